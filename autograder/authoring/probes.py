"""Questions that a key holds only to explain wrong answers: they tell what an answer depends on.

Derived from the docstring's shapes: an argument with an m axis can have its examples changed or exchanged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from autograder.authoring.checks import Planned
from autograder.authoring.exercise import Exercise
from autograder.authoring.witness import STEP
from autograder.judging.key import Key, Probe
from autograder.observing.observation import Question
from autograder.observing.observe import ask
from autograder.values.closed import Array, normalise
from autograder.values.compare import agree, is_finite
from autograder.values.shapes import letters_of, members
from autograder.values.table import Field

MORE = 1.25  # times a number that is changed
DIRECTIONS = 2  # in which a slope is compared: two that agree by chance do not
LEAST_EXAMPLES = 3

Change = Callable[[Array], Array]  # of an array whose last axis counts the examples


def all_alike(array: Array) -> Array:
    """The second example in every place."""
    return np.repeat(array[..., 1:2], array.shape[-1], axis=-1)


def next_place(array: Array) -> Array:
    """Every example one place further on."""
    return np.roll(array, 1, axis=-1)


def first_kept(array: Array) -> Array:
    """Another example in every place but the first: the third in the second place, the second in all others."""
    return array[..., [0, 2, *[1] * (array.shape[-1] - 2)]]


def first_only(array: Array) -> Array:
    """The first example in every place."""
    return np.repeat(array[..., :1], array.shape[-1], axis=-1)


def from_the_other_end(change: Change) -> Change:
    return lambda array: change(array[..., ::-1])[..., ::-1]


TOGETHER: list[tuple[str, Change]] = [
    ("first kept", first_kept),
    ("first kept", first_only),
    ("last kept", from_the_other_end(first_kept)),
    ("last kept", from_the_other_end(first_only)),
    ("order", next_place),
]


def probes_of(exercise: Exercise, key: Key) -> tuple[Probe, ...]:
    """Changes of the first question, where the reference has to react or where both ways tell something."""
    question = key.questions[0]
    if question.supplied:
        return ()
    before, found = key.expected[0].value, []
    asked = (*_changed(key, question, exercise.follows), *_one_example(key), *_other_texts(key, exercise.follows))
    for kind, about, arguments in asked:
        probe = replace(question, arguments=tuple(normalise(list(arguments))))
        after = ask(vars(exercise.module), probe)
        reacts = kind in ("order", "one", "text") or not agree(after.value, before)
        if after.outcome == "returned" and not after.warned and reacts and is_finite(after.value):
            found.append(Probe(kind, about, probe, after.value))
    return tuple(found)


def _changed(key: Key, question: Question, follows: Sequence[str]) -> Iterator[tuple[str, str, Sequence[Any]]]:
    arguments = question.arguments
    for place, field in enumerate(key.inputs):
        for kind, about, value in (
            ()
            if field.name in follows
            else _alone(field, arguments[place], [other.arguments[place] for other in key.questions])
        ):
            yield kind, about, [*arguments[:place], value, *arguments[place + 1 :]]
    if key.sizes(0).get("m", 0) >= LEAST_EXAMPLES:
        for kind, change in TOGETHER:
            moved = [along(field, value, change) for field, value in zip(key.inputs, arguments, strict=True)]
            if not agree(moved, list(arguments)):
                yield kind, "", moved


def _other_texts(key: Key, follows: Sequence[str]) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """Every question with the other texts that an argument has, where no other argument follows from it."""
    if follows or any(field.name == "cache" for field in key.inputs):
        return
    for place, field in enumerate(key.inputs):
        found = {question.arguments[place] for question in key.questions if isinstance(question.arguments[place], str)}
        for question in key.questions[: key.told] if len(found) > 1 else ():
            for text in sorted(found - {question.arguments[place]}):
                yield "text", field.name, [*question.arguments[:place], text, *question.arguments[place + 1 :]]


def _one_example(key: Key) -> Iterator[tuple[str, str, Sequence[Any]]]:
    """The first example of every question, and two more of the first question."""
    repeated = {again for _, again in key.repeats}
    for number in (number for number in range(key.told) if number not in repeated):
        if key.sizes(number).get("m", 0) >= LEAST_EXAMPLES:
            for place in range(LEAST_EXAMPLES if number == 0 else 1):
                change = partial(np.take, indices=[place], axis=-1)
                arguments = zip(key.inputs, key.questions[number].arguments, strict=True)
                yield "one", "", [along(field, value, change) for field, value in arguments]


def _alone(field: Field, value: Any, others: Sequence[Any]) -> Iterator[tuple[str, str, Any]]:
    """Changes of one argument, or of one member in every layer."""
    pair = members(field.shape)
    if _has_examples(field.shape):
        if not pair and value.shape[letters_of(field.shape).index("m")] > 1:
            yield "alone", field.name, along(field, value, all_alike)
            yield "alone", field.name, 1 - value if set(np.unique(value)) <= {0, 1} and len(value) == 1 else -value
            yield "alone", field.name, along(field, value, next_place)
            yield "alone", field.name, -4 * np.roll(value, 1)
    elif pair:
        for place, (name, _) in enumerate(pair):
            yield "alone", name, [tuple(_other(a) if p == place else a for p, a in enumerate(entry)) for entry in value]
    elif isinstance(value, str):
        yield from (("alone", field.name, other) for other in [text for text in others if text != value][:1])
    elif isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield "alone", field.name, _other(value)
    elif type(value) in (int, float):
        yield "alone", field.name, value + 1 if isinstance(value, int) else MORE * value


def _other(array: Array) -> Array:
    """Other entries of about the same size, no multiple of the old ones."""
    return MORE * np.roll(array, 1)


def _has_examples(shape: str) -> bool:
    return any("m" in letters_of(part) for part in ([inner for _, inner in members(shape)] or [shape]))


def along(field: Field, value: Any, change: Change) -> Any:
    """The argument with its examples changed; itself where it has none."""
    if pair := members(field.shape):
        return [
            tuple(along(Field(name, shape, ""), part, change) for (name, shape), part in zip(pair, entry, strict=True))
            for entry in value
        ]
    letters = letters_of(field.shape)
    if "m" not in letters:
        return value
    axis = letters.index("m")
    return np.moveaxis(change(np.moveaxis(value, axis, -1)), -1, axis)


# ------------------------------------------------------------------------------------------------- cost or gradient?


def slopes_of(exercise: Exercise, draw: dict[str, Any], key: Key) -> tuple[Probe, ...]:
    """Calls of the function whose slope is asked for, a little up and a little down, where students write it themselves."""
    found = list[Probe]()
    for check in exercise.checks:
        if (
            check.witness
            and getattr(check.witness.cost, "__module__", "") == exercise.module.__name__
            and check.options["by"] in draw
        ):
            found += _slope_probes(exercise, check, draw, key)
    return tuple(found)


def _slope_probes(exercise: Exercise, check: Planned, draw: dict[str, Any], key: Key) -> Iterator[Probe]:
    witness, by, times = check.witness, check.options["by"], check.options["times"]
    assert witness is not None
    factor = key.sizes(0)[times] if times else 1
    rng = np.random.default_rng(len(exercise.name))
    for _ in range(DIRECTIONS):
        direction = _like(draw[by], rng)
        for step in (STEP, -STEP):
            moved = {**draw, by: _moved(draw[by], direction, step)}
            arguments = tuple(normalise(list(witness.arguments(moved))))
            yield Probe(
                "slope",
                check.options["equals"],
                Question(witness.cost.__name__, arguments),
                [direction, factor / (2 * STEP)],
            )


def _like(value: Any, rng: np.random.Generator) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_like(part, rng) for part in value)
    return rng.normal(size=np.shape(value))


def _moved(value: Any, direction: Any, step: float) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_moved(part, way, step) for part, way in zip(value, direction, strict=True))
    return value + step * direction
