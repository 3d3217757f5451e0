"""chain.layer_gradients"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, Scene, numbers, slope_of, value
from autograder.exercises.chain import (
    FLAT,
    STEEP,
    equal_layers,
    loss,
    no_hidden_layer,
    tanh_logistic,
    whole_number_example,
)
from solutions.activations import output_activation
from solutions.chain import layer_gradients


def last_layer(W, b, a_prev, y, head):
    """What `loss` takes."""
    return output_activation(head)(W @ a_prev + b), y, head


def _layer(n: int, n_prev: int, steep: float = 1) -> Scene:
    """The scene of a layer of n neurons with n_prev inputs, whose deltas are so large."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        return {"delta": steep * numbers(rng, n, 1), "a_prev": numbers(rng, n_prev, 1)}

    scene.__doc__ = f"n_l = {n}, n_prev = {n_prev}" + (f", deltas near {steep:g}" if steep != 1 else "")
    return scene


exercise = Exercise(
    reference=layer_gradients,
    scenes=[tanh_logistic, no_hidden_layer, equal_layers],
    harder=[
        _layer(1, 1),
        _layer(1, 4),
        _layer(12, 2),
        _layer(2, 12),
        _layer(3, 4, STEEP),
        _layer(3, 4, FLAT),
        whole_number_example,
    ],
    checks=[
        slope_of(loss, by="W", equals="dW", through=last_layer),
        slope_of(loss, by="b", equals="db", through=last_layer),
        value(),
    ],
    hints=[
        "Write one score as a sum over the inputs. How does it change with one of its weights, and with its bias?",
        "Entry (i, j) of dW is the delta of neuron i times input j. How do a column and a row make such a table?",
        "dW is the column of deltas times the inputs as a row; db is the column of deltas.",
    ],
    points=2,
    hands_on=["db"],
)


mistakes = [
    Mistake(
        "dW transposed",
        Edit("delta @ a_prev.T", "a_prev @ delta.T"),
        "dW has the shape of W. Which of the two columns gives its rows?",
    ),
    Mistake(
        "product entry by entry",
        Edit("delta @ a_prev.T", "delta * a_prev"),
        "Every neuron has a weight for every input. How many numbers does your product give?",
    ),
    Mistake(
        "inner product",
        Edit("delta @ a_prev.T", "delta.T @ a_prev"),
        "W has n_l times n_prev weights. Should the product of the two columns add anything up?",
    ),
    Mistake(
        "input left out",
        Edit("delta @ a_prev.T", "delta @ (0 * a_prev + 1).T"),
        "By how much does a score change when its weight grows by 1?",
    ),
    Mistake(
        "db summed up",
        Edit("delta.copy()", "delta.sum()"),
        "Do the neurons of a layer share one bias, or has each its own?",
    ),
    Mistake(
        "db a mean",
        Edit("delta.copy()", "delta.mean(axis=0, keepdims=True)"),
        "Along which axis do the examples stand, and how many are there here?",
    ),
    Mistake(
        "db times the input",
        Edit("delta.copy()", "(delta @ a_prev.T).sum(axis=1, keepdims=True)"),
        "By how much does a score change when its bias grows by 1?",
    ),
    Mistake("db left out", Edit("delta.copy()", "0 * delta"), "Does the loss not change with b?"),
    Mistake(
        "db without its second axis",
        Edit("delta.copy()", "delta[:, 0]"),
        "A gradient has the shape of what it is the gradient of. Which shape has b?",
    ),
    Mistake(
        "divided by the neurons",
        Edit("delta @ a_prev.T, delta.copy()", "delta @ a_prev.T / len(delta), delta / len(delta)"),
        "A mean is over examples. What does the first axis of delta count?",
    ),
    Mistake(
        "divided by the inputs",
        Edit("delta @ a_prev.T, delta.copy()", "delta @ a_prev.T / len(a_prev), delta / len(a_prev)"),
        "A mean is over examples. What does the first axis of a_prev count?",
    ),
    Mistake(
        "pair swapped",
        Edit("delta @ a_prev.T, delta.copy()", "delta.copy(), delta @ a_prev.T"),
        "In which order does the docstring name the results?",
    ),
    Mistake(
        "sign",
        Edit("delta @ a_prev.T, delta.copy()", "-delta @ a_prev.T, -delta"),
        "A gradient points uphill. Where is the minus of a descent step?",
    ),
    Mistake(
        "each neuron with one input",
        Edit("delta @ a_prev.T", "delta @ a_prev.T * np.eye(len(delta), len(a_prev))"),
        "Every neuron has a weight for every input. How many entries of your dW can differ from 0?",
    ),
    Mistake(
        "db in dW too",
        Edit("delta @ a_prev.T", "np.hstack([delta @ a_prev.T, delta])"),
        "dW has the shape of W. Is the bias a column of it here?",
    ),
    Mistake(
        "one bias for the layer",
        Edit("delta.copy()", "np.sum(delta @ a_prev.T)"),
        "Has each neuron a bias of its own? By how much does a score change when its bias grows by 1?",
    ),
]
