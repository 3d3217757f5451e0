"""chain.chain_deltas"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.chain import flat_loss, loss, neurons, one_neuron, steep_loss, twelve_neurons
from solutions.chain import chain_deltas, chain_forward, sigmoid_prime


def with_scores(u, x, w, b, w_out, b_out, y):
    """What `loss` takes when each neuron's score is moved to u by as much as u differs from its own score."""
    own = chain_forward(x, w, b, w_out, b_out)[0]
    return chain_forward(x, w, b + (u - own), w_out, b_out)[2], y, "squared"


exercise = Exercise(
    reference=chain_deltas,
    scenes=[neurons, one_neuron],
    harder=[twelve_neurons, flat_loss, steep_loss],
    checks=[slope_of(loss, by="u", equals="deltas", through=with_scores), value()],
    hints=[
        "Write down what lies between the last score and the loss. How many factors does the chain rule give?",
        "One neuron back: the score of this neuron, its activation, the next neuron's score. Which two slopes lie between?",
        "The last delta is the slope of the loss times the readout's weight times the sigmoid's slope there. Each one "
        "before it is the next delta, times the next neuron's weight, times the sigmoid's slope at its own score.",
    ],
    points=3,
    without=["large"],
)


def forwards(w, u, w_out, dloss_dyhat):
    deltas = dloss_dyhat * w_out * sigmoid_prime(u)
    for t in range(1, len(u)):
        deltas[t] = deltas[t - 1] * w[t] * sigmoid_prime(u[t])
    return deltas


mistakes = [
    Mistake(
        "weight of the wrong neuron",
        Edit("w[t]", "w[t - 1]"),
        "On the way from one neuron to the next, whose weight does the activation meet?",
    ),
    Mistake(
        "slope of the wrong neuron",
        Edit("slopes[t - 1]", "slopes[t]"),
        "Each step goes back through one sigmoid. Whose score went into it?",
    ),
    Mistake(
        "readout's weight left out",
        Edit("dloss_dyhat * w_out", "dloss_dyhat"),
        "What stands between the last activation and y_hat?",
    ),
    Mistake(
        "slope of the loss left out",
        Edit("dloss_dyhat * w_out", "w_out"),
        "How much does the loss change with y_hat, and where is that in your answer?",
    ),
    Mistake(
        "the last activation, not its slope",
        Edit("w_out * slopes[-1]", "w_out * sigmoid(u[-1])"),
        "How large is the last activation, and how fast does it change with its score: are these the same?",
    ),
    Mistake(
        "the sigmoid, not its slope",
        Edit("sigmoid_prime(u)", "sigmoid(u)"),
        "A delta is a slope. How steep is the sigmoid where it is nearly 1?",
    ),
    Mistake(
        "slope from u as if it were z",
        Edit("sigmoid_prime(u)", "u * (1 - u)"),
        "The short form of the sigmoid's slope needs the activation. What is u?",
    ),
    Mistake(
        "slopes left out on the way",
        Edit("w[t] * slopes[t - 1]", "w[t]"),
        "Between two scores lie a weight and a sigmoid. Which of the two is in your step?",
    ),
    Mistake(
        "weights left out on the way",
        Edit("w[t] * slopes[t - 1]", "slopes[t - 1]"),
        "Between two scores lie a weight and a sigmoid. Which of the two is in your step?",
    ),
    Mistake(
        "last slope left out",
        Edit("w_out * slopes[-1]", "w_out"),
        "Is your last delta the slope by the last score, or by the last activation?",
    ),
    Mistake(
        "last neuron first",
        Edit("return deltas", "return deltas[::-1]"),
        "You compute backwards. Which neuron does the first entry of deltas belong to?",
    ),
    Mistake(
        "first neuron left out",
        Edit("range(len(u) - 1, 0, -1)", "range(len(u) - 1, 1, -1)"),
        "How far back does your loop go, and which delta is never filled?",
    ),
    Mistake(
        "sign",
        Edit("return deltas", "return -deltas"),
        "dloss_dyhat has its sign already. Where does yours turn round?",
    ),
    Mistake(
        "every delta straight from the loss",
        lambda w, u, w_out, dloss_dyhat: dloss_dyhat * w_out * sigmoid_prime(u),
        "On the way from the first score to the loss, through how many neurons does a change pass?",
    ),
    Mistake(
        "one step for every neuron",
        Edit("deltas[t] * w[t]", "dloss_dyhat * w_out * w[t]"),
        "Each product is contained in the next one. Which delta is the earlier one built from?",
    ),
    Mistake(
        "every delta from the last one",
        Edit("deltas[t] * w[t]", "deltas[-1] * w[t]"),
        "The first neuron acts on the second. From which delta is its own built?",
    ),
    Mistake("from the first neuron on", forwards, "Which neuron touches y_hat, so that its delta can be known first?"),
    Mistake(
        "slopes by the activations",
        (Edit("w_out * slopes[-1]", "w_out"), Edit("slopes[t - 1]", "slopes[t]")),
        "That is how the loss changes with the activations. What lies between an activation and its score?",
    ),
    Mistake(
        "one factor of the sigmoid's slope",
        Edit("sigmoid_prime(u)", "1 - sigmoid(u)"),
        "How steep is the sigmoid far to the left, where it is nearly 0?",
    ),
    Mistake(
        "slope of tanh",
        Edit("sigmoid_prime(u)", "1 - np.tanh(u) ** 2"),
        "Which activation do the neurons of this chain have?",
    ),
]
