"""Other people's libraries as witnesses: scikit-learn's fits, its network, and PyTorch's linear layers."""

import warnings

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from course import data
from solutions import logistic, network, notation, softmax, training

TIGHT = {"C": np.inf, "tol": 1e-10, "max_iter": 10_000}  # no penalty; as far down as it goes
HALF_A_POINT = 0.005
EPOCHS, BATCH, LAM = 30, 32, 1.0


def mixed_classes(k: int):
    """Inputs whose classes overlap, so that the best weights are finite: X (2, 300), y (300,)."""
    rng = np.random.default_rng(5)
    y = rng.integers(0, k, size=300)
    centres = np.array([[0.0, 1.5, -1.0], [0.0, 0.5, 1.0]])
    return centres[:, y] + rng.normal(size=(2, 300)), y


def test_logistic_regression_ends_where_scikit_learns_fit_does():
    X, y = mixed_classes(2)
    W, b, _ = logistic.train(X, y[np.newaxis], 1.0, 5_000)
    fit = LogisticRegression(**TIGHT).fit(X.T, y)
    np.testing.assert_allclose(W, fit.coef_, rtol=1e-5)
    np.testing.assert_allclose(b[:, 0], fit.intercept_, rtol=1e-5)


def test_softmax_regression_ends_where_scikit_learns_fit_does():
    X, y = mixed_classes(3)
    W, b, _ = softmax.train(X, softmax.one_hot(y, 3), 1.0, 20_000)
    fit = LogisticRegression(**TIGHT).fit(X.T, y)
    np.testing.assert_allclose(softmax.forward(W, b, X).T, fit.predict_proba(X.T), atol=1e-5)


def ours(X_train, y_train, X_new):
    rng = np.random.default_rng(0)
    start = training.he_initialize([64, 64, 10], rng)
    parameters, _ = training.sgd(start, X_train, softmax.one_hot(y_train, 10), 0.1, EPOCHS, BATCH, LAM, rng)
    return np.argmax(network.forward(parameters, X_new, "relu", "softmax")[0], axis=0)


def theirs(X_train, y_train, X_new):
    alpha = LAM * BATCH / y_train.size  # it divides by the size of a batch, where our penalty is divided by m
    steps = {"solver": "sgd", "learning_rate_init": 0.1, "momentum": 0, "batch_size": BATCH, "max_iter": EPOCHS}
    fit = MLPClassifier((64,), alpha=alpha, random_state=0, **steps)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it wants more epochs; we want as many as ours
        fit.fit(X_train.T, y_train)
    return fit.predict(X_new.T)


def test_network_reads_digits_within_half_a_point_of_scikit_learns():
    accuracies = [data.held_out_accuracies(classify, *data.digits()).mean() for classify in (ours, theirs)]
    assert accuracies[0] >= 0.97
    assert abs(accuracies[0] - accuracies[1]) <= HALF_A_POINT, accuracies


def test_pytorchs_linear_layers_with_converted_weights_predict_the_same():
    torch = pytest.importorskip("torch", reason="PyTorch is not there; with it, its layers are compared too")
    rng = np.random.default_rng(6)
    parameters, X = network.initialize([4, 5, 3], rng), rng.normal(size=(4, 7))
    layers = torch.nn.ModuleList([torch.nn.Linear(4, 5), torch.nn.Linear(5, 3)]).double()
    layers.load_state_dict({name: torch.from_numpy(array) for name, array in notation.to_torch(parameters).items()})
    with torch.no_grad():
        predicted = torch.softmax(layers[1](torch.tanh(layers[0](torch.from_numpy(X.T)))), dim=1).numpy()
    np.testing.assert_allclose(predicted.T, network.forward(parameters, X, "tanh", "softmax")[0], atol=1e-10)
