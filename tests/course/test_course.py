"""Nothing is left out: slots, solutions, exercises and the table in `notation.md` name the same functions."""

import importlib
import re

import pytest

from autograder.authoring.record import functions_of
from autograder.building.notebooks import COURSE, NOTATION, assignments, exercises_of
from autograder.building.tryout import missing_in_notation
from autograder.exercises import every

SOURCES = ("CS229", "Yeh", "CS 3780", "Dong", "Lai")
ROW = re.compile(r"^\| `(\w+)\.(\w+)\((.*?)\)` \|", re.MULTILINE)


def slots() -> list[str]:
    return [name for assignment in assignments() for name in exercises_of(assignment)]


def modules() -> list[str]:
    return list(dict.fromkeys(name.partition(".")[0] for name in slots()))


def test_every_function_of_the_solutions_is_asked_for_and_nothing_else():
    solved = [
        f"{module}.{name}"
        for module in modules()
        for name in functions_of(importlib.import_module(f"solutions.{module}"))
    ]
    assert sorted(slots()) == sorted(solved)
    assert sorted(slots()) == sorted(exercise.name for exercise in every())


def test_the_page_of_notation_lists_every_function_with_its_arguments_in_the_order_of_the_notebooks():
    assert [sentence for exercise in every() if (sentence := missing_in_notation(exercise))] == []
    rows = ROW.findall(NOTATION.read_text(encoding="utf-8"))
    assert [f"{module}.{name}" for module, name, _ in rows] == slots()


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_is_named_where_its_equations_stand(source):
    found = {path.stem for path in COURSE.glob("[0-9]*.md") if source in path.read_text(encoding="utf-8")}
    assert len(found) >= 2
