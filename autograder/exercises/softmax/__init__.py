"""Notebook 02. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import Array, numbers
from solutions import softmax as answers  # not its names: `forward` is a file of this folder


def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    k, n_0, m = sizes(rng)
    return _classifier(rng, numbers(rng, n_0, m), class_numbers(rng, k, m), k, size=0.7)


def whole_number_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as inputs"""
    k, n_0, m = sizes(rng)
    return _classifier(rng, rng.integers(-4, 5, size=(n_0, m)), class_numbers(rng, k, m), k, size=0.3)


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    draw = batch(rng)
    return {name: entry if name in ("W", "b", "Theta") else entry[:, :1] for name, entry in draw.items()}


def one_class_missing(rng: np.random.Generator) -> dict[str, Any]:
    """no example of one class"""
    k, n_0, m = sizes(rng)
    y = class_numbers(rng, k - 1, m)
    y[y >= rng.integers(k)] += 1  # leaves a class out, wherever it stands
    return _classifier(rng, numbers(rng, n_0, m), y, k, size=0.7)


def sizes(rng: np.random.Generator) -> list[int]:
    """k, n_0 and m: no two of k, n_0, n_0 + 1 and m are equal, and there are examples for every class."""
    return [int(size) for size in rng.integers((3, 5, 8), (5, 7, 11))]


def class_numbers(rng: np.random.Generator, k: int, m: int) -> Array:
    """(m,) numbers from 0 to k - 1; each occurs, and not all equally often."""
    return rng.permutation([*range(k), *rng.integers(k, size=m - k)])


def _classifier(rng: np.random.Generator, X: Array, y: Array, k: int, size: float) -> dict[str, Any]:
    """Weights and everything between them and the labels for these inputs."""
    W, b, Y = numbers(rng, k, len(X), size=size), numbers(rng, k, 1, size=size), answers.one_hot(y, k)
    A = answers.forward(W, b, X)
    joined = {"X1": answers.add_dummy_feature(X), "Theta": np.hstack([W, b])}
    return {"W": W, "b": b, "X": X, "Y": Y, "Z": W @ X + b, "A": A, "dZ": answers.delta(A, Y), **joined}
