"""network.forward"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, value
from autograder.exercises.network import (
    CROSSED,
    network,
    no_hidden_layer,
    one_example,
    passed,
    relu_softmax,
    square_layers,
    tanh_logistic,
)
from solutions.network import forward


def equal_weights(rng: np.random.Generator) -> dict[str, Any]:
    """the same weights and biases in every layer"""
    draw = network(rng, [3, 3], 4, "tanh", "logistic")
    return {**draw, "parameters": 3 * draw["parameters"]}


def large_scores(rng: np.random.Generator) -> dict[str, Any]:
    """activations and scores near 1000 and near -1000, softmax"""
    X, small = np.array([[1e3, -1e3, 3.0, 500.0]]), 1e-3
    first = np.array([[1.0], [-1.0], [0.5]]), numbers(rng, 3, 1)
    last = np.array([[1.0, -1.0, 0.0]]) + small * numbers(rng, 3, 3), numbers(rng, 3, 1)
    return passed(rng, [first, last], X, np.eye(3)[:, [0, 1, 2, 0]], "relu", "softmax")


exercise = Exercise(
    reference=forward,
    scenes=[tanh_logistic, relu_softmax, square_layers, no_hidden_layer, one_example],
    harder=[*CROSSED, equal_weights, large_scores],
    checks=[value()],
    hints=[
        "What does one layer do with a matrix of examples, and what does the way back need of it later?",
        "Carry one matrix from layer to layer. In which layer does another activation come, and how do you notice that layer?",
        "Scores are the weights times what came in, plus the bias; keep what came in and the scores; what goes on is "
        "the hidden activation of the scores, and in the last layer the head's.",
    ],
    points=2,
)


LAST = "output_activation(head)(Z)"


NEXT = f"A = g(Z) if layer < len(parameters) else {LAST}"


mistakes = [
    Mistake("bias left out", Edit("W @ A + b", "W @ A"), "What do the scores do when only the biases change?"),
    Mistake(
        "no hidden activation",
        Edit("g(Z) if", "Z if"),
        "Two layers without an activation between them: could one layer do the same?",
    ),
    Mistake(
        "head in every layer",
        Edit(NEXT, f"A = {LAST}"),
        "Which of the two names, hidden or head, is meant for the first layer?",
    ),
    Mistake(
        "hidden activation in the last layer",
        Edit(NEXT, "A = g(Z)"),
        "Which of the two names, hidden or head, is meant for the last layer?",
    ),
    Mistake(
        "two activations in the last layer",
        Edit(LAST, "output_activation(head)(g(Z))"),
        "How many activations does the last score pass through?",
    ),
    Mistake("scores for outputs", Edit("return A,", "return Z,"), "What does the head do to the last Z?"),
    Mistake(
        "activation before the weights",
        Edit("W @ A + b", "W @ g(A) + b"),
        "What comes first in a layer: the affine map or the activation?",
    ),
    Mistake(
        "hidden ignored",
        Edit("hidden_activation(hidden)", 'hidden_activation("sigmoid")'),
        "What does your answer do when only hidden changes?",
    ),
    Mistake(
        "slope for activation",
        Edit("hidden_activation(hidden)[0]", "hidden_activation(hidden)[1]"),
        "hidden_activation gives two functions. Which one is for the way forward?",
    ),
    Mistake(
        "weights transposed",
        Edit("W @ A + b", "W.T @ A + b"),
        "W is (n_l, n_prev) and A is (n_prev, m). Which product has the shape (n_l, m)?",
    ),
    Mistake(
        "cache holds what goes out",
        (Edit("cache.append((A, Z))\n", "\n"), Edit(LAST, f"{LAST}\n        cache.append((A, Z))")),
        "The first entry of each pair came into the layer. What is it for the first layer?",
    ),
    Mistake(
        "cache holds activations for scores",
        Edit(
            f"cache.append((A, Z))\n        {NEXT}",
            f"A_prev = A\n        {NEXT}\n        cache.append((A_prev, A))",
        ),
        "Is the second entry of each pair from before the activation, or from after it?",
    ),
    Mistake("pairs swapped", Edit("(A, Z)", "(Z, A)"), "In which order does the docstring name the entries of a pair?"),
    Mistake(
        "first layer not kept",
        Edit("return A, cache", "return A, cache[1:]"),
        "How many layers are there, and how many entries has your cache?",
    ),
    Mistake(
        "head applied twice",
        Edit("return A,", "return output_activation(head)(A),"),
        "Your loop has activated the last scores already. What does the return line do with them?",
    ),
    Mistake(
        "sigmoid for every head",
        Edit(LAST, "1 / (1 + np.exp(-Z))"),
        "What does your answer do when only head changes?",
    ),
    Mistake(
        "softmax as independent sigmoids",
        Edit(LAST, '(Z if head == "squared" else 1 / (1 + np.exp(-Z)))'),
        "What do the probabilities of the classes add up to in one column of yours?",
    ),
    Mistake(
        "no sigmoid for squared_sigmoid",
        Edit(LAST, 'output_activation("squared" if "squared" in head else head)(Z)'),
        "Two heads have the squared loss. Which of them lets the scores out as they are?",
    ),
    Mistake(
        "weights and biases in the cache too",
        Edit("(A, Z)", "((A, W, b), Z)"),
        "Which two arrays does a pair of the cache have in the docstring's table? Who hands the weights to backward?",
    ),
    Mistake(
        "scores for what came in",
        Edit("(A, Z)", "(cache[-1][1] if cache else X, Z)"),
        "What exactly is multiplied by the next weights: the scores of the layer before, or its activations?",
    ),
    Mistake(
        "biases after the activations",
        (Edit("W @ A + b", "W @ A"), Edit(NEXT, f"A = (g(Z) if layer < len(parameters) else {LAST}) + b")),
        "Does a bias move the score, or what the activation makes of it?",
    ),
]
