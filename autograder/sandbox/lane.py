"""The trusted side: starts a worker, sends it cells and questions, owns the deadlines.

A lane runs one submission at a time. Whatever is out of step on the wire ends the submission and, if need be, the
worker; the next submission gets a fresh one.
"""

import contextlib
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from autograder.helpers import Records
from autograder.observe import Failure, Observation, Outcome, Question, failure_from
from autograder.sandbox import wire
from autograder.sandbox.worker import READY, STATUS, remove
from autograder.values import MalformedValue

START_SECONDS = 60.0  # a cold disk and a busy machine; a start takes about half a second
END_SECONDS = 5.0
MAX_REASON = 500  # letters of what a worker complained of
TRIES = 2  # a worker that went between two submissions is replaced
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "MPLBACKEND": "Agg",
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}


@dataclass(frozen=True)
class Limits:
    """What a submission may use. CPU time counts first: it does not depend on how busy the machine is."""

    cpu_seconds: int = 5  # one cell or one call; the slowest right answers take well under one
    wall_seconds: float = 25.0  # one cell or one call, five times the CPU limit
    total_seconds: int = 240  # the whole notebook: an endless loop in every one of its exercises, and some more
    memory_bytes: int = 2 << 30


class Ended(Exception):
    """The submission's process is gone: `too slow`, or `died` with the reason."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(f"{outcome}: {reason}")
        self.outcome, self.reason = outcome, reason


class SandboxError(RuntimeError):
    """The sandbox itself does not work: our error, never a lost point."""


@dataclass(frozen=True)
class CellRun:
    """What running a cell did."""

    failure: Failure | None
    printed: str


class Lane:
    """One worker. Use as a context manager."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._folder = Path()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def submission(self) -> "Submission":
        """A fresh process for one submission. Raises SandboxError if none can be had."""
        for _ in range(TRIES):
            if self._control is None:
                self._start()
            ours, theirs = socket.socketpair()
            try:
                assert self._control is not None
                socket.send_fds(self._control, [json.dumps(asdict(self.limits)).encode()], [theirs.fileno()])
            except OSError:
                ours.close()
                self.stop()
            else:
                return Submission(self, ours)
            finally:
                theirs.close()
        raise SandboxError("The worker process ends as soon as it has started.")

    def _start(self) -> None:
        control, theirs = socket.socketpair()
        self._folder = Path(tempfile.mkdtemp(prefix="chainrule-"))
        # -I would also ignore PYTHONHASHSEED, and a set's order would change from run to run
        program = [sys.executable, "-s", "-P", "-m", "autograder.sandbox.worker"]
        home, settings = self._folder / "home", self._folder / "settings"
        home.mkdir()
        complaints = self._folder / "complaints"
        with complaints.open("wb") as stderr:
            self._process = subprocess.Popen(
                [*program, str(theirs.fileno()), str(self._folder)],
                pass_fds=[theirs.fileno()],
                env=ENVIRONMENT | {"HOME": str(home), "TMPDIR": str(home), "MPLCONFIGDIR": str(settings)},
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                start_new_session=True,  # its process group can be ended as a whole
            )
        theirs.close()
        control.settimeout(START_SECONDS)
        self._control = control
        try:
            ready = control.recv(len(READY))
        except OSError:
            ready = b""
        if ready != READY:
            reason = complaints.read_text(encoding="utf-8", errors="replace").strip()[-MAX_REASON:]
            self.stop()
            raise SandboxError(f"The worker process did not start: {reason or 'no reason given'}")

    def status(self) -> tuple[int, float] | None:
        """Wait status and CPU seconds of the submission that just ended; None, and no worker, if that is not told."""
        assert self._control is not None
        self._control.settimeout(END_SECONDS)
        try:
            message = self._control.recv(STATUS.size)
            status, seconds = STATUS.unpack(message)
        except (OSError, struct.error):
            self.stop()
            return None
        return status, seconds

    def stop(self) -> None:
        """End the worker and what it started: it clears up when its control closes, and is killed if it does not."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            _wait_for_end(self._process.pid)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            remove([self._folder])


def _wait_for_end(pid: int) -> None:
    """Wait for a process that should end by itself, and leave its number taken."""
    if sys.platform == "linux":
        process = os.pidfd_open(pid)
        poll = select.poll()
        poll.register(process, select.POLLIN)
        poll.poll(END_SECONDS * 1000)
        os.close(process)


class Submission:
    """A process that runs one student's cells and answers questions. Use as a context manager."""

    def __init__(self, lane: Lane, channel: socket.socket) -> None:
        self._lane, self._channel = lane, channel
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, source: str, name: str) -> CellRun:
        """Run one cell. Raises Ended if the process does not survive it."""
        match self._request({"run": source, "name": name}):
            case {"failure": None | list() as failure, "printed": str(printed)}:
                try:
                    return CellRun(failure_from(failure), printed)
                except MalformedValue:
                    pass
        raise self._end("died", "it did not follow the protocol")

    def ask(self, question: Question, helpers: Records) -> Observation:
        """Ask one question, with these recorded helpers. Raises Ended if the process does not survive it."""
        message = {"function": question.function, "arguments": question.arguments}
        in_place = {name: list(records) for name, records in {**helpers, **question.supplied}.items()}
        answer = self._request({**message, "helpers": in_place})
        try:
            return Observation.from_value(answer)
        except MalformedValue:
            raise self._end("died", "it did not follow the protocol") from None

    def _request(self, message: dict[str, Any]) -> Any:
        try:
            self._channel.settimeout(self._lane.limits.wall_seconds)
            wire.send(self._channel, message)
            return wire.receive(self._channel, self._lane.limits.wall_seconds)
        except wire.OutOfTime:
            raise self._end("too slow", f"no answer within {self._lane.limits.wall_seconds:g} seconds") from None
        except MalformedValue:
            raise self._end("died", "it did not follow the protocol") from None
        except wire.Closed:
            raise self._gone() from None

    def _gone(self) -> Ended:
        """The process ended by itself: why?"""
        self._open = False
        self._channel.close()
        ended = self._lane.status()
        if ended is None:
            return Ended("died", "its process could not be found")
        status, seconds = ended
        code, limits = os.waitstatus_to_exitcode(status), self._lane.limits
        if code == -signal.SIGXCPU:
            return Ended("too slow", f"{limits.cpu_seconds} seconds of CPU time are used up")
        if code == -signal.SIGKILL and seconds >= 0.9 * limits.total_seconds:
            return Ended("too slow", f"{limits.total_seconds} seconds of CPU time are used up")
        if code < 0:
            return Ended("died", f"signal {signal.Signals(-code).name}")
        return Ended("died", f"it left with exit status {code}")

    def _end(self, outcome: Outcome, reason: str) -> Ended:
        """End a process that is out of step, and its worker with it."""
        self._open = False
        self._channel.close()
        self._lane.stop()
        return Ended(outcome, reason)

    def close(self) -> None:
        """Let the process go. One that does not leave is ended with its worker."""
        if self._open:
            self._open = False
            self._channel.close()
            self._lane.status()
