"""nbgrader's database: scores are written so that formgrader, feedback and export just work.

Rows go into nbgrader's tables by its own models, many at once: its objects, one by one, cost 40 ms a submission.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

import nbformat
from nbgrader.api import (
    Assignment,
    Base,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy import insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from autograder.grading.course import Course, CourseError
from autograder.grading.workers import Scores

BUSY_SECONDS = 30  # how long to wait for another program that holds the gradebook

TABLES = (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)  # in the order of who refers to whom


@dataclass(frozen=True)
class Total:
    """What one submission has so far, what there is to earn, and how many answers wait for a person."""

    points: float
    most: float
    waiting: int


@dataclass(frozen=True)
class _Standing:
    """One grade as it will stand."""

    auto: float | None
    manual: float | None
    extra: float | None
    most: float

    @property
    def points(self) -> float:
        score = self.manual if self.manual is not None else self.auto
        return float(score or 0) + float(self.extra or 0)

    @property
    def waiting(self) -> bool:
        return self.auto is None and self.manual is None


@dataclass(frozen=True)
class _Mirror:
    """A notebook of the assignment as the gradebook knows it, with its cells by their ids there."""

    id: str
    name: str
    graded: Mapping[str, tuple[str, float]]  # name and greatest score
    commented: Mapping[str, str]  # name

    @classmethod
    def of(cls, notebook: Notebook) -> "_Mirror":
        graded = {cell.id: (cell.name, cell.max_score) for cell in (*notebook.grade_cells, *notebook.task_cells)}
        commented = {cell.id: cell.name for cell in (*notebook.solution_cells, *notebook.task_cells)}
        return cls(notebook.id, notebook.name, graded, commented)


class _Gradebook(Gradebook):  # type: ignore[misc]
    """nbgrader's, which would leave its connection to a database open that it cannot work with."""

    def __init__(self, *args: Any) -> None:
        try:
            super().__init__(*args)
        except SQLAlchemyError:
            with suppress(AttributeError):  # it got no connection
                self.close()
            raise


class Book:
    """The gradebook of one course, for one assignment. Use as a context manager; nothing counts before `commit`."""

    def __init__(self, course: Course, assignment: str) -> None:
        self.course = course
        with _in_words(course, "opened"):
            self._gradebook = _Gradebook(_patient(course.directory.db_url), course.directory.course_id)
        try:
            with _in_words(course, "read"):
                self._load(assignment)
        except CourseError:
            self._gradebook.close()
            raise

    def _load(self, assignment: str) -> None:
        """Read once what does not change while a class is marked."""
        try:
            self.assignment: Assignment = self._gradebook.find_assignment(assignment)
        except MissingEntry:
            known = ", ".join(sorted(entry.name for entry in self._gradebook.assignments)) or "none yet"
            raise CourseError(
                f"The gradebook has no assignment {assignment!r} (it has: {known}). "
                f"Make it with: nbgrader generate_assignment {assignment}"
            ) from None
        self._db = self._gradebook.db
        self._mirrors = [_Mirror.of(notebook) for notebook in self.assignment.notebooks]
        self._students = set(self._db.scalars(select(Student.id)))
        mine = select(SubmittedAssignment.student_id, SubmittedAssignment.id).filter_by(
            assignment_id=self.assignment.id
        )
        self._submissions = dict(self._db.execute(mine).all())
        self._recorded: list[str] = []  # since the last commit
        self._new: dict[type[Base], list[dict[str, Any]]] = {table: [] for table in TABLES}
        self._changed: dict[type[Base], list[dict[str, Any]]] = {table: [] for table in TABLES}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    @property
    def notebooks(self) -> list[str]:
        return [notebook.name for notebook in self.assignment.notebooks]

    def record(self, student: str, timestamp: str | None, scores: Mapping[str, Scores]) -> Total:
        """Note one student's scores, by the name of the notebook. Raises CourseError if the gradebook cannot be read."""
        with _in_words(self.course, "read"):
            when = parse_utc(timestamp) if timestamp else None
            known = self._submissions.get(student)
            grades = self._known(known, when, scores) if known else self._first(student, when, scores)
        self._recorded.append(student)
        return Total(
            points=sum(grade.points for grade in grades),
            most=sum(grade.most for grade in grades),
            waiting=sum(grade.waiting for grade in grades),
        )

    def _first(self, student: str, when: datetime | None, scores: Mapping[str, Scores]) -> list[_Standing]:
        """Rows for a student whose submission the gradebook has not seen yet."""
        if student not in self._students:
            self._students.add(student)
            self._new[Student].append({"id": student})
        submission = new_uuid()
        self._submissions[student] = submission
        about = {"id": submission, "assignment_id": self.assignment.id, "student_id": student, "timestamp": when}
        self._new[SubmittedAssignment].append(about)
        standing = []
        for mirror in self._mirrors:
            notebook, given = new_uuid(), scores[mirror.name]
            self._new[SubmittedNotebook].append(
                {"id": notebook, "assignment_id": submission, "notebook_id": mirror.id, "late_submission_penalty": None}
            )
            for cell, (name, most) in mirror.graded.items():
                auto = given.of(name)
                self._new[Grade].append(
                    {"cell_id": cell, "notebook_id": notebook, "auto_score": auto, "needs_manual_grade": auto is None}
                )
                standing.append(_Standing(auto, None, None, most))
            for cell, name in mirror.commented.items():
                self._new[Comment].append(
                    {"cell_id": cell, "notebook_id": notebook, "auto_comment": given.comment(name)}
                )
        return standing

    def _known(self, submission: str, when: datetime | None, scores: Mapping[str, Scores]) -> list[_Standing]:
        """Changes for a student who was marked before. What a person gave is not touched."""
        if when is not None:
            self._changed[SubmittedAssignment].append({"id": submission, "timestamp": when})
        standing = []
        for mirror in self._mirrors:
            given = scores[mirror.name]
            mine = SubmittedNotebook.assignment_id == submission, SubmittedNotebook.notebook_id == mirror.id
            rows = select(Grade.id, Grade.cell_id, Grade.manual_score, Grade.extra_credit).join(SubmittedNotebook)
            for grade, cell, manual, extra in self._db.execute(rows.where(*mine)):
                name, most = mirror.graded[cell]
                auto = given.of(name)
                manually = manual is not None or auto is None
                self._changed[Grade].append({"id": grade, "auto_score": auto, "needs_manual_grade": manually})
                standing.append(_Standing(auto, manual, extra, most))
            comments = select(Comment.id, Comment.cell_id).join(SubmittedNotebook).where(*mine)
            for comment, cell in self._db.execute(comments):
                text = given.comment(mirror.commented[cell])
                self._changed[Comment].append({"id": comment, "auto_comment": text})
        return standing

    def commit(self) -> None:
        """Make what was recorded count, all of it or nothing. Raises CourseError if the gradebook cannot be written."""
        with _in_words(self.course, "written"):
            try:
                for table in TABLES:
                    if rows := self._new[table]:
                        self._db.execute(insert(table), rows)
                    if rows := self._changed[table]:
                        self._db.execute(update(table), rows)
                self._db.commit()
            except SQLAlchemyError:
                self._db.rollback()
                raise
            for rows in (*self._new.values(), *self._changed.values()):
                rows.clear()
            if self.assignment.duedate is not None:
                self._assign_penalties()
        self._recorded.clear()

    def _assign_penalties(self) -> None:
        """nbgrader's penalties for those of this batch that are late, or that were and are no more."""
        ids = [self._submissions[student] for student in self._recorded]
        mine = SubmittedNotebook.assignment_id.in_(ids)
        had = set(
            self._db.scalars(
                select(SubmittedNotebook.assignment_id).where(mine, SubmittedNotebook.late_submission_penalty > 0)
            )
        )
        for submission in self._db.scalars(select(SubmittedAssignment).where(SubmittedAssignment.id.in_(ids))):
            if submission.total_seconds_late > 0 or submission.id in had:
                self._assign_penalty(submission.student_id)

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
