"""shapes.numerical_gradient"""

from typing import Any

import numpy as np

from autograder.authoring import LEFT_OUT, Array, Edit, Exercise, Mistake, Stock, sizes, value
from solutions.shapes import numerical_gradient


def wide_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a matrix theta, steps so wide that one formula differs from another"""
    return _cubic(rng, _entries(rng, 2, 3))


def small_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a vector theta, small steps"""
    (size,) = sizes(rng, 1, low=3, high=5)
    return {"f": Stock("coupled_cosine"), "theta": _entries(rng, size), "h": 1e-5}


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as theta"""
    return {"f": Stock("coupled_cosine"), "theta": rng.permutation(np.array([-1, 1, 2])), "h": 1e-3}


def no_axes(rng: np.random.Generator) -> dict[str, Any]:
    """theta without axes: one number"""
    return _cubic(rng, _entries(rng))


def three_axes(rng: np.random.Generator) -> dict[str, Any]:
    """theta with three axes"""
    return _cubic(rng, _entries(rng, 2, 1, 3))


def some_zeros(rng: np.random.Generator) -> dict[str, Any]:
    """a theta in which some entries are 0"""
    theta = _entries(rng, 3, 2)
    theta[rng.permutation(3)[:2], [0, 1]] = 0
    return _cubic(rng, theta)


def large_entries(rng: np.random.Generator) -> dict[str, Any]:
    """entries in the hundreds, and slopes in the thousands"""
    return _cubic(rng, 1000 * _entries(rng, 3, 2))


def tiny(rng: np.random.Generator) -> dict[str, Any]:
    """entries, steps and slopes that are very small"""
    return {"f": Stock("coupled_cubic"), "theta": 1e-7 * _entries(rng, 3, 2), "h": float(rng.uniform(3e-8, 4e-8))}


def as_in_the_text(rng: np.random.Generator) -> dict[str, Any]:
    """0.7 and nine others, h = 0.00001"""
    return {"f": Stock("coupled_cosine"), "theta": np.append(0.7, rng.uniform(0.1, 0.3, 9)), "h": 1e-5}


def h_left_out(rng: np.random.Generator) -> dict[str, Any]:
    """h left out"""
    return {"f": Stock("coupled_cubic"), "theta": 1e-3 * _entries(rng, 3, 2), "h": LEFT_OUT}


def rows_and_columns(rng: np.random.Generator) -> dict[str, Any]:
    """an f that needs rows and columns"""
    return {"f": Stock("columns_apart"), "theta": _entries(rng, 2, 3), "h": float(rng.uniform(0.3, 0.4))}


def _cubic(rng: np.random.Generator, theta: Array) -> dict[str, Any]:
    """Steps so wide that another step gives another slope."""
    return {"f": Stock("coupled_cubic"), "theta": theta, "h": float(rng.uniform(0.3, 0.4))}


def _entries(rng: np.random.Generator, *shape: int) -> Array:
    """So few and so small that f is not flat there: of a slope near 0, rounding would be all that is left."""
    return np.asarray(rng.uniform(0.2, 0.4, shape))


exercise = Exercise(
    reference=numerical_gradient,
    scenes=[wide_steps, small_steps, whole_numbers],
    harder=[no_axes, three_axes, some_zeros, large_entries, tiny, as_in_the_text, h_left_out, rows_and_columns],
    checks=[value()],
    hints=[
        "For one number: f at 2.1 and f at 1.9 are known. How would you estimate the slope at 2 from them?",
        "Move one entry at a time, on a copy of theta that holds decimals: up by h, then down by h from the same start. "
        "How far apart are the two places?",
        "For each entry: f with that entry raised by h, minus f with that entry lowered by h, over twice h.",
    ],
    points=3,
)


def never_goes_back(f, theta, h):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        grad[index] = (above - f(theta)) / (2 * h)
    return grad


def moves_the_callers(f, theta, h):
    theta = np.asarray(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        grad[index] = (above - f(theta)) / (2 * h)
    return grad


def copies_of_whole_numbers(f, theta, h):
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        above, below = theta.copy(), theta.copy()
        above[index] += h
        below[index] -= h
        grad[index] = (f(above) - f(below)) / (2 * h)
    return grad


def comes_back_too_far(f, theta, h):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        grad[index] = (above - f(theta)) / (2 * h)
        theta[index] += 2 * h
    return grad


mistakes = [
    Mistake(
        "one side only",
        Edit("(f(theta + step) - f(theta - step)) / (2 * h)", "(f(theta + step) - f(theta)) / h"),
        "From where to where should the change of f be measured?",
    ),
    Mistake(
        "one side, divided by both",
        Edit("f(theta - step)", "f(theta)"),
        "How far apart are the two places at which you call f?",
    ),
    Mistake("divided by h", Edit("(2 * h)", "h"), "How far apart are the two places at which you call f?"),
    Mistake(
        "brackets left out",
        Edit("(2 * h)", "2 * h"),
        "Python goes from left to right through / and *. Is your h above or below the line?",
    ),
    Mistake("not divided", Edit(" / (2 * h)", ""), "A slope is a change for each unit of what?"),
    Mistake(
        "sign",
        Edit("f(theta + step) - f(theta - step)", "f(theta - step) - f(theta + step)"),
        "Where f rises, is your slope positive?",
    ),
    Mistake(
        "every entry at once",
        Edit("step[index] = h", "step[...] = h"),
        "Which entries of theta have moved when you measure the slope by one of them?",
    ),
    Mistake(
        "a whole row at once",
        Edit("np.ndindex(theta.shape)", "range(len(theta))"),
        "theta may have two axes. How many entries move in your version when the first index alone is given?",
    ),
    Mistake(
        "its own h",
        Edit("np.asarray(theta, dtype=float)", "np.asarray(theta, dtype=float)\n    h = 1e-5"),
        "What changes in your version when h changes?",
    ),
    Mistake(
        "never goes back",
        never_goes_back,
        "When the second entry is moved, is the first one where it was at the start?",
    ),
    Mistake(
        "moves the caller's theta",
        moves_the_callers,
        "Is theta after the call what it was before? np.asarray gives back the same array: what does a copy do?",
    ),
    Mistake(
        "whole numbers stay whole",
        copies_of_whole_numbers,
        "What becomes of 2 + 0.001 in an array of whole numbers? Which dtype does your copy have?",
    ),
    Mistake(
        "slopes rounded to whole numbers",
        (
            Edit("theta = np.asarray(theta, dtype=float)", "grad = np.zeros_like(theta)"),
            Edit("    grad = np.zeros(theta.shape)\n", ""),
        ),
        "What type does np.zeros_like give when theta holds whole numbers?",
    ),
    Mistake("flattened", Edit("return grad", "return grad.ravel()"), "Which shape has the gradient of a matrix?"),
    Mistake(
        "returns after one entry",
        Edit("\n    return grad", "\n        return grad"),
        "How far is the return indented?",
    ),
    Mistake(
        "downwards only",
        Edit("(f(theta + step) - f(theta - step)) / (2 * h)", "(f(theta) - f(theta - step)) / h"),
        "From where to where should the change of f be measured?",
    ),
    Mistake(
        "one slope for all",
        lambda f, theta, h: (f(theta + h) - f(theta - h)) / (2 * h),
        "Which entries of theta move in theta + h, and how many slopes are asked for?",
    ),
    Mistake(
        "f of one entry alone",
        Edit("f(theta + step) - f(theta - step)", "f(theta[index] + h) - f(theta[index] - h)"),
        "f looks at all of theta. What do you hand it while one entry moves?",
    ),
    Mistake(
        "steps in proportion to the entry",
        Edit("step[index] = h", "step[index] = h * theta[index]"),
        "By how much does an entry of 0.2 move in your version, and through what do you divide?",
    ),
    Mistake(
        "comes back too far",
        comes_back_too_far,
        "Up by h, then down by 2h: how far is it from there to where the entry started?",
    ),
]
