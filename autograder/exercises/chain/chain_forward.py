"""chain.chain_forward"""

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.chain import neurons, one_neuron, twelve_neurons, whole_number_input
from solutions.chain import chain_forward, sigmoid

exercise = Exercise(
    reference=chain_forward,
    scenes=[neurons, one_neuron, whole_number_input],
    harder=[twelve_neurons, twelve_neurons],
    checks=[value()],
    hints=[
        "Take a chain of one neuron and compute u, z and y_hat by hand. What does a second neuron get as its input?",
        "Start z with x. For each neuron in turn: one score from the last entry of z, then one more entry for z.",
        "A score is the weight times the activation before it, plus the bias; the sigmoid of it is the next activation; "
        "the readout is its weight times the last activation, plus its bias.",
    ],
    points=2,
    without=["large"],
)


def truncates(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.full(len(w) + 1, x)
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


def counts_from_one(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.zeros(len(w) + 1)
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t - 1] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


mistakes = [
    Mistake("bias left out", Edit("weight * z[-1] + bias", "weight * z[-1]"), "What does u do when only b changes?"),
    Mistake(
        "every neuron sees the input",
        Edit("weight * z[-1] + bias", "weight * x + bias"),
        "What comes into the second neuron: x, or what the first one gives?",
    ),
    Mistake(
        "no sigmoid",
        Edit("z.append(sigmoid(u[-1]))", "z.append(u[-1])"),
        "What turns the score of a neuron into its activation?",
    ),
    Mistake(
        "the input squashed",
        Edit("[x]", "[sigmoid(x)]"),
        "The docstring says what z starts with. Does the input pass through a neuron first?",
    ),
    Mistake(
        "tanh",
        Edit("sigmoid(u[-1])", "np.tanh(u[-1])"),
        "Between which two values does the activation of a sigmoid neuron lie?",
    ),
    Mistake(
        "readout squashed",
        Edit("w_out * z[-1] + b_out", "sigmoid(w_out * z[-1] + b_out)"),
        "The readout is linear. Could your y_hat ever be 5?",
    ),
    Mistake(
        "readout of the score",
        Edit("w_out * z[-1]", "w_out * u[-1]"),
        "What does the last neuron pass on: its score or its activation?",
    ),
    Mistake("readout's weight left out", Edit("w_out * z[-1]", "z[-1]"), "What does y_hat do when only w_out changes?"),
    Mistake(
        "readout's bias left out",
        Edit("w_out * z[-1] + b_out", "w_out * z[-1]"),
        "What does y_hat do when only b_out changes?",
    ),
    Mistake(
        "z without the input",
        Edit("np.array(z)", "np.array(z[1:])"),
        "T neurons, and z has T + 1 entries. Which one does no neuron make?",
    ),
    Mistake(
        "u and z swapped",
        Edit("np.array(u), np.array(z)", "np.array(z), np.array(u)"),
        "In which order does the docstring name the results?",
    ),
    Mistake(
        "last neuron left out",
        Edit("zip(w, b, strict=True)", "zip(w[:-1], b[:-1], strict=True)"),
        "How many neurons are there, and how often does your loop run?",
    ),
    Mistake("whole numbers stay whole", truncates, "What type does np.full give when x is a whole number?"),
    Mistake(
        "score passed on",
        Edit("weight * z[-1] + bias", "weight * (u[-1] if u else x) + bias"),
        "What comes into the second neuron: the score of the first one, or its activation?",
    ),
    Mistake(
        "score passed on, to the readout too",
        (
            Edit("weight * z[-1] + bias", "weight * (u[-1] if u else x) + bias"),
            Edit("w_out * z[-1]", "w_out * u[-1]"),
        ),
        "Without a sigmoid in between, could one neuron do what all of yours do?",
    ),
    Mistake(
        "an activation too early",
        counts_from_one,
        "Python counts from 0. Which entry of z came into the neuron with weight w[0]?",
    ),
    Mistake(
        "bias after the sigmoid",
        (Edit("weight * z[-1] + bias", "weight * z[-1]"), Edit("sigmoid(u[-1])", "sigmoid(u[-1]) + bias")),
        "Between which two values does an activation lie? Is the bias part of the score?",
    ),
    Mistake(
        "last neuron linear",
        Edit("sigmoid(u[-1])", "sigmoid(u[-1]) if len(u) < len(w) else u[-1]"),
        "The readout is linear. Is the last neuron the readout?",
    ),
    Mistake(
        "sigmoid at the last neuron only",
        Edit("sigmoid(u[-1])", "u[-1] if len(u) < len(w) else sigmoid(u[-1])"),
        "What does the first neuron pass on? Could one neuron do what all of yours do?",
    ),
]
