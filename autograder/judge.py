"""key x observations -> verdict. A pure function: no student code, no files, no randomness.

Total over observations: whatever values a hostile process reports, they are judged, not raised about.
"""

from collections.abc import Mapping, Sequence

from autograder.diagnose import diagnose
from autograder.evaluate import EVALUATE, call_in_words, sizes_of_question
from autograder.key import Key
from autograder.misfit import misfit, sizes_in_letters
from autograder.observe import Failure, Observation
from autograder.structure import axes_of, sizes_of
from autograder.verdict import Finding, Result, Status, Verdict

MAX_SHOWN = 300  # letters of an exception's message


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


def is_right(key: Key, observations: Sequence[Observation]) -> bool:
    """Does every check pass? What `judge` says, without the diagnosis."""
    return all(result.status == "passed" for result in results_of(key, observations))


def is_wrong(key: Key, observations: Sequence[Observation]) -> bool:
    """Did every call return, and does a check fail? Only then there is an answer to explain."""
    return all(seen.outcome == "returned" for seen in observations) and not is_right(key, observations)


def results_of(key: Key, observations: Sequence[Observation]) -> list[Result]:
    """One a check, in order: after the first failure the rest is not tried. What `judge` says, without the diagnosis."""
    if (stopped := _stopped(key, observations)) is not None:
        status, finding = stopped
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


# ---------------------------------------------------------------------------------------- calls that did not return


def _stopped(key: Key, observations: Sequence[Observation]) -> tuple[Status, Finding] | None:
    """The first call that gave no answer, if there is one."""
    for index, seen in enumerate(observations):
        failure = seen.failure or Failure("", "")
        if seen.outcome == "raised" and failure.type == "NotImplementedError":
            return "todo", _still_to_write(key, failure)
        if seen.outcome != "returned":
            return "crashed", _no_answer(key, index, seen, failure)
    return None


def _still_to_write(key: Key, failure: Failure) -> Finding:
    if failure.function in ("", key.function):
        return Finding(advice=f"replace `raise NotImplementedError` by your {key.function}")
    return Finding(advice=f"{key.function} calls {failure.function}, which is still to be written")


def _no_answer(key: Key, index: int, seen: Observation, failure: Failure) -> Finding:
    results = ", ".join(field.name for field in key.outputs)
    expected = f"{call_in_words(key)} returns {results}{sizes_of_question(key, index)}"
    where = f" in line {failure.number}: {failure.line}" if failure.line else ""
    scene = key.scenes[index]
    match seen.outcome:
        case "missing":
            advice = f"does the cell that defines {key.function} run without an error?"
            return Finding(f"a function called {key.function}", "nothing of this name", advice)
        case "interrupted":
            return Finding(expected, f"stopped by hand{where}", "does every loop come to an end?", scene)
        case "too slow":
            advice = "does every loop come to an end? Which loop over entries could be one operation on arrays?"
            reason = f": {_short(failure.message)}" if failure.message else ""
            return Finding(expected, f"no result within the time limit{reason}", advice, scene)
        case "died":
            got = "the process ended" + (f": {_short(failure.message)}" if failure.message else "")
            return Finding(expected, got, "how large is the largest array that it makes?", scene)
    if failure.type == "LeftPath":  # ours: it says all there is to say
        return Finding(expected, failure.message, "what goes into it at that call, and what should?", scene)
    axes = axes_of((*key.inputs, *key.outputs), sizes_of(key.inputs, key.questions[index]))
    if failure.type == "ValueError" and (found := misfit(failure, axes)):
        message, advice = _short(found.seen), found.question
    else:
        message, advice = _short(failure.message), _try_after(key, axes, failure)
    got = f"{failure.type}: {message}" if message else failure.type
    return Finding(expected, f"{got}\n{where.strip()}".rstrip(), advice, scene)


def _short(message: str) -> str:
    message = message.strip()
    return message if len(message) <= MAX_SHOWN else f"{message[:MAX_SHOWN]} …"


def _try_after(key: Key, axes: Mapping[str, int], failure: Failure) -> str:
    """What to look at first, by the type of the exception."""
    if failure.type == "TypeError" and not failure.function:
        return f"it is called as {call_in_words(key)}: which arguments does your first line name, in which order?"
    if failure.type == "ValueError" and "truth value" in failure.message:
        return "if, max and min ask one question, an array gives many answers: how would you choose entry by entry?"
    if failure.type == "ValueError" and "with a sequence" in failure.message:
        return "one place of an array takes one number: which shape has the right side of that line?"
    if failure.type == "ValueError" and "unpack" in failure.message:
        return "how many entries has the list or tuple in that line, and how many names take them?"
    if failure.type == "ValueError":
        shapes = sizes_in_letters(failure.message, axes)
        return f"{shapes}Write the shape of each array under that line: which two do not fit?"
    if failure.type == "TypeError" and "scalar" in failure.message:
        return "the functions of math take one number each: which ones take a whole array?"
    return {
        "NameError": f"is everything that {failure.function or 'the function'} uses an argument, or defined above it?",
        "UnboundLocalError": "is there a way to that line on which the name gets no value first?",
        "TypeError": "which type has each operand in that line? A function without a return gives None",
        "IndexError": "which shape has the array that is indexed in that line? The first index is 0",
        "KeyError": "which keys does the dictionary in that line have?",
        "AttributeError": "which type has the thing before the dot in that line?",
        "AxisError": "how many axes has the array in that line? The first one is axis 0",
        "RecursionError": "where does the function call itself?",
        "MemoryError": "how large is the largest array in that line?",
        "_ArrayMemoryError": "how large is the largest array in that line?",  # NumPy's
        "ZeroDivisionError": "what is the divisor in that line made of?",
        "SystemExit": "exit() ends the whole program: would return do?",
    }.get(failure.type, "print the shapes and values just before that line: which one surprises you?")
