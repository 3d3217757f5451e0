"""notation.matrix_recursion"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, slope_of, value
from solutions.network import cost
from solutions.notation import matrix_recursion


def layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, m examples"""
    return _layer(rng, *sizes(rng, 3, high=6))


def square_layer(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as inputs, and as many examples"""
    return _layer(rng, *3 * sizes(rng, 1, low=3, high=4))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _layer(rng, *sizes(rng, 2, high=6), 1)


def square_with_one_example(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as inputs, and one example"""
    return _layer(rng, 3, 3, 1)


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """a layer of one neuron, and 23 examples"""
    return _layer(rng, 1, *sizes(rng, 1), 23)


def one_input(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron in the layer before"""
    return _layer(rng, 3, 1, 4)


def steep(rng: np.random.Generator) -> dict[str, Any]:
    """an activation with slopes above 1"""
    drawn = layer(rng)
    return {**drawn, "sigma_prime_u": 1.2 + np.abs(numbers(rng, *drawn["u"].shape))}


def _layer(rng: np.random.Generator, n_l: int, n_prev: int, m: int) -> dict[str, Any]:
    """The sine as σ, and scores W σ(u) that miss their targets by delta, which is then the slope of half their squares."""
    W, u, delta = numbers(rng, n_l, n_prev), numbers(rng, n_prev, m, size=1), numbers(rng, n_l, m)
    return {"W": W, "u": u, "delta": delta, "sigma_prime_u": np.cos(u), "targets": W @ np.sin(u) - delta}


exercise = Exercise(
    reference=matrix_recursion,
    scenes=[layer, square_layer, one_example],
    harder=[square_with_one_example, one_neuron, one_input, steep],
    checks=[
        slope_of(
            cost,
            by="u",
            equals="delta_prev",
            times="m",
            through=lambda u, W, targets: (W @ np.sin(u), targets, "squared"),
        ),
        value(),
    ],
    hints=[
        "Move one score of the layer before. Which scores of this layer change, and through which weights?",
        "The sum runs over the neurons of this layer. Which index of W is that, and what stays entry by entry?",
        "The transposed weights times delta; then, entry by entry, times the slope of the activation.",
    ],
    points=2,
)


mistakes = [
    Mistake(
        "as printed",
        Edit("sigma_prime_u * (W.T @ delta)", "(W @ sigma_prime_u) * delta"),
        "With single neurons the order of the factors is free. Which size should the sum run over: n_l or n_prev?",
    ),
    Mistake(
        "weights not turned",
        Edit("W.T @", "W @"),
        "Forwards, W takes n_prev numbers to n_l. Which way do you go now?",
    ),
    Mistake(
        "slope before the weights",
        Edit("sigma_prime_u * (W.T @ delta)", "W.T @ (sigma_prime_u * delta)"),
        "The slope belongs to the layer before, delta to this one. May they meet before the weights?",
    ),
    Mistake(
        "weights not turned, slope before them",
        Edit("sigma_prime_u * (W.T @ delta)", "W @ (sigma_prime_u * delta)"),
        "Write the shape under every symbol. Which of them has n_prev rows, and which one n_l?",
    ),
    Mistake(
        "factors exchanged",
        Edit("W.T @ delta", "delta @ W"),
        "A product sums over its inner index. Should that index count examples, or the neurons that u acts on?",
    ),
    Mistake(
        "slope left out",
        Edit("sigma_prime_u * (W.T @ delta)", "W.T @ delta"),
        "That is the slope by the activations. What lies between them and the scores?",
    ),
    Mistake(
        "slope counted twice",
        Edit("sigma_prime_u *", "sigma_prime_u**2 *"),
        "How often does a score of the layer before pass through the activation?",
    ),
    Mistake(
        "slope added",
        Edit("sigma_prime_u *", "sigma_prime_u +"),
        "How does the chain rule put the slopes of one path together?",
    ),
    Mistake(
        "matrix product with the slope",
        Edit("sigma_prime_u * (W.T @ delta)", "(W.T @ delta) @ sigma_prime_u.T"),
        "Should the slope of one neuron act on the delta of another?",
    ),
    Mistake(
        "delta left out",
        Edit("(W.T @ delta)", "W.sum(axis=0)[:, None]"),
        "What does your answer do when only delta changes?",
    ),
    Mistake(
        "weights left out",
        Edit("(W.T @ delta)", "delta.sum(axis=0)"),
        "What does your answer do when only W changes?",
    ),
    Mistake(
        "averaged already",
        Edit("(W.T @ delta)", "(W.T @ delta) / delta.shape[1]"),
        "A delta belongs to a single example. Where does 1/m enter?",
    ),
    Mistake(
        "mean over the neurons",
        Edit("(W.T @ delta)", "(W.T @ delta) / len(W)"),
        "One score acts on every neuron of the layer after it. Do its effects add up, or are they averaged?",
    ),
    Mistake(
        "sign",
        Edit("sigma_prime_u *", "-sigma_prime_u *"),
        "If raising u raises every score that it acts on, do the slopes differ in sign?",
    ),
    Mistake(
        "changes its argument",
        Edit("return sigma_prime_u * (W.T @ delta)", "sigma_prime_u *= W.T @ delta\n    return sigma_prime_u"),
        "*= writes into the array that was given. Who else may still need it?",
    ),
    Mistake(
        "inverse of the weights",
        Edit("W.T @", "np.linalg.pinv(W) @"),
        "The way back is not the way forward undone. If W doubles, does the slope before it double or halve?",
    ),
    Mistake(
        "sums multiplied",
        Edit("(W.T @ delta)", "(W.sum(axis=0)[:, None] * delta.sum(axis=0))"),
        "Is the sum of products the product of the sums? Which delta does each weight meet?",
    ),
    Mistake(
        "slope by the weights",
        Edit("sigma_prime_u * (W.T @ delta)", "delta @ sigma_prime_u.T"),
        "Your answer has the shape of W. What does it do when only W changes, and slopes by what are asked for?",
    ),
    Mistake(
        "entry by entry with the weights",
        Edit("(W.T @ delta)", "W.T * delta"),
        "One score acts on every neuron of the layer after it. Which operation adds up these effects?",
    ),
]
