"""training.sgd"""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, falls, numbers, sizes, value
from autograder.exercises.network import generator, targets
from solutions.network import backward, cost, forward, update
from solutions.training import l2_cost, l2_gradients, minibatches, sgd


def one_batch(rng: np.random.Generator) -> dict[str, Any]:
    """all examples in one batch"""
    n_0, n_1, n_2, k = sizes(rng, 4, high=5)
    m = int(rng.integers(6, 8))
    X, Y = numbers(rng, n_0, m), targets(rng, np.zeros((k, m)), "softmax")
    return _training(rng, [n_0, n_1, n_2, k], X, Y, epochs=3, batch_size=m + 2, lam=float(rng.uniform(1, 2)))


def copies(rng: np.random.Generator) -> dict[str, Any]:
    """one example eight times, so the order does not matter; two batches of three and one of two"""
    n_0, n_1, k = sizes(rng, 3, high=5)
    X, Y = numbers(rng, n_0, 1), targets(rng, np.zeros((k, 1)), "softmax")
    draw = _training(rng, [n_0, n_1, k], X, Y, epochs=2, batch_size=3, lam=float(rng.uniform(1, 2)))
    return {**draw, "X": np.repeat(X, 8, axis=1), "Y": np.repeat(Y, 8, axis=1)}


def no_steps(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate of 0, and batches that differ"""
    n_0, k = sizes(rng, 2, high=5)
    X, Y = numbers(rng, n_0, 7), targets(rng, np.zeros((k, 7)), "softmax")
    return {**_training(rng, [n_0, k], X, Y, epochs=4, batch_size=3, lam=float(rng.uniform(1, 2))), "alpha": 0.0}


def sorted_by_class(rng: np.random.Generator) -> dict[str, Any]:
    """three clouds of examples, one class after the other; three batches"""
    angles = rng.uniform(0, 2 * np.pi) + 2 * np.pi / 3 * np.arange(3)
    X = np.repeat(2 * np.array([np.cos(angles), np.sin(angles)]), 6, axis=1) + rng.normal(size=(2, 18), scale=0.2)
    Y = np.repeat(np.eye(3), 6, axis=1)
    draw = _training(rng, [2, 9, 3], X, Y, epochs=6, batch_size=6, lam=0.1)
    W, b = draw["parameters"][-1]
    draw["parameters"][-1] = (W / 10, b / 10)  # it starts with no opinion, so every start costs about log 3
    return draw


def _training(
    rng: np.random.Generator, layer_sizes: list[int], X: Array, Y: Array, epochs: int, batch_size: int, lam: float
) -> dict[str, Any]:
    parameters = [(numbers(rng, n, n_prev), numbers(rng, n, 1)) for n_prev, n in pairwise(layer_sizes)]
    steps = {"alpha": float(rng.uniform(0.3, 0.4)), "epochs": epochs, "batch_size": batch_size, "lam": lam}
    return {"parameters": parameters, "X": X, "Y": Y, **steps, "rng": generator(rng)}


exercise = Exercise(
    reference=sgd,
    scenes=[one_batch, copies, no_steps, sorted_by_class],
    checks=[falls("costs", to=0.5).only(sorted_by_class), value().only(one_batch, copies, no_steps)],
    hints=[
        "Two loops, one inside the other: what does the outer one count, and what does the inner one walk through?",
        "Before the batches of an epoch, what is recorded, and of which examples? For each batch, which four functions, in which "
        "order, make one step?",
        "For each epoch: record the cost of all examples plus the penalty; then for each batch, in a new order: forward, backward, "
        "the penalty's part added with the m of the whole set, and one step.",
    ],
    points=3,
)


def shuffled_apart(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        X_mixed, Y_mixed = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
        for i in range(0, m, batch_size):
            X_b, Y_b = X_mixed[:, i : i + batch_size], Y_mixed[:, i : i + batch_size]
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


def moves_the_start(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            parameters[:] = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


BATCHES = "minibatches(X, Y, batch_size, rng)"


EPOCH = f"for X_b, Y_b in {BATCHES}:"


COST = 'cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m)'


RECORD = f"costs.append({COST})\n"


SEEN = 'seen.append(cost(A_b, Y_b, "softmax") + l2_cost(parameters, lam, m))\n'


PENALISED = "l2_gradients(grads, parameters, lam, m)"


STEP = f"parameters = update(parameters, {PENALISED}, alpha)\n"


mistakes = [
    Mistake(
        "uphill",
        Edit(", alpha)\n", ", -alpha)\n"),
        "The gradient points uphill. Which way should a step go?",
    ),
    Mistake("own learning rate", Edit(", alpha)\n", ", 0.1)\n"), "What changes in your version when alpha changes?"),
    Mistake(
        "nothing moves",
        Edit("parameters = update", "stepped = update"),
        "What does the next forward pass use: the old parameters or the new ones?",
    ),
    Mistake(
        "penalty left out of the cost",
        Edit(" + l2_cost(parameters, lam, m)", ""),
        "Which cost do the steps make smaller, and which one do you record?",
    ),
    Mistake(
        "penalty left out of the gradients",
        Edit(PENALISED, "grads"),
        "How do the weights learn of the penalty in your version?",
    ),
    Mistake(
        "penalty divided by the batch",
        Edit(PENALISED, "l2_gradients(grads, parameters, lam, X_b.shape[1])"),
        "Is the penalty of the docstring shared by all examples, or by those of a batch?",
    ),
    Mistake(
        "biases penalised",
        Edit(PENALISED, "[(dW + lam / m * W, db + lam / m * b) for (dW, db), (W, b) in zip(grads, parameters)]"),
        "Does the penalty change when only a bias changes?",
    ),
    Mistake(
        "rest dropped",
        Edit(BATCHES, f"{BATCHES}[: m // batch_size]"),
        "m = 8 and batch_size = 3: how many steps has an epoch, and how many has yours?",
    ),
    Mistake(
        "always the first batch",
        Edit(EPOCH, f"for _ in {BATCHES}:\n            X_b, Y_b = X[:, :batch_size], Y[:, :batch_size]"),
        "Which examples do your steps never see?",
    ),
    Mistake(
        "X and Y shuffled apart",
        shuffled_apart,
        "Does each example still stand beside its own label? How many orders do you draw?",
    ),
    Mistake(
        "all examples in each step",
        Edit(EPOCH, "for X_b, Y_b in [(X, Y)]:"),
        "How many steps has an epoch, and how many has yours?",
    ),
    Mistake(
        "returns after one epoch",
        Edit("\n    return", "\n        return"),
        "How far is the return indented?",
    ),
    Mistake(
        "returns after one batch",
        Edit("\n    return", "\n            return"),
        "How far is the return indented?",
    ),
    Mistake(
        "cost after the epoch",
        (Edit(RECORD, "pass\n"), Edit(STEP, f"{STEP}        {RECORD}")),
        "What does the start itself cost, before any step? Where is that number in your list?",
    ),
    Mistake(
        "cost of the last batch",
        (
            Edit(RECORD, "pass\n"),
            Edit(STEP, f'{STEP}        costs.append(cost(A_b, Y_b, "softmax") + l2_cost(parameters, lam, m))\n'),
        ),
        "Which examples does a recorded cost depend on, and which should it?",
    ),
    Mistake(
        "a cost for each step",
        (Edit(RECORD, "pass\n"), Edit(STEP, f"{RECORD}            {STEP}")),
        "How long should costs be, and how long is yours?",
    ),
    Mistake(
        "slopes from the start of the epoch",
        (
            Edit(EPOCH, f"start = parameters\n        {EPOCH}"),
            Edit('forward(parameters, X_b, "relu"', 'forward(start, X_b, "relu"'),
            Edit("backward(parameters,", "backward(start,"),
        ),
        "After the first batch of an epoch, which parameters does your next forward pass use?",
    ),
    Mistake(
        "another hidden activation",
        (
            Edit('X_b, "relu", "softmax")', 'X_b, "tanh", "softmax")'),
            Edit('Y_b, "relu", "softmax")', 'Y_b, "tanh", "softmax")'),
            Edit('forward(parameters, X, "relu"', 'forward(parameters, X, "tanh"'),
        ),
        "Which hidden activation does the docstring name?",
    ),
    Mistake(
        "moves the caller's start",
        moves_the_start,
        "Can the caller still train from the same start a second time? Which line writes into what was handed in?",
    ),
    Mistake(
        "mean of the batches' costs",
        (Edit(RECORD, "seen = []\n"), Edit(STEP, f"{SEEN}            {STEP}        costs.append(np.mean(seen))\n")),
        "How many different parameters are behind one of your costs, and which ones should be?",
    ),
    Mistake(
        "mean of the batches' costs by their sizes",
        (
            Edit(RECORD, "seen = []\n"),
            Edit(
                STEP,
                f"{SEEN}            seen[-1] *= X_b.shape[1] / m\n            {STEP}        costs.append(sum(seen))\n",
            ),
        ),
        "How many different parameters are behind one of your costs, and which ones should be?",
    ),
    Mistake(
        "sum of the batches' costs",
        (Edit(RECORD, "seen = []\n"), Edit(STEP, f"{SEEN}            {STEP}        costs.append(sum(seen))\n")),
        "Does your cost grow with the number of batches? Which examples and which parameters should it be of?",
    ),
    Mistake(
        "cost of the first batch",
        (Edit(RECORD, "seen = []\n"), Edit(STEP, f"{SEEN}            {STEP}        costs.append(seen[0])\n")),
        "Which examples does a recorded cost depend on, and which should it?",
    ),
    Mistake(
        "every epoch from the start",
        (
            Edit("m, costs = X.shape[1], []", "m, costs, start = X.shape[1], [], parameters"),
            Edit(RECORD, f"parameters = start\n        {RECORD}"),
        ),
        "Where does the second epoch begin: where the first one ended, or where the first one began?",
    ),
    Mistake(
        "learning rate shared by the batches",
        Edit(", alpha)\n", ", alpha / -(-m // batch_size))\n"),
        "The gradient of a batch is a mean already. Does a step get smaller when there are more batches?",
    ),
    Mistake(
        "weights shrunk after the step",
        Edit(STEP, "parameters = [((1 - alpha * lam / m) * W, b) for W, b in update(parameters, grads, alpha)]\n"),
        "At which weights is the penalty's slope taken: at those of the forward pass, or at those after a first step?",
    ),
]
