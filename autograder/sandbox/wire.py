"""Messages between a lane and a worker: one value of the closed set, in a frame with its lengths.

    frame = magic, length of header (u32), length of data (u32), header (JSON), data (the arrays' bytes)

Never pickle. The trusted side reads what an attacker may have written, so lengths are checked before anything is read.
"""

import socket
import struct
import time
from typing import Any

from autograder.values import MAX_BYTES, MalformedValue, decode, encode

HEAD = struct.Struct("<4sII")
MAGIC = b"chn1"
MAX_HEADER = 16 << 20


class Closed(Exception):
    """The other side is gone."""


class OutOfTime(Exception):
    """The other side did not answer in time."""


def send(channel: socket.socket, value: Any) -> None:
    """Send one value. Raises Closed if nobody is there to read it."""
    header, data = encode(value)
    try:
        channel.sendall(HEAD.pack(MAGIC, len(header), len(data)) + header + data)
    except TimeoutError:
        raise OutOfTime from None
    except OSError:
        raise Closed from None


def receive(channel: socket.socket, seconds: float | None = None) -> Any:
    """The next value. Raises Closed, OutOfTime after so many seconds, or MalformedValue for anything out of form."""
    deadline = None if seconds is None else time.monotonic() + seconds
    magic, header_length, data_length = HEAD.unpack(_exactly(channel, HEAD.size, deadline))
    if magic != MAGIC or header_length > MAX_HEADER or data_length > 2 * MAX_BYTES:
        raise MalformedValue("not a frame")
    header = _exactly(channel, header_length, deadline)
    return decode(header, _exactly(channel, data_length, deadline))


def _exactly(channel: socket.socket, length: int, deadline: float | None) -> bytes:
    parts, missing = [], length
    while missing:
        if deadline is not None:
            channel.settimeout(max(1e-3, deadline - time.monotonic()))
        try:
            part = channel.recv(min(missing, 1 << 20))
        except TimeoutError:
            raise OutOfTime from None
        except OSError:
            raise Closed from None
        if not part:
            raise Closed
        parts.append(part)
        missing -= len(part)
        if deadline is not None and time.monotonic() > deadline:  # a slow trickle must not outrun the limit
            raise OutOfTime
    return b"".join(parts)
