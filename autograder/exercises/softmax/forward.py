"""softmax.forward"""

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, between, value
from autograder.exercises.softmax import (
    batch,
    large_scores,
    one_example,
    square,
    twelve_classes,
    two_classes,
    whole_number_inputs,
)
from solutions.softmax import forward

exercise = Exercise(
    reference=forward,
    scenes=[batch, one_example, whole_number_inputs],
    harder=[two_classes, two_classes, twelve_classes, square, large_scores],
    checks=[between(0, 1), value()],
    hints=[
        "How many scores are there for m examples and k classes? Which product of W and X has that many entries?",
        "First k scores for each example, then k probabilities for each example. Which function of yours does the second part?",
        "The probabilities are the softmax of: the weights times the inputs, plus the biases.",
    ],
    points=1,
    without=["large"],
)


mistakes = [
    Mistake("bias left out", Edit("W @ X + b", "W @ X"), "What does the answer do when one entry of b changes?"),
    Mistake("bias subtracted", Edit("W @ X + b", "W @ X - b"), "With which sign does b enter Z?"),
    Mistake("no softmax", Edit("softmax(W @ X + b)", "W @ X + b"), "Is Z a probability?"),
    Mistake(
        "softmax twice",
        Edit("softmax(W @ X + b)", "softmax(softmax(W @ X + b))"),
        "How large can a probability get that went through softmax twice?",
    ),
    Mistake(
        "softmax before the bias",
        Edit("softmax(W @ X + b)", "softmax(W @ X) + b"),
        "Is the bias part of the score, or does it come after softmax?",
    ),
    Mistake(
        "softmax of the inputs",
        Edit("W @ X + b", "W @ softmax(X) + b"),
        "What comes first: the affine map or softmax?",
    ),
    Mistake(
        "sigmoid, not softmax",
        Edit("softmax(W @ X + b)", "1 / (1 + np.exp(-(W @ X + b)))"),
        "What do the k probabilities of one example add up to?",
    ),
    Mistake(
        "softmax over the examples",
        Edit("softmax(W @ X + b)", "softmax((W @ X + b).T).T"),
        "Do the scores of one example compete with each other, or with those of other examples?",
    ),
    Mistake(
        "one example a row",
        Edit("softmax(W @ X + b)", "softmax(W @ X + b).T"),
        "Which axis of A counts the examples?",
    ),
    Mistake(
        "the class, not the probabilities",
        Edit("softmax(W @ X + b)", "np.argmax(W @ X + b, axis=0)"),
        "Learning needs something that changes smoothly. Where does the decision belong?",
    ),
    Mistake(
        "weights transposed",
        Edit("W @ X + b", "W.T @ X + b"),
        "W is (k, n_0) and X is (n_0, m). Which product has shape (k, m)?",
    ),
    Mistake(
        "sigmoids divided by their sum",
        lambda W, b, X: 1 / (1 + np.exp(-(W @ X + b))) / np.sum(1 / (1 + np.exp(-(W @ X + b))), axis=0),
        "Add 5 to every bias. Should the probabilities change, and do they in your version?",
    ),
    Mistake(
        "exponentials alone",
        Edit("softmax(W @ X + b)", "np.exp(W @ X + b)"),
        "What do the k numbers of one example add up to?",
    ),
    Mistake(
        "one sum for all examples",
        lambda W, b, X: np.exp(W @ X + b) / np.sum(np.exp(W @ X + b)),
        "What do the probabilities of the first example add up to?",
    ),
]
