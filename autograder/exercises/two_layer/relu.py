"""two_layer.relu"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.two_layer import all_above, no_axis, one_axis, scores, three_axes
from solutions.two_layer import relu

exercise = Exercise(
    reference=relu,
    scenes=[scores],
    harder=[no_axis, one_axis, three_axes, all_above],
    checks=[value()],
    hints=[
        "Draw it: what comes out for -2, for -1, for 1 and for 2?",
        "Each score is compared with 0, and one of the two is kept. Which function of NumPy compares entry by entry?",
        "The larger one of the score and 0, entry by entry.",
    ],
    points=1,
)


def overwrites(Z):
    Z[Z < 0] = 0
    return Z


mistakes = [
    Mistake("nothing cut off", Edit("np.maximum(Z, 0)", "Z"), "What should become of a score of -2?"),
    Mistake("cut off above 0", Edit("np.maximum", "np.minimum"), "Which scores should pass, and which become 0?"),
    Mistake("absolute value", Edit("np.maximum(Z, 0)", "np.abs(Z)"), "Should -2 and 2 give the same?"),
    Mistake(
        "its slope",
        Edit("np.maximum(Z, 0)", "(Z > 0) * 1.0"),
        "Do two scores above 0 of different size still differ after relu?",
    ),
    Mistake(
        "capped at 1", Edit("np.maximum(Z, 0)", "np.clip(Z, 0, 1)"), "Is there a largest value that relu can give?"
    ),
    Mistake(
        "leaky",
        Edit("np.maximum(Z, 0)", "np.where(Z > 0, Z, 0.01 * Z)"),
        "How much of a score below 0 should get through?",
    ),
    Mistake(
        "compared with the largest",
        Edit("np.maximum(Z, 0)", "np.maximum(Z, Z.max())"),
        "With which number is each score compared?",
    ),
    Mistake(
        "largest of each column",
        Edit("np.maximum(Z, 0)", "np.max(Z, 0)"),
        "What is the second argument of np.max: a number to compare with, or an axis?",
    ),
    Mistake(
        "smooth",
        Edit("np.maximum(Z, 0)", "np.logaddexp(0, Z)"),
        "What should come out for a score of -2: a small number, or exactly 0?",
    ),
    Mistake(
        "changes its argument",
        overwrites,
        "Z[...] = 0 writes into the caller's array. Which functions of NumPy make a new one?",
    ),
    Mistake(
        "scores below 0 thrown out",
        lambda Z: Z[Z > 0],
        "Which score of which example does each number of your answer belong to?",
    ),
    Mistake(
        "exponential below 0",
        Edit("np.maximum(Z, 0)", "np.where(Z > 0, Z, np.exp(Z) - 1)"),
        "That is elu, which bends down to -1. What should come out for a score of -2?",
    ),
]
