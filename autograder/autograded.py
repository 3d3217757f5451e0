"""The marked notebook that nbgrader's formgrader and feedback show. Made from the released notebook, so nothing hidden
gets into it, and safe to show: what a student wrote cannot run a script in an instructor's browser.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bleach
from bs4 import BeautifulSoup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.marking import Marked
from autograder.report import Feedback, as_html, clean
from autograder.sandbox.lane import CellRun
from autograder.submission import Cell
from autograder.verdict import Verdict

VERDICT = "chainrule"  # in the metadata of a check cell's output: the verdict as data, empty if there is none
UNANSWERED = "Nothing of this submission could be marked."


def notebook(released: Mapping[str, Any], marked: Marked, feedback: Feedback) -> dict[str, Any]:
    """The marked notebook as JSON data, in the released one's format and with its metadata."""
    if marked.unreadable:
        cells = [_note([marked.unreadable, UNANSWERED]), *map(_unmarked, released["cells"])]
    else:
        notes = [_note(marked.notes)] if marked.notes else []
        typed = _shown_as_typed(marked.cells)
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


def _shown_as_typed(cells: Sequence[Cell]) -> set[int]:
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


def _cell(number: int, cell: Cell, marked: Marked, feedback: Feedback, as_typed: bool) -> dict[str, Any]:
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
    if as_typed:
        source = _block(cell.source)
    else:
        source = cell.source if cell.as_released else _harmless(cell.source, cell.attachments)
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


MAX_MARKDOWN = 10_000  # characters of one cell; rendering may take time that grows with their square
MAX_RENDERED = 100_000  # characters of one notebook
TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {"a": ["href", "title"], "img": ["src", "alt"], "th": ["align"], "td": ["align"]}
PROTOCOLS = ["http", "https", "mailto", "attachment"]
SCHEMES = tuple(f"{protocol}:" for protocol in PROTOCOLS)  # once more, after all decoding
HAS_SCHEME = re.compile(r"^[^/?#]*:")
ACTIVE_TEX = re.compile(
    r"\\(?=(href|require|class|style|cssId|data|mmlToken|bbox|unicode|includegraphics)(?![A-Za-z]))"
)


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's, but an attachment that is missing is a picture that is missing, not the end of the batch."""

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return str(super(IPythonRenderer, self).image(text, url, title))


def _harmless(text: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    """A student's Markdown as HTML with an allow-list of tags, in one block that Markdown passes on as it is.

    What is too deeply nested for that is shown as it was typed.
    """
    try:
        return _rendered(text, attachments)
    except RecursionError:
        return _block(text)


def _rendered(text: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    markdown = MarkdownWithMath(_Renderer(escape=False, exclude_anchor_links=True))
    safe = bleach.clean(markdown.render(clean(text)), TAGS, ATTRIBUTES, PROTOCOLS, strip=True)
    page = BeautifulSoup(safe, "html.parser")
    for words in page.find_all(string=True):  # after all decoding, so that no spelling of a backslash gets past
        spaced = clean(words) if words.find_parent("pre") else BLANK_LINES.sub("\n", clean(words))
        words.replace_with(ACTIVE_TEX.sub(r"\\ ", spaced))
    for name in ("href", "src"):
        for element in page.find_all(True, {name: HAS_SCHEME}):
            if not str(element[name]).lower().startswith(SCHEMES):
                del element[name]
    for picture in page.find_all("img"):  # attached ones alone: one from a server would tell it who looks, and when
        name = unquote(str(picture.get("src", "")).removeprefix("attachment:"))
        picture["src"] = _data_uri(attachments.get(name, {}))
    return f"<div>{BLANK_LINE.sub(EMPTY_LINE, str(page).strip())}</div>"


def _data_uri(bundle: Mapping[str, str]) -> str:
    return next((f"data:{kind};base64,{data}" for kind, data in bundle.items() if _is_base64(data)), "")


BLANK_LINES = re.compile(r"\n\s*\n")
BLANK_LINE = re.compile(r"\n(?=\s*\n)")  # would end the block
EMPTY_LINE = "\n&#8203;"


def _block(text: str) -> str:
    return BLANK_LINE.sub(EMPTY_LINE, f"<pre>{html.escape(clean(text.expandtabs(4)))}</pre>")


def _is_base64(data: str) -> bool:
    try:
        return bool(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return False
