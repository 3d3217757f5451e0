"""logistic.sigmoid_prime"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, slope_of, value
from solutions.logistic import sigmoid, sigmoid_prime


def scores(rng: np.random.Generator) -> dict[str, Any]:
    """ordinary scores"""
    return {"Z": 2 * numbers(rng, *sizes(rng, 2))}


def far_out(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000"""
    return {"Z": rng.permutation(np.array([-1000.0, -30.0, 0.5, 40.0, 1000.0]))[None, :]}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as scores"""
    return {"Z": rng.permutation(np.arange(-4, 5))[None, :]}


def vector(rng: np.random.Generator) -> dict[str, Any]:
    """scores with one axis"""
    return {"Z": 2 * numbers(rng, 4)}


def no_axes(rng: np.random.Generator) -> dict[str, Any]:
    """one score, without axes"""
    return {"Z": np.asarray(2 * numbers(rng))}


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """scores with three axes"""
    return {"Z": 2 * numbers(rng, 2, 1, 3)}


def nearly_flat(rng: np.random.Generator) -> dict[str, Any]:
    """scores from 8 to 20 on both sides"""
    return {"Z": rng.permutation(np.array([-20.0, -16, -11, -8, 8, 10, 13, 18]))[None, :]}


exercise = Exercise(
    reference=sigmoid_prime,
    scenes=[scores, far_out],
    harder=[
        whole_numbers,
        vector,
        no_axes,
        three_axes,
        nearly_flat,
        nearly_flat,
    ],  # one shape twice: a new array each time
    checks=[slope_of(sigmoid, by="Z", equals="g_prime", through=lambda Z: (Z,)), value()],
    hints=[
        "Differentiate (1 + e^(-z))^(-1) by the chain rule. Where is the result largest, and how large is it there?",
        "e^(-z) / (1 + e^(-z)) is one minus something that you already have a name for.",
        "The slope is the probability of class 1 times the probability of class 0.",
    ],
    points=1,
)


mistakes = [
    Mistake("only one factor", Edit("A * (1 - A)", "1 - A"), "What is the slope of the sigmoid far to the left?"),
    Mistake("tanh's rule", Edit("A * (1 - A)", "1 - A**2"), "Whose derivative is one minus the square?"),
    Mistake(
        "mixed rules",
        Edit("A * (1 - A)", "A * (1 - A**2)"),
        "Write the derivative with e^(-z), then replace it by A. Which powers of A come out?",
    ),
    Mistake(
        "the value, not the slope",
        Edit("A * (1 - A)", "A"),
        "How steep is the sigmoid where it is flat, at z = 40?",
    ),
    Mistake(
        "at Z, not at A",
        Edit("A * (1 - A)", "Z * (1 - Z)"),
        "Is the formula in terms of the score or of the probability?",
    ),
    Mistake("sign", Edit("A * (1 - A)", "-A * (1 - A)"), "Does the sigmoid rise or fall?"),
    Mistake(
        "sigmoid applied twice",
        Edit("sigmoid(Z)", "sigmoid(sigmoid(Z))"),
        "How often does Z pass through the sigmoid?",
    ),
    Mistake(
        "sigmoid of 1 - Z",
        Edit("(1 - A)", "sigmoid(1 - Z)"),
        "At z = 0, what is one minus the sigmoid, and what is the sigmoid of one minus z?",
    ),
    Mistake(
        "overflow",
        lambda Z: np.exp(-Z) / (1 + np.exp(-Z)) ** 2,
        "What does e^(-z) give at z = -1000, and what is inf / inf? Which of your functions is safe there?",
    ),
    Mistake(
        "product of matrices",
        Edit("A * (1 - A)", "A @ (1 - A).T"),
        "How many slopes are there for one score? Does @ keep the entries apart?",
    ),
    Mistake(
        "the step's rule",
        lambda Z: (Z > 0) * 1.0,
        "Whose slope jumps from 0 to 1 at z = 0? How steep is the sigmoid there?",
    ),
]
