"""Ways out of the process, so that nobody after it is marked. The controls run where the grader is that process."""

from tests.attacks.attack import Attack, nobody_goes_on

ATTACKS = [
    Attack("exits", "import os\nos._exit(0)", nobody_goes_on),
    Attack("raises SystemExit", "raise SystemExit", nobody_goes_on),
    Attack("an interrupt", "raise KeyboardInterrupt", nobody_goes_on),
    Attack("an exception that is none", "raise BaseException", nobody_goes_on),
    Attack("a segmentation fault", "import ctypes\nctypes.string_at(0)", nobody_goes_on),
    Attack("aborts", "import os\nos.abort()", nobody_goes_on),
    Attack("an illegal instruction", "import ctypes, mmap\nm = mmap.mmap(-1, 4096, prot=7)\nctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()", nobody_goes_on),
    Attack("recursion past the stack", "import sys\nsys.setrecursionlimit(10**9)\nx = []\nfor _ in range(10**6): x = [x]\nrepr(x)\nf = lambda: f()\nf()", nobody_goes_on),
    Attack("closes every descriptor", "import os\nos.closerange(0, 256)", nobody_goes_on),
    Attack("an exit handler that exits", "import atexit, os\natexit.register(os._exit, 3)\nraise SystemExit", nobody_goes_on),
    Attack("an alarm that kills later", "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0.05)\ntime.sleep(1)", nobody_goes_on),
    Attack("replaces print", "import builtins\nbuiltins.print = lambda *a, **k: None", nobody_goes_on),
    Attack("replaces exec", "import builtins, sys\nbuiltins.exec = builtins.print = None\nsys.stdout = None", nobody_goes_on),
]  # fmt: skip
