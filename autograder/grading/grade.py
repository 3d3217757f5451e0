"""Grade a class: submissions marked side by side, results written and committed in batches as they come."""

import fcntl
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from autograder.building.cells import released
from autograder.grading.course import Course, CourseError
from autograder.grading.gradebook import Book
from autograder.grading.keyring import grading_keys
from autograder.grading.submission import Unreadable, read_bytes
from autograder.grading.workers import Failed, HandedIn, Handout, Tally, Unwritable, mark_all
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import Ring
from autograder.sandbox.tiers import Isolation, choose
from autograder.sandbox.view import SECRETS, refuse_to_show

BATCH = 25  # submissions a commit; one that was not committed is marked again
BATCH_SECONDS = 2.0  # a slow class is committed, and seen to move, at least this often
TIME = re.compile(  # nbgrader's, or a person's: what its reader can cope with
    r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?( ?[-+]\d\d:?\d\d| ?[A-Za-z][A-Za-z_/]{0,40})?)?", re.ASCII
)


@dataclass(frozen=True)
class Row:
    """What became of one submission. `error` is ours, and leaves it ungraded."""

    student: str
    points: float = 0.0
    max_points: float = 0.0
    right: int = 0
    exercises: int = 0
    waiting: int = 0  # written answers that a person has to mark
    seen: tuple[str, ...] = ()  # what is wrong with the exercises that are not right
    notes: tuple[str, ...] = ()
    error: str = ""  # the traceback


def chosen_students(course: Course, assignment: str, only: Sequence[str] | None) -> list[str]:
    """Who is to be marked. Raises CourseError if nobody handed in, or somebody named did not."""
    students = course.students(assignment)
    where = course.path("submitted", "STUDENT", assignment)
    if not students:
        raise CourseError(f"Nothing was handed in for {assignment}: there is no folder {where}.")
    if strangers := sorted(set(only or ()) - set(students)):
        raise CourseError(f"Nothing was handed in for {assignment} by {', '.join(strangers)}: see {where}.")
    return [student for student in students if not only or student in only]


def isolation_for(course: Course, asked: str | None = None) -> Isolation:
    """The isolation to mark this course with: the best there is, or the tier that was asked for.

    Raises Unsafe if that is not safe and nobody asked for it, Exposed if students' code could read the course.
    """
    refuse_to_show([*SECRETS, course.folder, Path(course.directory.root)])
    return choose(asked)


@contextmanager
def only_grader(course: Course) -> Iterator[None]:
    """Keep other runs of `chainrule grade` out of this course. The lock goes with the process, however that ends.

    Raises CourseError if there is another one.
    """
    folder = os.open(course.folder, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CourseError(f"Another `chainrule grade` is at work in {course.folder}. Wait until it is done.") from None
    finally:
        os.close(folder)


def grade_class(
    course: Course,
    book: Book,
    contents: Mapping[str, dict[str, Any]],
    students: Sequence[str],
    jobs: int,
    rings: frozenset[Ring],
    limits: Limits | None = None,
) -> Iterator[Row]:
    """Mark the students' submissions and write notebooks and gradebook; a row for each as it is committed.

    `contents` are the released notebooks by name. An error of ours is in the row, and the rest goes on.
    """
    name = book.assignment.name
    keys = {notebook: grading_keys(released(content), course.seed) for notebook, content in contents.items()}
    work = (
        HandedIn(student, course.path("submitted", student, name), course.path("autograded", student, name))
        for student in students
    )
    batch: list[Row] = []
    committed = time.monotonic()
    try:
        for one, outcome in mark_all(work, Handout(contents, keys, course.feedback), jobs, rings, limits or Limits()):
            if isinstance(outcome, Failed):
                batch.append(Row(one.student, error=outcome.traceback))
            else:
                batch.append(_record(book, one, outcome))
            if len(batch) == BATCH or time.monotonic() - committed > BATCH_SECONDS:
                book.commit()
                yield from batch
                batch, committed = [], time.monotonic()
    except Unwritable as error:
        raise CourseError(f"A marked notebook cannot be written to {error}.") from None
    book.commit()
    yield from batch


def _record(book: Book, one: HandedIn, result: Tally) -> Row:
    """Put one submission's scores into the book."""
    timestamp, notes = _timestamp(one)
    total = book.record(one.student, timestamp, result.scores)
    return Row(
        one.student,
        points=total.points,
        max_points=total.most,
        right=result.right,
        exercises=result.exercises,
        waiting=total.waiting,
        seen=result.seen,
        notes=(*notes, *result.notes),
    )


def _timestamp(one: HandedIn) -> tuple[str | None, list[str]]:
    """When it was handed in. Formgrader calls a submission graded when it finds the same in both folders."""
    path = one.submitted / "timestamp.txt"
    if not path.exists():
        return None, []
    try:
        text = read_bytes(path).decode("utf-8-sig")
        if not TIME.fullmatch(text.strip()):
            raise ValueError(f"{text.strip()[:40]!r} in {path.name} is no time")
        parse_utc(text.strip())
    except UnicodeDecodeError:
        return None, [f"When this was handed in is not known: {path.name} is no text."]
    except (Unreadable, ValueError, ArithmeticError) as error:
        reason = str(error).partition(". ")[0].rstrip(".")  # the rest is for those who handed it in
        return None, [f"When this was handed in is not known: {reason}."]
    try:
        (one.autograded / path.name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unwritable(f"{one.autograded}: {error.strerror}") from None
    return text.strip(), []


def default_jobs() -> int:
    """As many markers as there are cores to use."""
    return len(os.sched_getaffinity(0))
