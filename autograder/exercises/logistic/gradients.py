"""logistic.gradients"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, inputs, numbers, slope_of, value
from autograder.exercises.logistic import (
    classifier,
    inputs_again,
    one_example,
    one_input,
    uneven,
    whole_number_inputs,
)
from solutions.logistic import cost, forward, gradients


def some_zeros(rng: np.random.Generator) -> dict[str, Any]:
    """slopes of which some are 0"""
    return {"X": inputs(rng, 3, 6), "dZ": rng.permutation([0, 0, *rng.uniform(0.2, 0.9, 4)])[None, :]}


def nearly_right(rng: np.random.Generator) -> dict[str, Any]:
    """very small slopes"""
    return {"X": inputs(rng, 3, 6), "dZ": 1e-9 * np.abs(numbers(rng, 1, 6))}


exercise = Exercise(
    reference=gradients,
    scenes=[uneven(classifier), uneven(one_example), uneven(whole_number_inputs)],
    harder=[uneven(inputs_again), uneven(inputs_again), uneven(one_input), some_zeros, nearly_right],
    checks=[
        slope_of(cost, by="W", equals="dW", through=lambda W, b, X, Y: (forward(W, b, X), Y)),
        slope_of(cost, by="b", equals="db", through=lambda W, b, X, Y: (forward(W, b, X), Y)),
        value(),
    ],
    hints=[
        "Write Z of one example as a sum over the features. How does it change with one weight? And with b?",
        "One weight is used by every example, so its slope adds up over the examples: which matrix product sums over m?",
        "dW is dZ times X transposed, db is the sum of dZ along the examples, and both are divided by m.",
    ],
    points=3,
)


def divides_at_every_example(dZ, X):
    m = X.shape[1]
    dW, db = np.zeros((1, X.shape[0])), np.zeros((1, 1))
    for i in range(m):
        dW = (dW + dZ[:, i] * X[:, i]) / m
        db = (db + dZ[:, i]) / m
    return dW, db


mistakes = [
    Mistake(
        "db not averaged",
        Edit("keepdims=True) / m", "keepdims=True)"),
        "J is a mean over the examples. Is your db one?",
    ),
    Mistake("dW not averaged", Edit("X.T / m", "X.T"), "J is a mean over the examples. Is your dW one?"),
    Mistake(
        "neither averaged",
        (Edit("X.T / m", "X.T"), Edit("keepdims=True) / m", "keepdims=True)")),
        "J is a mean over the examples. Where does 1/m enter?",
    ),
    Mistake("1/m twice", Edit("return dW, db", "return dW / m, db / m"), "How often may the mean be taken?"),
    Mistake(
        "db averaged twice",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.mean(dZ, axis=1, keepdims=True) / m"),
        "np.mean divides by m. What does / m do then?",
    ),
    Mistake(
        "divided by the features",
        Edit("m = X.shape[1]", "m = X.shape[0]"),
        "Examples are columns. Which axis of X counts them?",
    ),
    Mistake(
        "sign",
        Edit("return dW, db", "return -dW, -db"),
        "A gradient points uphill. Where is the minus of a descent step?",
    ),
    Mistake(
        "factor 2",
        Edit("return dW, db", "return 2 * dW, 2 * db"),
        "Is there a square in this loss whose exponent comes down?",
    ),
    Mistake(
        "first example only",
        Edit("m = X.shape[1]", "m, dZ, X = 1, dZ[:, :1], X[:, :1]"),
        "Which examples does your dW depend on?",
    ),
    Mistake(
        "db left out",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.zeros((1, 1))"),
        "Does J not change with b?",
    ),
    Mistake(
        "dW transposed",
        Edit("dZ @ X.T / m", "X @ dZ.T / m"),
        "dW has the shape of W. Which order of the factors gives it?",
    ),
    Mistake("db of shape (1,)", Edit(", keepdims=True", ""), "b is (1, 1). Which argument of np.sum keeps the axis?"),
    Mistake(
        "db for every example",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "dZ / m"),
        "One bias serves all examples. What happens to their slopes?",
    ),
    Mistake(
        "divided at every example",
        divides_at_every_example,
        "By how much has the first example's share been divided when your loop ends?",
    ),
    Mistake(
        "sums that never start again",
        Edit("dZ @ X.T / m", "np.cumsum(dZ @ X.T, axis=1) / m"),
        "At which number does the sum of the second weight start in your loops?",
    ),
    Mistake(
        "db from dW",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.sum(dW, axis=1, keepdims=True)"),
        "Which inputs does b get multiplied with in Z?",
    ),
    Mistake(
        "products never added up",
        Edit("dZ @ X.T / m", "dZ * X / m"),
        "One weight serves all examples. What happens to their slopes?",
    ),
    Mistake(
        "mean over the features",
        Edit("dZ @ X.T / m", "np.mean(dZ * X, axis=0, keepdims=True)"),
        "A weight belongs to one feature. Which axis should be left in dW?",
    ),
    Mistake(
        "db before dW",
        Edit("return dW, db", "return db, dW"),
        "In which order does the docstring's table name the two slopes?",
    ),
]
