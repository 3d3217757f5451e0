"""network.update"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.network import network, no_hidden_layer, tanh_logistic
from solutions.network import update


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers"""
    return {**tanh_logistic(rng), "alpha": float(rng.uniform(0.3, 0.6))}


def one_layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, another learning rate"""
    return {**no_hidden_layer(rng), "alpha": float(rng.uniform(0.02, 0.05))}


def five_layers(rng: np.random.Generator) -> dict[str, Any]:
    """five layers, a learning rate above 1"""
    return {**network(rng, [2, 3, 2, 4, 2, 3], 1, "tanh", "squared"), "alpha": float(rng.uniform(1.5, 2.5))}


def no_slopes(rng: np.random.Generator) -> dict[str, Any]:
    """all slopes 0"""
    draw = network(rng, [2, 3, 2], 1, "tanh", "squared")
    return {**draw, "grads": [(0 * dW, 0 * db) for dW, db in draw["grads"]], "alpha": 0.5}


def no_rate(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate of 0"""
    return {**network(rng, [2, 3, 2], 1, "tanh", "squared"), "alpha": 0.0}


exercise = Exercise(
    reference=update,
    scenes=[three_layers, one_layer],
    harder=[five_layers, no_slopes, no_rate],
    checks=[value()],
    hints=[
        "What did gradient_descent_step of the first notebook do with one array? How many arrays are there now?",
        "Walk through both lists at once, and make a new pair for each layer. Which of its two parts moves by which slope?",
        "Each W minus the learning rate times its own dW, each b minus the learning rate times its own db, pair by pair.",
    ],
    points=1,
)


def subtracts_in_place(parameters, grads, alpha):
    for (W, b), (dW, db) in zip(parameters, grads, strict=True):
        W -= alpha * dW
        b -= alpha * db
    return parameters


mistakes = [
    Mistake(
        "uphill",
        (Edit("W - alpha", "W + alpha"), Edit("b - alpha", "b + alpha")),
        "The gradient points uphill. Which way should the step go?",
    ),
    Mistake(
        "learning rate left out",
        (Edit("alpha * dW", "dW"), Edit("alpha * db", "db")),
        "What changes in your version when alpha changes?",
    ),
    Mistake(
        "own learning rate",
        (Edit("alpha * dW", "0.1 * dW"), Edit("alpha * db", "0.1 * db")),
        "What changes in your version when alpha changes?",
    ),
    Mistake("biases never move", Edit("b - alpha * db", "b"), "Which parameters should a step change?"),
    Mistake("weights never move", Edit("W - alpha * dW", "W"), "Which parameters should a step change?"),
    Mistake(
        "the step, not where it ends",
        Edit("(W - alpha * dW, b - alpha * db)", "(-alpha * dW, -alpha * db)"),
        "What does your answer do when only the parameters change?",
    ),
    Mistake(
        "first layer only",
        Edit(
            "for (W, b), (dW, db) in zip(parameters, grads, strict=True)]",
            "for (W, b), (dW, db) in [(parameters[0], grads[0])]] + parameters[1:]",
        ),
        "Which layers should a step change?",
    ),
    Mistake(
        "a flat list",
        Edit(
            "return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]",
            "return [p - alpha * d for pair, slopes in zip(parameters, grads) for p, d in zip(pair, slopes)]",
        ),
        "The docstring says list of pairs. What is one entry of your list?",
    ),
    Mistake(
        "last layer never moves",
        Edit(
            "(W - alpha * dW, b - alpha * db)",
            "(W, b) if W is parameters[-1][0] else (W - alpha * dW, b - alpha * db)",
        ),
        "Which layers should a step change, and how far does your loop go?",
    ),
    Mistake(
        "slopes from the other end",
        Edit("zip(parameters, grads", "zip(parameters, grads[::-1]"),
        "Which layer does the first pair of grads belong to, and which is the first that you step?",
    ),
    Mistake(
        "writes into what the caller holds",
        subtracts_in_place,
        "Whose arrays does -= change, whose list does parameters[layer] = ... change, and what is left of the parameters from "
        "before the step?",
    ),
]
