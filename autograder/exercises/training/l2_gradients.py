"""training.l2_gradients"""

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.training import (
    no_penalty,
    one_layer,
    single_neurons,
    six_layers,
    three_layers,
    whole_strength,
)
from solutions.training import l2_cost, l2_gradients


def J(parameters, grads, lam, m):
    """A cost with the slopes `grads`, and its penalty."""
    pairs = zip(parameters, grads, strict=True)
    return sum(np.sum(W * dW) + np.sum(b * db) for (W, b), (dW, db) in pairs) + l2_cost(parameters, lam, m)


exercise = Exercise(
    reference=l2_gradients,
    scenes=[three_layers, one_layer],
    checks=[
        slope_of(
            J,
            by="parameters",
            equals="penalised",
            through=lambda parameters, grads, lam, m: (parameters, grads, lam, m),
        ),
        value(),
    ],
    hints=[
        "The slope of a sum is a sum of slopes. Which of the two parts is handed in already?",
        "Take one weight w: what is the slope of λ/2m times w²? And what is the penalty's slope by a bias?",
        "Each dW plus λ over m times its own W; each db as it was.",
    ],
    points=2,
    harder=[six_layers, single_neurons, whole_strength, no_penalty],
    hands_on=["db"],
)


def writes_into_grads(grads, parameters, lam, m):
    penalised = []
    for (dW, db), (W, _) in zip(grads, parameters, strict=True):
        dW += lam / m * W
        penalised.append((dW, db))
    return penalised


PAIR = "(dW + lam / m * W, db.copy())"


mistakes = [
    Mistake(
        "sign",
        Edit("dW + lam", "dW - lam"),
        "If a weight grows, does the penalty grow or shrink? And which way does a descent step then push the weight?",
    ),
    Mistake(
        "half kept",
        Edit("lam / m * W", "lam / (2 * m) * W"),
        "What becomes of the factor one half when you take the slope of a square?",
    ),
    Mistake(
        "factor 2",
        Edit("lam / m * W", "2 * lam / m * W"),
        "What becomes of the factor one half when you take the slope of a square?",
    ),
    Mistake(
        "not divided by m",
        Edit("lam / m * W", "lam * W"),
        "The penalty is λ/2m times a sum. Where is its m in your slope?",
    ),
    Mistake(
        "biases penalised",
        Edit(
            "[(dW + lam / m * W, db.copy()) for (dW, db), (W, _)",
            "[(dW + lam / m * W, db + lam / m * b) for (dW, db), (W, b)",
        ),
        "Does the penalty change when only a bias changes?",
    ),
    Mistake(
        "penalty's slope alone",
        Edit(PAIR, "(lam / m * W, 0 * db)"),
        "The cost with its penalty is a sum of two parts. Where is the slope of the first one?",
    ),
    Mistake(
        "penalty left out",
        Edit(PAIR, "(dW.copy(), db.copy())"),
        "What does your answer do when only lam changes?",
    ),
    Mistake(
        "sign of the weight",
        Edit("lam / m * W", "lam / m * np.sign(W)"),
        "Is a large weight pulled back harder than a small one?",
    ),
    Mistake(
        "value for slope",
        Edit("lam / m * W", "lam / (2 * m) * np.sum(W**2)"),
        "One number for all weights, or a slope for each?",
    ),
    Mistake(
        "last layer only",
        Edit(
            "return [(dW + lam / m * W, db.copy())",
            "return [(dW + (lam / m * W if W is parameters[-1][0] else 0), db.copy())",
        ),
        "Which layers' weights does the penalty depend on?",
    ),
    Mistake(
        "writes into grads",
        writes_into_grads,
        "Whose arrays does += change? What do the caller's grads hold after your call?",
    ),
    Mistake(
        "the whole penalty added to every slope",
        Edit(PAIR, "(dW + l2_cost(parameters, lam, m), db + l2_cost(parameters, lam, m))"),
        "The penalty is added to the cost. What is added to the slopes: the same number, or its slope by each weight?",
    ),
    Mistake(
        "the whole penalty added to the weights' slopes",
        Edit("lam / m * W", "l2_cost(parameters, lam, m)"),
        "The penalty is added to the cost. What is added to the slopes: the same number, or its slope by each weight?",
    ),
    Mistake(
        "weights after a step",
        Edit(
            "(dW + lam / m * W, db.copy()) for (dW, db), (W, _)",
            "(W - dW - lam / m * W, b - db) for (dW, db), (W, b)",
        ),
        "Are slopes asked for, or the weights after a step along them?",
    ),
    Mistake(
        "slope of the norm",
        Edit("lam / m * W", "lam / m * W / np.linalg.norm(W)"),
        "Is the penalty made of the norm of W or of its square? Does its slope grow when all weights double?",
    ),
    Mistake(
        "m counted from the weights",
        Edit("lam / m * W", "lam / W.shape[1] * W"),
        "A column of W belongs to an input. Which argument tells the number of examples?",
    ),
]
