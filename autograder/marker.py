"""Processes that mark, side by side. Each holds the keys, the judge and a lane; none of them touches the gradebook.

A marker reads a submission, has it run in its lane, judges, and writes the marked notebook; what the gradebook needs
goes back. One that is killed loses what it was at, and that is done again by another.
"""

import os
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from autograder import autograded
from autograder.key import Key
from autograder.marking import Marked, automatic_scores, mark_file
from autograder.sandbox import kernel
from autograder.sandbox.lane import Lane
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import Ring
from autograder.submission import Cell, released
from autograder.verdict import Verdict

TRIES = 3  # of a submission whose marker was killed


@dataclass(frozen=True)
class Assignment:
    """What is marked: the released notebooks and the keys of their exercises, by the name of the notebook."""

    contents: Mapping[str, dict[str, Any]]
    keys: Mapping[str, Mapping[str, Key]]


@dataclass(frozen=True)
class HandedIn:
    """One submission: who, and where it lies and goes."""

    student: str
    submitted: Path
    autograded: Path


@dataclass(frozen=True)
class Scores:
    """What the gradebook needs of one marked notebook, by grade id."""

    automatic: Mapping[str, float | None]  # points, or None for a person to mark
    unanswered: frozenset[str]  # left as handed out
    unreadable: bool = False

    def of(self, grade_id: str) -> float | None:
        """By the rules of nbgrader's own SaveAutoGrades."""
        return 0.0 if self.unreadable else self.automatic.get(grade_id)

    def comment(self, grade_id: str) -> str | None:
        return "No response." if self.unreadable or grade_id in self.unanswered else None


@dataclass(frozen=True)
class Result:
    """What marking one submission gave."""

    scores: Mapping[str, Scores]  # by the name of the notebook
    right: int
    exercises: int
    seen: tuple[str, ...]  # what is wrong with the exercises that are not right
    notes: tuple[str, ...]


class MarkerKilled(RuntimeError):
    """The process that marked a submission was killed, again and again: our error, never a lost point."""


def mark_all(
    work: Iterable[HandedIn], assignment: Assignment, jobs: int, rings: frozenset[Ring], limits: Limits
) -> Iterator[tuple[HandedIn, Future[Result]]]:
    """Mark in `jobs` processes at once; (submission, future) as they come, failed ones included.

    Only a few wait at a time, so memory does not grow with the class.
    """
    queue, suspects = deque(work), deque[HandedIn]()
    killed: Counter[str] = Counter()
    while queue or suspects:
        running: dict[Future[Result], HandedIn] = {}
        begin = _begin, (os.getpid(), assignment, rings, limits)
        with ProcessPoolExecutor(jobs, get_context("spawn"), *begin) as pool:
            while queue or suspects or running:
                together = 1 if suspects else 2 * jobs  # after a kill one at a time: it may have been one of these
                while (suspects or queue) and len(running) < together:
                    one = (suspects or queue).popleft()
                    running[pool.submit(_mark, one)] = one
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                    break
                for future in done:
                    yield running.pop(future), future
        for future, one in running.items():
            killed[one.student] += 1
            if killed[one.student] < TRIES:
                suspects.append(one)
            else:
                failed: Future[Result] = Future()
                failed.set_exception(
                    MarkerKilled(f"The process that marked it was killed {TRIES} times: {future.exception()}")
                )
                yield one, failed


# ------------------------------------------------------------------------------------------- in a marker's process

_assignment: Assignment
_authors: Mapping[str, list[Cell]]
_lane: Lane


def _begin(parent: int, assignment: Assignment, rings: frozenset[Ring], limits: Limits) -> None:
    global _assignment, _authors, _lane
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # nobody would read what it marks
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Control-C is for the grader, which then ends its markers
    _assignment, _lane = assignment, Lane(rings, limits)
    _authors = {name: released(content) for name, content in assignment.contents.items()}


def _mark(one: HandedIn) -> Result:
    marks = {
        name: mark_file(_lane, one.submitted / f"{name}.ipynb", author, _assignment.keys[name])
        for name, author in _authors.items()
    }
    for name, marked in marks.items():
        autograded.write(one.autograded / f"{name}.ipynb", autograded.notebook(_assignment.contents[name], marked))
    verdicts = [verdict for marked in marks.values() for verdict in marked.verdicts.values()]
    return Result(
        scores={name: scores_of(marked) for name, marked in marks.items()},
        right=sum(verdict.right for verdict in verdicts),
        exercises=len(verdicts),
        seen=tuple(_seen(verdicts)),
        notes=tuple(note for marked in marks.values() for note in (*marked.notes, marked.unreadable) if note),
    )


def scores_of(marked: Marked) -> Scores:
    """What the gradebook needs of a marked notebook."""
    unanswered = frozenset(cell.grade_id for cell in marked.cells if cell.as_released and not cell.locked)
    return Scores(automatic_scores(marked), unanswered, bool(marked.unreadable))


def _seen(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each exercise that is not right: its mistake, or what came instead of an answer."""
    todo = 0
    for verdict in verdicts:
        finding = None if verdict.right else verdict.first_failure.finding
        todo += verdict.status == "todo"
        if verdict.mistakes:
            yield from (f"{verdict.exercise}: {named.name}" for named in verdict.mistakes)
        elif finding and finding.got and verdict.status != "todo":
            yield f"{verdict.exercise}: {finding.got.splitlines()[0]}"
    if todo:
        yield f"{todo} still to write"
