"""Calls that did not return: still to be written, stopped by an exception or a limit. What to look at first."""

from collections.abc import Sequence

from autograder.judging.advice import SHAPES, advice, called_in
from autograder.judging.key import Key
from autograder.judging.shape_errors import shape_error, sizes_in_letters
from autograder.judging.verdict import Finding, Status
from autograder.observing.observation import Failure, Observation
from autograder.values.shapes import axes_of

MAX_SHOWN = 300  # letters of an exception's message


def stopped(key: Key, observations: Sequence[Observation]) -> tuple[Status, Finding] | None:
    """The first call that gave no answer, if there is one."""
    for index, seen in enumerate(observations):
        failure = seen.failure or Failure("", "")
        if seen.outcome == "raised" and failure.type == "NotImplementedError":
            return "todo", _still_to_write(key, failure)
        if seen.outcome != "returned":
            return "crashed", _no_answer(key, index, seen, failure)
    return None


def _still_to_write(key: Key, failure: Failure) -> Finding:
    inner = called_in(failure) or failure.function
    if inner in ("", key.function):
        return Finding(advice=f"replace `raise NotImplementedError` by your {key.function}")
    return Finding(advice=f"{key.function} calls {inner}, which is still to be written")


def _no_answer(key: Key, index: int, seen: Observation, failure: Failure) -> Finding:
    results = ", ".join(field.name for field in key.outputs)
    expected = f"{key.call_in_words} returns {results}{key.sizes_in_words(index)}"
    inside = f", in {failure.function}" if failure.function not in ("", key.function) else ""
    where = f" in line {failure.number}{inside}: {failure.line}" if failure.line else ""
    scene = key.scenes[index]
    match seen.outcome:
        case "missing" if failure.message:
            got = f"{key.function} is {_short(failure.message)} here"
            question = f"which line gives the name {key.function} to something that is no function?"
            return Finding(f"a function called {key.function}", got, question)
        case "missing":
            question = f"does the cell that defines {key.function} run without an error?"
            return Finding(f"a function called {key.function}", "nothing of this name", question)
        case "interrupted":
            return Finding(expected, f"stopped by hand{where}", "does every loop come to an end?", scene)
        case "too slow":
            question = "does every loop come to an end? Which loop over entries could be one operation on arrays?"
            reason = f": {_short(failure.message)}" if failure.message else ""
            return Finding(expected, f"no result within the time limit{reason}", question, scene)
        case "died":
            got = "the process ended" + (f": {_short(failure.message)}" if failure.message else "")
            return Finding(expected, got, "how large is the largest array that it makes?", scene)
    if failure.type == "LeftPath":  # ours: it says all there is to say
        return Finding(expected, failure.message, "what goes into it at that call, and what should?", scene)
    axes = axes_of((*key.inputs, *key.outputs), key.sizes(index))
    found = shape_error(failure, axes) if failure.type == "ValueError" else None
    message = _short(found.seen if found else failure.message)
    question = advice(key, failure, found)
    if question.startswith(SHAPES):
        question = sizes_in_letters(failure.message, axes) + question
    got = f"{failure.type}: {message}" if message else failure.type
    return Finding(expected, f"{got}\n{where.strip()}".rstrip(), question, scene)


def _short(message: str) -> str:
    message = message.strip()
    return message if len(message) <= MAX_SHOWN else f"{message[:MAX_SHOWN]} …"
