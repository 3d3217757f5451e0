"""Notebook 04. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import Array, binary_labels, numbers, sizes
from solutions import two_layer as answers  # not its names: `forward` is a file of this folder


def scores(rng: np.random.Generator) -> dict[str, Any]:
    """scores below and above 0"""
    shape = sizes(rng, 2, low=3)
    signs = 2 * binary_labels(rng, shape[0] * shape[1]).reshape(shape) - 1
    return {"Z": 2 * signs * np.abs(numbers(rng, *shape))}


def network(rng: np.random.Generator) -> dict[str, Any]:
    """two layers, a batch of m examples"""
    return _network(rng, *sizes(rng, 3, high=6))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _network(rng, *sizes(rng, 2, high=6), 1)


def _network(rng: np.random.Generator, n_0: int, n_1: int, m: int) -> dict[str, Any]:
    parameters = [
        (numbers(rng, n_1, n_0), numbers(rng, n_1, 1)),
        (numbers(rng, 1, n_1), numbers(rng, 1, 1)),
    ]
    X, Y = numbers(rng, n_0, m), binary_labels(rng, m)
    A2, cache = answers.forward(parameters, X)
    return {"parameters": parameters, "X": X, "Y": Y, "A2": A2, "cache": cache}


def layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, a batch of m examples"""
    return _layer(rng, *sizes(rng, 3, high=6))


def square_layer(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as inputs, and as many examples"""
    return _layer(rng, *sizes(rng, 1, low=3, high=4) * 3)


def layer_with_one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _layer(rng, *sizes(rng, 2, high=6), 1)


def _layer(rng: np.random.Generator, n_l: int, n_prev: int, m: int) -> dict[str, Any]:
    """A layer whose scores are compared with targets by `J`, of which dZ is then the slope."""
    W, b, A_prev, dZ = numbers(rng, n_l, n_prev), numbers(rng, n_l, 1), numbers(rng, n_prev, m), numbers(rng, n_l, m)
    return {"W": W, "b": b, "A_prev": A_prev, "dZ": dZ, "targets": W @ A_prev + b - dZ}


def J(values: Array, targets: Array) -> float:
    """A cost that any layer can have, whatever comes after it in the network: half the squared distance."""
    return float(np.sum((values - targets) ** 2) / 2 / targets.shape[1])
