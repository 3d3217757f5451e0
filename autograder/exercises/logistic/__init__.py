"""Notebook 01. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import Array, binary_labels, numbers, sizes
from solutions import logistic as answers  # not its names: `forward` is a file of this folder


def classifier(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    return _classifier(rng, numbers(rng, *sizes(rng, 2, low=3)), size=0.7)


def whole_number_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as inputs"""
    return _classifier(rng, rng.integers(-4, 5, size=sizes(rng, 2, low=3)), size=0.3)


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    draw = classifier(rng)
    return {name: entry if name in ("W", "b") else entry[:, :1] for name, entry in draw.items()}


def _classifier(rng: np.random.Generator, X: Array, size: float) -> dict[str, Any]:
    """Weights, labels and everything between them for these inputs."""
    W, b, Y = numbers(rng, 1, len(X), size=size), numbers(rng, 1, 1, size=size), binary_labels(rng, X.shape[1])
    A = answers.forward(W, b, X)
    return {"W": W, "b": b, "X": X, "Y": Y, "Z": W @ X + b, "A": A, "dZ": answers.delta(A, Y)}
