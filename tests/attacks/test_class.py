"""A class in which some attack, through the real command: every honest student gets exactly what is theirs."""

import json
import sys
import textwrap

import pytest

from autograder.sandbox import view
from autograder.sandbox.tiers import improvement, offered
from tests.attacks.attack import CANARY
from tests.classroom import command, copy_of, path_of, points_of
from tests.sample_class import ASSIGNMENT, Kinds, Student, exercises, filled, hand_in, make_class

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

SEARCH = """
    import os, re
    for root in ({COURSE!r}, {ROOT!r} + '/solutions', os.path.dirname({COURSE!r})):
        for folder, _, names in os.walk(root):
            for name in names:
                try:
                    with open(os.path.join(folder, name), errors='replace') as file: text = file.read()
                    print(re.findall('canary-[0-9a-f]{{16}}', text) or re.findall('return A - Y', text))
                except Exception: pass"""

HOSTILE = {  # a cell in front of everything else; all functions are wrong
    "reads everything": SEARCH,
    "writes everywhere": """
        import os
        for folder, _, names in os.walk({COURSE!r}):
            for name in [*names, 'new']:
                try:
                    with open(os.path.join(folder, name), 'w') as f: f.write('spoilt')
                except Exception: pass""",
    "writes the gradebook": "import sqlite3\ntry: sqlite3.connect({COURSE!r} + '/gradebook.db').execute('UPDATE grade SET auto_score = 99')\nexcept Exception: pass",
    "locks the course": "import fcntl, os\nfcntl.flock(os.open({COURSE!r}, os.O_RDONLY), fcntl.LOCK_EX)",
    "kills whoever it can": "import os, signal\nfor pid in (-1, os.getppid(), 1):\n    try: os.kill(pid, signal.SIGKILL)\n    except Exception: pass",
    "forks": "import os\nfor _ in range(9):\n    try: os.fork()\n    except Exception: pass",
    "exits": "import os\nos._exit(0)",
    "garbage on the wire": "import os\nos.write(3, os.urandom(4000))",
    "no comparison": "import numpy as np\nnp.testing.assert_allclose = np.allclose = np.array_equal = lambda *a, **k: True",
    "the solutions": "import sys\nsys.path.insert(0, {ROOT!r})\nfrom solutions.logistic import *",
    "text for the terminal": "raise type('[/] \\x1b[2J\\u202e', (Exception,), {{}})('\\x1b]0;x\\x07')",
}


def hostile_content(source: str) -> bytes:
    wrong = {name: exercise.wrong_source(exercise.mistakes[0]) for name, exercise in exercises().items()}
    notebook = filled(wrong)
    cell = {"cell_type": "code", "metadata": {}, "source": textwrap.dedent(source).strip()}
    return json.dumps(notebook | {"cells": [cell, *notebook["cells"]]}).encode()


def state(folder) -> dict[str, bytes]:
    """Every file that grading has no business with."""
    mine = ("autograded", "gradebook.db", ".git")
    found = (
        path for path in folder.rglob("*") if path.is_file() and not set(path.relative_to(folder).parts) & set(mine)
    )
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if not path.name.startswith("gradebook")}


def test_a_batch_with_hostile_submissions_gives_every_honest_one_its_points(tmp_path, released_course, record_property):
    if not offered().rings:
        pytest.skip(f"nothing would stand before the attacks. To install it: {improvement()}")
    honest = make_class(6, hostile=False)
    secret = Student("canary", "right, with a secret", Kinds(ASSIGNMENT).all_right().content.replace(b"My answer", f"My answer {CANARY}".encode()), honest[0].points)  # fmt: skip
    course = copy_of(released_course, tmp_path / "around" / "course", [*honest, secret])
    for path in (course / "canary.txt", course.parent / "canary.txt"):
        path.write_text(CANARY, encoding="utf-8")
    with (course / "chainrule.toml").open("a", encoding="utf-8") as file:
        file.write(f"# {CANARY}\n")
    places = {"COURSE": str(course), "ROOT": str(view.ROOT)}
    attackers = [
        Student(f"mallory{number:02}", name, hostile_content(source.format(**places)), {})
        for number, (name, source) in enumerate(HOSTILE.items())
    ]
    hand_in(course, attackers)
    for path in course.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)  # so that only the sandbox stands before it
    before = state(course.parent)
    said = command("chainrule", "grade", ASSIGNMENT, "--jobs", "2", f"--isolation={offered().tier}", folder=course)
    points, after = points_of(course), state(course.parent)
    earned = {student.name: sum(points[student.name].values()) for student in attackers}
    shown = {student.name: path_of(course, student.name).read_text(encoding="utf-8") for student in attackers}
    exact = all(points[student.name] == dict(student.points) for student in (*honest, secret))
    read = [name for name, text in shown.items() if CANARY in text or "['return A - Y']" in text]
    record_property(
        "attack", {"gained": sum(earned.values()), "read": len(read), "broken": not exact, "touched": before != after}
    )
    assert exact
    assert set(earned.values()) == {0.0}
    assert read == []
    assert before == after
    assert all(letter == "\n" or letter.isprintable() for letter in said)


def test_the_search_finds_what_is_there_when_nothing_stands_before_it(tmp_path, capfd):
    course = tmp_path / "course"  # the search goes through the folder above it too, which has to be this test's own
    course.mkdir()
    (course / "canary.txt").write_text(CANARY, encoding="utf-8")
    exec(textwrap.dedent(SEARCH.format(COURSE=str(course), ROOT=str(view.ROOT))), {})
    found = capfd.readouterr().out
    assert CANARY in found
    assert "return A - Y" in found
