"""What an instructor reads of a class: counted from marked notebooks, without names, and safe to open."""

import csv
import json
import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from autograder.class_report.counts import (
    RIGHT,
    UNWRITTEN,
    Answer,
    ClassReport,
    ExerciseCounts,
    Group,
    _answer,
    as_csv,
    as_json,
)
from autograder.class_report.page import as_page
from autograder.cli import main
from tests.classroom import path_of
from tests.sample_class import ASSIGNMENT, Student, exercises

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")

ENDINGS = ("html", "csv", "json")
BROKEN = ("corrupt JSON", "empty file", "wrong notebook")


@pytest.fixture(scope="module")
def reports(graded_course, tmp_path_factory) -> Path:
    """The reports on the sample class."""
    course = tmp_path_factory.mktemp("report") / "course"
    shutil.copytree(graded_course, course)
    assert main(["report", ASSIGNMENT, "--course", str(course)]) == 0
    return course / "reports"


def text_of(reports: Path, ending: str) -> str:
    return (reports / f"{ASSIGNMENT}.{ending}").read_text(encoding="utf-8")


class Page(HTMLParser):
    """A page as a browser reads it: every element with its attributes, and the text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


# ------------------------------------------------------------------------------------------------- the sample class


def test_every_student_is_counted_where_the_points_say(reports: Path, students: list[Student]) -> None:
    data = json.loads(text_of(reports, "json"))
    counted = [student for student in students if student.kind not in BROKEN]
    assert data["counted"] == len(counted)
    assert data["all right"] == sum(all(student.points.values()) for student in counted)
    for one in data["exercises"]:
        assert one["right"] == sum(student.points[one["exercise"]] > 0 for student in counted)
        assert one["right"] + sum(group["students"] for group in one["wrong"]) == len(counted)


def test_every_mistake_that_was_made_is_counted_with_its_question(reports: Path, students: list[Student]) -> None:
    data = {one["exercise"]: one["wrong"] for one in json.loads(text_of(reports, "json"))["exercises"]}
    for exercise in exercises().values():
        for mistake in exercise.mistakes:
            made = sum(
                f"{exercise.function}: {mistake.name}" in s.kind.removeprefix("mistake: ").split(", ") for s in students
            )
            groups = [group for group in data[exercise.name] if group["words"] == mistake.name]
            assert [group["students"] for group in groups] == ([made] if made else [])
            assert all(group["question"] == mistake.hint for group in groups)


def test_what_could_not_be_marked_is_said_and_not_counted(reports: Path) -> None:
    assert list(json.loads(text_of(reports, "json"))["not counted"].values()) == [len(BROKEN)]
    assert f"{len(BROKEN)} submissions: no notebook of this assignment" in Page(text_of(reports, "html")).text


def test_the_table_says_what_the_json_says(reports: Path) -> None:
    rows = list(csv.DictReader(text_of(reports, "csv").splitlines()))
    for one in json.loads(text_of(reports, "json"))["exercises"]:
        mine = [row for row in rows if row["exercise"] == one["exercise"]]
        assert [int(row["students"]) for row in mine] == [one["right"], *(group["students"] for group in one["wrong"])]
        assert [row["answer"] for row in mine] == ["right", *(group["words"] for group in one["wrong"])]


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_student_is_named(reports: Path, students: list[Student], ending: str) -> None:
    words = set(re.findall(r"\w+", text_of(reports, ending)))
    assert words.isdisjoint(student.name for student in students)


def test_the_page_is_one_file_that_runs_and_fetches_nothing(reports: Path) -> None:
    page = Page(text_of(reports, "html"))
    assert not {"script", "link", "iframe", "img"} & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert (attributes.get("xlink:href") or attributes.get("href") or "#").startswith("#")


def test_every_figure_is_described_and_has_the_pages_own_text_colour(reports: Path) -> None:
    figures = [attributes for tag, attributes in Page(text_of(reports, "html")).elements if tag == "svg"]
    assert len(figures) >= 2
    assert all(figure["role"] == "img" and len(figure["aria-label"] or "") > 50 for figure in figures)
    assert "currentColor" in text_of(reports, "html")


def test_two_reports_on_the_same_marks_are_equal(graded_course: Path, reports: Path) -> None:
    before = [text_of(reports, ending) for ending in ENDINGS]
    assert main(["report", ASSIGNMENT, "--course", str(reports.parent)]) == 0
    assert before == [text_of(reports, ending) for ending in ENDINGS]


# ------------------------------------------------------------------------------------------------ who is not there


@pytest.fixture
def few(tmp_path, released_course, graded_course, students) -> Path:
    """A course in which three students have marks."""
    course = tmp_path / "course"
    shutil.copytree(released_course, course)
    for student in students[:3]:
        for step in ("submitted", "autograded"):
            shutil.copytree(graded_course / step / student.name, course / step / student.name)
    return course


FOREIGN = {
    "no notebook": b"\xff",
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "other cells": b'{"cells": [1, {"outputs": 2}, {"outputs": [{"metadata": {"chainrule": 3}}]}]}',
    "another verdict": b'{"cells": [{"outputs": [{"metadata": {"chainrule": {"exercise": "logistic.cost", "status": "odd"}}}]}]}',
    "no verdict": b'{"cells": [{"outputs": [{"output_type": "stream", "text": "1.0"}]}]}',
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_marked_notebook_that_somebody_else_wrote_is_a_sentence(few, students, capsys, kind: str) -> None:
    path_of(few, students[0].name).write_bytes(FOREIGN[kind])
    assert main(["report", ASSIGNMENT, "--course", str(few)]) == 0
    assert "Not counted: 1, not marked by `chainrule grade`" in capsys.readouterr().out
    assert json.loads(text_of(few / "reports", "json"))["counted"] == 2


def test_who_is_not_graded_yet_is_said_and_not_counted(few, students, capsys) -> None:
    shutil.rmtree(few / "autograded" / students[0].name)
    assert main(["report", ASSIGNMENT, "--course", str(few)]) == 0
    assert "Not counted: 1, not graded yet" in capsys.readouterr().out


def test_a_class_that_is_not_graded_yet_says_which_command_to_run(few, capsys) -> None:
    shutil.rmtree(few / "autograded")
    assert main(["report", ASSIGNMENT, "--course", str(few)]) == 2
    assert capsys.readouterr().err.endswith(f"is graded yet. Do it with: chainrule grade {ASSIGNMENT}\n")


def test_a_report_that_cannot_be_written_is_a_sentence(few, capsys) -> None:
    (few / "reports").write_text("", encoding="utf-8")
    assert main(["report", ASSIGNMENT, "--course", str(few)]) == 2
    assert "cannot be written" in capsys.readouterr().err


# ---------------------------------------------------------------------------------------------- what a report says


def exercise(name: str, right: str = "", *groups: tuple[Answer, str]) -> ExerciseCounts:
    return ExerciseCounts(
        name, frozenset(right.split()), tuple(Group(answer, tuple(who.split())) for answer, who in groups)
    )


def report_of(*exercises: ExerciseCounts, **more: Any) -> ClassReport:
    students = sorted(set().union(*(one.of("right", "mistake", "other", "stopped", "unwritten") for one in exercises)))
    return ClassReport("01", tuple(students), exercises, more.get("left_out", {}))


SIGN = Answer("mistake", "sign", "up or down?")


def test_the_exercise_that_most_have_missed_stands_first_with_its_most_frequent_mistake() -> None:
    report = report_of(
        exercise("a.one", "u v w", (SIGN, "x")),
        exercise("a.two", "u", (Answer("other", "every value"), "v w"), (SIGN, "x")),
    )
    text = Page(as_page(report)).text
    assert text.index("a.two: missed by 3 of the 4 who answered") < text.index("a.one: missed by 1 of the 4")
    assert text.index("2 students: every value, no known mistake.") < text.index("1 student: sign. Up or down?")


def test_exercises_that_everybody_or_nobody_has_right_are_said() -> None:
    unwritten = exercise("a.three", "", (UNWRITTEN, "u v"))
    report = report_of(exercise("a.one", "u v"), exercise("a.two", "", (SIGN, "u v")), unwritten)
    text = Page(as_page(report)).text
    assert "Right in every answer: a.one" in text
    assert "exercise?): a.two" in text
    assert "Answered by nobody: a.three" in text


def test_a_class_that_has_everything_right_is_a_page_too() -> None:
    text = Page(as_page(report_of(exercise("a.one", "u v")))).text
    assert "Every answer that was written is right." in text
    assert "2 submissions counted, 2 with every exercise right, 0 with nothing written." in text


def test_two_exercises_are_paired_only_where_more_miss_both_than_by_chance() -> None:
    alike = report_of(exercise("a.one", "w x y z", (SIGN, "u v")), exercise("a.two", "w x y z", (SIGN, "u v")))
    assert [(pair.names, pair.both, pair.by_chance) for pair in alike.pairs] == [
        (("a.one", "a.two"), ("u", "v"), 4 / 6)
    ]
    assert "a.one and a.two" in Page(as_page(alike)).text
    everybody = report_of(exercise("a.one", "", (SIGN, "u v w")), exercise("a.two", "w", (SIGN, "u v")))
    one_student = report_of(exercise("a.one", "v w", (SIGN, "u")), exercise("a.two", "v w", (SIGN, "u")))
    unwritten = report_of(exercise("a.one", "w", (UNWRITTEN, "u v")), exercise("a.two", "w", (UNWRITTEN, "u v")))
    assert [everybody.pairs, one_student.pairs, unwritten.pairs] == [[], [], []]


def test_an_answer_that_knows_the_practice_inputs_by_heart_is_pointed_out() -> None:
    fact = "right on the practice inputs, wrong on others"
    failed = {"title": "dZ: every value", "status": "failed", "seen": "which step differs?"}
    by_heart = _answer({"status": "failed", "mistakes": [], "hints": [], "seen": [fact], "checks": [failed]})
    text = Page(as_page(report_of(exercise("a.one", "u", (by_heart, "v"))))).text
    assert (
        f"a.one: 1 student: {fact}, no known mistake. Which step differs?"
        in text.partition("Look at these yourself")[2]
    )
    assert "Look at these yourself" not in Page(as_page(report_of(exercise("a.one", "u", (SIGN, "v"))))).text


def test_names_are_there_when_they_are_asked_for() -> None:
    report = report_of(exercise("a.one", "zoë", (SIGN, "ada bao")), left_out={"not graded yet": ("célia",)})
    assert "sign (ada, bao)" in Page(as_page(report, names=True)).text
    assert "(célia)" in Page(as_page(report, names=True)).text
    assert json.loads(as_json(report, names=True))["exercises"][0]["wrong"][0]["students"] == ["ada", "bao"]
    assert "a.one,mistake,sign,2,ada; bao" in as_csv(report, names=True)


HOSTILE = "<img src=x onerror=alert(1)>\x1b[2J $\\frac$ \u4f60"


def test_what_students_wrote_is_text_on_the_page_and_no_formula_in_the_table(
    few: Path, students: list[Student]
) -> None:
    for number, words in enumerate((HOSTILE, "=cmd()")):
        path = path_of(few, students[number].name)
        notebook = json.loads(path.read_text(encoding="utf-8"))
        outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", ())]
        verdict = next(output["metadata"]["chainrule"] for output in outputs if output.get("metadata"))
        verdict["status"] = verdict["checks"][0]["status"] = "crashed"
        verdict["checks"][0]["seen"] = words
        path.write_text(json.dumps(notebook), encoding="utf-8")
        (few / "autograded" / students[number].name).rename(few / "autograded" / f"={number} <script>")
    assert main(["report", ASSIGNMENT, "--names", "--course", str(few)]) == 0
    page = Page(text_of(few / "reports", "html"))
    assert not {"script", "img"} & {tag for tag, _ in page.elements}
    assert page.text.count(HOSTILE.replace("\x1b", "\N{REPLACEMENT CHARACTER}")) >= 2
    cells = [cell for row in csv.reader(text_of(few / "reports", "csv").splitlines()) for cell in row]
    assert "'=cmd()" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_a_right_answer_is_one_kind_of_answer() -> None:
    assert RIGHT.kind == "right"
    report = report_of(exercise("a.one", "u", (SIGN, "v"), (UNWRITTEN, "w")))
    assert report.exercises[0].of("right", "unwritten") == {"u", "w"}
    assert report.exercises[0].missed == {"v"}
    assert report.exercises[0].answered == {"u", "v"}
