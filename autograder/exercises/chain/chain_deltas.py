"""chain.chain_deltas"""

from autograder.checks import same_again, shapes, slope_of, unchanged_inputs, value
from autograder.exercise import Edit, Exercise, Mistake
from autograder.exercises.chain import loss, neurons, one_neuron, whole_number_weights
from solutions.chain import chain_deltas, chain_forward


def with_scores(u, x, w, b, w_out, b_out, y):
    """What `loss` takes when each neuron's score is moved to u by as much as u differs from its own score."""
    own = chain_forward(x, w, b, w_out, b_out)[0]
    return chain_forward(x, w, b + (u - own), w_out, b_out)[2], y, "squared"


exercise = Exercise(
    reference=chain_deltas,
    scenes=[neurons, one_neuron, whole_number_weights],
    checks=[
        shapes(),
        unchanged_inputs(),
        same_again(),
        slope_of(loss, by="u", equals="deltas", through=with_scores),
        value(),
    ],
    mistakes=[
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
            "whole numbers stay whole",
            Edit("np.zeros(len(u))", "np.zeros_like(w)"),
            "What type does np.zeros_like give when w holds integers?",
        ),
    ],
    hints=[
        "Write down what lies between the last score and the loss. How many factors does the chain rule give?",
        "One neuron back: the score of this neuron, its activation, the next neuron's score. Which two slopes lie between?",
        "The last delta is the slope of the loss times the readout's weight times the sigmoid's slope there. Each one "
        "before it is the next delta, times the next neuron's weight, times the sigmoid's slope at its own score.",
    ],
    points=3,
)
