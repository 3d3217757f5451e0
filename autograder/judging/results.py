"""One result for each check of a key.

A check is a name of the closed vocabulary with a few options. What a name means is a search through the observations: it
yields findings of what is not as it should be, the first of which is reported; none means passed.
"""

from collections.abc import Callable, Iterator, Sequence

from autograder.judging import check_chance, check_shapes, check_values
from autograder.judging.checks import Check
from autograder.judging.crashes import stopped
from autograder.judging.key import Key
from autograder.judging.verdict import Finding, Result, Status
from autograder.observing.observation import Observation

Evaluate = Callable[[Key, int, Check, Sequence[Observation]], Iterator[Finding]]

EVALUATE: dict[str, Evaluate] = {
    "shapes": check_shapes.shapes,
    "unchanged_inputs": check_values.unchanged,
    "same_again": check_values.same_again,
    "between": check_values.between,
    "one_of": check_values.one_of,
    "falls": check_values.falls,
    "at_most": check_values.at_most,
    "at_least": check_values.at_least,
    "spread": check_chance.spread,
    "other_generator": check_chance.other_generator,
    "every_example_once": check_chance.every_example_once,
    "slope": check_values.slope,
    "value": check_values.value,
}


def is_right(key: Key, observations: Sequence[Observation]) -> bool:
    """Does every check pass?"""
    return all(result.status == "passed" for result in results_of(key, observations))


def is_wrong(key: Key, observations: Sequence[Observation]) -> bool:
    """Did every call return, and does a check fail? Only then there is an answer to explain."""
    return all(seen.outcome == "returned" for seen in observations) and not is_right(key, observations)


def results_of(key: Key, observations: Sequence[Observation]) -> list[Result]:
    """One a check, in order: after the first failure the rest is not tried."""
    if (stop := stopped(key, observations)) is not None:
        status, finding = stop
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
