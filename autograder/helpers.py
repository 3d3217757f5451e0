"""Recorded helpers, so that one error costs one exercise.

`train` calls `forward`, `delta` and `gradients`. When one of the student's own is wrong, `train` is observed again
with stand-ins in their place, which answer as the reference's helper did in its own run. A stand-in that is asked
something else says so. The tables behind them hold ready answers to whoever passes a helper's answer on, so where a
class is marked they stay on the trusted side, and the student's process is told only what it has asked rightly.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FunctionType, ModuleType
from typing import Any

from autograder.compare import agree
from autograder.stock import realise
from autograder.values import Opaque, encode, normalise

Record = tuple[tuple[Any, ...], Any]  # the arguments, by position, and the answer
Records = Mapping[str, Sequence[Record]]  # by the name of the helper

FUNCTION = Opaque("a function")  # any: a helper that takes one is told by its other arguments
NEAR = 1e-6  # how far the student's arguments may be from the recorded ones: rounding, not another path


class LeftPath(Exception):
    """A recorded helper was asked something that the reference never asked it."""


def functions_of(module: ModuleType) -> dict[str, FunctionType]:
    """The functions that a module itself defines."""
    return {
        name: thing
        for name, thing in vars(module).items()
        if isinstance(thing, FunctionType) and thing.__module__ == module.__name__
    }


def record(module: ModuleType, name: str, calls: Sequence[tuple[Any, ...]]) -> dict[str, list[Record]]:
    """Call the module's function `name` and write down every different call of its other functions, at any depth."""
    namespace = dict(vars(module))
    found: dict[str, dict[tuple[bytes, bytes], Record]] = {}  # a random one may answer the same call in many ways

    def recorder(helper: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            arguments = tuple(map(_plain, args))
            answer = function(*args)
            one = arguments, normalise(answer)
            found.setdefault(helper, {})[encode(one)] = one
            return answer

        return call

    for helper, function in functions_of(module).items():
        rebuilt = FunctionType(function.__code__, namespace, helper, function.__defaults__)
        namespace[helper] = rebuilt if helper == name else recorder(helper, rebuilt)
    for arguments in calls:
        namespace[name](*map(realise, arguments))
    return {helper: list(records.values()) for helper, records in found.items()}


def _plain(argument: Any) -> Any:
    return FUNCTION if callable(argument) else normalise(argument)


class Table:
    """What a recorded helper was asked and answered, to be looked up in by whoever runs the student's code, or outside."""

    def __init__(self, name: str, records: Sequence[Record]) -> None:
        self.name, self.records, self.calls, self.next = name, records, 0, 0

    def find(self, asked: Sequence[Any]) -> Any:
        """The answer to these arguments. Raises LeftPath if the reference never asked that."""
        self.calls += 1
        count = len(self.records)
        for number in (*range(self.next, count), *range(self.next)):  # a run asks in the recorded order
            arguments, answer = self.records[number]
            if agree(list(asked), list(arguments), NEAR):
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
        return self.find(list(map(_plain, self._by_position(args, kwargs))))

    def _by_position(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        if self.signature is None:
            return (*args, *kwargs.values())
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.args
