"""network.update"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.network import no_hidden_layer, tanh_logistic
from solutions.network import update


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers"""
    return {**tanh_logistic(rng), "alpha": float(rng.uniform(0.3, 0.6))}


def one_layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, another learning rate"""
    return {**no_hidden_layer(rng), "alpha": float(rng.uniform(0.02, 0.05))}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as weights and biases"""
    draw = three_layers(rng)
    parameters = [(rng.integers(1, 5, W.shape), rng.integers(1, 5, b.shape)) for W, b in draw["parameters"]]
    return {**draw, "parameters": parameters}


exercise = Exercise(
    reference=update,
    scenes=[three_layers, one_layer, whole_numbers],
    checks=[value()],
    hints=[
        "What did gradient_descent_step of the first notebook do with one array? How many arrays are there now?",
        "Walk through both lists at once, and make a new pair for each layer. Which of its two parts moves by which slope?",
        "Each W minus the learning rate times its own dW, each b minus the learning rate times its own db, pair by pair.",
    ],
    points=1,
)


def steps_in_place(parameters, grads, alpha):
    for (W, b), (dW, db) in zip(parameters, grads, strict=True):
        W[:] = W - alpha * dW
        b[:] = b - alpha * db
    return parameters


def replaces_the_callers_pairs(parameters, grads, alpha):
    for layer, (dW, db) in enumerate(grads):
        W, b = parameters[layer]
        parameters[layer] = (W - alpha * dW, b - alpha * db)
    return parameters


def copies_of_whole_numbers(parameters, grads, alpha):
    stepped = [(W.copy(), b.copy()) for W, b in parameters]
    for (W, b), (dW, db) in zip(stepped, grads, strict=True):
        W[:] = W - alpha * dW
        b[:] = b - alpha * db
    return stepped


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
        "writes into the caller's arrays",
        steps_in_place,
        "Does the caller still have the parameters from before the step? Which line writes into them?",
    ),
    Mistake(
        "writes into the caller's list",
        replaces_the_callers_pairs,
        "What does the caller's own list hold after your call?",
    ),
    Mistake(
        "stays with whole numbers",
        copies_of_whole_numbers,
        "An array of whole numbers cannot hold 1.7. What becomes of a step that is smaller than 1?",
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
        "subtracts in the caller's arrays",
        subtracts_in_place,
        "Whose arrays does -= change, and what is left of the parameters from before the step?",
    ),
]
