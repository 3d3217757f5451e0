"""What all explorers share: controls, one picture, and one sentence below it.

What moves is what the student's functions answer. A function that is not written yet, or that fails, is a sentence too.
"""

from collections.abc import Callable, Mapping
from html import escape
from threading import RLock
from typing import Any

import ipywidgets

from autograder.observing.observation import Failure
from autograder.observing.observe import guarded
from course.figures import as_still
from course.widgets.explorers.stage import Stage
from course.widgets.still import Still

WIDE_SLIDER = {"layout": {"width": "95%"}, "style": {"description_width": "9.5em"}}
ALONE = RLock()  # JupyterLab has messages handled in subshells, threads beside the kernel's own
AGAIN = "run its cell, then this one again."


class DoesNotFit(ValueError):
    """What a student's function gave cannot be drawn: a sentence that says why."""


def shaped(name: str, value: Any, shape: tuple[int, ...], letters: str) -> Any:
    """The array as it came, if it has this shape. Raises DoesNotFit."""
    got = getattr(value, "shape", None)
    if got != shape:
        kind = f"has shape {got}" if got is not None else f"is a {type(value).__name__}"
        raise DoesNotFit(f"{name} should have shape {letters} = {shape}. Yours {kind}.")
    return value


def in_words(failure: Failure) -> str:
    """What stopped a student's function, as one sentence."""
    where = f" in {failure.function}, line {failure.number}: {failure.line}" if failure.line else ""
    match failure.type:
        case DoesNotFit.__name__:
            return failure.message
        case NotImplementedError.__name__:
            return f"{failure.function or 'One of the functions'} is not written yet. Write it, {AGAIN}"
        case KeyboardInterrupt.__name__:
            return "Stopped. Any control goes on."
        case kind:
            return f"{kind}{where}. {failure.message.rstrip('.')}. Mend it, {AGAIN}"


class Explorer(Still, ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Controls that ask, a stage that shows the answer.

    invitation  one sentence: what to try
    controls    a widget for each argument of `ask`
    ask         the values of the controls, by name -> what the stage shows; calls the student's functions
    """

    def __init__(
        self, invitation: str, controls: Mapping[str, Any], ask: Callable[..., Any], stage: Stage, *others: Any
    ) -> None:
        self.controls, self.ask, self.stage, self.words = controls, ask, stage, ""
        self.png, self.drawing = b"", ipywidgets.HTML()
        invites = ipywidgets.HTML(f"<b>Try it.</b> {escape(invitation)}")
        super().__init__([invites, *others, *controls.values(), self.drawing])
        for control in controls.values():
            control.observe(self.moved, "value")
        self.moved()

    def moved(self, change: object = None) -> None:
        """Ask with the present values of the controls, and show what comes."""
        with ALONE:
            values = {name: control.value for name, control in self.controls.items()}
            words, failure, *_ = guarded(lambda: self.stage.show(self.ask(**values)))
            self.present(words if failure is None else in_words(failure), drawn=failure is None)

    def present(self, words: str, drawn: bool) -> None:
        """Send the picture and its description."""
        self.words, self.png = words, self.stage.png(moving=drawn)
        mark = "" if drawn else "✗ "
        self.drawing.value = f'{self.still()["text/html"]}<div style="line-height:1.4">{mark}{escape(words)}</div>'

    def still(self) -> dict[str, str]:
        return as_still(self.png, self.words, *self.stage.figure.get_size_inches())

    def __repr__(self) -> str:
        return f"[Widget: {self.words}]"


def slider(name: str, start: float, low: float, high: float, step: float) -> Any:
    """A slider with a letter of the course for a name."""
    return ipywidgets.FloatSlider(start, min=low, max=high, step=step, description=name, **WIDE_SLIDER)


def counter(name: str, start: int, low: int, high: int) -> Any:
    """A slider for whole numbers."""
    return ipywidgets.IntSlider(start, min=low, max=high, description=name, **WIDE_SLIDER)


def powers(name: str, start: float, low: int, high: int, step: float, digits: str) -> Any:
    """A slider over powers of ten."""
    return ipywidgets.FloatLogSlider(
        start, base=10, min=low, max=high, step=step, description=name, readout_format=digits, **WIDE_SLIDER
    )
