"""`python -m tests.benchmarks.fuzz [FRAMES [NOTEBOOKS [SEED]]]`: spoilt frames and notebooks, and what came of them.

It should say that no exception was unhandled: anything but the sentence that a submission is malformed.
"""

import random
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.attacks.fuzz import Frames, Notebooks

FRAMES, NOTEBOOKS = 1_000_000, 100_000
SHOWN = 5  # different exceptions


def main(frames: int = FRAMES, notebooks: int = NOTEBOOKS, seed: int = 0) -> int:
    warnings.simplefilter("error")  # a warning of NumPy's would be lines of noise on a teacher's terminal
    with tempfile.TemporaryDirectory() as folder:
        bad = _run("frames", Frames().go, frames, seed)
        bad += _run("notebooks", Notebooks(Path(folder)).go, notebooks, seed)
    return int(bad > 0)


def _run(what: str, go: Callable[[random.Random], str], times: int, seed: int) -> int:
    """How many ended in an exception that nobody expects. The seed of each is its number."""
    counts: Counter[str] = Counter()
    different: Counter[str] = Counter()
    start = time.perf_counter()
    for number in range(seed, seed + times):
        try:
            counts[go(random.Random(number))] += 1
        except (Exception, RecursionError) as error:
            counts["unhandled"] += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            different[kind] += 1
            if different[kind] == 1 and len(different) <= SHOWN:
                print(f"seed {number}: {kind}: {str(error)[:200]}", flush=True)
    took = time.perf_counter() - start
    print(f"{times} {what}, seeds {seed} to {seed + times - 1}, {took:.0f} s: {dict(counts)}")
    print(f"  unhandled exceptions: {counts['unhandled']} {dict(different) or ''}", flush=True)
    return counts["unhandled"]


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
