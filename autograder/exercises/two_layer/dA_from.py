"""two_layer.dA_from"""

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
from solutions.two_layer import dA_from

exercise = Exercise(
    reference=dA_from,
    scenes=[layer, layer_with_one_example, square_layer],
    harder=[one_input, one_neuron, settled_example],
    checks=[
        slope_of(
            J,
            by="A_prev",
            equals="dA",
            times="m",
            through=lambda W, A_prev, b, targets: (W @ A_prev + b, targets),
        ),
        value(),
    ],
    hints=[
        "Take one input of the layer, in one example. On which scores does it act, and through which weights?",
        "For each of these scores: the weight times the slope by that score; then add them up. The sum runs over the neurons "
        "of the layer. Which axis of W counts them?",
        "The transpose of the weights times dZ.",
    ],
    points=2,
)


def runs_on(W, dZ):
    dA, total = np.zeros((W.shape[1], dZ.shape[1])), 0
    for i in range(dZ.shape[1]):
        for k in range(W.shape[1]):
            for j in range(W.shape[0]):
                total += W[j, k] * dZ[j, i]
            dA[k, i] = total
    return dA


mistakes = [
    Mistake(
        "W not turned",
        Edit("W.T @", "W @"),
        "Forwards, W takes n_prev numbers to n_l. Which way do you go now?",
    ),
    Mistake(
        "factors exchanged",
        Edit("W.T @ dZ", "dZ @ W"),
        "A product sums over its inner index. Should that index count examples, or the neurons that an input acts on?",
    ),
    Mistake(
        "one example a row",
        Edit("W.T @ dZ", "dZ.T @ W"),
        "Is one example a row or a column of your dA?",
    ),
    Mistake(
        "averaged already",
        Edit("W.T @ dZ", "W.T @ dZ / dZ.shape[1]"),
        "dA belongs to single examples. Where does 1/m enter, and how often?",
    ),
    Mistake(
        "mean over the neurons",
        Edit("W.T @ dZ", "W.T @ dZ / W.shape[0]"),
        "One input acts on every neuron of the layer. Do its effects add up, or are they averaged?",
    ),
    Mistake(
        "first neuron only",
        Edit("W.T @ dZ", "W[:1].T @ dZ[:1]"),
        "Through how many neurons does one input act on the loss?",
    ),
    Mistake(
        "weights left out",
        Edit("W.T", "np.ones_like(W).T"),
        "What does your answer do when only W changes?",
    ),
    Mistake(
        "weights without their sign",
        Edit("W.T", "np.abs(W).T"),
        "When a weight is negative, which way does the score go if the input grows?",
    ),
    Mistake(
        "the layer undone",
        Edit("W.T", "np.linalg.pinv(W)"),
        "Do you want the input that gave these scores, or the slope by it? Which one needs an inverse?",
    ),
    Mistake(
        "the same for every example",
        Edit("W.T @ dZ", "W.T @ np.mean(dZ, axis=1, keepdims=True) * np.ones((1, dZ.shape[1]))"),
        "One slope for each example, or one for all?",
    ),
    Mistake(
        "sign",
        Edit("return W", "return -W"),
        "When the weight is positive and dZ too, does the loss grow or shrink as the input grows?",
    ),
    Mistake(
        "product of the sums",
        lambda W, dZ: np.sum(W, axis=0)[:, None] * np.sum(dZ, axis=0),
        "Is the sum of products the product of the sums? Try 1 · 1 and 3 · 3.",
    ),
    Mistake(
        "strongest path only",
        lambda W, dZ: np.max(W.T[:, :, None] * dZ, axis=1),
        "An input reaches the loss through every neuron of the layer. What happens to the effects of the others?",
    ),
    Mistake(
        "refilled, not turned",
        Edit("W.T", "W.reshape(W.shape[::-1])"),
        "reshape keeps the order of the numbers. Do the weights of one input still stand in one row of yours?",
    ),
    Mistake(
        "total never set back to 0",
        runs_on,
        "With which number does the sum for the second input begin in your loop?",
    ),
]
