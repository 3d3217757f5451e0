"""What every exercise must hold, whoever writes it. Exercises are found, never listed."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.authoring.compile import compile_key
from autograder.authoring.exercise import Exercise, Mistake
from autograder.building.tryout import code_of, missing, right_answers, squeezed
from autograder.exercises import every
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.verdict import Verdict
from autograder.observing.observe import observe
from autograder.values.shapes import letters_of, parts, sizes_of
from tests.student import key_of, run

SEEDS = (1, 2, 3)
TELLING = 12  # letters of another exercise's code: "sigmoid(Z)" may be in a docstring

EXERCISES = every()
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.name for exercise in EXERCISES])


def verdict_of(exercise: Exercise, function: Callable[..., Any], seed: int = 1) -> Verdict:
    key = key_of(exercise.name, seed)
    return judge(key, observe({exercise.function: function}, key.questions))


@each_exercise
def test_nothing_is_missing(exercise: Exercise) -> None:
    assert list(missing(exercise)) == []


@each_exercise
def test_reference_is_right(exercise: Exercise) -> None:
    for seed in SEEDS:
        verdict = verdict_of(exercise, exercise.reference, seed)
        assert verdict.right
        assert verdict.points == exercise.points > 0
        assert not verdict.warned


@each_exercise
def test_stub_is_still_to_write(exercise: Exercise) -> None:
    verdict = verdict_of(exercise, run(exercise.stub, exercise.name)[exercise.function])
    assert verdict.status == "todo"
    assert verdict.points == 0
    assert not verdict.mistakes


@pytest.mark.parametrize(
    "exercise, mistake",
    [
        pytest.param(exercise, mistake, id=f"{exercise.name}-{mistake.name}")
        for exercise in EXERCISES
        for mistake in exercise.mistakes
    ],
)
def test_mistake_is_caught_and_named(exercise: Exercise, mistake: Mistake) -> None:
    function = run(exercise.wrong_source(mistake), exercise.name)[exercise.function]
    for seed in SEEDS:
        verdict = verdict_of(exercise, function, seed)
        assert verdict.points == 0
        assert [(named.name, named.hint) for named in verdict.mistakes] == [(mistake.name, mistake.hint)]


@pytest.mark.parametrize(
    "exercise, answer",
    [
        pytest.param(exercise, answer, id=f"{exercise.name}-{style}")
        for exercise in EXERCISES
        for style, answer in right_answers(exercise).items()
    ],
)
def test_right_answer_of_any_style_passes(exercise: Exercise, answer: Callable[..., Any]) -> None:
    for seed in SEEDS:
        verdict = verdict_of(exercise, answer, seed)
        assert [result.title for result in verdict.results if result.status != "passed"] == []
        assert not verdict.mistakes


@each_exercise
def test_key_holds_no_code_of_its_notebook(exercise: Exercise) -> None:
    texts = squeezed(repr(key_of(exercise.name)))
    for other in (other for other in EXERCISES if other.module is exercise.module):
        for answer in map(squeezed, code_of(other)):
            assert (other is not exercise and len(answer) < TELLING) or answer not in texts, other.name


@each_exercise
def test_table_has_a_line_for_every_argument_and_result(exercise: Exercise) -> None:
    assert [field.name for field in exercise.inputs] == list(inspect.signature(exercise.reference).parameters)
    for observation in key_of(exercise.name).expected:
        if len(exercise.outputs) > 1:
            assert len(observation.value) == len(exercise.outputs)
    assert all(field.shape and field.meaning for field in exercise.fields)


def size(letter: str, sizes: dict[str, int]) -> int | None:
    """`n_0 + 1` is 4 when n_0 is 3; n_L is the size of the last layer; None for the size of a batch, say."""
    letter, _, more = letter.partition(" + ")
    layers = [name for name in sizes if name.startswith("n_") and name[2:].isdigit()]
    sizes = ({"n_L": sizes[max(layers)]} if layers else {}) | sizes
    if letter not in sizes and not letter.isdigit():
        return None
    return int(sizes.get(letter, letter)) + int(more or 0)


@each_exercise
def test_table_tells_the_shapes_that_come(exercise: Exercise) -> None:
    key = key_of(exercise.name)
    for question, observation in zip(key.questions, key.expected, strict=True):
        sizes = sizes_of(key.inputs, question.arguments)
        results = observation.value if len(key.outputs) > 1 else (observation.value,)
        for field, value in zip([*key.inputs, *key.outputs], [*question.arguments, *results], strict=True):
            for part, array, _ in parts(field, value, value):
                letters = letters_of(part.shape)
                known = [size(letter, sizes) for letter in letters]
                assert len(known) in (0, np.ndim(array)), part
                assert all(a in (None, b) for a, b in zip(known, np.shape(array), strict=False)), part


@each_exercise
def test_equal_seeds_give_equal_keys_and_others_do_not(exercise: Exercise) -> None:
    key = key_of(exercise.name).to_bytes()
    assert compile_key(exercise, 1).to_bytes() == key
    assert compile_key(exercise, 2).to_bytes() != key


@each_exercise
def test_key_survives_its_file(exercise: Exercise) -> None:
    key = key_of(exercise.name)
    again = Key.from_bytes(key.to_bytes())
    assert again.to_bytes() == key.to_bytes()
    assert judge(again, key.expected).right
