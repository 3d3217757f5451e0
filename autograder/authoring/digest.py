"""What a key is made from, as a short digest: by it, and never by the bits of numbers, is decided whether a key is up to date."""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from autograder.authoring.exercise import Exercise

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("values", "observing", "judging", "explaining", "authoring")  # whose code makes keys
SOURCES = ("solutions", "autograder.exercises")  # what an exercise is written in

Place = tuple[str, str]  # a module, and a name in it


def of_exercise(exercise: Exercise) -> str:
    """Of the exercise's file, and of every definition that it uses in solutions and in other exercises' files.

    So a function more in a module, or a change of one that is not used here, changes nothing.
    """
    file = f"autograder.exercises.{exercise.name}"
    text, tree = _source(file)
    found: dict[Place, str] = {}
    _follow_all(file, tree, found)
    for name, _ in _uses(tree):  # a mistake sees what the reference sees
        _follow((exercise.module.__name__, name), found)
    _follow((exercise.module.__name__, exercise.function), found)
    return _digest([text, *(found[place] for place in sorted(found))])


def of_rooms() -> str:
    """Of the code that makes keys of exercises."""
    paths = (path for room in ROOMS for path in sorted((ROOT / "autograder" / room).rglob("*.py")))
    return _digest(path.read_text(encoding="utf-8") for path in paths)


def _follow(place: Place, found: dict[Place, str]) -> None:
    """Put the text of a definition among those that were found, and of all that it uses."""
    module, name = place
    if place in found or not module.startswith(SOURCES):
        return
    if definition := _definitions(module).get(name):
        found[place] = ast.get_source_segment(_source(module)[0], definition) or ""
        _follow_all(module, definition, found)
    elif name in _imported(module):
        _follow(_imported(module)[name], found)


def _follow_all(module: str, tree: ast.AST, found: dict[Place, str]) -> None:
    """Whatever this part of a module uses: names of its own, imported ones, and names in imported modules."""
    imported = _imported(module)
    for name, attribute in _uses(tree):
        where, inner = imported.get(name, (module, name))
        _follow((where, inner) if inner else (where, attribute), found)


@cache
def _source(module: str) -> tuple[str, ast.Module]:
    """A module's text and its tree. Ends of lines do not count: version control may change them."""
    text = _path(module).read_text(encoding="utf-8")
    return text, ast.parse(text)


def _path(module: str) -> Path:
    place = ROOT.joinpath(*module.split("."))
    return place.with_suffix(".py") if place.with_suffix(".py").is_file() else place / "__init__.py"


@cache
def _definitions(module: str) -> dict[str, ast.stmt]:
    """What a module defines by itself, by name."""
    found: dict[str, ast.stmt] = {}
    for statement in _source(module)[1].body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found[statement.name] = statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            stored = (
                node for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            )
            found |= {node.id: statement for node in stored}
    return found


@cache
def _imported(module: str) -> dict[str, Place]:
    """The names that a module imports from others, and what they stand for; a module itself has no name in it."""
    found: dict[str, Place] = {}
    for statement in _source(module)[1].body:
        if isinstance(statement, ast.ImportFrom) and statement.module:
            for alias in statement.names:
                whole = f"{statement.module}.{alias.name}"
                is_module = whole.startswith(SOURCES) and _path(whole).is_file()
                found[alias.asname or alias.name] = (whole, "") if is_module else (statement.module, alias.name)
    return found


def _uses(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Every name, with the attribute that is asked of it, if one is: `answers.forward`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr
        elif isinstance(node, ast.Name):
            yield node.id, ""


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
