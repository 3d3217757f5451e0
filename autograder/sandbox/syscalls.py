"""The ring of system calls: what a sealed process may still ask of the kernel. An allow-list; the rest is refused.

Written by names and compiled by libseccomp, for whatever architecture this is, on the trusted side; the inside loads
the finished program. What is not on the list fails with "operation not permitted": an exception in Python, not the end.
"""

import errno
import tempfile
from functools import cache

# What each group is needed for. Where a file may lie is the business of the file system and Landlock, not of this list,
# but for what Landlock does not see: changing a file's mode, owner, times or extended attributes is not on it, nor is
# `flock`, with which two submissions could signal to each other through a file that both can read.
ALLOWED = {
    "memory of its own": "mmap mprotect munmap mremap brk madvise mincore msync",
    "files: open, read, write": """
        open openat close read write pread64 pwrite64 readv writev preadv pwritev lseek dup dup2 dup3 pipe pipe2
        fsync fdatasync truncate ftruncate fadvise64 copy_file_range close_range""",
    "files: look and tidy up": """
        stat fstat lstat newfstatat statx access faccessat faccessat2 getdents getdents64 readlink readlinkat getcwd
        chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 umask""",
    "the time": """
        clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage
        alarm getitimer setitimer""",
    "waiting for its own pipes": "poll ppoll select pselect6",
    "who and where it is": """
        getpid getppid gettid getpgrp getpgid getsid getuid geteuid getgid getegid getresuid getresgid getgroups
        uname sysinfo getcpu sched_getaffinity sched_yield getpriority getrlimit""",
    "handling signals": """
        rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack
        restart_syscall""",
    "what the C library does for one thread": "futex set_robust_list set_tid_address rseq membarrier",
    "random numbers": "getrandom",
    "the end": "exit exit_group",
}

# Commands of fcntl. Not among them: F_SETOWN and F_SETSIG, which send any signal to any process of the same user, past
# every rule about `kill`; leases and notifications, which send signals too.
F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW = range(8)
F_DUPFD_CLOEXEC, F_GETPIPE_SZ = 1030, 1032
FCNTL = (
    *(F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW),
    *(F_DUPFD_CLOEXEC, F_GETPIPE_SZ),
)

# Refused with another error than the rest, because of what the C library or Python makes of it.
REFUSED = {
    "clone3": errno.ENOSYS,  # its flags lie behind a pointer, out of a filter's sight; the C library then tries `clone`
    "ioctl": errno.ENOTTY,  # Python asks every file whether it is a terminal, and takes this for a no
}


class NoLibseccomp(Exception):
    """The C library that compiles filters, or its Python binding, is not installed."""


@cache
def program() -> bytes:
    """The filter for this machine's architecture, ready for `kernel.load_filter`. Raises NoLibseccomp."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError) as error:  # no binding, or no library below it
        raise NoLibseccomp(str(error)) from None
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, pyseccomp.KILL_PROCESS)  # system calls of a foreign architecture
    for name in " ".join(ALLOWED.values()).split():
        if _exists(name):
            rules.add_rule(pyseccomp.ALLOW, name)
    for name, number in REFUSED.items():
        if _exists(name):
            rules.add_rule(pyseccomp.ERRNO(number), name)
    for command in FCNTL:
        rules.add_rule(pyseccomp.ALLOW, "fcntl", pyseccomp.Arg(1, pyseccomp.EQ, command))
    rules.add_rule(pyseccomp.ALLOW, "prlimit64", pyseccomp.Arg(2, pyseccomp.EQ, 0))  # to look at a limit, not to set it
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _exists(name: str) -> bool:
    """Does this version of libseccomp know the call? One that it does not know stays refused."""
    import pyseccomp

    return bool(pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name) != -1)
