"""The reference with one small change: a quantity left out, doubled, taken for another, a line in another place, and so on.

Nobody lists these mistakes. An answer that equals a changed reference's in every question has that change in it, in
whatever way it is written. Like `compile`, no part of the student's package.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.authoring.exercise import Exercise
from autograder.authoring.variations.edits import edits_of
from autograder.authoring.variations.source import NUMBER_OF_EXAMPLES, Edit
from autograder.explaining.answer import Answer, Fingerprint, of_mistake
from autograder.judging.key import NO_VARIATIONS, Key, Variations
from autograder.judging.results import is_right
from autograder.observing.observation import Observation
from autograder.values.callables import realise
from autograder.values.closed import Array, Seeded, Stock, normalise
from autograder.values.compare import TOLERANCE

MAX_EDITS = 7_000  # of a longer function too many are needed
MAX_VAGUE = 0.08  # of the changes: where more are confused with others, the rest is no evidence either
SHAKE = 1e-14  # a share of each number: some ten times its rounding
STEADY = 1e-8  # how far an answer may move when it is shaken: what only rounding has left moves by as much as it is
MAIN_SCENE: dict[str, Any] = {"divide": "raise", "over": "raise", "invalid": "raise"}  # where NaN tells nothing


def with_variations(exercise: Exercise, key: Key, other: Key) -> Key:
    """The key, and what changed references answer to its questions: each function once, under its simplest name.

    Left out are changes that fail, that are right or listed, that end in NaN, and those that this key alone does not tell
    apart: by `other`, with other questions, they are two.
    """
    edits, found = edits_of(exercise), _Found(key, other)
    for number, edit in enumerate(edits if len(edits) <= MAX_EDITS else ()):
        function = edit.function()
        if function is not None:
            found.add(number, function)
    return replace(key, variations=found.table(edits))


def variations_of(exercise: Exercise, key: Key, numbers: Sequence[int]) -> Variations:
    """The same for another key, where it is known which changes are worth a try and give different functions."""
    edits, found = edits_of(exercise), _Found(key)
    for number in (number for number in numbers if number < len(edits)):  # of a practice key that may be out of date
        function = edits[number].function()
        if function is not None:
            found.add(number, function)
    return found.table(edits)


class _Table:
    """Fingerprints in the order in which they came, in one array that grows by doubling."""

    def __init__(self) -> None:
        self._rows, self._count = np.empty((0, 0, 3)), 0

    def __array__(self, *_: Any, **__: Any) -> Array:
        return self._rows[: self._count]

    def add(self, one: Fingerprint) -> None:
        if self._count == len(self._rows):
            room = np.empty((max(64, 2 * self._count), *one.rows.shape))
            room[: self._count] = self._rows[: self._count].reshape(-1, *one.rows.shape)
            self._rows = room
        self._rows[self._count] = one.rows
        self._count += 1

    def places_of(self, one: Fingerprint) -> list[int]:
        """Where this fingerprint stands."""
        return list(map(int, np.flatnonzero(one.among(self._rows[: self._count])))) if self._count else []


class _Found:
    """Changed references by what they answer."""

    def __init__(self, key: Key, other: Key | None = None) -> None:
        self.keys = [key] if other is None else [key, other]
        self.asked = [arguments_of(one) for one in self.keys]
        self.shaken = shaken(self.asked[0]) if other is not None else None
        self.right, self.listed = Answer.right(key), _Table()
        for mistake in key.mistakes:
            if known := of_mistake(key, mistake).answer.fingerprint:
                self.listed.add(known)
        self.tables = [_Table() for _ in self.keys]
        self.numbers: list[int] = []
        self.altered: list[int] = []
        self.vague: set[int] = set()  # places in the tables

    def add(self, number: int, function: Callable[..., Any]) -> None:
        key, right = self.keys[0], self.right.fingerprint
        answers = answers_of(key, function, self.asked[0])
        answer = None if answers is None else Answer.of(key, answers)
        if answers is None or answer is None or (came := answer.fingerprint) is None or right is None:
            return
        if came.among(right.rows[None], TOLERANCE).any() or self.listed.places_of(came):
            return
        if not key.judged_by_value and is_right(key, (*answers, *key.expected[key.told :])):
            return
        alike = self.tables[0].places_of(came)
        prints = [came]
        for other, asked, table in zip(self.keys[1:], self.asked[1:], self.tables[1:], strict=True):
            elsewhere = answers_of(other, function, asked)
            also = None if elsewhere is None else Answer.of(other, elsewhere).fingerprint
            if also is None or {*alike} & {*table.places_of(also)}:
                return
            prints.append(also)
        if self.shaken and not self._is_steady(key, function, came):
            return
        self.vague.update([*alike, len(self.numbers)] if alike else ())
        self.numbers.append(number)
        self.altered.append(answer.altered(self.right))
        for table, one in zip(self.tables, prints, strict=True):
            table.add(one)

    def _is_steady(self, key: Key, function: Callable[..., Any], came: Fingerprint) -> bool:
        """Is the answer made of numbers, and not of what rounding leaves of them? Another processor rounds otherwise."""
        answers = answers_of(key, function, self.shaken or [])
        moved = None if answers is None else Answer.of(key, answers).fingerprint
        return moved is not None and bool(came.among(moved.rows[None], STEADY).all())

    def table(self, edits: Sequence[Edit]) -> Variations:
        """What was told apart; nothing where answers are so poor, a class or a share, that too few were."""
        poor = len(self.keys) > 1 and len(self.vague) > MAX_VAGUE * len(self.numbers)
        kept = [place for place in range(len(self.numbers)) if place not in self.vague and not poor]
        if not kept:
            return NO_VARIATIONS
        chosen = [edits[self.numbers[place]] for place in kept]
        return Variations(
            np.array([self.numbers[place] for place in kept]),
            tuple(edit.name for edit in chosen),
            tuple(edit.asks for edit in chosen),
            np.array([edit.weight for edit in chosen]),
            np.array([self.altered[place] for place in kept]),
            np.asarray(self.tables[0])[kept],
        )


Asked = list[tuple[float, list[Any]]]  # for each question: how many examples, and arguments that cannot be written into


def arguments_of(key: Key) -> Asked:
    """What a changed reference is asked; one that writes into its arguments fails."""
    asked = []
    for number, question in enumerate(key.questions[: key.told]):
        copies = [given if isinstance(given, Stock | Seeded) else normalise(given) for given in question.arguments]
        _lock(copies)
        asked.append((key.numbers(number).get("m", 0.0), copies))
    return asked


def shaken(asked: Asked) -> Asked:
    """The same with every number a little off, as little as rounding can make of it."""
    rng, moved = np.random.default_rng(0), []
    for m, arguments in asked:
        others = _moved(arguments, rng)
        _lock(others)
        moved.append((m, others))
    return moved


def _moved(value: Any, rng: np.random.Generator) -> Any:
    match value:
        case np.ndarray() if value.dtype.kind == "f":
            return value * (1 + SHAKE * rng.uniform(-1, 1, value.shape))
        case list() | tuple():
            return type(value)(_moved(part, rng) for part in value)
        case dict():
            return {name: _moved(part, rng) for name, part in value.items()}
    return value


def _lock(value: Any) -> None:
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, list | tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            _lock(part)


def _fresh(value: Any) -> Any:
    """The same arrays in new lists, and a new generator."""
    match value:
        case Stock() | Seeded():
            return realise(value)
        case list() | tuple():
            return type(value)(map(_fresh, value))
        case dict():
            return {name: _fresh(part) for name, part in value.items()}
    return value


def answers_of(key: Key, function: Callable[..., Any], asked: Asked) -> list[Observation] | None:
    """What a changed reference answers; None where it fails, and where it ends in infinity or NaN in the main scene."""
    answers = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, (m, arguments) in enumerate(asked):
            function.__globals__[NUMBER_OF_EXAMPLES] = m
            fresh = map(_fresh, arguments)
            try:
                with np.errstate(all="ignore", **({} if number else MAIN_SCENE)):
                    value = normalise(function(*fresh))
            except Exception:  # whatever a changed function may raise
                return None
            answers.append(Observation("returned", value, arguments=key.expected[number].arguments))
    return answers
