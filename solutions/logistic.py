"""Logistic regression: one neuron, one layer, every idea that backpropagation needs (notebook 01)."""

import numpy as np


def sigmoid(Z):
    """Squash every score into a probability, without overflow for scores as large as ±1000.

    Z  any shape  scores, which may be whole numbers

    A  like Z     1 / (1 + e^(-Z)), entry by entry
    """
    e = np.exp(-np.abs(Z))  # at most 1, so nothing overflows
    return np.where(np.asarray(Z) >= 0, 1, e) / (1 + e)


def sigmoid_prime(Z):
    """The slope of the sigmoid at every score.

    Z        any shape  scores, which may be whole numbers

    g_prime  like Z     the derivative of sigmoid at Z, entry by entry
    """
    A = sigmoid(Z)
    return A * (1 - A)


def forward(W, b, X):
    """The probability of class 1 for every example: an affine map, then the sigmoid.

    W  (1, n_0)  weights
    b  (1, 1)    bias
    X  (n_0, m)  inputs, one example a column

    A  (1, m)    probabilities
    """
    return sigmoid(W @ X + b)


def cost(A, Y):
    """The cross-entropy J: what the probabilities cost, as a mean over examples (CS229's nll loss; Yeh, equation 3).

    A  (1, m)  probabilities, strictly between 0 and 1
    Y  (1, m)  labels, 0 or 1

    J  number  mean over the m examples of -log(the probability that was given to the right class)
    """
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def delta(A, Y):
    """How far each score is off: dZ = the slope of each example's loss by its score Z (CS229, step 1).

    A   (1, m)  probabilities, A = sigmoid(Z)
    Y   (1, m)  labels, 0 or 1

    dZ  (1, m)  per example, not yet averaged
    """
    return A - Y


def gradients(dZ, X):
    """The slopes of the cost J by W and by b, from the slopes by the scores (CS229, step 3; Yeh, BP1 and BP2).

    dZ  (1, m)    slope of each example's loss by its score
    X   (n_0, m)  inputs, one example a column

    dW  (1, n_0)  slope of J by W
    db  (1, 1)    slope of J by b
    """
    m = X.shape[1]
    dW = dZ @ X.T / m  # (1, m) @ (m, n_0)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dW, db


def train(X, Y, alpha, iterations):
    """Gradient descent on the whole batch, from W = 0 and b = 0.

    X           (n_0, m)       inputs, one example a column
    Y           (1, m)         labels, 0 or 1
    alpha       number         learning rate
    iterations  whole number   steps to take, at least one

    W           (1, n_0)       weights after the last step
    b           (1, 1)         bias after the last step
    costs       (iterations,)  list of J, each recorded before its step
    """
    W, b, costs = np.zeros((1, X.shape[0])), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def predict(W, b, X):
    """The more probable class of every example.

    W  (1, n_0)  weights
    b  (1, 1)    bias
    X  (n_0, m)  inputs, one example a column

    labels  (1, m)  1 where the probability of class 1 is above one half, otherwise 0
    """
    return (forward(W, b, X) > 0.5).astype(int)
