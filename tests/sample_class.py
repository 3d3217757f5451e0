"""A class of students for tests, benchmarks and the demo: submissions made from the solutions and the known mistakes,
with the points that each must get.
"""

import importlib
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.authoring.exercise import Exercise
from autograder.building.cells import cell_id
from autograder.building.notebooks import exercises_of, student_notebook
from autograder.exercises import load

ASSIGNMENT = "01_logistic_regression"  # where a test needs only one
WRITTEN = "My answer in a few sentences, for a person to mark."

# fmt: off
NAMES = [
    "ada", "bao", "célia", "dmitri", "éloïse", "fatma", "grace", "hüseyin", "ines", "jürgen", "kofi", "łucja", "marie",
    "nils", "olga", "pérez", "qiang", "rosa", "søren", "tuğba", "umar", "vera", "wei", "xenia", "yusuf", "zoë", "āina", "bjørn", "chloé", "diñeiro",
]
# fmt: on


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


@cache
def exercises(assignment: str = ASSIGNMENT) -> dict[str, Exercise]:
    """The exercises of the assignment, by the name of the function."""
    return {exercise.function: exercise for exercise in map(load, exercises_of(assignment))}


def mistakes(assignment: str = ASSIGNMENT) -> list[tuple[str, str]]:
    """Those that the class makes, two of each function. Each costs its own exercise and no other, whoever calls it."""
    return [(name, exercise.mistakes[at].name) for name, exercise in exercises(assignment).items() for at in (0, -1)]


def right(assignment: str = ASSIGNMENT) -> Functions:
    """The reference's source of every function."""
    return {name: exercise.head + exercise.body for name, exercise in exercises(assignment).items()}


def in_style(number: int, assignment: str = ASSIGNMENT) -> Functions:
    """Differently written right answers: the `number`th of each function, round and round."""
    found = {name: right_answers(exercise) for name, exercise in exercises(assignment).items()}
    return {name: sources[number % len(sources)] for name, sources in found.items()}


def right_answers(exercise: Exercise) -> list[str]:
    """Right answers to an exercise as a student would have them in the notebook, under the exercise's own name."""
    module = importlib.import_module(f"tests.right_answers.{exercise.name.partition('.')[0]}")
    prefix = f"{exercise.function}__"
    functions = [value for name, value in vars(module).items() if name.startswith(prefix)]
    return [
        re.sub(rf"\b{function.__name__}\b", exercise.function, inspect.getsource(function)) for function in functions
    ]


def filled(functions: Functions, written: str = WRITTEN, assignment: str = ASSIGNMENT) -> Notebook:
    """The student notebook with these functions filled in."""
    notebook: Notebook = json.loads(_handed_out(assignment))
    for name, source in functions.items():
        find(notebook, cell_id(exercises(assignment)[name].name))["source"] = source.rstrip()
    for cell in notebook["cells"]:
        if cell["metadata"]["nbgrader"]["solution"] and cell["cell_type"] == "markdown" and written:
            cell["source"] = written
    return notebook


@cache
def _handed_out(assignment: str) -> str:
    return student_notebook(assignment)


def find(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    """The cell of that id."""
    cell: dict[str, Any] = next(c for c in notebook["cells"] if c["metadata"]["nbgrader"]["grade_id"] == grade_id)
    return cell


# ----------------------------------------------------------------------------------- kinds of students


@dataclass(frozen=True)
class Made:
    """A file, what kind it is, and the functions in it that earn nothing."""

    kind: str
    content: bytes
    lost: tuple[str, ...] = ()
    hostile: bool = False


class Kinds:
    """One method for each kind of submission to an assignment."""

    def __init__(self, assignment: str) -> None:
        self.assignment = assignment
        self.exercises = exercises(assignment)
        self.names = list(self.exercises)
        self.right = right(assignment)

    def made(self, kind: str, notebook: Notebook, lost: tuple[str, ...] = (), hostile: bool = False) -> Made:
        return Made(kind, json.dumps(notebook, ensure_ascii=False, indent=1).encode(), lost, hostile)

    def filled(self, functions: Functions, written: str = WRITTEN) -> Notebook:
        return filled(self.right | functions, written, self.assignment)

    def id_of(self, name: str) -> str:
        return cell_id(self.exercises[name].name)

    def all_right(self) -> Made:
        return self.made("right", self.filled({}))

    def in_style(self, number: int) -> Made:
        return self.made(f"right, style {number}", self.filled(in_style(number, self.assignment)))

    def with_mistakes(self, *pairs: tuple[str, str]) -> Made:
        """These mistakes, each in its function, everything else right."""
        functions = {}
        for name, mistake in pairs:
            exercise = self.exercises[name]
            functions[name] = exercise.wrong_source(next(m for m in exercise.mistakes if m.name == mistake))
        kind = "mistake: " + ", ".join(": ".join(pair) for pair in pairs)
        return self.made(kind, self.filled(functions), tuple(functions))

    def untouched(self) -> Made:
        return self.made("untouched", filled({}, "", self.assignment), tuple(self.names))

    def half_done(self) -> Made:
        done = self.names[: len(self.names) // 2]
        notebook = filled({name: self.right[name] for name in done}, "", self.assignment)
        return self.made("half done", notebook, tuple(self.names[len(done) :]))

    def wrong_body(self, kind: str, name: str, body: str, hostile: bool = False) -> Made:
        return self.made(kind, self.filled({name: f"{self.exercises[name].head}    {body}"}), (name,), hostile)

    def syntax_error(self) -> Made:
        return self.wrong_body("syntax error", self.names[2], "return (1")

    def exception(self) -> Made:
        return self.wrong_body("exception", self.names[-4], "return np.zeros(3)[5000]")

    def magics_and_scratch(self) -> Made:
        """Right, with what students leave in a notebook: timing, shell lines, plots, prints, cells of their own."""
        notebook = self.filled({})
        cell = find(notebook, self.id_of(self.names[3]))
        cell["source"] = f"%%time\n{cell['source']}"
        position = notebook["cells"].index(cell)
        scratch = ["%matplotlib inline\n!pip list\nprint('hello')", "x = undefined_name", "print?"]
        for source in scratch:
            added = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
            notebook["cells"].insert(position + 1, added | {"id": f"scratch-{len(notebook['cells'])}"})
        return self.made("magics and scratch cells", notebook)

    def endless_loop(self) -> Made:
        return self.wrong_body("endless loop", self.names[-2], "while True:\n        pass", hostile=True)

    def memory_hog(self) -> Made:
        return self.wrong_body(
            "memory hog", self.names[-1], "return [b'x' * 10**9 for _ in range(10**6)]", hostile=True
        )

    def deleted_check_cell(self) -> Made:
        notebook = self.filled({})
        notebook["cells"].remove(find(notebook, f"{self.id_of(self.names[3])}-check"))
        return self.made("deleted check cell", notebook, hostile=True)

    def edited_locked_cell(self) -> Made:
        name = self.names[-4]
        notebook = json.loads(self.wrong_body("", name, "return 0").content)
        find(notebook, f"{self.id_of(name)}-check")["source"] = "2.0"
        return self.made("edited locked cell", notebook, (name,), hostile=True)

    def duplicated_id(self) -> Made:
        notebook, name = self.filled({}), self.names[-3]
        cell = find(notebook, self.id_of(name))
        notebook["cells"].insert(notebook["cells"].index(cell), cell | {"source": self.exercises[name].stub})
        return self.made("duplicated cell id", notebook, hostile=True)

    def corrupt(self) -> Made:
        content = self.all_right().content
        return Made("corrupt JSON", content[: len(content) // 2], tuple(self.names), hostile=True)

    def empty(self) -> Made:
        return Made("empty file", b"", tuple(self.names), hostile=True)

    def wrong_notebook(self) -> Made:
        cells = [{"cell_type": "markdown", "id": "diary", "metadata": {}, "source": "Dear diary"}]
        notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        return self.made("wrong notebook", notebook, tuple(self.names), hostile=True)

    def one_of_each(self) -> Iterator[Made]:
        """The right ones, the mistakes and the half-right ones that a class consists of, and every special one."""
        pairs = mistakes(self.assignment)
        yield self.all_right()
        yield from map(self.in_style, range(4))
        yield from (self.with_mistakes(pair) for pair in pairs[:: len(pairs) // 8])
        yield self.with_mistakes(pairs[1], pairs[len(pairs) // 2], pairs[-1])
        yield from (
            self.untouched(),
            self.half_done(),
            self.syntax_error(),
            self.exception(),
            self.magics_and_scratch(),
        )
        yield from (self.endless_loop(), self.memory_hog(), self.deleted_check_cell(), self.edited_locked_cell())
        yield from (self.duplicated_id(), self.corrupt(), self.empty(), self.wrong_notebook())

    def usual(self) -> list[Callable[[], Made]]:
        """What a class mostly consists of."""
        styles = [lambda number=number: self.in_style(number) for number in range(6)]
        wrong = [lambda pair=pair: self.with_mistakes(pair) for pair in mistakes(self.assignment)]
        return [*styles, *wrong, self.half_done]


def make_class(size: int, hostile: bool = True, seed: int = 0, assignment: str = ASSIGNMENT) -> list[Student]:
    """`size` students: one of every kind first, then at random more of what a class mostly consists of."""
    rng, kinds = np.random.default_rng(seed), Kinds(assignment)
    usual = kinds.usual()
    made = [one for one in kinds.one_of_each() if hostile or not one.hostile]
    made += [usual[rng.integers(len(usual))]() for _ in range(size - len(made))]
    return [
        Student(
            _name(number),
            one.kind,
            one.content,
            {e.name: 0.0 if name in one.lost else float(e.points) for name, e in kinds.exercises.items()},
            one.hostile,
        )
        for number, one in enumerate(made[:size])
    ]


def _name(number: int) -> str:
    return NAMES[number % len(NAMES)] + (f"{number // len(NAMES) + 1}" if number >= len(NAMES) else "")


def hand_in(course: Path, students: Sequence[Student], assignment: str = ASSIGNMENT) -> None:
    """Put the submissions where nbgrader collects them."""
    for student in students:
        folder = course / "submitted" / student.name / assignment
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{assignment}.ipynb").write_bytes(student.content)
        (folder / "timestamp.txt").write_text("2026-01-15 12:00:00 UTC\n", encoding="utf-8")
