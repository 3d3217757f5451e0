"""What a lane can read: the Python installation, the system's libraries and our own package. Trusted side.

The list names what is there, so that what is not named is not there. Before a lane starts it is compared with what must
stay secret: solutions, exercises, keys, the course folder with its seed and other people's submissions.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from autograder.sandbox.rings import Exposed

ROOT = Path(__file__).resolve().parents[2]  # of the clone, or the folder that the package is installed in
PACKAGE = "/package"  # where a lane finds our own modules
INSIDE = (  # of our own: the doors that a notebook imports, and the rooms behind them. No key, and no room that knows a solution
    *("chainrule.py", "autograder/*.py", "autograder/values", "autograder/observing", "autograder/judging"),
    *("autograder/explaining", "autograder/sandbox", "course/*.py", "course/widgets"),
)
SECRETS = tuple(ROOT / name for name in ("solutions", "autograder/exercises", "autograder/authoring", "tests"))
SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64")  # the C library and what it loads
LOADER = ("/etc/ld.so.cache", "/etc/alternatives")  # how it finds them; Debian's libblas is an alternative


@cache
def python_folders() -> tuple[str, ...]:
    """The folders of the interpreter and of installed packages: as they are called, and where they really are."""
    named = [sys.prefix, sys.base_prefix, str(Path(np.__file__).parents[1])]  # NumPy may be the user's own install
    named += [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    return _outermost(path for name in named for path in (name, os.path.realpath(name)))


@cache
def system_folders() -> tuple[str, ...]:
    return _outermost(path for path in (*SYSTEM, *LOADER) if Path(path).exists() and not Path(path).is_symlink())


def _outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Without those that lie inside another one."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not any(Path(path).is_relative_to(other) for other in kept):
            kept.append(path)
    return tuple(kept)


@cache
def package_paths() -> Mapping[str, str]:
    """Our own files and folders: where they lie in PACKAGE, and where they come from."""
    found = [path for pattern in INSIDE for path in sorted(ROOT.glob(pattern))]
    return {f"{PACKAGE}/{path.relative_to(ROOT).as_posix()}": str(path) for path in found}


def refuse_to_show(secrets: Iterable[Path]) -> None:
    """Raise Exposed if one of these files or folders lies where a lane can read."""
    shown = [Path(path).resolve() for path in (*python_folders(), *system_folders())]
    for secret in (path.resolve() for path in secrets):
        for folder in shown:
            if secret.is_relative_to(folder):
                raise Exposed(f"Students' code can read {folder}, and {secret} lies in it: move one of them.")
