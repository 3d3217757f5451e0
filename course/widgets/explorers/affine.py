"""Notebook 00: the matrices of one layer, with the student's scores."""

from collections.abc import Callable

import ipywidgets
import numpy as np

from autograder.observing.observe import guarded
from course.figures import Array
from course.widgets.explorers.boxes import Box, Boxes, Line, factor, short
from course.widgets.explorers.explorer import Explorer, counter, in_words

W_ALL = np.array([[1, -2, 2, 0], [0, 1, -1, 3], [3, 1, 1, -2], [-1, 2, 0, 1]])  # the upper left is the notebook's
A_ALL = np.array([[1, 2, 0, -1, 3], [1, 0, 1, 2, -1], [2, -1, 1, 0, 1], [0, 1, -2, 1, 2]])
B_ALL = np.array([[1], [0], [-1], [2]])
TITLE = "your affine(W, A_prev, b)"
MOST = 4  # neurons, and inputs; examples may be one more


def affine_lines(affine: Callable[..., Array], n: int, n_prev: int, m: int, r: int, i: int, turned: bool) -> list[Line]:
    """The boxes of Z = W A_prev + b with the student's Z, for neuron r and example i, counted from 1."""
    W, A, b = W_ALL[:n, :n_prev].astype(float), A_ALL[:n_prev, :m].astype(float), B_ALL[:n].astype(float)
    neuron, example = (0, min(r, n) - 1), (1, min(i, m) - 1)
    sides = (f"$n_l$ = {n}", f"$n_{{l-1}}$ = {n_prev}")
    W_box = Box("W", W, sides, neuron)
    if turned:
        W = W.T
        clash = (False, W.shape[1] != A.shape[0])
        W_box = Box(r"W turned", W, sides[::-1], (1, neuron[1]), clash=clash)
    A_box = Box("A_prev", A, (sides[1], f"$m$ = {m}"), example=example, clash=(W_box.clash[1], False))
    boxes = [W_box, A_box, Box("b", b, (sides[0], ""), neuron)]
    Z, failure, *_ = guarded(lambda: affine(W, A, b))
    if failure is not None:
        stops = f"The inner sizes {W.shape[1]} and {A.shape[0]} differ, and affine stops with a {failure.type}."
        words = stops if W_box.clash[1] and failure.type != "NotImplementedError" else in_words(failure)
        return [Line(TITLE, boxes, ["", "+"], words)]
    wrong, words = _judged(np.asarray(Z), W, A, b, neuron[1], example[1], turned)
    drawn = np.atleast_2d(np.asarray(Z, dtype=float))[:MOST, : MOST + 1]
    fits = drawn.shape == (n, m)
    box = Box("Z", drawn, (sides[0], f"$m$ = {m}"), neuron, example, wrong=wrong)
    boxes.append(box if fits else Box("Z", drawn, ("", ""), wrong=True))
    return [Line(TITLE, boxes, ["", "+", "="], words)]


def _judged(Z: Array, W: Array, A: Array, b: Array, r: int, i: int, turned: bool) -> tuple[bool, str]:
    """Is the student's Z another one than the sum says that stands below? And that sum."""
    shape = (b.shape[0], A.shape[1])
    if Z.shape != shape:
        return True, f"Z should have shape (n_l, m) = {shape}. Yours has {Z.shape}."
    products = " + ".join(f"{factor(w)}·{factor(a)}" for w, a in zip(W[r], A[:, i], strict=True))
    total = W[r] @ A[:, i] + b[r, 0]
    words = f"row {r + 1} of W, column {i + 1} of A_prev:   {products} + {factor(b[r, 0])} = {short(total)}"
    if turned:
        words = (
            f"The sizes fit by chance, so it runs. But row {r + 1} here is no neuron: its numbers belong to one input."
        )
    if not np.isclose(Z[r, i], total):
        return True, f"{words}, but your Z has {short(Z[r, i])} there"
    return turned, words


def affine_boxes(affine: Callable[..., Array]) -> Explorer:
    """The shapes of a layer, and the sum behind each of its scores."""
    turn = ipywidgets.ToggleButton(False, description="turn W", tooltip="give W transposed to affine")
    controls = {
        "n": counter("neurons", 3, 1, MOST),
        "n_prev": counter("inputs", 2, 1, MOST),
        "m": counter("examples m", 4, 1, MOST + 1),
        "r": counter("look at neuron", 1, 1, MOST),
        "i": counter("look at example", 1, 1, MOST + 1),
        "turned": turn,
    }
    invitation = "Turn W: which two sides do not fit? Then make neurons and inputs equal. Why is that worse?"
    return Explorer(invitation, controls, lambda **sizes: affine_lines(affine, **sizes), Boxes(7.2, 3.1, (17.6, 6.3)))
