"""two_layer.dZ_from"""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import spence

from autograder.authoring import Array, Edit, Exercise, Mistake, Stock, numbers, sizes, slope_of, value
from autograder.exercises.two_layer import J
from solutions.two_layer import dZ_from


def wave(rng: np.random.Generator) -> dict[str, Any]:
    """an activation whose slope is the cosine"""
    return _activated(rng, sizes(rng, 2), np.sin, "cosine")


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, and an activation whose slope is log(1 + e^z)"""
    return _activated(rng, [*sizes(rng, 1), 1], lambda Z: -spence(1 + np.exp(Z)), "softplus")


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron, and 23 examples"""
    return _activated(rng, [1, 23], np.sin, "cosine")


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as examples"""
    return _activated(rng, [3, 3], np.sin, "cosine")


def two_by_three(rng: np.random.Generator) -> dict[str, Any]:
    """two neurons, three examples"""
    return _activated(rng, [2, 3], np.sin, "cosine")


def _activated(rng: np.random.Generator, shape: list[int], g: Callable[[Array], Array], g_prime: str) -> dict[str, Any]:
    """Scores whose activations are compared with targets by `J`, of which dA is then the slope."""
    Z, dA = numbers(rng, *shape), numbers(rng, *shape)
    return {"dA": dA, "Z": Z, "g_prime": Stock(g_prime), "g": g, "targets": g(Z) - dA}


exercise = Exercise(
    reference=dZ_from,
    scenes=[wave, one_example],
    harder=[one_neuron, square, two_by_three, two_by_three],  # of one shape, for whoever keeps the slopes
    checks=[slope_of(J, by="Z", equals="dZ", times="m", through=lambda Z, g, targets: (g(Z), targets)), value()],
    hints=[
        "One entry of Z acts on one entry of A, and that one on the loss. Which two slopes stand in a row?",
        "You are given one of the two slopes, and a function for the other. At which place must that function be asked?",
        "dA times the slope of the activation at the scores, entry by entry.",
    ],
    points=1,
)


def overwrites(dA, Z, g_prime):
    dA *= g_prime(Z)
    return dA


mistakes = [
    Mistake(
        "slope left out",
        Edit("dA * g_prime(Z)", "dA"),
        "Between Z and the loss stands the activation. How does it change when Z changes?",
    ),
    Mistake(
        "the slope alone",
        Edit("dA * g_prime(Z)", "g_prime(Z)"),
        "That is how A reacts to Z. How does the loss react to A?",
    ),
    Mistake(
        "slope at dA",
        Edit("g_prime(Z)", "g_prime(dA)"),
        "At which place was the activation in the forward pass?",
    ),
    Mistake(
        "slope at the activation",
        Edit("g_prime(Z)", "g_prime(np.tanh(Z))"),
        "g_prime wants the score. What does it get in your version?",
    ),
    Mistake(
        "always tanh",
        Edit("g_prime(Z)", "tanh_prime(Z)"),
        "What does your answer do when another g_prime is handed in?",
    ),
    Mistake(
        "g_prime not called",
        Edit("g_prime(Z)", "g_prime"),
        "g_prime is a function. What does it need before it gives numbers?",
    ),
    Mistake(
        "times the score",
        Edit("dA * g_prime(Z)", "dA * Z"),
        "Is the score itself the slope of the activation? What does g_prime give?",
    ),
    Mistake(
        "divided by the slope",
        Edit("dA * g_prime(Z)", "dA / g_prime(Z)"),
        "Where the activation is flat, does the score act on the loss strongly or hardly at all?",
    ),
    Mistake(
        "matrix product",
        Edit("dA * g_prime(Z)", "dA @ g_prime(Z).T"),
        "Each neuron has its own score in each example. Do different entries mix?",
    ),
    Mistake(
        "averaged already",
        Edit("dA * g_prime(Z)", "dA * g_prime(Z) / Z.shape[1]"),
        "dZ belongs to single examples. Where does 1/m enter, and how often?",
    ),
    Mistake(
        "one slope for each neuron",
        Edit("g_prime(Z)", "np.mean(g_prime(Z), axis=1, keepdims=True)"),
        "A neuron's score differs from example to example. Is its activation equally steep in all of them?",
    ),
    Mistake(
        "sum for a product",
        Edit("dA * g_prime", "dA + g_prime"),
        "What does the chain rule do with two slopes in a row?",
    ),
    Mistake(
        "changes its argument",
        overwrites,
        "dA *= ... writes into the caller's array. What does a new name for the product do instead?",
    ),
    Mistake(
        "always relu",
        Edit("g_prime(Z)", "(Z > 0)"),
        "What does your answer do when another g_prime is handed in?",
    ),
    Mistake(
        "always the sigmoid",
        Edit("g_prime(Z)", "sigmoid(Z) * (1 - sigmoid(Z))"),
        "What does your answer do when another g_prime is handed in?",
    ),
]
