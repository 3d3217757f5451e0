"""The grading keys of an assignment. They live in this process's memory only."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from autograder import practice
from autograder.authoring import complete
from autograder.building.cells import Cell, exercises_in
from autograder.exercises import load
from autograder.judging.key import Key, Variations


def grading_keys(author: Sequence[Cell], seed: int) -> dict[str, Key]:
    """The keys of the exercises that a released notebook asks for.

    Compiling runs reference code with its output redirected, so it belongs before any thread is started.
    """
    return {name: _grading_key(name, seed) for name in exercises_in(author)}


@cache
def _grading_key(exercise: str, seed: int) -> Key:
    return complete.grading_key(load(exercise), seed, _practice_key(exercise))


def _practice_key(exercise: str) -> Key | None:
    path = practice.path_of(exercise)
    return Key.from_bytes(path.read_bytes()) if path.is_file() else None


def with_variations(key: Key) -> Key:
    """A key with small changes of its reference. They take a second to make, so once, and only when an answer needs them."""
    if id(key.questions) not in _VARIATIONS:
        made = complete.variations_for(load(key.exercise), key, _practice_key(key.exercise))
        _VARIATIONS[id(key.questions)] = key.questions, made
    return replace(key, variations=_VARIATIONS[id(key.questions)][1])


_VARIATIONS: dict[int, tuple[object, Variations]] = {}  # by the identity of the questions, which are kept alive here
