"""chain.loss_slope"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, slope_of, value
from autograder.exercises.chain import LAST, equal_layers, loss, no_hidden_layer, relu_softmax, tanh_logistic
from solutions.chain import loss_slope


def close_to_0(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 0, the head logistic"""
    return {"y_hat": np.array([[2e-9], [0.5], [0.25]]), "y": np.array([[1.0], [0.0], [1.0]]), "head": "logistic"}


def close_to_0_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """a right class with a probability close to 0, the head softmax"""
    return {"y_hat": np.array([[0.5], [2e-9], [0.25]]), "y": np.array([[0.0], [1.0], [0.0]]), "head": "softmax"}


def close_to_1(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities close to 1, the head logistic"""
    y_hat = np.array([[1 - 2.0**-20], [0.5], [0.25]])  # float32 can hold it
    return {"y_hat": y_hat, "y": np.array([[0.0], [0.0], [1.0]]), "head": "logistic"}


def far_targets(rng: np.random.Generator) -> dict[str, Any]:
    """targets far away, the head squared"""
    return {"y_hat": numbers(rng, 3, 1), "y": 1000 * numbers(rng, 3, 1), "head": "squared"}


exercise = Exercise(
    reference=loss_slope,
    scenes=[tanh_logistic, relu_softmax, equal_layers, no_hidden_layer],
    harder=[*LAST, close_to_0, close_to_0_softmax, close_to_1, far_targets],
    checks=[
        slope_of(loss, by="y_hat", equals="dloss_dyhat", through=lambda y_hat, y, head: (y_hat, y, head)),
        value().loosely(0.1, close_to_0, close_to_0_softmax, close_to_1),  # 1e-10 may be added under the line
    ],
    hints=[
        "Take one output and one head. What is its loss, as a function of that output alone?",
        "Heads with the same loss have the same slope here. Which two do? The other two hold a logarithm: what is its derivative?",
        "A squared loss: output minus target. A logarithm: minus the target over the output; the logistic head also has "
        "a term for the other answer, one minus the target over one minus the output.",
    ],
    points=2,
)


def the_loss_itself(y_hat, y, head):
    if head == "logistic":
        return -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat)
    if head == "softmax":
        return -y * np.log(y_hat)
    return (y_hat - y) ** 2 / 2


mistakes = [
    Mistake(
        "sign",
        lambda y_hat, y, head: {
            "logistic": y / y_hat - (1 - y) / (1 - y_hat),
            "softmax": y / y_hat,
        }.get(head, y - y_hat),
        "If an output rises above its target, does the loss grow or shrink?",
    ),
    Mistake(
        "missing minus in front of the logarithm",
        (
            Edit("-y / y_hat + (1 - y) / (1 - y_hat)", "y / y_hat + (1 - y) / (1 - y_hat)"),
            Edit("return -y / y_hat\n", "return y / y_hat\n"),
        ),
        "Where the target is 1, does a larger output make the loss larger or smaller?",
    ),
    Mistake(
        "inner derivative left out",
        Edit("-y / y_hat + (1 - y)", "-y / y_hat - (1 - y)"),
        "What is the derivative of log(1 - a) by a, and where does its sign come from?",
    ),
    Mistake(
        "output minus target in every head",
        lambda y_hat, y, head: y_hat - y,
        "Two of the losses are made of logarithms. What is the derivative of log(a) by a?",
    ),
    Mistake(
        "the last activation's slope is in it",
        Edit("return y_hat - y", 'return (y_hat - y) * (y_hat * (1 - y_hat) if head == "squared_sigmoid" else 1)'),
        "Once the output is known, does the loss still depend on the activation that made it?",
    ),
    Mistake(
        "factor 2",
        Edit("return y_hat - y", "return 2 * (y_hat - y)"),
        "Which factor stands in front of the square in this loss?",
    ),
    Mistake(
        "logistic like softmax",
        Edit("-y / y_hat + (1 - y) / (1 - y_hat)", "-y / y_hat"),
        "What does an output cost whose target is 0, with the logistic head?",
    ),
    Mistake(
        "softmax like logistic",
        Edit("return -y / y_hat\n", "return -y / y_hat + (1 - y) / (1 - y_hat)\n"),
        "Which outputs does the loss of the softmax head name: all, or that of the right class?",
    ),
    Mistake(
        "target ignored",
        Edit("return -y / y_hat\n", "return -1 / y_hat\n"),
        "With the softmax head, does the loss change directly with the output of a wrong class?",
    ),
    Mistake(
        "the loss itself",
        the_loss_itself,
        "How much is lost, or how fast does the loss change: which of the two is asked for?",
    ),
    Mistake(
        "a mean over the outputs",
        lambda y_hat, y, head: (
            {
                "logistic": -y / y_hat + (1 - y) / (1 - y_hat),
                "softmax": -y / y_hat,
            }.get(head, y_hat - y)
            / len(y)
        ),
        "The loss of one example is a sum over the outputs. By what would you divide, and why?",
    ),
    Mistake(
        "slope by the scores",
        lambda y_hat, y, head: (y_hat - y) * (y_hat * (1 - y_hat) if head == "squared_sigmoid" else 1),
        "By what do you differentiate: by the outputs, or by the scores that made them?",
    ),
    Mistake(
        "softmax's slope by the scores",
        Edit("return -y / y_hat\n", "return y_hat - y\n"),
        "In which variable is that the slope of softmax's loss: in the outputs or in the scores?",
    ),
    Mistake(
        "a logarithm behind every sigmoid",
        Edit('head == "logistic"', 'head in ("logistic", "squared_sigmoid")'),
        "Two heads end in a sigmoid. Do they have the same loss?",
    ),
    Mistake(
        "squared loss not differentiated",
        Edit("return y_hat - y", "return (y_hat - y) ** 2 / 2"),
        "How much is lost, or how fast does the loss change: which of the two is asked for?",
    ),
]
