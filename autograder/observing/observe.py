"""Ask a student's functions questions and write down what happens. The only place that runs or catches student code.

Knows no answer: it runs unchanged in a notebook's kernel, in a sandbox and in a browser.
"""

import contextlib
import io
import linecache
import sysconfig
import warnings
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any

from autograder.observing.failing_line import operation_at
from autograder.observing.observation import (
    MAX_LINE,
    MAX_MESSAGE,
    MAX_PRINTED,
    MAX_WARNINGS,
    Failure,
    Observation,
    Outcome,
    Question,
)
from autograder.observing.stand_ins import Find, Recording, Records, in_place
from autograder.values.callables import realise
from autograder.values.closed import Seeded, Stock, normalise, untouched


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
        return Observation("missing")
    arguments = [realise(argument) for argument in question.arguments]
    with in_place(function, finds, namespace):
        value, failure, printed, warned = guarded(lambda: normalise(function(*arguments)))
    outcome: Outcome = "returned"
    if failure is not None:
        outcome = "interrupted" if failure.type == "KeyboardInterrupt" else "raised"
    after = tuple(
        given if isinstance(given, Stock | Seeded) or untouched(argument, given) else normalise(argument)
        for given, argument in zip(question.arguments, arguments, strict=True)
    )
    return Observation(outcome, value, failure, after, printed, warned)


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
    own = _own_frame(error.__traceback__)
    if own is None:
        return Failure(kind, _text(error))
    code, frame = own.tb_frame.f_code, own.tb_frame
    line = linecache.getline(code.co_filename, own.tb_lineno).strip()[:MAX_LINE]
    failure = Failure(kind, _text(error), code.co_name[:MAX_LINE], own.tb_lineno, line)
    if type(error) is not ValueError:  # NumPy's, where shapes do not fit
        return failure
    lines, names = linecache.getlines(code.co_filename), ChainMap(frame.f_locals, frame.f_globals)
    operation, operands = operation_at(code, own.tb_lasti, lines, names)
    return replace(failure, operation=operation, operands=operands)


def _own_frame(traceback: TracebackType | None) -> TracebackType | None:
    """The innermost frame of the traceback that is neither ours nor a library's."""
    own = None
    while traceback is not None:
        if not traceback.tb_frame.f_code.co_filename.startswith(_NOT_THEIRS):
            own = traceback
        traceback = traceback.tb_next
    return own


_NOT_THEIRS = (
    *(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")),
    "<frozen",
    "<__array_function__",  # NumPy's dispatcher
    __file__.rpartition("observing")[0],
)


def _text(thing: object) -> str:
    """A thing as text, which its class may make itself and fail at: always a plain string of bounded length."""
    try:
        return str.__getitem__(str(thing), slice(MAX_MESSAGE))
    except BaseException:
        return "(no readable message)"
