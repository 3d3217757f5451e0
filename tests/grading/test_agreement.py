"""What passes in a notebook passes in grading: the same notebooks, run by a real kernel with the practice keys and marked in a sandbox."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

from autograder.building.cells import CHECK, SKIP, released
from autograder.building.notebooks import student_notebook
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import Marked, mark
from autograder.grading.submission import merge, read_cell
from autograder.sandbox.lane import Lane
from tests.sample_class import ASSIGNMENT, Notebook, exercises, filled, find, right

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="classes are graded on Linux")

NEW = """%reset -f
import numpy, warnings
numpy.seterr(all='warn')
warnings.resetwarnings()
del get_ipython().history_manager.input_hist_parsed[1:]"""
FULL = {name: float(exercise.points) for name, exercise in exercises().items()}
BODY = "def delta(A, Y):\n    return A - Y"


def code(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def complete(functions=None) -> Notebook:
    """The notebook with right answers, each source in one string."""
    notebook = filled(right() | (functions or {}))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def delta(source: str, *above: str) -> Notebook:
    """A right notebook with this cell for `delta`, below others that the student added."""
    notebook = complete({"delta": source})
    at = notebook["cells"].index(find(notebook, "logistic-delta"))
    return notebook | {"cells": [*notebook["cells"][:at], *map(code, above), *notebook["cells"][at:]]}


def merged() -> Notebook:
    """Two answers and the check between them in one cell."""
    notebook = complete()
    first, check, second = (find(notebook, f"logistic-{name}") for name in ("cost", "cost-check", "delta"))
    first["source"] = "\n\n".join(cell["source"] for cell in (first, check, second))
    return notebook | {"cells": [cell for cell in notebook["cells"] if cell not in (check, second)]}


def split() -> Notebook:
    """JupyterLab gives both halves the metadata of the whole."""
    notebook = delta(f"shift = 0.0\n\n{BODY} + shift")
    cell = find(notebook, "logistic-delta")
    first, _, rest = cell["source"].partition("\n\n")
    at = notebook["cells"].index(cell)
    halves = [{**cell, "source": first}, {**cell, "source": rest}]
    return notebook | {"cells": [*notebook["cells"][:at], *halves, *notebook["cells"][at + 1 :]]}


def doubled() -> Notebook:
    """A stub that was copied before it was filled in."""
    notebook = complete()
    stub = find(json.loads(student_notebook(ASSIGNMENT)), "logistic-delta")
    stub["source"] = "".join(stub["source"])
    at = notebook["cells"].index(find(notebook, "logistic-delta"))
    return notebook | {"cells": [*notebook["cells"][:at], stub, *notebook["cells"][at:]]}


SAME: dict[str, Callable[[], Notebook]] = {
    "display in a function": lambda: delta("def delta(A, Y):\n    display(A.shape)\n    return A - Y"),
    "display imported": lambda: delta("from IPython.display import display, HTML\ndef delta(A, Y):\n    display(HTML('x'))\n    return A - Y"),
    "get_ipython imported": lambda: delta(f"from IPython import get_ipython\nget_ipython().run_line_magic('matplotlib', 'inline')\n{BODY}"),
    "names of a kernel": lambda: delta("def delta(A, Y):\n    In, Out, exit, quit, get_ipython\n    return (A - Y) * scale", "2.0", "scale = _ / 2 * len(In[:1])"),
    "matplotlib inline": lambda: delta(f"%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\n{BODY}"),
    "a magic without its sign": lambda: delta("def delta(A, Y):\n    return subtract(A, Y)", "pylab inline"),
    "pylab": lambda: delta("def delta(A, Y):\n    return subtract(A, Y)", "%pylab inline"),
    "a cell that is timed": lambda: delta(f"%%time\n{BODY}"),
    "a cell that is captured": lambda: delta(f"%%capture\nprint(1)\n{BODY}"),
    "what was captured": lambda: delta("def delta(A, Y):\n    return (A - Y) * float(out.stdout)", "%%capture out\nprint(1)"),
    "an assignment that is timed": lambda: delta(f"{BODY} + shift", "%time shift = 0.0"),
    "a value that is timed": lambda: delta(f"{BODY} + shift", "shift = %time 0.0"),
    "a call timed in a function": lambda: delta("def delta(A, Y):\n    dZ = %time A - Y\n    return dZ"),
    "shell lines": lambda: delta(f"!ls\n{BODY}\nfiles = !ls"),
    "await": lambda: delta(f"{BODY} + shift", "import asyncio\nasync def none():\n    await asyncio.sleep(0.01)\n    return 0.0\nshift = sum(await asyncio.gather(none(), none()))"),
    "async for": lambda: delta(f"{BODY} + shift", "async def none():\n    yield 0.0\nasync for shift in none():\n    pass\n[shift async for shift in none()]"),
    "a feature of the future": lambda: delta("def delta(A: Probabilities, Y: Labels):\n    return A - Y", "from __future__ import annotations"),
    "errors of NumPy are raised": lambda: delta(f"np.seterr(all='raise')\n{BODY}"),
    "warnings are errors": lambda: delta(f"import warnings\nwarnings.simplefilter('error')\n{BODY}"),
    "a lambda": lambda: delta("delta = lambda A, Y: A - Y"),
    "an answer that is imported": lambda: delta("from numpy import subtract as delta"),
    "cells that were merged": merged,
    "a cell that was split": split,
    "a cell that was doubled": doubled,
}  # fmt: skip

NEITHER = {
    "a thread": ("def delta(A, Y):\n    import threading\n    worker = threading.Thread(target=print)\n    worker.start()\n    return A - Y", "can't start new thread"),
    "a pool of threads": ("def delta(A, Y):\n    from concurrent.futures import ThreadPoolExecutor\n    with ThreadPoolExecutor() as pool:\n        return pool.submit(np.subtract, A, Y).result()", "can't start new thread"),
    "a loop without end": ("def delta(A, Y):\n    while True: pass", "no result within the time limit: 5 seconds"),
}  # fmt: skip


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings) as lane:
        yield lane


@pytest.fixture(scope="module")
def author():
    return released(json.loads(student_notebook(ASSIGNMENT)))


@pytest.fixture(scope="module")
def graded(lane, author):
    keys = grading_keys(author, 20260115)

    def do(notebook: Notebook) -> Marked:
        cells, notes = merge(author, [read_cell(cell) for cell in notebook["cells"]])
        return mark(lane, cells, notes, keys)

    return do


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel()
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def points(marked: Marked) -> dict[str, float]:
    return {verdict.exercise.partition(".")[2]: float(verdict.points) for verdict in marked.verdicts.values()}


def practised(client, notebook: Notebook) -> dict[str, dict[str, str]]:
    """What the check cells show when a kernel runs the notebook from top to bottom."""
    shown: dict[str, dict[str, str]] = {}
    client.execute_interactive(NEW, silent=True, timeout=60)
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or SKIP in cell["metadata"].get("tags", ()):
            continue
        results: list[dict[str, str]] = []

        def keep(message, results=results):
            if message["msg_type"] == "execute_result":
                results.append(message["content"]["data"])

        client.execute_interactive(cell["source"], store_history=True, output_hook=keep, timeout=60)
        if (found := CHECK.fullmatch(cell["source"])) and results:
            shown[found.group(1).partition(".")[2]] = results[-1]
    return shown


@pytest.mark.parametrize("name", SAME)
def test_what_a_notebook_finds_right_is_right_in_grading(name, kernel, graded):
    notebook = SAME[name]()
    here = {function: float(data["text/plain"]) for function, data in practised(kernel, notebook).items()}
    assert here == {function: FULL[function] for function in here}
    assert "delta" in here
    marked = graded(notebook)
    assert points(marked) == FULL
    assert not [run.failure for run in marked.runs.values() if run.failure]


@pytest.mark.parametrize("name", NEITHER)
def test_what_grading_cannot_do_is_said_in_the_notebook(name, kernel, graded):
    source, words = NEITHER[name]
    here = practised(kernel, delta(source))
    assert here["delta"]["text/plain"] == "0.0"
    assert words in here["delta"]["text/html"].replace("&#x27;", "'")
    verdict = next(v for v in graded(delta(source)).verdicts.values() if v.exercise == "logistic.delta")
    assert not verdict.points
    assert words in verdict.first_failure.finding.got


def test_what_grading_leaves_out_is_noted_at_every_check_and_below_the_cell(kernel, graded, tmp_path):
    (tmp_path / "helpers.py").write_text("none = 0.0\n", encoding="utf-8")
    notebook = delta(f"{BODY} + none", f"%run {tmp_path / 'helpers.py'}", "!true", "%matplotlib inline")
    html = practised(kernel, notebook)["delta"]["text/html"]
    assert "note: grading leaves out %run, !true: is the answer right without?" in html
    marked = graded(notebook)
    assert points(marked)["delta"] == 0
    assert [run.printed for run in marked.runs.values() if run.printed] == ["%run does nothing in grading.\n", "! does nothing in grading.\n"]  # fmt: skip


def test_a_notebook_without_such_things_has_no_note(kernel):
    assert "grading leaves out" not in practised(kernel, delta(f"%%time\n%matplotlib inline\n{BODY}"))["delta"]["text/html"]  # fmt: skip


def test_an_array_that_took_the_name_is_told_in_both(kernel, graded):
    notebook = delta(f"{BODY}\ndelta = delta(np.ones((1, 2)), np.zeros((1, 2)))")
    assert "delta" not in practised(kernel, notebook)
    verdict = next(v for v in graded(notebook).verdicts.values() if v.exercise == "logistic.delta")
    assert verdict.first_failure.finding.got == "delta is an array of shape (1, 2) here"
