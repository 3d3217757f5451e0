"""What notebooks 03 and 04 promise holds with the right answers: the data, the sanity checks, the symmetry and the endings."""

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course import data, figures
from solutions import chain, logistic, two_layer
from solutions.shapes import numerical_gradient, relative_error

LOG_2 = np.log(2)


def mean_gradients(parameters, X, Y, hidden, head):
    """The plain loop of notebook 03: one example at a time."""
    each = [chain.backprop(parameters, X[:, [i]], Y[:, [i]], hidden, head) for i in range(X.shape[1])]
    return [tuple(np.mean(slopes, axis=0) for slopes in zip(*layer, strict=True)) for layer in zip(*each, strict=True)]


def mean_gradients_at_once(parameters, X, Y, hidden, head):
    """The same, a hundred times as fast: a product of matrices sums over the columns."""
    grads = chain.backprop(parameters, X, Y, hidden, head)
    return [(dW / X.shape[1], db.mean(axis=1, keepdims=True)) for dW, db in grads]


def random_start(n, seed=0):
    rng = np.random.default_rng(seed)
    return [(rng.normal(size=(n, 2)), np.zeros((n, 1))), (rng.normal(size=(1, n)), np.zeros((1, 1)))]


def constant_start(n, weight):
    return [(np.full((n, 2), weight), np.zeros((n, 1))), (np.full((1, n), weight), np.zeros((1, 1)))]


def accuracy(parameters, X, Y):
    return np.mean((two_layer.forward(parameters, X)[0] > 0.5) == Y)


@pytest.fixture(scope="module")
def moons():
    return data.two_moons(400, 0.2, seed=0)


@pytest.fixture(scope="module")
def new_moons():
    return data.two_moons(1000, 0.2, seed=1)


# ------------------------------------------------------------------------------------------------- notebook 03


def test_diabetes_has_442_columns_of_10_numbers_and_a_target_from_25_to_346():
    X, Y = data.diabetes()
    assert X.shape == (10, 442)
    assert Y.shape == (1, 442)
    assert (Y.min(), Y.max()) == (25, 346)


def test_each_person_is_predicted_once_from_the_others_and_in_the_units_of_the_target():
    X, Y = data.diabetes()
    sizes = []

    def always_the_mean(X_train, Y_train, X_new):
        np.testing.assert_allclose([Y_train.mean(), X_train.mean()], 0, atol=1e-12)
        np.testing.assert_allclose([Y_train.std(), X_train.std()], 1)
        sizes.append((X_train.shape[1], X_new.shape[1]))
        return np.zeros((1, X_new.shape[1]))

    predicted = data.held_out_predictions(always_the_mean, X, Y)
    assert sum(held_out for _, held_out in sizes) == 442
    assert all(training + held_out == 442 for training, held_out in sizes)
    np.testing.assert_allclose(predicted, Y.mean(), rtol=0.05)


def test_one_layer_gives_the_gradients_of_notebook_01():
    rng = np.random.default_rng(1)
    W, b, X, Y = rng.normal(size=(1, 3)), rng.normal(size=(1, 1)), rng.normal(size=(3, 7)), np.arange(7)[np.newaxis] % 2
    (grads,) = mean_gradients([(W, b)], X, Y, "sigmoid", "logistic")
    for ours, theirs in zip(grads, logistic.gradients(logistic.delta(logistic.forward(W, b, X), Y), X), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_a_chain_is_a_network_with_one_neuron_in_each_layer():
    w, b, w_out, b_out, x, y = np.array([1.0, -2.0]), np.array([-1.0, 1.0]), 4.0, 0.5, 2.0, 1.0
    u, z, y_hat = chain.chain_forward(x, w, b, w_out, b_out)
    dw, _ = chain.chain_gradients(z, chain.chain_deltas(w, u, w_out, y_hat - y))
    layers = [(np.array([[weight]]), np.array([[bias]])) for weight, bias in [*zip(w, b, strict=True), (w_out, b_out)]]
    grads = chain.backprop(layers, np.array([[x]]), np.array([[y]]), "sigmoid", "squared")
    np.testing.assert_allclose([dW.item() for dW, _ in grads[:2]], dw)
    np.testing.assert_allclose(dw, [-0.780, 0.725], atol=0.001)


def test_the_sum_over_all_paths_is_the_recursion():
    rng = np.random.default_rng(2)
    W_2, W_3, slopes_1, slopes_2, delta_3 = (rng.normal(size=size) for size in ((3, 2), (4, 3), (2, 1), (3, 1), (4, 1)))
    recursion = chain.hidden_delta(W_2, chain.hidden_delta(W_3, delta_3, slopes_2), slopes_1)
    paths = [
        sum(delta_3[j, 0] * W_3[j, i] * slopes_2[i, 0] * W_2[i, c] * slopes_1[c, 0] for i in range(3) for j in range(4))
        for c in range(2)
    ]
    np.testing.assert_allclose(recursion[:, 0], paths)


def test_backprop_agrees_with_the_numerical_gradient_below_1e_8():
    rng = np.random.default_rng(3)
    W_1, b_1, W_2, b_2, x, y = (rng.normal(size=size) for size in ((3, 4), (3, 1), (2, 3), (2, 1), (4, 1), (2, 1)))

    def loss(W):
        return np.sum((chain.forward([(W, b_1), (W_2, b_2)], x, "tanh", "squared")[0] - y) ** 2) / 2

    computed = chain.backprop([(W_1, b_1), (W_2, b_2)], x, y, "tanh", "squared")[0][0]
    assert relative_error(computed, numerical_gradient(loss, W_1)) < 1e-8


def test_the_mean_over_examples_one_by_one_is_the_mean_of_all_at_once():
    X, Y = np.random.default_rng(4).normal(size=(2, 9)), np.arange(9)[np.newaxis] % 2
    loop, at_once = (f(random_start(3), X, Y, "tanh", "squared") for f in (mean_gradients, mean_gradients_at_once))
    for ours, theirs in zip(loop, at_once, strict=True):
        np.testing.assert_allclose(ours[0], theirs[0], rtol=1e-12)
        np.testing.assert_allclose(ours[1], theirs[1], rtol=1e-12)


def test_the_network_is_about_as_good_as_a_straight_line_on_diabetes():
    X, Y = data.diabetes()

    def mine(X_train, Y_train, X_new):
        rng = np.random.default_rng(0)
        W_1, W_2 = rng.normal(size=(5, 10)) / np.sqrt(10), rng.normal(size=(1, 5)) / np.sqrt(5)
        parameters = [(W_1, np.zeros((5, 1))), (W_2, np.zeros((1, 1)))]
        for _ in range(40):
            grads = mean_gradients_at_once(parameters, X_train, Y_train, "tanh", "squared")
            parameters = [(W - 0.5 * dW, b - 0.5 * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]
        return chain.forward(parameters, X_new, "tanh", "squared")[0]

    ours, line = (
        1 - np.mean((data.held_out_predictions(predict, X, Y) - Y) ** 2) / np.var(Y)
        for predict in (mine, data.linear_regression)
    )
    assert line > 0.48
    assert abs(ours - line) < 0.02


# ------------------------------------------------------------------------------------------------- notebook 04


@pytest.mark.parametrize("make", [data.two_moons, data.spirals])
def test_two_classes_in_a_plane_are_equally_frequent_and_a_seed_gives_the_same_again(make):
    X, Y = make(400, 0.1, seed=3)
    assert X.shape == (2, 400)
    assert Y.shape == (1, 400)
    assert Y.sum() == 200
    np.testing.assert_array_equal(make(400, 0.1, seed=3)[0], X)
    assert not np.array_equal(make(400, 0.1, seed=4)[0], X)


def test_without_noise_the_second_spiral_is_the_first_one_turned_by_half_a_circle():
    X, Y = data.spirals(200, 0.0, seed=0)
    radius = np.hypot(*X)
    angle = np.arctan2(X[1], X[0]) - 2 * np.pi * data.TURNS * radius / 3
    assert radius.max() <= 3
    np.testing.assert_allclose(np.cos(angle), np.where(Y[0] == 0, 1, -1))


def test_zeros_do_not_learn(moons):
    parameters, costs = two_layer.train(constant_start(8, 0.0), *moons, 1.0, 200)
    np.testing.assert_allclose(costs, LOG_2, rtol=1e-12)
    assert accuracy(parameters, *moons) == 0.5


def test_from_zeros_only_the_output_bias_moves_and_learns_the_share_of_class_1(moons):
    X, Y = moons
    kept = np.flatnonzero((Y[0] == 1) | (np.arange(400) % 4 == 0))
    X, Y = X[:, kept], Y[:, kept]
    share = Y.mean()
    ((W1, b1), (W2, b2)), costs = two_layer.train(constant_start(8, 0.0), X, Y, 1.0, 300)
    assert not np.any(W1)
    assert not np.any(b1)
    assert not np.any(W2)
    assert share > 0.7
    assert b2.item() == pytest.approx(np.log(share / (1 - share)))
    assert costs[-1] == pytest.approx(-share * np.log(share) - (1 - share) * np.log(1 - share))


def test_from_a_constant_all_hidden_neurons_stay_equal_and_are_worth_a_straight_line(moons, new_moons):
    parameters, _ = two_layer.train(constant_start(8, 0.5), *moons, 1.0, 2000)
    for array in (*parameters[0], parameters[1][0].T):
        assert np.ptp(array, axis=0).max() < 1e-12
    line = np.mean(data.scikit_learn(*moons, new_moons[0]) == new_moons[1])
    assert abs(accuracy(parameters, *new_moons) - line) < 0.02


def test_equal_rows_of_W1_part_as_soon_as_their_entries_in_W2_differ(moons):
    (W1, b1), (_, b2) = constant_start(2, 0.5)
    parameters, _ = two_layer.train([(W1, b1), (np.array([[0.5, -0.2]]), b2)], *moons, 1.0, 1)
    assert np.ptp(parameters[0][0], axis=0).min() > 1e-3


def test_from_a_random_start_eight_hidden_neurons_part_the_moons(moons, new_moons):
    parameters, costs = two_layer.train(random_start(8), *moons, 1.0, 2000)
    assert costs[-1] < 0.12
    assert accuracy(parameters, *new_moons) > 0.94


def test_sixteen_hidden_neurons_part_the_spirals_and_a_straight_line_does_not():
    X, Y = data.spirals(400, 0.15, seed=0)
    X_new, Y_new = data.spirals(1000, 0.15, seed=1)
    parameters, _ = two_layer.train(random_start(16), X, Y, 1.0, 3000)
    assert accuracy(parameters, X_new, Y_new) > 0.97
    assert np.mean(data.scikit_learn(X, Y, X_new) == Y_new) < 0.7


# ----------------------------------------------------------------------------------------------------- figures


def pictures():
    """One picture of each kind, from numbers that are quick to make."""
    rng = np.random.default_rng(1)
    Z, X, Y = np.linspace(-4, 4, 33), rng.normal(size=(2, 40)), np.arange(40)[np.newaxis] % 2
    steps = [np.array([[0.5], [-1.0]]), np.array([[0.2, -0.3], [0.4, 0.1]])]
    return [
        figures.running_product(np.array([0.01, -0.1, 0.3]), 1.5),
        figures.local_slopes(steps, np.array([[1.0], [-2.0]])),
        figures.predicted_against_measured(X[:1], X[1:], "size"),
        figures.activations(Z, {"tanh": (np.tanh(Z), two_layer.tanh_prime(Z))}),
        figures.starts({"zeros": [0.7, 0.7], "random": [0.9, 0.2]}, {"zeros": np.zeros((3, 2)), "random": X[:, :3].T}),
        figures.regions({"a line": lambda X: (X[:1] > 0) * 1.0, "another": lambda X: (X[1:] > 0) * 1.0}, X, Y),
    ]


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.alt[:20])
def test_a_picture_has_a_transparent_background_something_drawn_and_a_description(picture):
    pixels = imread(io.BytesIO(picture.png()))
    assert pixels[0, 0, 3] == 0
    assert np.mean(pixels[..., 3] > 0) > 0.005
    assert f'alt="{picture.alt}"' in picture._repr_mimebundle_()["text/html"]


def test_the_factors_of_the_running_product_are_the_steps_between_the_deltas():
    axes = figures.running_product(np.array([0.03, -0.3, 0.75]), 1.5).figure.axes[0]
    tops = sorted(bar.get_y() + bar.get_height() for bar in axes.patches)
    np.testing.assert_allclose(tops, [0.1, 0.4, 0.5])  # sizes of 0.03/-0.3, -0.3/0.75 and 0.75/1.5


def test_the_picture_of_the_starts_says_at_how_many_places_the_hidden_neurons_are():
    picture = figures.starts({"zeros": [0.7], "random": [0.9]}, {"zeros": np.zeros((3, 2)), "random": np.eye(2)})
    assert "zeros: cost 0.700 to 0.700, different places of hidden neurons: 1" in picture.alt
    assert "random: cost 0.900 to 0.900, different places of hidden neurons: 2" in picture.alt


def test_a_region_is_shaded_where_the_probability_of_class_1_is_above_one_half():
    X, Y = np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[0, 1]])
    picture = figures.regions({"right half": lambda X: 1 / (1 + np.exp(-5 * X[:1]))}, X, Y)
    assert "with right half, 100% of the examples lie on the right side" in picture.alt
    pixels = imread(io.BytesIO(picture.png()))
    middle = pixels[pixels.shape[0] // 3, :, 3] > 0.1
    width = middle.size
    assert np.mean(middle[: width // 3]) < np.mean(middle[-width // 3 :])
