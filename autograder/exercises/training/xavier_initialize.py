"""training.xavier_initialize"""

from autograder.authoring import Edit, Exercise, Mistake, other_generator, spread, value
from autograder.exercises.network import few_neurons, many_neurons_later
from autograder.exercises.training import equal_layers, many_at_the_end, thin_layers, three_inputs
from solutions.training import xavier_initialize

exercise = Exercise(
    reference=xavier_initialize,
    scenes=[few_neurons],
    checks=[other_generator(), spread(of="W", variance="2 / (n_prev + n_l)"), value(of="b")],
    hints=[
        "What did initialize of notebook 05 do? Which sizes matter on the way forward, and which on the way back?",
        "By which number must standard normal draws be multiplied to have the variance of the compromise?",
        "For each layer: standard normal draws from the generator, times the root of two over the sum of inputs and neurons; and "
        "a column of zeros.",
    ],
    points=1,
    harder=[many_neurons_later, three_inputs, equal_layers, thin_layers, many_at_the_end],
)


mistakes = [
    Mistake(
        "inputs only",
        Edit("(n_prev + n)", "n_prev"),
        "Scores add up over n_prev inputs, slopes on the way back over n_l neurons. Where is the second size?",
    ),
    Mistake(
        "factor 2 left out",
        Edit("np.sqrt(2 /", "np.sqrt(1 /"),
        "The mean of n_prev and n_l is half their sum. Which variance is one over that mean?",
    ),
    Mistake(
        "variance for deviation",
        Edit("np.sqrt(2 / (n_prev + n))", "(2 / (n_prev + n))"),
        "If you multiply draws by c, what happens to their variance?",
    ),
    Mistake(
        "all zero",
        Edit("rng.normal(size=(n, n_prev)) * np.sqrt(2 / (n_prev + n))", "np.zeros((n, n_prev))"),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "own generator",
        Edit("rng.normal", "np.random.default_rng(0).normal"),
        "Which generator draws your numbers, and who chose its seed?",
    ),
    Mistake(
        "scaled by the network's inputs",
        Edit("(n_prev + n)", "(layer_sizes[0] + n)"),
        "How many products does a score of the second layer add up: as many as the network has inputs?",
    ),
    Mistake(
        "scaled by the network's two ends",
        Edit("(n_prev + n)", "(layer_sizes[0] + layer_sizes[-1])"),
        "Between which two sizes does each layer lie, and which two do all of yours use?",
    ),
    Mistake(
        "a hundredth in every layer",
        Edit("np.sqrt(2 / (n_prev + n))", "0.01"),
        "How large are the scores of a layer with 30 inputs, and how large those after five such layers?",
    ),
    Mistake(
        "equal neurons",
        Edit(
            "rng.normal(size=(n, n_prev)) * np.sqrt(2 / (n_prev + n))",
            "np.repeat(rng.normal(size=(1, n_prev)) * np.sqrt(2 / (n_prev + n)), n, axis=0)",
        ),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "uniform up to the deviation",
        Edit(
            "rng.normal(size=(n, n_prev)) * np.sqrt(2 / (n_prev + n))",
            "rng.uniform(-1, 1, size=(n, n_prev)) * np.sqrt(2 / (n_prev + n))",
        ),
        "How large is the variance of uniform draws between -1 and 1?",
    ),
    Mistake(
        "random biases",
        Edit("np.zeros((n, 1))", "rng.normal(size=(n, 1))"),
        "Which of the two has to be random so that the neurons differ: the weights, the biases or both?",
    ),
]
