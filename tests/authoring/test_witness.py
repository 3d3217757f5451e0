import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.witness import numerical_gradient
from autograder.values.compare import relative_error


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 1, 3)])
def test_slope_of_a_cubic_is_found_for_any_shape(shape: tuple[int, ...]) -> None:
    theta = np.random.default_rng(0).normal(size=shape)
    slope = numerical_gradient(lambda t: float(np.sum(t**3)), theta)
    assert slope.shape == shape
    assert relative_error(slope, 3 * theta**2) < 1e-8


def test_argument_is_left_alone_and_whole_numbers_are_moved_too() -> None:
    theta = np.array([1, 2])
    assert relative_error(numerical_gradient(lambda t: float(t @ t), theta), np.array([2.0, 4.0])) < 1e-9
    assert theta.tolist() == [1, 2]


@given(st.floats(1e-100, 1e100), st.floats(1e-12, 1e-1))
def test_relative_error_does_not_depend_on_size(size: float, error: float) -> None:
    a = size * np.array([1.0, -2.0, 3.0])
    assert relative_error(a, a * (1 + error)) == pytest.approx(error / (2 + error), rel=1e-3)


def test_two_zeros_are_equal_and_zero_is_as_far_as_can_be_from_anything_else() -> None:
    assert relative_error(np.zeros(2), np.zeros(2)) == 0
    assert relative_error(np.zeros(2), np.ones(2)) == 1
