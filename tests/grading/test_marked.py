"""What a student wrote cannot act on the page that shows it. Asserted on the real feedback page, as a parser reads it."""

import copy
import json
import sys
import time

import nbformat
import pytest
from bs4 import BeautifulSoup

from autograder.building.cells import Cell
from autograder.cli import main
from autograder.grading import marked as autograded
from autograder.grading.marking import Marked
from autograder.grading.sanitise import MAX_MARKDOWN, harmless
from tests.classroom import WRITTEN_ID, cell_of, command, copy_of, path_of
from tests.sample_class import ASSIGNMENT, Student, filled, right

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="grading a class needs a system that can fork")

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
MARKER = "attack"  # every attack below carries it, in what it would run or open

MARKDOWN = [
    "<script>attack(1)</script>",
    "<SCRIPT SRC=//attack.example/x.js></SCRIPT>",
    "<img src=x onerror=attack(2)>",
    "<img src=x onerror\n=\nattack(3)>",
    "<svg onload=attack(4)><animate onbegin=attack(5)></svg>",
    "<svg><script>attack(6)</script></svg>",
    "<math><mtext><script>attack(7)</script></mtext></math>",
    "<iframe src='javascript:attack(8)'></iframe><object data='javascript:attack(9)'></object><embed src=attack>",
    "<a href='javascript:attack(10)'>x</a>",
    "<a href='JaVaScRiPt:attack(11)'>x</a>",
    "<a href='java&#115;cript:attack(12)'>x</a>",
    "<a href='java&#x73;cript&colon;attack(13)'>x</a>",
    "<a href='java\tscript:attack(14)'>x</a>",
    "<a href='java&Tab;script:attack(15)'>x</a>",
    "<a href='java&NewLine;script:attack(16)'>x</a>",
    "<a href=' &#14; javascript:attack(17)'>x</a>",
    "<a href='vbscript:attack(18)'>x</a> <a href='data:text/html,<script>attack(19)</script>'>x</a>",
    "[x](javascript:attack(20))",
    "[x](<javascript:attack(21)>)",
    "[x](java&#115;cript:attack(22))",
    "[x](javascript&colon;attack(23))",
    "[x](\\javascript:attack(24))",
    "[x]: javascript:attack(25)\n\n[x]",
    "<javascript:attack(26)>",
    "![x](javascript:attack(27))",
    "[x](http://example.org 'onmouseover=attack(28) \" onmouseover=\"attack(29)')",
    "<form action='javascript:attack(30)'><button formaction='javascript:attack(31)'>x</button></form>",
    "<style>@import 'javascript:attack(32)'; * { background: url(javascript:attack(33)) }</style>",
    "<p style='background:url(javascript:attack(34))' onclick=attack(35)>x</p>",
    "<link rel=stylesheet href=//attack.example><meta http-equiv=refresh content='0;url=javascript:attack(36)'>",
    "<base href='//attack.example/'>",
    "<noscript><p title='</noscript><img src=x onerror=attack(37)>'></noscript>",
    "<title><a title='</title><img src=x onerror=attack(38)>'></title>",
    "<textarea><img title='</textarea><img src=x onerror=attack(39)>'></textarea>",
    "<!--><img src=x onerror=attack(40)>-->",
    "<![CDATA[<img src=x onerror=attack(41)>]]>",
    "</div></pre></body><script>attack(42)</script>",
    "a\n\n</div>\n\n<script>attack(43)</script>",
    "<p title='\n\n<script>attack(44)</script>'>x</p>",
    "<p>&#10;&#10;&lt;script&gt;attack(45)&lt;/script&gt;</p>",
    "<p>&#13;&#13;<b>&lt;img src=x onerror=attack(46)&gt;</b></p>",
    "```\n</pre><script>attack(47)</script>\n```",
    '```mermaid\n%%{init: {}}%%\nclick A href "javascript:attack(48)"\n```',
    "`</code><script>attack(49)</script>`",
    "$</p><script>attack(50)</script>$",
    "$$\n\n<img src=x onerror=attack(51)>\n\n$$",
    "\\begin{x}<img src=x onerror=attack(52)>\\end{x}",
    "| a |\n|---|\n| <img src=x onerror=attack(53)> |",
    "# <img src=x onerror=attack(54)>",
    "<img src='attachment:x.svg'> ![x](attachment:x.svg) ![x](attachment:missing.png)",
    "<img src='data:image/svg+xml,<svg onload=attack(55)>'>",
    "\x1b]8;;javascript:attack(56)\x07x\x1b]8;;\x07",
    "<a href='http://example.org' target=_top onfocus=attack(57) autofocus ping=//attack.example>x</a>",
    "<x-attack onclick=attack(58) tabindex=1>x</x-attack><details ontoggle=attack(59) open>x</details>",
    "<div" * 5_000,
    "<b>" * 6_000,
    ">" * 5_000,
]
MATHS = [
    "$\\href{javascript:attack(60)}{x}$",
    "$\\\\href{javascript:attack(61)}{x}$",
    "$\\href1{x}$ $$\\href{javascript:attack(62)}{x}$$",
    "<p>$\\hr&#101;f{javascript:attack(63)}{x}$</p>",
    "<p>$&#92;href{javascript:attack(64)}{x}$</p>",
    "<p>$\\hr<!-- -->ef{javascript:attack(65)}{x}$</p>",
    "<p>$\\hr<x></x>ef{javascript:attack(66)}{x}$</p>",
    "\\begin{align}\\style{background:url(attack)}{x}\\cssId{attack}{x}\\class{attack}{x}\\end{align}",
    "$\\mmlToken{mi}[href='javascript:attack(67)']{x}$",
    "$\\require{action}\\unicode{x}\\bbox[attack]{x}$",
]
CODE = [
    "</pre><script>attack(70)</script>",
    "print('<script>attack(71)</script>')\nprint('\\x1b[31m\\x1b]8;;javascript:attack(72)\\x07\\x00\\u202e')",
    "raise ValueError('<img src=x onerror=attack(73)>\\x1b[2J')",
    "class Evil(Exception):\n    def __str__(self): return '</pre><script>attack(74)</script>'\nraise Evil",
    "raise type('<img src=x onerror=attack(75)>', (Exception,), {})",
    "from IPython.display import HTML, display\ndisplay(HTML('<script>attack(76)</script>'))",
]
HONEST = """\
# My answer

The loss **falls** for every step, because $a<b$ and $x_1 > x_2 & y$:

$$
J = \\frac{1}{m} \\sum_i L_i

< \\infty
$$

- one `a<b` *item*
- [a link](https://example.org/?a=1&b=2)

| a | b |
|---|---|
| 1 | 2 |

```python
if a < b:

    print("x")
```

![picture](attachment:my%20picture.png)

![pixel](https://example.org/pixel.png)
"""
ATTACHMENTS = {
    "my picture.png": {"image/png": PNG},
    "x.svg": {"image/svg+xml": "<svg onload=attack(80)/>"},
}


def cell(kind: str, source: str) -> dict:
    made = {"cell_type": kind, "metadata": {}, "source": source}
    if kind == "code":
        output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>attack(81)</script>"}}
        return made | {"outputs": [output], "execution_count": 1}
    return made | {"attachments": ATTACHMENTS}


def hostile() -> dict:
    """A notebook that attacks in every cell of its own, in an answer and in a function."""
    functions = right()
    functions["cost"] = (
        "def cost(A, Y):\n    print('<script>attack(82)</script>')\n    return '<script>attack(83)</script>'"
    )
    functions["delta"] = "def delta(A, Y):\n    raise ValueError('<img src=x onerror=attack(84)>\\x1b[2J')"
    notebook = filled(functions, "<script>attack(85)</script>")
    added = [cell(kind, text) for kind in ("markdown", "raw") for text in (*MARKDOWN, *MATHS)]
    added += [cell("code", text) for text in CODE]
    added.append(cell("markdown", HONEST))
    return notebook | {"cells": [*notebook["cells"], *added], "metadata": {"title": "<script>attack(86)</script>"}}


@pytest.fixture(scope="module")
def course(tmp_path_factory, released_course):
    student = Student("mallory", "hostile", json.dumps(hostile()).encode(), {})
    course = copy_of(released_course, tmp_path_factory.mktemp("hostile") / "course", [student])
    assert main(["grade", ASSIGNMENT, "--course", str(course)]) == 0
    return course


@pytest.fixture(scope="module")
def marked(course) -> dict:
    return json.loads(path_of(course, "mallory").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(course) -> BeautifulSoup:
    """nbgrader's feedback, as a browser's parser would see it."""
    command("nbgrader", "generate_feedback", ASSIGNMENT, folder=course)
    return BeautifulSoup(path_of(course, "mallory", "feedback").with_suffix(".html").read_bytes(), "html.parser")


# -------------------------------------------------------------------------------------------------- feedback


def test_no_script_and_no_active_element_of_the_students_is_on_the_page(page):
    for script in page.find_all(
        ["script", "style", "link", "meta", "base", "iframe", "object", "embed", "form", "svg"]
    ):
        assert MARKER not in str(script)


def test_no_element_has_an_event_handler(page):
    allowed = {"onclick", "onload"}  # of nbgrader's template, which are checked for what they say
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            if name.startswith("on"):
                assert name in allowed
                assert MARKER not in value


def test_no_element_has_a_style_a_class_or_an_id_of_the_students(page):
    for element in page.find_all(True):
        for name in ("style", "class", "id", "target", "ping", "action", "formaction", "srcdoc", "http-equiv"):
            assert MARKER not in str(element.get(name, ""))


def test_every_address_on_the_page_isharmless(page):
    for element in page.find_all(True):
        for name in ("href", "src", "xlink:href", "data", "poster", "background"):
            address = "".join(str(element.get(name, "")).split()).lower()
            assert not address.startswith(("data:text", "data:image/svg")), element
            assert "script:" not in address


def test_no_mathematics_on_the_page_can_act(page):
    page = copy.copy(page)
    for script in page.find_all(["script", "style"]):
        script.decompose()
    for code in page.find_all(["pre", "code"]):  # MathJax skips them
        code.decompose()
    for command_name in ("href", "style", "class", "cssId", "mmlToken", "require", "bbox", "unicode"):
        assert f"\\{command_name}" not in page.get_text()


def test_no_control_character_is_on_the_page(page):
    assert not set(page.get_text()) & {chr(number) for number in range(32) if chr(number) not in "\n\t"}
    assert "\u202e" not in page.get_text()


def test_no_picture_of_the_students_comes_from_a_server(page):
    pixel = page.find("img", alt="pixel")
    assert not pixel["src"]
    assert "example.org/pixel.png" not in str(page)


def test_what_was_text_of_an_attack_stays_readable(page):
    text = page.get_text()
    for number in (1, 50, 60, 70, 71, 73, 84):
        assert f"attack({number})" in text


def test_an_honest_answer_looks_as_it_should(page):
    answer = page.find("h1", string="My answer").parent
    assert answer.find("strong").get_text() == "falls"
    assert "$a<b$" in answer.get_text()
    assert "$x_1 > x_2 & y$" in answer.get_text()
    assert "\\frac{1}{m} \\sum_i L_i" in answer.get_text()
    assert [code.get_text() for code in answer.find("ul").find_all("code")] == ["a<b"]
    assert answer.find("a")["href"] == "https://example.org/?a=1&b=2"
    assert [cell.get_text() for cell in answer.find("table").find_all(["th", "td"])] == ["a", "b", "1", "2"]
    assert answer.find("img")["src"] == f"data:image/png;base64,{PNG}"
    assert answer.find("pre").get_text().split() == ["if", "a", "<", "b:", "\u200b", 'print("x")']


# ------------------------------------------------------------------------------------------- the marked notebook


def test_the_marked_notebook_is_valid(marked):
    nbformat.validate(nbformat.from_dict(marked))


def test_nothing_of_the_students_but_text_is_in_the_marked_notebook(marked):
    assert MARKER not in json.dumps(marked["metadata"])
    for found in marked["cells"]:
        assert found["cell_type"] != "raw"
        assert "attachments" not in found
        for output in found.get("outputs", []):
            assert output["output_type"] in ("stream", "error", "execute_result")


def test_what_was_printed_and_raised_is_shown_without_control_characters(marked):
    outputs = [cell["outputs"] for cell in marked["cells"] if cell["cell_type"] == "code"][-len(CODE) :]
    text = json.dumps(outputs, ensure_ascii=False)
    assert "<script>attack(71)</script>" in text  # in a stream, which is text
    assert "\\u001b" not in text
    assert "\u202e" not in text


def test_an_answer_is_shown_as_html_from_an_allow_list(marked):
    assert cell_of(marked, WRITTEN_ID)["source"] == "<div>attack(85)</div>"


@pytest.mark.parametrize("text", [*MARKDOWN, *MATHS, HONEST])
def test_a_text_is_one_block_of_html_without_a_blank_line(text):
    block = harmless(text, {})
    assert block.startswith(("<div>", "<pre>"))
    assert "\n\n" not in block
    assert "\r" not in block


@pytest.mark.parametrize(
    "unit", ["[", "![", "$", "*_a ", "`", "<", "&", "<div>", "> ", "|a|b|\n|-|-|\n", "\\begin{a}", "1. "]
)
def test_a_text_that_is_hard_to_render_takes_a_bounded_time(unit):
    started = time.process_time()
    harmless((unit * MAX_MARKDOWN)[:MAX_MARKDOWN], {})
    assert time.process_time() - started < 60  # not hours; the slowest takes two seconds


def test_a_notebook_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "folder" / "notebook.ipynb"
    autograded.write(path, {"cells": []})
    with pytest.raises(TypeError):
        autograded.write(path, {"cells": object()})
    assert json.loads(path.read_text(encoding="utf-8")) == {"cells": []}


def test_long_texts_and_texts_after_many_are_shown_as_they_were_typed():
    texts = ["*x*", "*" * (MAX_MARKDOWN + 1), *["y" * MAX_MARKDOWN] * 12, "*z*", "*" * 100_000]
    cells = tuple(Cell("markdown", text) for text in texts)
    shown = [cell["source"] for cell in autograded.notebook({"cells": []}, Marked(cells), "full")["cells"]]
    assert shown[0] == "<div><p><em>x</em></p></div>"
    assert [text.startswith("<div>") for text in shown[2:-2]] == [True] * 9 + [False] * 3
    assert [text.startswith("<pre>") for text in (shown[1], shown[-1])] == [True, True]
    assert shown[-2] == "<div><p><em>z</em></p></div>"
