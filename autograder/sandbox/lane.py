"""The trusted side: starts a zygote, hands it one submission at a time, keeps the time, and kills.

It never runs student code and parses nothing but `wire` messages. Whatever is out of step on the wire ends the
submission; a zygote that is out of step is replaced, and the next submission gets a fresh one.
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
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from autograder.observing.observation import Failure, Observation, Outcome, Question, failure_from, shorten
from autograder.observing.stand_ins import LeftPath, Recording, Records
from autograder.sandbox import bubblewrap, syscalls, view, wire
from autograder.sandbox.child import SEALED, Plan
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import Ring
from autograder.sandbox.zygote import READY, STATUS, remove
from autograder.values.coding import MalformedValue

START_SECONDS = 60.0  # a cold disk and a busy machine; a start takes about a second
END_SECONDS = 10.0  # for the kernel to end a process and give back its memory
MAX_REASON = 500  # letters of what a zygote complained of
ANSWER_BYTES = 32 << 20  # of all answers of one process, or waiting for it; a whole notebook's are below 5 MiB
TRIES = 2  # a zygote that went between two submissions is replaced
PROGRAM = ("-s", "-P", "-B", "-m", "autograder.sandbox.zygote")  # -I would ignore PYTHONHASHSEED too
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",  # a set's order is the same in every run
    "MPLBACKEND": "Agg",
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),  # there are no threads inside
}
KERNELS = (  # what an operator may have set to choose how arrays are computed: inside as outside, or the two round otherwise
    *("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "NPY_DISABLE_CPU_FEATURES", "NPY_ENABLE_CPU_FEATURES"),
    *("BLIS_ARCH_TYPE", "MKL_CBWR", "MKL_ENABLE_INSTRUCTIONS", "NVPL_BLAS_DEBUG_CPU_TYPE"),
)


class Ended(Exception):
    """The submission's process is gone: `too slow`, or `died`, with the reason."""

    def __init__(self, outcome: Outcome, reason: str, by_the_clock: bool = False) -> None:
        super().__init__(f"{outcome}: {reason}")
        self.outcome, self.reason = outcome, reason
        self.by_the_clock = by_the_clock  # of the wall: it may have been the machine that was slow


class SandboxError(RuntimeError):
    """The sandbox itself does not work: our error, never a lost point."""


class Lost(SandboxError):
    """A process of the sandbox was ended by somebody else, such as a system short of memory. Worth another try."""


@dataclass(frozen=True)
class CellRun:
    """What running a cell did."""

    failure: Failure | None
    printed: str


@dataclass(frozen=True)
class Run:
    """A cell to run."""

    source: str
    name: str

    def message(self) -> dict[str, Any]:
        return {"run": self.source, "name": self.name}

    def tables(self) -> dict[str, Recording]:
        return {}

    @staticmethod
    def answer(value: Any) -> CellRun:
        """Raises MalformedValue for what is no answer to this."""
        match value:
            case {"failure": None | list() as failure, "printed": str(printed)}:
                return CellRun(failure_from(failure), shorten(printed))
        raise MalformedValue("not what a cell did")


@dataclass(frozen=True)
class Ask:
    """A question to ask, with these recorded helpers."""

    question: Question
    helpers: Records

    def message(self) -> dict[str, Any]:
        about = {"function": self.question.function, "arguments": self.question.arguments}
        return about | {"helpers": [*{**self.helpers, **self.question.supplied}]}

    def tables(self) -> dict[str, Recording]:
        """What recorded helpers answer. They are looked up in here, and do not go inside."""
        return {name: Recording(name, records) for name, records in {**self.helpers, **self.question.supplied}.items()}

    @staticmethod
    def answer(value: Any) -> Observation:
        """Raises MalformedValue for what is no answer to this."""
        return Observation.from_value(value)


Step = Run | Ask


class Lane:
    """One zygote behind its rings. Use as a context manager."""

    def __init__(self, rings: frozenset[Ring], limits: Limits | None = None, preload: bool = True) -> None:
        self.rings, self.limits = rings, limits or Limits()
        self._preload = preload
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._ending = False  # the zygote has still to tell of the last submission's end
        self._folder: Path | None = None  # on the disk, where there is no bubblewrap to keep one in memory

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def process(self) -> "Process":
        """A fresh process for one submission. Raises SandboxError if none can be had."""
        if self._ending:
            self.ended()
        for _ in range(TRIES):
            self.start()
            ours, theirs = socket.socketpair()
            try:
                assert self._control is not None
                socket.send_fds(self._control, [b"s"], [theirs.fileno()])
                _, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
                return Process(self, ours, descriptors[0])
            except (OSError, IndexError):
                ours.close()
                self.stop()
            finally:
                theirs.close()
        raise SandboxError("The zygote ends as soon as it has started.")

    def start(self) -> None:
        """Have a zygote. A process needs one, and takes the time if it was not there before. Raises SandboxError."""
        if self._control is not None:
            return
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        program = [sys.executable, *PROGRAM, str(theirs.fileno())]
        if Ring.BUBBLEWRAP in self.rings:
            scratch = bubblewrap.BOX
            environment = _environment(scratch, view.PACKAGE)
            program = bubblewrap.command(program, environment, Ring.OWN in self.rings)
        else:
            self._folder = Path(tempfile.mkdtemp(prefix="chainrule-"))
            scratch = str(self._folder)
            environment = _environment(scratch, str(view.ROOT))
        with tempfile.TemporaryFile() as complaints:
            try:
                self._zygote = subprocess.Popen(
                    program,
                    pass_fds=[theirs.fileno()],
                    env=environment,
                    cwd=self._folder or "/",
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=complaints,
                    start_new_session=True,  # its process group can be ended as a whole
                )
            except OSError as error:
                control.close()
                raise SandboxError(f"{program[0]} cannot be started: {error.strerror}.") from None
            finally:
                theirs.close()
            control.settimeout(START_SECONDS)
            self._control = control
            try:
                control.send(json.dumps(asdict(self._plan(scratch))).encode())
                ready = control.recv(len(READY))
            except OSError:
                ready = b""
            if ready != READY:
                complaints.seek(0)
                reason = complaints.read().decode("utf-8", "replace").strip()[-MAX_REASON:]
                self.stop()
                if not reason:
                    raise Lost("The zygote was killed while it started.")
                raise SandboxError(f"The zygote did not start: {reason}")

    def _plan(self, scratch: str) -> Plan:
        inside = Ring.BUBBLEWRAP in self.rings
        package = [view.PACKAGE] if inside else list(view.package_paths().values())
        read = (*view.python_folders(), *view.system_folders(), *package, *bubblewrap.DEVICES)
        program = syscalls.program() if Ring.SECCOMP in self.rings else b""
        return Plan(
            limits=asdict(self.limits),
            scratch=scratch,
            preload=self._preload,
            alone=inside,
            own=Ring.OWN in self.rings,
            landlock=read if Ring.LANDLOCK in self.rings else (),
            program=b64encode(program).decode("ascii"),
        )

    def ended(self) -> tuple[int, float] | None:
        """Wait status and CPU seconds of the submission that just ended; None, and no zygote, if that is not told."""
        self._ending = False
        if self._control is None:
            return None
        self._control.settimeout(END_SECONDS)
        try:
            status, seconds = STATUS.unpack(self._control.recv(STATUS.size))
        except (OSError, struct.error):
            self.stop()
            return None
        return status, seconds

    def let_end(self) -> None:
        """Do not wait for the submission that was just killed: the kernel clears up while its answers are judged."""
        self._ending = True

    def stop(self) -> None:
        """End the zygote and what it started. With bubblewrap the kernel does; without, its process group is killed."""
        self._ending = False
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._zygote is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._zygote.pid, signal.SIGKILL)
            self._zygote.wait()
            self._zygote = None
        if self._folder is not None:
            remove(self._folder)
            self._folder = None


def _environment(home: str, package: str) -> dict[str, str]:
    kernels = {name: os.environ[name] for name in KERNELS if name in os.environ}
    return {**ENVIRONMENT, **kernels, "HOME": home, "TMPDIR": home, "PYTHONPATH": package}


class Process:
    """A process that runs one student's cells and answers questions. Use as a context manager."""

    def __init__(self, lane: Lane, channel: socket.socket, process: int) -> None:
        self._lane, self._channel, self._pidfd = lane, channel, process
        self._channel.setblocking(False)
        self._poll = select.poll()
        self._frames = wire.Frames()
        self._outgoing = bytearray()
        self._clock = _cpu_clock(process)
        self._open = True
        self._sealed = False
        self._received = 0  # bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, source: str, name: str) -> CellRun:
        """Run one cell. Raises Ended if the process does not survive it."""
        return next(self.answers([Run(source, name)]))  # type: ignore[return-value]

    def ask(self, question: Question, helpers: Records) -> Observation:
        """Ask one question, with these recorded helpers. Raises Ended if the process does not survive it."""
        return next(self.answers([Ask(question, helpers)]))  # type: ignore[return-value]

    def answers(self, steps: Sequence[Step]) -> Iterator[CellRun | Observation]:
        """Send as many steps at once as can be, and give the answers as they come.

        Raises Ended at the one that was not survived, Lost if that was not the submission's own doing.
        """
        sent = 0
        for number, step in enumerate(steps):
            tables = step.tables()
            while sent < len(steps) and (sent <= number or not (tables or steps[sent - 1].tables())):
                self._send(steps[sent].message())  # after one with helpers comes what these are asked, and nothing else
                sent += 1
            try:
                yield step.answer(self._answer(tables))
            except MalformedValue:
                raise self._end("died", "it did not follow the protocol") from None

    def _send(self, message: Any) -> None:
        self._outgoing += wire.frame(message)

    def _answer(self, tables: Mapping[str, Recording]) -> Any:
        """The answer to one step, and meanwhile those to what it asks of recorded helpers.

        Raises MalformedValue for anything out of form, Ended or Lost for no answer.
        """
        deadline, used = time.monotonic() + self._lane.limits.wall_seconds, self.used()
        if not self._sealed:
            if (told := self._receive(deadline, used)) != SEALED:
                self._end("died", "")
                raise SandboxError(f"A submission's process could not be sealed: {told}")
            self._sealed = True
        while True:
            if len(self._outgoing) > ANSWER_BYTES:
                raise self._end("died", "it asks its helpers and does not listen")
            match self._receive(deadline, used):
                case {"helper": str(name), "arguments": list(asked)} if name in tables:
                    try:
                        self._send({"found": tables[name].find(asked)})
                    except LeftPath as left:
                        self._send({"left": str(left)})
                case answer:
                    return answer

    def _receive(self, deadline: float, used_before: float) -> Any:
        """Write what is still to be written and read one message, until a limit is reached."""
        limits = self._lane.limits
        while True:
            complete, message = self._frames.take()
            if complete:
                return message
            moved = self._exchange()
            if self._received > ANSWER_BYTES:
                raise self._end("died", f"its answers have more than {ANSWER_BYTES >> 20} MiB")
            if (left := deadline - time.monotonic()) < 0:
                raise self._end("too slow", f"no answer within {limits.wall_seconds:g} seconds", by_the_clock=True)
            if not moved:
                if (used := self.used() - used_before) > limits.cpu_seconds:
                    raise self._end("too slow", f"{limits.cpu_seconds:g} seconds of CPU time are used up")
                # One process without threads uses no more CPU time than passes, so no need to look before that.
                self._wait(min(limits.cpu_seconds - used, left))

    def _exchange(self) -> bool:
        """Write and read what can be written and read at once; whether there was anything. Raises Ended for the end."""
        moved = False
        try:
            if self._outgoing:
                with contextlib.suppress(BlockingIOError):
                    del self._outgoing[: self._channel.send(self._outgoing)]
                    moved = True
            with contextlib.suppress(BlockingIOError):
                if not (piece := self._channel.recv(wire.PIECE)):
                    raise self._gone()
                self._frames.feed(piece)
                self._received += len(piece)
                moved = True
        except OSError:
            raise self._gone() from None
        return moved

    def _wait(self, seconds: float) -> None:
        """Wait until something can be read or written."""
        self._poll.register(self._channel, select.POLLIN | (select.POLLOUT if self._outgoing else 0))
        self._poll.poll(seconds * 1000 + 1)

    def used(self) -> float:
        """CPU seconds of the process, looked at from outside."""
        try:
            return time.clock_gettime(self._clock)
        except OSError:  # it has just ended: the next read will tell
            return 0.0

    def _gone(self) -> Ended | Lost:
        """The process ended by itself: why?"""
        self._release()
        ended = self._lane.ended()
        if ended is None:
            return Lost("The zygote of a submission was killed.")
        status, seconds = ended
        code, limits = os.waitstatus_to_exitcode(status), self._lane.limits
        if code == -signal.SIGKILL and seconds >= 0.9 * limits.total_seconds:
            return Ended("too slow", f"{limits.total_seconds} seconds of CPU time are used up")
        if code == -signal.SIGKILL and Ring.SECCOMP in self._lane.rings:  # it could not have done that itself
            return Lost("The process of a submission was killed.")
        if code < 0:
            return Ended("died", f"signal {signal.Signals(-code).name}")
        return Ended("died", f"it left with exit status {code}")

    def _end(self, outcome: Outcome, reason: str, by_the_clock: bool = False) -> Ended:
        """Kill a process that is too slow or out of step."""
        self.close()
        return Ended(outcome, reason, by_the_clock)

    def close(self) -> None:
        """End the process. It holds nothing that is still needed."""
        if self._open:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            self._release()
            self._lane.let_end()

    def _release(self) -> None:
        self._open = False
        self._channel.close()
        os.close(self._pidfd)


def _cpu_clock(process: int) -> int:
    """The clock of a process's CPU time, by its pidfd (clock_getcpuclockid(3): the number is made of the process id)."""
    about = Path(f"/proc/self/fdinfo/{process}").read_text(encoding="ascii")
    pid = next(int(line.split()[1]) for line in about.splitlines() if line.startswith("Pid:"))
    return (~pid << 3) | 2
