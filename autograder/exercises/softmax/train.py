"""softmax.train"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, falls, value
from autograder.exercises.softmax import batch, one_class_missing
from solutions.softmax import one_hot, train


def few_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a few steps on a batch"""
    return {**batch(rng), "alpha": float(rng.uniform(0.3, 0.6)), "iterations": int(rng.integers(6, 9))}


def other_rate(rng: np.random.Generator) -> dict[str, Any]:
    """another learning rate, another number of steps"""
    return {**batch(rng), "alpha": float(rng.uniform(0.15, 0.2)), "iterations": int(rng.integers(9, 12))}


def one_step(rng: np.random.Generator) -> dict[str, Any]:
    """one step"""
    return {**one_class_missing(rng), "alpha": 0.25, "iterations": 1}


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes, one input"""
    return _small(rng, [0, 0, 1, 0, 1], 0.5, 4)


def too_large_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate so large that the cost rises again"""
    draw = _small(rng, [0, 0, 1, 0], 5.0, 3)
    return {**draw, "X": rng.uniform(0.9, 1.1, size=(1, 4))}


def tiny_steps(rng: np.random.Generator) -> dict[str, Any]:
    """steps so small that the cost hardly changes"""
    return _small(rng, [0, 2, 1, 0, 2, 2], 1e-15, 5)


def large_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """large inputs, a small learning rate"""
    draw = _small(rng, [0, 2, 1, 0, 2, 2], 1e-5, 4)
    return {**draw, "X": 300 * draw["X"]}


def many_steps(rng: np.random.Generator) -> dict[str, Any]:
    """250 steps"""
    return _small(rng, [0, 2, 1, 0, 2, 2], 0.1, 250)


def _small(rng: np.random.Generator, y: list[int], alpha: float, iterations: int) -> dict[str, Any]:
    """One input that rises with the class: the slopes by W do not cancel."""
    X = np.array([y]) - np.mean(y) + rng.uniform(-0.2, 0.2, size=(1, len(y)))
    return {"X": X, "Y": one_hot(np.array(y), max(y) + 1), "alpha": alpha, "iterations": iterations}


exercise = Exercise(
    reference=train,
    scenes=[few_steps, other_rate],
    harder=[one_step, two_classes, too_large_steps, tiny_steps, large_inputs, many_steps],
    checks=[falls("costs").only(few_steps, other_rate), value()],
    hints=[
        "It is the loop of notebook 01. Which of the functions in it have new versions, and which shapes do W and b start with?",
        "Record the cost first. Compute both gradients at the same W and b, and only then move both.",
        "Repeat: probabilities, cost, slopes of the scores, gradients; then each parameter minus alpha times its gradient.",
    ],
    points=3,
    without=["large"],
)


STEP = """dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db"""


AFTER_EACH = """for x, y in zip(X.T[:, :, None], Y.T[:, :, None], strict=True):
            dW, db = gradients(delta(forward(W, b, x), y), x)
            W, b = W - alpha * dW, b - alpha * db"""


mistakes = [
    Mistake(
        "uphill",
        Edit("W - alpha * dW, b - alpha * db", "W + alpha * dW, b + alpha * db"),
        "The gradient points uphill. Which way should a step go?",
    ),
    Mistake(
        "own learning rate",
        Edit("W - alpha * dW, b - alpha * db", "W - 0.1 * dW, b - 0.1 * db"),
        "What changes in your version when alpha changes?",
    ),
    Mistake("bias never moves", Edit("b - alpha * db", "b"), "Which parameters should a step change?"),
    Mistake("weights never move", Edit("W - alpha * dW", "W"), "Which parameters should a step change?"),
    Mistake(
        "one step too few",
        Edit("range(iterations)", "range(iterations - 1)"),
        "How many entries should costs have?",
    ),
    Mistake(
        "one step too many",
        Edit("range(iterations)", "range(iterations + 1)"),
        "How many entries should costs have?",
    ),
    Mistake(
        "cost after the step",
        (
            Edit("costs.append(cross_entropy(A, Y))", "pass"),
            Edit("b - alpha * db", "b - alpha * db\n        costs.append(cross_entropy(forward(W, b, X), Y))"),
        ),
        "At W = 0 and b = 0 all k classes are equally probable. What should costs[0] be then?",
    ),
    Mistake("returns after one step", Edit("\n    return", "\n        return"), "How far is the return indented?"),
    Mistake(
        "starts at one",
        Edit("np.zeros((Y.shape[0], X.shape[0]))", "np.ones((Y.shape[0], X.shape[0]))"),
        "Where should the weights start?",
    ),
    Mistake(
        "one neuron",
        (
            Edit("np.zeros((Y.shape[0], X.shape[0]))", "np.zeros((1, X.shape[0]))"),
            Edit("(Y.shape[0], 1)", "(1, 1)"),
        ),
        "How many scores does an example need? How many rows has W at the start?",
    ),
    Mistake(
        "bias steps on new weights",
        Edit(
            "W, b = W - alpha * dW, b - alpha * db",
            "W = W - alpha * dW\n        b = b - alpha * gradients(delta(forward(W, b, X), Y), X)[1]",
        ),
        "Both gradients belong to the same point. Which W did yours use for db?",
    ),
    Mistake(
        "keeps the last cost only",
        Edit("costs.append(cross_entropy(A, Y))", "costs = [cross_entropy(A, Y)]"),
        "How long should costs be, and how long is yours?",
    ),
    Mistake(
        "decays the rate",
        Edit("W - alpha * dW, b - alpha * db", "W - alpha / len(costs) * dW, b - alpha / len(costs) * db"),
        "Is alpha the same in every step?",
    ),
    Mistake(
        "a step for each example",
        Edit(STEP, AFTER_EACH),
        "J is a mean over all examples. How many steps does one round of your loop take?",
    ),
    Mistake(
        "a step and a cost for each example",
        (
            Edit("costs.append(cross_entropy(A, Y))", "pass"),
            Edit(
                STEP,
                AFTER_EACH.replace("dW, db", "costs.append(cross_entropy(forward(W, b, x), y))\n            dW, db", 1),
            ),
        ),
        "How many entries should costs have? How many examples does each of yours look at?",
    ),
    Mistake(
        "the first gradient in every step",
        (
            Edit("    for _", "    dW, db = gradients(delta(forward(W, b, X), Y), X)\n    for _"),
            Edit("        dW, db = gradients(delta(A, Y), X)\n", ""),
        ),
        "W has moved. Where in your loop do the probabilities and the gradients follow it?",
    ),
    Mistake(
        "probabilities of the start in every step",
        (Edit("    for _", "    A = forward(W, b, X)\n    for _"), Edit("        A = forward(W, b, X)\n", "")),
        "Do your costs change from step to step? Which W and b made the probabilities of the second step?",
    ),
    Mistake(
        "starts again in every step",
        Edit("A = forward(W, b, X)", "W, b = 0 * W, 0 * b\n        A = forward(W, b, X)"),
        "Where should the second step begin: at 0, or where the first one ended?",
    ),
    Mistake(
        "one cost too many",
        Edit("    return W, b, costs", "    return W, b, [*costs, cross_entropy(forward(W, b, X), Y)]"),
        "Each cost is recorded before its step. How many steps are there, and how many costs?",
    ),
    Mistake(
        "sigmoids, not softmax",
        Edit("forward(W, b, X)", "1 / (1 + np.exp(-(W @ X + b)))"),
        "At W = 0 and b = 0 all k classes are equally probable. What should costs[0] be then?",
    ),
]
