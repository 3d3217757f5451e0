"""One result for each check of a key.

A check is a name of the closed vocabulary with a few options. What a name means is a search through the observations: it
yields findings of what is not as it should be, the first of which is reported; none means passed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from autograder.judging import check_chance, check_shapes, check_values
from autograder.judging.checks import SOUND, Check
from autograder.judging.crashes import stopped
from autograder.judging.key import Key
from autograder.judging.verdict import Finding, Result, Status
from autograder.observing.observation import Observation

Evaluate = Callable[[Key, int, Check, Sequence[Observation]], Iterator[Finding]]

EVALUATE: dict[str, Evaluate] = {
    "shapes": check_shapes.shapes,
    "unchanged_inputs": check_values.unchanged,
    "new_arrays": check_values.new_arrays,
    "no_overflow": check_values.no_overflow,
    "same_again": check_values.same_again,
    "between": check_values.between,
    "one_of": check_values.one_of,
    "falls": check_values.falls,
    "at_most": check_values.at_most,
    "at_least": check_values.at_least,
    "spread": check_chance.spread,
    "other_generator": check_chance.other_generator,
    "every_example_once": check_chance.every_example_once,
    "varied": check_chance.varied,
    "slope": check_values.slope,
    "value": check_values.value,
}


def is_right(key: Key, observations: Sequence[Observation]) -> bool:
    """Does every check pass?"""
    return all(result.status == "passed" for result in results_of(key, observations))


def is_wrong(key: Key, observations: Sequence[Observation]) -> bool:
    """Did every call return, and does a check fail? Only then there is an answer to explain."""
    return all(seen.outcome == "returned" for seen in observations) and not is_right(key, observations)


def _unfit(key: Key, observations: Sequence[Observation]) -> Finding | None:
    """What the first call gave, if it did return, and nothing of the right kind and shape."""
    if observations[0].outcome != "returned":
        return None
    first = replace(key, questions=key.questions[:1], expected=key.expected[:1], scenes=key.scenes[:1])
    return next(EVALUATE["shapes"](first, 0, key.checks[0], observations[:1]), None)


def is_sound(key: Key, observations: Sequence[Observation]) -> bool:
    """Do kinds and shapes fit, without effects and every time alike? Only then its numbers tell something."""
    basic = [check for check in enumerate(key.checks) if check[1].kind in SOUND]
    return stopped(key, observations) is None and not any(
        next(EVALUATE[check.kind](key, position, check, observations), None) for position, check in basic
    )


def results_of(key: Key, observations: Sequence[Observation]) -> list[Result]:
    """One a check, in order: after the first failure the rest is not tried."""
    if (stop := stopped(key, observations)) is not None:
        status, finding = stop
        if status == "crashed" and (unfit := _unfit(key, observations)):  # before a call that crashed
            status, finding = "failed", unfit
        rest: Status = "todo" if status == "todo" else "skipped"
        return [
            Result(check.title, rest if position else status, None if position else finding)
            for position, check in enumerate(key.checks)
        ]
    results: list[Result] = []
    for position, check in enumerate(key.checks):
        if results and results[-1].status != "passed":
            results.append(Result(check.title, "skipped"))
            continue
        found = next(EVALUATE[check.kind](key, position, check, observations), None)
        results.append(Result(check.title, "failed" if found else "passed", found))
    return results
