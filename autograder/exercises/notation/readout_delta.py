"""notation.readout_delta"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, slope_of, value
from solutions.network import cost
from solutions.notation import readout_delta


def readout(rng: np.random.Generator) -> dict[str, Any]:
    """n hidden neurons, m examples"""
    return _readout(rng, *sizes(rng, 2, high=6))


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many hidden neurons as examples"""
    return _readout(rng, *2 * sizes(rng, 1, low=3, high=5))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _readout(rng, *sizes(rng, 1, high=6), 1)


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one hidden neuron, and 23 examples"""
    return _readout(rng, 1, 23)


def steep(rng: np.random.Generator) -> dict[str, Any]:
    """an activation with slopes above 1"""
    drawn = readout(rng)
    return {**drawn, "sigma_prime_u": 1.2 + np.abs(numbers(rng, *drawn["u"].shape))}


def _readout(rng: np.random.Generator, n: int, m: int) -> dict[str, Any]:
    """The sine as σ, and outputs that miss their targets by dloss_dyhat, which is then the slope of half their squares."""
    w_out, u, slope = numbers(rng, n, 1), numbers(rng, n, m, size=1), numbers(rng, 1, m)
    targets = w_out.T @ np.sin(u) - slope
    return {"dloss_dyhat": slope, "w_out": w_out, "sigma_prime_u": np.cos(u), "u": u, "targets": targets}


exercise = Exercise(
    reference=readout_delta,
    scenes=[readout, square, one_example],
    harder=[one_neuron, steep],
    checks=[
        slope_of(
            cost,
            by="u",
            equals="delta",
            times="m",
            through=lambda u, w_out, targets: (w_out.T @ np.sin(u), targets, "squared"),
        ),
        value(),
    ],
    hints=[
        "Move one hidden score in one example. It changes one activation, that changes the output, that changes the loss. Which three slopes are these?",
        "Two of the three slopes are one number for each neuron or one for each example. How do a column and a row make a table?",
        "The column of readout weights times the row of slopes of the loss; then, entry by entry, times the slope of the activation.",
    ],
    points=2,
)


mistakes = [
    Mistake(
        "summed over the neurons",
        Edit("(w_out @ dloss_dyhat) * sigma_prime_u", "dloss_dyhat * (w_out.T @ sigma_prime_u)"),
        "Each hidden neuron has its own delta. Which product adds them all up in your version?",
    ),
    Mistake(
        "slope of the activation left out",
        Edit("(w_out @ dloss_dyhat) * sigma_prime_u", "w_out @ dloss_dyhat"),
        "That is the slope by the activations. What lies between them and the scores?",
    ),
    Mistake(
        "slope of the loss left out",
        Edit("(w_out @ dloss_dyhat)", "w_out"),
        "What does your answer do when only dloss_dyhat changes?",
    ),
    Mistake(
        "weights left out",
        Edit("(w_out @ dloss_dyhat)", "dloss_dyhat"),
        "Do all hidden neurons act on the output equally strongly?",
    ),
    Mistake(
        "slope counted twice",
        Edit("* sigma_prime_u", "* sigma_prime_u**2"),
        "How often does a score pass through the activation on its way to the output?",
    ),
    Mistake(
        "slope added",
        Edit("* sigma_prime_u", "+ sigma_prime_u"),
        "How does the chain rule put the slopes of one path together?",
    ),
    Mistake(
        "neurons and examples exchanged",
        Edit("w_out @ dloss_dyhat", "dloss_dyhat.T @ w_out.T"),
        "Which axis of your product counts the neurons, and which one should?",
    ),
    Mistake(
        "matrix product with the slope",
        Edit("(w_out @ dloss_dyhat) * sigma_prime_u", "(w_out @ dloss_dyhat) @ sigma_prime_u.T"),
        "Should the slope of one neuron act on the delta of another?",
    ),
    Mistake(
        "examples added up",
        Edit("w_out @ dloss_dyhat", "w_out * dloss_dyhat.sum()"),
        "Does the loss of one example depend on the output of another?",
    ),
    Mistake(
        "averaged already",
        Edit("* sigma_prime_u", "* sigma_prime_u / dloss_dyhat.shape[1]"),
        "A delta belongs to a single example. Where does 1/m enter?",
    ),
    Mistake(
        "sign",
        Edit("(w_out @", "(-w_out @"),
        "If raising u raises the output, do the two slopes differ in sign?",
    ),
    Mistake(
        "changes its argument",
        Edit(
            "return (w_out @ dloss_dyhat) * sigma_prime_u",
            "sigma_prime_u *= w_out @ dloss_dyhat\n    return sigma_prime_u",
        ),
        "*= writes into the array that was given. Who else may still need it?",
    ),
    Mistake(
        "inverse of the weights",
        Edit("(w_out @ dloss_dyhat)", "(np.linalg.pinv(w_out).T @ dloss_dyhat)"),
        "The way back is not the way forward undone. If w_out doubles, does the slope before it double or halve?",
    ),
    Mistake(
        "slope by the readout weights",
        Edit("(w_out @ dloss_dyhat) * sigma_prime_u", "sigma_prime_u @ dloss_dyhat.T"),
        "What does your answer do when only w_out changes? Slopes by what are asked for?",
    ),
]
