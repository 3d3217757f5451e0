"""Hostile notebooks: what a file may hold. The control is a reader that takes it as it comes."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.building.cells import released
from autograder.building.notebooks import student_notebook
from autograder.grading import marked as autograded
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import mark_file
from autograder.sandbox.lane import Lane
from tests.attacks.attack import CANARY, LIMITS
from tests.sample_class import ASSIGNMENT, exercises, filled, find, right

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

SEED = 20260115
SCRIPT = "<script>alert(1)</script>"
FORGED = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "1000.0"}}
WRONG = {name: exercise.wrong_source(exercise.mistakes[0]) for name, exercise in exercises().items()}
FULL = float(sum(exercise.points for exercise in exercises().values()))


def taken(path: Path) -> Any:
    """A naive reader's notebook."""
    return json.loads(path.read_text(encoding="utf-8"))


def points_claimed(notebook: Any) -> float:
    return sum(cell["metadata"]["nbgrader"].get("points", 0) for cell in notebook["cells"])


def points_in_outputs(notebook: Any) -> float:
    return sum(float(o["data"]["text/plain"]) for cell in notebook["cells"] for o in cell.get("outputs", ()))


def breaks(path: Path) -> bool:
    """Does it end a reader that expects a notebook?"""
    try:
        [
            (cell["cell_type"], cell["metadata"]["nbgrader"]["grade_id"], "" + cell["source"])
            for cell in taken(path)["cells"]
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError):
        return True
    return False


@dataclass(frozen=True)
class Hostile:
    """How the file is made, what it earns (None for unreadable), and how one sees that it would land."""

    make: Callable[[Path], object]
    earns: float | None
    lands: Callable[[Path], bool] = breaks


def text(content: str | bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content.encode())


def changed(change: Callable[[Any], object], functions=None) -> Callable[[Path], object]:
    """The complete notebook, spoilt. `change` may give another one in its place."""

    def make(path: Path) -> None:
        notebook = filled(functions or right())
        path.write_text(json.dumps(change(notebook) or notebook), encoding="utf-8")

    return make


def every(**fields: Any):
    return lambda notebook: [cell.update(fields) for cell in notebook["cells"]] and None


def claim(**fields: Any):
    return lambda notebook: [cell["metadata"]["nbgrader"].update(fields) for cell in notebook["cells"]] and None


def added(*cells: Any):
    return lambda notebook: notebook | {"cells": [*notebook["cells"], *cells]}


def code(source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "x"}}, "source": source, **more}


def link_to_the_secret(path: Path) -> None:
    (path.parent / "secret").write_text(json.dumps({"cells": [], "secret": CANARY}), encoding="utf-8")
    path.symlink_to(path.parent / "secret")


def folder_link(path: Path) -> None:
    there = path.parent.parent / "another-students"
    there.mkdir()
    changed(lambda _: None)(there / path.name)
    path.parent.rmdir()
    path.parent.symlink_to(there)


def double_all(notebook):
    return notebook | {"cells": [*notebook["cells"], *(cell | {"source": "spoilt = True"} for cell in notebook["cells"] if cell["metadata"]["nbgrader"].get("locked"))]}  # fmt: skip


HOSTILE = {
    "a symbolic link to a secret": Hostile(link_to_the_secret, None, lambda path: taken(path)["secret"] == CANARY),
    "a folder that is a link to another student's": Hostile(folder_link, None, lambda path: len(taken(path)["cells"]) > 9),
    "a link to itself": Hostile(lambda path: path.symlink_to(path.name), None),
    "a hole of a terabyte": Hostile(lambda path: (path.touch(), os.truncate(path, 1 << 40)), None, lambda path: path.stat().st_size > 1 << 39),
    "bad UTF-8": Hostile(text(b'{"cells": "\xff\xfe\x80"}'), None),
    "deep JSON": Hostile(text('{"cells":' + "[" * 100_000), None),
    "deep metadata": Hostile(changed(lambda notebook: notebook.update(metadata=json.loads("[" * 900 + "]" * 900)) or None), FULL, lambda path: "[" * 900 in path.read_text().replace("\n", "").replace(" ", "")),
    "huge numbers": Hostile(text('{"cells": [], "nbformat": ' + "9" * 10_000 + "}"), None),
    "numbers that are none": Hostile(changed(lambda notebook: notebook.update(nbformat=float("nan"), nbformat_minor=float("inf"))), FULL, lambda path: "NaN" in path.read_text()),
    "100,000 cells": Hostile(changed(added(*[code("x")] * 100_000)), None, lambda path: len(taken(path)["cells"]) > 100_000),
    "a giant cell": Hostile(changed(added(code("'" + "x" * (8 << 20) + "'"))), None, lambda path: max(len(cell["source"]) for cell in taken(path)["cells"]) > 8 << 20),
    "a giant text": Hostile(changed(added(code("*a* " * (2 << 20)) | {"cell_type": "markdown"})), None, lambda path: max(len(cell["source"]) for cell in taken(path)["cells"]) >= 8 << 20),
    "a giant line of brackets": Hostile(changed(added(code("(" * 200_000))), FULL, lambda path: max(len(cell["source"]) for cell in taken(path)["cells"]) >= 200_000),
    "points in the metadata": Hostile(changed(claim(points=1000, grade=True), WRONG), 0, lambda path: points_claimed(taken(path)) > FULL),
    "points in the outputs": Hostile(changed(every(outputs=[FORGED]), WRONG), 0, lambda path: points_in_outputs(taken(path)) > FULL),
    "points in a check cell": Hostile(changed(lambda notebook: find(notebook, "logistic-delta-check").update(source="2.0"), WRONG), 0, lambda path: find(taken(path), "logistic-delta-check")["source"] == "2.0"),
    "check cells of its own": Hostile(changed(added(code('check("logistic.delta", lambda A, Y: A - Y)', outputs=[FORGED]) | {"metadata": {"nbgrader": {"grade_id": "x", "grade": True, "points": 9, "locked": True}}}), WRONG), 0, lambda path: points_claimed(taken(path)) > FULL),
    "everything unlocked": Hostile(changed(claim(locked=False, solution=True), WRONG), 0, lambda path: all(cell["metadata"]["nbgrader"]["solution"] for cell in taken(path)["cells"])),
    "checks that are skipped": Hostile(changed(lambda notebook: [cell["metadata"].update(tags=["skip-grading"]) for cell in notebook["cells"]] and None, WRONG), 0, lambda path: all("skip-grading" in cell["metadata"]["tags"] for cell in taken(path)["cells"])),
    "every id twice": Hostile(changed(double_all), FULL, lambda path: len({c["metadata"]["nbgrader"]["grade_id"] for c in taken(path)["cells"]}) < len(taken(path)["cells"])),
    "one id for all": Hostile(changed(claim(grade_id="logistic-delta"), WRONG), 0, lambda path: len({c["metadata"]["nbgrader"]["grade_id"] for c in taken(path)["cells"]}) == 1),
    "ids that are none": Hostile(changed(claim(grade_id={"a": []}), WRONG), 0, lambda path: isinstance(taken(path)["cells"][0]["metadata"]["nbgrader"]["grade_id"], dict)),
    "metadata that is none": Hostile(changed(every(metadata=7)), FULL),
    "sources that are none": Hostile(changed(every(source={"a": 1})), None),
    "a schema of another world": Hostile(changed(claim(schema_version=99)), FULL, lambda path: taken(path)["cells"][0]["metadata"]["nbgrader"]["schema_version"] == 99),
    "a script in a text": Hostile(changed(added(code(SCRIPT) | {"cell_type": "markdown"})), FULL, lambda path: SCRIPT in path.read_text()),
    "a script in a raw cell": Hostile(changed(added(code(SCRIPT) | {"cell_type": "raw"})), FULL, lambda path: SCRIPT in path.read_text()),
    "a script in an output": Hostile(changed(every(outputs=[{**FORGED, "data": {"text/html": SCRIPT}}])), FULL, lambda path: SCRIPT in path.read_text()),
    "a script in the metadata": Hostile(changed(lambda notebook: notebook.update(metadata={"title": SCRIPT, "widgets": {SCRIPT: {}}})), FULL, lambda path: SCRIPT in path.read_text()),
    "a script in an attachment": Hostile(changed(added(code("![x](attachment:x.svg)") | {"cell_type": "markdown", "attachments": {"x.svg": {"image/svg+xml": SCRIPT}}})), FULL, lambda path: SCRIPT in path.read_text()),
    "a script in a locked text": Hostile(changed(lambda notebook: notebook["cells"][0].update(source=SCRIPT)), FULL, lambda path: SCRIPT in path.read_text()),
}  # fmt: skip


@pytest.fixture(scope="module")
def graders(rings):
    handed_out = json.loads(student_notebook(ASSIGNMENT))
    author = released(handed_out)
    keys = grading_keys(author, SEED)
    with Lane(rings, LIMITS) as lane:
        yield lambda path: (handed_out, mark_file(lane, path, author, keys))


@pytest.fixture(scope="module")
def honest_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("honest") / "notebook.ipynb"
    changed(lambda _: None)(path)
    return path


def earned(marked) -> float:
    return float(sum(verdict.points for verdict in marked.verdicts.values()))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_notebook_earns_what_its_functions_earn_and_acts_on_nobody(
    hostile, graders, honest_file, tmp_path, record_property
):
    path = tmp_path / ASSIGNMENT / "notebook.ipynb"
    path.parent.mkdir()
    hostile.make(path)
    handed_out, marked = graders(path)
    shown = json.dumps(autograded.notebook(handed_out, marked, "full"))
    expected = 0 if hostile.earns is None else hostile.earns
    complete = earned(graders(honest_file)[1]) == FULL
    counts = {"gained": max(0, earned(marked) - expected), "read": CANARY in shown, "broken": not complete}
    record_property("attack", counts)
    assert bool(marked.unreadable) == (hostile.earns is None)
    assert earned(marked) == expected
    assert complete
    assert CANARY not in shown
    assert "<script" not in "".join(_rendered(json.loads(shown)))
    assert hostile.lands(path)


def _rendered(notebook: Any):
    """What a page shows as it is: texts, and outputs of HTML. Code is escaped by whoever shows it."""
    for cell in notebook["cells"]:
        assert cell["cell_type"] in ("code", "markdown")
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])
        yield from (output["data"].get("text/html", "") for output in cell.get("outputs", ()) if "data" in output)
    yield json.dumps(notebook["metadata"])
