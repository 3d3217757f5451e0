"""Notebooks that hit limits lose the step they were at, and nothing else."""

import json
import sys
import time

import pytest

from autograder.building.cells import cell_id, released
from autograder.building.notebooks import student_notebook
from autograder.grading import asked
from autograder.grading.keyring import grading_keys
from autograder.grading.marking import MAX_RESTARTS, Marked, mark
from autograder.grading.submission import merge, read_cell
from autograder.practice import key_of
from autograder.sandbox.lane import Lane
from autograder.sandbox.limits import Limits
from tests.sample_class import ASSIGNMENT, exercises, filled, find, right

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sandbox needs a system that can fork")

SEED = 20260115


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings, Limits(cpu_seconds=1, wall_seconds=4)) as lane:
        yield lane


@pytest.fixture(scope="module")
def author():
    return released(json.loads(student_notebook(ASSIGNMENT)))


@pytest.fixture(scope="module")
def keys(author):
    return grading_keys(author, SEED)


@pytest.fixture
def marked(lane, author, keys):
    def do(notebook, lane=lane) -> Marked:
        cells, notes = merge(author, [read_cell(cell) for cell in notebook["cells"]])
        return mark(lane, cells, notes, keys)

    return do


def points(marked: Marked) -> dict[str, int]:
    return {verdict.exercise.partition(".")[2]: verdict.points for verdict in marked.verdicts.values()}


def full() -> dict[str, int]:
    return {name: exercise.points for name, exercise in exercises().items()}


def with_scratch(notebook, before: str, *sources: str):
    """The notebook with cells of the student's own in front of one."""
    at = notebook["cells"].index(find(notebook, before))
    added = [{"cell_type": "code", "source": source, "metadata": {}} for source in sources]
    return notebook | {"cells": [*notebook["cells"][:at], *added, *notebook["cells"][at:]]}


def scratch_runs(marked: Marked) -> list:
    return [marked.runs[n] for n, cell in enumerate(marked.cells) if not cell.nbgrader and n in marked.runs]


def test_a_right_notebook_earns_every_point_and_is_marked_the_same_twice(marked, author):
    first, second = marked(filled(right())), marked(filled(right()))
    assert points(first) == full()
    assert first == second
    assert first.notes == ()
    assert [cell.exercise for cell in author if cell.exercise] == [f"logistic.{name}" for name in full()]


def test_an_endless_loop_in_a_cell_loses_that_cell_alone(marked):
    result = marked(with_scratch(filled(right()), "logistic-cost", "while True: pass", "x = 1\nprint(x)"))
    assert points(result) == full()
    loop, after = scratch_runs(result)
    assert "time limit" in loop.failure.message
    assert after.printed == "1\n"
    assert len(result.notes) == 1
    assert "hit the time limit" in result.notes[0]


@pytest.mark.parametrize(
    "source", ["import os\nos._exit(0)", "import ctypes\nctypes.string_at(0)", "import os\nos.abort()"]
)
def test_a_cell_that_ends_the_process_loses_that_cell_alone(marked, source):
    result = marked(with_scratch(filled(right()), "logistic-cost", source))
    assert points(result) == full()
    assert "ended the process" in result.notes[0]


def test_an_endless_loop_in_one_function_costs_that_exercise_alone(marked):
    result = marked(filled(right() | {"train": "def train(X, Y, alpha, iterations):\n    while True: pass"}))
    assert points(result) == full() | {"train": 0}


def test_a_function_that_ends_the_process_costs_that_exercise_alone(marked):
    result = marked(filled(right() | {"predict": "def predict(W, b, X):\n    import os\n    os._exit(3)"}))
    assert points(result) == full() | {"predict": 0}


def test_a_cell_in_which_a_function_is_defined_may_loop_too(marked):
    source = right()["predict"] + "\nwhile True: pass"
    assert points(marked(filled(right() | {"predict": source}))) == full() | {"predict": 0}


def test_endless_loops_in_every_exercise_end_and_earn_nothing(marked, rings):
    loops = {name: f"{exercise.head}    while True: pass" for name, exercise in exercises().items()}
    with Lane(rings, Limits(wall_seconds=0.5)) as lane:
        assert points(marked(filled(loops), lane)) == dict.fromkeys(full(), 0)


def test_a_submission_that_uses_up_its_processes_ends_with_a_note(marked, rings):
    result = marked(with_scratch(filled(right()), "logistic-sigmoid", *["import os; os._exit(0)"] * (MAX_RESTARTS + 1)))
    assert points(result) == dict.fromkeys(full(), 0)
    assert f"{MAX_RESTARTS} processes of the submission are used up: what is left was not run." in result.notes


def test_a_submission_that_sleeps_uses_up_its_time_and_ends_with_a_note(marked, rings):
    notebook = with_scratch(filled(right()), "logistic-predict", *["import time; time.sleep(1.5)"] * 30)
    with Lane(rings, Limits(wall_seconds=6, total_seconds=4)) as lane:
        started = time.monotonic()
        result = marked(notebook, lane)
    assert time.monotonic() - started < 30  # not 45
    assert points(result) == full() | {"predict": 0}
    assert "4 seconds for the whole notebook are used up: what is left was not run." in result.notes


def test_much_work_below_the_limit_of_each_step_costs_nothing(marked):
    busy = "import time\nstart = time.process_time()\nwhile time.process_time() - start < 0.7: pass"
    assert points(marked(with_scratch(filled(right()), "logistic-predict", *[busy] * 4))) == full()


def test_an_answer_that_hard_codes_the_practice_inputs_fails_the_gradingkey_of(marked):
    practice = key_of("logistic.delta")
    table = [
        (question.arguments[0].tolist(), answer.value.tolist())
        for question, answer in zip(practice.questions, practice.expected, strict=True)
    ]
    source = f"""def delta(A, Y):
    for asked, answer in {table}:
        if np.array_equal(asked, A):
            return np.array(answer)
    return Y - A
"""
    verdict = next(
        v for v in marked(filled(right() | {"delta": source})).verdicts.values() if v.exercise == "logistic.delta"
    )
    assert verdict.points == 0
    assert [seen.fact for seen in verdict.seen] == ["right on the practice inputs, wrong on others"]


def test_a_change_that_nobody_listed_is_named_and_our_thinking_takes_none_of_the_students_time(
    marked, keys, rings, monkeypatch
):
    assert not keys["logistic.train"].variations.names  # they are made when they are needed
    limits = Limits(cpu_seconds=1, wall_seconds=4, total_seconds=4)
    made = asked.with_variations
    monkeypatch.setattr(asked, "with_variations", lambda key: (time.sleep(limits.total_seconds + 1), made(key))[1])
    step = "W, b = W - alpha**2 * dW, b - alpha**2 * db"
    source = right()["train"].replace("W, b = W - alpha * dW, b - alpha * db", step)
    with Lane(rings, limits) as hurried:
        verdicts = {v.exercise: v for v in marked(filled(right() | {"train": source}), hurried).verdicts.values()}
    assert [named.name for named in verdicts["logistic.train"].mistakes] == ["alpha squared"]
    assert verdicts["logistic.predict"].right


def test_what_happens_at_the_questions_that_only_explain_costs_nothing_else(marked, keys):
    source = (
        "calls = []\n"
        "def delta(A, Y):\n"
        "    calls.append(0)\n"
        f"    if len(calls) > {len(keys['logistic.delta'].questions)}:\n"
        "        import os; os._exit(0)\n"
        "    return A * Y\n"
    )
    assert points(marked(filled(right() | {"delta": source}))) == full() | {"delta": 0}


def test_slow_wrong_answer_is_not_asked_the_questions_that_only_explain(marked):
    source = "def delta(A, Y):\n    import time\n    time.sleep(0.3)\n    return 0 * A\n"
    verdict = next(
        v for v in marked(filled(right() | {"delta": source})).verdicts.values() if v.exercise == "logistic.delta"
    )
    assert [named.name for named in verdict.mistakes] == ["all zero"]
    assert verdict.seen == ()


def test_a_note_names_no_cell_that_a_student_may_have_named(marked):
    notebook = with_scratch(filled(right()), "logistic-cost", "import os; os._exit(0)")
    result = marked(notebook)
    assert result.notes[0].startswith("Cell ")


def test_ids_of_check_cells_are_those_of_the_exercises(author):
    checks = {cell.exercise: cell.grade_id for cell in author if cell.exercise}
    assert checks == {name: f"{cell_id(name)}-check" for name in checks}
