"""logistic.forward"""

from autograder.checks import between, same_again, shapes, unchanged_inputs, value
from autograder.exercise import Edit, Exercise, Mistake
from autograder.exercises.logistic import classifier, one_example, whole_number_inputs
from solutions.logistic import forward

exercise = Exercise(
    reference=forward,
    scenes=[classifier, one_example, whole_number_inputs],
    checks=[shapes(), unchanged_inputs(), same_again(), between(0, 1), value()],
    mistakes=[
        Mistake("bias left out", Edit("W @ X + b", "W @ X"), "What does the answer do when only b changes?"),
        Mistake("bias subtracted", Edit("W @ X + b", "W @ X - b"), "With which sign does b enter Z?"),
        Mistake("no sigmoid", Edit("sigmoid(W @ X + b)", "W @ X + b"), "Is Z a probability?"),
        Mistake(
            "sigmoid twice",
            Edit("sigmoid(W @ X + b)", "sigmoid(sigmoid(W @ X + b))"),
            "Which probabilities can sigmoid(sigmoid(z)) reach?",
        ),
        Mistake(
            "sigmoid before the bias",
            Edit("sigmoid(W @ X + b)", "sigmoid(W @ X) + b"),
            "Is the bias part of the score, or does it come after the sigmoid?",
        ),
        Mistake("elementwise product", Edit("W @ X + b", "W.T * X + b"), "W @ X sums over the features. Does W * X?"),
        Mistake(
            "sigmoid of the inputs",
            Edit("W @ X + b", "W @ sigmoid(X) + b"),
            "What comes first: the affine map or the sigmoid?",
        ),
        Mistake(
            "weights transposed",
            Edit("W @ X + b", "W.T @ X + b"),
            "W is (1, n_0) and X is (n_0, m). Which product has shape (1, m)?",
        ),
    ],
    hints=[
        "How many scores are there for m examples? Which product of W and X has that many entries?",
        "First one score for each example, then one probability for each score.",
        "The probability is the sigmoid of: the weights times the inputs, plus the bias.",
    ],
    points=1,
)
