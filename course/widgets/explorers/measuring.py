"""Notebook 00: the U-curve of a measured slope, and the digits that a small step loses."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course.figures import BLUE, INK, ORANGE, Array
from course.widgets.explorers.explorer import DoesNotFit, Explorer, powers
from course.widgets.explorers.stage import Stage

PLACE = 1.0  # where the slope of exp is measured; it is e there
STEPS = 10.0 ** -np.arange(1, 14.25, 0.25)
DIGITS = 15  # behind the point, about all that a float64 keeps
LOWEST = 1e-12  # of the axis of errors


@dataclass(frozen=True)
class Measured:
    """One measurement, and the errors of all."""

    h: float
    slope: float
    error: float
    errors: Array  # for all STEPS


def measure(numerical_gradient: Callable[..., Array], relative_error: Callable[..., float], h: float) -> Measured:
    """Measure the slope of exp with the step h, and with all the others."""

    def slope(step: float) -> Array:
        found = numerical_gradient(lambda theta: np.exp(theta[0]), np.array([PLACE]), step)
        if np.shape(found) != (1,):
            raise DoesNotFit(f"numerical_gradient should give theta's shape, (1,). Yours gives {np.shape(found)}.")
        return found

    right = np.exp(np.array([PLACE]))
    errors = np.array([float(relative_error(slope(step), right)) for step in STEPS])
    return Measured(h, float(slope(h)[0]), float(relative_error(slope(h), right)), errors)


class UCurve(Stage):
    """Left the two places on the curve, right the error for each step, below the two numbers that are subtracted."""

    def __init__(self) -> None:
        super().__init__(7.2, 4.2)
        grid = self.figure.add_gridspec(2, 2, height_ratios=[4, 1])
        theta = np.linspace(0, 2, 81)
        left = self.axes(grid[0, 0], r"$\theta$", r"$f(\theta) = e^\theta$", xlim=(0, 2), ylim=(0, 7))
        left.plot(theta, np.exp(theta), color=INK, linewidth=1)
        self.secant = self.line(left, color=ORANGE)
        self.places = self.line(left, color=BLUE, marker="o", linestyle="none")
        limits = {"xlim": (5e-15, 2e-1), "ylim": (LOWEST, 2)}
        right = self.axes(grid[0, 1], "step $h$", "relative error", xscale="log", yscale="log", **limits)
        self.curve = self.line(right, color=BLUE, marker=".", markersize=3, linewidth=1)
        self.mark = self.line(right, color=ORANGE, marker="o", markersize=9)
        for x, word, side in ((0.03, "rounding", "left"), (0.97, "truncation", "right")):
            right.text(x, 0.04, word, ha=side, color=INK, transform=right.transAxes)
        below = self.figure.add_subplot(grid[1, :], facecolor="none")
        below.set_axis_off()
        mono = {"family": "monospace", "fontsize": "large"}
        self.same = [self.words(below, 0.03, y, **mono) for y in (0.6, 0.1)]
        self.other = [self.words(below, 0.03, y, **{**mono, "color": ORANGE, "weight": "bold"}) for y in (0.6, 0.1)]
        self.left = self.words(below, 0.62, 0.35)

    def show(self, seen: Measured) -> str:
        places = PLACE + np.array([-seen.h, seen.h])
        heights = np.exp(places)
        self.places.set_data(places, heights)
        ends = np.array([0.0, 2.0])
        self.secant.set_data(ends, np.mean(heights) + seen.slope * (ends - PLACE))
        self.curve.set_data(STEPS, np.maximum(seen.errors, LOWEST))
        self.mark.set_data([seen.h], [max(seen.error, LOWEST)])
        texts = [f"{height:.{DIGITS}f}" for height in heights[::-1]]
        alike = next(place for place, pair in enumerate(zip(*texts, strict=True)) if len(set(pair)) > 1)
        for words, same, other, text in zip(("f(θ+h) = ", "f(θ-h) = "), self.same, self.other, texts, strict=True):
            same.set_text(words + text[:alike])
            other.set_text(" " * len(words + text[:alike]) + text[alike:])
        left = sum(letter.isdigit() for letter in texts[0][alike:])
        self.left.set_text(f"{left} digits differ: all that is\nleft of the difference")
        return (
            f"h = {seen.h:.1e}: measured {seen.slope:.10f}, relative error {seen.error:.1e}. "
            f"The two values that are subtracted differ in their last {left} digits only."
        )


def u_curve(numerical_gradient: Callable[..., Array], relative_error: Callable[..., float]) -> Explorer:
    """Drag h: how wrong your numerical gradient is, and why."""
    return Explorer(
        "Drag h to the left. Which digits are left of the difference below 1e-8, and what does the error do?",
        {"h": powers("step h", 1e-5, -14, -1, 0.25, ".1e")},
        lambda h: measure(numerical_gradient, relative_error, h),
        UCurve(),
    )
