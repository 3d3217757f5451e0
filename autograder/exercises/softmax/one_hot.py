"""softmax.one_hot"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, one_of, value
from autograder.exercises.softmax import UNLIKE_TURNED, class_numbers, sizes
from solutions.softmax import one_hot


def every_class(rng: np.random.Generator) -> dict[str, Any]:
    """examples of every class"""
    k, _, m = sizes(rng)
    return {"y": class_numbers(rng, k, m), "k": k}


def two_classes_missing(rng: np.random.Generator) -> dict[str, Any]:
    """no example of the last class, nor of one in the middle"""
    k, _, m = sizes(rng)
    y = class_numbers(rng, k, m)
    y[y > 0] += 1
    return {"y": y, "k": k + 2}


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    k, _, _ = sizes(rng)
    return {"y": rng.integers(1, k - 1, size=1), "k": k}


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many examples as classes"""
    return {"y": UNLIKE_TURNED, "k": 4}


def five_examples(rng: np.random.Generator) -> dict[str, Any]:
    """five examples, two classes"""
    return {"y": class_numbers(rng, 2, 5), "k": 2}


def many_classes(rng: np.random.Generator) -> dict[str, Any]:
    """300 classes"""
    return {"y": rng.permutation([0, 9, 10, 127, 128, 255, 256, 298]), "k": 300}


exercise = Exercise(
    reference=one_hot,
    scenes=[every_class, two_classes_missing, one_example],
    harder=[square, many_classes, five_examples, five_examples],  # the same sizes twice: whoever keeps an array shows
    checks=[one_of(0, 1), value()],
    hints=[
        "Which shape has Y? Which of its two sizes can you read off y, and which one not?",
        "Start from zeros. Column i belongs to example i: in which row does its 1 stand?",
        "The entry in row r and column i is 1 if example i has class number r, otherwise 0.",
    ],
    points=1,
)


def fills_rows(y, k):
    Y = np.zeros((k, y.size))
    Y[y, :] = 1
    return Y


def wraps_around(y, k):
    Y = np.zeros((k, y.size))
    Y[y - 1, np.arange(y.size)] = 1
    return Y


def returns_early(y, k):
    Y = np.zeros((k, y.size))
    Y[y[0], 0] = 1
    return Y


def loops_over_classes(y, k):
    Y = np.zeros((k, y.size))
    for i in range(k):
        Y[y[i], i] = 1
    return Y


mistakes = [
    Mistake(
        "as many rows as the largest number says",
        Edit("np.arange(k)", "np.arange(np.max(y) + 1)"),
        "How many rows does your Y get when no example belongs to the last class?",
    ),
    Mistake(
        "rows only for classes that occur",
        Edit("np.arange(k)", "np.unique(y)"),
        "How many rows does your Y get when no example belongs to class 1?",
    ),
    Mistake(
        "one example a row",
        Edit(".astype(float)", ".astype(float).T"),
        "Which axis of Y counts the examples?",
    ),
    Mistake(
        "whole rows filled",
        fills_rows,
        "How many ones does each column of your Y hold? Which column belongs to example i?",
    ),
    Mistake("classes counted from 1", Edit("np.arange(k)", "np.arange(1, k + 1)"), "What number has row 0?"),
    Mistake(
        "one row too high",
        wraps_around,
        "Which row does class 0 get? Where does Python look for row -1?",
    ),
    Mistake(
        "the class number for a 1",
        Edit(".astype(float)", ".astype(float) * y"),
        "What stands in the column of an example of class 0?",
    ),
    Mistake("0 and 1 exchanged", Edit("==", "!="), "How many ones does a column of Y hold?"),
    Mistake(
        "-1 elsewhere",
        Edit(".astype(float)", ".astype(float) * 2 - 1"),
        "Y picks one entry of a column by multiplication. What must the others be multiplied by?",
    ),
    Mistake("first example only", returns_early, "How often does your loop run? How far is the return indented?"),
    Mistake(
        "reshaped, not transposed",
        lambda y, k: np.eye(k)[y].reshape(k, y.size),
        "One example a row has to become one example a column. Does reshape turn a matrix, or does it refill it row by row?",
    ),
    Mistake(
        "every row up to the class",
        lambda y, k: (np.arange(k)[:, np.newaxis] <= y).astype(float),
        "How many ones does a column of your Y hold? To how many classes does an example belong?",
    ),
    Mistake(
        "a loop over the classes",
        loops_over_classes,
        "How often does your loop run, and how many examples are there?",
    ),
]
