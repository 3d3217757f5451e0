"""Is an exercise complete? What is missing, in sentences: for its author, and for the tests that hold every exercise to it."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from autograder.authoring import Exercise
from autograder.authoring.compile import compile_key
from autograder.authoring.complete import PRACTICE_SEED
from autograder.authoring.record import functions_of
from autograder.building.cells import slot_line
from autograder.building.notebooks import COURSE, NOTATION, ROOT
from autograder.judge import judge
from autograder.judging.key import Key
from autograder.judging.verdict import Finding, Verdict
from autograder.observing.observe import observe

LEAST_MISTAKES, LEAST_RIGHT_ANSWERS, HINTS = 3, 6, 3
TO_DO = "TODO"  # what `chainrule new` leaves for the author to write
ORDER = (
    *(
        "shapes",
        "unchanged_inputs",
        "new_arrays",
        "same_again",
        "other_generator",
        "no_overflow",
        "between",
        "one_of",
        "every_example_once",
    ),
    *("spread", "varied", "falls", "slope", "at_most", "at_least", "value"),
)
SLOT = re.compile(r'^```python exercise="([\w.]+)"', re.MULTILINE)


def missing(exercise: Exercise) -> Iterator[str]:
    """What is not there yet, or is not as it has to be.

    Raises BadExercise where no key can be made: the reference fails, a mistake passes, or two mistakes answer alike.
    """
    if open_places := list(_to_be_written(exercise)):
        yield from open_places
        yield "More is looked at when these are written."
        return
    yield from _in_the_file(exercise)
    key = compile_key(exercise, PRACTICE_SEED)
    yield from _in_the_answers(exercise, key)
    yield from _in_the_course(exercise)


def _to_be_written(exercise: Exercise) -> Iterator[str]:
    """What `chainrule new` has left open."""
    file = importlib.import_module(f"autograder.exercises.{exercise.name}")
    texts = [
        (inspect.getfile(exercise.reference), inspect.getsource(exercise.reference)),
        (str(file.__file__), inspect.getsource(file)),
    ]
    texts += [(inspect.getfile(answer), inspect.getsource(answer)) for answer in right_answers(exercise).values()]
    for place, text in texts:
        if count := text.count(TO_DO):
            yield f"{_short(place)} says {TO_DO} in {_counted(count, 'place')} of {exercise.function}: write them."


def _in_the_file(exercise: Exercise) -> Iterator[str]:
    if len(exercise.mistakes) < LEAST_MISTAKES:
        yield f"It has {_counted(len(exercise.mistakes), 'mistake')}; at least {LEAST_MISTAKES} that students make are wanted."
    if len({mistake.name for mistake in exercise.mistakes}) < len(exercise.mistakes):
        yield "Two mistakes have the same name."
    for mistake in exercise.mistakes:
        if "?" not in mistake.hint:
            yield f"The mistake {mistake.name!r} raises no question: {mistake.hint}"
    if len(exercise.hints) != HINTS:
        yield f"It has {_counted(len(exercise.hints), 'hint')}; {HINTS} are wanted, each a bigger help."
    for code in code_of(exercise):
        if any(squeezed(code) in squeezed(hint) for hint in exercise.hints):
            yield f"A hint holds the code of the answer: {code}"
        if squeezed(code) in squeezed(exercise.stub):
            yield f"The docstring holds the code of the answer: {code}"
    for scene in exercise.scenes:
        if not scene.__doc__ or "\n" in scene.__doc__:
            yield f"The scene {scene.__name__} needs a docstring of one line: what is special in it."
    kinds = [check.kind for check in exercise.all_checks]
    if kinds != sorted(kinds, key=ORDER.index):
        yield f"The checks are not in the order invariants, slope, value, training: {', '.join(kinds)}."


def _in_the_answers(exercise: Exercise, key: Key) -> Iterator[str]:
    def verdict(function: Callable[..., Any]) -> Verdict:
        return judge(key, observe({**vars(exercise.module), exercise.function: function}, key.questions))

    if verdict(exercise.reference).warned:
        yield f"The reference makes NumPy warn: {verdict(exercise.reference).warned[0]}"
    if verdict(exercise.function_from(exercise.stub, "stub")).status != "todo":
        yield "The stub does not count as still to be written."
    styles = right_answers(exercise)
    for style, answer in styles.items():
        if not (found := verdict(answer)).right:
            finding = found.first_failure.finding or Finding()
            yield f"The right answer {exercise.function}__{style} fails: {found.first_failure.title}: {finding.got or finding.advice}"
    sources = {squeezed(inspect.getsource(answer)) for answer in styles.values()}
    if len(sources) < LEAST_RIGHT_ANSWERS:
        where = f"tests/right_answers/{_module_of(exercise)}.py"
        yield f"{where} has {_counted(len(sources), 'differently written right answer')}, {exercise.function}__STYLE; {LEAST_RIGHT_ANSWERS} are wanted."


def _in_the_course(exercise: Exercise) -> Iterator[str]:
    slots = [
        name for path in sorted(COURSE.glob("[0-9]*.md")) for name in SLOT.findall(path.read_text(encoding="utf-8"))
    ]
    if exercise.name not in slots:
        yield f"No notebook asks for it: put this cell into one in course/, below the text that derives it:\n{slot_line(exercise.name)}"
    elif moved := _out_of_order(exercise, [name for name in slots if name.startswith(f"{_module_of(exercise)}.")]):
        yield moved
    if line := missing_in_notation(exercise):
        yield line


def _out_of_order(exercise: Exercise, asked: Sequence[str]) -> str:
    """A sentence, if the function does not stand where the notebook asks for it."""
    lines = {
        f"{_module_of(exercise)}.{name}": function.__code__.co_firstlineno
        for name, function in functions_of(exercise.module).items()
    }
    place = asked.index(exercise.name)
    before = [name for name in asked[:place] if lines.get(name, 0) > lines[exercise.name]]
    after = [name for name in asked[place + 1 :] if name in lines and lines[name] < lines[exercise.name]]
    if not before and not after:
        return ""
    where = f"after {asked[place - 1]}" if place else f"before {asked[1]}"
    return f"{_short(inspect.getfile(exercise.reference))}: the notebook asks for it {where}; let it stand there."


def missing_in_notation(exercise: Exercise) -> str:
    """A sentence, if the page of notation has no line for the function with its arguments."""
    parameters = inspect.signature(exercise.reference).parameters
    line = re.compile(
        rf"^\| `{exercise.name}\({', '.join(f'{name}(=[^,)]*)?' for name in parameters)}\)` \|", re.MULTILINE
    )
    if line.search(NOTATION.read_text(encoding="utf-8")):
        return ""
    call, returned = (
        f"`{exercise.name}({', '.join(parameters)})`",
        ", ".join(f"`{field.name}`, {field.shape}" for field in exercise.outputs),
    )
    return f"{_short(str(NOTATION))} has no line for {call}: add to the table, in the order of the notebook and in its words,\n| {call} | {returned} |"


def right_answers(exercise: Exercise) -> dict[str, Callable[..., Any]]:
    """The other right answers to an exercise, by their style: `delta__loops` is one to `logistic.delta`."""
    try:
        answers = importlib.import_module(f"tests.right_answers.{_module_of(exercise)}")
    except ImportError:
        return {}
    start = f"{exercise.function}__"
    found = inspect.getmembers(answers, inspect.isfunction)
    return {name.removeprefix(start): function for name, function in found if name.startswith(start)}


def code_of(exercise: Exercise) -> list[str]:
    """What the reference computes: the code of every value that it assigns or returns."""
    statements = ast.walk(ast.parse(inspect.getsource(exercise.reference)))
    values = [node.value for node in statements if isinstance(node, ast.Assign | ast.Return) and node.value]
    answers = [ast.unparse(value) for value in values if not isinstance(value, ast.Name | ast.Tuple)]
    return [answer for answer in answers if answer not in ("[]", "{}")]


def squeezed(text: str) -> str:
    return "".join(text.split())


def _module_of(exercise: Exercise) -> str:
    return exercise.name.partition(".")[0]


def _short(file: str) -> str:
    return file.removeprefix(f"{ROOT}/")


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}" + ("" if number == 1 else "s")
