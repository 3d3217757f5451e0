"""The words that a student reads: what was expected, what came, what to try."""

import html
import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from autograder.judging.shape_errors import sizes_in_letters
from autograder.judging.verdict import Finding, Named, Result, Seen, Verdict
from autograder.observing.observation import Observation
from autograder.report import as_html, as_text, clean, points, table_as_html, table_as_text
from autograder.values.closed import Opaque
from autograder.values.words import both_entries, entries, kind_in_words, number
from tests.student import finding_of, verdict_of


@pytest.mark.parametrize(
    "exercise, source, expected, got, advice",
    [
        (
            "logistic.delta",
            "def delta(P, L): return L - P",
            "dZ[0, 0:3] = [-0.1472  -0.0671   0.2825]   (m = 6)",
            "dZ[0, 0:3] = [ 0.1472   0.0671  -0.2825]",
            "which slope do you measure?",
        ),
        (
            "logistic.delta",
            "def delta(A, Y): return (A - Y)[0]",
            "shape (1, m) = (1, 6)",
            "shape (6,)",
            "axis of length 1",
        ),
        ("logistic.delta", "def delta(A, Y): return (A - Y).T", "(1, 6)", "(6, 1)", "rows and columns are exchanged"),
        ("logistic.delta", "def delta(A, Y): return A.T - Y", "(1, 6)", "(6, 6)", "a square"),
        ("logistic.delta", "def delta(A, Y): A - Y", "an array", "None: nothing was returned", "which line returns"),
        ("logistic.delta", "def delta(A, Y): return (A - Y).tolist()", "an array", "a list of 1 entry", "np.array"),
        ("logistic.delta", "def delta(A, Y): return A - Y,", "an array", "a tuple of 1 entry", "comma"),
        ("logistic.delta", "def delta(A, Y): return (a for a in A)", "an array", "a generator", "is an array meant?"),
        (
            "logistic.delta",
            "def delta(A, Y): return np.matrix(A - Y)",
            "an array",
            "a numpy.matrix",
            "a type of its own",
        ),
        ("logistic.delta", "def delta(A, Y): return np.ma.array(A - Y)", "an array", "numpy.ma.MaskedArray", "plain"),
        ("logistic.delta", "def delta(A, Y): return A - Y + 0j", "an array", "complex numbers", "complex"),
        ("logistic.delta", "def delta(A, Y): return 'A - Y'", "an array", "the text 'A - Y'", "makes text"),
        ("logistic.delta", "def delta(A, Y): return delta", "an array", "a function", "no call of it"),
        ("logistic.delta", "def delta(A, Y): return np.mean(A)", "an array", "the number 0.7075", "leaves one"),
        ("logistic.delta", "def delta(A, Y): return np.where(Y, np.nan, A)", "-0.1472", "nan", "NaN comes from"),
        ("logistic.delta", "def delta(A, Y): return np.where(Y, np.inf, A)", "-0.1472", "inf", "inf comes from"),
        ("logistic.delta", "def delta(A, Y): return A - Y > 0", "-0.1472", "[False  False   True]", "measure?"),
        ("logistic.delta", "def delta(A, Y): return np.broadcast_to(0, (10**5, 10**5))", "an array", "too large", ""),
        (
            "logistic.delta",
            "def delta(A, Y):\n    A -= Y\n    return A",
            "A[0, 0:3]",
            "after the call",
            "caller's array",
        ),
        ("logistic.delta", "def delta(A, Y): return A - Y + np.random.rand()", "first time", "second time", "chance"),
        (
            "logistic.delta",
            "def delta(A): return A",
            "delta(A, Y) returns dZ",
            "takes 1 positional",
            "called as delta(A, Y)",
        ),
        (
            "logistic.delta",
            "def delta(A, Y): return a - Y",
            "returns dZ",
            "name 'a' is not defined",
            "is A meant, or where does a get its value?",
        ),
        (
            "logistic.delta",
            "def helper(A):\n    return A[5]\ndef delta(A, Y):\n    return helper(A)",
            "returns dZ   (m = 6)",
            "IndexError: index 5 is out of bounds for axis 0 with size 1\nin line 2, in helper: return A[5]",
            "the only index is 0 there: where does yours come from?",
        ),
        ("logistic.delta", "def delta(A, Y): return delta(A, Y)", "", "RecursionError", "call itself"),
        ("logistic.delta", "def delta(A, Y): raise SystemExit", "", "SystemExit", "return"),
        ("logistic.delta", "def delta(A, Y): raise KeyboardInterrupt", "", "stopped by hand", "come to an end?"),
        ("logistic.delta", "def delta(A, Y):\n    if A > Y: return A", "", "ambiguous", "entry by entry?"),
        (
            "logistic.sigmoid",
            "import math\ndef sigmoid(Z): return math.exp(Z)",
            "",
            "TypeError",
            "one number is needed there",
        ),
        ("logistic.sigmoid", "def sigmoid(Z): return list(Z)", "an array of Z's shape, (8, 5)", "a list of 8", ""),
        (
            "logistic.cost",
            "def cost(A, Y): return (A * Y).sum(axis=1, keepdims=True)",
            "a number",
            "(1, 1)",
            "shape (1, 1): which axis was not summed over",
        ),
        ("logistic.cost", "def cost(A, Y): return A * Y", "J: a number", "(1, 8)", "over what is it a sum or a mean?"),
        (
            "logistic.forward",
            "def forward(W, b, X): return sigmoid(X @ W + b)",
            "forward(W, b, X) returns A   (n_0 = 8, m = 5)",
            "in line 1: def forward",
            "did you mean the other order?",
        ),
        ("logistic.forward", "def forward(W, b, X): return W * X", "", "n_0 meets m", "a product of matrices?"),
        (
            "logistic.gradients",
            "def gradients(dZ, X): return dZ @ X.T",
            "2 results: dW, db",
            "(1, 6)",
            "built like dW alone",
        ),
        (
            "logistic.gradients",
            "def gradients(dZ, X): return dZ @ X.T, 1",
            "db: an array of shape (1, 1)",
            "number 1",
            "axes",
        ),
        ("logistic.predict", "def predict(W, b, X): return np.where(X[:1] > 0, 2, 1)", "0 or 1", "[", "decides"),
        (
            "logistic.train",
            "def train(X, Y, alpha, iterations): return np.zeros((1, len(X))), np.zeros((1, 1)), 0.5",
            "costs: a list of 12 numbers",
            "costs: the number 0.5000",
            "how does costs start",
        ),
        (
            "logistic.train",
            "def train(X, Y, alpha, iterations): return np.zeros((1, len(X))), np.zeros((1, 1)), [X] * iterations",
            "costs: numbers",
            "costs[0]: an array of shape (4, 3)",
            "a mean?",
        ),
        (
            "logistic.train",
            "def train(X, Y, alpha, iterations): return np.zeros((1, len(X))), np.zeros((1, 1)), []",
            "costs: 12 entries, (iterations,)",
            "costs: 0",
            "the last",
        ),
    ],
)
def test_finding_says_what_was_expected_what_came_and_what_to_try(
    exercise: str, source: str, expected: str, got: str, advice: str
) -> None:
    finding = finding_of(exercise, source)
    assert expected in finding.expected
    assert got in finding.got
    assert advice in finding.advice


@pytest.mark.parametrize(
    "source",
    [
        "def delta(probabilities, labels): return probabilities - labels",
        "def delta(*both): return both[0] - both[1]",
        "def delta(A, Y, m=None): return A - Y",
        "class Delta:\n    def __call__(self, A, Y): return A - Y\ndelta = Delta()",
        "from functools import partial\ndelta = partial(lambda sign, A, Y: sign * (A - Y), 1)",
        "delta = np.subtract",
        "def delta(A, Y):\n    print(A.shape)\n    return A - Y",
        "def delta(A, Y): return (A - Y).astype('>f4')",
        "def delta(A, Y): return np.asfortranarray(A - Y)",
    ],
)
def test_other_ways_to_say_the_same_are_right(source: str) -> None:
    assert verdict_of("logistic.delta", source).right


@pytest.mark.parametrize(
    "method", ["__str__", "__repr__", "__eq__", "__array__", "__len__", "__getattribute__", "__bool__"]
)
def test_object_that_raises_is_named(method: str) -> None:
    source = f"class Odd:\n    def {method}(self, *a, **k): raise ValueError\ndef delta(A, Y): return Odd()"
    assert finding_of("logistic.delta", source).got == "dZ: an Odd"


def test_warning_with_a_right_value_is_a_note() -> None:
    verdict = verdict_of("logistic.forward", "def forward(W, b, X): return 1 / (1 + np.exp(-(W @ X + b)))")
    assert verdict.right
    assert "note: NumPy or Python warned: overflow encountered in exp" in as_text(verdict)


def test_what_a_student_prints_is_shown() -> None:
    verdict = verdict_of("logistic.delta", "def delta(A, Y):\n    print(A.shape)\n    return A - Y")
    assert "printed: (1, 6)" in as_text(verdict)
    assert "(1, 6)" in as_html(verdict)


def test_flood_of_prints_is_cut() -> None:
    verdict = verdict_of("logistic.delta", "def delta(A, Y):\n    for i in range(10**4): print(i)\n    return A - Y")
    assert len(as_text(verdict).splitlines()) < 30


HOSTILE = "def delta(A, Y): raise ValueError('<script>alert(1)</script>\\n  ✓ all right\\x1b[2J\\u202e\\ud800')"


def test_text_from_students_is_escaped_in_html() -> None:
    page = as_html(verdict_of("logistic.delta", HOSTILE))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_text_from_students_cannot_steer_a_terminal_or_look_like_a_line_of_ours() -> None:
    report = as_text(verdict_of("logistic.delta", HOSTILE))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", report)
    report.encode()
    lines = [line for line in report.splitlines() if "all right" in line]
    assert lines
    assert all(line.startswith(" " * 16) for line in lines)


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "source",
    [
        "def delta(A, Y): return A - Y",
        "def delta(A, Y): return Y - A",
        "def delta(A, Y): raise NotImplementedError",
        "def delta(A, Y): print('a\\nb'); return 1 / 0",
        HOSTILE,
    ],
)
def test_html_is_balanced_and_says_what_the_text_says(source: str) -> None:
    verdict = verdict_of("logistic.delta", source)
    page = Balanced()
    page.feed(as_html(verdict))
    assert page.open == []
    for finding in (result.finding for result in verdict.results if result.finding):
        for words in (finding.expected, finding.got):
            assert html.escape(clean(words)) in as_html(verdict)
            assert all(line.strip() in as_text(verdict) for line in clean(words).splitlines())


def test_report_of_a_named_mistake_asks_its_question() -> None:
    report = as_text(verdict_of("logistic.delta", "def delta(A, Y): return Y - A"))
    assert "looks like    sign\n      ask yourself  If A rises above Y, does the loss grow or shrink?" in report
    assert "incorrect" not in report


def test_report_of_a_wrong_answer_says_where_there_is_more_help() -> None:
    wrong = verdict_of("logistic.delta", "def delta(A, Y): return Y - A")
    assert 'more help: hint("logistic.delta")' in as_text(wrong)
    assert "more help" in as_html(wrong)
    assert "more help" not in as_text(verdict_of("logistic.delta", "def delta(A, Y): return A - Y"))


WRONG = {
    "seen: sign": "def delta(A, Y):\n    print(A)\n    return Y - A",
    "failed: dZ: kind and shape": "def delta(A, Y): return np.full((2, 2), 3.7)",
    "the call gave no result": "def delta(A, Y): raise ValueError(A)",
}


@pytest.mark.parametrize("words", WRONG)
def test_feedback_of_mistakes_says_the_name_and_no_number(words: str) -> None:
    verdict = verdict_of("logistic.delta", WRONG[words])
    text = re.sub("<[^>]*>", " ", as_html(verdict, "mistakes"))
    assert text.split() == ["✗", *["logistic.delta", "·", "not", "yet", "·", "0", "of", "2", "points"], *words.split()]


def test_feedback_of_passed_is_the_same_for_every_wrong_answer() -> None:
    pages = {as_html(verdict_of("logistic.delta", source), "passed") for source in WRONG.values()}
    assert [re.sub("<[^>]*>", "", page) for page in pages] == ["✗ logistic.delta · not yet · 0 of 2 points"]


@pytest.mark.parametrize("source", WRONG.values())
def test_verdict_as_data_holds_no_value(source: str) -> None:
    verdict = verdict_of("logistic.delta", source)
    finding = verdict.first_failure.finding
    assert finding is not None
    data = json.dumps(verdict.to_json(), ensure_ascii=False)
    assert finding.expected not in data
    assert not re.search(r"\d\.\d", data)


def test_two_mistakes_that_fit_are_both_named() -> None:
    failed = Result("value", "failed", Finding("1", "2"))
    verdict = Verdict("x.y", 0, 1, (failed,), (Named("sign", "Which sign?"), Named("factor", "Which factor?")))
    assert "looks like    sign\n      ask yourself  Which sign?\n      or looks like factor\n" in as_text(verdict)


def test_each_of_several_mistakes_has_its_own_line_and_question() -> None:
    failed = Result("value", "failed", Finding("1", "2", "which?"))
    both = Named(
        "sign and factor", "Which sign? Which factor?", (Named("sign", "Which sign?"), Named("factor", "Which?"))
    )
    report = as_text(Verdict("x.y", 0, 1, (failed,), (both,)))
    assert "looks like    sign\n      ask yourself  Which sign?\n      and           factor\n" in report


def test_what_is_seen_does_not_hide_the_advice_of_the_check() -> None:
    failed = Result("value", "failed", Finding("1", "2", "which step differs?", inputs="x = 3\ny = [1.0, 2.0]"))
    report = as_text(Verdict("x.y", 0, 1, (failed,), seen=(Seen("only y is wrong", "where is y made?"),)))
    assert (
        "seen          only y is wrong\n      ask yourself  where is y made?\n      and           which step" in report
    )
    assert "with          x = 3\n                    y = [1.0, 2.0]" in report


@pytest.mark.parametrize(
    "value, words",
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1.0000"),
        (-0.142, "-0.1420"),
        (0.0123, "0.0123"),
        (0.00123456, "0.001235"),
        (1e-12, "1e-12"),
        (12.3456789, "12.35"),
        (123456.789, "1.235e+05"),
        (1e300, "1e+300"),
        (np.nan, "nan"),
        (np.inf, "inf"),
        (-np.inf, "-inf"),
        (7, "7"),
        (True, "True"),
        (np.bool_(False), "False"),
        (np.float32(0.1), "0.1000"),
        (2**62, str(2**62)),
    ],
)
def test_number_has_four_digits(value: float, words: str) -> None:
    assert number(value) == words


def test_entries_are_one_row_from_the_first_wrong_one_on() -> None:
    array = np.arange(12.0).reshape(3, 4)
    wrong = array == 6
    assert entries("W", array, wrong) == "W[1, 2:4] = [6.0000  7.0000]"
    assert entries("W", array, array == 3) == "W[0, 3] = 3.0000"
    assert entries("W", np.array([1e-9, np.nan, -np.inf, 1]), np.ones(4, bool)) == "W[0:3] = [1e-09    nan   -inf]"
    assert entries("J", 2.0, np.True_) == "J = 2.0000"


def test_two_rows_are_told_apart_by_as_many_digits_as_it_takes() -> None:
    one, other = both_entries("J", 1.0, 1 + 1e-12, np.True_)
    assert one != other
    one, other = both_entries("J", 1.0, np.nextafter(1, 2), np.True_)
    assert one != other
    assert both_entries("J", 1.0, 2.0, np.True_) == ("J = 1.0000", "J = 2.0000")


@pytest.mark.parametrize(
    "value, words",
    [
        (None, "None: nothing was returned"),
        (True, "True"),
        (2, "the number 2"),
        (np.array(0.5), "the number 0.5000"),
        (np.array(1j), "a complex number"),
        (np.zeros((2, 3)), "an array of shape (2, 3)"),
        ("a" * 41, "a text of 41 letters"),
        ((), "a tuple of 0 entries"),
        ({"a": 1}, "a dict of 1 entry"),
        (Opaque("a generator"), "a generator"),
    ],
)
def test_kind_is_told_in_words(value: object, words: str) -> None:
    assert kind_in_words(value) == words


def test_sizes_that_letters_share_stay_numbers() -> None:
    assert sizes_in_letters("shapes (4,5) (5,1)", {"n": 4, "m": 5}) == "(4, 5) is (n, m), (5, 1) is (m, 1); "
    assert sizes_in_letters("shapes (4,4)", {"n": 4, "m": 4}) == ""
    assert sizes_in_letters("shapes (7,)", {"n": 4}) == ""
    assert sizes_in_letters("something else", {"n": 4}) == ""


def test_tables_are_aligned_and_escaped() -> None:
    rows = [("✓", "logistic.delta", "right"), ("✗", "<b>", "not yet\x1b")]
    assert table_as_text(rows) == "✓  logistic.delta  right\n✗  <b>             not yet\N{REPLACEMENT CHARACTER}"
    assert "<b>" not in table_as_html(rows)


def test_points_are_written_without_a_needless_fraction() -> None:
    assert (points(2.0), points(0.5)) == ("2", "0.5")


def test_verdict_as_data_names_mistakes_and_checks() -> None:
    data = verdict_of("logistic.delta", "def delta(A, Y): return Y - A").to_json()
    assert data["mistakes"] == ["sign"]
    assert [check["status"] for check in data["checks"]] == ["passed"] * 4 + ["failed", "skipped"]


def test_observation_has_no_surprise_in_an_empty_message() -> None:
    assert Observation("returned").printed == ""
    assert finding_of("logistic.delta", "def delta(A, Y): raise ValueError").got == (
        "ValueError\nin line 1: def delta(A, Y): raise ValueError"
    )
