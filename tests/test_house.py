"""The core is arrays in, verdicts out: NumPy and a little of the standard library. So it runs in a browser too."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import autograder

CORE = ("values", "observing", "judging", "explaining")  # the rooms that are pure
STANDARD = {
    *(
        "ast",
        "collections",
        "contextlib",
        "dataclasses",
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
