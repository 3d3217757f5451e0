"""notation.to_rows"""

from autograder.authoring import Edit, Exercise, Mistake, value
from autograder.exercises.notation import eleven_layers, one_layer, three_layers, two_layers
from solutions.notation import to_rows

exercise = Exercise(
    reference=to_rows,
    scenes=[three_layers, two_layers],
    harder=[one_layer, eleven_layers],
    checks=[value()],
    hints=[
        "One example as a column: z = W x + b. Turn both sides. What becomes of a product of two matrices when it is turned?",
        "The turned equation starts with x as a row. Which shapes do the weights and the bias in it have?",
        "For each layer, in the same order: the transpose of the weights and the transpose of the bias.",
    ],
    points=1,
)


ROWS = "[(W.T.copy(), b.T.copy()) for W, b in parameters]"


def turned_in_place(parameters):
    for layer, (W, b) in enumerate(parameters):
        parameters[layer] = (W.T, b.T)
    return parameters


mistakes = [
    Mistake("nothing turned", Edit(ROWS, "parameters"), "With examples in rows, which shape must W have in X W?"),
    Mistake(
        "weights not turned",
        Edit("W.T.copy()", "W.copy()"),
        "An example is now a row with n_prev entries. Which shape of W turns it into a row with n_l entries?",
    ),
    Mistake(
        "biases not turned",
        Edit("b.T.copy()", "b.copy()"),
        "A row of scores has n_l entries. Can a column of biases be added to it?",
    ),
    Mistake(
        "biases without their axis",
        Edit("b.T.copy()", "b[:, 0]"),
        "Which shape does the docstring's table give for b, and which one is yours?",
    ),
    Mistake(
        "reshaped, not turned",
        Edit("W.T.copy()", "W.reshape(W.shape[::-1])"),
        "reshape reads entry after entry and breaks the line elsewhere. Where does the second entry of a row end up?",
    ),
    Mistake(
        "rotated, not turned",
        Edit("W.T.copy()", "np.rot90(W)"),
        "Which entry of the new W should hold the weight from input 0 to neuron 0?",
    ),
    Mistake(
        "last layer first",
        Edit("in parameters", "in parameters[::-1]"),
        "The layout of each array changes. Does the order of the layers change too?",
    ),
    Mistake(
        "pair swapped",
        Edit("(W.T.copy(), b.T.copy())", "(b.T.copy(), W.T.copy())"),
        "In which order does the docstring's table name the two arrays of a pair?",
    ),
    Mistake(
        "a flat list",
        Edit(ROWS, "[array.T for pair in parameters for array in pair]"),
        "The docstring says list of pairs. What is one entry of your list?",
    ),
    Mistake(
        "first layer only",
        Edit("in parameters", "in parameters[:1]"),
        "How many layers go in, and how many come out?",
    ),
    Mistake(
        "changes its argument",
        turned_in_place,
        "Who else may still need the list of columns? What would a new list do instead?",
    ),
    Mistake(
        "weights and biases apart",
        Edit(ROWS, "[W.T for W, _ in parameters], [b.T for _, b in parameters]"),
        "The docstring says list of pairs. What is the first entry of your answer?",
    ),
    Mistake(
        "biases joined to the weights",
        Edit(ROWS, "[np.vstack([W.T, b.T]) for W, b in parameters]"),
        "That suits inputs with a 1 added. How many arrays has one layer in the docstring's table?",
    ),
]
