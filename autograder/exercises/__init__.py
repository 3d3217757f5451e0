"""What is asked: one file per exercise. Its path is its name: `logistic/delta.py` is the exercise `logistic.delta`.

The secret side, like `authoring`: it knows the solutions. Imports authoring and solutions.
"""

import importlib
import pkgutil
import traceback
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from autograder.authoring import BadExercise, Exercise


@cache
def load(name: str) -> Exercise:
    """The exercise of that name, with its mistakes. Raises BadExercise if there is none or if its reference has another name."""
    if name not in _names():
        near = get_close_matches(name, _names(), n=3, cutoff=0.5) or _names()
        raise BadExercise(f"There is no exercise {name!r}. Is one of these meant? {', '.join(near)}.")
    try:
        file = importlib.import_module(f"{__name__}.{name}")
    except Exception as error:  # whatever is wrong in a file that an author is writing
        where = traceback.extract_tb(error.__traceback__)[-1]
        line = error.lineno if isinstance(error, SyntaxError) else where.lineno
        place = error.filename if isinstance(error, SyntaxError) else where.filename
        raise BadExercise(
            f"{name} cannot be read: {type(error).__name__} in line {line} of {place}: {error}"
        ) from error
    exercise: Exercise = replace(file.exercise, mistakes=tuple(file.mistakes))
    if exercise.name != name:
        raise BadExercise(f"The exercise file {name} declares {exercise.name}.")
    return exercise


def every() -> list[Exercise]:
    """All exercises, in the order in which their references stand in the solutions."""
    return sorted(map(load, _names()), key=lambda exercise: (exercise.module.__name__, _line(exercise)))


def _line(exercise: Exercise) -> int:
    return exercise.reference.__code__.co_firstlineno


@cache
def _names() -> list[str]:
    modules = pkgutil.walk_packages(__path__, f"{__name__}.")
    return [module.name.removeprefix(f"{__name__}.") for module in modules if not module.ispkg]
