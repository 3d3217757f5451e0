"""Answers that were once told something untrue, unhelpful or nothing: what each is told now, under several keys."""

import pytest

from autograder.judge import judge
from autograder.judging.verdict import Verdict
from autograder.observing.observe import observe
from tests.benchmarks.statements import key_of
from tests.student import run

LEFT_BEHIND = """
def backward(parameters, cache, A_L, Y, hidden, head):
    slope, m = hidden_activation(hidden)[1], Y.shape[1]
    error = A_L - Y
    own = error * A_L * (1 - A_L) if head == "squared_sigmoid" else error
    grads = []
    for place in reversed(range(len(parameters))):
        grads.insert(0, (own @ cache[place][0].T / m, own.mean(axis=1, keepdims=True)))
        if place:
            error = parameters[place][0].T @ error
            own = error * slope(cache[place - 1][1])
    return grads
"""
TOO_LARGE = """
def backward(parameters, cache, A_L, Y, hidden, head):
    slope, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    grads = []
    for place in reversed(range(len(parameters))):
        two, four = 1 + (place == 1), 1 + 3 * (place == 0)
        grads.insert(0, (two * dZ @ cache[place][0].T / m, four * dZ.mean(axis=1, keepdims=True)))
        if place:
            dZ = parameters[place][0].T @ dZ * slope(cache[place - 1][1])
    return grads
"""
HALF = """
def gradient_check(parameters, X, Y, hidden, head, h=1e-6):
    A_L, cache = forward(parameters, X, hidden, head)
    mine = np.concatenate([part.ravel() for pair in backward(parameters, cache, A_L, Y, hidden, head) for part in pair])
    copies, measured = [(W.copy(), b.copy()) for W, b in parameters], []
    for array in (array for pair in copies for array in pair):
        for place in np.ndindex(array.shape):
            array[place] += h
            above = cost(forward(copies, X, hidden, head)[0], Y, head)
            array[place] -= h
            measured.append((above - cost(forward(copies, X, hidden, head)[0], Y, head)) / (2 * h))
    return relative_error(mine, np.array(measured))
"""
CASES = {  # an exercise, an answer, and all that it is told: names, statements, or else the check's own question
    "infinite everywhere, with a name": (
        "logistic.cost",
        "def cost(truth, guess): return -np.mean(truth * np.log(guess) + (1 - truth) * np.log(1 - guess))",
        ["A and Y exchanged"],
    ),
    "not finite": (
        "logistic.cost",
        "def cost(A, Y): return -np.mean(Y * np.log(Y) + (1 - A) * np.log(1 - A))",
        ["NaN comes from inf / inf, inf - inf, 0 * inf or the logarithm of a negative number: which line makes it?"],
    ),
    "the right numbers in a list of one row": (
        "logistic.forward",
        "def forward(W, b, X): return [sigmoid(row) for row in W @ X + b]",
        ["an array is asked for: np.array(...) makes one of a list like this"],
    ),
    "a comma behind the last line": (
        "logistic.delta",
        "def delta(A, Y):\n    return A - Y,",
        ["a comma"],
    ),
    "each layer's slope stays behind": (
        "network.backward",
        LEFT_BEHIND,
        ["raw error goes back, each layer's slope stays behind"],
    ),
    "one array in the place of pairs": (
        "shapes.parameter_shapes",
        "def parameter_shapes(sizes): return np.array([[(n, k), (n, 1)] for k, n in zip(sizes, sizes[1:])])",
        ["a list of pairs (shape_W, shape_b) is asked for, not one array"],
    ),
    "an axis is left over": (
        "logistic.cost",
        "def cost(A, Y): return np.where(Y == 1, -np.log(A), -np.log(1 - A)).mean(axis=1)",
        ["one number is asked for; yours is an array of one number, shape (1,)"],
    ),
    "one share with the other sign": (
        "logistic.cost",
        "def cost(A, Y): return np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))",
        ["class 0 with the other sign"],
    ),
    "two parts too large": (
        "network.backward",
        TOO_LARGE,
        ["all is right but dW2, which is 2 times too large, and db1, which is 4 times too large"],
    ),
    "the other slope at the kink": (
        "two_layer.relu_prime",
        "def relu_prime(Z): return np.where(Z >= 0, 1.0, 0.0)",
        ["wrong exactly where Z is 0"],
    ),
    "an array is called": (
        "logistic.sigmoid_prime",
        "def sigmoid_prime(Z):\n    A = sigmoid(Z)\n    return A (1 - A)",
        ["A(...) calls A, which is an array: is a * missing before the bracket"],
    ),
    "a name of an older NumPy": (
        "logistic.predict",
        "def predict(W, b, X): return (forward(W, b, X) > 0.5).astype(np.int)",
        ["this NumPy has no int"],
    ),
    "batches one at a time": (
        "training.minibatches",
        "def minibatches(X, Y, batch_size, rng):\n    yield X, Y",
        ["gives one entry at a time: where does every batch come into one list?"],
    ),
    "back to where it was, not below it": ("network.gradient_check", HALF, ["back to where it was, not below it"]),
}


def told(verdict: Verdict) -> str:
    finding = verdict.first_failure.finding
    assert finding is not None
    names = [named.name for named in verdict.mistakes]
    return "; ".join(names or [seen.fact for seen in verdict.seen] or [finding.advice])


def verdict_on(exercise: str, source: str, seed: int) -> Verdict:
    key, namespace = key_of(exercise, seed), run(source, exercise)
    extra = observe(namespace, [probe.question for probe in key.probes])
    return judge(key, observe(namespace, key.questions), extra=extra)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("case", CASES)
def test_answer_is_told_what_it_is(case: str, seed: int) -> None:
    exercise, source, words = CASES[case]
    said = told(verdict_on(exercise, source, seed))
    for text in words:
        assert text in said


RIGHT = {
    "a named tuple": (
        "logistic.gradients",
        "from collections import namedtuple\nSlopes = namedtuple('Slopes', 'dW db')\n"
        "def gradients(dZ, X): return Slopes(dZ @ X.T / X.shape[1], dZ.mean(axis=1, keepdims=True))",
    ),
    "an ordered dictionary": (
        "notation.to_torch",
        "from collections import OrderedDict\n"
        "def to_torch(parameters):\n"
        "    pairs = [(f'{n}.weight', W.copy(), f'{n}.bias', b[:, 0].copy()) for n, (W, b) in enumerate(parameters)]\n"
        "    return OrderedDict(entry for w, W, b, B in pairs for entry in ((w, W), (b, B)))",
    ),
    "a guard inside the logarithm": (
        "logistic.cost",
        "def cost(A, Y): return -np.mean(Y * np.log(A + 1e-10) + (1 - Y) * np.log(1 - A + 1e-10))",
    ),
}


@pytest.mark.parametrize("seed", range(1, 11))
@pytest.mark.parametrize("case", RIGHT)
def test_what_the_text_allows_is_right(case: str, seed: int) -> None:
    assert verdict_on(*RIGHT[case], seed).right
