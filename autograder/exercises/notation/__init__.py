"""Notebook 07. The scenes that its exercises share."""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, Scene, as_data, binary_labels, inputs, numbers, sizes
from solutions import notation as answers  # not its names: `to_rows` is a file of this folder


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of three layers"""
    return _layers(rng, sizes(rng, 4, high=6))


def two_layers(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of two layers, the second with a single neuron"""
    return _layers(rng, [*sizes(rng, 2, high=6), 1])


def one_layer(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of a single layer"""
    return _layers(rng, sizes(rng, 2))


def eleven_layers(rng: np.random.Generator) -> dict[str, Any]:
    """the parameters of eleven layers"""
    return _layers(rng, [int(n) for n in rng.integers(1, 4, size=12)])


def other_order(rng: np.random.Generator) -> dict[str, Any]:
    """a dictionary in another order"""
    return {"state": dict(reversed(three_layers(rng)["state"].items()))}


def _layers(rng: np.random.Generator, layer_sizes: list[int]) -> dict[str, Any]:
    """Parameters for examples in columns, and what PyTorch calls them."""
    parameters = [(numbers(rng, n, n_prev), numbers(rng, n, 1)) for n_prev, n in pairwise(layer_sizes)]
    return {"parameters": parameters, "state": answers.to_torch(parameters)}


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    *layer_sizes, m = sizes(rng, 5, high=6)
    return _rows(rng, layer_sizes, m, "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """two layers: relu, then softmax"""
    n_0, n_1, m = sizes(rng, 3, low=4, high=6)
    return _rows(rng, [n_0, n_1, 3], m, "relu", "softmax")


def equal_sizes(rng: np.random.Generator) -> dict[str, Any]:
    """three equal layers, and as many examples: sigmoid, sigmoid, then the head squared_sigmoid"""
    return _rows(rng, [3] * 4, 3, "sigmoid", "squared_sigmoid")


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer with the squared head, and one example"""
    return _rows(rng, sizes(rng, 2, high=4), 1, "sigmoid", "squared")


def far_targets(rng: np.random.Generator) -> dict[str, Any]:
    """targets that are far off"""
    drawn = _rows(rng, sizes(rng, 3, high=5), 4, "tanh", "squared")
    return {**drawn, "Y": drawn["A_L"] - 1000 * numbers(rng, *drawn["A_L"].shape)}


def at_the_kink(rng: np.random.Generator) -> dict[str, Any]:
    """relu, and hidden scores that are 0"""
    parameters = answers.to_rows(_layers(rng, [3, 4, 5, 2])["parameters"])
    still = [*((W, 0 * b) for W, b in parameters[:-1]), parameters[-1]]
    return _run(rng, still, np.vstack([numbers(rng, 1, 3), np.zeros((2, 3))]), "relu", "squared")


def far_apart(rng: np.random.Generator) -> dict[str, Any]:
    """scores of thousands, of other sizes in other examples"""
    W = rng.permutation([[-0.5, 0.2, 0.9]], axis=1)
    return _run(rng, [(W, numbers(rng, 1, 3))], rng.permutation([[2e4], [-2e4], [0.5]]), "tanh", "softmax")


def far_out(rng: np.random.Generator) -> dict[str, Any]:
    """large scores in both layers"""
    W1 = rng.permutation([[1e3, -3e3, 5e3], [2e3, 2e3, -1e3]], axis=1)
    W2 = 100 * rng.permutation([[1.0], [2.0], [4.0]])  # no sum of ±1, ±2, ±4 is near 0
    X = np.array([[1.0, -0.2], [0.7, 0.9], [-1.0, 0.2], [-0.7, -0.9]])
    return _run(rng, [(W1, numbers(rng, 1, 3)), (W2, numbers(rng, 1, 1))], rng.permutation(X), "tanh", "logistic")


# Every hidden activation before every head, and each of both in networks of two, three and four layers. Some layers are equal,
# some have a single neuron, and there are fewer examples than outputs, as many, or more.
WIDTHS = {2: ([2, 3, 4], 3), 3: ([2, 3, 3, 3], 3), 4: ([2, 4, 1, 3, 2], 13)}


def _crossed(hidden: str, head: str, layers: int) -> Scene:
    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return _rows(rng, *WIDTHS[layers], hidden, head)

    scene.__doc__ = f"{layers} layers, hidden {hidden}, head {head}"
    return scene


def _alone(head: str) -> Scene:
    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return _rows(rng, sizes(rng, 2, high=4), 3, "tanh", head)

    scene.__doc__ = f"a single layer, head {head}"
    return scene


HIDDEN, HEADS = ("sigmoid", "tanh", "relu"), ("squared", "squared_sigmoid", "logistic", "softmax")
crossed = [
    *(_crossed(hidden, head, 2 + (i + j) % 3) for i, hidden in enumerate(HIDDEN) for j, head in enumerate(HEADS)),
    *map(_alone, HEADS),
]

BACK = ("parameters", "cache", "A_L", "Y", "hidden", "head")


def _rows(rng: np.random.Generator, layer_sizes: list[int], m: int, hidden: str, head: str) -> dict[str, Any]:
    """A network for examples in rows, none of whose gradients is little but float32's rounding errors."""
    for _ in range(50):
        parameters = answers.to_rows(_layers(rng, layer_sizes)["parameters"])
        drawn = _run(rng, parameters, inputs(rng, m, layer_sizes[0]), hidden, head)
        grads = answers.backward_rows(*(drawn[field] for field in BACK))
        if min(np.abs(array).max() for pair in [*grads, *drawn["cache"]] for array in pair) > 1e-3:
            break
    return drawn


def _run(
    rng: np.random.Generator, parameters: list[tuple[Array, Array]], X: Array, hidden: str, head: str
) -> dict[str, Any]:
    """What a network for examples in rows computes, and what it should."""
    A_L, cache = answers.forward_rows(parameters, X, hidden, head)
    given = {"parameters": parameters, "X": X, "hidden": hidden, "head": head}
    return {**given, "A_L": A_L, "cache": cache, "Y": _targets(rng, A_L, head)}


def _targets(rng: np.random.Generator, A_L: Array, head: str) -> Array:
    """One class each and every class, a 0 or 1 for each output, or numbers that are not met."""
    m, n_L = A_L.shape
    if head == "softmax":
        return as_data(np.eye(n_L)[rng.permutation(np.arange(m) % n_L)])
    return A_L - numbers(rng, m, n_L) if head == "squared" else binary_labels(rng, m * n_L).reshape(m, n_L)
