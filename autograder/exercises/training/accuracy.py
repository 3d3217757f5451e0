"""training.accuracy"""

from typing import Any

import numpy as np
from scipy.special import softmax

from autograder.authoring import Edit, Exercise, Mistake, between, numbers, value
from solutions.training import accuracy


def mostly_right(rng: np.random.Generator) -> dict[str, Any]:
    """four classes, eleven examples"""
    return _outputs(rng, 4, 11, right=8, size=1.5)


def unsure(rng: np.random.Generator) -> dict[str, Any]:
    """no probability above one half"""
    return _outputs(rng, 5, 7, right=3, size=0.2)


def all_right(rng: np.random.Generator) -> dict[str, Any]:
    """every example right"""
    return _outputs(rng, 3, 8, right=8, size=0.7)


def all_wrong(rng: np.random.Generator) -> dict[str, Any]:
    """every example wrong"""
    return _outputs(rng, 3, 5, right=0, size=0.7)


def _outputs(rng: np.random.Generator, n_L: int, m: int, right: int, size: float) -> dict[str, Any]:
    """Probabilities whose largest is the right one in this many columns; every class occurs."""
    A_L = softmax(numbers(rng, n_L, m, size=size), axis=0)
    classes = rng.permutation(np.arange(m) % n_L)
    largest = (classes + np.where(np.arange(m) < right, 0, rng.integers(1, n_L, m))) % n_L
    columns = np.arange(m)
    A_L[A_L.argmax(axis=0), columns], A_L[largest, columns] = A_L[largest, columns], A_L.max(axis=0)
    order = rng.permutation(m)
    return {"A_L": A_L[:, order], "Y": np.eye(n_L)[:, classes[order]]}


exercise = Exercise(
    reference=accuracy,
    scenes=[mostly_right, unsure, all_right, all_wrong],
    checks=[between(0, 1), value()],
    hints=[
        "What does the network say about one example, as a class number? And what does Y say?",
        "Which function tells in which row the largest number of each column stands?",
        "The mean, over the examples, of whether the row of the largest probability is the row of the 1 in Y.",
    ],
    points=1,
)


COUNT = "np.mean(np.argmax(A_L, axis=0) == np.argmax(Y, axis=0))"


mistakes = [
    Mistake("share of errors", Edit("==", "!="), "What should a perfect network get?"),
    Mistake("number, not share", Edit("np.mean", "np.sum"), "What should a perfect network get?"),
    Mistake("per cent", Edit("np.mean", "100 * np.mean"), "Between which two numbers should the share lie?"),
    Mistake(
        "wrong axis",
        Edit(COUNT, "np.mean(np.argmax(A_L, axis=1) == np.argmax(Y, axis=1))"),
        "One class for each example: along which axis does argmax search then?",
    ),
    Mistake(
        "above one half",
        Edit(COUNT, "np.mean(np.argmax(A_L > 0.5, axis=0) == np.argmax(Y, axis=0))"),
        "With five classes, must the most probable one be above one half?",
    ),
    Mistake(
        "entry by entry",
        Edit(COUNT, "np.mean((A_L > 0.5) == Y)"),
        "Do you count examples, or entries? Most entries of Y are 0: who gets those right?",
    ),
    Mistake(
        "probability of the right class",
        Edit(COUNT, "np.sum(A_L * Y) / Y.shape[1]"),
        "Is an example right or wrong in your version, or something between?",
    ),
    Mistake(
        "equal columns",
        Edit(COUNT, "np.mean(np.all(A_L == Y, axis=0))"),
        "Can a probability ever be exactly 1? What makes a class of it?",
    ),
    Mistake(
        "divided by the outputs",
        Edit(COUNT, "np.sum(np.argmax(A_L, axis=0) == np.argmax(Y, axis=0)) / len(Y)"),
        "Examples are columns. What does len count?",
    ),
    Mistake(
        "right class above one half",
        Edit(COUNT, "np.mean(np.sum(A_L * Y, axis=0) > 0.5)"),
        "The right class has 0.4 and each of four others less: is this example right?",
    ),
    Mistake(
        "mean over the classes",
        lambda A_L, Y: np.mean([np.mean(A_L.argmax(axis=0)[row == 1] == k) for k, row in enumerate(Y)]),
        "A class with two examples and one with five: how much does each example weigh in your share?",
    ),
    Mistake(
        "distance from the labels",
        Edit(COUNT, "1 - np.mean(np.abs(A_L - Y))"),
        "Does an example with 0.6 for the right class count less than one with 0.9?",
    ),
    Mistake(
        "class numbers against the table of labels",
        Edit(COUNT, "np.mean(np.argmax(A_L, axis=0) == Y)"),
        "One side holds class numbers. What do the entries of Y hold, and which number is the class?",
    ),
]
