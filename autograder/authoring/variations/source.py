"""A reference's source as a tree: its expressions, its variables, the words for them, and how one small change is made."""

import ast
import copy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from autograder.authoring.exercise import Exercise
from autograder.authoring.variations.ways import WAYS
from autograder.values.shapes import letters_of

NUMBER_OF_EXAMPLES = "_m"  # its name in a changed reference
RUNTIME = {f"_way_{number}": way.change for number, way in enumerate(WAYS)}


@dataclass(frozen=True)
class Change:
    """Another node in the place of one."""

    parent: ast.AST
    field: str
    index: int | None  # in a list of nodes
    new: Any

    def swap(self, node: Any) -> Any:
        """Put a node there; the one that was there."""
        if self.index is None:
            old = getattr(self.parent, self.field)
            setattr(self.parent, self.field, node)
        else:
            nodes = getattr(self.parent, self.field)
            old, nodes[self.index] = nodes[self.index], node
        return old


@dataclass(frozen=True)
class Edit:
    """A change of the reference: its name, what to ask oneself, and how far-fetched it is."""

    source: "Source"
    name: str
    asks: str
    weight: float
    changes: tuple[Change, ...]

    def function(self) -> Callable[..., Any] | None:
        """The changed reference; None where that is no Python."""
        with self._made():
            try:
                code = compile(self.source.tree, f"<{self.source.exercise.name}: {self.name}>", "exec")
            except (SyntaxError, TypeError, ValueError):
                return None
        namespace = {**vars(self.source.exercise.module), **RUNTIME}
        exec(code, namespace)
        function: Callable[..., Any] = namespace[self.source.exercise.function]
        return function

    @contextmanager
    def _made(self) -> Iterator[None]:
        for node in (
            node for change in self.changes for node in (change.new if isinstance(change.new, list) else [change.new])
        ):
            ast.fix_missing_locations(node)
        old = [(change, change.swap(change.new)) for change in self.changes]
        try:
            yield
        finally:
            for change, node in reversed(old):
                change.swap(node)


@dataclass(frozen=True)
class Place:
    """Where an expression stands."""

    node: ast.expr
    parent: ast.AST
    field: str
    index: int | None
    line: int  # of the source

    def put(self, node: ast.expr) -> Change:
        return Change(self.parent, self.field, self.index, node)


class Source:
    """A reference's source as a tree, and everything that can be changed in it."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.tree = ast.parse(exercise.head + exercise.body)
        definition = self.tree.body[0]
        assert isinstance(definition, ast.FunctionDef)
        definition.body = definition.body[1:]  # without its docstring
        self.definition = definition
        self.arguments = [field.name for field in exercise.inputs]

    @cached_property
    def places(self) -> list[Place]:
        """Every expression that gives a value."""
        found = []
        for parent in ast.walk(self.definition):
            for field, value in ast.iter_fields(parent):
                if isinstance(parent, ast.arguments | ast.JoinedStr) or (
                    isinstance(parent, ast.Call) and field == "func"
                ):
                    continue
                for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                    if isinstance(node, ast.expr) and not isinstance(getattr(node, "ctx", None), ast.Store):
                        found.append(Place(node, parent, field, index, node.lineno))
        return sorted(found, key=lambda place: place.line)

    @cached_property
    def variables(self) -> list[str]:
        """Arguments, and what is assigned to."""
        nodes = list(ast.walk(self.definition))
        names = [node.arg for node in nodes if isinstance(node, ast.arg)] + stored(self.definition)
        return [name for name in dict.fromkeys(names) if name != "_"]

    @cached_property
    def definitions(self) -> dict[str, ast.expr]:
        """The expressions of variables that get one value only."""
        assigned = stored(self.definition)
        single = [node for node in ast.walk(self.definition) if isinstance(node, ast.Assign) and len(node.targets) == 1]
        return {
            node.targets[0].id: copy.deepcopy(node.value)
            for node in single
            if isinstance(node.targets[0], ast.Name) and assigned.count(node.targets[0].id) == 1
        }

    @cached_property
    def quantities(self) -> list[ast.expr]:
        """Variables and their entries, as they stand in the reference, each once."""
        nodes = [place.node for place in self.places if isinstance(place.node, ast.Name | ast.Subscript)]
        found = {ast.dump(node): node for node in nodes if self.in_words(node)}
        return [copy.deepcopy(node) for node in found.values()]

    @cached_property
    def functions(self) -> list[ast.expr]:
        """What is called with one array."""
        calls = [node for node in ast.walk(self.definition) if isinstance(node, ast.Call) and len(node.args) == 1]
        found = {ast.dump(node.func): node.func for node in calls if called(node) and not node.keywords}
        return [copy.deepcopy(node) for node in found.values()]

    def in_words(self, node: ast.expr) -> str:
        """The quantity that an expression makes, by the names of what goes into it; nothing where there is no word."""
        match node:
            case ast.Name(name):
                return name if name in self.variables else ""
            case ast.Constant(value):
                return str(value) if type(value) in (int, float) else ""
            case ast.Attribute(value, "T"):
                return self.in_words(value)
            case ast.Subscript(ast.Attribute(ast.Name(name), "shape"), ast.Constant(int(axis))):
                letters = {field.name: letters_of(field.shape) for field in self.exercise.inputs}.get(name, [])
                return letters[axis] if axis < len(letters) else ""
            case ast.Call(_, [argument]) if (name := called(node)) and (inner := self.in_words(argument)):
                return f"{name} of {inner}"
            case ast.Tuple() | ast.List() | ast.Slice() | ast.Compare():
                return ""
        names = [name for name in self.variables if any(is_name(part, name) for part in ast.walk(node))]
        return f"what is made of {joined(names)}" if names else ""


def stored(tree: ast.AST) -> list[str]:
    return [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]


def is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def called(node: ast.expr) -> str:
    """The name of what a call calls; nothing where it has none."""
    match node:
        case ast.Call(ast.Name(name)) | ast.Call(ast.Attribute(_, name)):
            return name
    return ""


def joined(names: Sequence[str]) -> str:
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])
