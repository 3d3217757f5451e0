"""softmax.gradients"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.softmax import batch, one_example, one_of_two_classes, right_for_sure, square, twelve_classes
from solutions.softmax import cross_entropy, forward, gradients

exercise = Exercise(
    reference=gradients,
    scenes=[batch, one_example],
    harder=[one_of_two_classes, one_of_two_classes, twelve_classes, square, right_for_sure],
    checks=[
        slope_of(cross_entropy, by="W", equals="dW", through=lambda W, b, X, Y: (forward(W, b, X), Y)),
        slope_of(cross_entropy, by="b", equals="db", through=lambda W, b, X, Y: (forward(W, b, X), Y)),
        value(),
    ],
    hints=[
        "Write the score z_r of one example as a sum over the features. How does it change with one weight? And with b_r?",
        "Every example uses every weight, so its slope adds up over the examples: which matrix product sums over m?",
        "dW is dZ times X transposed, db is the sum of dZ along the examples, and both are divided by m.",
    ],
    points=2,
)


def divides_too_often(dZ, X):
    dW, db = 0, 0
    for i in range(X.shape[1]):
        dW = (dW + dZ[:, [i]] @ X[:, [i]].T) / X.shape[1]
        db = (db + dZ[:, [i]]) / X.shape[1]
    return dW, db


mistakes = [
    Mistake(
        "db not averaged",
        Edit("keepdims=True) / m", "keepdims=True)"),
        "J is a mean over the examples. Is your db one?",
    ),
    Mistake("dW not averaged", Edit("X.T / m", "X.T"), "J is a mean over the examples. Is your dW one?"),
    Mistake(
        "neither averaged",
        (Edit("X.T / m", "X.T"), Edit("keepdims=True) / m", "keepdims=True)")),
        "J is a mean over the examples. Where does 1/m enter?",
    ),
    Mistake("1/m twice", Edit("return dW, db", "return dW / m, db / m"), "How often may the mean be taken?"),
    Mistake(
        "db averaged twice",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.mean(dZ, axis=1, keepdims=True) / m"),
        "np.mean divides by m. What does / m do then?",
    ),
    Mistake(
        "divided by the features",
        Edit("m = X.shape[1]", "m = X.shape[0]"),
        "Examples are columns. Which axis of X counts them?",
    ),
    Mistake(
        "divided by the classes",
        Edit("m = X.shape[1]", "m = dZ.shape[0]"),
        "Examples are columns. Which axis of dZ counts them?",
    ),
    Mistake(
        "divided by examples and classes",
        Edit("m = X.shape[1]", "m = dZ.size"),
        "J is a mean over the examples. Is it one over the classes too?",
    ),
    Mistake(
        "sign",
        Edit("return dW, db", "return -dW, -db"),
        "A gradient points uphill. Where is the minus of a descent step?",
    ),
    Mistake(
        "factor 2",
        Edit("return dW, db", "return 2 * dW, 2 * db"),
        "Is there a square in this loss whose exponent comes down?",
    ),
    Mistake(
        "first example only",
        Edit("m = X.shape[1]", "m, dZ, X = 1, dZ[:, :1], X[:, :1]"),
        "Which examples does your dW depend on?",
    ),
    Mistake(
        "db summed over the classes",
        Edit("axis=1", "axis=0"),
        "Every class has its own bias. Over which axis of dZ does its slope add up?",
    ),
    Mistake(
        "dW transposed",
        Edit("dZ @ X.T / m", "X @ dZ.T / m"),
        "dW has the shape of W. Which order of the factors gives it?",
    ),
    Mistake("db of shape (k,)", Edit(", keepdims=True", ""), "b is (k, 1). Which argument of np.sum keeps the axis?"),
    Mistake(
        "db for every example",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "dZ / m"),
        "One bias serves all examples. What happens to their slopes?",
    ),
    Mistake("db first", Edit("return dW, db", "return db, dW"), "In which order are the two results asked for?"),
    Mistake(
        "one bias for all classes",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.sum(dZ) / m"),
        "Each column of dZ adds up to 0. How many biases are there, and what is left of all their slopes in one number?",
    ),
    Mistake(
        "db from dW",
        Edit("np.sum(dZ, axis=1, keepdims=True) / m", "np.sum(dW, axis=1, keepdims=True)"),
        "By how much does a score change when its bias grows by 1? Does an input play a part?",
    ),
    Mistake(
        "dW for every example",
        Edit("dZ @ X.T / m", "dZ[:, None, :] * X / m"),
        "One W serves all examples. What happens to their slopes?",
    ),
    Mistake(
        "divided inside the loop",
        divides_too_often,
        "How often is the slope of the first example divided, and how often that of the last?",
    ),
]
