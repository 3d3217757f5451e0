"""A verdict as text for a terminal and as HTML for a notebook. Text from students is escaped and cleaned here."""

import html
from collections.abc import Iterable, Sequence
from typing import Literal

from autograder.judging.verdict import Result, Verdict

Feedback = Literal["full", "mistakes", "passed"]  # how much of a verdict students see after grading

MARKS = {"passed": "✓", "failed": "✗", "crashed": "✗", "todo": "○", "skipped": "–"}
COLOURS = {  # mid-tones: at least 4.5 to 1 on white and 3.5 to 1 on JupyterLab's dark grey
    "passed": "#1f8a4c",
    "failed": "#d1492e",
    "crashed": "#d1492e",
    "todo": "#8a6d1f",
    "skipped": "#808080",
}

MONOSPACE = "font-family:var(--jp-code-font-family, monospace);white-space:pre-wrap"
LOOKS, ASK = "looks like", "ask yourself"
MAX_LINES, MAX_LETTERS = 10, 500  # of what was printed


def clean(text: str) -> str:
    """Text without control characters, so that what a student wrote cannot steer a terminal."""
    text = text.expandtabs(4)
    return "".join(letter if letter == "\n" or letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def as_text(verdict: Verdict) -> str:
    """The report of one check, for a terminal."""
    lines = [_headline(verdict)]
    for result in verdict.results:
        lines.append(
            f"  {MARKS[result.status]} {result.title}" + (" (not tried)" if result.status == "skipped" else "")
        )
        for label, words in _rows(verdict, result):
            lines += _indented(f"      {label:13} ", clean(words))
    for label, words in _notes(verdict):
        lines += _indented(f"  {label}: ", clean(words))
    return "\n".join(lines)


def as_html(verdict: Verdict, feedback: Feedback = "full") -> str:
    """The report of one check, for a notebook: no script, no style sheet, readable on light and dark."""
    parts = [f"<div><strong>{_mark(verdict.status)} {html.escape(_headline(verdict))}</strong></div>"]
    if feedback == "full":
        parts += _details(verdict)
    elif feedback == "mistakes" and verdict.status in ("failed", "crashed"):
        parts.append(f'<div style="margin-left:1em">{html.escape(_in_names(verdict))}</div>')
    border = f"border-left:4px solid {COLOURS[verdict.status]};padding:0.2em 0.8em;line-height:1.5"
    return f'<div style="{border}">{"".join(parts)}</div>'


def _in_names(verdict: Verdict) -> str:
    """The mistake's name and nothing of the numbers; where none is known, the check that failed."""
    if verdict.mistakes:
        return "seen: " + ", or ".join(named.name for named in verdict.mistakes)
    return "the call gave no result" if verdict.status == "crashed" else f"failed: {verdict.first_failure.title}"


def _details(verdict: Verdict) -> list[str]:
    """Every check with what was expected, what came and what to try; the notes."""
    parts = []
    shown = [result for result in verdict.results if result.status != "skipped"]
    skipped = [result.title for result in verdict.results if result.status == "skipped"]
    if verdict.status == "todo":
        shown = shown[:1]
    for result in shown:
        parts.append(f'<div style="margin-left:1em">{_mark(result.status)} {html.escape(result.title)}</div>')
        rows = "".join(_row(label, words) for label, words in _rows(verdict, result))
        if rows:
            parts.append(f'<table style="margin:0.2em 0 0.4em 2.4em;border-collapse:collapse">{rows}</table>')
    if skipped and verdict.status != "todo":
        titles = html.escape("; ".join(skipped))
        parts.append(f'<div style="margin-left:1em">{_mark("skipped")} not tried yet: {titles}</div>')
    for label, words in _notes(verdict):
        text = f'{html.escape(label)}: <span style="{MONOSPACE}">{html.escape(clean(words))}</span>'
        parts.append(f'<div style="margin-left:1em">{text}</div>')
    return parts


def _indented(head: str, words: str) -> list[str]:
    """Several lines stay below the first one, so that no text of a student's looks like a line of ours."""
    first, *rest = words.split("\n")
    return [head + first, *(" " * len(head) + line for line in rest)]


def _notes(verdict: Verdict) -> list[tuple[str, str]]:
    """What the calls gave besides: warnings, what the student's own `print` said; and where to ask for more."""
    notes = [("note: NumPy or Python warned", text) for text in verdict.warned]
    if printed := verdict.printed.strip("\n"):
        first, *rest = printed.splitlines()[: MAX_LINES + 1]
        cut = len(printed) > MAX_LETTERS or len(rest) >= MAX_LINES
        text = "\n".join([first, *rest[: MAX_LINES - 1]])[:MAX_LETTERS]
        notes.append(("printed", f"{text} …" if cut else text))
    if not verdict.right:
        notes.append(("more help", f'hint("{verdict.exercise}")'))
    return notes


def _headline(verdict: Verdict) -> str:
    words = {"passed": "right", "todo": "still to write"}.get(verdict.status, "not yet")
    given = f", given the right {' and '.join(verdict.given)}" if verdict.given else ""
    return f"{verdict.exercise} · {words}{given} · {points(verdict.points)} of {_points_word(verdict.max_points)}"


def points(number: float) -> str:
    """Points without a needless `.0`."""
    return f"{number:g}"


def _points_word(number: float) -> str:
    return f"{points(number)} point" + ("" if number == 1 else "s")


def _mark(status: str) -> str:
    return f'<span style="color:{COLOURS[status]}">{MARKS[status]}</span>'


def _rows(verdict: Verdict, result: Result) -> list[tuple[str, str]]:
    """What a failed check has to say: what was expected and came, what it looks like, what to ask oneself.

    A named mistake's question takes the place of the check's own advice; what else is true does not.
    """
    finding = result.finding
    if finding is None:
        return []
    rows = [("expected", finding.expected), ("got", finding.got), ("in", finding.scene)]
    rows += [("seen", seen.fact) for seen in verdict.seen]
    for number, mistake in enumerate(verdict.mistakes):
        for place, part in enumerate(mistake.each):
            label = "and" if place else f"or {LOOKS}" if number else LOOKS
            rows += [(label, part.name), (ASK, part.hint)]
    if not verdict.mistakes:
        questions = dict.fromkeys([*(seen.question for seen in verdict.seen), finding.advice])
        rows += [(ASK if place == 0 else "and", question) for place, question in enumerate(filter(None, questions))]
        rows.append(("with", finding.inputs))
    return [(label, words) for label, words in rows if words]


def _row(label: str, words: str) -> str:
    cell = "text-align:left;padding:0 1em 0 0;vertical-align:top;border:none;background:none"
    font = f";{MONOSPACE}" if label in ("expected", "got", "with") else ""
    text = html.escape(clean(words))
    return f'<tr style="background:none"><td style="{cell};opacity:0.75;white-space:nowrap">{label}</td><td style="{cell}{font}">{text}</td></tr>'


def table_as_text(rows: Iterable[Sequence[str]]) -> str:
    """Columns of text, aligned."""
    grid = [list(map(clean, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in grid
    )


def table_as_html(rows: Iterable[Sequence[str]]) -> str:
    """The same columns for a notebook; a status mark in the first one gets its colour."""
    marks = {mark: COLOURS[status] for status, mark in MARKS.items()}
    cell = "text-align:left;padding:0 1em 0.1em 0;border:none;background:none"
    body = "".join(
        "<tr style='background:none'>"
        + "".join(
            f'<td style="{cell}' + (f";color:{marks[text]}" if text in marks else "") + f'">{html.escape(text)}</td>'
            for text in row
        )
        + "</tr>"
        for row in rows
    )
    return f'<table style="border-collapse:collapse">{body}</table>'
