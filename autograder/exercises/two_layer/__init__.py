"""Notebook 04. The scenes that its exercises share."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.authoring import Array, binary_labels, inputs, numbers, sizes
from solutions import two_layer as answers  # not its names: `forward` is a file of this folder


def scores(rng: np.random.Generator) -> dict[str, Any]:
    """scores below and above 0"""
    shape = sizes(rng, 2, low=3)
    signs = 2 * binary_labels(rng, shape[0] * shape[1]).reshape(shape) - 1
    return {"Z": 2 * signs * np.abs(numbers(rng, *shape))}


def no_axis(rng: np.random.Generator) -> dict[str, Any]:
    """a single score, in an array without axes"""
    return {"Z": np.array(2 * numbers(rng))}


def one_axis(rng: np.random.Generator) -> dict[str, Any]:
    """scores with one axis"""
    return {"Z": 2 * numbers(rng, *sizes(rng, 1, low=4))}


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """scores with three axes, one of them of length 1"""
    n, m = sizes(rng, 2)
    return {"Z": 2 * numbers(rng, n, 1, m)}


def all_above(rng: np.random.Generator) -> dict[str, Any]:
    """scores above 0 alone"""
    return {"Z": np.abs(2 * numbers(rng, *sizes(rng, 2)))}


def network(rng: np.random.Generator) -> dict[str, Any]:
    """two layers, a batch of m examples"""
    return _network(rng, *sizes(rng, 3, high=6))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _network(rng, *sizes(rng, 2, high=6), 1)


def one_hidden_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one hidden neuron, and 23 examples with one input"""
    return _network(rng, 1, 1, 23)


def square_network(rng: np.random.Generator) -> dict[str, Any]:
    """as many inputs, hidden neurons and examples"""
    return _network(rng, 3, 3, 3)


def large_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """large inputs with small weights"""
    drawn = network(rng)
    (W1, b1), output = drawn["parameters"]
    return run([(W1 / 1000, b1), output], 1000 * drawn["X"], drawn["Y"])


def _network(rng: np.random.Generator, n_0: int, n_1: int, m: int) -> dict[str, Any]:
    def draw() -> dict[str, Any]:
        hidden, output = (numbers(rng, n_1, n_0), numbers(rng, n_1, 1)), (numbers(rng, 1, n_1), numbers(rng, 1, 1))
        return run([hidden, output], inputs(rng, n_0, m), binary_labels(rng, m))

    return redrawn(draw, lambda drawn: not cancels(drawn))


def run(parameters: list[tuple[Array, Array]], X: Array, Y: Array) -> dict[str, Any]:
    """A network on these examples, and what it computes."""
    A2, cache = answers.forward(parameters, X)
    return {"parameters": parameters, "X": X, "Y": Y, "A2": A2, "cache": cache}


def redrawn(draw: Callable[[], dict[str, Any]], good: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Draws until one is good. Where numbers come out otherwise and none will be, the last one has to do."""
    for _ in range(1000):
        drawn = draw()
        if good(drawn):
            break
    return drawn


def cancels(drawn: dict[str, Any]) -> bool:
    """Do the terms of a score or of a gradient cancel, so that little but float32's rounding errors is left?"""
    grads = answers.backward(*(drawn[name] for name in ("parameters", "cache", "A2", "Y")))
    return largest([drawn["cache"][1]]) < 0.1 or largest(grads) < 0.01


def largest(pairs: list[tuple[Array, Array]]) -> float:
    """The largest entry of the array whose largest entry is the smallest."""
    return min(float(np.abs(array).max()) for pair in pairs for array in pair)


def layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, a batch of m examples"""
    return _layer(rng, *sizes(rng, 3, high=6))


def square_layer(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as inputs, and as many examples"""
    return _layer(rng, *sizes(rng, 1, low=3, high=4) * 3)


def layer_with_one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _layer(rng, *sizes(rng, 2, high=6), 1)


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """a layer of one neuron"""
    return _layer(rng, 1, *sizes(rng, 2, high=6))


def one_input(rng: np.random.Generator) -> dict[str, Any]:
    """a layer with one input, and 23 examples"""
    return _layer(rng, *sizes(rng, 1), 1, 23)


def settled_example(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose slopes are 0"""
    drawn = layer(rng)
    drawn["dZ"][:, 0] = 0
    return drawn


def _layer(rng: np.random.Generator, n_l: int, n_prev: int, m: int) -> dict[str, Any]:
    """A layer whose scores are compared with targets by `J`, of which dZ is then the slope."""
    W, b, A_prev, dZ = numbers(rng, n_l, n_prev), numbers(rng, n_l, 1), inputs(rng, n_prev, m), numbers(rng, n_l, m)
    return {"W": W, "b": b, "A_prev": A_prev, "dZ": dZ, "targets": W @ A_prev + b - dZ}


def J(values: Array, targets: Array) -> float:
    """A cost that any layer can have, whatever comes after it in the network: half the squared distance."""
    return float(np.sum((values - targets) ** 2) / 2 / targets.shape[1])
