"""The skeletons of a new exercise: its answer, what is asked, and a right answer in another style. Nothing is written over."""

from collections.abc import Sequence
from pathlib import Path

from autograder.authoring import BadExercise
from autograder.building.notebooks import ROOT
from autograder.building.tryout import TO_DO

ANSWER = '''

def {function}({arguments}):
    """{todo} one sentence that says what is wanted, not how.

{inputs}

    result  (n_l, m)  {todo} what is returned, in a line for each result
    """
    return {todo}
'''

ASKED = '''"""{module}.{function}"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, value
from solutions.{module} import {function}


{shared}def batch(rng: np.random.Generator) -> dict[str, Any]:
    """a batch of m examples"""
    n_l, m = sizes(rng, 2)  # no two are equal
    return {{{scene}}}  # {todo} an entry for each argument


exercise = Exercise(
    reference={function},
    scenes=[batch],  # {todo} besides it what is special: one example, extreme values, whole numbers
    checks=[value()],  # and what has to hold before it: `autograder/authoring/checks.py`
    hints=[
        "{todo} a question that points to the place",
        "{todo} a question that points to the step",
        "{todo} the equation in words, never the code",
    ],
    points=1,
)

mistakes = [
    Mistake("{todo} its name", Edit("{todo} text that stands once in the answer", "{todo} what students write"), "{todo} the question that it raises?"),
    Mistake("{todo} another one", lambda {arguments}: {first}, "{todo} the question that it raises?"),
    Mistake("{todo} and a third", lambda {arguments}: {first}, "{todo} the question that it raises?"),
]
'''

RIGHT = """

{divider} {function}


def {function}__loops({arguments}):
    return {todo}
"""

LINE = 120  # letters of a line that divides a file

HEADS = {  # of files that a new module needs
    "solutions/{module}.py": '"""{todo} what this notebook is about."""\n\nimport numpy as np\n',
    "autograder/exercises/{module}/__init__.py": '"""{todo} which notebook. The scenes that its exercises share."""\n',
    "tests/right_answers/{module}.py": '"""Right answers in the many ways that students write: none of them may fail."""\n\nimport numpy as np\n',
}


def new(name: str, arguments: Sequence[str]) -> list[Path]:
    """Write the skeletons; the files. Raises BadExercise for a name that will not do, or that is there already."""
    module, _, function = name.partition(".")
    if not all(word.isidentifier() for word in (module, function, *arguments)):
        raise BadExercise(
            f"{name!r} is no name of an exercise: MODULE.FUNCTION, and then its arguments, each one word."
        )
    solution, asked, right = (
        ROOT / "solutions" / f"{module}.py",
        ROOT / "autograder" / "exercises" / module / f"{function}.py",
        ROOT / "tests" / "right_answers" / f"{module}.py",
    )
    if asked.exists() or (solution.exists() and f"\ndef {function}(" in solution.read_text(encoding="utf-8")):
        raise BadExercise(f"There is an exercise or a solution {name} already: {asked}, {solution}.")
    about = {
        "module": module,
        "function": function,
        "arguments": ", ".join(arguments),
        "first": arguments[0],
        "inputs": "\n".join(f"    {argument}  (n_l, m)  {TO_DO} what it holds" for argument in arguments),
        "scene": ", ".join(f'"{argument}": numbers(rng, n_l, m)' for argument in arguments),
        "shared": _shared_scenes(module),
        "todo": TO_DO,
        "divider": f"# {'-' * (LINE - 3 - len(function))}",
    }
    for file, head in HEADS.items():
        path = ROOT / file.format(**about)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(head.format(**about), encoding="utf-8")
    for path, skeleton in ((solution, ANSWER), (right, RIGHT)):
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + skeleton.format(**about), encoding="utf-8")
    asked.write_text(ASKED.format(**about), encoding="utf-8")
    return [solution, asked, right]


def _shared_scenes(module: str) -> str:
    """A comment that names the scenes of the notebook's other exercises."""
    path = ROOT / "autograder" / "exercises" / module / "__init__.py"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = [
        line[4:].partition("(")[0] for line in lines if line.startswith("def ") and "rng" in line and line[4] != "_"
    ]
    return f"# Scenes that this notebook's exercises share, in __init__.py: {', '.join(names)}.\n" if names else ""
