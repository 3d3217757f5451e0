"""Notebook 02: three scores and their softmax, and the regions of three classes that the same scores belong to."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.colors import to_rgb

from course.figures import BLUE, GREEN, INK, ORANGE, Array
from course.widgets.explorers.explorer import Explorer, powers, shaped, slider
from course.widgets.explorers.stage import Stage

COLORS = np.array([to_rgb(color) for color in (BLUE, ORANGE, GREEN)])
TO = np.array([[0.0, 1.0], [-0.87, -0.5], [0.87, -0.5]])  # W: class r likes what lies in its own direction
EDGE = 4.0  # of the plane, to each side
PLACES = 61  # along an axis; the picture is smoothed
SCORES = 5.0  # the largest score that a slider gives


@dataclass(frozen=True)
class Classes:
    """Scores and probabilities at x = (0, 0), and probabilities all over the plane."""

    z: Array  # (3, 1)
    a: Array  # (3, 1)
    A: Array  # (3, PLACES²)


def classes(
    softmax: Callable[[Array], Array],
    forward: Callable[[Array, Array, Array], Array],
    scores: tuple[float, float, float],
    shift: float,
    temperature: float,
) -> Classes:
    """The student's softmax of the scores, shifted and then divided, and the student's forward with them as biases."""
    b = (np.array([scores]).T + shift) / temperature
    along = np.linspace(-EDGE, EDGE, PLACES)
    X = np.stack(np.meshgrid(along, along)).reshape(2, -1)
    A = shaped("forward's A", forward(TO / temperature, b, X), (3, PLACES**2), "(k, m)")
    return Classes(b, shaped("softmax's A", softmax(b), (3, 1), "(k, m)"), A)


class Regions(Stage):
    """Left the scores, in the middle the probabilities, right a plane in the colours of the classes, mixed by probability."""

    def __init__(self) -> None:
        super().__init__(7.6, 3.6)
        grid = self.figure.add_gridspec(1, 3, width_ratios=[1, 1, 1.7])
        names = [f"class {r}" for r in range(3)]
        limits = {"xlim": (-0.6, 2.6), "xticks": range(3), "xticklabels": names}
        left = self.axes(grid[0], "", r"score $z_r$", ylim=(-12, 12), **limits)
        left.axhline(0, color=INK, linewidth=1)
        middle = self.axes(grid[1], "", r"probability $a_r$", ylim=(0, 1.05), **limits)
        self.bars = [self.moves(bar) for axes in (left, middle) for bar in axes.bar(range(3), 3 * [0.0], color=COLORS)]
        self.numbers = [
            self.moves(axes.text(r, 0, "", ha="center", color=INK)) for axes in (left, middle) for r in range(3)
        ]
        for axes in (left, middle):
            axes.tick_params(axis="x", labelsize="small")
        edges = (-EDGE, EDGE)
        plane = self.axes(grid[2], "$x_1$", "$x_2$", xlim=edges, ylim=edges, aspect="equal")
        self.plane = self.field(plane, (*edges, *edges), interpolation="bilinear", zorder=0)
        self.line(plane, color="white", marker="o", markeredgecolor="black", zorder=4).set_data([0], [0])
        for r, (x_1, x_2) in enumerate(0.8 * EDGE * TO):
            name = plane.text(x_1, x_2, f"class {r}", ha="center", va="center", color="white", weight="bold", zorder=4)
            self.moves(name)

    def show(self, seen: Classes) -> str:
        heights = np.concatenate([seen.z[:, 0], seen.a[:, 0]])
        texts = [f"{z:.1f}" for z in seen.z[:, 0]] + [f"{a:.3f}" for a in seen.a[:, 0]]
        for bar, number, height, text in zip(self.bars, self.numbers, heights, texts, strict=True):
            bar.set_height(height)
            number.set(text=text.replace("-", "−"), y=max(height, 0), va="bottom")
        self.plane.set_data(np.clip(seen.A.T @ COLORS, 0, 1).reshape(PLACES, PLACES, 3))
        probabilities = ", ".join(f"{a:.3f}" for a in seen.a[:, 0])
        scores = ", ".join(f"{z:.2f}" for z in seen.z[:, 0])
        total = seen.a.sum()
        note = "" if np.isclose(total, 1) else f" They sum to {total:.3f}, not to 1."
        return f"Scores {scores} give probabilities {probabilities} at the white dot, x = (0, 0).{note}"


def softmax_regions(softmax: Callable[[Array], Array], forward: Callable[[Array, Array, Array], Array]) -> Explorer:
    """Three scores, a shift of all of them, and a temperature that divides them."""
    controls = {f"z_{r}": slider(f"score z_{r}", z, -SCORES, SCORES, 0.1) for r, z in enumerate((2.0, 1.0, 0.0))}
    controls["shift"] = slider("shift all by", 0.0, -SCORES, SCORES, 0.1)
    controls["temperature"] = powers("divide all by", 1.0, -1, 1, 0.05, ".2f")
    return Explorer(
        "Shift all scores: what changes? Then divide them by 0.1, and by 10. The scores are also the biases of the plane.",
        controls,
        lambda z_0, z_1, z_2, **rest: classes(softmax, forward, (z_0, z_1, z_2), **rest),
        Regions(),
    )
