"""What a key is made from, as a short digest: by it, and never by the bits of numbers, is decided whether a key is up to date."""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.authoring.exercise import Exercise

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("values", "observing", "judging", "explaining", "authoring")  # whose code makes keys
SOURCES = ("solutions", "autograder.exercises")  # what an exercise is written in


def of_exercise(exercise: Exercise) -> str:
    """Of the exercise's file, of the scenes that it shares, of its solution, and of all that these import of the same kind."""
    found: dict[str, Path] = {}
    _follow(f"autograder.exercises.{exercise.name}", found)
    _follow(exercise.module.__name__, found)
    return _digest(found[name] for name in sorted(found))


def of_rooms() -> str:
    """Of the code that makes keys of exercises."""
    return _digest(path for room in ROOMS for path in sorted((ROOT / "autograder" / room).rglob("*.py")))


def _follow(module: str, found: dict[str, Path]) -> None:
    path = _path(module)
    if module in found or path is None:
        return
    found[module] = path
    _follow(module.rpartition(".")[0], found)  # a package's scenes stand in its __init__
    for name in _imports(path):
        if name.startswith(SOURCES):
            _follow(name, found)


def _path(module: str) -> Path | None:
    """The file of a module of these packages; None where it is none."""
    place = ROOT.joinpath(*module.split("."))
    files = (place.with_suffix(".py"), place / "__init__.py")
    return next((path for path in files if path.is_file()), None) if module.startswith(SOURCES) else None


def _imports(path: Path) -> Iterator[str]:
    """Modules, or names in modules: what is no module has no file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _digest(paths: Iterable[Path]) -> str:
    """Ends of lines do not count: version control may change them."""
    texts = (path.read_text(encoding="utf-8") for path in paths)  # with universal newlines
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
