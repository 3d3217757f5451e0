"""Notebook 05: how large activations and gradients are in each layer, for three activations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.figures import STYLES, Array
from course.widgets.explorers.explorer import Explorer, counter, powers, shaped
from course.widgets.explorers.stage import Stage

HIDDEN = ("sigmoid", "tanh", "relu")
EXAMPLES = 100  # of those given: sizes are means, and these are enough
DEEPEST = 12
WIDEST = 100
SEED = 0
LOWEST, HIGHEST = 1e-12, 1e6  # of both axes


@dataclass(frozen=True)
class Sizes:
    """For each hidden activation the root mean squares, layer by layer."""

    A: dict[str, Array]  # of what comes into the layers
    dW: dict[str, Array]


def sizes(
    initialize: Callable[..., Any],
    forward: Callable[..., Any],
    backward: Callable[..., Any],
    data: tuple[Array, Array],
    layers: int,
    neurons: int,
    scale: float,
) -> Sizes:
    """Forward and backward through one random network with `layers` layers, its weights times `scale`."""
    X, Y = data
    start = initialize([X.shape[0], *[neurons] * (layers - 1), Y.shape[0]], np.random.default_rng(SEED))
    parameters = [(scale * W, b) for W, b in start]
    A, dW = {}, {}
    for hidden in HIDDEN:
        A_L, cache = forward(parameters, X, hidden, "softmax")
        grads = backward(parameters, cache, A_L, Y, hidden, "softmax")
        A[hidden] = np.array([_size(A_prev) for A_prev, _ in cache])
        pairs = enumerate(zip(parameters, grads, strict=True), start=1)
        fit = [
            shaped(f"dW of layer {layer}", slopes, W.shape, "(n_l, n_prev)") for layer, ((W, _), (slopes, _)) in pairs
        ]
        dW[hidden] = np.array([_size(slopes) for slopes in fit])
    return Sizes(A, dW)


def _size(array: Array) -> float:
    return float(np.sqrt(np.mean(np.square(array))))


class ByLayer(Stage):
    """Left the activations on the way forward, right the gradients on the way back."""

    def __init__(self) -> None:
        super().__init__(7.6, 3.9)
        grid = self.figure.add_gridspec(1, 2)
        limits = {
            "xlim": (0, DEEPEST + 0.5),
            "ylim": (LOWEST, HIGHEST),
            "yscale": "log",
            "xticks": range(2, DEEPEST + 1, 2),
        }
        left = self.axes(grid[0], "layer", "size of what comes in, $A$", **limits)
        right = self.axes(grid[1], "layer", "size of $dW$", **limits)
        self.lines = {}
        for hidden, (color, marker, style) in zip(HIDDEN, STYLES, strict=True):
            look = {"color": color, "marker": marker, "markersize": 4, "linestyle": style, "label": hidden}
            self.lines[hidden] = [self.line(axes, **look) for axes in (left, right)]
        left.legend(frameon=False, labelcolor="linecolor", loc="lower left")

    def show(self, seen: Sizes) -> str:
        words = []
        for hidden, lines in self.lines.items():
            for line, of_layers in zip(lines, (seen.A[hidden], seen.dW[hidden]), strict=True):
                line.set_data(np.arange(1, of_layers.size + 1), np.clip(of_layers, LOWEST, HIGHEST))
            first, last = seen.dW[hidden][[0, -1]]
            words.append(f"{hidden} {last / first:.2g}" if first > 0 else f"{hidden} (nothing arrives)")
        return f"The last layer's dW is so many times as large as the first one's: {', '.join(words)}."


def gradient_sizes(
    initialize: Callable[..., Any], forward: Callable[..., Any], backward: Callable[..., Any], X: Array, Y: Array
) -> Explorer:
    """What depth, width and the size of the weights do to your gradients: X (n_0, m), Y (k, m), one-hot."""
    data = X[:, :EXAMPLES], Y[:, :EXAMPLES]
    controls = {
        "layers": counter("layers L", 10, 2, DEEPEST),
        "neurons": counter("neurons n", 50, 5, WIDEST),
        "scale": powers("weights times", 1.0, -1, 1, 0.05, ".2f"),
    }
    return Explorer(
        "Multiply the weights by 4: which gradients come back, and what happens to relu? Is any one scale good for all three?",
        controls,
        lambda **values: sizes(initialize, forward, backward, data, **values),
        ByLayer(),
    )
