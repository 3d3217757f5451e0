"""What scenes are made of: sizes of which no two are equal, numbers away from zero, labels in which every class occurs.

A scene is a function `rng -> {name: value}`. Names that the exercise's function takes become its arguments; the others
(the scores behind some probabilities, say) are there for the numerical slope. Its docstring says what is special.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.values.closed import Array

Scene = Callable[[np.random.Generator], dict[str, Any]]


def sizes(rng: np.random.Generator, count: int, low: int = 2, high: int = 8) -> list[int]:
    """`count` different whole numbers from `low` to `high`: no two axes have the same length, and none has length 1."""
    return [int(size) for size in rng.choice(np.arange(low, high + 1), size=count, replace=False)]


def numbers(rng: np.random.Generator, *shape: int, size: float = 0.7) -> Array:
    """Normal numbers of typical magnitude `size`, none closer to zero than a tenth of it."""
    draws = rng.normal(size=shape)
    return size * (draws + 0.1 * np.where(draws >= 0, 1, -1))


def binary_labels(rng: np.random.Generator, m: int) -> Array:
    """`(1, m)` labels 0 and 1 as floats; both occur, in an order that is not sorted where m allows it."""
    labels = (np.arange(m) % 2).astype(float)
    if m > 2:
        labels[2:] = rng.integers(0, 2, size=m - 2)
    return rng.permutation(labels)[None, :]
