"""A factor between two arrays by its names: `m`, `1/m`, `2`, `n_0/m`. In one question many fit, in all of them few."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from autograder.values.closed import Array
from autograder.values.compare import EXACT

AS_IT_IS = ""  # no factor at all
CONSTANT = "a constant"  # one without a name, the same in every question
NUMBERS = frozenset(["2", "1/2", "-1", "-2", "-1/2"])  # names that mean the same in every question


@dataclass(frozen=True)
class Factors:
    """The names that a factor can have, and their numbers in one question."""

    names: tuple[str, ...]
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
        found |= {"-1": -1.0} | {f"-{name}": -value for name, value in found.items()}
        return cls(tuple(found), np.array(list(found.values())))

    def __getitem__(self, name: str) -> float:
        return float(self.values[self.names.index(name)])


def readings(factor: float, factors: Factors, near: float = EXACT) -> Iterator[tuple[str, float | None]]:
    """Every name that a factor has in this question, and itself as a constant."""
    found = [factors.names[place] for place in np.flatnonzero(np.abs(factors.values - factor) <= near * np.abs(factor))]
    yield from ((name, None) for name in found)
    if abs(factor - 1) <= near:
        yield AS_IT_IS, None
    if not {*found} & NUMBERS:
        yield CONSTANT, factor


def names_between(got: Array, wanted: Array, size: float, factors: Factors) -> set[str]:
    """The names of the factor between two arrays of one shape, where there is one and it has a name; "" for 1."""
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


def fixed(factors: Sequence[Factors]) -> tuple[frozenset[str], frozenset[str]]:
    """The names of factors that could vary and do not, and with them those plain numbers that they are mistaken for."""
    values = [dict(zip(question.names, question.values.tolist(), strict=True)) for question in factors]
    everywhere = values[0].keys() & set.intersection(*map(set, values))
    same = {name for name in everywhere if len({found[name] for found in values}) == 1}
    sizes = same - NUMBERS
    mistaken = {values[0][name] for name in sizes}
    return frozenset(sizes), frozenset(sizes | {name for name in same & NUMBERS if values[0][name] in mistaken})
