"""Calls that did not return: still to be written, stopped by an exception or a limit. What to look at first."""

from collections.abc import Mapping, Sequence

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
    if failure.function in ("", key.function):
        return Finding(advice=f"replace `raise NotImplementedError` by your {key.function}")
    return Finding(advice=f"{key.function} calls {failure.function}, which is still to be written")


def _no_answer(key: Key, index: int, seen: Observation, failure: Failure) -> Finding:
    results = ", ".join(field.name for field in key.outputs)
    expected = f"{key.call_in_words} returns {results}{key.sizes_in_words(index)}"
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
    axes = axes_of((*key.inputs, *key.outputs), key.sizes(index))
    if failure.type == "ValueError" and (found := shape_error(failure, axes)):
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
        return f"it is called as {key.call_in_words}: which arguments does your first line name, in which order?"
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
