"""Notebook 01. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import Array, Scene, binary_labels, inputs, numbers, sizes
from solutions import logistic as answers  # not its names: `forward` is a file of this folder


def classifier(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    return _classifier(rng, inputs(rng, *sizes(rng, 2, low=3)), size=0.7)


def whole_number_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as inputs"""
    return _classifier(rng, rng.integers(-4, 5, size=sizes(rng, 2, low=3)), size=0.3)


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    draw = classifier(rng)
    least = int(np.argmin(np.abs(draw["Z"])))  # of a probability near the label, rounding would be all that is left
    return {name: entry if name in ("W", "b") else entry[:, [least]] for name, entry in draw.items()}


def one_input(rng: np.random.Generator) -> dict[str, Any]:
    """one input, n_0 = 1"""
    return _classifier(rng, inputs(rng, 1, 5), size=0.7)


def inputs_again(rng: np.random.Generator) -> dict[str, Any]:
    """as many inputs as examples, and the same inputs come twice, with other weights"""
    return _classifier(rng, np.linspace(-1.5, 2, 9).reshape(3, 3), size=0.7)


def uneven(scene: Scene) -> Scene:
    """The scene drawn until no slope is small and none cancel: of a dW near 0, rounding would be all that is left."""

    def again(rng: np.random.Generator) -> dict[str, Any]:
        while True:
            draw = scene(rng)
            dZ, X = draw["dZ"], draw["X"]
            if min(abs(dZ.mean()), np.abs(dZ @ X.T / dZ.size).max() / np.abs(X).max()) > 0.02:
                return draw

    again.__doc__ = scene.__doc__
    return again


def with_scores(rng: np.random.Generator, scores: Any, n_0: int = 0) -> dict[str, Any]:
    """Inputs that get exactly these scores, in random order: the first feature makes up the difference."""
    n_0 = n_0 or sizes(rng, 1, low=3)[0]
    W, b, X = numbers(rng, 1, n_0), rng.choice([-1, 1]) * rng.uniform(1.2, 2, (1, 1)), numbers(rng, n_0, scores.size)
    first = X[0] + (rng.permutation(scores) - (W @ X + b)[0]) / W[0, 0]
    return {"W": W, "b": b, "X": np.vstack([first, X[1:]])}


def _classifier(rng: np.random.Generator, X: Array, size: float) -> dict[str, Any]:
    """Weights, labels and everything between them for these inputs."""
    W, b, Y = numbers(rng, 1, len(X), size=size), numbers(rng, 1, 1, size=size), binary_labels(rng, X.shape[1])
    A = answers.forward(W, b, X)
    return {"W": W, "b": b, "X": X, "Y": Y, "Z": W @ X + b, "A": A, "dZ": answers.delta(A, Y)}
