"""When two arrays do not fit each other in a student's line: which two, and with what shapes."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.observing.observe import guarded
from course.widgets.stepper.tape import Array, Misfit, pretty

OPERATORS = {"matmul": "@", "multiply": "*", "add": "+", "subtract": "−"}


def two_that_do_not_fit(
    function: Callable[..., Any], arguments: tuple[Any, ...], named: Mapping[str, Array]
) -> Misfit | None:
    """Call `function` once more with arrays that note what NumPy refuses first; None if it refuses nothing."""
    refused: list[Misfit] = []
    copies = {name: array.copy() for name, array in named.items()}

    class Watched(np.ndarray[Any, Any]):
        def __array_ufunc__(self, ufunc: Any, method: Any, *inputs: Any, **options: Any) -> Any:
            plain = [_plain(x) for x in inputs]
            if "out" in options:  # an operation in place
                options["out"] = tuple(map(_plain, options["out"]))
            result, failure, *_ = guarded(lambda: getattr(ufunc, method)(*plain, **options))
            if failure is not None:
                left, right = map(np.asarray, plain)
                names = _name_of(left, copies), _name_of(right, copies)
                refused.append(Misfit(OPERATORS.get(ufunc.__name__, ufunc.__name__), names, (left.shape, right.shape)))
                raise ValueError(failure.message)
            return result.view(Watched) if isinstance(result, np.ndarray) else result

    def watch(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return type(value)(map(watch, value))
        same = [name for name, array in named.items() if array is value]
        equal = [name for name, array in named.items() if np.array_equal(array, value)]
        return (copies[(same or equal)[0]] if equal else np.array(value)).view(Watched)

    guarded(lambda: function(*map(watch, arguments)))
    return refused[0] if refused else None


def _plain(value: Any) -> Any:
    return np.asarray(value) if isinstance(value, np.ndarray) else value


def _name_of(array: Array, named: Mapping[str, Array]) -> str:
    """Which of the known arrays this is, or a view of it: `W₂`, `W₂ᵀ`; nothing for a new one."""
    for name, known in named.items():
        if np.shares_memory(array, known):
            turned = array.shape != known.shape or array.strides != known.strides
            return pretty(name) + ("ᵀ" if turned else "")
    return ""
