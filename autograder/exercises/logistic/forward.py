"""logistic.forward"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, between, value
from autograder.exercises.logistic import (
    classifier,
    inputs_again,
    one_example,
    one_input,
    whole_number_inputs,
    with_scores,
)
from solutions.logistic import forward, sigmoid


def far_out(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000"""
    return with_scores(rng, np.array([-1000.0, -800, -100, 100, 1000]))


def far_below(rng: np.random.Generator) -> dict[str, Any]:
    """scores of -15 and below"""
    return with_scores(rng, -np.array([15.0, 17, 20, 24, 29, 35]))


exercise = Exercise(
    reference=forward,
    scenes=[classifier, one_example, whole_number_inputs],
    harder=[inputs_again, inputs_again, one_input, far_out, far_below],
    checks=[between(0, 1), value()],
    hints=[
        "How many scores are there for m examples? Which product of W and X has that many entries?",
        "First one score for each example, then one probability for each score.",
        "The probability is the sigmoid of: the weights times the inputs, plus the bias.",
    ],
    points=1,
    without=["large"],  # `far_out` chooses its scores: none is near 0 by chance
)


mistakes = [
    Mistake("bias left out", Edit("W @ X + b", "W @ X"), "What does the answer do when only b changes?"),
    Mistake("bias subtracted", Edit("W @ X + b", "W @ X - b"), "With which sign does b enter Z?"),
    Mistake("no sigmoid", Edit("sigmoid(W @ X + b)", "W @ X + b"), "Is Z a probability?"),
    Mistake(
        "sigmoid twice",
        Edit("sigmoid(W @ X + b)", "sigmoid(sigmoid(W @ X + b))"),
        "Which probabilities can sigmoid(sigmoid(z)) reach?",
    ),
    Mistake(
        "sigmoid before the bias",
        Edit("sigmoid(W @ X + b)", "sigmoid(W @ X) + b"),
        "Is the bias part of the score, or does it come after the sigmoid?",
    ),
    Mistake("elementwise product", Edit("W @ X + b", "W.T * X + b"), "W @ X sums over the features. Does W * X?"),
    Mistake(
        "sigmoid of the inputs",
        Edit("W @ X + b", "W @ sigmoid(X) + b"),
        "What comes first: the affine map or the sigmoid?",
    ),
    Mistake(
        "weights transposed",
        Edit("W @ X + b", "W.T @ X + b"),
        "W is (1, n_0) and X is (n_0, m). Which product has shape (1, m)?",
    ),
    Mistake(
        "tanh, not the sigmoid",
        Edit("sigmoid(W @ X + b)", "np.tanh(W @ X + b)"),
        "Between which two values should a probability lie?",
    ),
    Mistake(
        "softmax over the examples",
        lambda W, b, X: np.exp(W @ X + b) / np.sum(np.exp(W @ X + b)),
        "Should the probability of one example depend on the scores of the others?",
    ),
    Mistake(
        "bias once for each feature",
        Edit("W @ X + b", "W @ X + len(X) * b"),
        "How often is the bias added to one score: once, or once for every term of the sum?",
    ),
    Mistake(
        "each feature through the sigmoid",
        lambda W, b, X: np.sum(sigmoid(W.T * X), axis=0, keepdims=True) + b,
        "What comes first: the sum over the features, or the sigmoid?",
    ),
    Mistake(
        "mean of the features' shares",
        Edit("W @ X", "W @ X / len(X)"),
        "Is a score a sum over the features, or their mean?",
    ),
    Mistake(
        "sums that never start again",
        Edit("W @ X", "np.cumsum(W @ X, axis=1)"),
        "At which number does the sum of the second example start in your loop?",
    ),
    Mistake(
        "whole numbers stay whole",
        lambda W, b, X: sigmoid(W @ X + b).astype(X.dtype),
        "What type does np.zeros_like give when X holds whole numbers?",
    ),
]
