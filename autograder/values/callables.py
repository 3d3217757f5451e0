"""What a question can only name: functions, never ones that a student writes, and generators of random numbers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.values.closed import Array, Seeded, Stock, normalise


def cosine(Z: Array) -> Array:
    """Entry by entry."""
    return np.asarray(np.cos(Z))


def softplus(Z: Array) -> Array:
    """Entry by entry."""
    return np.asarray(np.logaddexp(0, Z))


def coupled_cosine(theta: Array) -> float:
    """One number, in which every entry of theta changes the slope by every other."""
    return float(np.cos(_weighted_sum(theta)))


def coupled_cubic(theta: Array) -> float:
    """One number whose central differences are off by h² times a constant, whatever h."""
    return float(_weighted_sum(theta) ** 3)


def columns_apart(theta: Array) -> float:
    """One number of a matrix, and another of the same entries in one row."""
    return float(np.sum(np.sum(theta, axis=0) ** 3))


def _weighted_sum(theta: Array) -> float:
    """Weights between 1/2 and 1, no two equal, so that no two entries can change places unnoticed."""
    entries = np.ravel(theta)
    return float(np.sum(entries * np.linspace(0.5, 1, entries.size)))


FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    function.__name__: function for function in (cosine, softplus, coupled_cosine, coupled_cubic, columns_apart)
}


LEFT_OUT = Stock("left out")  # in the place of an argument that has a default


def realise(argument: Any) -> Any:
    """A question's argument as a call takes it: the function that it names, a new generator, or a copy of the value."""
    match argument:
        case Stock(LEFT_OUT.name):
            return LEFT_OUT
        case Stock(name):
            return FUNCTIONS[name]
        case Seeded(seed):
            return np.random.default_rng(seed)
    return normalise(argument)
