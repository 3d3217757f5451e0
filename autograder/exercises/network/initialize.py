"""network.initialize"""

from autograder.authoring import Edit, Exercise, Mistake, other_generator, spread, value
from autograder.exercises.network import STARTS, few_neurons, many_neurons_later
from solutions.network import initialize

exercise = Exercise(
    reference=initialize,
    scenes=[few_neurons],
    harder=[many_neurons_later, *STARTS],
    checks=[other_generator(), spread(of="W", variance="1 / n_prev"), value(of="b")],
    hints=[
        "Which two sizes give the shape of one W, and how do you walk through the list to meet each such pair?",
        "If n_prev numbers whose mean square is 1 are each multiplied by a weight and added, what variance has the sum? "
        "Which variance of the weights makes it 1?",
        "For each layer: standard normal draws from the generator, a row for each neuron, divided by the root of "
        "how many inputs come in; and a column of zeros.",
    ],
    points=2,
)


DRAWS = "rng.normal(size=(n, n_prev)) / np.sqrt(n_prev)"


mistakes = [
    Mistake(
        "not scaled",
        Edit(f"{DRAWS}", "rng.normal(size=(n, n_prev))"),
        "A score adds up n_prev products. How does its size grow with n_prev in your version?",
    ),
    Mistake(
        "scaled by the neurons",
        Edit("np.sqrt(n_prev)", "np.sqrt(n)"),
        "How many products does one score add up: as many as the layer has neurons, or as many as come in?",
    ),
    Mistake(
        "root left out",
        Edit("np.sqrt(n_prev)", "n_prev"),
        "What adds up over the products of a score: their standard deviations or their variances?",
    ),
    Mistake(
        "all zero",
        Edit(DRAWS, "np.zeros((n, n_prev))"),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "equal neurons",
        Edit(DRAWS, "np.repeat(rng.normal(size=(1, n_prev)) / np.sqrt(n_prev), n, axis=0)"),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "own generator",
        Edit(DRAWS, "np.random.default_rng(0).normal(size=(n, n_prev)) / np.sqrt(n_prev)"),
        "Which generator draws your numbers, and who chose its seed?",
    ),
    Mistake(
        "scaled by inputs and neurons together",
        Edit("/ np.sqrt(n_prev)", "* np.sqrt(2 / (n_prev + n))"),
        "That is Xavier's rule, a compromise for both ways. Does the size of a score depend on how many neurons the layer has?",
    ),
    Mistake(
        "a hundredth in every layer",
        Edit("/ np.sqrt(n_prev)", "* 0.01"),
        "How large are the scores of a layer with 30 inputs, and how large those after five such layers?",
    ),
    Mistake(
        "random biases",
        Edit("np.zeros((n, 1))", "rng.normal(size=(n, 1))"),
        "Which of the two has to be random so that the neurons differ: the weights, the biases or both?",
    ),
    Mistake(
        "biases without a second axis",
        Edit("np.zeros((n, 1))", "np.zeros(n)"),
        "b is added to scores of shape (n_l, m). Along which axis does NumPy lay an array of shape (n_l,)?",
    ),
    Mistake(
        "a column for each neuron",
        Edit("size=(n, n_prev)", "size=(n_prev, n)"),
        "In this course a score is W @ A. Which axis of W counts what comes in?",
    ),
    Mistake(
        "scaled by the inputs of the network",
        Edit("np.sqrt(n_prev)", "np.sqrt(layer_sizes[0])"),
        "How many products does a score of the second layer add up?",
    ),
]
