"""Read a student's notebook: untrusted JSON, put together cell by cell with the notebook that was released.

Locked cells are the author's, whatever the student's file says; cells that students
added keep their place. A file that cannot be read is a sentence on that submission, never an end of the batch.
"""

import json
import os
import stat
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from autograder.building.cells import Cell, defines
from autograder.grading.matching import matched

MAX_FILE = 20 << 20  # bytes; outputs with pictures included, a worked notebook of the course has less than 2 MiB
MAX_CELLS = 1_000  # ten times as many as the longest notebook of the course has
MAX_PARTS = 1_000_000  # brackets and commas, counted before the JSON is read: each may cost a hundred bytes of memory
MAX_LETTERS = 1_000_000  # of all cells together; ten times what the longest notebook has
MAX_DEPTH = 4  # folders in a student's folder that are looked into for a notebook
MAX_ENTRIES = 1_000  # files and folders
MAX_NAMED, MAX_NAME = 5, 100  # notebooks that a sentence names; letters of a name
PICTURES = ("image/png", "image/jpeg", "image/gif")  # what may be attached to a text; an SVG can hold a script


class Unreadable(ValueError):
    """A file that is no notebook of this assignment: a sentence for the student and the instructor."""


def read(path: Path) -> list[Cell]:
    """The cells of a notebook file, with the grade id that each claims. Raises Unreadable with a sentence."""
    content = read_bytes(path)
    if sum(content.count(part) for part in (b"[", b"{", b",")) > MAX_PARTS:
        raise Unreadable("The notebook has too many parts. Clear its outputs and hand it in again.")
    try:
        notebook = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(
            "The file is not a notebook: it is no valid JSON. Download it again and hand it in again."
        ) from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise Unreadable("The file is not a notebook of version 4: it has no list of cells. Save it again in Jupyter.")
    if len(notebook["cells"]) > MAX_CELLS:
        raise Unreadable(f"The notebook has more than {MAX_CELLS} cells.")
    cells = [read_cell(cell) for cell in notebook["cells"]]
    if sum(len(cell.source) for cell in cells) > MAX_LETTERS:
        raise Unreadable(f"The notebook's cells have more than {MAX_LETTERS} letters.")
    return cells


def find(path: Path, others: Collection[str] = ()) -> tuple[Path, list[str]]:
    """The file to read in the place of `path`: another one if it is the only notebook there; and a note on that.

    `others` are the names of the assignment's other notebooks. Raises Unreadable that says what is there, if nothing fits.
    """
    if path.parent.is_symlink() or path.is_symlink() or path.exists():
        return path, []
    there = [other for other in _notebooks_below(path.parent) if other.name not in others]
    deeper = [other for other in there if other.name == path.name]
    for fitting in (deeper, there):
        if len(fitting) == 1:
            name = _shown(fitting[0], path.parent)
            return fitting[0], [f"There is no file {path.name} in this submission: {name} was marked."]
    names = ", ".join(_shown(other, path.parent) for other in there[:MAX_NAMED])
    found = f"there are {names}{', …' if len(there) > MAX_NAMED else ''}" if there else "there is no notebook"
    raise Unreadable(f"There is no file {path.name} in this submission: {found}.")


def _notebooks_below(folder: Path) -> list[Path]:
    """Notebooks in a student's folder and the folders in it, as far as one looks; what programs keep for themselves left out."""
    found: list[Path] = []
    seen = 0
    for root, folders, files in os.walk(folder):  # follows no links
        at = Path(root)
        deep = len(at.relative_to(folder).parts) >= MAX_DEPTH
        folders[:] = [] if deep else sorted(name for name in folders if not name.startswith((".", "__")))
        found += [at / name for name in sorted(files) if name.endswith(".ipynb") and not name.startswith(".")]
        seen += len(folders) + len(files)
        if seen > MAX_ENTRIES:
            break
    return [path for path in found if not path.is_symlink()]


def _shown(path: Path, folder: Path) -> str:
    name = str(path.relative_to(folder)).encode("utf-8", "replace").decode()
    return name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…"


def read_bytes(path: Path) -> bytes:
    """The file's content, if it is an ordinary file of reasonable size. Symbolic links are not followed."""
    if path.parent.is_symlink():
        raise Unreadable(f"The folder of {path.name} cannot be read: it is a symbolic link.")
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise Unreadable(f"There is no file {path.name} in this submission.") from None
    except OSError as error:
        reason = "it is a symbolic link" if path.is_symlink() else error.strerror
        raise Unreadable(f"The file {path.name} cannot be read: {reason}.") from None
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(f"{path.name} is not an ordinary file.")
        if about.st_size == 0:
            raise Unreadable(f"The file {path.name} is empty. Save the notebook and hand it in again.")
        if about.st_size > MAX_FILE:
            raise Unreadable(
                f"The file {path.name} is larger than {MAX_FILE >> 20} MiB. Clear its outputs and hand it in again."
            )
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_FILE)
    finally:
        os.close(descriptor)


def read_cell(cell: Any) -> Cell:
    """One cell of a student's notebook, from JSON. Raises Unreadable for something that is none."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("code", "markdown", "raw"):
        raise Unreadable("The notebook has something that is no cell. Save it again in Jupyter.")
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Unreadable("The notebook has a cell without a text. Save it again in Jupyter.")
    source = source.replace("\r\n", "\n").encode("utf-8", "replace").decode()  # no lone surrogate: it cannot be written
    metadata = cell["metadata"] if isinstance(cell.get("metadata"), dict) else {}
    claimed = metadata["nbgrader"] if isinstance(metadata.get("nbgrader"), dict) else {}
    grade_id = claimed.get("grade_id", cell.get("id"))  # some editors drop metadata; our cell ids say the same
    nbgrader = {"grade_id": grade_id} if isinstance(grade_id, str) else {}
    return Cell(cell["cell_type"], source, nbgrader, attachments=_pictures(cell.get("attachments")))


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    if not isinstance(attachments, dict):
        return {}
    return {
        name: {kind: data for kind, data in bundle.items() if kind in PICTURES and isinstance(data, str)}
        for name, bundle in attachments.items()
        if isinstance(bundle, dict)
    }


def merge(author: Sequence[Cell], student: Sequence[Cell]) -> tuple[list[Cell], list[str]]:
    """The notebook to mark, in the student's order, and what had to be mended.

    Raises Unreadable if not one cell of the assignment is in it.
    """
    known = {cell.grade_id: cell for cell in author if cell.grade_id}
    found, notes = matched(author, student)
    if not found:
        raise Unreadable("No cell of this assignment can be found in the notebook: is it a different notebook?")
    cells = []
    for cell in found:
        if cell.grade_id:
            merged, note = _merged(known[cell.grade_id], cell)
            cells.append(merged)
            notes += note
        else:
            cells.append(Cell(cell.kind, cell.source, attachments=cell.attachments))
    return _checks_below(_with_missing(author, cells, notes)), list(dict.fromkeys(notes))


def _merged(original: Cell, cell: Cell) -> tuple[Cell, list[str]]:
    """The released cell, with the student's text where a solution was asked for."""
    if original.locked:
        changed = original.kind == "code" and cell.source.rstrip() != original.source.rstrip()
        note = [f"The locked cell {original.grade_id} was changed: the original is used."] if changed else []
        return original, note
    if cell.kind != original.kind:
        note = [f"The cell {original.grade_id} became a {cell.kind} cell: it is read as {original.kind}."]
    else:
        note = []
    if cell.source == original.source:
        return original, note
    return Cell(original.kind, cell.source, original.nbgrader, original.tags, cell.attachments), note


def _with_missing(author: Sequence[Cell], cells: list[Cell], notes: list[str]) -> list[Cell]:
    """Put back the released cells that are missing, each after the one that stood before it."""
    present = {cell.grade_id for cell in cells}
    before = ""
    for cell in author:
        if cell.grade_id and cell.grade_id not in present:
            if not cell.locked or cell.graded:
                notes.append(f"The cell {cell.grade_id} is missing: it was put back as it was handed out.")
            at = next((i + 1 for i, other in enumerate(cells) if other.grade_id == before), 0) if before else 0
            cells.insert(at, cell)
        before = cell.grade_id or before
    return cells


def _checks_below(cells: Sequence[Cell]) -> list[Cell]:
    """A check that stands above the only cells that define its function goes below the first of them."""
    ordered = list(cells)
    for check in cells:
        if check.exercise:
            function, at = check.exercise.partition(".")[2], ordered.index(check)
            written = [number for number, cell in enumerate(ordered) if _is_written(cell, function)]
            if written and written[0] > at:
                ordered.insert(written[0], ordered.pop(at))
    return ordered


def _is_written(cell: Cell, function: str) -> bool:
    return cell.kind == "code" and not cell.as_released and defines(cell.source, function)
