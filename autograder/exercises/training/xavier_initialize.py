"""training.xavier_initialize"""

from autograder.checks import other_generator, same_again, shapes, spread, unchanged_inputs, value
from autograder.exercise import Edit, Exercise, Mistake
from autograder.exercises.network import few_neurons, many_neurons
from solutions.training import xavier_initialize

exercise = Exercise(
    reference=xavier_initialize,
    scenes=[few_neurons, many_neurons],
    checks=[
        shapes(),
        unchanged_inputs(),
        same_again(),
        other_generator(),
        spread(of="W", variance="2 / (n_prev + n_l)"),
        value(of="b"),
    ],
    mistakes=[
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
    ],
    hints=[
        "What did initialize of notebook 05 do? Which sizes matter on the way forward, and which on the way back?",
        "By which number must standard normal draws be multiplied to have the variance that the docstring asks for?",
        "For each layer: standard normal draws from the generator, times the root of two over the sum of inputs and neurons; and "
        "a column of zeros.",
    ],
    points=1,
)
