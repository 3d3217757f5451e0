"""Notebook 03: the way back through a chain of neurons, one factor a bead, and the product so far."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.colors import to_rgba

from course.figures import BLUE, INK, ORANGE, Array
from course.widgets.explorers.explorer import Explorer, counter, shaped, slider
from course.widgets.explorers.stage import Stage

Y = 1.0  # what the output should be; the loss is half the square of what is missing
W_OUT = 3.0
H = 1e-5  # of the measured slopes
AGREES, ROUNDING = 1e-4, 1e-10  # how far a slope measured with H may be off, relative and absolute
BEAD = 0.26  # half a bead's width, in neurons
LOWEST, HIGHEST = 1e-12, 1e2  # of the axis of the product


@dataclass(frozen=True)
class Walk:
    """What the student's functions say of the chain, and how far back the product has come."""

    deltas: Array
    measured: Array  # the deltas, from small changes of the biases
    start: float  # slope of the loss by the output
    back: int  # factors multiplied


def walked(
    chain_forward: Callable[..., Any], chain_deltas: Callable[..., Array], w: Array, back: int, x: float, scale: float
) -> Walk:
    """Forward, the deltas, and what a measurement says of them. Every weight is multiplied by `scale`."""
    w, b = scale * w, np.zeros(w.size)

    def loss(biases: Array) -> float:
        return float((chain_forward(x, w, biases, W_OUT, 0.0)[2] - Y) ** 2 / 2)

    u, _, y_hat = chain_forward(x, w, b, W_OUT, 0.0)
    start = float(y_hat) - Y
    deltas = shaped("deltas", chain_deltas(w, shaped("u", u, w.shape, "(T,)"), W_OUT, start), w.shape, "(T,)")
    steps = H * np.eye(w.size)
    measured = np.array([(loss(b + step) - loss(b - step)) / (2 * H) for step in steps])
    return Walk(deltas, measured, start, back)


class Beads(Stage):
    """Above the chain, a bead for each factor; below the size of the product, from the right end to the left."""

    def __init__(self, T: int) -> None:
        super().__init__(7.2, 4.4)
        grid = self.figure.add_gridspec(2, 1, height_ratios=[1, 2.2])
        self.chain = self.figure.add_subplot(grid[0], facecolor="none")
        self.chain.set_axis_off()
        self.chain.set(xlim=(0.6, T + 1.4), ylim=(-0.6, 1))
        below = self.axes(
            grid[1], "", r"product so far, $|\delta_t|$", xlim=(0.6, T + 1.4), ylim=(LOWEST, HIGHEST), yscale="log"
        )
        below.axhline(1, color=INK, linewidth=1)
        self.places = np.arange(T + 1, 0, -1)  # backward: the output first
        names = [*(f"$u_{t}$" for t in range(1, T + 1)), r"$\hat{y}$"]
        below.set_xticks(self.places[::-1], names)
        at = self.places[:-1] - 0.5
        for start, end in ((-0.5, -BEAD), (BEAD, 0.5)):  # the string, which does not go through the numbers
            self.chain.hlines(0 * at, at + start, at + end, color=INK, linewidth=1)
        self.chain.plot(self.places, 0 * self.places, color=INK, marker=".", linestyle="none")
        arrow = {"arrowstyle": "->", "color": INK}
        self.chain.annotate(
            "backward", (0.72, 0.9), (0.86, 0.9), "axes fraction", color=INK, arrowprops=arrow, va="center"
        )
        self.beads = self.moves(self.chain.scatter(at, 0 * at, s=620, edgecolors=BLUE, linewidths=1.5, zorder=2))
        self.factors = [self.chain.text(x, 0, "", ha="center", va="center", fontsize="small", zorder=3) for x in at]
        self.wrong = self.moves(self.chain.scatter([], [], s=1100, facecolors="none", edgecolors=ORANGE, zorder=4))
        self.wrong.set(linestyle="--", linewidth=2)
        for text in self.factors:
            self.moves(text)
        self.product = self.line(below, color=ORANGE, marker="o")
        self.rest = self.line(below, color=ORANGE, marker="o", fillstyle="none", linestyle=":", alpha=0.6)
        self.value = self.words(below, 0.02, 0.9)

    def show(self, seen: Walk) -> str:
        product = np.append(seen.deltas, seen.start)[::-1]
        with np.errstate(divide="ignore", invalid="ignore"):
            factors = product[1:] / product[:-1]
        done = np.arange(factors.size) < seen.back
        self.beads.set_facecolor([to_rgba(BLUE, 1 if passed else 0.12) for passed in done])
        self.beads.set_linestyle(["-" if factor > 0 else "--" for factor in factors])
        for text, factor, passed in zip(self.factors, factors, done, strict=True):
            text.set(text=_brief(factor), color="white" if passed else INK)
        sizes = np.clip(np.abs(product), LOWEST, HIGHEST)
        self.product.set_data(self.places[: seen.back + 1], sizes[: seen.back + 1])
        self.rest.set_data(self.places[seen.back :], sizes[seen.back :])
        off = np.abs(seen.deltas - seen.measured) > AGREES * np.abs(seen.measured) + ROUNDING
        first = int(np.flatnonzero(off)[-1]) if off.any() else -1  # the first on the way back
        self.wrong.set_offsets([[first + 1.5, 0]] if off.any() else np.empty((0, 2)))
        T, back = seen.deltas.size, seen.back
        name = [r"ℒ'", *(f"δ_{t}" for t in range(T, 0, -1))]
        step = ["", "dŷ/du_" + str(T), *(f"du_{t + 1}/du_{t}" for t in range(T - 1, 0, -1))]
        words = f"{name[back]} = {product[back]:.3g}"
        if back:
            by = f"{product[back - 1]:.3g} · {factors[back - 1]:.3g}"
            words = f"{name[back]} = {name[back - 1]} · {step[back]} = {by} = {product[back]:.3g}"
        self.value.set_text(words.replace("-", "−"))
        small = f". {int(np.sum(np.abs(factors) < 1))} of all {T} factors are smaller than 1 in size: δ_1 is {product[-1]:.2g}."
        if off.any():
            got, wanted = seen.deltas[first], seen.measured[first]
            small = f". Outlined: δ_{first + 1} is {got:.3g}, but a measured slope says {wanted:.3g}."
        return words + small


def _brief(factor: float) -> str:
    """Five letters at most, so that it fits into a bead."""
    size = abs(factor)
    if 0 < size < 0.01:
        return f"{factor:.0e}".replace("e-0", "e−").replace("e-", "e−").replace("-", "−")
    return f"{factor:.2g}".replace("-", "−")


def beads(chain_forward: Callable[..., Any], chain_deltas: Callable[..., Array], w: Array) -> Explorer:
    """Multiply the factors one by one, from the output back, in a chain with the weights w, (T,)."""
    controls = {
        "back": counter("steps back", 3, 0, w.size),
        "scale": slider("weights times", 1.0, 0.25, 2.0, 0.25),
        "x": slider("input x", 1.0, -4.0, 4.0, 0.25),
    }
    return Explorer(
        "Go back step by step. Then move weights and input: how large can you make the delta of the first neuron?",
        controls,
        lambda **values: walked(chain_forward, chain_deltas, w, **values),
        Beads(w.size),
    )
