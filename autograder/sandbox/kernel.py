"""System calls that Python's standard library does not have, by the C library. Linux alone; nothing is decided here."""

import ctypes
import os
import struct
from typing import Any

CLONE_NEWNS = 0x00020000  # of linux/sched.h: the mounts
CLONE_NEWPID = 0x20000000  # the process table, from the next fork on
MS_NOSUID, MS_NODEV, MS_NOEXEC = 2, 4, 8  # of linux/mount.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38  # of linux/prctl.h
PR_SET_SECCOMP, SECCOMP_MODE_FILTER, PR_SET_CHILD_SUBREAPER = 22, 2, 36
CAPABILITY_VERSION = 0x20080522  # of linux/capability.h: version 3, two words a set
LAST_CAPABILITY = 63

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def call(name: str, *arguments: Any) -> int:
    """Call a function of the C library that returns -1 for an error. Raises OSError with its name."""
    result: int = getattr(_libc, name)(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def prctl(option: int, *values: int) -> None:
    """Change what the kernel holds about this process."""
    call("prctl", option, *(ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]))


def no_new_privileges() -> None:
    """From now on no program that is started has more rights than this process. Landlock and seccomp ask for it."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Give up every capability, for good."""
    for capability in range(LAST_CAPABILITY + 1):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # the kernel has no capability of that number, or this process had none to drop with
            break
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    call("capset", header, bytes(24))


def unshare(flags: int) -> None:
    """Leave the namespaces of the parent."""
    call("unshare", flags)


def enter_namespace(descriptor: int, flags: int) -> None:
    """Join the namespaces of the process behind a pidfd."""
    call("setns", descriptor, flags)


def mount_tmpfs(folder: str, options: str) -> None:
    """Cover `folder` with an empty file system in memory, of which nothing can be executed."""
    call(
        "mount", b"tmpfs", folder.encode(), b"tmpfs", ctypes.c_ulong(MS_NOSUID | MS_NODEV | MS_NOEXEC), options.encode()
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def load_filter(program: bytes) -> None:
    """Load a seccomp filter, compiled by `syscalls`: eight bytes an instruction. It cannot be taken off again."""
    loaded = _Program(len(program) // 8, program)
    call("prctl", PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(loaded))
