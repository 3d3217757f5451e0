"""Mark one notebook: the student's code on the other side of a sandbox, the key and the judge on this one."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from autograder.compile import compile_with_clues
from autograder.diagnose import named_mistakes
from autograder.exercises import load
from autograder.helpers import Records
from autograder.judge import is_right, is_wrong, judge
from autograder.key import Key, Probe, Variations
from autograder.notebook import KEYS, QUICK_SECONDS
from autograder.observe import Failure, Observation, Outcome
from autograder.sandbox.lane import Ask, CellRun, Ended, Lane, Lost, Run, Step, Submission
from autograder.submission import Cell, Unreadable, merge, read
from autograder.variations import variations_of
from autograder.verdict import Verdict

Thought = TypeVar("Thought")

TRIES = 3  # of a submission whose processes were killed by somebody else
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
    return {name: _grading_key(name, seed) for name in exercises_in(author)}


def exercises_in(author: Sequence[Cell]) -> list[str]:
    """The exercises that a released notebook asks for, in its order."""
    return list(filter(None, map(exercise_of, author)))


@cache
def _grading_key(exercise: str, seed: int) -> Key:
    key, path = compile_with_clues(load(exercise), seed), KEYS / f"{exercise}.npz"
    if not path.is_file():
        return key
    practice = Key.from_bytes(path.read_bytes())  # public, so an answer may know its inputs by heart
    probe = Probe("practice", "", practice.questions[0], practice.expected[0].value)
    return replace(key, probes=(probe, *key.probes))


class _Varied:
    """Keys with small changes of their references. These take a second to make: only where nothing else explains an answer."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[object, Variations]] = {}  # by the identity of the questions, which stay alive here

    def key(self, key: Key) -> Key:
        if id(key.questions) not in self._made:
            path = KEYS / f"{key.exercise}.npz"  # tells which changes are worth a try
            numbers = Key.from_bytes(path.read_bytes()).variations.numbers.tolist() if path.is_file() else ()
            self._made[id(key.questions)] = key.questions, variations_of(load(key.exercise), key, numbers)
        return replace(key, variations=self._made[id(key.questions)][1])


VARIED = _Varied()


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
    """Run the cells in order, ask each exercise its questions at its check cell, and judge the answers.

    Raises SandboxError if that cannot be done, by no fault of the student's.
    """
    asked = {
        number: replace(keys[name], points=cell.nbgrader["points"])
        for number, cell in enumerate(cells)
        if (name := exercise_of(cell))
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


class _Asked:
    """One exercise of one submission: its answers with the student's own helpers, then with those given that are wrong."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.rounds: list[tuple[Records, list[Observation]]] = [({}, [])]
        self.extra: list[Observation] = []  # answers to the key's probes
        self.verdict: Verdict | None = None  # when all is answered

    @property
    def right(self) -> bool:
        """By the last round, which is complete."""
        return is_right(self.key, self.rounds[-1][1])

    def settle(self) -> Verdict:
        """Judge by the last round, and let the answers go: a submission's answers may be large."""
        if self.verdict is None:
            helpers, answers = self.rounds[-1]
            self.verdict = judge(self.key, answers, tuple(helpers), self.extra)
            if self.verdict.status == "failed" and not self.verdict.mistakes and self._name(answers):
                self.verdict = judge(self.key, answers, tuple(helpers), self.extra)
            self.rounds.clear()
            self.extra.clear()
        return self.verdict

    def missing(self) -> list[Ask]:
        """What is still to be asked in this round."""
        if self.verdict:
            return []
        helpers, answers = self.rounds[-1]
        return [Ask(question, helpers) for question in self.key.questions[len(answers) :]]

    def explaining(self) -> list[Ask]:
        """What helps to say what is wrong; where that is known, the practice question alone, to save time."""
        helpers, answers = self.rounds[-1]
        if not is_wrong(self.key, answers):
            return []
        wanted = 1 if self._name(answers) else len(self.key.probes)
        return [Ask(probe.question, helpers) for probe in self.key.probes[len(self.extra) : wanted]]

    def _name(self, answers: Sequence[Observation]) -> bool:
        """Is there a name for what is wrong? Where no listed mistake explains it, the key gets those that nobody listed."""
        named = named_mistakes(self.key, answers)
        if not named and not self.key.variations.names:
            self.key = VARIED.key(self.key)
            named = named_mistakes(self.key, answers)
        return bool(named)

    def take(self, answer: Observation) -> None:
        """Keep the answer to what was asked."""
        answers = self.rounds[-1][1]
        (answers if len(answers) < len(self.key.questions) else self.extra).append(answer)

    def give_up(self, outcome: Outcome, reason: str) -> None:
        """Count what is still to be asked as lost."""
        if self.verdict is None:
            answers, lost = self.rounds[-1][1], Observation(outcome, failure=Failure("", reason))
            answers += [lost] * (len(self.key.questions) - len(answers))
            self.extra += [lost] * (len(self.key.probes) - len(self.extra))


class _Session:
    """Runs one notebook through as many processes as it takes: one that hits a limit loses the step it was at."""

    def __init__(self, lane: Lane, cells: Sequence[Cell], keys: Mapping[int, Key]) -> None:
        self.lane, self.cells = lane, cells
        self.asked = {number: _Asked(key) for number, key in keys.items()}
        self.runs: dict[int, CellRun] = {}
        self.notes: list[str] = []
        self._deadly: set[int] = set()
        self._slow: set[int] = set()  # cells and exercises at which the wall clock ran out once
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
        return {number: asked.settle() for number, asked in self.asked.items()}

    def _pass(self, process: Submission) -> bool:
        """Once through the notebook. False if the process ended on the way, or the time."""
        cells: list[tuple[int, Step]] = []  # to be run before the next question
        for number, cell in enumerate(self.cells):
            if number in self.asked:
                if not (self._do(process, cells) and self._ask(process, number)):
                    return False
                cells = []
            elif cell.runs and number not in self._deadly:
                cells.append((number, Run(cell.source, f"<cell {cell.grade_id or number + 1}>")))
        return self._do(process, cells)

    def _ask(self, process: Submission, number: int) -> bool:
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
            if quick and not self._do(process, [(number, ask) for ask in self._on_our_time(asked.explaining)]):
                return False
        self._on_our_time(asked.settle)
        return True

    def _on_our_time(self, think: Callable[[], Thought]) -> Thought:
        """What takes us a moment is not taken from the student's time."""
        start = time.monotonic()
        thought = think()
        self._deadline += time.monotonic() - start
        return thought

    def _do(self, process: Submission, steps: Sequence[tuple[int, Step]]) -> bool:
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
