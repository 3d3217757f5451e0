"""What an answer depends on, from the answers to a key's probes: examples, arguments, and the student's own cost."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.explaining.answer import Anatomy, Leaf, anatomy
from autograder.explaining.factors import AS_IT_IS, Factors, Numbers, readings
from autograder.judging.key import Key, Probe
from autograder.judging.verdict import Seen
from autograder.observing.observation import Observation
from autograder.values.compare import EXACT, ROUNDING, agree, as_array, is_finite

SLOPES_AGREE = 1e-6  # central differences are good to about 1e-9 of the slope

Probed = Sequence[tuple[Probe, Observation]]


def of_examples(key: Key, observations: Sequence[Observation], probed: Probed) -> Iterator[Seen]:
    """Which examples count."""
    base = observations[0]
    before, right = anatomy(key, [base]), anatomy(key, key.expected[:1])
    probed = [(probe, seen) for probe, seen in probed if is_finite(seen.value)]
    ends: dict[str, bool] = {}
    for probe, seen in probed if tells(key, base) and tells(key, key.expected[0]) else ():
        if probe.kind in ("first kept", "last kept"):
            alike = seen.outcome == "returned" and agree(seen.value, base.value, EXACT, ROUNDING)
            ends[probe.kind] = ends.get(probe.kind, True) and alike
    same = [kind for kind, alike in ends.items() if alike]
    if len(same) == len(ends) == 2:
        yield Seen("your answer does not change when the examples change", "from what is it computed?")
    for which in [kind.partition(" ")[0] for kind in same if len(same) == 1]:
        asks = "which examples does your answer depend on, and on which should it?"
        yield Seen(f"only the {which} example counts", asks)
    for probe, seen in probed:
        if seen.outcome != "returned" or before is None or right is None:
            continue
        after, meant = anatomy(key, [seen]), anatomy(key, [Observation("returned", probe.reference)])
        if after is None or meant is None:
            continue
        if (
            probe.kind == "first kept"
            and _first_column(right, meant)
            and (group := _first_column(before, after, False))
        ):
            fact = f"what {group} says of the first example changes when only other examples change"
            yield Seen(fact, "over which axis does a sum, a mean or a maximum go?")
        if probe.kind == "order" and _follows(right, meant) and not _follows(before, after):
            fact = "the order of the examples matters to your answer"
            yield Seen(fact, "is an example left out or taken twice, or does one serve for others?")


def tells(key: Key, answer: Observation) -> bool:
    """Would another input show? Labels, counts and shares of the examples are the same by chance."""
    groups, many = anatomy(key, [answer]), key.numbers(0).get("m", 1)
    counts = [many * leaf.array for leaves in (groups or {}).values() for leaf in leaves]
    return any((np.abs(count - np.round(count)) > EXACT).any() for count in counts)


def _examples_axis(leaf: Leaf) -> int | None:
    return leaf.letters.index("m") if len(leaf.letters) == leaf.array.ndim and "m" in leaf.letters else None


def _first_column(before: Anatomy, after: Anatomy, same: bool = True) -> str:
    """A group whose column of the first example stays (or does not) from one answer to the other; nothing without one."""
    for group, leaves in before.items():
        others = after.get(group, [])
        for leaf, other in zip(leaves, others, strict=False):
            axis = _examples_axis(leaf)
            if axis is not None and leaf.array.size and leaf.array.shape == other.array.shape:
                columns = [np.take(array, 0, axis=axis) for array in (leaf.array, other.array)]
                if agree(columns[0], columns[1], EXACT, ROUNDING) == same:
                    return group
    return ""


def _follows(before: Anatomy, after: Anatomy) -> bool:
    """Where every example went one place further, its column went along, and what has no columns stayed."""
    if before.keys() != after.keys():
        return False
    for group, leaves in before.items():
        for leaf, other in zip(leaves, after[group], strict=False):
            axis = _examples_axis(leaf)
            moved = leaf.array if axis is None else np.roll(leaf.array, 1, axis=axis)
            if not agree(other.array, moved, EXACT, ROUNDING):
                return False
    return True


def of_arguments(key: Key, observations: Sequence[Observation], probed: Probed) -> Iterator[Seen]:
    """What the answer should depend on and does not."""
    base = observations[0]
    if base.outcome != "returned" or not (tells(key, base) and tells(key, key.expected[0])):
        return
    same: dict[str, bool] = {}  # by argument
    for probe, seen in (pair for pair in probed if pair[0].kind == "alone"):
        alike = seen.outcome == "returned" and agree(seen.value, base.value, EXACT, ROUNDING)
        same[probe.about] = same.get(probe.about, True) and alike
    for about in (about for about, alike in same.items() if alike):
        yield Seen(f"your answer does not change when {about} changes", f"where does {about} enter?")


def of_practice(key: Key, observations: Sequence[Observation], extra: Sequence[Observation]) -> Iterator[Seen]:
    """Right on all public practice inputs, and wrong elsewhere."""
    probed = [(probe, seen) for probe, seen in zip(key.probes, extra, strict=False) if probe.kind == "practice"]
    known = all(seen.outcome == "returned" and agree(seen.value, probe.reference) for probe, seen in probed)
    pairs = zip(observations, key.expected, strict=True)
    if probed and known and not all(agree(seen.value, right.value) for seen, right in pairs):
        asks = "does your function compute, or know those inputs by heart?"
        yield Seen("right on the practice inputs, wrong on others", asks)


def of_slopes(key: Key, observations: Sequence[Observation], extra: Sequence[Observation]) -> Iterator[Seen]:
    """A wrong gradient that is exactly the slope of the student's own cost: the cost is what is wrong."""
    probed = [(probe, seen) for probe, seen in zip(key.probes, extra, strict=False) if probe.kind == "slope"]
    factors = Factors.of(key.numbers(0))
    for place, field in enumerate(key.outputs):
        mine = [one for one in probed if one[0].about == field.name]
        slopes, answers, wanted = [], [], []
        for (probe, up), (_, down) in zip(mine[::2], mine[1::2], strict=False):
            direction, factor = probe.reference
            slopes.append(_difference(up, down) * factor)
            answers.append(_along(_result(key, observations[0], place), direction))
            wanted.append(_along(_result(key, key.expected[0], place), direction))
        if slopes and _close(slopes, answers) and not _close(wanted, answers):
            cost = mine[0][0].question.function
            ratios = {_reading(slope, right, factors) for slope, right in zip(slopes, wanted, strict=True)}
            name = ratios.pop().in_words(factors)[0] if len(ratios) == 1 else ""
            more = f"; it is {name}" if name else ""
            yield Seen(
                f"your {field.name} is exactly the slope of your own {cost}{more}", f"is it {cost} that has to change?"
            )


def _result(key: Key, observation: Observation, place: int) -> Any:
    value = observation.value
    if len(key.outputs) == 1:
        return value
    return value[place] if isinstance(value, list | tuple) and len(value) == len(key.outputs) else None


def _difference(up: Observation, down: Observation) -> float:
    """Of two costs; NaN where they are none."""
    one, other = as_array(up.value), as_array(down.value)
    if one is None or other is None or one.shape != other.shape:
        return np.nan
    return float(np.sum(one.astype(float) - other.astype(float)))


def _along(value: Any, direction: Any) -> float:
    """The slope in a direction, from all slopes; NaN where the two are built differently."""
    if isinstance(direction, list | tuple):
        if not isinstance(value, list | tuple) or len(value) != len(direction):
            return np.nan
        return sum(_along(part, way) for part, way in zip(value, direction, strict=True))
    array = as_array(value)
    if array is None or array.shape != np.shape(direction):
        return np.nan
    return float(np.sum(array * direction))


def _close(some: Sequence[float], others: Sequence[float]) -> bool:
    size = np.abs(others).max(initial=0)
    return bool(np.all(np.abs(np.subtract(some, others)) <= SLOPES_AGREE * size))


def _reading(slope: float, right: float, factors: Factors) -> Numbers:
    """The simplest factor with a name between two slopes, or none."""
    found = readings(slope / right, factors, SLOPES_AGREE) if right else ()
    return next((numbers for numbers, constant in found if constant is None), AS_IT_IS)
