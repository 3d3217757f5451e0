"""The practice keys that ship with the package, and a student's own function judged by them in this process."""

import inspect
import json
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.results import is_right, is_wrong
from autograder.judging.verdict import Verdict
from autograder.observing.observe import observe
from autograder.observing.stand_ins import Records

KEYS = Path(__file__).parent / "keys"

QUICK_SECONDS = 0.5  # an answer that takes longer is not asked the questions that only explain


class NoSuchExercise(LookupError):
    """There is no practice key of that name: what there is instead."""


def verdict_of(key: Key, function: Callable[..., Any]) -> Verdict:
    """Judge with the student's own helpers first; where some are wrong, once more with their right answers given."""
    seen = {**getattr(inspect.unwrap(function), "__globals__", {}), key.function: function}
    helpers: Records = {}
    start = time.monotonic()
    answers = observe(seen, key.questions)
    if not is_right(key, answers):
        helpers = {name: records for name, records in key.helpers.items() if not _helper_is_right(key, name, seen)}
        answers = observe(seen, key.questions, helpers) if helpers else answers
    explain = is_wrong(key, answers) and time.monotonic() - start < QUICK_SECONDS
    extra = observe(seen, [probe.question for probe in key.probes], helpers) if explain else ()
    return judge(key, answers, tuple(helpers), extra)


def _helper_is_right(key: Key, name: str, seen: Mapping[str, Any]) -> bool:
    helper = key_of(f"{key.exercise.partition('.')[0]}.{name}")
    return is_right(helper, observe(seen, helper.questions))


@cache
def names() -> list[str]:
    """The exercises that have a practice key, in the order of the notebooks."""
    path = index_path()
    if not path.is_file():
        raise NoSuchExercise(
            "The practice keys are missing: install chainrule again, or in a clone run `chainrule build`."
        )
    names: list[str] = json.loads(path.read_text(encoding="utf-8"))["exercises"]
    return names


def index_path() -> Path:
    """Where it is written which exercises there are."""
    return KEYS / "index.json"


def path_of(exercise: str) -> Path:
    """Where the practice key of an exercise lies."""
    module, _, function = exercise.partition(".")
    return KEYS / module / f"{function}.npz"


@cache
def key_of(exercise: str) -> Key:
    """The practice key of an exercise. Raises NoSuchExercise for an unknown name."""
    path = path_of(exercise)
    if exercise not in names():
        module = exercise.partition(".")[0]
        there = [name for name in names() if name.partition(".")[0] == module] or names()
        raise NoSuchExercise(f"There is no exercise {exercise!r}. There are: {', '.join(there)}.")
    if not path.is_file():
        raise NoSuchExercise(
            f"The practice key of {exercise} is missing: install chainrule again, or run `chainrule build`."
        )
    return Key.from_bytes(path.read_bytes())
