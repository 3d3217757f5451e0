"""Whatever is wrong with a course, the command says in one sentence what to do."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder import cli, practice
from autograder.building.notebooks import CODE_STUB, TEXT_STUB
from autograder.cli import main, show_rows
from autograder.grading import grade as grading
from autograder.grading import gradebook
from autograder.grading.grade import Row
from autograder.grading.init import init
from autograder.judging.checks import Check
from tests.classroom import copy_of, files_of, grades_of, path_of
from tests.sample_class import ASSIGNMENT, Student, make_class

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")


@pytest.fixture(scope="module")
def three() -> list[Student]:
    return make_class(3)


@pytest.fixture
def course(tmp_path, released_course, three) -> Path:
    return copy_of(released_course, tmp_path / "course", three)


@pytest.fixture
def refused(capsys):
    """Run `chainrule grade`, which must refuse; the sentence that it says."""

    def do(course, *more, assignment=ASSIGNMENT) -> str:
        assert main(["grade", assignment, "--course", str(course), *more]) == 2
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        *_, last = err.strip().splitlines()
        assert last.startswith("chainrule: ")
        assert last.endswith(".") or "with: " in last  # a sentence, or a command to run at its end
        return last

    return do


# ---------------------------------------------------------------------------------------------- what is refused


def test_a_folder_that_is_no_course(tmp_path, refused):
    assert f"chainrule init {tmp_path}" in refused(tmp_path)


def test_a_folder_that_is_not_there(tmp_path, refused):
    assert "There is no folder" in refused(tmp_path / "nowhere")


def test_an_assignment_that_is_not_in_the_gradebook(course, refused):
    assert f"it has: {ASSIGNMENT}" in refused(course, assignment="02_unknown")
    assert "nbgrader generate_assignment 02_unknown" in refused(course, assignment="02_unknown")


def test_a_course_from_which_nothing_was_handed_out_yet(tmp_path, refused):
    init(tmp_path, {}, CODE_STUB, TEXT_STUB)
    assert "it has: none yet" in refused(tmp_path)


def test_nothing_handed_in(tmp_path, released_course, refused):
    course = copy_of(released_course, tmp_path / "course")
    assert "Nothing was handed in" in refused(course)
    (course / "submitted" / "ada").mkdir(parents=True)
    assert "Nothing was handed in" in refused(course)


def test_a_student_who_handed_in_nothing(course, refused):
    assert "by nobody" in refused(course, "--student", "ada", "--student", "nobody")


def test_a_release_that_is_missing(course, refused):
    path_of(course, "", "release").unlink()
    assert f"nbgrader generate_assignment {ASSIGNMENT}" in refused(course)


@pytest.mark.parametrize("content", ["not json", "[]", '{"cells": 7}', '{"cells": [{}]}'])
def test_a_release_that_is_no_notebook(course, refused, content):
    path_of(course, "", "release").write_text(content, encoding="utf-8")
    assert f"nbgrader generate_assignment {ASSIGNMENT} --force" in refused(course)


def test_a_release_that_asks_for_an_exercise_that_is_not_there(course, refused):
    path = path_of(course, "", "release")
    path.write_text(
        path.read_text(encoding="utf-8").replace('logistic.delta\\"', 'logistic.nabla\\"'), encoding="utf-8"
    )
    assert "no exercise 'logistic.nabla'" in refused(course)


@pytest.mark.parametrize(
    "content, words",
    [
        ("seed = ", "cannot be read"),
        ("seed", "cannot be read"),
        ("", "must have a line"),
        ("seed = -1", "must have a line"),
        ("seed = 1.5", "must have a line"),
        ("seed = true", "must have a line"),
        ('seed = "one"', "must have a line"),
        ('seed = 1\nfeedback = "all"', 'must say `feedback = "full"`, `"mistakes"` or `"passed"`'),
        ("seed = 1\nfeedback = []", "must say `feedback"),
    ],
)
def test_settings_that_make_no_sense(course, refused, content, words):
    (course / "chainrule.toml").write_text(content, encoding="utf-8")
    assert words in refused(course)


def test_settings_that_are_not_utf8(course, refused):
    (course / "chainrule.toml").write_bytes(b"seed = 1 # \xff")
    assert "cannot be read" in refused(course)


def test_a_gradebook_that_is_none(course, refused):
    (course / "gradebook.db").write_bytes(b"garbage" * 1000)
    assert "not a database" in refused(course)


def test_a_gradebook_that_is_a_folder(course, refused):
    (course / "gradebook.db").unlink()
    (course / "gradebook.db").mkdir()
    assert "unable to open" in refused(course)


def test_a_gradebook_that_another_program_holds_for_itself(course, refused, monkeypatch):
    monkeypatch.setattr(gradebook, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(course / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "database is locked" in refused(course)
        other.rollback()
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0


def test_a_gradebook_that_another_program_is_writing(course, refused, monkeypatch):
    monkeypatch.setattr(gradebook, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(course / "gradebook.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "cannot be written: database is locked" in refused(course)
        other.rollback()
    assert grades_of(course) == {}
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0


def test_a_folder_for_marked_notebooks_that_is_a_file(course, refused):
    (course / "autograded").write_text("", encoding="utf-8")
    assert "cannot be written" in refused(course)


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_jobs_that_makes_no_sense(course, capsys, jobs):
    with pytest.raises(SystemExit) as ended:
        main(["grade", ASSIGNMENT, "--course", str(course), f"--jobs={jobs}"])
    assert ended.value.code == 2
    assert "a whole number from 1" in capsys.readouterr().err


def test_a_command_without_words_says_what_there_is(capsys):
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_students_package_says_what_it_lacks(monkeypatch, capsys):
    monkeypatch.setattr(cli, "_there", lambda name: name != "autograder.exercises")
    assert main(["grade", ASSIGNMENT]) == 2
    assert "needs the exercises and solutions" in capsys.readouterr().err


# ----------------------------------------------------------------------------------------------------- what is done


def words_of(capsys) -> list[str]:
    """The first word of every line that was printed."""
    return [line.split()[0] for line in capsys.readouterr().out.splitlines() if line]


def test_a_course_is_made_once_and_what_is_there_is_kept(tmp_path, capsys):
    folder = tmp_path / "my course"
    assert main(["init", str(folder)]) == 0
    assert words_of(capsys).count("kept") == 0
    assert (folder / "chainrule.toml").stat().st_mode & 0o777 == 0o600
    (folder / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    (folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["init", str(folder)]) == 0
    words = words_of(capsys)
    assert words.count("made") == 1
    assert words.count("kept") == len(before)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert before.items() < after.items()


def test_two_courses_have_two_seeds(tmp_path):
    for name in ("one", "two"):
        init(tmp_path / name, {}, CODE_STUB, TEXT_STUB)
    assert (tmp_path / "one/chainrule.toml").read_text() != (tmp_path / "two/chainrule.toml").read_text()


def test_only_the_students_named_are_marked(course, three):
    assert main(["grade", ASSIGNMENT, "--course", str(course), "--student", three[1].name]) == 0
    assert set(grades_of(course)) == {three[1].name}
    assert {Path(name).parts[0] for name in files_of(course)} == {three[1].name}


def test_the_closing_table_says_points_mistakes_and_what_waits_for_a_person(course, three, capsys):
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0
    out = capsys.readouterr().out
    for student in three:
        assert student.name in out
    assert "15 / 17" in out
    assert "3 written answers wait for a person" in out
    assert str(course / "autograded") in out


def test_the_table_shows_students_names_and_notes_without_control_characters(capsys):
    show_rows([Row("m\x1b[2Jallory", 1, 2, 3, 4, notes=("a \x1b]8;;x\x07[red]note[/red]",))])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "[red]note[/red]" in out


def with_a_bug(monkeypatch) -> None:
    """A bug of ours that shows where an answer is judged: nothing of the student's is at fault."""
    real = grading.grading_keys

    def broken(author, seed):
        keys = real(author, seed)
        first = next(iter(keys))
        return keys | {first: replace(keys[first], checks=(Check("nonsense", "a bug of ours"),))}

    monkeypatch.setattr(grading, "grading_keys", broken)


def test_an_error_of_ours_leaves_that_student_as_he_was_and_marks_the_others(course, three, capsys, monkeypatch):
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0
    before, files = grades_of(course), files_of(course)
    victims, other = [three[0].name, three[2].name], three[1].name
    path_of(course, other, "submitted").write_bytes(b"")  # this one changes, and has nothing to be judged
    with_a_bug(monkeypatch)
    capsys.readouterr()
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 1
    out, err = capsys.readouterr()
    assert "not graded" in out
    for victim in victims:
        assert f"not of the student: {victim}" in err
        assert grades_of(course)[victim] == before[victim]
        assert {name: content for name, content in files_of(course).items() if victim in name} == {
            name: content for name, content in files.items() if victim in name
        }
    assert "KeyError: 'nonsense'" in err
    assert "results.py" in err  # the traceback
    assert grades_of(course)[other]["logistic-delta-check"] == (0.0, None, False)


def test_an_interrupt_says_that_what_is_committed_stays(course, monkeypatch, capsys):
    def interrupted(*_: object):
        raise KeyboardInterrupt

    monkeypatch.setattr(grading, "mark_all", interrupted)
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 130
    assert "start again to do the rest" in capsys.readouterr().err


def test_build_check_says_what_is_out_of_date_and_what_differs(monkeypatch, capsys):
    from autograder.building import outputs

    key = practice.path_of("logistic.delta")
    monkeypatch.setattr(outputs, "outdated", lambda: [key])
    monkeypatch.setattr(outputs, "differing", lambda _: [key])
    assert main(["build", "--check"]) == 1
    assert "out of date: autograder/keys/logistic/delta.npz" in capsys.readouterr().out
    monkeypatch.setattr(outputs, "outdated", list)
    assert main(["build", "--check"]) == 1
    assert "differs: autograder/keys/logistic/delta.npz" in capsys.readouterr().out
    monkeypatch.setattr(outputs, "differing", lambda _: [])
    assert main(["build", "--check"]) == 0


def test_an_unknown_exercise_in_a_notebook_is_a_sentence_that_names_those_there_are():
    from autograder.notebook import check
    from autograder.practice import NoSuchExercise

    with pytest.raises(NoSuchExercise, match=r"no exercise 'logistic\.nabla'.*logistic\.delta"):
        check("logistic.nabla", abs)


def test_a_missing_practice_key_is_a_sentence_that_says_what_to_do(tmp_path):
    source = (
        "import json, pathlib, autograder.practice as p, autograder.notebook as n\n"
        f"p.KEYS = pathlib.Path({str(tmp_path)!r})\n"
        "try: n.check('logistic.delta', abs)\n"
        "except p.NoSuchExercise as error: print(error)\n"
    )
    for index, words in ((None, "practice keys are missing"), (["logistic.delta"], "practice key of logistic.delta")):
        if index:
            (tmp_path / "index.json").write_text(json.dumps({"exercises": index}), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
        assert words in done.stdout
        assert "install chainrule again" in done.stdout


def test_the_command_is_installed(tmp_path):
    done = subprocess.run(["chainrule", "--help"], capture_output=True, text=True, cwd=tmp_path, env=os.environ)
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("init", "grade", "build"))


def test_a_gradebook_has_one_row_for_each_student_and_cell(course, three):
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        assert len(book.students) == len(three)
        assert all(len(found.notebooks[0].grades) == 9 for found in book.assignment_submissions(ASSIGNMENT))
