"""chain.backprop"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.chain import (
    CROSSED,
    at_the_kink,
    eleven_layers,
    equal_layers,
    equal_weights,
    far_from_target,
    loss,
    no_hidden_layer,
    relu_softmax,
    single_neurons,
    tanh_logistic,
    wide_layer,
)
from solutions.chain import backprop, forward

exercise = Exercise(
    reference=backprop,
    scenes=[tanh_logistic, relu_softmax, equal_layers, no_hidden_layer],
    harder=[*CROSSED, single_neurons, wide_layer, eleven_layers, equal_weights, at_the_kink, far_from_target],
    checks=[
        slope_of(
            loss,
            by="parameters",
            equals="grads",
            through=lambda parameters, x, y, hidden, head: (forward(parameters, x, hidden, head)[0], y, head),
        ),
        value().loosely(1e-4, eleven_layers),  # float32 loses more on a longer way
    ],
    hints=[
        "Run forward first. Which of the functions that you have written gives the delta of the last layer, and what does it need?",
        "Then go back one layer at a time: which function makes the earlier delta from the later one, and whose weights does it take?",
        "The output's delta; then, from the last hidden layer to the first, the hidden delta from the next layer's weights, "
        "the next delta and the slope at the layer's own scores. From each delta and what came into its layer come dW and db.",
    ],
    points=3,
    without=["large"],
)


mistakes = [
    Mistake(
        "sign",
        Edit("output_delta(cache[-1][1], y_hat, y, head)", "-output_delta(cache[-1][1], y_hat, y, head)"),
        "If an output rises above its target, does the loss grow or shrink?",
    ),
    Mistake(
        "slope by the outputs at the start",
        Edit("output_delta(cache[-1][1], y_hat, y, head)", "loss_slope(y_hat, y, head)"),
        "A delta is a slope by scores. What lies between the last scores and the outputs?",
    ),
    Mistake(
        "output's slope counted twice",
        Edit("y_hat, y, head)\n", "y_hat, y, head) * y_hat * (1 - y_hat)\n"),
        "output_delta is the slope by the last scores. Is the last activation in it already?",
    ),
    Mistake(
        "weights of the wrong layer",
        Edit("parameters[layer][0]", "parameters[layer - 1][0]"),
        "Through whose weights do the activations of a layer act on the next scores: its own, or the next layer's?",
    ),
    Mistake(
        "hidden slope left out",
        Edit("g_prime(z)", "1 + 0 * z"),
        "Between the activations of a hidden layer and its scores lies g. Where is its slope?",
    ),
    Mistake(
        "activation for slope",
        Edit("hidden_activation(hidden)[1]", "hidden_activation(hidden)[0]"),
        "hidden_activation gives two functions. Which one is for the way back?",
    ),
    Mistake(
        "slope at the activation",
        Edit("g_prime(z)", "g_prime(cache[layer][0])"),
        "Where was g evaluated in the forward pass: at the activations, or at what went into it?",
    ),
    Mistake(
        "slope of the wrong layer",
        Edit("g_prime(z)", "g_prime(cache[layer][1])"),
        "The delta of which layer do you compute, and whose scores go into g_prime?",
    ),
    Mistake(
        "hidden ignored",
        Edit("hidden_activation(hidden)", 'hidden_activation("sigmoid")'),
        "What does your answer do when only hidden changes?",
    ),
    Mistake(
        "input of the wrong layer",
        Edit("layer_gradients(delta, a_prev)", "layer_gradients(delta, cache[layer][0])"),
        "dW of a layer needs what came into that layer. Is that what your cache entry holds?",
    ),
    Mistake(
        "last layer first",
        Edit("grads.insert(0, layer_gradients(delta, a_prev))", "grads.append(layer_gradients(delta, a_prev))"),
        "You go backwards. Which layer does the first entry of grads belong to?",
    ),
    Mistake(
        "first layer left out",
        Edit("range(len(parameters) - 1, 0, -1)", "range(len(parameters) - 1, 1, -1)"),
        "How far back does your loop go, and which layer does it never reach?",
    ),
    Mistake(
        "output layer left out",
        Edit("[layer_gradients(delta, cache[-1][0])]", "[]"),
        "The output layer has weights too. Where are its gradients?",
    ),
    Mistake(
        "a flat list",
        Edit("return grads", "return [gradient for pair in grads for gradient in pair]"),
        "The docstring says list of pairs. What is one entry of your list?",
    ),
    Mistake(
        "biases left out",
        Edit("return grads", "return [(dW, 0 * db) for dW, db in grads]"),
        "Does the loss not change with the biases?",
    ),
    Mistake(
        "output minus target in every head",
        Edit("output_delta(cache[-1][1], y_hat, y, head)", "y_hat - y"),
        "In which head does the slope of the last activation not cancel?",
    ),
    Mistake(
        "squared loss and sigmoid in every head",
        Edit("output_delta(cache[-1][1], y_hat, y, head)", "(y_hat - y) * y_hat * (1 - y_hat)"),
        "Which loss and which last activation does this delta belong to? What does it do when only head changes?",
    ),
    Mistake(
        "hidden slope in the last layer too",
        Edit("y_hat, y, head)\n", "y_hat, y, head) * g_prime(cache[-1][1])\n"),
        "Which activation do the last scores pass through: the hidden one, or the head's?",
    ),
    Mistake(
        "the sigmoid's short form for every activation",
        Edit("g_prime(z)", "cache[layer][0] * (1 - cache[layer][0])"),
        "Of which activation is a times one minus a the slope?",
    ),
    Mistake(
        "slopes not carried back",
        (
            Edit("hidden_delta(parameters[layer][0], delta, g_prime(z))", "parameters[layer][0].T @ delta"),
            Edit("layer_gradients(delta, a_prev)", "layer_gradients(delta * g_prime(z), a_prev)"),
        ),
        "A change in the first layer passes every later activation on its way. How many slopes are in your first delta?",
    ),
    Mistake(
        "hidden slope for the head's",
        Edit("output_delta(cache[-1][1], y_hat, y, head)", "loss_slope(y_hat, y, head) * g_prime(cache[-1][1])"),
        "Which activation do the last scores pass through: the hidden one, or the head's?",
    ),
    Mistake(
        "hidden slope once more for the gradients",
        Edit("layer_gradients(delta, a_prev)", "layer_gradients(delta * g_prime(z), a_prev)"),
        "A delta is the slope by the scores. Is there an activation between a weight and its score?",
    ),
    Mistake(
        "a step, not the gradients",
        Edit("return grads", "return [(W - dW, b - db) for (W, b), (dW, db) in zip(parameters, grads, strict=True)]"),
        "Are the new weights asked for, or how the loss changes with the old ones?",
    ),
]
