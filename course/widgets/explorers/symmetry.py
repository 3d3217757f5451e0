"""Notebook 04: three starts side by side: hidden neurons that are equal stay equal, random ones part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb

from course.figures import BLUE, INK, ORANGE, Array, Labels
from course.widgets.explorers.explorer import DoesNotFit, powers, shaped
from course.widgets.explorers.film import Film
from course.widgets.explorers.stage import Stage, scatter

CHUNK = 20  # iterations between two frames
FRAMES = 60
OPENS_AT = 30
PLACES = 41  # along an axis of the plane
REACH = 6.0  # of the axes of weights
ALIKE = 9  # decimals in which two neurons are called equal

Parameters = list[tuple[Array, Array]]


@dataclass(frozen=True)
class Runs:
    """Networks that differ in their start only, after as many iterations."""

    alpha: float
    iterations: int
    parameters: dict[str, Parameters]
    costs: dict[str, float]  # before the last step
    paths: dict[str, Array]  # of the rows of W_1: (frames, n_1, 2)
    A: dict[str, Array]  # probabilities all over the plane, (1, PLACES²)


def places(X: Array) -> tuple[Array, tuple[float, float, float, float]]:
    """A grid over the plane in which the examples lie, as columns, and its edges: left, right, lower, upper."""
    (left, lower), (right, upper) = X.min(axis=1) - 0.3, X.max(axis=1) + 0.3
    grid = np.meshgrid(np.linspace(left, right, PLACES), np.linspace(lower, upper, PLACES))
    return np.stack(grid).reshape(2, -1), (left, right, lower, upper)


def first_frame(forward: Callable[..., Any], start: Parameters, grid: Array, alpha: float) -> Runs:
    """All weights zero, all 0.5, and the given random ones; biases as in `start`."""
    starts = {"zeros": [(0 * W, b) for W, b in start], "all 0.5": [(0 * W + 0.5, b) for W, b in start]}
    starts["random"] = start
    A = {name: _probabilities(forward, parameters, grid) for name, parameters in starts.items()}
    paths = {name: parameters[0][0][np.newaxis] for name, parameters in starts.items()}
    return Runs(alpha, 0, starts, dict.fromkeys(starts, np.nan), paths, A)


def next_frame(
    train: Callable[..., Any], forward: Callable[..., Any], X: Array, Y: Labels, grid: Array, last: Runs
) -> Runs:
    """Every network trained for one more chunk, by the student's `train`."""
    parameters, costs, paths, A = {}, {}, {}, {}
    for name, before in last.parameters.items():
        parameters[name], recorded = train(before, X, Y, last.alpha, CHUNK)
        if len(recorded) != CHUNK:
            raise DoesNotFit(f"train should give one cost for each of {CHUNK} iterations. Yours gives {len(recorded)}.")
        W = shaped("W of layer 1", parameters[name][0][0], before[0][0].shape, "(n_1, n_0)")
        costs[name] = float(recorded[-1])
        paths[name] = np.concatenate([last.paths[name], W[np.newaxis]])
        A[name] = _probabilities(forward, parameters[name], grid)
    done = last.iterations + CHUNK
    return replace(last, iterations=done, parameters=parameters, costs=costs, paths=paths, A=A)


def _probabilities(forward: Callable[..., Any], parameters: Parameters, grid: Array) -> Array:
    A: Array = shaped("forward's A2", forward(parameters, grid)[0], (1, grid.shape[1]), "(1, m)")
    return A


class Starts(Stage):
    """A column for each start: above what the network says of the plane, below the weights of its hidden neurons."""

    def __init__(self, names: Sequence[str], X: Array, Y: Labels) -> None:
        super().__init__(7.6, 5.2)
        grid = self.figure.add_gridspec(2, len(names))
        edges = places(X)[1]
        reach = {"xlim": (-REACH, REACH), "ylim": (-REACH, REACH), "aspect": "equal"}
        reach |= {"xticks": (-5, 0, 5), "yticks": (-5, 0, 5)}
        self.panels = {}
        for column, name in enumerate(names):
            first = column == 0
            above = self.axes(grid[0, column], "$x_1$", "$x_2$" if first else "", xlim=edges[:2], ylim=edges[2:])
            scatter(above, X, Y, s=8)
            above.set_title(" ", fontsize="medium")  # its place; the title itself moves
            title = self.moves(above.text(0.5, 1.03, "", ha="center", color=INK, transform=above.transAxes))
            field = self.field(above, edges, aspect="auto")
            below = self.axes(grid[1, column], "weight of $x_1$", "weight of $x_2$" if first else "", **reach)
            below.axhline(0, color=INK, linewidth=0.5)
            below.axvline(0, color=INK, linewidth=0.5)
            trails = self.moves(LineCollection([], colors=BLUE, linewidths=0.8, alpha=0.6))
            below.add_collection(trails)
            now = self.line(below, color=ORANGE, marker="o", fillstyle="none", linestyle="none")
            self.panels[name] = (title, field, trails, now, self.words(below, 0.03, 0.03))

    def show(self, seen: Runs) -> str:
        words = []
        for name, (title, field, trails, now, count) in self.panels.items():
            cost = seen.costs[name]
            title.set_text(name if np.isnan(cost) else f"{name}: $J$ = {cost:.3f}")
            field.set_data(_shaded(seen.A[name]))
            trails.set_segments(list(seen.paths[name].transpose(1, 0, 2)))
            W = seen.paths[name][-1]
            now.set_data(*W.T)
            different = len(np.unique(W.round(ALIKE), axis=0))
            count.set_text(f"{different} of {len(W)} differ" if different > 1 else f"all {len(W)} are equal")
            words.append(f"{name}: J {cost:.3f}, {different} different of {len(W)} hidden neurons")
        return f"After {seen.iterations} iterations with α = {seen.alpha:.2g}. {'; '.join(words)}."


def _shaded(A: Array) -> Array:
    """Colour of the more probable class, the stronger the surer."""
    a = A.reshape(PLACES, PLACES, 1)
    color = np.where(a > 0.5, to_rgb(BLUE), to_rgb(ORANGE))
    return np.concatenate([color, 0.7 * np.abs(a - 0.5)], axis=2)


def three_starts(
    train: Callable[..., Any], forward: Callable[..., Any], start: Parameters, X: Array, Y: Labels
) -> Film:
    """Train from zeros, from 0.5 everywhere and from `start`, which is random: X (2, m), Y (1, m)."""
    grid = places(X)[0]
    return Film(
        "Press play. Which hidden neurons part, and which never do? What border can equal neurons draw?",
        "frame",
        lambda alpha: first_frame(forward, start, grid, alpha),
        lambda last: next_frame(train, forward, X, Y, grid, last),
        Starts(["zeros", "all 0.5", "random"], X, Y),
        FRAMES,
        OPENS_AT,
        {"alpha": powers("learning rate α", 1.0, -1, 1, 0.1, ".2f")},
    )
