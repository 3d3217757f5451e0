"""Which entries of a result are wrong, in words, where they have something in common."""

from collections.abc import Callable, Iterator

import numpy as np

from autograder.explaining.answer import Leaf
from autograder.judging.key import Key
from autograder.judging.verdict import Seen
from autograder.values.closed import Array
from autograder.values.compare import EXACT, agree, as_array

SEVERAL = 2  # questions that show it: one may be chance
Rule = Callable[[Leaf, Leaf], Array | None]  # which entries should be wrong, if it applies
Masks = list[tuple[Leaf, Leaf, Array]]  # what came, what was expected, which entries are wrong


def entries_in_words(key: Key, group: str, masks: Masks) -> Iterator[Seen]:
    """The wrong entries of one result have something in common, in every question."""
    masks = [row for row in masks if row[2].size]
    off = [row for row in masks if row[2].any()]
    if not off:
        return
    rules = [
        *((f"{words} of {group} is wrong", asks, rule) for words, asks, rule in DIAGONAL),
        (f"wrong exactly where {group} should be negative", SIGNS, lambda _, other: other.array < 0),
        (f"wrong exactly where {group} should be positive", SIGNS, lambda _, other: other.array > 0),
    ]
    for place, field in enumerate(key.inputs):
        for words, test in (("is 1", _is(1)), ("is 0", _is(0)), ("is negative", _below), ("is positive", _above)):
            asks = f"what does your formula make of an entry whose {field.name} {words}?"
            rules.append((f"wrong exactly where {field.name} {words}", asks, _by_argument(key, place, test)))
    if at_an_end := next(_at_an_end(group, masks), None):
        yield at_an_end
        return
    for fact, asks, rule in rules:
        if _holds(rule, masks) and not all(mask.all() for _, _, mask in off):
            yield Seen(fact, asks)
            return
    if all(_same_numbers(leaf.array, other.array) for leaf, other, _ in off):
        yield Seen(
            f"{group} has the right numbers in the wrong places", "which index or axis decides where a number goes?"
        )
    elif sum(leaf.array.size > 1 for leaf, _, _ in masks) >= SEVERAL and not any(
        np.ptp(leaf.array) for leaf, _, _ in masks
    ):
        yield Seen(f"every entry of {group} is the same number", "should there be one number for all?")


def _holds(rule: Rule, masks: Masks) -> bool:
    """Does it tell exactly the wrong entries? Where it cannot tell, none is wrong."""
    told = 0
    for leaf, other, mask in masks:
        found = rule(leaf, other)
        if found is not None and found.shape == mask.shape:
            told += bool(mask.any() and not mask.all())
            if not np.array_equal(found, mask):
                return False
        elif mask.any():
            return False
    return told >= SEVERAL


def _at_an_end(group: str, masks: Masks) -> Iterator[Seen]:
    """The first or the last entry, column or row is the only wrong one, or the only one that is always right."""
    for what, lines_of in LINES.items():
        lines = [lines_of(mask) for _, _, mask in masks]
        if any(found is None for found in lines) or not any(len(found) > 1 for found in lines if found is not None):
            continue
        for end, place in (("last", -1), ("first", 0)):
            split = [(found[place], np.delete(found, place, axis=0)) for found in lines if found is not None]
            if all(one.all() and not others.any() for one, others in split):
                yield Seen(f"only the {end} {what} of {group} is wrong", "what does the loop or slice do at that end?")
                return
            if (
                not any(one.any() for one, _ in split)
                and sum(len(rest) > 1 and rest.all() for _, rest in split) >= SEVERAL
            ):
                fact = f"the {end} {what} of {group} is right every time, but not the others"
                yield Seen(fact, f"how do you get from that {what} to the next?")
                return


def _entries(mask: Array) -> Array | None:
    return mask.ravel() if mask.ndim == 1 or 1 in mask.shape else None


def _rows(mask: Array) -> Array | None:
    return mask if mask.ndim == 2 else None


def _columns(mask: Array) -> Array | None:
    return mask.T if mask.ndim == 2 else None


LINES = {"entry": _entries, "column": _columns, "row": _rows}


def _diagonal(_: Leaf, other: Leaf) -> Array | None:
    square = other.array.ndim == 2 and other.array.shape[0] == other.array.shape[1]
    return np.eye(len(other.array), dtype=bool) if square else None


def _beside(leaf: Leaf, other: Leaf) -> Array | None:
    diagonal = _diagonal(leaf, other)
    return None if diagonal is None else ~diagonal


SIGNS = "which step treats the signs differently?"
DIAGONAL: list[tuple[str, str, Rule]] = [
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
