"""Two mistakes in one function: what they answer together is made when a key is, so that it can be named."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.authoring.exercise import Exercise
from autograder.explaining.answer import Answer, Fingerprint, of_mistake
from autograder.judging.key import NO_PAIRS, Key, Pairs
from autograder.observing.observe import observe
from autograder.values.closed import Array
from autograder.values.compare import agree


def pairs_of(exercise: Exercise, key: Key, again: Callable[[], Key]) -> Pairs:
    """Two mistakes in one function, wherever both are edits, of different places, and the function still runs.

    Left out are those that undo each other, and those that are a third mistake by another name: `again` gives a second key, by
    which this is told from chance.
    """
    names = [mistake.name for mistake in exercise.mistakes]
    right, single = _known(key)
    numbers, prints = [], []
    for one, other, source in exercise.pairs():
        try:
            function = exercise.function_from(source, f"{one.name}, {other.name}")
        except SyntaxError:
            continue
        found = _fingerprint(exercise, function, key)
        if found is None or found.among(right, *key.exact).any():
            continue
        if found.among(single, *key.exact).any() and _is_single(exercise, function, again()):
            continue
        numbers.append([names.index(one.name), names.index(other.name)])
        prints.append(found.rows)
    return Pairs(np.array(numbers), np.array(prints)) if numbers else NO_PAIRS


def _known(key: Key) -> tuple[Array, Array]:
    """The fingerprints of the right answer and of single mistakes, each as a table."""
    answers = Answer.right(key), *(of_mistake(key, mistake).answer for mistake in key.mistakes)
    prints = [answer.fingerprint.rows for answer in answers if answer.fingerprint]
    table = np.array(prints or np.empty((0, 0, 3)))
    return table[:1], table[1:]


def _fingerprint(exercise: Exercise, function: Callable[..., Any], key: Key) -> Fingerprint | None:
    """None where it fails or changes its arguments."""
    answers = observe({**vars(exercise.module), exercise.function: function}, key.questions[: key.told])
    untouched = all(agree(a.arguments, b.arguments) for a, b in zip(answers, key.expected[: key.told], strict=True))
    return Answer.of(key, answers).fingerprint if untouched else None


def _is_single(exercise: Exercise, function: Callable[..., Any], key: Key) -> bool:
    """Does the function do what a single known mistake does, or none, under this key too?"""
    found = _fingerprint(exercise, function, key)
    return found is not None and any(found.among(table, *key.exact).any() for table in _known(key))
