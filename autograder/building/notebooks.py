"""Notebooks from the Markdown in `course/`: for students, and with solutions for instructors. Two builds are equal byte for byte."""

import importlib
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.authoring import BadExercise, Exercise
from autograder.building.cells import SKIP, cell_id, check_line, metadata
from autograder.exercises import load

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "course"
NOTEBOOKS = COURSE / "notebooks"
NOTATION = COURSE / "notation.md"

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
HEADING = re.compile(r"#+ (?:[0-9]+ · )?(.*)")
MAX_HEADING = 50  # letters of it in a cell's id, of which nbformat allows 64
CODE_STUB = "raise NotImplementedError"  # what nbgrader puts in place of a solution, set in the course's config
TEXT_STUB = "YOUR ANSWER HERE"

Node = Any  # nbformat's NotebookNode: a dictionary with attributes


def assignments() -> list[str]:
    """The names of the notebooks, in order."""
    return sorted(path.stem for path in COURSE.glob("[0-9][0-9]_*.md"))


def exercises_of(assignment: str) -> list[str]:
    """The names of the exercises that a notebook asks for, in its order."""
    return [cell.metadata["exercise"] for cell in _parsed(assignment).cells if "exercise" in cell.metadata]


def student_notebook(assignment: str) -> str:
    """The notebook that students open, as JSON: stubs and check cells, no outputs."""
    return _notebook(assignment, instructor=False)


def instructor_notebook(assignment: str) -> str:
    """The same with solutions and mark schemes, for nbgrader's `source` folder."""
    return _notebook(assignment, instructor=True)


def _notebook(assignment: str, instructor: bool) -> str:
    cells = [cell for part in _parsed(assignment).cells for cell in _expand(part, instructor)]
    _name_by_headings(cells, assignment.partition("_")[0])
    for cell in cells:
        cell["id"] = cell.metadata["nbgrader"]["grade_id"]
    notebook = new_notebook(cells=cells, metadata=_METADATA)
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)
    return text + "\n"


def _name_by_headings(cells: Sequence[Node], number: str) -> None:
    """Give what has no id one that is made of the heading above it, so that a section that is put in changes no other's."""
    heading, counted = "", Counter[str]()
    for cell in cells:
        if "nbgrader" not in cell.metadata:
            if cell.cell_type == "markdown" and (found := HEADING.match(cell.source)):
                heading = re.sub(r"[^a-z0-9]+", "-", found[1].lower()).strip("-")[:MAX_HEADING]
            counted[heading] += 1
            cell.metadata["nbgrader"] = metadata(f"{number}-{heading}-{counted[heading]}")


def _parsed(assignment: str) -> Any:
    return jupytext.reads((COURSE / f"{assignment}.md").read_text(encoding="utf-8"), fmt="md")


def written_in(assignment: str) -> dict[str, float]:
    """The points of each question that is answered in words, by its id."""
    return {
        part.metadata["written"]: part.metadata["points"]
        for part in _parsed(assignment).cells
        if "written" in part.metadata
    }


_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def _expand(part: Node, instructor: bool) -> Iterator[Node]:
    """One cell of the Markdown as the cells of a notebook."""
    if "exercise" in part.metadata:
        yield from _slot(load(part.metadata["exercise"]), instructor)
    elif "given" in part.metadata:
        yield new_code_cell(_given(part.metadata["given"]).rstrip())
    elif "written" in part.metadata:
        scheme = f"{BEGIN}\n{part.source}\n{END}" if instructor else TEXT_STUB
        about = metadata(part.metadata["written"], grade=True, solution=True, points=part.metadata["points"])
        yield new_markdown_cell(scheme, metadata={"nbgrader": about})
    elif part.cell_type == "markdown":
        yield new_markdown_cell(part.source)
    else:
        tags = part.metadata.get("tags", [])
        if SKIP in tags:  # a figure of a function that is not written yet must not end *Run All*
            tags = [*tags, "raises-exception"]
        yield new_code_cell(part.source, metadata={"tags": tags} if tags else {})


def _given(name: str) -> str:
    """The source of a function of `solutions`: `logistic.cost`."""
    module, _, function = name.partition(".")
    try:
        return inspect.getsource(getattr(importlib.import_module(f"solutions.{module}"), function))
    except (ImportError, AttributeError):
        raise BadExercise(f"A given cell asks for {name!r}, which is not in solutions.") from None


def _slot(exercise: Exercise, instructor: bool) -> Iterator[Node]:
    """The student's cell of an exercise and its check cell."""
    grade_id = cell_id(exercise.name)
    body = f"    {BEGIN}\n{exercise.body.rstrip()}\n    {END}" if instructor else f"    {CODE_STUB}"
    yield new_code_cell(exercise.head + body, metadata={"nbgrader": metadata(grade_id, solution=True)})
    yield new_code_cell(
        check_line(exercise.name, exercise.function),
        metadata={"nbgrader": metadata(f"{grade_id}-check", grade=True, points=exercise.points)},
    )
