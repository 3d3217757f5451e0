"""What a student's file may be, and what is read of it."""

import copy
import json
import os
import sys
from dataclasses import replace

import pytest

from autograder.building.cells import Cell, released
from autograder.building.notebooks import student_notebook
from autograder.grading import submission
from autograder.grading.submission import Unreadable, merge, read
from tests.sample_class import ASSIGNMENT, filled, find, right

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need a POSIX system")


@pytest.fixture(scope="module")
def author() -> list[Cell]:
    return released(json.loads(student_notebook(ASSIGNMENT)))


@pytest.fixture
def handed_in() -> dict:
    """A complete notebook, to be spoilt."""
    return filled(right())


def written(folder, content) -> object:
    path = folder / "notebook.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def merged(author, folder, notebook):
    return merge(author, read(written(folder, notebook)))


def ids(cells):
    return [cell.grade_id for cell in cells if cell.grade_id]


def by_id(cells, grade_id):
    return next(cell for cell in cells if cell.grade_id == grade_id)


# ------------------------------------------------------------------------------------------------------- the file


def test_a_notebook_as_handed_out_is_read_as_released(author, tmp_path):
    cells, notes = merge(author, read(written(tmp_path, student_notebook(ASSIGNMENT).encode())))
    assert cells == author
    assert notes == []
    assert all(cell.as_released for cell in cells)


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "is empty"),
        (b"{", "no valid JSON"),
        (b"\xff\xfe\x00garbage", "no valid JSON"),
        (b"\x00" * 100, "no valid JSON"),
        (b"[" * 100_000, "no valid JSON"),
        (b'{"cells":' * 5_000, "no valid JSON"),
        (b'{"cells": [' + b"9" * 10_000 + b"]}", "no valid JSON"),
        (b"[]", "no list of cells"),
        (b"null", "no list of cells"),
        (b'{"nbformat": 3, "worksheets": [{"cells": []}]}', "no list of cells"),
        (b'{"cells": {}}', "no list of cells"),
        (b'{"cells": [1]}', "no cell"),
        (b'{"cells": [{"cell_type": "heading", "source": ""}]}', "no cell"),
        (b'{"cells": [{"cell_type": ["code"], "source": ""}]}', "no cell"),
        (b'{"cells": [{"cell_type": "code", "source": 7}]}', "without a text"),
        (b'{"cells": [{"cell_type": "code", "source": ["x", 7]}]}', "without a text"),
    ],
)
def test_a_file_that_is_no_notebook_is_a_sentence(tmp_path, content, words):
    with pytest.raises(Unreadable, match=words):
        read(written(tmp_path, content))


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "notebook.ipynb"
    with path.open("wb") as file:
        file.truncate(submission.MAX_FILE + 1)  # a hole: it takes no room on the disk
    with pytest.raises(Unreadable, match="larger than 20 MiB"):
        read(path)


def test_a_notebook_of_too_many_cells_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "MAX_CELLS", 2)
    with pytest.raises(Unreadable, match="more than 2 cells"):
        read(written(tmp_path, {"cells": [{"cell_type": "code", "source": ""}] * 3}))


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match=r"no file notebook\.ipynb"):
        read(tmp_path / "notebook.ipynb")


@pytest.mark.parametrize(
    "name", ["notebook (1).ipynb", "deeper/notebook.ipynb", "a/b/notebook.ipynb", "a/another name.ipynb"]
)
def test_the_only_notebook_is_taken_with_a_note(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    note = f"There is no file notebook.ipynb in this submission: {name} was marked."
    assert submission.find(tmp_path / "notebook.ipynb") == (path, [note])


def test_of_several_notebooks_the_one_of_the_right_name_is_taken_or_a_sentence_names_them(tmp_path):
    path = tmp_path / "notebook.ipynb"
    for name in ("one.ipynb", "two.ipynb", ".hidden.ipynb", ".ipynb_checkpoints/notebook.ipynb", "__MACOSX/x.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    with pytest.raises(Unreadable, match=r"there are one\.ipynb, two\.ipynb\.$"):
        submission.find(path)
    assert submission.find(path, {"one.ipynb", "notebook.ipynb"})[0] == tmp_path / "two.ipynb"
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "notebook.ipynb").touch()
    assert submission.find(path)[0] == tmp_path / "deeper" / "notebook.ipynb"
    path.touch()
    assert submission.find(path) == (path, [])


def test_looking_for_a_notebook_follows_no_link_and_comes_to_an_end(tmp_path, monkeypatch):
    mine, others = tmp_path / "mine", tmp_path / "others"
    others.mkdir()
    (others / "notebook.ipynb").touch()
    mine.mkdir()
    (mine / "folder").symlink_to(others)
    (mine / "x.ipynb").symlink_to(others / "notebook.ipynb")
    (mine / "round").symlink_to(mine)
    with pytest.raises(Unreadable, match="there is no notebook"):
        submission.find(mine / "notebook.ipynb")
    deep = mine.joinpath(*["d"] * (submission.MAX_DEPTH + 1))
    deep.mkdir(parents=True)
    (deep / "notebook.ipynb").touch()
    with pytest.raises(Unreadable, match="there is no notebook"):
        submission.find(mine / "notebook.ipynb")
    (tmp_path / "link").symlink_to(others)
    assert submission.find(tmp_path / "link" / "other.ipynb") == (
        tmp_path / "link" / "other.ipynb",
        [],
    )  # `read` refuses


def test_a_name_that_nobody_can_read_is_a_sentence_that_can_be_written(tmp_path):
    for name in (b"\xff\x1b[2J<b>.ipynb", b"x" * 200 + b".ipynb"):
        (tmp_path / os.fsdecode(name)).touch()
    with pytest.raises(Unreadable) as error:
        submission.find(tmp_path / "notebook.ipynb")
    str(error.value).encode()
    assert len(str(error.value)) < 400


def test_a_symbolic_link_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(student_notebook(ASSIGNMENT), encoding="utf-8")
    path = tmp_path / "notebook.ipynb"
    path.symlink_to(secret)
    with pytest.raises(Unreadable, match="symbolic link"):
        read(path)


def test_a_symbolic_link_to_a_folder_is_not_followed(tmp_path):
    there = tmp_path / "someone" / "assignment"
    there.mkdir(parents=True)
    written(there, student_notebook(ASSIGNMENT).encode())
    (tmp_path / "assignment").symlink_to(there)
    with pytest.raises(Unreadable, match="symbolic link"):
        read(tmp_path / "assignment" / "notebook.ipynb")


def test_a_folder_a_pipe_and_a_device_are_not_read_and_nothing_waits_for_them(tmp_path):
    (tmp_path / "folder.ipynb").mkdir()
    os.mkfifo(tmp_path / "pipe.ipynb")
    for path in (tmp_path / "folder.ipynb", tmp_path / "pipe.ipynb"):
        with pytest.raises(Unreadable, match="not an ordinary file"):
            read(path)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read every file")
def test_a_file_without_permission_is_a_sentence(tmp_path):
    path = written(tmp_path, b"{}")
    path.chmod(0)
    with pytest.raises(Unreadable, match="Permission denied"):
        read(path)


# ------------------------------------------------------------------------------------------------------ the cells


def test_a_different_notebook_is_a_sentence(author, tmp_path):
    with pytest.raises(Unreadable, match="a different notebook"):
        merged(author, tmp_path, {"cells": [{"cell_type": "markdown", "source": "Dear diary", "metadata": {}}]})
    with pytest.raises(Unreadable, match="a different notebook"):  # it has functions of the same names
        merged(author, tmp_path, json.loads(student_notebook("02_softmax_regression")))


def test_a_solution_is_the_students_and_everything_else_the_authors(author, tmp_path, handed_in):
    for cell in handed_in["cells"]:
        cell["metadata"]["nbgrader"] |= {"points": 1000, "grade": True, "locked": False, "solution": True}
        cell["metadata"]["tags"] = ["skip-grading"]
    cells, notes = merged(author, tmp_path, handed_in)
    assert notes == []
    assert [replace(cell, source="", as_released=True) for cell in cells] == [replace(c, source="") for c in author]
    assert by_id(cells, "logistic-delta").source.endswith("return A - Y")


def test_locked_cells_are_restored_and_changed_code_is_noted(author, tmp_path, handed_in):
    find(handed_in, "logistic-delta-check")["source"] = "2.0"
    find(handed_in, "01-logistic-regression-1")["source"] = "<script>alert(1)</script>"
    cells, notes = merged(author, tmp_path, handed_in)
    assert by_id(cells, "logistic-delta-check").source == 'check("logistic.delta", delta)'
    assert by_id(cells, "01-logistic-regression-1") == by_id(author, "01-logistic-regression-1")
    assert notes == ["The locked cell logistic-delta-check was changed: the original is used."]


def test_every_missing_cell_is_put_back_where_it_was(author, tmp_path, handed_in):
    for number in range(len(author)):
        spoilt = {"cells": [cell for n, cell in enumerate(handed_in["cells"]) if n != number]}
        cells, notes = merged(author, tmp_path, spoilt)
        assert ids(cells) == ids(author)
        is_asked = not author[number].locked or author[number].graded
        assert bool(notes) == is_asked


def test_many_missing_cells_are_put_back_in_order(author, tmp_path, handed_in):
    cells, notes = merged(author, tmp_path, {"cells": handed_in["cells"][20:21]})
    assert ids(cells) == ids(author)
    assert len(notes) >= 16


def test_a_doubled_cell_counts_once_and_the_last_one_does(author, tmp_path, handed_in):
    cell = find(handed_in, "logistic-delta")
    handed_in["cells"].insert(0, cell | {"source": "def delta(A, Y):\n    return 'first'"})
    cells, notes = merged(author, tmp_path, handed_in)
    assert ids(cells) == ids(author)
    assert by_id(cells, "logistic-delta").source == cell["source"]
    assert cells[0].source.endswith("'first'")
    assert cells[0].nbgrader == {}
    assert notes == ["The cell logistic-delta occurs more than once: one of them counts, the last with an answer."]


def test_cells_that_a_student_added_stay_in_their_place_and_claim_nothing(author, tmp_path, handed_in):
    claim = {"grade_id": "free-points", "grade": True, "points": 100, "solution": False, "locked": True}
    added = {"cell_type": "code", "id": "x", "source": "print(1)", "metadata": {"nbgrader": claim}}
    handed_in["cells"].insert(7, added)
    cells, notes = merged(author, tmp_path, handed_in)
    assert (cells[7].source, cells[7].nbgrader) == ("print(1)", {})
    assert ids(cells) == ids(author)
    assert notes == []


def test_cells_are_matched_by_their_own_id_when_an_editor_dropped_the_metadata(author, tmp_path, handed_in):
    for cell in handed_in["cells"]:
        cell["metadata"] = {}
    cells, notes = merged(author, tmp_path, handed_in)
    assert ids(cells) == ids(author)
    assert notes == []
    assert not by_id(cells, "logistic-delta").as_released


@pytest.mark.parametrize("grade_id", [None, 7, [], {}, "", "x" * 10_000, "\ud800"])
def test_a_grade_id_that_makes_no_sense_is_that_of_an_added_cell(author, tmp_path, handed_in, grade_id):
    added = {"cell_type": "code", "source": "x = 1", "metadata": {"nbgrader": {"grade_id": grade_id}}}
    handed_in["cells"].append(added)
    cells, notes = merged(author, tmp_path, handed_in)
    assert ids(cells) == ids(author)
    assert cells[-1].nbgrader == {}
    assert notes == []


@pytest.mark.parametrize("metadata", [None, 7, [], "x", {"nbgrader": 7}, {"nbgrader": []}])
def test_metadata_that_makes_no_sense_is_none(author, tmp_path, handed_in, metadata):
    for cell in handed_in["cells"]:
        cell["metadata"] = metadata
    assert ids(merged(author, tmp_path, handed_in)[0]) == ids(author)


def test_a_solution_that_became_text_is_read_as_code_and_noted(author, tmp_path, handed_in):
    find(handed_in, "logistic-delta")["cell_type"] = "raw"
    cells, notes = merged(author, tmp_path, handed_in)
    assert by_id(cells, "logistic-delta").kind == "code"
    assert notes == ["The cell logistic-delta became a raw cell: it is read as code."]


def test_a_source_may_be_one_string_or_a_list_of_lines(author, tmp_path, handed_in):
    strings, lists = copy.deepcopy(handed_in), copy.deepcopy(handed_in)
    for one, other, cell in zip(strings["cells"], lists["cells"], handed_in["cells"], strict=True):
        one["source"] = "".join(cell["source"])
        other["source"] = one["source"].splitlines(keepends=True)
    assert merged(author, tmp_path, strings)[0] == merged(author, tmp_path, lists)[0]


def test_a_lone_surrogate_and_windows_line_ends_can_be_written_back(author, tmp_path, handed_in):
    find(handed_in, "logistic-delta")["source"] = "# \ud800\r\nx = 1"
    cells, _ = merged(author, tmp_path, handed_in)
    assert by_id(cells, "logistic-delta").source == "# ?\nx = 1"


def test_of_attachments_only_pictures_are_kept(tmp_path):
    bundle = {"image/png": "AAAA", "image/svg+xml": "<svg/>", "text/html": "<b>", "image/gif": 7}
    cell = {"cell_type": "markdown", "source": "x", "metadata": {}, "attachments": {"a.png": bundle, "b": "no bundle"}}
    (found,) = read(written(tmp_path, {"cells": [cell]}))
    assert found.attachments == {"a.png": {"image/png": "AAAA"}}
