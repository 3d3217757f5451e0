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


BEADS = "np.array([2.0, -1.0, 3.0, 2.0, -2.0, 1.0, 6.0, 2.0])"  # notebook 03's chain of eight
CANCER = "X_raw, Y = data.breast_cancer(); X = data.standardise(X_raw, X_raw)[:2]"
DIGITS = """
X_raw, y = data.digits(); Y = np.eye(10)[:, y]; training, held_out = data.stratified_splits(y)[0]
X_train, X_new = (data.standardise(X_raw[:, part], X_raw[:, training]) for part in (training, held_out))
"""
MOONS = """
X, Y = data.two_moons(400, 0.2, seed=0); rng = np.random.default_rng(0)
start = [(rng.normal(size=(8, 2)), np.zeros((8, 1))), (rng.normal(size=(1, 8)), np.zeros((1, 1)))]
"""


def _explorer(
    name: str, module: str, arguments: str, before: str = "", slider: str = "", by: tuple[float, float] = (300, 0)
) -> Exhibit:
    """A widget as a notebook shows it, with the functions of `solutions.MODULE`; the slider whose label is dragged."""
    imports = f"import numpy as np\nfrom course import data, widgets\nfrom solutions.{module} import *"
    handle = f".widget-slider:has-text('{slider}') .noUi-handle"
    return Exhibit(name, (imports, f"{before}\nwidgets.{name}({arguments})"), handle, by, ".widget-html:has(img)")


EXPLORERS: tuple[Exhibit, ...] = (
    _explorer("affine_boxes", "shapes", "affine", slider="look at example", by=(600, 0)),
    _explorer("u_curve", "shapes", "numerical_gradient, relative_error", by=(-300, 0)),
    _explorer("learning_rate", "logistic", "train, X, Y, ['radius', 'texture'], ['malignant', 'benign']", CANCER),
    _explorer("softmax_regions", "softmax", "softmax, forward"),
    _explorer("beads", "chain", f"chain_forward, chain_deltas, {BEADS}", slider="input x"),
    _explorer("three_starts", "two_layer", "train, forward, start, X, Y", MOONS, "frame", (-500, 0)),
    _explorer(
        "gradient_sizes",
        "network",
        "initialize, forward, backward, X_train, Y[:, training]",
        DIGITS,
        "weights times",
        (100, 0),
    ),
    _explorer(
        "training_film",
        "training",
        "sgd, he_initialize, accuracy, forward, (X_train, Y[:, training]), (X_new, Y[:, held_out])",
        DIGITS,
        "epoch",
        (-600, 0),
    ),
    _explorer(
        "three_layouts",
        "notation",
        "to_rows, to_torch, np.array([[1.0, -2.0, 0.5], [0.0, 1.0, -1.0]]), np.array([[0.5], [-1.0]]), "
        "np.array([[2.0, 0.0, 1.0, 3.0], [1.0, 1.0, 0.0, 2.0], [1.0, 2.0, 1.0, 0.0]])",
        slider="example",
        by=(600, 0),
    ),
)

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
    *EXPLORERS,
)
