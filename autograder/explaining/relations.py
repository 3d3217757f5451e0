"""What may have happened to whole arrays: how those that came relate to those that were expected, in the course's words.

A relation has two halves: what happened to the shape (transposed, squared up, ...) and to the numbers (negated, m times
too large, ...). It counts only when it holds for every entry to EXACT.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from autograder.explaining.factors import AS_IT_IS, Factors, readings
from autograder.values.closed import Array
from autograder.values.compare import EXACT, SINGLE

SHIFTED, ZERO = "shifted", "0"
ADDED = "+"  # in front of a term that is there once too often
MAX_DECIMALS = 6  # to which a student may have rounded
LEAST_FOR_CONSTANT = 3  # entries that a free constant must explain: one fits always, two are a coincidence


@dataclass(frozen=True)
class Relation:
    """What happened to the shape and to the numbers; both empty for nothing at all."""

    shape: str = AS_IT_IS
    numbers: str = AS_IT_IS


Holding = dict[Relation, float | None]  # relations that hold, with the constant where they have one


def merge(one: Holding, other: Holding) -> Holding:
    """What holds in both, and with the same constant."""
    return {relation: one[relation] for relation in one if relation in other and _same(one[relation], other[relation])}


def _same(one: float | None, other: float | None) -> bool:
    return one is other or (one is not None and other is not None and abs(one - other) <= EXACT * abs(one))


# ------------------------------------------------------------------------------------------------------ the shape


def turned(got: Array, wanted: Array) -> Iterator[tuple[str, Array, Array]]:
    """The ways to lay two arrays of equally many entries beside each other."""
    if got.shape == wanted.shape:
        yield AS_IT_IS, got, wanted
    if wanted.ndim == 2 and got.shape == wanted.shape[::-1]:
        yield "transposed", got.T, wanted
    elif got.size == wanted.size and got.shape != wanted.shape:
        yield ("flattened" if got.ndim == 1 else "in another shape"), got.ravel(), wanted.ravel()


def laid_out(got: Array, wanted: Array, axes: Mapping[int, str]) -> Iterator[tuple[str, Array, Array]]:
    """The other ways. `axes` are the letters of the expected array's axes."""
    if got.shape == wanted.shape and wanted.ndim == 1:
        yield "in reverse order", got, wanted[::-1]
    if got.shape == wanted.shape and wanted.ndim == 2:
        yield "its rows in reverse order", got, wanted[::-1]
        yield "its columns in reverse order", got, wanted[:, ::-1]
    square = got.ndim == 2 and got.shape == (wanted.size, wanted.size) and wanted.ndim > 0
    if square and (got.size == 1 or not np.allclose(got, got.T)):  # what comes from broadcasting has no symmetry
        yield "squared up by broadcasting", np.diag(got), wanted.ravel()
    if 1 in wanted.shape and spreads(wanted.shape, got.shape):
        yield "repeated by broadcasting", got, np.broadcast_to(wanted, got.shape)
    if wanted.ndim == 2 and (got.size < wanted.size or 1 in wanted.shape):
        for axis, letter in axes.items():
            total = wanted.sum(axis=axis)
            if got.size == total.size:
                yield f"summed over {letter}", got.ravel(), total
                yield f"averaged over {letter}", got.ravel(), total / wanted.shape[axis]


def spreads(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    """Would broadcasting make the one shape into the other?"""
    return len(shape) <= len(to) and all(a in (1, b) for a, b in zip(shape[::-1], to[::-1], strict=False))


# ---------------------------------------------------------------------------------------------------- the numbers


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


def holding(got: Array, wanted: Array, axes: Mapping[int, str], factors: Factors, known: bool) -> Holding:
    """Every relation that holds between two arrays of numbers; fewer are tried on a known mistake's answer."""
    found: Holding = {}
    for shape, a, b in chain(turned(got, wanted), () if known else laid_out(got, wanted, axes)):
        maps = not known and shape == AS_IT_IS
        for numbers, constant in _numbers(a.astype(float), b.astype(float), factors, maps, tolerance(got)):
            found[Relation(shape, numbers)] = constant
    return found


def tolerance(array: Array) -> float:
    return SINGLE if array.dtype.kind == "f" and array.dtype.itemsize <= 4 else EXACT


def _numbers(
    got: Array, wanted: Array, factors: Factors, maps: bool, near: float
) -> Iterator[tuple[str, float | None]]:
    size = np.abs(got).max(initial=0)
    if not np.isfinite(size) or not np.isfinite(wanted).all():
        if np.array_equal(got, wanted, equal_nan=True):
            yield AS_IT_IS, None
        return
    total = float(np.vdot(wanted, wanted))
    if not total:  # says nothing about a factor: such arrays are left out where shapes agree
        if not size:
            yield AS_IT_IS, None
        return
    if not size:
        yield ZERO, None
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
                yield name, None
        shift = float(np.mean(got - wanted))
        if abs(shift) > near * size and np.abs(got - wanted - shift).max() <= near * size:
            yield SHIFTED, shift
