"""softmax.add_dummy_feature"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, inputs, value
from autograder.exercises.softmax import batch, one_example, square, twelve_classes, two_classes, whole_number_inputs
from solutions.softmax import add_dummy_feature


def constant_features(rng: np.random.Generator) -> dict[str, Any]:
    """a feature that is 0 for every example, and a last one that is 1"""
    return {"X": np.vstack([np.zeros((1, 4)), inputs(rng, 1, 4), np.ones((1, 4))])}


exercise = Exercise(
    reference=add_dummy_feature,
    scenes=[batch, one_example, whole_number_inputs],
    harder=[two_classes, two_classes, twelve_classes, square, constant_features],
    checks=[value()],
    hints=[
        "Write the score of one class as a sum over the features, plus its bias. What would the bias have to be multiplied by?",
        "Which shape has the part that is new? Which function of NumPy puts one array below another?",
        "Below the rows of X comes one row of ones, with an entry for each example.",
    ],
    points=1,
)


def overwrites_last(X):
    X1 = X.copy()
    X1[-1] = 1
    return X1


mistakes = [
    Mistake(
        "ones first",
        lambda X: np.vstack([np.ones((1, X.shape[1])), X]),
        "Θ is [W b]. Which feature does its last column multiply?",
    ),
    Mistake(
        "one more example",
        lambda X: np.hstack([X, np.ones((X.shape[0], 1))]),
        "Is a feature a row of X or a column?",
    ),
    Mistake(
        "zeros",
        Edit("np.ones((1, X.shape[1]))", "np.zeros((1, X.shape[1]))"),
        "The new feature times its weight should be the bias. What must the feature be?",
    ),
    Mistake(
        "1 for one example only",
        Edit("np.ones((1, X.shape[1]))", "np.eye(1, X.shape[1])"),
        "Which examples need a bias?",
    ),
    Mistake(
        "last feature overwritten",
        overwrites_last,
        "How many rows had X, and how many should X1 have? What became of the last feature?",
    ),
    Mistake(
        "flattened",
        lambda X: np.append(X, np.ones((1, X.shape[1]))),
        "Along which axis does np.append join when you name none?",
    ),
    Mistake("1 added to every entry", lambda X: X + 1, "How many features had X, and how many should X1 have?"),
    Mistake(
        "one example a row",
        lambda X: np.vstack([X, np.ones(X.shape[1])]).T,
        "Which axis of X1 counts the examples?",
    ),
    Mistake(
        "a row for every example",
        lambda X: np.vstack([X, np.ones((X.shape[1], X.shape[1]))]),
        "How many new features are there? Which shape has the array of ones?",
    ),
    Mistake(
        "one more example, in front",
        lambda X: np.hstack([np.ones((X.shape[0], 1)), X]),
        "Is a feature a row of X or a column?",
    ),
    Mistake(
        "as many ones as entries",
        lambda X: np.vstack([X, np.ones_like(X)]),
        "How many new features are there? Which shape has the array of ones?",
    ),
    Mistake(
        "ones below and beside",
        lambda X: np.pad(X, ((0, 1), (0, 1)), constant_values=1),
        "How many examples had X, and how many has X1?",
    ),
]
