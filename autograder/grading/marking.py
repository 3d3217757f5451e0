"""Mark one notebook: the student's code on the other side of a sandbox, the key and the judge on this one."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import indent

from autograder.building.cells import Cell, defines
from autograder.grading.asked import Asked
from autograder.grading.submission import Unreadable, find, merge, read
from autograder.judging.key import Key
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Failure
from autograder.practice import QUICK_SECONDS
from autograder.sandbox.lane import CellRun, Ended, Lane, Lost, Process, Run, Step

TRIES = 3  # of a submission whose processes were killed by somebody else
MAX_RESTARTS = 20  # processes of one submission: every exercise may loop for ever, callers once more with helpers


@dataclass(frozen=True)
class Marked:
    """One notebook of one submission after marking. `unreadable` says why there is nothing else."""

    cells: tuple[Cell, ...] = ()
    runs: Mapping[int, CellRun] = field(default_factory=dict)  # by the number of the cell
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)  # by the number of the check cell
    notes: tuple[str, ...] = ()
    unreadable: str = ""


def mark_file(
    lane: Lane, path: Path, author: Sequence[Cell], keys: Mapping[str, Key], others: Collection[str] = ()
) -> Marked:
    """Mark a student's file against the released notebook's cells. `others` are files of the assignment's other notebooks."""
    try:
        found, notes = find(path, others)
        cells, more = merge(author, read(found))
    except Unreadable as error:
        return Marked(unreadable=str(error))
    return mark(lane, cells, [*notes, *more], keys)


def mark(lane: Lane, cells: Sequence[Cell], notes: Sequence[str], keys: Mapping[str, Key]) -> Marked:
    """Run the cells in order, ask each exercise its questions at its check cell, and judge the answers.

    Raises SandboxError if that cannot be done, by no fault of the student's.
    """
    asked = {
        number: replace(keys[name], points=cell.nbgrader["points"])
        for number, cell in enumerate(cells)
        if (name := cell.exercise)
    }
    for attempt in range(TRIES):
        session = _Session(lane, cells, asked)
        try:
            session.go()
            break
        except Lost:
            if attempt == TRIES - 1:
                raise
    return Marked(tuple(cells), session.runs, session.verdicts(), (*notes, *session.notes))


def automatic_scores(marked: Marked) -> dict[str, float | None]:
    """By grade id: points of check cells, 0 for a written answer that was left as it was, None for a person to mark."""
    scores: dict[str, float | None] = {}
    for number, cell in enumerate(marked.cells):
        if not cell.graded:
            continue
        if number in marked.verdicts:
            scores[cell.grade_id] = float(marked.verdicts[number].points)
        else:
            scores[cell.grade_id] = 0.0 if cell.as_released and not cell.locked else None
    return scores


class _Session:
    """Runs one notebook through as many processes as it takes: one that hits a limit loses the step it was at."""

    def __init__(self, lane: Lane, cells: Sequence[Cell], keys: Mapping[int, Key]) -> None:
        self.lane, self.cells = lane, cells
        self.asked = {number: Asked(key) for number, key in keys.items()}
        self.runs: dict[int, CellRun] = {}
        self.notes: list[str] = []
        self._deadly: set[int] = set()
        self._slow: set[int] = set()  # cells and exercises at which the wall clock ran out once
        self._wrong: set[str] = set()  # functions that are wrong with the helpers that they have
        self._deadline = 0.0

    def go(self) -> None:
        seconds = self.lane.limits.total_seconds
        self.lane.start()  # on our time
        self._deadline = time.monotonic() + seconds
        for _ in range(MAX_RESTARTS):
            with self.lane.process() as process:
                if self._pass(process):
                    return
            if time.monotonic() > self._deadline:
                self._give_up(f"{seconds} seconds for the whole notebook are used up")
                return
        self._give_up(f"{MAX_RESTARTS} processes of the submission are used up")

    def _give_up(self, reason: str) -> None:
        self.notes.append(f"{reason}: what is left was not run.")
        for asked in self.asked.values():
            asked.give_up("too slow", reason)

    def verdicts(self) -> dict[int, Verdict]:
        return {number: asked.settle() for number, asked in self.asked.items()}

    def _pass(self, process: Process) -> bool:
        """Once through the notebook. False if the process ended on the way, or the time."""
        cells: list[tuple[int, Step]] = []  # to be run before the next question
        for number, cell in enumerate(self.cells):
            if number in self.asked:
                if not (self._do(process, cells) and self._ask(process, number)):
                    return False
                cells = []
            elif cell.runs and number not in self._deadly:
                cells.append((number, Run(self._source(cell), f"<cell {cell.grade_id or number + 1}>")))
        return self._do(process, cells)

    def _source(self, cell: Cell) -> str:
        """What runs of a cell: of a stub, nothing where the student has the function from elsewhere."""
        function = cell.function
        if not function or any(defines(other.source, function) for other in self.cells if other.locked):
            return cell.source
        return f"if not callable(globals().get({function!r})):\n{indent(cell.source, '    ')}"

    def _ask(self, process: Process, number: int) -> bool:
        """Ask with the student's own helpers; where some of them are wrong, once more with their right answers given.

        An answer that is wrong, and quick, is asked what helps to explain it.
        """
        asked, before = self.asked[number], process.used()
        if not self._do(process, [(number, ask) for ask in asked.missing()]):
            return False
        if asked.verdict is None and not asked.right:
            wrong = {name: records for name, records in asked.key.helpers.items() if name in self._wrong}
            self._wrong.add(asked.key.function)
            if wrong and len(asked.rounds) == 1:
                asked.rounds.append((wrong, []))
                return self._ask(process, number)
            quick = process.used() - before < QUICK_SECONDS
            if quick:
                self._on_our_time(asked.look_for_a_name)
                if not self._do(process, [(number, ask) for ask in asked.explaining()]):
                    return False
        self._on_our_time(asked.settle)
        return True

    def _on_our_time(self, think: Callable[[], object]) -> None:
        """What takes us a moment is not taken from the student's time."""
        start = time.monotonic()
        think()
        self._deadline += time.monotonic() - start

    def _do(self, process: Process, steps: Sequence[tuple[int, Step]]) -> bool:
        """Take these steps, each for the cell of its number. False if the process ended on the way, or the time."""
        answers = process.answers([step for _, step in steps])
        for number, _ in steps:
            if time.monotonic() > self._deadline:
                return False
            try:
                answer = next(answers)
            except Ended as ended:
                self._note_end(number, ended)
                return False
            if isinstance(answer, CellRun):
                self.runs.setdefault(number, answer)
            else:
                self.asked[number].take(answer)
        return True

    def _note_end(self, number: int, ended: Ended) -> None:
        if ended.by_the_clock and number not in self._slow:  # the machine may have been busy: this once more
            self._slow.add(number)
        elif number in self.asked:  # its other questions would end the same way
            self.asked[number].give_up(ended.outcome, ended.reason)
        else:
            self._deadly.add(number)
            words = "hit the time limit" if ended.outcome == "too slow" else "ended the process"
            self.runs[number] = CellRun(Failure("Stopped", f"this cell {words}: {ended.reason}"), "")
            self.notes.append(f"Cell {number + 1} {words} ({ended.reason}): it was left out.")
