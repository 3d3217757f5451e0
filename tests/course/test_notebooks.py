"""Every notebook, filled in with the solutions, runs from top to bottom in a real kernel, quietly and in time."""

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.building.cells import SKIP
from autograder.building.notebooks import assignments, instructor_notebook

SECONDS = 60  # of one cell at most, so a hang ends; the whole notebook is far quicker


@pytest.fixture(scope="module", params=assignments())
def ran(request, tmp_path_factory):
    """The instructor's notebook after *Run All*, in an empty folder."""
    notebook = nbformat.reads(instructor_notebook(request.param), as_version=4)
    folder = tmp_path_factory.mktemp("kernel")
    client = NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": folder}})
    return client.execute()


def outputs(notebook):
    return [(cell, output) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_nothing_fails_and_nothing_warns(ran):
    for cell, output in outputs(ran):
        assert output.output_type != "error", output
        assert output.get("name") != "stderr", f"{cell.source}\n{output.text}"


def test_every_check_gives_full_points(ran):
    points = {cell.source: cell.metadata.nbgrader["points"] for cell in ran.cells if cell.source.startswith("check(")}
    given = {c.source: float(o.data["text/plain"]) for c, o in outputs(ran) if c.source in points}
    assert given == points


def test_every_figure_is_shown_with_a_description(ran):
    figures = [(c, o) for c, o in outputs(ran) if "image/png" in o.get("data", {})]
    assert figures
    for cell, output in figures:
        assert SKIP in cell.metadata.tags
        assert 'alt="' in output.data["text/html"]
