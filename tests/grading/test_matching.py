"""Cells are found again whatever an editor did to them, and no function that a student wrote is hidden by a stub."""

import json
import sys

import pytest

from autograder.building.cells import cell_id, released
from autograder.building.notebooks import assignments, student_notebook
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import Marked, mark
from autograder.grading.matching import LOST
from autograder.grading.submission import merge, read_cell
from autograder.sandbox.lane import Lane
from tests.sample_class import ASSIGNMENT, WRITTEN, exercises, filled, find, right

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sandbox needs a system that can fork")

FULL = {name: float(exercise.points) for name, exercise in exercises().items()}


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings) as lane:
        yield lane


@pytest.fixture(scope="module")
def author():
    return released(json.loads(student_notebook(ASSIGNMENT)))


@pytest.fixture(scope="module")
def marked(lane, author):
    keys = grading_keys(author, 20260115)

    def do(notebook) -> Marked:
        cells, notes = merge(author, [read_cell(cell) for cell in notebook["cells"]])
        assert sorted(cell.grade_id for cell in cells if cell.grade_id) == sorted(cell.grade_id for cell in author)
        return mark(lane, cells, notes, keys)

    return do


def points(marked: Marked) -> dict[str, float]:
    return {verdict.exercise.partition(".")[2]: float(verdict.points) for verdict in marked.verdicts.values()}


def bare(cell):
    """As an editor leaves it that knows neither ids nor metadata."""
    return {"cell_type": cell["cell_type"], "source": cell["source"], "metadata": {}}


def code(source):
    return {"cell_type": "code", "metadata": {}, "source": source}


def moved(notebook, name, to):
    """The notebook with the cell of this name taken out, and typed anew in front of another one."""
    cell = find(notebook, name)
    cells = [other for other in notebook["cells"] if other is not cell]
    at = cells.index(find(notebook, to))
    return notebook | {"cells": [*cells[:at], code(cell["source"]), *cells[at:]]}


EDITORS = {
    "no ids, no metadata": bare,
    "Colab": lambda cell: bare(cell) | {"metadata": {"id": f"c{hash(cell['id'])}", "colab": {}}},
    "VS Code": lambda cell: bare(cell) | {"id": f"{abs(hash(cell['id'])):08x}", "metadata": {"vscode": {"languageId": "python"}}},
    "blanks at the ends": lambda cell: bare(cell) | {"source": "".join(cell["source"]) + "\n\n"},
    "lists of lines": lambda cell: bare(cell) | {"source": "".join(cell["source"]).splitlines(keepends=True)},
}  # fmt: skip


@pytest.mark.parametrize("editor", EDITORS)
def test_cells_without_their_ids_are_found_by_what_they_say(editor, marked):
    notebook = filled(right())
    result = marked(notebook | {"cells": list(map(EDITORS[editor], notebook["cells"]))})
    assert points(result) == FULL
    assert result.notes == (LOST,)
    written = next(cell for cell in result.cells if cell.graded and not cell.locked)
    assert written.source.strip() == WRITTEN


@pytest.mark.parametrize("assignment", assignments())
def test_a_notebook_of_which_nothing_was_written_is_found_too(assignment):
    author = released(json.loads(student_notebook(assignment)))
    cells, notes = merge(author, [read_cell(bare(cell)) for cell in json.loads(student_notebook(assignment))["cells"]])
    assert cells == author
    assert notes == [LOST]


def test_a_notebook_of_an_older_format_has_its_metadata(marked):
    notebook = filled(right())
    for cell in notebook["cells"]:
        del cell["id"]
    assert points(marked(notebook)) == FULL


@pytest.mark.parametrize(
    "to", ["01-logistic-regression-1", "logistic-cost", "logistic-delta-check", "logistic-gradients", "logistic-train"]
)
def test_a_function_that_was_typed_anew_elsewhere_counts(to, marked):
    result = marked(moved(filled(right()), "logistic-delta", to))
    assert points(result) == FULL
    assert result.notes == ("Another cell defines delta: it counts in the place of logistic-delta.",)


@pytest.mark.parametrize("to", ["logistic-cost", "logistic-delta-check"])
def test_a_stub_that_was_left_below_a_function_does_not_hide_it(to, marked):
    notebook = filled({name: source for name, source in right().items() if name != "delta"})
    at = notebook["cells"].index(find(notebook, to))
    result = marked(notebook | {"cells": [*notebook["cells"][:at], code(right()["delta"]), *notebook["cells"][at:]]})
    assert points(result) == FULL


HIDDEN = {
    "a lambda": "delta = lambda A, Y: A - Y",
    "a partial": "from functools import partial\ndelta = partial(np.subtract)",
    "an import": "from numpy import subtract as delta",
    "a branch": "if True:\n    def delta(A, Y):\n        return A - Y",
    "exec": "exec('def delta(A, Y): return A - Y')",
    "an object": "class Delta:\n    def __call__(self, A, Y):\n        return A - Y\ndelta = Delta()",
}


@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.parametrize("there", [True, False])
def test_a_stub_takes_the_place_of_no_function_however_it_was_made(way, there, marked):
    notebook = filled({name: source for name, source in right().items() if name != "delta"})
    stub = find(notebook, "logistic-delta")
    at = notebook["cells"].index(stub)
    rest = notebook["cells"][at if there else at + 1 :]
    assert points(marked(notebook | {"cells": [*notebook["cells"][:at], code(HIDDEN[way]), *rest]})) == FULL


def test_a_copy_of_a_stub_below_the_answer_does_not_hide_it(marked):
    notebook = filled(right())
    stub = find(json.loads(student_notebook(ASSIGNMENT)), "logistic-delta")
    at = notebook["cells"].index(find(notebook, "logistic-delta-check"))
    for copy in (stub, bare(stub)):
        assert points(marked(notebook | {"cells": [*notebook["cells"][:at], copy, *notebook["cells"][at:]]})) == FULL


def test_a_stub_that_nobody_filled_in_is_still_to_write(marked):
    notebook = filled({name: source for name, source in right().items() if name != "delta"})
    for cells in (
        notebook["cells"],
        [cell for cell in notebook["cells"] if cell is not find(notebook, "logistic-delta")],
    ):
        result = marked(notebook | {"cells": cells})
        assert {v.exercise: v.status for v in result.verdicts.values()}["logistic.delta"] == "todo"


def test_a_value_of_the_name_does_not_stand_for_an_answer(marked):
    notebook = filled({name: source for name, source in right().items() if name != "delta"})
    result = marked(notebook | {"cells": [code("delta = 0.1"), *notebook["cells"]]})
    assert {v.exercise: v.status for v in result.verdicts.values()}["logistic.delta"] == "todo"


def together(notebook, *names):
    return "\n\n".join("".join(find(notebook, name)["source"]) for name in names)


@pytest.mark.parametrize("kept", ["logistic-cost", "logistic-cost-check", "logistic-delta", "logistic-delta-check"])
def test_cells_that_were_merged_into_one_count_whichever_id_is_left(kept, marked):
    notebook = filled(right())
    names = ["logistic-cost", "logistic-cost-check", "logistic-delta", "logistic-delta-check"]
    source, first = together(notebook, *names), notebook["cells"].index(find(notebook, names[0]))
    whole = find(notebook, kept) | {"source": source}
    rest = [cell for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["grade_id"] not in names]
    assert points(marked(notebook | {"cells": [*rest[:first], whole, *rest[first:]]})) == FULL


def test_all_answers_in_one_cell_without_an_id_count(marked):
    notebook = filled(right())
    answers = {cell_id(exercise.name) for exercise in exercises().values()}
    source = together(notebook, *(cell_id(exercise.name) for exercise in exercises().values()))
    first = next(n for n, cell in enumerate(notebook["cells"]) if cell["metadata"]["nbgrader"]["grade_id"] in answers)
    rest = [cell for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["grade_id"] not in answers]
    for at in (first, len(rest)):
        assert points(marked(notebook | {"cells": [*rest[:at], code(source), *rest[at:]]})) == FULL


def test_an_answer_in_words_that_was_typed_anew_is_found_in_its_place(author):
    notebook = filled(right())
    at = notebook["cells"].index(find(notebook, "separable"))
    notebook["cells"][at] = {"cell_type": "markdown", "metadata": {}, "source": "Typed anew."}
    cells, notes = merge(author, [read_cell(cell) for cell in notebook["cells"]])
    assert next(cell for cell in cells if cell.grade_id == "separable").source == "Typed anew."
    assert notes == []


def test_nothing_that_was_written_is_lost(author):
    """Whatever is merged into what: every line of a student's stands in some cell."""
    notebook = filled(right())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= bare(cell) | {"source": "".join(cell["source"]) + "\n# mine"}
    given = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    for cell in notebook["cells"]:
        cell.pop("id", None)
    cells, _ = merge(author, [read_cell(bare(cell)) for cell in notebook["cells"]])
    assert sum("# mine" in cell.source for cell in cells) == given
