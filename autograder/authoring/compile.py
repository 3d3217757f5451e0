"""Make an answer key from an exercise and a seed. Refuses a key that could mislead.

Both witnesses must agree: the reference's answer and the numerical slope. The reference must pass, and every known
mistake must fail, be named as itself and as nothing else, and stand apart from every other by a margin.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from autograder.authoring.checks import Planned
from autograder.authoring.exercise import BadExercise, Exercise
from autograder.authoring.record import record
from autograder.authoring.scenes import HARDER, Scene, drawn, special
from autograder.authoring.witness import numerical_gradient
from autograder.explaining.factors import varied
from autograder.judging.key import Key, KnownMistake
from autograder.judging.results import is_right, results_of
from autograder.observing.observation import Failure, Observation, Question, same_behaviour
from autograder.observing.observe import observe
from autograder.values.closed import Seeded, normalise
from autograder.values.compare import is_finite, is_number, relative_error
from autograder.values.shapes import numbers_of, parts, sizes_of

TRIES = 10  # a seed that makes a poor scene is replaced by the next one
MORE = 4  # draws of the main scene, at most, for sizes that the scenes do not vary
MARGIN = (
    1e-3  # two different answers differ by at least this much of their largest entry, 100 times float32's tolerance
)
SLIPS = ("NameError", "UnboundLocalError", "AttributeError", "ImportError")  # of the author's, not of the students
WITNESS = 1e-6  # central differences of these costs are good to about 1e-9


def compile_key(exercise: Exercise, seed: int) -> Key:
    """The key for `seed`, or for one of the next few when that seed makes a poor scene.

    Raises BadExercise when none of ten seeds will do, with the reason.
    """
    return compile_with_draw(exercise, seed)[0]


def compile_with_draw(exercise: Exercise, seed: int) -> tuple[Key, dict[str, Any]]:
    """The same key, and what the first scene drew."""
    for attempt in range(TRIES - 1):
        try:
            return _compile(exercise, seed + attempt)
        except BadExercise:
            continue
    return _compile(exercise, seed + TRIES - 1)


def _compile(exercise: Exercise, seed: int) -> tuple[Key, dict[str, Any]]:
    rng = np.random.default_rng([seed, *exercise.name.encode()])
    draws = [scene(rng) for scene in exercise.scenes]
    by_value = exercise.judged_by_value
    while by_value and len(draws) < len(exercise.scenes) + MORE and not _sizes_vary(exercise, draws):
        draws.append(exercise.scenes[0](rng))
    again = len(draws)
    draws.append(draws[0])  # the same again
    names = [field.name for field in exercise.inputs]
    if reseeded := {name: Seeded(draws[0][name].seed + 1) for name in names if isinstance(draws[0][name], Seeded)}:
        draws.append({**draws[0], **reseeded})  # another generator
    told = len(draws)
    functions = [*exercise.scenes, *([exercise.scenes[0]] * (told - len(exercise.scenes))), *exercise.harder]
    scenes = [_words(scene) for scene in functions]
    draws += [scene(rng) for scene in exercise.harder]
    for name in (name for name in HARDER if by_value and name not in exercise.without):
        with drawn(HARDER[name]), np.errstate(all="ignore"):
            draw = exercise.scenes[0](rng)
        arguments, plain = (_question(exercise, each).arguments for each in (draw, draws[0]))
        words = special(name, arguments, plain, sizes_of(exercise.inputs, arguments))
        if words and _has_an_answer(exercise, draw):
            draws.append(draw)
            scenes.append(words)
    questions = [_question(exercise, draw) for draw in draws]
    namespace = vars(exercise.module)
    expected = observe(namespace, questions)
    for scene, observation in zip(scenes, expected, strict=True):
        if failure := observation.failure:
            raise BadExercise(
                f"{exercise.name}: the reference itself fails in {scene!r}: {failure.type}: {failure.message}"
            )
    title = ", ".join(field.name for field in exercise.outputs)
    key = Key(
        exercise=exercise.name,
        points=exercise.points,
        inputs=tuple(exercise.inputs),
        outputs=tuple(exercise.outputs),
        questions=tuple(questions),
        scenes=tuple(scenes),
        told=told,
        repeats=((0, again),),
        expected=tuple(expected),
        checks=tuple(check.in_key(title, functions, told) for check in exercise.all_checks),
        slopes={
            number: tuple(
                _slope(exercise, check, draw, question) if number < told else None
                for number, (draw, question) in enumerate(zip(draws, questions, strict=True))
            )
            for number, check in enumerate(exercise.all_checks)
            if check.witness
        },
        mistakes=tuple(
            KnownMistake(
                mistake.name,
                mistake.hint,
                _answers({**namespace, exercise.function: exercise.wrong_functions[mistake.name]}, questions[:told]),
            )
            for mistake in exercise.mistakes
        ),
        hints=tuple(exercise.hints),
        helpers=record(exercise.module, exercise.function, [question.arguments for question in questions]),
    )
    _vet(key, exercise)
    return key, draws[0]


def _has_an_answer(exercise: Exercise, draw: dict[str, Any]) -> bool:
    """Is every number finite that goes in or comes out? A scene may not expect numbers of every size."""
    question = _question(exercise, draw)
    (seen,) = observe(vars(exercise.module), [question])
    return seen.outcome == "returned" and is_finite([seen.value, *question.arguments])


def _words(scene: Scene) -> str:
    return (scene.__doc__ or "").strip().rstrip(".")


def _question(exercise: Exercise, draw: dict[str, Any]) -> Question:
    arguments = normalise([draw[field.name] for field in exercise.inputs])
    return Question(exercise.function, tuple(arguments), draw.get("supplied", {}))


def _sizes_vary(exercise: Exercise, draws: Sequence[dict[str, Any]]) -> bool:
    """Has no size and no number the same value in every question? Else it could not be told from a constant."""
    return varied([numbers_of(exercise.inputs, _question(exercise, draw).arguments) for draw in draws])


def _answers(namespace: dict[str, Any], questions: Sequence[Question]) -> tuple[Observation, ...]:
    """What a known mistake answers. Where it fails inside a helper, the line would be the helper's solution: left out."""
    return tuple(
        replace(seen, failure=Failure(seen.failure.type, seen.failure.message)) if seen.failure else seen
        for seen in observe(namespace, questions)
    )


def _slope(exercise: Exercise, check: Planned, draw: dict[str, Any], question: Question) -> Any:
    """The numerical slope in this scene, built like what it is taken by; None where the scene lacks that."""
    witness, by, times = check.witness, check.options["by"], check.options["times"]
    if witness is None or by not in draw:
        return None
    factor = sizes_of(exercise.inputs, question.arguments)[times] if times else 1

    def total(theta: Any) -> float:
        return factor * float(np.sum(witness.cost(*witness.arguments({**draw, by: theta}))))

    return numerical_gradient(total, draw[by])


def _vet(key: Key, exercise: Exercise) -> None:
    """Raise BadExercise for a key whose witnesses disagree or that mistakes one answer for another."""
    for check in key.checks:
        if check.kind in ("at_most", "at_least") and not all(is_number(seen.value) for seen in key.expected):
            raise BadExercise(f"{key.exercise}: {check.title!r} asks for one number; for arrays there is `between`.")
    for mistake in key.mistakes:
        for failure in (seen.failure for seen in mistake.observations if seen.failure):
            if failure.type in SLIPS:
                raise BadExercise(
                    f"{key.exercise}: mistake {mistake.name!r} does not run: {failure.type}: {failure.message}."
                )
    for number, slopes in key.slopes.items():
        if all(slope is None for slope in slopes):
            raise BadExercise(f"{key.exercise}: no scene has what {key.checks[number].title!r} needs.")
    if failed := [result.title for result in results_of(key, key.expected) if result.status != "passed"]:
        raise BadExercise(f"{key.exercise}: the reference fails {failed[0]!r}.")
    for number, slopes in key.slopes.items():
        _witnesses_agree(key, number, slopes)
    answers = [
        ("the reference", key.expected[: key.told]),
        *((mistake.name, mistake.observations) for mistake in key.mistakes),
    ]
    for (name, seen), (other, also_seen) in combinations(answers, 2):
        if not _apart(seen, also_seen):  # apart by a margin, so none is ever named as another
            cure = "change a scene so that it tells them apart, or merge them"
            raise BadExercise(f"{key.exercise}: {name!r} and {other!r} answer every question alike: {cure}.")
    for mistake in () if key.judged_by_value else key.mistakes:  # where it is, being apart from the reference is enough
        namespace = {**vars(exercise.module), exercise.function: exercise.wrong_functions[mistake.name]}
        if is_right(key, observe(namespace, key.questions)):
            raise BadExercise(f"{key.exercise}: the mistake {mistake.name!r} is not caught.")


def _witnesses_agree(key: Key, number: int, slopes: Sequence[Any]) -> None:
    index = [field.name for field in key.outputs].index(key.checks[number].options["equals"])
    for slope, observation in zip(slopes, key.expected, strict=True):
        answer = observation.value if len(key.outputs) == 1 else observation.value[index]
        for part, analytic, numerical in parts(key.outputs[index], answer, slope) if slope is not None else ():
            if (error := relative_error(analytic, numerical)) > WITNESS:
                raise BadExercise(f"{key.exercise}: {part.name} and the numerical slope differ by {error:.1e}.")


def _apart(seen: Sequence[Observation], also_seen: Sequence[Observation]) -> bool:
    return any(not same_behaviour(one, other, MARGIN) for one, other in zip(seen, also_seen, strict=True))
