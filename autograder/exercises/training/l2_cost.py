"""training.l2_cost"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.training import (
    no_penalty,
    one_layer,
    single_neurons,
    six_layers,
    three_layers,
    whole_strength,
)
from solutions.training import l2_cost

exercise = Exercise(
    reference=l2_cost,
    scenes=[three_layers, one_layer],
    checks=[value()],
    hints=[
        "Which numbers should be small, and which ones are free?",
        "Square each weight and add up: over all entries of one W, then over all layers. What stands in front of the sum?",
        "λ over twice m, times the sum over the layers of the sum of all squared weights of that layer.",
    ],
    points=1,
    harder=[six_layers, single_neurons, whole_strength, no_penalty],
)


mistakes = [
    Mistake(
        "half left out",
        Edit("lam / (2 * m)", "lam / m"),
        "The slope of w² is 2w. Which factor makes the slope of the penalty λ/m times w?",
    ),
    Mistake(
        "not divided by m",
        Edit("lam / (2 * m)", "lam / 2"),
        "The cost is a mean over m examples. What is the penalty divided by?",
    ),
    Mistake(
        "multiplied by m",
        Edit("lam / (2 * m)", "lam / 2 * m"),
        "Python goes from left to right: what does lam / 2 * m divide by?",
    ),
    Mistake(
        "biases penalised",
        Edit("np.sum(W**2) for W, _", "np.sum(W**2) + np.sum(b**2) for W, b"),
        "What does your answer do when only b changes?",
    ),
    Mistake(
        "norm not squared",
        Edit("np.sum(W**2)", "np.linalg.norm(W)"),
        "By how much does the penalty grow when all weights double?",
    ),
    Mistake(
        "sum of the sizes",
        Edit("np.sum(W**2)", "np.sum(np.abs(W))"),
        "By how much does the penalty grow when all weights double?",
    ),
    Mistake(
        "sum before the square",
        Edit("np.sum(W**2)", "np.sum(W) ** 2"),
        "What do the weights 3 and -3 cost together in your version?",
    ),
    Mistake(
        "mean of the squares",
        Edit("np.sum(W**2)", "np.mean(W**2)"),
        "Is a layer with more weights punished more, or the same?",
    ),
    Mistake(
        "last layer only",
        Edit("in parameters)", "in parameters[-1:])"),
        "Which layers' weights does your penalty depend on?",
    ),
    Mistake(
        "lam left out",
        Edit("lam / (2 * m)", "1 / (2 * m)"),
        "What does your answer do when only lam changes?",
    ),
    Mistake(
        "largest stretch for sum of squares",
        Edit("np.sum(W**2)", "np.linalg.norm(W, 2) ** 2"),
        "For a matrix, does the norm with a 2 add up all squared entries, or is it the largest stretch of a vector?",
    ),
    Mistake(
        "mean over the layers",
        Edit("sum(np.sum(W**2) for W, _ in parameters)", "np.mean([np.sum(W**2) for W, _ in parameters])"),
        "Does a network with twice as many layers have the same penalty in your version, or twice as much?",
    ),
    Mistake(
        "one number for each layer",
        Edit(
            "lam / (2 * m) * sum(np.sum(W**2) for W, _ in parameters)",
            "[lam / (2 * m) * np.sum(W**2) for W, _ in parameters]",
        ),
        "The penalty is added to one cost. What is still to be done with one number for each layer?",
    ),
]
