"""A question that is put to a function, and all that the call did, as plain values."""

from dataclasses import dataclass, field
from typing import Any, Literal, Self

from autograder.observing.failing_line import MAX_OPERANDS, MAX_TEXT, Operand
from autograder.observing.stand_ins import Records
from autograder.values.closed import MAX_AXES
from autograder.values.coding import MalformedValue
from autograder.values.compare import ROUNDING, agree

Outcome = Literal["returned", "raised", "interrupted", "missing", "too slow", "died"]
OUTCOMES: tuple[Outcome, ...] = ("returned", "raised", "interrupted", "missing", "too slow", "died")

MAX_PRINTED = 2_000  # characters of output that are kept; the rest only costs time
MAX_WARNINGS = 10
MAX_MESSAGE = 1_000
MAX_LINE = 200
MAX_SHARED = 100  # arrays of one value

BEFORE = -1  # in the place of an argument: an answer before
Shared = tuple[
    int, int
]  # the number of an array in a value (`closed.arrays_in`), and of the argument whose memory it is


@dataclass(frozen=True)
class Question:
    """One call to make: `function` with `arguments`, by position. Nothing in it tells the answer.

    `supplied` stands in the place of functions that it calls: what they are asked, and what they answer, right or wrong.
    """

    function: str
    arguments: tuple[Any, ...]
    supplied: Records = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """An exception as text: where in the student's own code it came from, and which arrays met there."""

    type: str
    message: str
    function: str = ""
    number: int = 0  # line number in the cell, from 1
    line: str = ""
    operation: str = ""
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True)
class Observation:
    """What one call did."""

    outcome: Outcome
    value: Any = None
    failure: Failure | None = None
    arguments: tuple[Any, ...] = ()  # after the call
    printed: str = ""
    warned: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()  # arrays of the value that are no new ones
    unused: tuple[int, ...] = ()  # places of generators that gave nothing

    def to_value(self) -> dict[str, Any]:
        """As a value of the closed set, for a key's file or the wire."""
        return {
            "outcome": self.outcome,
            "value": self.value,
            "failure": self.failure and list(vars(self.failure).values()),
            "arguments": self.arguments,
            "printed": self.printed,
            "warned": list(self.warned),
            "shared": [list(pair) for pair in self.shared],
            "unused": list(self.unused),
        }

    @classmethod
    def from_value(cls, value: Any) -> Self:
        """Undo `to_value`. Raises MalformedValue for anything that it cannot have made."""
        match value:
            case {
                "outcome": str(outcome),
                "value": result,
                "failure": None | list() as failure,
                "arguments": tuple(arguments),
                "printed": str(printed),
                "warned": list(warned),
                "shared": list(shared),
                "unused": list(unused),
            } if outcome in OUTCOMES and all(type(text) is str for text in warned):
                return cls(
                    outcome,
                    result,
                    failure_from(failure),
                    arguments,
                    shorten(printed),
                    tuple(text[:MAX_MESSAGE] for text in warned[:MAX_WARNINGS]),
                    tuple(map(_shared_from, shared[:MAX_SHARED])),
                    tuple(place for place in unused[:MAX_SHARED] if type(place) is int),
                )
        raise MalformedValue("not an observation")


def same_behaviour(got: Observation, expected: Observation, tolerance: float, floor: float = ROUNDING) -> bool:
    """Did two calls do the same: the same outcome, value and effect on the arguments?

    Two exceptions are the same when their messages are: NumPy's name the sizes that do not fit.
    """
    one, other = got.failure, expected.failure
    if got.outcome != expected.outcome or (one is None) != (other is None):
        return False
    if one and other and (one.type, one.message) != (other.type, other.message):
        return False
    return agree(got.value, expected.value, tolerance, floor) and agree(got.arguments, expected.arguments, tolerance)


def shorten(printed: str) -> str:
    """As much of an output as is kept."""
    return printed[:MAX_PRINTED]


def failure_from(value: Any) -> Failure | None:
    """Undo the list form of a failure. Raises MalformedValue for anything else."""
    match value:
        case None:
            return None
        case [str(kind), str(message), str(function), int(number), str(line), str(operation), tuple(operands)] if all(
            map(_is_operand, operands)
        ):
            texts = kind[:MAX_LINE], message[:MAX_MESSAGE], function[:MAX_LINE], number, line[:MAX_LINE]
            return Failure(*texts, operation[:MAX_LINE], operands[:MAX_OPERANDS])
    raise MalformedValue("not a failure")


def _shared_from(pair: Any) -> Shared:
    """Raises MalformedValue for what is none."""
    match pair:
        case [int(place), int(argument)]:
            return place, argument
    raise MalformedValue("not an array that is shared")


def _is_operand(value: Any) -> bool:
    match value:
        case (str(text), None):
            return len(text) <= MAX_TEXT
        case (str(text), tuple(shape)):
            fits = len(text) <= MAX_TEXT and len(shape) <= MAX_AXES
            return fits and all(type(size) is int and size >= 0 for size in shape)
    return False
