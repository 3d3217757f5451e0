"""softmax.softmax_jacobian"""

from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, numbers, slope_of, value
from autograder.exercises.softmax import sizes
from solutions.softmax import softmax, softmax_jacobian


def undecided(rng: np.random.Generator) -> dict[str, Any]:
    """every class has a chance"""
    k, _, _ = sizes(rng)
    return _probabilities(numbers(rng, k, 1))


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """one class is almost certain"""
    return _probabilities(rng.permutation([[7.0], [1.0], [-0.5], [0.4]]))


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes, k = 2"""
    return _probabilities(numbers(rng, 2, 1))


def equal_ones(rng: np.random.Generator) -> dict[str, Any]:
    """two classes equally probable"""
    return {"a": rng.permutation([[0.2], [0.2], [0.5], [0.1]])}


def rounded_to_0(rng: np.random.Generator) -> dict[str, Any]:
    """a probability that was rounded to 0"""
    return {"a": rng.permutation([[0.75], [0.25], [0.0]])}


def twelve_classes(rng: np.random.Generator) -> dict[str, Any]:
    """twelve classes"""
    return {"a": softmax(numbers(rng, 12, 1))}


def _probabilities(z: Array) -> dict[str, Any]:
    """The probabilities, and in row i of `z` a copy of the scores for a_i alone: one number moves one entry."""
    return {"a": softmax(z), "z": np.tile(z.T, (len(z), 1))}


def a(z: Array) -> Array:
    """a_i from row i of the scores."""
    return np.diag(softmax(z.T))


exercise = Exercise(
    reference=softmax_jacobian,
    scenes=[undecided, nearly_sure, two_classes],
    harder=[equal_ones, equal_ones, rounded_to_0, twelve_classes],
    checks=[slope_of(a, by="z", equals="jacobian", through=lambda z: (z,)), value()],
    hints=[
        "Write a_i as a fraction. Differentiate it by z_i, then by another score z_j. In which case does the numerator change?",
        "Both results are a_i times a bracket. Write them with a_i and a_j alone: what do the brackets have in common?",
        "On the diagonal stands a_i times one minus a_i, elsewhere minus a_i times a_j.",
    ],
    points=3,
    without=["large"],
)


mistakes = [
    Mistake(
        "the diagonal alone",
        lambda a: np.diag(a[:, 0] * (1 - a[:, 0])),
        "One score rises. What happens to the probabilities of the other classes?",
    ),
    Mistake(
        "one slope for each class",
        lambda a: a * (1 - a),
        "k probabilities, k scores: how many slopes are there?",
    ),
    Mistake("sign", lambda a: a @ a.T - np.diag(a[:, 0]), "Does a_i rise or fall when z_i rises?"),
    Mistake(
        "plus for minus",
        Edit(" - a @ a.T", " + a @ a.T"),
        "One score rises, and the probabilities still add up to 1. What does each column of the Jacobian add up to?",
    ),
    Mistake(
        "sign beside the diagonal",
        lambda a: np.abs(np.diag(a[:, 0]) - a @ a.T),
        "One score rises, and the probabilities still add up to 1. What happens to those of the other classes?",
    ),
    Mistake(
        "product rule on the diagonal forgotten",
        lambda a: -a @ a.T,
        "On the diagonal z_i stands in the numerator too. What does that add?",
    ),
    Mistake(
        "1 on the diagonal",
        lambda a: np.eye(len(a)) - a @ a.T,
        "What is the derivative of the numerator e^(z_i) by z_i, divided by the sum?",
    ),
    Mistake(
        "slope of the logarithm",
        lambda a: np.eye(len(a)) - a.T,
        "That is how log a_i changes. What is the factor between the slope of a logarithm and the slope of a_i?",
    ),
    Mistake(
        "a_j twice, a_i never",
        lambda a: a.T * (np.eye(len(a)) - a.T),
        "Which two probabilities does your product in row i and column j hold? Which two should it hold?",
    ),
    Mistake(
        "np.diag of a column",
        Edit("np.diag(a[:, 0])", "np.diag(a)"),
        "What does np.diag give for an array of shape (k, 1), and what for one of shape (k,)?",
    ),
    Mistake(
        "inner product",
        Edit("a @ a.T", "a.T @ a"),
        "You need one number for every pair of classes. Which shape has the product that you subtract?",
    ),
    Mistake(
        "squares of the probabilities",
        Edit("a @ a.T", "a * a"),
        "You need one number for every pair of classes. Which shape has the product that you subtract?",
    ),
    Mistake(
        "softmax of a probability",
        Edit("return", "a = softmax(a)\n    return"),
        "a is a probability already. What does softmax make of it?",
    ),
    Mistake(
        "the diagonal's rule everywhere",
        lambda a: a @ (1 - a).T,
        "z_j rises, and the probabilities still add up to 1. With which sign does another class's probability react?",
    ),
    Mistake(
        "a_i missing beside the diagonal",
        lambda a: np.diag(a[:, 0]) - a.T + np.diag(a[:, 0] * (1 - a[:, 0])),
        "A class has probability 0 or nearly so. How much can it lose when another score rises?",
    ),
    Mistake(
        "1 - a_j beside the diagonal",
        lambda a: np.diag(2 * a[:, 0] * (1 - a[:, 0])) - a @ (1 - a).T,
        "Beside the diagonal the numerator does not change. Where would the 1 come from?",
    ),
]
