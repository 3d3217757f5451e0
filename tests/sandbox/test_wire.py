"""The wire: what arrives is a value of the closed set, or refused; nothing is read before its length is known to be sane."""

import contextlib
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox import wire
from autograder.values.coding import MalformedValue

VALUE = {"outcome": "returned", "value": [np.arange(6.0).reshape(2, 3), (1, None, "x", float("nan"))], "n": 2**40}
FRAME = wire.frame(VALUE)


def taken(content: bytes, piece: int = 1 << 16):
    """All values in these bytes, fed in pieces."""
    frames, values = wire.Frames(), []
    while content:
        frames.feed(content[:piece])
        content = content[piece:]
        complete, value = frames.take()
        while complete:
            values.append(value)
            complete, value = frames.take()
    return values


@pytest.mark.parametrize("piece", [1, 7, 1 << 16])
def test_values_arrive_as_they_were_sent_in_pieces_of_any_size(piece):
    assert repr(taken(FRAME * 3, piece)) == repr([VALUE] * 3)


def test_a_value_goes_through_a_pipe():
    reading, writing = os.pipe()
    wire.put(writing, VALUE)
    assert repr(wire.get(reading, wire.Frames())) == repr(VALUE)
    os.close(reading)
    with pytest.raises(wire.Closed):
        wire.put(writing, VALUE)
    os.close(writing)


def test_the_end_of_a_pipe_is_closed():
    reading, writing = os.pipe()
    os.write(writing, FRAME[:-1])
    os.close(writing)
    with pytest.raises(wire.Closed):
        wire.get(reading, wire.Frames())
    os.close(reading)


@given(
    st.lists(st.tuples(st.integers(0, len(FRAME) - 1), st.integers(0, 255)), max_size=4),
    st.integers(0, len(FRAME)),
)
def test_a_frame_that_was_tampered_with_is_malformed_or_a_value_or_not_complete(changes, length):
    spoilt = bytearray(FRAME)
    for position, byte in changes:
        spoilt[position] = byte
    with contextlib.suppress(MalformedValue):
        assert len(taken(bytes(spoilt[:length]))) <= 1


@given(st.binary(max_size=200))
def test_any_bytes_are_malformed_or_not_complete(content):
    with contextlib.suppress(MalformedValue):
        assert taken(content) == []


@pytest.mark.parametrize("lengths", [(2**32 - 1, 0), (1, 2**32 - 1), (wire.MAX_HEADER + 1, 0)])
def test_a_length_that_makes_no_sense_is_refused_before_anything_is_read(lengths):
    frames = wire.Frames()
    frames.feed(wire.HEAD.pack(wire.MAGIC, *lengths))
    with pytest.raises(MalformedValue):
        frames.take()
