"""Notebook 06: training on the digits as a film: learning curves, a slice through the borders, weights as pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from course.figures import BLUE, GREEN, INK, ORANGE, STYLES, Array
from course.widgets.explorers.explorer import DoesNotFit, powers, shaped
from course.widgets.explorers.film import Film
from course.widgets.explorers.stage import Stage

HIDDEN = 64  # neurons, as in the notebook
BATCH = 32
EPOCHS = 30
OPENS_AT = 6
SEED = 0
CORNERS = (3, 5, 8)  # digits that are easily mixed up
COLORS = {digit: to_rgb(color) for digit, color in zip(CORNERS, (BLUE, ORANGE, GREEN), strict=True)}
BEYOND = 0.35  # how far the slice reaches beyond its corners; they are 1 apart
PLACES = 49  # along an axis of the slice
SHOWN = (3, 4)  # rows and columns of pictures of weights
SIDE = 8  # pixels of a picture
STRONGEST = 0.5  # weight with the full colour
LOWEST = 0.8  # accuracy at the lower edge of the axes
AGAINST_AND_FOR = LinearSegmentedColormap.from_list("against and for", [ORANGE, "white", BLUE])

Parameters = list[tuple[Array, Array]]
Examples = tuple[Array, Array]  # X (n_0, m), Y (k, m)


@dataclass(frozen=True)
class Epoch:
    """The network after so many epochs, and how it got there."""

    parameters: Parameters
    rng: np.random.Generator
    alpha: float
    lam: float
    accuracies: Array  # (2, epochs + 1): on the training part, on the held-out part
    classes: Array  # probabilities all over the slice, (k, PLACES²)


@dataclass(frozen=True)
class Student:
    """What the student wrote, or was given."""

    he_initialize: Callable[..., Parameters]
    sgd: Callable[..., Any]
    accuracy: Callable[..., float]
    forward: Callable[..., Any]


def slice_through(X: Array, Y: Array) -> Array:
    """A plane through three pictures, one of each corner digit: the first at (0, 0), then (1, 0) and (0, 1)."""
    first, *others = (X[:, np.argmax(Y[digit])][:, np.newaxis] for digit in CORNERS)
    along = np.linspace(-BEYOND, 1 + BEYOND, PLACES)
    s, t = (axis.reshape(1, -1) for axis in np.meshgrid(along, along))
    plane: Array = first + s * (others[0] - first) + t * (others[1] - first)
    return plane


def first_epoch(student: Student, parts: Sequence[Examples], plane: Array, alpha: float, lam: float) -> Epoch:
    """Before training, from the student's start."""
    rng = np.random.default_rng(SEED)
    sizes = [parts[0][0].shape[0], HIDDEN, parts[0][1].shape[0]]
    parameters = student.he_initialize(sizes, rng)
    return _judged(student, parts, plane, Epoch(parameters, rng, alpha, lam, np.empty((2, 0)), np.empty(0)))


def next_epoch(student: Student, parts: Sequence[Examples], plane: Array, last: Epoch) -> Epoch:
    """One more epoch, by the student's `sgd`."""
    X, Y = parts[0]
    parameters, costs = student.sgd(last.parameters, X, Y, last.alpha, 1, BATCH, last.lam, last.rng)
    if len(costs) != 1:
        raise DoesNotFit(f"sgd should give one cost for one epoch. Yours gives {len(costs)}.")
    return _judged(student, parts, plane, replace(last, parameters=parameters))


def _judged(student: Student, parts: Sequence[Examples], plane: Array, epoch: Epoch) -> Epoch:
    shaped("W of layer 1", epoch.parameters[0][0], (HIDDEN, plane.shape[0]), "(n_1, n_0)")
    answers = [student.forward(epoch.parameters, X, "relu", "softmax")[0] for X in (parts[0][0], parts[1][0], plane)]
    shares = [[float(student.accuracy(A, Y))] for A, (_, Y) in zip(answers[:2], parts, strict=True)]
    return replace(epoch, accuracies=np.hstack([epoch.accuracies, shares]), classes=answers[2])


class Reading(Stage):
    """Left the accuracies, in the middle a slice through the space of pictures, right weights of hidden neurons."""

    def __init__(self, plane: Array) -> None:
        super().__init__(8.2, 3.3)
        grid = self.figure.add_gridspec(1, 3, width_ratios=[1.1, 1, 1.25])
        curves = self.axes(grid[0], "epoch", "accuracy", xlim=(0, EPOCHS), ylim=(LOWEST, 1.005))
        names = zip(("training part", "held-out part"), STYLES, strict=False)
        self.curves = [self.line(curves, color=color, linestyle=style, label=name) for name, (color, _, style) in names]
        curves.legend(frameon=False, labelcolor=INK, loc="lower right", fontsize="small")
        self.note = self.words(curves, 0.04, 0.04, fontsize="small")
        edges = (-BEYOND, 1 + BEYOND)
        slice_ = self.axes(
            grid[1],
            "a slice through three pictures;\nno colour: read as another digit",
            xlim=edges,
            ylim=edges,
            xticks=[],
            yticks=[],
        )
        slice_.set_aspect("equal")
        self.slice = self.field(slice_, (*edges, *edges), interpolation="bilinear")
        for place, digit in zip(((0, 0), (1, 0), (0, 1)), CORNERS, strict=True):
            disc = {"boxstyle": "circle", "facecolor": COLORS[digit], "edgecolor": "white"}
            self.moves(
                slice_.text(*place, str(digit), color="white", weight="bold", ha="center", va="center", bbox=disc)
            )
        weights = self.axes(grid[2], "weights of 12 hidden neurons", xticks=[], yticks=[])
        weights.spines[:].set_visible(False)
        across = SHOWN[1] * (SIDE + 1), SHOWN[0] * (SIDE + 1)
        weights.set(xlim=(0, across[0]), ylim=(across[1], 0), aspect="equal")
        edges_of_all = (0.0, across[0], across[1], 0.0)
        colors = {"cmap": AGAINST_AND_FOR, "vmin": -STRONGEST, "vmax": STRONGEST}
        self.weights = self.field(weights, edges_of_all, origin="upper", **colors)

    def show(self, seen: Epoch) -> str:
        epochs = seen.accuracies.shape[1] - 1
        for line, shares in zip(self.curves, seen.accuracies, strict=True):
            line.set_data(np.arange(epochs + 1), np.maximum(shares, LOWEST))
        self.slice.set_data(_mixed(seen.classes))
        W = seen.parameters[0][0][: SHOWN[0] * SHOWN[1]]
        tiles = np.full((SHOWN[0] * (SIDE + 1), SHOWN[1] * (SIDE + 1)), np.nan)
        for number, weights in enumerate(W):
            row, column = np.array(divmod(number, SHOWN[1])) * (SIDE + 1)
            tiles[row : row + SIDE, column : column + SIDE] = weights.reshape(SIDE, SIDE)
        self.weights.set_data(np.ma.masked_invalid(tiles))
        training, held_out = seen.accuracies[:, -1]
        lost = not np.isfinite(seen.parameters[0][0]).all()
        below = f"{held_out:.2f}: below the figure" if held_out < LOWEST else ""
        self.note.set_text("the weights are\nnot numbers any more" if lost else below)
        note = " The weights are not numbers any more: α is too large." if lost else ""
        return (
            f"After {epochs} of {EPOCHS} epochs, α = {seen.alpha:.3g}, λ = {seen.lam:.3g}: "
            f"accuracy {training:.3f} on the training part, {held_out:.3f} on the held-out part.{note}"
        )


def _mixed(A: Array) -> Array:
    """The corner digits' colours, each as strong as its probability; nothing for other digits. (PLACES, PLACES, 4)."""
    own = A[list(CORNERS)]
    total = np.maximum(own.sum(axis=0), np.finfo(float).tiny)
    color = np.array(list(COLORS.values())).T @ (own / total)
    shares = np.vstack([color, np.clip(own.sum(axis=0), 0, 1)])
    mixed: Array = np.clip(np.nan_to_num(shares.T), 0, 1).reshape(PLACES, PLACES, 4)
    return mixed


def training_film(
    sgd: Callable[..., Any],
    he_initialize: Callable[..., Parameters],
    accuracy: Callable[..., float],
    forward: Callable[..., Any],
    training: Examples,
    held_out: Examples,
) -> Film:
    """Watch a network with one hidden layer learn: `training` is (X_train, Y_train), `held_out` (X_new, Y_new)."""
    student, parts = Student(he_initialize, sgd, accuracy, forward), (training, held_out)
    plane = slice_through(*held_out)
    return Film(
        "Press play, stop, go back. Then try α = 1, and λ = 100: what becomes of the curves, and of the weights?",
        "epoch",
        lambda alpha, lam: first_epoch(student, parts, plane, alpha, lam),
        lambda last: next_epoch(student, parts, plane, last),
        Reading(plane),
        EPOCHS,
        OPENS_AT,
        {
            "alpha": powers("learning rate α", 0.1, -2, 1, 0.1, ".3g"),
            "lam": powers("penalty λ", 1.0, -1, 3, 0.1, ".3g"),
        },
    )
