"""Attacks by the wire: what a submission may send in the place of an answer. The control is a reader that trusts it."""

import json
import pickle
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.observing.observation import Question
from autograder.sandbox import wire
from autograder.sandbox.lane import Ended, Lane
from tests.attacks.attack import LIMITS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="hostile submissions are run on Linux alone")

MAX_WANTED = 200 << 20  # bytes that a reader may set aside for one answer


ANSWER = '{{"dict":{{"outcome":"returned","value":{0},"failure":null,"arguments":{{"tuple":[]}},"printed":"","warned":[],"shared":[],"unused":[]}}}}'


@dataclass(frozen=True)
class Forged:
    """A message: its value as JSON, in an answer that is well-formed for the rest unless `bare`; its data; the lengths
    that it claims if they are not the true ones.
    """

    value: str
    data: bytes = b""
    lengths: tuple[int, int] | None = None
    bare: bool = False

    @property
    def header(self) -> bytes:
        return (self.value if self.bare else ANSWER.format(self.value)).encode()

    def bytes(self) -> bytes:
        return (
            wire.HEAD.pack(wire.MAGIC, *(self.lengths or (len(self.header), len(self.data)))) + self.header + self.data
        )


def array(dtype: str, *shape: Any) -> str:
    return json.dumps({"array": [dtype, *shape]})


FORGED = {
    "no object": Forged("7", bare=True),
    "a word": Forged('"sealed"', bare=True),
    "fields that are missing": Forged('{"dict":{"outcome":"returned"}}', bare=True),
    "deep JSON": Forged("[" * 100_000 + "]" * 100_000),
    "JSON just not too deep for the parser": Forged("[" * 900 + "]" * 900),
    "half of the JSON": Forged('{"dict":{"outcome":', bare=True),
    "an integer of many digits": Forged("9" * 5_000),
    "an integer that only an object holds": Forged("9" * 400),
    "an array of objects": Forged(array("|O", 1), b"\1" * 8),
    "an array of a type that does not exist": Forged(array("no type", 1), bytes(8)),
    "an array of strings": Forged(array("<U2", 1), b"\xff" * 8),
    "a shape that overflows": Forged(array("<f8", 0, 2**62, 8)),
    "a shape that is no number": Forged(array("<f8", "x"), bytes(8)),
    "a shape of too many axes": Forged(array("<f8", *[1] * 70), bytes(8)),
    "more array than data": Forged(array("<f8", 1000), bytes(8)),
    "a header without end": Forged("0", lengths=(2**32 - 1, 0)),
    "data without end": Forged("0", lengths=(1, 2**32 - 1)),
}


def trusting(message: Forged) -> bool:
    """A grader that takes the header's word for everything: is the answer 42?"""
    if sum(message.lengths or ()) > MAX_WANTED:
        raise MemoryError(message.lengths)
    answer = opened(json.loads(message.header), message.data)
    return bool(np.allclose(answer["dict"]["value"], 42.0))


def opened(node: Any, data: bytes) -> Any:
    if isinstance(node, list):
        return [opened(item, data) for item in node]
    if isinstance(node, dict) and "array" in node:
        dtype, *shape = node["array"]
        return np.frombuffer(data, dtype).reshape(shape)
    return {key: opened(item, data) for key, item in node.items()} if isinstance(node, dict) else node


@pytest.fixture(scope="module")
def lane(rings):
    with Lane(rings, LIMITS, preload=False) as lane:
        yield lane


def test_a_trusting_grader_tells_right_from_wrong():
    assert trusting(Forged("42"))
    assert not trusting(Forged(array("<f8", 1), bytes(8)))


def asked(lane: Lane, sent: bytes):
    """Have a function send these bytes in the place of its answer."""
    source = f"import os, zlib\ndef f():\n    rest = memoryview(zlib.decompress({zlib.compress(sent)!r}))\n    while rest: rest = rest[os.write(3, rest):]\n    import time; time.sleep(9)"
    with lane.process() as process:
        assert process.run(source, "<cell 1>").failure is None
        return process.ask(Question("f", ()), {})


def goes_on(lane: Lane) -> bool:
    with lane.process() as process:
        process.run("def f(): return 42", "<cell 1>")
        return process.ask(Question("f", ()), {}).value == 42


@pytest.mark.parametrize("message", FORGED.values(), ids=list(FORGED))
def test_a_forged_answer_ends_its_submission_alone_and_breaks_a_reader_that_trusts_it(lane, message, record_property):
    with pytest.raises(Ended) as ended:
        asked(lane, message.bytes())
    continues = goes_on(lane)
    record_property("attack", {"broken": not continues})
    assert continues
    assert ended.value.outcome in ("died", "too slow")
    with pytest.raises((ValueError, TypeError, KeyError, RecursionError, MemoryError, OverflowError)):
        trusting(message)


class Pickled:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self):
        return Path.mkdir, (self.folder,)


def test_a_pickle_is_not_opened_and_a_reader_of_pickles_runs_it(lane, tmp_path, record_property):
    content = pickle.dumps(Pickled(tmp_path / "run"))
    with pytest.raises(Ended, match="did not follow the protocol"):
        asked(lane, content)
    ran = (tmp_path / "run").exists()
    record_property("attack", {"broken": not goes_on(lane), "touched": ran})
    assert not ran
    pickle.loads(content)
    assert (tmp_path / "run").exists()


def test_a_truth_value_that_is_neither_is_one_of_them(lane, record_property):
    naive = np.frombuffer(b"\x02", bool)
    assert naive.all()
    assert naive.view(np.uint8)[0] not in (0, 1)  # true to one comparison and not to another
    seen = asked(lane, Forged(array("|b1", 1), b"\x02").bytes()).value
    record_property("attack", {"broken": not goes_on(lane)})
    assert seen.view(np.uint8).tolist() == [1]


def test_an_answer_that_says_it_left_its_arguments_alone_has_to_hand_them_in(lane, record_property):
    seen = asked(lane, Forged("1").bytes())
    record_property("attack", {"broken": not goes_on(lane)})
    assert seen.arguments == ()  # which the judge compares with those of the question
