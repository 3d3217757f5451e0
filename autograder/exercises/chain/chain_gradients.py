"""chain.chain_gradients"""

from autograder.authoring import Edit, Exercise, Mistake, slope_of, value
from autograder.exercises.chain import (
    flat_loss,
    loss,
    neurons,
    one_neuron,
    steep_loss,
    twelve_neurons,
)
from solutions.chain import chain_forward, chain_gradients


def forward(w, b, x, w_out, b_out, y):
    """What `loss` takes."""
    return chain_forward(x, w, b, w_out, b_out)[2], y, "squared"


exercise = Exercise(
    reference=chain_gradients,
    scenes=[neurons, one_neuron],
    harder=[twelve_neurons, flat_loss, steep_loss],
    checks=[
        slope_of(loss, by="w", equals="dw", through=forward),
        slope_of(loss, by="b", equals="db", through=forward),
        value(),
    ],
    hints=[
        "A score is a weight times an activation, plus a bias. How does it change with the weight, and with the bias?",
        "Which entry of z goes into the first neuron? And into the last one?",
        "The slope by a weight is its neuron's delta times the activation that comes in; the slope by a bias is the delta.",
    ],
    points=1,
    hands_on=["db"],
)


mistakes = [
    Mistake(
        "activation after the neuron",
        Edit("z[:-1]", "z[1:]"),
        "What does the first weight multiply: the input, or what its neuron gives?",
    ),
    Mistake(
        "one activation too many",
        Edit("z[:-1]", "z"),
        "z has one entry more than there are neurons. Which one does no weight multiply?",
    ),
    Mistake(
        "activation left out",
        Edit("deltas * z[:-1]", "deltas.copy()"),
        "A score is a weight times something. What is the slope of that product by the weight?",
    ),
    Mistake(
        "delta left out",
        Edit("deltas * z[:-1]", "z[:-1]"),
        "That is how the score changes with the weight. How does the loss change with the score?",
    ),
    Mistake(
        "db times the activation",
        Edit("deltas.copy()", "deltas * z[:-1]"),
        "By how much does the score change when the bias grows by 1?",
    ),
    Mistake("db left out", Edit("deltas.copy()", "0 * deltas"), "Does the loss not change with b?"),
    Mistake(
        "db summed up",
        Edit("deltas.copy()", "deltas.sum()"),
        "Do the neurons share one bias, or has each its own?",
    ),
    Mistake(
        "pair swapped",
        Edit("deltas * z[:-1], deltas.copy()", "deltas.copy(), deltas * z[:-1]"),
        "In which order does the docstring name the results?",
    ),
    Mistake(
        "every delta with every activation",
        Edit("deltas * z[:-1]", "deltas[:, None] * z[:-1]"),
        "How many weights has a chain of T neurons?",
    ),
    Mistake(
        "a mean over the neurons",
        Edit("deltas * z[:-1], deltas.copy()", "deltas * z[:-1] / len(deltas), deltas / len(deltas)"),
        "There is one example. What would be averaged over what?",
    ),
    Mistake(
        "sign",
        Edit("deltas * z[:-1], deltas.copy()", "-deltas * z[:-1], -deltas"),
        "A gradient points uphill. Where is the minus of a descent step?",
    ),
    Mistake(
        "activations from the end",
        Edit("z[:-1]", "z[:0:-1]"),
        "Both lists run from the first neuron to the last. Which activation goes into the first one?",
    ),
    Mistake(
        "sigmoid's slope once more",
        Edit("deltas * z[:-1]", "deltas * z[1:] * (1 - z[1:]) * z[:-1]"),
        "A delta is the slope by the score. Is there a sigmoid between a weight and its score?",
    ),
    Mistake(
        "sigmoid's slope once more, at the activation",
        Edit("deltas * z[:-1]", "deltas * sigmoid_prime(z[1:]) * z[:-1]"),
        "A delta is the slope by the score. Is there a sigmoid between a weight and its score?",
    ),
    Mistake(
        "sigmoid's slope once more in both",
        lambda z, deltas: (deltas * z[1:] * (1 - z[1:]) * z[:-1], deltas * z[1:] * (1 - z[1:])),
        "Which slopes does a delta hold already? Is there a sigmoid between a bias and its score?",
    ),
    Mistake(
        "sigmoid's slope for the activation",
        Edit("deltas * z[:-1]", "deltas * z[1:] * (1 - z[1:])"),
        "A score is a weight times something. What is the slope of that product by the weight?",
    ),
    Mistake(
        "the input for all neurons",
        Edit("z[:-1]", "z[0]"),
        "What comes into the second neuron: x, or what the first one gives?",
    ),
    Mistake(
        "the last activation for all neurons",
        Edit("z[:-1]", "z[-1]"),
        "What does the first weight multiply: x, or what the last neuron gives?",
    ),
]
