"""The data are what the notebooks say, and the figures can be seen: in a kernel, on any background, and without eyes."""

import io
import subprocess
import sys

import numpy as np
import pytest
from matplotlib.image import imread
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from course import data, figures
from solutions import logistic

STEPS = (0.1, 500)  # alpha and iterations of notebook 01


def mine(X_train, Y_train, X_new):
    W, b, _ = logistic.train(X_train, Y_train, *STEPS)
    return logistic.predict(W, b, X_new)


@pytest.fixture(scope="module")
def cancer():
    return data.breast_cancer()


def pictures():
    """One picture of each kind, from numbers that are quick to make."""
    Z = np.linspace(-8, 8, 33)
    X, Y = np.random.default_rng(1).normal(size=(2, 40)), np.arange(40)[np.newaxis] % 2
    W, b, costs = logistic.train(X, Y, 0.5, 20)
    return [
        figures.sigmoid_and_slope(Z, logistic.sigmoid(Z), logistic.sigmoid_prime(Z)),
        figures.cost_curve(costs),
        figures.decision_boundary(W, b, X, Y, ["radius", "texture"], ["malignant", "benign"]),
        figures.weight_norms([1, 2, 4], {"30 inputs": [1.0, 2.0, 4.0], "2 inputs": [1.0, 1.5, 1.5]}),
    ]


def test_breast_cancer_has_569_columns_of_30_numbers_and_357_benign_ones(cancer):
    X, Y = cancer
    assert X.shape == (30, 569)
    assert Y.shape == (1, 569)
    assert Y.sum() == 357
    assert set(Y.ravel()) == {0, 1}


def test_held_out_examples_are_standardised_by_the_training_part_alone(cancer):
    X, Y = cancer
    training, held_out = data.stratified_splits(Y)[0]
    seen = []

    def classify(X_train, Y_train, X_new):
        seen.append((X_train, X_new))
        return np.zeros((1, X_new.shape[1]), dtype=np.int64)

    data.held_out_accuracies(classify, X, Y)
    X_train, X_new = seen[0]
    mean, deviation = X[0, training].mean(), X[0, training].std()
    np.testing.assert_allclose(X_train.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(X_train.std(axis=1), 1)
    np.testing.assert_allclose(X_new[0], (X[0, held_out] - mean) / deviation)


def test_each_example_is_held_out_once_and_both_parts_keep_the_proportion_of_the_classes(cancer):
    _, Y = cancer
    splits = data.stratified_splits(Y)
    assert len(splits) == 5
    assert sorted(np.concatenate([held_out for _, held_out in splits])) == list(range(569))
    for training, held_out in splits:
        assert not set(training) & set(held_out)
        assert Y[0, training].mean() == pytest.approx(Y.mean(), abs=0.005)
        assert Y[0, held_out].mean() == pytest.approx(Y.mean(), abs=0.005)


def test_gradient_descent_is_within_one_point_of_scikit_learn_on_held_out_examples(cancer):
    ours, theirs = (data.held_out_accuracies(classify, *cancer).mean() for classify in (mine, data.scikit_learn))
    assert abs(ours - theirs) <= 0.01


def test_a_classifier_that_always_says_benign_scores_the_share_of_benign_examples(cancer):
    always = data.held_out_accuracies(lambda X, Y, X_new: np.ones((1, X_new.shape[1]), dtype=np.int64), *cancer)
    assert always.mean() == pytest.approx(357 / 569, abs=0.001)


def test_a_plane_separates_the_classes_in_30_inputs_and_none_does_in_two(cancer):
    X, Y = data.standardise(cancer[0], cancer[0]), cancer[1]
    W, b = data.separating_plane(X, Y)
    assert np.array_equal(logistic.predict(W, b, X), Y)
    assert data.separating_plane(X[:2], Y) is None


def test_one_point_with_both_labels_has_no_separating_plane():
    assert data.separating_plane(np.array([[1.0, 1.0]]), np.array([[0, 1]])) is None


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.alt[:20])
def test_a_picture_has_a_transparent_background_something_drawn_and_a_description(picture):
    pixels = imread(io.BytesIO(picture.png()))
    assert pixels[0, 0, 3] == 0
    assert 0.005 < np.mean(pixels[..., 3] > 0) < 0.5
    assert f'alt="{picture.alt}"' in picture._repr_mimebundle_()["text/html"]


def test_every_example_lies_inside_the_axes():
    X, Y = np.array([[-3.0, -1.0, 1.0, 2.0], [0.0, 5.0, -5.0, 1.0]]), np.array([[1, 0, 0, 1]])
    axes = figures.decision_boundary(np.ones((1, 2)), np.zeros((1, 1)), X, Y, "ab", "cd").figure.axes[0]
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    assert left < -3
    assert right > 2
    assert bottom < -5
    assert top > 5


def test_a_kernel_shows_a_picture_once_without_any_magic():
    cell = new_code_cell("from course import figures\nfigures.cost_curve([0.7, 0.5, 0.4])")
    NotebookClient(new_notebook(cells=[cell]), timeout=60, kernel_name="python3").execute()
    (output,) = cell.outputs
    assert output.output_type == "execute_result"
    assert set(output.data) == {"text/html", "image/png", "text/plain"}
    assert output.data["text/plain"].startswith("[Figure: The cost falls")


def test_importing_data_figures_and_widgets_loads_no_plotting_learning_or_widget_library():
    heavy = {"matplotlib", "sklearn", "scipy", "ipywidgets", "anywidget"}
    code = f"import sys, course.data, course.figures, course.widgets; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
