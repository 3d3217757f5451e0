"""Ask a student's functions questions and write down what happens. The only place that runs or catches student code.

Knows no answer: it runs unchanged in a notebook's kernel, in a sandbox and in a browser.
"""

import contextlib
import io
import linecache
import sysconfig
import warnings
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import CodeType, TracebackType
from typing import Any

import numpy as np

from autograder.observing.failing_line import lost_in, operation_at
from autograder.observing.observation import (
    BEFORE,
    MAX_LINE,
    MAX_MESSAGE,
    MAX_PRINTED,
    MAX_SHARED,
    MAX_WARNINGS,
    Failure,
    Observation,
    Outcome,
    Question,
    Shared,
)
from autograder.observing.stand_ins import Find, Recording, Records, in_place
from autograder.values.callables import LEFT_OUT, realise
from autograder.values.closed import Seeded, Stock, arrays_in, normalise, untouched
from autograder.values.words import kind_in_words


def observe(
    namespace: Mapping[str, Any], questions: Iterable[Question], helpers: Records | None = None
) -> list[Observation]:
    """Ask every question in turn, with recorded `helpers` in the place of the student's if there are any.

    Once the user interrupts, the remaining ones count as interrupted.
    """
    observations: list[Observation] = []
    for question in questions:
        if observations and observations[-1].outcome == "interrupted":
            observations.append(observations[-1])
        else:
            observations.append(ask(namespace, question, helpers))
    return observations


def ask(namespace: Mapping[str, Any], question: Question, helpers: Records | None = None) -> Observation:
    """Make one call, on copies of the question's arguments, with these recorded helpers."""
    tables = {name: Recording(name, records) for name, records in {**(helpers or {}), **question.supplied}.items()}
    return call(namespace, question, {name: table.find for name, table in tables.items()})


def call(namespace: Mapping[str, Any], question: Question, finds: Mapping[str, Find]) -> Observation:
    """The same with stand-ins for helpers that find their answers in these ways."""
    function = namespace.get(question.function)
    if not callable(function):
        return Observation("missing", failure=_taken(namespace, question.function))
    arguments = [realise(argument) for argument in question.arguments]
    came: list[Any] = []

    def answer() -> Any:
        came.append(function(*(argument for argument in arguments if argument is not LEFT_OUT)))
        return normalise(came[0])

    with in_place(function, finds, namespace), np.errstate(**NUMPYS_OWN):
        value, failure, printed, warned = guarded(answer)
    outcome: Outcome = "returned"
    if failure is not None:
        outcome = "interrupted" if failure.type == "KeyboardInterrupt" else "raised"
    after = tuple(
        given if isinstance(given, Stock | Seeded) or untouched(argument, given) else normalise(argument)
        for given, argument in zip(question.arguments, arguments, strict=True)
    )
    shared = _shared(function, came, arguments)
    return Observation(outcome, value, failure, after, printed, warned, shared, _unused(question.arguments, arguments))


def _unused(given: Sequence[Any], arguments: Sequence[Any]) -> tuple[int, ...]:
    """The places of generators that are as they were before the call."""
    pairs = [(place, one, generator) for place, (one, generator) in enumerate(zip(given, arguments, strict=True))]
    return tuple(
        place
        for place, one, generator in pairs
        if isinstance(one, Seeded) and generator.bit_generator.state == realise(one).bit_generator.state
    )


NUMPYS_OWN: Any = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn", "call": None}
# How NumPy starts: a cell's `np.seterr` is for cells, as its warning filters are.


def _taken(namespace: Mapping[str, Any], name: str) -> Failure | None:
    """What a name stands for that is no function's; None if there is nothing of the name."""
    if name not in namespace:
        return None
    thing = normalise(namespace[name])
    return Failure("", "None" if thing is None else kind_in_words(thing))


_answers_before: list[Any] = [None, []]  # the function that was asked last, and the arrays of its answers


def _shared(function: Any, came: Sequence[Any], arguments: Sequence[Any]) -> tuple[Shared, ...]:
    """Which arrays of an answer are no new ones, but views of an argument, or of an answer before."""
    before = _answers_before[1] if _answers_before[0] is function else []
    arrays = [array for answer in came for array in arrays_in(answer)][:MAX_SHARED]
    owners = [(BEFORE, array) for array in before]
    owners += [(place, array) for place, argument in enumerate(arguments) for array in arrays_in(argument)]
    _answers_before[:] = function, [*before, *arrays][-MAX_SHARED:]
    return tuple(
        (number, place)
        for number, array in enumerate(arrays)
        for place, owner in owners
        if array.size and np.may_share_memory(array, owner)
    )[:MAX_SHARED]


def guarded(call: Callable[[], Any]) -> tuple[Any, Failure | None, str, tuple[str, ...]]:
    """Run student code: its value, its failure, what it printed, what it warned of.

    Catches everything, SystemExit and a KeyboardInterrupt by hand included: this is the one place that does.
    """
    value, failure, output = None, None, _Bounded()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            try:
                value = call()
            except BaseException as error:
                failure = _failure(error)
    warned = tuple(dict.fromkeys(_text(item.message) for item in caught[:MAX_WARNINGS]))
    return value, failure, output.getvalue(), warned


class _Bounded(io.StringIO):
    """Keeps the first MAX_PRINTED characters."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, MAX_PRINTED - self.tell())])
        return len(text)

    def close(self) -> None:
        """Nothing: a student's `sys.stdout.close()` must not lose what was printed."""


def _failure(error: BaseException) -> Failure:
    kind = _text(type(error).__name__)
    if isinstance(error, SyntaxError) and type(error.lineno) is int:
        return Failure(kind, _text(error.msg), "", error.lineno, _text(error.text or "").strip()[:MAX_LINE])
    own, called = _own_frame(error.__traceback__)
    if own is None:
        return Failure(kind, _text(error))
    code, frame = own.tb_frame.f_code, own.tb_frame
    line = linecache.getline(code.co_filename, own.tb_lineno).strip()[:MAX_LINE]
    if called and isinstance(error, NotImplementedError):  # it is that one which is still to write
        return Failure(kind, _text(error), called)
    if called:
        return Failure(kind, _text(error), _function_of(code), own.tb_lineno, line, f"{called}()")
    lines = linecache.getlines(code.co_filename)
    names = ChainMap(dict.fromkeys(lost_in(code)), frame.f_locals, frame.f_globals)
    operation, operands = operation_at(code, own.tb_lasti, lines, names)
    return Failure(kind, _text(error), _function_of(code), own.tb_lineno, line, operation, operands)


def _function_of(code: CodeType) -> str:
    """The function that has this code, or in which the comprehension or lambda stands that has it."""
    named = [name for name in code.co_qualname.split(".") if not name.startswith("<")]
    return (named[-1] if named else code.co_name)[:MAX_LINE]


def _own_frame(traceback: TracebackType | None) -> tuple[TracebackType | None, str]:
    """The innermost frame in the file of the function that was called, and the function in another file that it called there.

    A cell is a file: so the line is one of the function's own, not of a helper that was given or is judged by itself.
    """
    theirs = []
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if not name.startswith(_NOT_THEIRS) and not name.endswith(".pyx"):  # compiled ones stand with a relative path
            theirs.append(traceback)
        traceback = traceback.tb_next
    if not theirs:
        return None, ""
    codes = [entry.tb_frame.f_code for entry in theirs]
    asked = next((code for code in codes if code.co_name != "<module>"), codes[-1])
    last = max(place for place, code in enumerate(codes) if code.co_filename == asked.co_filename)
    return theirs[last], _function_of(codes[last + 1]) if last + 1 < len(codes) else ""


_NOT_THEIRS = (
    *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")),
    "<frozen",
    "<__array_function__",  # NumPy's dispatcher
    __file__.rpartition("observing")[0],
    __file__.rpartition("autograder")[0] + "course",  # widgets call a student's functions too
)


def _text(thing: object) -> str:
    """A thing as text, which its class may make itself and fail at: always a plain string of bounded length."""
    try:
        return str.__getitem__(str(thing), slice(MAX_MESSAGE))
    except BaseException:
        return "(no readable message)"
