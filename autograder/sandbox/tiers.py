"""Which rings this machine offers, found out by trying them; and what would improve it. Trusted side.

Nothing is concluded from a version or a setting: a ring counts as there when a submission was sealed with it and ran.
"""

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.sandbox import bubblewrap, landlock, syscalls
from autograder.sandbox.lane import Ended, Lane, SandboxError
from autograder.sandbox.rings import CANDIDATES, Ring, Tier, Unsafe

VARIABLE = "CHAINRULE_ISOLATION"  # the flag for those whom nobody gives flags: nbgrader's commands, formgrader's button
SETTINGS = {  # of kernels that deny namespaces to users, with the value that does
    "kernel.apparmor_restrict_unprivileged_userns": ("1", "0"),
    "kernel.unprivileged_userns_clone": ("0", "1"),
    "user.max_user_namespaces": ("0", "10000"),
}


@dataclass(frozen=True)
class Isolation:
    """The rings that were chosen, and what they are worth."""

    tier: Tier
    rings: frozenset[Ring]

    @property
    def notice(self) -> str:
        """What whoever grades should know; empty at tier full."""
        if self.tier is Tier.FULL:
            return ""
        remedy = improvement()
        return f"isolation: {self.tier} ({self.tier.meaning})." + (f" To improve it: {remedy}" if remedy else "")


def choose(asked: str | None = None) -> Isolation:
    """The best isolation that there is, or the tier that was asked for, here or in the environment.

    Raises Unsafe below the safe tiers if nobody asked.
    """
    if sys.platform != "linux":
        raise Unsafe("Grading a class needs Linux: on Windows WSL, on macOS a virtual machine.")
    if asked := asked or os.environ.get(VARIABLE):
        if asked not in list(Tier):
            raise Unsafe(f"{VARIABLE}={asked}: the tiers are {', '.join(Tier)}.")
        tier = Tier(asked)
        found = next((rings for rings in CANDIDATES if CANDIDATES[rings] is tier and attempt(rings) is None), None)
        if found is None:
            raise Unsafe(f"This machine does not offer isolation {asked}: `chainrule doctor` says why.")
        return Isolation(tier, found)
    best = offered()
    if not best.tier.safe:
        raise Unsafe(
            f"This machine offers isolation {best.tier} only: {best.tier.meaning}. {improvement()}\n"
            f"Who accepts that: chainrule grade … --isolation={best.tier}; for nbgrader's own commands {VARIABLE}={best.tier}"
        )
    return best


@cache
def offered() -> Isolation:
    """The best that this machine offers."""
    rings = next(rings for rings in CANDIDATES if attempt(rings) is None)
    return Isolation(CANDIDATES[rings], rings)


@cache
def attempt(rings: frozenset[Ring]) -> str | None:
    """Run a submission behind these rings: None if that works, else the reason."""
    if Ring.BUBBLEWRAP in rings and (program := bubblewrap.missing()):
        return f"{program} is not installed"
    try:
        with Lane(rings, preload=False) as lane, lane.process() as submission:
            submission.run("", "try")
    except syscalls.NoLibseccomp as error:
        return str(error)
    except (SandboxError, Ended) as error:
        return str(error)
    return None


def improvement() -> str:
    """The one command that would bring this machine to a better tier; empty if there is none to be had."""
    if attempt(frozenset({Ring.SECCOMP})) and _has("apt-get"):
        return "sudo apt-get install libseccomp2"
    if program := bubblewrap.missing():
        package = {"bwrap": "bubblewrap", "setpriv": "util-linux"}[program]
        manager = next((name for name in ("apt-get", "dnf", "zypper") if _has(name)), "")
        return f"sudo {manager} install {package}" if manager else f"install {package}"
    if attempt(frozenset({Ring.BUBBLEWRAP, Ring.OWN})) is not None:
        for name, (denied, allowed) in SETTINGS.items():
            path = Path("/proc/sys", *name.split("."))
            if path.is_file() and path.read_text(encoding="ascii").strip() == denied:
                return f"sudo sysctl {name}={allowed}"
        if Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
            return "grade on the host, or in a container that may make namespaces (docker run --privileged)"
    return ""


def _has(program: str) -> bool:
    return shutil.which(program) is not None


def report() -> list[tuple[str, str]]:
    """What this machine offers, in rows of two columns."""

    def tried(*rings: Ring) -> str:
        reason = attempt(frozenset(rings))
        return "works" if reason is None else f"does not work: {reason}"

    seccomp, files = tried(Ring.SECCOMP), tried(Ring.LANDLOCK)
    return [
        ("system", f"{platform.system()} {platform.release()}, {platform.machine()}, user {os.geteuid()}"),
        ("bubblewrap", tried(Ring.BUBBLEWRAP)),
        ("own namespaces", tried(Ring.BUBBLEWRAP, Ring.OWN)),
        ("Landlock", f"{files} (version {landlock.version()})" if files == "works" else files),
        ("seccomp", f"{seccomp} ({len(syscalls.program()) // 8} instructions)" if seccomp == "works" else seccomp),
        ("tier", f"{offered().tier}: {offered().tier.meaning}"),
    ]
