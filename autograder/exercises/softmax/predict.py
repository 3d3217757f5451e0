"""softmax.predict"""

from typing import Any

import numpy as np

from autograder.authoring import Array, Edit, Exercise, Mistake, numbers, value
from autograder.exercises.softmax import UNLIKE_TURNED, large_scores, sizes, with_scores
from solutions.softmax import forward, predict


def every_class(rng: np.random.Generator) -> dict[str, Any]:
    """examples of every class, sure and unsure"""
    k, n_0, _ = sizes(rng)
    count = 8 * k  # a label tells little: it takes many examples
    draw = _won_by(rng, np.arange(count) % k, np.geomspace(0.3, 3, count), k, n_0)
    return {**draw, "X": rng.permutation(draw["X"], axis=1)}


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    k, n_0, _ = sizes(rng)
    return _won_by(rng, rng.integers(1, k, size=1), np.array([0.8]), k, n_0)


def _won_by(rng: np.random.Generator, winners: Array, spread: Array, k: int, n_0: int) -> dict[str, Any]:
    """Inputs of which class `winners[i]` gets the highest score: n_0 is larger than k, so every score can be had."""
    steps = np.linspace(-1, 1, k)[:, None] * spread
    scores, columns = rng.permuted(steps, axis=0), np.arange(winners.size)
    scores[np.argmax(scores, axis=0), columns] = scores[winners, columns]
    scores[winners, columns] = steps[-1]
    W, b, X = numbers(rng, k, n_0), rng.permutation(np.linspace(0.5, 2.5, k))[:, None], numbers(rng, n_0, winners.size)
    return {"W": W, "b": b, "X": X + np.linalg.pinv(W) @ (scores - b - W @ X)}


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many examples as classes"""
    return with_scores(rng, 3 * np.eye(4)[:, UNLIKE_TURNED])


def two_classes(rng: np.random.Generator) -> dict[str, Any]:
    """two classes"""
    return with_scores(rng, np.array([[0.5, -1.0, 2.0], [-0.5, 1.0, 1.5]]))


def twelve_classes(rng: np.random.Generator) -> dict[str, Any]:
    """twelve classes, two examples"""
    return with_scores(rng, np.eye(12)[:, rng.permutation([10, 11])])


def equal_ones(rng: np.random.Generator) -> dict[str, Any]:
    """classes that are equally probable"""
    ties = [[1, 1, 0, -1], [0, 1, 1, 1], [1, 0, 0, 1], [-1, 0, 2, 2], [1, 1, 1, 1], [0, 2, 1, 2]]
    return with_scores(rng, rng.permutation(np.repeat(np.array(ties, dtype=float), 6, axis=0)).T)  # too many to guess


def close_ones(rng: np.random.Generator) -> dict[str, Any]:
    """classes that are almost equally probable"""
    close = 1 + 2.0**-19  # float32 can hold it
    pairs = [[1, close, 0, -1], [0, close, 1, close - 2], [1, 0, 0, close], [-1, 0, 1, close], [close, 1, 1, 1]]
    return with_scores(rng, rng.permutation(np.array(pairs)).T)


exercise = Exercise(
    reference=predict,
    scenes=[every_class, one_example],
    harder=[square, two_classes, twelve_classes, equal_ones, close_ones, large_scores],
    checks=[value()],
    hints=[
        "You already have a function that gives the probability of every class. Which entries belong to one example?",
        "np.max says how large the largest entry is. Which function says where it stands?",
        "The label of an example is the number of the row in which its column of probabilities is largest.",
    ],
    points=1,
)


def compares_neighbours(W, b, X):
    A, labels = forward(W, b, X), np.zeros(X.shape[1], dtype=int)
    for r in range(1, len(A)):
        labels[A[r] > A[r - 1]] = r
    return labels


mistakes = [
    Mistake("over the examples", Edit("axis=0", "axis=1"), "How many labels are asked for: k or m?"),
    Mistake("over everything", Edit(", axis=0", ""), "How many labels are asked for? Over what does np.argmax search?"),
    Mistake(
        "the probability, not the class",
        Edit("np.argmax", "np.max"),
        "Which number is asked for: how probable the best class is, or which one it is?",
    ),
    Mistake(
        "all probabilities",
        Edit("np.argmax(forward(W, b, X), axis=0)", "forward(W, b, X)"),
        "One number for each example is asked for. Where do you decide?",
    ),
    Mistake(
        "one-hot labels",
        Edit(
            "np.argmax(forward(W, b, X), axis=0)",
            "one_hot(np.argmax(forward(W, b, X), axis=0), W.shape[0])",
        ),
        "Is a column of zeros and a 1 asked for, or the number of the class?",
    ),
    Mistake("classes counted from 1", Edit("axis=0)", "axis=0) + 1"), "Which number has the class of row 0?"),
    Mistake("least probable class", Edit("np.argmax", "np.argmin"), "Is A large or small for the best class?"),
    Mistake(
        "bias left out",
        Edit("forward(W, b, X)", "forward(W, 0 * b, X)"),
        "What does the answer do when one entry of b changes?",
    ),
    Mistake("bias subtracted", Edit("forward(W, b, X)", "forward(W, -b, X)"), "With which sign does b enter Z?"),
    Mistake(
        "above one half",
        Edit("forward(W, b, X)", "forward(W, b, X) > 0.5"),
        "With three classes, can the most probable one have a probability below one half?",
    ),
    Mistake(
        "one half as in notebook 01",
        Edit("np.argmax(forward(W, b, X), axis=0)", "(forward(W, b, X) > 0.5).astype(int)"),
        "How many labels does one example get in your version? How many class numbers are there?",
    ),
    Mistake(
        "an axis too many",
        Edit("axis=0)", "axis=0, keepdims=True)"),
        "The labels have shape (m,). How many axes has your result?",
    ),
    Mistake(
        "yes or no to class 1",
        lambda W, b, X: (forward(W, b, X)[1] > 0.5).astype(int),
        "In notebook 01 one probability stood for two classes. Which labels can your version never give?",
    ),
    Mistake(
        "rows from np.where",
        lambda W, b, X: np.where(forward(W, b, X) == np.max(forward(W, b, X), axis=0))[0],
        "In which order does np.where list what it finds: column by column, or row by row?",
    ),
    Mistake(
        "best so far not remembered",
        lambda W, b, X: np.full(X.shape[1], len(b) - 1),
        "Does every example get the same class? What does your loop compare each probability with?",
    ),
    Mistake(
        "compared with the row before",
        compares_neighbours,
        "A row is larger than the one before it. Is it the largest of its column?",
    ),
]
