from typing import Any

import numpy as np
import pytest
from hypothesis import given

from autograder.observing.observation import Failure, Observation, same_behaviour
from autograder.values.closed import normalise
from autograder.values.compare import agree, wrong_entries
from tests.values.test_closed import closed_set

ROW = np.array([[1.0, 1e-3, -2.0]])


@pytest.mark.parametrize(
    "got, expected",
    [
        (ROW + 1e-8, ROW),
        (ROW.astype(np.float32), ROW),
        (np.array([[True, False]]), np.array([[1, 0]])),
        (np.array([[1.0, 0.0]]), np.array([[1, 0]])),
        (np.array([np.nan, 1.0]), np.array([np.nan, 1.0])),
        (np.array([np.inf, 1.0]), np.array([np.inf, 1.0])),
        (np.array(2.0), 2.0),
        (2, 2.0),
        (np.array(2, dtype=np.int8), 2.0),
        (2.0, np.array(2.0)),
        (np.float32(0.1) * np.ones(3, dtype=np.float32), [0.1, 0.1, 0.1]),
        (normalise(tuple(np.array([0.1, 0.2], dtype=np.float32))), [0.1, 0.2]),
        ((0.1, 0.2), [0.1, 0.2]),
        (ROW + 1j, ROW + 1j),
        ([ROW, 1.0], (ROW, 1.0)),
        ([(ROW, 1.0)], [(ROW, 1.0)]),
        ({"a": ROW}, {"a": ROW}),
        ([], []),
        ("tanh", "tanh"),
        (None, None),
        (np.empty((1, 0)), np.empty((1, 0))),
    ],
)
def test_values_within_the_tolerance_agree(got: Any, expected: Any) -> None:
    assert agree(got, expected)


@pytest.mark.parametrize(
    "got, expected",
    [
        (ROW * (1 + 1e-6), ROW),
        ((ROW * (1 + 1e-4)).astype(np.float32), ROW),
        ((ROW + 1e-3).astype(np.float16), ROW),
        (ROW[0], ROW),
        (ROW.T, ROW),
        (ROW.tolist(), ROW),
        (ROW + 0j, ROW),
        (np.array([[np.nan, 1e-3, -2.0]]), ROW),
        (np.array([[np.inf, 1e-3, -2.0]]), ROW),
        (ROW, np.array([[np.inf, 1e-3, -2.0]])),
        (np.array([1.0]), 1.0),
        ("1.0", 1.0),
        (None, 1.0),
        (1.0, None),
        ([1.0], [1.0, 2.0]),
        (1.0, [1.0]),
        ([ROW], [1.0]),
        (np.array([[1.0, 2.0]]), [1.0, 2.0]),
        ({"a": 1.0}, {"b": 1.0}),
        ([1.0], {"a": 1.0}),
        ("tanh", "relu"),
        (np.array([1e-30, 0]), np.array([0, 1e-30])),
    ],
)
def test_other_values_do_not_agree(got: Any, expected: Any) -> None:
    assert not agree(got, expected)


@given(closed_set, closed_set)
def test_any_two_values_can_be_compared(got: Any, expected: Any) -> None:
    assert agree(got, expected) in (True, False)
    assert agree(got, got)


def test_wrong_entries_are_those_that_are_off() -> None:
    wrong = wrong_entries([1.0, 2.5, np.nan], np.array([1.0, 2.0, np.nan]))
    assert wrong is not None
    assert wrong.tolist() == [False, True, False]


def test_calls_do_the_same_only_if_value_arguments_and_exception_are_the_same() -> None:
    seen = Observation("returned", ROW, arguments=(ROW,))
    crash = Observation("raised", failure=Failure("ValueError", "sizes 3 and 4"))
    assert same_behaviour(seen, Observation("returned", ROW.copy(), arguments=(ROW.copy(),)), 1e-9)
    assert not same_behaviour(seen, Observation("returned", ROW, arguments=(2 * ROW,)), 1e-9)
    assert not same_behaviour(seen, crash, 1e-9)
    assert same_behaviour(crash, Observation("raised", failure=Failure("ValueError", "sizes 3 and 4")), 1e-9)
    assert not same_behaviour(crash, Observation("raised", failure=Failure("ValueError", "sizes 3 and 5")), 1e-9)
    assert not same_behaviour(crash, Observation("raised", failure=Failure("TypeError", "sizes 3 and 4")), 1e-9)
