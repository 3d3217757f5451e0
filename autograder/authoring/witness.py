"""The second witness: slopes by central differences, in float64."""

from collections.abc import Callable
from typing import Any

import numpy as np

STEP = 1e-5  # near the cube root of float64's epsilon, where truncation and rounding errors balance


def numerical_gradient(f: Callable[[Any], float], theta: Any, h: float = STEP) -> Any:
    """Slope of the number `f(theta)` by every entry of `theta`: an array, or lists and tuples of arrays. Changes nothing."""
    if isinstance(theta, list | tuple):
        return type(theta)(_slope_by_part(f, theta, place, h) for place in range(len(theta)))
    theta = np.asarray(theta, dtype=float)
    slope = np.empty_like(theta)
    for index in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[index] += h
        down[index] -= h
        slope[index] = (f(up) - f(down)) / (2 * h)
    return slope


def _slope_by_part(f: Callable[[Any], float], theta: Any, place: int, h: float) -> Any:
    def of_part(part: Any) -> float:
        return f(type(theta)([*theta[:place], part, *theta[place + 1 :]]))

    return numerical_gradient(of_part, theta[place], h)
