"""One hidden layer, all examples at once: the four equations of backpropagation (notebook 04)."""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.logistic import cost


def tanh_prime(Z):
    """The slope of tanh at every score.

    Z        any shape  scores

    g_prime  like Z     the derivative of tanh at Z, entry by entry
    """
    return 1 - np.tanh(Z) ** 2


def relu(Z):
    """The rectifier: scores above 0 pass, the others become 0 (Dong, section 1.1, by its slope).

    Z  any shape  scores

    A  like Z     entry by entry
    """
    return np.maximum(Z, 0)


def relu_prime(Z):
    """The slope of relu at every score; 0 at the kink.

    Z        any shape  scores

    g_prime  like Z     the derivative of relu at Z, entry by entry
    """
    return (Z > 0).astype(float)


def forward(parameters, X):
    """Two layers, tanh and then sigmoid, for every example; what the backward pass will need is kept (Yeh, equations 1 and 2).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))     (W1, b1), then (W2, b2)
    X           (n_0, m)                                  inputs, one example a column

    A2          (1, m)                                    probabilities of class 1
    cache       list of (A_prev (n_prev, m), Z (n_l, m))  for each of the two layers what came in, and the scores
    """
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


def dW_from(dZ, A_prev):
    """The slope of the cost J by the weights of a layer (Yeh, BP1).

    dZ      (n_l, m)       slope of each example's loss by its scores
    A_prev  (n_prev, m)    what came into the layer

    dW      (n_l, n_prev)  slope of J by W
    """
    return dZ @ A_prev.T / dZ.shape[1]


def db_from(dZ):
    """The slope of the cost J by the biases of a layer (Yeh, BP2).

    dZ  (n_l, m)  slope of each example's loss by its scores

    db  (n_l, 1)  slope of J by b
    """
    return np.mean(dZ, axis=1, keepdims=True)


def dA_from(W, dZ):
    """The slope of each example's loss by what came into a layer (Yeh, BP3).

    W   (n_l, n_prev)  weights of the layer
    dZ  (n_l, m)       slope of each example's loss by the layer's scores

    dA  (n_prev, m)    slope of each example's loss by the activations of the layer before
    """
    return W.T @ dZ


def dZ_from(dA, Z, g_prime):
    """The slope of each example's loss by the scores of a layer (Yeh, BP4).

    dA       (n_l, m)  slope of each example's loss by the layer's activations
    Z        (n_l, m)  scores
    g_prime  function  slope of the layer's activation, entry by entry

    dZ       (n_l, m)  slope of each example's loss by Z
    """
    return dA * g_prime(Z)


def backward(parameters, cache, A2, Y):
    """All gradients of the cost J, in one pass from the output back (Yeh, BP1 to BP4).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))     (W1, b1), then (W2, b2)
    cache       list of (A_prev (n_prev, m), Z (n_l, m))  what forward kept
    A2          (1, m)                                    probabilities of class 1, strictly between 0 and 1
    Y           (1, m)                                    labels, 0 or 1

    grads       list of (dW (n_l, n_prev), db (n_l, 1))   (dW1, db1), then (dW2, db2)
    """
    (X, Z1), (A1, _) = cache
    W2 = parameters[1][0]
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(W2, dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


def train(parameters, X, Y, alpha, iterations):
    """Gradient descent on the whole batch, from the given start (Yeh, gradient descent).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  the start: (W1, b1), then (W2, b2)
    X           (n_0, m)                               inputs, one example a column
    Y           (1, m)                                 labels, 0 or 1
    alpha       number                                 learning rate
    iterations  whole number                           steps to take

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  after the last step
    costs       (iterations,)                          list of J, each recorded before its step
    """
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]
    return parameters, costs
