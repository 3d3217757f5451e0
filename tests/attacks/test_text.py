"""Attacks by text: what a student names, prints and raises, on a terminal, in a report and in a marked notebook.

The control is the text as it arrived: shown as it is, it would do what it is for.
"""

import io
import json
import sys

import pytest
from rich.console import Console

from autograder import cli
from autograder.building.cells import Cell
from autograder.grading import marked as autograded
from autograder.grading.grade import Row
from autograder.grading.marking import Marked
from autograder.grading.workers import _seen
from autograder.judge import judge
from autograder.report import as_html, as_text
from autograder.sandbox.lane import Lane
from tests.attacks.attack import LIMITS
from tests.student import key_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

TEXTS = {
    "clears the screen": "\x1b[2J",
    "types an answer": "\x1b[6n",
    "a title of the window": "\x1b]0;x\x07",
    "a link of the terminal": "\x1b]8;;http://example.org\x1b\\",
    "a control character of eight bits": "\x9b2J",
    "goes back over what was printed": "0 of 15\r15 of 15",
    "backspaces": "0\b5",
    "from right to left": "\u202e51 fo 51\u202c",
    "isolates": "\u2066x\u2069",
    "nothing to see": "\u200b\u2060\ufeff",
    "half of a character": "\ud800",
    "a null": "x\x00y",
    "a line separator": "x\u2028y\x85z",
    "a script": "<script>alert(1)</script>",
    "markup of the terminal's library": "[link=http://example.org]x[/link][/]",
}
MARKUP = ("<script", "[/]")  # not control characters: escaped, or shown as they are

AS = {
    "printed": "def delta(A, Y):\n    print({0!r})\n    return A + Y",
    "raised": "def delta(A, Y):\n    raise ValueError({0!r})",
    "the exception's name": "def delta(A, Y):\n    raise type({1!r}, (Exception,), {{}})",
    "the type's name": "def delta(A, Y):\n    return type({1!r}, (), {{}})()",
    "returned": "def delta(A, Y):\n    return {0!r}",
    "a warning": "def delta(A, Y):\n    import warnings\n    warnings.warn({0!r})\n    return A + Y",
}


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings, LIMITS, preload=False) as lane:
        yield lane


def shown_everywhere(verdict, run) -> dict[str, str]:
    """The report, the marked notebook and the table on the terminal."""
    cells = (Cell("code", "x"), Cell("code", "y"))
    notebook = autograded.notebook({"cells": []}, Marked(cells, {1: run}, {0: verdict}), "full")
    terminal = io.StringIO()
    console, rich = (
        Console(file=terminal, force_terminal=True, color_system=None, width=10_000),
        sys.modules["rich.console"],
    )
    before, rich.Console = rich.Console, lambda: console
    try:
        cli.show_rows([Row("ada", seen=tuple(_seen([verdict])))])
    finally:
        rich.Console = before
    return {
        "report": as_text(verdict),
        "page": as_html(verdict),
        "notebook": "".join(_texts(notebook)),
        "terminal": terminal.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", ""),
    }


def _texts(node):
    if isinstance(node, str):
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _texts(item)


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_text_of_a_student_steers_no_terminal_and_no_page(lane, text, record_property):
    key, arrived, places = key_of("logistic.delta"), "", []
    for source in AS.values():
        name = text.replace("\x00", "\x01").encode("utf-8", "replace").decode()  # a name has no null and no half
        with lane.process() as process:
            process.run(source.format(text, name), "<cell 1>")
            run = process.run(f"print({text!r})\nraise ValueError({text!r})", "<cell 2>")
            seen = [process.ask(question, {}) for question in key.questions]
        arrived += run.printed + seen[0].printed + (seen[0].failure.message if seen[0].failure else "")
        places.append(shown_everywhere(judge(key, seen), run))
    shown = {name: "".join(place[name] for place in places) for name in places[0]}
    acting = [
        name for name, words in shown.items() if not all(letter == "\n" or letter.isprintable() for letter in words)
    ]
    record_property("attack", {"broken": bool(acting) or "<script" in shown["page"]})
    assert acting == []
    assert "<script" not in shown["page"]
    assert text in arrived or text in json.loads(json.dumps(arrived))
    assert not text.isprintable() or text.startswith(MARKUP) or any(mark in text for mark in MARKUP)
