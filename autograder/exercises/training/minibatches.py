"""training.minibatches"""

from typing import Any

import numpy as np

from autograder.authoring import (
    Edit,
    Exercise,
    Mistake,
    binary_labels,
    every_example_once,
    numbers,
    other_generator,
    sizes,
    varied,
)
from autograder.exercises.network import generator, targets
from solutions.training import minibatches


def one_batch(rng: np.random.Generator) -> dict[str, Any]:
    """more examples asked for than there are"""
    return _examples(rng, m=int(rng.integers(12, 14)), batch_size=15)


def smaller_last(rng: np.random.Generator) -> dict[str, Any]:
    """three full batches and a smaller one"""
    return _examples(rng, m=int(rng.integers(19, 21)), batch_size=6)


def no_rest(rng: np.random.Generator) -> dict[str, Any]:
    """batches of equal size"""
    return _examples(rng, m=10, batch_size=5)


def whole_number_inputs(rng: np.random.Generator) -> dict[str, Any]:
    """one example a batch, whole numbers as inputs"""
    draw = _examples(rng, m=5, batch_size=1)
    return {**draw, "X": rng.permutation(np.arange(1, draw["X"].size + 1)).reshape(draw["X"].shape)}


def four_examples(rng: np.random.Generator) -> dict[str, Any]:
    """four examples, the same ones in each question, in batches of three"""
    X, Y = np.array([[10, 11, 12, 13]]), np.array([[0, 1, 1, 0]])
    return {"X": X, "Y": Y, "batch_size": 3, "rng": generator(rng)}


def whole_number_labels(rng: np.random.Generator) -> dict[str, Any]:
    """whole numbers as labels alone"""
    draw = _examples(rng, m=8, batch_size=3)
    return {**draw, "Y": draw["Y"].astype(int)}


def one_row(rng: np.random.Generator) -> dict[str, Any]:
    """one input and one output"""
    return {"X": numbers(rng, 1, 9), "Y": binary_labels(rng, 9), "batch_size": 4, "rng": generator(rng)}


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example"""
    return _examples(rng, m=1, batch_size=2)


def many(rng: np.random.Generator) -> dict[str, Any]:
    """150 examples in batches of 32"""
    return _examples(rng, m=150, batch_size=32)


def _examples(rng: np.random.Generator, m: int, batch_size: int) -> dict[str, Any]:
    n_0, n_L = sizes(rng, 2, high=4)
    X = numbers(rng, n_0, m)
    return {"X": X, "Y": targets(rng, np.zeros((n_L, m)), "softmax"), "batch_size": batch_size, "rng": generator(rng)}


ASKED, LEAST = 28, 9  # 24 orders, of which right answers give 8 or fewer in one of 10^7 keys

exercise = Exercise(
    reference=minibatches,
    scenes=[one_batch, smaller_last, no_rest, whole_number_inputs],
    checks=[other_generator(), every_example_once("X", "Y"), varied(LEAST).only(four_examples)],
    hints=[
        "How can one list of numbers put X and Y into the same random order?",
        "Where does each batch start if you go through that order in steps of batch_size? What does a slice do at the end?",
        "Draw one random order of the example numbers; cut it into pieces of batch_size, the last one as long as it comes; each "
        "piece picks the columns of X and the columns of Y.",
    ],
    points=2,
    harder=[whole_number_labels, one_row, one_example, many, *[four_examples] * ASKED],
)


BATCH = "(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]])"


ORDER = "rng.permutation(X.shape[1])"


mistakes = [
    Mistake(
        "rest dropped",
        Edit("range(0, X.shape[1], batch_size)", "range(0, X.shape[1] - X.shape[1] % batch_size, batch_size)"),
        "m = 20 and batch_size = 6: which examples are in no batch of yours?",
    ),
    Mistake(
        "an empty batch at the end",
        Edit("range(0, X.shape[1], batch_size)", "range(0, X.shape[1] + 1, batch_size)"),
        "m = 10 and batch_size = 5: how many batches are there, and how many are yours?",
    ),
    Mistake(
        "always the first batch",
        Edit(BATCH, "(X[:, order[:batch_size]], Y[:, order[:batch_size]])"),
        "Which columns does your second batch hold?",
    ),
    Mistake(
        "not shuffled",
        Edit(ORDER, "np.arange(X.shape[1])"),
        "What does your answer do with the generator?",
    ),
    Mistake(
        "own generator",
        Edit(ORDER, "np.random.default_rng(0).permutation(X.shape[1])"),
        "Which generator makes your order, and who chose its seed?",
    ),
    Mistake(
        "X and Y shuffled apart",
        Edit(BATCH, "(X[:, order[i : i + batch_size]], Y[:, rng.permutation(X.shape[1])[i : i + batch_size]])"),
        "Does each example still stand beside its own label? How many orders do you draw?",
    ),
    Mistake(
        "only X shuffled",
        Edit("Y[:, order[i : i + batch_size]]", "Y[:, i : i + batch_size]"),
        "Does each example still stand beside its own label?",
    ),
    Mistake(
        "drawn with replacement",
        Edit(ORDER, "rng.integers(X.shape[1], size=X.shape[1])"),
        "Can your order name one example twice, and another one never?",
    ),
    Mistake(
        "overlapping batches",
        Edit("range(0, X.shape[1], batch_size)", "range(X.shape[1])"),
        "Where does your second batch start, and where did the first one end?",
    ),
    Mistake(
        "the number of batches",
        Edit("starts =", "batch_size = -(-X.shape[1] // batch_size)\n    starts ="),
        "batch_size = 6: are there six examples in a batch, or six batches?",
    ),
    Mistake(
        "shuffles the caller's examples",
        Edit("starts =", "X[:], Y[:] = X[:, order], Y[:, order]\n    order = np.arange(X.shape[1])\n    starts ="),
        "In which order are the caller's X and Y after your call?",
    ),
    Mistake(
        "as many parts as batch_size",
        lambda X, Y, batch_size, rng: [
            (X[:, part], Y[:, part]) for part in np.array_split(rng.permutation(X.shape[1]), batch_size)
        ],
        "batch_size = 6: are there six examples in a batch, or six batches?",
    ),
    Mistake(
        "batches of nearly equal size",
        lambda X, Y, batch_size, rng: [
            (X[:, part], Y[:, part])
            for part in np.array_split(rng.permutation(X.shape[1]), -(-X.shape[1] // batch_size))
        ],
        "m = 20 and batch_size = 6: how large is the first batch, and how large the last?",
    ),
    Mistake(
        "a new order for each batch",
        (
            Edit(ORDER, "None"),
            Edit("for i in starts]", "for i in starts for order in [rng.permutation(X.shape[1])]]"),
        ),
        "Can an example of your first batch come again in the second? How many orders does one epoch need?",
    ),
    Mistake(
        "batches shuffled, not examples",
        (
            Edit(ORDER, "np.arange(X.shape[1])"),
            Edit("in starts]", "in rng.permutation(list(starts))]"),
        ),
        "Which examples can ever meet in one batch of yours?",
    ),
    Mistake(
        "rest joined to the last batch",
        (
            Edit("starts =", "n = max(X.shape[1] // batch_size, 1)\n    starts ="),
            Edit(
                f"{BATCH} for i in starts",
                "(X[:, part], Y[:, part]) for part in np.split(order, batch_size * np.arange(1, n))",
            ),
        ),
        "m = 20 and batch_size = 6: how many batches are there, and how large may the largest be?",
    ),
    Mistake(
        "a list of inputs and a list of labels",
        Edit(
            f"return [{BATCH} for i in starts]",
            "return tuple([Z[:, order[i : i + batch_size]] for i in starts] for Z in (X, Y))",
        ),
        "The docstring says list of pairs. What is the first entry of your answer?",
    ),
    Mistake(
        "features shuffled",
        (Edit(ORDER, "np.arange(X.shape[1])"), Edit("starts =", "X = X[rng.permutation(len(X))]\n    starts =")),
        "Which axis of X counts the examples, and along which one did you mix?",
    ),
]
