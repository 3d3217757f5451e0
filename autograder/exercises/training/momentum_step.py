"""training.momentum_step"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.training import one_layer, single_neurons, six_layers, three_layers
from solutions.network import update
from solutions.training import momentum_step


def first_step(rng: np.random.Generator) -> dict[str, Any]:
    """the first step, velocity 0"""
    draw = one_layer(rng)
    return {**draw, "velocity": [(0 * W, 0 * b) for W, b in draw["parameters"]]}


def no_memory(rng: np.random.Generator) -> dict[str, Any]:
    """no velocity stays, β = 0"""
    return {**one_layer(rng), "beta": 0.0}


def no_friction(rng: np.random.Generator) -> dict[str, Any]:
    """all velocity stays, β = 1"""
    return {**one_layer(rng), "beta": 1.0}


exercise = Exercise(
    reference=momentum_step,
    scenes=[three_layers, one_layer, first_step],
    checks=[value()],
    hints=[
        "Two lists come back. Which of the two do you need to make the other?",
        "First the new velocity of every W and b, from the old one and the slope. Which function of the last notebook takes a "
        "step if you give it this list?",
        "New velocity: beta times the old one, plus the slope. New parameters: the old ones minus alpha times the new velocity.",
    ],
    points=2,
    harder=[six_layers, single_neurons, no_memory, no_friction],
)


def writes_into_velocity(parameters, velocity, grads, alpha, beta):
    for old, slopes in zip(velocity, grads, strict=True):
        for v, slope in zip(old, slopes, strict=True):
            v *= beta
            v += slope
    return update(parameters, velocity, alpha), velocity


NEW, STEP = "(beta * vW + dW, beta * vb + db)", "update(parameters, velocity, alpha)"


mistakes = [
    Mistake(
        "steps by the old velocity",
        Edit(
            f"{STEP}, velocity",
            "[(W - alpha * (v - dW) / beta, b - alpha * (u - db) / beta) for (W, b), (v, u), (dW, db) in zip(parameters, velocity, grads)], velocity",
        ),
        "Which comes first: the new velocity or the step?",
    ),
    Mistake(
        "steps by the slopes",
        Edit(STEP, "update(parameters, grads, alpha)"),
        "What is the velocity for, if the step does not depend on it?",
    ),
    Mistake(
        "uphill",
        Edit(STEP, "update(parameters, velocity, -alpha)"),
        "A velocity made of slopes points uphill. Which way should the step go?",
    ),
    Mistake(
        "a mean of both",
        Edit(NEW, "(beta * vW + (1 - beta) * dW, beta * vb + (1 - beta) * db)"),
        "With which factor do the new slopes enter the velocity of the docstring?",
    ),
    Mistake(
        "beta on the slopes",
        Edit(NEW, "(vW + beta * dW, vb + beta * db)"),
        "Which of the two should fade: the old velocity or the new slopes?",
    ),
    Mistake("beta left out", Edit(NEW, "(vW + dW, vb + db)"), "What does your answer do when only beta changes?"),
    Mistake(
        "alpha left out",
        Edit(STEP, "update(parameters, velocity, 1)"),
        "What does your answer do when only alpha changes?",
    ),
    Mistake(
        "alpha in the velocity",
        (
            Edit(NEW, "(beta * vW + alpha * dW, beta * vb + alpha * db)"),
            Edit(STEP, "update(parameters, velocity, 1)"),
        ),
        "Where does alpha enter in the docstring: in the velocity or in the step?",
    ),
    Mistake(
        "biases without momentum",
        Edit("beta * vb + db", "db.copy()"),
        "Which parameters have a velocity?",
    ),
    Mistake(
        "returned in the other order",
        Edit(f"return {STEP}, velocity", f"return velocity, {STEP}"),
        "In which order does the docstring name the two results?",
    ),
    Mistake(
        "old velocity returned",
        (
            Edit("    velocity = [", "    new = ["),
            Edit(f"{STEP}, velocity", "update(parameters, new, alpha), velocity"),
        ),
        "What will the next step remember of this one?",
    ),
    Mistake(
        "writes into velocity",
        writes_into_velocity,
        "Whose arrays do *= and += change? What does the caller's velocity hold after your call?",
    ),
    Mistake(
        "Nesterov's step",
        Edit(
            STEP,
            "update(parameters, [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)], alpha)",
        ),
        "That is Nesterov's rule. By what does the docstring step: by the new velocity, or by one that looks a step further?",
    ),
    Mistake(
        "velocity downhill, alpha in it",
        (
            Edit(NEW, "(beta * vW - alpha * dW, beta * vb - alpha * db)"),
            Edit(STEP, "update(parameters, velocity, -1)"),
        ),
        "That is another book's velocity. In the docstring, do the slopes enter with a minus and with alpha?",
    ),
    Mistake(
        "velocity downhill",
        (Edit(NEW, "(beta * vW - dW, beta * vb - db)"), Edit(STEP, "update(parameters, velocity, -alpha)")),
        "Your step is right. With which sign do the slopes enter the velocity of the docstring?",
    ),
    Mistake(
        "beta on both",
        Edit(NEW, "(beta * (vW + dW), beta * (vb + db))"),
        "Do the slopes of this very step fade already, or only what the last step left?",
    ),
    Mistake(
        "shares exchanged",
        Edit(NEW, "((1 - beta) * vW + beta * dW, (1 - beta) * vb + beta * db)"),
        "With beta = 0.9, how much of the old velocity stays in yours?",
    ),
    Mistake(
        "a mean of both in the step alone",
        Edit(STEP, "update(parameters, velocity, alpha * (1 - beta))"),
        "By what does the docstring multiply the new velocity in the step?",
    ),
]
