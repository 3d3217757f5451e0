"""Values as bytes and back. The same encoding goes into a key's file and over the wire to a sandbox, so `decode` trusts nothing."""

import json
import math
from typing import Any

import numpy as np

from autograder.values.closed import (
    DTYPES,
    MAX_AXES,
    MAX_BITS,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    MAX_TEXT,
    MAX_WORDS,
    Array,
    Opaque,
    Seeded,
    Stock,
    extent,
)


class MalformedValue(ValueError):
    """Bytes that `encode` cannot have made."""


def encode(value: Any, once: bool = False) -> tuple[bytes, bytes]:
    """A value as a JSON header and the raw bytes of its arrays, one after the other; with `once`, equal arrays are kept once.

    Raises TypeError for a value outside the closed set: run `normalise` first on what others made.
    """
    arrays: list[Array] = []
    known: dict[tuple[str, tuple[int, ...], bytes], int] = {}

    def visit(value: Any) -> Any:
        match value:
            case None | bool() | int() | str():
                return value
            case float():
                return value if math.isfinite(value) else {"float": repr(value)}
            case np.ndarray():
                if once and (
                    place := known.setdefault((value.dtype.str, value.shape, value.tobytes()), len(arrays))
                ) < len(arrays):
                    return {"same": place}
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


def decode(header: bytes, data: bytes | memoryview, once: bool = False) -> Any:
    """Undo `encode`. Raises MalformedValue for anything that it cannot have made."""
    try:
        tree = json.loads(header)
    except (ValueError, RecursionError):
        raise MalformedValue("not JSON") from None
    decoder = _Decoder(data, once)
    value = decoder.visit(tree, 0)
    if decoder.offset != len(data):
        raise MalformedValue("more data than arrays")
    return value


class _Decoder:
    def __init__(self, data: bytes | memoryview, once: bool) -> None:
        self.data = data
        self.once, self.arrays = once, list[Array]()
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
                self.arrays.append(self.array(dtype, shape))
                return self.arrays[-1]
            case "same", int(place) if self.once and type(place) is int and 0 <= place < len(self.arrays):
                return self.arrays[place]
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
        if extent(shape) > MAX_BYTES:
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
