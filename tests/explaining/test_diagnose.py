"""What is said of wrong answers: every kind of name and statement is made where it is true, and not where it is not quite.

The whole corpus is measured by `python -m tests.benchmarks.diagnosis`; here stands one of each kind.
"""

import re
import time
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from autograder.authoring.complete import PRACTICE_SEED, explaining_key
from autograder.exercises import load
from autograder.judge import judge
from autograder.judging.key import Key, Probe
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Observation
from autograder.observing.observe import observe
from autograder.report import as_html, as_text
from tests.benchmarks.statements import KINDS
from tests.student import run

SLOW = 1.0  # seconds: diagnosis takes a few milliseconds, whatever came


@cache
def key_of(exercise: str, seed: int = 1) -> Key:
    return explaining_key(load(exercise), seed)


def verdict_of(exercise: str, body: str, before: str = "", key: Key | None = None) -> Verdict:
    """On a function with this body, in a cell that may begin with something else."""
    key = key or key_of(exercise)
    namespace = run(f"{before}\n{load(exercise).head}    {body}\n", exercise)
    extra = observe(namespace, [probe.question for probe in key.probes])
    return judge(key, observe(namespace, key.questions), extra=extra)


def names(exercise: str, body: str) -> list[str]:
    return [named.name for named in verdict_of(exercise, body).mistakes]


def facts(exercise: str, body: str, before: str = "") -> list[str]:
    return [seen.fact for seen in verdict_of(exercise, body, before).seen]


GRADIENTS = "return {} * dZ @ X.T / X.shape[1], {} * np.mean(dZ, axis=1, keepdims=True)"
BACKWARD = """g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, np.sum(dZ, axis=1, keepdims=True) / m))
        if layer > 0:
            dZ = {}parameters[layer][0].T @ dZ * g_prime(cache[layer - 1][1]){}
    return grads"""

ENDING = BACKWARD.format("", "").replace("return grads", "return [{} for n, (dW, db) in enumerate(grads)]")

NAMED = [  # an exercise, a body that gets a name, and one that is nearly the same and must not get it
    ("logistic.sigmoid_prime", "return -sigmoid(Z) * sigmoid(-Z)", "sign", "return -sigmoid(Z) * sigmoid(-Z) - 1e-5"),
    ("two_layer.dA_from", "return 2 * W.T @ dZ", "2 times too large", "return 2.00001 * W.T @ dZ"),
    ("two_layer.dA_from", "return W.T @ dZ * dZ.shape[1]", "m times too large", "return W.T @ dZ * (dZ.shape[1] + 1)"),
    ("two_layer.relu", "return 0.3 * np.maximum(Z, 0)", "a constant factor", "return 0.3 * np.maximum(Z, 1e-3)"),
    ("logistic.forward", "return sigmoid(W @ X + b).T", "transposed", "return sigmoid(W @ X).T"),
    ("logistic.forward", "return sigmoid(W @ X + b).ravel()", "flattened", "return sigmoid(W @ X).ravel()"),
    ("logistic.delta", "return A - Y.T", "squared up by broadcasting", "return 2 * A - Y.T"),
    ("two_layer.dA_from", "return np.sum(W.T @ dZ, axis=1)", "summed over m", "return np.sum(W.T @ dZ, axis=1) + 1"),
    ("logistic.forward", "return 1 - sigmoid(W @ X + b)", "one minus it", "return 1.001 - sigmoid(W @ X + b)"),
    ("logistic.delta", "return np.round(A - Y, 2)", "rounded to 2 decimals", "return np.round(A, 1) - Y"),
    ("shapes.affine", "return W @ A_prev + 2 * b", "b too much", "return W @ A_prev + 2.001 * b"),
    ("logistic.gradients", GRADIENTS.format("-1", "1"), "dW: negated", GRADIENTS.format("-1", "1.001")),
    ("logistic.delta", "return 2 * (Y - A)", "sign and 2 times too large", "return 2.001 * (Y - A)"),
    (
        "logistic.gradients",
        GRADIENTS.format("3", "0"),
        "db left out and dW: a constant factor",
        GRADIENTS.format("3", "1"),
    ),
    (
        "softmax.forward",
        "return 2 * softmax(W @ X)",
        "bias left out and 2 times too large",
        "return 2 * softmax(W @ X + b / 2)",
    ),
    (
        "network.backward",
        BACKWARD.format("", " * m"),
        "m times too large with each layer back",
        BACKWARD.format("m + ", ""),
    ),
    (
        "two_layer.backward",
        "(X, Z1), (A1, _) = cache\n"
        "    dZ2 = Y - A2\n"
        "    dZ1 = parameters[1][0].T @ dZ2\n"
        "    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]",
        "the output's sign and tanh's slope left out",
        "(X, Z1), (A1, _) = cache\n"
        "    dZ2 = Y - A2\n"
        "    dZ1 = parameters[1][0].T @ dZ2 * 1.001\n"
        "    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]",
    ),
]


@pytest.mark.parametrize("exercise, body, name, almost", NAMED, ids=[name for _, _, name, _ in NAMED])
def test_what_explains_every_question_is_named_and_what_does_not_quite_is_not(exercise, body, name, almost):
    assert name in names(exercise, body)
    assert name not in names(exercise, almost)


LOSSES = "-np.log(np.where(Y == 1, A, 1 - A))"
SEEN = [  # an exercise, a body of which something is true, and one of which it is not
    (
        "logistic.gradients",
        "return dZ @ X.T / X.shape[1], np.max(dZ, axis=1, keepdims=True)",
        "dW is right, db is not",
        "return 1.1 * dZ @ X.T / X.shape[1], np.max(dZ, axis=1, keepdims=True)",
    ),
    (
        "network.backward",
        BACKWARD.format("", " + 0.1"),
        "the last layer is right, every earlier one is wrong",
        BACKWARD.format("", "").replace("A_L - Y, []", "(A_L - Y) ** 3, []"),
    ),
    (
        "network.cost",
        "return -np.sum(Y * np.log(A_L)) / Y.shape[1] if head == 'softmax' else A_L[0, 0]",
        "wrong only where head is logistic or squared or squared_sigmoid",
        "return A_L[0, 0]",
    ),
    (
        "logistic.sigmoid",
        "return np.where(np.abs(Z) > 500, 0.3, 0.5 + 0.5 * np.tanh(Z / 2))",
        "of all that was asked, wrong only in: scores as large as 1000; large numbers",
        "return 1 / (1 + np.exp(-np.clip(Z, -1, 1)))",
    ),
    ("logistic.cost", f"return np.prod({LOSSES})", "right for one example, wrong for several", f"return np.prod({LOSSES}) + 1"),
    ("logistic.delta", "return np.where(A < Y, (A - Y)**3 - 1, A - Y)", "wrong exactly where dZ should be negative", "return (A - Y) ** 3"),
    ("shapes.affine", "return np.sort(W @ A_prev + b, axis=0)", "Z has the right numbers in the wrong places", "return np.sort(W @ A_prev, axis=0)"),
    ("logistic.cost", f"return {LOSSES}[0, 0]", "only the first example counts", f"return {LOSSES}[0, :2].sum()"),
    ("logistic.cost", f"return {LOSSES}[0, -1]", "only the last example counts", f"return {LOSSES}[0, 0]"),
    (
        "softmax.softmax",
        "e = np.exp(Z - Z.max(axis=0))\n    return e / e.sum(axis=0) + 0.1 * Z.mean()",
        "what A says of the first example changes when only other examples change",
        "e = np.exp(Z - Z.max(axis=0))\n    return e / e.sum(axis=0) + 0.1 * Z",
    ),
    ("logistic.cost", f"return {LOSSES}[0, 1:].mean()", "the order of the examples matters to your answer", f"return {LOSSES}.max()"),
    ("logistic.forward", "return sigmoid(W @ X) ** 2", "your answer does not change when b changes", "return sigmoid(W @ X + b) ** 2"),
    ("logistic.cost", "return np.mean(A ** 3)", "your answer does not change when Y changes", "return np.mean(A ** 3 * Y)"),
    ("logistic.cost", "return 0.1234", "your answer does not change when the examples change", "return A[0, 0] ** 2"),
    ("logistic.delta", "return np.full(A.shape, np.mean((A - Y) ** 3))", "every entry of dZ is the same number", "return (A - Y) ** 3"),
    (
        "softmax.softmax_jacobian",
        "return np.diag((1 + a**2).ravel()) - np.outer(a, a)",
        "only the diagonal of jacobian is wrong",
        "return np.diag(a) + np.outer(a, a)",
    ),
    (
        "chain.chain_deltas",
        "deltas = [dloss_dyhat * w_out * sigmoid_prime(u[-1])]\n"
        "    for t in range(len(u) - 2, -1, -1):\n"
        "        deltas.insert(0, deltas[0] * w[t + 1] * sigmoid_prime(u[t]))\n"
        "    return np.array([*deltas[:-1], deltas[-1] ** 3 + 2])",
        "only the last entry of deltas is wrong",
        "return u**2 + 1",
    ),
    (
        "logistic.delta",
        "return np.where(np.arange(A.shape[1]) == 0, A - Y, (A - Y) ** 3 + 2)",
        "the first entry of dZ is right every time, but not the others",
        "return (A - Y) ** 3 + 2",
    ),
    *(
        ("network.backward", ENDING.format(change), fact, ENDING.format(near))
        for change, fact, near in (
            (
                "(2 * dW if n == 1 else dW, db)",
                "all is right but dW2, which is 2 times too large",
                "(2 * dW if n == 1 and head == 'logistic' else dW, db)",
            ),
            (
                "(dW + (n > 0), db + (n > 0))",
                "the first layer is right, every later one is wrong",
                "(dW + (n > 0) * (head == 'softmax'), db)",
            ),
            (
                "(dW + (0 < n == len(grads) - 1), db)",
                "only the last layer is wrong",
                "(dW + (0 < n == len(grads) - 1) + (n == len(grads) - 2), db)",
            ),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("exercise, body, fact, other", SEEN, ids=[fact for _, _, fact, _ in SEEN])
def test_statement_is_made_where_it_is_true_and_only_there(exercise, body, fact, other):
    assert fact in facts(exercise, body)
    assert fact not in facts(exercise, other)


def test_every_kind_of_statement_has_a_case() -> None:
    facts = [fact for _, _, fact, _ in SEEN] + ["right on the practice inputs, wrong on others"]
    assert [kind for kind, _ in KINDS if not any(re.fullmatch(kind, fact) for fact in facts)] == []


SUMMED = "def cost(A, Y):\n    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))"
SLOPE = "your dW is exactly the slope of your own cost; it is m times too large"


def test_gradient_that_fits_a_wrong_cost_is_told_from_one_that_does_not():
    assert SLOPE in facts("logistic.gradients", GRADIENTS.format("X.shape[1]", "X.shape[1]"), SUMMED)
    assert SLOPE not in facts("logistic.gradients", GRADIENTS.format("X.shape[1]", "X.shape[1]"))
    assert SLOPE not in facts("logistic.gradients", GRADIENTS.format("2", "2"), SUMMED)
    assert not verdict_of("logistic.gradients", GRADIENTS.format("X.shape[1]", "X.shape[1]"), SUMMED).points


def with_practice(key: Key) -> Key:
    practice = key_of(key.exercise, PRACTICE_SEED)
    return replace(key, probes=(Probe("practice", "", practice.questions[0], practice.expected[0].value),))


@pytest.mark.parametrize("wrong, said", [("A - Y + (A.shape != {})", True), ("A - Y + 1", False)])
def test_answer_that_is_right_on_the_practice_inputs_alone_is_told(wrong, said):
    shape = key_of("logistic.delta", PRACTICE_SEED).questions[0].arguments[0].shape
    verdict = verdict_of(
        "logistic.delta", f"return {wrong.format(shape)}", key=with_practice(key_of("logistic.delta", 7))
    )
    assert ("right on the practice inputs, wrong on others" in [seen.fact for seen in verdict.seen]) == said
    assert not verdict.right


def test_right_answer_in_single_precision_gets_no_diagnosis():
    verdict = verdict_of("logistic.delta", "return A.astype(np.float32) - Y.astype(np.float32)")
    assert verdict.right
    assert not verdict.mistakes
    assert not verdict.seen


def test_difference_from_the_reference_says_nothing_where_other_answers_are_right_too():
    body = "return [(2 * rng.normal(size=(n, m)), np.zeros((n, 1))) for m, n in zip(layer_sizes, layer_sizes[1:])]"
    assert names("network.initialize", body) == []
    assert facts("network.initialize", body) == []


def test_report_shows_what_was_seen_and_asks():
    verdict = verdict_of("logistic.forward", "return sigmoid(W @ X) ** 2")
    assert "seen          your answer does not change when b changes" in as_text(verdict)
    assert "ask yourself  where does b enter?" in as_text(verdict)
    assert "where does b enter?" in as_html(verdict)
    assert verdict.to_json()["seen"] == ["your answer does not change when b changes"]


def test_pair_that_is_a_third_mistake_by_another_name_is_not_in_the_key():
    key = key_of("logistic.gradients")
    pairs = {frozenset(key.mistakes[n].name for n in numbers) for numbers in key.pairs.numbers.tolist()}
    assert {"db not averaged", "dW not averaged"} not in pairs  # neither averaged
    assert {"db not averaged", "sign"} in pairs


HUGE = [np.ones((2000, 2000)), [np.ones(2)] * 5000, {str(n): 1.0 for n in range(5000)}, [[[np.nan]] * 99] * 99]


@pytest.mark.parametrize("exercise", ["logistic.gradients", "network.backward", "notation.to_torch"])
@pytest.mark.parametrize("number", range(len(HUGE)))
def test_diagnosis_of_something_huge_is_short(exercise, number):
    key, seen = key_of(exercise), Observation("returned", HUGE[number])
    start = time.process_time()
    verdict = judge(
        key, [replace(seen, arguments=right.arguments) for right in key.expected], extra=[seen] * len(key.probes)
    )
    assert not verdict.mistakes
    assert time.process_time() - start < SLOW


ODD = [
    None,
    "a",
    True,
    np.zeros((0, 5)),
    np.full((1, 3), np.nan),
    np.ones((1, 3), dtype=bool),
    np.ones(3, complex),
    [[]],
    {},
]


@pytest.mark.parametrize("exercise", ["logistic.gradients", "softmax.softmax", "network.backward", "training.sgd"])
@pytest.mark.parametrize("number", range(len(ODD)))
def test_whatever_a_hostile_process_answers_to_the_probes_is_judged(exercise, number):
    key = key_of(exercise)
    wrong = [
        replace(right, value=key.mistakes[0].observations[n % key.told].value) for n, right in enumerate(key.expected)
    ]
    odd = Observation("returned", ODD[number])
    for answers in (wrong, [*wrong[:-1], odd], [odd] * len(wrong)):
        for extra in ([odd] * len(key.probes), [odd, Observation("died")]):
            assert not judge(key, answers, extra=extra).right
