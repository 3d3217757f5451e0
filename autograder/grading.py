"""Grade a class: lanes in parallel, results written and committed in batches as they come."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from nbgrader.utils import parse_utc

from autograder import autograded
from autograder.course_folder import Course, CourseError
from autograder.gradebook import Book
from autograder.marking import Marked, grading_keys, mark_file
from autograder.sandbox.lane import Lane, Limits
from autograder.submission import Unreadable, read_bytes, released
from autograder.verdict import Verdict

BATCH = 25  # submissions a commit; one that was not committed is marked again
BATCH_SECONDS = 2.0  # a slow class is committed, and seen to move, at least this often

Marks = Mapping[str, Marked]  # by the name of the notebook
Notebooks = Mapping[str, Mapping[str, Any]]  # as they are to be written, by the name of the notebook
Work = tuple[Marks, Notebooks]


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
    error: BaseException | None = None


def chosen_students(course: Course, assignment: str, only: Sequence[str] | None) -> list[str]:
    """Who is to be marked. Raises CourseError if nobody handed in, or somebody named did not."""
    students = course.students(assignment)
    where = course.path("submitted", "STUDENT", assignment)
    if not students:
        raise CourseError(f"Nothing was handed in for {assignment}: there is no folder {where}.")
    if strangers := sorted(set(only or ()) - set(students)):
        raise CourseError(f"Nothing was handed in for {assignment} by {', '.join(strangers)}: see {where}.")
    return [student for student in students if not only or student in only]


def grade_class(
    course: Course,
    book: Book,
    contents: Mapping[str, dict[str, Any]],
    students: Sequence[str],
    jobs: int,
    limits: Limits | None = None,
) -> Iterator[Row]:
    """Mark the students' submissions and write notebooks and gradebook; a row for each as it is committed.

    `contents` are the released notebooks by name. An error of ours is in the row, and the rest goes on.
    """
    name = book.assignment.name
    authors = {notebook: released(content) for notebook, content in contents.items()}
    keys = {notebook: grading_keys(author, course.seed) for notebook, author in authors.items()}

    def work(lane: Lane, student: str) -> Work:
        folder = course.path("submitted", student, name)
        marks = {
            notebook: mark_file(lane, folder / f"{notebook}.ipynb", author, keys[notebook])
            for notebook, author in authors.items()
        }
        return marks, {notebook: autograded.notebook(contents[notebook], marks[notebook]) for notebook in marks}

    batch: list[Row] = []
    committed = time.monotonic()
    for student, future in mark_all(students, work, jobs, limits or Limits()):
        error = future.exception()
        batch.append(Row(student, error=error) if error else _record(course, book, student, *future.result()))
        if len(batch) == BATCH or time.monotonic() - committed > BATCH_SECONDS:
            book.commit()
            yield from batch
            batch, committed = [], time.monotonic()
    book.commit()
    yield from batch


def _record(course: Course, book: Book, student: str, marks: Marks, notebooks: Notebooks) -> Row:
    """Write one submission's notebooks, and put its scores into the book."""
    name = book.assignment.name
    timestamp, notes = _timestamp(course, student, name)
    folder = course.path("autograded", student, name)
    try:
        for notebook, content in notebooks.items():
            autograded.write(folder / f"{notebook}.ipynb", content)
        if timestamp is not None:  # formgrader calls a submission graded when both folders have the same one
            (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"The marked notebooks cannot be written to {folder}: {error.strerror}.") from None
    total = book.record(student, timestamp, marks)
    verdicts = [verdict for marked in marks.values() for verdict in marked.verdicts.values()]
    for marked in marks.values():
        notes += [*marked.notes, *filter(None, [marked.unreadable])]
    return Row(
        student,
        points=total.points,
        max_points=total.most,
        right=sum(verdict.right for verdict in verdicts),
        exercises=len(verdicts),
        waiting=total.waiting,
        seen=tuple(_seen(verdicts)),
        notes=tuple(notes),
    )


def _seen(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A line for each exercise that is not right: its mistake, or what came instead of an answer."""
    for verdict in verdicts:
        finding = None if verdict.right else verdict.first_failure.finding
        if verdict.mistakes:
            yield from (f"{verdict.exercise}: {named.name}" for named in verdict.mistakes)
        elif finding and finding.got and verdict.status != "todo":
            yield f"{verdict.exercise}: {finding.got.splitlines()[0]}"
    if todo := sum(verdict.status == "todo" for verdict in verdicts):
        yield f"{todo} still to write"


def _timestamp(course: Course, student: str, assignment: str) -> tuple[str | None, list[str]]:
    path = course.path("submitted", student, assignment) / "timestamp.txt"
    if not path.exists():
        return None, []
    try:
        text = read_bytes(path).decode("utf-8")
        parse_utc(text)
    except (Unreadable, ValueError, OverflowError) as error:
        return None, [f"The time of handing in cannot be read: {error}"]
    return text, []


def mark_all(
    students: Iterable[str], work: Callable[[Lane, str], Work], jobs: int, limits: Limits
) -> Iterator[tuple[str, Future[Work]]]:
    """Do `work` for every student in `jobs` lanes at once; (student, future) as they come, failed ones included.

    Only a few results wait at a time, so memory does not grow with the class.
    """
    mine = threading.local()
    with ExitStack() as lanes, ThreadPoolExecutor(jobs) as pool:

        def task(student: str) -> Work:
            if not hasattr(mine, "lane"):
                mine.lane = lanes.enter_context(Lane(limits))
            return work(mine.lane, student)

        running: dict[Future[Work], str] = {}
        queue = iter(students)
        while True:
            for student in queue:
                running[pool.submit(task, student)] = student
                if len(running) >= 2 * jobs:
                    break
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), future


def default_jobs() -> int:
    """As many lanes as there are cores to use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
