import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercises import every
from autograder.explaining.diagnose import named_mistakes
from autograder.judge import judge
from autograder.judging.results import EVALUATE
from autograder.observing.observation import OUTCOMES, Failure, Observation
from autograder.report import as_html, as_text
from autograder.values.closed import Opaque
from tests.student import key_of, observations_of, verdict_of

FAILING = {  # for every check of the vocabulary an answer at which it is the first to fail
    "shapes": ("logistic.delta", "def delta(A, Y): return (A - Y).T"),
    "unchanged_inputs": ("logistic.delta", "def delta(A, Y):\n    A -= Y\n    return A.copy()"),
    "new_arrays": (
        "logistic.delta",
        "kept = {}\ndef delta(A, Y):\n"
        "    dZ = kept.setdefault(A.shape, np.empty(A.shape))\n    dZ[:] = A - Y\n    return dZ",
    ),
    "same_again": (
        "logistic.delta",
        "calls = []\ndef delta(A, Y):\n    calls.append(0)\n    return A - Y + (len(calls) > 2)",
    ),
    "between": ("logistic.forward", "def forward(W, b, X): return W @ X + b"),
    "one_of": ("logistic.predict", "def predict(W, b, X): return forward(W, b, X)"),
    "falls": (
        "logistic.train",
        "def train(X, Y, alpha, iterations):\n"
        "    W, b, costs = [*np.zeros((2, 1, len(X)))[:1], np.zeros((1, 1)), [0.7] * iterations]\n"
        "    return W, b, costs",
    ),
    "other_generator": (
        "training.minibatches",
        "def minibatches(X, Y, batch_size, rng):\n"
        "    starts = range(0, X.shape[1], batch_size)\n"
        "    return [(X[:, i : i + batch_size].copy(), Y[:, i : i + batch_size].copy()) for i in starts]",
    ),
    "every_example_once": (
        "training.minibatches",
        "def minibatches(X, Y, batch_size, rng):\n"
        "    starts, X = range(0, X.shape[1], batch_size), rng.permutation(X, axis=1)\n"
        "    return [(X[:, i : i + batch_size].copy(), Y[:, i : i + batch_size].copy()) for i in starts]",
    ),
    "varied": (
        "training.minibatches",
        "def minibatches(X, Y, batch_size, rng):\n"
        "    m = X.shape[1]\n"
        "    order = np.roll(np.arange(m), rng.integers(m))\n"
        "    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]",
    ),
    "spread": (
        "network.initialize",
        "def initialize(layer_sizes, rng):\n"
        "    return [(rng.normal(size=(n, m)), np.ones((n, 1))) for m, n in zip(layer_sizes, layer_sizes[1:])]",
    ),
    "at_most": ("network.gradient_check", "def gradient_check(parameters, X, Y, hidden, head): return 1.0"),
    "at_least": ("network.gradient_check", "def gradient_check(parameters, X, Y, hidden, head): return 0.0"),
    "no_overflow": ("logistic.sigmoid", "def sigmoid(Z): return 1 / (1 + np.exp(-Z))"),
    "slope": ("logistic.delta", "def delta(A, Y): return Y - A"),
    "value": ("logistic.cost", "def cost(A, Y): return 0.5"),
}


def test_every_check_of_the_vocabulary_can_fail() -> None:
    assert FAILING.keys() == EVALUATE.keys()


@pytest.mark.parametrize("kind", FAILING)
def test_check_fails(kind: str) -> None:
    exercise, source = FAILING[kind]
    verdict = verdict_of(exercise, source)
    kinds = [check.kind for check in key_of(exercise).checks]
    statuses = [result.status for result in verdict.results]
    first = kinds.index(kind)
    assert statuses == ["passed"] * first + ["failed"] + ["skipped"] * (len(kinds) - first - 1)
    assert verdict.points == 0
    finding = verdict.first_failure.finding
    assert finding is not None
    assert finding.expected
    assert finding.got
    assert finding.advice.endswith("?") or kind == "unchanged_inputs"


SLOPES = {
    "logistic.delta": "def delta(A, Y): return (A - Y) * {factor}",
    "logistic.sigmoid_prime": "def sigmoid_prime(Z): return sigmoid(Z) * sigmoid(-Z) * {factor}",
    "logistic.gradients": (
        "def gradients(dZ, X): return dZ @ X.T / X.shape[1] * {factor}, dZ.mean(axis=1, keepdims=True) * {factor}"
    ),
}


@pytest.mark.parametrize("exercise", SLOPES)
@pytest.mark.parametrize("factor", ["1.001", "0.999", "(1 + 1e-5)"])
def test_slope_that_is_off_is_refused(exercise: str, factor: str) -> None:
    verdict = verdict_of(exercise, SLOPES[exercise].format(factor=factor))
    assert "slope" in verdict.first_failure.title


@pytest.mark.parametrize("exercise", SLOPES)
def test_slope_that_is_off_by_rounding_passes(exercise: str) -> None:
    assert verdict_of(exercise, SLOPES[exercise].format(factor="(1 + 1e-9)")).right


def test_one_entry_of_a_slope_that_is_off_is_refused_and_shown() -> None:
    source = "def delta(A, Y):\n    dZ = A - Y\n    dZ[0, 1:2] *= 1.001\n    return dZ"
    verdict = verdict_of("logistic.delta", source)
    assert "slope" in verdict.first_failure.title
    assert verdict.first_failure.finding is not None
    assert "dZ[0, 1:" in verdict.first_failure.finding.got


def test_small_error_is_shown_with_digits_that_differ() -> None:
    finding = verdict_of("logistic.delta", SLOPES["logistic.delta"].format(factor="(1 + 3e-6)")).first_failure.finding
    assert finding is not None
    assert finding.expected.partition("   ")[0] != finding.got.partition("   ")[0]


def test_answer_that_nothing_explains_is_not_named() -> None:
    verdict = verdict_of("logistic.delta", "def delta(A, Y):\n    return 3 * (Y - A) + A**2")
    assert not verdict.right
    assert verdict.mistakes == ()


def test_crash_is_named_only_when_the_sizes_are_those_of_the_mistake() -> None:
    assert [m.name for m in verdict_of("logistic.forward", "def forward(W, b, X): return W.T @ X").mistakes] == [
        "weights transposed"
    ]
    assert verdict_of("logistic.forward", "def forward(W, b, X): return W @ X.T").mistakes == ()


def test_mistake_is_named_only_if_it_explains_every_question() -> None:
    key = key_of("logistic.delta")
    sign = observations_of("logistic.delta", "def delta(A, Y): return Y - A")
    assert [mistake.name for mistake in named_mistakes(key, sign)] == ["sign"]
    assert named_mistakes(key, [*sign[: key.told - 2], *key.expected[key.told - 2 :]]) == ()


def test_stub_among_the_helpers_is_named() -> None:
    source = "def sigmoid(Z):\n    raise NotImplementedError\ndef forward(W, b, X):\n    return sigmoid(W @ X + b)"
    verdict = verdict_of("logistic.forward", source)
    assert verdict.status == "todo"
    assert "forward calls sigmoid, which is still to be written" in as_text(verdict)


def test_missing_function_crashes() -> None:
    verdict = verdict_of("logistic.delta", "del delta")
    assert verdict.status == "crashed"
    assert "nothing of this name" in as_text(verdict)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("delta = np.ones((1, 2))", "delta is an array of shape (1, 2) here"),
        ("delta = None", "delta is None here"),
        ("delta = [1.0]", "delta is a list of 1 entry here"),
    ],
)
def test_what_took_the_name_of_a_function_is_told(source: str, words: str) -> None:
    verdict = verdict_of("logistic.delta", source)
    assert verdict.status == "crashed"
    assert words in as_text(verdict)
    assert "nothing of this name" not in as_text(verdict)
    assert "which line gives the name delta to something that is no function?" in as_text(verdict)


@pytest.mark.parametrize("outcome", ["too slow", "died", "interrupted", "raised", "missing"])
@pytest.mark.parametrize(
    "failure", [None, Failure("", ""), Failure("KeyboardInterrupt", "", "delta", 3, "while True:")]
)
def test_every_outcome_has_words(outcome: Any, failure: Failure | None) -> None:
    key = key_of("logistic.delta")
    observations = [Observation(outcome, failure=failure)] * len(key.questions)
    verdict = judge(key, observations)
    assert verdict.status == "crashed"
    assert verdict.points == 0
    finding = verdict.first_failure.finding
    assert finding is not None
    assert finding.advice
    if outcome != "missing":
        assert "(m = 6)" in finding.expected


def test_numbers_of_questions_and_observations_must_be_equal() -> None:
    key = key_of("logistic.delta")
    with pytest.raises(ValueError, match=f"{len(key.questions)} questions, 2 observations"):
        judge(key, key.expected[:2])


@pytest.mark.parametrize(("equal", "status"), [(1, "passed"), (100, "failed")])
def test_a_chance_pair_of_equal_draws_is_right_and_many_of_them_are_not(equal: int, status: str) -> None:
    source = (
        "def initialize(layer_sizes, rng):\n"
        "    draws = [rng.normal(size=(n, m)) / m**0.5 for m, n in zip(layer_sizes, layer_sizes[1:])]\n"
        f"    for W in draws: W.ravel()[1 : {equal} + 1] = W.ravel()[W.size - {equal} :] if W.size > 1000 else W.ravel()[1 : {equal} + 1]\n"
        "    return [(W, np.zeros((len(W), 1))) for W in draws]"
    )
    assert verdict_of("network.initialize", source).status == status


ODD = (
    *(None, True, 0, -(2**63) + 1, 1e308, math.nan, math.inf, "", "a", Opaque("a generator"), (), [], {}, {"a": 1}),
    *([1.0], [math.nan] * 9, [None] * 9, ["a"], [[1.0]], (1.0, 2.0), (1.0, 2.0, 3.0), [[[]]], [np.zeros(1)] * 9),
    *(np.zeros(()), np.zeros(0), np.zeros((0, 5)), np.zeros((1, 6)), np.zeros((1, 1)), np.zeros((1,) * 32)),
    *(np.full((1, 6), np.nan), np.full((1, 6), -np.inf), np.ones((1, 6), dtype=bool), np.ones((1, 6), dtype=np.int8)),
    *(
        np.ones((1, 6), dtype=complex),
        np.array(1j),
        np.ones(9),
        np.ones(9, dtype=complex),
        np.full(9, np.nan),
        np.ones((1, 6), dtype=np.float16),
    ),
    *(np.full((1, 6), 2**63, dtype=np.uint64), np.full(9, -1e308), np.full((1, 6), 1e308)),
)
odd = st.sampled_from(ODD)


@st.composite
def forged(draw: st.DrawFn, honest: Observation) -> Observation:
    """An honest observation with parts of it replaced."""
    if isinstance(honest.value, tuple) and draw(st.booleans()):
        value: Any = tuple(draw(odd | st.just(part)) for part in honest.value)
    else:
        value = draw(odd | st.just(honest.value))
    arguments = tuple(draw(odd | st.just(part)) for part in honest.arguments[draw(st.integers(0, 2)) :])
    failure = draw(st.none() | st.builds(Failure, st.text(), st.text(), st.text(), st.integers(0), st.text()))
    outcome = draw(st.sampled_from([*OUTCOMES, *["returned"] * 20]))
    return Observation(outcome, value, failure, arguments, draw(st.text()), (draw(st.text()),))


@pytest.mark.parametrize("exercise", [exercise.name for exercise in every()])
@given(st.data())
def test_whatever_a_hostile_process_reports_is_judged(exercise: str, data: st.DataObject) -> None:
    key = key_of(exercise)
    verdict = judge(key, [data.draw(st.just(honest) | forged(honest)) for honest in key.expected])
    assert verdict.points in (0, key.points)
    assert as_text(verdict)
    assert as_html(verdict)
    assert json.loads(json.dumps(verdict.to_json()))


@pytest.mark.parametrize("exercise", [exercise.name for exercise in every()])
@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_result_earns_nothing(exercise: str, number: int) -> None:
    key = key_of(exercise)
    for value in (ODD[number], (ODD[number],) * len(key.outputs), [ODD[number]] * len(key.outputs)):
        verdict = judge(key, [replace(honest, value=value) for honest in key.expected])
        assert verdict.points == 0
        assert as_text(verdict)
