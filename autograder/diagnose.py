"""Which known mistake made these observations. A mistake is named only when it explains every question."""

from collections.abc import Sequence

from autograder.compare import EXACT, same_behaviour
from autograder.key import Key
from autograder.observe import Observation
from autograder.verdict import Named


def named_mistakes(key: Key, observations: Sequence[Observation]) -> tuple[Named, ...]:
    """Every known mistake that answers as the student did, side effects included."""
    return tuple(
        Named(mistake.name, mistake.hint)
        for mistake in key.mistakes
        if all(
            same_behaviour(seen, wrong, EXACT) for seen, wrong in zip(observations, mistake.observations, strict=True)
        )
    )
