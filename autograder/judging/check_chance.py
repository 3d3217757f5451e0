"""Checks of answers with chance in them, of which no value is the only right one."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

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

ALIKE = 1e-3  # of the largest entry: answers that differ by less are not different ones
VARIANCES: dict[str, Callable[[int, int], float]] = {
    "1 / n_prev": lambda n_l, n_prev: 1 / n_prev,
    "2 / n_prev": lambda n_l, n_prev: 2 / n_prev,
    "2 / (n_prev + n_l)": lambda n_l, n_prev: 2 / (n_prev + n_l),
}
EVIDENCE = 21.0  # a right answer shows more against it once in e^21, a billion times; a key makes some 200 such tests
LEAST_DIFFERENT = 0.99  # of the draws: among 10 000 in float32 some are equal by chance
NEVER_BY_CHANCE = 1e-12  # how far a mean square of draws is from what it should be, at least
DIGITS = 7  # after the point, in which two draws differ: as many as float32 has
DEVIATIONS = (0.5, 1.0, 2.0, 3.0)  # beyond which draws are counted
BEYOND = 1 + 1e-6  # times such a limit: what was cut off there is not beyond it, however it is rounded


def spread(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, rule = check.options["of"], check.options["variance"]
    again = {index for _, index in key.repeats}
    arrays = [
        (field, np.asarray(got, dtype=float), key.scenes[index])
        for index, field, got, _ in each_part(key, check, observations)
        if field.name.rpartition(" ")[2] == name and index not in again
    ]
    with np.errstate(all="ignore"):  # infinite entries, or some too large to be squared
        draws = [got / np.sqrt(VARIANCES[rule](*got.shape)) for _, got, _ in arrays]
        together = np.concatenate([array.ravel() for array in draws])
        yield from _alike(name, together)
        for (field, got, scene), array in zip(arrays, draws, strict=True):
            yield from _off(field, got, array, rule, scene)
        yield from _not_normal(name, together)


def _alike(name: str, draws: Array) -> Iterator[Finding]:
    """The same numbers twice, in one layer, in two layers or in two calls."""
    different = len(np.unique(np.round(np.abs(draws), DIGITS)))
    if np.isfinite(draws).all() and different < LEAST_DIFFERENT * draws.size:
        advice = "does every weight get a draw of its own, in each layer and at each call?"
        yield Finding(f"{name}: {draws.size} different numbers in all", f"{different} different numbers", advice)


def _off(field: Field, got: Array, draws: Array, rule: str, scene: str) -> Iterator[Finding]:
    """One array whose deviation, mean or sums are not those of independent draws. `draws` should have variance 1."""
    sizes = f"(n_l = {got.shape[0]}, n_prev = {got.shape[1]})"
    wanted, deviation = number(np.sqrt(VARIANCES[rule](*got.shape))), number(np.sqrt(np.mean(got**2)))
    if _unlikely(draws):
        advice = infinite_advice(got) or "which number do you multiply the draws by, and of which layer are its sizes?"
        expected = f"{field.name}: standard deviation {wanted}, the root of {rule}   {sizes}"
        yield Finding(expected, f"{field.name}: standard deviation {deviation}", advice, scene)
    elif _unlikely(_sums(draws, (0, 1))):
        advice = "around which number do your draws lie, and what becomes of them after that?"
        expected = f"{field.name}: mean near 0, as chance leaves it   {sizes}"
        yield Finding(expected, f"{field.name}: mean {number(got.mean())}", advice, scene)
    elif _unlikely(_sums(draws, (0,))) or _unlikely(_sums(draws, (1,))) or _exact(draws):
        advice = "is every weight drawn by itself, and what becomes of the draws after that?"
        expected = f"{field.name}: independent draws   {sizes}"
        yield Finding(expected, f"{field.name}: numbers that depend on each other", advice, scene)


def _not_normal(name: str, draws: Array) -> Iterator[Finding]:
    for limit in DEVIATIONS:
        wanted, share = math.erfc(limit / math.sqrt(2)), float(np.mean(np.abs(draws) > BEYOND * limit))
        if draws.size * _divergence(share, wanted) > EVIDENCE:
            expected = f"{name}: {wanted:.2%} of all numbers beyond {limit:g} standard deviations, as with normal ones"
            advice = "from which distribution do your draws come, and is anything cut off?"
            yield Finding(expected, f"{name}: {share:.2%}", advice)


def _sums(draws: Array, axes: tuple[int, ...]) -> Array:
    """Sums of draws along axes, of variance 1 again."""
    return np.asarray(draws.sum(axis=axes) / np.sqrt(math.prod(draws.shape[axis] for axis in axes)))


def _unlikely(draws: Array) -> bool:
    """Would normal numbers of variance 1 hardly ever have this mean square? By Chernoff's bound, so for any number of them."""
    square = np.mean(draws**2)
    return not draws.size / 2 * (square - 1 - np.log(square)) <= EVIDENCE


def _exact(draws: Array) -> bool:
    """Has somebody seen to it that the mean square is what it should be?"""
    return bool(abs(np.mean(draws**2) - 1) < NEVER_BY_CHANCE)


def _divergence(share: float, wanted: float) -> float:
    """Times the number of draws: the logarithm of how unlikely such a share is, at least (Chernoff)."""
    terms = ((share, wanted), (1 - share, 1 - wanted))
    return sum(one * math.log(one / other) for one, other in terms if one)


def other_generator(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    first, other = check.options["pair"]
    names = check.options.get("of") or ", ".join(field.name for field in key.outputs)
    one, two = (_result(key, seen, check.options.get("of", "")) for seen in (observations[first], observations[other]))
    if not check.options.get("of") and {*observations[first].unused} - {*key.expected[first].unused}:
        advice = "does every draw come from the generator itself, not from a copy of it or from another one?"
        yield Finding("numbers drawn from the generator", "it is as it was before the call", advice, key.scenes[first])
    if agree(two, one):
        advice = "the generator that is handed in should be the only source of chance: where do your numbers come from?"
        yield Finding(
            f"{names}: other numbers from another generator", f"{names}: the same numbers", advice, key.scenes[first]
        )


def varied(key: Key, position: int, check: Check, observations: Sequence[Observation]) -> Iterator[Finding]:
    name, least = check.options["of"], check.options["least"]
    asked = check.options["questions"]
    answers = [_result(key, observations[index], name) for index in asked]
    if name:
        rows = [(index, np.asarray(row, dtype=float).tolist()) for index, row in zip(asked, answers, strict=True)]
        what = f"entries of {name}"
    else:
        rows, what = [(asked[0], answers)], "answers, each from another generator"
    for index, row in rows:
        if (different := _different(row)) < least:
            expected = f"{least} or more different ones among {len(row)} {what}"
            advice = "which orders of the examples can come in your version, and which can never come?"
            yield Finding(expected, f"{different} different ones", advice, key.scenes[index])


def _different(answers: Sequence[Any]) -> int:
    kinds: list[Any] = []
    for answer in answers:
        if not any(agree(answer, kind, ALIKE) for kind in kinds):
            kinds.append(answer)
    return len(kinds)


def _result(key: Key, seen: Observation, name: str) -> Any:
    """One result of an answer, or all of it."""
    return key.by_result(seen.value)[[field.name for field in key.outputs].index(name)] if name else seen.value


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
