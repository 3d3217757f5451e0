"""Which entries of a result are wrong, in words, where they have something in common."""

from collections.abc import Callable, Iterator

import numpy as np

from autograder.explaining.answer import Leaf
from autograder.judging.key import Key
from autograder.judging.verdict import Seen
from autograder.values.closed import Array
from autograder.values.compare import EXACT, agree, as_array

Rule = Callable[[Leaf, Leaf], Array | None]  # which entries should be wrong, if it applies
Masks = list[tuple[Leaf, Leaf, Array]]  # what came, what was expected, which entries are wrong


def entries_in_words(key: Key, group: str, masks: Masks) -> Iterator[Seen]:
    """The wrong entries of one result have something in common."""
    if not masks:
        return
    rules = [
        *((f"{words} of {group} is wrong", asks, rule) for words, asks, rule in EDGES),
        (f"wrong exactly where {group} should be negative", SIGNS, lambda _, other: other.array < 0),
        (f"wrong exactly where {group} should be positive", SIGNS, lambda _, other: other.array > 0),
    ]
    for place, field in enumerate(key.inputs):
        for words, test in (("is 1", _is(1)), ("is 0", _is(0)), ("is negative", _below), ("is positive", _above)):
            asks = f"what does your formula make of an entry whose {field.name} {words}?"
            rules.append((f"wrong exactly where {field.name} {words}", asks, _by_argument(key, place, test)))
    for fact, asks, rule in rules:
        expected = [rule(leaf, other) for leaf, other, _ in masks]
        if all(
            found is not None and found.shape == mask.shape and np.array_equal(found, mask)
            for found, (_, _, mask) in zip(expected, masks, strict=True)
        ) and not all(mask.all() for _, _, mask in masks):
            yield Seen(fact, asks)
            return
    if all(_same_numbers(leaf.array, other.array) for leaf, other, _ in masks):
        yield Seen(
            f"{group} has the right numbers in the wrong places", "which index or axis decides where a number goes?"
        )
    elif all(leaf.array.size > 1 and np.ptp(leaf.array) == 0 for leaf, _, _ in masks if np.isfinite(leaf.array).all()):
        yield Seen(f"every entry of {group} is the same number", "should there be one number for all?")


def _edge(axis: int, place: int, but: bool = False) -> Rule:
    """The first or last row or column, or all but that."""

    def rule(_: Leaf, other: Leaf) -> Array | None:
        if other.array.ndim != 2 or other.array.shape[axis] < 2:
            return None
        mask = np.full(other.array.shape, but)
        np.moveaxis(mask, axis, 0)[place] = not but
        return mask

    return rule


def _entry(place: int, but: bool = False) -> Rule:
    """The first or last entry of a row of numbers, or all but that."""

    def rule(_: Leaf, other: Leaf) -> Array | None:
        mask = np.full(other.array.size, but)
        mask[place : place + 1 or None] = not but
        one_row = other.array.ndim == 1 or 1 in other.array.shape
        return mask.reshape(other.array.shape) if one_row or not but else None

    return rule


def _diagonal(_: Leaf, other: Leaf) -> Array | None:
    square = other.array.ndim == 2 and other.array.shape[0] == other.array.shape[1]
    return np.eye(len(other.array), dtype=bool) if square else None


def _beside(leaf: Leaf, other: Leaf) -> Array | None:
    diagonal = _diagonal(leaf, other)
    return None if diagonal is None else ~diagonal


ENDS = "what does the loop or slice do at that end?"
SIGNS = "which step treats the signs differently?"
EDGES: list[tuple[str, str, Rule]] = [
    ("only the last entry", ENDS, _entry(-1)),
    ("only the first entry", ENDS, _entry(0)),
    ("every entry but the last", "how do you get from one entry to the one before?", _entry(-1, but=True)),
    ("every entry but the first", "how do you get from one entry to the next?", _entry(0, but=True)),
    ("only the last column", ENDS, _edge(1, -1)),
    ("only the first column", ENDS, _edge(1, 0)),
    ("every column but the last", "what is different in the last one?", _edge(1, -1, but=True)),
    ("every column but the first", "what is different in the first one?", _edge(1, 0, but=True)),
    ("only the last row", ENDS, _edge(0, -1)),
    ("only the first row", ENDS, _edge(0, 0)),
    ("only the diagonal", "what is different where the row is the column?", _diagonal),
    ("only what is beside the diagonal", "what is different where the row is not the column?", _beside),
]


def _is(number: float) -> Callable[[Array], Array]:
    return lambda array: array == number


def _below(array: Array) -> Array:
    return array < 0


def _above(array: Array) -> Array:
    return array > 0


def _by_argument(key: Key, place: int, test: Callable[[Array], Array]) -> Rule:
    def rule(leaf: Leaf, _: Leaf) -> Array | None:
        array = as_array(key.questions[leaf.question].arguments[place])
        return None if array is None else np.asarray(test(array))

    return rule


def _same_numbers(one: Array, other: Array) -> bool:
    if one.size != other.size or one.size < 2:
        return False
    return agree(np.sort(one.ravel()), np.sort(other.ravel()), EXACT) and not agree(one.ravel(), other.ravel())
