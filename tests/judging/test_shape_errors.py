"""Shape errors in the course's letters: what is said is so, and where the line does not tell, less is said."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.judge import judge
from autograder.judging.shape_errors import Letters, shape_error
from autograder.observing.observation import Failure, Observation, Question, failure_from
from autograder.observing.observe import ask
from autograder.values.coding import MalformedValue, decode, encode
from autograder.values.shapes import axes_of
from autograder.values.table import Field
from tests.student import finding_of, key_of, run

SEEN = [  # exercise, the student's body, what is said, the question
    (
        "logistic.forward",
        "return W @ X.T",
        "W (1, n_0) = (1, 8) times X.T (m, n_0) = (5, 8): the inner sizes are n_0 and m\nin line 2: return W @ X.T",
        "did you mean one of them turned?",
    ),
    (
        "logistic.forward",
        "return sigmoid(np.dot(X, W) + b)",
        "X (n_0, m) = (8, 5) times W (1, n_0) = (1, 8): the inner sizes are m and 1",
        "did you mean the other order?",
    ),
    (
        "logistic.forward",
        "α = 2; Z = (α * W) @ \\\n        -X.T",
        "(α * W) (1, n_0) = (1, 8) times -X.T (m, n_0) = (5, 8)",
        "did you mean one of them turned?",
    ),
    ("logistic.forward", "return W @ 3", "3 is a number, and @ takes arrays", "did you mean a product entry by entry?"),
    (
        "logistic.forward",
        "return W @ print()",
        "print() has no axes, and @ takes arrays",
        "is it a number, a function or None?",
    ),
    ("two_layer.dZ_from", "return dA @ g_prime", "g_prime has no axes", "is it a number, a function or None?"),
    (
        "logistic.forward",
        "return W * X",
        "W (1, n_0) = (1, 8) and X (n_0, m) = (8, 5), entry by entry: n_0 meets m",
        "did you mean a product of matrices?",
    ),
    (
        "logistic.forward",
        "return X - W[0]",
        "X (n_0, m) = (8, 5) and W[0] (n_0,) = (8,), entry by entry: m meets n_0",
        "the only axis of a one-dimensional array meets the other's last one: did you mean a column?",
    ),
    (
        "logistic.forward",
        "b += W",
        "an array of shape (1, n_0) = (1, 8) goes into a place of shape (1, 1)",
        "did you mean a sum over an axis first, or a new array?",
    ),
    (
        "logistic.forward",
        "W += X",
        "W (1, n_0) = (1, 8) and X (n_0, m) = (8, 5), entry by entry: n_0 meets m",
        "did you mean one of them turned?",
    ),
    (
        "logistic.forward",
        "b[:] = X",
        "an array of shape (n_0, m) = (8, 5) goes into a place of shape (1, 1)",
        "did you mean a sum over an axis first, or a new array?",
    ),
    (
        "logistic.forward",
        "return X.reshape(5, 7)",
        "X (n_0, m) = (8, 5) has 40 entries, the shape (5, 7) 35",
        "which sizes multiply to 40?",
    ),
    (
        "logistic.forward",
        "return np.concatenate((W, X.T))",
        None,  # these fit
        None,
    ),
    (
        "logistic.forward",
        "return np.concatenate((W, X))",
        "W (1, n_0) = (1, 8) and X (n_0, m) = (8, 5) joined: on axis 1, n_0 meets m",
        "did you mean to join them along another axis, or other shapes?",
    ),
    (
        "logistic.forward",
        "return np.concatenate([W[0], X])",
        "W[0] (n_0,) = (8,) and X (n_0, m) = (8, 5) joined: 1 and 2 axes",
        "did you mean a row or a column?",
    ),
    (
        "logistic.cost",
        "return Y @ np.log(A)",
        "Y (1, m) = (1, 8) times np.log(A) (1, m) = (1, 8): the inner sizes are m and 1",
        "did you mean a product entry by entry, or one of them turned?",
    ),
    (
        "two_layer.dZ_from",
        "return dA @ g_prime(Z)",  # whose shape cannot be seen without calling it again
        "dA (n_l, m) = (6, 5) times g_prime(Z): the inner sizes are m and n_l",
        "which axis of each of them counts what?",
    ),
    (
        "softmax.theta_gradient",
        "return (A - Y) @ X1",
        "(A - Y) (k, m) = (4, 9) times X1 (n_0 + 1, m) = (6, 9): the inner sizes are m and n_0 + 1",
        "did you mean one of them turned?",
    ),
    (
        "network.forward",
        "l = 1; return parameters[l - 1][0] @ parameters[-1][0]",
        "parameters[l - 1][0] (n_1, n_0) = (4, 5) times parameters[-1][0] (n_3, n_2) = (3, 2): the inner sizes are n_0 and n_3",
        "did you mean another array in one of the two places?",
    ),
    (
        "logistic.forward",  # one name, two arrays: the shape that is seen is not the one that failed
        "return W.T @ (W := X)",
        "matmul: Input operand 1 has a mismatch",
        "the left factor of @ ends in 1, the right one begins with n_0 = 8; "
        "write the shape of each array under that line: which two do not fit?",
    ),
    ("logistic.forward", "return np.einsum('ij,jk', W, X.T)", "ValueError: ", "which two do not fit?"),
    ("logistic.forward", "raise ValueError('W @ X')", "ValueError: W @ X\nin line 2: raise ValueError('W @ X')", ""),
]


@pytest.mark.parametrize("exercise, body, seen, question", SEEN)
def test_shape_error_is_told_in_letters(exercise: str, body: str, seen: str | None, question: str | None) -> None:
    function = exercise.partition(".")[2]
    arguments = ", ".join(field.name for field in key_of(exercise).inputs)
    finding = finding_of(exercise, f"def {function}({arguments}):\n    {body}\n")
    assert (seen is None) == ("ValueError" not in finding.got)
    assert (seen or "") in finding.got
    assert finding.advice.endswith(question or "")


def test_a_size_that_two_letters_share_stays_a_number() -> None:
    letters = Letters({"n_1": 4, "n_0": 4, "m": 5, "k": 1})
    assert letters.shape((4, 5)) == "(4, m) = (4, 5)"
    assert letters.shape((1, 4)) == "(1, 4)"
    assert letters.shape((5,)) == "(m,) = (5,)"


def test_only_what_counts_an_axis_is_a_letter() -> None:
    fields = [
        Field("X", "(n_0, m)", ""),
        Field("X1", "(n_0 + 1, m)", ""),
        Field("parameters", "list of (W (n_l, k))", ""),
    ]
    sizes = {"n_0": 3, "n_1": 2, "m": 4, "k": 7, "epochs": 9}
    assert axes_of(fields, sizes) == {"n_0": 3, "n_1": 2, "m": 4, "n_0 + 1": 4, "k": 7}
    assert Letters(axes_of(fields, sizes)).shape((4, 9)) == "(4, 9)"  # m and n_0 + 1 are equal


OPERATIONS = [
    "A @ B",
    "np.dot(A, B)",
    "A.dot(B)",
    "A + B",
    "A * B.T",
    "np.multiply(A, B)",
    "np.concatenate((A, B))",
    "np.concatenate([A, B], axis=-1)",
    "np.hstack((A, B))",
    "A.reshape(B.shape)",
    "np.matmul(A[0], B)",
]
SHAPES = [(3,), (3, 4), (4, 3), (4, 5), (1, 4), (5, 1), (2, 3, 4)]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_shape_that_is_said_is_the_shape_of_that_array(operation: str) -> None:
    namespace = run(f"def f(A, B):\n    return {operation}", "logistic.delta")
    for one, other in product(SHAPES, SHAPES):
        arrays = {"A": np.ones(one), "B": np.ones(other)}
        failure = ask(namespace, Question("f", tuple(arrays.values()))).failure
        if failure is None or failure.type != "ValueError":
            continue
        said = shape_error(failure, {"n": 3, "m": 4})
        assert said is not None or "@" not in operation or 3 in (len(one), len(other))
        for text, shape in failure.operands:
            if shape is not None:
                assert np.shape(eval(text, {"np": np}, arrays)) == shape
                assert said is None or str(shape) in said.seen


HUGE = "9" * 5_000
MESSAGES = [
    f"shapes ({HUGE},3) and (5,7) not aligned: 3 (dim 1) != 5 (dim 0)",
    "shapes () and () not aligned",
    "shapes (1) not aligned",
    f"matmul: (size {HUGE} is different from 1)",
    "matmul: (size 1 is different from 2)",
    "matmul: Input operand 0 does not have enough dimensions (has 0",
    "operands could not be broadcast together with shapes () (5,7) ",
    f"operands could not be broadcast together with shapes ({'2,' * 300}3) ({'3,' * 300}4) (1)",
    "could not broadcast input array from shape () into shape ()",
    f"cannot reshape array of size {HUGE} into shape (5,7)",
    "cannot reshape array of size 12 into shape (,)",
    f"along dimension 0, the array at index {HUGE} has size 3 and the array at index 1 has size 7",
    "along dimension 0, the array at index 9 has size 3 and the array at index 1 has size 7",
]
operands = st.lists(
    st.tuples(st.text(max_size=3), st.none() | st.lists(st.integers(0, 2**63 - 1), max_size=4).map(tuple)), max_size=3
)


@given(st.sampled_from(MESSAGES), st.sampled_from(["@", "dot", "+", "reshape", "concatenate", ""]), operands.map(tuple))
def test_whatever_a_hostile_process_says_of_shapes_is_judged(message: str, operation: str, operands: Any) -> None:
    key = key_of("logistic.delta")
    failure = Failure("ValueError", message, "delta", 1, "return A @ Y", operation, operands)
    verdict = judge(key, [Observation("raised", failure=failure)] * len(key.questions))
    finding = verdict.first_failure.finding
    assert finding is not None
    assert len(finding.got) < 500
    sent = failure_from(decode(*encode(list(vars(failure).values()))))
    assert sent is not None
    assert sent.operands == operands


@pytest.mark.parametrize("odd", ["A", ("A",), (1, None), ("A", (1.0,)), ("A", (True,)), ("A", (-1,)), ("A", [1])])
def test_operands_that_cannot_be_are_refused(odd: Any) -> None:
    fields = ["ValueError", "", "", 0, "", "@"]
    assert failure_from([*fields, (("A", (1, 2)),)]) is not None
    with pytest.raises(MalformedValue):
        failure_from([*fields, (odd,)])
