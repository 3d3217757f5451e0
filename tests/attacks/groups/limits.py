"""Time, memory and processes. The controls are small: a second, a gigabyte that nobody touches, a handful of children."""

from tests.attacks.attack import ALL, CALLS, FILES, Attack, got_there

SPIN = "import time\nend = time.monotonic() + 0.8\nwhile time.monotonic() < end: pass\nprint('landed')"
HUGE = 5 << 28  # a quarter more than the submission may have

ATTACKS = [
    Attack("a loop", SPIN, got_there),
    Attack("a loop that ignores the signal", f"import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\n{SPIN}", got_there),
    Attack("a loop with clocks that stand still", f"import time\ntime.time = time.perf_counter = time.process_time = time.thread_time = float\n{SPIN}", got_there),
    Attack("a loop in a finally", f"try:\n    1 / 0\nfinally:\n    exec({SPIN!r})", got_there),
    Attack("a loop in a destructor", f"class A:\n    def __del__(self): exec({SPIN!r})\ndel [A()][0]", got_there),
    Attack("a loop inside C", "sum(range(6 * 10**7))\nprint('landed')", got_there),
    Attack("a regular expression", "import re\nre.match('(a+)+$', 'a' * 25 + 'b')\nprint('landed')", got_there),
    Attack("a loop in NumPy", "import numpy as np\nx = np.ones(2**22)\nfor _ in range(150): np.sqrt(x, out=x)\nprint('landed')", got_there),
    Attack("sleeps", "import time\ntime.sleep(2)\nprint('landed')", got_there),
    Attack("waits for a lock", "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire(timeout=2)\nprint('landed')", got_there),
    Attack("waits for a pipe", "import os, select\nselect.select([os.pipe()[0]], [], [], 2)\nprint('landed')", got_there),
    Attack("a large array", f"import numpy as np\nx = np.empty({HUGE}, np.uint8)\nprint('landed')", got_there),
    Attack("large bytes", f"x = bytearray({HUGE})\nprint('landed')", got_there),
    Attack("a large map", f"import mmap\nx = mmap.mmap(-1, {HUGE})\nprint('landed')", got_there),
    Attack("many arrays", f"import numpy as np\nx = [np.empty(2**24, np.uint8) for _ in range({HUGE >> 24})]\nprint('landed')", got_there),
    Attack("memory as a file", "import os\nos.memfd_create('x')\nprint('landed')", got_there, CALLS),
    Attack("shared memory", "open('/dev/shm/chainrule', 'w').close()\nimport os\nos.unlink('/dev/shm/chainrule')\nprint('landed')", got_there, FILES),
    Attack("a large file", "with open('x', 'wb') as f: f.write(bytes(20 << 20))\nimport os\nos.unlink('x')\nprint('landed')", got_there),
    Attack("many files of some size", "for n in range(9):\n    with open(f'{n}', 'wb') as f: f.write(bytes(8 << 20))\nimport os\nfor n in range(9): os.unlink(f'{n}')\nprint('landed')", got_there, ALL),
    Attack("many empty files", "for n in range(5000): open(f'{n}', 'w').close()\nprint('landed')", got_there, ALL),
    Attack("descriptors", "import os\nx = [os.dup(0) for _ in range(100)]\nprint('landed')", got_there),
    Attack("a flood of output", "for _ in range(1000): print('x' * 100)", lambda trial: len(trial.printed) > 10_000),
    Attack("forks", "import os\nfor _ in range(8):\n    if os.fork() == 0: os._exit(0)\n    os.wait()\nprint('landed')", got_there, CALLS),
    Attack("a thread", "import threading\nthread = threading.Thread(target=int)\nthread.start()\nthread.join()\nprint('landed')", got_there, CALLS),
    Attack("a pool of processes", "import multiprocessing\nprint(multiprocessing.get_context('fork').Pool(2).map(abs, [-1]) and 'landed')", got_there, ALL),
]  # fmt: skip
