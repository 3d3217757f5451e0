"""The first check: as many results as asked for, each of the right kind and shape. All others rely on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.judging.checks import Check
from autograder.judging.key import Key
from autograder.judging.verdict import Finding
from autograder.observing.observation import Observation
from autograder.values.compare import as_array, is_number, is_row
from autograder.values.shapes import Unlike, letters_of, members, parts
from autograder.values.table import Field
from autograder.values.words import array_in_words, kind_in_words

Shape = tuple[int, ...]

COMMA = "a comma behind one value makes a tuple of it: is there one?"
NO_VALUE = "a function without a return gives None, and so do append, sort and shuffle: which line gives it a value?"
NOT_CALLED = "a function is returned, and no call of it: which arguments does it need?"
NO_TEXT = "numbers are asked for: which line makes text of them?"
OTHER_KINDS = {  # in words of `kind_in_words`
    "a generator": "yield, or a for in round brackets, gives one entry at a time: {meant}",
    "a zip": "zip gives one entry at a time: {meant}",
    "a map": "map gives one entry at a time: {meant}",
    "a function": NOT_CALLED,
    "a method": NOT_CALLED,
    "a builtin_function_or_method": NOT_CALLED,
    "a numpy.ufunc": NOT_CALLED,
    "a numpy.matrix": "np.matrix is a type of its own: what do you need it for, if @ multiplies arrays?",
    "an array of strings": NO_TEXT,
    "an array of Python objects": "which line puts something else than numbers into an array?",
}


def shapes(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for finding, seen in _findings(key, observations):
        if seen.value is None:
            yield replace(finding, advice=_nothing_advice(seen, observations))
        else:
            yield finding


def _findings(key: Key, observations: Sequence[Observation]) -> Iterator[tuple[Finding, Observation]]:
    names = ", ".join(field.name for field in key.outputs)
    for index, seen in enumerate(observations):
        if len(key.outputs) > 1 and (advice := _results_advice(key, index, seen.value)):
            wanted = f"{len(key.outputs)} results: {names}"
            yield Finding(wanted, kind_in_words(seen.value), advice, key.scenes[index]), seen
            return
    for index, (seen, expected) in enumerate(zip(observations, key.expected, strict=True)):
        for row in zip(key.outputs, key.by_result(seen.value), key.by_result(expected.value), strict=True):
            try:
                for part in parts(*row):
                    finding = _shape(key, index, *part)
                    if finding is not None:
                        yield finding, seen
            except Unlike as unlike:
                advice = _structure_advice(*row) or unlike.advice
                yield Finding(unlike.expected, unlike.got, advice, key.scenes[index]), seen


def _shape(key: Key, index: int, field: Field, got: Any, wanted: Any) -> Finding | None:
    scene = key.scenes[index]
    if isinstance(wanted, list | tuple):
        return _list_shape(field, got, wanted, scene)
    wanted = np.asarray(wanted)
    what = f"{field.name}: {array_in_words(field, wanted.shape, key.inputs)}"
    row = wanted.ndim == 1 and is_row(got)
    array = as_array(got) if isinstance(got, np.ndarray) or is_number(got) or row else None
    if array is None:
        return Finding(what, f"{field.name}: {kind_in_words(got)}", _kind_advice(got, wanted.shape), scene)
    if array.shape != wanted.shape:
        advice = _shape_advice(field, array.shape, wanted.shape)
        return Finding(what, f"{field.name}: {kind_in_words(got)}", advice, scene)
    return None


def _list_shape(field: Field, got: Any, wanted: Sequence[Any], scene: str) -> Finding | None:
    """A list of numbers is met by a tuple or a 1-D array of them too."""
    name, one_a_step = field.name, any(map(str.isidentifier, letters_of(field.shape)))
    if isinstance(got, np.ndarray) and got.ndim == 1:
        got = list(map(np.asarray, got))
    if not isinstance(got, list | tuple):
        grows = f"how does {name} start, and what does every step add to it?"
        belong = grows if one_a_step else f"{len(wanted)} numbers belong into one bracket there: which ones?"
        if isinstance(got, np.ndarray) and got.ndim:
            belong = "one axis is asked for: which index or sum takes the others away?"
        advice = _other_kind_advice(got, "where do all of them come into one list?") or belong
        return Finding(f"{name}: a list of {len(wanted)} numbers", f"{name}: {kind_in_words(got)}", advice, scene)
    if len(got) != len(wanted):
        advice = _length_advice(field, got, wanted)
        return Finding(f"{name}: {len(wanted)} entries, {field.shape}", f"{name}: {len(got)}", advice, scene)
    bad = next((place for place, entry in enumerate(got) if not is_number(entry)), None)
    if bad is None:
        return None
    entry = got[bad]
    real = isinstance(entry, np.ndarray) and as_array(entry) is not None
    advice = _shape_advice(field, entry.shape, ()) if real else _kind_advice(entry, ())
    return Finding(f"{name}: numbers", f"{name}[{bad}]: {kind_in_words(got[bad])}", advice, scene)


# ------------------------------------------------------------------------- what to look at: nothing came, or other results


def _nothing_advice(seen: Observation, observations: Sequence[Observation]) -> str:
    if any(other.value is not None for other in observations):
        return "other calls return something: which way through the function ends without a return?"
    if seen.printed:
        return "print shows a value and does not give it back: which line returns it?"
    return "which line returns the result, and does every way through the function lead there?"


def _results_advice(key: Key, index: int, got: Any) -> str:
    """Nothing where there are as many results as asked for. A list of two layers is not two results."""
    names = ", ".join(field.name for field in key.outputs)
    rows = zip(key.outputs, key.by_result(key.expected[index].value), strict=True)
    if alike := [field.name for field, wanted in rows if _alike(field, got, wanted)]:
        return f"that is built like {' or '.join(alike)} alone: where are the other results of {names}?"
    if isinstance(got, list | tuple) and len(got) == len(key.outputs):
        return ""
    return _other_kind_advice(got, "is return meant, with all results?") or (
        f"which results does your last line return? {key.call_in_words} gives {names}, in this order"
    )


def _alike(field: Field, got: Any, wanted: Any) -> bool:
    try:
        return all(_stacked(part) == _stacked(target) is not None for _, part, target in parts(field, got, wanted))
    except Unlike:
        return False


def _stacked(value: Any) -> Shape | None:
    """The shape of an array or number, or that of the array which np.array makes of these lists of numbers."""
    if isinstance(value, list | tuple) and value:
        found = {_stacked(entry) for entry in value}
        shape = found.pop() if len(found) == 1 else None
        return None if shape is None else (len(value), *shape)
    array = as_array(value)
    return None if array is None else array.shape


# ----------------------------------------------------------------------------- what to look at: lists, and what is none


def _structure_advice(field: Field, got: Any, wanted: Any) -> str:
    """Of a whole list or dictionary that is none, or has another length; nothing for what lies in it."""
    if isinstance(wanted, list | tuple) and isinstance(got, list | tuple):
        return _length_advice(field, got, wanted) if len(got) != len(wanted) else ""
    if isinstance(got, np.ndarray | dict) and isinstance(wanted, list | tuple):
        kind = "array" if isinstance(got, np.ndarray) else "dictionary"
        return f"a list of {_pairs(field) or 'entries'} is asked for, not one {kind}: which line makes that of it?"
    meant = f"where does every {_entry(field)} come into one list?"
    return _other_kind_advice(got, meant) or (
        f"a list is asked for: how does it start, and what does every {_entry(field)} add to it?"
        if isinstance(wanted, list | tuple)
        else ""
    )


def _length_advice(field: Field, got: Sequence[Any], wanted: Sequence[Any]) -> str:
    names, entry = members(field.shape), _entry(field)
    if isinstance(got, tuple) and len(got) == 1:
        return COMMA
    if len(got) == 1:
        return "one entry alone: does return stand inside the loop?"
    if names and len(got) == len(names) and all(as_array(part) is not None for part in got):
        return f"is that one of the {_pairs(field)} and no list of them?"
    if names and len(got) == len(names) * len(wanted):
        return f"one entry is a pair of {' and '.join(name for name, _ in names)}: is each in brackets of its own?"
    if entry == "entry":
        return "which is the first entry, which is the last, and is anything recorded twice or lost?"
    return f"one entry for each {entry}: which {entry} does a loop leave out, or visit twice?"


def _pairs(field: Field) -> str:
    names = ", ".join(name for name, _ in members(field.shape))
    return f"pairs ({names})" if names else ""


def _entry(field: Field) -> str:
    """What a list has one entry for."""
    return "layer" if "n_l" in field.shape else "batch" if "m_b" in field.shape else "entry"


def _other_kind_advice(got: Any, meant: str) -> str:
    """Of what is no value of ours; nothing for lists, arrays and numbers."""
    return NO_VALUE if got is None else OTHER_KINDS.get(kind_in_words(got), "").format(meant=meant)


# -------------------------------------------------------------------------------- what to look at: arrays, and what is none


def _kind_advice(got: Any, wanted: Shape) -> str:
    """What to look at when a result is neither an array of numbers nor a number."""
    if isinstance(got, tuple):
        other = "a comma between two values makes a tuple of them: is one of them meant, or a decimal point?"
        return COMMA if len(got) == 1 else other
    if isinstance(got, list) and _stacked(got) == wanted:
        return "an array is asked for: np.array(...) makes one of a list like this"
    if isinstance(got, list):
        whole = "which operation makes it for all entries at once?" if wanted else "over what is it a sum or a mean?"
        return f"{'an array' if wanted else 'one number'} is asked for, not a list: {whole}"
    if isinstance(got, dict):
        return "which entry of the dictionary is the result?"
    if isinstance(got, str):
        return NO_TEXT
    if isinstance(got, np.ndarray):
        return "where do complex numbers come in?"
    meant = "is an array meant?" if wanted else "is one number meant?"
    return _other_kind_advice(got, meant) or (
        f"{'a plain NumPy array' if wanted else 'one number'} is asked for: what does the last line return?"
    )


def _shape_advice(field: Field, got: Shape, wanted: Shape) -> str:
    if not wanted:
        if set(got) == {1}:
            which = "which axis was not summed over or was kept, or which index is missing?"
            return f"one number is asked for; yours is an array of one number, shape {got}: {which}"
        return "one number is asked for: over what is it a sum or a mean?"
    if got == wanted[::-1]:
        return "rows and columns are exchanged: which axis counts what?"
    if [size for size in wanted if size != 1] == [size for size in got if size != 1]:
        if len(wanted) - len(got) > 1:
            return "axes of length 1 were lost: which index, sum or mean drops them? keepdims=True keeps them"
        if len(got) < len(wanted):
            return "an axis of length 1 was lost: which index, sum or mean drops it? keepdims=True keeps it"
        if len(got) > len(wanted):
            return "an axis of length 1 is left over: which bracket, index, comma or keepdims brings it in?"
    if not got:
        return "one number is there: which sum, mean or index leaves one, or which size is missing?"
    if len(got) == len(wanted) == 2 and 1 in wanted and got == (max(wanted), max(wanted)):
        return "a row and a column give a square, by broadcasting or by @: which of the two should be turned?"
    like = field.shape.removeprefix("like ")
    goal = f"{like}'s shape" if like != field.shape else field.shape or wanted
    return f"write the shape under every symbol: which operation gives {goal}?"
