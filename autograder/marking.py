"""Mark one notebook: the student's code on the other side of a sandbox, the key and the judge on this one."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from autograder.compile import compile_key
from autograder.exercises import load
from autograder.helpers import Records
from autograder.judge import judge
from autograder.key import Key
from autograder.observe import Failure, Observation, Outcome
from autograder.sandbox.lane import CellRun, Ended, Lane, Submission
from autograder.submission import Cell, Unreadable, merge, read
from autograder.verdict import Verdict

MAX_RESTARTS = 20  # processes of one submission: every exercise may loop for ever, callers once more with helpers
CHECK = re.compile(r'^check\("(\w+\.\w+)", \w+\)$', re.MULTILINE)


@dataclass(frozen=True)
class Marked:
    """One notebook of one submission after marking. `unreadable` says why there is nothing else."""

    cells: tuple[Cell, ...] = ()
    runs: Mapping[int, CellRun] = field(default_factory=dict)  # by the number of the cell
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)  # by the number of the check cell
    notes: tuple[str, ...] = ()
    unreadable: str = ""


def grading_keys(author: Sequence[Cell], seed: int) -> dict[str, Key]:
    """The keys of the exercises that a released notebook asks for. They live in this process's memory only.

    Compiling runs reference code with its output redirected, so it belongs before any thread is started.
    """
    names = filter(None, map(exercise_of, author))
    return {name: _grading_key(name, seed) for name in names}


@cache
def _grading_key(exercise: str, seed: int) -> Key:
    return compile_key(load(exercise), seed)


def exercise_of(cell: Cell) -> str | None:
    """The exercise that a released check cell asks for."""
    found = CHECK.search(cell.source) if cell.graded and cell.locked and cell.kind == "code" else None
    return found.group(1) if found else None


def mark_file(lane: Lane, path: Path, author: Sequence[Cell], keys: Mapping[str, Key]) -> Marked:
    """Mark a student's file against the released notebook's cells."""
    try:
        cells, notes = merge(author, read(path))
    except Unreadable as error:
        return Marked(unreadable=str(error))
    return mark(lane, cells, notes, keys)


def mark(lane: Lane, cells: Sequence[Cell], notes: Sequence[str], keys: Mapping[str, Key]) -> Marked:
    """Run the cells in order, ask each exercise its questions at its check cell, and judge the answers."""
    asked = {
        number: replace(keys[name], points=cell.nbgrader["points"])
        for number, cell in enumerate(cells)
        if (name := exercise_of(cell))
    }
    session = _Session(lane, cells, asked)
    session.go()
    return Marked(tuple(cells), session.runs, session.verdicts(), (*notes, *session.notes))


class _Asked:
    """One exercise of one submission: its answers with the student's own helpers, then with those given that are wrong."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.rounds: list[tuple[Records, list[Observation]]] = [({}, [])]

    def judge(self) -> Verdict:
        """By the last round, which is complete."""
        helpers, answers = self.rounds[-1]
        return judge(self.key, answers, tuple(helpers))

    def ask(self, process: Submission) -> None:
        """Ask what is still to be asked in this round. Raises Ended if the process does not survive it."""
        helpers, answers = self.rounds[-1]
        while len(answers) < len(self.key.questions):
            answers.append(process.ask(self.key.questions[len(answers)], helpers))

    def give_up(self, outcome: Outcome, reason: str) -> None:
        """Count what is still to be asked in this round as lost."""
        answers = self.rounds[-1][1]
        missing = len(self.key.questions) - len(answers)
        answers += [Observation(outcome, failure=Failure("", reason))] * missing


class _Session:
    """Runs one notebook through as many processes as it takes: one that hits a limit loses the step it was at."""

    def __init__(self, lane: Lane, cells: Sequence[Cell], keys: Mapping[int, Key]) -> None:
        self.lane, self.cells = lane, cells
        self.asked = {number: _Asked(key) for number, key in keys.items()}
        self.runs: dict[int, CellRun] = {}
        self.notes: list[str] = []
        self._deadly: set[int] = set()
        self._wrong: set[str] = set()  # functions that are wrong with the helpers that they have
        self._deadline = 0.0

    def go(self) -> None:
        seconds = self.lane.limits.total_seconds
        self._deadline = time.monotonic() + seconds
        for _ in range(MAX_RESTARTS):
            with self.lane.submission() as process:
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
        return {number: asked.judge() for number, asked in self.asked.items()}

    def _pass(self, process: Submission) -> bool:
        """Once through the notebook. False if the process ended on the way, or the time."""
        for number, cell in enumerate(self.cells):
            if time.monotonic() > self._deadline:
                return False
            try:
                if number in self.asked:
                    self._ask(process, self.asked[number])
                elif cell.runs and number not in self._deadly:
                    run = process.run(cell.source, f"<cell {cell.grade_id or number + 1}>")
                    self.runs.setdefault(number, run)
            except Ended as ended:
                self._note_end(number, ended)
                return False
        return True

    def _ask(self, process: Submission, asked: _Asked) -> None:
        """Ask with the student's own helpers; where some of them are wrong, once more with their right answers given."""
        asked.ask(process)
        if len(asked.rounds) == 1 and not asked.judge().right:
            wrong = {name: records for name, records in asked.key.helpers.items() if name in self._wrong}
            self._wrong.add(asked.key.function)
            if wrong:
                asked.rounds.append((wrong, []))
                asked.ask(process)

    def _note_end(self, number: int, ended: Ended) -> None:
        if number in self.asked:  # its other questions would end the same way
            self.asked[number].give_up(ended.outcome, ended.reason)
        else:
            self._deadly.add(number)
            words = "hit the time limit" if ended.outcome == "too slow" else "ended the process"
            self.runs[number] = CellRun(Failure("Stopped", f"this cell {words}: {ended.reason}"), "")
            self.notes.append(f"Cell {number + 1} {words} ({ended.reason}): it was left out.")
