"""chain.hidden_delta"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, Scene, numbers, sizes, slope_of, value
from autograder.exercises.chain import FLAT, STEEP, equal_layers, loss, network, relu_softmax, tanh_logistic
from solutions.activations import hidden_activation, output_activation
from solutions.chain import hidden_delta


def before_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """a layer of tanh, and the logistic head after it"""
    return _last_hidden(tanh_logistic(rng))


def before_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """a layer of relu, and softmax after it"""
    return _last_hidden(relu_softmax(rng))


def before_one_output(rng: np.random.Generator) -> dict[str, Any]:
    """a layer with a single neuron after it"""
    return _last_hidden(network(rng, [*sizes(rng, 2, low=3, high=6), 1], "tanh", "squared"))


def before_equal(rng: np.random.Generator) -> dict[str, Any]:
    """a layer with an equally large one after it"""
    return _last_hidden(equal_layers(rng))


def _last_hidden(draw: dict[str, Any]) -> dict[str, Any]:
    """The last hidden layer of a network: `z` is now its score, and the layer after it is the output."""
    z = draw["cache"][-2][1]
    after = {"W_next": draw["W"], "b_next": draw["b"], "delta_next": draw["delta"]}
    return {**draw, **after, "z": z, "g_prime_z": hidden_activation(draw["hidden"])[1](z)}


def _between(n: int, n_next: int, steep: float = 1) -> Scene:
    """The scene of n neurons before n_next others, whose deltas are so large."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        W_next = numbers(rng, n_next, n)
        delta_next = steep * np.copysign(numbers(rng, n_next, 1), W_next[:, :1])  # what adds up does not cancel
        return {"W_next": W_next, "delta_next": delta_next, "g_prime_z": rng.uniform(0.1, 1, size=(n, 1))}

    scene.__doc__ = f"n_l = {n}, n_next = {n_next}" + (f", deltas near {steep:g}" if steep != 1 else "")
    return scene


def rest_of_the_way(z, W_next, b_next, y, hidden, head):
    """What `loss` takes."""
    a = hidden_activation(hidden)[0](z)
    return output_activation(head)(W_next @ a + b_next), y, head


exercise = Exercise(
    reference=hidden_delta,
    scenes=[before_logistic, before_softmax, before_one_output, before_equal],
    harder=[
        _between(1, 1),
        _between(1, 3),
        _between(12, 2),
        _between(2, 12),
        _between(3, 4, STEEP),
        _between(3, 4, FLAT),
    ],
    checks=[slope_of(loss, by="z", equals="delta", through=rest_of_the_way), value()],
    hints=[
        "Move one score of this layer a little. Which scores of the next layer change, and by how much each?",
        "Add up, over the neurons of the next layer, weight times delta. Which of the two indices of the weights is summed over?",
        "The transposed weights of the next layer times its delta; then, entry by entry, times the slope of this layer's activation.",
    ],
    points=3,
)


def slope_in_the_loop(W_next, delta_next, g_prime_z):
    delta = 0 * g_prime_z
    for weights, delta_of_one in zip(W_next, delta_next, strict=True):
        delta = (delta + weights[:, None] * delta_of_one) * g_prime_z
    return delta


mistakes = [
    Mistake(
        "weights not transposed",
        Edit("W_next.T", "W_next"),
        "W_next is (n_next, n_l) and delta_next is (n_next, 1). Over which index should the sum run?",
    ),
    Mistake(
        "slope left out",
        Edit("(W_next.T @ delta_next) * g_prime_z", "W_next.T @ delta_next"),
        "That is the slope by the activations. What lies between them and the scores?",
    ),
    Mistake(
        "slope added",
        Edit(" * g_prime_z", " + g_prime_z"),
        "How does the chain rule put the slopes of one path together?",
    ),
    Mistake(
        "slope counted twice",
        Edit(" * g_prime_z", " * g_prime_z**2"),
        "How often does a score of this layer pass through the activation?",
    ),
    Mistake(
        "slope before the weights",
        Edit("(W_next.T @ delta_next) * g_prime_z", "W_next.T @ (delta_next * g_prime_z)"),
        "g_prime_z belongs to this layer, delta_next to the one after. May they meet before the weights?",
    ),
    Mistake(
        "matrix product with the slope",
        Edit(" * g_prime_z", " @ g_prime_z.T"),
        "Should the slope of one neuron act on the delta of another?",
    ),
    Mistake(
        "delta of the layer after left out",
        Edit("W_next.T @ delta_next", "W_next.sum(axis=0)[:, None]"),
        "What does your answer do when only delta_next changes?",
    ),
    Mistake(
        "weights left out",
        Edit("W_next.T @ delta_next", "delta_next.sum()"),
        "Do all neurons of this layer act on the next one equally strongly?",
    ),
    Mistake(
        "sum over the wrong neurons",
        Edit("W_next.T @ delta_next", "(W_next * delta_next).sum(axis=1)[:, None]"),
        "One neuron of this layer acts on every neuron of the next. Over which axis of W_next are these?",
    ),
    Mistake(
        "axis lost before the product",
        Edit("W_next.T @ delta_next", "(W_next * delta_next).sum(axis=0)"),
        "A row times a column gives a square, by broadcasting. What shape has your sum?",
    ),
    Mistake(
        "sign",
        Edit("(W_next.T @ delta_next)", "-(W_next.T @ delta_next)"),
        "If a score of this layer raises one of the next, through a positive weight, do their slopes differ in sign?",
    ),
    Mistake(
        "changes its argument",
        Edit("return (W_next.T @ delta_next) * g_prime_z", "g_prime_z *= W_next.T @ delta_next\n    return g_prime_z"),
        "*= writes into the array that was given. Who else may still need it?",
    ),
    Mistake(
        "paths not added up",
        Edit("W_next.T @ delta_next", "W_next.T * delta_next.T"),
        "One score of this layer acts on every neuron of the next. How many deltas does it get from all these paths?",
    ),
    Mistake(
        "sum never set back",
        lambda W_next, delta_next, g_prime_z: np.cumsum(W_next.T @ delta_next, axis=0) * g_prime_z,
        "With which number does the sum of the second neuron begin?",
    ),
    Mistake(
        "slope for each path and the ones before",
        slope_in_the_loop,
        "How often does the first path's share meet the slope in your loop, and how often the last one's?",
    ),
    Mistake(
        "weights inverted",
        Edit("W_next.T @ delta_next", "np.linalg.pinv(W_next) @ delta_next"),
        "Do you look for the activations that led to these scores, or for what a small change of them does?",
    ),
]
