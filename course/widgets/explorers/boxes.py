"""Matrices as boxes, entry by entry, with the letters and sizes of their sides: what does not fit is seen not to fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from course.figures import BLUE, INK, ORANGE, Array
from course.widgets.explorers.stage import Stage

GAP = 1.9  # cells between two boxes, for the sign and the label of a side
BELOW = 1.7  # cells between two rows of boxes, for their names and shapes


@dataclass(frozen=True)
class Box:
    """One matrix. Filled is what belongs to one example, outlined what belongs to one neuron, as `(axis, index)`."""

    name: str
    entries: Array
    sides: tuple[str, str]  # letters of the rows and of the columns
    neuron: tuple[int, int] | None = None
    example: tuple[int, int] | None = None
    clash: tuple[bool, bool] = (False, False)  # a side that does not fit its neighbour
    wrong: bool = False
    flat: bool = False  # stored with one dimension, drawn as a row


@dataclass(frozen=True)
class Line:
    """A title, boxes with the signs between them, and what all of it comes to."""

    title: str
    boxes: Sequence[Box]
    signs: Sequence[str]
    words: str = ""


class Boxes(Stage):
    """Lines of boxes below each other."""

    def __init__(self, width: float, height: float, cells: tuple[float, float]) -> None:
        """Inches, and how many cells have room."""
        super().__init__(width, height)
        self.figure.set_layout_engine("none")
        self.area = self.figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.area.set_axis_off()
        self.skeleton: list[list[object]] = []
        self.area.set(xlim=(-2.4, cells[0]), ylim=(-cells[1], 1.2), aspect="equal", anchor="W")

    def show(self, seen: Sequence[Line]) -> str:
        self.clear()
        skeleton: list[list[object]] = [[line.title, *line.signs, *map(_skeleton, line.boxes)] for line in seen]
        if new := skeleton != self.skeleton:
            self.skeleton = skeleton
            self.redraw()
            for artist in [*self.area.texts, *self.area.patches, *self.area.collections]:
                artist.remove()
        y = 0.0
        for line in seen:
            height = max(box.entries.shape[0] for box in line.boxes)
            x = 0.0
            if new:
                self._write(-1.1, y + 0.8, line.title, ha="left")
            for box, sign in zip(line.boxes, [*line.signs, ""], strict=True):
                rows, columns = box.entries.shape
                top = y - (height - rows) / 2
                if new:
                    self._box(x, top, box)
                    self._write(x + columns + GAP / 2 - 0.3, y - height / 2, sign, fontsize="large")
                self._marks(x, top, box)
                x += columns + GAP
            self.moves(self._write(-1.1, y - height - 1.35, line.words, ha="left", color=BLUE))
            y -= height + BELOW + (1.1 if line.words else 0)
        return " ".join(f"{line.title}, {_shapes(line)}: {line.words.rstrip('.')}." for line in seen)

    def _box(self, x: float, top: float, box: Box) -> None:
        rows, columns = box.entries.shape
        corners = [(x + c, top - r - 1) for r, c in np.ndindex(rows, columns)]
        squares = [[(a, b), (a + 1, b), (a + 1, b + 1), (a, b + 1)] for a, b in corners]
        grid = PolyCollection(squares, facecolors="none", edgecolors=INK, linewidths=0.5)
        self.area.add_collection(grid, autolim=False)
        for entry, (a, b) in zip(box.entries.flat, corners, strict=True):
            self._write(a + 0.5, b + 0.5, short(entry), fontsize="small")
        if box.wrong:
            frame = Rectangle((x - 0.12, top - rows - 0.12), columns + 0.24, rows + 0.24)
            frame.set(facecolor="none", edgecolor=ORANGE, linewidth=2.2, linestyle="--")
            self.area.add_patch(frame)
        shape = f"({columns},)" if box.flat else f"({rows}, {columns})"
        self._write(x + columns / 2, top - rows - 0.55, f"{box.name} {shape}", color=ORANGE if box.wrong else INK)
        down, across = box.sides
        self._write(x - 0.3, top - rows / 2, down, rotation=90, **_side(box.clash[0]))
        self._write(x + columns / 2, top + 0.3, across, **_side(box.clash[1]))

    def _marks(self, x: float, top: float, box: Box) -> None:
        """One row or one column is filled, one outlined."""
        rows, columns = box.entries.shape
        filled: dict[str, Any] = {"facecolor": ORANGE, "alpha": 0.3}
        outlined: dict[str, Any] = {"facecolor": "none", "edgecolor": BLUE, "linewidth": 2.2, "zorder": 3}
        for mark, style in ((box.example, filled), (box.neuron, outlined)):
            if mark is not None:
                axis, index = mark
                corner = (x, top - index - 1) if axis == 0 else (x + index, top - rows)
                size = (columns, 1) if axis == 0 else (1, rows)
                self.moves(self.area.add_patch(Rectangle(corner, *size, **style)))

    def _write(self, x: float, y: float, text: str, **style: Any) -> Text:
        style = {"ha": "center", "va": "center", "color": INK, **style}
        return self.area.text(x, y, text, **style)


def _skeleton(box: Box) -> tuple[object, ...]:
    """What stays of a box when another neuron or another example is looked at."""
    return box.name, box.entries.shape, box.entries.tobytes(), box.sides, box.clash, box.wrong, box.flat


def _side(clash: bool) -> dict[str, Any]:
    return {"fontsize": "small", **({"color": ORANGE, "weight": "bold"} if clash else {})}


def short(entry: float) -> str:
    """Three digits at most."""
    return f"{entry + 0:.3g}".replace("-", "−")  # + 0 makes 0 of -0


def factor(entry: float) -> str:
    """A number as part of a product or a sum: in brackets if it is negative."""
    return f"({short(entry)})" if entry < 0 else short(entry)


def _shapes(line: Line) -> str:
    return ", ".join(f"{box.name} {box.entries.shape}" for box in line.boxes)
