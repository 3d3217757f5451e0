"""Every widget, ready to be shown: what the benchmark drags and what the screenshots show. One entry a widget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """A widget, the code cells that show it, and what in it is dragged."""

    name: str
    cells: tuple[str, ...]  # the last one shows the widget
    handle: str = ".noUi-handle"  # CSS selector in its output: what the mouse takes hold of
    by: tuple[float, float] = (80, 0)  # pixels from there
    drawing: str = "img"  # CSS selector: what is drawn anew


EXHIBITS: tuple[Exhibit, ...] = ()
