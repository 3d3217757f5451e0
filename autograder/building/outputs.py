"""Everything that is built and committed: student notebooks, and practice keys from the exercises."""

import json
from functools import cache
from pathlib import Path

from autograder.authoring.complete import practice_key
from autograder.building.notebooks import NOTATION, NOTEBOOKS, ROOT, assignments, exercises_of, student_notebook
from autograder.exercises import load
from autograder.judging.key import content_of
from autograder.values.compare import agree

KEYS = ROOT / "autograder" / "keys"

ROUNDING = 1e-6  # numerical slopes are the least exact part of a key; a change of an exercise is far above it


def outputs() -> dict[Path, bytes]:
    """Everything that is built and committed: student notebooks and practice keys. Raises BadExercise."""
    files: dict[Path, bytes] = {}
    for assignment in assignments():
        files[NOTEBOOKS / f"{assignment}.ipynb"] = student_notebook(assignment).encode()
    files[NOTEBOOKS / NOTATION.name] = NOTATION.read_bytes()  # the notebooks link to it
    names = [name for assignment in assignments() for name in exercises_of(assignment)]
    for name in names:
        files[KEYS / f"{name}.npz"] = _practice_key(name)
    index = json.dumps(names, indent=1) + "\n"
    files[KEYS / "index.json"] = index.encode()
    return files


@cache
def _practice_key(name: str) -> bytes:
    return practice_key(load(name)).to_bytes()


def outdated() -> list[Path]:
    """The files that a build would change, add or remove.

    A key counts as the same when it differs by rounding alone: other processors round otherwise.
    """
    files = outputs()
    stale = [path for path, content in files.items() if not path.is_file() or not _same(path.read_bytes(), content)]
    there = {path for folder in (NOTEBOOKS, KEYS) for path in folder.glob("*.*")}
    return sorted([*stale, *(there - files.keys())])


def _same(one: bytes, other: bytes) -> bool:
    if one == other:
        return True
    if not one.startswith(b"PK"):  # no key: an .npz is a zip archive
        return False
    return agree(content_of(one), content_of(other), ROUNDING)


def build() -> list[Path]:
    """Write what is out of date; the files that changed. Files that nothing makes any more are removed."""
    files, stale = outputs(), outdated()
    for path in stale:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
        else:
            path.unlink()
    return stale
