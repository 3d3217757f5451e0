"""softmax.softmax"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, between, no_overflow, numbers, value
from autograder.exercises.softmax import sizes
from solutions.softmax import softmax


def scores(rng: np.random.Generator) -> dict[str, Any]:
    """ordinary scores"""
    k, _, m = sizes(rng)
    return {"Z": 2 * numbers(rng, k, m)}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as scores"""
    k, _, m = sizes(rng)
    return {"Z": rng.integers(-3, 4, size=(k, m))}


def extreme(rng: np.random.Generator) -> dict[str, Any]:
    """scores as large as 1000, also all of one example"""
    eighths = np.round(8 * numbers(rng, 4, 5)) / 8  # float32 can hold them, even at 1000
    around = eighths + np.array([-998.0, 0.0, 0.0, 40.0, 998.0])
    around[:, 1] = rng.permutation([-1000.0, -30.0, 0.5, 1000.0])
    return {"Z": rng.permutation(around, axis=1)}


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return {"Z": 2 * numbers(rng, 4, 1)}


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes"""
    return {"Z": 2 * numbers(rng, 2, 3)}


def twelve_classes(rng: np.random.Generator) -> dict[str, Any]:
    """twelve classes, two examples"""
    return {"Z": 2 * numbers(rng, 12, 2)}


def each_ahead(rng: np.random.Generator) -> dict[str, Any]:
    """one class at 1000 and the others at -1000, each class in turn"""
    return {"Z": 2000 * rng.permutation(np.eye(4)) - 1000}


def unlikely(rng: np.random.Generator) -> dict[str, Any]:
    """small probabilities that float32 can still hold"""
    return {"Z": rng.permuted(np.tile([[0.0], [-12.0], [-24.0], [-60.0]], 3), axis=0)}


exercise = Exercise(
    reference=softmax,
    scenes=[scores, whole_numbers, extreme],
    harder=[one_example, two_classes, two_classes, twelve_classes, each_ahead, unlikely],
    checks=[no_overflow(), between(0, 1), between(1e-30, 1).only(unlikely), value()],
    hints=[
        "Compute the probabilities for the scores 0, 0 and 1 by hand, then for 1, 1 and 2. What do you notice?",
        "Adding the same number to all scores of one example changes nothing. Which number makes the largest exponential 1?",
        "Subtract from each column its largest score, take the exponential of every entry, and divide each column by its sum.",
    ],
    points=2,
    without=["large"],  # float32 rounds such scores
)


def truncates(Z):
    A = np.zeros_like(Z)
    for i in range(Z.shape[1]):
        e = np.exp(Z[:, i] - np.max(Z[:, i]))
        A[:, i] = e / np.sum(e)
    return A


def twice(Z):
    e = np.exp(Z - np.max(Z, axis=0))
    e = np.exp(e / np.sum(e, axis=0))
    return e / np.sum(e, axis=0)


mistakes = [
    Mistake(
        "overflow",
        Edit("Z - np.max(Z, axis=0, keepdims=True)", "Z"),
        "What is np.exp(1000), and what is inf / inf? What may be added to a whole column without changing its answer?",
    ),
    Mistake(
        "scores cut off",
        Edit("Z - np.max(Z, axis=0, keepdims=True)", "np.clip(Z, -500, 500)"),
        "What becomes of the difference between two scores of 900 and 1000?",
    ),
    Mistake(
        "one shift for all examples",
        Edit("np.max(Z, axis=0, keepdims=True)", "np.max(Z)"),
        "One example has scores near 1000, another near -1000. What is left of the second one's exponentials?",
    ),
    Mistake(
        "over the examples",
        (Edit("np.max(Z, axis=0", "np.max(Z, axis=1"), Edit("np.sum(e, axis=0", "np.sum(e, axis=1")),
        "Which entries of A belong to one example, and what do they add up to?",
    ),
    Mistake(
        "over the examples, and overflow",
        lambda Z: np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True),
        "Which entries of A belong to one example, and what do they add up to?",
    ),
    Mistake(
        "largest score of each class",
        Edit("np.max(Z, axis=0", "np.max(Z, axis=1"),
        "Is the same number subtracted from all scores of one example?",
    ),
    Mistake(
        "one sum for all examples",
        Edit("np.sum(e, axis=0, keepdims=True)", "np.sum(e)"),
        "What do the probabilities of the first example add up to?",
    ),
    Mistake(
        "one sum and one shift for all",
        lambda Z: np.exp(Z - np.max(Z)) / np.sum(np.exp(Z - np.max(Z))),
        "What do the probabilities of the first example add up to?",
    ),
    Mistake(
        "one sum for all, and overflow",
        lambda Z: np.exp(Z) / np.sum(np.exp(Z)),
        "What do the probabilities of the first example add up to?",
    ),
    Mistake(
        "shift after the exponential",
        lambda Z: (np.exp(Z) - np.exp(Z).max(axis=0)) / np.exp(Z).sum(axis=0),
        "What does the most probable class get in your version? What comes first: shift or exponential?",
    ),
    Mistake(
        "no exponential",
        lambda Z: Z / np.sum(Z, axis=0),
        "What does your version make of a negative score?",
    ),
    Mistake(
        "softmax twice",
        twice,
        "How large can a probability get that went through softmax twice?",
    ),
    Mistake(
        "hard maximum",
        lambda Z: np.eye(len(Z))[:, np.argmax(Z, axis=0)],
        "What is the slope of a step? What would gradient descent see?",
    ),
    Mistake(
        "logarithm of it",
        lambda Z: Z - np.max(Z, axis=0) - np.log(np.sum(np.exp(Z - np.max(Z, axis=0)), axis=0)),
        "Between which two values should a probability lie?",
    ),
    Mistake(
        "powers of 2",
        Edit("np.exp(", "np.exp2("),
        "Which function is its own derivative: 2 to the z or e to the z?",
    ),
    Mistake(
        "sigmoid of each score",
        lambda Z: np.exp(-np.logaddexp(0, -Z)),
        "What do the k probabilities of one example add up to?",
    ),
    Mistake("whole numbers stay whole", truncates, "What type does np.zeros_like give when Z holds integers?"),
    Mistake(
        "changes its argument",
        Edit("e = np.exp(Z - np.max(Z, axis=0, keepdims=True))", "Z -= np.max(Z, axis=0)\n    e = np.exp(Z)"),
        "Z -= ... writes into the caller's array. What does Z = Z - ... do instead?",
    ),
    Mistake(
        "divided by the largest score",
        lambda Z: np.exp(Z / np.max(Z, axis=0)) / np.sum(np.exp(Z / np.max(Z, axis=0)), axis=0),
        "What may be done to all scores of one example without changing its probabilities: subtract a number, or divide by one?",
    ),
    Mistake(
        "divided by the largest of all scores",
        lambda Z: np.exp(Z / np.max(Z)) / np.sum(np.exp(Z / np.max(Z)), axis=0),
        "Take the scores 0 and 1, then 0 and 10. Does the second example come out surer in your version?",
    ),
    Mistake(
        "divided by the largest size",
        lambda Z: np.exp(Z / np.max(np.abs(Z), axis=0)) / np.sum(np.exp(Z / np.max(np.abs(Z), axis=0)), axis=0),
        "Take the scores 0 and 1, then 0 and 10. Is the second example surer than the first in your version?",
    ),
    Mistake(
        "share of the largest score",
        lambda Z: Z / np.max(Z, axis=0),
        "What do the probabilities of one example add up to? What becomes of a negative score?",
    ),
    Mistake(
        "sigmoids divided by their sum",
        lambda Z: np.exp(-np.logaddexp(0, -Z)) / np.sum(np.exp(-np.logaddexp(0, -Z)), axis=0),
        "Add 5 to all scores of one example. Do its probabilities change in your version?",
    ),
    Mistake(
        "shift in the numerator only",
        lambda Z: np.exp(Z - np.max(Z, axis=0)) / np.sum(np.exp(Z), axis=0),
        "The shift divides the numerator by a number. By what must the denominator be divided?",
    ),
    Mistake(
        "minus in the exponent, and overflow",
        lambda Z: np.exp(-Z) / np.sum(np.exp(-Z), axis=0),
        "The sigmoid has a minus in its exponent. Which class should get most: that with the highest score or that with the lowest?",
    ),
]
