"""The ring that looks at files a second time: Landlock (linux/landlock.h), three system calls.

A process that restricts itself can reach files only below the folders that it names, whatever its file system shows.
"""

import ctypes
import os
import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from autograder.sandbox import kernel

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
CREATE_RULESET_VERSION, RULE_PATH_BENEATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEV = (1 << bit for bit in range(13, 16))
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # how many of these rights a version of Landlock knows, from that version on
TCP = 0b11  # bind and connect, from version 4 on
SCOPES = 0b11  # abstract sockets of, and signals to, processes outside; from version 6 on

READ = READ_FILE | READ_DIR
# No symbolic link, no device, no socket, no pipe: a student's file is a file. Nothing is executed.
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE
ON_A_FILE = READ_FILE | WRITE_FILE | TRUNCATE  # the rights that make sense for what is no folder


def version() -> int:
    """The version of Landlock in this kernel, 0 if there is none."""
    try:
        return kernel.call("syscall", CREATE_RULESET, None, ctypes.c_size_t(0), CREATE_RULESET_VERSION)
    except OSError:
        return 0


def restrict(read: Sequence[str], write: Sequence[str]) -> None:
    """Reach nothing but these folders and files, for good. No TCP, no signal and no abstract socket to the outside.

    Needs `kernel.no_new_privileges` first. Raises OSError where the kernel has no Landlock.
    """
    known = version()
    handled = (1 << FILE_RIGHTS[max(since for since in FILE_RIGHTS if since <= max(known, 1))]) - 1
    rules = struct.pack("=Q", handled)
    if known >= 4:
        rules += struct.pack("=Q", TCP)
    if known >= 6:
        rules += struct.pack("=Q", SCOPES)
    ruleset = kernel.call("syscall", CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), 0)
    try:
        for paths, rights in (read, READ), (write, WRITE):
            for path in paths:
                with suppress(FileNotFoundError):  # not every system has every folder
                    _allow(ruleset, path, rights & handled)
        kernel.call("syscall", RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not Path(path).is_dir():
            rights &= ON_A_FILE
        kernel.call("syscall", ADD_RULE, ruleset, RULE_PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
