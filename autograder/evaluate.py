"""What each name of the vocabulary in `checks` means: a search through the observations for what is not as it should be.

An evaluation yields findings, the first of which is reported; none means passed. Shapes are checked first, so the others
may rely on them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.checks import Check
from autograder.compare import SINGLE, agree, as_array, is_number, is_row, relative_error, wrong_entries
from autograder.exercise import Field
from autograder.key import Key
from autograder.observe import Observation
from autograder.structure import Unlike, parts, sizes_of
from autograder.values import Array
from autograder.verdict import Finding
from autograder.words import array_in_words, both_entries, entries, kind_in_words, number, sizes_in_words

SLOPE_TOLERANCE = 1e-6  # relative error of norms: a slope that is 0.1 % off gives 5e-4, central differences give 1e-9

Evaluate = Callable[[Key, int, Check, Sequence[Observation]], Iterator[Finding]]


def _split(key: Key, value: Any) -> tuple[Any, ...]:
    """The value as one entry for each result."""
    return (value,) if len(key.outputs) == 1 else tuple(value)


def _each(key: Key, check: Check, observations: Sequence[Observation]) -> Iterator[tuple[int, Field, Any, Any]]:
    """Question, result, what came and what was expected, for every array and number in the results that are checked."""
    for index in check.options.get("questions", range(len(observations))):
        seen, expected = observations[index], key.expected[index]
        for row in zip(key.outputs, _split(key, seen.value), _split(key, expected.value), strict=True):
            yield from ((index, *part) for part in parts(*row))


def _shapes(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    names = ", ".join(field.name for field in key.outputs)
    for index, seen in enumerate(observations):
        whole = isinstance(seen.value, list | tuple) and len(seen.value) == len(key.outputs)
        if len(key.outputs) > 1 and not whole:
            advice = f"which results does your last line return? {call_in_words(key)} gives {names}, in this order"
            yield Finding(f"{len(key.outputs)} results: {names}", kind_in_words(seen.value), advice, key.scenes[index])
            return
    for index, (seen, expected) in enumerate(zip(observations, key.expected, strict=True)):
        try:
            for row in zip(key.outputs, _split(key, seen.value), _split(key, expected.value), strict=True):
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


def _unchanged(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for index, seen in enumerate(observations):
        given = key.questions[index].arguments
        if len(seen.arguments) != len(given):
            yield Finding(f"{len(given)} arguments after the call", str(len(seen.arguments)), "", key.scenes[index])
            return
        for field, before, after in zip(key.inputs, given, seen.arguments, strict=True):
            if not agree(after, before, tolerance=0):
                yield _changed(field, before, after, key.scenes[index])


def _changed(field: Field, before: Any, after: Any, scene: str) -> Finding:
    """Where in an argument a call has written."""
    try:
        changed = [part for part in parts(field, after, before) if not agree(part[1], part[2], tolerance=0)]
    except Unlike:
        changed = []
    part, now, then = changed[0] if changed else (field, after, before)
    wrong = wrong_entries(now, then, 0)
    if wrong is None:
        advice = (
            f"append, pop, reverse and {field.name}[...] = ... change the caller's own; list({field.name}) is a copy"
        )
        return Finding(
            f"{part.name} as it was given", f"{part.name}: {kind_in_words(now)} after the call", advice, scene
        )
    expected, got = both_entries(part.name, then, now, wrong)
    name = part.name.rpartition(" ")[2]
    advice = f"{name} -= ... and {name}[...] = ... write into the caller's array; {name} = {name} - ... does not"
    return Finding(f"{expected}   as given", f"{got}   after the call", advice, scene)


def _same_again(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for first, again in key.repeats:
        results = zip(
            key.outputs, _split(key, observations[again].value), _split(key, observations[first].value), strict=True
        )
        for field, two, one in (part for row in results for part in parts(*row)):
            wrong = wrong_entries(two, one)
            assert wrong is not None, "shapes are checked first"
            if wrong.any():
                advice = "what is left to chance, or kept from one call to the next?"
                expected, got = both_entries(field.name, one, two, wrong)
                yield Finding(f"{expected}   the first time", f"{got}   the second time", advice, key.scenes[first])


def _between(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    low, high = check.options["low"], check.options["high"]
    for index, field, got, _ in _each(key, check, observations):
        array = np.asarray(got, dtype=float)
        outside = ~((array >= low) & (array <= high))
        if outside.any():
            advice = _infinite_advice(array) or f"which step could leave the range from {low:g} to {high:g}?"
            expected = f"{low:g} <= {field.name} <= {high:g}"
            yield Finding(expected, entries(field.name, got, outside), advice, key.scenes[index])


def _infinite_advice(got: Any) -> str:
    values = np.asarray(got, dtype=float)
    if np.isnan(values).any():
        return (
            "NaN comes from inf / inf, inf - inf, 0 * inf or the logarithm of a negative number: which line makes it?"
        )
    if np.isinf(values).any():
        return "inf comes from a division by 0, the logarithm of 0 or an exponential that is too large: which line makes it?"
    return ""


def _one_of(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    choices = check.options["choices"]
    for index, field, got, _ in _each(key, check, observations):
        outside = ~np.isin(np.asarray(got, dtype=float), choices)
        if outside.any():
            expected = f"{field.name}: every entry is {' or '.join(map(str, choices))}"
            advice = "which line decides between them?"
            yield Finding(expected, entries(field.name, got, outside), advice, key.scenes[index])


def _falls(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, share = check.options["output"], check.options["to"]
    for index, field, got, _ in _each(key, check, observations):
        if field.name == name and not float(got[-1]) < share * float(got[0]):
            last = len(got) - 1
            direction = "which way does a step go when the slope is positive?"
            slowly = "it does fall, but too little: which examples, with which labels, make your steps?"
            advice = _infinite_advice(got) or (slowly if float(got[-1]) < float(got[0]) else direction)
            start = f"{name}[0]" if share == 1 else f"{share:g} * {name}[0]"
            expected = f"{name}[{last}] < {start} = {number(share * float(got[0]))}"
            yield Finding(expected, f"{name}[{last}] = {number(got[-1])}", advice, key.scenes[index])


def _at_most(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    limit = check.options["limit"]
    for index, field, got, _ in _each(key, check, observations):
        if not float(got) <= limit:
            advice = _infinite_advice(got) or "two right answers are compared here: what makes them differ?"
            yield Finding(f"{field.name} <= {limit:g}", f"{field.name} = {number(got)}", advice, key.scenes[index])


def _at_least(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    limit = check.options["limit"]
    for index, field, got, _ in _each(key, check, observations):
        if not float(got) >= limit:
            advice = "there is an error to be found here: which entries does your answer not look at?"
            yield Finding(f"{field.name} >= {limit:g}", f"{field.name} = {number(got)}", advice, key.scenes[index])


VARIANCES: dict[str, Callable[[int, int], float]] = {
    "1 / n_prev": lambda n_l, n_prev: 1 / n_prev,
    "2 / n_prev": lambda n_l, n_prev: 2 / n_prev,
    "2 / (n_prev + n_l)": lambda n_l, n_prev: 2 / (n_prev + n_l),
}
LEAST_DIFFERENT = 0.99  # of the draws: among 2000 in float32 two may be equal by chance
SPREAD_TOLERANCE = 0.1  # of the standard deviation; for 2000 entries, its estimate is off by 1.6 %
LEAST_ENTRIES = 2000  # of an array whose spread is judged


def _spread(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name = check.options["of"]
    for index, field, got, _ in _each(key, check, observations):
        if field.name.rpartition(" ")[2] == name and np.size(got) >= LEAST_ENTRIES:
            finding = _spread_of(field, np.asarray(got, dtype=float), check.options["variance"], key.scenes[index])
            if finding is not None:
                yield finding


def _spread_of(field: Field, got: Array, rule: str, scene: str) -> Finding | None:
    wanted = float(np.sqrt(VARIANCES[rule](*got.shape)))
    with np.errstate(all="ignore"):  # infinite entries, or some too large to be squared
        mean, deviation = float(got.mean()), float(got.std())
    sizes = f"(n_l = {got.shape[0]}, n_prev = {got.shape[1]})"
    if not abs(deviation - wanted) <= SPREAD_TOLERANCE * wanted:
        advice = _infinite_advice(got) or "which number do you multiply the draws by, and of which layer are its sizes?"
        expected = f"{field.name}: standard deviation {number(wanted)}, the root of {rule}   {sizes}"
        return Finding(expected, f"{field.name}: standard deviation {number(deviation)}", advice, scene)
    if abs(mean) > SPREAD_TOLERANCE * wanted:
        advice = "around which number do your draws lie?"
        return Finding(f"{field.name}: mean near 0   {sizes}", f"{field.name}: mean {number(mean)}", advice, scene)
    if (different := len(np.unique(got))) < LEAST_DIFFERENT * got.size:
        advice = "does every weight get a draw of its own?"
        return Finding(f"{field.name}: {got.size} different numbers", f"{different} different numbers", advice, scene)
    return None


def _other_generator(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    first, other = check.options["pair"]
    if agree(observations[other].value, observations[first].value):
        names = ", ".join(field.name for field in key.outputs)
        advice = "the generator that is handed in should be the only source of chance: where do your numbers come from?"
        yield Finding(
            f"{names}: other numbers from another generator", f"{names}: the same numbers", advice, key.scenes[first]
        )


def _every_example_once(
    key: Key, position: int, check: Check, observations: Sequence[Observation]
) -> Iterator[Finding]:
    places = [[field.name for field in key.inputs].index(name) for name in check.options["arguments"]]
    for index in check.options.get("questions", range(len(observations))):
        wanted = [key.questions[index].arguments[place] for place in places]
        got = [np.concatenate(parts, axis=1) for parts in zip(*observations[index].value, strict=True)]
        for name, one, other in zip(check.options["arguments"], got, wanted, strict=True):
            if not _same_columns(one, other):
                advice = "which columns does your last batch hold? Is one left out, or taken twice?"
                yield Finding(
                    f"the columns of {name}, each once",
                    "other columns, or one of them twice",
                    advice,
                    key.scenes[index],
                )
                return
        if not _same_columns(np.vstack(got), np.vstack(wanted)):
            advice = "does one and the same order pick the columns of both?"
            together = " and ".join(check.options["arguments"])
            yield Finding(f"{together}: columns side by side as they were", "other pairs", advice, key.scenes[index])


def _same_columns(one: Array, other: Array) -> bool:
    """The same columns, in any order."""
    return agree(one[:, np.lexsort(one)], other[:, np.lexsort(other)])


def _slope(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, by = check.options["equals"], check.options["by"]
    result = [field.name for field in key.outputs].index(name)
    for index, slope in enumerate(key.slopes[position]):
        if slope is not None and index in check.options.get("questions", range(len(observations))):
            for field, got, wanted in parts(key.outputs[result], _split(key, observations[index].value)[result], slope):
                finding = _off_slope(key, index, by, field, np.asarray(got), wanted)
                if finding is not None:
                    yield finding


def _off_slope(key: Key, index: int, by: str, field: Field, got: Array, slope: Array) -> Finding | None:
    tolerance = SINGLE if got.dtype.kind == "f" and got.dtype.itemsize <= 4 else SLOPE_TOLERANCE
    with np.errstate(all="ignore"):
        error = relative_error(got.astype(float), slope)
    if error <= tolerance:
        return None
    expected, shown = both_entries(field.name, slope, got, _worst(got, slope, tolerance))
    far = f"   (relative error {error:.1e})" if np.isfinite(error) else ""
    measured = f"move one entry of {by} a little up and down by hand: which slope do you measure?"
    advice = _infinite_advice(got) or measured
    return Finding(f"{expected}{sizes_of_question(key, index)}", f"{shown}{far}", advice, key.scenes[index])


def _worst(got: Array, slope: Array, tolerance: float) -> Array:
    """The entries that are off, or at least the one that is farthest off."""
    wrong = wrong_entries(got, slope, tolerance)
    assert wrong is not None, "shapes are checked first"
    far = np.abs(got - slope)
    return wrong if wrong.any() else np.asarray(far == far.max())


def _value(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name = check.options.get("of")
    for index, field, got, wanted in _each(key, check, observations):
        if name not in (None, field.name, field.name.rpartition(" ")[2]):
            continue
        wrong = wrong_entries(got, wanted)
        assert wrong is not None, "shapes are checked first"
        if wrong.any():
            expected, shown = both_entries(field.name, wanted, got, wrong)
            advice = _infinite_advice(got) or "compute this one entry by hand: which step differs?"
            yield Finding(f"{expected}{sizes_of_question(key, index)}", shown, advice, key.scenes[index])


def call_in_words(key: Key) -> str:
    return f"{key.function}({', '.join(field.name for field in key.inputs)})"


def sizes_of_question(key: Key, index: int) -> str:
    """`   (n_0 = 3, m = 5)`, to stand behind what was expected."""
    sizes = sizes_in_words(sizes_of(key.inputs, key.questions[index]))
    return f"   ({sizes})" if sizes else ""


EVALUATE: dict[str, Evaluate] = {
    "shapes": _shapes,
    "unchanged_inputs": _unchanged,
    "same_again": _same_again,
    "between": _between,
    "one_of": _one_of,
    "falls": _falls,
    "at_most": _at_most,
    "at_least": _at_least,
    "spread": _spread,
    "other_generator": _other_generator,
    "every_example_once": _every_example_once,
    "slope": _slope,
    "value": _value,
}
