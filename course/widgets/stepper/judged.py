"""Numerical slopes of the student's own cost: the only judge of what the stepper shows.

The slope of one example's loss by its scores is measured at the bias: moving b of a layer moves its scores alike.
What came into the layer moves the scores along a column of W.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.observing.observe import guarded
from autograder.values.words import number
from course.widgets.stepper.tape import Array, Box, Parameters, Step, Student, Tape, Trouble, pretty

H = 1e-5  # step of a difference: rounding adds about 1e-11 to a slope of ordinary size
ROUNDING = 1e-7  # what a right slope may lie outside of its bounds, for slopes of size 1
AT_A_KINK = 1e-3  # and as a share of the gap between them: there the right slope is a bound, which is off by about H


def judged(student: Student, parameters: Parameters, X: Array, Y: Array, tape: Tape) -> Tape:
    """The tape with measured slopes, and as its trouble the first step that is wrong, unless it had stopped before."""
    boxes, steps, wrong = dict(tape.boxes), [], {}
    for place, step in enumerate(tape.steps):
        box = boxes[step.makes]
        if box.values is not None and box.kind.startswith("d"):
            slopes, *_ = guarded(partial(bounds, student, parameters, X, Y, box))
            boxes[box.name] = replace(box, slopes=slopes)
        words = _wrong(step, boxes)
        if words:
            wrong[place] = Trouble(words, step.makes)
        steps.append(replace(step, holds=not words and _is_said(step, boxes)))
    first, order = min(wrong, default=len(steps)), [step.makes for step in steps]
    stopped = order.index(tape.trouble.box) if tape.trouble and tape.trouble.box else len(steps)
    return replace(tape, boxes=boxes, steps=tuple(steps), trouble=wrong[first] if first < stopped else tape.trouble)


def _wrong(step: Step, boxes: Mapping[str, Box]) -> str:
    """Why what a step made is wrong, in words; nothing if it is right, or if nothing tells."""
    box = boxes[step.makes]
    name = pretty(box.name)
    if box.values is None:
        return ""
    if box.kind == "Z" and not _is_said(step, boxes):
        return f"{name} is not {step.equation.partition(' = ')[2]}: look at your forward."
    if box.slopes is None or agrees(box.values, box.slopes).all():
        return ""
    r, c = np.argwhere(np.logical_not(agrees(box.values, box.slopes)))[0]
    of = "your cost" if box.kind in ("dW", "db") else "the loss of each example"
    got, slope = number(box.values[r, c]), number(np.mean(box.slopes, axis=0)[r, c])
    return f"{name} is not the slope of {of}: {name}[{r}, {c}] is {got}, the slope measured there is {slope}."


def _is_said(step: Step, boxes: Mapping[str, Box]) -> bool:
    """Does the equation of a step hold for what was made? Asked where a right matrix can have another equation."""
    made, values = boxes[step.makes].values, [boxes[name].values for name, _ in step.reads]
    if made is None or any(value is None for value in values):
        return False
    if boxes[step.makes].kind == "Z":
        W, A_prev, b = values
        return bool(np.allclose(made, W @ A_prev + b))  # type: ignore[operator]  # none of them is None
    return step.law != "loss" or bool(np.allclose(made, values[0] - values[1]))  # type: ignore[operator]


def bounds(student: Student, parameters: Parameters, X: Array, Y: Array, box: Box) -> tuple[Array, Array]:
    """The differences to the left and to the right at each entry, the smaller and the larger one.

    A slope lies between them; at a kink, such as that of relu, everything between them is accepted.
    """

    def move(entry: tuple[int, int]) -> Callable[[float], float]:
        r, c = entry
        if box.kind in ("dW", "db"):
            return lambda h: _cost(student, _moved(parameters, box.layer, box.kind[1], entry, h), X, Y)
        x, y = X[:, [c]], Y[:, [c]]
        if box.kind == "dZ":
            return lambda h: _cost(student, _moved(parameters, box.layer, "b", (r, 0), h), x, y)
        along = parameters[box.layer][0][:, [r]]  # of the layer after
        return lambda h: _cost(student, _moved(parameters, box.layer + 1, "b", slice(None), h * along), x, y)

    sides = np.zeros((2, *box.shape))
    for entry in np.ndindex(box.shape):
        J = move(entry)
        here = J(0.0)
        sides[:, *entry] = (here - J(-H)) / H, (J(H) - here) / H
    return sides.min(axis=0), sides.max(axis=0)


def agrees(values: Array, slopes: tuple[Array, Array]) -> npt.NDArray[np.bool_]:
    """Which entries lie between the bounds."""
    low, high = slopes
    slack = ROUNDING * (1 + np.maximum(np.abs(low), np.abs(high))) + AT_A_KINK * (high - low)
    return (low - slack <= values) & (values <= high + slack)


def _cost(student: Student, parameters: Parameters, X: Array, Y: Array) -> float:
    return float(student.cost(student.forward(parameters, X.copy())[0], Y.copy()))


def _moved(parameters: Parameters, layer: int, which: str, where: Any, by: float | Array) -> Parameters:
    """A copy in which some entries of W or b of one layer are larger by so much."""
    copy = [(W.copy(), b.copy()) for W, b in parameters]
    copy[layer - 1]["Wb".index(which)][where] += by
    return copy
