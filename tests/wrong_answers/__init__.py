"""Wrong answers that were not made from the lists of known mistakes: what students write on a bad day, odd ones included.

They were written from the course's text alone, without a look at the lists, to measure the diagnosis. `tuned` was looked at while
the diagnosis was made better, and what was not named there may be listed by now; `blind` was measured when that was done.
`about` is what a teacher would say (in the first part of `tuned` in key words): to be read beside the names that come.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class WrongAnswer:
    """One wrong function, the exercise that it tries to answer, and what a teacher would say."""

    exercise: str
    style: str
    function: Callable[..., Any]
    about: str

    @property
    def source(self) -> str:
        """As the student would have typed it, under the exercise's own name."""
        whole = inspect.getsource(self.function)
        text = whole[whole.index("\ndef ") + 1 :]
        return re.sub(rf"\b{self.function.__name__}\b", self.exercise.partition(".")[2], text)


WRONG: list[WrongAnswer] = []


def wrong(exercise: str, about: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put the function below into the list."""

    def keep(function: Callable[..., Any]) -> Callable[..., Any]:
        WRONG.append(WrongAnswer(exercise, function.__name__, function, about))
        return function

    return keep


def all_wrong_answers() -> list[WrongAnswer]:
    """Those of every part."""
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return WRONG


def wrong_answers(part: str) -> list[WrongAnswer]:
    """Those of one part, `tuned` or `blind`."""
    module = f"{__name__}.{part}"
    importlib.import_module(module)
    return [answer for answer in WRONG if answer.function.__module__ == module]
