"""network.gradient_check"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, at_least, at_most, numbers
from autograder.exercises.network import answers, network, targets
from solutions.network import gradient_check

Grads = list[tuple[Array, Array]]


def right(rng: np.random.Generator) -> dict[str, Any]:
    """with a right backward in the place of yours"""
    return _checked(rng, lambda grads: grads)


def right_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """with a right backward in the place of yours, logistic head"""
    return _checked(rng, lambda grads: grads, head="logistic")


def nearly_met(rng: np.random.Generator) -> dict[str, Any]:
    """with a backward of the wrong sign in the place of yours, all slopes near 0"""
    return _checked(rng, lambda grads: [(-dW, -db) for dW, db in grads], miss=1e-5)


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


def _checked(
    rng: np.random.Generator, change: Callable[[Grads], Grads], head: str = "squared", miss: float = 1
) -> dict[str, Any]:
    """One and the same tiny network in every scene, so that a key records its forward passes once."""
    same = np.random.default_rng(rng.bit_generator.seed_seq)
    asked = network(same, [3, 2, 1], 4, "tanh", "squared")
    parameters, X, hidden = asked["parameters"], asked["X"], asked["hidden"]
    A_L, cache = answers.forward(parameters, X, hidden, head)
    Y = targets(same, A_L, head) if head == "logistic" else A_L - miss * numbers(same, *A_L.shape)
    question = (parameters, cache, A_L, Y, hidden, head)
    grads = change(answers.backward(*question))
    given = {"parameters": parameters, "X": X, "Y": Y, "hidden": hidden, "head": head}
    return {**given, "supplied": {"backward": [(question, grads)]}}


exercise = Exercise(
    reference=gradient_check,
    scenes=[right, right_logistic, nearly_met, first_layer, last_layer, biases, two_entries],
    checks=[
        at_most(1e-6).only(right, right_logistic),
        at_least(1e-3).only(nearly_met, first_layer, last_layer, biases, two_entries),
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
