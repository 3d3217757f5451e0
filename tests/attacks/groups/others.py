"""Other processes: the bystander, whose id the attack is told, and the parent."""

from tests.attacks.attack import ALL, CALLS, FILES, Attack, got_there, killed, read_the_secret, says

LIBC = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"

ATTACKS = [
    Attack("kills", "import os\nos.kill(PID, 9)", killed, ALL),
    Attack("kills by a pidfd", "import os, signal\nsignal.pidfd_send_signal(os.pidfd_open(PID), 9)", killed, ALL),
    Attack("kills by a pipe's signal", """
        import fcntl, os
        reading, writing = os.pipe()
        fcntl.fcntl(reading, fcntl.F_SETOWN, PID)
        fcntl.fcntl(reading, 10, 9)  # F_SETSIG
        fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC)
        os.write(writing, b'x')""", killed, ALL),
    Attack("kills by queueing a signal", LIBC + "number = 129 if os.uname().machine == 'x86_64' else 138\ninfo = bytes([9, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255]) + bytes(116)\nprint(libc.syscall(number, PID, 9, info))", killed, ALL),
    Attack("signals everybody", "import os\nos.kill(-1, 0)\nprint('landed')", got_there, ALL),
    Attack("signals its parent", "import os\nassert os.getppid() > 0\nos.kill(os.getppid(), 0)\nprint('landed')", got_there, ALL),
    Attack("traces", LIBC + "if libc.ptrace(0x4206, PID, 0, 0) == 0: print('landed')", got_there, ALL),
    Attack("reads a command line", "print(open(f'/proc/{PID}/cmdline').read())", says("input()"), FILES),
    Attack("reads an environment", "print(open(f'/proc/{PID}/environ').read())", read_the_secret, ALL),
    Attack("reads memory by a file", "place = int(open(f'/proc/{PID}/maps').read().split('-')[0], 16)\nwith open(f'/proc/{PID}/mem', 'rb') as f:\n    f.seek(place)\n    if f.read(8): print('landed')", got_there, ALL),
    Attack("reads memory by a call", LIBC + """
place = int(open(f'/proc/{PID}/maps').read().split('-')[0], 16)
buffer = ctypes.create_string_buffer(8)
here = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 8)
there = (ctypes.c_size_t * 2)(place, 8)
if libc.process_vm_readv(PID, here, 1, there, 1, 0) == 8: print('landed')""", got_there, ALL),
    Attack("lists processes", "import os\nif str(PID) in os.listdir('/proc'): print('landed')", got_there, FILES),
    Attack("sees that a process exists", "import os\nos.getpgid(PID)\nprint('landed')", got_there, ALL),
    Attack("steals a descriptor", LIBC + "if libc.syscall(438, os.pidfd_open(PID), 0, 0) >= 0: print('landed')", got_there, ALL),
    Attack("limits another", "import resource\nresource.prlimit(PID, resource.RLIMIT_CORE, (0, 0))\nprint('landed')", got_there, ALL),
    Attack("slows another", "import os\nos.setpriority(os.PRIO_PROCESS, PID, 19)\nprint('landed')", got_there, ALL),
    Attack("pins another", "import os\nos.sched_setaffinity(PID, {0})\nprint('landed')", got_there, ALL),
    Attack("offers another to the out-of-memory killer", "with open(f'/proc/{PID}/oom_score_adj', 'w') as f: f.write('1000')\nprint('landed')", got_there, FILES),
    Attack("memory shared by a key", LIBC + "number = libc.shmget(4711, 4096, 0o1666)\nif number >= 0:\n    libc.shmctl(number, 0, None)\n    print('landed')", got_there, CALLS),
    Attack("a queue of messages", LIBC + "number = libc.msgget(4711, 0o1666)\nif number >= 0:\n    libc.msgctl(number, 0, None)\n    print('landed')", got_there, CALLS),
]  # fmt: skip
