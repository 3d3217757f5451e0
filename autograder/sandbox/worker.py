"""The untrusted side. A zygote that has imported what notebooks need forks one child for each submission.

    python -s -P -m autograder.sandbox.worker FD FOLDER

The zygote reads one message per submission from FD (a descriptor of the child's channel comes with it) and answers
with the child's wait status and CPU seconds. The child limits itself, then runs cells and answers questions. What it
leaves behind, processes and files, is cleared away before the answer. When the other side of FD is gone, all of it ends,
and FOLDER is removed.
"""

import array
import contextlib
import ctypes
import gc
import importlib
import json
import linecache
import math
import os
import random
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import time
import types
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from autograder.observe import Question, ask, guarded
from autograder.sandbox import wire

PRELOADED = (
    *("numpy", "scipy.special", "autograder.notebook", "course.data", "course.figures"),  # what notebooks import
    "IPython.core.inputtransformer2",
)
READY = b"ready"
STATUS = struct.Struct("<id")
MAX_FILE = 16 << 20  # bytes of one file that a submission may write
MAX_OPEN = 64
MAX_ROUNDS = 100  # of ending what a submission left behind
PR_SET_CHILD_SUBREAPER = 36
BODY_MAGICS = ("time", "timeit", "capture")  # cell magics whose body is the student's work


def zygote(control: socket.socket) -> None:
    """Fork a child for every request until the other side closes."""
    for name in PRELOADED:
        importlib.import_module(name)
    gc.freeze()  # a collection in a child would copy every page that the zygote's objects lie on
    _adopt_orphans()
    home = Path.cwd()
    control.send(READY)
    wanted = True
    while wanted:
        request, ancillary, _, _ = control.recvmsg(4096, socket.CMSG_SPACE(4))
        if not request:
            break
        channel = array.array("i", ancillary[0][2][:4])[0]
        pid = os.fork()
        if pid == 0:
            control.close()
            _child(channel, json.loads(request))
        os.close(channel)
        wanted = _wait_while_wanted(pid, control)
        _, status, usage = os.wait4(pid, 0)
        _end_orphans()
        remove(home.iterdir())
        if wanted:
            control.send(STATUS.pack(status, usage.ru_utime + usage.ru_stime))


def _adopt_orphans() -> None:
    """Become the parent of what children leave behind (Linux; elsewhere their process group is all there is)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wait_while_wanted(pid: int, control: socket.socket) -> bool:
    """Wait until the child has ended. If the other side goes away first, end the child and say so."""
    if sys.platform != "linux":
        return True
    ended = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(ended, select.POLLIN)
    poll.register(control, select.POLLRDHUP)
    gone = [descriptor for descriptor, _ in poll.poll() if descriptor != ended]
    os.close(ended)
    if gone:
        os.kill(pid, signal.SIGKILL)
    return not gone


def _end_orphans() -> None:
    """End every process that the child started and did not wait for, in rounds: a dying one hands on its own children."""
    for _ in range(MAX_ROUNDS):
        try:
            left = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
        except OSError:
            return
        for pid in map(int, left):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        if not left:
            return


def remove(paths: Iterable[Path]) -> None:
    """Remove files and folders that a submission may have made. `rm` and `chmod` cope with trees of any depth."""
    if left := list(paths):
        for command in (["chmod", "-R", "u+rwX", "--"], ["rm", "-rf", "--"]):
            subprocess.run([*command, *left], check=False, stderr=subprocess.DEVNULL)


def _child(descriptor: int, limits: dict[str, Any]) -> None:
    """Never returns."""
    try:
        _limit(limits)
        serve(socket.socket(fileno=descriptor), limits["cpu_seconds"])
    except wire.Closed:
        os._exit(0)
    finally:
        os._exit(1)


def _limit(limits: dict[str, Any]) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    total, memory = limits["total_seconds"], limits["memory_bytes"]
    resource.setrlimit(resource.RLIMIT_CPU, (total, total))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE, MAX_FILE))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN, MAX_OPEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow(cpu_seconds: int) -> None:
    """Let the next cell or call use so much CPU time. The hard limit stays: a submission can lift only the soft one."""
    _, total = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(math.ceil(time.process_time()) + cpu_seconds, total), total))


def serve(channel: socket.socket, cpu_seconds: int) -> None:
    """Run cells and answer questions until the channel closes. The same submission always gives the same answers."""
    np.random.seed(0)
    random.seed(0)
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    shell = _Shell(main.__dict__)
    main.__dict__["get_ipython"] = lambda: shell
    while True:
        message = wire.receive(channel)
        _allow(cpu_seconds)
        match message:
            case {"run": str(source), "name": str(name)}:
                _, failure, printed, _ = guarded(partial(shell.run, source, name))
                wire.send(channel, {"failure": failure and list(vars(failure).values()), "printed": printed})
            case {"function": str(function), "arguments": tuple(arguments), "helpers": dict(helpers)}:
                wire.send(channel, ask(main.__dict__, Question(function, arguments), helpers).to_value())


class _Shell:
    """Stands in for IPython: shell commands and magics do nothing, but a cell that is timed or captured runs."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.name = ""  # of the cell that runs

    def run(self, source: str, name: str) -> None:
        """Run a cell's source. What is no Python is read as IPython reads it."""
        self.name = name
        try:
            code = compile(source, name, "exec")
        except SyntaxError:
            from IPython.core.inputtransformer2 import TransformerManager

            source = TransformerManager().transform_cell(source)
            code = compile(source, name, "exec")
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        exec(code, self.namespace)

    def run_cell_magic(self, magic: str, line: str, cell: str) -> None:
        if magic in BODY_MAGICS:
            self.run(f"\n{cell}", self.name)  # a line in place of the magic's, so that line numbers stay

    def run_line_magic(self, magic: str, line: str, _stack_depth: int = 1) -> None:
        """Nothing: a line magic is no part of an answer."""

    def system(self, command: str) -> None:
        """Nothing: shell lines are skipped."""

    def getoutput(self, command: str) -> list[str]:
        """What a skipped command printed."""
        return []


if __name__ == "__main__":
    try:
        with contextlib.suppress(KeyboardInterrupt, BrokenPipeError, ConnectionResetError):
            zygote(socket.socket(fileno=int(sys.argv[1])))
    finally:  # the lane may have been killed, at any moment
        remove([Path(sys.argv[2])])
