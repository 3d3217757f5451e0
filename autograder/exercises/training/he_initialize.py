"""training.he_initialize"""

from autograder.authoring import Edit, Exercise, Mistake, other_generator, spread, value
from autograder.exercises.network import few_neurons, many_neurons_later
from autograder.exercises.training import equal_layers, thin_layers, three_inputs
from solutions.training import he_initialize

exercise = Exercise(
    reference=he_initialize,
    scenes=[few_neurons],
    checks=[other_generator(), spread(of="W", variance="2 / n_prev"), value(of="b")],
    hints=[
        "What did initialize of the last notebook do? Which single thing has to change when relu lets half of it through?",
        "By which number must standard normal draws be multiplied to have the variance 2 / n_prev?",
        "For each layer: standard normal draws from the generator, times the root of two over the number of inputs; and a "
        "column of zeros.",
    ],
    points=1,
    harder=[many_neurons_later, three_inputs, equal_layers, thin_layers],
)


mistakes = [
    Mistake(
        "relu forgotten",
        Edit("np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)"),
        "relu passes on about half of what comes in. Which factor makes up for it?",
    ),
    Mistake(
        "scaled by the neurons",
        Edit("np.sqrt(2 / n_prev)", "np.sqrt(2 / n)"),
        "How many products does one score add up: as many as the layer has neurons, or as many as come in?",
    ),
    Mistake(
        "variance for deviation",
        Edit("np.sqrt(2 / n_prev)", "(2 / n_prev)"),
        "If you multiply draws by c, what happens to their variance?",
    ),
    Mistake(
        "all zero",
        Edit("rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)", "np.zeros((n, n_prev))"),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "own generator",
        Edit("rng.normal", "np.random.default_rng(0).normal"),
        "Which generator draws your numbers, and who chose its seed?",
    ),
    Mistake(
        "scaled by the network's inputs",
        Edit("np.sqrt(2 / n_prev)", "np.sqrt(2 / layer_sizes[0])"),
        "How many products does a score of the second layer add up: as many as the network has inputs?",
    ),
    Mistake(
        "Xavier's rule",
        Edit("np.sqrt(2 / n_prev)", "np.sqrt(2 / (n_prev + n))"),
        "That is a compromise for both ways. Which variance keeps the mean square of the scores?",
    ),
    Mistake(
        "a hundredth in every layer",
        Edit("np.sqrt(2 / n_prev)", "0.01"),
        "How large are the scores of a layer with 30 inputs, and how large those after five such layers?",
    ),
    Mistake(
        "equal neurons",
        Edit(
            "rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)",
            "np.repeat(rng.normal(size=(1, n_prev)) * np.sqrt(2 / n_prev), n, axis=0)",
        ),
        "If all neurons of a layer start alike, what can ever make them differ?",
    ),
    Mistake(
        "uniform up to the deviation",
        Edit(
            "rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev)",
            "rng.uniform(-1, 1, size=(n, n_prev)) * np.sqrt(2 / n_prev)",
        ),
        "How large is the variance of uniform draws between -1 and 1?",
    ),
    Mistake(
        "random biases",
        Edit("np.zeros((n, 1))", "rng.normal(size=(n, 1))"),
        "Which of the two has to be random so that the neurons differ: the weights, the biases or both?",
    ),
]
