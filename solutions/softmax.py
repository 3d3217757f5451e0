"""Softmax regression: logistic regression with a row of weights for every class (notebook 02)."""

import numpy as np


def one_hot(y, k):
    """Labels as columns: a 1 in the row of the class, 0 elsewhere.

    y  (m,)    class numbers from 0 to k - 1
    k  number  how many classes there are

    Y  (k, m)  labels, one example a column
    """
    return (np.arange(k)[:, np.newaxis] == y).astype(float)


def softmax(Z):
    """Turn the scores of every example into probabilities, without overflow for scores as large as ±1000.

    Z  (k, m)  scores, whole numbers or not, one example a column

    A  (k, m)  each e^Z over the sum of its column
    """
    e = np.exp(Z - np.max(Z, axis=0, keepdims=True))  # at most 1, so nothing overflows
    return e / np.sum(e, axis=0, keepdims=True)


def forward(W, b, X):
    """The probability of every class for every example: an affine map, then softmax.

    W  (k, n_0)  weights, a row for each class
    b  (k, 1)    biases
    X  (n_0, m)  inputs, one example a column

    A  (k, m)    probabilities, one example a column
    """
    return softmax(W @ X + b)


def cross_entropy(A, Y):
    """The cost J: minus the logarithm of the right class's probability, as a mean over examples (CS229's cross entropy; Lai).

    A  (k, m)  probabilities, above 0
    Y  (k, m)  labels, a 1 in each column

    J  number  mean over the m examples
    """
    return -np.sum(Y * np.log(A)) / A.shape[1]


def softmax_jacobian(a):
    """How every probability of one example changes with every score.

    a         (k, 1)  probabilities of one example, a = softmax(z)

    jacobian  (k, k)  in row i and column j the slope of a_i by z_j
    """
    return np.diag(a[:, 0]) - a @ a.T


def delta(A, Y):
    """How far each score is off: dZ = the slope of each example's loss by its scores (CS229, step 1).

    A   (k, m)  probabilities, A = softmax(Z); some may be rounded to 0
    Y   (k, m)  labels, a 1 in each column

    dZ  (k, m)  per example, not yet averaged
    """
    return A - Y


def gradients(dZ, X):
    """The slopes of the cost J by W and by b, from the slopes by the scores (CS229, step 3; Yeh, BP1 and BP2).

    dZ  (k, m)    slopes of each example's loss by its scores
    X   (n_0, m)  inputs, one example a column

    dW  (k, n_0)  slope of J by W
    db  (k, 1)    slope of J by b
    """
    m = X.shape[1]
    dW = dZ @ X.T / m  # (k, m) @ (m, n_0)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dW, db


def add_dummy_feature(X):
    """Inputs with one more feature, which is 1 for every example: its weight is the bias (Dong; Lai).

    X   (n_0, m)      inputs, one example a column

    X1  (n_0 + 1, m)  the same, and the new feature as the last row
    """
    return np.vstack([X, np.ones((1, X.shape[1]))])


def theta_gradient(A, Y, X1):
    """The slope of the cost J by Θ = [W b], weights and bias in one matrix (Lai, with columns for rows).

    A       (k, m)        probabilities, A = softmax(Θ X1)
    Y       (k, m)        labels, a 1 in each column
    X1      (n_0 + 1, m)  inputs with the dummy feature as the last row

    dTheta  (k, n_0 + 1)  slope of J by Θ
    """
    return (A - Y) @ X1.T / X1.shape[1]


def train(X, Y, alpha, iterations):
    """Gradient descent on the whole batch, from W = 0 and b = 0.

    X           (n_0, m)       inputs, one example a column
    Y           (k, m)         labels, a 1 in each column
    alpha       number         learning rate
    iterations  whole number   steps to take, at least 1

    W           (k, n_0)       weights after the last step
    b           (k, 1)         biases after the last step
    costs       (iterations,)  list of J, each recorded before its step
    """
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def predict(W, b, X):
    """The most probable class of every example.

    W       (k, n_0)  weights, a row for each class
    b       (k, 1)    biases
    X       (n_0, m)  inputs, one example a column

    labels  (m,)      class numbers from 0 to k - 1; of equally probable classes the first
    """
    return np.argmax(forward(W, b, X), axis=0)
