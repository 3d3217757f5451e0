"""notation.to_torch"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.notation import eleven_layers, one_layer, three_layers, two_layers
from solutions.notation import to_torch

exercise = Exercise(
    reference=to_torch,
    scenes=[three_layers, two_layers],
    harder=[one_layer, eleven_layers],
    checks=[value()],
    hints=[
        "Compare the two shapes in each line of the docstring's table. Which of the two arrays has to change?",
        "The names hold the number of the layer, which starts at 0. How do you put a number into a text, and lose an axis of length 1?",
        "For each layer, counted from 0: the weights as they are, under number, dot, weight; the only column of the bias, "
        "under number, dot, bias.",
    ],
    points=1,
)


COUNT = "enumerate(parameters)"


NAMES = 'state[f"{layer}.weight"], state[f"{layer}.bias"]'


mistakes = [
    Mistake(
        "weights turned",
        Edit("W.copy()", "W.T"),
        "PyTorch turns the weight itself when it computes x Wᵀ. Which shape does it then keep?",
    ),
    Mistake(
        "weights reshaped",
        Edit("W.copy()", "W.reshape(W.shape[::-1])"),
        "Which shape has W, and which one does the docstring's table ask for? Is there anything to change?",
    ),
    Mistake(
        "both turned, as for rows",
        (Edit("W.copy()", "W.T"), Edit("b[:, 0].copy()", "b.T")),
        "to_rows does that. In which of the two layouts does PyTorch keep its weight, and how many axes has its bias?",
    ),
    Mistake(
        "biases as columns",
        Edit("b[:, 0].copy()", "b.copy()"),
        "How many axes has a bias in the docstring's table?",
    ),
    Mistake(
        "biases as rows",
        Edit("b[:, 0].copy()", "b.T"),
        "How many axes has a bias in the docstring's table, and how many has a row?",
    ),
    Mistake(
        "one bias a layer",
        Edit("b[:, 0].copy()", "b[0]"),
        "How many biases has a layer of n_l neurons, and how many does b[0] keep?",
    ),
    Mistake(
        "counted from 1",
        Edit(COUNT, "enumerate(parameters, start=1)"),
        "Which number has the first layer in the docstring's table?",
    ),
    Mistake(
        "counted in twos",
        Edit(COUNT, "zip(range(0, 2 * len(parameters), 2), parameters)"),
        "These layers stand next to each other, with no activations between them to count. Which number has the second one?",
    ),
    Mistake(
        "last layer first",
        Edit(COUNT, "enumerate(parameters[::-1])"),
        "Which layer does the first entry of parameters belong to?",
    ),
    Mistake(
        "names exchanged",
        Edit(NAMES, 'state[f"{layer}.bias"], state[f"{layer}.weight"]'),
        "Weights have two axes and biases one. Under which name does your array with two axes stand?",
    ),
    Mistake(
        "other names",
        Edit(NAMES, 'state[f"{layer}.W"], state[f"{layer}.b"]'),
        "PyTorch looks its parameters up by name. What does the docstring's table call them?",
    ),
    Mistake(
        "a list, not a dictionary",
        Edit("return state", "return list(state.values())"),
        "How should PyTorch know which array of your list is which?",
    ),
    Mistake(
        "last layer left out",
        Edit(COUNT, "enumerate(parameters[:-1])"),
        "How many layers go in, and how many entries come out?",
    ),
    Mistake(
        "one entry for each layer",
        Edit(
            """state[f"{layer}.weight"], state[f"{layer}.bias"] = W.copy(), b[:, 0].copy()""",
            'state[f"{layer}"] = W.copy(), b[:, 0].copy()',
        ),
        "How many entries has the dictionary of the docstring's table for each layer?",
    ),
    Mistake(
        "number behind the name",
        Edit(NAMES, 'state[f"weight.{layer}"], state[f"bias.{layer}"]'),
        "PyTorch looks its parameters up by name. Which part comes first in the docstring's table?",
    ),
]
