"""notation.l2_update"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, numbers, sizes, value
from solutions.notation import l2_update


def layer(rng: np.random.Generator) -> dict[str, Any]:
    """one layer, and a training set of n examples"""
    n_l, n_prev, n = sizes(rng, 3, low=3)
    alpha, lam = float(rng.uniform(0.36, 0.45)), float(rng.uniform(1.5, 2.5))  # alpha is neither 1/2 nor 1/n
    return {"W": numbers(rng, n_l, n_prev), "dW": numbers(rng, n_l, n_prev), "alpha": alpha, "lam": lam, "n": n}


def whole_strength(rng: np.random.Generator) -> dict[str, Any]:
    """a strength that is a whole number"""
    return {**layer(rng), "lam": int(rng.integers(1, 3))}


def strong(rng: np.random.Generator) -> dict[str, Any]:
    """a penalty that carries weights past 0"""
    return {**layer(rng), "lam": float(rng.uniform(50, 60))}


def no_step(rng: np.random.Generator) -> dict[str, Any]:
    """a learning rate of 0"""
    return {**layer(rng), "alpha": 0.0}


exercise = Exercise(
    reference=l2_update,
    scenes=[layer],
    harder=[whole_strength, strong, no_step],
    checks=[value()],
    hints=[
        "The cost has two parts now. What is the slope of the penalty λ / 2n · w² by one weight w?",
        "The gradient of the new cost is the sum of two slopes. Which one are you given? What multiplies the sum in a step?",
        "The old weights minus the learning rate times the sum of: the given slope, and the strength over n times the old weights.",
    ],
    points=2,
)


STEP = "W - alpha * (dW + lam / n * W)"


mistakes = [
    Mistake(
        "1/n left out",
        Edit("lam / n", "lam"),
        "This is what is printed. The penalty holds λ / 2n. What is left of that in its slope?",
    ),
    Mistake(
        "learning rate left out of the penalty",
        Edit(STEP, "W - alpha * dW - lam / n * W"),
        "The slope of the penalty is part of the gradient. Which number is the whole gradient multiplied by?",
    ),
    Mistake(
        "learning rate and 1/n left out of the penalty",
        Edit(STEP, "W - alpha * dW - lam * W"),
        "By how much does W shrink where dW is 0? Which two numbers make that small?",
    ),
    Mistake(
        "n is a factor",
        Edit("lam / n", "lam * n"),
        "With more examples, should the penalty of the mean loss weigh more or less?",
    ),
    Mistake(
        "half kept",
        Edit("lam / n", "lam / (2 * n)"),
        "What is the derivative of one half of a square?",
    ),
    Mistake(
        "factor 2",
        Edit("lam / n", "2 * lam / n"),
        "What becomes of the 2 in λ / 2n when a square is differentiated?",
    ),
    Mistake(
        "penalty's sign",
        Edit("dW + lam", "dW - lam"),
        "Where dW is 0, should a penalty on large weights make W grow or shrink?",
    ),
    Mistake(
        "uphill",
        Edit("W - alpha", "W + alpha"),
        "A gradient points uphill. Which way should a step go?",
    ),
    Mistake(
        "penalty left out",
        Edit(" + lam / n * W", ""),
        "What does your answer do when only lam changes?",
    ),
    Mistake(
        "gradient left out",
        Edit("dW + lam", "lam"),
        "What does your answer do when only dW changes?",
    ),
    Mistake(
        "gradient over n too",
        Edit(STEP, "W - alpha / n * (dW + lam * W)"),
        "dW is the slope of a mean already. How often may it be divided?",
    ),
    Mistake(
        "shrunk after the step",
        Edit(STEP, "(1 - alpha * lam / n) * (W - alpha * dW)"),
        "At which weights is the penalty's slope taken: at the old ones, or at those after a first step?",
    ),
    Mistake(
        "absolute values, not squares",
        Edit("lam / n * W", "lam / n * np.sign(W)"),
        "Is the slope of a square the same for small and for large weights?",
    ),
    Mistake(
        "gradient penalised",
        Edit("lam / n * W", "lam / n * dW"),
        "Which array is squared in the penalty?",
    ),
    Mistake(
        "the step alone",
        Edit(STEP, "-alpha * (dW + lam / n * W)"),
        "That is how far W moves. Where does it arrive?",
    ),
    Mistake(
        "changes its argument",
        Edit("return W - alpha * (dW + lam / n * W)", "W -= alpha * (dW + lam / n * W)\n    return W"),
        "*= and -= write into the array that was given. Who else may still need the old W?",
    ),
    Mistake(
        "value of the penalty for its slope",
        Edit("lam / n * W", "lam / (2 * n) * np.sum(W**2)"),
        "One number for all weights, or a slope for each?",
    ),
    Mistake(
        "penalty outside the bracket",
        Edit(STEP, "W - alpha * dW + lam / n * W"),
        "What happens to the signs and to the learning rate when the bracket around both slopes is left out?",
    ),
    Mistake(
        "shrunk after the step, learning rate left out",
        Edit(STEP, "(1 - lam / n) * (W - alpha * dW)"),
        "At which weights is the penalty's slope taken, and which number is it multiplied by in a step?",
    ),
    Mistake(
        "slope of the norm",
        Edit("lam / n * W", "lam / n * W / np.linalg.norm(W)"),
        "Is the penalty made of the norm of W or of its square? Does its slope grow when all weights double?",
    ),
    Mistake(
        "n counted from the weights",
        Edit("lam / n", "lam / W.shape[1]"),
        "A column of W belongs to an input. Which argument tells the number of examples?",
    ),
]
