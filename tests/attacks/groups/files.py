"""Files: the answer, which is somewhere, and what belongs to others."""

from tests.attacks.attack import ALL, BUBBLEWRAP, FILES, SECCOMP, Attack, damaged, got_there, read_the_secret, says

ANYWHERE = frozenset({BUBBLEWRAP})
KEPT = frozenset({BUBBLEWRAP, SECCOMP})  # modes, owners, times and attributes are not Landlock's business
LINKED = FILES | {SECCOMP}

ATTACKS = [
    Attack("reads", "print(open(SECRET).read())", read_the_secret, FILES),
    Attack("reads by a library", "import numpy as np\nprint(bytes(np.fromfile(SECRET, np.uint8)))", read_the_secret, FILES),
    Attack("reads by a map", "import numpy as np\nprint(bytes(np.memmap(SECRET, mode='r')))", read_the_secret, FILES),
    Attack("reads by the C library", "import ctypes\nlibc = ctypes.CDLL(None)\nbuffer = ctypes.create_string_buffer(99)\nlibc.read(libc.open(SECRET.encode(), 0), buffer, 98)\nprint(buffer.value)", read_the_secret, FILES),
    Attack("reads from below", "print(open('/'.join(['..'] * 20) + SECRET).read())", read_the_secret, FILES),
    Attack("reads by the root's descriptor", "import os\nroot = os.open('/', os.O_PATH)\nprint(os.read(os.open(SECRET[1:], 0, dir_fd=root), 99))", read_the_secret, FILES),
    Attack("reads by way of /proc", "print(open('/proc/self/root' + SECRET).read())", read_the_secret, FILES),
    Attack("reads by a symbolic link", "import os\nos.symlink(SECRET, 'x')\nprint(open('x').read())", read_the_secret, LINKED),
    Attack("reads by a hard link", "import os\nos.link(SECRET, 'x')\nprint(open('x').read())", read_the_secret, LINKED),
    Attack("goes there", "import os\nos.chdir(FOLDER)\nprint(open('secret.txt').read())", read_the_secret, FILES),
    Attack("lists", "import os\nprint(os.listdir(FOLDER))", says("secret.txt"), FILES),
    Attack("sees that a file exists", "import os\nos.stat(SECRET)\nprint('landed')", got_there, ANYWHERE),
    Attack("reads the solutions", "print(open(f'{ROOT}/solutions/logistic.py').read()[:1500])", says("def "), FILES),
    Attack("imports the solutions", "import sys\nsys.path.insert(0, ROOT)\nfrom solutions.logistic import delta\nprint(delta(3, 1))", says("2"), FILES),
    Attack("imports the exercises", "import sys\nsys.path.insert(0, ROOT)\nimport autograder\nautograder.__path__.append(f'{ROOT}/autograder')\nfrom autograder.exercises import load\nprint('landed')", got_there, FILES),
    Attack("looks into the home", "import os\nos.listdir(HOME)\nprint('landed')", got_there, FILES),
    Attack("reads accounts", "print(open('/etc/passwd').read()[:500])", says("root:"), FILES),
    Attack("writes", "with open(VICTIM, 'w') as f: f.write('mine')", damaged, FILES),
    Attack("appends", "with open(VICTIM, 'a') as f: f.write('mine')", damaged, FILES),
    Attack("truncates", "import os\nos.truncate(VICTIM, 0)", damaged, FILES),
    Attack("deletes", "import os\nos.unlink(SECRET)", damaged, FILES),
    Attack("renames", "import os\nos.rename(SECRET, SECRET + '2')\nos.mkdir(SECRET)", damaged, FILES),
    Attack("adds a file", "open(FOLDER + '/x', 'w').close()", damaged, FILES),
    Attack("adds a folder", "import os\nos.mkdir(FOLDER + '/x')", damaged, FILES),
    Attack("adds a link", "import os\nos.symlink('/', FOLDER + '/x')", damaged, LINKED),
    Attack("adds a socket", "import socket\nsocket.socket(socket.AF_UNIX).bind(FOLDER + '/x')", damaged, ALL),
    Attack("adds a pipe", "import os\nos.mkfifo(FOLDER + '/x')", damaged, LINKED),
    Attack("changes a mode", "import os\nos.chmod(VICTIM, 0o600)\nprint('landed')", got_there, KEPT),
    Attack("changes an owner", "import os\nos.chown(VICTIM, os.getuid(), os.getgid())\nprint('landed')", got_there, KEPT),
    Attack("changes times", "import os\nos.utime(VICTIM, (0, 0))\nprint('landed')", got_there, KEPT),
    Attack("spoils the package for the next one", "import autograder.observing.observe as module\nwith open(module.__file__, 'a') as f: f.write('')\nprint('landed')", got_there, FILES),
    Attack("spoils NumPy for the next one", "import numpy\nwith open(numpy.__file__, 'a') as f: f.write('')\nprint('landed')", got_there, FILES),
    Attack("leaves compiled code for the next one", "import numpy, os\npath = os.path.dirname(numpy.__file__) + '/chainrule-test'\nopen(path, 'w').close()\nos.unlink(path)\nprint('landed')", got_there, FILES),
]  # fmt: skip
