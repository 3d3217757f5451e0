"""A grading key is made from a secret seed, so whatever the seed, there has to be a key."""

import pytest

from autograder.authoring.compile import compile_key
from autograder.authoring.exercise import Exercise
from autograder.exercises import every
from tests.conftest import THOROUGH

MANY_SEEDS = 200 if THOROUGH else 50


@pytest.mark.parametrize("exercise", every(), ids=lambda exercise: exercise.name)
def test_many_seeds_compile(exercise: Exercise) -> None:
    for seed in range(MANY_SEEDS):
        compile_key(exercise, seed)
