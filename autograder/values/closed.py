"""The closed set of values that questions and observations are made of.

A value is None, a bool, an int, a float, a string, a plain array, the name of a stock function, the seed of a
generator, a list, tuple or dict (by string) of values. A subclass that only adds to one of these (a named tuple, an
OrderedDict) counts as what it is made of. Everything else becomes `Opaque`: it can be named, never opened.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

MAX_DEPTH = 12  # a list of lists of arrays is 3 deep; deeper is an accident or an attack
MAX_NODES = 20_000  # bounds what one answer costs to walk
MAX_BYTES = 16 << 20  # of one value's arrays and strings; the largest right answer of the course is below 1 MiB
MAX_TEXT = 64 << 10  # of one string
MAX_AXES = 32
MAX_NAME = 80  # of a type, in words
MAX_WORDS = 300  # of what is told of a value outside the set
MAX_BITS = 63  # what NumPy holds without falling back to objects
DTYPES = {
    name: np.dtype(name)
    for name in ("|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
}
PLAIN = {dtype.newbyteorder(">"): dtype for dtype in DTYPES.values()}  # big-endian ones are turned
PLAIN |= {dtype: dtype for dtype in DTYPES.values()}
ARRAYS = {"U": "strings", "S": "bytes", "O": "Python objects", "M": "dates", "m": "time spans"}  # NumPy's letters


@dataclass(frozen=True)
class Opaque:
    """A value outside the closed set: what it was, in words."""

    what: str


@dataclass(frozen=True)
class Stock:
    """A function of `callables`, by its name: an argument of a question where a function is asked for."""

    name: str


@dataclass(frozen=True)
class Seeded:
    """A numpy.random.Generator by its seed: an argument of a question where a generator is asked for."""

    seed: int


TOO_MUCH = Opaque("something too deeply nested or too long")


def normalise(value: Any) -> Any:
    """Copy `value` into the closed set. Never raises and never runs code of the value's own class."""
    return _Normaliser().visit(value, 0)


def untouched(copy: Any, value: Any) -> bool:
    """Is what was a copy of a value of the closed set still the same, to the bit? Never runs code of anybody's class."""
    kind = type(value)
    if type(copy) is not kind:
        return False
    if kind is np.ndarray:
        return bool(copy.dtype == value.dtype and copy.shape == value.shape and copy.tobytes() == value.tobytes())
    if kind is list or kind is tuple:
        return len(copy) == len(value) and all(map(untouched, copy, value))
    if kind is dict:
        return list(copy) == list(value) and all(untouched(copy[name], value[name]) for name in value)
    return bool(copy is value or (kind in (int, float, str) and copy == value))


def arrays_in(value: Any) -> list[Array]:
    """The arrays in a value or in what somebody's function made, themselves and no copies. Runs no code of anybody's class."""
    found: list[Array] = []
    _collect(value, found, 0)
    return found


def _collect(value: Any, found: list[Array], depth: int) -> None:
    base = _base_of(type(value))
    if base is np.ndarray:
        found.append(np.ndarray.view(value, np.ndarray))
    elif base in (list, tuple, dict) and depth <= MAX_DEPTH and base.__len__(value) <= MAX_NODES:
        for item in dict.values(value) if base is dict else base.__iter__(value):
            if len(found) < MAX_NODES:
                _collect(item, found, depth + 1)


BASES = (np.ndarray, list, tuple, dict, float, int)  # whose subclasses may add something, and still are that
ODD = (np.generic, np.matrix, np.ma.MaskedArray, bool)  # except these, which behave otherwise


def _base_of(kind: type) -> type | None:
    """The class of the set that this one is, or only adds to; None for all others."""
    for base in BASES:  # by identity and descent: `==` would be the class's own
        if kind is base or (issubclass(kind, base) and not issubclass(kind, ODD)):
            return base
    return None


class _Normaliser:
    def __init__(self) -> None:
        self.nodes = 0
        self.bytes = 0

    def visit(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return TOO_MUCH
        kind = type(value)
        if kind is np.ndarray:
            return self.array(value)
        if value is None or kind is bool or kind is float or kind is Stock or kind is Seeded:
            return value
        if kind is int:
            return value if value.bit_length() <= MAX_BITS else Opaque("an integer of more than 64 bits")
        if kind is str:
            self.bytes += len(value)
            return value if len(value) <= MAX_TEXT and self.bytes <= MAX_BYTES else Opaque("a very long string")
        if kind is list or kind is tuple or kind is dict:
            return self.container(value, kind, depth)
        if issubclass(kind, np.generic):
            return self.array(np.asarray(value))
        if (base := _base_of(kind)) is not None:
            self.nodes -= 1
            return self.visit(PLAIN_COPY[base](value), depth)
        return Opaque(_with_article(type.__repr__(kind)[8:-2]))  # <class 'numpy.matrix'> -> a numpy.matrix

    def container(self, value: Any, kind: type, depth: int) -> Any:
        if len(value) > MAX_NODES:
            return Opaque(f"a {kind.__name__} of {len(value)} entries")
        if kind is dict:
            if not all(type(key) is str and len(key) <= MAX_TEXT for key in value):
                return Opaque("a dict whose keys are not strings")
            copy = {key: self.visit(item, depth + 1) for key, item in value.items()}
        else:
            copy = kind(self.visit(item, depth + 1) for item in value)
        return copy if self.nodes <= MAX_NODES else TOO_MUCH

    def array(self, value: Array) -> Array | Opaque:
        dtype = PLAIN.get(value.dtype)
        if dtype is None:
            return Opaque(f"an array of {ARRAYS.get(value.dtype.kind, str(value.dtype)[:MAX_NAME])}")
        self.bytes += value.nbytes
        if self.bytes > MAX_BYTES or (not value.size and extent(value.shape) > MAX_BYTES):
            return Opaque(f"an array of shape {value.shape}, too large to look at")
        return np.array(value, dtype=dtype, order="C", copy=True)


# By methods of the class of the set itself, so that nothing of the subclass's own runs.
PLAIN_COPY: dict[type, Callable[[Any], Any]] = {
    np.ndarray: lambda value: np.ndarray.view(value, np.ndarray),
    list: lambda value: list(list.__iter__(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
    float: float.__pos__,
    int: int.__pos__,
}


def _with_article(name: str) -> str:
    name = name.removeprefix("__main__.")[:MAX_NAME]
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def extent(shape: Sequence[int]) -> int:
    """The entries of an array, had its empty axes length 1: what an empty array may claim is bounded too."""
    return math.prod(size or 1 for size in shape)
