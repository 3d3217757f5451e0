"""The marked notebook that nbgrader's formgrader and feedback show. Made from the released notebook, so nothing hidden
gets into it, and safe to show: what a student wrote cannot run a script in an instructor's browser.
"""

import html
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.building.cells import Cell
from autograder.grading.marking import Marked
from autograder.grading.sanitise import MAX_MARKDOWN, MAX_RENDERED, as_typed, harmless
from autograder.judging.verdict import Verdict
from autograder.report import Feedback, as_html, clean
from autograder.sandbox.lane import CellRun

VERDICT = "chainrule"  # in the metadata of a check cell's output: the verdict as data, empty if there is none
UNANSWERED = "Nothing of this submission could be marked."


def notebook(released: Mapping[str, Any], marked: Marked, feedback: Feedback) -> dict[str, Any]:
    """The marked notebook as JSON data, in the released one's format and with its metadata."""
    if marked.unreadable:
        cells = [_note([marked.unreadable, UNANSWERED]), *map(_unmarked, released["cells"])]
    else:
        notes = [_note(marked.notes)] if marked.notes else []
        typed = _typed(marked.cells)
        cells = [
            *notes,
            *(_cell(number, cell, marked, feedback, number in typed) for number, cell in enumerate(marked.cells)),
        ]
    return {**released, "cells": [{**cell, "id": _cell_id(number, cell)} for number, cell in enumerate(cells)]}


def write(path: Path, content: Mapping[str, Any]) -> None:
    """Write a notebook so that a reader sees the old file or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")  # after a kill the next run writes over it
    try:
        temporary.write_text(json.dumps(content), encoding="utf-8")  # an indent would take ten times as long
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _cell_id(number: int, cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id") or f"added-{number:04}")


def _note(lines: Any) -> dict[str, Any]:
    text = "\n".join(f"- {html.escape(clean(line))}" for line in lines)
    return {"cell_type": "markdown", "metadata": {}, "source": f"**About this submission**\n\n{text}"}


def _unmarked(cell: dict[str, Any]) -> dict[str, Any]:
    """A released cell of which no answer was seen. nbgrader takes a silent check cell for a right one."""
    about = cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] == "code" and about.get("grade"):
        return {**cell, "outputs": [_result({"text/plain": "0.0"}, {})]}
    return cell


def _typed(cells: Sequence[Cell]) -> set[int]:
    """The numbers of the students' texts that are not rendered: raw ones, those that are too long, those after too many.

    nbconvert would pass a raw cell on as it is, markup included.
    """
    rendered, typed = 0, set()
    for number, cell in enumerate(cells):
        if cell.kind == "code" or cell.as_released:
            continue
        if cell.kind == "raw" or len(cell.source) > min(MAX_MARKDOWN, MAX_RENDERED - rendered):
            typed.add(number)
        else:
            rendered += len(cell.source)
    return typed


def _cell(number: int, cell: Cell, marked: Marked, feedback: Feedback, typed: bool) -> dict[str, Any]:
    metadata: dict[str, Any] = {"nbgrader": cell.nbgrader} if cell.nbgrader else {}
    if cell.tags:
        metadata["tags"] = list(cell.tags)
    if cell.kind == "code":
        verdict = marked.verdicts.get(number)
        outputs = [_report(verdict, feedback)] if verdict else _outputs(marked.runs.get(number))
        source = clean(cell.source.expandtabs(4))
        return {
            "cell_type": "code",
            "execution_count": None,
            "metadata": metadata,
            "outputs": outputs,
            "source": source,
        }
    if typed:
        source = as_typed(cell.source)
    else:
        source = cell.source if cell.as_released else harmless(cell.source, cell.attachments)
    return {"cell_type": "markdown", "metadata": metadata, "source": source}


def _report(verdict: Verdict, feedback: Feedback) -> dict[str, Any]:
    """What `check` shows. nbgrader reads the text: a bare number is partial credit."""
    data = {"text/html": as_html(verdict, feedback), "text/plain": repr(float(verdict.points))}
    about = verdict.to_json()
    for check in about["checks"]:  # the only words of a student's in it: an exception's or a type's name
        check |= {"seen": clean(check["seen"])} if "seen" in check else {}
    return _result(data, about)


def _result(data: dict[str, str], about: dict[str, Any]) -> dict[str, Any]:
    """An output of a check cell, with what the class report reads in its metadata: no converter shows that."""
    metadata = {VERDICT: about}
    return {"output_type": "execute_result", "execution_count": None, "metadata": metadata, "data": data}


def _outputs(run: CellRun | None) -> list[dict[str, Any]]:
    """What a cell printed and how it failed."""
    if run is None:
        return []
    outputs: list[dict[str, Any]] = []
    if run.printed:
        outputs.append({"output_type": "stream", "name": "stdout", "text": clean(run.printed)})
    if run.failure:
        name, message = clean(run.failure.type), clean(run.failure.message)
        line = f" in line {run.failure.number}: {clean(run.failure.line)}" if run.failure.line else ""
        trace = [f"{name}: {message}{line}"]
        outputs.append({"output_type": "error", "ename": name, "evalue": message, "traceback": trace})
    return outputs
