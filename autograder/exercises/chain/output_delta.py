"""chain.output_delta"""

from typing import Any

import numpy as np
from scipy.special import expit as sigmoid

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.chain import LAST, equal_layers, loss, no_hidden_layer, relu_softmax, tanh_logistic
from solutions.activations import output_activation
from solutions.chain import loss_slope, output_delta, sigmoid_prime


def nearly_flat(rng: np.random.Generator) -> dict[str, Any]:
    """scores at which the sigmoid is nearly flat, the head squared_sigmoid"""
    z = rng.permutation([[-9.0], [8.0], [7.0]])
    return {"z": z, "y_hat": sigmoid(z), "y": np.ones((3, 1)) - np.round(sigmoid(z)), "head": "squared_sigmoid"}


exercise = Exercise(
    reference=output_delta,
    scenes=[tanh_logistic, relu_softmax, equal_layers, no_hidden_layer],
    harder=[*LAST, nearly_flat],
    checks=[
        slope_of(loss, by="z", equals="delta", through=lambda z, y, head: (output_activation(head)(z), y, head)),
        value().loosely(1e-3, nearly_flat),  # float32 holds the slope to four digits there
    ],
    follows=["y_hat"],
    hints=[
        "The chain rule: the slope of the loss by the output, then the slope of the output by the score. What is each, for your head?",
        "For three of the four heads the product becomes the same short thing. In which head does nothing cancel?",
        "Output minus target. Only the squared loss behind a sigmoid keeps one more factor: the slope of that sigmoid at the score.",
    ],
    points=2,
    without=["large"],
)


mistakes = [
    Mistake(
        "sign",
        lambda z, y_hat, y, head: (y - y_hat) * (sigmoid_prime(z) if head == "squared_sigmoid" else 1),
        "If an output rises above its target, does the loss grow or shrink?",
    ),
    Mistake(
        "the sigmoid's slope left out",
        lambda z, y_hat, y, head: y_hat - y,
        "With which of the two sigmoid heads does the slope of the sigmoid cancel, and with which one does it stay?",
    ),
    Mistake(
        "the sigmoid's slope counted twice",
        Edit('head == "squared_sigmoid"', 'head in ("squared_sigmoid", "logistic")'),
        "Write out both factors for the logistic head. What cancels?",
    ),
    Mistake(
        "the sigmoid's slope in every head",
        lambda z, y_hat, y, head: (y_hat - y) * sigmoid_prime(z),
        "Which heads end in a sigmoid, and in which of these does its slope cancel?",
    ),
    Mistake(
        "squared and squared_sigmoid mixed up",
        Edit('"squared_sigmoid"', '"squared"'),
        "The head squared has no activation. What is the slope of doing nothing?",
    ),
    Mistake(
        "slope by the outputs",
        lambda z, y_hat, y, head: loss_slope(y_hat, y, head),
        "That is how the loss changes with the output. How does the output change with the score?",
    ),
    Mistake(
        "diagonal of the Jacobian only",
        Edit("    return y_hat - y", "    return -y * (1 - y_hat) if head == 'softmax' else y_hat - y"),
        "With softmax, does raising one score change the other outputs too?",
    ),
    Mistake(
        "slope at the output, not at the score",
        Edit("sigmoid_prime(z)", "sigmoid_prime(y_hat)"),
        "Where was the sigmoid evaluated on the way forward: at y_hat, or at what went into it?",
    ),
    Mistake(
        "the sigmoid, not its slope",
        Edit("sigmoid_prime(z)", "sigmoid(z)"),
        "The chain rule asks for slopes. Which of your factors is none?",
    ),
    Mistake(
        "factor 2",
        lambda z, y_hat, y, head: (y_hat - y) * {"squared": 2, "squared_sigmoid": 2 * sigmoid_prime(z)}.get(head, 1),
        "Which factor stands in front of the square in the squared losses?",
    ),
    Mistake(
        "a mean over the outputs",
        lambda z, y_hat, y, head: (y_hat - y) * (sigmoid_prime(z) if head == "squared_sigmoid" else 1) / len(y),
        "The loss of one example is a sum over the outputs. By what would you divide, and why?",
    ),
    Mistake(
        "slope at the target",
        Edit("sigmoid_prime(z)", "y * (1 - y)"),
        "The sigmoid's slope has a short form. Is the sigmoid's value what came out, or what should have come out?",
    ),
    Mistake(
        "score for the output",
        Edit("sigmoid_prime(z)", "z * (1 - z)"),
        "The short form of the sigmoid's slope needs the sigmoid's value. Is that z?",
    ),
    Mistake(
        "softmax as sigmoids",
        Edit('head == "squared_sigmoid"', 'head in ("squared_sigmoid", "softmax")'),
        "With softmax, does raising one score change the other outputs too? What cancels?",
    ),
    Mistake(
        "softmax's slope entry by entry",
        Edit("    return y_hat - y", '    return (y_hat - y) * (y_hat * (1 - y_hat) if head == "softmax" else 1)'),
        "With softmax, does raising one score change the other outputs too? What cancels?",
    ),
    Mistake(
        "softmax's slope by the outputs",
        Edit("    return y_hat - y", '    return -y / y_hat if head == "softmax" else y_hat - y'),
        "That is how the loss changes with the outputs. How do all outputs change with one score?",
    ),
    Mistake(
        "a sigmoid behind every loss",
        lambda z, y_hat, y, head: loss_slope(y_hat, y, head) * sigmoid_prime(z),
        "Which heads end in a sigmoid, and what do the others end in?",
    ),
    Mistake(
        "the sigmoid's slope everywhere but in softmax",
        lambda z, y_hat, y, head: (y_hat - y) * (1 if head == "softmax" else sigmoid_prime(z)),
        "Which heads end in a sigmoid, and in which of these does its slope cancel?",
    ),
]
