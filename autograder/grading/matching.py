"""Which cell of a student's notebook is which of the released one: by grade id, and where that is lost by what it says.

A cell is taken for a locked one only if it says the same, so nothing that a student wrote is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.building.cells import CHECK, Cell, defines

LOST = "The cells have lost their ids: they were found by what they say."


def matched(author: Sequence[Cell], student: Sequence[Cell]) -> tuple[list[Cell], list[str]]:
    """The student's cells, each with the grade id of the released cell that it is, or with none; and notes.

    No two have the same. Nothing at all if it is a different notebook: no cell is known by its id, or as a check.
    """
    known = {cell.grade_id: cell for cell in author if cell.grade_id}
    functions = [cell.function for cell in author if cell.function]
    ids = [_claim(cell, known, functions) for cell in student]
    checks = {cell.exercise for cell in author if cell.exercise}
    if not any(ids) and not any(checks.intersection(CHECK.findall(cell.source)) for cell in student):
        return [], []
    notes = [] if any(ids) else [LOST]
    notes += _each_once(ids, student, known)
    _by_text(ids, student, known)
    found = _by_function(ids, student, known)
    _by_place(ids, student, author)
    stubs = {_text(cell) for cell in author if cell.function}
    cells = [
        replace(cell, nbgrader={"grade_id": grade_id} if grade_id else {})
        for grade_id, cell in zip(ids, student, strict=True)
        if grade_id or _text(cell) not in stubs  # a copy of a stub would take the name from the answer
    ]
    return cells, notes if LOST in notes else notes + found


def _claim(cell: Cell, known: Mapping[str, Cell], functions: Sequence[str]) -> str:
    """The id that a cell bears. Not that of a locked one if an answer was merged into it."""
    original = known.get(cell.grade_id)
    if original is None:
        return ""
    changed = original.locked and cell.kind == "code" and _text(cell) != _text(original)
    return "" if changed and any(defines(cell.source, name) for name in functions) else cell.grade_id


def _each_once(ids: list[str], student: Sequence[Cell], known: Mapping[str, Cell]) -> list[str]:
    """Of cells with the same id the last one counts: of answers one that was written, of locked cells the original."""
    notes = []
    for grade_id in dict.fromkeys(filter(None, ids)):
        places = [number for number, other in enumerate(ids) if other == grade_id]
        original = known[grade_id]
        wanted = [n for n in places if (_text(student[n]) == _text(original)) == original.locked]
        for number in places:
            if number != (wanted or places)[-1]:
                ids[number] = ""
        if len(places) > 1:
            notes.append(f"The cell {grade_id} occurs more than once: one of them counts, the last with an answer.")
    return notes


def _by_text(ids: list[str], student: Sequence[Cell], known: Mapping[str, Cell]) -> None:
    """Cells that say what was handed out."""
    lost = {(cell.kind, _text(cell)): grade_id for grade_id, cell in known.items() if grade_id not in ids}
    for number in reversed(range(len(ids))):
        if not ids[number]:
            ids[number] = lost.pop((student[number].kind, _text(student[number])), "")


def _by_function(ids: list[str], student: Sequence[Cell], known: Mapping[str, Cell]) -> list[str]:
    """A function that was written elsewhere stands for the cell that was handed out for it, if that is missing or untouched."""
    notes = []
    for grade_id, cell in known.items():
        at = ids.index(grade_id) if grade_id in ids else None
        if not cell.function or (at is not None and _text(student[at]) != _text(cell)):
            continue
        places = [
            number
            for number, other in enumerate(student)
            if not ids[number]
            and other.kind == "code"
            and defines(other.source, cell.function)
            and number != at
            and _text(other) != _text(cell)
        ]
        if places:
            ids[places[-1]] = grade_id
            notes.append(f"Another cell defines {cell.function}: it counts in the place of {grade_id}.")
            if at is not None:
                ids[at] = ""
    return notes


def _by_place(ids: list[str], student: Sequence[Cell], author: Sequence[Cell]) -> None:
    """An answer in words is the text between the cells that stood around it."""
    order = [cell.grade_id for cell in author]
    for place, cell in enumerate(author):
        if cell.locked or not cell.grade_id or cell.kind == "code" or cell.grade_id in ids:
            continue
        before = next((ids.index(other) for other in reversed(order[:place]) if other in ids), -1)
        after = next((ids.index(other) for other in order[place + 1 :] if other in ids), len(ids))
        for number in range(before + 1, after):
            if not ids[number] and student[number].kind != "code" and _text(student[number]):
                ids[number] = cell.grade_id
                break


def _text(cell: Cell) -> str:
    return cell.source.rstrip()
