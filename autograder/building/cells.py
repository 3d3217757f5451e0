"""The cells of a notebook as nbgrader and we understand them: their metadata, their ids, and the line of a check cell.

That line is written and read here alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SKIP = "skip-grading"  # the tag of cells that do not run in grading: endings, figures, widgets
CHECK = re.compile(r'^check\("(\w+\.\w+)", \w+\)$', re.MULTILINE)
STUB = re.compile(r"^def (\w+)\(", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell of the notebook that is marked. `nbgrader` is the released cell's metadata, or empty if a student added it."""

    kind: str  # code, markdown or raw
    source: str
    nbgrader: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)
    as_released: bool = False  # the author's text, to the letter

    @property
    def grade_id(self) -> str:
        return str(self.nbgrader.get("grade_id", ""))

    @property
    def locked(self) -> bool:
        return bool(self.nbgrader) and not self.nbgrader.get("solution")

    @property
    def graded(self) -> bool:
        return bool(self.nbgrader.get("grade"))

    @property
    def runs(self) -> bool:
        """Does it take part in grading? Endings, figures and widgets do not."""
        return self.kind == "code" and SKIP not in self.tags

    @property
    def exercise(self) -> str | None:
        """The exercise that a released check cell asks for; None for any other cell."""
        found = CHECK.search(self.source) if self.graded and self.locked and self.kind == "code" else None
        return found.group(1) if found else None

    @property
    def function(self) -> str | None:
        """The function that a released cell is there for to be written in; None for any other cell."""
        found = STUB.search(self.source) if self.nbgrader and self.as_released and not self.locked else None
        return found.group(1) if found and self.kind == "code" else None


def defines(source: str, function: str) -> bool:
    """Does a cell hold this function?"""
    return bool(re.search(rf"^(async )?def {function}\b|^{function} *= *lambda\b", source, re.MULTILINE))


def check_line(exercise: str, function: str) -> str:
    """What a check cell holds."""
    return f'check("{exercise}", {function})'


def slot_line(exercise: str) -> str:
    """What asks for an exercise in a notebook's Markdown."""
    return f'```python exercise="{exercise}"\n\n```'


def released(notebook: Mapping[str, Any]) -> list[Cell]:
    """The cells of the notebook that nbgrader released: ours, so trusted."""
    return [
        Cell(
            cell["cell_type"],
            cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"]),
            cell["metadata"].get("nbgrader", {}),
            tuple(cell["metadata"].get("tags", ())),
            as_released=True,
        )
        for cell in notebook["cells"]
    ]


def exercises_in(author: Sequence[Cell]) -> list[str]:
    """The exercises that a released notebook asks for, in its order."""
    return [cell.exercise for cell in author if cell.exercise]


def cell_id(exercise: str) -> str:
    """`logistic-delta` for `logistic.delta`: neither nbgrader nor nbformat allows dots."""
    return exercise.replace(".", "-").replace("_", "-")


def metadata(grade_id: str, grade: bool = False, solution: bool = False, points: float | None = None) -> dict[str, Any]:
    """nbgrader's schema 3. What is neither graded nor a solution is the author's: locked."""
    about = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return about if points is None else {**about, "points": points}
