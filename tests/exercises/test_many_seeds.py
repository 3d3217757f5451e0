"""A grading key is made from a secret seed: whatever the seed, there is a key, and its verdict is the same."""

from collections.abc import Callable
from typing import Any

import pytest

from autograder.authoring.compile import compile_key
from autograder.authoring.exercise import Exercise
from autograder.building.tryout import right_answers
from autograder.exercises import every
from autograder.judging.results import is_right
from autograder.observing.observe import observe
from tests.conftest import THOROUGH
from tests.student import run
from tests.wrong_answers import all_wrong_answers

SEEDS = range(50 if THOROUGH else 3)
MORE_SEEDS = range(len(SEEDS), 100 if THOROUGH else 6)  # for which there has to be a key


def answers_to(exercise: Exercise) -> list[tuple[str, bool, dict[str, Any]]]:
    """All of the repository: what each is called, whether it is right, and the names of its notebook."""

    def names(function: Callable[..., Any]) -> dict[str, Any]:
        return {**function.__globals__, exercise.function: function}

    right = [(style, True, names(answer)) for style, answer in right_answers(exercise).items()]
    wrong = [answer for answer in all_wrong_answers() if answer.exercise == exercise.name]
    return right + [(answer.style, False, run(answer.source, exercise.name)) for answer in wrong]


@pytest.mark.parametrize("exercise", every(), ids=lambda exercise: exercise.name)
def test_verdict_does_not_depend_on_the_seed(exercise: Exercise) -> None:
    answers = answers_to(exercise)
    assert sum(not right for _, right, _ in answers) > 1
    otherwise = []
    for seed in SEEDS:
        key = compile_key(exercise, seed)
        otherwise += [
            (style, seed) for style, right, names in answers if is_right(key, observe(names, key.questions)) != right
        ]
    assert otherwise == []


@pytest.mark.parametrize("exercise", every(), ids=lambda exercise: exercise.name)
def test_many_seeds_compile(exercise: Exercise) -> None:
    for seed in MORE_SEEDS:
        compile_key(exercise, seed)
