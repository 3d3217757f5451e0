"""two_layer.tanh_prime"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.two_layer import no_axis, one_axis, scores, three_axes
from solutions.two_layer import tanh_prime


def far_out(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000"""
    return {"Z": rng.permutation(np.array([-1000.0, -30.0, 0.5, 40.0, 1000.0]))[None, :]}


def near_zero(rng: np.random.Generator) -> dict[str, Any]:
    """scores near 0, where the slope is not quite 1"""
    return _both_signs(rng, [5e-4, 1e-3, 3e-3, 1e-2, 3e-2])


def beyond_four(rng: np.random.Generator) -> dict[str, Any]:
    """scores above 4, where the slope is not quite 0"""
    return _both_signs(rng, [0.5, 4.5, 5.5, 6.5, 7.5])


def _both_signs(rng: np.random.Generator, scores: list[float]) -> dict[str, Any]:
    return {"Z": rng.permutation([*scores, *(-z for z in scores)]).reshape(2, 5)}


exercise = Exercise(
    reference=tanh_prime,
    scenes=[scores, far_out],
    harder=[no_axis, one_axis, three_axes, near_zero, beyond_four],
    checks=[slope_of(np.tanh, by="Z", equals="g_prime", through=lambda Z: (Z,)), value()],
    hints=[
        "Where is tanh steepest, and how steep is it there? How steep is it far to the left and far to the right?",
        "Write tanh as a fraction of exponentials and use the quotient rule. Then look for tanh itself in the result.",
        "The slope is one minus the square of tanh at that score.",
    ],
    points=1,
)


mistakes = [
    Mistake(
        "the sigmoid's rule",
        lambda Z: np.tanh(Z) * (1 - np.tanh(Z)),
        "Whose slope is a (1 - a)? And how steep is tanh at 0?",
    ),
    Mistake("square left out", Edit("np.tanh(Z) ** 2", "np.tanh(Z)"), "tanh is never steeper than 1. Is yours?"),
    Mistake(
        "at Z, not at tanh",
        Edit("np.tanh(Z) ** 2", "Z**2"),
        "Is the square that of the score, or that of the activation? What comes out at z = 3?",
    ),
    Mistake(
        "the value, not the slope",
        Edit("1 - np.tanh(Z) ** 2", "np.tanh(Z)"),
        "How steep is tanh where it is flat, at z = 40?",
    ),
    Mistake(
        "mixed rules",
        lambda Z: np.tanh(Z) * (1 - np.tanh(Z) ** 2),
        "tanh rises everywhere. Is your slope above 0 everywhere?",
    ),
    Mistake("sign", Edit("1 - np.tanh(Z) ** 2", "np.tanh(Z) ** 2 - 1"), "Does tanh rise or fall?"),
    Mistake(
        "the sigmoid's slope",
        lambda Z: (1 - np.tanh(Z / 2) ** 2) / 4,
        "The sigmoid climbs from 0 to 1, tanh from -1 to 1, and in a shorter distance. How much steeper is it at 0?",
    ),
    Mistake("tanh twice", Edit("np.tanh(Z)", "np.tanh(np.tanh(Z))"), "How often does Z pass through tanh?"),
    Mistake(
        "overflow",
        lambda Z: 1 - ((np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))) ** 2,
        "What does np.exp(1000) give, and what is inf / inf? Which function of NumPy is safe there?",
    ),
    Mistake(
        "arctan's slope",
        lambda Z: 1 / (1 + Z**2),
        "That is how steep arctan is. At z = 5, how steep is tanh, and how steep is yours?",
    ),
]
