"""chain.forward"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.chain import (
    CROSSED,
    at_the_kink,
    eleven_layers,
    equal_layers,
    equal_weights,
    no_hidden_layer,
    relu_softmax,
    single_neurons,
    tanh_logistic,
    wide_layer,
)
from solutions.chain import forward

exercise = Exercise(
    reference=forward,
    scenes=[tanh_logistic, relu_softmax, equal_layers, no_hidden_layer],
    harder=[*CROSSED, single_neurons, wide_layer, eleven_layers, equal_weights, at_the_kink],
    checks=[value()],
    hints=[
        "One layer does three things: make its scores, keep what will be needed, apply its activation. In which order?",
        "Carry one column from layer to layer. Which layer gets another activation than the others, and how do you notice it?",
        "Scores are the weights times what came in, plus the bias; keep what came in and the scores; what goes on is "
        "the hidden activation of the scores, and in the last layer the head's.",
    ],
    points=2,
    without=["large"],  # float32 rounds such scores
)


LAST = "output_activation(head)(z)"


mistakes = [
    Mistake("bias left out", Edit("W @ a + b", "W @ a"), "What do the scores do when only the biases change?"),
    Mistake(
        "hidden activation in the last layer",
        Edit(f"g(z) if layer < len(parameters) else {LAST}", "g(z)"),
        "Which of the two names, hidden or head, is meant for the last layer?",
    ),
    Mistake(
        "head in every layer",
        Edit(f"g(z) if layer < len(parameters) else {LAST}", LAST),
        "Which of the two names, hidden or head, is meant for the first layer?",
    ),
    Mistake(
        "two activations in the last layer",
        Edit(LAST, "output_activation(head)(g(z))"),
        "How many activations does the last score pass through?",
    ),
    Mistake("scores for outputs", Edit("return a, cache", "return z, cache"), "What does the head do to the last z?"),
    Mistake(
        "no hidden activation",
        Edit("g(z) if", "z if"),
        "Two layers without an activation between them: could one layer do the same?",
    ),
    Mistake(
        "slope for activation",
        Edit("hidden_activation(hidden)[0]", "hidden_activation(hidden)[1]"),
        "hidden_activation gives two functions. Which one is for the way forward?",
    ),
    Mistake(
        "cache holds what goes out",
        (
            Edit("cache.append((a, z))\n", "\n"),
            Edit(LAST, f"{LAST}\n        cache.append((a, z))"),
        ),
        "The first entry of each pair came into the layer. What is it for the first layer?",
    ),
    Mistake(
        "cache holds activations for scores",
        Edit(
            f"cache.append((a, z))\n        a = g(z) if layer < len(parameters) else {LAST}",
            f"a_prev, a = a, g(z) if layer < len(parameters) else {LAST}\n        cache.append((a_prev, a))",
        ),
        "Is the second entry of each pair from before the activation, or from after it?",
    ),
    Mistake("pairs swapped", Edit("(a, z)", "(z, a)"), "In which order does the docstring name the entries of a pair?"),
    Mistake(
        "cache from the last layer on",
        Edit("return a, cache", "return a, cache[::-1]"),
        "Which layer does the first entry of cache belong to?",
    ),
    Mistake(
        "first layer not kept",
        Edit("return a, cache", "return a, cache[1:]"),
        "How many layers are there, and how many entries has your cache?",
    ),
    Mistake(
        "weights transposed",
        Edit("W @ a + b", "W.T @ a + b"),
        "W is (n_l, n_prev) and a is (n_prev, 1). Which product has the shape (n_l, 1)?",
    ),
    Mistake(
        "cache holds scores for activations",
        (Edit("W @ a + b", "W @ (g(a) if layer > 1 else a) + b"), Edit("g(z) if", "z if")),
        "The cache keeps what came into each layer. Has it been through the activation when it comes in?",
    ),
    Mistake(
        "activation before every weight",
        (Edit("W @ a + b", "W @ g(a) + b"), Edit("g(z) if", "z if")),
        "What does a layer do first: make its scores, or apply its activation?",
    ),
    Mistake(
        "bias after the activation",
        (
            Edit("W @ a + b", "W @ a"),
            Edit(f"g(z) if layer < len(parameters) else {LAST}", f"(g(z) if layer < len(parameters) else {LAST}) + b"),
        ),
        "Is the bias part of the score, or does it come after the activation?",
    ),
    Mistake(
        "sigmoid in every hidden layer",
        Edit("g(z) if", "sigmoid(z) if"),
        "What does your answer do when only hidden changes?",
    ),
    Mistake("sigmoid for every head", Edit(LAST, "sigmoid(z)"), "What does your answer do when only head changes?"),
    Mistake(
        "head applied twice",
        Edit("return a, cache", "return output_activation(head)(a), cache"),
        "How many activations does the last score pass through?",
    ),
    Mistake(
        "a flat list",
        Edit("cache.append((a, z))", "cache.extend((a, z))"),
        "How many layers are there, and how many entries has your cache?",
    ),
]
