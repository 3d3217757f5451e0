"""What an attack is, the world that it is after, and how it is run: with every ring, and without those against it."""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from autograder.sandbox import view
from autograder.sandbox.lane import Ended, Lane
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import FULL, Ring

LIMITS = Limits(cpu_seconds=0.3, wall_seconds=1.5, memory_bytes=1 << 30)
PATIENT = Limits(cpu_seconds=10, wall_seconds=30, memory_bytes=1 << 30)  # a control lands, however busy the machine
PLAIN_SECONDS = 60
CANARY = f"canary-{secrets.token_hex(8)}"  # made anew in every run, so that nobody can know it who has not read it

BUBBLEWRAP, OWN, LANDLOCK, SECCOMP = Ring.BUBBLEWRAP, Ring.OWN, Ring.LANDLOCK, Ring.SECCOMP
FILES = frozenset({BUBBLEWRAP, LANDLOCK})
CALLS = frozenset({SECCOMP})
ALL = FULL


@dataclass
class Trial:
    """What was seen of one run of an attack."""

    printed: str = ""
    ended: str = ""  # the reason, if the process did not survive
    world: "World | None" = None


@dataclass(frozen=True)
class World:
    """What an attack is after, made by the tests alone: files, a process, a listener on loopback."""

    folder: Path
    bystander: subprocess.Popen[bytes]
    listener: socket.socket

    @property
    def secret(self) -> Path:
        return self.folder / "secret.txt"

    @property
    def victim(self) -> Path:
        return self.folder / "victim.txt"

    def names(self) -> str:
        """A first cell that tells the attack where everything is: it need not guess."""
        here = {
            "SECRET": str(self.secret),
            "VICTIM": str(self.victim),
            "FOLDER": str(self.folder),
            "PID": self.bystander.pid,
            "PORT": self.listener.getsockname()[1],
            "ROOT": str(view.ROOT),
            "HOME": str(Path.home()),
        }
        return "\n".join(f"{name} = {value!r}" for name, value in here.items())

    def visited(self) -> bool:
        """Has anybody connected?"""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def damaged(self) -> bool:
        """Has anything been changed or added?"""
        return self.victim.read_text(encoding="utf-8") != "untouched" or len(list(self.folder.iterdir())) != 2

    def killed(self, seconds: float = 0.1) -> bool:
        """Has the bystander ended?"""
        try:
            self.bystander.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True


@contextmanager
def world(folder: Path):
    """A fresh one. Everybody may read and write it, so that only rings stand between it and an attack."""
    folder.mkdir()
    for name, content in {"secret.txt": CANARY, "victim.txt": "untouched"}.items():
        (folder / name).write_text(content, encoding="utf-8")
        (folder / name).chmod(0o666)
    folder.chmod(0o777)
    environment = {**os.environ, "CANARY": CANARY}
    bystander = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE, env=environment)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        try:
            yield World(folder, bystander, listener)
        finally:
            bystander.kill()
            bystander.communicate()


Seen = Callable[[Trial], bool]


def says(words: str) -> Seen:
    """The submission printed it: something that it can only know, or measure, when it got there."""
    return lambda trial: words in trial.printed


def got_there(trial: Trial) -> bool:
    """The attack's last line was reached: `print("landed")`."""
    return "landed" in trial.printed


def read_the_secret(trial: Trial) -> bool:
    return CANARY in trial.printed


def damaged(trial: Trial) -> bool:
    return trial.world is not None and trial.world.damaged()


def visited(trial: Trial) -> bool:
    return trial.world is not None and trial.world.visited()


def killed(trial: Trial) -> bool:
    return trial.world is not None and trial.world.killed()


def nobody_goes_on(trial: Trial) -> bool:
    """In a grader that runs the cells itself: whoever comes next is not marked any more."""
    return "next submission" not in trial.printed


@dataclass(frozen=True)
class Attack:
    """One hostile submission. `against` are the rings that stand against it; with none of them named, it is the limits
    or that the code runs in a process apart. Where that is all or none, the control is an ordinary Python process.
    """

    name: str
    source: str  # of its last cell
    seen: Seen
    against: frozenset[Ring] = field(default_factory=frozenset)
    group: str = ""
    architectures: tuple[str, ...] = ("x86_64", "aarch64")
    needs_root: bool = False  # or the control does not land: the kernel refuses everybody else

    def cells(self, place: World) -> list[str]:
        return [place.names(), textwrap.dedent(self.source).strip("\n")]


def run_in(lane: Lane, attack: Attack, place: World) -> Trial:
    """As a submission, the way a marker runs it."""
    trial = Trial(world=place)
    try:
        with lane.process() as process:
            for number, source in enumerate(attack.cells(place)):
                run = process.run(source, f"<cell {number}>")
                trial.printed += run.printed
    except Ended as ended:
        trial.ended = ended.reason
    return trial


PLAIN = """
import json, sys
def grade(cells, key):
    for source in cells:
        try:
            exec(source, globals())
        except Exception:
            pass
    print("next submission", flush=True)
KEY = json.load(sys.stdin)
grade(KEY.pop("cells"), KEY)
"""


def run_plainly(attack: Attack, place: World) -> Trial:
    """In an ordinary Python process that holds the answer, and would go on to the next submission afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", PLAIN],
            input=json.dumps({"cells": attack.cells(place), "answer": CANARY}).encode(),
            capture_output=True,
            timeout=PLAIN_SECONDS,
            env={**os.environ, "CANARY": CANARY},
            cwd=folder,
        )
    return Trial((done.stdout + done.stderr).decode("utf-8", "replace"), str(done.returncode), place)


def without(against: frozenset[Ring], rings: frozenset[Ring]) -> frozenset[Ring]:
    """The rings of a control run. What only bubblewrap makes possible goes with it."""
    left = rings - against
    return left if BUBBLEWRAP in left else left - {OWN}
