"""How exercises are declared, and keys made from them. The secret side: no part of a student's wheel, never seen by a lane.

What an exercise file needs is imported from here, by its name alone:

    exercise    Exercise, Edit, Mistake
    checks      what an author can have checked besides what always is
    scenes      what scenes are made of

The rest makes keys: `compile` (the key of one exercise for one seed, refused if it could mislead), `witness` (numerical slopes),
`record` (what helpers answered), `probes`, `pairs` and `variations` (what explains wrong answers), `complete` (all of it together).

Imports explaining, judging, observing, values.
"""

from autograder.authoring.checks import (
    Planned,
    at_least,
    at_most,
    between,
    every_example_once,
    falls,
    no_overflow,
    one_of,
    other_generator,
    slope_of,
    spread,
    value,
    varied,
)
from autograder.authoring.exercise import BadExercise, Edit, Exercise, Mistake
from autograder.authoring.scenes import Scene, arranged, as_data, binary_labels, inputs, numbers, sizes
from autograder.values.callables import LEFT_OUT
from autograder.values.closed import Array, Seeded, Stock

__all__ = [
    "LEFT_OUT",
    "Array",
    "BadExercise",
    "Edit",
    "Exercise",
    "Mistake",
    "Planned",
    "Scene",
    "Seeded",
    "Stock",
    "arranged",
    "as_data",
    "at_least",
    "at_most",
    "between",
    "binary_labels",
    "every_example_once",
    "falls",
    "inputs",
    "no_overflow",
    "numbers",
    "one_of",
    "other_generator",
    "sizes",
    "slope_of",
    "spread",
    "value",
    "varied",
]
