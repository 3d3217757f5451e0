"""A figure that is drawn many times a second: what stays is drawn once and kept as pixels, what moves is drawn on top."""

import struct
import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.text import Text

from course.figures import BLUE, INK, ORANGE, Array, Labels, dress

A = TypeVar("A", bound=Artist)

# Each move draws, packs and sends a picture, and half of the time that it may take is the browser's.
PIXELS = 110  # an inch, a little more than a screen shows
QUICK = 1  # of zlib's levels: a smaller file would cost more time than it saves


class Stage:
    """Axes that stay and artists that move. A subclass makes them once, and its `show` puts them where the data say."""

    def __init__(self, width: float, height: float) -> None:
        """Inches, as for the figures of the notebooks."""
        self.figure = Figure(figsize=(width, height), layout="constrained", dpi=PIXELS, facecolor="none")
        self.canvas = FigureCanvasAgg(self.figure)
        self._moving: list[Artist] = []
        self._background: Any = None

    def show(self, seen: Any) -> str:
        """Put everything in its place; what is to be seen, in words."""
        raise NotImplementedError

    def axes(self, place: Any, x_label: str = "", y_label: str = "", **limits: Any) -> Axes:
        """Axes at a place of a grid, with limits that stay: where they would adapt, nothing seemed to grow."""
        axes = self.figure.add_subplot(place, facecolor="none")
        dress(axes, x_label, y_label)
        axes.set(**limits)
        return axes

    def moves(self, artist: A) -> A:
        """This artist is drawn anew each time, above all that stays."""
        artist.set_animated(True)
        artist.set_in_layout(False)  # the axes stay where they are, wherever it goes
        self._moving.append(artist)
        return artist

    def line(self, axes: Axes, **style: Any) -> Line2D:
        """A line, or marks, whose places are not known yet."""
        return self.moves(axes.plot([], [], **style)[0])

    def field(self, axes: Axes, edges: tuple[float, float, float, float], **style: Any) -> AxesImage:
        """A picture that is not known yet, with its edges: left, right, lower, upper."""
        return self.moves(axes.imshow(np.zeros((2, 2, 4)), extent=edges, **{"origin": "lower", **style}))

    def clear(self) -> None:
        """Take away all that moves, where another number of artists is wanted each time."""
        for artist in self._moving:
            artist.remove()
        self._moving = []

    def redraw(self) -> None:
        """What stays has changed, for once."""
        self._background = None

    def words(self, axes: Axes, x: float, y: float, **style: Any) -> Text:
        """Text that moves or changes, at a place in shares of the axes."""
        style = {"color": INK, "transform": axes.transAxes, **style}
        return self.moves(axes.text(x, y, "", **style))

    def png(self, moving: bool = True) -> bytes:
        """The figure as it stands, or what stays of it."""
        with rc_context({"text.hinting": "no_hinting"}):  # letters in a third less time
            if self._background is None:
                self.canvas.draw()  # type: ignore[no-untyped-call]
                self.figure.set_layout_engine("none")  # the axes have found their places
                self._background = self.canvas.copy_from_bbox(self.figure.bbox)  # type: ignore[no-untyped-call]
            self.canvas.restore_region(self._background)  # type: ignore[no-untyped-call]
            for artist in sorted(self._moving, key=Artist.get_zorder) if moving else ():
                self.figure.draw_artist(artist)
        return packed(np.asarray(self.canvas.buffer_rgba()))  # type: ignore[no-untyped-call]


def packed(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG file of (height, width, 4) numbers. Rows are not filtered: a third of the time that Pillow takes."""
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 4 * width), np.uint8)  # each begins with the number of its filter: none
    rows[:, 1:] = pixels.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)  # eight bits a number, with transparency
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), QUICK)), (b"IEND", b"")
    sums = [struct.pack(">I", zlib.crc32(kind + content)) for kind, content in chunks]
    sized = [struct.pack(">I", len(content)) + kind + content for kind, content in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(part + check for part, check in zip(sized, sums, strict=True))


def scatter(axes: Axes, X: Array, Y: Labels, classes: Sequence[str] = ("", ""), **style: Any) -> None:
    """Examples with two inputs that stay, in the marks of notebook 01."""
    for label, marker, color in ((0, "^", ORANGE), (1, "o", BLUE)):
        look = {"marker": marker, "facecolors": "none", "edgecolors": color, "linewidths": 0.7, **style}
        axes.scatter(*X[:, Y[0] == label], label=f"$y = {label}$: {classes[label]}", **look)
