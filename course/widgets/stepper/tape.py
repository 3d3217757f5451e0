"""A network's way forward and back as a tape: matrices, and the steps that make them, from the student's own functions.

Pure: arrays and functions in, a tape out. Nothing on it comes from a solution. What is wrong is found with the
student's own cost: a slope that disagrees with its numerical slope, or a shape that does not fit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Parameters = list[tuple[Array, Array]]
Shape = tuple[int, ...]

DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Student:
    """The functions of one notebook, all called by position. `parts` are BP1 to BP4 and the slope of the hidden activation."""

    forward: Callable[[Parameters, Array], Any]  # -> A_L, cache
    cost: Callable[[Array, Array], Any]  # A_L, Y -> J
    backward: Callable[[Parameters, Any, Array, Array], Any]  # parameters, cache, A_L, Y -> grads
    parts: tuple[Callable[..., Any], ...] = ()  # dW_from, db_from, dA_from, dZ_from, g_prime


@dataclass(frozen=True)
class Box:
    """One matrix: what it is called, what its sides mean, and what is in it."""

    kind: str  # X, Y, W, b, Z, A or d and one of them
    layer: int
    sides: tuple[str, str]  # the letters of rows and columns: ("n_2", "m")
    shape: tuple[int, int]  # what it has to be
    values: Array | None = None  # None: it was not made
    slopes: tuple[Array, Array] | None = None  # between these two lies the slope of the student's own cost

    @property
    def name(self) -> str:
        """As in code: `dW2`, `X`."""
        return self.kind if self.kind in "XY" else f"{self.kind}{self.layer}"

    @property
    def editable(self) -> bool:
        return self.kind in ("X", "W", "b")


@dataclass(frozen=True)
class Step:
    """One matrix is made of others. Entry (r, c) needs the entries that `reads` says: `k` runs over a sum, `a` over all."""

    makes: str
    law: str  # forward, or which of BP1 to BP4
    equation: str
    reads: tuple[tuple[str, str], ...]  # a box and its indices: ("W1", "rk")
    entry: str  # one entry in words: {sum} stands for the sum of products, {0} for an entry of the first box
    layer: int = 0
    holds: bool = True  # is what the student made what the equation says? Only then it is shown


@dataclass(frozen=True)
class Trouble:
    """The first thing that is wrong: which matrix, in words, and where shapes do not fit, whose."""

    words: str
    box: str = ""
    got: Shape | None = None  # the shape that came, if it is not the one of the box
    misfit: "Misfit | None" = None


@dataclass(frozen=True)
class Misfit:
    """Two arrays that were put together and do not fit: their names, where they are known, and their shapes."""

    operator: str
    names: tuple[str, str]
    shapes: tuple[Shape, Shape]


@dataclass(frozen=True)
class Tape:
    """All boxes, made or not, the steps in their order, the cost, and the first trouble if there is any."""

    boxes: dict[str, Box]
    steps: tuple[Step, ...]
    cost: float | None = None
    trouble: Trouble | None = None
    sizes: dict[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """What is to be said of the whole, in a sentence or two."""
        if self.trouble:
            return f"✗ {self.trouble.words}"
        slopes = [box for box in self.boxes.values() if box.kind.startswith("d")]
        if all(box.values is not None and box.slopes is not None for box in slopes):
            return "✓ Every slope agrees with the numerical slope of your own cost."
        return "Not every slope could be seen and measured, but those that could agree."


def pretty(words: str) -> str:
    """Letters with their layer as in the notebooks' mathematics: `dW2` -> dW₂, `n_1 = 4` -> n₁ = 4."""
    return re.sub(r"(?<=[A-Za-z])_?([0-9]+)", lambda found: found[1].translate(DIGITS), words)
