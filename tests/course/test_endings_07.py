"""What notebook 07 promises holds with the right answers: three layouts give one answer, and five printed equations do not hold."""

import io

import numpy as np
import pytest
from matplotlib.image import imread
from scipy.special import expit as sigmoid
from scipy.special import softmax

from course import data, figures
from solutions import network, notation
from solutions.logistic import sigmoid_prime
from solutions.shapes import numerical_gradient, relative_error

ROUNDING = 1e-12  # three ways to the same number
MEASURED = 1e-8  # a numerical gradient of a right equation

HEADS = ("squared", "squared_sigmoid", "logistic", "softmax")


def random_network(layer_sizes, m, seed=0):
    """Parameters with biases that are not zero, inputs, and labels with one 1 in each column."""
    rng = np.random.default_rng(seed)
    parameters = [(W, rng.normal(size=b.shape)) for W, b in network.initialize(layer_sizes, rng)]
    return parameters, rng.normal(size=(layer_sizes[0], m)), np.eye(layer_sizes[-1])[:, np.arange(m) % layer_sizes[-1]]


def forward_torch(state, x):
    """What two linear layers of PyTorch with tanh and softmax compute, as in the notebook."""
    hidden = np.tanh(x @ state["0.weight"].T + state["0.bias"])
    return softmax(hidden @ state["1.weight"].T + state["1.bias"], axis=1)


def learn(parameters, X, Y, forward, backward):
    for _ in range(200):
        A_L, cache = forward(parameters, X, "tanh", "softmax")
        grads = backward(parameters, cache, A_L, Y, "tanh", "softmax")
        parameters = [(W - 0.1 * dW, b - 0.1 * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]
    return parameters


def assert_close(ours, theirs):
    for pair, other in zip(ours, theirs, strict=True):
        for array, expected in zip(pair, other, strict=True):
            assert array.shape == expected.shape
            assert relative_error(array, expected) < ROUNDING


# ------------------------------------------------------------------------------------------------ three layouts


def test_training_on_the_wines_in_rows_is_training_in_columns_and_all_three_layouts_predict_the_same():
    X_raw, kinds = data.wine()
    X, Y = data.standardise(X_raw, X_raw), np.eye(3)[:, kinds]
    start = network.initialize([13, 5, 3], np.random.default_rng(7))
    columns = learn(start, X, Y, network.forward, network.backward)
    rows = learn(notation.to_rows(start), X.T, Y.T, notation.forward_rows, notation.backward_rows)
    assert_close(rows, notation.to_rows(columns))
    A = network.forward(columns, X, "tanh", "softmax")[0].T
    assert np.mean(A.argmax(axis=1) == kinds) > 0.98
    np.testing.assert_allclose(notation.forward_rows(rows, X.T, "tanh", "softmax")[0], A, rtol=0, atol=ROUNDING)
    np.testing.assert_allclose(forward_torch(notation.to_torch(columns), X.T), A, rtol=0, atol=ROUNDING)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu"])
def test_gradients_in_rows_are_the_gradients_in_columns_turned(hidden, head):
    parameters, X, Y = random_network([4, 5, 3, 2], 7)
    A, cache = network.forward(parameters, X, hidden, head)
    columns = network.backward(parameters, cache, A, Y, hidden, head)
    turned = notation.to_rows(parameters)
    A_r, cache_r = notation.forward_rows(turned, X.T, hidden, head)
    assert_close(notation.backward_rows(turned, cache_r, A_r, Y.T, hidden, head), notation.to_rows(columns))


def test_gradients_in_rows_agree_with_a_numerical_gradient():
    parameters, X, Y = random_network([4, 3, 2], 5)
    (W_1, b_1), last = notation.to_rows(parameters)

    def J(W):
        return network.cost(notation.forward_rows([(W, b_1), last], X.T, "tanh", "softmax")[0].T, Y, "softmax")

    A, cache = notation.forward_rows([(W_1, b_1), last], X.T, "tanh", "softmax")
    computed = notation.backward_rows([(W_1, b_1), last], cache, A, Y.T, "tanh", "softmax")[0][0]
    assert relative_error(computed, numerical_gradient(J, W_1)) < MEASURED


def test_the_worked_example_of_the_backward_pass_in_rows_is_right():
    A_prev, dZ = np.array([[2, 1, 1], [0, 1, 2]]), np.array([[0.4, -0.2], [0.2, 0.6]])
    parameters, cache = [(np.ones((3, 2)), np.ones((1, 2)))], [(A_prev, dZ)]
    ((dW, db),) = notation.backward_rows(parameters, cache, dZ, 0 * dZ, "tanh", "squared")
    np.testing.assert_allclose(dW, [[0.4, -0.2], [0.3, 0.2], [0.4, 0.5]])
    np.testing.assert_allclose(db, [[0.3, 0.2]])


def test_softmax_along_the_wrong_axis_has_the_right_shape_and_wrong_sums():
    Z = np.array([[0, np.log(3)], [0, 0]])
    np.testing.assert_allclose(softmax(Z, axis=1), [[0.25, 0.75], [0.5, 0.5]])
    np.testing.assert_allclose(softmax(Z, axis=0), [[0.5, 0.75], [0.5, 0.25]])


def test_there_and_back_again_changes_nothing_even_with_more_than_ten_layers():
    parameters = random_network([2, *([3] * 11), 2], 1)[0]
    assert_close(notation.from_torch(notation.to_torch(parameters)), parameters)
    as_text = sorted(notation.to_torch(parameters))
    assert as_text.index("10.weight") < as_text.index("2.weight")


def test_a_flat_bias_goes_to_examples_in_columns_and_to_neurons_in_rows():
    flat = np.array([10, 20, 30])
    np.testing.assert_array_equal((np.zeros((3, 3)) + flat)[:, 0], 10)  # example 1, all neurons
    with pytest.raises(ValueError, match="broadcast"):
        np.zeros((3, 4)) + flat


def test_a_readout_is_a_layer_with_one_neuron():
    layer = notation.readout_as_layer(np.array([[2.0], [-1.0], [0.5]]), 3.0)
    a = np.array([[1.0], [2.0], [4.0]])
    assert network.forward([layer], a, "sigmoid", "squared")[0].item() == 5


# ------------------------------------------------------------------------------------------------------ errata

A_E, Y_E = np.array([[0.8, 0.3, 0.6]]), np.array([[1.0, 0.0, 1.0]])
Z_E = np.log(A_E / (1 - A_E))


def measured_delta():
    return 3 * numerical_gradient(lambda Z: notation.cross_entropy_sign(sigmoid(Z), Y_E), Z_E)


def test_a_step_down_the_printed_cost_makes_every_probability_worse_and_down_the_right_one_better():
    printed = numerical_gradient(lambda A: np.sum(Y_E * np.log(A) + (1 - Y_E) * np.log(1 - A)), A_E)
    right = numerical_gradient(lambda A: notation.cross_entropy_sign(A, Y_E), A_E)
    assert np.all(np.abs(A_E - 0.05 * printed - Y_E) > np.abs(A_E - Y_E))
    assert np.all(np.abs(A_E - 0.15 * right - Y_E) < np.abs(A_E - Y_E))


def test_the_printed_output_delta_is_off_by_the_sign_and_the_slope_of_the_activation():
    printed = Y_E / A_E - (1 - Y_E) / (1 - A_E)
    np.testing.assert_allclose(measured_delta() / printed, -sigmoid_prime(Z_E), rtol=1e-7)
    assert relative_error(notation.output_delta_slope(A_E, Y_E, sigmoid_prime(Z_E)), measured_delta()) < MEASURED


def test_the_right_output_delta_holds_for_another_activation_where_a_minus_y_does_not():
    A, g_prime = (1 + np.tanh(Z_E)) / 2, 0.5 / np.cosh(Z_E) ** 2
    measured = 3 * numerical_gradient(lambda Z: notation.cross_entropy_sign((1 + np.tanh(Z)) / 2, Y_E), Z_E)
    assert relative_error(notation.output_delta_slope(A, Y_E, g_prime), measured) < MEASURED
    assert relative_error(A - Y_E, measured) > 0.1


def test_the_printed_penalty_is_n_times_as_steep_as_the_printed_update_takes_it():
    W, lam, n = np.array([[2.0, -1.0, 0.5]]), 0.5, 10
    printed = numerical_gradient(lambda W: lam / 2 * np.sum(W**2), W)
    np.testing.assert_allclose(printed / (lam / n * W), n)
    slope = numerical_gradient(lambda W: lam / (2 * n) * np.sum(W**2), W)
    assert relative_error(W - notation.l2_update(W, 0 * W, 1.0, lam, n), slope) < MEASURED
    assert notation.l2_update(2.0, 0.3, 0.5, lam, n) == pytest.approx(1.8)


def test_the_recursion_read_with_a_diagonal_matrix_fits_a_square_layer_only_and_is_wrong_there():
    W, delta, u = np.array([[2.0, 1.0], [-1.0, 3.0]]), np.array([[0.4], [-0.2]]), np.array([[0.0], [1.0]])
    measured = numerical_gradient(lambda u: np.sum(delta * (W @ sigmoid(u))), u)
    assert measured[0, 0] == pytest.approx(0.25)
    assert relative_error((W * sigmoid_prime(u).T) @ delta, measured) > 0.1
    assert relative_error(notation.matrix_recursion(W, delta, sigmoid_prime(u)), measured) < MEASURED
    with pytest.raises(ValueError, match="matmul"):
        np.ones((3, 2)) @ np.ones((3, 1))


def test_the_right_recursion_agrees_with_a_measurement_in_a_layer_that_is_not_square():
    rng = np.random.default_rng(1)
    W, delta, u = rng.normal(size=(3, 2)), rng.normal(size=(3, 5)), rng.normal(size=(2, 5))
    measured = numerical_gradient(lambda u: np.sum(delta * (W @ sigmoid(u))), u)
    assert relative_error(notation.matrix_recursion(W, delta, sigmoid_prime(u)), measured) < MEASURED


def test_the_printed_first_delta_is_1_617_where_0_992_is_measured():
    u = np.array([[-0.462]])
    dloss_dyhat = 4 * sigmoid(u) + 0.5 - 1
    measured = numerical_gradient(lambda u: (4 * sigmoid(u) + 0.5 - 1).item() ** 2 / 2, u)
    assert (dloss_dyhat * 4 * sigmoid(u)).item() == pytest.approx(1.617, abs=0.0005)
    assert measured.item() == pytest.approx(0.992, abs=0.0005)
    assert relative_error(notation.readout_delta(dloss_dyhat, np.array([[4.0]]), sigmoid_prime(u)), measured) < MEASURED


def test_the_right_first_delta_agrees_with_a_measurement_for_many_neurons_and_examples():
    rng = np.random.default_rng(1)
    w_out, u, y = rng.normal(size=(3, 1)), rng.normal(size=(3, 5)), rng.normal(size=(1, 5))
    measured = numerical_gradient(lambda u: np.sum((w_out.T @ sigmoid(u) - y) ** 2) / 2, u)
    computed = notation.readout_delta(w_out.T @ sigmoid(u) - y, w_out, sigmoid_prime(u))
    assert relative_error(computed, measured) < MEASURED
    pair = notation.readout_delta(np.array([[0.5]]), np.array([[4.0], [-2.0]]), np.array([[0.2], [0.1]]))
    np.testing.assert_allclose(pair, [[0.4], [-0.1]])


# ------------------------------------------------------------------------------------------------------ figure


@pytest.fixture(scope="module")
def layouts():
    W, X = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]]), np.arange(12.0).reshape(3, 4)
    return figures.layouts(W, np.array([[0.5], [-1.0]]), X)


def test_the_picture_of_the_layouts_has_a_transparent_background_and_a_description(layouts):
    pixels = imread(io.BytesIO(layouts.png()))
    assert pixels[0, 0, 3] == 0
    assert 0.005 < np.mean(pixels[..., 3] > 0) < 0.5
    assert f'alt="{layouts.alt}"' in layouts._repr_mimebundle_()["text/html"]


def test_the_picture_of_the_layouts_says_all_twelve_shapes(layouts):
    for words in ("columns W (2, 3)", "rows W (3, 2)", "PyTorch W (2, 3)", "rows b (1, 2)", "PyTorch b (2,)"):
        assert words in layouts.alt
    below = [text.get_text() for text in layouts.figure.axes[0].texts if "(" in text.get_text()]
    assert len(below) == 12
