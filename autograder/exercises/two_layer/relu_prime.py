"""two_layer.relu_prime"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.two_layer import all_above, no_axis, one_axis, scores, three_axes
from solutions.two_layer import relu, relu_prime


def at_the_kink(rng: np.random.Generator) -> dict[str, Any]:
    """scores that are 0, and scores just beside it"""
    return {"Z": rng.permutation([0.5, 1e-30, 0.0, -0.0, -1e-30, -0.5])[None, :]}


exercise = Exercise(
    reference=relu_prime,
    scenes=[scores],
    harder=[no_axis, one_axis, three_axes, all_above, at_the_kink],
    checks=[slope_of(relu, by="Z", equals="g_prime", through=lambda Z: (Z,)), value()],
    hints=[
        "Draw relu. How steep is the line to the left of 0, and how steep to the right?",
        "A comparison gives True and False for every entry; .astype(float) makes numbers of them.",
        "The slope is one where the score is above 0, and zero elsewhere.",
    ],
    points=1,
)


def overwrites(Z):
    Z[Z > 0] = 1
    Z[Z <= 0] = 0
    return Z


mistakes = [
    Mistake(
        "the value, not the slope",
        Edit("(Z > 0).astype(float)", "np.maximum(Z, 0)"),
        "Is the line steeper at 3 than at 1?",
    ),
    Mistake("wrong side", Edit("Z > 0", "Z < 0"), "On which side of 0 is relu flat?"),
    Mistake("1 everywhere", Edit("(Z > 0).astype(float)", "np.ones(Z.shape)"), "How steep is relu at -2?"),
    Mistake(
        "-1 below 0",
        Edit("(Z > 0).astype(float)", "np.sign(Z)"),
        "Does relu fall anywhere, or is it flat?",
    ),
    Mistake(
        "leaky",
        Edit("(Z > 0).astype(float)", "np.where(Z > 0, 1, 0.01)"),
        "relu gives 0 at -2 and 0 at -1. How steep is it between them?",
    ),
    Mistake(
        "from 1 on",
        Edit("Z > 0", "Z >= 1"),
        "Where does relu have its kink? How steep is it at 0.5?",
    ),
    Mistake(
        "smooth",
        Edit("(Z > 0).astype(float)", "1 / (1 + np.exp(-Z))"),
        "Is there a place where relu is half as steep as elsewhere?",
    ),
    Mistake(
        "changes its argument",
        overwrites,
        "Z[...] = ... writes into the caller's array. Which line makes a new one?",
    ),
    Mistake(
        "one answer as soon as any score is above 0",
        lambda Z: 1 if (Z > 0).any() else 0,
        "Each score is on its own side of 0. How many slopes should come out, and how many has your answer?",
    ),
    Mistake(
        "one answer only if all scores are above 0",
        lambda Z: 1 if (Z > 0).all() else 0,
        "Each score is on its own side of 0. How many slopes should come out, and how many has your answer?",
    ),
]
