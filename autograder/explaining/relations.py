"""What may have happened to whole arrays: how those that came relate to those that were expected, in the course's words.

A relation has two halves: what happened to the shape (transposed, squared up, ...) and to the numbers (negated, m times
too large, ...). Each knows its words and its question. It counts only when it holds for every entry to EXACT.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from autograder.explaining.factors import AS_IT_IS, Factors, Numbers, readings
from autograder.values.closed import Array
from autograder.values.compare import EXACT, ROUNDING, SINGLE

MAX_DECIMALS = 6  # to which a student may have rounded
LEAST_FOR_CONSTANT = 3  # entries that a free constant must explain: one fits always, two are a coincidence

# ---------------------------------------------------------------------------------------------------- the numbers


@dataclass(frozen=True)
class Zero(Numbers):
    """Nothing is left."""

    weight = 0.9  # it is also all that is cut off from decimals below 1

    def in_words(self, factors: Factors) -> tuple[str, str]:
        return "all zero", "every entry is 0: which term should be there?"


@dataclass(frozen=True)
class Shifted(Numbers):
    """The same number is added everywhere."""

    weight = 2.5

    def in_words(self, factors: Factors) -> tuple[str, str]:
        return "shifted", "every entry is off by the same number: what is added once to all of them?"


@dataclass(frozen=True)
class Added(Numbers):
    """An argument, or a multiple of it, is there once too often or is missing."""

    times: Numbers  # AS_IT_IS or a factor
    name: str
    weight = 1.2

    @property
    def term(self) -> str:
        """`2 A`, `-1/m W`."""
        return f"{self.times} {self.name}" if self.times != AS_IT_IS else self.name

    def in_words(self, factors: Factors) -> tuple[str, str]:
        much, term = not self.term.startswith("-"), self.term.removeprefix("-1 ").removeprefix("-")
        way = "too large by" if much else "too small by"
        return (
            f"{term} too {'much' if much else 'little'}",
            f"what came is {way} exactly {term}: where does that enter, and how often should it?",
        )


@dataclass(frozen=True)
class Mapped(Numbers):
    """A function of every entry stands in its place."""

    name: str
    weight = 1.0

    def in_words(self, factors: Factors) -> tuple[str, str]:
        return self.name, f"in place of every entry stands {self.name}: which step is one too many, or missing?"


Map = Callable[[Array], Array]


def _rounding(digits: int) -> Map:
    return lambda array: np.asarray(np.round(array, digits))


MAPS: dict[str, Map] = {
    "its absolute value": np.abs,
    "one minus it": lambda a: 1 - a,
    "its square": np.square,
    "its square root": np.sqrt,
    "its logarithm": np.log,
    "its exponential": np.exp,
    "its reciprocal": np.reciprocal,
    "negative entries cut off": lambda a: np.maximum(a, 0),
    "decimals cut off": np.trunc,
    "rounded to whole numbers": np.round,
}
ROUNDINGS = {f"rounded to {digits} decimals": _rounding(digits) for digits in range(1, MAX_DECIMALS + 1)}
MAPS |= ROUNDINGS


def _numbers(
    got: Array, wanted: Array, factors: Factors, maps: bool, near: float
) -> Iterator[tuple[Numbers, float | None]]:
    size = np.abs(got).max(initial=0)
    if not np.isfinite(size) or not np.isfinite(wanted).all():
        if np.array_equal(got, wanted, equal_nan=True):
            yield AS_IT_IS, None
        return
    total = float(np.vdot(wanted, wanted))
    if (
        np.abs(wanted).max(initial=0) <= ROUNDING
    ):  # says nothing about a factor: such arrays are left out where shapes agree
        if size <= ROUNDING:
            yield AS_IT_IS, None
        return
    if size <= ROUNDING:
        yield Zero(), None
    else:
        factor = float(np.vdot(wanted, got)) / total
        if factor and np.abs(got - factor * wanted).max() <= near * size:
            yield from readings(factor, factors, near)
    if maps:
        rounded = np.abs(got - np.round(got, MAX_DECIMALS)).max() <= near * size
        for name, function in MAPS.items():
            if name in ROUNDINGS and not rounded:
                continue
            mapped = function(wanted)
            if np.isfinite(mapped).all() and np.abs(got - mapped).max() <= near * size:
                yield Mapped(name), None
        shift = float(np.mean(got - wanted))
        if abs(shift) > near * size and np.abs(got - wanted - shift).max() <= near * size:
            yield Shifted(), shift


# ------------------------------------------------------------------------------------------------------ the shape


@dataclass(frozen=True)
class Layout:
    """How the entries that came are laid out, and the question that it raises. Without a name: as expected."""

    name: str = ""
    asks: str = ""


AS_EXPECTED = Layout()
TRANSPOSED = Layout("transposed", "rows and columns are exchanged: which axis counts what?")
FLATTENED = Layout(
    "flattened", "an axis of length 1, or two axes in one, are lost: which index, sum or reshape drops one?"
)
RESHAPED = Layout("in another shape", "the right numbers in another shape: which reshape lays them out so?")
REVERSED = Layout("in reverse order", "the last entry comes first: in which direction does your loop go?")
ROWS_REVERSED = Layout("its rows in reverse order", "the last row comes first: what does row 0 stand for?")
COLUMNS_REVERSED = Layout("its columns in reverse order", "the last column comes first: which example is column 0?")
SQUARED_UP = Layout(
    "squared up by broadcasting",
    "a row and a column give a square, with the right answers on its diagonal only: which of the two should be turned?",
)
REPEATED = Layout(
    "repeated by broadcasting",
    "every entry stands there several times: what has the larger shape that it is combined with?",
)


def _along(done: str, letter: str) -> Layout:
    return Layout(
        f"{done} over {letter}", f"there is one number for all of {letter}: which axis should still be there?"
    )


def _turned(got: Array, wanted: Array) -> Iterator[tuple[Layout, Array, Array]]:
    """The ways to lay two arrays of equally many entries beside each other."""
    if got.shape == wanted.shape:
        yield AS_EXPECTED, got, wanted
    if wanted.ndim == 2 and got.shape == wanted.shape[::-1]:
        yield TRANSPOSED, got.T, wanted
    elif got.size == wanted.size and got.shape != wanted.shape and wanted.ndim > 0:
        yield (FLATTENED if got.ndim == 1 < wanted.ndim else RESHAPED), got.ravel(), wanted.ravel()


def _laid_out(got: Array, wanted: Array, axes: Mapping[int, str]) -> Iterator[tuple[Layout, Array, Array]]:
    """The other ways. `axes` are the letters of the expected array's axes."""
    if got.shape == wanted.shape and wanted.ndim == 1:
        yield REVERSED, got, wanted[::-1]
    if got.shape == wanted.shape and wanted.ndim == 2:
        yield ROWS_REVERSED, got, wanted[::-1]
        yield COLUMNS_REVERSED, got, wanted[:, ::-1]
    square = got.ndim == 2 and got.shape == (wanted.size, wanted.size) and wanted.ndim > 0
    if square and (got.size == 1 or not np.allclose(got, got.T)):  # what comes from broadcasting has no symmetry
        yield SQUARED_UP, np.diag(got), wanted.ravel()
    if 1 in wanted.shape and spreads(wanted.shape, got.shape):
        yield REPEATED, got, np.broadcast_to(wanted, got.shape)
    if wanted.ndim == 2 and (got.size < wanted.size or 1 in wanted.shape):
        for axis, letter in axes.items():
            total = wanted.sum(axis=axis)
            if got.size == total.size:
                yield _along("summed", letter), got.ravel(), total
                yield _along("averaged", letter), got.ravel(), total / wanted.shape[axis]


def spreads(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    """Would broadcasting make the one shape into the other?"""
    return len(shape) <= len(to) and all(a in (1, b) for a, b in zip(shape[::-1], to[::-1], strict=False))


# -------------------------------------------------------------------------------------------------- both together


@dataclass(frozen=True)
class Relation:
    """What happened to the shape and to the numbers; by itself, nothing at all."""

    layout: Layout = AS_EXPECTED
    numbers: Numbers = AS_IT_IS

    @property
    def weight(self) -> float:
        """How far-fetched it is."""
        return (self.layout != AS_EXPECTED) + self.numbers.weight

    def in_words(self, factors: Factors) -> tuple[str, str]:
        """A name, without numbers, and a sentence that ends in a question."""
        numbers, words = self.numbers.in_words(factors)
        if (
            self.layout == AS_EXPECTED or self.numbers == Zero()
        ):  # zeros of another shape tell nothing of how they came to it
            return numbers, words
        name, asks = self.layout.name, self.layout.asks
        return (f"{name}, {numbers}", f"{asks} And {words}") if numbers else (name, asks)


Holding = dict[Relation, float | None]  # relations that hold, with the constant where they have one


def holding(got: Array, wanted: Array, axes: Mapping[int, str], factors: Factors, known: bool) -> Holding:
    """Every relation that holds between two arrays of numbers; fewer are tried on a known mistake's answer."""
    found: Holding = {}
    for layout, a, b in chain(_turned(got, wanted), () if known else _laid_out(got, wanted, axes)):
        maps = not known and layout == AS_EXPECTED
        for numbers, constant in _numbers(a.astype(float), b.astype(float), factors, maps, tolerance(got)):
            found[Relation(layout, numbers)] = constant
    return found


def tolerance(array: Array) -> float:
    return SINGLE if array.dtype.kind == "f" and array.dtype.itemsize <= 4 else EXACT


def merge(one: Holding, other: Holding) -> Holding:
    """What holds in both, and with the same constant."""
    return {relation: one[relation] for relation in one if relation in other and _same(one[relation], other[relation])}


def _same(one: float | None, other: float | None) -> bool:
    return one is other or (one is not None and other is not None and abs(one - other) <= EXACT * abs(one))
