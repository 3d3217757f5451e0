"""A factor between two arrays by its names: `m`, `1/m`, `2`, `n_0/m`. In one question many fit, in all of them few."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from autograder.values.closed import Array
from autograder.values.compare import EXACT


@dataclass(frozen=True)
class Numbers:
    """What happened to the numbers of an array. This one: nothing at all."""

    @property
    def weight(self) -> float:
        """How far-fetched it is: of several that hold, the simplest are named."""
        return 0.0

    def in_words(self, factors: "Factors") -> tuple[str, str]:
        """A name, without numbers, and a sentence that ends in a question. `factors` are those of one question."""
        return "", ""


AS_IT_IS = Numbers()


@dataclass(frozen=True)
class Constant(Numbers):
    """A factor without a name, the same in every question."""

    weight = 1.9

    def in_words(self, factors: "Factors") -> tuple[str, str]:
        factor = "every entry is off by the same factor, in every case"
        return "a constant factor", f"{factor}: which number is there that should not be, or is missing?"


@dataclass(frozen=True)
class Factor(Numbers):
    """A factor with a name: `m`, `1/m`, `2`, `n_0/m`, `1/(k m)`; `1` is only ever negative."""

    name: str
    negative: bool = False

    @property
    def is_plain(self) -> bool:
        """Does the name mean the same number in every question?"""
        return self.name in ("1", "2", "1/2")

    @property
    def weight(self) -> float:
        return 1.0 if self.name == "1" else 1.0 + self.negative

    def __str__(self) -> str:
        return f"-{self.name}" if self.negative else self.name

    def in_words(self, factors: "Factors") -> tuple[str, str]:
        """`m times too large`; "every entry is m = 5 times too large: is the mean taken?"."""
        if self.name == "1":
            return "negated", "every entry has the other sign: which difference is taken, and which way round?"
        name, words = self._size_in_words(factors)
        return (f"negated and {name}", f"the sign is the other one, and {words}") if self.negative else (name, words)

    def _size_in_words(self, factors: "Factors") -> tuple[str, str]:
        if self.name == "2":
            return "2 times too large", "every entry is twice what it should be: which factor 2 is one too many?"
        if self.name == "1/2":
            return "half of it", "every entry is half of what it should be: which factor 1/2 is one too many?"
        value = abs(factors[self])
        if self.name.startswith("1/"):
            letter, times, way = self.name[2:], 1 / value, "small"
            mean = "how often is the mean taken, and should it be taken here?"
            asks = mean if self.name == "1/m" else "what is divided by, and why?"
        else:
            letter, times, way = self.name, value, "large"
            asks = "is the mean taken?" if self.name == "m" else "what is multiplied or not divided by, and why?"
        return f"{letter} times too {way}", f"every entry is {letter} = {times:.4g} times too {way}: {asks}"


NEGATED = Factor("1", negative=True)


@dataclass(frozen=True)
class Factors:
    """The names that a factor can have, and their numbers in one question."""

    names: tuple[Factor, ...]
    values: Array

    @classmethod
    def of(cls, letters: Mapping[str, float]) -> Self:
        """`m`, `1/m`, `2`, `n_0/m`, `1/(k m)`, each with both signs."""
        found = {"2": 2.0, "1/2": 0.5}
        plain = {letter: float(size) for letter, size in letters.items() if size}
        for letter, size in plain.items():
            found |= {letter: size, f"1/{letter}": 1 / size, f"2 {letter}": 2 * size, f"2/{letter}": 2 / size}
            found[f"1/({letter} {letter})"] = 1 / size**2
            for other, divisor in plain.items():
                if other > letter:
                    found[f"1/({letter} {other})"] = 1 / (size * divisor)
                if other != letter:
                    found[f"{letter}/{other}"] = size / divisor
        named = {Factor(name): value for name, value in found.items()} | {NEGATED: -1.0}
        named |= {Factor(name, negative=True): -value for name, value in found.items()}
        return cls(tuple(named), np.array(list(named.values())))

    def __getitem__(self, factor: Factor) -> float:
        return float(self.values[self.names.index(factor)])

    def called(self, factor: float, near: float = EXACT) -> list[Factor]:
        """Every name that a factor has in this question."""
        return [self.names[place] for place in np.flatnonzero(np.abs(self.values - factor) <= near * np.abs(factor))]


def readings(factor: float, factors: Factors, near: float = EXACT) -> Iterator[tuple[Numbers, float | None]]:
    """What a factor can mean in this question: every name that it has, and itself as a constant."""
    found = factors.called(factor, near)
    yield from ((name, None) for name in found)
    if abs(factor - 1) <= near:
        yield AS_IT_IS, None
    if not any(name.is_plain for name in found):
        yield Constant(), factor


def between(got: Array, wanted: Array, size: float, factors: Factors) -> set[Numbers]:
    """What the factor between two arrays of one shape can mean, where there is one and it has a name, or is 1."""
    total = float(np.vdot(wanted, wanted))
    factor = float(np.vdot(wanted, got)) / total if total else 0.0
    if not factor or not np.abs(got - factor * wanted).max() <= EXACT * size:
        return set()
    return {name for name, constant in readings(factor, factors) if constant is None}


def varied(letters: Sequence[dict[str, float]]) -> bool:
    """Has every letter that all questions have more than one value besides 1, or is 1? Only then a constant is told from a size."""
    everywhere = set(letters[0]).intersection(*letters)
    values = [{found[name] for found in letters} for name in everywhere]
    return all(len(some - {1.0}) > 1 or some == {1.0} for some in values)


def telling(letters: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """Without the letters that are 1 in all questions."""
    ones = {name for found in letters for name in found if all(other.get(name, 1) == 1 for other in letters)}
    return [{name: value for name, value in found.items() if name not in ones} for found in letters]


def fixed(factors: Sequence[Factors]) -> tuple[frozenset[Factor], frozenset[Factor]]:
    """The factors that could vary and do not, and with them those plain numbers that they are mistaken for."""
    values = [dict(zip(question.names, question.values.tolist(), strict=True)) for question in factors]
    everywhere = values[0].keys() & set.intersection(*map(set, values))
    same = {name for name in everywhere if len({found[name] for found in values}) == 1}
    sizes = {name for name in same if not name.is_plain}
    mistaken = {values[0][name] for name in sizes}
    return frozenset(sizes), frozenset(sizes | {name for name in same - sizes if values[0][name] in mistaken})
