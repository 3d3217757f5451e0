"""The house keeps its order: the core is arrays in, verdicts out; every wall between rooms stands; and a stranger finds the rooms."""

import ast
import importlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import autograder

CORE = ("values", "observing", "judging", "explaining")  # the rooms that are pure
STANDARD = {
    *(
        "ast",
        "builtins",
        "collections",
        "contextlib",
        "dataclasses",
        "difflib",
        "dis",
        "functools",
        "inspect",
        "io",
        "itertools",
        "json",
        "linecache",
    ),
    *("math", "re", "sysconfig", "types", "typing", "warnings", "weakref", "zlib"),
}  # no threads, processes, signals or files among them
HOUSE = Path(autograder.__file__).parent
MOST_FILES = 20  # in a folder, outside exercises
MODULES = [
    ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
    for room in CORE
    for path in sorted((HOUSE / room).glob("*.py"))
]


def imports(module: str) -> set[str]:
    """The full names of the modules that a module of ours imports, anywhere in it."""
    tree = ast.parse((HOUSE.parent / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("module", MODULES)
def test_the_core_imports_numpy_itself_and_harmless_parts_of_the_standard_library(module: str) -> None:
    for name in imports(module):
        top, _, rest = name.partition(".")
        if top == "autograder":
            assert rest.partition(".")[0] in CORE
        else:
            assert top == "numpy" or top in STANDARD


@pytest.mark.parametrize("module", [*MODULES, "autograder.report", "autograder.notebook"])
def test_what_students_get_pulls_in_no_package_but_numpy(module: str) -> None:
    program = (
        "import sys, sysconfig, numpy.random; sysconfig.get_paths(); before = set(sys.modules)\n"
        f"import {module}; print(*{{name.partition('.')[0] for name in set(sys.modules) - before}})"
    )
    loaded = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True).stdout
    assert set(loaded.split()) - sys.stdlib_module_names - {"numpy"} == {"autograder"}


CROSSINGS = {  # of each wall in pyproject.toml: a module, and an import that it must not have
    "A room imports from rooms below it": ("autograder/values/words.py", "import autograder.judging.verdict"),
    "What students get and what a lane sees knows no solution": (
        "course/data.py",
        "import autograder.authoring.witness",
    ),
    "The side that runs a student's code holds no judge": (
        "autograder/sandbox/child.py",
        "import autograder.judging.key",
    ),
    "Exercises are declared with authoring and solutions alone": (
        "autograder/exercises/logistic/cost.py",
        "import autograder.values.words",
    ),
    "Solutions import nothing of ours but one another": ("solutions/shapes.py", "import course.data"),
    "No two modules import one another in a circle": ("autograder/values/table.py", "import autograder.values.shapes"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The sources of the house, to be spoilt."""
    folder = tmp_path_factory.mktemp("house")
    for name in ("autograder", "course", "solutions"):
        shutil.copytree(
            HOUSE.parent / name, folder / name, ignore=shutil.ignore_patterns("*.npz", "*.ipynb", "__pycache__")
        )
    shutil.copy(HOUSE.parent / "pyproject.toml", folder)
    return folder


def broken_walls(folder: Path) -> list[str]:
    done = subprocess.run(["lint-imports", "--no-cache"], cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout
    return [line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")]


def test_all_walls_of_the_house_stand(copy):
    contracts = tomllib.loads((copy / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert {contract["name"] for contract in contracts} == CROSSINGS.keys()
    assert broken_walls(copy) == []


@pytest.mark.parametrize("wall", CROSSINGS)
def test_who_crosses_a_wall_is_seen(copy, wall):
    file, line = CROSSINGS[wall]
    sound = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(f"{sound}\n{line}\n", encoding="utf-8")
    try:
        assert wall in broken_walls(copy)
    finally:
        (copy / file).write_text(sound, encoding="utf-8")


def test_every_room_says_what_it_is_for_and_the_map_names_it():
    rooms = [path.parent.name for path in HOUSE.glob("*/__init__.py")]
    for room in rooms:
        assert importlib.import_module(f"autograder.{room}").__doc__, room
    for name in (*rooms, *(path.stem for path in HOUSE.glob("[a-z]*.py"))):
        assert name in autograder.__doc__, name


def test_no_room_is_too_full_to_look_through():
    folders = [folder for folder in HOUSE.rglob("*") if folder.is_dir() and folder.name != "__pycache__"]
    for folder in folders:
        if "exercises" not in folder.parts:
            assert len([path for path in folder.iterdir() if path.name != "__pycache__"]) <= MOST_FILES, folder
