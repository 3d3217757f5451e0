"""network.cost"""

from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, Scene, numbers, sizes, value
from autograder.exercises.network import HEADS, targets
from solutions.activations import output_activation
from solutions.network import cost

GUARDED = 1e-2  # of J, at most, is what a guard of 1e-10 in the logarithm takes away; one of 1e-9 takes more
FEW = (3, 1), (3, 3), (5, 2)  # outputs and examples


def logistic(rng: np.random.Generator) -> dict[str, Any]:
    """the logistic head, several outputs"""
    return outputs(rng, "logistic", *sizes(rng, 2))


def softmax(rng: np.random.Generator) -> dict[str, Any]:
    """the softmax head"""
    return outputs(rng, "softmax", *sizes(rng, 2))


def squared_sigmoid(rng: np.random.Generator) -> dict[str, Any]:
    """the squared_sigmoid head, several outputs"""
    return outputs(rng, "squared_sigmoid", *sizes(rng, 2, low=3))


def squared(rng: np.random.Generator) -> dict[str, Any]:
    """the squared head, several outputs"""
    return outputs(rng, "squared", *sizes(rng, 2, low=3))


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """the logistic head, probabilities close to 0 and to 1"""
    low, high = 1e-9 * rng.uniform(1, 2), 1 - 1e-9 * rng.uniform(1, 2)
    some, other = rng.uniform(0.1, 0.9, 2)
    A_L = np.array([[low, low, some, high], [other, high, high, 1e-3]])
    return {"A_L": A_L, "Y": np.array([[1.0, 0, 1, 0], [1.0, 1, 0, 0]]), "head": "logistic"}


def nearly_sure_class(rng: np.random.Generator) -> dict[str, Any]:
    """the softmax head, the right class close to 0 and to 1"""
    low, some = 1e-9 * rng.uniform(1, 2), rng.uniform(0.2, 0.8)
    A_L = np.array([[low, 1 - 2 * low, some], [some, low, 0.1], [1 - some - low, low, 0.9 - some]])
    return {"A_L": A_L, "Y": np.array([[1.0, 1, 0], [0.0, 0, 1], [0.0, 0, 0]]), "head": "softmax"}


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1, softmax"""
    return outputs(rng, "softmax", *sizes(rng, 1), 1)


def outputs(rng: np.random.Generator, head: str, n_L: int, m: int) -> dict[str, Any]:
    """What a network with this head may give, and what it should."""
    A_L = output_activation(head)(numbers(rng, n_L, m, size=1.0))
    return {"A_L": A_L, "Y": targets(rng, A_L, head), "head": head}


def few(head: str, n_L: int, m: int) -> Scene:
    """One of the heads with so many outputs and examples."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return outputs(rng, head, n_L, m)

    scene.__doc__ = f"the {head} head, n_L = {n_L}, m = {m}"
    return scene


def met_exactly(rng: np.random.Generator) -> dict[str, Any]:
    """the squared head, two examples that are met exactly"""
    draw = outputs(rng, "squared", 2, 5)
    return {**draw, "Y": np.where([True, True, False, False, False], draw["A_L"], draw["Y"])}


def far_off(rng: np.random.Generator) -> dict[str, Any]:
    """the squared head, outputs that are about 1000 off"""
    draw = outputs(rng, "squared", 2, 3)
    return {**draw, "Y": draw["A_L"] - numbers(rng, 2, 3, size=1e3)}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """the squared head, labels that are whole numbers"""
    return {**outputs(rng, "squared", 3, 4), "Y": rng.integers(-9, 10, (3, 4))}


def whole_one_hot(rng: np.random.Generator) -> dict[str, Any]:
    """the softmax head, labels that are whole numbers"""
    return _whole(outputs(rng, "softmax", 3, 4))


def whole_squared_sigmoid(rng: np.random.Generator) -> dict[str, Any]:
    """the squared_sigmoid head, labels that are whole numbers"""
    return _whole(outputs(rng, "squared_sigmoid", 3, 4))


def _whole(draw: dict[str, Any]) -> dict[str, Any]:
    Y: Array = draw["Y"]
    return {**draw, "Y": Y.astype(int)}


exercise = Exercise(
    reference=cost,
    scenes=[logistic, softmax, squared_sigmoid, squared, nearly_sure, one_example],
    harder=[
        *(few(head, *shape) for head in HEADS for shape in (((2, 4) if head == "softmax" else (1, 4)), *FEW)),
        nearly_sure_class,
        met_exactly,
        far_off,
        whole_numbers,
        whole_one_hot,
        whole_squared_sigmoid,
    ],
    checks=[value().loosely(GUARDED, nearly_sure, nearly_sure_class)],
    without=["large"],
    hints=[
        "What does one output of one example cost? Write that down for each of the four heads; two of them have the same loss.",
        "One array of losses, with an entry for each output and example, can serve all heads. How does it become one number?",
        "Logistic: minus label times log of output, minus the rest times log of the rest. Softmax: minus label times log of "
        "output. Squared: half the squared distance. Add all entries and divide by the number of examples.",
    ],
    points=2,
)


SQUARED, SOFTMAX = "(A_L - Y) ** 2 / 2", "-Y * np.log(A_L)"


LOGISTIC = "-(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))"


mistakes = [
    Mistake(
        "mean over all entries",
        Edit("np.sum(losses) / Y.shape[1]", "np.mean(losses)"),
        "The loss of an example is a sum over its outputs. Over what is J a mean?",
    ),
    Mistake(
        "sum, not mean",
        Edit(" / Y.shape[1]", ""),
        "What happens to J when every example is there twice?",
    ),
    Mistake(
        "divided by the outputs",
        Edit("Y.shape[1]", "Y.shape[0]"),
        "Examples are columns. Which axis of Y counts them?",
    ),
    Mistake(
        "half forgotten",
        Edit(SQUARED, "(A_L - Y) ** 2"),
        "Which factor is there so that the slope of the squared loss has no 2?",
    ),
    Mistake(
        "missing minus",
        (Edit("-(Y", "(Y"), Edit("-Y", "Y")),
        "Is the logarithm of a probability positive or negative?",
    ),
    Mistake(
        "softmax's loss for the logistic head",
        Edit(LOGISTIC, SOFTMAX),
        "What does an output with label 0 cost under the logistic head in your version?",
    ),
    Mistake(
        "the logistic loss for softmax",
        Edit(SOFTMAX, LOGISTIC),
        "Under softmax, which outputs appear in the loss of one example: all, or that of the right class?",
    ),
    Mistake(
        "cross-entropy for squared_sigmoid",
        Edit('head == "logistic"', '"logistic" in head or "sigmoid" in head'),
        "Which part of the name squared_sigmoid is the activation, and which the loss?",
    ),
    Mistake(
        "squared loss for every head",
        lambda A_L, Y, head: np.sum((A_L - Y) ** 2) / 2 / Y.shape[1],
        "What does your answer do when only head changes?",
    ),
    Mistake(
        "distance without the square",
        Edit(SQUARED, "np.abs(A_L - Y)"),
        "By how much does the squared loss grow when the distance doubles?",
    ),
    Mistake(
        "clipped too early",
        Edit('if head == "logistic"', 'A_L = np.clip(A_L, 0.01, 0.99)\n    if head == "logistic"'),
        "How much does a wrong answer at probability 1e-6 cost in your version?",
    ),
    Mistake(
        "outputs activated again",
        Edit('if head == "logistic"', 'A_L = output_activation(head)(A_L)\n    if head == "logistic"'),
        "forward has applied the head already. Is A_L a score or a probability?",
    ),
    Mistake(
        "probabilities taken for scores",
        Edit(
            'if head == "logistic"',
            'A_L = A_L if "squared" in head else output_activation(head)(A_L)\n    if head == "logistic"',
        ),
        "forward has made probabilities of the scores already. Which of the two does A_L hold?",
    ),
    Mistake(
        "mean squared error",
        Edit(SQUARED, "(A_L - Y) ** 2 / Y.shape[0]"),
        "In the squared loss of one example, are its outputs added or averaged, and which factor stands before them?",
    ),
    Mistake(
        "squared loss averaged over the outputs",
        Edit(SQUARED, f"{SQUARED} / Y.shape[0]"),
        "In the squared loss of one example, are its outputs added or averaged?",
    ),
    Mistake(
        "loss of each example",
        Edit("np.sum(losses) / Y.shape[1]", "np.sum(losses, axis=0)"),
        "J is one number. What makes one of the losses of all examples?",
    ),
    Mistake(
        "logarithm of the mean",
        Edit(SOFTMAX, "-Y * np.log(np.sum(Y * A_L) / Y.shape[1])"),
        "Two examples at 0.1 and 0.9: is the mean of their losses the loss of the mean 0.5?",
    ),
]
