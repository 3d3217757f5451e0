"""What a submission may use of the machine."""

import resource
from dataclasses import dataclass

OPEN_FILES = 64  # descriptors; an import opens a few at a time
FILE_BYTES = 16 << 20  # of one file
SCRATCH_BYTES = 64 << 20  # of all files, which lie in memory
SCRATCH_FILES = 4096
STACK_BYTES = 8 << 20  # Linux's usual


@dataclass(frozen=True)
class Limits:
    """CPU time counts first: it does not depend on how busy the machine is."""

    cpu_seconds: float = 5.0  # one cell or one call; the slowest right answers take well under one
    wall_seconds: float = 25.0  # one cell or one call, five times the CPU limit
    total_seconds: int = 240  # of CPU, the whole notebook: an endless loop in every one of its exercises, and some more
    memory_bytes: int = 2 << 30


def apply(limits: Limits) -> None:
    """Limit this process. Soft and hard limits are the same, so that none can be raised again.

    CPU time here is the last resort, should the lane that keeps the time not be there any more.
    """
    for which, bound in (
        (resource.RLIMIT_CPU, limits.total_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_STACK, STACK_BYTES),
        (resource.RLIMIT_CORE, 0),  # a crash leaves no image of memory on the disk
        (resource.RLIMIT_MEMLOCK, 0),  # no memory that cannot be swapped
    ):
        _, hard = resource.getrlimit(which)
        value = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(which, (value, value))
