"""softmax.delta"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.softmax import (
    batch,
    one_class_missing,
    one_example,
    square,
    twelve_classes,
    two_classes,
)
from solutions.softmax import cross_entropy, delta, softmax


def almost_right(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose right class is almost certain"""
    draw = batch(rng)
    draw["A"][:, 0] = np.where(draw["Y"][:, 0] == 1, 1 - 1e-13, 1e-13)
    return draw


def wrong_for_sure(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose right class has almost no probability"""
    draw = batch(rng)
    draw["A"][:, 0] = np.where(np.roll(draw["Y"][:, 0], 1) == 1, 1 - 1e-13, 1e-13)
    return draw


exercise = Exercise(
    reference=delta,
    scenes=[batch, one_class_missing, one_example],
    harder=[two_classes, two_classes, twelve_classes, square, almost_right, wrong_for_sure],
    checks=[slope_of(cross_entropy, by="Z", equals="dZ", times="m", through=lambda Z, Y: (softmax(Z), Y)), value()],
    hints=[
        "Take one example of class r: its loss is minus log a_r. How does a_r react to z_r, and how to another score z_j?",
        "Multiply -1 / a_r by row r of the Jacobian. What cancels in the entry of class r, and what in the others?",
        "What is left is the difference of two columns: what the model said and what was true. Which one is subtracted?",
    ],
    points=2,
    without=["large"],
)


def whole_rows(A, Y):
    dZ = A.copy()
    dZ[np.argmax(Y, axis=0), :] -= 1
    return dZ


mistakes = [
    Mistake(
        "sign", Edit("A - Y", "Y - A"), "If the probability of the right class rises, does the loss grow or shrink?"
    ),
    Mistake(
        "averaged already",
        Edit("A - Y", "(A - Y) / A.shape[1]"),
        "dZ belongs to single examples. Where does 1/m enter?",
    ),
    Mistake(
        "mean over all entries",
        Edit("A - Y", "(A - Y) / A.size"),
        "dZ belongs to single examples. What do you divide by, and why?",
    ),
    Mistake(
        "slope by A, not by Z",
        lambda A, Y: -Y / A,
        "That is how the loss reacts to A. How does A react to Z?",
    ),
    Mistake("the labels left out", Edit("A - Y", "A"), "Does your dZ change when the labels change?"),
    Mistake(
        "1 subtracted everywhere",
        Edit("A - Y", "A - 1"),
        "Does your dZ change when the labels change?",
    ),
    Mistake(
        "right class only",
        lambda A, Y: Y * (A - 1),
        "A wrong class's score rises. What happens to the probability of the right class?",
    ),
    Mistake(
        "whole rows changed",
        whole_rows,
        "How many entries of each column should the label change? Which column belongs to example i?",
    ),
    Mistake(
        "the sigmoid's slope as a factor",
        Edit("A - Y", "(A - Y) * A * (1 - A)"),
        "Write out the loss's slope by A times the Jacobian. What is left of the factors?",
    ),
    Mistake(
        "slope of the squared error",
        lambda A, Y: A * (A - Y - np.sum(A * (A - Y), axis=0)),
        "Which loss does this slope belong to?",
    ),
    Mistake("factor 2", Edit("A - Y", "2 * (A - Y)"), "Is there a square in this loss whose exponent comes down?"),
    Mistake("absolute error", Edit("A - Y", "np.abs(A - Y)"), "What does each column of dZ have to add up to?"),
    Mistake(
        "decision in place of probability",
        Edit("A - Y", "(A == np.max(A, axis=0)) - Y"),
        "What is dZ of an example that is right with probability 0.6?",
    ),
    Mistake(
        "a mean for all",
        lambda A, Y: np.mean(A - Y, axis=1, keepdims=True),
        "One slope for each example and class, or one for each class?",
    ),
    Mistake(
        "changes its argument",
        Edit("return A - Y", "A -= Y\n    return A"),
        "A -= Y writes into the caller's array. What happens to a cost that is computed from A afterwards?",
    ),
    Mistake(
        "slope by A of notebook 01",
        lambda A, Y: -Y / A + (1 - Y) / (1 - A),
        "There, every output was a yes or no of its own. Which probabilities does this loss name, and is A the score?",
    ),
    Mistake(
        "notebook 01's loss through softmax",
        lambda A, Y: (A - Y) / (1 - A) - A * np.sum((A - Y) / (1 - A), axis=0),
        "Which probabilities does the loss of one example name: all k, or that of the right class?",
    ),
    Mistake(
        "1/a forgotten in the loss's slope",
        lambda A, Y: A * np.sum(A * Y, axis=0) - A * Y,
        "What is the derivative of log a by a?",
    ),
    Mistake(
        "the loss itself",
        lambda A, Y: -Y * np.log(A),
        "How much is lost, or how fast does the loss change: which of the two is asked for?",
    ),
    Mistake(
        "softmax of a probability",
        Edit("A - Y", "softmax(A) - Y"),
        "A is a probability already. What does softmax make of it?",
    ),
    Mistake(
        "the predicted class, not the right one",
        lambda A, Y: A - np.eye(len(A))[:, np.argmax(A, axis=0)],
        "Does your dZ change when the labels change?",
    ),
]
