"""notation.backward_rows"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.notation import (
    at_the_kink,
    crossed,
    equal_sizes,
    far_targets,
    one_example,
    relu_softmax,
    tanh_logistic,
)
from solutions.network import cost
from solutions.notation import backward_rows, forward_rows

exercise = Exercise(
    reference=backward_rows,
    scenes=[tanh_logistic, relu_softmax, equal_sizes, one_example],
    harder=[*crossed, at_the_kink, far_targets],
    checks=[
        slope_of(
            cost,
            by="parameters",
            equals="grads",
            through=lambda parameters, X, Y, hidden, head: (forward_rows(parameters, X, hidden, head)[0].T, Y.T, head),
        ),
        value(),
    ],
    follows=["A_L"],
    hints=[
        "Take the backward pass for columns and turn each equation. What happens to the order of a product when it is turned?",
        "Examples are the first axis now. Which sums run over the examples, and which one over the neurons of the layer after?",
        "dW is the transpose of what came in times dZ, db the sum of dZ down the examples, both over m. One layer back: dZ times the "
        "transposed weights, then entry by entry times the slope at that layer's scores.",
    ],
    points=3,
    without=["large", "small"],
)


PAIR = "(A_prev.T @ dZ / m, np.sum(dZ, axis=0, keepdims=True) / m)"


mistakes = [
    Mistake(
        "dW as for columns",
        Edit("A_prev.T @ dZ / m", "dZ.T @ A_prev / m"),
        "A gradient has the shape of what it belongs to. Which shape has W here, and which one your dW?",
    ),
    Mistake(
        "sum over the wrong axis of A_prev",
        Edit("A_prev.T @ dZ / m", "A_prev @ dZ.T / m"),
        "A product sums over its inner index. Which axis counts the examples now?",
    ),
    Mistake(
        "db summed over the neurons",
        Edit("np.sum(dZ, axis=0, keepdims=True)", "np.sum(dZ, axis=1, keepdims=True).T"),
        "db is a sum over the examples. Which axis of dZ counts them now?",
    ),
    Mistake(
        "db without its axis",
        Edit(", keepdims=True", ""),
        "b is (1, n_l). Which argument of np.sum keeps the axis?",
    ),
    Mistake(
        "divided by the outputs",
        Edit("Y.shape[0]", "Y.shape[1]"),
        "The mean is over examples. Which axis of Y counts them now?",
    ),
    Mistake("not averaged", Edit("Y.shape[0]", "1"), "J is a mean over the examples. Where does 1/m enter?"),
    Mistake(
        "averaged in every layer again",
        Edit("* g_prime(cache[layer - 1][1])", "* g_prime(cache[layer - 1][1]) / m"),
        "The last layer is right, the one before m times too small. How often has 1/m entered by then?",
    ),
    Mistake(
        "db not averaged",
        Edit("keepdims=True) / m", "keepdims=True)"),
        "J is a mean over the examples. Is your db one?",
    ),
    Mistake(
        "sign",
        Edit("dZ, grads = A_L - Y, []", "dZ, grads = Y - A_L, []"),
        "If an output rises above its target, does the loss grow or shrink?",
    ),
    Mistake(
        "the sigmoid's slope left out at the output",
        Edit('head == "squared_sigmoid"', "False"),
        "With which of the two sigmoid heads does the slope of the sigmoid cancel, and with which one does it stay?",
    ),
    Mistake(
        "the sigmoid's slope counted twice at the output",
        Edit('head == "squared_sigmoid"', 'head in ("squared_sigmoid", "logistic")'),
        "Write out both factors for the logistic head. What cancels?",
    ),
    Mistake(
        "weights not turned on the way back",
        Edit("parameters[layer][0].T", "parameters[layer][0]"),
        "dZ has n_l columns and dA has n_prev. Which of the two is first in the shape of W, and which must be?",
    ),
    Mistake(
        "weights of the wrong layer",
        Edit("parameters[layer][0].T", "parameters[layer - 1][0].T"),
        "Through whose weights do the activations of a layer act on the next scores: its own, or the next layer's?",
    ),
    Mistake(
        "hidden slope left out",
        Edit(" * g_prime(cache[layer - 1][1])", ""),
        "Between the activations of a hidden layer and its scores lies g. Where is its slope?",
    ),
    Mistake(
        "slope at the activation",
        Edit("g_prime(cache[layer - 1][1])", "g_prime(A_prev)"),
        "Where was g evaluated in the forward pass: at the activations, or at what went into it?",
    ),
    Mistake(
        "activation for slope",
        Edit("hidden_activation(hidden)[1]", "hidden_activation(hidden)[0]"),
        "hidden_activation gives two functions. Which one is for the way back?",
    ),
    Mistake(
        "hidden ignored",
        Edit("hidden_activation(hidden)", 'hidden_activation("sigmoid")'),
        "What does your answer do when only hidden changes?",
    ),
    Mistake(
        "last layer first",
        Edit("grads.insert(0, (", "grads.append(("),
        "You go backwards. Which layer does the first entry of grads belong to?",
    ),
    Mistake(
        "first layer left out",
        Edit("reversed(range(len(parameters)))", "range(len(parameters) - 1, 0, -1)"),
        "How far back does your loop go, and which layer does it never reach?",
    ),
    Mistake(
        "no slopes by the biases",
        Edit(PAIR, "(A_prev.T @ dZ / m, 0 * parameters[layer][1])"),
        "Does J not change with the biases?",
    ),
    Mistake(
        "a (1 - a) in every head",
        (
            Edit('    if head == "squared_sigmoid":\n', ""),
            Edit("    dZ = dZ * sigmoid_prime(cache[-1][1])", "dZ = dZ * A_L * (1 - A_L)"),
        ),
        "For which heads does the slope of the last activation cancel against the loss, and which head has no sigmoid?",
    ),
    Mistake(
        "hidden slope at the output",
        (
            Edit('    if head == "squared_sigmoid":\n', ""),
            Edit("    dZ = dZ * sigmoid_prime(cache[-1][1])", "dZ = dZ * g_prime(cache[-1][1])"),
        ),
        "Do the last scores go through the hidden activation, or through the head's?",
    ),
    Mistake(
        "slope of the loss by the outputs",
        Edit(
            "    if head ==",
            '    if head in ("logistic", "softmax"):\n        dZ = -Y / A_L + (head == "logistic") * (1 - Y) / (1 - A_L)\n    if head ==',
        ),
        "That is the slope by A_L. What lies between the outputs and the last scores?",
    ),
    Mistake(
        "inverse of the weights",
        Edit("parameters[layer][0].T", "np.linalg.pinv(parameters[layer][0])"),
        "The way back is not the way forward undone. If W doubles, does the slope before it double or halve?",
    ),
    Mistake(
        "slope before the weights",
        Edit(
            "(dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])",
            "(dZ * g_prime(cache[layer][1])) @ parameters[layer][0].T",
        ),
        "Which layer's scores belong to the slope that you need after the weights?",
    ),
    Mistake(
        "scores in the place of activations",
        Edit("A_prev = cache[layer][0]", "A_prev = cache[layer - 1][1] if layer > 0 else cache[0][0]"),
        "What is W multiplied by in the forward pass: the scores of the layer before, or what g made of them?",
    ),
]
