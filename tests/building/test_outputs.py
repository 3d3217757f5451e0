"""What is built and committed is what its sources say, and small."""

import pytest

from autograder.building import outputs as build
from autograder.building.outputs import outdated
from autograder.judging.key import Key


def test_two_builds_are_equal_byte_for_byte():
    assert build.outputs() == build.outputs()


def test_what_is_committed_is_up_to_date():
    assert outdated() == [], "run `chainrule build`"


def test_the_practice_keys_together_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in build.KEYS.iterdir()) <= 3 << 20  # bytes


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Builds go to a folder of the test."""
    monkeypatch.setattr(build, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setattr(build, "KEYS", tmp_path / "keys")
    return tmp_path


def test_a_build_writes_what_is_missing_and_changed_and_removes_what_nothing_makes(elsewhere):
    everything = build.build()
    assert everything == sorted(build.outputs())
    assert build.build() == []
    notebook, stray = next(elsewhere.rglob("*.ipynb")), elsewhere / "keys" / "logistic.removed.npz"
    content = notebook.read_bytes()
    notebook.write_bytes(content + b" ")
    stray.write_bytes(b"")
    assert outdated() == build.build() == sorted([notebook, stray])
    assert notebook.read_bytes() == content
    assert not stray.exists()


def test_a_key_that_differs_by_rounding_alone_is_up_to_date_and_one_that_differs_more_is_not(elsewhere):
    build.build()
    path = elsewhere / "keys" / "logistic.delta.npz"
    key = Key.from_bytes(path.read_bytes())
    for relative, stale in ((1e-9, []), (1e-3, [path])):
        values = [seen.value * (1 + relative) for seen in key.expected]
        value = key.to_value()
        for seen, changed in zip(value["expected"], values, strict=True):
            seen["value"] = changed
        path.write_bytes(_rewritten(value))
        assert outdated() == stale


def _rewritten(value) -> bytes:
    class Changed(Key):
        def __init__(self):
            pass

        def to_value(self):
            return value

    return Changed().to_bytes()
