"""What is built and committed is what its sources say, wherever it was built, and small."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import practice
from autograder.authoring import digest
from autograder.building import notebooks, outputs
from autograder.building.outputs import build, differing, outdated
from autograder.exercises import load
from autograder.judging.key import Key

SOME = ["logistic.delta", "network.gradient_check", "shapes.affine"]

MAKE = """
import hashlib, sys
from autograder.authoring.complete import practice_key
from autograder.exercises import load
print(*(hashlib.sha256(practice_key(load(name)).to_bytes()).hexdigest() for name in sys.argv[1:]))
"""


def unseen(done: int, all_of_them: int) -> None:
    """Nobody watches."""


def test_what_is_committed_is_up_to_date():
    assert outdated() == [], "run `chainrule build`"


def test_two_processes_make_equal_keys():
    made = [
        subprocess.run([sys.executable, "-c", MAKE, *SOME], capture_output=True, text=True, check=True) for _ in "ab"
    ]
    assert made[0].stdout == made[1].stdout
    assert len(set(made[0].stdout.split())) == len(SOME)


def test_the_practice_keys_together_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in practice.KEYS.rglob("*.npz")) <= 7 << 19  # bytes


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A build of a few exercises."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        into(folder, patch)
        build(unseen)
    return folder


@pytest.fixture
def elsewhere(tmp_path, built, monkeypatch) -> Path:
    """The same in a folder of the test."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    into(tmp_path, monkeypatch)
    return tmp_path


def into(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outputs, "NOTEBOOKS", folder / "notebooks")
    patch.setattr(outputs, "_names", lambda: SOME)
    patch.setattr(practice, "KEYS", folder / "keys")


def test_a_build_writes_what_is_missing_or_changed_and_removes_what_nothing_makes(elsewhere):
    assert build(unseen) == outdated() == []
    notebook, stray, missing = (
        next(elsewhere.rglob("*.ipynb")),
        elsewhere / "keys" / "logistic" / "old.npz",
        practice.path_of(SOME[0]),
    )
    content, key = notebook.read_bytes(), missing.read_bytes()
    notebook.write_bytes(content + b" ")
    stray.write_bytes(b"")
    missing.unlink()
    assert outdated() == build(unseen) == sorted([notebook, stray, missing])
    assert (notebook.read_bytes(), missing.read_bytes()) == (content, key)
    assert not stray.exists()


def test_a_notebook_of_somebodys_own_beside_ours_is_left_alone(elsewhere):
    mine = elsewhere / "notebooks" / "my notes.ipynb"
    mine.write_text("{}", encoding="utf-8")
    assert build(unseen) == []
    assert mine.exists()


def rewritten(name: str, relative: float) -> None:
    """A key as another machine might have made it: all values are off by this share."""
    path = practice.path_of(name)
    key = Key.from_bytes(path.read_bytes())
    expected = tuple(replace(seen, value=seen.value * (1 + relative)) for seen in key.expected)
    path.write_bytes(replace(key, expected=expected).to_bytes())


def test_a_key_that_differs_by_rounding_alone_says_the_same_and_one_that_differs_more_does_not(elsewhere):
    for relative, found in ((1e-9, []), (1e-3, [practice.path_of("logistic.delta")])):
        rewritten("logistic.delta", relative)
        assert differing(unseen) == found
        assert outdated() == []  # its sources are the same


def test_measured_errors_are_compared_as_what_they_are(elsewhere):
    rewritten("network.gradient_check", 1e-6)  # 1e-11 and 1e-3 alike
    assert differing(unseen) == []
    rewritten("network.gradient_check", 1e-2)
    assert differing(unseen) == [practice.path_of("network.gradient_check")]


def test_only_the_keys_whose_sources_changed_are_made_anew(elsewhere, monkeypatch):
    before = {name: practice.path_of(name).read_bytes() for name in SOME}
    real = digest.of_exercise
    monkeypatch.setattr(digest, "of_exercise", lambda exercise: real(exercise) + "x" * (exercise.name == SOME[2]))
    made = []
    monkeypatch.setattr(
        outputs, "_made", lambda names, _: ((name, made.append(name) or _changed(name)) for name in names)
    )
    assert build(unseen) == [practice.path_of(SOME[2])]
    assert made == SOME[2:]
    assert {name: practice.path_of(name).read_bytes() for name in SOME[:2]} == {name: before[name] for name in SOME[:2]}


def _changed(name: str) -> Key:
    return replace(Key.from_bytes(practice.path_of(name).read_bytes()), made_from=digest.of_exercise(load(name)))


def test_when_what_makes_keys_changes_all_are_made_anew_and_those_that_say_the_same_are_not_written(
    elsewhere, monkeypatch
):
    rewritten(SOME[0], 1e-3)  # what an older version of the rooms may have made
    before = {name: practice.path_of(name).read_bytes() for name in SOME}
    monkeypatch.setattr(digest, "of_rooms", lambda: "other rooms")
    assert outdated() == [practice.index_path()]
    assert build(unseen) == sorted([practice.index_path(), practice.path_of(SOME[0])])
    assert outdated() == []
    assert all(practice.path_of(name).read_bytes() == before[name] for name in SOME[1:])


@pytest.mark.parametrize(
    "file, old, new, counts",
    [
        ("autograder/exercises/two_layer/backward.py", "mistakes = [", "# a comment\nmistakes = [", True),
        (
            "solutions/two_layer.py",
            "return 1 - np.tanh(Z) ** 2",
            "return 1 / np.cosh(Z) ** 2",
            True,
        ),  # backward calls it
        ("solutions/two_layer.py", "return np.maximum(Z, 0)", "return np.fmax(Z, 0)", False),
        ("solutions/logistic.py", "def cost(A, Y):", "def cost(A, Y):  # what the slopes are taken of", True),
        ("solutions/logistic.py", "def predict(W, b, X):", "def predict(W, b, X):  # nothing to it", False),
        ("solutions/chain.py", '"""', '"""More: ', False),
        ("autograder/exercises/two_layer/__init__.py", "two layers, a batch of m examples", "two layers", True),
        ("autograder/exercises/two_layer/__init__.py", "scores below and above 0", "scores", False),
    ],
)
def test_a_digest_follows_an_exercise_to_each_definition_that_it_uses_and_no_further(
    tmp_path, monkeypatch, file, old, new, counts
):
    exercise = load("two_layer.backward")
    before = digest.of_exercise(exercise)
    for path in (*notebooks.ROOT.glob("solutions/*.py"), *notebooks.ROOT.glob("autograder/exercises/**/*.py")):
        name, text = path.relative_to(notebooks.ROOT), path.read_text(encoding="utf-8")
        if name.as_posix() == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode())  # the ends of lines do not count
    monkeypatch.setattr(digest, "ROOT", tmp_path)
    remembered = (digest._source, digest._definitions, digest._imported)
    try:
        for cached in remembered:
            cached.cache_clear()
        assert (digest.of_exercise(exercise) != before) == counts
    finally:
        for cached in remembered:
            cached.cache_clear()
