"""Other programs, other rights, other rules."""

from tests.attacks.attack import ALL, CALLS, LANDLOCK, SECCOMP, Attack, got_there

STARTED = frozenset({LANDLOCK, SECCOMP})
MACHINE = "import ctypes, mmap\nm = mmap.mmap(-1, 4096, prot=7)\nm.write(bytes.fromhex({!r}))\nprint('landed', ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(m)))())"
PRCTL = "import ctypes\nif ctypes.CDLL(None).prctl({}, 0, 0, 0) == 0: print('landed')"

ATTACKS = [
    Attack("a shell", "import subprocess\nprint(subprocess.run(['/bin/sh', '-c', 'echo landed'], capture_output=True).stdout)", got_there, ALL),
    Attack("a shell by the C library", "import os\nif os.system('true') == 0: print('landed')", got_there, ALL),
    Attack("another Python", "import subprocess, sys\nprint(subprocess.run([sys.executable, '-S', '-c', 'print(\"landed\")'], capture_output=True).stdout)", got_there, STARTED),
    Attack("another Python, spawned", "import os, sys\npid = os.posix_spawn(sys.executable, ['python', '-S', '-c', ''], os.environ)\nif os.waitpid(pid, 0)[1] == 0: print('landed')", got_there, STARTED),
    Attack("another Python by the loader", "import glob, subprocess, sys\n(loader,) = glob.glob('/lib*/ld-linux-*.so.*')[:1]\nprint(subprocess.run([loader, sys.executable, '-S', '-c', 'print(\"landed\")'], capture_output=True).stdout)", got_there, STARTED),
    Attack("a program of its own", "import os, subprocess, sys\nwith open(os.open('x', os.O_CREAT | os.O_WRONLY, 0o700), 'w') as f: f.write(f'#!{sys.executable} -S\\nprint(\"landed\")')\nprint(subprocess.run(['./x'], capture_output=True).stdout)", got_there, ALL),
    Attack("code of its own in a map of a file", "import mmap\nwith open('x', 'w+b') as f:\n    f.write(bytes(4096))\n    f.flush()\n    mmap.mmap(f.fileno(), 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)\nprint('landed')", got_there, ALL),
    Attack("a program with its owner's rights", "import os\nopen('x', 'w').close()\nos.chmod('x', 0o4755)\nprint('landed')", got_there, CALLS),
    Attack("becomes root", "import os\nos.setuid(0)\nprint('landed')", got_there, ALL, needs_root=True),
    Attack("another root folder", "import os\nos.chroot('.')\nprint('landed')", got_there, ALL, needs_root=True),
    Attack("a device", "import os, stat\nos.mknod('x', stat.S_IFBLK | 0o600, os.makedev(7, 0))\nprint('landed')", got_there, ALL, needs_root=True),
    Attack("a user namespace", "import ctypes\nif ctypes.CDLL(None).unshare(0x10000000) == 0: print('landed')", got_there, CALLS),
    Attack("outlives its parent", PRCTL.format(1), got_there, CALLS),
    Attack("adopts", PRCTL.format("36, 1"), got_there, CALLS),
    Attack("calls of another architecture", MACHINE.format("53b814000000cd805bc3"), got_there, CALLS, architectures=("x86_64",)),
    Attack("raises a limit that is not at its hard limit", "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, resource.getrlimit(resource.RLIMIT_NPROC))\nprint('landed')", got_there, CALLS),
]  # fmt: skip
