"""network.gradient_check"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, Scene, at_least, at_most, numbers, value
from autograder.exercises.network import answers, network, passed, targets
from solutions.network import gradient_check

Grads = list[tuple[Array, Array]]

NEAR = 1e-3  # of the error that a wrong backward has: other steps h leave less
DEAD = -10.0  # a bias that no input of ordinary size lifts above 0
DEEP, WIDE = [2, 2, 3, 2, 2, 1], [2, 2, 3]


def right(rng: np.random.Generator) -> dict[str, Any]:
    """with a right backward in the place of yours"""
    return _checked(rng, lambda grads: grads)


def right_nearly_met(rng: np.random.Generator) -> dict[str, Any]:
    """with a right backward in the place of yours, small slopes"""
    return _checked(rng, lambda grads: grads, miss=0.1)


def right_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """with a right backward in the place of yours, logistic head"""
    return _checked(rng, lambda grads: grads, head="logistic")


def nearly_met(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward of the wrong sign in the place of yours, small slopes"""
    return _checked(rng, lambda grads: [(-dW, -db) for dW, db in grads], miss=1e-2)


def first_layer(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that is 10 % off in the first layer"""
    return _checked(rng, lambda grads: [(1.1 * grads[0][0], 1.1 * grads[0][1]), grads[1]])


def last_layer(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that lacks 1/m in the last layer"""
    return _checked(rng, lambda grads: [grads[0], (4 * grads[1][0], 4 * grads[1][1])])


def biases(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that is wrong for the biases alone"""
    return _checked(rng, lambda grads: [(dW, 2 * db) for dW, db in grads])


def two_entries(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that exchanges two entries"""

    def exchanged(grads: Grads) -> Grads:
        dW = grads[0][0].copy()
        dW.flat[[-1, -2]] = dW.flat[[-2, -1]]  # neither the first entry nor the first row
        return [(dW, grads[0][1]), grads[1]]

    return _checked(rng, exchanged)


def everywhere(words: str, layer_sizes: Sequence[int], hidden: str, head: str) -> tuple[Scene, Scene]:
    """A network with a right backward, and one that misses every slope by as much: no entry can be left out unseen."""

    def right(rng: np.random.Generator) -> dict[str, Any]:
        return _checked(rng, lambda grads: grads, head, 0.3, layer_sizes, hidden)

    def wrong(rng: np.random.Generator) -> dict[str, Any]:
        return _checked(rng, lambda grads: _missed(rng, grads), head, 0.3, layer_sizes, hidden)

    right.__doc__ = f"with a right backward in the place of yours, {words}"
    wrong.__doc__ = f"with a backward in the place of yours that misses every slope by as much, {words}"
    return right, wrong


def _missed(rng: np.random.Generator, grads: Grads) -> Grads:
    """Every slope off by as much as the largest one, up or down."""
    size = max(np.abs(slopes).max() for pair in grads for slopes in pair)
    return [(dW + size * rng.choice([-1, 1], dW.shape), db + size * rng.choice([-1, 1], db.shape)) for dW, db in grads]


def dead_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that gives slopes to a relu neuron that is off for all examples"""
    draw = network(rng, [2, 3, 1], 3, "relu", "squared")
    (W, b), last = draw["parameters"]
    b = b.copy()
    b[1] = DEAD
    draw = passed(rng, [(W, b), last], draw["X"], draw["Y"], "relu", "squared")

    def revived(grads: Grads) -> Grads:
        (dW, db), last = grads
        return [(dW + np.array([[0.0], [1], [0]]), db), last]

    return _supplied(draw, revived)


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward in the place of yours that misses every slope by as much, inputs and labels that are whole numbers"""
    draw = network(rng, [2, 2, 2], 3, "tanh", "squared")
    X, Y = rng.integers(-2, 3, (2, 3)), rng.integers(2, 9, (2, 3))
    return _supplied(passed(rng, draw["parameters"], X, Y, "tanh", "squared"), lambda grads: _missed(rng, grads))


def _checked(
    rng: np.random.Generator,
    change: Callable[[Grads], Grads],
    head: str = "squared",
    miss: float = 1,
    layer_sizes: Sequence[int] = (3, 2, 1),
    hidden: str = "tanh",
) -> dict[str, Any]:
    """One and the same tiny network in every scene with these layers, so that a key records its forward passes once."""
    same = np.random.default_rng(rng.bit_generator.seed_seq)
    draw = network(same, layer_sizes, 4, hidden, "squared")
    parameters, X = draw["parameters"], draw["X"]
    A_L = answers.forward(parameters, X, hidden, head)[0]
    Y = A_L - miss * numbers(same, *A_L.shape) if head == "squared" else targets(same, A_L, head)
    if head == "logistic" and len(Y) > 1:
        Y = targets(same, A_L, "softmax")  # one output of each example, and yet it is not softmax
    return _supplied(passed(same, parameters, X, Y, hidden, head), change)


def _supplied(draw: dict[str, Any], change: Callable[[Grads], Grads]) -> dict[str, Any]:
    """The question, and in the place of the student's backward the reference's answer, changed."""
    question = tuple(draw[name] for name in ("parameters", "cache", "A_L", "Y", "hidden", "head"))
    given = {name: draw[name] for name in ("parameters", "X", "Y", "hidden", "head")}
    return {**given, "supplied": {"backward": [(question, change(answers.backward(*question)))]}}


RIGHT, WRONG = zip(
    everywhere("five layers of relu, squared_sigmoid", DEEP, "relu", "squared_sigmoid"),
    everywhere("sigmoid, then logistic with several outputs", WIDE, "sigmoid", "logistic"),
    everywhere("a single layer, softmax", [2, 3], "tanh", "softmax"),
    strict=True,
)
OFF = (nearly_met, first_layer, last_layer, biases, two_entries, *WRONG, dead_neuron, whole_numbers)

exercise = Exercise(
    reference=gradient_check,
    scenes=[right, right_logistic, nearly_met, first_layer, last_layer, biases, two_entries],
    harder=[right_nearly_met, *RIGHT, *WRONG, dead_neuron, whole_numbers],
    checks=[
        at_most(1e-6).only(right, right_nearly_met, right_logistic, *RIGHT),
        at_least(1e-3).only(*OFF),
        value().loosely(NEAR, *OFF).only(*OFF),
    ],
    hints=[
        "Which two gradients should be compared, and which of your functions gives each of them?",
        "numerical_gradient wants one function of one array. How do you lay all weights and biases in a row, and how does the "
        "cost get its list of pairs back?",
        "Put all parameters in one row; the function to measure cuts it up again and gives the cost of a forward pass. The "
        "answer is the relative error between all of backward's gradients, in the same row, and the numerical ones.",
    ],
    points=3,
)


RESULT, NUMERICAL = "return relative_error(slopes, numerical_gradient(J, theta))", "numerical_gradient(J, theta)"


mistakes = [
    Mistake(
        "absolute error",
        Edit(RESULT, f"return np.linalg.norm(slopes - {NUMERICAL})"),
        "If all slopes are about 1e-5, what does your number say about a wrong sign?",
    ),
    Mistake(
        "signs lost",
        Edit(RESULT, f"return relative_error(np.abs(slopes), np.abs({NUMERICAL}))"),
        "What does your version say about a gradient with the wrong sign?",
    ),
    Mistake(
        "means compared",
        Edit(RESULT, f"return relative_error(np.mean(slopes), np.mean({NUMERICAL}))"),
        "Two errors of opposite sign: what is left of them in your mean?",
    ),
    Mistake(
        "first entry only",
        Edit(RESULT, f"return relative_error(slopes[:1], {NUMERICAL}[:1])"),
        "How many entries do all dW and db have together, and how many does your version compare?",
    ),
    Mistake(
        "first layer only",
        Edit(
            RESULT,
            f"n = grads[0][0].size + grads[0][1].size\n    return relative_error(slopes[:n], {NUMERICAL}[:n])",
        ),
        "An error in the last layer: does your number notice it?",
    ),
    Mistake(
        "last layer only",
        Edit(
            RESULT,
            f"n = grads[0][0].size + grads[0][1].size\n    return relative_error(slopes[n:], {NUMERICAL}[n:])",
        ),
        "An error in the first layer: does your number notice it?",
    ),
    Mistake(
        "biases not compared",
        Edit(
            RESULT,
            "is_weight = np.concatenate([np.full(array.size, i == 0) for pair in grads for i, array in enumerate(pair)])\n"
            f"    return relative_error(slopes[is_weight], {NUMERICAL}[is_weight])",
        ),
        "An error in the biases alone: does your number notice it?",
    ),
    Mistake(
        "step too wide",
        Edit(NUMERICAL, "numerical_gradient(J, theta, 0.1)"),
        "How does the error of a central difference depend on h?",
    ),
    Mistake(
        "one side only",
        Edit(NUMERICAL, "np.array([(J(theta + 1e-5 * e) - J(theta)) / 1e-5 for e in np.eye(theta.size)])"),
        "How fast does the error shrink with h if you move to one side only?",
    ),
    Mistake(
        "backward against itself",
        Edit(NUMERICAL, "slopes"),
        "Where do the two gradients that you compare come from? Could they ever differ?",
    ),
    Mistake(
        "hidden ignored",
        Edit("forward(moved, X, hidden, head)", 'forward(moved, X, "sigmoid", head)'),
        "Is the network whose cost you move the same as the one that backward was asked about?",
    ),
    Mistake(
        "divided by h, not by 2h",
        Edit(NUMERICAL, f"2 * {NUMERICAL}"),
        "How far apart are the two places at which the cost is taken?",
    ),
    Mistake(
        "back to where it was, not below it",
        Edit(NUMERICAL, f"{NUMERICAL} / 2"),
        "The measured slopes are half of what they should be: how far apart are your two places?",
    ),
    Mistake(
        "largest error of the arrays",
        Edit(
            RESULT,
            f"measured = np.split({NUMERICAL}, ends[:-1])\n"
            "    return max(map(relative_error, np.split(slopes, ends[:-1]), measured))",
        ),
        "The docstring asks for one error over all entries together. How many does your version find, and which is left?",
    ),
    Mistake(
        "divided by the measured length alone",
        Edit(
            RESULT,
            f"measured = {NUMERICAL}\n    return np.linalg.norm(slopes - measured) / np.linalg.norm(measured)",
        ),
        "relative_error of notebook 00 lies between 0 and 1. By which lengths does it divide, and by which do you?",
    ),
    Mistake(
        "lengths compared",
        Edit(RESULT, f"return relative_error(np.linalg.norm(slopes), np.linalg.norm({NUMERICAL}))"),
        "Two arrows of equal length, one north and one south: what does your number say?",
    ),
    Mistake(
        "largest difference",
        Edit(RESULT, f"return np.max(np.abs(slopes - {NUMERICAL}))"),
        "If all slopes are about 1e-5, what does your number say about a wrong sign?",
    ),
    Mistake(
        "last array only",
        Edit(RESULT, f"return relative_error(slopes[-grads[-1][1].size :], {NUMERICAL}[-grads[-1][1].size :])"),
        "Your loop goes through all arrays. What is left of the first one's error at the end?",
    ),
    Mistake(
        "yes or no, not how far",
        Edit(RESULT, f"return np.allclose(slopes, {NUMERICAL})"),
        "The docstring asks for a number near 0 where backward is right. Which of your two answers is that?",
    ),
    Mistake(
        "one entry of each array",
        Edit(
            RESULT,
            "first = ends - [array.size for array in arrays]\n"
            f"    return relative_error(slopes[first], {NUMERICAL}[first])",
        ),
        "An error in the last entry of an array: does your number notice it?",
    ),
    Mistake(
        "one neuron of each layer",
        Edit(
            RESULT,
            "first = np.concatenate([np.arange(array.size) < array[0].size for array in arrays])\n"
            f"    return relative_error(slopes[first], {NUMERICAL}[first])",
        ),
        "An error in the second row of an array: does your number notice it?",
    ),
]
