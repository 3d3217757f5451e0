"""Spoilt frames and notebooks, made from right ones: by bytes, by words of JSON, and by parts of the tree."""

import copy
import json
import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.sandbox import wire
from autograder.values.closed import DTYPES, Opaque, Seeded, Stock

NUMBERS = (0, -1, 1, 2**31, 2**63 - 1, -(2**63), 2**64, 10**30, 0.0, -0.0, 1e308, 5e-324, float("nan"), float("inf"))
TEXTS = ("", "x", "returned", "raised", "died", "nan", "-inf", "<f8", "|b1", "|O", "<c16", "<f2", "\ud800", "\u202e", "\x00", "\x1b[2J", "<script>", "ß" * 300, "NotImplementedError", "cosine", "code", "raw", "a\n\n</div>", "[x](java:y)")  # fmt: skip
KINDS = ("array", "tuple", "dict", "float", "stock", "generator", "opaque", "outcome", "value", "cells", "source", "id")
WORDS = (b"NaN", b"-Infinity", b"1e999", b"null", b"true", b"[", b"]", b"{", b"}", b'"', b",", b":", b"-", b"\\ud800", b"\xff", b"\x00", b'{"array":["<f8",0]}', b'{"array":["|b1",1]}', b'{"tuple":[]}', b"9" * 400)  # fmt: skip
LENGTHS = (0, 1, 2**16, 2**31, 2**32 - 1, wire.MAX_HEADER, wire.MAX_HEADER + 1, wire.MAX_DATA)


def leaf(rng: random.Random) -> Any:
    return rng.choice((None, True, False, [], {}, rng.choice(NUMBERS), rng.choice(TEXTS), rng.choice(TEXTS)))


def small(rng: random.Random) -> Any:
    """A little tree."""
    match rng.randrange(7):
        case 0:
            return [leaf(rng) for _ in range(rng.randrange(4))]
        case 1:
            return {rng.choice(KINDS): leaf(rng)}
        case 2:
            return {rng.choice(KINDS): [leaf(rng) for _ in range(rng.randrange(4))]}
        case 3:
            return {
                "array": [
                    rng.choice(("<f8", "|b1", "<i8", "<c16", "<f2")),
                    *rng.choices((0, 1, 2, 3), k=rng.randrange(3)),
                ]
            }
        case 4:
            return {rng.choice(TEXTS): leaf(rng), rng.choice(TEXTS): leaf(rng)}
    return leaf(rng)


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a tree of JSON."""
    found, todo = [], [tree]
    while todo:
        node = todo.pop()
        inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, value in inner:
            found.append((node, key))
            todo.append(value)
    return found


def grafted(rng: random.Random, tree: Any, others: Sequence[Any]) -> Any:
    """The tree with some of its parts exchanged, doubled or missing."""
    tree = copy.deepcopy(tree)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        spots = places(tree)
        if not spots:
            return small(rng)
        node, key = rng.choice(spots)
        match rng.randrange(6):
            case 0:
                del node[key]
            case 1 if isinstance(node, list):
                node.insert(key, copy.deepcopy(node[key]))
            case 2:
                other, place = rng.choice(places(rng.choice(others)) or [({0: None}, 0)])
                node[key] = copy.deepcopy(other[place])
            case _:
                node[key] = small(rng)
    return tree


def scribbled(rng: random.Random, content: bytes) -> bytes:
    """The bytes with some changed, put in, left out or doubled."""
    spoilt = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5))):
        at = rng.randrange(len(spoilt) + 1)
        match rng.randrange(5):
            case 0:
                spoilt[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                spoilt[at:at] = rng.choice(WORDS)
            case 2:
                del spoilt[at : at + rng.randrange(1, 9)]
            case 3:
                spoilt[at:at] = spoilt[at : at + rng.randrange(1, 40)]
            case 4:
                del spoilt[at:]
    return bytes(spoilt)


def frame(rng: random.Random, seeds: Sequence[tuple[Any, bytes]]) -> bytes:
    """A frame that an attacker may send: from the (tree, data) of right ones."""
    trees = [tree for tree, _ in seeds]
    tree, data = rng.choice(seeds)
    way = rng.randrange(10)
    if way < 6:
        tree = grafted(rng, tree, trees)
    header = json.dumps(tree).encode()
    if 5 < way < 8:
        header = scribbled(rng, header)
    if way == 8:
        data = data[: rng.randrange(len(data) + 1)] + bytes(rng.choices((0, 1, 2, 127, 240, 255), k=rng.randrange(9)))
    lengths = [len(header), len(data)]
    if way == 9:
        lengths[rng.randrange(2)] = rng.choice(LENGTHS)
    return wire.HEAD.pack(wire.MAGIC, *lengths) + header + data


def altered(rng: random.Random, value: Any) -> Any:
    """A value of the closed set that is somewhere different: the most that an answer can be wrong and well-formed."""
    if isinstance(value, list | tuple) and value and rng.random() < 0.7:
        at = rng.randrange(len(value))
        items = [altered(rng, item) if place == at else item for place, item in enumerate(value)]
        return type(value)(items[: rng.choice((-1, None, None, None))])
    if isinstance(value, dict) and value and rng.random() < 0.8:
        name = rng.choice(list(value))
        return {**value, name: altered(rng, value[name])}
    array = np.asarray(value) if isinstance(value, np.ndarray | float | int) else np.ones((2, 3))
    match rng.randrange(9):
        case 0:
            return array.T.copy()
        case 1:
            return array.astype(rng.choice(list(DTYPES.values())))
        case 2:
            return array.reshape(rng.choice(((-1,), (1, -1), (-1, 1), (*array.shape, 1))))
        case 3:
            array = array.astype(float)
            array[rng.choice(((), ..., 0 if array.ndim else ...))] = rng.choice(NUMBERS[-6:])
            return array
        case 4:
            return array[:0] if array.ndim else array
        case 5:
            return array.tolist()
        case 6:
            return rng.choice((Opaque("a set"), Stock(rng.choice(TEXTS)), Seeded(rng.randrange(3))))
        case 7:
            return rng.choice((None, True, "x", 2**63 - 1, -0.0, float("nan"), [], (), {}, {"W1": 1.0}, [[1.0], []]))
    return np.asarray(array * rng.choice((-1, 0, 2, 1 + 1e-9)))


def notebook(rng: random.Random, seeds: Sequence[Any]) -> bytes:
    """A file that a student may hand in, from right ones."""
    tree = rng.choice(seeds)
    way = rng.randrange(10)
    if way < 8:
        tree = grafted(rng, tree, seeds)
    content = json.dumps(tree, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return scribbled(rng, content) if way > 6 else content
