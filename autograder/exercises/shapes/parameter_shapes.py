"""shapes.parameter_shapes"""

from typing import Any

import numpy as np

from autograder.authoring import Edit, Exercise, Mistake, sizes, value
from solutions.shapes import parameter_shapes


def three_layers(rng: np.random.Generator) -> dict[str, Any]:
    """three layers, no two of the same size"""
    return {"layer_sizes": sizes(rng, 4)}


def no_hidden_layer(rng: np.random.Generator) -> dict[str, Any]:
    """inputs and one layer, nothing between"""
    return {"layer_sizes": sizes(rng, 2)}


def one_output(rng: np.random.Generator) -> dict[str, Any]:
    """one neuron in the last layer"""
    return {"layer_sizes": [*sizes(rng, 2), 1]}


def sizes_again(rng: np.random.Generator) -> dict[str, Any]:
    """many layers, sizes that occur more than once"""
    a, b, c = sizes(rng, 3)
    return {"layer_sizes": [a, b, b, a, c, b, a, a]}


def bottleneck(rng: np.random.Generator) -> dict[str, Any]:
    """one input, and one neuron between layers of hundreds"""
    a, b = rng.integers(100, 1000, 2).tolist()
    return {"layer_sizes": [1, a, 1, b, 10]}


exercise = Exercise(
    reference=parameter_shapes,
    scenes=[three_layers, no_hidden_layer, one_output],
    harder=[sizes_again, bottleneck],
    checks=[value()],
    hints=[
        "Take the sizes 2, 3, 1. How many layers have weights? Write down the shape of each W and each b.",
        "A layer stands between two neighbours in the list: what comes in and what goes out. Which of them counts the rows of W?",
        "For each size after the first: W has that many rows and as many columns as the size before; b has that many rows and "
        "one column.",
    ],
    points=2,
)


def takes_the_inputs_off(layer_sizes):
    shapes = []
    n_prev = layer_sizes.pop(0)
    for n in layer_sizes:
        shapes.append(((n, n_prev), (n, 1)))
        n_prev = n
    return shapes


W, b = "(layer_sizes[i], layer_sizes[i - 1])", "(layer_sizes[i], 1)"


def names_every_shape(layer_sizes):
    shapes = {}
    for i in range(1, len(layer_sizes)):
        shapes[f"W{i}"] = (layer_sizes[i], layer_sizes[i - 1])
        shapes[f"b{i}"] = (layer_sizes[i], 1)
    return shapes


mistakes = [
    Mistake(
        "W transposed",
        Edit(W, "(layer_sizes[i - 1], layer_sizes[i])"),
        "One neuron has one row of W. What do the rows count, and what do the columns count?",
    ),
    Mistake(
        "b for the inputs",
        Edit(b, "(layer_sizes[i - 1], 1)"),
        "Does each input have a bias, or each neuron of the layer?",
    ),
    Mistake("b as a row", Edit(b, "(1, layer_sizes[i])"), "b is added to every column of Z. Is it a row itself?"),
    Mistake("b without columns", Edit(b, "(layer_sizes[i],)"), "How many axes has a column in NumPy?"),
    Mistake(
        "b as a bare number",
        Edit(b, "(layer_sizes[i])"),
        "What does Python make of (3), and what of (3, 1)?",
    ),
    Mistake("no shape for b", Edit(f"({W}, {b})", W), "Which two arrays does each layer have?"),
    Mistake(
        "a layer for the inputs",
        Edit("range(1, len(layer_sizes))", "range(len(layer_sizes))"),
        "Do the inputs have weights of their own? And which entry is layer_sizes[-1]?",
    ),
    Mistake(
        "last layer left out",
        Edit("range(1, len(layer_sizes))", "range(1, len(layer_sizes) - 1)"),
        "How many layers have weights when there are two sizes? Which number does range stop before?",
    ),
    Mistake(
        "first layer left out",
        Edit("range(1, len(layer_sizes))", "range(2, len(layer_sizes))"),
        "Which sizes does the first layer stand between?",
    ),
    Mistake(
        "every layer reads the inputs",
        Edit("layer_sizes[i - 1]", "layer_sizes[0]"),
        "Where does the second layer get its numbers from?",
    ),
    Mistake(
        "bias counted in W",
        Edit("layer_sizes[i - 1])", "layer_sizes[i - 1] + 1)"),
        "The bias has an array of its own. Does W need another column for it?",
    ),
    Mistake(
        "b before W",
        Edit(f"({W}, {b})", f"({b}, {W})"),
        "In which order does the docstring's table name the two shapes?",
    ),
    Mistake(
        "last layer first",
        Edit("range(1, len(layer_sizes))", "range(len(layer_sizes) - 1, 0, -1)"),
        "Which layer does the first entry belong to?",
    ),
    Mistake(
        "one flat list",
        lambda layer_sizes: [(layer_sizes[i], k) for i in range(1, len(layer_sizes)) for k in (layer_sizes[i - 1], 1)],
        "Which two shapes belong to one layer, and what holds them together?",
    ),
    Mistake(
        "how many, not which shape",
        Edit(f"({W}, {b})", "(layer_sizes[i] * layer_sizes[i - 1], layer_sizes[i])"),
        "A matrix of 6 numbers can be (2, 3) or (3, 2). Does your answer tell them apart?",
    ),
    Mistake(
        "changes its argument",
        takes_the_inputs_off,
        "What is left of the caller's list after a pop?",
    ),
    Mistake(
        "all weights in one list, all biases in another",
        lambda layer_sizes: (
            list(zip(layer_sizes[1:], layer_sizes[:-1], strict=True)),
            [(n, 1) for n in layer_sizes[1:]],
        ),
        "Is an entry of your answer a layer, or one kind of parameter in all layers?",
    ),
    Mistake(
        "first all weights, then all biases",
        lambda layer_sizes: [
            *zip(layer_sizes[1:], layer_sizes[:-1], strict=True),
            *((n, 1) for n in layer_sizes[1:]),
        ],
        "Which two shapes belong to one layer, and what holds them together?",
    ),
    Mistake(
        "a dictionary",
        names_every_shape,
        "The layers come in order. What does the docstring's table keep them in?",
    ),
    Mistake(
        "arrays, not their shapes",
        Edit(f"({W}, {b})", f"(np.zeros({W}), np.zeros({b}))"),
        "Is the shape of an array the array itself?",
    ),
    Mistake(
        "every layer leads to the outputs",
        lambda layer_sizes: [((layer_sizes[-1], n), (layer_sizes[-1], 1)) for n in layer_sizes[:-1]],
        "How many neurons has the first layer?",
    ),
]
