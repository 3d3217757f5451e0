"""The `chainrule` command. Student code runs in `chainrule grade` alone, and there only in a sandbox."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from autograder.grading.grade import Row

INSTRUCTOR_ONLY = (
    "`chainrule {command}` needs the exercises and solutions, which the student's package does not have. "
    "Work in a clone of the project: pip install -e '.[instructor]'"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status: 0 for done, 1 for done in part, 2 for not done."""
    parsed = _parser().parse_args(arguments)
    missing = [
        name for name in ("autograder.exercises", "solutions", "nbgrader", "jupytext", "rich") if not _there(name)
    ]
    if missing:
        print(INSTRUCTOR_ONLY.format(command=parsed.command), file=sys.stderr)
        return 2
    run: Callable[[argparse.Namespace], int] = parsed.run
    from autograder.authoring.exercise import BadExercise
    from autograder.grading.course import CourseError
    from autograder.sandbox.rings import Exposed, Unsafe

    try:
        return run(parsed)
    except (CourseError, BadExercise, Unsafe, Exposed) as error:
        print(f"chainrule: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nchainrule: stopped. What is committed stays; start again to do the rest.", file=sys.stderr)
        return 130


def _there(name: str) -> bool:
    return find_spec(name) is not None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chainrule", description="Build, hand out and grade the chainrule notebooks.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    init = commands.add_parser("init", help="make a course folder for nbgrader, with the notebooks to hand out")
    init.add_argument("folder", type=Path, help="what is there already is kept")
    init.set_defaults(run=_init)

    grade = commands.add_parser("grade", help="mark what was handed in, into nbgrader's gradebook")
    grade.add_argument("assignment", help="its name, such as 01_logistic_regression")
    grade.add_argument(
        "--course", type=Path, default=Path(), metavar="FOLDER", help="the course folder (default: here)"
    )
    grade.add_argument("--student", action="append", metavar="ID", help="only this student; may be given again")
    grade.add_argument("--jobs", type=_jobs, metavar="N", help="submissions at once (default: the number of cores)")
    grade.add_argument(
        "--isolation",
        choices=("full", "lane", "inner", "none"),
        help="insist on this tier, or accept one that is not safe (default: the best there is, if it is safe)",
    )
    grade.set_defaults(run=_grade)

    doctor = commands.add_parser("doctor", help="say how well this machine isolates what students hand in")
    doctor.set_defaults(run=_doctor)

    report = commands.add_parser("report", help="what a marked class got wrong, as a page, a table and JSON")
    report.add_argument("assignment", help="its name, such as 01_logistic_regression")
    report.add_argument(
        "--course", type=Path, default=Path(), metavar="FOLDER", help="the course folder (default: here)"
    )
    report.add_argument("--names", action="store_true", help="say who, instead of how many alone")
    report.set_defaults(run=_report)

    build = commands.add_parser("build", help="make the student notebooks and practice keys from their sources")
    build.add_argument("--check", action="store_true", help="write nothing; exit status 1 if something is out of date")
    build.set_defaults(run=_build)

    new = commands.add_parser("new", help="write the skeletons of a new exercise")
    new.add_argument("exercise", metavar="MODULE.FUNCTION", help="its name, such as two_layer.softplus")
    new.add_argument("arguments", nargs="+", metavar="ARGUMENT", help="what the function takes, such as Z")
    new.set_defaults(run=_new)

    attempt = commands.add_parser("try", help="say what an exercise still lacks")
    attempt.add_argument("exercise", metavar="MODULE.FUNCTION", help="its name, such as two_layer.softplus")
    attempt.set_defaults(run=_try)
    return parser


def _jobs(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("a whole number from 1")
    return int(text)


# ------------------------------------------------------------------------------------------------------ build


def _build(arguments: argparse.Namespace) -> int:
    from autograder.building.notebooks import ROOT
    from autograder.building.outputs import build, differing, outdated

    with _progress(transient=True) as progress:
        task = progress.add_task("Making keys", total=None)

        def made(count: int, total: int) -> None:
            progress.update(task, completed=count, total=total)

        if arguments.check:
            found = dict.fromkeys(outdated(), "out of date") or dict.fromkeys(differing(made), "differs")
        else:
            found = {path: "written" if path.is_file() else "removed" for path in build(made)}
    for path, what in found.items():
        print(f"{what}: {path.relative_to(ROOT)}")
    if arguments.check:
        print("Run `chainrule build` and commit what it writes." if found else "Everything is up to date.")
        return int(bool(found))
    print(f"{len(found)} files changed." if found else "Everything was up to date.")
    return 0


# ----------------------------------------------------------------------------------------------- new exercises


def _new(arguments: argparse.Namespace) -> int:
    from autograder.building.new import new
    from autograder.building.notebooks import ROOT

    for path in new(arguments.exercise, arguments.arguments):
        print(f"written: {path.relative_to(ROOT)}")
    print(f"\nFill in what says TODO, then: chainrule try {arguments.exercise}")
    return 0


def _try(arguments: argparse.Namespace) -> int:
    from autograder.building.tryout import missing, right_answers
    from autograder.exercises import load

    exercise = load(arguments.exercise)
    found = list(missing(exercise))
    for sentence in found:
        print(f"- {sentence}")
    if found:
        return 1
    answers, mistakes = len(right_answers(exercise)), len(exercise.mistakes)
    print(f"{exercise.name} is complete: {answers} right answers pass, {mistakes} mistakes have their names.")
    print("Then: make notebooks")
    return 0


# ------------------------------------------------------------------------------------------------------- init


def _init(arguments: argparse.Namespace) -> int:
    from autograder.building.notebooks import CODE_STUB, NOTATION, TEXT_STUB, assignments, instructor_notebook
    from autograder.grading.init import init

    names = assignments()
    sources = {f"{name}/{name}.ipynb": instructor_notebook(name) for name in names}
    sources |= {f"{name}/{NOTATION.name}": NOTATION.read_text(encoding="utf-8") for name in names}
    for path, written in init(arguments.folder, sources, CODE_STUB, TEXT_STUB):
        print(f"{'made' if written else 'kept'}  {path}")
    name = names[0]
    print(f"\nNext, in {arguments.folder}:")
    print(f"  nbgrader generate_assignment {name}    makes release/{name}, to hand out")
    print(f"  chainrule grade {name}                 marks submitted/STUDENT/{name}")
    print(f"  nbgrader generate_feedback {name}      writes feedback/STUDENT/{name}")
    return 0


# ------------------------------------------------------------------------------------------------------ grade


def _grade(arguments: argparse.Namespace) -> int:
    if sys.platform != "linux":
        print("chainrule: grading a class needs Linux: on Windows WSL, on macOS a virtual machine.", file=sys.stderr)
        return 2
    from autograder.grading.course import CourseError, open_course, read_released
    from autograder.grading.grade import chosen_students, default_jobs, grade_class, isolation_for, only_grader
    from autograder.grading.gradebook import Book

    course, name = open_course(arguments.course), arguments.assignment
    isolation = isolation_for(course, arguments.isolation)
    if isolation.notice:
        print(f"chainrule: {isolation.notice}", file=sys.stderr)
    rows: list[Row] = []
    started = time.monotonic()
    with only_grader(course), Book(course, name) as book:
        contents = {notebook: read_released(course, name, notebook) for notebook in book.notebooks}
        students = chosen_students(course, name, arguments.student)
        jobs = min(arguments.jobs or default_jobs(), len(students))
        with _progress() as progress:
            task = progress.add_task(f"Marking {name}", total=len(students))
            try:
                for row in grade_class(course, book, contents, students, jobs, isolation.rings):
                    rows.append(row)
                    progress.advance(task)
            except CourseError as error:
                raise CourseError(f"{error} {len(rows)} of {len(students)} are in the gradebook.") from None
    seconds = time.monotonic() - started
    from autograder.report import clean

    show_rows(sorted(rows, key=lambda row: row.student))
    failed = [row for row in rows if row.error]
    print(f"\n{len(rows) - len(failed)} of {len(rows)} marked in {seconds:.1f} s, isolation {isolation.tier}.")
    print(f"Marked notebooks: {course.path('autograded', '*', name)}")
    if waiting := sum(row.waiting for row in rows):
        answers = "1 written answer waits" if waiting == 1 else f"{waiting} written answers wait"
        print(f"{answers} for a person: in {course.folder.resolve()} run `jupyter lab` and open Formgrader.")
    for row in failed:
        print(f"\nNot graded, by an error of chainrule, not of the student: {row.student}", file=sys.stderr)
        print(clean(row.error), file=sys.stderr)
    return 1 if failed else 0


def _progress(transient: bool = False) -> "Progress":
    """A bar with the rate and the time that is left."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.completed / task.elapsed:.1f} a second" if task.completed and task.elapsed else "")

    columns = BarColumn(), MofNCompleteColumn(), Rate(), TextColumn("left:"), TimeRemainingColumn()
    return Progress(TextColumn("{task.description}"), *columns, console=Console(stderr=True), transient=transient)


def _doctor(_: argparse.Namespace) -> int:
    if sys.platform != "linux":
        print("Students and self-study: fine. Grading a class needs Linux: on Windows WSL, on macOS a virtual machine.")
        return 1
    from autograder.sandbox.tiers import improvement, offered, report

    for name, words in report():
        print(f"{name:16}{words}")
    if remedy := improvement():
        print(f"\nTo improve it: {remedy}")
    return 0 if offered().tier.safe else 1


def show_rows(rows: "Sequence[Row]") -> None:
    """The closing table: points, what was seen, what had to be mended."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from autograder.report import clean, points

    table = Table("student", "points", "right", "seen", box=None, pad_edge=False, header_style="bold")
    table.columns[1].justify = table.columns[2].justify = "right"
    for row in rows:
        if row.error:
            table.add_row(
                Text(clean(row.student)), "not graded", "", Text(f"error of ours: {clean(row.error.splitlines()[-1])}")
            )
            continue
        seen = [*row.notes, *row.seen]
        table.add_row(
            Text(clean(row.student)),
            f"{points(row.points)} / {points(row.max_points)}",
            f"{row.right} / {row.exercises}",
            Text(clean("; ".join(seen))),
        )
    Console().print(table)


# ----------------------------------------------------------------------------------------------------- report


def _report(arguments: argparse.Namespace) -> int:
    from autograder.building.cells import exercises_in, released
    from autograder.class_report.counts import as_csv, as_json, class_report
    from autograder.class_report.page import as_page
    from autograder.grading.course import CourseError, open_course, read_released
    from autograder.grading.gradebook import Book

    course, name, names = open_course(arguments.course), arguments.assignment, arguments.names
    with Book(course, name) as book:
        notebooks = {
            notebook: exercises_in(released(read_released(course, name, notebook))) for notebook in book.notebooks
        }
    report = class_report(course, name, notebooks)
    forms = {"html": as_page, "csv": as_csv, "json": as_json}
    folder = course.folder / "reports"
    try:
        folder.mkdir(exist_ok=True)
        for ending, form in forms.items():
            path = folder / f"{name}.{ending}"
            path.write_text(form(report, names), encoding="utf-8")
            print(path)
    except OSError as error:
        raise CourseError(f"The report cannot be written to {folder}: {error.strerror}.") from None
    for reason, students in report.left_out.items():
        print(f"Not counted: {len(students)}, {reason}")
    return 0
