"""A class of students for tests, benchmarks and the demo: submissions made from the solutions and the known mistakes,
with the points that each must get.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from autograder.build import cell_id, student_notebook
from autograder.exercise import Exercise
from autograder.exercises import every
from tests.right_answers import logistic as logistic_answers

ASSIGNMENT = "01_logistic_regression"
ANSWERS: dict[str, ModuleType] = {"logistic": logistic_answers}
WRITTEN = "The classes are separable, so every step that makes all scores larger lowers the cost a little more."

# fmt: off
NAMES = [
    "ada", "bao", "célia", "dmitri", "éloïse", "fatma", "grace", "hüseyin", "ines", "jürgen", "kofi", "łucja", "marie",
    "nils", "olga", "pérez", "qiang", "rosa", "søren", "tuğba", "umar", "vera", "wei", "xenia", "yusuf", "zoë", "āina", "bjørn", "chloé", "diñeiro",
]
# fmt: on

# The mistakes that the class makes. Each costs its own exercise and no other, whoever calls the wrong function.
MISTAKES = [
    ("sigmoid", "missing minus"),
    ("sigmoid", "overflow"),
    ("forward", "bias left out"),
    ("forward", "sigmoid twice"),
    ("cost", "sum, not mean"),
    ("cost", "missing minus"),
    ("delta", "sign"),
    ("delta", "the sigmoid's slope counted twice"),
    ("gradients", "db not averaged"),
    ("gradients", "neither averaged"),
    ("sigmoid_prime", "only one factor"),
    ("sigmoid_prime", "the value, not the slope"),
    ("train", "uphill"),
    ("train", "cost after the step"),
    ("predict", "the score against one half"),
    ("predict", "labels swapped"),
]


@dataclass(frozen=True)
class Student:
    """One submission: its file, and the points of each exercise that it must get."""

    name: str
    kind: str
    content: bytes
    points: Mapping[str, float]
    hostile: bool = False  # hostile or broken: nbgrader's own way need not survive it


Functions = dict[str, str]  # the student's source of each function
Notebook = dict[str, Any]


def exercises() -> dict[str, Exercise]:
    """The exercises of the assignment, by the name of the function."""
    return {exercise.function: exercise for exercise in every() if exercise.name.startswith("logistic.")}


def right() -> Functions:
    """The reference's source of every function."""
    return {name: exercise.head + exercise.body for name, exercise in exercises().items()}


def in_style(number: int) -> Functions:
    """Differently written right answers: the `number`th of each function, round and round."""
    found = {name: right_answers(exercise) for name, exercise in exercises().items()}
    return {name: sources[number % len(sources)] for name, sources in found.items()}


def right_answers(exercise: Exercise) -> list[str]:
    """Right answers to an exercise as a student would have them in the notebook, under the exercise's own name."""
    module = ANSWERS[exercise.name.partition(".")[0]]
    prefix = f"{exercise.function}__"
    functions = [value for name, value in vars(module).items() if name.startswith(prefix)]
    return [
        re.sub(rf"\b{function.__name__}\b", exercise.function, inspect.getsource(function)) for function in functions
    ]


def filled(functions: Functions, written: str = WRITTEN) -> Notebook:
    """The student notebook with these functions filled in."""
    notebook: Notebook = json.loads(_handed_out())
    for name, source in functions.items():
        find(notebook, cell_id(f"logistic.{name}"))["source"] = source.rstrip()
    for cell in notebook["cells"]:
        if cell["metadata"]["nbgrader"]["solution"] and cell["cell_type"] == "markdown" and written:
            cell["source"] = written
    return notebook


@cache
def _handed_out() -> str:
    return student_notebook(ASSIGNMENT)


def find(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    """The cell of that id."""
    cell: dict[str, Any] = next(c for c in notebook["cells"] if c["metadata"]["nbgrader"]["grade_id"] == grade_id)
    return cell


# ----------------------------------------------------------------------------------- kinds of students

Made = tuple[str, bytes, tuple[str, ...], bool]  # kind, file, functions that earn nothing, hostile


def _made(kind: str, notebook: Notebook, lost: tuple[str, ...] = (), hostile: bool = False) -> Made:
    return kind, json.dumps(notebook, ensure_ascii=False, indent=1).encode(), lost, hostile


def with_mistakes(*pairs: tuple[str, str]) -> Made:
    """These mistakes, each in its function, everything else right."""
    functions, lost = right(), []
    for name, mistake in pairs:
        exercise = exercises()[name]
        functions[name] = exercise.wrong_source(next(m for m in exercise.mistakes if m.name == mistake))
        lost.append(name)
    return _made("mistake: " + ", ".join(": ".join(pair) for pair in pairs), filled(functions), tuple(lost))


def untouched() -> Made:
    return _made("untouched", filled({}, written=""), tuple(exercises()))


def half_done() -> Made:
    names = list(exercises())
    todo = tuple(names[len(names) // 2 :])
    return _made("half done", filled({n: s for n, s in right().items() if n not in todo}, written=""), todo)


def syntax_error() -> Made:
    functions = right() | {"forward": "def forward(W, b, X):\n    return sigmoid(W @ X + b"}
    return _made("syntax error", filled(functions), ("forward",))


def exception() -> Made:
    functions = right() | {"delta": "def delta(A, Y):\n    labels = Y[5000]\n    return A - labels"}
    return _made("exception", filled(functions), ("delta",))


def magics_and_scratch() -> Made:
    """Right, with what students leave in a notebook: timing, shell lines, plots, prints, cells of their own."""
    notebook = filled(right())
    cell = find(notebook, "logistic-cost")
    cell["source"] = f"%%time\n{cell['source']}"
    position = notebook["cells"].index(cell)
    scratch = ["%matplotlib inline\n!pip list\nprint('hello')", "x = undefined_name", "cost?"]
    for source in scratch:
        added = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
        notebook["cells"].insert(position + 1, added | {"id": f"scratch-{len(notebook['cells'])}"})
    return _made("magics and scratch cells", notebook)


def endless_loop() -> Made:
    functions = right() | {"train": "def train(X, Y, alpha, iterations):\n    while True:\n        pass"}
    return _made("endless loop", filled(functions), ("train",), hostile=True)


def memory_hog() -> Made:
    functions = right() | {"predict": "def predict(W, b, X):\n    return [b'x' * 10**9 for _ in range(10**6)]"}
    return _made("memory hog", filled(functions), ("predict",), hostile=True)


def deleted_check_cell() -> Made:
    notebook = filled(right())
    notebook["cells"].remove(find(notebook, "logistic-cost-check"))
    return _made("deleted check cell", notebook, hostile=True)


def edited_locked_cell() -> Made:
    _, content, lost, _ = with_mistakes(("delta", "sign"))
    notebook = json.loads(content)
    find(notebook, "logistic-delta-check")["source"] = "2.0"
    return _made("edited locked cell", notebook, lost, hostile=True)


def duplicated_id() -> Made:
    notebook = filled(right())
    cell = find(notebook, "logistic-gradients")
    notebook["cells"].insert(notebook["cells"].index(cell), cell | {"source": exercises()["gradients"].stub})
    return _made("duplicated cell id", notebook, hostile=True)


def corrupt() -> Made:
    _, content, _, _ = _made("", filled(right()))
    return "corrupt JSON", content[: len(content) // 2], tuple(exercises()), True


def empty() -> Made:
    return "empty file", b"", tuple(exercises()), True


def wrong_notebook() -> Made:
    cells = [{"cell_type": "markdown", "id": "diary", "metadata": {}, "source": "Dear diary"}]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return _made("wrong notebook", notebook, tuple(exercises()), hostile=True)


def _in_style(number: int) -> Callable[[], Made]:
    return lambda: _made(f"right, style {number}", filled(in_style(number)))


def _with(*pairs: tuple[str, str]) -> Callable[[], Made]:
    return lambda: with_mistakes(*pairs)


def _kinds() -> Iterator[Callable[[], Made]]:
    """One of each special kind, with the right ones, the mistakes and the half-right ones that a class consists of."""
    yield lambda: _made("right", filled(right()))
    yield from map(_in_style, range(4))
    for pair in MISTAKES[::2]:
        yield _with(pair)
    yield _with(("sigmoid_prime", "only one factor"), ("cost", "sum, not mean"), ("predict", "labels swapped"))
    yield from (untouched, half_done, syntax_error, exception, magics_and_scratch)
    yield from (endless_loop, memory_hog, deleted_check_cell, edited_locked_cell, duplicated_id)
    yield from (corrupt, empty, wrong_notebook)


def make_class(size: int, hostile: bool = True, seed: int = 0) -> list[Student]:
    """`size` students: one of every kind first, then at random more of what a class mostly consists of."""
    rng = np.random.default_rng(seed)
    usual = [_in_style(number) for number in range(6)] + [_with(pair) for pair in MISTAKES] + [half_done]
    kinds = [*_kinds(), *(usual[rng.integers(len(usual))] for _ in range(size))]
    made: list[Made] = []
    for make in kinds:
        one = make()
        if len(made) < size and (hostile or not one[3]):
            made.append(one)
    worth = {name: float(exercise.points) for name, exercise in exercises().items()}
    return [
        Student(
            _name(number),
            kind,
            content,
            {f"logistic.{name}": 0.0 if name in lost else points for name, points in worth.items()},
            is_hostile,
        )
        for number, (kind, content, lost, is_hostile) in enumerate(made)
    ]


def _name(number: int) -> str:
    return NAMES[number % len(NAMES)] + (f"{number // len(NAMES) + 1}" if number >= len(NAMES) else "")


def hand_in(course: Path, students: list[Student], assignment: str = ASSIGNMENT) -> None:
    """Put the submissions where nbgrader collects them."""
    for student in students:
        folder = course / "submitted" / student.name / assignment
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{assignment}.ipynb").write_bytes(student.content)
        (folder / "timestamp.txt").write_text("2026-01-15 12:00:00 UTC\n", encoding="utf-8")
