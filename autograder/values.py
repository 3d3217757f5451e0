"""The closed set of values that questions and observations are made of, and how they become bytes.

A value is None, a bool, an int, a float, a string, a plain array, the name of a stock function, the seed of a
generator, a list, tuple or dict (by string) of values. Everything else becomes `Opaque`: it can be named, never opened. The same encoding goes
into a key's file and over the wire to a sandbox, so `decode` trusts nothing.
"""

import json
import math
from collections.abc import Sequence
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
ARRAYS = {"U": "strings", "S": "bytes", "O": "Python objects", "M": "dates", "m": "time spans"}  # NumPy's letters


class MalformedValue(ValueError):
    """Bytes that `encode` cannot have made."""


@dataclass(frozen=True)
class Opaque:
    """A value outside the closed set: what it was, in words."""

    what: str


@dataclass(frozen=True)
class Stock:
    """A function of `autograder.stock`, by its name: an argument of a question where a function is asked for."""

    name: str


@dataclass(frozen=True)
class Seeded:
    """A numpy.random.Generator by its seed: an argument of a question where a generator is asked for."""

    seed: int


TOO_MUCH = Opaque("something too deeply nested or too long")


def normalise(value: Any) -> Any:
    """Copy `value` into the closed set. Never raises and never runs code of the value's own class."""
    return _Normaliser().visit(value, 0)


class _Normaliser:
    def __init__(self) -> None:
        self.nodes = 0
        self.bytes = 0

    def visit(self, value: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return TOO_MUCH
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is Stock or kind is Seeded:
            return value
        if kind is int:
            return value if value.bit_length() <= MAX_BITS else Opaque("an integer of more than 64 bits")
        if kind is str:
            self.bytes += len(value)
            return value if len(value) <= MAX_TEXT and self.bytes <= MAX_BYTES else Opaque("a very long string")
        if kind is np.ndarray or issubclass(kind, np.generic):
            return self.array(np.asarray(value))
        if kind is list or kind is tuple or kind is dict:
            return self.container(value, kind, depth)
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
        dtype = value.dtype.newbyteorder("<")
        if dtype.str not in DTYPES:
            return Opaque(f"an array of {ARRAYS.get(dtype.kind, str(dtype)[:MAX_NAME])}")
        self.bytes += value.nbytes
        if self.bytes > MAX_BYTES or _extent(value.shape) > MAX_BYTES:
            return Opaque(f"an array of shape {value.shape}, too large to look at")
        return np.array(value, dtype=dtype, order="C", copy=True)


def _with_article(name: str) -> str:
    name = name.removeprefix("__main__.")[:MAX_NAME]
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"


def _extent(shape: Sequence[int]) -> int:
    """The entries of an array, had its empty axes length 1: what an empty array may claim is bounded too."""
    return math.prod(size or 1 for size in shape)


def encode(value: Any) -> tuple[bytes, bytes]:
    """A value as a JSON header and the raw bytes of its arrays, one after the other.

    Raises TypeError for a value outside the closed set: run `normalise` first on what others made.
    """
    arrays: list[Array] = []

    def visit(value: Any) -> Any:
        match value:
            case None | bool() | int() | str():
                return value
            case float():
                return value if math.isfinite(value) else {"float": repr(value)}
            case np.ndarray():
                arrays.append(value)
                return {"array": [value.dtype.str, *value.shape]}
            case list():
                return [visit(item) for item in value]
            case tuple():
                return {"tuple": [visit(item) for item in value]}
            case dict():
                return {"dict": {key: visit(item) for key, item in value.items()}}
            case Stock(name):
                return {"stock": name}
            case Seeded(seed):
                return {"generator": seed}
            case Opaque(what):
                return {"opaque": what}
        raise TypeError(f"{type(value).__name__} is not in the closed set of values")

    header = json.dumps(visit(value), ensure_ascii=True, separators=(",", ":"))
    return header.encode(), b"".join(array.tobytes() for array in arrays)


def decode(header: bytes, data: bytes | memoryview) -> Any:
    """Undo `encode`. Raises MalformedValue for anything that it cannot have made."""
    try:
        tree = json.loads(header)
    except (ValueError, RecursionError):
        raise MalformedValue("not JSON") from None
    decoder = _Decoder(data)
    value = decoder.visit(tree, 0)
    if decoder.offset != len(data):
        raise MalformedValue("more data than arrays")
    return value


class _Decoder:
    def __init__(self, data: bytes | memoryview) -> None:
        self.data = data
        self.offset = 0
        self.nodes = 0

    def visit(self, node: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > 2 * MAX_DEPTH or self.nodes > 16 * MAX_NODES:  # a message holds several values and our own wrappers
            raise MalformedValue("nested too deeply or too long")
        match node:
            case int() if node.bit_length() > MAX_BITS:
                raise MalformedValue("an integer too large")
            case str() if len(node) > MAX_TEXT:
                raise MalformedValue("a string too long")
            case None | bool() | int() | float() | str():
                return node
            case list():
                return [self.visit(item, depth + 1) for item in node]
            case dict() if len(node) == 1:
                return self.wrapped(*next(iter(node.items())), depth)
        raise MalformedValue("not an encoded value")

    def wrapped(self, kind: str, content: Any, depth: int) -> Any:
        match kind, content:
            case "float", "nan" | "inf" | "-inf":
                return float(content)
            case "array", [str(dtype), *shape]:
                return self.array(dtype, shape)
            case "tuple", list():
                return tuple(self.visit(item, depth + 1) for item in content)
            case "dict", dict():
                return {key: self.visit(item, depth + 1) for key, item in content.items()}
            case "stock", str():
                return Stock(content)
            case "generator", int() if type(content) is int and 0 <= content < 2**MAX_BITS:
                return Seeded(content)
            case "opaque", str():
                return Opaque(content[:MAX_WORDS])
        raise MalformedValue("not an encoded value")

    def array(self, dtype: str, shape: list[Any]) -> Array:
        if dtype not in DTYPES or len(shape) > MAX_AXES:
            raise MalformedValue("not an array")
        if not all(type(size) is int and 0 <= size <= MAX_BYTES for size in shape):
            raise MalformedValue("not a shape")
        if _extent(shape) > MAX_BYTES:
            raise MalformedValue("a shape too large, however empty")
        count = math.prod(shape)  # Python's integers do not overflow
        end = self.offset + count * DTYPES[dtype].itemsize
        if end > len(self.data):
            raise MalformedValue("an array without its data")
        flat = np.frombuffer(self.data, DTYPES[dtype], count, self.offset) if count else np.empty(0, DTYPES[dtype])
        self.offset = end
        if flat.dtype == bool:  # a byte that is neither 0 nor 1 is both to NumPy, and none
            flat = flat.view(np.uint8) != 0
        return flat.reshape(shape).copy()
