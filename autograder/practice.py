"""The practice keys that ship with the package, and a student's own function judged by them in this process."""

import _thread
import inspect
import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from math import inf
from pathlib import Path
from typing import Any, Self

from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.results import is_right, is_wrong
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Failure, Observation, Question
from autograder.observing.observe import ask
from autograder.observing.stand_ins import Records

KEYS = Path(__file__).parent / "keys"

QUICK_SECONDS = 0.5  # an answer that takes longer is not asked the questions that only explain
CALL_SECONDS = 5.0  # as in grading; the slowest right answers take well under one
CHECK_SECONDS = 30.0  # all calls of one check
LOOK_SECONDS = 0.25  # how often the clock is looked at meanwhile


class NoSuchExercise(LookupError):
    """There is no practice key of that name: what there is instead."""


def verdict_of(key: Key, function: Callable[..., Any]) -> Verdict:
    """Judge with the student's own helpers first; where some are wrong, once more with their right answers given."""
    seen = {**getattr(inspect.unwrap(function), "__globals__", {}), key.function: function}
    helpers: Records = {}
    start = time.monotonic()
    with _Asker(seen) as asker, _one_thread():
        answers = asker.observe(key.questions)
        if not is_right(key, answers):
            helpers = {name: records for name, records in key.helpers.items() if not _helper_is_right(key, name, asker)}
            answers = asker.observe(key.questions, helpers) if helpers else answers
        explain = is_wrong(key, answers) and time.monotonic() - start < QUICK_SECONDS
        extra = asker.observe([probe.question for probe in key.probes], helpers) if explain else ()
    return judge(key, answers, tuple(helpers), extra)


def _helper_is_right(key: Key, name: str, asker: "_Asker") -> bool:
    helper = key_of(f"{key.exercise.partition('.')[0]}.{name}")
    return is_right(helper, asker.observe(helper.questions))


class _Asker:
    """Asks what `seen` names, and interrupts a call that takes too long, as one does by hand. Use as a context manager.

    Only the main thread can be interrupted: a notebook's cells run in it. Under a debugger no call is: people wait there.
    """

    def __init__(self, seen: Mapping[str, Any]) -> None:
        self.seen = seen
        self._end = time.monotonic() + CHECK_SECONDS
        self._bell = inf  # when the call that is being made has taken too long
        self._rung = False
        self._lock, self._over = threading.Lock(), threading.Event()

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread() and not _is_debugged():
            with suppress(RuntimeError):  # in a browser there are no threads
                threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def observe(self, questions: Sequence[Question], helpers: Records | None = None) -> list[Observation]:
        """Ask every question in turn. Once one is interrupted, by hand or by the clock, so are the remaining ones."""
        answers: list[Observation] = []
        for question in questions:
            if answers and answers[-1].outcome in ("interrupted", "too slow"):
                answers.append(answers[-1])
            else:
                answers.append(self._ask(question, helpers))
        return answers

    def _ask(self, question: Question, helpers: Records | None) -> Observation:
        start, answer = time.monotonic(), Observation("interrupted")
        self._bell, self._rung = min(start + CALL_SECONDS, self._end), False
        try:
            try:
                answer = ask(self.seen, question, helpers)
            finally:
                with self._lock:
                    self._bell = inf
        except KeyboardInterrupt:  # as the call was just over
            if not self._rung:
                raise
        if not self._rung or answer.outcome != "interrupted":
            return answer
        where = f", in line {answer.failure.number}: {answer.failure.line}" if answer.failure else ""
        alone = start + CALL_SECONDS < self._end
        limit = f"{CALL_SECONDS:g} seconds" if alone else f"{CHECK_SECONDS:g} seconds for all calls together"
        return Observation("too slow", failure=Failure("", f"{limit} are used up{where}"))

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            with self._lock:
                if time.monotonic() > self._bell:
                    self._rung = True
                    _interrupt_main()


def _interrupt_main() -> None:
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main:
        signal.pthread_kill(main, signal.SIGINT)  # wakes one that sleeps, too
    else:
        _thread.interrupt_main()


def _is_debugged() -> bool:
    monitoring = getattr(sys, "monitoring", None)  # from Python 3.12 on
    return sys.gettrace() is not None or bool(monitoring and monitoring.get_tool(monitoring.DEBUGGER_ID))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Refuse the threads that an asked function starts, as grading does. Other threads may start theirs."""
    here, start = threading.get_ident(), threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if threading.get_ident() == here:
            raise RuntimeError("can't start new thread: grading has one alone")
        start(thread)

    threading.Thread.start = refuse  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        threading.Thread.start = start  # type: ignore[method-assign]


@cache
def index() -> dict[str, Any]:
    """Which exercises there are, and which questions are answered in words."""
    path = index_path()
    if not path.is_file():
        raise NoSuchExercise(
            "The practice keys are missing: install chainrule again, or in a clone run `chainrule build`."
        )
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def names() -> list[str]:
    """The exercises that have a practice key, in the order of the notebooks."""
    found: list[str] = index()["exercises"]
    return found


def written_in(module: str) -> dict[str, float]:
    """The points of each question of a module's notebook that is answered in words, by its id: they are for a person to mark."""
    found: dict[str, float] = index().get("written", {}).get(module, {})
    return found


def index_path() -> Path:
    """Where it is written which exercises there are."""
    return KEYS / "index.json"


def path_of(exercise: str) -> Path:
    """Where the practice key of an exercise lies."""
    module, _, function = exercise.partition(".")
    return KEYS / module / f"{function}.npz"


@cache
def key_of(exercise: str) -> Key:
    """The practice key of an exercise. Raises NoSuchExercise for an unknown name."""
    path = path_of(exercise)
    if exercise not in names():
        module = exercise.partition(".")[0]
        there = [name for name in names() if name.partition(".")[0] == module] or names()
        raise NoSuchExercise(f"There is no exercise {exercise!r}. There are: {', '.join(there)}.")
    if not path.is_file():
        raise NoSuchExercise(
            f"The practice key of {exercise} is missing: install chainrule again, or run `chainrule build`."
        )
    try:
        return Key.from_bytes(path.read_bytes())
    except (KeyError, ValueError):
        raise NoSuchExercise(
            f"The practice key of {exercise} is of another version: install chainrule again, or run `chainrule build`."
        ) from None
