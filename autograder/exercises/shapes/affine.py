"""shapes.affine"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, inputs, numbers, sizes, value
from solutions.shapes import affine


def layer(rng: np.random.Generator) -> dict[str, Any]:
    """a layer and a batch of m examples"""
    return _layer(rng, *sizes(rng, 3))


def one_example(rng: np.random.Generator) -> dict[str, Any]:
    """one example, m = 1"""
    return _layer(rng, *sizes(rng, 2, low=3), 1)


def square(rng: np.random.Generator) -> dict[str, Any]:
    """as many neurons as inputs, and as many examples"""
    return _layer(rng, *sizes(rng, 1, low=3, high=5) * 3)


def one_neuron(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron"""
    return _layer(rng, 1, 4, 5)


def one_neuron_with_one_input(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron with one input"""
    return _layer(rng, 1, 1, 5)


def one_input(rng: np.random.Generator) -> dict[str, Any]:
    """one input, several neurons"""
    return _layer(rng, 4, 1, 3)


def empty_example(rng: np.random.Generator) -> dict[str, Any]:
    """an example whose inputs are all 0"""
    draw = _layer(rng, 3, 2, 4)
    draw["A_prev"][:, 1] = 0
    return draw


def _layer(rng: np.random.Generator, n_l: int, n_prev: int, m: int) -> dict[str, Any]:
    return {"W": numbers(rng, n_l, n_prev), "A_prev": inputs(rng, n_prev, m), "b": numbers(rng, n_l, 1)}


exercise = Exercise(
    reference=affine,
    scenes=[layer, one_example, square],
    harder=[
        one_neuron,
        one_neuron_with_one_input,
        one_input,
        empty_example,
    ],  # Z of the same shape twice: no array is used again
    checks=[value()],
    hints=[
        "Take one neuron and one example. Which numbers are multiplied, which are added, and how many of each are there?",
        "The sum runs over the inputs: the second axis of W and the first axis of A_prev. What does a column of shape "
        "(n_l, 1) do when it is added to something of shape (n_l, m)?",
        "The scores are the matrix product of the weights and what comes in, plus the column of biases.",
    ],
    points=1,
)


mistakes = [
    Mistake("bias left out", Edit(" + b", ""), "What does the answer do when only b changes?"),
    Mistake("bias subtracted", Edit("+ b", "- b"), "With which sign does b enter Z?"),
    Mistake(
        "bias as a row",
        Edit("+ b", "+ b.T"),
        "A row is added to every row. Does an entry of b belong to a neuron or to an example?",
    ),
    Mistake(
        "one bias for all neurons",
        Edit("+ b", "+ b[0]"),
        "How many neurons has the layer, and how many entries of b reach Z in your version?",
    ),
    Mistake("all biases in every score", Edit("+ b", "+ np.sum(b)"), "Whose bias belongs to the score of one neuron?"),
    Mistake(
        "bias once for each input",
        Edit("+ b", "+ W.shape[1] * b"),
        "How often is the bias added to one score: once, or once for every term of the sum?",
    ),
    Mistake(
        "bias added to the inputs",
        Edit("W @ A_prev + b", "W @ (A_prev + b)"),
        "Which comes first: the sum over the weights, or the bias?",
    ),
    Mistake(
        "W transposed",
        Edit("W @", "W.T @"),
        "Write the shapes under both factors. Which two sizes have to be the same?",
    ),
    Mistake(
        "factors exchanged",
        Edit("W @ A_prev", "A_prev @ W"),
        "A product sums over its inner index. Should that index count examples, neurons or inputs?",
    ),
    Mistake(
        "product entry by entry", Edit("W @ A_prev", "W * A_prev"), "A score is a sum over the inputs. Does * add?"
    ),
    Mistake(
        "one example a row",
        lambda W, A_prev, b: A_prev.T @ W.T + b.T,
        "Is one example a row or a column of your Z?",
    ),
    Mistake(
        "mean of the inputs' shares",
        Edit("W @ A_prev", "W @ A_prev / W.shape[1]"),
        "Is a score a sum over the inputs, or their mean?",
    ),
    Mistake(
        "activation applied as well",
        Edit("W @ A_prev + b", "1 / (1 + np.exp(-(W @ A_prev + b)))"),
        "Can a score be negative? Can yours?",
    ),
    Mistake(
        "bias added to the weights",
        Edit("W @ A_prev + b", "(W + b) @ A_prev"),
        "What is the score of inputs that are all 0, and what is it in your version?",
    ),
    Mistake(
        "added up over the examples",
        Edit("W @ A_prev", "np.sum(W @ A_prev, axis=1, keepdims=True)"),
        "How many scores has one neuron when m examples come in?",
    ),
    Mistake(
        "sums that never start again",
        Edit("W @ A_prev", "np.cumsum(W @ A_prev).reshape(len(W), -1)"),
        "At which number does the sum of the second score start in your loops?",
    ),
    Mistake(
        "a neuron's sum never starts again",
        Edit("W @ A_prev", "np.cumsum(W @ A_prev, axis=1)"),
        "At which number does a neuron's sum start when the second example comes in?",
    ),
    Mistake(
        "an example's sum never starts again",
        Edit("W @ A_prev", "np.cumsum(W @ A_prev, axis=0)"),
        "At which number does an example's sum start when the second neuron's turn comes?",
    ),
    Mistake(
        "fires or not",
        Edit("W @ A_prev + b", "(W @ A_prev + b > 0) * 1.0"),
        "Is a score the decision, or the number that a decision could be made from?",
    ),
]
