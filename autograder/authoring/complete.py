"""A key with all that explains wrong answers: the one place where keys are completed, for practice and for grading."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from autograder.authoring import digest
from autograder.authoring.compile import compile_key, compile_with_draw
from autograder.authoring.exercise import Exercise
from autograder.authoring.pairs import pairs_of
from autograder.authoring.probes import probes_of, slopes_of
from autograder.authoring.variations.tried import variations_of, with_variations
from autograder.judging.key import Key, Probe, Variations

PRACTICE_SEED = 1  # public; a grading key has a secret one
ANOTHER = 1000  # added to a seed for other questions: any number above compile's TRIES


def practice_key(exercise: Exercise) -> Key:
    """The public key, with small changes of the reference: which of them are told apart takes a second key."""
    key = replace(explaining_key(exercise, PRACTICE_SEED), made_from=digest.of_exercise(exercise))
    return with_variations(exercise, key, compile_key(exercise, PRACTICE_SEED + ANOTHER))


def grading_key(exercise: Exercise, seed: int, practice: Key | None) -> Key:
    """The key for a secret seed. An answer may know the inputs of the `practice` key by heart: asked first, these tell."""
    key = replace(explaining_key(exercise, seed), made_from=digest.of_exercise(exercise))
    if practice is None:
        return key
    repeated = {again for _, again in practice.repeats}
    known = [number for number in range(len(practice.questions)) if number not in repeated]
    probes = [Probe("practice", "", practice.questions[n], practice.expected[n].value) for n in known]
    return replace(key, probes=(*probes, *key.probes))


def variations_for(exercise: Exercise, key: Key, practice: Key | None) -> Variations:
    """Small changes of the reference for a grading key: those that the practice key tells apart. They take a second to make."""
    numbers: Sequence[int] = () if practice is None else practice.variations.numbers.tolist()
    return variations_of(exercise, key, numbers)


def explaining_key(exercise: Exercise, seed: int) -> Key:
    """The key for a seed with questions that only explain, and pairs of mistakes. Takes a few times as long as the key alone."""
    key, draw = compile_with_draw(exercise, seed)
    probes = probes_of(exercise, key) + slopes_of(exercise, draw, key)
    pairs = pairs_of(exercise, key, cache(lambda: compile_key(exercise, seed + ANOTHER)))
    return replace(key, probes=probes, pairs=pairs)
