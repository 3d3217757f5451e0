"""The sandbox: what students' code does is told apart, bounded, and over when the submission is."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import types
from pathlib import Path

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.building.cells import released
from autograder.building.notebooks import student_notebook
from autograder.grading.keyring import grading_keys
from autograder.grading.submission import merge, read_cell
from autograder.observing.observation import Question, same_behaviour
from autograder.observing.observe import observe
from autograder.sandbox import wire
from autograder.sandbox.lane import Ask, CellRun, Ended, Lane, Lost, SandboxError
from autograder.sandbox.limits import Limits
from autograder.sandbox.rings import CANDIDATES, FULL, INNER, NONE, Ring
from autograder.sandbox.tiers import attempt, improvement
from autograder.values.compare import EXACT
from tests.classroom import descendants, started, still_there
from tests.sample_class import ASSIGNMENT, make_class

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is tested where it is complete: on Linux")

TIERS = {rings: " ".join(sorted(rings)) or "no ring" for rings in CANDIDATES}
DOUBLE = "def double(x):\n    return 2 * x"
ASK_DOUBLE = Question("double", (np.array([1.0, 2.0]),))


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings, Limits(cpu_seconds=1, wall_seconds=10, memory_bytes=1 << 30)) as lane:
        yield lane


@pytest.fixture
def impatient(rings):
    with Lane(rings, Limits(cpu_seconds=5, wall_seconds=0.5)) as lane:
        yield lane


@pytest.fixture(params=TIERS, ids=TIERS.values())
def any_lane(request):
    """Behind every set of rings that there is, none included: what must hold however little a machine offers."""
    if reason := attempt(request.param):
        pytest.skip(f"{TIERS[request.param]}: {reason}. To install it: {improvement()}")
    with Lane(request.param) as lane:
        yield lane


def cells(lane: Lane, *sources: str) -> list[CellRun]:
    with lane.process() as process:
        return [process.run(textwrap.dedent(source).strip("\n"), f"<cell {n}>") for n, source in enumerate(sources)]


def printed(lane: Lane, *sources: str) -> str:
    """What the last cell printed; none of them failed."""
    runs = cells(lane, *sources)
    assert [run.failure for run in runs] == [None] * len(runs)
    return runs[-1].printed


def end_of(lane: Lane, *sources: str) -> Ended:
    """How a submission ended that did not survive its cells."""
    with pytest.raises(Ended) as ended:
        cells(lane, *sources)
    return ended.value


def assert_honest_work_goes_on(lane: Lane) -> None:
    with lane.process() as process:
        assert process.run(DOUBLE, "<cell 1>") == CellRun(None, "")
        observation = process.ask(ASK_DOUBLE, {})
    assert (observation.outcome, observation.value.tolist()) == ("returned", [2.0, 4.0])


# ------------------------------------------------------------------------------------------------------- cells


def test_a_cell_prints_and_names_stay_for_the_next_one(lane):
    assert printed(lane, "x = 3", "print(x)") == "3\n"


def test_a_submission_sees_nothing_of_the_one_before(lane):
    printed(lane, "import builtins, numpy\nx = builtins.x = numpy.x = 1")
    (run,) = cells(lane, "import builtins, numpy, os\nprint(hasattr(numpy, 'x'), os.listdir('.'))\nx")
    assert run.printed == "False []\n"
    assert run.failure.type == "NameError"


def test_an_exception_is_told_with_its_line(lane):
    (run,) = cells(lane, "def f():\n    return 1 / 0\n\nf()")
    failure = run.failure
    assert (failure.type, failure.function, failure.number, failure.line) == (
        "ZeroDivisionError",
        "f",
        2,
        "return 1 / 0",
    )


def test_a_cell_that_fails_does_not_end_the_next_one(lane):
    failed, after = cells(lane, "undefined", "print('on')")
    assert failed.failure.type == "NameError"
    assert after.printed == "on\n"


def test_a_syntax_error_is_told_with_its_line(lane):
    (run,) = cells(lane, "x = 1\ndef f(:\n    pass")
    assert (run.failure.type, run.failure.number, run.failure.line) == ("SyntaxError", 2, "def f(:")


@pytest.mark.parametrize("magic", ["%%time", "%%timeit", "%%timeit -n 3", "%%capture", "%%capture output"])
def test_a_cell_that_is_timed_or_captured_runs(lane, magic):
    assert printed(lane, f"{magic}\nx = 5", "print(x)") == "5\n"


def test_lines_below_a_cell_magic_keep_their_numbers(lane):
    first, second = cells(lane, "%%time\nx = 1\ny = 1 / 0", "%%time\nz = 1\n\nz = 2 / 0")
    assert (first.failure.number, first.failure.line) == (3, "y = 1 / 0")
    assert (second.failure.number, second.failure.line) == (4, "z = 2 / 0")


def test_magics_may_be_nested(lane):
    assert printed(lane, "%%capture\n%%time\nx = 5", "print(x)") == "5\n"


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%javascript", "%%writefile file", "%%unknown"])
def test_other_cell_magics_are_skipped(lane, magic):
    assert printed(lane, f"{magic}\ntouch file; x = 5", "import os; print(os.listdir('.'))") == "[]\n"


def test_shell_lines_and_line_magics_do_nothing(lane):
    source = "!touch file\n%matplotlib inline\n%time open('file', 'w')\nx = !ls\ny = %pwd\nnp?\nprint(list(x), y)"
    assert (
        printed(lane, source, "import os; print(os.listdir('.'))") == "['file']\n"
    )  # what is timed is the student's work
    assert printed(lane, source) == "! does nothing in grading.\n! does nothing in grading.\n[] None\n"


@pytest.mark.parametrize("line", ["%run file.py", "%store -r x", "%pip install x", "%unknown", "!ls", "%%bash\nls"])
def test_what_is_left_out_says_so_below_the_cell(lane, line):
    assert printed(lane, line).endswith(" does nothing in grading.\n")


@pytest.mark.parametrize("line", ["%matplotlib inline", "%load_ext autoreload", "%autoreload 2", "np?", "%%html\n<b>"])
def test_what_leaves_nothing_behind_says_nothing(lane, line):
    assert printed(lane, line) == ""


def test_a_cell_has_the_names_that_a_kernel_gives(lane):
    names = "display, get_ipython, In, Out, _, __, ___, exit, quit"
    assert printed(lane, f"{names}\nprint(display(1, 2), get_ipython() is not None)") == "None True\n"
    assert printed(lane, "1\n2", "_ + 1", "print(_, __, ___ == '', Out, len(In))") == "3 2 True {1: 2, 2: 3} 4\n"
    assert printed(lane, "_ = 'mine'", "3", "print(_)") == "mine\n"


def test_ipython_gives_its_shell_and_builtins_to_whoever_asks(lane):
    source = "from IPython import get_ipython as one\nfrom IPython.core.getipython import get_ipython as other\n"
    assert printed(lane, f"{source}print(one() is other() is get_ipython(), __IPYTHON__)") == "True True\n"


def test_a_cell_may_wait_at_its_top_level(lane):
    waiting = "import asyncio\nasync def f(x):\n    await asyncio.sleep(0.01)\n    return x\n"
    assert printed(lane, waiting, "print(await f(1), sum(await asyncio.gather(f(1), f(2))))") == "1 3\n"
    (run,) = cells(lane, f"{waiting}\nx = await f(1)\nawait asyncio.wait_for(asyncio.sleep(9), 0.01)")
    assert (run.failure.type, run.failure.number) == ("TimeoutError", 7)


def test_a_check_in_a_cell_of_the_students_own_does_not_end_it(lane):
    source = "from chainrule import check, hint, progress\ncheck('logistic.delta', print)\nhint('x'), progress()\nprint('on')"
    assert printed(lane, source) == "on\n"


def test_a_cell_ends_in_the_students_own_module(lane):
    assert printed(lane, "class A: pass\nprint(__name__, A.__module__)") == "__main__ __main__\n"


def test_sets_and_random_numbers_are_the_same_in_every_process(rings):
    source = "import random\nprint(hash('abc'), {'a', 'b', 'c', 'd'}, random.random(), np.random.rand())"
    outputs = []
    for _ in range(2):
        with Lane(rings) as lane:
            outputs.append(printed(lane, "import numpy as np", source))
    assert outputs[0] == outputs[1]


# ------------------------------------------------------------------------------------------------------- limits


def test_cpu_time_is_limited(lane):
    ended = end_of(lane, "while True: pass")
    assert (ended.outcome, ended.reason) == ("too slow", "1 seconds of CPU time are used up")
    assert_honest_work_goes_on(lane)


def test_a_loop_inside_a_library_is_limited_too(lane):
    assert end_of(lane, "sum(range(10**12))").outcome == "too slow"


def test_a_submission_that_ignores_the_signal_is_stopped_by_the_clock(impatient):
    source = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"
    assert end_of(impatient, source).outcome == "too slow"
    assert_honest_work_goes_on(impatient)


def test_every_cell_has_the_whole_limit_of_cpu_time(lane):
    busy = "import time\nstart = time.process_time()\nwhile time.process_time() - start < 0.7: pass"
    assert len(cells(lane, *[busy] * 3)) == 3


def test_sleeping_is_limited_by_the_clock_and_the_lane_recovers(impatient):
    ended = end_of(impatient, "import time; time.sleep(60)")
    assert (ended.outcome, ended.reason) == ("too slow", "no answer within 0.5 seconds")
    assert_honest_work_goes_on(impatient)


def test_a_process_that_stops_itself_is_limited_by_the_clock():
    with Lane(NONE, Limits(wall_seconds=0.5)) as lane:
        source = "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"
        assert end_of(lane, source).outcome == "too slow"
        assert_honest_work_goes_on(lane)


def test_too_much_memory_is_a_memory_error_in_the_students_line(lane):
    (run,) = cells(lane, "import numpy as np\nx = np.ones((100_000, 100_000))")
    assert (run.failure.number, run.failure.line) == (2, "x = np.ones((100_000, 100_000))")
    assert "MemoryError" in run.failure.type
    assert_honest_work_goes_on(lane)


def test_a_large_file_is_refused(lane):
    (run,) = cells(lane, "with open('file', 'wb') as f:\n    for _ in range(100): f.write(b'x' * 2**20)")
    assert run.failure.type in ("OSError", "PermissionError")  # too large, or nowhere to write
    assert_honest_work_goes_on(lane)


def test_a_flood_of_output_is_cut(lane):
    runs = cells(lane, "for _ in range(100_000): print('x' * 100)", "import sys\nsys.stderr.write('y' * 10**7)")
    assert [len(run.printed) for run in runs] == [2_000, 2_000]


def test_recursion_without_end_is_an_exception(lane):
    (run,) = cells(lane, "def f(): return f()\nf()")
    assert run.failure.type == "RecursionError"


# ------------------------------------------------------------------------------------------------------ leaving

LEAVING = {
    "os._exit": ("import os\nos._exit(3)", "it left with exit status 3"),
    "segfault": ("import ctypes\nctypes.string_at(0)", "signal SIGSEGV"),
    "closes every descriptor": ("import os\nos.closerange(0, 256)\nos._exit(0)", "it left with exit status 0"),
    "writes into the channel": (
        "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'garbage' * 100)\n    except OSError: pass",
        "it did not follow the protocol",
    ),
    "answers something else": (
        "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'chn1\\x04\\0\\0\\0\\0\\0\\0\\0true')\n    except OSError: pass",
        "it did not follow the protocol",
    ),
}


@pytest.mark.parametrize("source, reason", LEAVING.values(), ids=list(LEAVING))
def test_a_process_that_leaves_or_is_out_of_step_has_died_and_the_next_one_works(lane, source, reason):
    ended = end_of(lane, source)
    assert (ended.outcome, ended.reason) == ("died", reason)
    assert_honest_work_goes_on(lane)


def test_sys_exit_and_an_interrupt_by_hand_are_exceptions(lane):
    runs = cells(lane, "import sys\nsys.exit(0)", "raise KeyboardInterrupt", "quit()", "print('on')")
    assert [run.failure and run.failure.type for run in runs[:2]] == ["SystemExit", "KeyboardInterrupt"]
    assert runs[-1].printed == "on\n"


TAMPERING = {
    "sys.stdout": "import sys\nsys.stdout = sys.stderr = None",
    "sys.stdout closed": "import sys\nsys.stdout.close()",
    "builtins": "import builtins\nfor name in ('print', 'open', 'len', 'isinstance', 'str', 'type'): setattr(builtins, name, None)",
    "numpy": "import numpy\nnumpy.array = numpy.asarray = numpy.all = numpy.array_equal = lambda *a, **k: True",
    "json": "import json\njson.dumps = json.loads = lambda *a, **k: {}",
    "modules": "import sys\nsys.modules.clear()",
    "recursion": "import sys\nsys.setrecursionlimit(20)",
    "excepthook and atexit": "import sys, atexit\natexit.register(print)\nsys.excepthook = None",
    "__main__": "import __main__\n__main__.__dict__.clear()",
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(1000,)).start()",
}


@pytest.mark.parametrize("source", TAMPERING.values(), ids=list(TAMPERING))
def test_tampering_with_the_process_stays_in_the_process(lane, source):
    with contextlib.suppress(Ended):
        cells(lane, source, "print(1)")
    assert_honest_work_goes_on(lane)


def test_answers_that_together_are_too_large_end_the_submission(lane):
    with lane.process() as process:
        process.run("import numpy as np\ndef f():\n    return np.ones((1000, 1500))", "<cell 1>")
        for _ in range(2):
            assert process.ask(Question("f", ()), {}).value.shape == (1000, 1500)
        with pytest.raises(Ended, match="its answers have more than 32 MiB"):
            process.ask(Question("f", ()), {})
    assert_honest_work_goes_on(lane)


def test_a_submission_that_asks_its_helpers_and_does_not_listen_ends(lane):
    request = wire.frame({"helper": "h", "arguments": [1.0]})
    source = f"import os\ndef f():\n    for _ in range(200):\n        os.write(3, {request!r})\n    while True: pass"
    with lane.process() as process:
        process.run(source, "<cell 1>")
        with pytest.raises(Ended, match="does not listen"):
            process.ask(Question("f", ()), {"h": [((1.0,), np.ones(200_000))]})
    assert_honest_work_goes_on(lane)


# -------------------------------------------------------------------------------------------- what is left behind


def processes_with(mark: str) -> list[int]:
    """Processes that have the mark in their environment or command line."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                if mark.encode() in (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
    return found


def wait_until(condition) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


ORPHAN = """
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execve('/bin/sleep', ['sleep', '1000'], {mark!r: '1'})
    os._exit(0)
"""


def test_processes_that_a_submission_left_behind_end_with_it():
    mark = f"LEFT_BEHIND_{os.getpid()}"
    with Lane(NONE) as lane:
        with lane.process() as process:
            process.run(ORPHAN.replace("mark!r: '1'", f"{mark!r}: '1'"), "<cell 1>")
            assert wait_until(lambda: processes_with(mark))
        assert_honest_work_goes_on(lane)
        assert processes_with(mark) == []


def test_processes_of_a_submission_that_was_too_slow_end_with_it():
    mark = f"TOO_SLOW_{os.getpid()}"
    with Lane(NONE, Limits(wall_seconds=0.5)) as lane:
        end_of(lane, ORPHAN.replace("mark!r: '1'", f"{mark!r}: '1'"), "import time; time.sleep(60)")
        assert_honest_work_goes_on(lane)
        assert processes_with(mark) == []


def test_files_that_a_submission_wrote_are_gone_before_the_next_one(any_lane):
    if any_lane.rings and Ring.OWN not in any_lane.rings:
        (run,) = cells(any_lane, "open('file', 'w')")
        assert run.failure.type in ("PermissionError", "OSError")  # nowhere to write
        return
    deep = "import os\nfor _ in range(1500):\n    os.mkdir('d')\n    os.chdir('d')\n"
    tree = "import os\nos.makedirs('a/b')\nopen('a/b/file', 'w').close()"
    for source in (deep, tree, "open('.hidden', 'w').close()"):
        printed(any_lane, source)
        assert printed(any_lane, "import os\nprint(os.listdir('.'), os.listdir(os.environ['HOME']))") == "[] []\n"


def test_a_lane_leaves_no_process_and_no_folder(any_lane):
    folder = Path(printed(any_lane, "import os; print(os.getcwd())").strip())
    ours = started(descendants(any_lane._zygote.pid))
    assert ours
    any_lane.stop()
    assert not folder.exists()
    assert wait_until(lambda: not still_there(ours))  # the kernel takes its time


GRADER = """
import os, sys
from autograder.sandbox.lane import Lane
from autograder.sandbox.rings import Ring
lane = Lane(frozenset(map(Ring, sys.argv[2:])))
process = lane.process()
print(process.run("import os; print(os.getcwd())", "<cell 1>").printed.strip(), flush=True)
process.run("import os, time\\ntime.sleep(1000)", "<cell 2>")
"""


@pytest.mark.parametrize("rings", [FULL, INNER, NONE], ids=["full", "inner", "none"])
def test_nothing_lingers_after_the_grader_was_killed(rings):
    if reason := attempt(rings):
        pytest.skip(f"{reason}. To install it: {improvement()}")
    environment = {**os.environ, "PYTHONPATH": "."}
    words = [sys.executable, "-c", GRADER, "x", *rings]
    grader = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)
    folder = Path(grader.stdout.readline().strip())
    ours = started(descendants(grader.pid)[1:])
    assert len(ours) >= 2  # the zygote and the submission
    os.kill(grader.pid, signal.SIGKILL)
    grader.wait()
    grader.stdout.close()
    assert wait_until(lambda: not still_there(ours))
    assert wait_until(lambda: not folder.exists())


def test_a_zygote_that_went_between_two_submissions_is_replaced(rings):
    with Lane(rings) as lane:
        assert_honest_work_goes_on(lane)
        first, *others = descendants(lane._zygote.pid)
        ours = started(others)
        os.kill(first, signal.SIGKILL)
        assert wait_until(lambda: not still_there(ours))
        assert_honest_work_goes_on(lane)


def test_a_zygote_that_is_killed_under_a_submission_is_our_loss_and_not_the_students(rings):
    with Lane(rings) as lane:
        with lane.process() as process:
            process.run("x = 1", "<cell 1>")
            os.kill(lane._zygote.pid, signal.SIGKILL)
            with pytest.raises(Lost):
                process.run("import time; time.sleep(5)", "<cell 2>")
        assert_honest_work_goes_on(lane)


def test_a_submission_that_is_killed_from_outside_is_our_loss_and_not_the_students(rings):
    with Lane(rings) as lane:
        with lane.process() as process:
            process.run("x = 1", "<cell 1>")
            signal.pidfd_send_signal(process._pidfd, signal.SIGKILL)
            with pytest.raises(Lost):
                process.run("import time; time.sleep(5)", "<cell 2>")
        assert_honest_work_goes_on(lane)


def test_a_zygote_that_cannot_start_is_an_error_of_ours_with_the_reason(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.lane.sys.executable", "/usr/bin/env")
    with Lane(NONE) as lane, pytest.raises(SandboxError, match="did not start"):
        lane.process()


def test_a_ring_that_cannot_be_had_is_an_error_of_ours_with_the_reason(monkeypatch):
    monkeypatch.setattr("autograder.sandbox.lane.syscalls.program", lambda: b"\0" * 8)  # no filter
    refused = pytest.raises(SandboxError, match=r"could not be sealed: .*prctl")
    with Lane(frozenset({Ring.SECCOMP})) as lane, lane.process() as process, refused:
        process.run("", "<cell 1>")


# ------------------------------------------------------------------------------------------- what a worker knows


def test_a_worker_holds_no_solution_no_exercise_and_no_grading_key(lane):
    source = """
    import gc, sys
    from autograder.judging.key import Key
    modules = [name for name in sys.modules if name.split('.')[0] == 'solutions' or name.startswith(
        ('autograder.exercises', 'autograder.authoring', 'autograder.building', 'autograder.grading', 'tests'))]
    gc.unfreeze()  # or the zygote's own are left out
    things = gc.get_objects()
    names = [type(thing).__name__ for thing in things if type(thing).__name__ in ('Exercise', 'Key', 'KnownMistake')]
    print(modules, names, len(things) > 10_000)
    """
    assert printed(lane, "from autograder.notebook import check, hint, progress", source) == "[] [] True\n"


# ------------------------------------------------------------------------------------ the same here as over there


def observed_in_a_notebook(cells, keys):
    """What IPython itself, which a notebook's kernel is made of, has seen of a notebook at its check cells."""
    shell = InteractiveShell(
        config=Config({"HistoryManager": {"enabled": False}}), user_module=types.ModuleType("__main__")
    )
    for cell in cells:
        if name := cell.exercise:
            yield name, observe(shell.user_ns, keys[name].questions)
        elif cell.runs:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                shell.run_cell(cell.source)


def observed_in_a_lane(lane, cells, keys):
    with lane.process() as process:
        for cell in cells:
            if name := cell.exercise:
                yield name, [*process.answers([Ask(question, {}) for question in keys[name].questions])]
            elif cell.runs:
                process.run(cell.source, "<cell>")


def alike(here, there):
    """Apart from the places in the student's source, where cells have other names, and from rounding: there may be more threads here."""
    return same_behaviour(here, there, EXACT) and (here.printed, here.warned) == (there.printed, there.warned)


HONEST = [student for student in make_class(30) if not student.hostile] if sys.platform == "linux" else []


@pytest.fixture(scope="module")
def author():
    return released(json.loads(student_notebook(ASSIGNMENT)))


@pytest.mark.parametrize("student", HONEST, ids=[student.kind for student in HONEST])
def test_a_notebook_and_a_lane_see_the_same(lane, author, student):
    keys = grading_keys(author, 1)
    cells, _ = merge(author, [read_cell(cell) for cell in json.loads(student.content)["cells"]])
    here, there = (dict(seen) for seen in (observed_in_a_notebook(cells, keys), observed_in_a_lane(lane, cells, keys)))
    assert here.keys() == there.keys() == set(keys)
    for name in keys:
        assert all(map(alike, here[name], there[name])), name
