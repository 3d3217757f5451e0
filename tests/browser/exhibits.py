"""Every widget, ready to be shown: what the benchmark drags and what the screenshots show. One entry a widget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """A widget, the code cells that show it, and what in it is dragged."""

    name: str
    cells: tuple[str, ...]  # the last one shows the widget
    handle: str = ".noUi-handle"  # CSS selector in its output: what the mouse takes hold of
    by: tuple[float, float] = (80, 0)  # pixels from there
    drawing: str = "img"  # CSS selector: what is drawn anew


NETWORK = """
import numpy as np
from course import widgets
from solutions import network
from solutions.two_layer import *
layers = [(np.array([[1.0, -1.0], [0.5, 1.0]]), np.array([[0.0], [-1.0]])), (np.array([[2.0, -1.0]]), np.array([[0.5]]))]
X, Y = np.array([[1.0, 2.0, 0.0], [1.0, 0.0, 1.0]]), np.array([[1, 1, 0]])
"""
PARTS = "parts=(dW_from, db_from, dA_from, dZ_from, tanh_prime)"
STEPPER = f"widgets.backprop_stepper(layers, X, Y, forward, cost, backward, {PARTS})"
DEEP = """
weights = [[1.0, -1.0], [1.0, 1.0]], [[1.0, 1.0], [-1.0, 1.0]], [[1.0, -2.0]]
biases = [[0.0], [-1.0]], [[-1.0], [-1.5]], [[1.0]]
X_2, Y_2, functions = [[2, 1], [1, 2]], [[2, 2]], (network.forward, network.cost, network.backward)
widgets.backprop_stepper(list(zip(weights, biases)), X_2, Y_2, *functions, "relu", "squared")
"""
WRONG = f"""
def dA_from(W, dZ):
    return W @ dZ
def backward(parameters, cache, A2, Y):
    (X, Z1), (A1, _) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]
{STEPPER}
"""
SCRUB, NUMBER = "input[type=range]", "[data-box=W1] .cell"

EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit("stepper", (NETWORK, STEPPER), SCRUB, (-300, 0), ".picture"),
    Exhibit("stepper-edited", (NETWORK, STEPPER), NUMBER, (60, 0), ".picture"),
    Exhibit("stepper-deep", (NETWORK, DEEP), SCRUB, (-300, 0), ".picture"),
    Exhibit("stepper-wrong", (NETWORK, WRONG), SCRUB, (-300, 0), ".picture"),
)
