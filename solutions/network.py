"""Backpropagation for any number of layers, any hidden activation and any head (notebook 05)."""

import numpy as np

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime
from solutions.shapes import numerical_gradient, relative_error


def initialize(layer_sizes, rng):
    """Random weights that keep the scores of every layer at about the same size; biases 0 (Lai: random, not 0).

    layer_sizes  list of whole numbers                   how many inputs, then how many neurons in each layer
    rng          generator                               a numpy.random.Generator: the only source of randomness

    parameters   list of (W (n_l, n_prev), b (n_l, 1))   W independent and normal, with mean 0 and the deviation that does this
    """
    return [
        (rng.normal(size=(n, n_prev)) / np.sqrt(n_prev), np.zeros((n, 1)))
        for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:], strict=True)
    ]


def forward(parameters, X, hidden, head):
    """All examples through all layers; what the backward pass will need is kept (CS229, section 1; Yeh, equations 1 and 2).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))     one a layer, first layer first
    X           (n_0, m)                                  inputs, one example a column
    hidden      text                                      activation of all layers but the last: "sigmoid", "tanh" or "relu"
    head        text                                      activation of the last layer and its loss, for example "softmax"

    A_L         (n_L, m)                                  what the last layer gives
    cache       list of (A_prev (n_prev, m), Z (n_l, m))  for each layer what came in, and the scores
    """
    g = hidden_activation(hidden)[0]
    A, cache = X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


def cost(A_L, Y, head):
    """The cost J of any head: the mean over examples of each one's loss (CS229, section 1; Yeh, equation 3).

    A_L   (n_L, m)  outputs; probabilities lie strictly between 0 and 1
    Y     (n_L, m)  what they should be: 0 or 1 for "logistic", one-hot for "softmax"
    head  text      which loss: half the squared distance ("squared", "squared_sigmoid") or cross-entropy ("logistic", "softmax")

    J     number    losses summed over the outputs of an example, then averaged over the m examples
    """
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


def backward(parameters, cache, A_L, Y, hidden, head):
    """All gradients of the cost J, from the last layer back to the first (CS229, section 2; Yeh, BP1 to BP4).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))     one a layer, first layer first
    cache       list of (A_prev (n_prev, m), Z (n_l, m))  what forward kept
    A_L         (n_L, m)                                  outputs; probabilities lie strictly between 0 and 1
    Y           (n_L, m)                                  what they should be
    hidden      text                                      activation of all layers but the last
    head        text                                      activation of the last layer and its loss

    grads       list of (dW (n_l, n_prev), db (n_l, 1))   in the order of parameters
    """
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        A_prev = cache[layer][0]
        grads.insert(0, (dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m))
        if layer > 0:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


def update(parameters, grads, alpha):
    """One step of gradient descent for every layer (Yeh, gradient descent).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))    one a layer, first layer first
    grads       list of (dW (n_l, n_prev), db (n_l, 1))  slopes of J, in the same order
    alpha       number                                   learning rate

    stepped     list of (W (n_l, n_prev), b (n_l, 1))    after the step: a new list, of new arrays
    """
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]


def gradient_check(parameters, X, Y, hidden, head):
    """How far backward's gradients are from numerical ones: near 0 where backward is right.

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  the network to check, small: every entry costs two forward passes
    X           (n_0, m)                               inputs, one example a column
    Y           (n_L, m)                               what the outputs should be
    hidden      text                                   activation of all layers but the last
    head        text                                   activation of the last layer and its loss

    error       number                                 relative error, as in notebook 00, over all entries of all dW and db together
    """
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    arrays = [array for pair in parameters for array in pair]
    theta = np.concatenate([array.ravel() for array in arrays])
    ends = np.cumsum([array.size for array in arrays])

    def J(theta):
        pieces = [theta[end - array.size : end].reshape(array.shape) for array, end in zip(arrays, ends, strict=True)]
        moved = list(zip(pieces[0::2], pieces[1::2], strict=True))
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    slopes = np.concatenate([array.ravel() for pair in grads for array in pair])
    return relative_error(slopes, numerical_gradient(J, theta))
