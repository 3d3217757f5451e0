"""A tape as one SVG picture: the network, its values, and below them their slopes in the same shapes.

The picture is complete as it is, for print. Classes and data-attributes say what is what, so that the JavaScript beside
this file can show a part of it. Colours are in the style sheet; strength is the opacity, so both themes work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import numpy as np

from course.widgets.stepper.plan import LARGEST
from course.widgets.stepper.tape import Array, Box, Misfit, Tape, pretty

WIDE, TALL = 34, 23  # pixels of one entry
GAP, NARROW = 27, 9  # between matrices; between W and b
MARGIN = 34
HEAD, FOOT = 42, 36  # above and below the matrices of a band: names; letters of the columns, arrows
NEURON, APART = 11, 27  # radius, and from one to the next
STRONGEST = 0.6  # opacity of the largest entry: the number on it stays legible
KEY = "blue above 0, orange and dashed below · a neuron: left what it gives, right dZ"
UNIT = 20  # pixels of an entry where two matrices do not fit


@dataclass(frozen=True)
class Layout:
    """Where every box has its upper left corner, and how large the picture is."""

    corners: dict[str, tuple[float, float]]
    centres: list[float]  # of the layers' neurons, from left to right
    width: float
    network: float  # height of the bands
    band: float

    @property
    def height(self) -> float:
        return self.network + 2 * self.band


def layout(tape: Tape) -> Layout:
    """Values from left to right, W and b before the layer that they lead to; each slope below what it is the slope of."""
    layers, tallest = len({box.layer for box in tape.boxes.values()}) - 1, max(b.shape[0] for b in tape.boxes.values())
    band, network = HEAD + tallest * TALL + FOOT, tallest * APART + 40
    corners: dict[str, tuple[float, float]] = {}
    x = float(MARGIN)
    columns = ["X", *(f"{kind}{layer}" for layer in range(1, layers + 1) for kind in "WbZA"), "Y"]
    for name in columns:
        rows, wide = tape.boxes[name].shape
        x -= (GAP - NARROW) if name[0] == "b" else 0
        for place, box in enumerate((name, f"d{name}")):
            if box in tape.boxes:
                corners[box] = x, network + place * band + HEAD + (tallest - rows) * TALL / 2
        x += wide * WIDE + GAP
    centres = [corners["X"][0] + tape.boxes["X"].shape[1] * WIDE / 2]
    for layer in range(1, layers + 1):
        right = corners[f"A{layer}"][0] + tape.boxes[f"A{layer}"].shape[1] * WIDE
        centres.append((corners[f"Z{layer}"][0] + right) / 2)
    return Layout(corners, centres, x - GAP + MARGIN / 2, network, band)


def svg(tape: Tape, alt: str) -> str:
    """The whole picture."""
    places = layout(tape)
    misfit = tape.trouble.misfit if tape.trouble else None
    below = (max(shape[0] for shape in map(_flat, misfit.shapes)) * UNIT + 56) if misfit else 0
    parts = [*_network(tape, places), *_bands(places)]
    parts += [line for box in tape.boxes.values() for line in _box(box, places, tape)]
    parts += _misfit(misfit, places, tape) if misfit else ()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {places.width:g} {places.height + below:g}" '
        f'role="img" aria-label="{escape(alt)}">'
    )
    return head + "".join(parts) + '<g class="arrows"/></svg>'


def strength(values: Array) -> Array:
    """How strongly each entry is coloured: the largest of a matrix most."""
    size = np.abs(np.nan_to_num(values, posinf=0, neginf=0))
    largest = size.max(initial=0)
    return np.asarray(STRONGEST * size / largest if largest else size)


def number(x: float) -> str:
    """An entry in at most six letters."""
    if not np.isfinite(x):
        return str(x)
    if x == 0:
        return "0"
    size = abs(x)
    text = f"{size:.0e}".replace("e-0", "e-").replace("e+0", "e")
    if 0.005 <= size < 1000:
        text = f"{size:.{2 if size < 9.995 else 1 if size < 99.95 else 0}f}"
    return ("−" if x < 0 else "") + text


def _sign(x: float) -> str:
    return "neg" if x < 0 else "pos"


def _box(box: Box, places: Layout, tape: Tape) -> Iterator[str]:
    x, y = places.corners[box.name]
    (rows, columns), trouble = box.shape, tape.trouble
    wide, tall = columns * WIDE, rows * TALL
    wrong = trouble is not None and trouble.box == box.name
    classes = "box" + (" wrong" if wrong else "") + ("" if box.values is not None else " empty")
    yield f'<g class="{classes}" data-box="{box.name}" transform="translate({x:g},{y:g})">'
    yield f'<rect class="frame" x="-2" y="-2" width="{wide + 4}" height="{tall + 4}" rx="3"/>'
    badge = "✗ " if wrong else ""
    yield f'<text class="name" x="{wide / 2:g}" y="-9">{badge}{pretty(box.name)}</text>'
    row_words, column_words = (_side(letter, size) for letter, size in zip(box.sides, box.shape, strict=True))
    if box.kind not in ("b", "db"):  # as many rows as W beside it
        yield f'<text class="side rows" transform="translate(-7,{tall / 2:g}) rotate(-90)">{row_words}</text>'
    yield f'<text class="side cols" x="{wide / 2:g}" y="{tall + 13}">{column_words}</text>'
    if box.values is not None:
        yield from _cells(box.values)
    if wrong and trouble is not None and trouble.got is not None:
        r, c = (min(size, LARGEST) for size in _flat(trouble.got))
        yield f'<rect class="got" width="{c * WIDE}" height="{r * TALL}"/>'
        yield f'<text class="got" x="4" y="{r * TALL - 7}">{trouble.got}</text>'
    yield "</g>"


def _side(letter: str, size: int) -> str:
    return letter if letter == str(size) else f"{pretty(letter)} = {size}"


def _cells(values: Array) -> Iterator[str]:
    strong = strength(values)
    for (r, c), value in np.ndenumerate(values):
        x, y = c * WIDE, r * TALL
        yield f'<g class="cell {_sign(value)}" data-at="{r},{c}">'
        yield f'<rect x="{x}" y="{y}" width="{WIDE}" height="{TALL}" fill-opacity="{strong[r, c]:.2f}"/>'
        yield f'<text x="{x + WIDE / 2:g}" y="{y + 16}">{number(value)}</text></g>'


def _network(tape: Tape, places: Layout) -> Iterator[str]:
    """Neurons and edges. The left half of a neuron is what it gives, the right half the slope by its score."""
    layers = len(places.centres)
    for layer in range(1, layers):
        W = tape.boxes[f"W{layer}"].values
        assert W is not None, "weights are given"
        for (r, k), weight in np.ndenumerate(W):
            x1, y1 = places.centres[layer - 1], _height(places, W.shape[1], k)
            x2, y2 = places.centres[layer], _height(places, W.shape[0], r)
            line = f'x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke-width="{_thickness(weight):.1f}"'
            yield f'<line class="edge {_sign(weight)}" data-box="W{layer}" data-at="{r},{k}" {line}/>'
    for layer in range(layers):
        rows = tape.boxes[f"A{layer}" if layer else "X"].shape[0]
        for r in range(rows):
            x, y = places.centres[layer], _height(places, rows, r)
            yield f'<g class="neuron" data-layer="{layer}" data-row="{r}" transform="translate({x:g},{y:g})">'
            yield f'<circle r="{NEURON}"/>'
            for side, name in ((0, f"A{layer}" if layer else "X"), (1, f"dZ{layer}")):
                values = tape.boxes[name].values if name in tape.boxes else None
                value = 0.0 if values is None else values[r, 0]
                strong = 0.0 if values is None else strength(values)[r, 0]
                arc = f"M0,-{NEURON} A{NEURON},{NEURON} 0 0 {side} 0,{NEURON} Z"
                yield f'<path class="half {_sign(value)}" data-box="{name}" d="{arc}" fill-opacity="{strong:.2f}"/>'
            yield "</g>"
    yield '<text class="example" x="10" y="14">column 0 of X: one example</text>'
    yield f'<text class="key" x="{places.width - 10:g}" y="14">{KEY}</text>'
    if tape.cost is not None:
        x, y = places.corners["Y"][0] + tape.boxes["Y"].shape[1] * WIDE / 2, places.network / 2 + 10
        yield f'<text class="cost" x="{x:g}" y="{y:g}">J = {tape.cost:.4f}</text>'


def _thickness(weight: float) -> float:
    return 0.6 + 1.6 * min(abs(weight), 2.5)


def _height(places: Layout, count: int, r: int) -> float:
    return places.network / 2 + (r - (count - 1) / 2) * APART + 6


def _bands(places: Layout) -> Iterator[str]:
    for place, words in ((0, "values, forward →"), (1, "slopes, ← backward")):
        y = places.network + place * places.band
        yield f'<g class="band"><rect x="2" y="{y + 2:g}" width="{places.width - 4:g}" height="{places.band - 4:g}" rx="6"/>'
        yield f'<text x="10" y="{y + 16:g}">{words}</text></g>'


def _misfit(misfit: Misfit, places: Layout, tape: Tape) -> Iterator[str]:
    """The two side by side; the sides that would have to be equal are marked."""
    x, y = 70.0, places.height + 34
    product = misfit.operator == "@"
    for place, (name, shape) in enumerate(zip(misfit.names, misfit.shapes, strict=True)):
        (rows, columns), sides = _flat(shape), _sides(name, shape, tape)
        wide, tall = columns * UNIT, rows * UNIT
        yield f'<g class="misfit" transform="translate({x:g},{y:g})">'
        yield f'<text class="name" x="{wide / 2:g}" y="-9">{name or shape}</text>'
        for r, c in np.ndindex(rows, columns):
            yield f'<rect x="{c * UNIT}" y="{r * UNIT}" width="{UNIT}" height="{UNIT}"/>'
        if not product or place == 0:
            yield f'<path d="M0,{tall} h{wide}"/><text class="number" x="{wide / 2:g}" y="{tall + 16}">{sides[1]}</text>'
        if not product or place == 1:
            yield f'<path d="M0,0 v{tall}"/><text class="number" x="-28" y="{tall / 2 + 4:g}">{sides[0]}</text>'
        yield "</g>"
        x += wide + 96
        if place == 0:
            yield f'<text class="name" x="{x - 80:g}" y="{y + tall / 2 + 4:g}">{misfit.operator}</text>'


def _sides(name: str, shape: tuple[int, ...], tape: Tape) -> tuple[str, str]:
    """Rows and columns in the course's letters, where the array is known by name."""
    rows, columns = _flat(shape)
    for box in tape.boxes.values():
        if pretty(box.name) == name.removesuffix("ᵀ"):
            letters = box.sides[::-1] if name.endswith("ᵀ") else box.sides
            return _side(letters[0], rows), _side(letters[1], columns)
    return str(rows), str(columns)


def _flat(shape: tuple[int, ...]) -> tuple[int, int]:
    """As rows and columns: a vector is one row."""
    rows, columns = (1, 1, *shape)[-2:]
    return rows, columns
