"""Notebook 07. The scenes that its exercises share."""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, binary_labels, numbers, sizes
from solutions import notation as answers  # not its names: `to_rows` is a file of this folder


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of three layers"""
    return _layers(rng, sizes(rng, 4, high=6))


def two_layers(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of two layers, the second with a single neuron"""
    return _layers(rng, [*sizes(rng, 2, high=6), 1])


def _layers(rng: np.random.Generator, layer_sizes: list[int]) -> dict[str, Any]:
    """Parameters for examples in columns, and what PyTorch calls them."""
    parameters = [(numbers(rng, n, n_prev), numbers(rng, n, 1)) for n_prev, n in pairwise(layer_sizes)]
    return {"parameters": parameters, "state": answers.to_torch(parameters)}


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    *layer_sizes, m = sizes(rng, 5, high=6)
    return _rows(rng, layer_sizes, m, "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """two layers: relu, then softmax"""
    n_0, n_1, m = sizes(rng, 3, low=4, high=6)
    return _rows(rng, [n_0, n_1, 3], m, "relu", "softmax")


def equal_sizes(rng: np.random.Generator) -> dict[str, Any]:
    """three equal layers, and as many examples: sigmoid, sigmoid, then the head squared_sigmoid"""
    return _rows(rng, [3] * 4, 3, "sigmoid", "squared_sigmoid")


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer with the squared head, and one example"""
    return _rows(rng, sizes(rng, 2, high=4), 1, "sigmoid", "squared")


def _rows(rng: np.random.Generator, layer_sizes: list[int], m: int, hidden: str, head: str) -> dict[str, Any]:
    """A network for examples in rows, and what it computes."""
    parameters = answers.to_rows(_layers(rng, layer_sizes)["parameters"])
    X = numbers(rng, m, layer_sizes[0])
    A_L, cache = answers.forward_rows(parameters, X, hidden, head)
    given = {"parameters": parameters, "X": X, "hidden": hidden, "head": head}
    return {**given, "A_L": A_L, "cache": cache, "Y": _targets(rng, A_L, head)}


def _targets(rng: np.random.Generator, A_L: Array, head: str) -> Array:
    """One class each and every class, a 0 or 1 for each output, or numbers that are not met."""
    m, n_L = A_L.shape
    if head == "softmax":
        return np.eye(n_L)[rng.permutation(np.arange(m) % n_L)]
    return A_L - numbers(rng, m, n_L) if head == "squared" else binary_labels(rng, m * n_L).reshape(m, n_L)
