"""The built files that are committed: student notebooks and practice keys. Are they up to date, and if not, make them so.

A notebook is up to date if it is what its source gives, to the letter. A key is up to date if it was made from the sources that
there are: their digest stands in it, and that of the rooms that make keys beside it, in the index. Bits decide nothing: another
processor rounds otherwise. What is made anew, and says the same, is not written again.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from autograder import practice
from autograder.authoring import digest
from autograder.authoring.complete import practice_key
from autograder.building.notebooks import NOTATION, NOTEBOOKS, assignments, exercises_of, student_notebook, written_in
from autograder.exercises import load
from autograder.judging.key import Key
from autograder.values.closed import Array
from autograder.values.compare import agree

SLACK = 1e-6  # numerical slopes are the least exact part of a key; a change of an exercise is far above it

Progress = Callable[[int, int], None]  # how many keys are made, of how many


def outdated() -> list[Path]:
    """The files that a build would change, add or remove. Raises BadExercise."""
    texts, keys = _texts(), {practice.path_of(name): name for name in _names()}
    stale = [path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    stale += [path for path, name in keys.items() if not _is_current(path, name)]
    there = {*NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"), *practice.KEYS.rglob("*.npz")}
    return sorted([*stale, *(there - texts.keys() - keys.keys())])


def differing(progress: Progress) -> list[Path]:
    """Keys that say something else when they are made anew, here and now."""
    made = _made(_names(), progress)
    return [practice.path_of(name) for name, key in made if not _says_the_same(_key_in(practice.path_of(name)), key)]


def build(progress: Progress) -> list[Path]:
    """Write what is out of date; the files that changed. Files that nothing makes any more are removed."""
    texts, stale, changed = _texts(), outdated(), list[Path]()
    every = practice.index_path() in stale and not _made_by_these_rooms()  # what makes keys has changed
    names = [name for name in _names() if every or practice.path_of(name) in stale]
    for name, key in _made(names, progress):
        path = practice.path_of(name)
        before = _key_in(path)
        if before is None or before.made_from != key.made_from or not _says_the_same(before, key):
            _write(path, key.to_bytes())
            changed.append(path)
    for path in (path for path in stale if path in texts):  # the index last: it says that all keys are made
        _write(path, texts[path].encode())
        changed.append(path)
    for path in (
        path for path in stale if path.is_file() and path not in texts and path not in map(practice.path_of, _names())
    ):
        path.unlink()
        changed.append(path)
    return sorted(changed)


def _names() -> list[str]:
    return [name for assignment in assignments() for name in exercises_of(assignment)]


def _texts() -> dict[Path, str]:
    texts = {NOTEBOOKS / f"{assignment}.ipynb": student_notebook(assignment) for assignment in assignments()}
    texts[NOTEBOOKS / NOTATION.name] = NOTATION.read_text(encoding="utf-8")  # the notebooks link to it
    written = {exercises_of(name)[0].partition(".")[0]: written_in(name) for name in assignments()}
    index = {"rooms": digest.of_rooms(), "exercises": _names(), "written": written}
    return {**texts, practice.index_path(): json.dumps(index, indent=1) + "\n"}


def _made_by_these_rooms() -> bool:
    try:
        return bool(json.loads((practice.index_path()).read_text(encoding="utf-8"))["rooms"] == digest.of_rooms())
    except (OSError, ValueError, TypeError, KeyError):
        return False


def _is_current(path: Path, name: str) -> bool:
    key = _key_in(path)
    return key is not None and key.made_from == digest.of_exercise(load(name))


def _key_in(path: Path) -> Key | None:
    """None for a file that is missing, or that another version has written."""
    try:
        return Key.from_bytes(path.read_bytes())
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


# ------------------------------------------------------------------------------------------------------ making keys


def _made(names: Sequence[str], progress: Progress) -> Iterator[tuple[str, Key]]:
    """These exercises' practice keys, several at once. Raises BadExercise."""
    if not names:
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), threadpool_limits, (1,)) as pool:
        for number, (name, content) in enumerate(zip(names, pool.map(_key_bytes, names), strict=True), 1):
            progress(number, len(names))
            yield name, Key.from_bytes(content)


def _key_bytes(name: str) -> bytes:
    return practice_key(load(name)).to_bytes()


def _says_the_same(one: Key | None, other: Key) -> bool:
    """Do two keys differ by no more than rounding?"""
    if one is None:
        return False
    share, floor = other.exact
    share, (told, also) = max(share, SLACK), (key.to_value() for key in (one, other))
    tables = [_fingerprints(told), _fingerprints(also)]
    for value in (told, also):
        del value["made from"]
    return agree(told, also, share, floor) and all(_near(a, b, share, floor) for a, b in zip(*tables, strict=True))


def _fingerprints(told: dict[str, Any]) -> list[Array]:
    """Taken out of a key's value: their first column is a checksum, beside which nothing else would count."""
    numbers, pairs = told["pairs"]
    *others, variations = told["variations"]
    told |= {"pairs": numbers, "variations": others}
    return [pairs, variations]


def _near(one: Array, other: Array, share: float, floor: float) -> bool:
    if one.shape != other.shape:
        return False
    (built, sums), (also, others) = (
        np.split(table, [1], axis=2) if table.size else (table, table) for table in (one, other)
    )
    size = np.abs(others).max(axis=2, initial=0, keepdims=True)
    return bool((built == also).all() and (np.abs(sums - others) <= np.maximum(share * size, floor)).all())
