"""`check`, `hint` and `progress`, with the practice keys that ship."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import nbclient
import nbformat
import numpy as np
import pytest
from IPython.core.formatters import PlainTextFormatter

from autograder import notebook, practice
from autograder.building.notebooks import exercises_of, written_in
from autograder.notebook import check, hint, progress
from autograder.practice import NoSuchExercise
from solutions.logistic import delta, sigmoid


@pytest.fixture(autouse=True)
def _new_kernel() -> None:
    notebook._verdicts.clear()
    notebook._hints_given.clear()


def wrong_delta(A: Any, Y: Any) -> Any:
    return Y - A


def stub(A: Any, Y: Any) -> Any:
    raise NotImplementedError


def test_score_is_a_number_whose_repr_is_bare() -> None:
    score = check("logistic.delta", delta)
    assert isinstance(score, float)
    assert score == 2
    assert repr(score) == "2.0"
    assert PlainTextFormatter()(score) == "2.0"
    assert repr(check("logistic.delta", wrong_delta)) == "0.0"


def test_score_shows_its_report() -> None:
    score = check("logistic.delta", wrong_delta)
    assert "sign\n      ask yourself  If A rises" in str(score)
    assert "If A rises" in score._repr_html_()


def test_report_is_printed_where_nothing_else_shows_it() -> None:
    output = io.StringIO()
    with redirect_stdout(output):
        score = check("logistic.delta", delta)
    assert output.getvalue() == f"{score}\n"


def test_nothing_goes_to_stderr() -> None:
    output = io.StringIO()
    with redirect_stderr(output):
        check("logistic.sigmoid", lambda Z: 1 / (1 + np.exp(-Z)))
    assert output.getvalue() == ""


def test_function_may_have_any_name() -> None:
    assert check("logistic.sigmoid", lambda scores: sigmoid(scores)) == 2


def test_unknown_name_tells_the_names() -> None:
    with pytest.raises(NoSuchExercise, match=r"no exercise 'logistic\.detla'.*logistic\.delta, logistic\.gradients"):
        check("logistic.detla", delta)
    with pytest.raises(NoSuchExercise):
        hint("delta")


def test_called_instead_of_passed_says_what_to_do() -> None:
    A = np.array([[0.5]])
    with pytest.raises(
        TypeError, match=r"the function itself, without brackets: delta\. This is an array of shape \(1, 1\)"
    ):
        check("logistic.delta", delta(A, A))
    with pytest.raises(TypeError, match=r"This is None: did a line `delta = \.\.\.` take the name"):
        check("logistic.delta", None)  # type: ignore[arg-type]


def test_missing_keys_say_how_to_get_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(practice, "KEYS", tmp_path)
    for cached in (practice.index, practice.key_of):
        cached.cache_clear()
    try:
        with pytest.raises(NoSuchExercise, match="chainrule build"):
            check("logistic.delta", delta)
        (tmp_path / "index.json").write_text(json.dumps({"exercises": ["logistic.delta"]}))
        practice.index.cache_clear()
        with pytest.raises(NoSuchExercise, match="chainrule build"):
            check("logistic.delta", delta)
    finally:
        for cached in (practice.index, practice.key_of):
            cached.cache_clear()


def test_hints_come_one_after_the_other() -> None:
    pages = [repr(hint("logistic.delta")) for _ in range(4)]
    assert [page.splitlines()[0] for page in pages] == [
        "logistic.delta · hint 1 of 3",
        "logistic.delta · hint 2 of 3",
        "logistic.delta · hint 3 of 3",
        "logistic.delta · hint 3 of 3",
    ]
    assert "again gives more" in pages[1]
    assert "This was the last one." in pages[2]
    assert "<strong>logistic.cost · hint 1 of 3</strong>" in hint("logistic.cost")._repr_html_()


def test_progress_before_any_check_says_what_to_do() -> None:
    assert "run the check cells" in repr(progress())


def test_progress_lists_the_exercises_of_the_notebook() -> None:
    check("logistic.sigmoid", sigmoid)
    check("logistic.delta", wrong_delta)
    check("logistic.cost", stub)
    rows = [row.split(maxsplit=2) for row in repr(progress()).splitlines()]
    checked, written = rows[:8], rows[8:-1]
    assert [row[1] for row in checked] == exercises_of("01_logistic_regression")
    assert [row[0] for row in written] == [*written_in("01_logistic_regression")]
    assert " ".join(" ".join(rows[0]).split()) == "✓ logistic.sigmoid right 2 of 2"
    assert {row[1]: row[2].rpartition("  ")[0].strip() for row in checked} == {
        "logistic.sigmoid": "right",
        "logistic.sigmoid_prime": "not checked",
        "logistic.forward": "not checked",
        "logistic.cost": "still to write",
        "logistic.delta": "not yet",
        "logistic.gradients": "not checked",
        "logistic.train": "not checked",
        "logistic.predict": "not checked",
    }
    assert " ".join(rows[-1]) == "together 2 of 15, and 2 by a person"
    assert "logistic.delta" in progress()._repr_html_()


def test_last_check_counts() -> None:
    check("logistic.delta", delta)
    check("logistic.delta", wrong_delta)
    assert "0 of 15" in repr(progress())


CELLS = [
    "import numpy as np\nfrom chainrule import check, hint, progress",
    "def delta(A, Y):\n    return A - Y\n\ndef forward(W, b, X):\n    print('hello')\n    return 1 / (1 + np.exp(-W @ X - b))",
    'check("logistic.delta", delta)',
    'check("logistic.forward", forward)',
    "def delta(A, Y):\n    wrong = Y - A\n    return wrong[5]",
    'check("logistic.delta", delta)',
    'hint("logistic.delta")',
    "progress()",
]


def test_kernel_shows_a_bare_number_and_a_report() -> None:
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    ran = nbclient.NotebookClient(nbformat.v4.new_notebook(cells=cells), kernel_name="python3").execute()
    outputs = [cell.outputs for cell in ran.cells]
    right, warned, crashed, hinted, progressed = (outputs[number] for number in (2, 3, 5, 6, 7))
    for output in (right, warned, crashed, hinted, progressed):
        assert [part.output_type for part in output] == ["execute_result"]
    assert [output[0].data["text/plain"] for output in (right, warned, crashed)] == ["2.0", "1.0", "0.0"]
    assert "right · 2 of 2 points" in right[0].data["text/html"]
    assert "overflow encountered in exp" in warned[0].data["text/html"]
    assert "hello" in warned[0].data["text/html"]
    assert "in line 3: return wrong[5]" in crashed[0].data["text/html"]
    assert "hint 1 of 3" in hinted[0].data["text/plain"]
    assert "1 of 15" in progressed[0].data["text/plain"]


def test_function_that_calls_a_wrong_one_is_checked_on_its_own_merit() -> None:
    seen = {"np": np}
    exec(
        "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n\ndef forward(W, b, X):\n    return sigmoid(W @ X + b)", seen
    )
    score = check("logistic.forward", seen["forward"])
    assert score == 1
    assert str(score).startswith("logistic.forward · right, given the right sigmoid · 1 of 1 point")
    assert seen["sigmoid"](np.zeros(1)) == 0.5
