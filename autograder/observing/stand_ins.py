"""Recorded helpers, so that one error costs one exercise.

`train` calls `forward`, `delta` and `gradients`. When one of the student's own is wrong, `train` is observed again
with stand-ins in their place, which answer as the reference's helper did in its own run. A stand-in that is asked
something else says so. The tables behind them hold ready answers to whoever passes a helper's answer on, so where a
class is marked they stay on the trusted side, and the student's process is told only what it has asked rightly.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from autograder.values.closed import Opaque, normalise
from autograder.values.compare import agree

Record = tuple[tuple[Any, ...], Any]  # the arguments, by position, and the answer
Records = Mapping[str, Sequence[Record]]  # by the name of the helper

FUNCTION = Opaque("a function")  # any: a helper that takes one is told by its other arguments
NEAREST = 1e-12  # looked for first: a gradient check asks for places that lie close together
NEAR = 1e-6  # how far the student's arguments may be from the recorded ones: rounding, not another path


class LeftPath(Exception):
    """A recorded helper was asked something that the reference never asked it."""


def plain(argument: Any) -> Any:
    return FUNCTION if callable(argument) else normalise(argument)


class Recording:
    """What a recorded helper was asked and answered, to be looked up in by whoever runs the student's code, or outside."""

    def __init__(self, name: str, records: Sequence[Record]) -> None:
        self.name, self.records, self.calls, self.next = name, records, 0, 0

    def find(self, asked: Sequence[Any]) -> Any:
        """The answer to these arguments. Raises LeftPath if the reference never asked that."""
        self.calls += 1
        count = len(self.records)
        for near in (NEAREST, NEAR):
            for number in (*range(self.next, count), *range(self.next)):  # a run asks in the recorded order
                arguments, answer = self.records[number]
                if agree(list(asked), list(arguments), near):
                    self.next = (number + 1) % count
                    return normalise(answer)
        raise LeftPath(f"left the expected path at call {self.calls} of {self.name}")


Find = Callable[[list[Any]], Any]  # the answer to arguments by position; raises LeftPath


@contextmanager
def in_place(function: Any, finds: Mapping[str, Find], namespace: Mapping[str, Any]) -> Iterator[None]:
    """Put stand-ins in the place of the names that `function` sees, and take them away again."""
    seen: Any = getattr(inspect.unwrap(function), "__globals__", namespace) if finds else {}
    before = {name: seen[name] for name in finds if name in seen}
    seen.update({name: _StandIn(find, before.get(name)) for name, find in finds.items()})
    try:
        yield
    finally:
        for name in finds:
            del seen[name]
        seen.update(before)


class _StandIn:
    """Answers as the reference's helper did; arguments bind by the signature of the student's own."""

    def __init__(self, find: Find, own: Any) -> None:
        self.find = find
        try:
            self.signature = inspect.signature(own) if callable(own) else None
        except (TypeError, ValueError):  # a callable that does not tell
            self.signature = None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.find(list(map(plain, self._by_position(args, kwargs))))

    def _by_position(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        if self.signature is None:
            return (*args, *kwargs.values())
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.args
