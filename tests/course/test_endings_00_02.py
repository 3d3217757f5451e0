"""What notebooks 00 and 02 promise holds with the functions of `solutions`."""

import io

import numpy as np
import pytest
from matplotlib.image import imread
from scipy.optimize import approx_fprime

from course import data, figures
from solutions import logistic, shapes, softmax

BOWL = np.array([1.0, 4.0])  # the curvatures of notebook 00's paraboloid
STEPS = (0.5, 200)  # alpha and iterations of notebook 02


def mine(X_train, y_train, X_new):
    W, b, _ = softmax.train(X_train, softmax.one_hot(y_train, y_train.max() + 1), *STEPS)
    return softmax.predict(W, b, X_new)


def error_of_measured_slope(h):
    return shapes.relative_error(shapes.numerical_gradient(lambda theta: np.exp(theta[0]), np.ones(1), h), np.e)


def descend(alpha, steps):
    path = [np.array([4.0, 2.0])]
    for _ in range(steps):
        path.append(shapes.gradient_descent_step(path[-1], BOWL * path[-1], alpha))
    return np.array(path)


def cost_of(path):
    return np.sum(BOWL * path**2, axis=1) / 2


@pytest.fixture(scope="module")
def digits():
    return data.digits()


@pytest.fixture(scope="module")
def two_ways():
    """The tumours of notebook 01, learned by one neuron and by a softmax of two rows at half the rate."""
    X, Y = data.breast_cancer()
    X = data.standardise(X, X)
    return logistic.train(X, Y, 0.1, 100), softmax.train(X, softmax.one_hot(Y[0], 2), 0.05, 100), (X, Y)


# ------------------------------------------------------------------------------------------- notebook 00


def test_a_tenfold_smaller_step_makes_the_central_difference_a_hundred_times_better():
    assert error_of_measured_slope(1e-2) / error_of_measured_slope(1e-3) == pytest.approx(100, rel=0.01)


def test_the_u_curve_has_its_valley_near_the_cube_root_of_the_precision_and_rises_on_both_sides():
    steps = 10.0 ** -np.arange(1, 14.25, 0.25)
    errors = np.array([error_of_measured_slope(h) for h in steps])
    assert 1e-7 < steps[np.argmin(errors)] < 1e-4
    assert errors[steps < 1.1e-14].min() > 1e-4
    assert errors[0] > 1e-4
    assert error_of_measured_slope(np.cbrt(np.finfo(float).eps)) < 1e-10


def test_three_steps_down_the_bowl_are_those_of_the_table():
    np.testing.assert_allclose(descend(0.2, 3), [[4, 2], [3.2, 0.4], [2.56, 0.08], [2.048, 0.016]])
    np.testing.assert_allclose(cost_of(descend(0.2, 2)), [16, 5.44, 3.2896])


@pytest.mark.parametrize("alpha", [0.2, 0.45])
def test_rates_below_one_half_reach_the_bottom_of_the_bowl(alpha):
    assert cost_of(descend(alpha, 200))[-1] < 1e-12


def test_a_rate_above_one_half_diverges_although_its_first_step_lowers_the_cost():
    costs = cost_of(descend(0.52, 8))
    assert costs[1] < costs[0]
    assert np.all(np.diff(costs[1:]) > 0)
    assert costs[-1] > costs[0]


# ------------------------------------------------------------------------------------------- notebook 02


def test_wine_has_178_columns_of_13_numbers_in_three_classes():
    X, y = data.wine()
    assert X.shape == (13, 178)
    assert np.array_equal(np.bincount(y), [59, 71, 48])


def test_digits_have_1797_columns_of_64_pixels_in_ten_classes(digits):
    X, y = digits
    assert X.shape == (64, 1797)
    assert np.bincount(y).min() >= 174
    assert len(np.bincount(y)) == 10


def test_pixels_that_are_always_empty_are_zero_when_standardised(digits):
    X, _ = digits
    empty = X.std(axis=1) == 0
    assert empty.sum() == 3
    assert np.all(data.standardise(X, X)[empty] == 0)


def test_class_numbers_and_rows_of_labels_are_split_and_classified_alike():
    X, Y = data.breast_cancer()
    for one, other in zip(data.stratified_splits(Y), data.stratified_splits(Y[0]), strict=True):
        assert np.array_equal(one[1], other[1])
    accuracies = [data.held_out_accuracies(data.scikit_learn, X, labels) for labels in (Y, Y[0])]
    assert np.array_equal(*accuracies)


@pytest.mark.parametrize("load", [data.wine, data.digits])
def test_softmax_regression_is_within_one_point_of_scikit_learn_on_held_out_examples(load):
    ours, theirs = (data.held_out_accuracies(classify, *load()).mean() for classify in (mine, data.scikit_learn))
    assert abs(ours - theirs) <= 0.01


def test_two_classes_at_half_the_learning_rate_follow_the_path_of_notebook_01(two_ways):
    (W_01, b_01, costs_01), (W, b, costs), _ = two_ways
    np.testing.assert_allclose(costs, costs_01, rtol=1e-12)
    np.testing.assert_allclose(W[1] - W[0], W_01[0], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(b[1] - b[0], b_01[0], rtol=1e-9, atol=1e-12)


def test_two_classes_at_the_full_learning_rate_do_not(two_ways):
    (_, _, costs_01), _, (X, Y) = two_ways
    _, _, costs = softmax.train(X, softmax.one_hot(Y[0], 2), 0.1, 100)
    assert np.max(np.abs(np.array(costs) - costs_01)) > 0.01


def test_the_rows_of_W_sum_to_zero_and_another_row_added_to_all_changes_no_probability(two_ways):
    _, (W, b, _), (X, _) = two_ways
    np.testing.assert_allclose(W.sum(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(b.sum(), 0, atol=1e-12)
    np.testing.assert_allclose(softmax.forward(W + np.arange(30) / 30, b + 3, X), softmax.forward(W, b, X))


def test_the_gradient_of_theta_is_dW_with_db_as_its_last_column():
    rng = np.random.default_rng(0)
    X, A = rng.normal(size=(2, 5)), softmax.softmax(rng.normal(size=(3, 5)))
    Y = softmax.one_hot(np.array([0, 1, 2, 1, 0]), 3)
    apart = np.hstack(softmax.gradients(softmax.delta(A, Y), X))
    np.testing.assert_allclose(softmax.theta_gradient(A, Y, softmax.add_dummy_feature(X)), apart)


def test_the_worked_jacobian_and_delta_are_those_that_are_measured():
    a = np.array([[0.5], [0.3], [0.2]])
    jacobian = softmax.softmax_jacobian(a)
    np.testing.assert_allclose(jacobian, [[0.25, -0.15, -0.1], [-0.15, 0.21, -0.06], [-0.1, -0.06, 0.16]])
    measured = approx_fprime(np.log(a[:, 0]), lambda z: softmax.softmax(z[:, np.newaxis])[:, 0])
    np.testing.assert_allclose(measured, jacobian, atol=1e-6)
    np.testing.assert_allclose(softmax.delta(a, softmax.one_hot(np.array([1]), 3))[:, 0], [0.5, -0.7, 0.2])


# ------------------------------------------------------------------------------------------- the figures


def pictures():
    """One picture of each kind, from numbers that are quick to make."""
    X, y = np.random.default_rng(1).normal(size=(64, 10)), np.arange(10)
    return [
        figures.numerical_error(np.array([0.1, 0.01]), {"central": [1e-2, 1e-4], "one-sided": [1e-1, 1e-2]}),
        figures.descent(BOWL, {"α = 0.2": descend(0.2, 3), "α = 0.52": descend(0.52, 3)}),
        figures.cost_curves({"one": [0.7, 0.5, 0.4], "other": [0.7, 0.5, 0.4]}),
        figures.class_regions(lambda X: (X[0] > 0) + (X[1] > 0), X[:2], y % 3, "ab", ["c", "d", "e"]),
        figures.digits(np.clip(4 * X, 0, 16), y, y),
        figures.rows_of_weights(X.T),
    ]


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.alt[:20])
def test_a_picture_has_a_transparent_background_something_drawn_and_a_description(picture):
    pixels = imread(io.BytesIO(picture.png()))
    assert pixels[0, 0, 3] == 0
    assert 0.005 < np.mean(pixels[..., 3] > 0) < 0.5
    assert f'alt="{picture.alt}"' in picture._repr_mimebundle_()["text/html"]


def test_a_digit_that_was_read_wrong_is_shown_with_the_right_one():
    picture = figures.digits(np.zeros((64, 2)), np.array([3, 8]), np.array([3, 9]))
    assert [axes.get_title() for axes in picture.figure.axes[:2]] == ["3", "8, not 9"]
    assert "1 of them wrong" in picture.alt
