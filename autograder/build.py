"""Notebooks from the Markdown in `course/`, and practice keys from the exercises. Two builds are equal byte for byte."""

import importlib
import inspect
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.compare import agree
from autograder.compile import ANOTHER, compile_key, compile_with_clues
from autograder.exercise import BadExercise, Exercise
from autograder.exercises import load
from autograder.key import content_of
from autograder.submission import SKIP
from autograder.variations import with_variations

ROOT = Path(__file__).parent.parent
COURSE = ROOT / "course"
NOTEBOOKS = COURSE / "notebooks"
NOTATION = COURSE / "notation.md"
KEYS = ROOT / "autograder" / "keys"
PRACTICE_SEED = 1  # public; a grading key has a secret one

ROUNDING = 1e-6  # numerical slopes are the least exact part of a key; a change of an exercise is far above it

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
CODE_STUB = "raise NotImplementedError"  # what nbgrader puts in place of a solution, set in the course's config
TEXT_STUB = "YOUR ANSWER HERE"

Cell = Any  # nbformat's NotebookNode: a dictionary with attributes


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
    prefix = assignment.partition("_")[0]
    cells = [cell for part in _parsed(assignment).cells for cell in _expand(part, instructor)]
    for number, cell in enumerate(cells):
        grade_id = cell.metadata.setdefault("nbgrader", _locked(f"cell-{prefix}-{number:03}"))["grade_id"]
        cell["id"] = grade_id
    notebook = new_notebook(cells=cells, metadata=_METADATA)
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)
    return text + "\n"


def _parsed(assignment: str) -> Any:
    return jupytext.reads((COURSE / f"{assignment}.md").read_text(encoding="utf-8"), fmt="md")


_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def _expand(part: Cell, instructor: bool) -> Iterator[Cell]:
    """One cell of the Markdown as the cells of a notebook."""
    if "exercise" in part.metadata:
        yield from _slot(load(part.metadata["exercise"]), instructor)
    elif "given" in part.metadata:
        yield new_code_cell(_given(part.metadata["given"]).rstrip())
    elif "written" in part.metadata:
        scheme = f"{BEGIN}\n{part.source}\n{END}" if instructor else TEXT_STUB
        metadata = _metadata(part.metadata["written"], grade=True, solution=True, points=part.metadata["points"])
        yield new_markdown_cell(scheme, metadata={"nbgrader": metadata})
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


def _slot(exercise: Exercise, instructor: bool) -> Iterator[Cell]:
    """The student's cell of an exercise and its check cell."""
    grade_id = cell_id(exercise.name)
    body = f"    {BEGIN}\n{exercise.body.rstrip()}\n    {END}" if instructor else f"    {CODE_STUB}"
    yield new_code_cell(exercise.head + body, metadata={"nbgrader": _metadata(grade_id, solution=True)})
    yield new_code_cell(
        f'check("{exercise.name}", {exercise.function})',
        metadata={"nbgrader": _metadata(f"{grade_id}-check", grade=True, points=exercise.points)},
    )


def cell_id(exercise: str) -> str:
    """`logistic-delta` for `logistic.delta`: neither nbgrader nor nbformat allows dots."""
    return exercise.replace(".", "-").replace("_", "-")


def _locked(grade_id: str) -> dict[str, Any]:
    return _metadata(grade_id)


def _metadata(
    grade_id: str, grade: bool = False, solution: bool = False, points: float | None = None
) -> dict[str, Any]:
    """nbgrader's schema 3. What is neither graded nor a solution is the author's: locked."""
    metadata = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return metadata if points is None else {**metadata, "points": points}


# --------------------------------------------------------------------------------------------------- files


def outputs() -> dict[Path, bytes]:
    """Everything that is built and committed: student notebooks and practice keys. Raises BadExercise."""
    files: dict[Path, bytes] = {}
    for assignment in assignments():
        files[NOTEBOOKS / f"{assignment}.ipynb"] = student_notebook(assignment).encode()
    files[NOTEBOOKS / NOTATION.name] = NOTATION.read_bytes()  # the notebooks link to it
    names = [name for assignment in assignments() for name in exercises_of(assignment)]
    for name in names:
        files[KEYS / f"{name}.npz"] = _practice_key(name)
    index = json.dumps(names, indent=1) + "\n"
    files[KEYS / "index.json"] = index.encode()
    return files


@cache
def _practice_key(name: str) -> bytes:
    exercise = load(name)
    other = compile_key(exercise, PRACTICE_SEED + ANOTHER)
    return with_variations(exercise, compile_with_clues(exercise, PRACTICE_SEED), other).to_bytes()


def outdated() -> list[Path]:
    """The files that a build would change, add or remove.

    A key counts as the same when it differs by rounding alone: other processors round otherwise.
    """
    files = outputs()
    stale = [path for path, content in files.items() if not path.is_file() or not _same(path.read_bytes(), content)]
    there = {path for folder in (NOTEBOOKS, KEYS) for path in folder.glob("*.*")}
    return sorted([*stale, *(there - files.keys())])


def _same(one: bytes, other: bytes) -> bool:
    if one == other:
        return True
    if not one.startswith(b"PK"):  # no key: an .npz is a zip archive
        return False
    return agree(content_of(one), content_of(other), ROUNDING)


def build() -> list[Path]:
    """Write what is out of date; the files that changed. Files that nothing makes any more are removed."""
    files, stale = outputs(), outdated()
    for path in stale:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
        else:
            path.unlink()
    return stale
