"""Inside: imports once what notebooks need, then forks one child for each submission. Never sees student code.

    python -s -P -B -m autograder.sandbox.zygote DESCRIPTOR

The lane's first message on the control socket says which rings there are. From then on each message brings the end of a
submission's channel; the answer is a pidfd of the child, and, when the child has ended, its wait status.
"""

import array
import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.sandbox import child, kernel
from autograder.sandbox.child import Plan

PRELOADED = (
    *("numpy", "scipy.special", "chainrule"),  # what notebooks import
    "IPython.core.inputtransformer2",  # reads magics
)
READY = b"ready"
STATUS = struct.Struct("<id")  # wait status, CPU seconds
MAX_PLAN = 1 << 16


def run(control: socket.socket, plan: Plan) -> None:
    """Fork a child for every request until the other side closes."""
    for name in PRELOADED if plan.preload else ():
        importlib.import_module(name)
    child.rehearse()
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)  # what a child leaves behind becomes ours, to be ended
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)  # this process's memory and descriptors are not for its children
    gc.freeze()  # a collection in a child would copy every page that these objects lie on
    control.send(READY)
    for channel in _requests(control):
        with _own_process_table(plan.own):
            pid = os.fork()
            if pid == 0:
                child.run(channel, plan)  # does not return
        os.close(channel)
        process = os.pidfd_open(pid)
        socket.send_fds(control, [b"p"], [process])  # the lane kills by this, never by a number that may be another's
        _wait_while_wanted(process, control)
        os.close(process)
        _, status, usage = os.wait4(pid, 0)
        _end_orphans(plan.alone)
        _empty(Path(plan.scratch))
        control.send(STATUS.pack(status, usage.ru_utime + usage.ru_stime))


def _requests(control: socket.socket) -> Iterator[int]:
    """The channels of the submissions, one after the other."""
    while True:
        request, ancillary, _, _ = control.recvmsg(1, socket.CMSG_SPACE(array.array("i").itemsize))
        if not request:
            return
        yield array.array("i", ancillary[0][2])[0]


def _wait_while_wanted(process: int, control: socket.socket) -> None:
    """Wait until the child has ended. If the lane goes away first, end it."""
    poll = select.poll()
    poll.register(process, select.POLLIN)
    poll.register(control, select.POLLRDHUP)
    if process not in dict(poll.poll()):
        signal.pidfd_send_signal(process, signal.SIGKILL)


@contextmanager
def _own_process_table(wanted: bool) -> Iterator[None]:
    """What is forked here is init of a new process table. The zygote itself stays in its own, or it could do so only once."""
    if not wanted:
        yield
        return
    here = os.pidfd_open(os.getpid())
    kernel.unshare(kernel.CLONE_NEWPID)
    yield
    kernel.enter_namespace(here, kernel.CLONE_NEWPID)
    os.close(here)


def _end_orphans(alone: bool) -> None:
    """End every process that the child started and did not wait for. With seccomp, or a table of its own, there is none."""
    with contextlib.suppress(ChildProcessError):
        while True:
            with contextlib.suppress(ProcessLookupError):
                if alone:  # in a process table without anybody else
                    os.kill(-1, signal.SIGKILL)
                else:
                    for pid in _children():
                        os.kill(pid, signal.SIGKILL)
            os.waitpid(-1, 0)


def _children() -> list[int]:
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return list(map(int, path.read_text(encoding="ascii").split())) if path.exists() else []


def _empty(folder: Path) -> None:
    """Remove what a submission left in a scratch folder that is not its own. If that fails, so does this lane."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def remove(folder: Path) -> None:
    """Remove a folder that a submission wrote in. `chmod` and `rm` cope with trees of any depth."""
    for command in ["chmod", "-R", "u+rwX", "--"], ["rm", "-rf", "--"]:
        subprocess.run([*command, folder], check=False, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    control = socket.socket(fileno=int(sys.argv[1]))
    plan = Plan(**json.loads(control.recv(MAX_PLAN)))
    try:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the lane has gone
            run(control, plan)
    finally:
        if not plan.alone:  # in a file system of its own the folder goes with it
            remove(Path(plan.scratch))
