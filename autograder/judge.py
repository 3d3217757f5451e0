"""key x observations -> verdict. A pure function: no student code, no files, no randomness.

Total over observations: whatever values a hostile process reports, they are judged, not raised about.
"""

from collections.abc import Sequence

from autograder.explaining.diagnose import diagnose
from autograder.judging.key import Key
from autograder.judging.results import results_of
from autograder.judging.verdict import Verdict
from autograder.observing.observation import Observation


def judge(
    key: Key, observations: Sequence[Observation], given: Sequence[str] = (), extra: Sequence[Observation] = ()
) -> Verdict:
    """Judge the observations of every question of the key, in the key's order.

    `given` are the helpers that were recorded ones, because the student's own are wrong; `extra` the answers to the key's
    probes, if they were asked.
    """
    if len(observations) != len(key.questions):
        raise ValueError(f"{len(key.questions)} questions, {len(observations)} observations")
    results = results_of(key, observations)
    right = all(result.status == "passed" for result in results)
    todo = results[0].status == "todo"
    mistakes, seen = ((), ()) if right or todo else diagnose(key, observations, extra)
    return Verdict(
        exercise=key.exercise,
        points=key.points if right else 0,
        max_points=key.points,
        results=tuple(results),
        mistakes=mistakes,
        seen=seen,
        warned=tuple(dict.fromkeys(text for seen in observations for text in seen.warned)),
        printed=next((seen.printed for seen in observations if seen.printed), ""),
        given=tuple(given),
    )
