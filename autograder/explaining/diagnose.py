"""Which mistake made these observations. It is named only when it explains every question, to EXACT.

In this order: a known mistake; what any array can suffer (`relations`); two known mistakes in one function; a factor that enters
with every layer; all of these on top of one another. Of several explanations the simplest is given, and all of them if they
are equally simple. Where nothing explains the answer, what is true of it is said (`facts`).
"""

from collections.abc import Sequence

import numpy as np

from autograder.explaining.answer import Answer
from autograder.explaining.depends_on import of_practice, of_slopes
from autograder.explaining.facts import facts
from autograder.explaining.search import Case
from autograder.judging.key import Key
from autograder.judging.results import is_sound
from autograder.judging.verdict import Named, Seen
from autograder.observing.observation import Observation, same_behaviour


@np.errstate(all="ignore")  # whatever numbers came
def diagnose(
    key: Key, observations: Sequence[Observation], extra: Sequence[Observation] = ()
) -> tuple[tuple[Named, ...], tuple[Seen, ...]]:
    """What explains a wrong answer, and what else is true of it. `extra` are the answers to the key's probes, or none."""
    sound = is_sound(key, observations)
    mistakes = _named(key, Answer.of(key, observations), sound)
    if not sound:
        return mistakes, ()
    told = (*of_practice(key, observations, extra), *of_slopes(key, observations, extra))
    return mistakes, told or (() if mistakes else facts(key, observations, extra))


@np.errstate(all="ignore")
def named_mistakes(key: Key, observations: Sequence[Observation]) -> tuple[Named, ...]:
    """Every known mistake that answers as the student did, side effects included; where there is none, what else does."""
    return _named(key, Answer.of(key, observations), is_sound(key, observations))


def _named(key: Key, answer: Answer, sound: bool) -> tuple[Named, ...]:
    known = [
        number
        for number, mistake in enumerate(key.mistakes)
        if all(
            same_behaviour(seen, wrong, *key.exact)
            for seen, wrong in zip(answer.observations, mistake.observations, strict=True)
        )
    ]
    case = Case.of(key, answer)
    if known or case is None:
        plain = tuple(Named(key.mistakes[number].name, key.mistakes[number].hint) for number in known)
        return plain + (case.pairs(without=known) if case else ())
    if not key.judged_by_value:  # another answer than the reference's may be right: nothing follows from the difference
        return case.pairs() or (case.changed() if sound else ())
    found = case.named(known=False) or case.pairs() or case.layered() or case.named(known=True)
    return found or (case.changed() if sound else ())
