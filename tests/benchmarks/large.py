"""A class of ten thousand: does anything grow, does anything stay behind? `python -m tests.benchmarks.large [SIZE]`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.classroom import command, descendants, rows_of
from tests.sample_class import ASSIGNMENT, hand_in, make_class

SIZE = 10_000
CHAINRULE = str(Path(sys.executable).parent / "chainrule")
LOOK_SECONDS = 1.0


def main(size: int = SIZE) -> int:
    """Hand in a class many times over, grade it, and look at the grader while it works."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        course = Path(name) / "course"
        command("chainrule", "init", str(course), folder=Path())
        command("nbgrader", "generate_assignment", ASSIGNMENT, folder=course)
        students = make_class(22, hostile=False)
        hand_in(course, [replace(students[n % 22], name=f"student{n:05}") for n in range(size)])
        scratch = Path(name) / "tmp"
        scratch.mkdir()
        environment = {**os.environ, "TMPDIR": str(scratch)}
        start = time.monotonic()
        words = [CHAINRULE, "grade", ASSIGNMENT, "--course", str(course)]
        grader = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        looks, started = [], set()
        while grader.poll() is None:
            time.sleep(LOOK_SECONDS)
            family = [pid for pid in descendants(grader.pid) if Path(f"/proc/{pid}/status").exists()]
            started |= set(family)
            done = len(list((course / "autograded").iterdir())) if (course / "autograded").is_dir() else 0
            own = [pid for pid in family if b"zygote" not in _read(pid, "cmdline")]  # the grader and its markers
            looks.append((done, [_mebibytes(pid) for pid in own], sum(_descriptors(pid) for pid in own)))
        seconds = time.monotonic() - start
        left = [pid for pid in started if _read(pid, "cmdline")]
        print(f"{size} submissions: exit status {grader.returncode}, {seconds:.0f} s, {size / seconds:.1f} a second.")
        print(f"Rows in the gradebook: {rows_of(course)['submitted_assignment']}.")
        print(f"{'marked':>8}{'largest process, MiB':>24}{'descriptors of all':>22}")
        for quarter in range(1, 5):
            done, sizes, descriptors = next(
                (look for look in looks if look[0] >= size * quarter // 5 and look[1]), looks[-1]
            )
            print(f"{done:8}{max(sizes, default=0):24.0f}{descriptors:22}")
        print(f"Most memory of one process: {max(max(sizes, default=0) for _, sizes, _ in looks):.0f} MiB.")
        print(f"Processes left behind: {len(left)}; files left behind: {len(list(scratch.rglob('*')))}.")
        shutil.rmtree(course)
    return 0


def _read(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""


def _mebibytes(pid: int) -> float:
    lines = _read(pid, "status").decode().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def _descriptors(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
