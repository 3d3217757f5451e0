"""notation.cross_entropy_sign"""

from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, binary_labels, numbers, sizes, value
from solutions.logistic import sigmoid
from solutions.notation import cross_entropy_sign


def several_outputs(rng: np.random.Generator) -> dict[str, Any]:
    """several outputs of m examples"""
    return _probabilities(rng, *sizes(rng, 2))


def one_output(rng: np.random.Generator) -> dict[str, Any]:
    """a single output"""
    return _probabilities(rng, 1, *sizes(rng, 1))


def as_many_outputs_as_examples(rng: np.random.Generator) -> dict[str, Any]:
    """as many outputs as examples"""
    return _probabilities(rng, *2 * sizes(rng, 1, low=3))


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 0 and to 1"""
    A = np.array([[1e-3, 0.3, 1 - 1e-3], [1 - 1e-2, 0.8, 1e-2]])
    return {"A": A, "Y": rng.permutation([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])}


def surely_wrong(rng: np.random.Generator) -> dict[str, Any]:
    """wrong outputs with probabilities very close to 0 and to 1"""
    A = np.array([[3e-10, 0.3, 1 - 3e-10]])
    return {"A": A, "Y": np.array([[1.0, 0.0, 0.0]])}


def _probabilities(rng: np.random.Generator, n_L: int, m: int) -> dict[str, Any]:
    A: Array = sigmoid(numbers(rng, n_L, m, size=1.5))
    return {"A": A, "Y": binary_labels(rng, n_L * m).reshape(n_L, m)}


exercise = Exercise(
    reference=cross_entropy_sign,
    scenes=[several_outputs, one_output, as_many_outputs_as_examples, nearly_sure],
    harder=[surely_wrong],
    checks=[value().loosely(0.03, surely_wrong)],  # 1e-10 inside the logarithm does no harm, 1e-9 does
    hints=[
        "Take one output with label 1. What does the printed equation give for probability 0.9, and what for 0.1? Which one should cost more?",
        "The equation is large where it should be small, for both labels. Which change turns that round?",
        "Minus the sum over all outputs and examples of: the label times the log of A, plus one minus the label times the log of "
        "one minus A; divided by the number of examples.",
    ],
    points=1,
    without=["large"],
)


mistakes = [
    Mistake(
        "missing minus",
        Edit("-np.sum", "np.sum"),
        "This is what is printed. Is the logarithm of a probability positive or negative, and what should a cost be?",
    ),
    Mistake(
        "minus for the first term only",
        lambda A, Y: np.sum(-Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1],
        "What does an output with label 0 cost in your version when its probability gets worse?",
    ),
    Mistake(
        "minus for the second term only",
        lambda A, Y: np.sum(Y * np.log(A) - (1 - Y) * np.log(1 - A)) / A.shape[1],
        "What does an output with label 1 cost in your version when its probability gets better?",
    ),
    Mistake(
        "label 1 only",
        Edit(" + (1 - Y) * np.log(1 - A)", ""),
        "What does an output with label 0 cost in your version?",
    ),
    Mistake(
        "labels swapped",
        Edit("Y * np.log(A) + (1 - Y) * np.log(1 - A)", "(1 - Y) * np.log(A) + Y * np.log(1 - A)"),
        "Whose probability is A: that of label 0 or of label 1?",
    ),
    Mistake(
        "a mean over the outputs too",
        Edit("A.shape[1]", "A.size"),
        "The losses of one example's outputs are summed. Over what is the mean taken?",
    ),
    Mistake(
        "divided by the outputs",
        Edit("A.shape[1]", "A.shape[0]"),
        "Examples are columns. Which axis of A counts them?",
    ),
    Mistake(
        "sum, not mean",
        Edit(" / A.shape[1]", ""),
        "What happens to J when every example is there twice?",
    ),
    Mistake(
        "one number for each example",
        lambda A, Y: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0),
        "J is one number. What is still to be done with one loss for each example?",
    ),
    Mistake(
        "half of it",
        Edit("-np.sum", "-0.5 * np.sum"),
        "Where does a factor one half belong: to this loss or to the squared one?",
    ),
    Mistake(
        "every label with every probability",
        lambda A, Y: -np.sum(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1],
        "A matrix product of labels and logarithms: does it pair each label with its own output alone?",
    ),
    Mistake(
        "squared error",
        lambda A, Y: np.sum((A - Y) ** 2) / (2 * A.shape[1]),
        "That is the other loss. What does a sure but wrong output cost in yours, and what with a logarithm?",
    ),
    Mistake(
        "logarithm of the mean",
        lambda A, Y: -np.log(np.mean(Y * A + (1 - Y) * (1 - A))),
        "Is the logarithm taken of each probability, or of all of them together?",
    ),
    Mistake(
        "outputs in the place of labels",
        lambda A, Y: -np.sum(A * np.log(A) + (1 - A) * np.log(1 - A)) / A.shape[1],
        "What does your answer do when only Y changes?",
    ),
]
