"""shapes.gradient_descent_step"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, value
from solutions.shapes import gradient_descent_step


def matrix(rng: np.random.Generator) -> dict[str, Any]:
    """a matrix theta"""
    return _start(rng, *sizes(rng, 2)) | {"alpha": float(rng.uniform(0.3, 0.6))}


def vector(rng: np.random.Generator) -> dict[str, Any]:
    """a vector theta, another learning rate"""
    return _start(rng, *sizes(rng, 1, low=3)) | {"alpha": float(rng.uniform(0.02, 0.05))}


def no_axes(rng: np.random.Generator) -> dict[str, Any]:
    """theta without axes: one number"""
    theta, slope = rng.uniform(0.5, 1, 2)
    return {"theta": np.array(theta), "grad": np.array(-slope), "alpha": 0.1}


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """theta with three axes, a learning rate above 1"""
    return _start(rng, 2, 1, 3) | {"alpha": float(rng.uniform(1.5, 3))}


def whole_rate(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate that is a whole number"""
    return _start(rng, 2, 1, 3) | {"alpha": 20}


def at_rest(rng: np.random.Generator) -> dict[str, Any]:
    """a gradient of zeros"""
    return {"theta": numbers(rng, 2, 3), "grad": np.zeros((2, 3)), "alpha": 0.1}


def no_step(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate of 0"""
    return _start(rng, 2, 3) | {"alpha": 0.0}


def _start(rng: np.random.Generator, *shape: int) -> dict[str, Any]:
    return {"theta": numbers(rng, *shape), "grad": numbers(rng, *shape)}


exercise = Exercise(
    reference=gradient_descent_step,
    scenes=[matrix, vector],
    harder=[no_axes, three_axes, whole_rate, at_rest, no_step],
    checks=[value()],
    hints=[
        "You stand at 2, the slope there is 3, the learning rate is 0.1. Where do you stand after one step downhill?",
        "Each entry of theta moves by the learning rate times its own slope. In which direction?",
        "The new place is the old one minus the learning rate times the gradient.",
    ],
    points=1,
)


def steps_in_place(theta, grad, alpha):
    theta -= alpha * grad
    return theta


mistakes = [
    Mistake("uphill", Edit("theta -", "theta +"), "The gradient points uphill. Which way should the step go?"),
    Mistake("learning rate left out", Edit("alpha * grad", "grad"), "What changes in your version when alpha changes?"),
    Mistake(
        "own learning rate",
        Edit("alpha * grad", "0.1 * grad"),
        "What changes in your version when alpha changes?",
    ),
    Mistake(
        "divided by the rate",
        Edit("alpha * grad", "grad / alpha"),
        "Should a smaller learning rate make the step shorter or longer?",
    ),
    Mistake(
        "the step, not where it ends",
        Edit("theta - alpha * grad", "-alpha * grad"),
        "What does your answer do when only theta changes?",
    ),
    Mistake(
        "theta and grad exchanged",
        Edit("theta - alpha * grad", "grad - alpha * theta"),
        "Where does the step start, and which array says where it goes?",
    ),
    Mistake(
        "changes its argument",
        steps_in_place,
        "theta -= ... writes into the caller's array. What does theta = theta - ... do instead?",
    ),
    Mistake(
        "signs only",
        Edit("alpha * grad", "alpha * np.sign(grad)"),
        "Should a steep slope move theta further than a gentle one?",
    ),
    Mistake(
        "gradient made one long",
        Edit("alpha * grad", "alpha * grad / np.linalg.norm(grad)"),
        "How long is a step close to the bottom, where the slopes are small?",
    ),
    Mistake(
        "one slope for all",
        Edit("alpha * grad", "alpha * np.mean(grad)"),
        "Does each entry of theta follow its own slope?",
    ),
    Mistake(
        "theta scaled as well",
        Edit("theta - alpha * grad", "alpha * (theta - grad)"),
        "What does alpha multiply: the slope, or where you stand as well?",
    ),
    Mistake(
        "partway from theta to grad",
        Edit("theta - alpha * grad", "(1 - alpha) * theta + alpha * grad"),
        "Is the gradient a place to go to, or a direction to go in?",
    ),
    Mistake(
        "a running mean",
        Edit("theta - alpha * grad", "alpha * theta + (1 - alpha) * grad"),
        "Where does the step end when every slope is 0? And in your version?",
    ),
    Mistake(
        "divided by the number of entries",
        Edit("alpha * grad", "alpha * grad / grad.size"),
        "The slopes are those of the cost already. What would another mean be taken over?",
    ),
]
