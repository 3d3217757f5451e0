"""What a student calls: `check`, `hint`, `progress`. Works from the practice keys that ship with the package alone."""

import html
import sys
from collections.abc import Callable
from typing import Any

from autograder.judging.verdict import Verdict
from autograder.practice import key_of, names, verdict_of
from autograder.report import MARKS, as_html, as_text, points, table_as_html, table_as_text

_verdicts: dict[str, Verdict] = {}  # the latest of each exercise in this kernel, for `progress`
_hints_given: dict[str, int] = {}


class Score(float):
    """The points of one check, with a report. `repr` is the bare number: nbgrader reads it as partial credit."""

    def __new__(cls, verdict: Verdict) -> "Score":
        score = super().__new__(cls, verdict.points)
        score.verdict = verdict
        return score

    verdict: Verdict

    def __str__(self) -> str:
        return as_text(self.verdict)

    def _repr_html_(self) -> str:
        return as_html(self.verdict)


class Page:
    """Words with an HTML form, shown by a notebook as the value of a cell."""

    def __init__(self, text: str, page: str) -> None:
        self.text, self.page = text, page

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.page


def check(exercise: str, function: Callable[..., Any]) -> Score:
    """Ask `function` the practice questions of `exercise` and report what was tested, what passed and what to try.

    Raises NoSuchExercise for an unknown name, and TypeError for something that cannot be called.
    """
    key = key_of(exercise)
    if not callable(function):
        raise TypeError(f"check({exercise!r}, ...) takes the function itself, without brackets: {key.function}")
    verdict = verdict_of(key, function)
    _verdicts[exercise] = verdict
    score = Score(verdict)
    if not _in_notebook():
        print(score)
    return score


def hint(exercise: str) -> Page:
    """The next hint for `exercise`, each a bigger help than the last. The last one is repeated.

    Raises NoSuchExercise for an unknown name.
    """
    hints = key_of(exercise).hints
    number = min(_hints_given.get(exercise, 0) + 1, len(hints))
    _hints_given[exercise] = number
    more = f"hint({exercise!r}) again gives more." if number < len(hints) else "This was the last one."
    head = f"{exercise} · hint {number} of {len(hints)}"
    text = hints[number - 1]
    page = (
        f'<div style="border-left:4px solid #3b7dd8;padding:0.2em 0.8em;line-height:1.5"><strong>{html.escape(head)}</strong>'
        f'<div>{html.escape(text)}</div><div style="opacity:0.75">{html.escape(more)}</div></div>'
    )
    return Page(f"{head}\n  {text}\n  {more}", page)


def progress() -> Page:
    """What is right, what is not yet, and what was not checked in this kernel: all exercises of the notebooks in use."""
    modules = {name.partition(".")[0] for name in _verdicts}
    wanted = [name for name in names() if name.partition(".")[0] in modules]
    if not wanted:
        text = "Nothing was checked yet: run the check cells first."
        return Page(text, f"<div>{text}</div>")
    rows = [_progress_row(name) for name in wanted]
    earned = sum(verdict.points for verdict in _verdicts.values())
    rows.append(("", "together", "", f"{points(earned)} of {points(sum(key_of(name).points for name in wanted))}"))
    return Page(table_as_text(rows), table_as_html(rows))


def _progress_row(name: str) -> tuple[str, str, str, str]:
    verdict = _verdicts.get(name)
    if verdict is None:
        return MARKS["todo"], name, "not checked", f"0 of {points(key_of(name).points)}"
    words = "right" if verdict.right else "still to write" if verdict.status == "todo" else "not yet"
    return MARKS[verdict.status], name, words, f"{points(verdict.points)} of {points(verdict.max_points)}"


def _in_notebook() -> bool:
    """Is the value of a cell shown by a front end? In a terminal the report has to be printed."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and type(shell).__name__ != "TerminalInteractiveShell"
