"""training.he_initialize"""

from autograder.checks import other_generator, same_again, shapes, spread, unchanged_inputs, value
from autograder.exercise import Edit, Exercise, Mistake
from autograder.exercises.network import few_neurons, many_neurons
from solutions.training import he_initialize

exercise = Exercise(
    reference=he_initialize,
    scenes=[few_neurons, many_neurons],
    checks=[
        shapes(),
        unchanged_inputs(),
        same_again(),
        other_generator(),
        spread(of="W", variance="2 / n_prev"),
        value(of="b"),
    ],
    mistakes=[
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
    ],
    hints=[
        "What did initialize of the last notebook do? Which single thing has to change when relu lets half of it through?",
        "By which number must standard normal draws be multiplied to have the variance 2 / n_prev?",
        "For each layer: standard normal draws from the generator, times the root of two over the number of inputs; and a "
        "column of zeros.",
    ],
    points=1,
)
