"""What a student calls: `check`, `hint`, `progress`. Works from the practice keys that ship with the package alone."""

import html
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from autograder.judging.verdict import Verdict
from autograder.practice import key_of, names, verdict_of, written_in
from autograder.report import MARKS, as_html, as_text, clean, points, table_as_html, table_as_text
from autograder.sandbox.shell import FOLLOWED, HARMLESS
from autograder.values.closed import normalise
from autograder.values.words import kind_in_words

_verdicts: dict[str, Verdict] = {}  # the latest of each exercise in this kernel, for `progress`
_hints_given: dict[str, int] = {}


class Score(float):
    """The points of one check, with a report. `repr` is the bare number: nbgrader reads it as partial credit."""

    def __new__(cls, verdict: Verdict, note: str = "") -> "Score":
        score = super().__new__(cls, verdict.points)
        score.verdict, score.note = verdict, note
        return score

    verdict: Verdict
    note: str  # what will be otherwise in grading

    def __str__(self) -> str:
        return as_text(self.verdict) + (f"\n  note: {self.note}" if self.note else "")

    def _repr_html_(self) -> str:
        note = f'<div style="margin-left:1em">note: {html.escape(self.note)}</div>' if self.note else ""
        return as_html(self.verdict) + note


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
        given = normalise(function)
        raise TypeError(
            f"check({exercise!r}, ...) takes the function itself, without brackets: {key.function}. "
            f"This is {'None' if given is None else kind_in_words(given)}: did a line `{key.function} = ...` take the name?"
        )
    verdict = verdict_of(key, function)
    _verdicts[exercise] = verdict
    if _in_notebook():
        return Score(verdict, _note())
    score = Score(verdict)
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
    written = {name: most for module in dict.fromkeys(modules) for name, most in written_in(module).items()}
    rows += [("", name, "in words, for a person to mark", points(most)) for name, most in written.items()]
    earned = sum(verdict.points for verdict in _verdicts.values())
    together = f"{points(earned)} of {points(sum(key_of(name).points for name in wanted))}"
    words = f", and {points(sum(written.values()))} by a person" if written else ""
    rows.append(("", "together", "", together + words))
    return Page(table_as_text(rows), table_as_html(rows))


def _progress_row(name: str) -> tuple[str, str, str, str]:
    verdict = _verdicts.get(name)
    if verdict is None:
        return MARKS["todo"], name, "not checked", f"0 of {points(key_of(name).points)}"
    words = "right" if verdict.right else "still to write" if verdict.status == "todo" else "not yet"
    return MARKS[verdict.status], name, words, f"{points(verdict.points)} of {points(verdict.max_points)}"


def _in_notebook() -> bool:
    """Is the value of a cell shown by a front end? In a terminal the report has to be printed."""
    shell = _shell()
    return shell is not None and type(shell).__name__ != "TerminalInteractiveShell"


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


MAGIC = re.compile(r"get_ipython\(\)\.(run_line_magic|run_cell_magic|system|getoutput)\(['\"]([\w-]*)")


def _note() -> str:
    """What an answer may need, and grading has not: said before it is handed in."""
    missing = ", ".join(map(clean, dict.fromkeys(_missing_in_grading())))
    return f"grading leaves out {missing}: is the answer right without?" if missing else ""


def _missing_in_grading() -> Iterator[str]:
    """Magics and shell commands of this session, and modules that lie beside the notebook."""
    for source in getattr(getattr(_shell(), "history_manager", None), "input_hist_parsed", ()):
        for kind, name in MAGIC.findall(source):
            sign = {"run_line_magic": "%", "run_cell_magic": "%%"}.get(kind, "!")
            if sign == "!" or name not in (*FOLLOWED, *HARMLESS):
                yield sign + name
    files = [getattr(module, "__dict__", {}).get("__file__") for module in list(sys.modules.values())]
    here = Path.cwd()
    for path in (Path(file) for file in files if isinstance(file, str)):
        if path.parent == here and path.name != "chainrule.py":
            yield path.name
