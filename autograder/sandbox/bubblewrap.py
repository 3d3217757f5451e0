"""The outer ring: one bubblewrap around the zygote and all that it forks. Trusted side; it only writes a command line.

Whoever grades as root is no exception: the lane runs as a user without rights. Root's own Python may lie where only root
can go, so a first bubblewrap makes it visible as root, then root's rights are dropped for good, then the lane starts.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from autograder.sandbox.view import SYSTEM, package_paths, python_folders, system_folders

BOX = "/box"  # where submissions start; each covers it with a scratch folder of its own, if it can
INSIDE_ID = "1000"  # user and group as the lane sees them
# The user of root's lanes: systemd gives numbers up to 60577 to people and containers, and from 61184 on to services.
NOBODY = "61000"
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
LINKS = (*SYSTEM, "/bin", "/sbin")  # on most systems links into /usr

NAMESPACES = ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts")


def missing() -> str | None:
    """The program that is not installed, if one is."""
    programs = ("bwrap", "setpriv") if os.geteuid() == 0 else ("bwrap",)
    return next((name for name in programs if shutil.which(name) is None), None)


def command(program: Sequence[str], environment: dict[str, str], own: bool) -> list[str]:
    """The command line that runs `program` inside. With `own`, the zygote may give each child namespaces of its own."""
    lane = ["bwrap", "--unshare-user", *NAMESPACES, "--unshare-cgroup-try"]
    lane += ["--uid", INSIDE_ID, "--gid", INSIDE_ID, "--hostname", "lane"]
    lane += ["--die-with-parent"]  # a killed grader leaves nothing behind
    lane += ["--new-session"]  # no terminal to type into
    lane += ["--as-pid-1"]  # the zygote is init: with it, the kernel ends all that it forked
    lane += ["--cap-drop", "ALL"]
    if own:  # to make namespaces, and to drop the right for good; both end before a student's code starts
        lane += ["--cap-add", "CAP_SYS_ADMIN", "--cap-add", "CAP_SETPCAP"]
    lane += ["--clearenv", *(word for item in environment.items() for word in ("--setenv", *item))]
    lane += [*_links(), *_binds(), "--dir", BOX]
    lane += [word for device in DEVICES for word in ("--dev-bind", device, device)]
    lane += ["--remount-ro", "/", "--chdir", BOX, "--"]
    return [*(_as_nobody() if os.geteuid() == 0 else []), *lane, *program]


def _links() -> Iterator[str]:
    for path in LINKS:
        if Path(path).is_symlink():
            yield from ("--symlink", str(Path(path).readlink()), path)


def _binds() -> Iterator[str]:
    for path in (*python_folders(), *system_folders()):
        yield from ("--ro-bind", path, path)
    for place, source in package_paths().items():
        yield from ("--ro-bind", source, place)


def _as_nobody() -> list[str]:
    """What goes before the lane's command line when root grades: all paths that it needs, and the end of root's rights."""
    first = ["bwrap", *NAMESPACES, "--die-with-parent", "--new-session"]
    first += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    first += _links()
    wanted = ["/usr", *system_folders(), *python_folders(), *package_paths().values()]
    paths = [path for path in wanted if path == "/usr" or not path.startswith("/usr/")]
    folders = {str(parent) for path in paths for parent in PurePath(path).parents}
    for folder in sorted(
        (folders | {"/tmp"}) - {"/"}
    ):  # bubblewrap itself starts from /tmp; passable for everybody in here, whatever it is outside
        first += ["--perms", "0755", "--dir", folder]
    for path in paths:
        first += ["--ro-bind", path, path]
    first += ["--dev", "/dev", "--proc", "/proc", "--chdir", "/", "--"]
    drop = ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--no-new-privs", "--"]
    return [*first, *drop]
