"""Small changes of a reference that nobody lists: named where an answer is just that, and where it is nearly that, not."""

from functools import cache

import numpy as np
import pytest

from autograder.authoring.compile import compile_key
from autograder.authoring.complete import ANOTHER, explaining_key
from autograder.authoring.variations.edits import edits_of
from autograder.authoring.variations.tried import answers_of, arguments_of, variations_of, with_variations
from autograder.exercises import load
from autograder.explaining.diagnose import named_mistakes
from autograder.judge import judge
from autograder.judging.key import NO_VARIATIONS, Key
from autograder.observing.observe import observe
from tests.student import run


@cache
def key_of(exercise: str, seed: int = 1) -> Key:
    asked = load(exercise)
    return with_variations(asked, explaining_key(asked, seed), compile_key(asked, seed + ANOTHER))


def names(exercise: str, body: str, key: Key | None = None) -> list[str]:
    key = key or key_of(exercise)
    namespace = run(f"{load(exercise).head}    {body}\n", exercise)
    return [named.name for named in judge(key, observe(namespace, key.questions)).mistakes]


LOOP = """m = X.shape[1]
    dW, db = 0, 0
    for i in range({}):
        dW = {}dZ[:, i : i + 1] @ X[:, i : i + 1].T
        db = db + dZ[:, i : i + 1]
    return dW / m, db / m"""
SLOPE = """if head == "logistic":
        return {}
    return -y / y_hat if head == "softmax" else y_hat - y"""

NAMED = [  # an exercise, an answer that is a small change of the reference, its name, and one that is nearly that
    ("shapes.gradient_descent_step", "return theta - alpha**2 * grad", "alpha squared", "return theta - alpha**2.01 * grad"),
    ("network.update", "return [(W - alpha * dW, b - db) for (W, b), (dW, db) in zip(parameters, grads)]", "b: db without alpha",
     "return [(W - alpha * dW, b - 1.001 * db) for (W, b), (dW, db) in zip(parameters, grads)]"),
    ("softmax.theta_gradient", "return ((A**2 - Y) @ X1.T) / Y.shape[1]", "A squared", "return (A**2.1 - Y) @ X1.T / Y.shape[1]"),
    ("softmax.theta_gradient", "return (A - Y) @ X1.T / (Y.shape[1] - 1)", "m - 1", "return (A - Y) @ X1.T / (Y.shape[1] - 1.01)"),
    ("shapes.affine", "return W @ (A_prev - A_prev.mean(axis=1, keepdims=True)) + b", "A_prev less its mean over the examples",
     "return W @ (A_prev - A_prev.mean(axis=0, keepdims=True)) + b"),
    ("two_layer.tanh_prime", "return 1 - np.tanh(Z * Z)", "tanh of Z to the power of 2", "return 1 - np.tanh(Z * Z * 1.001)"),
    ("logistic.gradients", LOOP.format("m", ""), "dW: X with 0 for all examples but the last", LOOP.format("m", "0.01 * dW + ")),
    ("two_layer.db_from", "return dZ[:, 1:].sum(axis=1, keepdims=True) / dZ.shape[1]", "dZ with 0 for the first example",
     "return dZ[:, 1:].sum(axis=1, keepdims=True) / (dZ.shape[1] + 0.1)"),
    ("chain.loss_slope", SLOPE.format("-(1 - y) / y_hat + y / (1 - y_hat)"), "one minus y in one line",
     SLOPE.format("-(1 - y) / y_hat + y / (1.01 - y_hat)")),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "body", "name", "nearly"), NAMED)
def test_a_small_change_of_the_reference_is_named_and_what_is_nearly_one_is_not(exercise, body, name, nearly):
    assert names(exercise, body) == [name]
    assert name not in names(exercise, nearly)


def test_a_small_change_is_named_with_a_sign_on_top_and_beside_a_change_of_another_result():
    assert names("softmax.theta_gradient", "return -(A**2 - Y) @ X1.T / X1.shape[1]") == ["A squared and negated"]
    assert names("softmax.theta_gradient", "return -1.01 * (A**2 - Y) @ X1.T / X1.shape[1]") == []
    body = "m = X.shape[1]\n    return dZ @ np.abs(X).T / m, dZ[:, {}:].sum(axis=1, keepdims=True) / m"
    (both,) = names("logistic.gradients", body.format(1))
    assert "the absolute value of X" in both
    assert "without the first example" in both
    assert names("logistic.gradients", body.format(2)) == []


def test_two_changes_of_one_result_are_not_added_up():
    """W and what is left of it add up to this, but made together those two changes would not give it."""
    body = "return [((1 - alpha) * W + alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]"
    assert not any(" and " in name for name in names("network.update", body))


def test_a_change_and_a_factor_that_undo_each_other_are_not_seen_in_a_right_answer():
    key = key_of("logistic.forward")
    assert named_mistakes(key, key.expected) == ()


def test_changes_that_answer_alike_here_and_otherwise_elsewhere_are_not_named():
    for exercise in ("logistic.predict", "training.accuracy"):  # classes and shares: too little to tell changes apart
        assert key_of(exercise).variations.names == ()
    key = key_of("logistic.delta")
    answers = [answers_of(key, lambda A, Y, y=y: y(A, Y), arguments_of(key)) for y in (lambda A, Y: A - Y**2,)]
    assert all(
        np.allclose(seen.value, right.value) for seen, right in zip(answers[0], key.expected[: key.told], strict=True)
    )


def test_what_ends_in_nan_or_is_right_is_no_change_to_name():
    cost = key_of("logistic.cost").variations
    assert "A negated" not in cost.names  # the logarithm of a negative number, as after many other mistakes
    assert np.isfinite(cost.fingerprints[:, 0]).all()
    assert "Y squared" not in cost.names  # 0 and 1 are their own squares


@pytest.mark.parametrize("exercise", ["chain.hidden_delta", "logistic.cost", "training.l2_gradients"])
def test_every_change_has_the_same_name_under_another_seed(exercise):
    key = key_of(exercise)
    other = explaining_key(load(exercise), 7)
    graded = variations_of(load(exercise), other, key.variations.numbers.tolist())
    assert len(graded.names) > 0.9 * len(key.variations.names)
    known = dict(zip(key.variations.numbers.tolist(), key.variations.names, strict=True))
    assert all(known[number] == name for number, name in zip(graded.numbers.tolist(), graded.names, strict=True))


def test_a_change_leaves_the_reference_as_it_was():
    edits = edits_of(load("two_layer.backward"))
    before = [edit.function().__code__.co_code for edit in edits[:1]]
    for edit in edits:
        edit.function()
    assert [edit.function().__code__.co_code for edit in edits[:1]] == before


def test_a_key_without_changes_names_none():
    asked = load("shapes.gradient_descent_step")
    assert explaining_key(asked, 1).variations is NO_VARIATIONS
    assert names("shapes.gradient_descent_step", NAMED[0][1], explaining_key(asked, 1)) == []
