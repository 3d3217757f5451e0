"""network.cost"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, sizes, value
from autograder.exercises.network import network, one_example, relu_softmax, square_layers, tanh_logistic
from solutions.network import cost


def squared(rng: np.random.Generator) -> dict[str, Any]:
    """the squared head, several outputs"""
    *layer_sizes, m = sizes(rng, 3)
    return network(rng, layer_sizes, m, "tanh", "squared")


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """the logistic head, probabilities close to 0 and to 1"""
    A_L = np.array([[1e-6, 1e-3, 0.3, 1 - 1e-6], [0.8, 1 - 1e-3, 1e-5, 0.1]])
    return {"A_L": A_L, "Y": rng.permuted(np.array([[0.0, 1, 0, 1], [1.0, 0, 1, 0]]), axis=1), "head": "logistic"}


exercise = Exercise(
    reference=cost,
    scenes=[tanh_logistic, relu_softmax, square_layers, squared, nearly_sure, one_example],
    checks=[value()],
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
