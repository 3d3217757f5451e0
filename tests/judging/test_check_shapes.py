"""What comes back in another kind or shape: advice says only what is so of it."""

import pytest

from autograder.judge import judge
from autograder.judging.verdict import Finding
from tests.student import finding_of, key_of, observations_of

FORWARD = "g = hidden_activation(hidden)[0]\n    A, cache = X, []\n    for W, b in parameters:\n        Z = W @ A + b\n        cache.append((A, Z))\n        A = g(Z)\n    "
TWO = "(W1, b1), (W2, b2) = parameters\n    Z1 = W1 @ X + b1\n    A1 = np.tanh(Z1)\n    "
STEP = "[(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]"
SEEN = [  # exercise, the student's body, the advice
    # nothing
    ("logistic.delta", "dZ = A - Y", "which line returns the result, and does every way through the function lead there?"),
    ("logistic.gradients", "dW = dZ @ X.T", "which line returns the result"),
    ("notation.to_torch", "pass", "which line returns the result"),
    ("logistic.cost", "print(1.0)", "print shows a value and does not give it back: which line returns it?"),
    ("logistic.train", "return np.zeros((1, len(X))), np.zeros((1, 1)), [].append(1)", "append, sort and shuffle: which line gives it a value?"),
    ("chain.loss_slope", "if head == 'logistic': return y_hat - y", "other calls return something: which way through the function ends without a return?"),
    # as many results as asked for
    ("network.forward", f"{FORWARD}return cache", "built like cache alone: where are the other results of A_L, cache?"),
    ("two_layer.forward", f"{TWO}return [(X, Z1), (A1, W2 @ A1 + b2)]", "built like cache alone: where are the other results of A2, cache?"),
    ("two_layer.forward", f"{TWO}return (X, Z1), (A1, W2 @ A1 + b2)", "built like cache alone"),
    ("two_layer.train", "return parameters", "built like parameters alone: where are the other results of parameters, costs?"),
    ("training.momentum_step", "return parameters", "built like parameters or velocity alone"),
    ("logistic.gradients", "return dZ @ X.T", "built like dW alone"),
    ("logistic.gradients", "return dZ @ X.T, 1, 2", "which results does your last line return? gradients(dZ, X) gives dW, db, in this order"),
    ("logistic.gradients", "return {'dW': dZ, 'db': X}", "in this order"),
    ("logistic.gradients", "yield dZ @ X.T", "yield, or a for in round brackets, gives one entry at a time: is return meant, with all results?"),
    # lists
    ("training.minibatches", "yield X, Y", "yield, or a for in round brackets, gives one entry at a time: where does every batch come into one list?"),
    ("network.update", f"return ({STEP[1:-1]})", "where does every layer come into one list?"),
    ("network.update", "return zip(parameters, grads)", "zip gives one entry at a time: where does every layer come into one list?"),
    ("training.minibatches", "return X[:, :6], Y[:, :6]", "is that one of the pairs (X_b, Y_b) and no list of them?"),
    ("training.minibatches", "return [(X, Y)] * 3", "one entry for each batch: which batch does a loop leave out, or visit twice?"),
    ("training.minibatches", "return [(X, Y)]", "one entry alone: does return stand inside the loop?"),
    ("network.update", f"return {STEP}[1:]", "one entry for each layer: which layer does a loop leave out, or visit twice?"),
    ("network.update", f"return {STEP},", "a comma behind one value makes a tuple of it: is there one?"),
    ("network.update", f"return [part for pair in {STEP} for part in pair]", "one entry is a pair of W and b: is each in brackets of its own?"),
    ("network.update", "return [W for W, b in parameters]", "one entry holds W and b, in brackets: what does yours hold?"),
    ("network.update", "return {'W1': 1}", "a list of pairs (W, b) is asked for, not one dictionary: which line makes that of it?"),
    ("shapes.parameter_shapes", "return np.ones((3, 2, 2))", "a list of pairs (shape_W, shape_b) is asked for, not one array: which line makes that of it?"),
    ("shapes.parameter_shapes", "return [((1, 2), (1, 1))] * 5", "which is the first entry, which is the last"),
    ("shapes.parameter_shapes", "return [(i, 1) for i in layer_sizes[1:]]", "2 numbers belong into one bracket there: which ones?"),
    ("network.update", "return update", "a function is returned, and no call of it: which arguments does it need?"),
    ("network.update", "return 3", "a list is asked for: how does it start, and what does every layer add to it?"),
    ("logistic.train", "return np.zeros((1, len(X))), np.zeros((1, 1)), [[0.5]] * iterations", "one number is asked for, not a list: over what is it a sum or a mean?"),
    ("logistic.train", "return np.zeros((1, len(X))), np.zeros((1, 1)), [np.ones(1)] * iterations", "yours is an array of one number, shape (1,)"),
    ("logistic.train", "return np.zeros((1, len(X))), np.zeros((1, 1)), np.ones((iterations, 1))", "one axis is asked for"),
    ("logistic.train", "return np.zeros((1, len(X))), np.zeros((1, 1)), (1 for _ in X)", "where do all of them come into one list?"),
    # arrays and numbers
    ("logistic.forward", "return [1 / (1 + np.exp(-row)) for row in W @ X + b]", "an array is asked for: np.array(...) makes one of a list like this"),
    ("softmax.softmax", "return [[float(z) for z in row] for row in Z]", "np.array(...) makes one of a list like this"),
    ("softmax.softmax", "return [Z[0], Z[1]]", "an array is asked for, not a list: which operation makes it for all entries at once?"),
    ("logistic.delta", "return A - Y,", "a comma behind one value makes a tuple of it: is there one?"),
    ("logistic.cost", "return -np.mean(Y * np.log(A)),", "a comma behind one value makes a tuple of it: is there one?"),
    ("logistic.gradients", "dW = dZ @ X.T,\n    return dW, dW", "a comma behind one value makes a tuple of it: is there one?"),
    ("logistic.predict", "return (forward(W, b, X) > 0,5)", "is one of them meant, or a decimal point?"),
    ("logistic.cost", "return (-np.log(A)).mean(axis=1)", "one number is asked for; yours is an array of one number, shape (1,): which axis was not summed over"),
    ("logistic.cost", "return A @ Y.T", "one number is asked for; yours is an array of one number, shape (1, 1)"),
    ("logistic.cost", "return A * Y", "one number is asked for: over what is it a sum or a mean?"),
    ("logistic.cost", "return list(A[0])", "one number is asked for, not a list: over what is it a sum or a mean?"),
    ("logistic.cost", "yield 1.0", "gives one entry at a time: is one number meant?"),
    ("logistic.sigmoid", "return map(abs, Z)", "map gives one entry at a time: is an array meant?"),
    ("logistic.sigmoid", "return Z.sum", "a function is returned, and no call of it"),
    ("logistic.sigmoid", "return Z[:3]", "write the shape under every symbol: which operation gives Z's shape?"),
    ("softmax.predict", "return X[:1]", "an axis of length 1 is left over: which bracket, index, comma or keepdims brings it in?"),
    ("logistic.forward", "Z = W @ X + b,\n    return sigmoid(Z)", "an axis of length 1 is left over"),
    ("logistic.forward", "return (W @ X)[0]", "an axis of length 1 was lost: which index, sum or mean drops it?"),
    ("logistic.gradients", "return dZ @ X.T, dZ.sum()", "axes of length 1 were lost"),
    ("logistic.forward", "return X.sum()", "one number is there: which sum, mean or index leaves one, or which size is missing?"),
    ("two_layer.dA_from", "return np.ones((6, 6))", "write the shape under every symbol"),
    ("logistic.forward", "return (W @ X) * (W @ X).T", "a row and a column give a square"),
    ("notation.to_torch", "return {f'{i}.{n}': p for i, pair in enumerate(parameters) for n, p in zip(('weight', 'bias'), pair)}", "an axis of length 1 is left over"),
    ("notation.to_torch", "return {f'{i}.{n}': W[:1] for i, (W, b) in enumerate(parameters) for n in ('weight', 'bias')}", "which operation gives (2, 5)?"),
    ("logistic.predict", "return np.where(X[:1] > 0, '1', '0')", "numbers are asked for: which line makes text of them?"),
    ("logistic.predict", "return str(X)", "numbers are asked for: which line makes text of them?"),
    ("logistic.predict", "return {'labels': X}", "which entry of the dictionary is the result?"),
    ("logistic.predict", "return np.array([None])", "which line puts something else than numbers into an array?"),
    ("logistic.predict", "return {1, 2}", "a plain NumPy array is asked for: what does the last line return?"),
]  # fmt: skip


def found(exercise: str, body: str) -> Finding:
    arguments = ", ".join(field.name for field in key_of(exercise).inputs)
    return finding_of(exercise, f"def {exercise.partition('.')[2]}({arguments}):\n    {body}\n")


@pytest.mark.parametrize("exercise, body, advice", SEEN)
def test_advice_fits_what_came_back(exercise: str, body: str, advice: str) -> None:
    assert advice in found(exercise, body).advice


def test_layers_are_spoken_of_only_where_there_are_layers() -> None:
    for exercise, body, advice in SEEN:
        shapes = " ".join(field.shape for field in key_of(exercise).outputs)
        assert "layer" not in advice or "n_l" in shapes, body


@pytest.mark.parametrize("brackets", ["[]", "()"])
@pytest.mark.parametrize(
    "exercise, results",
    [
        ("logistic.gradients", "dZ @ X.T / X.shape[1], dZ.mean(axis=1, keepdims=True)"),
        ("training.momentum_step", "update(parameters, v, alpha), v"),
    ],
)
def test_results_may_come_as_a_list(exercise: str, results: str, brackets: str) -> None:
    arguments = ", ".join(field.name for field in key_of(exercise).inputs)
    velocity = (
        "v = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]"
        if "velocity" in arguments
        else "pass"
    )
    function = exercise.partition(".")[2]
    source = f"def {function}({arguments}):\n    {velocity}\n    return {brackets[0]}{results}{brackets[1]}"
    assert judge(key_of(exercise), observations_of(exercise, source)).right
