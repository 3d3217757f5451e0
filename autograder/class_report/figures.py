"""The figures of the class report, as SVG that stands in a page: text in the page's own colour, so that it reads on light and dark."""

import html
import io
import textwrap
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autograder.class_report.counts import KINDS, ClassReport, Group, Kind

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LABELS: dict[Kind, str] = {
    "right": "right",
    "mistake": "a mistake with a name",
    "other": "wrong in another way",
    "stopped": "no answer: an error, a limit",
    "unwritten": "not written",
}
COLOURS: dict[Kind, str] = {  # the palette of Okabe and Ito, told apart with every kind of colour vision
    "right": "#0072B2",
    "mistake": "#D55E00",
    "other": "#E69F00",
    "stopped": "#CC79A7",
    "unwritten": "#999999",
}
LIGHT_ON: tuple[Kind, ...] = ("right", "mistake")  # white numbers stand on these, black ones on the others
INK = "#010203"  # stands for the page's own text colour while matplotlib draws
WIDTH, ROW, MARGIN = 8.5, 0.3, 0.7  # inches
LETTERS = 50  # of a label
DARK = 0.6  # from this share of the full colour on, a number on it is white


def outcomes(report: ClassReport) -> str:
    """For each exercise one bar, divided by how it was answered."""
    counts = "; ".join(f"{one.name}: {len(one.right)} right, {len(one.missed)} not" for one in report.exercises)
    return _svg(lambda: _outcomes(report), f"Bars, one for each exercise. {counts}.")


def _outcomes(report: ClassReport) -> "Figure":
    places = range(len(report.exercises))
    figure, axes = _axes(len(places) + 1, [one.name for one in report.exercises])
    start = [0] * len(places)
    for kind in KINDS:
        widths = [len(one.of(kind)) for one in report.exercises]
        bars = axes.barh(places, widths, left=start, color=COLOURS[kind], label=LABELS[kind], height=0.75)
        colour = "white" if kind in LIGHT_ON else "black"
        numbers = [str(width or "") for width in widths]
        axes.bar_label(bars, numbers, label_type="center", color=colour, fontsize="small")
        start = [a + b for a, b in zip(start, widths, strict=True)]
    axes.set_xlim(0, max(start))
    figure.legend(loc="outside upper left", ncols=3, frameon=False, fontsize="small")
    return figure


def mistakes(report: ClassReport) -> str:
    """For each exercise its wrong answers, a bar for each way, as long as there are students who answered so."""
    rows: list[tuple[str, Group | None]] = []
    for one in report.exercises:
        if one.wrong:
            rows += [(one.name, None), *((group.answer.words, group) for group in one.wrong)]
    counts = "; ".join(f"{words}: {len(group.students)}" if group else words for words, group in rows)
    return _svg(lambda: _mistakes(rows), f"Bars, one for each way to miss an exercise. {counts}.")


def _mistakes(rows: list[tuple[str, Group | None]]) -> "Figure":
    figure, axes = _axes(len(rows), [textwrap.shorten(words, LETTERS, placeholder=" …") for words, _ in rows])
    for place, (tick, (_, group)) in enumerate(zip(axes.get_yticklabels(), rows, strict=True)):
        if group:
            bar = axes.barh(place, len(group.students), color=COLOURS[group.answer.kind], height=0.75)
            axes.bar_label(bar, padding=3, fontsize="small")
        else:
            tick.set_fontweight("bold")
    return figure


def together(report: ClassReport) -> str:
    """A square for every two exercises, with how many students missed both; the darker the more."""
    counts = "; ".join(f"{' and '.join(pair.names)}: {len(pair.both)}" for pair in report.pairs)
    return _svg(lambda: _together(report), f"How many students missed both of two exercises. {counts}.")


def _together(report: ClassReport) -> "Figure":
    from matplotlib.patches import Rectangle

    names = [one.name for one in report.exercises if one.missed]
    missed = [one.missed for one in report.exercises if one.missed]
    figure, axes = _axes(len(names) + 2, names, width=0.75 * WIDTH)
    squares = [(row, column) for row in range(len(names)) for column in range(row)]
    most = max(len(missed[row] & missed[column]) for row, column in squares)
    for row, column in squares:
        count = len(missed[row] & missed[column])
        share = count / most
        corner = (column - 0.48, row - 0.46)
        axes.add_patch(Rectangle(corner, 0.96, 0.92, color=COLOURS["right"], alpha=share, linewidth=0))
        colour = "white" if share > DARK else INK
        axes.text(column, row, str(count), ha="center", va="center", fontsize="small", color=colour)
    axes.set(xlim=(-0.5, len(names) - 1.5), ylim=(len(names) - 0.5, 0.5))
    axes.set_xticks(range(len(names) - 1), names[:-1], rotation=20, ha="right")
    return figure


def _axes(rows: int, names: list[str], width: float = WIDTH) -> "tuple[Figure, Axes]":
    """Axes without a frame, so many rows high, with names from top to bottom; numbers stand on what is drawn."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, rows * ROW + MARGIN), layout="constrained")
    axes = figure.subplots()
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    return figure, axes


def _svg(draw: "Callable[[], Figure]", alt: str) -> str:
    from matplotlib import rc_context

    settings: dict[Any, Any] = dict.fromkeys(("text.color", "xtick.color", "ytick.color"), INK)
    settings |= {"text.parse_math": False, "svg.fonttype": "none", "svg.hashsalt": "chainrule"}
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    buffer = io.StringIO()
    with rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")  # missing in matplotlib's font, not in the browser's
        draw().savefig(buffer, format="svg", transparent=True, metadata=nothing)
    drawing = buffer.getvalue().replace(INK, "currentColor")
    return drawing[drawing.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{html.escape(alt)}" ', 1)
