"""What a student installs: everything that `check` needs, and nothing that gives an answer away."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from autograder.building.notebooks import ROOT
from autograder.exercises import every

CHECK = """
from chainrule import check, data, figures, hint, progress, widgets

def delta(A, Y):
    return Y - A

score = check("logistic.delta", delta)
assert repr(score) == "0.0", score
assert "If A rises above Y" in str(score)
assert check("logistic.delta", lambda A, Y: A - Y) == score.verdict.max_points
print(hint("logistic.delta"))
print(progress())
"""


def clean_environment() -> dict[str, str]:
    """Without what points Python or pip to this repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def contents(wheel) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def installed(tmp_path_factory, wheel) -> Path:
    """The Python of an environment that has the wheel and what it requires, and nothing else."""
    folder = tmp_path_factory.mktemp("student") / "env"
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    command = [python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel]
    done = subprocess.run(command, capture_output=True, text=True, env=clean_environment())
    assert done.returncode == 0, done.stderr
    return python


def test_the_wheel_has_no_solution_no_exercise_no_test_and_no_source_of_the_course(contents):
    for name in contents:
        top, *rest = name.split("/")
        assert top in ("chainrule.py", "autograder", "course") or top.endswith(".dist-info"), name
        assert rest[:1] not in (["authoring"], ["exercises"], ["notebooks"]), name
        assert not name.endswith((".md", ".ipynb", ".toml")) or top.endswith(".dist-info"), name


def test_the_wheel_has_every_practice_key_and_every_module_that_a_notebook_imports(contents):
    wanted = {f"autograder/keys/{exercise.name.replace('.', '/')}.npz" for exercise in every()}
    wanted |= {"autograder/keys/index.json", "autograder/notebook.py", "course/data.py", "course/figures.py"}
    wanted |= {f"course/widgets/stepper/{name}" for name in ("widget.py", "stepper.js", "stepper.css")}
    assert wanted <= contents.keys()


def test_no_file_of_the_wheel_has_the_text_of_a_solution(contents):
    bodies = {exercise.name: exercise.body.strip() for exercise in every()}
    lines = {
        line.strip(): name
        for name, body in bodies.items()
        for line in body.splitlines()
        if len(line.strip()) > 25 and not line.strip().startswith("#")
    }
    for name, content in contents.items():
        text = content.decode("utf-8", "replace")
        for line, exercise in lines.items():
            assert line not in text, f"{name} has a line of {exercise}"
        for exercise, body in bodies.items():
            assert len(body) < 25 or body not in text, f"{name} has the solution of {exercise}"


def test_check_works_where_only_the_wheel_is_installed(installed, tmp_path):
    done = subprocess.run(
        [installed, "-c", CHECK], cwd=tmp_path, env=clean_environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "logistic.delta · hint 1 of 3" in done.stdout


@pytest.mark.parametrize("module", ["solutions", "autograder.exercises", "nbgrader", "jupytext"])
def test_what_a_student_does_not_need_is_not_installed(installed, tmp_path, module):
    done = subprocess.run(
        [installed, "-c", f"import {module}"], cwd=tmp_path, env=clean_environment(), capture_output=True
    )
    assert done.returncode != 0


@pytest.mark.parametrize("words", [("grade", "01_logistic_regression"), ("init", "course"), ("build",)])
def test_commands_that_need_exercises_say_so_in_one_sentence(installed, tmp_path, words):
    command = [installed.with_name("chainrule"), *words]
    done = subprocess.run(command, cwd=tmp_path, env=clean_environment(), capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(f"`chainrule {words[0]}` needs the exercises and solutions")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
