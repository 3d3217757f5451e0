"""notation.from_torch"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.notation import eleven_layers, one_layer, other_order, three_layers, two_layers
from solutions.notation import from_torch

exercise = Exercise(
    reference=from_torch,
    scenes=[three_layers, two_layers],
    harder=[one_layer, eleven_layers, other_order],
    checks=[value()],
    hints=[
        "Turn PyTorch's x Wᵀ + b, with x as a row. What stands in front of x when it is a column?",
        "One of the two arrays can stay as it is. Which axis does the other one lack?",
        "For each layer, counted from 0: the weight as it is, and the bias as a column.",
    ],
    points=1,
)


BIAS = '.bias"][:, np.newaxis].copy()'


WEIGHT = '.weight"].copy()'


def emptied(state):
    parameters = []
    while state:
        layer = len(parameters)
        parameters.append((state.pop(f"{layer}.weight"), state.pop(f"{layer}.bias").reshape(-1, 1)))
    return parameters


mistakes = [
    Mistake(
        "weights turned",
        Edit(WEIGHT, '.weight"].T'),
        "PyTorch computes x Wᵀ, so something is turned already. Which shape has its weight, and which one do you want?",
    ),
    Mistake(
        "weights reshaped",
        Edit(WEIGHT, '.weight"].reshape(state[f"{layer}.weight"].shape[::-1])'),
        "Which shape has PyTorch's weight, and which one do you want? Is there anything to change?",
    ),
    Mistake(
        "biases with one axis",
        Edit(BIAS, '.bias"].copy()'),
        "A bias of shape (n_l,) is added along the last axis. With examples in columns, what does the last axis count?",
    ),
    Mistake(
        "biases as rows",
        Edit(BIAS, '.bias"][np.newaxis, :].copy()'),
        "Each neuron has its own bias. Is a neuron a row or a column of Z here?",
    ),
    Mistake(
        "laid out for rows",
        (Edit(WEIGHT, '.weight"].T'), Edit(BIAS, '.bias"][np.newaxis, :]')),
        "That is the layout for examples in rows. Which one does the docstring's table ask for?",
    ),
    Mistake(
        "last layer first",
        Edit("range(len(state) // 2)", "reversed(range(len(state) // 2))"),
        "Which number does PyTorch give to the first layer?",
    ),
    Mistake(
        "last layer left out",
        Edit("len(state) // 2", "len(state) // 2 - 1"),
        "How many layers are there, and how many entries has the dictionary for each?",
    ),
    Mistake(
        "counted too far",
        Edit("len(state) // 2", "len(state)"),
        "Which number has the first layer, and how many entries has the dictionary for each layer?",
    ),
    Mistake(
        "pair swapped",
        (
            Edit('(state[f"{layer}.weight"].copy(), state', "(state"),
            Edit(BIAS, f'{BIAS}, state[f"{{layer}}.weight"].copy()'),
        ),
        "In which order does the docstring's table name the two arrays of a pair?",
    ),
    Mistake(
        "empties the dictionary",
        emptied,
        "What is left of the caller's dictionary after a pop? How can you read an entry and leave it there?",
    ),
    Mistake(
        "a flat list",
        lambda state: [array if array.ndim == 2 else array[:, None] for array in state.values()],
        "The docstring says list of pairs. What is one entry of your list?",
    ),
    Mistake(
        "weights and biases apart",
        lambda state: (
            [state[f"{i}.weight"] for i in range(len(state) // 2)],
            [state[f"{i}.bias"][:, None] for i in range(len(state) // 2)],
        ),
        "The docstring says list of pairs. What is the first entry of your answer?",
    ),
    Mistake(
        "first layer only",
        Edit("range(len(state) // 2)", "range(1)"),
        "How many layers are there, and how many come out?",
    ),
]
