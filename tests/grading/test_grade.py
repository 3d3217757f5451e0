"""A class through the real pipeline: `chainrule grade`, nbgrader's gradebook, feedback and export."""

import contextlib
import csv
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.grading.course import open_course, read_released
from autograder.grading.grade import _timestamp, grade_class, only_grader
from autograder.grading.gradebook import Book
from autograder.grading.nbgrader import MarkApart
from autograder.grading.workers import HandedIn
from autograder.sandbox.rings import Ring
from autograder.sandbox.tiers import improvement
from tests.classroom import (
    PLAIN_CONFIG,
    WRITTEN_ID,
    WRITTEN_POINTS,
    cell_of,
    command,
    comments_of,
    copy_of,
    descendants,
    files_of,
    grades_of,
    path_of,
    points_of,
    rows_of,
)
from tests.sample_class import ASSIGNMENT, Student, make_class

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")

CHAINRULE = str(Path(sys.executable).parent / "chainrule")
UNREADABLE = ("corrupt JSON", "empty file", "wrong notebook")
UNANSWERED = ("untouched", "half done", *UNREADABLE)


def grade(course: Path, *more: str) -> int:
    return main(["grade", ASSIGNMENT, "--course", str(course), *more])


def of_kind(students: list[Student], kind: str) -> Student:
    return next(student for student in students if student.kind == kind)


# ---------------------------------------------------------------------------------------- what is in the gradebook


def test_every_submission_of_the_sample_class_gets_exactly_its_points(graded_course, students):
    assert points_of(graded_course) == {student.name: dict(student.points) for student in students}


def test_the_written_question_waits_for_a_person_where_it_was_answered_and_is_0_where_it_was_not(
    graded_course, students
):
    grades = grades_of(graded_course)
    for student in students:
        expected = (0.0, None, False) if student.kind in UNANSWERED else (None, None, True)
        assert grades[student.name][WRITTEN_ID] == expected, student.kind


def test_what_was_left_as_handed_out_is_commented_as_no_response(graded_course, students):
    comments = comments_of(graded_course)
    for student in students:
        answered = student.kind not in UNANSWERED
        assert comments[student.name][WRITTEN_ID] == (None if answered else "No response."), student.kind
    half = comments[of_kind(students, "half done").name]
    assert half["logistic-sigmoid"] is None
    assert half["logistic-predict"] == "No response."


def test_the_time_of_handing_in_is_in_the_gradebook_and_beside_the_marked_notebook(graded_course, students):
    with Gradebook(f"sqlite:///{graded_course / 'gradebook.db'}") as book:
        times = {str(submission.timestamp) for submission in book.assignment_submissions(ASSIGNMENT)}
    assert times == {"2026-01-15 12:00:00"}
    for student in students:
        timestamps = [
            path_of(graded_course, student.name, s).with_name("timestamp.txt") for s in ("submitted", "autograded")
        ]
        assert timestamps[0].read_bytes() == timestamps[1].read_bytes()


# ------------------------------------------------------------------------------------------- the marked notebooks


def test_every_marked_notebook_is_valid_and_has_every_cell_of_the_assignment(graded_course, students):
    released = json.loads(path_of(graded_course, "", "release").read_text(encoding="utf-8"))
    ids = [cell["metadata"]["nbgrader"]["grade_id"] for cell in released["cells"]]
    for student in students:
        notebook = nbformat.read(path_of(graded_course, student.name), as_version=4)
        nbformat.validate(notebook)
        found = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
        assert found == ids, student.kind


def test_every_check_cell_shows_its_report_and_the_points_as_a_bare_number(graded_course, students):
    for student in students:
        notebook = json.loads(path_of(graded_course, student.name).read_text(encoding="utf-8"))
        for exercise, points in student.points.items():
            cell = cell_of(notebook, exercise.replace(".", "-").replace("_", "-") + "-check")
            data = cell["outputs"][0]["data"]
            assert data["text/plain"] == repr(points)
            assert student.kind in UNREADABLE or exercise in data["text/html"]


def test_a_submission_that_cannot_be_read_says_why_in_its_marked_notebook(graded_course, students):
    for kind, words in zip(UNREADABLE, ("no valid JSON", "is empty", "a different notebook"), strict=True):
        text = path_of(graded_course, of_kind(students, kind).name).read_text(encoding="utf-8")
        assert words in text


def test_the_time_limit_is_named_and_costs_one_exercise(graded_course, students):
    loop = of_kind(students, "endless loop")
    notebook = json.loads(path_of(graded_course, loop.name).read_text(encoding="utf-8"))
    assert (
        "no result within the time limit"
        in cell_of(notebook, "logistic-train-check")["outputs"][0]["data"]["text/html"]
    )


def test_nothing_hidden_gets_into_the_marked_notebooks(graded_course):
    for content in files_of(graded_course).values():
        assert b"BEGIN SOLUTION" not in content
        assert b"Mark scheme" not in content


def test_nbgrader_writes_feedback_and_exports_the_scores(graded_course, students):
    name = of_kind(students, "mistake: delta: sign").name
    command("nbgrader", "generate_feedback", ASSIGNMENT, "--student", name, folder=graded_course)
    page = path_of(graded_course, name, "feedback").with_suffix(".html").read_text(encoding="utf-8")
    assert "If A rises above Y" in page  # the hint of the mistake that was made
    assert "max_points" not in page  # the verdict as data stays in the marked notebook
    assert not list((graded_course / "feedback").rglob("*.ipynb"))
    command("nbgrader", "export", "--to", "grades.csv", folder=graded_course)
    with (graded_course / "grades.csv").open(encoding="utf-8") as file:
        exported = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert exported == {student.name: sum(student.points.values()) for student in students}


# ---------------------------------------------------------------------------------- how much of it students see


def shown(course: Path, student: Student) -> dict[str, str]:
    """By grade id: the page of each check cell in a marked notebook."""
    notebook = nbformat.read(path_of(course, student.name), as_version=4)
    checks = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    outputs = {cell.metadata.nbgrader.grade_id: cell.outputs for cell in checks if cell.cell_type == "code"}
    return {grade_id: output.data.get("text/html", "") for grade_id, (output,) in outputs.items()}


@pytest.mark.parametrize("feedback", ["mistakes", "passed"])
def test_in_an_exam_nothing_in_a_marked_notebook_tells_what_was_expected(
    tmp_path, released_course, graded_course, students, feedback
):
    wrong = [s for s in students if s.kind.startswith("mistake") or s.kind in ("exception", "edited locked cell")]
    course = with_the_key_of(graded_course, copy_of(released_course, tmp_path / "course", wrong))
    settings = (course / "chainrule.toml").read_text(encoding="utf-8")
    (course / "chainrule.toml").write_text(
        settings.replace('feedback = "full"', f'feedback = "{feedback}"'), encoding="utf-8"
    )
    assert grade(course) == 0
    assert points_of(course) == {student.name: dict(student.points) for student in wrong}
    for student in wrong:
        page, full = "".join(shown(course, student).values()), "".join(shown(graded_course, student).values())
        rows = re.findall(r"<td[^>]*>([^<]*)", full)
        told = [text for label, text in itertools.pairwise(rows) if label in ("expected", "got")]
        assert told  # in full, so that its absence means something
        content = path_of(course, student.name).read_text(encoding="utf-8")
        assert not [text for text in told if json.dumps(text)[1:-1] in content]
        assert "<td" not in page
        named = student.kind.startswith("mistake") or student.kind == "edited locked cell"  # it returns 0
        assert ("seen: " in page) == (feedback == "mistakes" and named)
    assert autograde_one(course, wrong[0]) == shown(course, wrong[0])


def verdicts_of(course: Path, students: list[Student]) -> list[dict]:
    notebooks = [nbformat.read(path_of(course, student.name), as_version=4) for student in students]
    outputs = [output for notebook in notebooks for cell in notebook.cells for output in cell.get("outputs", ())]
    return [dict(output.metadata.chainrule) for output in outputs if "chainrule" in output.get("metadata", {})]


def autograde_one(course: Path, student: Student) -> dict[str, str]:
    """What the check cells show after nbgrader's own Autograde, whose preprocessor is run here."""
    path = path_of(course, student.name, "submitted")
    about = {"assignment": ASSIGNMENT, "notebook": ASSIGNMENT, "student": student.name}
    marker = MarkApart(config=open_course(course).config)
    notebook, _ = marker.preprocess(nbformat.read(path, as_version=4), {"nbgrader": about})
    nbformat.write(notebook, path_of(course, student.name))
    return shown(course, student)


# -------------------------------------------------------------------------------------------------- once more


@pytest.fixture(scope="module")
def small_class() -> list[Student]:
    return [student for student in make_class(14, hostile=False) if "style 3" not in student.kind]


@pytest.fixture(scope="module")
def small_course(tmp_path_factory, released_course, small_class) -> Path:
    """A class without limits to hit, marked once. Tests copy it."""
    folder = copy_of(released_course, tmp_path_factory.mktemp("small") / "course", small_class)
    assert grade(folder) == 0
    return folder


def with_the_key_of(other: Path, course: Path) -> Path:
    """The course, asking the questions of another one."""
    (course / "chainrule.toml").write_bytes((other / "chainrule.toml").read_bytes())
    return course


def state(course: Path) -> tuple:
    return grades_of(course), comments_of(course), rows_of(course), files_of(course)


def test_grading_again_changes_nothing(tmp_path, small_course):
    course = copy_of(small_course, tmp_path / "course")
    assert grade(course) == 0
    assert state(course) == state(small_course)


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_job_and_three_jobs_mark_alike(tmp_path, released_course, small_course, small_class, jobs):
    course = with_the_key_of(small_course, copy_of(released_course, tmp_path / "course", small_class))
    assert grade(course, "--jobs", jobs) == 0
    assert state(course) == state(small_course)


def test_a_manual_score_given_in_between_stays_and_counts(tmp_path, small_course, small_class):
    course, student = copy_of(small_course, tmp_path / "course"), small_class[0].name
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        written = book.find_grade(WRITTEN_ID, ASSIGNMENT, ASSIGNMENT, student)
        written.manual_score, written.needs_manual_grade = 1.5, False
        book.find_grade("logistic-delta-check", ASSIGNMENT, ASSIGNMENT, student).extra_credit = 0.5
        book.find_comment(WRITTEN_ID, ASSIGNMENT, ASSIGNMENT, student).manual_comment = "Well said."
        book.db.commit()
    assert grade(course) == 0
    assert grades_of(course)[student][WRITTEN_ID] == (None, 1.5, True)  # as nbgrader does: to be looked at again
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        assert book.find_submission(ASSIGNMENT, student).score == 15 + 1.5 + 0.5
        assert book.find_comment(WRITTEN_ID, ASSIGNMENT, ASSIGNMENT, student).comment == "Well said."


def test_the_row_of_a_submission_says_points_and_how_many_answers_wait(tmp_path, small_course, small_class, rings):
    course = open_course(copy_of(small_course, tmp_path / "course"))
    names = {student.name: student for student in small_class[:3]}
    with Book(course, ASSIGNMENT) as book:
        contents = {ASSIGNMENT: read_released(course, ASSIGNMENT, ASSIGNMENT)}
        rows = list(grade_class(course, book, contents, list(names), 1, rings))
    assert {row.student: row.points for row in rows} == {n: sum(s.points.values()) for n, s in names.items()}
    assert {row.waiting for row in rows} == {1}
    assert {row.max_points for row in rows} == {15 + WRITTEN_POINTS}


def test_a_corrected_submission_replaces_the_first_one(tmp_path, small_course, small_class):
    course = copy_of(small_course, tmp_path / "course")
    wrong, right = of_kind(small_class, "mistake: delta: sign"), of_kind(small_class, "right")
    path_of(course, wrong.name, "submitted").write_bytes(right.content)
    assert grade(course, "--student", wrong.name) == 0
    assert points_of(course)[wrong.name] == dict(right.points)
    assert rows_of(course) == rows_of(small_course)


def test_a_submission_without_a_time_is_marked(tmp_path, released_course, small_class):
    course = copy_of(released_course, tmp_path / "course", small_class[:1])
    path_of(course, small_class[0].name, "submitted").with_name("timestamp.txt").unlink()
    assert grade(course) == 0
    assert points_of(course)[small_class[0].name] == dict(small_class[0].points)


TIMES = {
    "empty": b"",
    "blank": b" \n",
    "a word": b"yesterday",
    "no such day": b"2026-02-30 10:00:00 UTC",
    "no text": b"\xff\xfe2\x000\x00",
    "out of time": b"9999-12-31 23:59:59 -0900",
    "long": b"9" * 40 + b"h9999-12-31",
    "large": b"9" * (1 << 20),
}


def test_a_time_that_makes_no_sense_is_a_note_for_the_instructor_and_the_submission_is_marked(
    tmp_path, released_course, small_class, capsys, rings
):
    student = small_class[0]
    folder = copy_of(released_course, tmp_path / "course", [replace(student, name=name) for name in TIMES])
    for name, content in TIMES.items():
        path_of(folder, name, "submitted").with_name("timestamp.txt").write_bytes(content)
    course = open_course(folder)
    with Book(course, ASSIGNMENT) as book:
        contents = {ASSIGNMENT: read_released(course, ASSIGNMENT, ASSIGNMENT)}
        rows = {row.student: row for row in grade_class(course, book, contents, list(TIMES), 1, rings)}
    for name in TIMES:
        (note,) = rows[name].notes
        assert note.startswith("When this was handed in is not known: ")
        assert "hand it in again" not in note
        assert "not known" not in path_of(folder, name).read_text(encoding="utf-8")
        assert points_of(folder)[name] == dict(student.points)
    assert rows["empty"].notes == ("When this was handed in is not known: The file timestamp.txt is empty.",)


@pytest.mark.parametrize(
    "content",
    [
        "2026-01-15 10:00:00.123456 UTC",
        "2026-01-15 10:00:00 CET",
        "2026-01-15T10:00:00Z",
        "2026-01-15 10:00 +0100\n",
        "\ufeff2026-01-15 10:00\r\n",
        "2026-01-15",
    ],
)
def test_a_time_may_be_written_as_programs_and_people_do(tmp_path, content):
    (tmp_path / "timestamp.txt").write_bytes(content.encode())
    (tmp_path / "marked").mkdir()
    timestamp, notes = _timestamp(HandedIn("ada", tmp_path, tmp_path / "marked"))
    assert (timestamp, notes) == (content.strip("\ufeff\r\n"), [])


def test_a_file_that_was_saved_twice_is_marked_with_a_note_in_the_marked_notebook(
    tmp_path, released_course, small_class
):
    course = copy_of(released_course, tmp_path / "course", small_class[:1])
    path = path_of(course, small_class[0].name, "submitted")
    path.rename(path.with_name(f"{ASSIGNMENT} (1).ipynb"))
    assert grade(course) == 0
    assert points_of(course)[small_class[0].name] == dict(small_class[0].points)
    words = f"There is no file {ASSIGNMENT}.ipynb in this submission: {ASSIGNMENT} (1).ipynb was marked."
    assert words in path_of(course, small_class[0].name).read_text(encoding="utf-8")


def test_a_late_submission_gets_the_penalty_of_the_courses_own_plugin(tmp_path, small_course, small_class):
    course = copy_of(small_course, tmp_path / "course")
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate="2026-01-15 11:00:00 UTC")
    assert grade(course) == 0
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        penalties = {s.student_id: s.late_submission_penalty for s in book.assignment_submissions(ASSIGNMENT)}
    assert penalties == {s.name: sum(s.points.values()) for s in small_class}  # all that was earned


SMALL_BATCHES = "import sys, autograder.grading.grade as g; g.BATCH = 3; from autograder.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.parametrize("notebooks", [1, 5, 11])
def test_grading_that_was_killed_and_started_again_gives_what_an_undisturbed_run_gives(
    tmp_path, released_course, small_course, small_class, notebooks
):
    course = with_the_key_of(small_course, copy_of(released_course, tmp_path / "course", small_class))
    started = subprocess.Popen(
        [sys.executable, "-c", SMALL_BATCHES, "grade", ASSIGNMENT, "--course", str(course), "--jobs", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(list(course.glob(f"autograded/*/*/{ASSIGNMENT}.ipynb"))) < notebooks:
        assert started.poll() is None, "it ended before it could be killed"
        time.sleep(0.002)
    os.kill(started.pid, signal.SIGKILL)
    assert started.wait() == -signal.SIGKILL
    assert len(grades_of(course)) < len(small_class)
    assert grade(course) == 0
    assert grades_of(course) == grades_of(small_course)
    assert comments_of(course) == comments_of(small_course)
    assert rows_of(course) == rows_of(small_course)
    for student in small_class:
        assert path_of(course, student.name).read_bytes() == path_of(small_course, student.name).read_bytes()


def graders_processes(grader: int) -> dict[str, list[int]]:
    """What a grader has started, by what it is: processes that mark, their lanes, zygotes and submissions."""
    found: dict[str, list[int]] = {"markers": [], "inside": []}
    for pid in descendants(grader)[1:]:
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
            if b"workers.main()" in words:
                found["markers"].append(pid)
            elif b"sandbox.zygote" in words:
                found["inside"].append(pid)
    return found


@pytest.mark.parametrize("which", ["markers", "inside"])
def test_what_the_grader_started_may_be_killed_while_it_works_and_every_mark_is_right(
    tmp_path, released_course, small_course, small_class, which
):
    course = with_the_key_of(small_course, copy_of(released_course, tmp_path / "course", small_class))
    words = [CHAINRULE, "grade", ASSIGNMENT, "--course", str(course), "--jobs", "2"]
    grader = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    killed = 0
    while killed < 2 and grader.poll() is None:  # a submission that is hit three times is not graded
        there = list(course.glob(f"autograded/*/*/{ASSIGNMENT}.ipynb"))
        victims = graders_processes(grader.pid)[which]
        if len(there) > 3 * killed and victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(victims[killed % len(victims)], signal.SIGKILL)
                killed += 1
        time.sleep(0.005)
    out, _ = grader.communicate()
    assert killed, "it ended before anything could be killed"
    assert grader.returncode == 0, out
    assert f"{len(small_class)} of {len(small_class)} marked" in out
    assert state(course) == state(small_course)
    assert sorted(path.name for path in course.glob("autograded/*/*/.*")) == []


def test_two_graders_on_one_course_do_not_meet(tmp_path, released_course, small_course, small_class, capfd):
    course = with_the_key_of(small_course, copy_of(released_course, tmp_path / "course", small_class))
    with only_grader(open_course(course)):
        assert grade(course) == 2
    assert "Another `chainrule grade` is at work" in capfd.readouterr().err
    assert grade(course) == 0
    assert state(course) == state(small_course)


def test_a_full_disk_is_a_sentence_and_the_work_is_finished_once_there_is_room(
    tmp_path, released_course, small_course, small_class, rings
):
    if Ring.BUBBLEWRAP not in rings:
        pytest.skip(f"a small disk is made with bubblewrap. To install it: {improvement()}")
    course = with_the_key_of(small_course, copy_of(released_course, tmp_path / "course", small_class))
    disk = course / "autograded"
    disk.mkdir()
    rights = ("--cap-add", "ALL") if os.geteuid() == 0 else ()
    small = ["bwrap", *rights, "--dev-bind", "/", "/", "--size", "400000", "--tmpfs", str(disk), "--"]
    words = [*small, CHAINRULE, "grade", ASSIGNMENT, "--course", str(course)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert grade(course) == 0
    assert state(course) == state(small_course)


# ------------------------------------------------------------------------------------------------ nbgrader's own way


def test_nbgrader_autograde_in_a_chainrule_course_gives_the_same_points(
    tmp_path, released_course, graded_course, students
):
    honest = [student for student in students if not student.hostile]
    course = copy_of(released_course, tmp_path / "course", honest)
    command("nbgrader", "autograde", ASSIGNMENT, folder=course)
    expected = grades_of(graded_course)
    assert grades_of(course) == {student.name: expected[student.name] for student in honest}
    comments = comments_of(graded_course)
    assert comments_of(course) == {student.name: comments[student.name] for student in honest}
    assert verdicts_of(course, honest) == verdicts_of(graded_course, honest)  # what the class report reads


def test_nbgrader_autograde_finds_cells_that_lost_their_ids(tmp_path, released_course, small_class):
    student = of_kind(small_class, "right")
    course = copy_of(released_course, tmp_path / "course", [student])
    path = path_of(course, student.name, "submitted")
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        del cell["id"]
        cell["metadata"].clear()
    path.write_text(json.dumps(notebook | {"nbformat_minor": 4}), encoding="utf-8")
    assert "Notebook JSON is invalid" not in command("nbgrader", "autograde", ASSIGNMENT, folder=course)
    assert points_of(course)[student.name] == dict(student.points)
    nbformat.validate(nbformat.read(path_of(course, student.name), as_version=4))


def test_nbgrader_as_it_comes_gives_the_same_partial_credit(tmp_path, released_course, students):
    kinds = ("mistake: sigmoid: missing minus", "exception")  # a check cell of every outcome; each takes ten seconds
    few = [of_kind(students, kind) for kind in kinds]
    course = copy_of(released_course, tmp_path / "course", few)
    (course / "nbgrader_config.py").write_text(PLAIN_CONFIG, encoding="utf-8")
    (course / "chainrule.toml").unlink()
    command("nbgrader", "autograde", ASSIGNMENT, folder=course)
    assert points_of(course) == {s.name: dict(s.points) for s in few}
