"""How long grading takes, beside nbgrader's own way and beside our own without isolation. `python -m tests.benchmarks.speed`."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from autograder.building.cells import SKIP, released
from autograder.building.notebooks import assignments, student_notebook
from autograder.grading import marked as autograded
from autograder.grading.course import open_course, read_released
from autograder.grading.grade import BATCH
from autograder.grading.gradebook import Book
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import mark, mark_file
from autograder.grading.submission import merge, read_cell
from autograder.grading.workers import scores_of
from autograder.observing.observation import Observation
from autograder.observing.observe import ask, guarded
from autograder.sandbox.lane import CellRun, Lane, Run, Step
from autograder.sandbox.limits import Limits
from autograder.sandbox.shell import Shell
from autograder.sandbox.tiers import offered
from tests.classroom import PLAIN_CONFIG, command, copy_of, path_of
from tests.sample_class import ASSIGNMENT, Student, make_class

SIZE = 12  # submissions of the class: right ones, mistakes, an untouched one; no hostile ones
TIMES = 10  # how often each is handed in for us, so that the start does not count
REPEATS = 3
SEED = 20260115


def main() -> int:
    students = make_class(SIZE, hostile=False)
    with tempfile.TemporaryDirectory(prefix="chainrule-bench-") as name:
        folder = Path(name)
        course = _course(folder / "course")
        print(f"Median of {REPEATS} runs for chainrule; nbgrader once. {SIZE} submissions of {ASSIGNMENT},")
        print(f"for chainrule each handed in {TIMES} times. Seconds a submission are without the start.\n")
        whole, start = _nbgrader(course, folder, students)
        short, _ = _nbgrader(course, folder, [_without_skipped(student) for student in students])
        rows = [
            ("nbgrader autograde, default config", whole, start),
            ("  the same without the cells that we skip", short, start),
        ]
        rows += [(f"chainrule grade --jobs {jobs}", *_chainrule(course, folder, students, jobs)) for jobs in (1, 2)]
        print(f"{'':42}{'s a submission':>15}{'start, s':>10}{'nbgrader is slower by':>24}{'without skipped':>17}")
        for words, each, start in rows:
            print(f"{words:42}{each:15.3f}{start:10.1f}{whole / each:24.0f}{short / each:17.1f}")
        floor = median(_floor(course, folder, students) for _ in range(REPEATS))
        print(f"{'the same work in one warm process, no isolation':42}{floor:10.3f}")
        for (words, each, _), jobs in zip(rows[2:], (1, 2), strict=True):
            over = (each - floor) * 1000
            print(
                f"{words}: {each / floor:.2f} times that, {over:+.1f} ms a submission" + (" on two cores" * (jobs - 1))
            )
        seconds = median(_whole_course() for _ in range(REPEATS))
        print(f"\nOne student's {len(assignments())} notebooks, all right: {seconds:.2f} s of CPU, without the start.")
        print("\nWhere our time goes, one job, milliseconds:")
        for words, seconds in _stages(course, folder, students):
            print(f"  {words:44}{seconds * 1000:8.1f}")
    return 0


def _course(folder: Path) -> Path:
    command("chainrule", "init", str(folder), folder=Path())
    command("nbgrader", "generate_assignment", ASSIGNMENT, folder=folder)
    return folder


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


@contextmanager
def _handed_in(course: Path, folder: Path, students: list[Student]) -> Iterator[Path]:
    copy = copy_of(course, folder / "run", students)
    try:
        yield copy
    finally:
        shutil.rmtree(copy)


def _nbgrader(course: Path, folder: Path, students: list[Student]) -> tuple[float, float]:
    """Seconds a submission and seconds to start."""
    start = median(_seconds(lambda: command("nbgrader", "--version", folder=folder)) for _ in range(REPEATS))
    with _handed_in(course, folder, students) as copy:
        (copy / "nbgrader_config.py").write_text(PLAIN_CONFIG, encoding="utf-8")
        took = _seconds(lambda: command("nbgrader", "autograde", ASSIGNMENT, folder=copy))
    return (took - start) / len(students), start


def _without_skipped(student: Student) -> Student:
    """The same notebook without the author's endings, figures and widgets."""
    notebook = json.loads(student.content)
    kept = [cell for cell in notebook["cells"] if SKIP not in cell["metadata"].get("tags", ())]
    return replace(student, content=json.dumps(notebook | {"cells": kept}).encode())


def _chainrule(course: Path, folder: Path, students: list[Student], jobs: int) -> tuple[float, float]:
    """The same, from the class handed in many times and once: the difference is without the start."""
    many = [replace(student, name=f"{student.name}{n}") for student in students for n in range(TIMES)]
    took: dict[int, list[float]] = {len(many): [], len(students): []}
    for _ in range(REPEATS):
        for some in (many, students):
            with _handed_in(course, folder, some) as copy:
                words = ("chainrule", "grade", ASSIGNMENT, "--jobs", str(jobs))
                took[len(some)].append(_seconds(lambda words=words, copy=copy: command(*words, folder=copy)))
    long, short = (median(seconds) for seconds in took.values())
    each = (long - short) / (len(many) - len(students))
    return each, short - len(students) * each


class Warm:
    """In the place of a lane and its submissions: the same work in this process, with nothing between."""

    limits = Limits()

    def __init__(self) -> None:
        self.shell = Shell({})

    def submission(self) -> "Warm":
        return Warm()

    def __enter__(self) -> "Warm":
        return self

    def __exit__(self, *_: object) -> None: ...

    def used(self) -> float:
        return time.process_time()

    def answers(self, steps: Sequence[Step]) -> Iterator[CellRun | Observation]:
        for step in steps:
            if isinstance(step, Run):
                _, failure, printed, _ = guarded(partial(self.shell.run, step.source, step.name))
                yield CellRun(failure, printed)
            else:
                yield ask(self.shell.namespace, step.question, step.helpers)


def _floor(course: Path, folder: Path, students: list[Student]) -> float:
    """Seconds a submission: run, observe, judge, write the notebook, write the gradebook, all here."""
    many = [replace(student, name=f"{student.name}{n}") for student in students for n in range(TIMES)]
    with _handed_in(course, folder, many) as copy:
        opened = open_course(copy)
        content = read_released(opened, ASSIGNMENT, ASSIGNMENT)
        author = released(content)
        keys = grading_keys(author, opened.seed)
        with Book(opened, ASSIGNMENT) as book:

            def work(some: list[Student]) -> None:
                for number, student in enumerate(some):
                    marked = mark_file(Warm(), path_of(copy, student.name, "submitted"), author, keys)
                    autograded.write(path_of(copy, student.name), autograded.notebook(content, marked, "full"))
                    book.record(student.name, None, {ASSIGNMENT: scores_of(marked)})
                    if number % BATCH == BATCH - 1:
                        book.commit()
                book.commit()

            work(many[:SIZE])  # warm
            return _seconds(lambda: work(many[SIZE:])) / (len(many) - SIZE)


class Counting(Lane):
    """A lane that adds up what its submissions used."""

    used = 0.0

    def ended(self) -> tuple[int, float] | None:
        told = super().ended()
        self.used += told[1] if told else 0.0
        return told


def _whole_course() -> float:
    """CPU seconds that marking every notebook of one student takes, the processes that run it included."""
    work = []
    for name in assignments():
        author = released(json.loads(student_notebook(name)))
        student = [read_cell(cell) for cell in json.loads(make_class(1, assignment=name)[0].content)["cells"]]
        work.append((*merge(author, student), grading_keys(author, SEED)))
    with Counting(offered().rings) as lane:
        lane.process().close()
        before = time.process_time()
        for cells, notes, keys in work:
            mark(lane, cells, notes, keys)
        lane.process().close()
        return time.process_time() - before + lane.used


def _stages(course: Path, folder: Path, students: list[Student]) -> Iterator[tuple[str, float]]:
    """The stages of grading, one after the other in this process."""
    program = [sys.executable, "-c", "import autograder.grading.grade"]
    yield "start: imports", _seconds(lambda: subprocess.run(program, check=True))
    with _handed_in(course, folder, students) as copy:
        opened = open_course(copy)
        content = read_released(opened, ASSIGNMENT, ASSIGNMENT)
        author = released(content)
        yield "start: compile the grading keys", _seconds(lambda: grading_keys(author, opened.seed))
        keys = grading_keys(author, opened.seed)
        with Lane(offered().rings) as lane, Book(opened, ASSIGNMENT) as book:
            yield "start: a lane", _seconds(lambda: lane.process().close())
            yield "an empty submission", min(_seconds(lambda: lane.process().close()) for _ in range(20))
            stages: dict[str, list[float]] = {}
            for student in students:
                clock = time.perf_counter()

                def stage(words: str) -> None:
                    nonlocal clock
                    stages.setdefault(words, []).append(time.perf_counter() - clock)
                    clock = time.perf_counter()

                marked = mark_file(lane, path_of(copy, student.name, "submitted"), author, keys)
                stage("a submission: run, observe, judge")
                notebook = autograded.notebook(content, marked, "full")
                stage("a submission: make the marked notebook")
                autograded.write(path_of(copy, student.name), notebook)
                stage("a submission: write it")
                book.record(student.name, None, {ASSIGNMENT: scores_of(marked)})
                stage("a submission: into the gradebook")
            yield from ((words, median(seconds)) for words, seconds in stages.items())
            yield "a submission: commit, its share", _seconds(book.commit) / len(students)


if __name__ == "__main__":
    raise SystemExit(main())
