"""What is true of a wrong answer that no known mistake explains, and helps to find its cause. Nothing here is a guess.

From the answers alone: which results, layers, cases and entries are wrong. From the key's probes: what the answer depends on,
and whether it is the slope of the student's own cost.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from autograder.explaining.answer import Leaf, alike, anatomy
from autograder.explaining.depends_on import Probed, of_arguments, of_examples, tells
from autograder.explaining.where_wrong import Masks, entries_in_words
from autograder.judging.key import Key
from autograder.judging.verdict import Seen
from autograder.observing.observation import Observation
from autograder.values.closed import Array, arrays_in
from autograder.values.compare import EXACT, agree, is_finite, wrong_entries

MAX_SEEN = 3
MAX_SCENES = 2  # of more, none is special


def facts(key: Key, observations: Sequence[Observation], extra: Sequence[Observation]) -> tuple[Seen, ...]:
    """The most telling ones first. `extra` are the answers to the key's probes, or none."""
    if anatomy(key, observations[:1]) is None or not is_finite(observations[0].value):
        return ()
    probed = list(zip(key.probes, extra, strict=False))
    found = [*of_examples(key, observations, probed)]
    if key.judged_by_value and all(is_finite(seen.value) for seen in observations):
        found += _of_parts(key, observations, probed)
    found += of_arguments(key, observations, probed)
    return tuple(dict.fromkeys(found))[:MAX_SEEN]


def _of_parts(key: Key, observations: Sequence[Observation], probed: Probed) -> Iterator[Seen]:
    seen, right = anatomy(key, observations), anatomy(key, key.expected)
    if seen is None or right is None or seen.keys() != right.keys():
        return
    masks = {group: _masks(key, seen[group], right[group]) for group in seen}
    if any(found is None for found in masks.values()):
        return
    wrong = {group: found or [] for group, found in masks.items()}
    told = [*_factors(wrong), *_layers(wrong), *_results(wrong)]
    told += _cases(key, [mask for found in wrong.values() for mask in found], probed)
    for group, found in wrong.items():
        told += entries_in_words(key, group, found)
    yield from told or _scenes(key, [mask for found in wrong.values() for mask in found])


def _masks(key: Key, leaves: Sequence[Leaf], others: Sequence[Leaf]) -> Masks | None:
    """Beside each other, if they are built alike; an array of another shape is wrong everywhere."""
    if not alike(leaves, others):
        return None
    found = []
    for leaf, other in zip(leaves, others, strict=True):
        wrong = wrong_entries(leaf.array, other.array, key.tolerance(leaf.question))
        found.append((leaf, other, np.ones(other.array.shape, dtype=bool) if wrong is None else wrong))
    return found


def _results(wrong: Mapping[str, Masks]) -> Iterator[Seen]:
    """Whole results are right, or else groups of arrays."""
    masks = [one for found in wrong.values() for one in found]
    by_result = {leaf.result: [one for one in masks if one[0].result == leaf.result] for leaf, _, _ in masks}
    for parts in (by_result, wrong):
        off = {name: found for name, found in parts.items() if any(mask.any() for _, _, mask in found)}
        fine = [name for name in parts if name not in off]
        often = all(2 * sum(bool(mask.any()) for _, _, mask in found) >= len(found) for found in off.values())
        if off and fine and often:
            fact = f"{' and '.join(fine)} {_verb(fine)} right, {' and '.join(off)} {_verb(off)} not"
            yield Seen(
                fact,
                f"what does the line that makes {next(iter(off))} do differently from the one that makes {fine[0]}?",
            )
            return


def _verb(names: Collection[str]) -> str:
    return "is" if len(names) == 1 and not any(name.endswith("s") for name in names) else "are"


def _factors(wrong: Mapping[str, Masks]) -> Iterator[Seen]:
    """Of a list of pairs all is right but an array or two, `dW2` say, which are off by a plain factor."""
    factors: dict[str, set[float]] = {}
    for group, found in wrong.items():
        for leaf, other, mask in found:
            if leaf.layer is None:
                return
            factor = _factor(leaf.array, other.array) if mask.any() else 1.0
            factors.setdefault(f"{group}{leaf.layer + 1}", set()).add(factor)
    off = {name: found for name, found in factors.items() if found != {1.0}}
    if 0 < len(off) <= MAX_OFF < len(factors) and all(
        found <= PLAIN.keys() and len(found) == 1 for found in off.values()
    ):
        words = ", and ".join(f"{name}, which {PLAIN[min(found)]}" for name, found in off.items())
        asks = f"which line makes {next(iter(off))}, and for which layers is it right?"
        yield Seen(f"all is right but {words}", asks)


def _factor(got: Array, wanted: Array) -> float:
    """Between two arrays, if it is a plain one; else NaN."""
    found = [factor for factor in PLAIN if np.abs(got - factor * wanted).max() <= EXACT * np.abs(got).max()]
    return found[0] if found and wanted.any() else np.nan


PLAIN = {-1.0: "has the other sign"}
PLAIN |= {float(times): f"is {times} times too large" for times in range(2, 11)}
PLAIN |= {1 / times: f"is {times} times too small" for times in range(2, 11)}
MAX_OFF = 2


def _layers(wrong: Mapping[str, Masks]) -> Iterator[Seen]:
    """The same layers of every network are right, counted from one end or the other."""
    layers: dict[int, dict[int, bool]] = {}
    for leaf, _, mask in (one for found in wrong.values() for one in found):
        if leaf.layer is not None:
            fine = layers.setdefault(leaf.question, {})
            fine[leaf.layer] = fine.get(leaf.layer, True) and not mask.any()
    rows = [[fine[layer] for layer in sorted(fine)] for fine in layers.values()]
    deepest = max(map(len, rows), default=0)
    for right, words in ((1, "layer is"), (2, "two layers are")):
        if deepest <= right:
            return
        several = deepest > right + 1
        if all(row == [False] * (len(row) - right) + [True] * min(right, len(row)) for row in rows):
            which = "every earlier one is wrong" if several else "the one before is wrong"
            asks = "what does the way back from one layer to the one before it need?"
            yield Seen(f"the last {words} right, {which}", asks)
            return
        if all(row == [True] * min(right, len(row)) + [False] * (len(row) - right) for row in rows):
            which = "every later one is wrong" if several else "the next one is wrong"
            yield Seen(f"the first {words} right, {which}", f"what goes into layer {right + 1}?")
            return
    deep = [row for row in rows if len(row) > 1]
    for place, end in ((-1, "last"), (0, "first")):
        if all(row.count(False) == 1 and not row[place] for row in deep):
            yield Seen(f"only the {end} layer is wrong", f"what is different about the {end} layer?")
            return


def _cases(key: Key, masks: Masks, probed: Probed) -> Iterator[Seen]:
    """Some questions are answered right, and the wrong ones have something in common that no right one has."""
    off, fine = _questions(masks)
    if not off or not fine:
        return
    alone = [
        agree(seen.value, probe.reference) and tells(key, Observation("returned", probe.reference))
        for probe, seen in probed
        if probe.kind == "one"
    ]
    split = [
        (case, [case.of[n] for n in off], [case.of[n] for n in fine])
        for case in _features(key, sorted([*off, *fine]), bool(alone) and all(alone))
    ]
    telling = [case for case in split if _apart(*case[1:], case[0].gap)]
    for case, wrong, right in telling if len(telling) == 1 else ():
        if case.seen is not None and (told := case.seen(wrong, right)) and _elsewhere_too(case, wrong, probed):
            yield told
            return


def _scenes(key: Key, masks: Masks) -> Iterator[Seen]:
    """Where else nothing is known: in which questions it is wrong, if they are few."""
    off, fine = _questions(masks)
    scenes = dict.fromkeys(key.scenes[number] for number in off)
    if off and fine and len(scenes) <= MAX_SCENES and not scenes.keys() & {key.scenes[number] for number in fine}:
        fact = f"of all that was asked, wrong only in: {'; '.join(scenes)}"
        yield Seen(fact, "what is special there, and which line does not expect it?")


def _questions(masks: Masks) -> tuple[list[int], list[int]]:
    """Those that are answered wrong, and the others."""
    off = sorted({leaf.question for leaf, _, mask in masks if mask.any()})
    return off, sorted({leaf.question for leaf, _, _ in masks} - {*off})


@dataclass(frozen=True)
class _Feature:
    """Something by which questions differ; and what to say where it alone tells the wrong answers from the right ones."""

    of: Mapping[int, Any]  # by question
    seen: Callable[[Sequence[Any], Sequence[Any]], Seen | None] | None = None
    name: str = ""  # of the argument, if it is a text
    gap: float = 0.0  # between numbers that are told apart by a threshold


def _features(key: Key, asked: Sequence[int], one_is_right: bool) -> Iterator[_Feature]:
    """Texts, how many layers there are, the kind and size of the numbers, every letter."""
    for place, field in enumerate(key.inputs):
        values = {number: key.questions[number].arguments[place] for number in asked}
        if all(isinstance(value, str) for value in values.values()):
            yield _Feature(values, partial(_only_where, field.name), field.name)
        elif all(isinstance(value, list) for value in values.values()):
            yield _Feature({number: len(value) for number, value in values.items()})
        arrays = {number: arrays_in(value) for number, value in values.items()}
        if all(arrays.values()):
            yield _Feature({number: [array.dtype.kind for array in found] for number, found in arrays.items()})
            yield _Feature({number: _size(found) for number, found in arrays.items()}, gap=1.0)
    numbers = {number: key.numbers(number) for number in asked}
    letters = sorted(set.intersection(*({*found} for found in numbers.values())))
    for one, other in combinations(letters, 2):
        yield _Feature({number: found[one] == found[other] for number, found in numbers.items()})
    for letter in letters:
        sizes = {number: found[letter] for number, found in numbers.items()}
        yield _Feature(sizes, _for_one if letter == "m" and one_is_right else None)


def _elsewhere_too(case: _Feature, off: Sequence[Any], probed: Probed) -> bool:
    """Is the answer right too when the text of another question is put in the place of its own?"""
    return all(
        agree(seen.value, probe.reference)
        or any(argument in off for argument in probe.question.arguments if isinstance(argument, str))
        for probe, seen in probed
        if probe.kind == "text" and probe.about == case.name
    )


def _size(arrays: Sequence[Array]) -> float:
    """Of the largest number, in powers of ten."""
    return float(np.log10(max(np.abs(array).max(initial=0) for array in arrays) or 1.0))


def _apart(off: Sequence[Any], fine: Sequence[Any], gap: float) -> bool:
    """Numbers by a threshold, everything else by having nothing in common."""
    if all(type(value) in (int, float) for value in (*off, *fine)):
        return bool(max(off) + gap < min(fine) or max(fine) + gap < min(off))
    return not any(value in fine for value in off)


def _only_where(name: str, off: Sequence[str], fine: Sequence[str]) -> Seen:
    return Seen(f"wrong only where {name} is {' or '.join(sorted({*off}))}", f"which lines look at {name}?")


def _for_one(off: Sequence[float], fine: Sequence[float]) -> Seen | None:
    if max(fine) > 1:
        return None
    asks = "what becomes of the examples: a sum, a mean, or one number each?"
    return Seen("right for one example, wrong for several", asks)
