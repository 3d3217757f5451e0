"""The figures of the notebooks: arrays in, a Picture out.

The figures do not go through pyplot, so nothing is global and nothing is shown twice. matplotlib is imported inside the
functions, because grading imports this module and draws nothing.
"""

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

INK = "#767676"  # a grey that reads on white paper and on a dark theme: the background is transparent
BLUE, ORANGE = "#0072B2", "#D55E00"  # from the palette of Okabe and Ito, told apart with every kind of colour vision
WIDE, TALL = (6.0, 3.6), (6.0, 4.6)  # inches
RESOLUTION = 144  # pixels an inch: half as many again as a screen shows, so that it stays sharp when zoomed
SCREEN = 96  # pixels an inch on the screen


@dataclass(frozen=True, repr=False)
class Picture:
    """A matplotlib figure that Jupyter shows without any magic, with a description for those who cannot see it."""

    figure: "Figure"
    alt: str

    def __repr__(self) -> str:
        return f"[Figure: {self.alt}]"

    def png(self) -> bytes:
        """The figure as a PNG file with a transparent background."""
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=RESOLUTION, transparent=True)
        return buffer.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        from html import escape

        picture = base64.b64encode(self.png()).decode("ascii")
        width = round(self.figure.get_figwidth() * SCREEN)
        # JupyterLab shows no alt text for a bare PNG; LaTeX and PDF export take nothing but the PNG.
        html = f'<img alt="{escape(self.alt)}" width="{width}" src="data:image/png;base64,{picture}">'
        return {"text/html": html, "image/png": picture}


def sigmoid_and_slope(Z: Array, A: Array, g_prime: Array) -> Picture:
    """The sigmoid and its slope, over the same scores.

    Z, A, g_prime  (m,)  scores, rising; the sigmoid there; its slope there
    """
    axes = _axes("score $z$", "")
    axes.plot(Z, A, color=BLUE)
    axes.plot(Z, g_prime, color=ORANGE, linestyle="--")
    axes.set_ylim(-0.05, 1.05)
    _name_line(axes, Z, A, r"$\sigma(z)$", BLUE)
    _name_line(axes, Z, g_prime, r"$\sigma\,'(z)$", ORANGE)
    return Picture(_figure(axes), "The sigmoid rises from 0 to 1; its slope is a bump that is highest at score 0.")


def cost_curve(costs: Sequence[float]) -> Picture:
    """The cost J before each step of gradient descent.

    costs  (iterations,)  J, the mean over examples
    """
    axes = _axes("iteration", "cost $J$")
    axes.plot(range(len(costs)), costs, color=BLUE)
    axes.axhline(np.log(2), color=INK, linestyle=":", linewidth=1)
    axes.text(1, np.log(2), r"$\log 2$", ha="right", va="bottom", color=INK, transform=axes.get_yaxis_transform())
    axes.set_ylim(bottom=0)
    return Picture(_figure(axes), f"The cost falls from {costs[0]:.3f} to {costs[-1]:.3f} in {len(costs)} iterations.")


def decision_boundary(
    W: Array, b: Array, X: Array, Y: Labels, features: Sequence[str], classes: Sequence[str]
) -> Picture:
    """Examples with two features, and the lines on which the probability a of class 1 is 0.1, 0.5 and 0.9.

    W         (1, 2)  weights; the second must not be zero
    b         (1, 1)  bias
    X         (2, m)  inputs, standardised
    Y         (1, m)  labels, 0 or 1
    features          the names of the two inputs
    classes           the names of class 0 and class 1
    """
    axes = _axes(f"$x_1$: {features[0]}, standardised", f"$x_2$: {features[1]}, standardised", TALL)
    for label, marker, color in ((0, "^", ORANGE), (1, "o", BLUE)):
        x_1, x_2 = X[:, Y[0] == label]
        name = f"$y = {label}$: {classes[label]}"
        axes.scatter(x_1, x_2, s=18, marker=marker, facecolors="none", edgecolors=color, linewidths=0.9, label=name)
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())  # fixed here, so that the lines end where the examples do
    x_1 = np.array(axes.get_xlim())
    for a, style in ((0.1, ":"), (0.5, "-"), (0.9, "--")):
        z = np.log(a / (1 - a))
        x_2 = (z - b[0, 0] - W[0, 0] * x_1) / W[0, 1]
        axes.plot(x_1, x_2, color=INK, linestyle=style, label=f"$a = {a}$")
    axes.legend(frameon=False, labelcolor=INK)
    alt = f"A scatter of {classes[0]} and {classes[1]} examples by {features[0]} and {features[1]}, and three parallel lines."
    return Picture(_figure(axes), alt)


def weight_norms(iterations: Sequence[int], norms: Mapping[str, Sequence[float]]) -> Picture:
    """How long the weights are after so many steps of gradient descent.

    iterations  whole numbers, rising
    norms       for each line its name and the length of W after as many steps, as many as iterations
    """
    axes = _axes("iterations (each mark is twice as many as the one before)", r"length of the weights, $\|W\|$")
    axes.set_xscale("log", base=2)
    styles = ((BLUE, "o", "-"), (ORANGE, "^", "--"))
    for (name, lengths), (color, marker, style) in zip(norms.items(), styles, strict=True):
        axes.plot(iterations, lengths, color=color, marker=marker, linestyle=style)
        _name_line(axes, iterations, lengths, name, color)
    axes.set_ylim(bottom=0)
    ends = "; ".join(f"{name}: {lengths[0]:.1f} to {lengths[-1]:.1f}" for name, lengths in norms.items())
    return Picture(_figure(axes), f"The length of W from {iterations[0]} to {iterations[-1]} iterations. {ends}.")


def _axes(x_label: str, y_label: str, size: tuple[float, float] = WIDE) -> "Axes":
    from matplotlib.figure import Figure

    axes = Figure(figsize=size, layout="constrained").subplots()
    axes.set_xlabel(x_label, color=INK)
    axes.set_ylabel(y_label, color=INK)
    axes.tick_params(which="both", colors=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(INK)
    return axes


def _figure(axes: "Axes") -> "Figure":
    figure = axes.get_figure(root=True)
    assert figure is not None, "these axes were made by a figure"
    return figure


def _name_line(axes: "Axes", x: Sequence[float] | Array, y: Sequence[float] | Array, name: str, color: str) -> None:
    """Write a line's name at its right end, where no legend has to be matched by colour."""
    axes.annotate(name, (x[-1], y[-1]), (8, 0), textcoords="offset points", va="center", color=color)
