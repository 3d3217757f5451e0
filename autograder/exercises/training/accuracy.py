"""training.accuracy"""

from typing import Any

import numpy as np
from scipy.special import softmax

from autograder.authoring import Array, Edit, Exercise, Mistake, arranged, as_data, between, numbers, value
from solutions.training import accuracy

DRAWS = 1000  # until other readings give other numbers


def mostly_right(rng: np.random.Generator) -> dict[str, Any]:
    """four classes, more than half right"""
    n_L, m = arranged([4, _examples(rng)])
    return _outputs(rng, n_L, m, right=int(rng.integers(m // 2 + 1, max(m, m // 2 + 2))), size=1.5)


def unsure(rng: np.random.Generator) -> dict[str, Any]:
    """no probability above one half"""
    m = _examples(rng)
    return _outputs(rng, 5, m, right=int(rng.integers(2, m // 2)), size=0.2)


def all_right(rng: np.random.Generator) -> dict[str, Any]:
    """every example right"""
    m = _examples(rng)
    draw = _outputs(rng, 3, m, right=m, size=0.7)
    draw["A_L"][:, draw["Y"][0].argmax()] = 0.99, 0.006, 0.004  # the largest of its row, where somebody may look
    return draw


def all_wrong(rng: np.random.Generator) -> dict[str, Any]:
    """every example wrong"""
    return _outputs(rng, 3, _examples(rng), right=0, size=0.7)


def as_many_classes(rng: np.random.Generator) -> dict[str, Any]:
    """as many classes as examples"""
    m = int(rng.integers(5, 8))
    return _outputs(rng, m, m, right=int(rng.integers(2, m)), size=1.0)


def more_classes(rng: np.random.Generator) -> dict[str, Any]:
    """more classes than examples, so some have no example"""
    return _outputs(rng, 9, 7, right=int(rng.integers(2, 6)), size=1.0)


def absent_class_is_largest(rng: np.random.Generator) -> dict[str, Any]:
    """a class without an example, most probable in every column"""
    draw = _outputs(rng, 3, 7, right=int(rng.integers(2, 6)), size=1.0)
    A_L = np.vstack([draw["A_L"], draw["A_L"].max(axis=0, keepdims=True) + 0.1])
    return {"A_L": A_L / A_L.sum(axis=0), "Y": np.vstack([draw["Y"], np.zeros((1, 7))])}


def close_calls(rng: np.random.Generator) -> dict[str, Any]:
    """the two largest probabilities almost equal"""
    pairs = np.array([(0, 1), (0, 2), (1, 2)])[rng.integers(3, size=7)]
    A_L, Y, columns = np.full((3, 7), 0.1996), np.zeros((3, 7)), np.arange(7)
    A_L[pairs[:, 0], columns], A_L[pairs[:, 1], columns] = 0.4, 0.4004
    Y[pairs[columns, (rng.permutation(7) < rng.integers(1, 4)).astype(int)], columns] = 1
    return {"A_L": A_L, "Y": Y}


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes"""
    m = _examples(rng)
    return _outputs(rng, 2, m, right=int(rng.integers(m // 2 + 1, max(m, m // 2 + 2))), size=1.0)


def hundreds(rng: np.random.Generator) -> dict[str, Any]:
    """hundreds of examples"""
    return _outputs(rng, 2, 300, right=int(rng.integers(258, 299)), size=1.0)


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example"""
    return _outputs(rng, 3, 1, right=int(rng.integers(2)), size=1.0)


def _examples(rng: np.random.Generator) -> int:
    """How many, whichever scene it is: their number does not tell the share."""
    return int(rng.integers(9, 14))


def _outputs(rng: np.random.Generator, n_L: int, m: int, right: int, size: float) -> dict[str, Any]:
    """Probabilities whose largest is the right one in this many columns; every class occurs, where there are enough examples."""
    for _ in range(DRAWS):
        draw = _drawn(rng, n_L, m, right, size)
        if right in (0, m) or not np.isclose(_other_readings(**draw), right / m).any():
            break
    return draw


def _other_readings(A_L: Array, Y: Array) -> list[float]:
    """A mean of the classes' shares; where there are as many classes as examples, a search along the rows."""
    n_L, m = A_L.shape
    if n_L < m:
        hits = A_L.argmax(axis=0) == Y.argmax(axis=0)
        return [float(np.mean(Y @ hits / Y.sum(axis=1)))]
    return [float(np.mean(A_L.argmax(axis=1) == Y.argmax(axis=axis))) for axis in (0, 1)] if n_L == m else []


def _drawn(rng: np.random.Generator, n_L: int, m: int, right: int, size: float) -> dict[str, Any]:
    A_L = softmax(numbers(rng, n_L, m, size=size), axis=0)
    classes = rng.permutation(np.concatenate([rng.permutation(n_L), rng.integers(0, n_L, m)])[:m])
    largest = (classes + np.where(np.arange(m) < right, 0, rng.integers(1, n_L, m))) % n_L
    columns = np.arange(m)
    A_L[A_L.argmax(axis=0), columns], A_L[largest, columns] = A_L[largest, columns], A_L.max(axis=0)
    order = rng.permutation(m)
    return {"A_L": A_L[:, order], "Y": as_data(np.eye(n_L)[:, classes[order]])}


exercise = Exercise(
    reference=accuracy,
    scenes=[mostly_right, unsure, all_right, all_wrong],
    checks=[between(0, 1), value()],
    hints=[
        "What does the network say about one example, as a class number? And what does Y say?",
        "Which function tells in which row the largest number of each column stands?",
        "The mean, over the examples, of whether the row of the largest probability is the row of the 1 in Y.",
    ],
    points=1,
    harder=[close_calls, hundreds, as_many_classes, more_classes, absent_class_is_largest, two_classes, one_example],
    without=["equal"],  # zeros make several classes the most probable, and the text does not say which one counts then
)


COUNT = "np.mean(np.argmax(A_L, axis=0) == np.argmax(Y, axis=0))"


mistakes = [
    Mistake("share of errors", Edit("==", "!="), "What should a perfect network get?"),
    Mistake("number, not share", Edit("np.mean", "np.sum"), "What should a perfect network get?"),
    Mistake("per cent", Edit("np.mean", "100 * np.mean"), "Between which two numbers should the share lie?"),
    Mistake(
        "wrong axis",
        Edit(COUNT, "np.mean(np.argmax(A_L, axis=1) == np.argmax(Y, axis=1))"),
        "One class for each example: along which axis does argmax search then?",
    ),
    Mistake(
        "above one half",
        Edit(COUNT, "np.mean(np.argmax(A_L > 0.5, axis=0) == np.argmax(Y, axis=0))"),
        "With five classes, must the most probable one be above one half?",
    ),
    Mistake(
        "entry by entry",
        Edit(COUNT, "np.mean((A_L > 0.5) == Y)"),
        "Do you count examples, or entries? Most entries of Y are 0: who gets those right?",
    ),
    Mistake(
        "probability of the right class",
        Edit(COUNT, "np.sum(A_L * Y) / Y.shape[1]"),
        "Is an example right or wrong in your version, or something between?",
    ),
    Mistake(
        "equal columns",
        Edit(COUNT, "np.mean(np.all(A_L == Y, axis=0))"),
        "Can a probability ever be exactly 1? What makes a class of it?",
    ),
    Mistake(
        "divided by the outputs",
        Edit(COUNT, "np.sum(np.argmax(A_L, axis=0) == np.argmax(Y, axis=0)) / len(Y)"),
        "Examples are columns. What does len count?",
    ),
    Mistake(
        "right class above one half",
        Edit(COUNT, "np.mean(np.sum(A_L * Y, axis=0) > 0.5)"),
        "The right class has 0.4 and each of four others less: is this example right?",
    ),
    Mistake(
        "mean over the classes",
        lambda A_L, Y: np.mean([np.mean(A_L.argmax(axis=0)[row == 1] == k) for k, row in enumerate(Y)]),
        "A class with two examples and one with five: how much does each example weigh in your share?",
    ),
    Mistake(
        "distance from the labels",
        Edit(COUNT, "1 - np.mean(np.abs(A_L - Y))"),
        "Does an example with 0.6 for the right class count less than one with 0.9?",
    ),
    Mistake(
        "class numbers against the table of labels",
        Edit(COUNT, "np.mean(np.argmax(A_L, axis=0) == Y)"),
        "One side holds class numbers. What do the entries of Y hold, and which number is the class?",
    ),
]
