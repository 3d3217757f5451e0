"""softmax.cross_entropy"""

from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, as_data, numbers, value
from autograder.exercises.softmax import UNLIKE_TURNED, class_numbers, sizes
from solutions.softmax import cross_entropy, one_hot, softmax


def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    k, _, m = sizes(rng)
    return _of(rng, k, class_numbers(rng, k, m))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    k, _, _ = sizes(rng)
    return _of(rng, k, rng.integers(k, size=1))


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes"""
    return _of(rng, 2, class_numbers(rng, 2, 5))


def twelve_classes(rng: np.random.Generator) -> dict[str, Any]:
    """twelve classes, four examples"""
    return _of(rng, 12, rng.permutation([0, 3, 10, 11]))


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many examples as classes"""
    return _of(rng, 4, UNLIKE_TURNED)


def _of(rng: np.random.Generator, k: int, y: Array) -> dict[str, Any]:
    """Probabilities so large that a guard of 1e-10 in the logarithm does not show."""
    return {"A": softmax(numbers(rng, k, len(y))), "Y": as_data(one_hot(y, k))}


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 0 and to 1"""
    columns = [[1e-6, 1e-3, 1 - 1e-3 - 1e-6], [2e-6, 1e-6, 1 - 3e-6]]
    A = np.array([rng.permutation(column) for column in 3 * columns]).T
    return {"A": A, "Y": one_hot(class_numbers(rng, *A.shape), len(A))}


def hardly_any(rng: np.random.Generator) -> dict[str, Any]:
    """right classes with probabilities near 1e-10, whose product is 0"""
    A = np.repeat([[2e-10], [0.75], [0.25 - 2e-10]], 40, axis=1)
    return {"A": A, "Y": np.repeat([[1.0], [0.0], [0.0]], 40, axis=1)}


def sure(rng: np.random.Generator) -> dict[str, Any]:
    """right classes with probabilities near 1"""
    small = 2.0**-20  # float32 can hold 1 less this
    A = np.array([[1 - small, small / 2, small / 2], [small / 4, 1 - small, small * 3 / 4]]).T
    return {"A": A, "Y": np.round(A)}


exercise = Exercise(
    reference=cross_entropy,
    scenes=[batch, nearly_sure, one_example],
    harder=[two_classes, two_classes, twelve_classes, square, hardly_any, sure],
    checks=[value().loosely(0.04, nearly_sure, hardly_any, sure)],  # a guard or clip of 1e-10 is right, of 1e-9 wrong
    hints=[
        "What should an example cost whose right class got probability 1? And one whose right class got 0.01?",
        "A column of Y holds one 1. What is left of a column of logarithms when you multiply the two entry by entry?",
        "Minus the sum over all entries of label times log of probability, divided by the number of examples.",
    ],
    points=2,
    without=["large"],
)


def divides_too_often(A, Y):
    J = 0
    for i in range(A.shape[1]):
        J = (J - np.sum(Y[:, i] * np.log(A[:, i]))) / A.shape[1]
    return J


mistakes = [
    Mistake("missing minus", Edit("-np.sum", "np.sum"), "Is the logarithm of a probability positive or negative?"),
    Mistake("sum, not mean", Edit(" / A.shape[1]", ""), "What happens to J when every example is there twice?"),
    Mistake(
        "mean over all entries",
        Edit("/ A.shape[1]", "/ A.size"),
        "How many losses are there: one for each entry of A, or one for each example?",
    ),
    Mistake(
        "divided by the classes",
        Edit("A.shape[1]", "A.shape[0]"),
        "Examples are columns. Which axis of A counts them?",
    ),
    Mistake(
        "one loss for each example",
        lambda A, Y: -np.sum(Y * np.log(A), axis=0),
        "J is one number. Which one of all these losses?",
    ),
    Mistake("logarithm to base 2", Edit("np.log(", "np.log2("), "Which logarithm has the derivative 1/a?"),
    Mistake("logarithm to base 10", Edit("np.log(", "np.log10("), "Which logarithm has the derivative 1/a?"),
    Mistake(
        "every class as a yes or no",
        lambda A, Y: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1],
        "The probabilities add up to 1. Which of them does the likelihood of the right class hold?",
    ),
    Mistake(
        "the cost of notebook 01",
        lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
        "There, one probability stood for two classes. How many terms of a column should be left here?",
    ),
    Mistake(
        "the predicted class, not the right one",
        lambda A, Y: -np.mean(np.log(np.max(A, axis=0))),
        "Does your J change when the labels change?",
    ),
    Mistake(
        "softmax of a probability",
        Edit("np.log(A)", "np.log(softmax(A))"),
        "A is a probability already. What does softmax make of it?",
    ),
    Mistake(
        "clipped too early",
        Edit("np.log(A)", "np.log(np.clip(A, 0.01, 0.99))"),
        "How much does a right class at probability 1e-6 cost in your version?",
    ),
    Mistake(
        "one minus the probability",
        lambda A, Y: np.mean(1 - np.sum(Y * A, axis=0)),
        "How much can one confident wrong answer cost in your version?",
    ),
    Mistake(
        "squared error",
        lambda A, Y: np.sum((A - Y) ** 2) / A.shape[1],
        "How much can one confident wrong answer cost in your version?",
    ),
    Mistake(
        "logarithm of the mean",
        lambda A, Y: -np.log(np.sum(Y * A) / A.shape[1]),
        "What comes first for each example: the logarithm or the mean?",
    ),
    Mistake("A and Y exchanged", lambda A, Y: -np.sum(A * np.log(Y)) / A.shape[1], "What is the logarithm of 0?"),
    Mistake(
        "every class with every label",
        lambda A, Y: -np.sum(Y @ np.log(A).T) / A.shape[1],
        "Do the logarithms of the wrong classes count in your J? Which entries of Y pair a class with itself?",
    ),
    Mistake(
        "one loss for each class",
        lambda A, Y: -np.mean(Y * np.log(A), axis=1),
        "J is one number. Over which axes of Y and A does its sum run?",
    ),
    Mistake(
        "every class weighs the same",
        lambda A, Y: -np.mean(np.sum(Y * np.log(A), axis=1) / np.maximum(np.sum(Y, axis=1), 1)),
        "Nine examples are of one class, and one of another. How much of J is each example's share?",
    ),
    Mistake(
        "divided inside the loop",
        divides_too_often,
        "How often is the loss of the first example divided, and how often that of the last?",
    ),
    Mistake(
        "share of wrong answers",
        lambda A, Y: np.mean(np.argmax(A, axis=0) != np.argmax(Y, axis=0)),
        "The right class rises from 0.6 to 0.9. Does your J notice?",
    ),
]
