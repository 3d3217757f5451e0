"""The second witness: slopes by central differences, in float64."""

from collections.abc import Callable

import numpy as np

from autograder.values import Array

STEP = 1e-5  # near the cube root of float64's epsilon, where truncation and rounding errors balance


def numerical_gradient(f: Callable[[Array], float], theta: Array, h: float = STEP) -> Array:
    """Slope of the number `f(theta)` by every entry of `theta`, of any shape. Leaves `theta` alone."""
    theta = np.asarray(theta, dtype=float)
    slope = np.empty_like(theta)
    for index in np.ndindex(theta.shape):
        up, down = theta.copy(), theta.copy()
        up[index] += h
        down[index] -= h
        slope[index] = (f(up) - f(down)) / (2 * h)
    return slope


def relative_error(a: Array, b: Array) -> float:
    """The norm of a - b over the sum of the norms; 0 for two zeros. Small slopes hide under no absolute tolerance."""
    total = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return float(np.linalg.norm(np.ravel(a) - np.ravel(b)) / total) if total else 0.0
