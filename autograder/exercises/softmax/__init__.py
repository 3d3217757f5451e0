"""Notebook 02. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import Array, arranged, as_data, inputs, numbers
from solutions import softmax as answers  # not its names: `forward` is a file of this folder

UNLIKE_TURNED = np.array([1, 0, 1, 2])  # four labels of four classes: no row of Y may be taken for a column


def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    k, n_0, m = sizes(rng)
    return _classifier(rng, inputs(rng, n_0, m), class_numbers(rng, k, m), k, size=0.7)


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
    return _classifier(rng, inputs(rng, n_0, m), y, k, size=0.7)


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes, one input"""  # asked twice: who keeps an array from call to call shows at equal sizes
    return _classifier(rng, inputs(rng, 1, 5), class_numbers(rng, 2, 5), 2, size=0.7)


def one_of_two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes, one input, every example of class 1"""  # its slopes do not cancel: float32 would keep less of them
    return _classifier(rng, np.abs(inputs(rng, 1, 5)), np.ones(5, dtype=int), 2, size=0.7)


def twelve_classes(rng: np.random.Generator) -> dict[str, Any]:
    """twelve classes, twenty inputs, four examples"""
    return _classifier(rng, inputs(rng, 20, 4), rng.permutation([0, 3, 10, 11]), 12, size=0.3)


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many examples as classes, and as inputs with the dummy feature"""
    return _classifier(rng, inputs(rng, 3, 4), UNLIKE_TURNED, 4, size=0.7)


def right_for_sure(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose right class has probability 1"""
    k, n_0, m = sizes(rng)
    draw = _classifier(rng, inputs(rng, n_0, m), class_numbers(rng, k, m), k, size=0.7)
    draw["A"][:, 0] = draw["Y"][:, 0]
    return {**draw, "dZ": answers.delta(draw["A"], draw["Y"])}


def with_scores(rng: np.random.Generator, Z: Array) -> dict[str, Any]:
    """Weights and inputs that give these scores, without rounding where they are not longer than a float32."""
    k = len(Z)
    order, b = rng.permutation(k), rng.integers(-8, 9, size=(k, 1)) / 8
    return {"W": 2 * np.eye(k)[order], "b": b, "X": ((Z - b) / 2)[np.argsort(order)]}


def large_scores(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000, also all of one example"""
    order = rng.permutation([-1.5, -0.25, 0.5, 1.0])  # turned on from column to column: every class is ahead once
    Z = np.array([np.roll(order, i) for i in range(6)]).T + np.array([-998, -998, 0, 0, 998, 998])
    return with_scores(rng, rng.permutation(Z, axis=1))


def sizes(rng: np.random.Generator) -> list[int]:
    """k, n_0 and m: no two of k, n_0, n_0 + 1 and m are equal, and there are examples for every class."""
    return arranged([int(size) for size in rng.integers((3, 5, 8), (5, 7, 11))])


def class_numbers(rng: np.random.Generator, k: int, m: int) -> Array:
    """(m,) numbers from 0 to k - 1; each occurs where m is larger, and not all equally often: biases would hardly move."""
    y = np.array([*range(min(k, m)), *rng.integers(k, size=max(0, m - k))])
    if m >= k and len(set(np.bincount(y))) == 1:
        y[-1] = (y[-1] + 1) % k
    return rng.permutation(y)


def _classifier(rng: np.random.Generator, X: Array, y: Array, k: int, size: float) -> dict[str, Any]:
    """Weights and everything between them and the labels for these inputs."""
    W, b, Y = numbers(rng, k, len(X), size=size), numbers(rng, k, 1, size=size), as_data(answers.one_hot(y, k))
    A = answers.forward(W, b, X)
    joined = {"X1": answers.add_dummy_feature(X), "Theta": np.hstack([W, b])}
    return {"W": W, "b": b, "X": X, "Y": Y, "Z": W @ X + b, "A": A, "dZ": answers.delta(A, Y), **joined}
