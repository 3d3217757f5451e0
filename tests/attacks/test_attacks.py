"""Every attack of the tables: with all rings it achieves nothing, and without those against it, it lands."""

import dataclasses
import importlib
import os
import pkgutil
import platform
import sys
from contextlib import ExitStack

import pytest

from autograder.observing.observation import Question
from autograder.sandbox.lane import CellRun, Lane
from autograder.sandbox.tiers import improvement
from tests.attacks import groups
from tests.attacks.attack import (
    ALL,
    CALLS,
    LIMITS,
    PATIENT,
    Attack,
    Trial,
    read_the_secret,
    run_in,
    run_plainly,
    without,
    world,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

ATTACKS = [
    dataclasses.replace(attack, group=module.name)
    for module in pkgutil.iter_modules(groups.__path__)
    for attack in importlib.import_module(f"{groups.__name__}.{module.name}").ATTACKS
]


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings, LIMITS, preload=False) as lane:
        yield lane


@pytest.fixture(scope="module")
def lanes():
    """One lane for each set of rings of a control run."""
    made: dict[frozenset, Lane] = {}

    def behind(rings):
        return made.setdefault(rings, Lane(rings, PATIENT, preload=False))

    yield behind
    for lane in made.values():
        lane.stop()


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """One world for all, and a new one when a control run has spoilt it."""
    with ExitStack() as stack:
        made = []

        def unspoilt():
            if not made or made[-1].damaged() or made[-1].killed(0):
                made.append(stack.enter_context(world(tmp_path_factory.mktemp("world") / "w")))
            made[-1].visited()
            return made[-1]

        yield unspoilt


@pytest.fixture
def place(worlds):
    return worlds()


def honest_work_goes_on(lane: Lane) -> bool:
    with lane.process() as process:
        defined = process.run("def double(x):\n    return 2 * x", "<cell 1>")
        observation = process.ask(Question("double", (21,)), {})
    return defined == CellRun(None, "") and (observation.outcome, observation.value) == ("returned", 42)


def control(attack: Attack, lanes, rings, place) -> Trial:
    if attack.against and attack.against != ALL:
        return run_in(lanes(without(attack.against, rings)), attack, place)
    return run_plainly(attack, place)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: f"{attack.group}: {attack.name}")
def test_it_achieves_nothing_and_without_what_stands_against_it_it_lands(
    attack, lane, lanes, rings, place, record_property
):
    if platform.machine() not in attack.architectures:
        pytest.skip(f"there is nothing of it on {platform.machine()}")
    if attack.needs_root and os.geteuid():
        pytest.skip("its control lands for root alone")
    if not (attack.against & rings or not attack.against):
        pytest.skip(f"none of the rings against it is here. To install them: {improvement()}")
    trial = run_in(lane, attack, place)
    goes_on = honest_work_goes_on(lane)
    trial.printed += "next submission" * goes_on
    landed = attack.seen(trial)
    secret = landed and attack.seen is read_the_secret
    record_property("attack", {"read": secret, "broken": not goes_on, "touched": place.damaged() or place.killed(0)})
    assert (landed, goes_on) == (False, True), trial
    in_control = control(attack, lanes, rings, place)
    if attack.group == "calls" and ("ENOSYS" in in_control.printed or ("EPERM" in in_control.printed and os.geteuid())):
        pytest.skip("this kernel has no such call, or refuses it to everybody but root: no ring is needed")
    assert attack.seen(in_control), f"the control does not land: {in_control}"


def test_no_two_attacks_are_the_same():
    assert len({(attack.group, attack.name) for attack in ATTACKS}) == len(ATTACKS)
    assert len({attack.source for attack in ATTACKS}) == len(ATTACKS)


def test_every_call_that_is_tried_is_one_that_the_filter_refuses(rings):
    assert all(attack.against in (ALL, CALLS) for attack in ATTACKS if attack.group == "calls")
