"""Notebook 07: the same multiplication in three layouts, with the student's translations."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.observing.observe import guarded
from course.figures import Array
from course.widgets.explorers.boxes import Box, Boxes, Line, factor, short
from course.widgets.explorers.explorer import Explorer, counter, in_words

Layers = Sequence[tuple[Array, Array]]


def layout_lines(
    to_rows: Callable[[Layers], Layers],
    to_torch: Callable[[Layers], Mapping[str, Array]],
    layer: tuple[Array, Array, Array],
    r: int,
    i: int,
) -> list[Line]:
    """W X + b in columns, and what becomes of it; `layer` is (W, b, X). Neuron r and example i count from 1."""
    W, b, X = layer
    right = (W @ X + b).T
    sides = [f"$n_l$ = {W.shape[0]}", f"$n_{{l-1}}$ = {W.shape[1]}", f"$m$ = {X.shape[1]}"]
    products = " + ".join(f"{factor(w)}·{factor(x)}" for w, x in zip(W[r - 1], X[:, i - 1], strict=True))
    entry = f"{products} + {factor(b[r - 1, 0])} = {short(right[i - 1, r - 1])}"
    neuron, example = (0, r - 1), (1, i - 1)
    columns = Line(
        "columns: W X + b",
        [
            Box("W", W, (sides[0], sides[1]), neuron),
            Box("X", X, (sides[1], sides[2]), example=example),
            Box("b", b, (sides[0], ""), neuron),
            Box("Z", right.T, (sides[0], sides[2]), neuron, example),
        ],
        ["", "+", "="],
        entry,
    )
    rows, failure, *_ = guarded(lambda: to_rows([(W, b)])[0])
    lines = [columns, _line("rows: X W + b", rows, failure, ((1, r), W.T.shape, b.T.shape), (X, right, i, sides))]
    state, failure, *_ = guarded(lambda: (to_torch([(W, b)])["0.weight"], to_torch([(W, b)])["0.bias"]))
    shapes = ((0, r), W.shape, b.shape[:1])
    return [*lines, _line("PyTorch: X Wᵀ + b, with W as stored", state, failure, shapes, (X, right, i, sides))]


def _line(title: str, pair: Any, failure: Any, expected: tuple[Any, ...], inputs: tuple[Any, ...]) -> Line:
    """One layer with examples in rows. The first array that has another shape, or gives another Z, is marked."""
    (axis, r), *shapes = expected
    X, right, i, sides = inputs
    X_box = Box("X", X.T, (sides[2], sides[1]), example=(0, i - 1))
    if failure is not None:
        return Line(title, [X_box], [], in_words(failure))
    W, b = (np.asarray(array, dtype=float) for array in pair)
    names = dict(zip(("W", "b"), zip((W, b), shapes, strict=True), strict=True))
    misfit = [name for name, (array, shape) in names.items() if array.shape != shape]
    stored = (sides[1], sides[0]) if axis == 1 else (sides[0], sides[1])
    W_box = Box("W", np.atleast_2d(W), stored, (axis, r - 1), wrong="W" in misfit)
    b_box = Box("b", np.atleast_2d(b), ("", sides[0]), (1, r - 1), wrong=misfit == ["b"], flat=b.ndim == 1)
    if misfit:
        array, shape = names[misfit[0]]
        boxes = [_plain(box) if box.wrong else box for box in (W_box, b_box)]
        return Line(
            title, [X_box, *boxes], ["", "+"], f"{misfit[0]} should have shape {shape}. Yours has {array.shape}."
        )
    Z = X.T @ (W if axis == 1 else W.T) + b
    wrong = not np.allclose(Z, right)
    words = f"neuron {r} of example {i} is {short(Z[i - 1, r - 1])}"
    words += f", but {short(right[i - 1, r - 1])} in columns" if wrong else ", as in columns"
    Z_box = Box("Z", Z, (sides[2], sides[0]), (1, r - 1), (0, i - 1), wrong=wrong)
    return Line(title, [X_box, W_box, b_box, Z_box], ["", "+", "="], words)


def _plain(box: Box) -> Box:
    """A box of the wrong shape: no letters at its sides, no neuron in it."""
    return Box(box.name, box.entries, ("", ""), wrong=True, flat=box.flat)


def three_layouts(
    to_rows: Callable[[Layers], Layers],
    to_torch: Callable[[Layers], Mapping[str, Array]],
    W: Array,
    b: Array,
    X: Array,
) -> Explorer:
    """Follow one neuron and one example through the three layouts."""
    controls = {
        "r": counter("neuron (outlined)", 1, 1, W.shape[0]),
        "i": counter("example (filled)", 1, 1, X.shape[1]),
    }
    return Explorer(
        "Move the example, then the neuron. Which of the two is a row, and which a column, in each layout?",
        controls,
        lambda r, i: layout_lines(to_rows, to_torch, (W, b, X), r, i),
        Boxes(7.2, 6.9, (17.8, 18.2)),
    )
