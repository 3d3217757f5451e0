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
from autograder.explaining.answer import Answer, of_mistake
from autograder.explaining.pairs import near
from autograder.judging.key import NO_VARIATIONS, Key, Variations
from autograder.judging.results import is_right
from autograder.observing.observation import Observation
from autograder.values.callables import realise
from autograder.values.closed import Array, Seeded, Stock, normalise
from autograder.values.compare import TOLERANCE

MAX_EDITS = 7_000  # of a longer function too many are needed
MAX_VAGUE = 0.08  # of the changes: where more are confused with others, the rest is no evidence either
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


class _Found:
    """Changed references by what they answer."""

    def __init__(self, key: Key, other: Key | None = None) -> None:
        self.keys = [key] if other is None else [key, other]
        self.asked = [arguments_of(one) for one in self.keys]
        known = [of_mistake(key, mistake).answer.fingerprint for mistake in key.mistakes]
        self.right = Answer.right(key).fingerprint
        self.listed = _stacked([one[0] for one in known if one is not None])
        self.tables: list[list[Array]] = [[] for _ in self.keys]
        self.numbers: list[int] = []
        self.altered: list[int] = []
        self.vague: set[int] = set()  # places in the tables

    def add(self, number: int, function: Callable[..., Any]) -> None:
        answers = answers_of(self.keys[0], function, self.asked[0])
        answer = None if answers is None else Answer.of(self.keys[0], answers)
        if answers is None or answer is None or (came := answer.fingerprint) is None or self.right is None:
            return
        if near(self.right[0][None], *came, TOLERANCE).any() or near(self.listed, *came).any():
            return
        if not self.keys[0].judged_by_value and is_right(self.keys[0], answers):
            return
        alike = [place for place, one in enumerate(near(_stacked(self.tables[0]), *came)) if one]
        rows = [came[0]]
        for key, asked, table in zip(self.keys[1:], self.asked[1:], self.tables[1:], strict=True):
            elsewhere = answers_of(key, function, asked)
            also = None if elsewhere is None else Answer.of(key, elsewhere).fingerprint
            if also is None:
                return
            if alike and near(_stacked([table[place] for place in alike]), *also).any():
                return
            rows.append(also[0])
        self.vague.update([*alike, len(self.numbers)] if alike else ())
        self.numbers.append(number)
        self.altered.append(answer.altered(Answer.right(self.keys[0])))
        for table, row in zip(self.tables, rows, strict=True):
            table.append(row)

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
            np.array([self.tables[0][place] for place in kept]),
        )


def _stacked(rows: Sequence[Array]) -> Array:
    return np.array(rows) if rows else np.empty((0, 1, 3))


Asked = list[tuple[float, list[Any]]]  # for each question: how many examples, and arguments that cannot be written into


def arguments_of(key: Key) -> Asked:
    """What a changed reference is asked; one that writes into its arguments fails."""
    asked = []
    for number, question in enumerate(key.questions):
        copies = [given if isinstance(given, Stock | Seeded) else normalise(given) for given in question.arguments]
        _lock(copies)
        asked.append((key.numbers(number).get("m", 0.0), copies))
    return asked


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
