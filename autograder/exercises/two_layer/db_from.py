"""two_layer.db_from"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.two_layer import (
    J,
    layer,
    layer_with_one_example,
    one_input,
    one_neuron,
    settled_example,
    square_layer,
)
from solutions.two_layer import db_from

exercise = Exercise(
    reference=db_from,
    scenes=[layer, layer_with_one_example],
    harder=[one_input, one_neuron, settled_example, square_layer],
    checks=[slope_of(J, by="b", equals="db", through=lambda W, A_prev, b, targets: (W @ A_prev + b, targets)), value()],
    hints=[
        "How much does a neuron's score change when its bias grows by 1? In how many examples?",
        "One bias is used by every example, so its slopes are put together over the examples. Which axis counts them?",
        "The mean of dZ over the examples, for each neuron, as a column.",
    ],
    points=1,
)


def divides_too_often(dZ):
    db = 0 * dZ[:, :1]
    for i in range(dZ.shape[1]):
        db = (db + dZ[:, i : i + 1]) / dZ.shape[1]
    return db


RESULT = "np.mean(dZ, axis=1, keepdims=True)"


mistakes = [
    Mistake("not averaged", Edit("np.mean", "np.sum"), "J is a mean over the examples. Is your db one?"),
    Mistake(
        "1/m twice",
        Edit(RESULT, f"{RESULT} / dZ.shape[1]"),
        "np.mean divides by m. What does a second division do?",
    ),
    Mistake(
        "divided by the neurons",
        Edit(RESULT, "np.sum(dZ, axis=1, keepdims=True) / dZ.shape[0]"),
        "Examples are columns. Which axis of dZ counts them?",
    ),
    Mistake(
        "mean over the neurons",
        Edit("axis=1", "axis=0"),
        "Each neuron has a bias, and all examples share it. Over which axis of dZ does the mean go?",
    ),
    Mistake(
        "the axis lost",
        Edit(", keepdims=True", ""),
        "b is (n_l, 1). How many axes has your db?",
    ),
    Mistake("a row", Edit(RESULT, f"{RESULT}.T"), "db has the shape of b. Is b a row or a column?"),
    Mistake(
        "one number for the layer",
        Edit("axis=1, keepdims=True", "keepdims=True"),
        "How many biases has a layer of n_l neurons?",
    ),
    Mistake(
        "one for every example",
        Edit(RESULT, "dZ / dZ.shape[1]"),
        "One bias serves all examples. What happens to their slopes?",
    ),
    Mistake("sign", Edit("return np", "return -np"), "A gradient points uphill. Where is the minus of a descent step?"),
    Mistake("first example only", Edit(RESULT, "dZ[:, :1]"), "Which examples does your db depend on?"),
    Mistake("no slope", Edit(RESULT, "0 * dZ[:, :1]"), "Does J not change with b?"),
    Mistake("last example only", Edit(RESULT, "dZ[:, -1:]"), "Does your loop add up, or does each turn start afresh?"),
    Mistake(
        "divided again in every turn of the loop",
        divides_too_often,
        "By how much is the first example's part divided by the time the last one is added?",
    ),
]
