"""logistic.sigmoid"""

from typing import Any

import numpy as np

from autograder.authoring import Exercise, Mistake, between, no_overflow, numbers, sizes, value
from solutions import logistic


def scores(rng: np.random.Generator) -> dict[str, Any]:
    """ordinary scores"""
    return {"Z": 2 * numbers(rng, *sizes(rng, 2))}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as scores"""
    return {"Z": rng.permutation(np.arange(-4, 5))[None, :]}


def extreme(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000"""
    return {"Z": rng.permutation(np.array([-1000.0, -800.0, -30.0, -9.0, 0.5, 7.0, 40.0, 1000.0]))[None, :]}


def vector(rng: np.random.Generator) -> dict[str, Any]:
    """scores with one axis"""
    return {"Z": 2 * numbers(rng, 4)}


def no_axes(rng: np.random.Generator) -> dict[str, Any]:
    """one score, without axes"""
    return {"Z": np.asarray(2 * numbers(rng))}


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """scores with three axes"""
    return {"Z": 2 * numbers(rng, 2, 1, 3)}


def far_below(rng: np.random.Generator) -> dict[str, Any]:
    """scores of -15 and below"""
    return {"Z": rng.permutation(-np.array([15.0, 17, 20, 23, 26, 29, 33, 40]))[None, :]}


exercise = Exercise(
    reference=logistic.sigmoid,
    scenes=[scores, whole_numbers, extreme],
    harder=[vector, no_axes, three_axes, far_below, far_below],  # the same shape twice: no array is used again
    checks=[no_overflow(), between(0, 1), value()],
    hints=[
        "Compute 1 / (1 + e^(-z)) by hand for z = 0, for z = 2 and for z = -2. What do the last two add up to?",
        "e^(-z) overflows when z is very negative; e^z overflows when z is very positive. Which of the two is always at most 1?",
        "For z at or above 0 divide 1 by one plus e to the minus z; below 0 divide e to the z by one plus e to the z. Both "
        "use e to the minus |z|.",
    ],
    points=2,
)


def overflows_below(Z):
    with np.errstate(over="ignore"):
        return np.where(np.exp(-Z) == np.inf, np.nan, 1 / (1 + np.exp(-Z)))


def truncates(Z):
    A = np.zeros_like(Z)
    for index in np.ndindex(Z.shape):
        A[index] = 1 / (1 + np.exp(-np.clip(Z[index], -700, 700)))
    return A


def overwrites(Z):
    Z *= -1
    return 1 / (1 + np.exp(np.clip(Z, -700, 700)))


mistakes = [
    Mistake(
        "missing minus",
        lambda Z: 1 / (1 + np.exp(np.clip(Z, -700, 700))),
        "Should a larger score make class 1 more probable or less?",
    ),
    Mistake(
        "overflow",
        lambda Z: np.exp(Z) / (1 + np.exp(Z)),
        "What does np.exp(1000) give, and what is inf / inf? Which form is safe for Z > 0, and which for Z < 0?",
    ),
    Mistake(
        "precedence",
        lambda Z: 1 / 1 + np.exp(-np.clip(Z, -700, 700)),
        "Which part of the line does Python divide by? Where do the brackets belong?",
    ),
    Mistake("whole numbers stay whole", truncates, "What type does np.zeros_like give when Z holds integers?"),
    Mistake("changes its argument", overwrites, "Z *= -1 writes into the caller's array. What does Z = -Z do instead?"),
    Mistake("hard step", lambda Z: (Z > 0) * 1.0, "What is the slope of a step? What would gradient descent see?"),
    Mistake("tanh", lambda Z: np.tanh(Z), "Between which two values should a probability lie?"),
    Mistake(
        "softmax over the examples",
        lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum(),
        "Should the probability of one example depend on the scores of the others?",
    ),
    Mistake(
        "scores clipped at 5",
        lambda Z: 1 / (1 + np.exp(-np.clip(Z, -5, 5))),
        "What is the probability at the score 30, and what is it in your version?",
    ),
    Mistake(
        "softmax's shift",
        lambda Z: 1 / (1 + np.exp(np.clip(np.max(Z) - Z, -700, 700))),
        "Softmax may shift all scores, for its ratios stay. Is sigmoid(z - 5) what sigmoid(z) is?",
    ),
    Mistake(
        "softmax of each column",
        lambda Z: np.exp(Z - Z.max(axis=0)) / np.exp(Z - Z.max(axis=0)).sum(axis=0),
        "Should the probabilities in a column add up to 1, or does each score stand alone?",
    ),
    Mistake(
        "from the smallest score to the largest",
        lambda Z: (Z - Z.min()) / (Z.max() - Z.min()),
        "Does the probability at the score 0 depend on which other scores there are?",
    ),
    Mistake(
        "a straight line, cut off",
        lambda Z: np.clip(0.2 * Z + 0.5, 0, 1),
        "How does the slope at 0 compare with the slope at 2?",
    ),
    Mistake(
        "NaN made 0",
        lambda Z: np.nan_to_num(np.exp(Z) / (1 + np.exp(Z))),
        "How probable is class 1 at the score 1000? And what became of the NaN there?",
    ),
]
