"""nbgrader's database and its own commands: scores are written so that formgrader, feedback and export just work."""

import atexit
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import nbformat
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from nbgrader.utils import parse_utc
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from autograder import autograded
from autograder.course_folder import Course, CourseError, open_course
from autograder.marking import Marked, grading_keys, mark
from autograder.sandbox.lane import Lane
from autograder.submission import Unreadable, merge, read_cell, released

BUSY_SECONDS = 30  # how long to wait for another program that holds the gradebook


@dataclass(frozen=True)
class Total:
    """What one submission has so far, what there is to earn, and how many answers wait for a person."""

    points: float
    most: float
    waiting: int


class Book:
    """The gradebook of one course, for one assignment. Use as a context manager; nothing counts before `commit`."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.course = course
        with _in_words(course, "opened"):
            self._gradebook = Gradebook(_patient(course.directory.db_url), course.directory.course_id)
        try:
            with _in_words(course, "read"):
                self._load(assignment)
        except CourseError:
            self._gradebook.close()
            raise
        self._late: list[str] = []

    def _load(self, assignment: str) -> None:
        """Read once what does not change while a class is marked."""
        self._db = self._gradebook.db
        try:
            self.assignment: Assignment = self._gradebook.find_assignment(assignment)
        except MissingEntry:
            known = ", ".join(sorted(entry.name for entry in self._gradebook.assignments)) or "none yet"
            raise CourseError(
                f"The gradebook has no assignment {assignment!r} (it has: {known}). "
                f"Make it with: nbgrader generate_assignment {assignment}"
            ) from None
        submissions = self._db.scalars(select(SubmittedAssignment).filter_by(assignment_id=self.assignment.id))
        self._submissions = {submission.student_id: submission for submission in submissions}
        self._graded = {n.name: [*n.grade_cells, *n.task_cells] for n in self.assignment.notebooks}
        self._commented = {n.name: [*n.solution_cells, *n.task_cells] for n in self.assignment.notebooks}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    @property
    def notebooks(self) -> list[str]:
        return [notebook.name for notebook in self.assignment.notebooks]

    def record(self, student: str, timestamp: str | None, marks: Mapping[str, Marked]) -> Total:
        """Put one student's marks into the session. Raises CourseError if the gradebook cannot be read."""
        with _in_words(self.course, "read"), self._db.no_autoflush:
            submission = self._submission(student)
            submission.timestamp = parse_utc(timestamp) if timestamp else submission.timestamp
            for notebook in submission.notebooks:
                _fill(notebook, marks[notebook.name])
            if submission.total_seconds_late > 0 or any(book.late_submission_penalty for book in submission.notebooks):
                self._late.append(student)
            grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
            return Total(
                points=sum(_points(grade) for grade in grades),
                most=sum(grade.cell.max_score for grade in grades),
                waiting=sum(grade.auto_score is None and grade.manual_score is None for grade in grades),
            )

    def _submission(self, student: str) -> SubmittedAssignment:
        """The student's submission as the database has it, or a new one with every grade and comment still empty."""
        if student in self._submissions:
            return self._submissions[student]
        person = self._db.get(Student, student) or Student(id=student)
        submission = SubmittedAssignment(assignment=self.assignment, student=person)
        for notebook in self.assignment.notebooks:
            mirror = SubmittedNotebook(notebook=notebook, assignment=submission)
            for cell in self._graded[notebook.name]:
                Grade(cell=cell, notebook=mirror)
            for cell in self._commented[notebook.name]:
                Comment(cell=cell, notebook=mirror)
        self._db.add(submission)
        self._submissions[student] = submission
        return submission

    def commit(self) -> None:
        """Make what was recorded count. Raises CourseError if the gradebook cannot be written."""
        with _in_words(self.course, "written"):
            self._db.commit()
            for student in self._late:
                self._assign_penalty(student)
        self._late.clear()

    def _assign_penalty(self, student: str) -> None:
        """nbgrader's own penalty for a late submission, by whatever plugin the course's config names."""
        for notebook in self.notebooks:
            about = {
                "notebook": notebook,
                "assignment": self.assignment.name,
                "student": student,
                "db_url": _patient(self.course.directory.db_url),
            }
            penalties = AssignLatePenalties(config=self.course.config)
            penalties.preprocess(nbformat.v4.new_notebook(), {"nbgrader": about})
        self._db.expire_all()


def _patient(db_url: str) -> str:
    """The same database, with a longer wait for other programs than SQLite's own."""
    if not db_url.startswith("sqlite:"):
        return db_url
    return f"{db_url}{'&' if '?' in db_url else '?'}timeout={BUSY_SECONDS}"


@contextmanager
def _in_words(course: Course, done: str) -> Iterator[None]:
    """What goes wrong with the database, as a sentence: CourseError."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or type(error).__name__
        raise CourseError(
            f"The gradebook {course.directory.db_url} cannot be {done}: {reason}. Close other programs that use it and "
            "start again: what was not written will be marked then."
        ) from None


def _points(grade: Grade) -> float:
    score = grade.manual_score if grade.manual_score is not None else grade.auto_score
    return float(score or 0) + float(grade.extra_credit or 0)


def _fill(notebook: SubmittedNotebook, marked: Marked) -> None:
    """Scores and comments by the rules of nbgrader's own SaveAutoGrades; a manual score is never touched."""
    scores = automatic_scores(marked)
    for grade in notebook.grades:
        grade.auto_score = 0.0 if marked.unreadable else scores.get(grade.cell.name)
        grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
    unanswered = {cell.grade_id for cell in marked.cells if cell.as_released and not cell.locked}
    for comment in notebook.comments:
        comment.auto_comment = "No response." if marked.unreadable or comment.cell.name in unanswered else None


def automatic_scores(marked: Marked) -> dict[str, float | None]:
    """By grade id: points of check cells, 0 for a written answer that was left as it was, None for a person to mark."""
    scores: dict[str, float | None] = {}
    for number, cell in enumerate(marked.cells):
        if not cell.graded:
            continue
        if number in marked.verdicts:
            scores[cell.grade_id] = float(marked.verdicts[number].points)
        else:
            scores[cell.grade_id] = 0.0 if cell.as_released and not cell.locked else None
    return scores


def read_released(course: Course, assignment: str, notebook: str) -> dict[str, Any]:
    """The released notebook as JSON data. Raises CourseError if nbgrader has not made it."""
    path = course.path("release", ".", assignment) / f"{notebook}.ipynb"
    if not path.is_file():
        raise CourseError(f"{path} is missing. Make it with: nbgrader generate_assignment {assignment}")
    try:
        content: dict[str, Any] = dict(json.loads(path.read_text(encoding="utf-8")))
        nbformat.validate(content)
    except (ValueError, TypeError, nbformat.ValidationError):
        raise CourseError(
            f"{path} is not a notebook. Make it again with: nbgrader generate_assignment {assignment} --force"
        ) from None
    return content


class MarkApart(NbGraderPreprocessor):  # type: ignore[misc]
    """Stands in place of nbgrader's `Execute`: `nbgrader autograde` and formgrader's button mark as `chainrule grade` does."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        about = resources["nbgrader"]
        course = open_course(Path(CourseDirectory(config=self.config).root))
        content = read_released(course, about["assignment"], about["notebook"])
        try:
            author = released(content)
            cells, notes = merge(author, [read_cell(cell) for cell in nb.cells])
            marked = mark(_lane(), cells, notes, grading_keys(author, course.seed))
        except Unreadable as error:
            marked = Marked(unreadable=str(error))
        nb.cells = nbformat.from_dict(autograded.notebook(content, marked)).cells
        return nb, resources


@cache
def _lane() -> Lane:
    lane = Lane()
    atexit.register(lane.stop)
    return lane
