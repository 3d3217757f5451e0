"""Two mistakes in one function: what they answer together is made when a key is, so that it can be named."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.authoring.exercise import Exercise
from autograder.explaining.answer import Answer, of_mistake
from autograder.judging.key import NO_PAIRS, Key, Pairs
from autograder.observing.observe import observe
from autograder.values.closed import Array
from autograder.values.compare import EXACT, agree


def pairs_of(exercise: Exercise, key: Key, again: Callable[[], Key]) -> Pairs:
    """Two mistakes in one function, wherever both are edits, of different places, and the function still runs.

    Left out are those that undo each other, and those that are a third mistake by another name: `again` gives a second key, by
    which this is told from chance.
    """
    names = [mistake.name for mistake in exercise.mistakes]
    known = [of_mistake(key, mistake).answer.fingerprint for mistake in key.mistakes]
    plain = [found[0] for found in known if found is not None]
    right = Answer.right(key).fingerprint
    numbers, prints = [], []
    for one, other, source in exercise.pairs():
        try:
            function = exercise.function_from(source, f"{one.name}, {other.name}")
        except SyntaxError:
            continue
        found = _fingerprint(exercise, function, key)
        if found is None or (right is not None and _same(found, right[0])):
            continue
        if any(_same(found, single) for single in plain) and _is_single(exercise, function, again()):
            continue
        numbers.append([names.index(one.name), names.index(other.name)])
        prints.append(found)
    return Pairs(np.array(numbers), np.array(prints)) if numbers else NO_PAIRS


def _fingerprint(exercise: Exercise, function: Callable[..., Any], key: Key) -> Array | None:
    """None where it fails or changes its arguments."""
    answers = observe({**vars(exercise.module), exercise.function: function}, key.questions)
    untouched = all(agree(a.arguments, b.arguments) for a, b in zip(answers, key.expected, strict=True))
    found = Answer.of(key, answers).fingerprint if untouched else None
    return None if found is None else found[0]


def _is_single(exercise: Exercise, function: Callable[..., Any], key: Key) -> bool:
    """Does the function do what a single known mistake does, or none, under this key too?"""
    found = _fingerprint(exercise, function, key)
    known = [Answer.right(key), *(of_mistake(key, mistake).answer for mistake in key.mistakes)]
    prints = [single.fingerprint[0] for single in known if single.fingerprint is not None]
    return found is not None and any(_same(found, single) for single in prints)


def _same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=EXACT, atol=0, equal_nan=True))
