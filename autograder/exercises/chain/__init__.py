"""Notebook 03. The scenes that its exercises share, and the loss whose slope they ask for."""

import math
from collections.abc import Callable
from itertools import pairwise, product
from typing import Any

import numpy as np
from scipy.special import expit as sigmoid

from autograder.authoring import Array, Scene, as_data, binary_labels, inputs, numbers, sizes
from solutions import chain as answers  # not its names: `forward` is a file of this folder
from solutions.activations import hidden_activation


def loss(y_hat, y, head):
    """The loss of one example, a number."""
    if head == "logistic":
        return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    if head == "softmax":
        return -np.sum(y * np.log(y_hat))
    return np.sum((y_hat - y) ** 2) / 2


STEEP, FLAT = 1e6, 1e-20  # slopes that nobody may cut off, and none may take for 0


def neurons(rng: np.random.Generator) -> dict[str, Any]:
    """a chain of T neurons"""
    T = int(rng.integers(3, 5))
    return _chain(rng, inputs(rng).item(), numbers(rng, T, size=1.5), numbers(rng, T))


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron, T = 1"""
    x, w, b = inputs(rng).item(), numbers(rng, 1), numbers(rng, 1)
    return _chain(rng, x, w, np.copysign(b, w * x))


def whole_number_input(rng: np.random.Generator) -> dict[str, Any]:
    """a whole number as input"""
    return _chain(rng, int(rng.choice([-2, -1, 2, 3])), numbers(rng, 3, size=1.5), numbers(rng, 3))


def twelve_neurons(rng: np.random.Generator) -> dict[str, Any]:
    """twelve neurons, whose deltas hardly shrink"""
    x, w, b, before = 0.5, np.empty(12), np.empty(12), 0.5
    for t in range(12):
        score = float(numbers(rng, size=0.2))
        w[t] = rng.choice([-1, 1]) * rng.uniform(3.5, 4.5)
        b[t], before = score - w[t] * before, float(sigmoid(score))
    return _chain(rng, x, w, b)


def flat_loss(rng: np.random.Generator) -> dict[str, Any]:
    """a loss that hardly changes with y_hat"""
    return _chain(rng, 0.5, numbers(rng, 3, size=1.5), numbers(rng, 3), steep=FLAT)


def steep_loss(rng: np.random.Generator) -> dict[str, Any]:
    """a loss that changes fast with y_hat"""
    return _chain(rng, 0.5, numbers(rng, 3, size=1.5), numbers(rng, 3), steep=STEEP)


def _chain(rng: np.random.Generator, x: float, w: Array, b: Array, steep: float = 1) -> dict[str, Any]:
    """A readout, a target y that is not met, and everything that the chain computes."""
    w_out, b_out, dloss_dyhat = map(float, numbers(rng, 3, size=1.5) * [1, 1, steep])
    b_out = math.copysign(b_out, w_out)  # y_hat is no small rest of large numbers, of which float32 keeps less
    u, z, y_hat = answers.chain_forward(x, w, b, w_out, b_out)
    deltas = answers.chain_deltas(w, u, w_out, dloss_dyhat)
    given = {"x": x, "w": w, "b": b, "w_out": w_out, "b_out": b_out, "y": float(y_hat - dloss_dyhat)}
    return {**given, "u": u, "z": z, "dloss_dyhat": dloss_dyhat, "deltas": deltas}


def tanh_logistic(rng: np.random.Generator) -> dict[str, Any]:
    """three layers: tanh, tanh, then the logistic head"""
    return network(rng, sizes(rng, 4, high=5), "tanh", "logistic")


def relu_softmax(rng: np.random.Generator) -> dict[str, Any]:
    """four layers: relu three times, then softmax"""
    return network(rng, sizes(rng, 5, high=6), "relu", "softmax")


def equal_layers(rng: np.random.Generator) -> dict[str, Any]:
    """two layers of equal size: sigmoid, then the head squared_sigmoid"""
    return network(rng, 3 * sizes(rng, 1, low=3, high=4), "sigmoid", "squared_sigmoid")


def no_hidden_layer(rng: np.random.Generator) -> dict[str, Any]:
    """a single layer with one output, and the squared head"""
    return network(rng, [*sizes(rng, 1), 1], "sigmoid", "squared")


def network(rng: np.random.Generator, layer_sizes: list[int], hidden: str, head: str) -> dict[str, Any]:
    """Layers, one example, and `W` to `delta` of the last layer.

    The biases are such that every layer has scores of both signs and none near the kink of relu.
    """
    return _steady(lambda: _network(rng, layer_sizes, hidden, head))


def _network(rng: np.random.Generator, layer_sizes: list[int], hidden: str, head: str) -> dict[str, Any]:
    g = hidden_activation(hidden)[0]
    x = a = inputs(rng, layer_sizes[0], 1)
    parameters = []
    for n_prev, n in pairwise(layer_sizes):
        W, z = numbers(rng, n, n_prev), _both_signs(rng, n)
        parameters.append((W, z - W @ a))
        a = g(z)
    return _with_target(rng, parameters, x, hidden, head)


def _both_signs(rng: np.random.Generator, n: int) -> Array:
    """Scores, and no 0 among them: adding up W a + b would leave rounding errors in its place."""
    sizes_of_them = np.abs(numbers(rng, n, 1))
    sizes_of_them[sizes_of_them == 0] = 0.7
    return sizes_of_them * rng.permutation((-1) ** np.arange(n))[:, None]


def _steady(drawn: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The first network whose deltas are not all small rests of large sums, of which float32 keeps less."""
    while True:
        draw = drawn()
        delta, slope = draw["delta"], hidden_activation(draw["hidden"])[1]
        shares = []
        for (W, _), (_, z) in zip(draw["parameters"][:0:-1], draw["cache"][-2::-1], strict=True):
            most = np.abs(W).T @ np.abs(delta) * slope(z)
            delta = W.T @ delta * slope(z)
            shares.append(np.abs(delta).max() >= 0.1 * most.max())
        if all(shares):
            return draw


def _with_target(
    rng: np.random.Generator, parameters: list[tuple[Array, Array]], x: Array, hidden: str, head: str
) -> dict[str, Any]:
    """What such a network computes for this example, with a target that is not met."""
    y_hat, cache = answers.forward(parameters, x, hidden, head)
    y, (W, b), (a_prev, z) = _target(rng, y_hat, head), parameters[-1], cache[-1]
    asked = {"parameters": parameters, "x": x, "y": y, "hidden": hidden, "head": head, "y_hat": y_hat, "cache": cache}
    return {**asked, "W": W, "b": b, "a_prev": a_prev, "z": z, "delta": answers.output_delta(z, y_hat, y, head)}


def _target(rng: np.random.Generator, y_hat: Array, head: str) -> Array:
    """What the outputs should be: one class, a 0 or 1 for each, or numbers that are not met."""
    if head == "softmax":
        return as_data(rng.permutation(np.eye(len(y_hat))[:, :1]))
    return y_hat - numbers(rng, len(y_hat), 1) if head == "squared" else binary_labels(rng, len(y_hat)).T


def _crossed(hidden: str, head: str, layer_sizes: list[int]) -> Scene:
    """The scene of such a network."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return network(rng, layer_sizes, hidden, head)

    layers = len(layer_sizes) - 1
    scene.__doc__ = f"{layers} layers: {hidden}, and the head {head}" if layers > 1 else f"one layer, the head {head}"
    return scene


HIDDEN = ("sigmoid", "tanh", "relu")
HEADS = ("squared", "squared_sigmoid", "logistic", "softmax")
DEEP = (
    [3, 2, 2],
    [2, 4, 3, 2],
    [3, 3, 2, 3, 3],
)  # two, three and four layers: every head and every activation has each
CROSSED = [
    *(
        _crossed(hidden, head, DEEP[(i + j) % len(DEEP)])
        for (i, hidden), (j, head) in product(enumerate(HIDDEN), enumerate(HEADS))
    ),
    *(_crossed(HIDDEN[j % len(HIDDEN)], head, [3, 2]) for j, head in enumerate(HEADS)),
]


def single_neurons(rng: np.random.Generator) -> dict[str, Any]:
    """four layers of one neuron each"""
    return network(rng, [1, 1, 1, 1, 1], "tanh", "logistic")


def wide_layer(rng: np.random.Generator) -> dict[str, Any]:
    """twelve neurons between two inputs and one output"""
    return network(rng, [2, 12, 1], "relu", "squared_sigmoid")


def eleven_layers(rng: np.random.Generator) -> dict[str, Any]:
    """eleven layers of two neurons"""
    return network(rng, [2] * 12, "tanh", "squared")


def equal_weights(rng: np.random.Generator) -> dict[str, Any]:
    """three layers with the same weights and biases"""
    W, b = numbers(rng, 3, 3), numbers(rng, 3, 1)
    return _steady(lambda: _with_target(rng, [(W, b)] * 3, inputs(rng, 3, 1), "sigmoid", "squared"))


def at_the_kink(rng: np.random.Generator) -> dict[str, Any]:
    """relu, with scores that are exactly 0"""
    return _steady(lambda: _at_the_kink(rng))


def _at_the_kink(rng: np.random.Generator) -> dict[str, Any]:
    x = a = _eighths(rng, 2, 1)
    parameters = []
    for n_prev, signs in ((2, [0, 1, -1, 1]), (4, [1, 0, 0, -1])):
        W = _eighths(rng, 4, n_prev)
        z = np.abs(_eighths(rng, 4, 1)) * rng.permutation(signs)[:, None]
        parameters.append((W, z - W @ a))  # nothing is rounded here, in whichever order it is added up
        a = np.maximum(z, 0)
    parameters.append((numbers(rng, 2, 4), numbers(rng, 2, 1)))
    return _with_target(rng, parameters, x, "relu", "squared")


def _eighths(rng: np.random.Generator, *shape: int) -> Array:
    return rng.choice([-1, 1], size=shape) * rng.integers(1, 9, size=shape) / 8


def far_from_target(rng: np.random.Generator) -> dict[str, Any]:
    """outputs that are far from the target"""
    draw = network(rng, [3, 4, 2], "tanh", "squared")
    y = draw["y_hat"] - STEEP * numbers(rng, 2, 1)
    return {**draw, "y": y, "delta": draw["y_hat"] - y}


def whole_number_example(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, and whole numbers as inputs"""
    x = rng.choice([-2, -1, 1, 2, 3], size=(3, 1))
    return _with_target(rng, [(numbers(rng, 2, 3), numbers(rng, 2, 1))], x, "tanh", "squared")


def last_layer(head: str, n: int, right: bool | None = None) -> Scene:
    """The scene of n outputs of this head. `right` labels are those that the outputs say, or none of them."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        z = _both_signs(rng, n)
        y_hat = answers.output_activation(head)(z)
        if head.startswith("squared"):
            y = y_hat - numbers(rng, n, 1, size=2 * n)
        elif right is None:
            y = _target(rng, y_hat, head)
        else:
            said = y_hat == y_hat.max() if head == "softmax" else y_hat > 0.5
            y = (said == right).astype(float)
        return {"z": z, "y_hat": y_hat, "y": y, "head": head}

    scene.__doc__ = f"{n} outputs, the head {head}" if n > 1 else f"one output, the head {head}"
    return scene


LAST = [
    last_layer("squared", 1),
    last_layer("squared", 12),
    last_layer("squared_sigmoid", 1),
    last_layer("squared_sigmoid", 2),
    last_layer("squared_sigmoid", 12),
    last_layer("logistic", 1, right=True),
    last_layer("logistic", 1, right=False),
    last_layer("logistic", 2, right=True),
    last_layer("logistic", 12),
    last_layer("softmax", 2),
    last_layer("softmax", 3, right=True),
    last_layer("softmax", 12),
]
