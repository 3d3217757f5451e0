"""What moves: widgets that run the student's own functions. Nothing heavy is imported before a widget is made."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

EXPLORERS = {  # the widget's name -> the module that makes it, in the order of the notebooks
    "affine_boxes": "affine",
    "u_curve": "measuring",
    "learning_rate": "descent",
    "softmax_regions": "classes",
    "beads": "chain",
    "three_starts": "symmetry",
    "gradient_sizes": "depth",
    "training_film": "digits",
    "three_layouts": "layouts",
}


def backprop_stepper(
    parameters: Sequence[tuple[npt.ArrayLike, npt.ArrayLike]],
    X: npt.ArrayLike,
    Y: npt.ArrayLike,
    forward: Callable[..., Any],
    cost: Callable[..., Any],
    backward: Callable[..., Any],
    hidden: str = "",
    head: str = "",
    parts: Sequence[Callable[..., Any]] = (),
) -> Any:
    """A small network, walked forward and back through your own functions, matrix by matrix.

    parameters  list of (W, b)  at most 8 neurons a layer, first layer first
    X, Y        (n_0, m), (n_L, m)
    forward, cost, backward     as in notebook 05 where `hidden` and `head` are given, else as in notebook 04
    parts       dW_from, db_from, dA_from, dZ_from and the slope of the hidden activation: then BP3 and BP4 are two steps

    The first matrix that disagrees with the numerical slope of your cost, or does not fit, is outlined.
    Raises ValueError for arrays that do not fit each other, or that are too large to be drawn.
    """
    from course.widgets.stepper.tape import Student
    from course.widgets.stepper.widget import Stepper

    student = Student(forward, cost, backward, tuple(parts))
    if head:
        student = Student(
            lambda parameters, X: forward(parameters, X, hidden, head),
            lambda A_L, Y: cost(A_L, Y, head),
            lambda parameters, cache, A_L, Y: backward(parameters, cache, A_L, Y, hidden, head),
        )
    arrays = [(np.array(W, dtype=float), np.array(b, dtype=float)) for W, b in parameters]
    return Stepper(student, arrays, np.array(X, dtype=float), np.array(Y, dtype=float))


def __getattr__(name: str) -> Any:
    """The other widgets, by name: `widgets.u_curve`."""
    if name in EXPLORERS:
        return getattr(import_module(f"course.widgets.explorers.{EXPLORERS[name]}"), name)
    raise AttributeError(f"There is no widget {name!r}. There are: {', '.join(EXPLORERS)}.")
