"""The answer key of one exercise: what was asked, what the reference and every known mistake answer, and the texts.

A key is one `.npz` without pickle: a JSON header and the bytes of its arrays. Practice keys ship with the package;
a grading key is compiled from a secret seed and never written.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from autograder.judging.checks import Check, judged_by_value
from autograder.observing.observation import Observation, Question
from autograder.observing.stand_ins import Records
from autograder.values.closed import Array, arrays_in
from autograder.values.coding import decode, encode
from autograder.values.compare import EXACT, ROUNDING, TOLERANCE
from autograder.values.shapes import numbers_of, sizes_of
from autograder.values.table import Field
from autograder.values.words import sizes_in_words


@dataclass(frozen=True, eq=False)  # itself and no other: what is made of it can be kept
class KnownMistake:
    """What a mistake answers to every question, and the question that it raises."""

    name: str
    hint: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class Probe:
    """A question that only a wrong answer is asked: it helps to say what is wrong, and earns nothing.

    `kind` is a name of the closed vocabulary in `clues`, `about` the argument or result that it is about, `reference` what
    the reference answers (for a slope: in which direction its cost was taken, and how far).
    """

    kind: str
    about: str
    question: Question
    reference: Any


@dataclass(frozen=True)
class Pairs:
    """Two mistakes at once: the numbers of both, and for each question a fingerprint of what they answer together."""

    numbers: Array
    fingerprints: Array


@dataclass(frozen=True)
class Variations:
    """Small changes of the reference: which, their names, what to ask, how far-fetched they are, which groups of arrays
    they alter (`anatomy.altered`), and fingerprints of their answers."""

    numbers: Array
    names: tuple[str, ...]
    hints: tuple[str, ...]
    weights: Array
    altered: Array
    fingerprints: Array


NO_VARIATIONS = Variations(np.empty(0, dtype=int), (), (), np.empty(0), np.empty(0, dtype=int), np.empty((0, 0, 0)))
MEASURED = (1e-4, 1e-8)  # a slope measured from one side is right to 1e-5 of itself, one from both sides to about 1e-10
NO_PAIRS = Pairs(np.empty((0, 2), dtype=int), np.empty((0, 0, 0)))


@dataclass(frozen=True, eq=False)  # itself and no other: what is made of it can be kept
class Key:
    """Everything that judging needs. `repeats` holds pairs (question, the same question again).

    The first `told` questions were put to every known mistake too, so that one can be named; the others are harder, and only
    have to be answered right.
    """

    exercise: str
    points: int
    inputs: tuple[Field, ...]
    outputs: tuple[Field, ...]
    questions: tuple[Question, ...]
    scenes: tuple[str, ...]
    told: int
    repeats: tuple[tuple[int, int], ...]
    expected: tuple[Observation, ...]
    checks: tuple[Check, ...]
    slopes: Mapping[
        int, tuple[Any, ...]
    ]  # by the number of the check; for each question built like the result, or None
    mistakes: tuple[KnownMistake, ...]
    hints: tuple[str, ...]
    helpers: Records  # what the reference's helpers were asked and answered, for a student whose own are wrong
    probes: tuple[Probe, ...] = ()
    pairs: Pairs = NO_PAIRS
    variations: Variations = NO_VARIATIONS
    made_from: str = ""  # the digest of the exercise's sources

    @property
    def function(self) -> str:
        return self.exercise.partition(".")[2]

    @property
    def judged_by_value(self) -> bool:
        return judged_by_value(self.checks)

    @property
    def exact(self) -> tuple[float, float]:
        """How near two answers must be to be the same: share of the largest entry, and floor.

        Where only limits are kept, answers are measured errors, whose last digits are rounding and nothing else.
        """
        return MEASURED if any(check.kind in ("at_most", "at_least") for check in self.checks) else (EXACT, ROUNDING)

    def tolerance(self, index: int) -> float:
        """How far a value may be off in this question, as a share of the largest entry."""
        found = [check.options.get("tolerances", {}).get(str(index)) for check in self.checks if check.kind == "value"]
        return max((wider for wider in found if wider), default=TOLERANCE)

    @property
    def call_in_words(self) -> str:
        """`delta(A, Y)`."""
        return f"{self.function}({', '.join(field.name for field in self.inputs)})"

    def by_result(self, value: Any) -> tuple[Any, ...]:
        """What a call returned as one entry for each result. Right for a value of the right structure only."""
        return (value,) if len(self.outputs) == 1 else tuple(value)

    def sizes(self, index: int) -> dict[str, int]:
        """The letters of the table with their numbers in one question."""
        return sizes_of(self.inputs, self.questions[index].arguments)

    def numbers(self, index: int) -> dict[str, float]:
        """Every letter that has a number in one question."""
        return numbers_of(self.inputs, self.questions[index].arguments)

    def entries(self, index: int) -> int:
        """How many numbers go into one question."""
        return sum(array.size for array in arrays_in(self.questions[index].arguments))

    def sizes_in_words(self, index: int) -> str:
        """`   (n_0 = 3, m = 5)`, to stand behind what was expected."""
        sizes = sizes_in_words(self.sizes(index))
        return f"   ({sizes})" if sizes else ""

    def to_value(self) -> dict[str, Any]:
        """As a value of the closed set."""
        return {
            "exercise": self.exercise,
            "points": self.points,
            "inputs": [[field.name, field.shape, field.meaning] for field in self.inputs],
            "outputs": [[field.name, field.shape, field.meaning] for field in self.outputs],
            "questions": [_plain(question) for question in self.questions],
            "scenes": list(self.scenes),
            "told": self.told,
            "repeats": [list(pair) for pair in self.repeats],
            "expected": [observation.to_value() for observation in self.expected],
            "checks": [[check.kind, check.title, dict(check.options)] for check in self.checks],
            "slopes": {str(number): list(slopes) for number, slopes in self.slopes.items()},
            "mistakes": [
                [mistake.name, mistake.hint, [seen.to_value() for seen in mistake.observations]]
                for mistake in self.mistakes
            ],
            "hints": list(self.hints),
            "helpers": {name: list(records) for name, records in self.helpers.items()},
            "probes": [[probe.kind, probe.about, _plain(probe.question), probe.reference] for probe in self.probes],
            "pairs": [self.pairs.numbers, self.pairs.fingerprints],
            "variations": tuple(vars(self.variations).values()),
            "made from": self.made_from,
        }

    def to_bytes(self) -> bytes:
        """The file's content; equal keys give equal bytes."""
        header, data = encode(self.to_value(), once=True)
        file = io.BytesIO()
        np.savez_compressed(file, header=np.frombuffer(header, np.uint8), data=np.frombuffer(data, np.uint8))
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Undo `to_bytes`. Raises KeyError or ValueError for a key that another version has written."""
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            content = decode(file["header"].tobytes(), file["data"].tobytes(), once=True)
        return cls(
            exercise=content["exercise"],
            points=content["points"],
            inputs=tuple(Field(*row) for row in content["inputs"]),
            outputs=tuple(Field(*row) for row in content["outputs"]),
            questions=tuple(Question(*row) for row in content["questions"]),
            scenes=tuple(content["scenes"]),
            told=content["told"],
            repeats=tuple((first, again) for first, again in content["repeats"]),
            expected=_observations(content["expected"]),
            checks=tuple(Check(*row) for row in content["checks"]),
            slopes={int(number): tuple(slopes) for number, slopes in content["slopes"].items()},
            mistakes=tuple(KnownMistake(name, hint, _observations(seen)) for name, hint, seen in content["mistakes"]),
            hints=tuple(content["hints"]),
            helpers=content["helpers"],
            probes=tuple(
                Probe(kind, about, Question(*question), reference)
                for kind, about, question, reference in content["probes"]
            ),
            pairs=Pairs(*content["pairs"]),
            variations=Variations(*content["variations"]),
            made_from=content["made from"],
        )


def _plain(question: Question) -> list[Any]:
    supplied = {name: list(table) for name, table in question.supplied.items()}
    return [question.function, question.arguments, supplied]


def _observations(rows: list[Any]) -> tuple[Observation, ...]:
    return tuple(Observation.from_value(row) for row in rows)
