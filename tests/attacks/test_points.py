"""Attacks on the points: functions that are wrong, and code that wants them to count as right.

The control is the naive grader: the student's cells, the key and NumPy's own comparison in one process.
"""

import json
import subprocess
import sys
import textwrap

import pytest

from autograder.building.cells import released
from autograder.building.notebooks import student_notebook
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import mark
from autograder.grading.submission import merge, read_cell
from autograder.judge import judge
from autograder.observing.observe import observe
from autograder.sandbox import view
from autograder.sandbox.lane import Lane
from autograder.sandbox.limits import Limits
from tests.sample_class import ASSIGNMENT, exercises, filled, right
from tests.student import key_of, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

SEED = 20260115
WRONG = "import numpy as np\ndef delta(A, Y):\n    return Y - A\n"  # below it stands the attack

ATTACKS = {
    "another comparison": "np.testing.assert_allclose = lambda *args, **options: None",
    "another comparison everywhere": """
        import sys
        for module in list(sys.modules.values()):
            if getattr(module, '__name__', '').startswith('numpy'):
                for name in ('assert_allclose', 'allclose', 'array_equal', 'isclose', 'assert_array_compare'):
                    if hasattr(module, name): setattr(module, name, lambda *args, **options: True)""",
    "a changed function of NumPy's": "np.testing.assert_allclose.__code__ = (lambda *args, **options: None).__code__",
    "no difference": "np.abs = np.absolute = np.subtract = lambda *args, **options: np.zeros(1)\nnp.testing.assert_allclose = lambda a, b: np.abs(a)",
    "exceptions that are none": "import builtins\nbuiltins.AssertionError = None\nnp.testing.assert_allclose = print",
    "a liar that equals everything": """
        class Liar(np.ndarray):
            def __array_function__(self, *args): return True
            def __array_ufunc__(self, *args, **options): return np.array(True)
            def __eq__(self, other): return np.array(True)
        wrong = delta
        def delta(A, Y): return wrong(A, Y).view(Liar)
        import sys
        compare = np.testing.assert_allclose
        np.testing.assert_allclose = lambda a, b: type(a) is Liar or compare(a, b)""",
    "the answer from the frame that calls": """
        import sys
        def delta(A, Y):
            frame = sys._getframe()
            while frame:
                if 'answer' in frame.f_locals: return frame.f_locals['answer']
                frame = frame.f_back""",
    "the answer from the collector": """
        import gc
        gc.unfreeze()
        def delta(A, Y):
            for key in gc.get_objects():
                if type(key) is list and len(key) == 1 and type(key[0]) is np.ndarray: return key[0]""",
    "an answer that is changed in the key": """
        import sys
        def delta(A, Y):
            frame = sys._getframe().f_back
            while frame:
                if 'answer' in frame.f_locals: frame.f_locals['answer'][...] = 0
                frame = frame.f_back
            return np.zeros(A.shape)""",
    "the solution from its file": """
        import sys
        sys.path.insert(0, {ROOT!r})
        from solutions.logistic import delta""",
    "the solution as text": "exec(open({ROOT!r} + '/solutions/logistic.py').read())",
    "a result that is printed": "import os\nos.write(1, b'points 1\\n')\nos._exit(0)",
    "a result that is printed at the end": "import atexit, os\natexit.register(os.write, 1, b'points 1\\n')",
    "another print": "import builtins\nshow = print\nbuiltins.print = lambda *words: show('points 1')",
    "another standard output": """
        import sys
        class Output:
            def write(self, text, out=sys.stdout): return out.write(text.replace('0', '1'))
            def flush(self): pass
        sys.stdout = Output()""",
    "a trace that changes the score": """
        import sys
        def watch(frame, event, argument):
            if 'desired' in frame.f_locals: frame.f_locals['desired'][...] = np.nan
            return watch
        sys.settrace(watch)
        def delta(A, Y): return np.full(A.shape, np.nan)""",
    "a module in the place of another": """
        import sys, types
        module = types.ModuleType('numpy.testing')
        module.assert_allclose = print
        sys.modules['numpy.testing'] = np.testing = module""",
    "a thread that waits": """
        import threading, time, os
        def later():
            time.sleep(0.2)
            os.write(1, b'points 1\\n')
            os._exit(0)
        threading.Thread(target=later).start()
        def delta(A, Y): time.sleep(2)""",
    "the grader's own cell": "def grade(cells, key): print('points 1')\nimport __main__\n__main__.grade = grade\n__main__.report(1)",
}  # fmt: skip

THIEF = """
import sys
import numpy as np
def forward(W, b, X):
    frame, tables = sys._getframe(), {}
    while frame:
        tables = tables or frame.f_locals.get("helpers") or {}
        frame = frame.f_back
    for record in tables.get("sigmoid", ()):
        if np.array_equal(record[0][0], W @ X + b): return record[1].copy()
    return np.zeros((1, X.shape[1]))
"""

NAIVE = """
import json, sys
import numpy as np
def report(earned): print("points", earned)
def grade(cells, key):
    space = {}
    for source in cells:
        exec(source, space)
    earned = 0
    for arguments, answer in [([np.full((1, 3), 0.5), np.ones((1, 3))], key[0])]:
        try:
            np.testing.assert_allclose(space["delta"](*arguments), answer)
            earned += 1
        except Exception:
            pass
    report(earned)
grade(json.load(sys.stdin), [np.full((1, 3), -0.5)])
"""


def source_of(name: str) -> str:
    return WRONG + textwrap.dedent(ATTACKS[name]).replace("{ROOT!r}", repr(str(view.ROOT)))


def naive_points(source: str) -> int:
    done = subprocess.run([sys.executable, "-c", NAIVE], input=json.dumps([source]), capture_output=True, text=True)
    return int("points 1" in done.stdout)


@pytest.fixture(scope="module")
def marked(rings):
    author = released(json.loads(student_notebook(ASSIGNMENT)))
    keys = grading_keys(author, SEED)
    with Lane(rings, Limits(cpu_seconds=1, wall_seconds=4)) as lane:

        def points(functions) -> float:
            cells, notes = merge(author, [read_cell(cell) for cell in filled(functions)["cells"]])
            return sum(verdict.points for verdict in mark(lane, cells, notes, keys).verdicts.values())

        yield points


@pytest.fixture(scope="module")
def wrong():
    """Every function as its first known mistake."""
    return {name: exercise.wrong_source(exercise.mistakes[0]) for name, exercise in exercises().items()}


@pytest.fixture(scope="module")
def honest(marked, wrong) -> float:
    """What the same notebook earns without an attack."""
    return marked(wrong | {"delta": WRONG})


def test_a_naive_grader_tells_right_from_wrong():
    assert naive_points(right()["delta"]) == 1
    assert naive_points(WRONG) == 0


@pytest.mark.parametrize("name", ATTACKS)
def test_not_one_point_is_gained_that_a_naive_grader_would_give(marked, wrong, honest, name, record_property):
    earned = marked(wrong | {"delta": source_of(name)})
    complete = marked(right()) == sum(exercise.points for exercise in exercises().values())
    record_property("attack", {"gained": max(0, earned - honest), "broken": not complete})
    assert earned <= honest
    assert complete
    assert naive_points(source_of(name)) == 1


def test_a_helper_that_is_wrong_on_purpose_hands_nobody_a_ready_answer(marked, wrong, honest, record_property):
    key = key_of("logistic.forward")
    in_one_process = observe(run(THIEF, key.exercise), key.questions, key.helpers)
    earned = marked(wrong | {"delta": WRONG, "forward": THIEF})
    record_property("attack", {"gained": max(0, earned - honest)})
    assert earned <= honest
    assert judge(key, in_one_process, ("sigmoid",)).right
