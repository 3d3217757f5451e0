"""Notebook 05. The scenes that its exercises share."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, Scene, Seeded, as_data, binary_labels, inputs, numbers, sizes
from solutions import network as answers  # not its names: `forward` is a file of this folder
from solutions.activations import hidden_activation

HEADS, HIDDEN = ("logistic", "softmax", "squared_sigmoid", "squared"), ("sigmoid", "tanh", "relu")
AWAY = 0.03  # how far the scores are from the kink of relu, at least
DRAWS = 1000  # until they are
FEW = 4  # scores, of which some may have to be of one sign
SURE = 7.0  # a score whose probability is above 0.99, whatever the others add


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    return network(rng, sizes(rng, 4, high=5), int(rng.integers(6, 8)), "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """four layers: relu three times, then softmax"""
    return network(rng, sizes(rng, 5, high=6), int(rng.integers(7, 9)), "relu", "softmax")


def square_layers(rng: np.random.Generator) -> dict[str, Any]:
    """all layers of equal size, and as many examples: tanh, then the head squared_sigmoid"""
    (n,) = sizes(rng, 1, low=3, high=4)
    return network(rng, [n] * 4, n, "tanh", "squared_sigmoid")


def no_hidden_layer(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer, and the squared head"""
    *layer_sizes, m = sizes(rng, 3)
    return network(rng, layer_sizes, m, "relu", "squared")


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1: sigmoid, then softmax"""
    return network(rng, sizes(rng, 3, high=5), 1, "sigmoid", "softmax")


def crossed(place: int, depth: int) -> Scene:
    """A small network with a head, so many layers and an activation that goes with any of both; some sizes are 1."""
    head, hidden = HEADS[place], HIDDEN[(place + depth) % len(HIDDEN)]
    n_L = 1 if (place + depth) % 2 and head != "softmax" else 3
    m = (4, 1, 2)[(place + 2 * depth) % 3]

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return network(rng, [*map(int, rng.integers(1, 5, depth)), n_L], m, hidden, head)

    words = f"{depth} layers: {hidden}, then {head}" if depth > 1 else f"a single layer: {head}"
    scene.__doc__ = f"{words}, n_L = {n_L}, m = {m}"
    return scene


CROSSED = [crossed(place, depth) for place in range(len(HEADS)) for depth in (1, 2, 3, 4)]


def network(rng: np.random.Generator, layer_sizes: Sequence[int], m: int, hidden: str, head: str) -> dict[str, Any]:
    """Layers, m examples, what the layers make of them, and slopes that need not be those of any cost."""
    X = A = inputs(rng, layer_sizes[0], m)
    parameters = []
    for n_prev, n in pairwise(layer_sizes):
        W, b = _layer(rng, A, n, n_prev)
        parameters.append((W, b))
        A = hidden_activation(hidden)[0](W @ A + b)
    A_L = answers.forward(parameters, X, hidden, head)[0]
    return passed(rng, parameters, X, targets(rng, A_L, head), hidden, head)


def passed(
    rng: np.random.Generator, parameters: list[tuple[Array, Array]], X: Array, Y: Array, hidden: str, head: str
) -> dict[str, Any]:
    """The same of given layers, inputs and labels."""
    A_L, cache = answers.forward(parameters, X, hidden, head)
    asked = {"parameters": parameters, "X": X, "Y": Y, "hidden": hidden, "head": head}
    grads = [(numbers(rng, *W.shape), numbers(rng, *b.shape)) for W, b in parameters]
    return {**asked, "A_L": A_L, "cache": cache, "grads": grads}


def _layer(rng: np.random.Generator, A: Array, n: int, n_prev: int) -> tuple[Array, Array]:
    """Weights and biases whose scores have both signs and stay away from 0, where numbers of this size can."""
    for _ in range(DRAWS):
        W, b = numbers(rng, n, n_prev), numbers(rng, n, 1)
        Z = W @ A + b
        if (Z.min() < -AWAY or Z.size < FEW) and Z.max() > AWAY and np.abs(Z).min() > AWAY:
            break
    return W, b


def targets(rng: np.random.Generator, A_L: Array, head: str) -> Array:
    """What the outputs should be: a class for each example (every class occurs), 0 or 1 for each output, or numbers."""
    n_L, m = A_L.shape
    if head == "softmax":
        return as_data(np.eye(n_L)[:, rng.permutation(np.arange(m) % n_L)])
    return A_L - numbers(rng, n_L, m) if head == "squared" else binary_labels(rng, n_L * m).reshape(n_L, m)


def few_neurons(rng: np.random.Generator) -> dict[str, Any]:
    """three small layers"""
    return {"layer_sizes": sizes(rng, 4, high=6), "rng": generator(rng)}


def many_neurons_later(rng: np.random.Generator) -> dict[str, Any]:
    """layers of 40 and of 25 neurons, 6 inputs"""
    return {"layer_sizes": [6, 40, 25], "rng": generator(rng)}


def one_weight(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer: one neuron, one input"""
    return {"layer_sizes": [1, 1], "rng": generator(rng)}


def two_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer of 1200 neurons, 2 inputs"""
    return {"layer_sizes": [2, 1200], "rng": generator(rng)}


def many_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """900 inputs"""
    return {"layer_sizes": [900, 3, 1], "rng": generator(rng)}


def equal_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers of equal size"""
    return {"layer_sizes": [32] * 4, "rng": generator(rng)}


STARTS = [one_weight, two_inputs, many_inputs, equal_layers]  # harder ones, for every rule by which weights are drawn


def generator(rng: np.random.Generator) -> Seeded:
    return Seeded(int(rng.integers(2**31)))
