"""Notebook 05. The scenes that its exercises share."""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, Seeded, binary_labels, numbers, sizes
from solutions import network as answers  # not its names: `forward` is a file of this folder
from solutions.activations import hidden_activation

AWAY = 0.03  # how far the scores are from the kink of relu, at least


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    return network(rng, sizes(rng, 4, high=5), int(rng.integers(6, 8)), "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """four layers: relu three times, then softmax"""
    return network(rng, sizes(rng, 5, high=6), int(rng.integers(7, 9)), "relu", "softmax")


def square_layers(rng: np.random.Generator) -> dict[str, Any]:
    """all layers of equal size, and as many examples: tanh, then the head squared_sigmoid"""
    (n,) = sizes(rng, 1, low=3, high=4)
    return network(rng, [n] * 4, n, "tanh", "squared_sigmoid")


def no_hidden_layer(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer, and the squared head"""
    *layer_sizes, m = sizes(rng, 3)
    return network(rng, layer_sizes, m, "relu", "squared")


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1: sigmoid, then softmax"""
    return network(rng, sizes(rng, 3, high=5), 1, "sigmoid", "softmax")


def network(rng: np.random.Generator, layer_sizes: list[int], m: int, hidden: str, head: str) -> dict[str, Any]:
    """Layers, m examples, what the layers make of them, and slopes that need not be those of any cost."""
    X = A = numbers(rng, layer_sizes[0], m)
    parameters = []
    for n_prev, n in pairwise(layer_sizes):
        W, b = _layer(rng, A, n, n_prev)
        parameters.append((W, b))
        A = hidden_activation(hidden)[0](W @ A + b)
    A_L, cache = answers.forward(parameters, X, hidden, head)
    asked = {"parameters": parameters, "X": X, "Y": targets(rng, A_L, head), "hidden": hidden, "head": head}
    grads = [(numbers(rng, *W.shape), numbers(rng, *b.shape)) for W, b in parameters]
    return {**asked, "A_L": A_L, "cache": cache, "grads": grads}


def _layer(rng: np.random.Generator, A: Array, n: int, n_prev: int) -> tuple[Array, Array]:
    """Weights and biases whose scores have both signs and stay away from 0."""
    while True:
        W, b = numbers(rng, n, n_prev), numbers(rng, n, 1)
        Z = W @ A + b
        if Z.min() < -AWAY and Z.max() > AWAY and np.abs(Z).min() > AWAY:
            return W, b


def targets(rng: np.random.Generator, A_L: Array, head: str) -> Array:
    """What the outputs should be: a class for each example (every class occurs), 0 or 1 for each output, or numbers."""
    n_L, m = A_L.shape
    if head == "softmax":
        return np.eye(n_L)[:, rng.permutation(np.arange(m) % n_L)]
    return A_L - numbers(rng, n_L, m) if head == "squared" else binary_labels(rng, n_L * m).reshape(n_L, m)


def few_neurons(rng: np.random.Generator) -> dict[str, Any]:
    """three small layers"""
    return {"layer_sizes": sizes(rng, 4, high=6), "rng": generator(rng)}


def many_neurons_later(rng: np.random.Generator) -> dict[str, Any]:
    """layers of 30 and of 70 neurons, 6 inputs"""
    return {"layer_sizes": [6, 30, 70], "rng": generator(rng)}


def generator(rng: np.random.Generator) -> Seeded:
    return Seeded(int(rng.integers(2**31)))
