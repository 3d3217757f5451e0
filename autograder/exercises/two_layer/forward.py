"""two_layer.forward"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, value
from autograder.exercises.two_layer import network, one_example, one_hidden_neuron, redrawn, run, square_network
from solutions.two_layer import forward


def far_out(rng: np.random.Generator) -> dict[str, Any]:
    """large scores in both layers"""

    def draw() -> dict[str, Any]:
        W2 = 100 * rng.permutation([[1.0, 2.0, 4.0]], axis=1)  # no sum of ±1, ±2, ±4 is near 0
        X = numbers(rng, 2, 2)
        layers = [(300 * numbers(rng, 3, 2), numbers(rng, 3, 1)), (W2, numbers(rng, 1, 1))]
        return run(layers, np.hstack([X, -X]), np.array([[0, 1, 1, 0]]))

    return redrawn(
        draw, lambda drawn: np.abs(drawn["cache"][0][1]).min() > 30 and np.abs(drawn["cache"][0][1]).max() < 700
    )


def near_zero(rng: np.random.Generator) -> dict[str, Any]:
    """scores near 0"""
    drawn = network(rng)
    return run([(1e-5 * W, 1e-5 * b) for W, b in drawn["parameters"]], drawn["X"], drawn["Y"])


exercise = Exercise(
    reference=forward,
    scenes=[network, one_example],
    harder=[one_hidden_neuron, square_network, far_out, near_zero],
    checks=[value()],
    hints=[
        "Each layer does two things in turn: an affine map, then an activation. What comes into layer 2?",
        "Give every array in between a name of its own. For each layer, which came in, and which were its scores?",
        "The scores of layer 1 are its weights times the inputs plus its bias, and tanh of them goes into layer 2. The "
        "probabilities are the sigmoid of layer 2's scores. The cache holds, for each layer, what came in and the scores.",
    ],
    points=2,
    without=["large", "small"],
)


RESULT = "[(X, Z1), (A1, Z2)]"


mistakes = [
    Mistake("first bias left out", Edit("X + b1", "X"), "What does A2 do when only b1 changes?"),
    Mistake("second bias left out", Edit("A1 + b2", "A1"), "What does A2 do when only b2 changes?"),
    Mistake(
        "no tanh",
        Edit("np.tanh(Z1)", "Z1"),
        "Without a bend between them, could one layer do what your two layers do?",
    ),
    Mistake(
        "sigmoid in the hidden layer",
        Edit("np.tanh(Z1)", "sigmoid(Z1)"),
        "Can a hidden activation be negative in this network? Can yours?",
    ),
    Mistake(
        "relu in the hidden layer",
        Edit("np.tanh(Z1)", "relu(Z1)"),
        "Which activation does the hidden layer of this network have?",
    ),
    Mistake(
        "tanh at the output",
        Edit("sigmoid(Z2)", "np.tanh(Z2)"),
        "Between which two values should a probability lie?",
    ),
    Mistake("no sigmoid", Edit("sigmoid(Z2)", "Z2"), "Is Z2 a probability?"),
    Mistake(
        "sigmoid twice",
        Edit("sigmoid(Z2)", "sigmoid(sigmoid(Z2))"),
        "Which probabilities can sigmoid(sigmoid(z)) reach?",
    ),
    Mistake(
        "tanh of the inputs",
        Edit("W1 @ X", "W1 @ np.tanh(X)"),
        "What comes first in a layer: the affine map or the activation?",
    ),
    Mistake(
        "A1 for Z1 in the cache",
        Edit(RESULT, "[(X, A1), (A1, Z2)]"),
        "The slope of tanh is taken at the scores. Is the second entry of your first pair still what it was before tanh?",
    ),
    Mistake(
        "A2 for Z2 in the cache",
        Edit(RESULT, "[(X, Z1), (A1, sigmoid(Z2))]"),
        "Which of the two does the docstring's table ask for: the scores, or what the sigmoid makes of them?",
    ),
    Mistake(
        "Z1 for A1 in the cache",
        Edit(RESULT, "[(X, Z1), (Z1, Z2)]"),
        "What exactly is multiplied by W2: Z1 or A1?",
    ),
    Mistake(
        "what goes out of a layer, not what comes in",
        Edit(RESULT, "[(A1, Z1), (sigmoid(Z2), Z2)]"),
        "Which array came into layer 1? dW1 will need it: where is it in your cache?",
    ),
    Mistake(
        "scores first in each pair",
        Edit(RESULT, "[(Z1, X), (Z2, A1)]"),
        "In which order does the docstring's table name the two arrays of a pair?",
    ),
    Mistake(
        "last layer first",
        Edit(RESULT, "[(A1, Z2), (X, Z1)]"),
        "Which layer does the first pair of the cache belong to?",
    ),
    Mistake(
        "layers exchanged",
        Edit("(W1, b1), (W2, b2)", "(W2, b2), (W1, b1)"),
        "Which layer does the first entry of parameters belong to?",
    ),
    Mistake(
        "softmax over the examples",
        Edit("return sigmoid(Z2),", "return np.exp(Z2) / np.sum(np.exp(Z2)),"),
        "Does one example become less probable because another one becomes more so?",
    ),
    Mistake(
        "biases after the activations",
        (
            Edit("X + b1", "X"),
            Edit("np.tanh(Z1)", "np.tanh(Z1) + b1"),
            Edit("A1 + b2", "A1"),
            Edit("sigmoid(Z2)", "sigmoid(Z2) + b2"),
        ),
        "Does a bias move the score, or what the activation makes of it?",
    ),
    Mistake(
        "scores without their biases in the cache",
        Edit(RESULT, "[(X, Z1 - b1), (A1, Z2 - b2)]"),
        "At which number was tanh taken? Is it the same one that your cache calls the score?",
    ),
    Mistake(
        "weights and biases in the cache too",
        Edit(RESULT, "[((X, W1, b1), Z1), ((A1, W2, b2), Z2)]"),
        "Which two arrays does a pair of the cache have in the docstring's table? Who hands the weights to backward?",
    ),
    Mistake(
        "a flat list for a cache",
        Edit(RESULT, "[X, Z1, A1, Z2]"),
        "The docstring says list of pairs. What is one entry of your list?",
    ),
]
