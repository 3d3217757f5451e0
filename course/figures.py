"""The figures of the notebooks: arrays in, a Picture out.

The figures do not go through pyplot, so nothing is global and nothing is shown twice. matplotlib is imported inside the
functions, because grading imports this module and draws nothing.
"""

import base64
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Box = tuple[
    str, Array, int | None, int | None
]  # a letter (and its exponent), entries, axis of neurons, axis of examples

INK = "#767676"  # a grey that reads on white paper and on a dark theme: the background is transparent
BLUE, ORANGE, GREEN = (
    "#0072B2",
    "#D55E00",
    "#009E73",
)  # from the palette of Okabe and Ito, told apart with every kind of colour vision
STYLES = ((BLUE, "o", "-"), (ORANGE, "^", "--"), (GREEN, "s", ":"))  # colour, marker and line go together
PICTURES_A_ROW = 8
GRID = 401  # places along an axis, so that a border looks straight
WIDE, TALL, FLAT = (6.0, 3.6), (6.0, 4.6), (6.0, 2.4)  # inches
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

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return as_still(self.png(), self.alt, *self.figure.get_size_inches())


def as_still(png: bytes, alt: str, width: float, height: float) -> dict[str, str]:
    """A PNG file of so many inches as what Jupyter shows, by MIME type.

    JupyterLab shows no alt text for a bare PNG; LaTeX and PDF export take nothing but the PNG.
    """
    from html import escape

    picture = base64.b64encode(png).decode("ascii")
    size = f'width="{width * SCREEN:.0f}" style="aspect-ratio:{width:g}/{height:g}"'  # the page keeps its place free
    html = f'<img alt="{escape(alt)}" {size} decoding="sync" src="data:image/png;base64,{picture}">'
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


def numerical_error(steps: Array, errors: Mapping[str, Sequence[float]]) -> Picture:
    """The U-curve: how wrong a measured slope is, for each step h.

    steps   (number of steps,)  h, from large to small
    errors                      for each line its name and the relative error at each h
    """
    axes = _axes("step $h$", "relative error")
    axes.set(xscale="log", yscale="log")
    for (name, error), (color, marker, style) in zip(errors.items(), STYLES, strict=False):
        axes.plot(steps, error, color=color, marker=marker, markersize=4, linestyle=style, linewidth=1, label=name)
    for x, words, side in ((0.02, "rounding", "left"), (0.98, "truncation", "right")):
        axes.text(x, 0.03, words, ha=side, color=INK, transform=axes.transAxes)
    axes.legend(frameon=False, labelcolor=INK, loc="upper center")
    best = "; ".join(f"{name} is best near h = {steps[np.argmin(error)]:.0e}" for name, error in errors.items())
    alt = "Both errors fall with h at first, reach a valley and rise again with a jagged line as h gets smaller still."
    return Picture(_figure(axes), f"{alt} {best}.")


def descent(curvatures: Array, paths: Mapping[str, Array]) -> Picture:
    """Paths of gradient descent over the contour lines of a paraboloid, J = (c_1 theta_1^2 + c_2 theta_2^2) / 2.

    curvatures  (2,)            c_1 and c_2
    paths                       for each path its name and its places, (steps + 1, 2)
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=WIDE, layout="constrained")
    for axes, (name, path) in zip(figure.subplots(1, len(paths), sharex=True, sharey=True), paths.items(), strict=True):
        dress(axes, r"$\theta_1$", r"$\theta_2$" if axes is figure.axes[0] else "")
        axes.set_title(name, color=INK, fontsize="medium")
        axes.plot(*path.T, color=BLUE, marker="o", markersize=4, linewidth=1)
        axes.plot(*path[0], color=ORANGE, marker="s")
        axes.annotate("start", path[0], (-8, 2), textcoords="offset points", ha="right", color=ORANGE)
        axes.margins(0.12)
    theta_1, theta_2 = _sweep(figure.axes[0])
    J = (curvatures[0] * theta_1**2 + curvatures[1] * theta_2[:, np.newaxis] ** 2) / 2
    for axes in figure.axes:
        axes.contour(theta_1, theta_2, J, levels=J.max() * np.linspace(0.05, 0.95, 7) ** 2, colors=INK, linewidths=0.6)
    ends = "; ".join(f"{name} ends at ({path[-1, 0]:.2f}, {path[-1, 1]:.2f})" for name, path in paths.items())
    return Picture(
        figure,
        f"Steps over the elliptic contour lines of a bowl, from ({', '.join(map(str, paths[name][0]))}). {ends}.",
    )


def cost_curves(curves: Mapping[str, Sequence[float]]) -> Picture:
    """Two costs J before each step of gradient descent; the wide line shows under the narrow one where that covers it.

    curves  for both lines the name and the costs, (iterations,)
    """
    axes = _axes("iteration", "cost $J$")
    for width, (name, costs), (color, _, style) in zip((5.0, 1.5), curves.items(), STYLES, strict=False):
        axes.plot(range(len(costs)), costs, color=color, linestyle=style, linewidth=width, label=name)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, labelcolor=INK)
    ends = "; ".join(f"{name}: {costs[0]:.3f} to {costs[-1]:.3f}" for name, costs in curves.items())
    return Picture(_figure(axes), f"Costs over the iterations. {ends}.")


def class_regions(
    predict: Callable[[Array], Labels], X: Array, y: Labels, features: Sequence[str], classes: Sequence[str]
) -> Picture:
    """Examples with two features, and the borders between the regions of the classes.

    predict   inputs (2, any m) -> class numbers (m,)
    X         (2, m)  inputs, standardised
    y         (m,)    class numbers
    features          the names of the two inputs
    classes           the names of the classes
    """
    axes = _axes(f"$x_1$: {features[0]}, standardised", f"$x_2$: {features[1]}, standardised", TALL)
    for label, (name, (color, marker, _)) in enumerate(zip(classes, STYLES, strict=True)):
        x_1, x_2 = X[:, y == label]
        axes.scatter(x_1, x_2, s=18, marker=marker, facecolors="none", edgecolors=color, linewidths=0.9, label=name)
    x_1, x_2 = _sweep(axes)
    grid = np.stack(np.meshgrid(x_1, x_2))
    regions = predict(grid.reshape(2, -1)).reshape(grid.shape[1:])
    for label in range(len(classes) - 1):  # each border has a class on its other side
        axes.contour(x_1, x_2, regions == label, levels=[0.5], colors=INK, linewidths=1)
    axes.legend(frameon=False, labelcolor=INK)
    alt = f"A scatter of {len(classes)} classes by {features[0]} and {features[1]}; straight lines part their regions."
    return Picture(_figure(axes), alt)


def digits(X: Array, predicted: Labels, y: Labels) -> Picture:
    """Pictures of digits, and below each the class that was predicted; where it is wrong, also the right one.

    X          (64, m)  ink of 8 by 8 pixels, from 0 to 16
    predicted  (m,)     class numbers
    y          (m,)     class numbers, the right ones
    """
    from matplotlib.colors import to_rgb
    from matplotlib.figure import Figure

    rows = -(-y.size // PICTURES_A_ROW)
    figure = Figure(figsize=(WIDE[0], 0.95 * rows), layout="constrained")
    for i, axes in enumerate(figure.subplots(rows, PICTURES_A_ROW, squeeze=False).flat):
        axes.set_axis_off()
        if i < y.size:
            ink = np.dstack([np.full((8, 8, 3), to_rgb(INK)), X[:, i].reshape(8, 8) / 16])
            axes.imshow(ink, interpolation="nearest")
            right = predicted[i] == y[i]
            caption = f"{predicted[i]}" if right else f"{predicted[i]}, not {y[i]}"
            axes.set_title(caption, y=-0.3, color=INK if right else ORANGE, fontsize="small")
    wrong = int(np.sum(predicted != y))
    return Picture(figure, f"{y.size} handwritten digits with the predicted class; {wrong} of them wrong.")


def rows_of_weights(W: Array) -> Picture:
    """Each class's weights, laid out like the pixels they belong to: filled above zero, hollow below.

    W  (k, 64)  weights of 8 by 8 pixels
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE[0], 2.7), layout="constrained")
    for label, axes in enumerate(figure.subplots(2, -(-W.shape[0] // 2)).flat):
        _as_pixels(axes, 60 * W[label] / np.abs(W).max())
        axes.set_title(f"row {label}", color=INK, fontsize="small")
    alt = f"{W.shape[0]} squares of 8 by 8 weights, one for each class: filled marks where ink speaks for the class."
    return Picture(figure, alt)


def running_product(deltas: Array, dloss_dyhat: float) -> Picture:
    """The way back through a chain: its factors as bars, and as a line their product so far, on a log axis.

    deltas       (T,)    slope of the loss by the score of each neuron, none of them 0
    dloss_dyhat  number  slope of the loss by the output, where the product starts
    """
    T = deltas.size
    product = np.append(deltas, dloss_dyhat)
    factors = product[:-1] / product[1:]  # factor t leads from place t + 1 back to place t
    places = np.arange(1, T + 2)
    axes = _axes("", "size")
    axes.set_yscale("log")
    axes.axhline(1, color=INK, linewidth=1)
    for sign, face, name in ((factors > 0, BLUE, "factor, positive"), (factors < 0, "none", "factor, negative")):
        height = np.abs(factors[sign]) - 1
        axes.bar(places[:-1][sign] + 0.5, height, 0.35, 1, facecolor=face, edgecolor=BLUE, label=name)
    axes.plot(places, np.abs(product), color=ORANGE, marker="o", label=r"product so far, $|\delta_t|$")
    axes.set_xticks(places, [*(f"$u_{t}$" for t in range(1, T + 1)), r"$\hat{y}$"])
    arrow = {"arrowstyle": "->", "color": INK}
    axes.annotate("backward", (0.62, 1.04), (0.78, 1.04), "axes fraction", va="center", color=INK, arrowprops=arrow)
    axes.legend(frameon=False, labelcolor=INK, loc="lower right")
    shrinks = int(np.sum(np.abs(factors) < 1))
    alt = (
        f"From the output back through {T} neurons, {shrinks} of {T} factors are smaller than 1 in size, and their "
        f"product goes from {abs(dloss_dyhat):.2g} to {abs(deltas[0]):.2g}."
    )
    return Picture(_figure(axes), alt)


def local_slopes(steps: Sequence[Array], delta: Array) -> Picture:
    """Layers of neurons, a line for each way from one to the next, and on it how much the next score moves.

    steps  for each step an array (n_next, n_l): slope of the next layer's scores by this layer's
    delta  (n_L, 1)  slope of the loss by the scores of the last layer
    """
    sizes = [steps[0].shape[1], *(step.shape[0] for step in steps)]
    heights = [(size - 1) / 2 - np.arange(size) for size in sizes]  # neuron 1 is the highest
    axes = _axes("", "", FLAT)
    axes.set_axis_off()
    for layer, step in enumerate(steps):
        for (i, c), slope in np.ndenumerate(step):
            start, end = heights[layer][c], heights[layer + 1][i]
            axes.plot([layer, layer + 1], [start, end], color=INK, linewidth=1, zorder=0)
            near = 0.3  # of the way: in the middle, the numbers of crossing lines would meet
            place = (layer + near, start + near * (end - start))
            beside = (-9 * np.sign(end - start), 5)  # points: left of a line that rises, right of one that falls
            axes.annotate(f"${slope:g}$", place, beside, textcoords="offset points", ha="center", color=INK)
    for layer, places in enumerate(heights):
        axes.scatter(np.full(places.size, layer), places, s=260, color=ORANGE)
    for place, number in zip(heights[-1], delta[:, 0], strict=True):
        axes.text(len(steps) + 0.12, place, rf"$\delta = {number:g}$", va="center", color=INK)
    axes.set(xlim=(-0.2, len(steps) + 0.5), ylim=(-max(sizes) / 2 + 0.2, max(sizes) / 2 - 0.1))
    slopes = "; ".join(
        f"step {layer}: " + ", ".join(f"{slope:g} from {c + 1} to {i + 1}" for (i, c), slope in np.ndenumerate(step))
        for layer, step in enumerate(steps, start=1)
    )
    ends = ", ".join(f"{number:g}" for number in delta[:, 0])
    alt = f"A network drawn from left to right. Local slopes, {slopes}. The deltas of the last layer are {ends}."
    return Picture(_figure(axes), alt)


def predicted_against_measured(Y_hat: Array, Y: Array, target: str) -> Picture:
    """What was predicted for each example against what was measured; perfect predictions lie on the line.

    Y_hat   (1, m)  predicted
    Y       (1, m)  measured
    target          what it is
    """
    axes = _axes(rf"measured $y$: {target}", r"predicted $\hat{y}$", TALL)
    axes.scatter(Y, Y_hat, s=14, facecolors="none", edgecolors=BLUE, linewidths=0.8)
    ends = [Y.min(), Y.max()]
    axes.plot(ends, ends, color=INK, linestyle="--")
    axes.text(ends[1], ends[1], r"$\hat{y} = y$", ha="right", va="bottom", color=INK)
    alt = (
        f"Measured values go from {ends[0]:.0f} to {ends[1]:.0f}, predicted ones from {Y_hat.min():.0f} to "
        f"{Y_hat.max():.0f}: a broad cloud that is flatter than the line of perfect predictions."
    )
    return Picture(_figure(axes), alt)


def activations(Z: Array, curves: Mapping[str, tuple[Array, Array]]) -> Picture:
    """Activations on the left, their slopes on the right, over the same scores.

    Z       (m,)  scores, rising
    curves  for each line its name, the activation (m,) and its slope (m,)
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=WIDE, layout="constrained")
    left, right = figure.subplots(1, 2)
    dress(left, "score $z$", "activation $g(z)$")
    dress(right, "score $z$", "slope $g\\,'(z)$")
    for (name, (A, g_prime)), (color, _, style) in zip(curves.items(), STYLES, strict=False):
        left.plot(Z, A, color=color, linestyle=style, label=name)
        right.plot(Z, g_prime, color=color, linestyle=style)
    left.set_ylim(-1.2, 2.2)
    left.legend(frameon=False, labelcolor=INK)
    highest = ", ".join(f"{g_prime.max():.2f} for {name}" for name, (_, g_prime) in curves.items())
    return Picture(figure, f"{', '.join(curves)} and their slopes. The highest slopes are {highest}.")


def starts(costs: Mapping[str, Sequence[float]], weights: Mapping[str, Array]) -> Picture:
    """Left: the cost of networks that differ in their start. Right: where the weights of their hidden neurons are in the end.

    costs    for each start its name and J before each step, (iterations,)
    weights  for each start W of the hidden layer, (n_1, 2)
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=WIDE, layout="constrained")
    left, right = figure.subplots(1, 2)
    dress(left, "iteration", "cost $J$")
    dress(right, "weight of input 1", "weight of input 2")
    for name, (color, marker, style) in zip(costs, STYLES, strict=False):
        left.plot(range(len(costs[name])), costs[name], color=color, linestyle=style, label=name)
        right.scatter(*weights[name].T, s=40, marker=marker, facecolors="none", edgecolors=color, label=name)
    left.set_ylim(bottom=0)
    for axes in (left, right):
        axes.legend(frameon=False, labelcolor=INK)
    ends = "; ".join(
        f"{name}: cost {cost[0]:.3f} to {cost[-1]:.3f}, different places of hidden neurons: "
        f"{len(np.unique(weights[name].round(9), axis=0))}"
        for name, cost in costs.items()
    )
    return Picture(figure, f"Costs over the iterations, and the weights of each hidden neuron after the last. {ends}.")


def regions(probabilities: Mapping[str, Callable[[Array], Array]], X: Array, Y: Labels) -> Picture:
    """The same examples for each classifier, and shaded, where it says class 1: its probability is above one half.

    probabilities  for each classifier its name and a function: inputs (2, any m) -> probabilities of class 1, (1, m)
    X              (2, m)  inputs
    Y              (1, m)  labels, 0 or 1
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE[0], 1.3 + 5 / len(probabilities)), layout="constrained")
    panels = figure.subplots(1, len(probabilities), sharex=True, sharey=True, squeeze=False)[0]
    for axes, name in zip(panels, probabilities, strict=True):
        dress(axes, "$x_1$", "$x_2$" if axes is panels[0] else "")
        axes.set_title(name, color=INK, fontsize="medium")
        for label, (color, marker, _) in ((0, STYLES[1]), (1, STYLES[0])):
            x_1, x_2 = X[:, Y[0] == label]
            points = {"s": 14, "marker": marker, "edgecolors": color, "linewidths": 0.8}
            axes.scatter(x_1, x_2, facecolors="none", label=f"$y = {label}$", **points)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2, frameon=False, labelcolor=INK)
    x_1, x_2 = _sweep(panels[0])
    grid = np.stack(np.meshgrid(x_1, x_2))
    shares = []
    for axes, (name, probability) in zip(panels, probabilities.items(), strict=True):
        says_1 = probability(grid.reshape(2, -1)).reshape(grid.shape[1:]) > 0.5
        axes.contourf(x_1, x_2, says_1, levels=[0.5, 1], colors=[BLUE], alpha=0.15)
        axes.contour(x_1, x_2, says_1, levels=[0.5], colors=INK, linewidths=1)
        right = np.mean((probability(X) > 0.5) == Y)
        shares.append(f"with {name}, {right:.0%} of the examples lie on the right side of the border")
    return Picture(figure, f"Two classes in a plane, and the region of class 1 shaded: {'; '.join(shares)}.")


def sizes_by_layer(layers: Sequence[int], panels: Mapping[str, Mapping[str, Sequence[float]]], size: str) -> Picture:
    """How large something is in each layer, on a log axis.

    layers  the numbers of the layers
    panels  for each panel its title, and for each of its lines the name and a root mean square for each layer, above 0
    size    what is measured
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=WIDE, layout="constrained")
    drawn = figure.subplots(1, len(panels), sharey=True, squeeze=False)[0]
    ends = []
    for axes, (title, lines) in zip(drawn, panels.items(), strict=True):
        dress(axes, "layer", size if axes is drawn[0] else "")
        axes.set_title(title, color=INK, fontsize="medium")
        axes.set(yscale="log", xticks=layers)
        for (name, sizes), (color, marker, style) in zip(lines.items(), STYLES, strict=False):
            axes.plot(layers, sizes, color=color, marker=marker, markersize=4, linestyle=style, label=name)
            ends.append(f"{title} {name}: {sizes[0]:.1e} to {sizes[-1]:.1e}".lstrip())
    drawn[0].legend(frameon=False, labelcolor=INK)
    what = size.replace("$", "")
    return Picture(figure, f"The {what} from layer {layers[0]} to layer {layers[-1]}. {'; '.join(ends)}.")


def layouts(W: Array, b: Array, X: Array) -> Picture:
    """One layer in three layouts, entry by entry. Filled: what belongs to example 1; outlined: what belongs to neuron 1.

    W  (n_l, n_prev)  weights
    b  (n_l, 1)       biases
    X  (n_prev, m)    inputs
    """
    Z = W @ X + b
    inputs, bias, scores = ("X", X.T, None, 0), ("b", b.T, 1, None), ("Z", Z.T, 1, 0)  # of examples in rows
    layers: dict[str, list[Box]] = {
        "columns": [("W", W, 0, None), ("X", X, None, 1), ("b", b, 0, None), ("Z", Z, 0, 1)],
        "rows": [inputs, ("W", W.T, 1, None), bias, scores],
        "PyTorch": [inputs, (r"W$\top$", W, 0, None), bias, scores],
    }
    axes = _axes("", "", (WIDE[0], 5.0))
    axes.set_axis_off()
    right, y, shapes = 0.0, 0.0, []
    for layout, boxes in layers.items():
        height = max(entries.shape[0] for _, entries, _, _ in boxes)
        axes.text(-0.5, y - height / 2, layout, ha="right", va="center", color=INK)
        x = 0.0
        for (letter, entries, neurons, examples), sign in zip(boxes, ("", "+", "=", ""), strict=True):
            rows, columns = entries.shape
            top = y - (height - rows) / 2
            _matrix(axes, x, top, entries, neurons, examples)
            shape = f"({entries.size},)" if (layout, letter) == ("PyTorch", "b") else f"({rows}, {columns})"
            axes.text(x + columns / 2, top - rows - 0.1, f"${letter[0]}$ {shape}", ha="center", va="top", color=INK)
            axes.text(x + columns + 0.3, top, letter[1:], ha="center", va="center", color=INK)
            x += columns + 1.2
            axes.text(x - 0.6, y - height / 2, sign, ha="center", va="center", color=INK)
            shapes.append(f"{layout} {letter[0]} {shape}")
        right, y = max(right, x), y - height - 1.3
    axes.set(xlim=(-2.4, right - 1.1), ylim=(y + 0.3, 0.4))
    alt = f"W X + b in columns, X W + b in rows, X times W turned + b in PyTorch. Shapes: {', '.join(shapes)}."
    return Picture(_figure(axes), alt)


def batch_slopes(clouds: Mapping[str, Array], full: Array) -> Picture:
    """The slopes by two weights: a dot for each mini-batch, a cross for all examples together.

    clouds  for each size of the batches its name and the slopes, (batches, 2)
    full    (2,)  the slopes from all examples
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE[0], 2.9), layout="constrained")
    panels = figure.subplots(1, len(clouds), sharex=True, sharey=True, squeeze=False)[0]
    spreads = []
    for axes, (name, slopes) in zip(panels, clouds.items(), strict=True):
        dress(axes, "$dW_{11}$", "$dW_{12}$" if axes is panels[0] else "")
        axes.set_title(name, color=INK, fontsize="medium")
        axes.scatter(*slopes.T, s=14, facecolors="none", edgecolors=BLUE, linewidths=0.8)
        axes.plot(*full, color=ORANGE, marker="X", markersize=9, linestyle="none")
        spreads.append(f"{name}: {slopes.std(axis=0).max():.2f}")
    alt = f"Clouds of dots around one cross, narrower for larger batches. Widest standard deviation: {'; '.join(spreads)}."
    return Picture(figure, alt)


def learning_curves(curves: Mapping[str, Sequence[float]]) -> Picture:
    """The accuracy before each epoch; that of the start, which has learned nothing, may lie below the figure.

    curves  for each part of the data its name and the accuracies, (epochs,)
    """
    axes = _axes("epoch", "accuracy")
    for (name, shares), (color, _, style) in zip(curves.items(), STYLES, strict=False):
        axes.plot(range(len(shares)), shares, color=color, linestyle=style, label=name)
    axes.set_ylim(min(shares[1] for shares in curves.values()) - 0.01, 1.005)
    axes.legend(frameon=False, labelcolor=INK, loc="lower right")
    ends = "; ".join(f"{name}: {shares[0]:.3f} to {shares[-1]:.3f}" for name, shares in curves.items())
    return Picture(_figure(axes), f"Accuracy over the epochs: a steep rise at first, then nearly level. {ends}.")


def hidden_weights(W: Array) -> Picture:
    """The weights of hidden neurons, laid out like the pixels they belong to: filled above zero, hollow below.

    W  (any number, 64)  weights of 8 by 8 pixels
    """
    from matplotlib.figure import Figure

    rows = -(-W.shape[0] // PICTURES_A_ROW)
    figure = Figure(figsize=(WIDE[0], 0.8 * rows), layout="constrained")
    for axes, weights in zip(figure.subplots(rows, PICTURES_A_ROW, squeeze=False).flat, W, strict=True):
        _as_pixels(axes, 18 * weights / np.abs(weights).max())
    alt = f"{W.shape[0]} squares of 8 by 8 weights, one for each hidden neuron: patches of filled and of hollow marks."
    return Picture(figure, alt)


def confusion(counts: Array) -> Picture:
    """How often each digit was read as each class; what is off the diagonal was read wrong.

    counts  (k, k)  examples with the right class in the row and the predicted one in the column
    """
    k = counts.shape[0]
    axes = _axes("predicted class", "right class", (4.6, 4.2))
    for (right, predicted), count in np.ndenumerate(counts.astype(int)):
        if count:
            color, weight = (INK, "normal") if right == predicted else (ORANGE, "bold")
            axes.text(predicted, right, str(count), ha="center", va="center", color=color, weight=weight)
    axes.set(xlim=(-0.5, k - 0.5), ylim=(k - 0.5, -0.5), xticks=range(k), yticks=range(k))
    mixed = "; ".join(
        f"{right} read as {predicted}: {count:.0f}"
        for (right, predicted), count in np.ndenumerate(counts)
        if right != predicted and count > 1
    )
    return Picture(
        _figure(axes), f"{np.trace(counts):.0f} of {counts.sum():.0f} on the diagonal. More than once: {mixed}."
    )


def cost_between(t: Array, costs: Sequence[float]) -> Picture:
    """The cost on the straight way between two places, and the line that a convex function would not rise above.

    t      (places,)  from 0 at the one to 1 at the other
    costs  (places,)  J there, with penalty
    """
    axes = _axes(r"$t$: share of the second place", "cost $J$", FLAT)
    axes.plot(t, costs, color=BLUE, marker="o", markersize=4)
    axes.plot([t[0], t[-1]], [costs[0], costs[-1]], color=ORANGE, linestyle="--")
    axes.text(0.5, (costs[0] + costs[-1]) / 2, "straight line", ha="center", va="bottom", color=ORANGE)
    axes.set_ylim(bottom=0)
    alt = f"The cost is {costs[0]:.3f} at one end and {costs[-1]:.3f} at the other, and up to {max(costs):.3f} between."
    return Picture(_figure(axes), alt)


def _as_pixels(axes: "Axes", areas: Array) -> None:
    """Squares where the 8 by 8 pixels are: filled for areas above zero, hollow below."""
    down, across = np.divmod(np.arange(64), 8)
    for sign, color, face in ((areas > 0, BLUE, BLUE), (areas < 0, ORANGE, "none")):
        size = np.abs(areas[sign])
        axes.scatter(across[sign], down[sign], size, marker="s", facecolors=face, edgecolors=color, linewidths=0.7)
    axes.set(xlim=(-0.7, 7.7), ylim=(7.7, -0.7), xticks=[], yticks=[], aspect="equal")
    axes.spines[:].set_color(INK)


def _axes(x_label: str, y_label: str, size: tuple[float, float] = WIDE) -> "Axes":
    from matplotlib.figure import Figure

    axes = Figure(figsize=size, layout="constrained").subplots()
    dress(axes, x_label, y_label)
    return axes


def dress(axes: "Axes", x_label: str, y_label: str) -> None:
    axes.set_xlabel(x_label, color=INK)
    axes.set_ylabel(y_label, color=INK)
    axes.tick_params(which="both", colors=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(INK)


def _matrix(axes: "Axes", x: float, y: float, entries: Array, neurons: int | None, examples: int | None) -> None:
    """A matrix with its upper left corner at (x, y); its first example is filled, its first neuron outlined."""
    from matplotlib.patches import Rectangle

    for place, entry in np.ndenumerate(entries):
        fill = ORANGE if examples is not None and place[examples] == 0 else "none"
        corner = (x + place[1], y - place[0] - 1)
        axes.add_patch(Rectangle(corner, 1, 1, facecolor=fill, alpha=0.25, edgecolor="none"))
        axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=INK, linewidth=0.5))
        axes.text(
            corner[0] + 0.5, corner[1] + 0.5, f"${entry:g}$", ha="center", va="center", color=INK, fontsize="small"
        )
    if neurons is not None:
        height, width = (1, entries.shape[1]) if neurons == 0 else (entries.shape[0], 1)
        outline = Rectangle((x, y - height), width, height, facecolor="none", edgecolor=BLUE, linewidth=2, zorder=3)
        axes.add_patch(outline)


def _figure(axes: "Axes") -> "Figure":
    figure = axes.figure  # no figure of ours has another one inside
    assert figure is not None, "these axes were made by a figure"
    return figure  # type: ignore[return-value]


def _sweep(axes: "Axes") -> tuple[Array, Array]:
    """Places from the left edge to the right one, and from the lower edge to the upper one."""
    return np.linspace(*axes.get_xlim(), GRID), np.linspace(*axes.get_ylim(), GRID)


def _name_line(axes: "Axes", x: Sequence[float] | Array, y: Sequence[float] | Array, name: str, color: str) -> None:
    """Write a line's name at its right end, where no legend has to be matched by colour."""
    axes.annotate(name, (x[-1], y[-1]), (8, 0), textcoords="offset points", va="center", color=color)
