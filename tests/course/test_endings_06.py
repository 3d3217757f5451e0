"""What notebook 06 promises holds with the right answers: batches, starts, momentum, the digits and the two starts."""

import io

import numpy as np
import pytest
from matplotlib.image import imread

from course import data, figures
from solutions.network import backward, cost, forward
from solutions.softmax import one_hot
from solutions.training import he_initialize, l2_cost, minibatches, momentum_step, sgd

SETTINGS = (0.1, 30, 32, 1.0)  # alpha, epochs, batch_size and lam of notebook 06


def classifier(layer_sizes):
    def classify(X_train, y_train, X_new):
        rng = np.random.default_rng(0)
        start = he_initialize(layer_sizes, rng)
        parameters, _ = sgd(start, X_train, one_hot(y_train, 10), *SETTINGS, rng)
        return np.argmax(forward(parameters, X_new, "relu", "softmax")[0], axis=0)

    return classify


def test_a_hidden_layer_reads_97_percent_of_the_held_out_digits_and_more_than_none():
    X, y = data.digits()
    none, hidden = (data.held_out_accuracies(classifier(sizes), X, y) for sizes in ([64, 10], [64, 64, 10]))
    assert hidden.mean() >= 0.97
    assert np.all(hidden > none)


def test_held_out_labels_are_those_that_the_accuracies_count():
    X, y = data.wine()
    labels = data.held_out_labels(data.scikit_learn, X, y)
    shares = [np.mean(labels[held_out] == y[held_out]) for _, held_out in data.stratified_splits(y)]
    np.testing.assert_array_equal(shares, data.held_out_accuracies(data.scikit_learn, X, y))


def test_the_mean_of_the_batch_slopes_weighted_by_size_is_the_slope_of_all_examples():
    rng = np.random.default_rng(0)
    X, Y, start = rng.normal(size=(4, 23)), one_hot(np.arange(23) % 3, 3), he_initialize([4, 5, 3], rng)

    def slope(X, Y):
        A_L, cache = forward(start, X, "relu", "softmax")
        return backward(start, cache, A_L, Y, "relu", "softmax")[0][0]

    weighted = sum(X_b.shape[1] / 23 * slope(X_b, Y_b) for X_b, Y_b in minibatches(X, Y, 5, rng))
    np.testing.assert_allclose(weighted, slope(X, Y))


def test_one_epoch_of_the_worked_example_gives_the_numbers_of_the_table():
    X, Y = np.array([[1.0, 2.0, -1.0]]), one_hot(np.array([1, 1, 0]), 2)

    class InThisOrder:
        def permutation(self, _):
            return np.array([0, 2, 1])

    start = [(np.zeros((2, 1)), np.zeros((2, 1)))]
    parameters, costs = sgd(start, X, Y, 1.0, 2, 2, 0.3, InThisOrder())
    np.testing.assert_allclose(costs, [np.log(2), 0.217], atol=5e-4)
    ((W, _),), _ = sgd(start, X, Y, 1.0, 1, 2, 0.3, InThisOrder())
    np.testing.assert_allclose(W[1], 0.688, atol=5e-4)
    assert len(parameters) == 1


def test_the_he_start_keeps_the_size_of_the_scores_and_half_its_variance_loses_it():
    rng = np.random.default_rng(0)
    he, X = he_initialize([100] * 11, rng), rng.normal(size=(100, 300))
    halved = [(W / np.sqrt(2), b) for W, b in he]
    kept, lost = (np.mean(forward(start, X, "relu", "softmax")[1][-1][1] ** 2) for start in (he, halved))
    assert 0.5 < kept < 5
    np.testing.assert_allclose(lost / kept, 2.0**-10)


@pytest.mark.parametrize(("signs", "speed"), [([1.0], 10.0), ([1.0, -1.0], 1 / 1.9)], ids=["along", "across"])
def test_momentum_is_ten_times_as_fast_along_a_valley_and_half_as_fast_across(signs, speed):
    zero = np.zeros((1, 1))
    parameters, velocity = [(zero, zero)], [(zero, zero)]
    for step in range(200):
        slope = np.full((1, 1), signs[step % len(signs)])
        parameters, velocity = momentum_step(parameters, velocity, [(slope, slope)], 0.1, 0.9)
    assert abs(velocity[0][0].item()) == pytest.approx(speed)


def test_permuted_hidden_neurons_cost_the_same_and_the_way_between_costs_more():
    X, y = data.digits()
    X, Y, rng = data.standardise(X, X), one_hot(y, 10), np.random.default_rng(0)
    ends, _ = sgd(he_initialize([64, 64, 10], rng), X, Y, 0.1, 5, 32, 1.0, rng)
    order, ((W1, b1), (W2, b2)) = rng.permutation(64), ends
    permuted = [(W1[order], b1[order]), (W2[:, order], b2)]
    middle = [((W + V) / 2, (b + c) / 2) for (W, b), (V, c) in zip(ends, permuted, strict=True)]
    first, between, second = (
        cost(forward(p, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(p, 1.0, y.size)
        for p in (ends, middle, permuted)
    )
    assert first == pytest.approx(second)
    assert between > 2 * first


def pictures():
    """One picture of each kind, from numbers that are quick to make."""
    rng = np.random.default_rng(1)
    return [
        figures.batch_slopes({"batches of 8": rng.normal(size=(9, 2))}, np.zeros(2)),
        figures.learning_curves({"training part": [0.1, 0.9, 1.0], "held-out part": [0.1, 0.8, 0.9]}),
        figures.hidden_weights(rng.normal(size=(16, 64))),
        figures.confusion(np.array([[5.0, 2.0], [0.0, 4.0]])),
        figures.cost_between(np.linspace(0, 1, 3), [0.1, 0.3, 0.1]),
    ]


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.alt[:20])
def test_a_picture_has_a_transparent_background_something_drawn_and_a_description(picture):
    pixels = imread(io.BytesIO(picture.png()))
    assert pixels[0, 0, 3] == 0
    assert np.mean(pixels[..., 3] > 0) > 0.005
    assert f'alt="{picture.alt}"' in picture._repr_mimebundle_()["text/html"]
