"""shapes.relative_error"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, value
from solutions.shapes import relative_error


def matrices(rng: np.random.Generator) -> dict[str, Any]:
    """two matrices"""
    a = numbers(rng, *sizes(rng, 2))
    return {"a": a, "b": 2 * a + numbers(rng, *a.shape, size=0.2)}


def vectors(rng: np.random.Generator) -> dict[str, Any]:
    """two vectors that nearly agree"""
    a = numbers(rng, *sizes(rng, 1, low=3), size=20)
    return {"a": a, "b": a + numbers(rng, *a.shape, size=0.02)}


def tiny(rng: np.random.Generator) -> dict[str, Any]:
    """numbers of the size 0.000000001"""
    a = numbers(rng, *sizes(rng, 2), size=1e-9)
    return {"a": a, "b": 0.5 * a + numbers(rng, *a.shape, size=2e-10)}


def zeros(rng: np.random.Generator) -> dict[str, Any]:
    """nothing but zeros"""
    shape = sizes(rng, 2)
    return {"a": np.zeros(shape), "b": np.zeros(shape)}


def zeros_first(rng: np.random.Generator) -> dict[str, Any]:
    """zeros beside very small numbers"""
    b = numbers(rng, 2, 3, size=1e-100)
    return {"a": np.zeros(b.shape), "b": b}


def zeros_second(rng: np.random.Generator) -> dict[str, Any]:
    """large numbers beside zeros"""
    a = numbers(rng, 4, size=1e100)
    return {"a": a, "b": np.zeros(a.shape)}


def opposite(rng: np.random.Generator) -> dict[str, Any]:
    """a wrong sign, a = -b"""
    a = numbers(rng, 3, 2)
    return {"a": a, "b": -a}


def equal(rng: np.random.Generator) -> dict[str, Any]:
    """two equal arrays"""
    a = numbers(rng, 3)
    return {"a": a, "b": a.copy()}


def seven_digits(rng: np.random.Generator) -> dict[str, Any]:
    """numbers that agree in seven digits"""
    a = numbers(rng, 2, 4, size=3000)
    return {"a": a * (1 + 1e-7 * rng.uniform(0.5, 1.5, a.shape)), "b": a}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as b"""
    b = rng.permutation(np.array([-2, 1, 3, 5]))
    return {"a": b + numbers(rng, 4), "b": b}


def no_axes(rng: np.random.Generator) -> dict[str, Any]:
    """arrays without axes: two numbers"""
    a = np.asarray(numbers(rng))
    return {"a": a, "b": np.asarray(-0.5 * a)}


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """arrays with three axes"""
    a = numbers(rng, 2, 3, 2)
    return {"a": a, "b": 2 * a + numbers(rng, *a.shape, size=0.2)}


exercise = Exercise(
    reference=relative_error,
    scenes=[matrices, vectors, tiny, zeros],
    harder=[zeros_first, zeros_second, opposite, equal, seven_digits, whole_numbers, no_axes, three_axes],
    checks=[value()],
    hints=[
        "Take a = (3, 4) and b = (0, 0). How long is a, how long is a - b, and what should the error be?",
        "The length of an array is the root of the sum of the squares of all its entries. You need three lengths. In which "
        "case is the divisor 0?",
        "The length of the difference, over the length of the first plus the length of the second. Where that sum is 0, the "
        "error is 0.",
    ],
    points=2,
)


def spectral(a, b):
    def length(array):
        return np.linalg.norm(array, 2)

    size = length(a) + length(b)
    return length(a - b) / size if size else 0.0


def subtracts_in_place(a, b):
    size = np.linalg.norm(a) + np.linalg.norm(b)
    a -= b
    return np.linalg.norm(a) / size if size else 0.0


TOP, BOTTOM = "np.linalg.norm(np.ravel(a) - np.ravel(b))", "np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))"


mistakes = [
    Mistake(
        "not divided",
        Edit(f"{TOP} / size if size else 0.0", TOP),
        "Which error is worse: 0.1 at a slope of 100, or 0.1 at a slope of 0.2? What does your version say?",
    ),
    Mistake(
        "divided by the first alone",
        Edit(BOTTOM, "np.linalg.norm(np.ravel(a))"),
        "Does your answer stay the same when a and b change places?",
    ),
    Mistake(
        "divided by the second alone",
        Edit(BOTTOM, "np.linalg.norm(np.ravel(b))"),
        "Does your answer stay the same when a and b change places?",
    ),
    Mistake(
        "divided by the larger",
        Edit(BOTTOM, "max(np.linalg.norm(np.ravel(a)), np.linalg.norm(np.ravel(b)))"),
        "Over what does the docstring divide: the larger length, or both together?",
    ),
    Mistake(
        "divided by the mean",
        Edit(BOTTOM, f"({BOTTOM}) / 2"),
        "What should come out for b = -a? And what comes out in your version?",
    ),
    Mistake(
        "divided by the length of the sum",
        Edit(BOTTOM, "np.linalg.norm(np.ravel(a) + np.ravel(b))"),
        "How long is a + b when b = -a? Is the length of a sum the sum of the lengths?",
    ),
    Mistake(
        "difference of the lengths",
        Edit(TOP, "abs(np.linalg.norm(a) - np.linalg.norm(b))"),
        "What does your version say of (3, 4) and (4, 3)? Are they equal?",
    ),
    Mistake(
        "squares without a root",
        lambda a, b: np.sum((a - b) ** 2) / max(np.sum(a**2) + np.sum(b**2), 1e-300),
        "When a and b become twice as large, by which factor does the length of a - b grow, and by which its square?",
    ),
    Mistake(
        "sums of absolute values",
        lambda a, b: np.sum(np.abs(a - b)) / max(np.sum(np.abs(a)) + np.sum(np.abs(b)), 1e-300),
        "How long is the vector (3, 4): 5 or 7?",
    ),
    Mistake(
        "entry by entry, then the mean",
        lambda a, b: np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)),
        "Is each entry measured by its own size, or the whole array by its length?",
    ),
    Mistake(
        "entry by entry, then the worst",
        lambda a, b: np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)),
        "Is each entry measured by its own size, or the whole array by its length?",
    ),
    Mistake(
        "another norm for matrices",
        spectral,
        "What does the second argument of np.linalg.norm mean for a matrix? Is your result the root of the sum of all squares?",
    ),
    Mistake(
        "a small number in the divisor",
        Edit("/ size if size else 0.0", "/ (size + 1e-8)"),
        "Slopes can be as small as 1e-9. What does 1e-8 in the divisor do to their error?",
    ),
    Mistake(
        "small taken for zero",
        Edit("if size else", "if size > 1e-7 else"),
        "Two slopes of the size 1e-9 can still differ by half. From which size on do you call them equal?",
    ),
    Mistake(
        "zero over zero",
        Edit(" if size else 0.0", ""),
        "What is 0 / 0 in NumPy? Which two arrays lead there, and what should they give?",
    ),
    Mistake(
        "changes its argument",
        subtracts_in_place,
        "a -= b writes into the caller's array. What does a - b do instead?",
    ),
    Mistake(
        "largest entries, not lengths",
        lambda a, b: np.max(np.abs(a - b)) / max(np.max(np.abs(a)) + np.max(np.abs(b)), 1e-300),
        "How long is the vector (3, 4): 4 or 5?",
    ),
    Mistake(
        "worst entry, with a least divisor",
        lambda a, b: np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-8)),
        "Other courses do it so, entry by entry. What does this docstring measure, and can a slope be as small as 1e-9?",
    ),
    Mistake(
        "an error for every entry",
        lambda a, b: np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300),
        "How many numbers should say how far apart the two arrays are?",
    ),
    Mistake(
        "both as one long vector",
        Edit(BOTTOM, "np.hypot(np.linalg.norm(a), np.linalg.norm(b))"),
        "Two vectors of length 3 and 4: what is the sum of their lengths, and is it the length of both laid end to end as one?",
    ),
    Mistake(
        "sums with their signs",
        lambda a, b: abs(np.sum(a - b)) / max(abs(np.sum(a)) + abs(np.sum(b)), 1e-300),
        "What does your version say of (1, -1) and (-1, 1)? Are they equal?",
    ),
]
