"""Notebook 06. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import numbers, sizes


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers"""
    return _network(rng, sizes(rng, 4, high=6))


def one_layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, other numbers"""
    return _network(rng, sizes(rng, 2, high=6))


def _network(rng: np.random.Generator, layer_sizes: list[int]) -> dict[str, Any]:
    """Parameters, slopes and velocities, and what stands beside them in a formula."""
    shapes = list(zip(layer_sizes[1:], layer_sizes[:-1], strict=True))
    parameters, grads, velocity = (
        [(numbers(rng, *shape), numbers(rng, shape[0], 1)) for shape in shapes] for _ in range(3)
    )
    steps = {"alpha": float(rng.uniform(0.2, 0.6)), "beta": float(rng.uniform(0.6, 0.8))}
    penalty = {"lam": float(rng.uniform(1.5, 2.5)), "m": int(rng.integers(9, 15))}
    return {"parameters": parameters, "grads": grads, "velocity": velocity, **steps, **penalty}
