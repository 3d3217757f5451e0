"""two_layer.dW_from"""

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.two_layer import (
    J,
    layer,
    layer_with_one_example,
    one_input,
    one_neuron,
    settled_example,
    square_layer,
)
from solutions.two_layer import dW_from

exercise = Exercise(
    reference=dW_from,
    scenes=[layer, layer_with_one_example, square_layer],
    harder=[one_input, one_neuron, settled_example],
    checks=[slope_of(J, by="W", equals="dW", through=lambda W, A_prev, b, targets: (W @ A_prev + b, targets)), value()],
    hints=[
        "Take one weight. Which score of which neuron does it act on, and how does that score change with it, in each example?",
        "One weight is used by every example, so its slopes add up over the examples: which matrix product sums over m?",
        "dZ times the transpose of what came in, divided by the number of examples.",
    ],
    points=2,
)


def divides_too_often(dZ, A_prev):
    dW = np.zeros((dZ.shape[0], A_prev.shape[0]))
    for i in range(dZ.shape[1]):
        dW = (dW + np.outer(dZ[:, i], A_prev[:, i])) / dZ.shape[1]
    return dW


RESULT = "dZ @ A_prev.T / dZ.shape[1]"


mistakes = [
    Mistake("not averaged", Edit(RESULT, "dZ @ A_prev.T"), "J is a mean over the examples. Is your dW one?"),
    Mistake("1/m twice", Edit(RESULT, f"{RESULT} / dZ.shape[1]"), "How often may the mean be taken?"),
    Mistake(
        "divided by the neurons",
        Edit("dZ.shape[1]", "dZ.shape[0]"),
        "Examples are columns. Which axis of dZ counts them?",
    ),
    Mistake(
        "divided by the inputs",
        Edit("dZ.shape[1]", "A_prev.shape[0]"),
        "Examples are columns. Which axis of A_prev counts them?",
    ),
    Mistake("sign", Edit("return dZ", "return -dZ"), "A gradient points uphill. Where is the minus of a descent step?"),
    Mistake(
        "factor 2",
        Edit(RESULT, f"2 * {RESULT}"),
        "The score is linear in W. Which exponent could come down?",
    ),
    Mistake(
        "dW transposed",
        Edit("dZ @ A_prev.T", "A_prev @ dZ.T"),
        "dW has the shape of W. Which order of the factors gives it?",
    ),
    Mistake(
        "the other one turned",
        Edit("dZ @ A_prev.T", "dZ.T @ A_prev"),
        "The sum runs over the examples. Which axis of dZ counts them, and on which side of @ does it stand in your line?",
    ),
    Mistake(
        "nothing turned",
        Edit("dZ @ A_prev.T", "dZ @ A_prev"),
        "A product sums over its inner index. What does that index count in your line, on the left and on the right?",
    ),
    Mistake(
        "product of the means",
        lambda dZ, A_prev: np.mean(dZ, axis=1, keepdims=True) @ np.mean(A_prev, axis=1, keepdims=True).T,
        "Is the mean of a product the product of the means? Try 1 · 1 and 3 · 3.",
    ),
    Mistake(
        "first example only",
        lambda dZ, A_prev: dZ[:, :1] @ A_prev[:, :1].T,
        "Which examples does your dW depend on?",
    ),
    Mistake(
        "one row for all neurons",
        lambda dZ, A_prev: np.tile(np.mean(dZ, axis=0) @ A_prev.T / dZ.shape[1], (len(dZ), 1)),
        "Two neurons of a layer have different slopes. Which rows of dW should they act on?",
    ),
    Mistake(
        "divided again in every turn of the loop",
        divides_too_often,
        "By how much is the first example's part divided by the time the last one is added?",
    ),
]
