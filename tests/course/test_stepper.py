"""The stepper's tape: what the student's functions make, and the first matrix that is wrong."""

import json
import linecache
from types import FunctionType

import numpy as np
import pytest

from autograder.exercises import load
from course import widgets
from course.widgets.stepper.record import record
from course.widgets.stepper.tape import Student
from solutions import network, two_layer

# The networks of notebooks 04 and 05, with their numbers.
TWO = [(np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[0.0], [-1.0]])), (np.array([[2.0, -1.0]]), np.array([[0.5]]))]
X, Y = np.array([[1.0, 2.0, 0.0], [1.0, 0.0, 1.0]]), np.array([[1.0, 1.0, 0.0]])
PARTS = ("dW_from", "db_from", "dA_from", "dZ_from", "tanh_prime")
RNG = np.random.default_rng(7)
DEEP = [(RNG.normal(size=(n, n_prev)), RNG.normal(size=(n, 1))) for n_prev, n in ((4, 3), (3, 5), (5, 2))]
X_DEEP, Y_DEEP = RNG.normal(size=(4, 6)), np.eye(2)[:, [0, 1, 1, 0, 1, 0]]


def student(names, parts=True):
    """Notebook 04's functions, as one namespace has them."""
    return Student(
        names["forward"], names["cost"], names["backward"], tuple(names[part] for part in PARTS) if parts else ()
    )


def tape_of(names, parts=True):
    return record(student(names, parts), TWO, X, Y)


def with_source(source):
    """Notebook 04 with the right functions, and below them this cell."""
    names = dict(vars(two_layer))
    for name in names:
        if isinstance(names[name], FunctionType) and names[name].__module__ == two_layer.__name__:
            names[name] = FunctionType(names[name].__code__, names, name)
    filename = f"<cell {len(linecache.cache)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), names)
    return names


def deep_tape(hidden, head, backward=network.backward):
    functions = Student(
        lambda parameters, X: network.forward(parameters, X, hidden, head),
        lambda A_L, Y: network.cost(A_L, Y, head),
        lambda parameters, cache, A_L, Y: backward(parameters, cache, A_L, Y, hidden, head),
    )
    return record(functions, DEEP, X_DEEP, Y_DEEP)


def test_right_functions_give_the_numbers_of_the_notebook_and_no_trouble():
    tape = tape_of(vars(two_layer))
    assert tape.trouble is None
    np.testing.assert_allclose(tape.boxes["A2"].values, [[0.509, 0.919, 0.264]], atol=5e-4)
    np.testing.assert_allclose(tape.boxes["dZ1"].values, [[-0.981, -0.011, 0.222], [0.386, 0.081, -0.264]], atol=6e-4)
    np.testing.assert_allclose(tape.boxes["db1"].values, [[-0.257], [0.067]], atol=6e-4)
    assert all(step.holds for step in tape.steps)
    laws = [(step.makes, step.law) for step in tape.steps if step.law.startswith("BP")]
    assert laws[:4] == [("dW2", "BP1"), ("db2", "BP2"), ("dA1", "BP3"), ("dZ1", "BP4")]


def test_dZ_seen_through_backward_alone_is_the_dZ_of_the_parts():
    whole, parts = tape_of(vars(two_layer), parts=False), tape_of(vars(two_layer))
    for name in ("dZ1", "dZ2"):
        np.testing.assert_allclose(whole.boxes[name].values, parts.boxes[name].values)
    assert "dA1" not in whole.boxes


@pytest.mark.parametrize("head", ["squared", "squared_sigmoid", "logistic", "softmax"])
@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu"])
def test_right_functions_of_any_depth_activation_and_head_give_no_trouble(hidden, head):
    tape = deep_tape(hidden, head)
    assert tape.trouble is None
    loss = next(step for step in tape.steps if step.law == "loss")
    assert loss.holds == (head != "squared_sigmoid")  # there dZ has one more factor than A - Y


BACK = [load(f"two_layer.{function}") for function in (*PARTS, "backward")]
DEEP_BACK = load("network.backward")


# What makes no difference here: one output neuron, tanh alone, small scores, and no look at the arguments afterwards.
NOT_SEEN = {
    *(
        "mean over the neurons",
        "first neuron only",
        "product of the sums",
        "strongest path only",
        "refilled, not turned",
    ),
    *("always tanh", "overflow"),
    *("changes its argument", "empties the cache", "writes into A_L"),
}


@pytest.mark.parametrize(
    "exercise, mistake",
    [pytest.param(e, m, id=f"{e.function}-{m.name}") for e in BACK for m in e.mistakes if m.name not in NOT_SEEN],
)
def test_every_known_mistake_on_the_way_back_is_outlined(exercise, mistake):
    assert tape_of(with_source(exercise.wrong_source(mistake))).trouble is not None


@pytest.mark.parametrize("mistake", [m for m in DEEP_BACK.mistakes if m.name not in NOT_SEEN], ids=lambda m: m.name)
def test_every_known_mistake_of_a_deep_backward_is_outlined_for_some_network(mistake):
    backward = DEEP_BACK.wrong_functions[mistake.name]
    networks = [(hidden, head) for hidden in ("sigmoid", "relu") for head in ("squared_sigmoid", "logistic", "softmax")]
    assert any(deep_tape(*network, backward).trouble for network in networks)


@pytest.mark.parametrize(
    "source, box",
    [
        ("def dW_from(dZ, A_prev):\n    return A_prev @ dZ.T / 3", "dW2"),
        ("def dW_from(dZ, A_prev):\n    return dZ @ A_prev.T", "dW2"),
        ("def db_from(dZ):\n    return dZ.mean(axis=1)", "db2"),
        ("def db_from(dZ):\n    return dZ.mean(axis=0, keepdims=True)", "db2"),
        ("def dA_from(W, dZ):\n    return W @ dZ", "dA1"),
        ("def dA_from(W, dZ):\n    return W.T @ dZ / 3", "dA1"),
        ("def dZ_from(dA, Z, g_prime):\n    return dA", "dZ1"),
        ("def tanh_prime(Z):\n    return 1 - np.tanh(Z)", "dZ1"),
    ],
)
def test_the_first_wrong_matrix_is_the_one_that_the_wrong_function_makes(source, box):
    assert tape_of(with_source(source)).trouble.box == box


def test_a_wrong_start_comes_before_the_crash_that_follows():
    backward = load("two_layer.backward")
    sign = next(mistake for mistake in backward.mistakes if mistake.name == "the output's sign")
    source = f"{backward.wrong_source(sign)}\ndef dA_from(W, dZ):\n    return W @ dZ\n"
    trouble = tape_of(with_source(source)).trouble
    assert trouble.box == "dZ2"
    assert trouble.words == (
        "dZ₂ is not the slope of the loss of each example: dZ₂[0, 0] is 0.4905, the slope measured there is -0.4905."
    )


def test_a_product_that_does_not_fit_is_shown_with_its_factors():
    trouble = tape_of(with_source("def dA_from(W, dZ):\n    return W @ dZ\n")).trouble
    assert (trouble.misfit.operator, trouble.misfit.names) == ("@", ("W₂", "dZ₂"))
    assert trouble.misfit.shapes == ((1, 2), (1, 3))
    assert trouble.words.startswith("dA_from stopped at return W @ dZ: the left factor of @ ends in 2")


def test_a_misfit_inside_a_deep_backward_names_what_it_can():
    def backward(parameters, cache, A_L, Y, hidden, head):
        return cache[2][0].T @ (A_L - Y)

    misfit = deep_tape("tanh", "softmax", backward).trouble.misfit
    assert misfit.names == ("A₂ᵀ", "")
    assert misfit.shapes == ((6, 5), (2, 6))


def test_a_misfit_in_place_is_found_and_changes_nothing():
    source = "def dZ_from(dA, Z, g_prime):\n    dA *= g_prime(Z.T)\n    return dA"
    tape = tape_of(with_source(source))
    assert (tape.trouble.misfit.operator, tape.trouble.misfit.shapes) == ("*", ((2, 3), (3, 2)))
    assert tape.trouble.misfit.names[0] == "dA₁"
    np.testing.assert_allclose(tape.boxes["dA1"].values, TWO[1][0].T @ tape.boxes["dZ2"].values)


def test_a_shape_that_runs_but_does_not_fit_is_told_in_letters():
    trouble = tape_of(with_source("def dW_from(dZ, A_prev):\n    return A_prev @ dZ.T / 3")).trouble
    assert trouble.got == (2, 1)
    assert trouble.words == "dW₂ has the shape (2, 1). W₂ has (n₂, n₁) = (1, 2), so it does not fit."


@pytest.mark.parametrize("name", ["forward", "cost", "backward", "dW_from", "dA_from", "dZ_from", "tanh_prime"])
def test_a_stub_is_one_sentence_that_names_it(name):
    source = f"def {name}(*arguments):\n    raise NotImplementedError\n"
    assert tape_of(with_source(source)).trouble.words.startswith(f"{name} is still to write.")


@pytest.mark.parametrize(
    "source, words",
    [
        ("def forward(parameters, X):\n    return X", "forward returns A_L and cache: a list of 2 pairs (A_prev, Z)."),
        ("def backward(parameters, cache, A2, Y):\n    return []", "backward returns grads: a list of 2 pairs (dW, db)."),
        ("def backward(*given):\n    return 1 / 0", "backward stopped at return 1 / 0: ZeroDivisionError: division by zero"),
        ("def dW_from(dZ, A_prev):\n    return 'slope'", "dW₂ is no array of numbers."),
        ("def forward(parameters, X):\n    A, c = X, []\n    for W, b in parameters:\n        c.append((A, W @ A - b))\n"
         "        A = np.tanh(W @ A - b)\n    return A, c", "Z₁ is not W₁ X + b₁: look at your forward."),
    ],
)  # fmt: skip
def test_what_does_not_go_on_is_said_in_a_sentence(source, words):
    assert tape_of(with_source(source)).trouble.words == words


def test_a_slope_at_a_kink_may_be_either_one():
    layers = [(np.array([[1.0, -1.0]]), np.zeros((1, 1))), (np.ones((1, 1)), np.zeros((1, 1)))]
    functions = Student(
        lambda parameters, X: network.forward(parameters, X, "relu", "squared"),
        lambda A_L, Y: network.cost(A_L, Y, "squared"),
        lambda parameters, cache, A_L, Y: network.backward(parameters, cache, A_L, Y, "relu", "squared"),
    )
    tape = record(functions, layers, np.array([[1.0, 2.0], [1.0, 1.0]]), np.array([[1.0, 2.0]]))
    assert tape.boxes["Z1"].values[0, 0] == 0
    assert tape.trouble is None


def test_functions_that_change_their_arguments_change_nothing_here():
    names = with_source("def dZ_from(dA, Z, g_prime):\n    dA *= g_prime(Z)\n    return dA")
    before = [W.copy() for W, _ in TWO]
    tape = tape_of(names)
    np.testing.assert_allclose(tape.boxes["dA1"].values, TWO[1][0].T @ tape.boxes["dZ2"].values)
    assert all(np.array_equal(W, old) for (W, _), old in zip(TWO, before, strict=True))


@pytest.mark.parametrize(
    "parameters, X, Y, words",
    [
        (TWO, X.T, Y, "one example a column"),
        (TWO, np.ones((3, 3)), Y, "In layer 1"),
        (TWO[::-1], np.ones((2, 3)), np.ones((2, 3)), "In layer 2"),
        (TWO[:1], X, Y, "Y has 1 rows, but the last layer has 2 neurons"),
        ([(np.ones((9, 2)), np.ones((9, 1)))], X, np.ones((9, 3)), "room for at most 8"),
    ],
)
def test_arrays_that_do_not_fit_are_refused_in_words(parameters, X, Y, words):
    with pytest.raises(ValueError, match=words):
        record(student(vars(two_layer)), parameters, X, Y)


def stepper(names=vars(two_layer), parts=PARTS):  # noqa: B008  # a module's names
    functions = [names[name] for name in ("forward", "cost", "backward")]
    return widgets.backprop_stepper(TWO, X, Y, *functions, parts=[names[part] for part in parts])


def test_an_edit_is_recorded_anew_and_the_state_is_json():
    widget = stepper()
    before = widget.state["boxes"]["A2"]["values"]
    widget.edit = {"box": "W1", "row": 0, "column": 1, "value": 3.0}
    boxes = json.loads(json.dumps(widget.state, allow_nan=False))["boxes"]
    assert boxes["W1"]["values"][0][1] == 3.0
    assert boxes["A2"]["values"] != before
    widget.edit = {"box": "W1", "row": 0, "column": 1, "value": 1e9}
    assert widget.state["boxes"]["W1"]["values"][0][1] == 1000.0
    assert TWO[0][0][0, 1] == -1.0


def test_values_that_are_no_numbers_are_shown_and_still_json():
    widget = stepper(with_source("def dA_from(W, dZ):\n    return W.T @ dZ * np.nan"))
    json.dumps(widget.state, allow_nan=False)
    assert "dA₁" in widget.state["verdict"]


def test_the_equation_of_a_wrong_matrix_is_not_given_away():
    widget = stepper(with_source("def dA_from(W, dZ):\n    return W.T @ dZ / 3"))
    steps = {step["makes"]: step for step in widget.state["steps"]}
    assert steps["dA1"]["equation"] == ""
    assert steps["dA1"]["definition"] == "∂ℒ / ∂A₁"
    assert steps["dW2"]["equation"] == "dW₂ = dZ₂ A₁ᵀ / m"
    assert steps["dW2"]["shapes"] == "(1 × _3_)(_3_ × 2) → 1 × 2"


def test_the_still_needs_no_server_and_shows_no_markup_of_the_student():
    source = "def backward(*given):\n    raise ValueError('<script>alert(1)</script>')"
    bundle = stepper(with_source(source))._repr_mimebundle_()[0]
    for kind in ("text/html", "image/svg+xml"):
        text = bundle[kind].replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert "<script>alert" not in text
        assert 'aria-label="A network with n₀ = 2, m = 3, n₁ = 2, n₂ = 1' in text
    assert "application/vnd.jupyter.widget-view+json" in bundle
