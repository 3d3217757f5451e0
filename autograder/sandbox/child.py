"""Inside: one forked process for one submission. It seals itself, and then a student's code may run in it.

The order matters: each step needs what the next one takes away.
"""

import os
import random
import signal
import sys
import types
from base64 import b64decode
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

import numpy as np

from autograder.observing.observation import Question
from autograder.observing.observe import ask, call, guarded
from autograder.observing.stand_ins import LeftPath
from autograder.sandbox import kernel, landlock, limits, wire
from autograder.sandbox.limits import SCRATCH_BYTES, SCRATCH_FILES, Limits
from autograder.sandbox.shell import Shell

CHANNEL = 3  # the only descriptor besides the three standard ones
NOT_SEALED = 97  # exit status of a child that could not take a ring: no student code has run
SEALED = "sealed"
GONE = 98  # exit status when the other side closes: the ordinary end


@dataclass(frozen=True)
class Plan:
    """What the lane tells the zygote: which rings there are, and what they are made of."""

    limits: dict[str, Any]
    scratch: str  # where a submission starts; it may write there if the folder is its own: in memory, of bounded size
    preload: bool = True
    alone: bool = False  # in bubblewrap's process table
    own: bool = False  # a process table and a scratch folder for each submission
    landlock: tuple[str, ...] = ()  # what may be read; empty for no Landlock
    program: str = ""  # the seccomp filter, in base 64; empty for none


def run(channel: int, plan: Plan) -> NoReturn:
    """Seal this process, say so, then serve until the channel closes."""
    try:
        descriptors(channel)
        try:
            seal(plan)
        except OSError as error:
            wire.put(CHANNEL, str(error))
            os._exit(NOT_SEALED)
        wire.put(CHANNEL, SEALED)
        serve()
    except wire.Closed:
        os._exit(GONE)
    finally:
        os._exit(1)


def descriptors(channel: int) -> None:
    """Nothing on the standard ones, the channel on CHANNEL, and no other: no control socket, no file of the zygote's."""
    high = os.dup(channel)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(null, standard)
    os.dup2(high, CHANNEL, inheritable=False)
    os.closerange(CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))


def seal(plan: Plan) -> None:
    """Take away, for good, what student code does not need. Raises OSError if one of the rings cannot be had."""
    os.umask(0o077)
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # without the zygote nobody would tell how this ends
    if plan.own:  # needs the right to mount, so before rights are dropped
        kernel.unshare(kernel.CLONE_NEWNS)
        kernel.mount_tmpfs(plan.scratch, f"size={SCRATCH_BYTES},nr_inodes={SCRATCH_FILES},mode=0700")
    os.chdir(plan.scratch)
    kernel.drop_capabilities()
    kernel.no_new_privileges()
    if plan.landlock:  # opens what may be read, so before seccomp
        readable = (*plan.landlock, plan.scratch)
        landlock.restrict(readable, [plan.scratch, os.devnull] if plan.own else [os.devnull])
    limits.apply(Limits(**plan.limits))
    if plan.program:  # last: it refuses most of the system calls above
        kernel.load_filter(b64decode(plan.program))


REHEARSAL = """
import numpy as np
def forward(W, b, X):
    A = np.maximum(W @ X + b, 0) / (1 + np.exp(-np.abs(W @ X))).sum(axis=0, keepdims=True)
    return [(A.mean(), A.T[:, :1].copy())], np.where(A > 0, A, 1.0), np.linalg.norm(A), np.random.default_rng(0).normal()
"""


def rehearse() -> None:
    """In the zygote: go through the motions once, so that no child pays for what is slow the first time."""
    shell = Shell({})
    guarded(partial(shell.run, REHEARSAL, "rehearsal"))
    seen = ask(shell.user_ns, Question("forward", (np.ones((3, 2)), np.ones((3, 1)), np.ones((2, 5)))), {})
    frames = wire.Frames()
    frames.feed(wire.frame(seen.to_value()))
    frames.take()


def serve() -> None:
    """Run cells and answer questions until the channel closes. The same submission always gives the same answers."""
    np.random.seed(0)
    random.seed(0)
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    shell = Shell(main.__dict__)
    shell.take_the_place()
    _ask_nothing()
    frames = wire.Frames()
    while True:
        match wire.get(CHANNEL, frames):
            case {"run": str(source), "name": str(name)}:
                _, failure, printed, _ = guarded(partial(shell.run, source, name))
                wire.put(CHANNEL, {"failure": failure and list(vars(failure).values()), "printed": printed})
            case {"function": str(function), "arguments": tuple(arguments), "helpers": list(helpers)}:
                finds = {name: partial(find_outside, frames, name) for name in helpers}
                wire.put(CHANNEL, call(main.__dict__, Question(function, arguments), finds).to_value())


def _ask_nothing() -> None:
    """A `check` in a cell of the student's own, or beside an answer, must not end that cell: there is no key in here."""
    for name in ("chainrule", "autograder.notebook"):
        if name in sys.modules:
            sys.modules[name].__dict__.update(dict.fromkeys(("check", "hint", "progress"), lambda *_: 0.0))


def find_outside(frames: wire.Frames, name: str, asked: list[Any]) -> Any:
    """Ask the lane what a recorded helper answered. Raises LeftPath if it was never asked that."""
    wire.put(CHANNEL, {"helper": name, "arguments": asked})
    match wire.get(CHANNEL, frames):
        case {"found": answer}:
            return answer
        case {"left": str(words)}:
            raise LeftPath(words)
    raise wire.Closed
