"""What the source tells of the operation that failed: its symbol, its operands' texts, and no more than is so."""

from typing import Any

import numpy as np
import pytest

from autograder.observing.observation import Question
from autograder.observing.observe import ask
from tests.student import run

A = np.ones((2, 3))
LINES = [  # a line, its operation, the operands
    ("return A / (1 - 1)", "", ()),  # NumPy only warns
    ("return 1 // (A.ndim - 2)", "//", (("1", ()), ("(A.ndim - 2)", None))),
    ("return 1 % 0", "%", (("1", ()), ("0", ()))),
    ("return -[A]", "-", (("[A]", None),)),
    ("return [A] > 1", ">", (("[A]", None), ("1", ()))),
    ("return A.shape[2]", "[]", (("A.shape", None),)),
    ("A[0][0][0] = 1", "[]", (("A[0][0]", None),)),
    ("return A.length", ".", (("A", (2, 3)),)),
    ("return A (1 - A)", "()", (("A", (2, 3)),)),
    ("return A.T()", "()", (("A.T", (3, 2)),)),
    ("return A.shape(1)", "()", (("A.shape", None),)),
    ("pair = abs, abs\n    return pair(A)", "()", (("pair", None),)),
    ("return list(map(A, [1]))", "list", (("map(A, [1])", None),)),  # list can be called: what cannot is not said
    ("return abs(abs)", "abs", (("abs", None),)),
    ("return [abs][0](abs)", "", ()),
]


@pytest.mark.parametrize("line, operation, operands", LINES)
def test_operation_and_operands_are_those_of_the_line(line: str, operation: str, operands: tuple[Any, ...]) -> None:
    with np.errstate(all="ignore"):
        failure = ask(run(f"def f(A):\n    {line}", "logistic.delta"), Question("f", (A,))).failure
    assert (failure is None) == line.startswith("return A / ")
    if failure is not None:
        assert (failure.operation, failure.operands) == (operation, operands)
