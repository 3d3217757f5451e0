"""logistic.delta"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.logistic import classifier, one_example, uneven
from solutions.logistic import cost, delta, sigmoid, sigmoid_prime


def sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities very close to 0 and to 1"""
    p = 1e-13
    A, Y = rng.permutation([[p, 0], [p, 1], [1 - p, 0], [1 - p, 1], [0.3, 1], [0.8, 0]]).T[:, None]
    return {"A": A.copy(), "Y": Y.copy()}


def nearly_right(rng: np.random.Generator) -> dict[str, Any]:
    """small probabilities, no example of class 1"""
    return {"A": rng.permutation(10.0 ** -np.arange(4, 10))[None, :], "Y": np.zeros((1, 6))}


exercise = Exercise(
    reference=delta,
    scenes=[uneven(classifier), uneven(one_example)],
    harder=[sure, nearly_right],
    checks=[slope_of(cost, by="Z", equals="dZ", times="m", through=lambda Z, Y: (sigmoid(Z), Y)), value()],
    hints=[
        "Take one example with Y = 1. How does its loss change with A, and how does A change with Z?",
        "Multiply the slope of the loss by A with the slope of the sigmoid. Bring it over one denominator: what cancels?",
        "What is left is the difference of two things: what the model said and what was true. Which one is subtracted?",
    ],
    points=2,
)


mistakes = [
    Mistake("sign", Edit("A - Y", "Y - A"), "If A rises above Y, does the loss grow or shrink?"),
    Mistake(
        "the sigmoid's slope counted twice",
        Edit("A - Y", "(A - Y) * A * (1 - A)"),
        "Write out both factors of the chain rule. What cancels?",
    ),
    Mistake(
        "slope by A, not by Z",
        lambda A, Y: -Y / A + (1 - Y) / (1 - A),
        "That is how the loss reacts to A. How does A react to Z?",
    ),
    Mistake(
        "averaged already",
        Edit("A - Y", "(A - Y) / A.shape[1]"),
        "dZ belongs to single examples. Where does 1/m enter?",
    ),
    Mistake("absolute error", Edit("A - Y", "np.abs(A - Y)"), "Should the slope be the same for Y = 0 and for Y = 1?"),
    Mistake("factor 2", Edit("A - Y", "2 * (A - Y)"), "Is there a square in this loss whose exponent comes down?"),
    Mistake("one class only", lambda A, Y: Y * (A - 1), "What is the slope for an example of class 0?"),
    Mistake(
        "a mean for all",
        lambda A, Y: np.mean(A - Y) * np.ones_like(A),
        "One slope for each example, or one for all?",
    ),
    Mistake(
        "the loss, not its slope",
        lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
        "Is that what an example costs, or how its cost changes with Z?",
    ),
    Mistake(
        "slope at the activation",
        lambda A, Y: (-Y / A + (1 - Y) / (1 - A)) * sigmoid_prime(A),
        "A is a probability already. At which number is the sigmoid's slope wanted?",
    ),
    Mistake(
        "counted twice, at the activation",
        lambda A, Y: (A - Y) * sigmoid_prime(A),
        "Write out both factors of the chain rule. What cancels, and at which number is the sigmoid's slope taken?",
    ),
    Mistake(
        "inner minus forgotten",
        lambda A, Y: -(Y * (1 - A) + (1 - Y) * A),
        "What is the derivative of log(1 - a): does the inside grow with a or shrink?",
    ),
    Mistake(
        "the sigmoid's slope alone",
        lambda A, Y: A * (1 - A),
        "That is how A reacts to Z. How does the loss react to A?",
    ),
    Mistake(
        "labels -1 and 1",
        lambda A, Y: A - (2 * Y - 1),
        "Which two labels does Y hold? What is dZ when A is almost 0 and so is Y?",
    ),
]
