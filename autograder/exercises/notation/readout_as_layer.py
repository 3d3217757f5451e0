"""notation.readout_as_layer"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, value
from solutions.notation import readout_as_layer


def readout(rng: np.random.Generator) -> dict[str, Any]:
    """a readout of several neurons"""
    return {"w_out": numbers(rng, *sizes(rng, 1, low=3), 1), "b_out": float(numbers(rng))}


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """a readout of one neuron, with a whole number as bias"""
    return {"w_out": numbers(rng, 1, 1), "b_out": int(rng.integers(2, 6))}


exercise = Exercise(
    reference=readout_as_layer,
    scenes=[readout, one_neuron],
    checks=[value()],
    hints=[
        "The readout gives one number for each example. How many neurons has a layer that does that?",
        "A layer computes W z + b. Put the readout below it: what stands in the place of W, and with how many axes?",
        "W is the readout's weights as a row, and b is its bias as a one by one matrix.",
    ],
    points=1,
)


BIAS = "np.array([[b_out]], dtype=float)"


mistakes = [
    Mistake(
        "weights not turned",
        Edit("w_out.T.copy()", "w_out.copy()"),
        "A layer with one neuron and n_prev inputs: how many rows has its W, and how many columns?",
    ),
    Mistake(
        "weights with one axis",
        Edit("w_out.T.copy()", "w_out[:, 0]"),
        "W is a matrix in every layer. Which axis has yours lost?",
    ),
    Mistake(
        "bias still a number",
        Edit(BIAS, "b_out"),
        "b is (1, 1): how many axes has a number?",
    ),
    Mistake(
        "bias with one axis",
        Edit(BIAS, "np.array([b_out])"),
        "b is (1, 1): how many brackets does that take?",
    ),
    Mistake(
        "one bias for each input",
        Edit(BIAS, "np.full((1, len(w_out)), b_out)"),
        "How many neurons has the readout, and how many biases has a neuron?",
    ),
    Mistake(
        "bias left out",
        Edit(BIAS, "np.zeros((1, 1))"),
        "What does the output do when only b_out changes?",
    ),
    Mistake(
        "bias among the weights",
        Edit("w_out.T.copy()", "np.append(w_out, b_out)[None, :]"),
        "How many inputs has the layer, if no 1 was added to them?",
    ),
    Mistake(
        "pair swapped",
        Edit(f"w_out.T.copy(), {BIAS}", f"{BIAS}, w_out.T.copy()"),
        "In which order does the docstring name the results?",
    ),
    Mistake(
        "weights and bias as one pair in a list",
        Edit(f"w_out.T.copy(), {BIAS}", f"[(w_out.T.copy(), {BIAS})]"),
        "A network is a list of pairs. Is one layer a list, or one of the pairs?",
    ),
    Mistake(
        "bias in front of the weights",
        Edit("w_out.T.copy()", "np.insert(w_out, 0, b_out)[None, :]"),
        "How many inputs has the layer, if no 1 was added to them?",
    ),
]
