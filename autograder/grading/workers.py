"""Processes that mark, side by side. Each holds the keys, the judge and a lane; none of them touches the gradebook.

A marker reads a submission, has it run in its lane, judges, and writes the marked notebook; what the gradebook needs
goes back. One that is killed loses what it was at, and that is done again by another. Each has a connection of its own,
so that a kill at any moment is the end of that connection and of nothing else.
"""

import signal
import subprocess
import sys
import traceback
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Self

from autograder.building.cells import released
from autograder.grading import marked as marked_notebook
from autograder.grading.marking import Marked, automatic_scores, mark_file
from autograder.judging.key import Key
from autograder.judging.verdict import Verdict
from autograder.report import Feedback
from autograder.sandbox.lane import Lane
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import Ring

TRIES = 3  # of a submission whose marker was killed
AHEAD = 2  # submissions that a marker has at once, so that it need not wait for the grader
PROGRAM = "from autograder.grading import workers; workers.main()"  # not `-m`: pickles name their classes by module


@dataclass(frozen=True)
class Handout:
    """What is marked: the released notebooks and the keys of their exercises, by the name of the notebook; and what students see of a verdict."""

    contents: Mapping[str, dict[str, Any]]
    keys: Mapping[str, Mapping[str, Key]]
    feedback: Feedback


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
class Tally:
    """What marking one submission gave."""

    scores: Mapping[str, Scores]  # by the name of the notebook
    right: int
    exercises: int
    seen: tuple[str, ...]  # what is wrong with the exercises that are not right
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Failed:
    """An error of ours: its traceback. The submission stays as it was."""

    traceback: str


class Unwritable(Exception):
    """A marked notebook could not be written: where, and why."""


def mark_all(
    work: Iterable[HandedIn], assignment: Handout, jobs: int, rings: frozenset[Ring], limits: Limits
) -> Iterator[tuple[HandedIn, Tally | Failed]]:
    """Mark in `jobs` processes at once; what became of each submission, as it comes.

    Only a few wait at a time, so memory does not grow with the class. Raises Unwritable.
    """
    queue, again = iter(work), deque[HandedIn]()
    killed: Counter[str] = Counter()
    with ExitStack() as processes:

        def start() -> _Marker:
            return processes.enter_context(_Marker(assignment, rings, limits))

        markers = [start() for _ in range(jobs)]
        while True:
            for marker in markers:
                while len(marker.given) < AHEAD and (one := again.popleft() if again else next(queue, None)):
                    marker.give(one)
            busy = {marker.connection: marker for marker in markers if marker.given}
            if not busy:
                return
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                marker = busy[connection]
                try:
                    outcome = marker.connection.recv()
                except (EOFError, OSError):
                    at, *others = marker.given
                    killed[at.student] += 1
                    again.extend(others)
                    if killed[at.student] < TRIES:
                        again.append(at)
                    else:
                        yield at, Failed(f"The process that marked it was killed {TRIES} times.")
                    markers[markers.index(marker)] = start()
                    continue
                one = marker.given.popleft()
                if isinstance(outcome, Unwritable):
                    raise outcome
                yield one, outcome


class _Marker:
    """A process that marks, and what it was given to mark. Use as a context manager."""

    def __init__(self, assignment: Handout, rings: frozenset[Ring], limits: Limits) -> None:
        self.connection, theirs = Pipe()
        self.given = deque[HandedIn]()
        with theirs:
            words = [sys.executable, "-c", PROGRAM, str(theirs.fileno())]
            self.process = subprocess.Popen(words, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        self._send((assignment, rings, limits))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()  # it reads the end, and goes
        self.process.terminate()  # or is in the middle of something that nobody waits for any more
        self.process.wait()

    def give(self, one: HandedIn) -> None:
        self.given.append(one)
        self._send(one)

    def _send(self, message: object) -> None:
        with suppress(OSError):  # it was killed: reading from it will tell
            self.connection.send(message)


# ------------------------------------------------------------------------------------------- in a marker's process


class _Work:
    """Marks what it is given, in a lane of its own."""

    def __init__(self, assignment: Handout, rings: frozenset[Ring], limits: Limits) -> None:
        self.assignment, self.lane = assignment, Lane(rings, limits)
        self.authors = {name: released(content) for name, content in assignment.contents.items()}

    def __call__(self, one: HandedIn) -> Tally | Failed | Unwritable:
        try:
            return self.mark(one)
        except OSError as error:
            return Unwritable(f"{error.filename or one.autograded}: {error.strerror}")
        except Exception:  # an error of ours: the grader tells, and the other submissions go on
            return Failed(traceback.format_exc())

    def mark(self, one: HandedIn) -> Tally:
        files = {name: f"{name}.ipynb" for name in self.authors}
        marks = {
            name: mark_file(self.lane, one.submitted / files[name], author, self.assignment.keys[name], files.values())
            for name, author in self.authors.items()
        }
        for name, marked in marks.items():
            content = marked_notebook.notebook(self.assignment.contents[name], marked, self.assignment.feedback)
            marked_notebook.write(one.autograded / f"{name}.ipynb", content)
        verdicts = [verdict for marked in marks.values() for verdict in marked.verdicts.values()]
        return Tally(
            scores={name: scores_of(marked) for name, marked in marks.items()},
            right=sum(verdict.right for verdict in verdicts),
            exercises=len(verdicts),
            seen=tuple(_seen(verdicts)),
            notes=tuple(note for marked in marks.values() for note in (*marked.notes, marked.unreadable) if note),
        )


def main() -> None:
    """Mark what comes until the grader closes the connection, or goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Control-C is for the grader, which then ends its markers
    with Connection(int(sys.argv[1])) as connection, suppress(EOFError, OSError):
        work = _Work(*connection.recv())
        with work.lane:
            while True:
                connection.send(work(connection.recv()))


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
