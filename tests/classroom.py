"""Course folders for tests: nbgrader's own commands, and what its gradebook says afterwards."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from autograder.building.cells import cell_id
from tests.sample_class import ASSIGNMENT, Student, exercises, hand_in

WRITTEN_ID = "separable"  # the question of the assignment that a person marks
WRITTEN_POINTS = 2.0

PLAIN_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'plain'\n"  # nbgrader as it comes


def command(*words: str, folder: Path, status: int = 0) -> str:
    """Run a command of this environment in `folder`; what it said."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        words, cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "200"}, capture_output=True, text=True
    )
    assert done.returncode == status, f"{words} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def copy_of(course: Path, folder: Path, students: Sequence[Student] = (), assignment: str = ASSIGNMENT) -> Path:
    """A copy of a course, with these submissions handed in."""
    shutil.copytree(course, folder)
    hand_in(folder, students, assignment)
    return folder


def path_of(course: Path, student: str, step: str = "autograded") -> Path:
    """A student's notebook at one of nbgrader's steps."""
    return course / step / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


Grades = dict[str, dict[str, tuple[float | None, float | None, bool]]]


def grades_of(course: Path, assignment: str = ASSIGNMENT) -> Grades:
    """By student and cell: the automatic score, the manual score, and whether it waits for a person."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            submission.student_id: {
                grade.cell.name: (grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade))
                for notebook in submission.notebooks
                for grade in notebook.grades
            }
            for submission in book.assignment_submissions(assignment)
        }


def comments_of(course: Path) -> dict[str, dict[str, str | None]]:
    """By student and cell: nbgrader's automatic comment."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {
            submission.student_id: {
                comment.cell.name: comment.auto_comment
                for notebook in submission.notebooks
                for comment in notebook.comments
            }
            for submission in book.assignment_submissions(ASSIGNMENT)
        }


def points_of(course: Path, assignment: str = ASSIGNMENT) -> dict[str, dict[str, float | None]]:
    """By student and exercise: the automatic points."""
    checks = {f"{cell_id(exercise.name)}-check": exercise.name for exercise in exercises(assignment).values()}
    return {
        student: {checks[cell]: auto for cell, (auto, _, _) in grades.items() if cell in checks}
        for student, grades in grades_of(course, assignment).items()
    }


def rows_of(course: Path) -> dict[str, int]:
    """How many rows each table of the gradebook has."""
    with closing(sqlite3.connect(course / "gradebook.db")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def files_of(course: Path) -> dict[str, bytes]:
    """Everything in the autograded folder."""
    root = course / "autograded"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def cell_of(notebook: dict[str, Any], grade_id: str) -> dict[str, Any]:
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def descendants(pid: int) -> list[int]:
    """A process and all that it started, as far as they are still there."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(other for child in map(int, children) for other in descendants(child))]


def started(pids: Iterable[int]) -> dict[int, str]:
    """Processes with the time at which each started: a number alone may soon be another's."""
    return {pid: when for pid in pids if (when := _start(pid))}


def still_there(processes: Mapping[int, str]) -> list[int]:
    return [pid for pid, when in processes.items() if _start(pid) == when]


def _start(pid: int) -> str:
    """Field 22 of proc(5)'s stat; empty for a process that has gone, or has ended and only waits to be noticed."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
