"""The rings by name, and what a set of them is worth: the tier."""

from enum import StrEnum


class Unsafe(Exception):
    """This machine does not isolate well enough for what was asked: what to do, and which flag accepts what risk."""


class Exposed(Exception):
    """A lane would see what it must not: which path, and what to do."""


class Ring(StrEnum):
    """What can be taken away from a submission; the package's docstring says what each is for."""

    BUBBLEWRAP = "bubblewrap"
    OWN = "own"
    LANDLOCK = "landlock"
    SECCOMP = "seccomp"


class Tier(StrEnum):
    """How safe it is to run a stranger's code, best first."""

    FULL = "full"
    LANE = "lane"
    INNER = "inner"
    NONE = "none"

    @property
    def safe(self) -> bool:
        """May a class be graded without anybody accepting a risk?"""
        return self in (Tier.FULL, Tier.LANE)

    @property
    def meaning(self) -> str:
        return {
            Tier.FULL: "every ring stands",
            Tier.LANE: (
                "submissions see no file, process or network of this machine; a ring behind that is missing here, so "
                "that it would not cover a hole in the others, and submissions may not be able to write files"
            ),
            Tier.INNER: (
                "submissions cannot read or write files, use the network or start a program; but they share the "
                "machine's process table and can learn which files exist"
            ),
            Tier.NONE: "submissions can do whatever your account can do: read the solutions, change marks, use the network",
        }[self]


FULL = frozenset(Ring)
NONE: frozenset[Ring] = frozenset()
INNER = frozenset({Ring.LANDLOCK, Ring.SECCOMP})

# In the order in which they are tried. A set without the first file system must have both of the others.
CANDIDATES = {
    FULL: Tier.FULL,
    FULL - {Ring.LANDLOCK}: Tier.LANE,
    FULL - {Ring.OWN}: Tier.LANE,
    FULL - {Ring.OWN, Ring.LANDLOCK}: Tier.LANE,
    INNER: Tier.INNER,
    NONE: Tier.NONE,
}
