"""logistic.predict"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, one_of, value
from autograder.exercises.logistic import inputs_again, with_scores
from solutions.logistic import forward, predict


def both_classes(rng: np.random.Generator) -> dict[str, Any]:
    """examples on both sides of the boundary"""
    others = np.arange(0.8, 3, 0.25) + rng.uniform(-0.1, 0.1, 9)  # a label tells little: it takes many scores
    return with_scores(rng, np.array([-2.3, -0.9, -0.4, -0.2, 0.2, 0.3, 0.45, 0.55, *others]))


def sure(rng: np.random.Generator) -> dict[str, Any]:
    """scores far from the boundary"""
    return with_scores(rng, np.array([-30.0, -5.0, 5.0, 12.0, 30.0]))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return with_scores(rng, rng.choice([-0.7, 0.7], 1))


def one_input(rng: np.random.Generator) -> dict[str, Any]:
    """one input, n_0 = 1"""
    return with_scores(rng, np.array([-1.2, -0.4, 0.5, 1.3]), n_0=1)


def on_the_border(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities of exactly one half, and some just beside it"""
    pairs = rng.permutation([(1, 1), (4, 3), (-2, -1), (-5, -3)] * 2 + [(1, 0), (0, 1)])
    first = rng.permutation([0.0, 0, 0, 0, 1, 1, 1, -1, -1, -1])
    W, b = np.array([[2.0**-20, 0.5, -0.75]]), np.array([[0.25]])  # no order of the sums rounds
    return {"W": W, "b": b, "X": np.vstack([first, pairs.T])}


def at_the_start(rng: np.random.Generator) -> dict[str, Any]:
    """weights and bias 0, as before the first step"""
    return {"W": np.zeros((1, 3)), "b": np.zeros((1, 1)), "X": numbers(rng, 3, 4)}


exercise = Exercise(
    reference=predict,
    scenes=[both_classes, sure],
    harder=[one_example, on_the_border, at_the_start, inputs_again, inputs_again, one_input],
    checks=[one_of(0, 1), value()],
    hints=[
        "You already have a function that gives the probability of class 1. When is class 1 the more probable one?",
        "A comparison gives True and False; .astype(int) makes 1 and 0 of them.",
        "The label is 1 where the probability is above one half, otherwise 0.",
    ],
    points=1,
)


mistakes = [
    Mistake(
        "the score against one half",
        Edit("forward(W, b, X)", "W @ X + b"),
        "What is the probability at the score 0.3?",
    ),
    Mistake(
        "the probability itself",
        Edit("(forward(W, b, X) > 0.5).astype(int)", "forward(W, b, X)"),
        "A label is 0 or 1. Where do you decide?",
    ),
    Mistake("labels swapped", Edit("> 0.5", "< 0.5"), "Which class is A the probability of?"),
    Mistake(
        "class 1 for every example", Edit("> 0.5", "> 0"), "When is a probability above 0, and when above one half?"
    ),
    Mistake(
        "bias left out",
        Edit("forward(W, b, X)", "forward(W, 0 * b, X)"),
        "What does the answer do when only b changes?",
    ),
    Mistake(
        "labels -1 and 1",
        Edit("(forward(W, b, X) > 0.5).astype(int)", "np.where(forward(W, b, X) > 0.5, 1, -1)"),
        "Which two labels does Y hold?",
    ),
    Mistake(
        "one answer for all",
        Edit("(forward(W, b, X) > 0.5).astype(int)", "(forward(W, b, X) > np.mean(forward(W, b, X))).astype(int)"),
        "Should the label of one example depend on the others?",
    ),
    Mistake(
        "class 0 for every example",
        Edit("(forward(W, b, X) > 0.5).astype(int)", "forward(W, b, X).astype(int)"),
        "What is left of 0.9 when its decimals are cut off? And which row can be the largest when there is only one?",
    ),
    Mistake(
        "the surest example alone",
        Edit("> 0.5", "== np.max(forward(W, b, X))"),
        "How many examples can be of class 1?",
    ),
    Mistake(
        "one label for the batch",
        lambda W, b, X: int(np.mean(forward(W, b, X)) > 0.5),
        "How many labels are asked for when there are m examples?",
    ),
    Mistake(
        "numbers of the examples",
        lambda W, b, X: np.where(forward(W, b, X)[0] > 0.5)[0],
        "Is an entry of your answer a class, or the place of an example?",
    ),
]
