"""The core is arrays in, verdicts out: NumPy and a little of the standard library. So it runs in a browser too."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import autograder

CORE = (
    *(
        "anatomy",
        "checks",
        "clues",
        "compare",
        "diagnose",
        "edits",
        "exercise",
        "explain",
        "expressions",
        "factors",
        "judge",
        "evaluate",
        "helpers",
        "key",
        "misfit",
        "observe",
        "operands",
        "patterns",
        "probed",
        "recorded",
        "scene",
        "slopes",
        "source",
        "statements",
        "stock",
        "structure",
        "transforms",
        "values",
    ),
    *("variations", "verdict", "ways", "wording", "words"),
)
STANDARD = {
    *(
        "ast",
        "collections",
        "contextlib",
        "copy",
        "dataclasses",
        "functools",
        "inspect",
        "io",
        "itertools",
        "json",
        "linecache",
    ),
    *("math", "re", "sysconfig", "textwrap", "types", "typing", "warnings", "weakref", "zlib"),
}
FOLDER = Path(autograder.__file__).parent


def imports(module: str) -> set[str]:
    """The full names of the modules that a core module imports, anywhere in it."""
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("module", CORE)
def test_core_module_imports_numpy_itself_and_harmless_parts_of_the_standard_library(module: str) -> None:
    for name in imports(module):
        top = name.partition(".")[0]
        if top == "autograder":
            assert name.removeprefix("autograder.") in CORE
        else:
            assert top == "numpy" or top in STANDARD


@pytest.mark.parametrize("module", [*CORE, "report", "notebook"])
def test_module_that_students_get_pulls_in_no_package_but_numpy(module: str) -> None:
    program = (
        "import sys, sysconfig, numpy.random; sysconfig.get_paths(); before = set(sys.modules)\n"
        f"import autograder.{module}; print(*{{name.partition('.')[0] for name in set(sys.modules) - before}})"
    )
    loaded = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True).stdout
    assert set(loaded.split()) - sys.stdlib_module_names - {"numpy"} == {"autograder"}
