"""A network's way forward and back as a tape: matrices, and the steps that make them, from the student's own functions.

Pure: arrays and functions in, a tape out. Nothing on it comes from a solution. What is wrong is found with the
student's own cost: a slope that disagrees with its numerical slope, or a shape that does not fit.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Parameters = list[tuple[Array, Array]]
Shape = tuple[int, ...]

LARGEST = 8  # rows or columns that still fit a page
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


def blank(parameters: Parameters, X: Array, Y: Array, parts: bool) -> Tape:
    """The tape before anything ran: what is given has values, the rest has shapes. Raises ValueError for a misfit."""
    sizes = sizes_of(parameters, X, Y)
    boxes = [Box("X", 0, ("n_0", "m"), (sizes["n_0"], sizes["m"]), X)]
    for layer, (W, b) in enumerate(parameters, 1):
        n, n_prev = f"n_{layer}", f"n_{layer - 1}"
        shape, column, batch = (sizes[n], sizes[n_prev]), (sizes[n], 1), (sizes[n], sizes["m"])
        boxes += [Box("W", layer, (n, n_prev), shape, W), Box("b", layer, (n, "1"), column, b)]
        boxes += [Box(kind, layer, (n, "m"), batch) for kind in ("Z", "A", "dZ")]
        boxes += [Box("dW", layer, (n, n_prev), shape), Box("db", layer, (n, "1"), column)]
        if parts and layer < len(parameters):
            boxes.append(Box("dA", layer, (n, "m"), batch))
    boxes.append(Box("Y", len(parameters), (f"n_{len(parameters)}", "m"), Y.shape, Y))
    return Tape({box.name: box for box in boxes}, steps_of(len(parameters), sizes, parts), sizes=sizes)


def sizes_of(parameters: Parameters, X: Array, Y: Array) -> dict[str, int]:
    """The letters of the shapes with their numbers. Raises ValueError, in words, if the arrays do not fit each other."""
    if X.ndim != 2 or Y.ndim != 2 or X.shape[1] != Y.shape[1]:
        raise ValueError(f"X (n_0, m) and Y (n_L, m) have one example a column; here they are {X.shape} and {Y.shape}.")
    sizes = {"n_0": X.shape[0], "m": X.shape[1]}
    for layer, (W, b) in enumerate(parameters, 1):
        n_prev = sizes[f"n_{layer - 1}"]
        if W.ndim != 2 or W.shape[1] != n_prev or b.shape != (W.shape[0], 1):
            fit = f"W{layer} is (n_{layer}, {n_prev}) and b{layer} is (n_{layer}, 1)"
            raise ValueError(f"In layer {layer}, {fit}; here they are {W.shape} and {b.shape}.")
        sizes[f"n_{layer}"] = W.shape[0]
    if max(sizes.values()) > LARGEST:
        raise ValueError(
            f"Here is room for at most {LARGEST} neurons in a layer and {LARGEST} examples; these are {sizes}."
        )
    if Y.shape[0] != sizes[f"n_{len(parameters)}"]:
        raise ValueError(f"Y has {Y.shape[0]} rows, but the last layer has {sizes[f'n_{len(parameters)}']} neurons.")
    return sizes


def steps_of(layers: int, sizes: dict[str, int], parts: bool) -> tuple[Step, ...]:
    """The way forward and back, in the order in which it is walked (Yeh, equations 1 and 2, BP1 to BP4)."""
    steps: list[Step] = []
    for layer in range(1, layers + 1):
        W, b, Z, A, A_prev = _names(layer)
        affine = f"{pretty(Z)} = {pretty(W)} {pretty(A_prev)} + {pretty(b)}"
        steps.append(Step(Z, "forward", affine, ((W, "rk"), (A_prev, "kc"), (b, "r0")), "{sum} + {2}", layer))
        together = layer == layers and sizes[f"n_{layer}"] > 1  # a softmax looks at all scores of an example
        scores, entry = ("ac", "g of the whole column") if together else ("rc", "g({0})")
        steps.append(Step(A, "forward", f"{pretty(A)} = g({pretty(Z)})", ((Z, scores),), entry, layer))
    for layer in range(layers, 0, -1):
        W, b, Z, A, A_prev = _names(layer)
        if layer == layers:
            start = f"d{pretty(Z)} = {pretty(A)} − Y"
            steps.append(Step(f"d{Z}", "loss", start, ((A, "rc"), ("Y", "rc")), "{0} − {1}", layer))
        else:
            steps += _one_layer_back(layer, parts)
        mean = f"({{sum}}) / {sizes['m']}"
        bp1 = f"d{pretty(W)} = d{pretty(Z)} {pretty(A_prev)}ᵀ / m"
        steps.append(Step(f"d{W}", "BP1", bp1, ((f"d{Z}", "rk"), (A_prev, "ck")), mean, layer))
        bp2 = f"d{pretty(b)} = Σ d{pretty(Z)} / m, over the examples"
        steps.append(Step(f"d{b}", "BP2", bp2, ((f"d{Z}", "rk"),), mean, layer))
    return tuple(steps)


def _one_layer_back(layer: int, parts: bool) -> list[Step]:
    """From dZ of the layer after to dZ of this one."""
    Z, A, W_next, dZ_next = f"Z{layer}", f"A{layer}", f"W{layer + 1}", f"dZ{layer + 1}"
    back = f"{pretty(W_next)}ᵀ {pretty(dZ_next)}"
    paths = ((W_next, "kr"), (dZ_next, "kc"))
    if not parts:
        both = f"d{pretty(Z)} = {back} ∘ g′({pretty(Z)})"
        return [Step(f"d{Z}", "BP3, BP4", both, (*paths, (Z, "rc")), "({sum}) · g′({2})", layer)]
    bp4 = f"d{pretty(Z)} = d{pretty(A)} ∘ g′({pretty(Z)})"
    return [
        Step(f"d{A}", "BP3", f"d{pretty(A)} = {back}", paths, "{sum}", layer),
        Step(f"d{Z}", "BP4", bp4, ((f"d{A}", "rc"), (Z, "rc")), "{0} · g′({1})", layer),
    ]


def _names(layer: int) -> Sequence[str]:
    return f"W{layer}", f"b{layer}", f"Z{layer}", f"A{layer}", f"A{layer - 1}" if layer > 1 else "X"
