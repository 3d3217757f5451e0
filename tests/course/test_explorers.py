"""The explorers without a browser: what the student's functions say at two places of a slider, and what stops them, in words."""

import html
import io
import json

import ipywidgets
import numpy as np
import pytest
from matplotlib.image import imread

from autograder.building.notebooks import assignments, student_notebook
from autograder.observing.observe import guarded
from course import data, widgets
from course.widgets.explorers import chain as beads
from course.widgets.explorers import film
from solutions import chain, logistic, network, notation, shapes, softmax, training, two_layer

RNG = np.random.default_rng(0)
W_8 = np.array([2.0, -1.0, 3.0, 2.0, -2.0, 1.0, 6.0, 2.0])
W_1, B_1 = np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]]), np.array([[0.5], [-1.0]])
X_4 = np.array([[2.0, 0.0, 1.0, 3.0], [1.0, 1.0, 0.0, 2.0], [1.0, 2.0, 1.0, 0.0]])
MOONS = data.two_moons(60, 0.2, seed=0)
START = [(RNG.normal(size=(4, 2)), np.zeros((4, 1))), (RNG.normal(size=(1, 4)), np.zeros((1, 1)))]
PICTURES = RNG.normal(size=(64, 40)), np.eye(10)[:, np.arange(40) % 10]

RIGHT = {  # the functions that a notebook passes, and what else
    "affine_boxes": ([shapes.affine], []),
    "u_curve": ([shapes.numerical_gradient, shapes.relative_error], []),
    "learning_rate": ([logistic.train], [*MOONS]),
    "softmax_regions": ([softmax.softmax, softmax.forward], []),
    "beads": ([chain.chain_forward, chain.chain_deltas], [W_8]),
    "three_starts": ([two_layer.train, two_layer.forward], [START, *MOONS]),
    "gradient_sizes": ([network.initialize, network.forward, network.backward], [*PICTURES]),
    "training_film": ([training.sgd, training.he_initialize, training.accuracy, network.forward], [PICTURES, PICTURES]),
    "three_layouts": ([notation.to_rows, notation.to_torch], [W_1, B_1, X_4]),
}


def made(name, functions=None):
    right, others = RIGHT[name]
    return getattr(widgets, name)(*(functions or right), *others)


def stub(*arguments):
    raise NotImplementedError


@pytest.fixture(params=RIGHT)
def name(request):
    return request.param


@pytest.fixture
def without_waiting(monkeypatch):
    """A film trains as long as it likes: what is tested does not depend on how fast the machine is."""
    monkeypatch.setattr(film, "SLICE", 60.0)
    monkeypatch.setattr(film, "OPENING", 60.0)


def test_every_explorer_of_the_table_is_tested():
    assert list(RIGHT) == list(widgets.EXPLORERS)


def test_an_explorer_shows_a_view_and_beside_it_a_still_with_a_description(name):
    explorer = made(name)
    bundle, _ = explorer._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html", "image/png"} <= set(bundle)
    assert bundle["text/html"].startswith('<img alt="')
    assert "✗" not in explorer.drawing.value
    assert len(explorer.words) > 30
    pixels = imread(io.BytesIO(explorer.png))
    assert pixels[0, 0, 3] == 0  # transparent, so that it reads on a dark theme, too
    assert 0.005 < np.mean(pixels[..., 3] > 0) < 0.6


def far_end(control):
    """The end of a slider that it does not stand at; the other state of a button."""
    if isinstance(control, ipywidgets.ToggleButton):
        return not control.value
    ends = [control.min, control.max]
    if isinstance(control, ipywidgets.FloatLogSlider):
        ends = [control.base**end for end in ends]
    return ends[0] if control.value != ends[0] else ends[1]


def limits(explorer):
    return [(axes.get_xlim(), axes.get_ylim()) for axes in explorer.stage.figure.axes]


def test_every_control_has_a_name_and_changes_what_is_shown_on_axes_that_stay(name):
    explorer = made(name)
    axes = limits(explorer)
    for control in explorer.controls.values():
        assert control.description
        value, before = control.value, explorer.png
        control.value = far_end(control)
        assert explorer.png != before, control.description
        assert limits(explorer) == axes
        control.value = value
        assert explorer.png == before, control.description


FUNCTIONS = [(name, place) for name, (right, _) in RIGHT.items() for place in range(len(right))]


@pytest.mark.parametrize("name, place", FUNCTIONS)
def test_a_function_that_is_not_written_is_a_sentence(name, place):
    right, _ = RIGHT[name]
    explorer = made(name, [*right[:place], stub, *right[place + 1 :]])
    assert "stub is not written yet. Write it, run its cell, then this one again" in explorer.words
    assert explorer.words in html.unescape(explorer.drawing.value)


@pytest.mark.parametrize("assignment", assignments())
def test_in_an_untouched_notebook_the_widget_says_what_to_write_first(assignment):
    names, said = {}, []
    for cell in json.loads(student_notebook(assignment))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and source.startswith(tuple(f"widgets.{name}(" for name in RIGHT)):
            said.append(eval(source, names).words)
        elif cell["cell_type"] == "code" and not source.startswith("check("):
            guarded(lambda source=source: exec(source, names))
    assert said
    assert all(" is not written yet. Write it" in words for words in said)


def test_a_crash_is_a_sentence_with_the_students_line():
    def train(X, Y, alpha, iterations):
        return X @ X

    explorer = made("learning_rate", [train])
    assert explorer.words.startswith("ValueError in train, line ")
    assert "return X @ X" in explorer.words


# ------------------------------------------------------------------------------------------- each one


def test_the_u_curve_tells_the_error_of_the_students_gradient_and_the_digits_that_are_left():
    explorer = made("u_curve")
    start, _, error = explorer.words.partition(", relative error ")
    assert start == "h = 1.0e-05: measured 2.7182818285"
    assert float(error.partition(". ")[0]) < 1e-10  # of which the first digit already is rounding
    explorer.controls["h"].value = 1e-14
    assert "The two values that are subtracted differ in their last 2 digits" in explorer.words


def test_the_u_curve_of_a_one_sided_difference_is_another_one():
    def one_sided(f, theta, h=1e-5):
        return np.array([(f(theta + h) - f(theta)) / h])

    explorer = made("u_curve", [one_sided, shapes.relative_error])
    assert "relative error 2.5e-06" in explorer.words


def test_boxes_write_out_the_sum_behind_a_score():
    explorer = made("affine_boxes")
    assert "row 1 of W, column 1 of A_prev:   1·1 + (−2)·1 + 1 = 0" in explorer.words
    explorer.controls["r"].value, explorer.controls["i"].value = 3, 2
    assert "3·2 + 1·0 + (−1) = 5" in explorer.words


def test_a_turned_w_does_not_fit_unless_sizes_are_equal_by_chance():
    explorer = made("affine_boxes")
    explorer.controls["turned"].value = True
    assert "The inner sizes 3 and 2 differ, and affine stops with a ValueError" in explorer.words
    explorer.controls["n_prev"].value = 3
    assert "The sizes fit by chance" in explorer.words


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda W, A, b: (W @ A + b).T, "Z should have shape (n_l, m) = (3, 4). Yours has (4, 3)"),
        (lambda W, A, b: W @ A, "but your Z has −1 there"),
    ],
)
def test_a_wrong_z_is_outlined(wrong, words):
    explorer = made("affine_boxes", [wrong])
    assert words in explorer.words
    assert outlines(explorer) == 1
    assert outlines(made("affine_boxes")) == 0


def outlines(explorer):
    return sum(patch.get_linestyle() == "--" for patch in explorer.stage.area.patches)


def test_a_larger_learning_rate_is_faster_until_the_cost_rises():
    X_raw, Y = data.breast_cancer()
    explorer = widgets.learning_rate(logistic.train, data.standardise(X_raw, X_raw)[:2], Y)
    assert explorer.words == "α = 0.1, after 30 iterations: J = 0.431; every step lowers the cost."
    explorer.controls["alpha"].value = 10
    assert explorer.words == "α = 10, after 30 iterations: J = 0.256; every step lowers the cost."
    explorer.controls["alpha"].value = 100
    assert "J = nan" in explorer.words
    assert explorer.words.endswith("steps: too much.")


def test_a_shift_of_all_scores_changes_no_probability_and_a_division_does():
    explorer = made("softmax_regions")
    assert "give probabilities 0.665, 0.245, 0.090 " in explorer.words
    explorer.controls["shift"].value = -3
    assert explorer.words.startswith("Scores -1.00, -2.00, -3.00 give probabilities 0.665, 0.245, 0.090 ")
    explorer.controls["temperature"].value = 10
    assert "give probabilities 0.367, 0.332, 0.301 " in explorer.words


def test_a_softmax_whose_columns_do_not_sum_to_1_is_said():
    explorer = made("softmax_regions", [lambda Z: np.exp(Z) / 10, softmax.forward])
    assert "They sum to 1.111, not to 1." in explorer.words


def test_beads_multiply_one_factor_a_step():
    explorer = made("beads")
    explorer.controls["back"].value = 0
    assert explorer.words == "ℒ' = 1.62. 7 of all 8 factors are smaller than 1 in size: δ_1 is 6.8e-05."
    explorer.controls["back"].value = 8
    u, _, y_hat = chain.chain_forward(1.0, W_8, np.zeros(8), 3.0, 0.0)
    assert f"= {chain.chain_deltas(W_8, u, 3.0, y_hat - 1)[0]:.3g}. " in explorer.words


def test_the_first_wrong_bead_is_outlined_and_no_right_one_is():
    def uses_its_own_weight(w, u, w_out, dloss_dyhat):
        deltas = chain.chain_deltas(w, u, w_out, dloss_dyhat)
        for t in range(w.size - 2, -1, -1):
            deltas[t] = deltas[t + 1] * w[t] * logistic.sigmoid_prime(u[t])
        return deltas

    explorer = made("beads", [chain.chain_forward, uses_its_own_weight])
    assert "Outlined: δ_7 is 0.116, but a measured slope says 0.0388." in explorer.words
    assert explorer.stage.wrong.get_offsets().tolist() == [[7.5, 0]]
    for scale in np.arange(0.25, 2.25, 0.25):
        for x in np.arange(-4, 4.5, 0.5):
            walk = beads.walked(chain.chain_forward, chain.chain_deltas, W_8, 8, x, scale)
            assert "Outlined" not in explorer.stage.show(walk)


def test_equal_hidden_neurons_stay_equal_and_random_ones_part(without_waiting):
    explorer = made("three_starts")
    assert "zeros: J 0.693, 1 different of 4 hidden neurons; all 0.5: " in explorer.words
    assert "1 different of 4 hidden neurons; random" in explorer.words
    assert explorer.words.endswith("4 different of 4 hidden neurons.")
    assert explorer.words.startswith("After 600 iterations with α = 1.")


def test_the_gradient_of_the_sigmoid_vanishes_with_depth_and_comes_back_with_larger_weights():
    explorer = made("gradient_sizes")

    def sigmoid():
        return float(explorer.words.partition("sigmoid ")[2].partition(",")[0])

    deep = sigmoid()
    explorer.controls["scale"].value = 4
    assert sigmoid() < deep / 100
    explorer.controls["scale"].value, explorer.controls["layers"].value = 1, 2
    assert sigmoid() < deep / 100


def test_a_gradient_of_the_wrong_shape_is_named():
    def turned(*arguments):
        return [(dW.T, db) for dW, db in network.backward(*arguments)]

    explorer = made("gradient_sizes", [network.initialize, network.forward, turned])
    assert explorer.words.startswith(
        "dW of layer 1 should have shape (n_l, n_prev) = (50, 64). Yours has shape (64, 50)."
    )


def test_one_layer_in_three_layouts_has_one_score():
    explorer = made("three_layouts")
    explorer.controls["i"].value = 4
    assert "1·3 + (−2)·2 + 0.5·0 + 0.5 = −0.5" in explorer.words
    assert explorer.words.count("neuron 1 of example 4 is −0.5, as in columns") == 2
    assert outlines(explorer) == 0


@pytest.mark.parametrize(
    ("to_rows", "words"),
    [
        (lambda layers: layers, "W should have shape (3, 2). Yours has (2, 3)"),
        (lambda layers: [(W.T, b[:, 0]) for W, b in layers], "b should have shape (1, 2). Yours has (2,)"),
        (lambda layers: [(W.reshape(3, 2), b.T) for W, b in layers], "neuron 1 of example 1 is 4, but 1 in columns"),
    ],
)
def test_the_first_array_that_does_not_fit_is_outlined(to_rows, words):
    explorer = made("three_layouts", [to_rows, notation.to_torch])
    assert words in explorer.words
    assert outlines(explorer) == 1


# ------------------------------------------------------------------------------------------- films


def test_play_trains_on_and_the_slider_goes_through_what_is_there(without_waiting):
    reel = made("training_film")
    assert (reel.shown.value, reel.shown.max, len(reel.frames)) == (6, 6, 7)
    assert reel.words.startswith("After 6 of 30 epochs, α = 0.1, λ = 1: accuracy ")
    reel.play.value = 7
    assert (reel.shown.value, reel.shown.max) == (7, 7)
    reel.shown.value = 2
    assert reel.words.startswith("After 2 of 30 epochs")
    assert reel.play.value == 2
    reel.play.value = 3
    assert len(reel.frames) == 8  # nothing is trained twice


def test_a_film_that_cannot_begin_says_why_wherever_its_slider_stands():
    reel = made("training_film", [training.sgd, stub, *RIGHT["training_film"][0][2:]])
    reel.shown.value = 1
    assert reel.words.startswith("stub is not written yet")


def test_a_slice_of_training_ends_in_time_and_play_goes_on_from_there(monkeypatch):
    monkeypatch.setattr(film, "SLICE", 0.0)
    reel = made("training_film")
    before = len(reel.frames) - 1
    reel.play.value = 30
    assert reel.play.value == reel.shown.value == before


def test_another_learning_rate_begins_anew_and_plays(without_waiting):
    reel = made("training_film")
    first = reel.frames[1].parameters[0][0]
    reel.knobs["alpha"].value = 1.0
    assert reel.words.startswith("After 0 of 30 epochs, α = 1, ")
    assert reel.play.playing
    reel.play.value = 1
    assert not np.array_equal(reel.frames[1].parameters[0][0], first)
    reel.knobs["alpha"].value = 0.1
    reel.play.value = 1
    assert np.array_equal(reel.frames[1].parameters[0][0], first)


def test_training_that_is_interrupted_is_a_sentence_and_resumes(without_waiting):
    interrupt = []

    def sgd(*arguments):
        if interrupt:
            interrupt.pop()
            raise KeyboardInterrupt
        return training.sgd(*arguments)

    reel = made("training_film", [sgd, *RIGHT["training_film"][0][1:]])
    interrupt.append(True)
    reel.play.value = 7
    assert reel.words == "Stopped. Any control goes on."
    reel.play.value = 8
    assert reel.words.startswith("After 8 of 30 epochs")
