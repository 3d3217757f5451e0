"""Notebook 01: the border between two classes and the cost, while the learning rate moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from course.figures import BLUE, INK, ORANGE, Array, Labels
from course.widgets.explorers.explorer import DoesNotFit, Explorer, counter, powers, shaped
from course.widgets.explorers.stage import Stage, scatter

STEPS = 60  # iterations: enough for a good learning rate, too few for a small one
HIGHEST = 1.5  # cost at the upper edge of the axes; it starts at log 2 = 0.69
LEVELS = ((0.1, ":"), (0.5, "-"), (0.9, "--"))  # probabilities, drawn as notebook 01 does
FAR = 100.0  # half the length of a line: beyond every edge

Train = Callable[[Array, Labels, float, int], tuple[Array, Array, Sequence[float]]]


@dataclass(frozen=True)
class Trained:
    """All costs of one run, and where it stands after some of the iterations."""

    alpha: float
    iterations: int
    W: Array
    b: Array
    costs: Array  # (STEPS,)


def trained(train: Train, X: Array, Y: Labels, alpha: float, iterations: int) -> Trained:
    """Train twice: to the end for the costs, and as far as is shown for the weights."""
    costs = np.asarray(train(X, Y, alpha, STEPS)[2], dtype=float)
    if costs.shape != (STEPS,):
        raise DoesNotFit(f"costs should have one entry for each of {STEPS} iterations. Yours has shape {costs.shape}.")
    W, b, _ = train(X, Y, alpha, iterations)
    return Trained(alpha, iterations, shaped("W", W, (1, 2), "(1, n_0)"), shaped("b", b, (1, 1), "(1, 1)"), costs)


class Border(Stage):
    """Left the examples and three lines of equal probability, right the cost before each step."""

    def __init__(self, X: Array, Y: Labels, features: Sequence[str], classes: Sequence[str]) -> None:
        super().__init__(7.6, 3.9)
        grid = self.figure.add_gridspec(1, 2, width_ratios=[1.15, 1])
        low, high = X.min(axis=1) - 0.2, X.max(axis=1) + 0.2
        left = self.axes(grid[0], f"$x_1$: {features[0]}", f"$x_2$: {features[1]}")
        left.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        scatter(left, X, Y, classes, s=12)
        self.lines = [self.line(left, color=INK, linestyle=style, label=f"$a = {a}$") for a, style in LEVELS]
        left.legend(frameon=False, labelcolor=INK, fontsize="small", loc="upper right")
        right = self.axes(grid[1], "iteration", "cost $J$", xlim=(0, STEPS), ylim=(0, HIGHEST))
        right.axhline(np.log(2), color=INK, linestyle=":", linewidth=1)
        right.text(STEPS, np.log(2), r"$\log 2$", ha="right", va="bottom", color=INK)
        self.curve = self.line(right, color=BLUE)
        self.beyond = self.line(right, color=ORANGE, marker="x", linestyle="none", clip_on=False)
        self.mark = self.line(right, color=ORANGE, marker="o", markersize=8)
        self.note = self.words(right, 0.98, 0.9, ha="right", color=ORANGE)

    def show(self, seen: Trained) -> str:
        length = np.linalg.norm(seen.W)
        for line, (a, _) in zip(self.lines, LEVELS, strict=True):
            if np.isfinite(length) and length > 0:
                z = np.log(a / (1 - a))
                foot = (z - seen.b[0, 0]) * seen.W[0] / length**2
                along = FAR * np.array([-seen.W[0, 1], seen.W[0, 0]]) / length
                line.set_data(*np.transpose([foot - along, foot + along]))
            else:
                line.set_data([], [])
        inside = seen.costs <= HIGHEST  # False for nan, too
        self.curve.set_data(np.arange(STEPS), np.where(inside, seen.costs, np.nan))
        self.beyond.set_data(np.flatnonzero(~inside), np.full(STEPS, HIGHEST)[~inside])
        now = seen.costs[min(seen.iterations, STEPS - 1)]
        self.mark.set_data([min(seen.iterations, STEPS - 1)], [now if now <= HIGHEST else HIGHEST])
        rises = int(np.sum(~(np.diff(seen.costs) <= 0)))  # a step to nan counts
        self.note.set_text("" if inside.all() else "above the figure,\nor not a number")
        verdict = f"the cost rises in {rises} of {STEPS - 1} steps: too much" if rises else "every step lowers the cost"
        return f"α = {seen.alpha:.3g}, after {seen.iterations} iterations: J = {now:.3f}; {verdict}."


def learning_rate(
    train: Train, X: Array, Y: Labels, features: Sequence[str] = ("", ""), classes: Sequence[str] = ("", "")
) -> Explorer:
    """What alpha does to your train, with two inputs: X (2, m), Y (1, m) and the names of both."""
    controls = {
        "alpha": powers("learning rate α", 0.1, -2, 2, 0.1, ".3g"),
        "iterations": counter("iterations", STEPS // 2, 0, STEPS),
    }
    return Explorer(
        "Make α larger until the cost falls fastest, then larger still. Go through the iterations: what does the line do?",
        controls,
        lambda **values: trained(train, X, Y, **values),
        Border(X, Y, features, classes),
    )
