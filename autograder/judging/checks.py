"""The closed vocabulary of checks, as a key holds it: a name and a few plain options. `results` knows what each name means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SOUND = ("shapes", "unchanged_inputs", "new_arrays", "same_again")  # only when these hold, numbers tell something


@dataclass(frozen=True)
class Check:
    """One entry of the vocabulary, with the title that students read."""

    kind: str
    title: str
    options: Mapping[str, Any] = field(default_factory=dict)


def judged_by_value(checks: Sequence[Check]) -> bool:
    """Is the reference's answer the only right one? Not where chance is in it, or where only a limit is kept."""
    return any(check.kind == "value" and not check.options.keys() & {"of", "questions"} for check in checks)
