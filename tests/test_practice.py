"""A check comes to an end, and asks in one thread, as grading does."""

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from autograder import practice
from autograder.judging.verdict import Verdict
from autograder.practice import key_of, verdict_of


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(practice, "CALL_SECONDS", 0.5)
    monkeypatch.setattr(practice, "CHECK_SECONDS", 1.2)
    monkeypatch.setattr(practice, "LOOK_SECONDS", 0.05)
    before = signal.getsignal(signal.SIGINT)
    yield
    assert signal.getsignal(signal.SIGINT) is before
    deadline = time.monotonic() + 5
    while any("_watch" in thread.name for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any("_watch" in thread.name for thread in threading.enumerate())


def asked(function: Callable[..., Any]) -> Verdict:
    return verdict_of(key_of("logistic.delta"), function)


def got(verdict: Verdict) -> str:
    finding = verdict.first_failure.finding
    assert finding is not None
    return finding.got


def loop(A: Any, Y: Any) -> Any:
    while True:
        pass


def asleep(A: Any, Y: Any) -> Any:
    time.sleep(60)


def stubborn(A: Any, Y: Any) -> Any:
    while True:
        with contextlib.suppress(Exception):
            loop(A, Y)


def test_a_loop_without_end_is_told_with_its_line() -> None:
    words = got(asked(loop))
    assert words.startswith("no result within the time limit: 0.5 seconds are used up, in line ")
    assert words.endswith(("while True:", "pass"))


@pytest.mark.parametrize("function", [asleep, stubborn])
def test_whoever_sleeps_or_catches_everything_ordinary_ends_too(function: Callable[..., Any]) -> None:
    assert "no result within the time limit" in got(asked(function))


def test_many_slow_calls_end_together() -> None:
    def slow(A: Any, Y: Any) -> Any:
        time.sleep(0.3)
        return A - Y

    start = time.monotonic()
    assert "1.2 seconds for all calls together are used up" in got(asked(slow))
    assert time.monotonic() - start < 5


def test_where_a_thread_cannot_be_signalled_the_interpreter_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_kill", raising=False)  # as on Windows
    assert "no result within the time limit" in got(asked(loop))


def test_an_interrupt_by_hand_is_told_as_one() -> None:
    def interrupted(A: Any, Y: Any) -> Any:
        raise KeyboardInterrupt

    assert got(asked(interrupted)).startswith("stopped by hand")


def test_people_may_wait_in_a_debugger() -> None:
    def slow(A: Any, Y: Any) -> Any:
        if not waited:
            waited.append(time.sleep(1))
        return A - Y

    waited: list[None] = []
    before = sys.gettrace()
    sys.settrace(lambda *_: None)
    try:
        assert practice._is_debugged()
        with practice._Asker({"delta": slow}) as asker:
            answer = asker._ask(key_of("logistic.delta").questions[0], None)
    finally:
        sys.settrace(before)
    assert answer.outcome == "returned"


def test_a_check_in_another_thread_is_not_interrupted_and_interrupts_nobody() -> None:
    verdicts: list[Verdict] = []
    worker = threading.Thread(target=lambda: verdicts.append(asked(lambda A, Y: A - Y)))
    worker.start()
    worker.join()
    assert verdicts[0].right


def test_an_answer_starts_no_thread_and_others_may() -> None:
    def threaded(A: Any, Y: Any) -> Any:
        threading.Thread(target=print).start()
        return A - Y

    assert got(asked(threaded)).startswith("RuntimeError: can't start new thread: grading has one alone")

    go, started = threading.Event(), threading.Event()

    def elsewhere() -> None:
        go.wait(5)
        threading.Thread(target=started.set).start()

    def waiting(A: Any, Y: Any) -> Any:
        go.set()
        assert started.wait(5)
        return A - Y

    other = threading.Thread(target=elsewhere)
    other.start()
    assert asked(waiting).right
    other.join()
    threading.Thread(target=print).start()


def test_numpys_error_state_does_not_fail_an_answer() -> None:
    with np.errstate(all="raise"):
        assert asked(lambda A, Y: A - Y + 0 * np.exp(np.full(A.shape, -2000.0))).right
