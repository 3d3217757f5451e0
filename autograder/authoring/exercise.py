"""What an author declares: one exercise is one function that the student writes, and all that is known about it."""

import ast
import inspect
import linecache
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations
from types import ModuleType
from typing import Any

from autograder.authoring.checks import EVERYWHERE, Planned
from autograder.authoring.scenes import Scene
from autograder.values.table import Field, table

HINTS = 3  # each a bigger help; the last one is the equation in words, never the code


class BadExercise(ValueError):
    """An exercise that cannot work as it is declared: which one, and what to mend."""


@dataclass(frozen=True)
class Edit:
    """A change of the reference's body: `old` must stand there exactly once."""

    old: str
    new: str


@dataclass(frozen=True)
class Mistake:
    """A wrong solution that runs, made by edits of the reference or written out, and the question that it raises."""

    name: str
    wrong: Edit | tuple[Edit, ...] | Callable[..., Any]
    hint: str


@dataclass(frozen=True)
class Exercise:
    """One function that the student writes: its reference, scenes that make inputs, further checks in order, hints.

    `points` are all or nothing: a function that is wrong somewhere is wrong. `follows` are arguments that follow from others, so
    that an answer need not look at them. `mistakes` stand at the end of an exercise's file, as a list of that name.
    """

    reference: Callable[..., Any]
    scenes: Sequence[Scene]
    hints: Sequence[str]
    points: int
    checks: Sequence[Planned] = ()  # besides EVERYWHERE
    follows: Sequence[str] = ()
    harder: Sequence[Scene] = ()  # scenes that only judge: no mistake is told by them
    hands_on: Sequence[str] = ()  # results, or arrays in them, that may be an argument's own
    without: Sequence[str] = ()  # the ways of `scenes.HARDER` in which this one cannot be asked
    mistakes: Sequence[Mistake] = ()

    @property
    def all_checks(self) -> tuple[Planned, ...]:
        return (*(self._excused(check) for check in EVERYWHERE), *self.checks)

    def _excused(self, check: Planned) -> Planned:
        return replace(check, options={"except": list(self.hands_on)}) if check.kind == "new_arrays" else check

    @property
    def judged_by_value(self) -> bool:
        """Is the reference's answer the only right one?"""
        return any(check.kind == "value" and not check.options and not check.scenes for check in self.checks)

    @cached_property
    def module(self) -> ModuleType:
        """The solutions module that the reference stands in."""
        module = inspect.getmodule(self.reference)
        assert module is not None
        return module

    @property
    def function(self) -> str:
        return self.reference.__name__

    @property
    def name(self) -> str:
        """`logistic.delta` for `solutions/logistic.py::delta`."""
        return f"{self.module.__name__.rpartition('.')[2]}.{self.function}"

    @cached_property
    def fields(self) -> list[Field]:
        """The docstring's table."""
        return table(inspect.getdoc(self.reference) or "")

    @cached_property
    def inputs(self) -> list[Field]:
        """The table's lines for the arguments, in the order of the signature. Raises BadExercise if one is missing."""
        lines = {field.name: field for field in reversed(self.fields)}  # the first of a name: a result may share it
        names = list(inspect.signature(self.reference).parameters)
        if absent := [name for name in names if name not in lines]:
            raise BadExercise(f"{self.name}: the docstring's table has no line for {', '.join(absent)}.")
        return [lines[name] for name in names]

    @cached_property
    def outputs(self) -> list[Field]:
        """The table's lines for what is returned: those below the arguments."""
        return self.fields[len(self.inputs) :]

    @cached_property
    def stub(self) -> str:
        """Signature and docstring of the reference, and no body."""
        return f"{self.head}    raise NotImplementedError\n"

    @property
    def head(self) -> str:
        return self._split[0]

    @property
    def body(self) -> str:
        return self._split[1]

    @cached_property
    def _split(self) -> tuple[str, str]:
        """The reference's source up to its docstring, and the rest."""
        source = textwrap.dedent(inspect.getsource(self.reference))
        definition = ast.parse(source).body[0]
        assert isinstance(definition, ast.FunctionDef)
        lines = source.splitlines(keepends=True)
        end = definition.body[0].end_lineno
        return "".join(lines[:end]), "".join(lines[end:])

    def wrong_source(self, mistake: Mistake) -> str:
        """The mistake as a student would have written it: a whole function under the exercise's own name."""
        if isinstance(mistake.wrong, Edit | tuple):
            edits = (mistake.wrong,) if isinstance(mistake.wrong, Edit) else mistake.wrong
            return self.head + self._edited(mistake.name, edits)
        return f"{self.head}{textwrap.indent(_body_of(mistake.wrong), '    ')}\n"

    def _edited(self, name: str, edits: Sequence[Edit]) -> str:
        body = self.body
        for edit in edits:
            if (count := body.count(edit.old)) != 1:
                raise BadExercise(
                    f"{self.name}: mistake {name!r} edits {edit.old!r}, which occurs {count} times, not once."
                )
            body = body.replace(edit.old, edit.new)
        return body

    def pairs(self) -> Iterator[tuple[Mistake, Mistake, str]]:
        """Every two mistakes that can be made at once, being edits of different places, and the whole function with both."""
        edits = {
            mistake.name: (mistake.wrong,) if isinstance(mistake.wrong, Edit) else mistake.wrong
            for mistake in self.mistakes
            if isinstance(mistake.wrong, Edit | tuple)
        }
        for one, other in combinations((mistake for mistake in self.mistakes if mistake.name in edits), 2):
            body = _with_all(self.body, (*edits[one.name], *edits[other.name]))
            if body is not None:
                yield one, other, self.head + body

    @cached_property
    def wrong_functions(self) -> dict[str, Callable[..., Any]]:
        """Every mistake by its name, as a function that sees what the reference sees."""
        return {mistake.name: self._build(mistake) for mistake in self.mistakes}

    def _build(self, mistake: Mistake) -> Callable[..., Any]:
        return self.function_from(self.wrong_source(mistake), mistake.name)

    def function_from(self, source: str, name: str) -> Callable[..., Any]:
        """The function that such a source defines, seeing what the reference sees."""
        namespace = dict(vars(self.module))
        exec(compile(source, f"<{self.name}: {name}>", "exec"), namespace)
        function: Callable[..., Any] = namespace[self.function]
        return function


def _with_all(body: str, edits: Sequence[Edit]) -> str | None:
    """The body after edits of places that lie apart; None where two of them touch."""
    places = sorted(((body.index(edit.old), edit) for edit in edits), key=lambda place: place[0])
    parts, end = [], 0
    for start, edit in places:
        if start < end:
            return None
        parts += [body[end:start], edit.new]
        end = start + len(edit.old)
    return "".join([*parts, body[end:]])


def _body_of(function: Callable[..., Any]) -> str:
    """The body of a function or lambda, from its file."""
    code = function.__code__
    found = [
        node
        for node in _functions(code.co_filename, "".join(linecache.getlines(code.co_filename)))
        if node.lineno == code.co_firstlineno
    ]
    if len(found) != 1:
        raise BadExercise(f"The source of {function} was not found; write it as one lambda or def a line.")
    body = found[0].body
    if isinstance(body, ast.expr):
        return f"return {ast.unparse(body)}"
    return "\n".join(map(ast.unparse, body))


@cache
def _functions(filename: str, source: str) -> list[ast.Lambda | ast.FunctionDef]:
    """Every function in a file. One file holds all mistakes of an exercise, so it is read once."""
    return [node for node in ast.walk(ast.parse(source, filename)) if isinstance(node, ast.Lambda | ast.FunctionDef)]
