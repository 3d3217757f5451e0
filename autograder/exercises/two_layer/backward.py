"""two_layer.backward"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, slope_of, value
from autograder.exercises.two_layer import (
    cancels,
    large_inputs,
    network,
    one_example,
    one_hidden_neuron,
    redrawn,
    run,
    square_network,
)
from solutions.logistic import cost
from solutions.two_layer import backward, forward


def nearly_sure(rng: np.random.Generator) -> dict[str, Any]:
    """probabilities near 0 and 1, some of them of the wrong class"""

    def draw() -> dict[str, Any]:
        hidden, output = (numbers(rng, 3, 2), numbers(rng, 3, 1)), (10 * numbers(rng, 1, 3), numbers(rng, 1, 1))
        return run([hidden, output], numbers(rng, 2, 3, size=1.5), np.array([[0.0, 1.0, 1.0]]))

    def good(drawn: dict[str, Any]) -> bool:
        scores, right = np.abs(drawn["cache"][1][1]), (drawn["A2"] > 0.5) == drawn["Y"]
        return scores.min() > 7.5 and scores.max() < 14 and right.any() and not cancels(drawn)

    return redrawn(draw, good)


exercise = Exercise(
    reference=backward,
    scenes=[network, one_example],
    harder=[one_hidden_neuron, square_network, large_inputs, nearly_sure],
    checks=[
        slope_of(
            cost, by="parameters", equals="grads", through=lambda parameters, X, Y: (forward(parameters, X)[0], Y)
        ),
        value(),
    ],
    follows=["A2"],
    hints=[
        "Start at the output: which slope do you know there without any chain rule left to do?",
        "Go from the scores of layer 2 to the activations of layer 1, then to the scores of layer 1. Which two equations do that?",
        "The output's slope is prediction minus label; BP3 and BP4 carry it to layer 1; BP1 and BP2 turn both slopes into gradients.",
    ],
    points=3,
    without=["large", "small"],
)


BACK = "dZ_from(dA_from(W2, dZ2), Z1, tanh_prime)"


FIRST, SECOND = "(dW_from(dZ1, X), db_from(dZ1))", "(dW_from(dZ2, A1), db_from(dZ2))"


mistakes = [
    Mistake(
        "the output's sign",
        Edit("dZ2 = A2 - Y", "dZ2 = Y - A2"),
        "If A2 rises above Y, does the loss grow or shrink?",
    ),
    Mistake(
        "the sigmoid's slope counted twice",
        Edit("dZ2 = A2 - Y", "dZ2 = (A2 - Y) * A2 * (1 - A2)"),
        "Write out both factors of the chain rule at the output. What cancels?",
    ),
    Mistake(
        "slope by A2, not by Z2",
        Edit("dZ2 = A2 - Y", "dZ2 = -Y / A2 + (1 - Y) / (1 - A2)"),
        "That is how the loss reacts to A2. How does A2 react to Z2?",
    ),
    Mistake(
        "averaged before it goes back",
        Edit("dZ2 = A2 - Y", "dZ2 = (A2 - Y) / Y.shape[1]"),
        "dZ belongs to single examples. How often does 1/m enter in your version?",
    ),
    Mistake(
        "1/m again in the hidden layer",
        Edit(BACK, f"{BACK} / Y.shape[1]"),
        "Layer 2 is right, layer 1 is m times too small. How often has 1/m entered by then?",
    ),
    Mistake(
        "not averaged",
        Edit(
            f"[{FIRST}, {SECOND}]",
            "[(dZ @ A.T, dZ.sum(axis=1, keepdims=True)) for dZ, A in ((dZ1, X), (dZ2, A1))]",
        ),
        "J is a mean over the examples. Where does 1/m enter?",
    ),
    Mistake(
        "tanh's slope left out",
        Edit(BACK, "dA_from(W2, dZ2)"),
        "You have the slope by A1. What stands between A1 and Z1?",
    ),
    Mistake(
        "slope taken at A1",
        Edit("Z1, tanh_prime)", "A1, tanh_prime)"),
        "Where was tanh evaluated in the forward pass: at A1, or at what went into it?",
    ),
    Mistake(
        "tanh for its slope",
        Edit(BACK, "dA_from(W2, dZ2) * A1"),
        "How does A1 react to Z1: is that tanh itself, or its slope?",
    ),
    Mistake(
        "the sigmoid's slope in the hidden layer",
        Edit(BACK, "dA_from(W2, dZ2) * A1 * (1 - A1)"),
        "Which activation does the hidden layer have? Whose slope is a (1 - a)?",
    ),
    Mistake(
        "square left out of tanh's slope",
        Edit(BACK, "dA_from(W2, dZ2) * (1 - A1)"),
        "tanh is never steeper than 1. Is yours, where A1 is negative?",
    ),
    Mistake(
        "W2 left out",
        Edit(BACK, "dZ2 * tanh_prime(Z1)"),
        "Two hidden neurons act on the output with different weights. Where are these weights in your version?",
    ),
    Mistake(
        "back through W1",
        Edit("W2 = parameters[1][0]", "W2 = parameters[0][0]"),
        "Which weights stand between A1 and Z2?",
    ),
    Mistake(
        "Z1 for A1 in dW2",
        Edit("dW_from(dZ2, A1)", "dW_from(dZ2, Z1)"),
        "What exactly came into layer 2: Z1 or A1?",
    ),
    Mistake(
        "no slopes by the biases",
        Edit(f"[{FIRST}, {SECOND}]", "[(dW_from(dZ1, X), 0 * db_from(dZ1)), (dW_from(dZ2, A1), 0 * db_from(dZ2))]"),
        "Does J not change with b1 and b2?",
    ),
    Mistake(
        "layers in reverse",
        Edit(f"[{FIRST}, {SECOND}]", f"[{SECOND}, {FIRST}]"),
        "Which layer does the first entry of parameters belong to?",
    ),
    Mistake(
        "empties the cache",
        Edit("(X, Z1), (A1, _) = cache", "A1, _ = cache.pop()\n    X, Z1 = cache.pop()"),
        "What is left of the caller's cache after a pop?",
    ),
    Mistake(
        "hidden layer compared with the labels",
        Edit(BACK, "A1 - Y"),
        "Y says what the output should be. Who says what a hidden neuron should be?",
    ),
    Mistake(
        "hidden layer compared with the labels, then tanh's slope",
        Edit(BACK, "(A1 - Y) * tanh_prime(Z1)"),
        "Y says what the output should be. What tells a hidden neuron whether it should rise or fall?",
    ),
    Mistake(
        "slope by A2 goes back",
        Edit("dA_from(W2, dZ2)", "dA_from(W2, -Y / A2 + (1 - Y) / (1 - A2))"),
        "W2 made Z2, not A2. The slope by which of the two goes back through it?",
    ),
    Mistake(
        "tanh's slope at the output",
        Edit("dZ2 = A2 - Y", "dZ2 = (A2 - Y) * tanh_prime(cache[1][1])"),
        "Which activation made A2, and what is left of its slope once it meets that of the loss?",
    ),
    Mistake(
        "scores minus labels",
        Edit("dZ2 = A2 - Y", "dZ2 = cache[1][1] - Y"),
        "A score may be 3, a label is 0 or 1. Which array is comparable with the labels?",
    ),
    Mistake(
        "back through stepped weights",
        Edit("dA_from(W2, dZ2)", "dA_from(W2 - dW_from(dZ2, A1), dZ2)"),
        "All slopes belong to one point. With which W2 was the forward pass made?",
    ),
    Mistake(
        "relu's slope in the hidden layer",
        Edit(BACK, "dA_from(W2, dZ2) * (Z1 > 0)"),
        "Which activation does the hidden layer have? Is it flat for a score of -1?",
    ),
]
