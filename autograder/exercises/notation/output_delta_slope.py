"""notation.output_delta_slope"""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import ndtr

from autograder.authoring import Array, Edit, Exercise, Mistake, binary_labels, numbers, sizes, slope_of, value
from solutions.logistic import sigmoid, sigmoid_prime
from solutions.notation import cross_entropy_sign, output_delta_slope


def bell(Z: Array) -> Array:
    """The slope of the normal distribution function, ndtr."""
    return np.exp(-(Z**2) / 2) / np.sqrt(2 * np.pi)


def not_a_sigmoid(rng: np.random.Generator) -> dict[str, Any]:
    """a last activation whose slope is the normal bell curve"""
    return _outputs(rng, sizes(rng, 2), ndtr, bell)


def sigmoid_outputs(rng: np.random.Generator) -> dict[str, Any]:
    """sigmoid as the last activation"""
    return _outputs(rng, sizes(rng, 2), sigmoid, sigmoid_prime)


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _outputs(rng, [*sizes(rng, 1), 1], ndtr, bell)


def falling(rng: np.random.Generator) -> dict[str, Any]:
    """a last activation that falls"""
    return _outputs(rng, sizes(rng, 2), lambda Z: ndtr(-Z), lambda Z: -bell(Z))


def gentle(rng: np.random.Generator) -> dict[str, Any]:
    """a last activation that is nowhere steeper than the sigmoid"""
    return _outputs(rng, [3, 3], lambda Z: ndtr(Z / 2), lambda Z: bell(Z / 2) / 2)


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 0 and to 1"""
    Z = np.array([[-4.3, -3.1, 0.4, 3.1, 4.3]])
    return {"A": ndtr(Z), "Y": np.array([[1.0, 1.0, 1.0, 0.0, 0.0]]), "g_prime_Z": bell(Z)}


def _outputs(
    rng: np.random.Generator, shape: list[int], g: Callable[[Array], Array], g_prime: Callable[[Array], Array]
) -> dict[str, Any]:
    Z, Y = numbers(rng, *shape), binary_labels(rng, shape[0] * shape[1]).reshape(shape)
    return {"Z": Z, "Y": Y, "g": g, "A": g(Z), "g_prime_Z": g_prime(Z)}


exercise = Exercise(
    reference=output_delta_slope,
    scenes=[not_a_sigmoid, sigmoid_outputs, one_example],
    harder=[falling, gentle, nearly_sure],
    checks=[
        slope_of(cross_entropy_sign, by="Z", equals="dZ", times="m", through=lambda Z, Y, g: (g(Z), Y)),
        value().loosely(1e-4, nearly_sure),  # 1e-10 in a denominator does no harm
    ],
    hints=[
        "The loss depends on A, and A depends on the score. Which two slopes does the chain rule want?",
        "The printed equation is one of these two slopes. Which one, and which of your arguments is the other?",
        "One minus the label over one minus A, minus the label over A; all of it times the slope of the activation.",
    ],
    points=2,
)


mistakes = [
    Mistake(
        "the activation's slope left out",
        Edit("((1 - Y) / (1 - A) - Y / A) * g_prime_Z", "(1 - Y) / (1 - A) - Y / A"),
        "This is what is printed: the slope by A. How does A change when the score changes?",
    ),
    Mistake(
        "sign",
        Edit("((1 - Y) / (1 - A) - Y / A)", "(Y / A - (1 - Y) / (1 - A))"),
        "With label 1, does the loss grow or shrink when the score rises?",
    ),
    Mistake(
        "slope left out and sign",
        Edit("((1 - Y) / (1 - A) - Y / A) * g_prime_Z", "Y / A - (1 - Y) / (1 - A)"),
        "Two things differ. How does A change with the score? And with label 1, should the slope be positive?",
    ),
    Mistake(
        "the sigmoid taken for granted",
        lambda A, Y, g_prime_Z: A - Y,
        "For which last activation do the two factors cancel? What does your answer do when only g_prime_Z changes?",
    ),
    Mistake(
        "output minus label as the slope by A",
        lambda A, Y, g_prime_Z: (A - Y) * g_prime_Z,
        "Which loss has the slope A - Y by A? What is the derivative of a logarithm?",
    ),
    Mistake(
        "slope for one term only",
        lambda A, Y, g_prime_Z: (1 - Y) / (1 - A) - Y / A * g_prime_Z,
        "Both terms depend on the score through A. Which of them does your last factor reach?",
    ),
    Mistake(
        "inner derivative left out",
        Edit("(1 - A) - Y", "(1 - A) * -1 - Y"),
        "What is the derivative of log(1 - a) by a, and where does its sign come from?",
    ),
    Mistake(
        "label 1 only",
        lambda A, Y, g_prime_Z: -Y / A * g_prime_Z,
        "What is the slope for an output with label 0?",
    ),
    Mistake(
        "labels swapped",
        Edit("((1 - Y) / (1 - A) - Y / A)", "(Y / (1 - A) - (1 - Y) / A)"),
        "Whose probability is A: that of label 0 or of label 1?",
    ),
    Mistake(
        "divided by the slope",
        Edit(" * g_prime_Z", " / g_prime_Z"),
        "Where the activation is flat, does the score act on the loss strongly or hardly at all?",
    ),
    Mistake(
        "averaged already",
        Edit("* g_prime_Z", "* g_prime_Z / A.shape[1]"),
        "dZ belongs to single examples. Where does 1/m enter?",
    ),
    Mistake(
        "a mean over the outputs",
        Edit("* g_prime_Z", "* g_prime_Z / A.shape[0]"),
        "The loss of one example is a sum over the outputs. By what would you divide, and why?",
    ),
    Mistake(
        "changes its argument",
        Edit(
            "return ((1 - Y) / (1 - A) - Y / A) * g_prime_Z",
            "g_prime_Z *= (1 - Y) / (1 - A) - Y / A\n    return g_prime_Z",
        ),
        "*= writes into the array that was given. Who else may still need it?",
    ),
    Mistake(
        "loss for its slope",
        lambda A, Y, g_prime_Z: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) * g_prime_Z,
        "The chain rule multiplies slopes. Is your first factor a slope or the loss itself?",
    ),
    Mistake(
        "logarithms in the denominators",
        Edit("((1 - Y) / (1 - A) - Y / A)", "((1 - Y) / np.log(1 - A) - Y / np.log(A))"),
        "What is the derivative of log a by a? Is there still a logarithm in it?",
    ),
    Mistake(
        "slope in the denominators",
        lambda A, Y, g_prime_Z: (1 - Y) / (1 - g_prime_Z) - Y / g_prime_Z,
        "What does your answer do when only A changes? What is the derivative of log a by a, and what does the chain rule do with the slope of g?",
    ),
    Mistake(
        "squared loss with the sigmoid's slope",
        lambda A, Y, g_prime_Z: (A - Y) * A * (1 - A) * g_prime_Z,
        "Which loss has the slope A - Y by A? And how often does a score pass through the last activation?",
    ),
    Mistake(
        "matrix product with the slope",
        Edit("((1 - Y) / (1 - A) - Y / A) * g_prime_Z", "((1 - Y) / (1 - A) - Y / A) @ g_prime_Z.T"),
        "Should the slope of one output act on the loss of another?",
    ),
]
