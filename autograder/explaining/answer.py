"""An answer taken apart: its arrays in groups, `dW` and `db` say, over all questions; and what they are told by."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Self
from weakref import WeakKeyDictionary

import numpy as np

from autograder.judging.key import Key, KnownMistake
from autograder.observing.observation import Observation
from autograder.values.closed import Array
from autograder.values.compare import EXACT, ROUNDING, agree, as_array
from autograder.values.shapes import in_layer, letters_of, members
from autograder.values.table import Field

MAX_ENTRIES = 20_000  # of one answer that is looked into: diagnosis has to be quick, whatever came

MAX_ARRAYS = 200  # in one answer; right ones have a few dozen
NAN = 0.7309824561  # stands for it in fingerprints: no answer that occurs
TURNS = (0.7548776662, 0.5698402910)  # far from any fraction of a circle

Path = tuple[int | str, ...]  # where in lists, tuples and dictionaries an array stands


@dataclass(frozen=True)
class Leaf:
    """One array of an answer: of which question and result, where it stands, its shape in letters, its layer if it has one."""

    question: int
    result: str
    path: Path
    array: Array
    letters: tuple[str, ...] = ()
    layer: int | None = None

    @property
    def axes(self) -> dict[int, str]:
        """The letter of every axis that a sum could go over."""
        if len(self.letters) != self.array.ndim:
            return {axis: f"axis {axis}" for axis in range(self.array.ndim)}
        return {axis: letter for axis, letter in enumerate(self.letters) if letter != "1"}


Anatomy = dict[str, list[Leaf]]  # by the name of the group, in the order of the results


def anatomy(key: Key, answers: Sequence[Observation]) -> Anatomy | None:
    """The arrays of all answers in groups. None if some call gave no answer or something that is no array."""
    groups: Anatomy = {}
    repeated = {again for _, again in key.repeats}
    for number, answer in enumerate(answers):
        if answer.outcome != "returned":
            return None
        found = list(islice(_leaves(answer.value, ()), MAX_ARRAYS + 1))
        if len(found) > MAX_ARRAYS or sum(array.size if array is not None else 1 for _, array in found) > MAX_ENTRIES:
            return None
        for path, array in found if number not in repeated else ():
            if array is None:
                return None
            array = array if array.dtype.kind == "f" else array.astype(float)
            result, name, letters, layer = _place(key.outputs, path)
            groups.setdefault(name, []).append(Leaf(number, result, path, array, letters, layer))
    return groups


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Array | None]]:
    array = as_array(value)
    if array is None and isinstance(value, list | tuple | dict):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for place, item in items:
            yield from _leaves(item, (*path, place))
    else:
        yield path, array


@lru_cache(maxsize=10_000)
def _place(outputs: tuple[Field, ...], path: Path) -> tuple[str, str, tuple[str, ...], int | None]:
    """The result and the group of an array, its shape in letters and its layer, from where it stands."""
    field = outputs[0]
    if len(outputs) > 1 and path and isinstance(path[0], int) and path[0] < len(outputs):
        field, path = outputs[path[0]], path[1:]
    if path and isinstance(path[-1], str):
        return field.name, path[-1].rpartition(".")[2], (), None
    pair = members(field.shape)
    if pair and len(path) == 2 and isinstance(path[0], int) and isinstance(path[1], int) and path[1] < len(pair):
        name, shape = pair[path[1]]
        return field.name, name, tuple(letters_of(in_layer(shape, path[0] + 1))), path[0]
    return field.name, field.name, tuple(letters_of(field.shape)) if not path else (), None


def same(one: Sequence[Leaf], other: Sequence[Leaf]) -> bool:
    """The same arrays in the same places, to EXACT?"""
    return alike(one, other) and all(agree(a.array, b.array, EXACT, ROUNDING) for a, b in zip(one, other, strict=True))


def alike(one: Sequence[Leaf], other: Sequence[Leaf]) -> bool:
    """Are these the same places of the same questions?"""
    return [(leaf.question, leaf.path) for leaf in one] == [(leaf.question, leaf.path) for leaf in other]


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """For each question its answer in three numbers, and how large it is: equal answers give equal numbers.

    The first tells how the answer is built, the others are sums with weights of which no two are equal. So two answers whose
    fingerprints agree differ by nothing but rounding.
    """

    rows: Array  # (questions, 3)
    size: Array  # (questions,)

    @classmethod
    def of(cls, key: Key, groups: Anatomy, questions: int) -> Self:
        repeated = {again for _, again in key.repeats}
        leaves: dict[int, list[Leaf]] = {number: [] for number in range(questions) if number not in repeated}
        for leaf in (leaf for group in groups.values() for leaf in group):
            leaves[leaf.question].append(leaf)
        rows, sizes = [], []
        for found in leaves.values():
            built = zlib.crc32(repr([(leaf.path, leaf.array.shape) for leaf in found]).encode())
            entries = np.concatenate([np.empty(0), *(leaf.array.ravel() for leaf in found)])
            entries = np.nan_to_num(entries, nan=NAN, posinf=2 * NAN, neginf=-2 * NAN)
            places = np.arange(entries.size)
            with np.errstate(all="ignore"):
                rows.append([built, *(float(entries @ np.cos(turn * places + 0.1)) for turn in TURNS)])
                sizes.append(np.abs(entries).max(initial=0) * max(1, entries.size) ** 0.5)
        return cls(np.array(rows), np.array(sizes))

    def among(self, table: Array, tolerance: float = EXACT, floor: float = ROUNDING) -> Array:
        """Which rows of a table (fingerprints, questions, 3) are this one?"""
        built, sums = np.split(table - self.rows, [1], axis=2)
        margin = np.maximum(tolerance * self.size, floor)[:, None]
        return np.asarray((built == 0).all(axis=(1, 2)) & (np.abs(sums) <= margin).all(axis=(1, 2)))


@dataclass(frozen=True, eq=False)
class Answer:
    """The answers to those questions of a key that were put to known mistakes too, taken apart once for whoever explains them.

    `groups` and `fingerprint` are None where some call gave no arrays.
    """

    observations: Sequence[Observation]
    groups: Anatomy | None
    fingerprint: Fingerprint | None

    @classmethod
    def of(cls, key: Key, observations: Sequence[Observation]) -> Self:
        observations = observations[: key.told]
        groups = anatomy(key, observations)
        return cls(observations, groups, None if groups is None else Fingerprint.of(key, groups, len(observations)))

    @classmethod
    def right(cls, key: Key) -> "Answer":
        """What the reference answers; made once for each key."""
        if key not in _RIGHT:
            _RIGHT[key] = cls.of(key, key.expected)
        return _RIGHT[key]

    def altered(self, right: "Answer") -> int:
        """Which groups are not right: a bit for each, in the order of the results; all of them where there are others."""
        groups, expected = self.groups, right.groups or {}
        if groups is None or groups.keys() != expected.keys():
            return (1 << len(expected)) - 1
        wrong = [not same(groups[name], expected[name]) for name in expected]
        return sum(1 << place for place, is_wrong in enumerate(wrong) if is_wrong)


_RIGHT: WeakKeyDictionary[Key, Answer] = WeakKeyDictionary()


@dataclass(frozen=True)
class Known:
    """A known mistake's answer, and which groups it alters."""

    answer: Answer
    altered: int


def of_mistake(key: Key, mistake: KnownMistake) -> Known:
    """Made once for each."""
    if mistake not in _KNOWN:
        answer = Answer.of(key, mistake.observations)
        _KNOWN[mistake] = Known(answer, answer.altered(Answer.right(key)))
    return _KNOWN[mistake]


_KNOWN: WeakKeyDictionary[KnownMistake, Known] = WeakKeyDictionary()
