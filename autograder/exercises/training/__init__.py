"""Notebook 06. The scenes that its exercises share."""

from typing import Any

import numpy as np

from autograder.authoring import numbers, sizes
from autograder.exercises.network import generator


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers"""
    return _network(rng, sizes(rng, 4, high=6))


def one_layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, other numbers"""
    return _network(rng, sizes(rng, 2, high=6))


def six_layers(rng: np.random.Generator) -> dict[str, Any]:
    """six layers"""
    return _network(rng, sizes(rng, 7, high=8))


def single_neurons(rng: np.random.Generator) -> dict[str, Any]:
    """three layers of one neuron each, one training example"""
    return {**_network(rng, [2, 1, 1, 1]), "m": 1}


def whole_strength(rng: np.random.Generator) -> dict[str, Any]:
    """λ a whole number"""
    return {**one_layer(rng), "lam": int(rng.integers(2, 5))}


def no_penalty(rng: np.random.Generator) -> dict[str, Any]:
    """λ = 0"""
    return {**one_layer(rng), "lam": 0.0}


def _network(rng: np.random.Generator, layer_sizes: list[int]) -> dict[str, Any]:
    """Parameters, slopes and velocities, and what stands beside them in a formula."""
    shapes = list(zip(layer_sizes[1:], layer_sizes[:-1], strict=True))
    parameters, grads, velocity = (
        [(numbers(rng, *shape), numbers(rng, shape[0], 1)) for shape in shapes] for _ in range(3)
    )
    steps = {"alpha": float(rng.uniform(0.2, 0.6)), "beta": float(rng.uniform(0.6, 0.8))}
    penalty = {"lam": float(rng.uniform(1.5, 2.5)), "m": int(rng.integers(9, 15))}
    return {"parameters": parameters, "grads": grads, "velocity": velocity, **steps, **penalty}


def three_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """three inputs and 700 neurons"""
    return {"layer_sizes": [3, 700], "rng": generator(rng)}


def equal_layers(rng: np.random.Generator) -> dict[str, Any]:
    """two layers of equal size"""
    return {"layer_sizes": [46, 46, 46], "rng": generator(rng)}


def many_at_the_end(rng: np.random.Generator) -> dict[str, Any]:
    """80 neurons in the last layer"""
    return {"layer_sizes": [3, 20, 80], "rng": generator(rng)}


def thin_layers(rng: np.random.Generator) -> dict[str, Any]:
    """many layers of one and of two neurons"""
    return {"layer_sizes": [1, 2] * 350, "rng": generator(rng)}
