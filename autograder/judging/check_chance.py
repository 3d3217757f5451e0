"""Checks of answers with chance in them, of which no value is the only right one."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from autograder.judging.check_values import each_part, infinite_advice
from autograder.judging.checks import Check
from autograder.judging.key import Key
from autograder.judging.verdict import Finding
from autograder.observing.observation import Observation
from autograder.values.closed import Array
from autograder.values.compare import agree
from autograder.values.table import Field
from autograder.values.words import number

VARIANCES: dict[str, Callable[[int, int], float]] = {
    "1 / n_prev": lambda n_l, n_prev: 1 / n_prev,
    "2 / n_prev": lambda n_l, n_prev: 2 / n_prev,
    "2 / (n_prev + n_l)": lambda n_l, n_prev: 2 / (n_prev + n_l),
}
LEAST_DIFFERENT = 0.99  # of the draws: among 2000 in float32 two may be equal by chance
SPREAD_TOLERANCE = 0.1  # of the standard deviation; for 2000 entries, its estimate is off by 1.6 %
LEAST_ENTRIES = 2000  # of an array whose spread is judged


def spread(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name = check.options["of"]
    for index, field, got, _ in each_part(key, check, observations):
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
        advice = infinite_advice(got) or "which number do you multiply the draws by, and of which layer are its sizes?"
        expected = f"{field.name}: standard deviation {number(wanted)}, the root of {rule}   {sizes}"
        return Finding(expected, f"{field.name}: standard deviation {number(deviation)}", advice, scene)
    if abs(mean) > SPREAD_TOLERANCE * wanted:
        advice = "around which number do your draws lie?"
        return Finding(f"{field.name}: mean near 0   {sizes}", f"{field.name}: mean {number(mean)}", advice, scene)
    if (different := len(np.unique(got))) < LEAST_DIFFERENT * got.size:
        advice = "does every weight get a draw of its own?"
        return Finding(f"{field.name}: {got.size} different numbers", f"{different} different numbers", advice, scene)
    return None


def other_generator(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    first, other = check.options["pair"]
    if agree(observations[other].value, observations[first].value):
        names = ", ".join(field.name for field in key.outputs)
        advice = "the generator that is handed in should be the only source of chance: where do your numbers come from?"
        yield Finding(
            f"{names}: other numbers from another generator", f"{names}: the same numbers", advice, key.scenes[first]
        )


def every_example_once(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
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
