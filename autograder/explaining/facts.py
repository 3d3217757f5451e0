"""What is true of a wrong answer that no known mistake explains, and helps to find its cause. Nothing here is a guess.

From the answers alone: which results, layers, cases and entries are wrong. From the key's probes: what the answer depends on,
and whether it is the slope of the student's own cost.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from autograder.explaining.answer import Answer, Leaf, alike, anatomy
from autograder.explaining.depends_on import of_arguments, of_examples
from autograder.explaining.where_wrong import Masks, entries_in_words
from autograder.judging.key import Key
from autograder.judging.verdict import Seen
from autograder.observing.observation import Observation
from autograder.values.compare import wrong_entries

MAX_SEEN = 3


def facts(key: Key, answer: Answer, extra: Sequence[Observation]) -> tuple[Seen, ...]:
    """The most telling ones first. `extra` are the answers to the key's probes, or none."""
    if anatomy(key, answer.observations[:1]) is None:
        return ()
    probed = list(zip(key.probes, extra, strict=False))
    found = [*of_examples(key, answer.observations, probed)]
    if key.judged_by_value:
        found += _of_parts(key, answer)
    found += of_arguments(key.expected[0], answer.observations, probed)
    return tuple(dict.fromkeys(found))[:MAX_SEEN]


def _of_parts(key: Key, answer: Answer) -> Iterator[Seen]:
    seen, right = answer.groups, Answer.right(key).groups
    if seen is None or right is None or seen.keys() != right.keys():
        return
    masks = {group: _masks(seen[group], right[group]) for group in seen}
    if any(found is None for found in masks.values()):
        return
    wrong = {group: found or [] for group, found in masks.items()}
    yield from _layers(wrong)
    yield from _results(wrong)
    yield from _cases(key, [mask for found in wrong.values() for mask in found])
    for group, found in wrong.items():
        yield from entries_in_words(key, group, [mask for mask in found if mask[2].any()])


def _masks(leaves: Sequence[Leaf], others: Sequence[Leaf]) -> Masks | None:
    """Beside each other, if they are built alike; an array of another shape is wrong everywhere."""
    if not alike(leaves, others):
        return None
    found = []
    for leaf, other in zip(leaves, others, strict=True):
        wrong = wrong_entries(leaf.array, other.array)
        found.append((leaf, other, np.ones(other.array.shape, dtype=bool) if wrong is None else wrong))
    return found


def _results(wrong: Mapping[str, Masks]) -> Iterator[Seen]:
    """Whole results are right, or else groups of arrays."""
    masks = [one for found in wrong.values() for one in found]
    by_result = {leaf.result: [one for one in masks if one[0].result == leaf.result] for leaf, _, _ in masks}
    for parts in (by_result, wrong):
        off = [name for name, found in parts.items() if any(mask.any() for _, _, mask in found)]
        fine = [name for name in parts if name not in off]
        if off and fine:
            are, also = ("is" if len(fine) == 1 else "are"), ("is" if len(off) == 1 else "are")
            fact = f"{' and '.join(fine)} {are} right, {' and '.join(off)} {also} not"
            yield Seen(
                fact, f"what does the line that makes {off[0]} do differently from the one that makes {fine[0]}?"
            )
            return


def _layers(wrong: Mapping[str, Masks]) -> Iterator[Seen]:
    """The same side of every network is right."""
    layers: dict[int, dict[int, bool]] = {}
    for leaf, _, mask in (one for found in wrong.values() for one in found):
        if leaf.layer is None:
            continue
        fine = layers.setdefault(leaf.question, {})
        fine[leaf.layer] = fine.get(leaf.layer, True) and not mask.any()
    deep = [fine for fine in layers.values() if len(fine) > 1 and not all(fine.values())]
    shallow = [fine for fine in layers.values() if len(fine) == 1]
    if not deep or not all(all(fine.values()) for fine in shallow):
        return
    if all([place for place in sorted(fine) if fine[place]] == [len(fine) - 1] for fine in deep):
        which = "every earlier one is wrong" if max(map(len, deep)) > 2 else "the one before it is wrong"
        yield Seen(
            f"the last layer is right, {which}", "what does the way back from one layer to the one before it need?"
        )
    elif all([place for place in sorted(fine) if fine[place]] == [0] for fine in deep):
        which = "every later one is wrong" if max(map(len, deep)) > 2 else "the next one is wrong"
        yield Seen(f"the first layer is right, {which}", "what goes into the second layer?")
    elif all([place for place in sorted(fine) if not fine[place]] == [len(fine) - 1] for fine in deep):
        yield Seen("only the last layer is wrong", "what is different about the last layer?")
    elif all([place for place in sorted(fine) if not fine[place]] == [0] for fine in deep):
        yield Seen("only the first layer is wrong", "what is different about the first layer?")


def _cases(key: Key, masks: Masks) -> Iterator[Seen]:
    """Some questions are answered right, and the wrong ones have something in common."""
    asked = sorted({leaf.question for leaf, _, _ in masks})
    off = sorted({leaf.question for leaf, _, mask in masks if mask.any()})
    fine = [number for number in asked if number not in off]
    if not off or not fine:
        return
    one = [key.numbers(number).get("m") == 1 for number in asked]
    if all(alone == (number in fine) for number, alone in zip(asked, one, strict=True)):
        yield Seen(
            "right for one example, wrong for several",
            "what becomes of the examples: a sum, a mean, or one number each?",
        )
        return
    for place, field in enumerate(key.inputs):
        texts = {number: key.questions[number].arguments[place] for number in asked}
        bad = {texts[number] for number in off if isinstance(texts[number], str)}
        if bad and not bad & {texts[number] for number in fine}:
            yield Seen(
                f"wrong only where {field.name} is {' or '.join(sorted(bad))}", f"which lines look at {field.name}?"
            )
            return
    finite = [np.isfinite(leaf.array[mask]) for leaf, _, mask in masks if mask.any() and leaf.array.shape == mask.shape]
    kind = "NaN or inf" if finite and not any(found.any() for found in finite) else "wrong"
    scenes = "; ".join(dict.fromkeys(key.scenes[number] for number in off))
    yield Seen(f"{kind} only in: {scenes}", "what is special there, and which line does not expect it?")
