"""What the reference's own helpers were asked and answered in its run, for students whose own are wrong."""

from collections.abc import Callable, Sequence
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from autograder.observing.stand_ins import Record, plain
from autograder.values.callables import LEFT_OUT, realise
from autograder.values.closed import normalise
from autograder.values.coding import encode


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
            arguments = tuple(map(plain, args))
            answer = function(*args)
            one = arguments, normalise(answer)
            found.setdefault(helper, {})[encode(one)] = one
            return answer

        return call

    for helper, function in functions_of(module).items():
        rebuilt = FunctionType(function.__code__, namespace, helper, function.__defaults__)
        namespace[helper] = rebuilt if helper == name else recorder(helper, rebuilt)
    with np.errstate(all="ignore"):  # of the questions with large numbers
        for arguments in calls:
            namespace[name](*(given for given in map(realise, arguments) if given is not LEFT_OUT))
    return {helper: list(records.values()) for helper, records in found.items()}
