"""Training as a film: each frame is trained when it is first wanted, and kept."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from autograder.observing.observation import Failure
from autograder.observing.observe import guarded
from course.widgets.explorers.explorer import ALONE, WIDE_SLIDER, DoesNotFit, Explorer, in_words
from course.widgets.explorers.stage import Stage

TICK_MS = 100  # between two frames: the kernel trains and draws in less
SLICE = 0.02  # seconds of training, after which the kernel listens again, and a press of the stop button is heard
OPENING = 1.0  # seconds at most that the first picture may take


class Film(Explorer):
    """A start and steps from frame to frame. Play trains on, stop interrupts, the slider goes through what is there.

    start     the values of the knobs, by name -> the first frame
    step      a frame -> the next one; calls the student's functions
    length    frames after the first
    opens_at  the frame that is trained for and shown at first
    knobs     controls that begin the film anew, when they are let go
    """

    def __init__(
        self,
        invitation: str,
        unit: str,
        start: Callable[..., Any],
        step: Callable[[Any], Any],
        stage: Stage,
        length: int,
        opens_at: int,
        knobs: Mapping[str, Any],
    ) -> None:
        self.knobs, self.start, self.step = knobs, start, step
        self.frames: list[Any] = []
        self.failure: Failure | None = None
        self.play = ipywidgets.Play(max=length, interval=TICK_MS, show_repeat=False, tooltip="train on, or stop")
        self.shown = ipywidgets.IntSlider(0, min=0, max=1, description=unit, **WIDE_SLIDER)
        self._begin(opens_at, OPENING)
        super().__init__(invitation, {"frame": self.shown}, self._frame, stage, *knobs.values(), self.play)
        self._complain()
        self.play.observe(self._tick, "value")
        for knob in knobs.values():
            knob.continuous_update = False  # not at every place that a drag passes
            knob.observe(self._again, "value")

    def _begin(self, wanted: int, seconds: float) -> None:
        """The first frame, and as many of those that are wanted as the time allows."""
        values = {name: knob.value for name, knob in self.knobs.items()}
        first, self.failure, *_ = guarded(lambda: self.start(**values))
        self.frames = [] if self.failure else [first]
        self._train_to(wanted, seconds)

    def _train_to(self, wanted: int, seconds: float) -> None:
        """Train until this frame is there, or the time is over; then the last frame that is there is the one shown."""
        end = time.monotonic() + seconds
        while self.failure is None and len(self.frames) <= wanted and time.monotonic() < end:
            frame, self.failure, *_ = guarded(lambda: self.step(self.frames[-1]))
            if self.failure is None:
                self.frames.append(frame)
        there = max(len(self.frames) - 1, 0)
        self.shown.max = max(there, 1)  # a slider needs two places
        self.shown.value = self.play.value = min(wanted, there)

    def _tick(self, change: Any) -> None:
        with ALONE:
            if change.new < len(self.frames):
                self.shown.value = change.new
                return
            if self.failure is not None and self.failure.type == KeyboardInterrupt.__name__:
                self.failure = None  # the kernel was interrupted: to play on is to resume
            self._train_to(change.new, SLICE)
            if change.new == self.play.max >= len(self.frames):
                self.play.playing = True  # it came to its end sooner than the training
            self._complain()

    def _again(self, change: object) -> None:
        with ALONE:
            self._begin(0, SLICE)
            self.moved()
            self.play.playing = True
            self._complain()

    def _complain(self) -> None:
        """Say what stopped the training, if anything did, and stop asking for more."""
        if self.failure is not None:
            self.play.playing = False
            self.present(in_words(self.failure), drawn=False)

    def _frame(self, frame: int) -> Any:
        if self.failure is not None and not self.frames:
            raise DoesNotFit(in_words(self.failure))
        there = min(frame, len(self.frames) - 1)
        self.play.value = there  # from here it plays on
        return self.frames[there]
