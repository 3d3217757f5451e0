"""logistic.cost"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, binary_labels, sizes, value
from autograder.exercises.logistic import one_example
from solutions.logistic import cost


def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    m = sizes(rng, 2, low=3)[-1]
    return {"A": rng.uniform(0.02, 0.98, (1, m)), "Y": binary_labels(rng, m)}


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 0 and to 1"""
    A = np.array([[1e-6, 1e-3, 0.3, 0.8, 1 - 1e-3, 1 - 1e-6]])  # those nearest to 0 and 1 are right
    return {"A": A, "Y": np.array([[0.0, *rng.permutation([0.0, 1.0, 1.0, 0.0]), 1.0]])}


def one_class_missing(rng: np.random.Generator) -> dict[str, Any]:
    """no example of class 1"""
    A = batch(rng)["A"]
    return {"A": A, "Y": np.zeros_like(A)}


def sure_and_wrong(rng: np.random.Generator) -> dict[str, Any]:
    """hardly any probability for the right class, which is class 1"""
    return {"A": np.full((1, 2), UNLIKELY), "Y": np.ones((1, 2))}


def sure_and_wrong_of_class_0(rng: np.random.Generator) -> dict[str, Any]:
    """hardly any probability for the right class, which is class 0"""
    return {"A": np.full((1, 2), 1 - UNLIKELY), "Y": np.zeros((1, 2))}


def many_and_wrong(rng: np.random.Generator) -> dict[str, Any]:
    """so many improbable labels that the product of all is 0"""
    Y = binary_labels(rng, 130)
    return {"A": np.abs(Y - rng.uniform(0.5e-3, 2e-3, Y.shape)), "Y": 1 - Y}


UNLIKELY = 3e-10  # a guard of 1e-10 in the logarithm makes J 1.3 % smaller, a clip at 1e-9 5.5 %

exercise = Exercise(
    reference=cost,
    scenes=[batch, nearly_sure, one_example, one_class_missing],
    harder=[sure_and_wrong, sure_and_wrong_of_class_0, many_and_wrong],
    checks=[value().loosely(0.027, sure_and_wrong, sure_and_wrong_of_class_0)],
    hints=[
        "What should an example cost that got probability 1 for the right class? And one that got probability 0.01?",
        "Y is 1 or 0, so it can switch terms on and off: Y times one thing, 1 - Y times another.",
        "Minus the mean of: the label times the log of A, plus one minus the label times the log of one minus A.",
    ],
    points=2,
    without=["large", "small"],  # probabilities are what they are
)


mistakes = [
    Mistake("missing minus", Edit("-np.mean", "np.mean"), "Is the logarithm of a probability positive or negative?"),
    Mistake(
        "A and Y exchanged",
        lambda A, Y: -np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)),
        "What is the logarithm of 0? Which of the two is never 0?",
    ),
    Mistake(
        "class 0 with the other sign",
        Edit("Y * np.log(A) + ", "Y * np.log(A) - "),
        "Both logarithms are negative. Which sign does each share of J have in your version?",
    ),
    Mistake("sum, not mean", Edit("np.mean", "np.sum"), "What happens to J when every example is there twice?"),
    Mistake(
        "class 1 only",
        Edit(" + (1 - Y) * np.log(1 - A)", ""),
        "What does an example of class 0 cost in your version?",
    ),
    Mistake("class 0 only", Edit("Y * np.log(A) + ", ""), "What does an example of class 1 cost in your version?"),
    Mistake(
        "classes swapped",
        Edit("Y * np.log(A) + (1 - Y) * np.log(1 - A)", "(1 - Y) * np.log(A) + Y * np.log(1 - A)"),
        "Whose probability is A: that of class 0 or of class 1?",
    ),
    Mistake(
        "logarithm to base 2",
        (Edit("np.log(A)", "np.log2(A)"), Edit("np.log(1 - A)", "np.log2(1 - A)")),
        "Which logarithm has the derivative 1/a?",
    ),
    Mistake(
        "logarithm to base 10",
        (Edit("np.log(A)", "np.log10(A)"), Edit("np.log(1 - A)", "np.log10(1 - A)")),
        "Which logarithm has the derivative 1/a?",
    ),
    Mistake(
        "squared error",
        lambda A, Y: np.mean((A - Y) ** 2),
        "How much can one confident wrong answer cost in your version?",
    ),
    Mistake(
        "half of it",
        Edit("-np.mean", "-0.5 * np.mean"),
        "Where does a factor one half belong: to this loss or to the squared one?",
    ),
    Mistake(
        "sigmoid of a probability",
        Edit("return", "A = 1 / (1 + np.exp(-A))\n    return"),
        "A is a probability already. What does the sigmoid make of it?",
    ),
    Mistake(
        "clipped too early",
        Edit("return", "A = np.clip(A, 0.01, 0.99)\n    return"),
        "How much does a wrong answer at probability 1e-6 cost in your version?",
    ),
    Mistake(
        "every label with every probability",
        lambda A, Y: -np.mean(Y.T * np.log(A) + (1 - Y.T) * np.log(1 - A)),
        "What shape has Y.T * A, and does J change when you shuffle the labels?",
    ),
    Mistake(
        "logarithm of the mean",
        lambda A, Y: -np.log(np.mean(Y * A + (1 - Y) * (1 - A))),
        "Probabilities 0.1 and 0.9: is the mean of their logarithms the logarithm of their mean?",
    ),
    Mistake(
        "product of the probabilities",
        lambda A, Y: np.prod(Y * A + (1 - Y) * (1 - A)),
        "What becomes of a product of m probabilities under the logarithm, and should a good model cost more or less?",
    ),
    Mistake(
        "a mean for each class",
        lambda A, Y: -sum(np.mean(np.log(P[of])) for of, P in ((Y < 0.5, 1 - A), (Y > 0.5, A)) if np.any(of)),
        "With one example of class 1 among a hundred, how much of J is its share?",
    ),
    Mistake(
        "absolute error",
        lambda A, Y: np.mean(np.abs(A - Y)),
        "How much can one confident wrong answer cost in your version?",
    ),
    Mistake(
        "share of wrong answers",
        lambda A, Y: np.mean((A > 0.5) != (Y == 1)),
        "Does J change when a probability rises from 0.6 to 0.9? Does yours?",
    ),
    Mistake(
        "the labels never asked",
        lambda A, Y: -np.mean(A * np.log(A) + (1 - A) * np.log(1 - A)),
        "What does your answer do when only Y changes?",
    ),
]
