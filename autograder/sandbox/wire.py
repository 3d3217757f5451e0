"""Messages between a lane and a submission: one value of the closed set, in a frame with its lengths.

    frame = magic, length of header (u32), length of data (u32), header (JSON), data (the arrays' bytes)

Never pickle. The trusted side reads what an attacker may have written, so lengths are checked before anything is read.
"""

import os
import struct
from typing import Any

from autograder.values.closed import MAX_BYTES
from autograder.values.coding import MalformedValue, decode, encode

HEAD = struct.Struct("<4sII")
MAGIC = b"chn1"
MAX_HEADER = 4 << 20  # bytes; the JSON of 20,000 values takes about a tenth
MAX_DATA = 2 * MAX_BYTES  # a result and the arguments after the call, which are small
PIECE = 1 << 16  # bytes read at once


class Closed(Exception):
    """The other side is gone."""


def frame(value: Any) -> bytes:
    """A value as the bytes of one message. Raises TypeError for a value outside the closed set."""
    header, data = encode(value)
    return HEAD.pack(MAGIC, len(header), len(data)) + header + data


class Frames:
    """Puts messages together again from whatever pieces arrive. Holds one message and a piece at most."""

    def __init__(self) -> None:
        self._received = bytearray()

    def feed(self, piece: bytes) -> None:
        self._received += piece

    def take(self) -> tuple[bool, Any]:
        """Whether a message is complete, and its value. Raises MalformedValue for anything out of form."""
        if len(self._received) < HEAD.size:
            return False, None
        magic, header, data = HEAD.unpack_from(self._received)
        if magic != MAGIC or header > MAX_HEADER or data > MAX_DATA:
            raise MalformedValue("not a frame")
        start, end = HEAD.size + header, HEAD.size + header + data
        if len(self._received) < end:
            return False, None
        message = bytes(self._received[HEAD.size : end])
        del self._received[:end]
        return True, decode(message[:header], memoryview(message)[start - HEAD.size :])


def put(descriptor: int, value: Any) -> None:
    """Inside: send one value. Raises Closed if nobody is there to read it."""
    rest = memoryview(frame(value))
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        raise Closed from None


def get(descriptor: int, frames: Frames) -> Any:
    """Inside: wait for the next value. Raises Closed when the other side is gone."""
    while True:
        complete, value = frames.take()
        if complete:
            return value
        piece = os.read(descriptor, PIECE)
        if not piece:
            raise Closed
        frames.feed(piece)
