"""logistic.train"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, Scene, falls, numbers, value
from autograder.exercises.logistic import classifier, one_example
from solutions.logistic import train


def few_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a few steps on a batch"""
    return _moved(rng, classifier, float(rng.uniform(0.3, 0.6)), int(rng.integers(9, 13)))


def other_rate(rng: np.random.Generator) -> dict[str, Any]:
    """another learning rate, another number of steps"""
    return _moved(rng, classifier, float(rng.uniform(0.05, 0.1)), int(rng.integers(14, 18)))


def one_step(rng: np.random.Generator) -> dict[str, Any]:
    """a single step"""
    return _moved(rng, classifier, 0.5, 1)


def single_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _moved(rng, one_example, 0.5, 4)


def tiny_rate(rng: np.random.Generator) -> dict[str, Any]:
    """so small a learning rate that the cost hardly changes"""
    return _moved(rng, classifier, 1e-10, 5)


def large_rate(rng: np.random.Generator) -> dict[str, Any]:
    """so large a learning rate that the cost also rises"""
    Y = rng.permutation([0.0, 0, 1, 1, 1, 1, 1, 1])[None, :]
    return {"X": numbers(rng, 3, 8, size=0.1), "Y": Y, "alpha": 12, "iterations": 5}


def many_steps(rng: np.random.Generator) -> dict[str, Any]:
    """600 steps"""
    return _moved(rng, classifier, 0.03, 600)


def many_examples(rng: np.random.Generator) -> dict[str, Any]:
    """600 examples"""
    Y = (rng.random((1, 600)) < 0.3).astype(float)
    return {"X": numbers(rng, 2, 600) + Y, "Y": Y, "alpha": 0.5, "iterations": 2}


def easily_told(rng: np.random.Generator) -> dict[str, Any]:
    """one input that tells the classes apart, so that the cost goes towards 0"""
    Y = rng.permutation([0.0, 0, 1, 1, 1, 1, 1])[None, :]
    return {"X": (2 * Y - 1) * rng.uniform(1, 2, Y.shape), "Y": Y, "alpha": 4, "iterations": 100}


def _moved(rng: np.random.Generator, scene: Scene, alpha: float, iterations: int) -> dict[str, Any]:
    """The scene drawn until W and b end away from 0: of steps that cancel, rounding would be all that is left."""
    while True:
        draw = {**scene(rng), "alpha": alpha, "iterations": iterations}
        W, b, _ = train(draw["X"], draw["Y"], alpha, iterations)
        if min(np.abs(W).max() / np.abs(draw["X"]).max(), abs(b.item())) > 0.05 * alpha:
            return draw


exercise = Exercise(
    reference=train,
    scenes=[few_steps, other_rate],
    harder=[one_step, single_example, tiny_rate, large_rate, many_steps, many_examples, easily_told],
    checks=[falls("costs").only(few_steps, other_rate), value().loosely(1e-3, large_rate, many_steps, easily_told)],
    hints=[
        "Four of your functions, in the order in which the notebook built them, make one step. Which four?",
        "Record the cost first. Compute both gradients at the same W and b, and only then move both.",
        "Repeat: probabilities, cost, slopes of the scores, gradients; then each parameter minus alpha times its gradient.",
    ],
    points=3,
    without=["large"],
)


MOVE = "W, b = W - alpha * dW, b - alpha * db"


STEP = f"dW, db = gradients(delta(A, Y), X)\n        {MOVE}"


STEP_OF_ONE = f"dW, db = gradients(delta(forward(W, b, x), y), x)\n            {MOVE}"


COST_OF_ONE = "costs.append(cost(forward(W, b, x), y))"


FOR_EACH = "for x, y in zip(X.T[:, :, None], Y.T[:, :, None]):\n            "


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
            Edit("costs.append(cost(A, Y))", "pass"),
            Edit("b - alpha * db", "b - alpha * db\n        costs.append(cost(forward(W, b, X), Y))"),
        ),
        "At W = 0 and b = 0 every probability is one half. What should costs[0] be then?",
    ),
    Mistake("returns after one step", Edit("\n    return", "\n        return"), "How far is the return indented?"),
    Mistake(
        "starts at one",
        Edit("np.zeros((1, X.shape[0]))", "np.ones((1, X.shape[0]))"),
        "Where should the weights start?",
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
        Edit("costs.append(cost(A, Y))", "costs = [cost(A, Y)]"),
        "How long should costs be, and how long is yours?",
    ),
    Mistake(
        "decays the rate",
        Edit("W - alpha * dW, b - alpha * db", "W - alpha / len(costs) * dW, b - alpha / len(costs) * db"),
        "Is alpha the same in every step?",
    ),
    Mistake(
        "a step for each example",
        Edit(STEP, FOR_EACH + STEP_OF_ONE),
        "The step belongs to J, the mean over the batch. How many steps does one iteration of yours take?",
    ),
    Mistake(
        "a step and a cost for each example",
        (
            Edit("A = forward(W, b, X)", "pass"),
            Edit("costs.append(cost(A, Y))", "pass"),
            Edit(STEP, f"{FOR_EACH}{COST_OF_ONE}\n            {STEP_OF_ONE}"),
        ),
        "How many entries should costs have, and how many steps should one iteration take?",
    ),
    Mistake(
        "the last example's gradients",
        Edit("delta(A, Y), X)", "delta(A, Y)[:, -1:], X[:, -1:])"),
        "Your loop over the examples writes dW again and again. Which one is left for the step?",
    ),
    Mistake(
        "same gradients in every step",
        Edit("dW, db = gradients", "if len(costs) == 1:\n            dW, db = gradients"),
        "W has moved. Is the slope where you stand now what it was at the start?",
    ),
    Mistake(
        "probabilities of the start in every step",
        Edit("forward(W, b, X)", "forward(0 * W, 0 * b, X)"),
        "W and b have moved. Which of your lines look at them again?",
    ),
    Mistake(
        "starts again in every step",
        Edit("A = forward", "W, b = 0 * W, 0 * b\n        A = forward"),
        "From where does the second step start: from zero, or from where the first one ended?",
    ),
    Mistake(
        "linear regression's error",
        Edit("delta(A, Y)", "W @ X + b - Y"),
        "What is compared with the label: the score or the probability?",
    ),
    Mistake(
        "the last cost as well",
        Edit("return W, b, costs", "return W, b, [*costs, cost(forward(W, b, X), Y)]"),
        "How many entries should costs have?",
    ),
]
