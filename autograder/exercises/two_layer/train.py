"""two_layer.train"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, falls, numbers, value
from autograder.exercises.two_layer import large_inputs, largest, network, redrawn, run
from solutions.two_layer import backward, cost, forward, train

SURE = 10  # a score whose probability is not 1 in float32 either


def few_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a few steps on a batch"""
    return _steps(rng, lambda: rng.uniform(0.4, 0.6), lambda: rng.integers(4, 6))


def other_rate(rng: np.random.Generator) -> dict[str, Any]:
    """another learning rate, another number of steps"""
    return _steps(rng, lambda: rng.uniform(0.15, 0.2), lambda: rng.integers(2, 4))


def tiny_steps(rng: np.random.Generator) -> dict[str, Any]:
    """100 steps with a very small learning rate"""
    return _steps(rng, lambda: 1e-7, lambda: 100)


def many_steps(rng: np.random.Generator) -> dict[str, Any]:
    """hundreds of steps"""
    return _steps(rng, lambda: rng.uniform(0.05, 0.1), lambda: rng.integers(210, 250))


def too_large_a_rate(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate so large that the cost rises on the way"""

    def good(drawn: dict[str, Any]) -> bool:
        costs, scores = _on_the_way(**drawn)
        return scores < SURE and max(np.diff(costs[:-1])) > 0.01 and costs[-1] > min(costs[1:]) + 0.01

    return redrawn(lambda: _steps(rng, lambda: rng.uniform(4, 8), lambda: 5), good)


def nearly_done(rng: np.random.Generator) -> dict[str, Any]:
    """a start that is right about every example already"""

    def draw() -> dict[str, Any]:
        hidden, output = (numbers(rng, 3, 2), numbers(rng, 3, 1)), (8 * numbers(rng, 1, 3), numbers(rng, 1, 1))
        drawn = run([hidden, output], numbers(rng, 2, 4), np.zeros((1, 4)))
        return {**drawn, "Y": np.round(drawn["A2"]), "alpha": float(rng.uniform(0.4, 0.6)), "iterations": 4}

    def good(drawn: dict[str, Any]) -> bool:
        costs, scores = _on_the_way(**drawn)
        return 0.005 < costs[0] < 0.05 and scores < SURE and _stays_large(drawn)

    return redrawn(draw, good)


def from_zeros(rng: np.random.Generator) -> dict[str, Any]:
    """a start from zeros"""
    drawn = few_steps(rng)
    return {**drawn, "parameters": [(0 * W, 0 * b) for W, b in drawn["parameters"]]}


def steep(rng: np.random.Generator) -> dict[str, Any]:
    """large inputs, on which the cost is steep"""
    return {**large_inputs(rng), "alpha": 1e-6, "iterations": 3}


def _steps(rng: np.random.Generator, alpha: Callable[[], float], iterations: Callable[[], int]) -> dict[str, Any]:
    def draw() -> dict[str, Any]:
        return {**network(rng), "alpha": float(alpha()), "iterations": int(iterations())}

    return redrawn(draw, _stays_large)


def _asked(drawn: dict[str, Any]) -> list[Any]:
    return [drawn[name] for name in ("parameters", "X", "Y", "alpha", "iterations")]


def _stays_large(drawn: dict[str, Any]) -> bool:
    """Does no array end near 0, where only float32's rounding errors would be left of it?"""
    with np.errstate(all="ignore"):  # the cost of a probability that is rounded to 1
        return largest(train(*_asked(drawn))[0]) > 0.05


def _on_the_way(parameters: Any, X: Any, Y: Any, alpha: float, iterations: int, **_: Any) -> tuple[list[float], float]:
    """The costs at the start and after every step, and the largest score of the output."""
    with np.errstate(all="ignore"):
        steps = [train(parameters, X, Y, alpha, done)[0] for done in range(iterations + 1)]
        runs = [forward(step, X) for step in steps]
        return [cost(A2, Y) for A2, _ in runs], max(np.abs(cache[1][1]).max() for _, cache in runs)


exercise = Exercise(
    reference=train,
    scenes=[few_steps, other_rate],
    harder=[from_zeros, too_large_a_rate, tiny_steps, many_steps, steep, nearly_done],
    checks=[
        falls("costs").only(few_steps, other_rate),
        value().loosely(1e-4, too_large_a_rate, many_steps),  # rounding errors grow there
    ],
    hints=[
        "Three functions, in this order, make everything that one step needs. Which three?",
        "Record the cost first. Compute the gradients of both layers at the same parameters, and only then make a new list of "
        "parameters. Leave the old one as it is.",
        "Repeat: forward, cost, backward; then each weight and each bias minus alpha times its own gradient.",
    ],
    points=3,
    without=["large", "small"],
)


def layer_2_first(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    costs = []
    for _ in range(iterations):
        A2, cache = forward([(W1, b1), (W2, b2)], X)
        costs.append(cost(A2, Y))
        dW2, db2 = backward([(W1, b1), (W2, b2)], cache, A2, Y)[1]
        W2, b2 = W2 - alpha * dW2, b2 - alpha * db2
        dW1, db1 = backward([(W1, b1), (W2, b2)], cache, A2, Y)[0]
        W1, b1 = W1 - alpha * dW1, b1 - alpha * db1
    return [(W1, b1), (W2, b2)], costs


def forward_once(parameters, X, Y, alpha, iterations):
    A2, cache = forward(parameters, X)
    costs = []
    for _ in range(iterations):
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]
    return parameters, costs


def moves_the_start(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        for layer, (dW, db) in enumerate(backward(parameters, cache, A2, Y)):
            W, b = parameters[layer]
            parameters[layer] = (W - alpha * dW, b - alpha * db)
    return parameters, costs


def steps_for_each_example(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        costs.append(cost(forward(parameters, X)[0], Y))
        for i in range(X.shape[1]):
            A2, cache = forward(parameters, X[:, i : i + 1])
            grads = backward(parameters, cache, A2, Y[:, i : i + 1])
            parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]
    return parameters, costs


STEP, SLOPES = "(W - alpha * dW, b - alpha * db)", "backward(parameters, cache, A2, Y)"


mistakes = [
    Mistake(
        "uphill",
        Edit(STEP, "(W + alpha * dW, b + alpha * db)"),
        "The gradient points uphill. Which way should a step go?",
    ),
    Mistake(
        "own learning rate",
        Edit(STEP, "(W - 0.1 * dW, b - 0.1 * db)"),
        "What changes in your version when alpha changes?",
    ),
    Mistake("biases never move", Edit("b - alpha * db", "b"), "Which parameters should a step change?"),
    Mistake("weights never move", Edit("W - alpha * dW", "W"), "Which parameters should a step change?"),
    Mistake(
        "first layer never moves",
        Edit(SLOPES, f"{SLOPES}\n        grads[0] = (0 * grads[0][0], 0 * grads[0][1])"),
        "Which layers should a step change?",
    ),
    Mistake(
        "nothing moves",
        Edit("        parameters = [", "        stepped = ["),
        "What does the next forward pass use: the old parameters or the new ones?",
    ),
    Mistake(
        "starts at zero",
        Edit("costs = []", "costs = []\n    parameters = [(0 * W, 0 * b) for W, b in parameters]"),
        "Which start was handed in? And how would two hidden neurons ever differ if both start at zero?",
    ),
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
            Edit("costs.append(cost(A2, Y))", "pass"),
            Edit("strict=True)]", "strict=True)]\n        costs.append(cost(forward(parameters, X)[0], Y))"),
        ),
        "What does the start itself cost, before any step? Where is that number in your list?",
    ),
    Mistake("returns after one step", Edit("\n    return", "\n        return"), "How far is the return indented?"),
    Mistake(
        "keeps the last cost only",
        Edit("costs.append(cost(A2, Y))", "costs = [cost(A2, Y)]"),
        "How long should costs be, and how long is yours?",
    ),
    Mistake(
        "forward pass only once",
        forward_once,
        "After the first step, which parameters do A2 and the cache belong to?",
    ),
    Mistake(
        "layer 2 moves first",
        layer_2_first,
        "All gradients belong to the same point. Which W2 did the slopes of layer 1 go back through?",
    ),
    Mistake(
        "tanh's slope left out",
        Edit(SLOPES, "backward(parameters, [(X, 0 * cache[0][1]), cache[1]], A2, Y)"),
        "On the way back, what stands between A1 and Z1?",
    ),
    Mistake(
        "1/m again in layer 1",
        Edit(SLOPES, f"{SLOPES}\n        grads[0] = (grads[0][0] / X.shape[1], grads[0][1] / X.shape[1])"),
        "How often has 1/m entered before the slopes of layer 1 are done?",
    ),
    Mistake(
        "the sigmoid's slope counted twice",
        Edit(SLOPES, "backward(parameters, cache, (A2 - Y) * A2 * (1 - A2), np.zeros_like(Y))"),
        "Write out both factors of the chain rule at the output. What cancels?",
    ),
    Mistake(
        "decays the rate",
        Edit(STEP, "(W - alpha / len(costs) * dW, b - alpha / len(costs) * db)"),
        "Is alpha the same in every step?",
    ),
    Mistake(
        "moves the caller's start",
        moves_the_start,
        "Can the caller still train from the same start a second time? Which line writes into what was handed in?",
    ),
    Mistake(
        "one example at a time",
        steps_for_each_example,
        "How many steps does one iteration make in your version? J is a mean over which examples?",
    ),
    Mistake(
        "slopes computed only once",
        Edit(SLOPES, f"{SLOPES} if len(costs) == 1 else grads"),
        "After the first step, is the ground still as steep as it was at the start?",
    ),
    Mistake(
        "cache of the start",
        Edit(
            "A2, cache = forward(parameters, X)",
            "A2, cache = forward(parameters, X)[0], cache if costs else forward(parameters, X)[1]",
        ),
        "A2 is new in each step. To which parameters do the activations belong that backward uses with it?",
    ),
    Mistake(
        "slopes pile up",
        Edit(
            f"grads = {SLOPES}",
            f"new = {SLOPES}\n        "
            "grads = [(dW + a, db + c) for (dW, db), (a, c) in zip(new, grads)] if len(costs) > 1 else new",
        ),
        "Which slopes does the second step follow: those at its own place, or those of the first one too?",
    ),
    Mistake(
        "costs added up",
        Edit("cost(A2, Y)", "cost(A2, Y) + (costs[-1] if costs else 0)"),
        "Can your list ever fall, even if J does? What does each of its entries stand for?",
    ),
]
