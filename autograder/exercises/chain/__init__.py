"""Notebook 03. The scenes that its exercises share, and the loss whose slope they ask for."""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, binary_labels, numbers, sizes
from solutions import chain as answers  # not its names: `forward` is a file of this folder
from solutions.activations import hidden_activation


def loss(y_hat, y, head):
    """The loss of one example, a number."""
    if head == "logistic":
        return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    if head == "softmax":
        return -np.sum(y * np.log(y_hat))
    return np.sum((y_hat - y) ** 2) / 2


def neurons(rng: np.random.Generator) -> dict[str, Any]:
    """a chain of T neurons"""
    T = int(rng.integers(3, 5))
    return _chain(rng, float(numbers(rng)), numbers(rng, T, size=1.5), numbers(rng, T))


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron, T = 1"""
    return _chain(rng, float(numbers(rng)), numbers(rng, 1), numbers(rng, 1))


def whole_number_weights(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as weights and biases"""
    return _chain(rng, 1, rng.choice([-3, -1, 1, 3], size=3), rng.choice([-1, 1], size=3))


def _chain(rng: np.random.Generator, x: float, w: Array, b: Array) -> dict[str, Any]:
    """A readout, a target y that is not met, and everything that the chain computes."""
    w_out, b_out, dloss_dyhat = map(float, numbers(rng, 3, size=1.5))
    u, z, y_hat = answers.chain_forward(x, w, b, w_out, b_out)
    deltas = answers.chain_deltas(w, u, w_out, dloss_dyhat)
    given = {"x": x, "w": w, "b": b, "w_out": w_out, "b_out": b_out, "y": float(y_hat - dloss_dyhat)}
    return {**given, "u": u, "z": z, "dloss_dyhat": dloss_dyhat, "deltas": deltas}


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    return network(rng, sizes(rng, 4, high=5), "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """four layers: relu three times, then softmax"""
    return network(rng, sizes(rng, 5, high=6), "relu", "softmax")


def equal_layers(rng: np.random.Generator) -> dict[str, Any]:
    """two layers of equal size: sigmoid, then the head squared_sigmoid"""
    return network(rng, 3 * sizes(rng, 1, low=3, high=4), "sigmoid", "squared_sigmoid")


def no_hidden_layer(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer with one output, and the squared head"""
    return network(rng, [*sizes(rng, 1), 1], "sigmoid", "squared")


def network(rng: np.random.Generator, layer_sizes: list[int], hidden: str, head: str) -> dict[str, Any]:
    """Layers, one example, and `W` to `delta` of the last layer.

    The biases are such that every layer has scores of both signs and none near the kink of relu.
    """
    g = hidden_activation(hidden)[0]
    x = a = numbers(rng, layer_sizes[0], 1)
    parameters = []
    for n_prev, n in pairwise(layer_sizes):
        W, z = numbers(rng, n, n_prev), _both_signs(rng, n)
        parameters.append((W, z - W @ a))
        a = g(z)
    y_hat, cache = answers.forward(parameters, x, hidden, head)
    y, (W, b), (a_prev, z) = _target(rng, y_hat, head), parameters[-1], cache[-1]
    asked = {"parameters": parameters, "x": x, "y": y, "hidden": hidden, "head": head, "y_hat": y_hat, "cache": cache}
    return {**asked, "W": W, "b": b, "a_prev": a_prev, "z": z, "delta": answers.output_delta(z, y_hat, y, head)}


def _both_signs(rng: np.random.Generator, n: int) -> Array:
    return np.abs(numbers(rng, n, 1)) * rng.permutation((-1) ** np.arange(n))[:, None]


def _target(rng: np.random.Generator, y_hat: Array, head: str) -> Array:
    """What the outputs should be: one class, a 0 or 1 for each, or numbers that are not met."""
    if head == "softmax":
        return rng.permutation(np.eye(len(y_hat))[:, :1])
    return y_hat - numbers(rng, len(y_hat), 1) if head == "squared" else binary_labels(rng, len(y_hat)).T
