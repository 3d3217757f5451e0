"""network.backward"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, Scene, numbers, slope_of, value
from autograder.exercises.network import (
    CROSSED,
    SURE,
    network,
    no_hidden_layer,
    one_example,
    passed,
    relu_softmax,
    square_layers,
    tanh_logistic,
)
from solutions.network import backward, cost, forward


def missed_by(size: float, hidden: str, words: str) -> Scene:
    """Numbers that should be so far from what comes."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        draw = network(rng, [3, 4, 2, 3], 4, hidden, "squared")
        return {**draw, "Y": draw["A_L"] - numbers(rng, 3, 4, size=size)}

    scene.__doc__ = words
    return scene


def sure(head: str) -> Scene:
    """Outputs near 0 and 1."""

    def scene(rng: np.random.Generator) -> dict[str, Any]:
        draw = network(rng, [2, 3, 3], 4, "tanh", head)
        first, (W, _) = draw["parameters"]
        last = 0.3 * W, SURE * np.array([[1.0], [-1.0], [-1.0]])
        return passed(rng, [first, last], draw["X"], draw["Y"], "tanh", head)

    scene.__doc__ = f"outputs close to 0 and to 1, {head}"
    return scene


def at_the_kink(rng: np.random.Generator) -> dict[str, Any]:
    """relu at scores that are exactly 0"""
    draw = network(rng, [2, 3, 2], 4, "relu", "squared")
    (W, b), last = draw["parameters"]
    X = draw["X"] * [0, 0, 1, 1]
    return passed(rng, [(W, 0 * b), last], X, draw["Y"], "relu", "squared")


exercise = Exercise(
    reference=backward,
    scenes=[tanh_logistic, relu_softmax, square_layers, no_hidden_layer, one_example],
    harder=[
        *CROSSED,
        *(sure(head) for head in ("logistic", "softmax", "squared_sigmoid")),
        missed_by(1e3, "relu", "outputs that are about 1000 off"),
        missed_by(1e-9, "tanh", "outputs that are nearly right, all slopes near 0"),
        at_the_kink,
    ],
    checks=[
        slope_of(
            cost,
            by="parameters",
            equals="grads",
            through=lambda parameters, X, Y, hidden, head: (forward(parameters, X, hidden, head)[0], Y, head),
        ),
        value(),
    ],
    follows=["A_L"],
    hints=[
        "At the output, which slope by the scores do you know for each head? For which single head is one more factor left?",
        "In each layer two things happen: dZ gives dW and db, and dZ goes back to the layer before. Which weights and which "
        "scores does the second one need, and where must it stop?",
        "Start with output minus label (times the sigmoid's slope for squared_sigmoid). From the last layer to the first: dW is "
        "dZ times what came in, transposed, over m; db is the mean of dZ; the earlier dZ is the layer's weights, transposed, "
        "times dZ, times the slope at the earlier scores.",
    ],
    points=3,
    without=["large", "small"],
)


START, RECURSION = "dZ, grads = A_L - Y, []", "(parameters[layer][0].T @ dZ)"


SLOPE, PAIR = "g_prime(cache[layer - 1][1])", "(dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m)"


mistakes = [
    Mistake(
        "sign",
        Edit(START, "dZ, grads = Y - A_L, []"),
        "If an output rises above its label, does the loss grow or shrink?",
    ),
    Mistake(
        "slope of squared_sigmoid forgotten",
        Edit('head == "squared_sigmoid"', "False"),
        "For which heads does the slope of the last activation cancel, and for which does it stay?",
    ),
    Mistake(
        "sigmoid's slope counted for the logistic head",
        Edit('head == "squared_sigmoid"', 'head in ("squared_sigmoid", "logistic")'),
        "Write out both factors of the chain rule for the logistic head. What cancels?",
    ),
    Mistake(
        "output's slope counted for every head",
        Edit(
            'if head == "squared_sigmoid":\n        dZ = dZ * sigmoid_prime(cache[-1][1])',
            "dZ = dZ * A_L * (1 - A_L)",
        ),
        "For which heads does the slope of the last activation cancel, and for which does it stay?",
    ),
    Mistake(
        "weights of the wrong layer",
        Edit("parameters[layer][0]", "parameters[layer - 1][0]"),
        "Which weights stand between the activations of a layer and the next scores: its own, or the next layer's?",
    ),
    Mistake(
        "weights not transposed",
        Edit("[0].T @ dZ", "[0] @ dZ"),
        "On the way back, dA of a neuron adds up over the neurons that it feeds. Are they in its row of W or in its column?",
    ),
    Mistake(
        "hidden slope left out",
        Edit(f"{RECURSION} * {SLOPE}", RECURSION),
        "The last layer is right, the others are not. What stands between A and Z of a hidden layer?",
    ),
    Mistake(
        "activation for slope",
        Edit("hidden_activation(hidden)[1]", "hidden_activation(hidden)[0]"),
        "hidden_activation gives two functions. Which one is for the way back?",
    ),
    Mistake(
        "slope at the activation",
        Edit(SLOPE, "g_prime(cache[layer][0])"),
        "Where was g evaluated in the forward pass: at the activations, or at what went into it?",
    ),
    Mistake(
        "hidden ignored",
        Edit("hidden_activation(hidden)", 'hidden_activation("sigmoid")'),
        "What does your answer do when only hidden changes?",
    ),
    Mistake(
        "not averaged",
        Edit("Y.shape[1]", "1"),
        "J is a mean over the examples. Where does 1/m enter?",
    ),
    Mistake(
        "1/m again in each layer",
        Edit(f"{RECURSION} * {SLOPE}", f"{RECURSION} * {SLOPE} / m"),
        "The last layer is right, the one before it m times too small. How often has 1/m entered by then?",
    ),
    Mistake(
        "1/m at the start and at the end",
        Edit(START, "dZ, grads = (A_L - Y) / m, []"),
        "dZ belongs to single examples. How often does 1/m enter in your version?",
    ),
    Mistake(
        "divided by the outputs",
        Edit("Y.shape[1]", "Y.shape[0]"),
        "Examples are columns. Which axis of Y counts them?",
    ),
    Mistake(
        "last layer first",
        Edit("grads.insert(0, ", "grads.append("),
        "You go backwards. Which layer does the first entry of grads belong to?",
    ),
    Mistake(
        "first layer left out",
        Edit("reversed(range(len(parameters)))", "reversed(range(1, len(parameters)))"),
        "How far back does your loop go, and which layer does it never reach?",
    ),
    Mistake(
        "scores for what came in",
        Edit(PAIR, PAIR.replace("A_prev", "(cache[layer - 1][1] if layer > 0 else A_prev)")),
        "What exactly came into the layer: the scores of the layer before, or its activations?",
    ),
    Mistake(
        "biases left out",
        Edit("return grads", "return [(dW, 0 * db) for dW, db in grads]"),
        "Does J not change with the biases?",
    ),
    Mistake(
        "writes into A_L",
        Edit(START, "dZ, grads = A_L, []\n    dZ -= Y"),
        "Whose array does -= change? What is left of the outputs after your call?",
    ),
    Mistake(
        "hidden slope in the last layer too",
        Edit(START, "dZ, grads = (A_L - Y) * g_prime(cache[-1][1]), []"),
        "Which activation made the outputs from the last scores: the hidden one or the head's?",
    ),
    Mistake(
        "back through stepped weights",
        Edit("parameters[layer][0].T", "(parameters[layer][0] - grads[0][0]).T"),
        "All slopes belong to one point. With which weights was the forward pass made?",
    ),
    Mistake(
        "hidden layers compared with the labels",
        Edit(f"{RECURSION} * {SLOPE}", "cache[layer][0] - Y"),
        "Y says what the outputs should be. What tells a hidden neuron whether it should rise or fall?",
    ),
    Mistake(
        "slope by A goes back, not by Z",
        Edit(
            f"dZ = {RECURSION} * {SLOPE}",
            f"dA = {RECURSION.replace('dZ', '(dA if grads[1:] else dZ)')}\n            dZ = dA * {SLOPE}",
        ),
        "The last two layers are right, the others are not. What stands between the A and the Z of each layer on the way?",
    ),
    Mistake(
        "raw error goes back, each layer's slope stays behind",
        (
            Edit(START, "error, grads = A_L - Y, []\n    dZ = error"),
            Edit(
                f"dZ = {RECURSION} * {SLOPE}",
                f"error = parameters[layer][0].T @ error\n            dZ = error * {SLOPE}",
            ),
        ),
        "The slope of each activation is multiplied in, and then left behind. What goes back through the weights: the error "
        "before that slope or after it?",
    ),
    Mistake(
        "slope by the outputs, not by their scores",
        Edit(
            START,
            f"{START}\n    if 'squared' not in head:\n        dZ = -Y / A_L + (head == 'logistic') * (1 - Y) / (1 - A_L)",
        ),
        "That is how the loss reacts to A_L. How does A_L react to the last scores?",
    ),
    Mistake(
        "softmax's right class only",
        Edit(START, f"{START}\n    if head == 'softmax':\n        dZ = dZ * Y"),
        "If the score of a wrong class grows, what happens to the probability of the right one?",
    ),
    Mistake(
        "slope of the output for all heads but squared",
        Edit(
            '== "squared_sigmoid":\n        dZ = dZ * sigmoid_prime(cache[-1][1])',
            '!= "squared":\n        dZ = dZ * A_L * (1 - A_L)',
        ),
        "For which heads does the slope of the last activation cancel, and for which does it stay?",
    ),
    Mistake(
        "hidden slope for squared_sigmoid",
        Edit("sigmoid_prime(cache", "g_prime(cache"),
        "squared_sigmoid has an activation of its own. What changes in the last layer when only hidden changes?",
    ),
]
