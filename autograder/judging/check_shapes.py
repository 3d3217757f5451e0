"""The first check: as many results as asked for, each of the right kind and shape. All others rely on it."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judging.checks import Check
from autograder.judging.key import Key
from autograder.judging.verdict import Finding
from autograder.observing.observation import Observation
from autograder.values.compare import as_array, is_number, is_row
from autograder.values.shapes import Unlike, parts
from autograder.values.table import Field
from autograder.values.words import array_in_words, kind_in_words


def shapes(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    names = ", ".join(field.name for field in key.outputs)
    for index, seen in enumerate(observations):
        whole = isinstance(seen.value, list | tuple) and len(seen.value) == len(key.outputs)
        if len(key.outputs) > 1 and not whole:
            advice = f"which results does your last line return? {key.call_in_words} gives {names}, in this order"
            yield Finding(f"{len(key.outputs)} results: {names}", kind_in_words(seen.value), advice, key.scenes[index])
            return
    for index, (seen, expected) in enumerate(zip(observations, key.expected, strict=True)):
        try:
            for row in zip(key.outputs, key.by_result(seen.value), key.by_result(expected.value), strict=True):
                for field, got, wanted in parts(*row):
                    finding = _shape(key, index, field, got, wanted)
                    if finding is not None:
                        yield finding
        except Unlike as unlike:
            yield Finding(unlike.expected, unlike.got, unlike.advice, key.scenes[index])


def _shape(key: Key, index: int, field: Field, got: Any, wanted: Any) -> Finding | None:
    scene = key.scenes[index]
    if isinstance(wanted, list | tuple):
        return _list_shape(field, got, wanted, scene)
    wanted = np.asarray(wanted)
    what = f"{field.name}: {array_in_words(field, wanted.shape, key.inputs)}"
    row = wanted.ndim == 1 and is_row(got)
    array = as_array(got) if isinstance(got, np.ndarray) or is_number(got) or row else None
    if array is None:
        return Finding(what, f"{field.name}: {kind_in_words(got)}", _kind_advice(got), scene)
    if array.shape != wanted.shape:
        advice = _shape_advice(field, array.shape, wanted.shape)
        return Finding(what, f"{field.name}: {kind_in_words(got)}", advice, scene)
    return None


def _list_shape(field: Field, got: Any, wanted: Sequence[Any], scene: str) -> Finding | None:
    """A list of numbers is met by a tuple or a 1-D array of them too."""
    name = field.name
    if isinstance(got, np.ndarray) and got.ndim == 1:
        got = list(map(np.asarray, got))
    if not isinstance(got, list | tuple):
        advice = f"how does {name} start, and what does every step add to it?"
        return Finding(f"{name}: a list of {len(wanted)} numbers", f"{name}: {kind_in_words(got)}", advice, scene)
    if len(got) != len(wanted):
        advice = "which is the first entry, which is the last, and is anything recorded twice or lost?"
        return Finding(f"{name}: {len(wanted)} entries, {field.shape}", f"{name}: {len(got)}", advice, scene)
    bad = next((place for place, entry in enumerate(got) if not is_number(entry)), None)
    if bad is None:
        return None
    advice = "over what is one entry a sum or a mean?"
    return Finding(f"{name}: numbers", f"{name}[{bad}]: {kind_in_words(got[bad])}", advice, scene)


def _kind_advice(got: Any) -> str:
    """What to look at when a result is neither an array of numbers nor a number."""
    if got is None:
        return "does every way through the function end in a return?"
    if isinstance(got, list | tuple):
        return "np.array(...) makes an array of a list; does a comma after return make a tuple?"
    if isinstance(got, np.ndarray):
        return "where do complex numbers come in?"
    return "a plain NumPy array is asked for: what does the last line return?"


def _shape_advice(field: Field, got: tuple[int, ...], wanted: tuple[int, ...]) -> str:
    if not wanted:
        if set(got) == {1}:
            return "one number without axes is asked for: does a sum keep its axes, or is there a [None, :]?"
        return "one number is asked for: over what is it a sum or a mean?"
    if got == wanted[::-1]:
        return "rows and columns are exchanged: which axis counts what?"
    if len(got) < len(wanted) and [size for size in wanted if size != 1] == [size for size in got if size != 1]:
        if len(wanted) - len(got) > 1:
            return "axes of length 1 were lost: which index, sum or mean drops them? keepdims=True keeps them"
        return "an axis of length 1 was lost: which index, sum or mean drops it? keepdims=True keeps it"
    if len(got) == len(wanted) == 2 and got == (max(wanted), max(wanted)):
        return "a row and a column give a square, by broadcasting or by @: which of the two should be turned?"
    return f"write the shape under every symbol: which product or sum gives {field.shape}?"
