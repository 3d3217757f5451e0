"""A little fuzzing in every run; `python -m tests.benchmarks.fuzz` does a great deal of it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.observing.observation import Observation
from autograder.sandbox.lane import Run
from autograder.values.coding import MalformedValue
from tests.attacks.fuzz import Frames, Notebooks
from tests.values.test_closed import structures

FRAMES, NOTEBOOKS = 2_000, 150


def test_a_spoilt_frame_is_malformed_or_an_answer_that_can_be_judged_and_shown():
    frames = Frames()
    ends = {frames.go(random.Random(seed)) for seed in range(FRAMES)}
    assert ends == {"malformed", "incomplete", "judged", "a cell", "a question to a helper"}


def test_a_spoilt_notebook_is_unreadable_or_has_every_cell_of_the_assignment(tmp_path):
    notebooks = Notebooks(tmp_path)
    ends = {notebooks.go(random.Random(seed)) for seed in range(NOTEBOOKS)}
    assert ends == {"marked", "unreadable"}


names = st.sampled_from(["outcome", "value", "failure", "arguments", "printed", "warned", "shared", "unused"])
things = structures(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("returned"))


@pytest.mark.parametrize("decode", [Observation.from_value, Run.answer])
@given(value=things | st.dictionaries(names, things))
def test_any_value_is_an_answer_or_malformed(decode, value):
    try:
        decode(value)
    except MalformedValue:
        return
    assert set(value) >= {"printed", "failure"}
