"""Checks of numbers: left alone, the same again, within limits, falling, a slope, every value. Shapes are right by now."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judging.checks import Check
from autograder.judging.key import Key
from autograder.judging.verdict import Finding
from autograder.observing.observation import Observation
from autograder.values.closed import Array, arrays_in
from autograder.values.compare import SINGLE, agree, is_finite, relative_error, wrong_entries
from autograder.values.shapes import Unlike, parts
from autograder.values.table import Field
from autograder.values.words import as_written, both_entries, entries, kind_in_words, number

BY_HAND = 12  # numbers at most, that somebody would type
SLOPE_TOLERANCE = 1e-6  # relative error of norms: a slope that is 0.1 % off gives 5e-4, central differences give 1e-9


def each_part(
    key: Key, check: Check, observations: Sequence[Observation], smallest_first: bool = False
) -> Iterator[tuple[int, Field, Any, Any]]:
    """Question, result, what came and what was expected, for every array and number in the results that are checked.

    With `smallest_first`, answers that are not finite come before all others: what explains them is known.
    """
    asked = check.options.get("questions", range(len(observations)))
    if smallest_first:
        asked = sorted(asked, key=lambda index: (is_finite(observations[index].value), key.entries(index)))
    for index in asked:
        seen, expected = observations[index], key.expected[index]
        for row in zip(key.outputs, key.by_result(seen.value), key.by_result(expected.value), strict=True):
            yield from ((index, *part) for part in parts(*row))


def unchanged(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
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


def new_arrays(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for index, (seen, expected) in enumerate(zip(observations, key.expected, strict=True)):
        for array, place in (pair for pair in seen.shared if pair not in expected.shared):
            name, owner = _name_of_array(key, index, seen, array), _name_of_owner(key, place)
            short = name.rpartition(" ")[2]
            if short not in check.options["except"]:
                advice = f"who writes into {owner} later changes your {short} too: which function makes a copy?"
                yield Finding(f"{name}: a new array", f"{name}: the memory of {owner}", advice, key.scenes[index])


def _name_of_array(key: Key, index: int, seen: Observation, array: int) -> str:
    """Of the array with this number in a value of the right structure."""
    rows = zip(key.outputs, key.by_result(seen.value), key.by_result(key.expected[index].value), strict=True)
    names = [field.name for row in rows for field, got, _ in parts(*row) for _ in arrays_in(got)]
    return names[array] if array < len(names) else ", ".join(field.name for field in key.outputs)


def _name_of_owner(key: Key, place: int) -> str:
    return key.inputs[place].name if 0 <= place < len(key.inputs) else "an earlier answer"


def no_overflow(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for index, seen in enumerate(observations):
        for warning in seen.warned:
            if "overflow" in warning:
                advice = "which exponential gets a large number, also where its result is thrown away afterwards?"
                yield Finding("no overflow", f"NumPy warned: {warning}", advice, key.scenes[index])


def same_again(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    for first, again in key.repeats:
        results = zip(
            key.outputs, key.by_result(observations[again].value), key.by_result(observations[first].value), strict=True
        )
        for field, two, one in (part for row in results for part in parts(*row)):
            wrong = wrong_entries(two, one)
            assert wrong is not None, "shapes are checked first"
            if wrong.any():
                advice = "what is left to chance, or kept from one call to the next?"
                expected, got = both_entries(field.name, one, two, wrong)
                yield Finding(f"{expected}   the first time", f"{got}   the second time", advice, key.scenes[first])


def between(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    low, high = check.options["low"], check.options["high"]
    for index, field, got, _ in each_part(key, check, observations):
        array = np.asarray(got, dtype=float)
        outside = ~((array >= low) & (array <= high))
        if outside.any():
            advice = infinite_advice(array) or f"which step could leave the range from {low:g} to {high:g}?"
            expected = f"{low:g} <= {field.name} <= {high:g}"
            yield Finding(expected, entries(field.name, got, outside), advice, key.scenes[index])


def infinite_advice(got: Any) -> str:
    values = np.asarray(got, dtype=float)
    if np.isnan(values).any():
        return (
            "NaN comes from inf / inf, inf - inf, 0 * inf or the logarithm of a negative number: which line makes it?"
        )
    if np.isinf(values).any():
        return "inf comes from a division by 0, the logarithm of 0 or an exponential that is too large: which line makes it?"
    return ""


def one_of(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    choices = check.options["choices"]
    for index, field, got, _ in each_part(key, check, observations):
        outside = ~np.isin(np.asarray(got, dtype=float), choices)
        if outside.any():
            expected = f"{field.name}: every entry is {' or '.join(map(str, choices))}"
            advice = "which line decides between them?"
            yield Finding(expected, entries(field.name, got, outside), advice, key.scenes[index])


def falls(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, share = check.options["output"], check.options["to"]
    for index, field, got, _ in each_part(key, check, observations):
        if field.name == name and not float(got[-1]) < share * float(got[0]):
            last = len(got) - 1
            direction = "which way does a step go when the slope is positive?"
            slowly = "it does fall, but too little: which examples, with which labels, make your steps?"
            advice = infinite_advice(got) or (slowly if float(got[-1]) < float(got[0]) else direction)
            start = f"{name}[0]" if share == 1 else f"{share:g} * {name}[0]"
            expected = f"{name}[{last}] < {start} = {number(share * float(got[0]))}"
            yield Finding(expected, f"{name}[{last}] = {number(got[-1])}", advice, key.scenes[index])


def at_most(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    limit = check.options["limit"]
    for index, field, got, _ in each_part(key, check, observations):
        if not float(got) <= limit:
            advice = infinite_advice(got) or "two right answers are compared here: what makes them differ?"
            yield Finding(f"{field.name} <= {limit:g}", f"{field.name} = {number(got)}", advice, key.scenes[index])


def at_least(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    limit = check.options["limit"]
    for index, field, got, _ in each_part(key, check, observations):
        if not float(got) >= limit:
            advice = "there is an error to be found here: which entries does your answer not look at?"
            yield Finding(f"{field.name} >= {limit:g}", f"{field.name} = {number(got)}", advice, key.scenes[index])


def slope(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, by = check.options["equals"], check.options["by"]
    result = [field.name for field in key.outputs].index(name)
    for index, slope in enumerate(key.slopes[position]):
        if slope is not None and index in check.options.get("questions", range(len(observations))):
            for field, got, wanted in parts(
                key.outputs[result], key.by_result(observations[index].value)[result], slope
            ):
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
    advice = infinite_advice(got) or measured
    return Finding(f"{expected}{key.sizes_in_words(index)}", f"{shown}{far}", advice, key.scenes[index])


def _worst(got: Array, slope: Array, tolerance: float) -> Array:
    """The entries that are off, or at least the one that is farthest off."""
    wrong = wrong_entries(got, slope, tolerance)
    assert wrong is not None, "shapes are checked first"
    far = np.abs(got - slope)
    return wrong if wrong.any() else np.asarray(far == far.max())


def value(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name = check.options.get("of")
    for index, field, got, wanted in each_part(key, check, observations, smallest_first=True):
        if name not in (None, field.name, field.name.rpartition(" ")[2]):
            continue
        wrong = wrong_entries(got, wanted, key.tolerance(index))
        assert wrong is not None, "shapes are checked first"
        if wrong.any():
            expected, shown = both_entries(field.name, wanted, got, wrong)
            advice, inputs = infinite_advice(got), ""
            if not advice:
                advice, inputs = "compute this one entry by hand: which step differs?", _by_hand(key, index)
            yield Finding(f"{expected}{key.sizes_in_words(index)}", shown, advice, key.scenes[index], inputs)


def _by_hand(key: Key, index: int) -> str:
    """The arguments of a question, one a line, if they are few enough."""
    if key.entries(index) > BY_HAND:
        return ""
    arguments = zip(key.inputs, key.questions[index].arguments, strict=True)
    return "\n".join(f"{field.name} = {as_written(value)}" for field, value in arguments)
