"""notation.forward_rows"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.notation import (
    crossed,
    equal_sizes,
    far_apart,
    far_out,
    one_example,
    relu_softmax,
    tanh_logistic,
)
from solutions.notation import forward_rows

exercise = Exercise(
    reference=forward_rows,
    scenes=[tanh_logistic, relu_softmax, equal_sizes, one_example],
    harder=[*crossed, far_apart, far_out],
    checks=[value()],
    hints=[
        "Line up the shapes of X and of the first W. In which order do they stand, so that the inner sizes agree?",
        "Each layer does what it did with columns, turned. Only softmax must know which axis the examples are: who gives it what it needs?",
        "In every layer the scores are what came in times the weights, plus the bias. The cache gets what came in and the scores. "
        "Then comes the hidden activation, or in the last layer the activation of the head, on the turned scores and turned back.",
    ],
    points=2,
    without=["large"],
)


OUTPUT = "output_activation(head)(Z.T).T  # that one takes columns"


ACTIVATE = f"A = g(Z) if layer < len(parameters) else {OUTPUT}"


mistakes = [
    Mistake(
        "softmax along the wrong axis",
        Edit(OUTPUT, "output_activation(head)(Z)"),
        "One example is a row now. Which numbers should sum to 1, and along which axis does output_activation work?",
    ),
    Mistake(
        "weights turned once more",
        Edit("A @ W + b", "A @ W.T + b"),
        "These parameters are for rows already. Write the shapes under A and W: which product fits?",
    ),
    Mistake(
        "columns as before",
        Edit("A @ W + b", "W @ A + b.T"),
        "Which axis of A counts the examples now?",
    ),
    Mistake(
        "bias added to columns",
        Edit("A @ W + b", "A @ W + b.T"),
        "One bias belongs to one neuron. Is a neuron a row or a column of Z here?",
    ),
    Mistake("bias left out", Edit("A @ W + b", "A @ W"), "What does A_L do when only a bias changes?"),
    Mistake(
        "no hidden activation",
        Edit("g(Z) if", "Z if"),
        "Without a bend between them, could one layer do what all your layers do?",
    ),
    Mistake(
        "hidden activation in the last layer too",
        Edit(ACTIVATE, "A = g(Z)"),
        "What does your answer do when only head changes?",
    ),
    Mistake(
        "last activation in every layer",
        Edit(ACTIVATE, "A = output_activation(head)(Z.T).T"),
        "What does your answer do when only hidden changes?",
    ),
    Mistake(
        "hidden ignored",
        Edit("hidden_activation(hidden)", 'hidden_activation("sigmoid")'),
        "What does your answer do when only hidden changes? There are three activations to choose from.",
    ),
    Mistake(
        "slope for activation",
        Edit("hidden_activation(hidden)[0]", "hidden_activation(hidden)[1]"),
        "hidden_activation gives two functions. Which one is for the way forward?",
    ),
    Mistake(
        "no last activation",
        Edit(OUTPUT, "Z"),
        "Are the last scores what the head asks for, or is there a last activation?",
    ),
    Mistake(
        "sigmoid in every head",
        Edit(OUTPUT, 'output_activation("logistic")(Z)'),
        "What does your answer do when only head changes?",
    ),
    Mistake(
        "activations in the place of scores",
        (
            Edit("        cache.append((A, Z))\n", "        A_prev = A\n"),
            Edit(ACTIVATE, f"{ACTIVATE}\n        cache.append((A_prev, A))"),
        ),
        "The way back needs the slope at the scores. Is the second entry of your pairs still what it was before g?",
    ),
    Mistake(
        "what goes out of a layer, not what comes in",
        (
            Edit("        cache.append((A, Z))\n", ""),
            Edit(ACTIVATE, f"{ACTIVATE}\n        cache.append((A, Z))"),
        ),
        "The first entry of a pair is what came into the layer. When do you record it?",
    ),
    Mistake(
        "scores first in each pair",
        Edit("(A, Z)", "(Z, A)"),
        "In which order does the docstring's table name the two arrays of a pair?",
    ),
    Mistake(
        "last layer first",
        Edit("cache.append((A, Z))", "cache.insert(0, (A, Z))"),
        "Which layer does the first pair of the cache belong to?",
    ),
    Mistake(
        "columns come out",
        Edit("return A, cache", "return A.T, cache"),
        "Is one example a row or a column of your A_L?",
    ),
    Mistake(
        "softmax over the whole batch",
        Edit(OUTPUT, 'output_activation(head)(Z.reshape(-1, 1) if head == "softmax" else Z).reshape(Z.shape)'),
        "What do the probabilities of one example sum to in your version? Over which numbers of Z should softmax sum?",
    ),
    Mistake(
        "softmax without the exponential",
        Edit(OUTPUT, f'Z / Z.sum(axis=1, keepdims=True) if head == "softmax" else {OUTPUT}'),
        "Scores may be negative. What does softmax do to them before it divides by a sum?",
    ),
    Mistake(
        "softmax as independent sigmoids",
        Edit(OUTPUT, 'output_activation("logistic" if head == "softmax" else head)(Z)'),
        "What do the probabilities of one example sum to in your version?",
    ),
    Mistake(
        "softmax in every head",
        Edit(OUTPUT, 'output_activation("softmax")(Z.T).T'),
        "What does your answer do when only head changes?",
    ),
    Mistake(
        "no sigmoid in the head squared_sigmoid",
        Edit(OUTPUT, 'Z if head == "squared_sigmoid" else output_activation(head)(Z.T).T'),
        "Two heads have the squared loss. What tells their outputs apart?",
    ),
    Mistake(
        "bias added after the activation",
        (
            Edit("A @ W + b", "A @ W"),
            Edit(ACTIVATE, "A = b + (g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T)"),
        ),
        "Is the bias a part of the score, or of what comes out of the activation?",
    ),
]
