"""training.sgd"""

from itertools import pairwise
from typing import Any

import numpy as np

from autograder.authoring import (
    Array,
    Edit,
    Exercise,
    Mistake,
    falls,
    numbers,
    other_generator,
    sizes,
    value,
    varied,
)
from autograder.exercises.network import generator, targets
from solutions.network import backward, cost, forward, update
from solutions.training import l2_cost, l2_gradients, minibatches, sgd

DRAWS, FEW_EPOCHS = 1000, 4
LIKELY = 0.005  # a guard of 1e-10 is then 2e-8 of a loss


def last_batch_counts(rng: np.random.Generator) -> dict[str, Any]:
    """a penalty so strong that only the last batch counts: the costs show which examples it holds"""
    return _without_memory(rng, 1.0)


def last_batch_counts_again(rng: np.random.Generator) -> dict[str, Any]:
    """the same with inputs of the other sign"""
    return _without_memory(rng, -1.0)


def _without_memory(rng: np.random.Generator, sign: float) -> dict[str, Any]:
    """α λ / m = 1, so the weights are what the last step makes of 0: a part of the cost for each example of the last batch.

    Each part is about twice the one before; the other six inputs are 0. A half of the columns in their order, wherever it begins,
    is one of six choices. Twelve examples, so that no order comes twice: a recorded `minibatches` could not tell the two apart.
    """
    alpha, m = 1e-6, 12  # biases hardly move
    X = np.zeros((6, m))
    X[np.arange(6), [0, 1, 2, 6, 7, 8]] = sign * np.sqrt(2.0 ** np.arange(5, 11) / alpha)
    start = [(np.zeros((2, 6)), np.zeros((2, 1)))]
    steps = {"alpha": alpha, "epochs": EPOCHS, "batch_size": m // 2, "lam": m / alpha}
    return {"parameters": start, "X": X, "Y": np.repeat([[1.0], [0.0]], m, axis=1), **steps, "rng": generator(rng)}


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
    return _training(rng, [n_0, k], X, Y, epochs=4, batch_size=3, lam=float(rng.uniform(1, 2)), alpha=0.0)


def sorted_by_class(rng: np.random.Generator) -> dict[str, Any]:
    """three clouds of examples, one class after the other; three batches"""
    angles = rng.uniform(0, 2 * np.pi) + 2 * np.pi / 3 * np.arange(3)
    X = np.repeat(2 * np.array([np.cos(angles), np.sin(angles)]), 6, axis=1) + rng.normal(size=(2, 18), scale=0.2)
    Y = np.repeat(np.eye(3), 6, axis=1)
    draw = _training(rng, [2, 9, 3], X, Y, epochs=6, batch_size=6, lam=0.1)
    W, b = draw["parameters"][-1]
    draw["parameters"][-1] = (W / 10, b / 10)  # it starts with no opinion, so every start costs about log 3
    return draw


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes, four layers, no penalty"""
    X, Y = numbers(rng, 3, 5, size=0.3), targets(rng, np.zeros((2, 5)), "softmax")
    return _training(rng, [3, *sizes(rng, 3, low=3, high=6), 2], X, Y, epochs=2, batch_size=5, lam=0.0, alpha=0.05)


def whole_numbers(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as inputs, labels and λ, one epoch"""
    X, Y = rng.integers(-2, 3, (3, 7)), targets(rng, np.zeros((4, 7)), "softmax").astype(int)
    return _training(rng, [3, 5, 4], X, Y, epochs=1, batch_size=8, lam=2)


def no_epoch(rng: np.random.Generator) -> dict[str, Any]:
    """no epoch"""
    X, Y = numbers(rng, 2, 5), targets(rng, np.zeros((3, 5)), "softmax")
    return _training(rng, [2, 4, 3], X, Y, epochs=0, batch_size=2, lam=1.0)


def single_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, batches of one"""
    X, Y = numbers(rng, 3, 1), targets(rng, np.zeros((2, 1)), "softmax")
    return _training(rng, [3, 4, 2], X, Y, epochs=3, batch_size=1, lam=0.1)


def many_copies(rng: np.random.Generator) -> dict[str, Any]:
    """one example 150 times, batches of 32"""
    X, Y = numbers(rng, 2, 1), targets(rng, np.zeros((3, 1)), "softmax")
    draw = _training(rng, [2, 4, 3], X, Y, epochs=2, batch_size=32, lam=float(rng.uniform(1, 2)))
    return {**draw, "X": np.repeat(X, 150, axis=1), "Y": np.repeat(Y, 150, axis=1)}


def rising(rng: np.random.Generator) -> dict[str, Any]:
    """a penalty so strong that every step goes too far"""
    X, Y = numbers(rng, 4, 5, size=0.05), targets(rng, np.zeros((3, 5)), "softmax")
    return _training(rng, [4, 3], X, Y, epochs=3, batch_size=5, lam=5000.0, alpha=0.003)  # each step: W to -2 W, about


def learned(rng: np.random.Generator) -> dict[str, Any]:
    """examples that are learned already, 25 epochs"""
    X = np.hstack([float(rng.uniform(2.8, 3.2)) * np.eye(3), np.zeros((3, 3))])
    draw = _training(rng, [3, 3], X, np.hstack([np.eye(3), np.eye(3)]), epochs=25, batch_size=6, lam=1e-4)
    return {**draw, "parameters": [(4 * np.eye(3) + numbers(rng, 3, 3, size=0.1), np.zeros((3, 1)))]}


def tiny_steps(rng: np.random.Generator) -> dict[str, Any]:
    """tiny steps from zeros, so the order hardly matters"""
    classes = rng.permutation(np.repeat(np.arange(4), [2, 4, 6, 8]))  # or the slopes by the biases are 0
    draw = _training(rng, [3, 4], numbers(rng, 3, 20), np.eye(4)[:, classes], 2, batch_size=4, lam=1.0, alpha=1e-6)
    return {**draw, "parameters": [(np.zeros((4, 3)), np.zeros((4, 1)))]}


def _training(
    rng: np.random.Generator,
    layer_sizes: list[int],
    X: Array,
    Y: Array,
    epochs: int,
    batch_size: int,
    lam: float,
    alpha: float | None = None,
) -> dict[str, Any]:
    steps = {"alpha": float(rng.uniform(0.3, 0.4)) if alpha is None else alpha}
    steps |= {"epochs": epochs, "batch_size": batch_size, "lam": lam}
    for _ in range(DRAWS):
        parameters = [(numbers(rng, n, n_prev), numbers(rng, n, 1)) for n_prev, n in pairwise(layer_sizes)]
        draw = {"parameters": parameters, "X": X, "Y": Y, **steps, "rng": generator(rng)}
        if epochs > FEW_EPOCHS or all(_likely(draw, done) for done in range(epochs)):
            break
    return draw


def _likely(draw: dict[str, Any], done: int) -> bool:
    """Are all labels likely enough after so many epochs that a guard in the cost's logarithm does no harm?"""
    parameters = sgd(**{**draw, "epochs": done, "rng": np.random.default_rng(0)})[0]
    A_L = forward(parameters, draw["X"], "relu", "softmax")[0]
    return bool(np.sum(A_L * draw["Y"], axis=0).min() > LIKELY)


EPOCHS, LEAST = 20, 9  # 64 costs, of which right answers give 8 or fewer in one of 10^6 keys, and shifted columns 7
ONE_ANSWER = [one_batch, copies, no_steps]  # whatever the order
ONE_ANSWER_TOO = [two_classes, whole_numbers, no_epoch, single_example, many_copies, rising, learned, tiny_steps]

exercise = Exercise(
    reference=sgd,
    scenes=[last_batch_counts, *ONE_ANSWER, sorted_by_class],
    harder=[last_batch_counts_again, *ONE_ANSWER_TOO],
    checks=[
        other_generator(of="costs").only(last_batch_counts, last_batch_counts_again),
        varied(LEAST, of="costs").only(last_batch_counts),
        falls("costs", to=0.5).only(sorted_by_class),
        value().only(*ONE_ANSWER, *ONE_ANSWER_TOO).loosely(1e-4, tiny_steps),
    ],
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
