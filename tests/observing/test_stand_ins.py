"""One error costs one exercise: recorded helpers stand in for a student's wrong ones."""

import importlib
from types import FunctionType

import numpy as np
import pytest

from autograder.authoring.compile import compile_key
from autograder.authoring.record import functions_of
from autograder.exercises import every, load
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.observing import stand_ins as helpers
from autograder.observing.observation import Question
from autograder.observing.observe import observe
from tests.sample_class import right

EVERY = {exercise.name: exercise for exercise in every()}
KEYS = {name: compile_key(exercise, 5) for name, exercise in EVERY.items()}
CALLERS = [name for name, key in KEYS.items() if key.helpers]
MISTAKES = [(name, mistake.name) for name in CALLERS for mistake in EVERY[name].mistakes]
HELPERS = [(name, helper) for name in CALLERS for helper in KEYS[name].helpers]


def namespace(module: str = "logistic", **replaced: str) -> dict[str, object]:
    """A student's notebook: the reference's functions, some of them replaced."""
    solutions = importlib.import_module(f"solutions.{module}")
    made: dict[str, object] = {
        name: thing for name, thing in vars(solutions).items() if name not in functions_of(solutions)
    }
    own = {e.function: e.head + e.body for e in EVERY.values() if e.module is solutions}
    for source in (own | replaced).values():
        exec(source, made)
    return made


def wrong(function: str, mistake: str, module: str = "logistic") -> str:
    exercise = EVERY[f"{module}.{function}"]
    return exercise.wrong_source(next(entry for entry in exercise.mistakes if entry.name == mistake))


def given(key: Key, *names: str) -> dict[str, list[helpers.Record]]:
    return {name: list(key.helpers[name]) for name in names or key.helpers}


@pytest.fixture
def train() -> Key:
    return compile_key(load("logistic.train"), 1)


@pytest.mark.parametrize("name", CALLERS)
def test_reference_passes_with_every_helper_recorded(name):
    key = KEYS[name]
    seen = observe(namespace(name.partition(".")[0]), key.questions, given(key))
    assert judge(key, seen).right


@pytest.mark.parametrize(("name", "helper"), HELPERS)
def test_right_caller_of_a_helper_with_any_mistake_is_right_when_that_helper_is_given(name, helper):
    key, module = KEYS[name], name.partition(".")[0]
    for mistake in EVERY[f"{module}.{helper}"].mistakes:
        seen = namespace(module, **{helper: wrong(helper, mistake.name, module)})
        assert judge(key, observe(seen, key.questions, given(key, helper))).right, mistake.name


@pytest.mark.parametrize(("name", "mistake"), MISTAKES)
def test_mistake_of_a_caller_earns_nothing_when_its_helpers_are_given(name, mistake):
    key, (module, _, function) = KEYS[name], name.partition(".")
    seen = namespace(module, **{function: wrong(function, mistake, module)})
    verdict = judge(key, observe(seen, key.questions, given(key)))
    assert not verdict.right
    assert [named.name for named in verdict.mistakes] in ([], [mistake])


def test_helpers_that_were_given_are_named_in_the_verdict(train):
    seen = namespace(gradients=wrong("gradients", "sign"))
    assert not judge(train, observe(seen, train.questions)).right
    verdict = judge(train, observe(seen, train.questions, given(train, "gradients")), ["gradients"])
    assert verdict.given == ("gradients",)


def test_arguments_bind_by_the_students_own_signature(train):
    own = "def delta(*, labels, probabilities):\n    return labels - probabilities"
    calling = right()["train"].replace("delta(A, Y)", "delta(probabilities=A, labels=Y)")
    seen = namespace(delta=own, train=calling)
    assert "too many positional" not in str(observe(seen, train.questions, given(train, "delta"))[0].failure)

    own = "def delta(probabilities, labels):\n    return labels - probabilities"
    calling = right()["train"].replace("delta(A, Y)", "delta(labels=Y, probabilities=A)")
    seen = namespace(delta=own, train=calling)
    assert judge(train, observe(seen, train.questions, given(train, "delta"))).right


def test_helper_that_does_not_exist_is_given_too(train):
    seen = namespace()
    del seen["cost"]
    assert judge(train, observe(seen, train.questions, given(train, "cost"))).right
    assert "cost" not in seen


def test_rounding_keeps_to_the_path_and_another_path_is_told_from_it(train):
    rounded = right()["train"].replace("costs.append", "A = A * (1 + 1e-9)\n        costs.append")
    seen = namespace(train=rounded)
    assert all(answer.outcome == "returned" for answer in observe(seen, train.questions, given(train)))

    other = right()["train"].replace("costs.append", "A = A * (1 + 1e-3)\n        costs.append")
    failure = observe(namespace(train=other), train.questions, given(train, "cost"))[0].failure
    assert failure is not None
    assert failure.message == "left the expected path at call 1 of cost"


def test_names_are_put_back_even_when_the_caller_fails(train):
    seen = namespace(train="def train(X, Y, alpha, iterations):\n    raise KeyError('stop')")
    before = dict(seen)
    observe(seen, train.questions, given(train))
    assert all(seen[name] is before[name] for name in before)


def test_tables_know_the_answers_to_recorded_arguments_only(train):
    key = compile_key(load("logistic.predict"), 1)
    seen = namespace(predict="def predict(W, b, X):\n    return forward(W + 1, b, X)")
    assert observe(seen, key.questions, given(key))[0].outcome == "raised"


def test_what_a_lookup_gives_is_a_copy(train):
    stealing = (
        "def train(X, Y, alpha, iterations):\n    A = forward(np.zeros((1, len(X))), np.zeros((1, 1)), X)\n    A += 1"
    )
    seen = namespace(train=stealing)
    records = given(train)
    observe(seen, train.questions, records)
    again = compile_key(load("logistic.train"), 1)
    for (_, one), (_, other) in zip(records["forward"], again.helpers["forward"], strict=True):
        np.testing.assert_array_equal(one, other)


def test_function_among_the_arguments_of_a_helper_is_any_function():
    table = [((np.ones(2), helpers.FUNCTION), 3.0)]
    seen = {"caller": lambda Z: helper(Z, lambda Z: Z), "helper": None}  # noqa: F821
    function = FunctionType(seen["caller"].__code__, seen, "caller")
    answer = observe(seen | {"caller": function}, [Question("caller", (np.ones(2),))], {"helper": table})[0]
    assert answer.value == 3.0


def test_question_without_helpers_leaves_the_namespace_alone():
    seen = namespace()
    before = dict(seen)
    observe(seen, [Question("predict", (np.zeros((1, 2)), np.zeros((1, 1)), np.ones((2, 3))))])
    assert seen == before
