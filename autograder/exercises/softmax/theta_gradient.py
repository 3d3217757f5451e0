"""softmax.theta_gradient"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.softmax import batch, one_example, one_of_two_classes, square, twelve_classes
from solutions.softmax import cross_entropy, softmax, theta_gradient


def empty_example(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose inputs are all 0"""
    draw = batch(rng)
    draw["X1"][:-1, 1] = 0
    return draw


exercise = Exercise(
    reference=theta_gradient,
    scenes=[batch, one_example],
    harder=[one_of_two_classes, one_of_two_classes, twelve_classes, square, empty_example],
    checks=[
        slope_of(cross_entropy, by="Theta", equals="dTheta", through=lambda Theta, X1, Y: (softmax(Theta @ X1), Y)),
        value(),
    ],
    hints=[
        "Θ is a matrix of weights that acts on X1, and there is no bias beside it. Which earlier gradient is that?",
        "First the slopes by the scores, then a product that sums over the examples: which of the two factors is turned?",
        "The slopes by the scores, times X1 transposed, divided by the number of examples.",
    ],
    points=2,
    without=["large"],  # probabilities would be rounded to 0 and 1
)


mistakes = [
    Mistake("sign", Edit("(A - Y)", "(Y - A)"), "A gradient points uphill. Where is the minus of a descent step?"),
    Mistake("not averaged", Edit(" / X1.shape[1]", ""), "J is a mean over the examples. Is your gradient one?"),
    Mistake("1/m twice", Edit("/ X1.shape[1]", "/ X1.shape[1] ** 2"), "How often may the mean be taken?"),
    Mistake(
        "divided by the features",
        Edit("X1.shape[1]", "X1.shape[0]"),
        "Examples are columns. Which axis of X1 counts them?",
    ),
    Mistake(
        "divided by the classes",
        Edit("X1.shape[1]", "A.shape[0]"),
        "Examples are columns. Which axis of A counts them?",
    ),
    Mistake(
        "divided by examples and classes",
        Edit("X1.shape[1]", "A.size"),
        "J is a mean over the examples. Is it one over the classes too?",
    ),
    Mistake("the labels left out", Edit("(A - Y)", "A"), "Does your gradient change when the labels change?"),
    Mistake("factor 2", Edit("(A - Y)", "2 * (A - Y)"), "Is there a square in this loss whose exponent comes down?"),
    Mistake(
        "the sigmoid's slope as a factor",
        Edit("(A - Y)", "((A - Y) * A * (1 - A))"),
        "Write out the loss's slope by A times the Jacobian. What is left of the factors?",
    ),
    Mistake("transposed", lambda A, Y, X1: X1 @ (A - Y).T / X1.shape[1], "Which shape has Θ = [W b]?"),
    Mistake(
        "without the bias",
        Edit("X1.T", "X1[:-1].T"),
        "Which column of Θ is the bias, and does J not change with it?",
    ),
    Mistake(
        "a bias that never learns",
        Edit("X1.T", "(X1 * (np.arange(len(X1)) < len(X1) - 1)[:, None]).T"),
        "Which column of Θ is the bias, and does J not change with it?",
    ),
    Mistake(
        "bias not averaged",
        lambda A, Y, X1: np.hstack([(A - Y) @ X1[:-1].T / X1.shape[1], np.sum(A - Y, axis=1, keepdims=True)]),
        "The bias is a weight like the others now. Why should its slope be treated otherwise?",
    ),
    Mistake(
        "bias first",
        Edit("X1.T", "np.roll(X1, 1, axis=0).T"),
        "Which column of Θ = [W b] is the bias? Which row of X1 belongs to it?",
    ),
    Mistake(
        "one more dummy feature",
        Edit("X1.T", "add_dummy_feature(X1).T"),
        "X1 holds the row of ones already. How many columns has Θ?",
    ),
    Mistake(
        "first example only",
        Edit("return ", "A, Y, X1 = A[:, :1], Y[:, :1], X1[:, :1]\n    return "),
        "Which examples does your gradient depend on?",
    ),
    Mistake(
        "slope by A, not by the scores",
        lambda A, Y, X1: -Y / A @ X1.T / X1.shape[1],
        "That is how the loss reacts to A. How does A react to the scores?",
    ),
    Mistake(
        "right class only",
        lambda A, Y, X1: Y * (A - 1) @ X1.T / X1.shape[1],
        "A wrong class's score rises. What happens to the probability of the right class?",
    ),
    Mistake(
        "slope of the squared error",
        lambda A, Y, X1: A * (A - Y - np.sum(A * (A - Y), axis=0)) @ X1.T / X1.shape[1],
        "Which loss does this slope belong to?",
    ),
    Mistake(
        "decision in place of probability",
        Edit("(A - Y)", "((A == np.max(A, axis=0)) - Y)"),
        "How much does an example teach that is right with probability 0.6?",
    ),
    Mistake(
        "weights and bias apart",
        lambda A, Y, X1: ((A - Y) @ X1[:-1].T / X1.shape[1], np.mean(A - Y, axis=1, keepdims=True)),
        "Θ is one matrix. How many results are asked for?",
    ),
]
