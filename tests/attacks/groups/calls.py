"""System calls that a student's code does not need. One lands when the kernel looks at its arguments.

The arguments are senseless, so that a call that gets there does nothing: what tells is the error. Refused is "operation
not permitted", or "no such call" for `clone3`.
"""

from tests.attacks.attack import ALL, Attack, got_there

# The arguments, where -1 six times would mean something.
ARGUMENTS = {
    "acct": (1,),
    "clone": (0x10000 | 0x800,),  # CLONE_THREAD without CLONE_VM: not a valid combination
    "personality": (0xFFFFFFFF,),  # which only asks
    "setfsuid": (0xFFFFFFFF,),
}
NAMES = [
    "acct",
    "add_key",
    "adjtimex",
    "bind",
    "bpf",
    "chroot",
    "clock_adjtime",
    "clock_settime",
    "clone",
    "clone3",
    "connect",
    "delete_module",
    "epoll_create1",
    "epoll_ctl",
    "eventfd2",
    "execve",
    "execveat",
    "fallocate",
    "fanotify_init",
    "fanotify_mark",
    "finit_module",
    "fsmount",
    "fsopen",
    "fspick",
    "get_robust_list",
    "init_module",
    "inotify_init1",
    "io_setup",
    "io_uring_enter",
    "io_uring_register",
    "io_uring_setup",
    "ioprio_set",
    "kcmp",
    "kexec_load",
    "keyctl",
    "kill",
    "landlock_add_rule",
    "landlock_create_ruleset",
    "landlock_restrict_self",
    "linkat",
    "listen",
    "mbind",
    "migrate_pages",
    "mknodat",
    "mlock2",
    "mount",
    "mount_setattr",
    "move_mount",
    "move_pages",
    "mq_open",
    "mq_unlink",
    "msgctl",
    "msgrcv",
    "name_to_handle_at",
    "open_by_handle_at",
    "open_tree",
    "openat2",
    "perf_event_open",
    "personality",
    "pidfd_getfd",
    "pidfd_open",
    "pidfd_send_signal",
    "pivot_root",
    "prctl",
    "process_madvise",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "quotactl",
    "reboot",
    "recvfrom",
    "recvmsg",
    "removexattr",
    "request_key",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "sched_setattr",
    "sched_setparam",
    "sched_setscheduler",
    "seccomp",
    "semget",
    "semop",
    "sendmmsg",
    "sendmsg",
    "sendto",
    "set_mempolicy",
    "setdomainname",
    "setfsuid",
    "setgroups",
    "sethostname",
    "setns",
    "setpriority",
    "setregid",
    "setresuid",
    "setrlimit",
    "setsockopt",
    "setuid",
    "setxattr",
    "shmat",
    "shmctl",
    "shmget",
    "signalfd4",
    "socket",
    "socketpair",
    "splice",
    "statfs",
    "swapoff",
    "swapon",
    "symlinkat",
    "sync_file_range",
    "syslog",
    "tee",
    "tgkill",
    "timer_create",
    "timerfd_create",
    "timerfd_settime",
    "tkill",
    "umount2",
    "unshare",
    "userfaultfd",
    "utimensat",
    "vmsplice",
]

SOURCE = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
result = libc.syscall({number}, {arguments})
error = 'none' if result >= 0 else errno.errorcode[ctypes.get_errno()]
print(error if error in ('EPERM', 'ENOSYS') else 'landed')
"""


def _attack(name: str) -> Attack:
    import pyseccomp

    arguments = ", ".join(f"ctypes.c_long({value})" for value in ARGUMENTS.get(name, (-1,) * 6))
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    return Attack(name, SOURCE.format(number=number, arguments=arguments), got_there, ALL)


ATTACKS = [_attack(name) for name in NAMES]
