"""What an exercise lacks is said in sentences; here each is provoked. The skeletons of a new one lack what an author has to write."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import exercises
from autograder.building import new, tryout
from autograder.cli import main
from autograder.exercises import load

RELU = load("two_layer.relu")


def unsaid(rng):
    return RELU.scenes[0](rng)


def without_lines(text: str, word: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if word not in line)


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"mistakes": RELU.mistakes[:2]}, "It has 2 mistakes; at least 3 that students make are wanted."),
        (
            {"mistakes": (*RELU.mistakes, replace(RELU.mistakes[0], wrong=lambda Z: Z + 1))},
            "Two mistakes have the same name.",
        ),
        ({"mistakes": (*RELU.mistakes[1:], replace(RELU.mistakes[0], hint="No."))}, "raises no question: No."),
        ({"hints": RELU.hints[:1]}, "It has 1 hint; 3 are wanted"),
        (
            {"hints": [*RELU.hints[:2], "Take np.maximum(Z, 0)."]},
            "A hint holds the code of the answer: np.maximum(Z, 0)",
        ),
        ({"scenes": [unsaid]}, "The scene unsaid needs a docstring of one line"),
        ({"checks": [*RELU.checks, tryout_check] if (tryout_check := RELU.all_checks[0]) else []}, "not in the order"),
    ],
    ids=["few mistakes", "one name twice", "no question", "one hint", "a hint with code", "no docstring", "order"],
)
def test_what_is_missing_in_the_file_is_a_sentence(changed, sentence):
    assert any(sentence in said for said in tryout.missing(replace(RELU, **changed)))


def test_a_mistake_that_is_none_is_refused_with_its_name(monkeypatch, capsys):
    passes = replace(RELU.mistakes[0], wrong=lambda Z: (Z + abs(Z)) / 2)
    monkeypatch.setattr(exercises, "load", lambda _: replace(RELU, mistakes=(passes, *RELU.mistakes[1:])))
    assert main(["try", "two_layer.relu"]) == 2
    assert "'the reference' and 'nothing cut off' answer every question alike" in capsys.readouterr().err


def test_right_answers_that_are_few_or_fail_are_sentences(monkeypatch):
    monkeypatch.setattr(tryout, "right_answers", lambda _: {"cut": lambda Z: Z})
    said = list(tryout.missing(RELU))
    assert any(
        sentence.startswith("The right answer relu__cut fails: the results are new arrays: A: the memory of Z")
        for sentence in said
    )
    assert "tests/right_answers/two_layer.py has 1 differently written right answer, relu__STYLE; 6 are wanted." in said


def test_what_is_missing_in_the_course_is_a_sentence_with_the_line_to_add(tmp_path, monkeypatch):
    notation = without_lines(tryout.NOTATION.read_text(encoding="utf-8"), "two_layer.relu(Z)")
    (tmp_path / "notation.md").write_text(notation, encoding="utf-8")
    monkeypatch.setattr(tryout, "NOTATION", tmp_path / "notation.md")
    monkeypatch.setattr(tryout, "COURSE", tmp_path)
    slot, line = tryout.missing(RELU)
    assert '```python exercise="two_layer.relu"' in slot
    assert line.endswith("| `two_layer.relu(Z)` | `A`, like Z |")


def test_a_complete_exercise_lacks_nothing(capsys):
    assert main(["try", "two_layer.relu"]) == 0
    assert "two_layer.relu is complete" in capsys.readouterr().out


def test_an_exercise_that_is_not_there_is_a_sentence(capsys):
    assert main(["try", "two_layer.nobody_asks_for_this"]) == 2
    assert "There is no exercise 'two_layer.nobody_asks_for_this'" in capsys.readouterr().err
    assert main(["try", "two_layer.rely"]) == 2
    assert "Is one of these meant? two_layer.relu, " in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------------ skeletons


@pytest.fixture
def clone(tmp_path) -> Path:
    """The sources that a new exercise needs."""
    root = new.ROOT
    for pattern in (
        "autograder/**/*.py",
        "solutions/*.py",
        "course/*.md",
        "course/*.py",
        "tests/right_answers/*.py",
        "tests/__init__.py",
    ):
        for path in root.glob(pattern):
            target = tmp_path / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path


def chainrule(clone: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "autograder", *words], cwd=clone, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "name", ["two_layer.nobody_asks_for_this", "unheard_of.function"], ids=["in a notebook", "in a new one"]
)
def test_skeletons_say_what_is_to_be_written_and_nothing_is_written_over(clone, name):
    module, _, function = name.partition(".")
    status, said = chainrule(clone, "new", name, "Z")
    assert (status, said.count("written: ")) == (0, 3)
    status, said = chainrule(clone, "try", name)
    assert status == 1
    assert f"- solutions/{module}.py says TODO in " in said
    assert f"- autograder/exercises/{module}/{function}.py says TODO in " in said
    assert f"- tests/right_answers/{module}.py says TODO in 1 place" in said
    before = {path: path.read_bytes() for path in clone.rglob("*.py")}
    status, said = chainrule(clone, "new", name, "Z")
    assert (status, "already" in said) == (2, True)
    assert before == {path: path.read_bytes() for path in clone.rglob("*.py")}


def test_a_name_that_will_not_do_is_a_sentence(capsys):
    assert main(["new", "softplus", "Z"]) == 2
    assert "MODULE.FUNCTION" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_a_sentence_with_its_line(clone):
    path = clone / "autograder" / "exercises" / "two_layer" / "relu.py"
    sound = path.read_text(encoding="utf-8")
    for changed, words in (("checks=[valeu()]", "NameError in line "), ("checks=[value(]", "SyntaxError in line ")):
        path.write_text(sound.replace("checks=[value()]", changed), encoding="utf-8")
        status, said = chainrule(clone, "try", "two_layer.relu")
        assert (status, "Traceback" in said) == (2, False)
        assert f"two_layer.relu cannot be read: {words}" in said
        assert str(path) in said


def test_a_function_that_stands_in_another_place_than_its_exercise_is_a_sentence(clone):
    path = clone / "solutions" / "two_layer.py"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("def relu("), text.index("def relu_prime(")
    path.write_text(text[:start] + text[end:].rstrip() + "\n\n\n" + text[start:end].rstrip() + "\n", encoding="utf-8")
    status, said = chainrule(clone, "try", "two_layer.relu")
    assert (status, said) == (
        1,
        "- solutions/two_layer.py: the notebook asks for it after two_layer.tanh_prime; let it stand there.\n",
    )
