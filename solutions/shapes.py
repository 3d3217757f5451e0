"""Shapes, and slopes that are measured: what every later notebook stands on (notebook 00)."""

import numpy as np


def affine(W, A_prev, b):
    """The scores of one layer for every example: the weights' sums plus the bias (CS229, section 1; Yeh, equation 2).

    W       (n_l, n_prev)  weights, one row for each neuron
    A_prev  (n_prev, m)    what comes in, one example a column; may be whole numbers
    b       (n_l, 1)       biases

    Z       (n_l, m)       scores, one example a column
    """
    return W @ A_prev + b


def parameter_shapes(layer_sizes):
    """Which shapes the weights and the biases of every layer have.

    layer_sizes  list of whole numbers           how many inputs, then how many neurons in each layer

    shapes       list of (shape_W (2,), shape_b (2,))  for each layer, first layer first
    """
    return [((layer_sizes[i], layer_sizes[i - 1]), (layer_sizes[i], 1)) for i in range(1, len(layer_sizes))]


def numerical_gradient(f, theta, h=1e-5):
    """The slope of f by every entry of theta, measured by central differences.

    f      function    takes an array like theta and gives a number
    theta  any shape   the place at which the slopes are wanted, which may be whole numbers
    h      number      how far to go up and down

    grad   like theta  for each entry: the change of f from h below to h above, divided by the distance
    """
    theta = np.asarray(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


def relative_error(a, b):
    """How far apart two arrays are, measured by their own size.

    a      any shape  one of them
    b      like a     the other, which may hold whole numbers

    error  number     the length of the difference over the sum of both lengths; 0 for two arrays of zeros
    """
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return np.linalg.norm(np.ravel(a) - np.ravel(b)) / size if size else 0.0


def gradient_descent_step(theta, grad, alpha):
    """One step downhill (Yeh, gradient descent).

    theta    any shape   where the step starts
    grad     like theta  slopes of the cost by every entry of theta
    alpha    number      learning rate

    stepped  like theta  where it ends
    """
    return theta - alpha * grad
