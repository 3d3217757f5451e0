"""Notebooks and keys are what their sources say, twice the same, and give nothing away."""

import ast
import inspect
import json
import re

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from autograder.authoring.exercise import BadExercise
from autograder.building import notebooks as build
from autograder.building.cells import SKIP, cell_id, released
from autograder.building.notebooks import (
    BEGIN,
    END,
    assignments,
    exercises_of,
    instructor_notebook,
    student_notebook,
)
from autograder.exercises import every, load
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import mark
from autograder.grading.submission import merge, read_cell
from autograder.sandbox.lane import Lane
from solutions import logistic
from tests.classroom import path_of
from tests.sample_class import ASSIGNMENT

ASSIGNMENTS = assignments()
IDS = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # what nbformat allows in a cell's id


def cells_of(text: str) -> list:
    return nbformat.reads(text, as_version=4).cells


def code_of(cells) -> str:
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def is_given(cell) -> bool:
    """A function of an earlier notebook, which stands there to be used."""
    return (
        cell.metadata.nbgrader.locked and cell.source.startswith("def ") and SKIP not in cell.metadata.get("tags", [])
    )


def test_there_are_assignments_and_every_exercise_is_in_exactly_one():
    asked = [name for assignment in ASSIGNMENTS for name in exercises_of(assignment)]
    assert sorted(asked) == sorted(exercise.name for exercise in every())


def test_each_notebook_asks_for_the_functions_of_one_module_in_the_order_of_the_solutions():
    for assignment in ASSIGNMENTS:
        names = exercises_of(assignment)
        module = {name.partition(".")[0] for name in names}
        assert names == [exercise.name for exercise in every() if exercise.name.partition(".")[0] in module]
        assert len(module) == 1


def test_an_earlier_solution_stands_in_the_notebook_as_a_locked_cell():
    cells = cells_of(student_notebook("04_two_layers"))
    given = next(cell for cell in cells if cell.source.startswith("def cost("))
    assert given.source == inspect.getsource(logistic.cost).rstrip()
    assert given.metadata.nbgrader.locked


def test_a_given_cell_without_a_solution_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "COURSE", tmp_path)
    (tmp_path / "00_wrong.md").write_text('```python given="logistic.nabla"\n\n```\n', encoding="utf-8")
    with pytest.raises(BadExercise, match=r"'logistic\.nabla', which is not in solutions"):
        student_notebook("00_wrong")


def test_a_section_that_is_put_in_changes_no_id_of_another_one(tmp_path, monkeypatch):
    source = (build.COURSE / f"{ASSIGNMENT}.md").read_text(encoding="utf-8")
    ids = [cell.id for cell in cells_of(student_notebook(ASSIGNMENT))]
    place = source.index("## 3 · ")
    new = "## 3 · Something new\n\n\nA text.\n\n\n```python\n1 + 1\n```\n\n"
    monkeypatch.setattr(build, "COURSE", tmp_path)
    (tmp_path / f"{ASSIGNMENT}.md").write_text(
        source[:place] + new + source[place:].replace("## 3 · ", "## 4 · "), encoding="utf-8"
    )
    longer = [cell.id for cell in cells_of(student_notebook(ASSIGNMENT))]
    assert [one for one in longer if "something-new" not in one] == ids
    assert len(longer) > len(ids)


@pytest.mark.parametrize("name", ASSIGNMENTS)
class TestNotebook:
    def test_ids_are_unique_valid_and_nbgraders(self, name):
        for text in (student_notebook(name), instructor_notebook(name)):
            nbformat.validate(json.loads(text))
            ids = [cell.id for cell in cells_of(text)]
            assert len(set(ids)) == len(ids)
            assert all(IDS.fullmatch(one) for one in ids)
            assert ids == [cell.metadata.nbgrader.grade_id for cell in cells_of(text)]

    def test_both_notebooks_have_the_same_cells(self, name):
        student, instructor = cells_of(student_notebook(name)), cells_of(instructor_notebook(name))
        assert [cell.metadata for cell in student] == [cell.metadata for cell in instructor]
        for one, other in zip(student, instructor, strict=True):
            assert (one.source == other.source) == (not one.metadata.nbgrader.solution)

    def test_nothing_has_outputs(self, name):
        for text in (student_notebook(name), instructor_notebook(name)):
            assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells_of(text))

    def test_every_stub_is_followed_by_its_check_cell(self, name):
        cells = cells_of(student_notebook(name))
        stubs = [n for n, c in enumerate(cells) if c.metadata.nbgrader.solution and c.cell_type == "code"]
        assert stubs
        for number in stubs:
            check = cells[number + 1]
            exercise = load(released({"cells": [check]})[0].exercise)
            assert cells[number].source == exercise.stub.rstrip()
            assert cells[number].id == cell_id(exercise.name)
            assert check.source == f'check("{exercise.name}", {exercise.function})'
            assert check.metadata.nbgrader.points == exercise.points
            assert (check.metadata.nbgrader.grade, check.metadata.nbgrader.locked) == (True, True)

    def test_the_student_notebook_has_no_solution_and_no_mark_scheme(self, name):
        text = student_notebook(name)
        assert BEGIN not in text
        assert END not in text
        assert "Mark scheme" not in text
        code = code_of(cell for cell in cells_of(text) if not is_given(cell))
        for exercise in map(load, exercises_of(name)):
            for line in map(str.strip, exercise.body.splitlines()):
                assert len(line) <= 25 or line not in code, f"{exercise.name}: {line}"

    def test_the_instructor_notebook_has_every_solution_between_the_markers(self, name):
        code = code_of(cells_of(instructor_notebook(name)))
        for exercise in map(load, exercises_of(name)):
            assert f"{BEGIN}\n{exercise.body.rstrip()}\n    {END}" in code

    def test_the_first_code_cell_imports_and_nothing_else(self, name):
        first = next(cell for cell in cells_of(student_notebook(name)) if cell.cell_type == "code")
        assert all(isinstance(line, ast.Import | ast.ImportFrom) for line in ast.parse(first.source).body)

    def test_cells_that_use_data_or_figures_and_no_check_cell_are_skipped_in_grading(self, name):
        cells = [cell for cell in cells_of(student_notebook(name)) if cell.cell_type == "code"]
        for cell in cells[1:]:
            used = {node.id for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Name)}
            skipped = SKIP in cell.metadata.get("tags", [])
            if used & {"data", "figures", "progress"}:
                assert skipped, cell.source
            if cell.metadata.nbgrader.solution or cell.metadata.nbgrader.grade:
                assert not skipped

    def test_the_solutions_earn_every_point_in_the_sandbox(self, name, rings):
        author = released(json.loads(student_notebook(name)))
        student = [read_cell(cell) for cell in json.loads(instructor_notebook(name))["cells"]]
        with Lane(rings) as lane:
            cells, notes = merge(author, student)
            marked = mark(lane, cells, notes, grading_keys(author, seed=4))
        assert all(verdict.right for verdict in marked.verdicts.values())
        assert all(run.failure is None for run in marked.runs.values())
        assert marked.notes == ()


def test_generate_assignment_gives_the_cells_of_the_student_notebook(released_course):
    ours = cells_of(student_notebook(ASSIGNMENT))
    theirs = cells_of(path_of(released_course, "", "release").read_text(encoding="utf-8"))
    assert [(c.cell_type, c.id, c.source) for c in theirs] == [(c.cell_type, c.id, c.source) for c in ours]
    for mine, other in zip(ours, theirs, strict=True):
        made = dict(other.metadata.nbgrader)
        if "checksum" in made:
            assert made.pop("checksum") == compute_checksum(other)
        made.pop("cell_type", None)
        assert made == mine.metadata.nbgrader
        assert other.metadata.get("tags") == mine.metadata.get("tags")
