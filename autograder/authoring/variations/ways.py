"""What can become of a quantity in a student's hands: it is left out, doubled, squared, turned round, averaged too early ...

Like `variations`, which tries each of these on each quantity of a reference, no part of the student's package.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.values.closed import Array


@dataclass(frozen=True)
class Way:
    """One thing that can become of `{what}`: its name, what to ask oneself, the change, and how far-fetched it is.

    The change takes the quantity and the number m of examples. It may fail: then this cannot become of it.
    """

    name: str
    asks: str
    change: Callable[[Any, float], Any]
    weight: float = 1.3


def _and_back(change: Callable[[Array], Array]) -> Callable[[Any, float], Any]:
    """A change of the examples, whichever axis counts them."""

    def of(array: Any, m: float) -> Any:
        axis = [axis for axis, size in enumerate(np.shape(array)) if size == m][-1]
        return np.moveaxis(change(np.moveaxis(np.array(array, dtype=float), axis, 0)), 0, axis)

    return of


def _at_zero(array: Array, place: int) -> Array:
    changed = np.array(array, dtype=float)
    changed[place] = 0
    return changed


def _matrix(array: Any) -> Array:
    """Itself; fails for what has no rows and columns."""
    return np.asarray(array[:, :])


def _row(some: Any) -> Any:
    """Something that can be cut: an array, a list, or what a loop runs over."""
    return some if isinstance(some, np.ndarray | list | tuple) else list(some)


WHICH = "which examples should count, and which does {what} hold?"
ENDS = "where should it begin, and where should it end?"
MEAN = "where is the mean taken, and how often?"
POWER = "which power of {what} is meant?"
FUNCTION = "which function of {what} is meant?"
SLOPE = "the slope of which function is it, and at which place?"
OTHERS = "what have the other examples to do with it?"
PLACE = "which entry belongs to which?"

WAYS = (
    Way("{what} negated", "which sign should {what} have?", lambda a, m: -a, 1),
    Way("{what} at 0", "where should {what} enter?", lambda a, m: 0 * a, 1),
    Way("{what} at 1", "what is {what} for, and where should it enter?", lambda a, m: a / a, 1),
    Way("{what} twice", "how often should {what} count?", lambda a, m: 2 * a, 1),
    Way("half of {what}", "how often should {what} count?", lambda a, m: a / 2, 1),
    Way("{what} squared", POWER, lambda a, m: a * a, 1),
    Way("{what} transposed", "which axis of {what} counts what?", lambda a, m: _matrix(a).T, 1),
    Way("one minus {what}", "is it {what}, or what is missing to 1?", lambda a, m: 1 - a, 1.1),
    Way("1 / {what}", "is {what} a factor or a divisor?", lambda a, m: 1 / a, 1.1),
    Way("{what} + 1", "where does the counting begin, and where does it end?", lambda a, m: a + 1, 1.2),
    Way("{what} - 1", "where does the counting begin, and where does it end?", lambda a, m: a - 1, 1.2),
    Way("{what} / m", MEAN, lambda a, m: a / m, 1.2),
    Way("m times {what}", MEAN, lambda a, m: a * m, 1.2),
    Way("the absolute value of {what}", "may {what} be negative?", lambda a, m: np.abs(a), 1.2),
    Way("{what} cut off at 0", "may {what} be negative?", lambda a, m: np.maximum(a, 0)),
    Way("the sign of {what} alone", "should it matter how large {what} is?", lambda a, m: np.sign(a)),
    Way("the root of {what}", POWER, lambda a, m: np.sqrt(a)),
    Way("the logarithm of {what}", FUNCTION, lambda a, m: np.log(a)),
    Way("the exponential of {what}", FUNCTION, lambda a, m: np.exp(a)),
    Way("tanh of {what}", FUNCTION, lambda a, m: np.tanh(a)),
    Way("sigmoid of {what}", FUNCTION, lambda a, m: 1 / (1 + np.exp(-a))),
    Way("{what} (1 - {what})", SLOPE, lambda a, m: a * (1 - a)),
    Way("1 - {what}²", SLOPE, lambda a, m: 1 - a * a),
    Way("{what} rounded", "why is {what} rounded?", lambda a, m: np.round(a)),
    Way("{what} less its mean over the examples", OTHERS, _and_back(lambda a: a - a.mean(axis=0))),
    Way("the mean of {what} over the examples", OTHERS, _and_back(lambda a: a.mean(axis=0) + 0 * a)),
    Way("the sum of {what} over the examples", OTHERS, _and_back(lambda a: a.sum(axis=0) + 0 * a)),
    Way("the sum of all of {what}", "over which axis should a sum go?", lambda a, m: np.sum(a) + 0 * a),
    Way("the mean of all of {what}", "over which axis should a mean go?", lambda a, m: np.mean(a) + 0 * a),
    Way("the length of {what}", "should there be one number for all?", lambda a, m: np.linalg.norm(a) + 0 * a),
    Way("the first example of {what} alone", WHICH, _and_back(lambda a: a[:1])),
    Way("the last example of {what} alone", WHICH, _and_back(lambda a: a[-1:])),
    Way("{what} without the first example", WHICH, _and_back(lambda a: a[1:])),
    Way("{what} without the last example", WHICH, _and_back(lambda a: a[:-1])),
    Way("{what} with 0 for the first example", WHICH, _and_back(lambda a: _at_zero(a, 0))),
    Way("{what} with 0 for the last example", WHICH, _and_back(lambda a: _at_zero(a, -1))),
    Way("{what} with 0 for all examples but the first", WHICH, _and_back(lambda a: a - _at_zero(a, 0))),
    Way("{what} with 0 for all examples but the last", WHICH, _and_back(lambda a: a - _at_zero(a, -1))),
    Way("the first example of {what} in every place", WHICH, _and_back(lambda a: a[:1] + 0 * a)),
    Way("the first row of {what} at 0", ENDS, lambda a, m: _at_zero(_matrix(a), 0)),
    Way("the last row of {what} at 0", ENDS, lambda a, m: _at_zero(_matrix(a), -1)),
    Way("all rows of {what} but the first at 0", ENDS, lambda a, m: a - _at_zero(_matrix(a), 0)),
    Way("all rows of {what} but the last at 0", ENDS, lambda a, m: a - _at_zero(_matrix(a), -1)),
    Way("the upper half of {what} alone", "which rows and columns are visited?", lambda a, m: np.triu(_matrix(a))),
    Way("the lower half of {what} alone", "which rows and columns are visited?", lambda a, m: np.tril(_matrix(a))),
    Way("{what} in reverse order", "in which direction does it go?", lambda a, m: _row(a)[::-1]),
    Way("{what} without its first entry", ENDS, lambda a, m: _row(a)[1:]),
    Way("{what} without its last entry", ENDS, lambda a, m: _row(a)[:-1]),
    Way("the first entry of {what} alone", ENDS, lambda a, m: _row(a)[:1]),
    Way("the last entry of {what} alone", ENDS, lambda a, m: _row(a)[-1:]),
    Way("{what} one place on", PLACE, lambda a, m: np.roll(a, 1, axis=-1)),
    Way("{what} one place back", PLACE, lambda a, m: np.roll(a, -1, axis=-1)),
    Way("each row of {what} divided by its sum", "what should add up to 1?", lambda a, m: a / a.sum(-1, keepdims=True)),
    Way("each column of {what} divided by its sum", "what should add up to 1?", lambda a, m: a / a.sum(0)),
)
