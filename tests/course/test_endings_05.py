"""What notebook 05 promises holds with the right answers: the worked network, the checks, the start and the vanishing gradient."""

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course import data, figures
from solutions import network
from solutions.shapes import relative_error

HIDDEN = ("sigmoid", "tanh", "relu")
HEADS = ("squared", "squared_sigmoid", "logistic", "softmax")


def size(array):
    return np.sqrt(np.mean(array**2))


@pytest.fixture(scope="module")
def worked():
    weights = [[1.0, -1.0], [1.0, 1.0]], [[1.0, 1.0], [-1.0, 1.0]], [[1.0, -2.0]]
    biases = [[0.0], [-1.0]], [[-1.0], [-1.5]], [[1.0]]
    parameters = [(np.array(W), np.array(b)) for W, b in zip(weights, biases, strict=True)]
    return parameters, np.array([[2.0, 1.0], [1.0, 2.0]]), np.array([[2.0, 2.0]])


@pytest.fixture(scope="module")
def digits():
    X_raw, y = data.digits()
    return data.standardise(X_raw, X_raw)[:, :500], np.eye(10)[:, y[:500]]


@pytest.fixture(scope="module")
def deep():
    return network.initialize([64, *[100] * 9, 10], np.random.default_rng(0))


@pytest.fixture(scope="module")
def gradients(digits, deep):
    X, Y = digits

    def of(hidden):
        A_L, cache = network.forward(deep, X, hidden, "softmax")
        return network.backward(deep, cache, A_L, Y, hidden, "softmax")

    return {hidden: of(hidden) for hidden in HIDDEN}


def activation_sizes(parameters, X, hidden):
    return [size(A_prev) for A_prev, _ in network.forward(parameters, X, hidden, "softmax")[1]]


def test_the_worked_network_gives_the_numbers_of_its_tables(worked):
    parameters, X, Y = worked
    A_L, cache = network.forward(parameters, X, "relu", "squared")
    assert [Z.tolist() for _, Z in cache] == [[[1, -1], [2, 2]], [[2, 1], [-0.5, 0.5]], [[3, 1]]]
    grads = network.backward(parameters, cache, A_L, Y, "relu", "squared")
    assert grads[0][1].tolist() == [[0.5], [1]]
    assert grads[2][0].tolist() == [[0.5, -0.25]]
    stepped = network.update(parameters, grads, 0.1)
    np.testing.assert_allclose(stepped[2][0], [[0.95, -1.975]])
    np.testing.assert_allclose(stepped[0][1], [[-0.05], [-1.1]])


@pytest.mark.parametrize(
    ("head", "J"), [("squared", 0.2), ("squared_sigmoid", 0.2), ("logistic", 1.139), ("softmax", 0.570)]
)
def test_the_worked_costs_are_sums_over_outputs_and_means_over_examples(head, J):
    A_L, Y = np.array([[0.8, 0.4], [0.2, 0.6]]), np.array([[1, 1], [0, 0]])
    assert network.cost(A_L, Y, head) == pytest.approx(J, abs=5e-4)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("depth", range(2, 7))
def test_networks_of_depth_2_to_6_pass_their_own_gradient_check_with_every_head(depth, hidden):
    rng = np.random.default_rng(depth)
    start = network.initialize([4, *[5] * (depth - 1), 3], rng)
    parameters = [(W, rng.normal(size=b.shape)) for W, b in start]
    X, Y = rng.normal(size=(4, 7)), np.eye(3)[:, np.arange(7) % 3]
    assert max(network.gradient_check(parameters, X, Y, hidden, head) for head in HEADS) < 1e-6


def test_halved_weights_lose_the_signal_and_doubled_ones_explode_with_relu_and_saturate_with_tanh(digits, deep):
    sizes = {
        (hidden, scale): activation_sizes([(scale * W, b) for W, b in deep], digits[0], hidden)[-1]
        for hidden in ("tanh", "relu")
        for scale in (0.5, 1, 2)
    }
    assert max(sizes["tanh", 0.5], sizes["relu", 0.5]) < 0.002
    assert sizes["relu", 2] > 20
    assert sizes["tanh", 2] > 0.7
    assert sizes["tanh", 1] > 0.2


def test_relu_loses_a_factor_of_about_0_7_in_each_layer(digits, deep):
    sizes = activation_sizes(deep, digits[0], "relu")
    assert (sizes[-1] / sizes[0]) ** (1 / 9) == pytest.approx(0.7, abs=0.05)


def test_the_gradient_vanishes_with_the_sigmoid_and_with_tanh_and_relu_it_does_not(gradients):
    sizes = {hidden: [size(dW) for dW, _ in grads] for hidden, grads in gradients.items()}
    assert sizes["sigmoid"][-1] / sizes["sigmoid"][0] > 100_000
    for hidden in ("tanh", "relu"):
        assert sizes[hidden][0] == pytest.approx(sizes[hidden][8], rel=0.2)


def test_a_first_layer_of_zeros_hides_in_the_error_over_all_layers_of_the_sigmoid(gradients):
    right = np.concatenate([dW.ravel() for dW, _ in gradients["sigmoid"]])
    wrong = right * (np.arange(right.size) >= 6400)
    assert relative_error(right, wrong) < 1e-5
    assert relative_error(right[:6400], wrong[:6400]) == 1


@pytest.mark.parametrize(("hidden", "lowest", "highest"), [("sigmoid", 2.29, 2.31), ("tanh", 0, 0.5)])
def test_after_40_steps_six_layers_of_sigmoid_know_the_frequencies_alone_and_those_of_tanh_the_digits(
    digits, hidden, lowest, highest
):
    X, Y = digits
    parameters = network.initialize([64, *[50] * 5, 10], np.random.default_rng(0))
    for _ in range(40):
        A_L, cache = network.forward(parameters, X, hidden, "softmax")
        parameters = network.update(parameters, network.backward(parameters, cache, A_L, Y, hidden, "softmax"), 0.3)
    assert lowest < network.cost(network.forward(parameters, X, hidden, "softmax")[0], Y, "softmax") < highest


def test_the_picture_of_sizes_by_layer_is_transparent_and_says_where_each_line_begins_and_ends():
    panels = {"tanh": {"as written": [1.0, 0.5]}, "relu": {"as written": [1.0, 0.25]}}
    picture = figures.sizes_by_layer([1, 2], panels, "size of $dW$")
    pixels = imread(io.BytesIO(picture.png()))
    assert pixels[0, 0, 3] == 0
    assert 0.005 < np.mean(pixels[..., 3] > 0) < 0.5
    assert picture.alt.startswith("The size of dW from layer 1 to layer 2. tanh as written: 1.0e+00 to 5.0e-01; relu")
