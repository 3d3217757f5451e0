# ruff: noqa
"""Answers to notebook 01 that each break one rule which the text states, and are right otherwise: none of them may pass."""

import numpy as np

from solutions.logistic import cost, delta, forward, gradients, sigmoid
from tests.wrong_answers import wrong

# ------------------------------------------------------------------------------------------------------- sigmoid


@wrong("logistic.sigmoid", "without overflow, also where the value is right")
def sigmoid__overflows(Z):
    return 1 / (1 + np.exp(-Z))


@wrong("logistic.sigmoid", "without overflow: np.where computes both cases for every entry")
def sigmoid__where(Z):
    return np.where(Z >= 0, 1 / (1 + np.exp(-Z)), np.exp(Z) / (1 + np.exp(Z)))


@wrong("logistic.sigmoid", "an array holds both cases at once: here one decides for all")
def sigmoid__one_case_for_all(Z):
    return 1 / (1 + np.exp(-Z)) if np.min(Z) >= 0 else np.exp(Z) / (1 + np.exp(Z))


@wrong("logistic.sigmoid", "entry by entry: one shift for all")
def sigmoid__one_shift_for_all(Z):
    c = max(0, np.max(Z))
    return np.exp(Z - c) / (np.exp(-c) + np.exp(Z - c))


@wrong("logistic.sigmoid", "1/2 at 0: neither case holds there")
def sigmoid__nothing_at_0(Z):
    A = np.zeros(Z.shape)
    A[Z > 0] = 1 / (1 + np.exp(-Z[Z > 0]))
    A[Z < 0] = np.exp(Z[Z < 0]) / (1 + np.exp(Z[Z < 0]))
    return A


@wrong("logistic.sigmoid", "a higher score, a higher probability: scores are cut at 30")
def sigmoid__scores_cut(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -30, 30)))


@wrong("logistic.sigmoid", "a higher score, a higher probability: probabilities are cut at 1e-12")
def sigmoid__probabilities_cut(Z):
    e = np.exp(-np.abs(Z))
    return np.clip(np.where(Z >= 0, 1, e) / (1 + e), 1e-12, 1 - 1e-12)


@wrong("logistic.sigmoid", "arguments are left alone: Z itself is cut")
def sigmoid__cuts_Z(Z):
    Z[...] = np.clip(Z, -500, 500)
    return 1 / (1 + np.exp(-Z))


@wrong("logistic.sigmoid", "a new array: the probabilities are written over the scores")
def sigmoid__writes_over_Z(Z):
    if Z.dtype != float:
        Z = Z.astype(float)
    np.clip(Z, -500, 500, out=Z)
    np.divide(1, 1 + np.exp(-Z), out=Z)
    return Z


@wrong("logistic.sigmoid", "a new array: one for each shape is kept and returned again")
def sigmoid__one_array_for_each_shape(Z, kept={}):
    A = kept.setdefault(np.shape(Z), np.zeros(np.shape(Z)))
    A[...] = (1 + np.tanh(Z / 2)) / 2
    return A


@wrong("logistic.sigmoid", "whole numbers as scores: the result has their type")
def sigmoid__type_of_Z(Z):
    A = np.zeros_like(Z)
    A[...] = (1 + np.tanh(Z / 2)) / 2
    return A


@wrong("logistic.sigmoid", "the shape of Z: one axis")
def sigmoid__flat(Z):
    return (1 + np.tanh(np.ravel(Z) / 2)) / 2


@wrong("logistic.sigmoid", "any shape: needs rows and columns")
def sigmoid__rows_and_columns(Z):
    return np.array([[(1 + np.tanh(Z[r, i] / 2)) / 2 for i in range(Z.shape[1])] for r in range(Z.shape[0])])


@wrong("logistic.sigmoid", "any shape: no axes become one")
def sigmoid__at_least_one_axis(Z):
    return (1 + np.tanh(np.atleast_1d(Z) / 2)) / 2


@wrong("logistic.sigmoid", "any shape: only the first of several rows")
def sigmoid__first_row(Z):
    A = np.zeros(Z.shape)
    rows = slice(1) if Z.ndim > 1 else ...
    A[rows] = (1 + np.tanh(Z[rows] / 2)) / 2
    return A


# ------------------------------------------------------------------------------------------------- sigmoid_prime


@wrong("logistic.sigmoid_prime", "right at -1000, where it is infinity divided by infinity")
def sigmoid_prime__quotient(Z):
    return np.exp(-Z) / (1 + np.exp(-Z)) ** 2


@wrong("logistic.sigmoid_prime", "the slope at Z, not measured with a step of 0.1")
def sigmoid_prime__measured(Z):
    return (sigmoid(Z + 0.1) - sigmoid(Z - 0.1)) / 0.2


@wrong("logistic.sigmoid_prime", "nearly 0 where the neuron is sure: here never below 0.000001")
def sigmoid_prime__never_small(Z):
    A = sigmoid(Z)
    return np.maximum(A * (1 - A), 1e-6)


@wrong("logistic.sigmoid_prime", "nearly 0 is not 0: beyond 12 it is taken for flat")
def sigmoid_prime__flat_beyond_12(Z):
    A = sigmoid(Z)
    return np.where(np.abs(Z) > 12, 0.0, A * (1 - A))


@wrong("logistic.sigmoid_prime", "a product of entries, also where one of matrices runs")
def sigmoid_prime__product_of_matrices(Z):
    A = sigmoid(Z)
    return A @ (1 - A) if A.ndim == 2 and A.shape[0] == A.shape[1] else A * (1 - A)


@wrong("logistic.sigmoid_prime", "entry by entry: the mean of each row")
def sigmoid_prime__mean_of_rows(Z):
    A = sigmoid(Z)
    return np.mean(A * (1 - A), axis=-1, keepdims=True) + 0 * A if np.ndim(Z) else A * (1 - A)


@wrong("logistic.sigmoid_prime", "arguments are left alone: Z becomes the probabilities")
def sigmoid_prime__writes_over_Z(Z):
    Z[...] = sigmoid(Z)
    return Z * (1 - Z)


@wrong("logistic.sigmoid_prime", "a new array: one for each shape is kept and returned again")
def sigmoid_prime__one_array_for_each_shape(Z, kept={}):
    slope = kept.setdefault(np.shape(Z), np.zeros(np.shape(Z)))
    slope[...] = sigmoid(Z) * sigmoid(-Z)
    return slope


@wrong("logistic.sigmoid_prime", "whole numbers as scores: the result has their type")
def sigmoid_prime__type_of_Z(Z):
    return (sigmoid(Z) * sigmoid(-Z)).astype(Z.dtype)


@wrong("logistic.sigmoid_prime", "the shape of Z: one axis")
def sigmoid_prime__flat(Z):
    return sigmoid(np.ravel(Z)) * sigmoid(-np.ravel(Z))


@wrong("logistic.sigmoid_prime", "any shape: needs rows and columns")
def sigmoid_prime__rows_and_columns(Z):
    return np.array([[sigmoid(z) * sigmoid(-z) for z in row] for row in Z]).reshape(Z.shape[0], Z.shape[1])


@wrong("logistic.sigmoid_prime", "any shape: no axes become one")
def sigmoid_prime__at_least_one_axis(Z):
    Z = np.atleast_1d(Z)
    return sigmoid(Z) * sigmoid(-Z)


# ------------------------------------------------------------------------------------------------------- forward


@wrong("logistic.forward", "A has the shape (1, m)")
def forward__one_axis(W, b, X):
    return sigmoid(W[0] @ X + b[0, 0])


@wrong("logistic.forward", "A has the shape (1, m), also for one example")
def forward__number_for_one_example(W, b, X):
    A = sigmoid(W @ X + b)
    return A.item() if A.size == 1 else A


@wrong("logistic.forward", "the sum runs over the inputs, also where X can be turned")
def forward__turned_where_that_fits(W, b, X):
    return sigmoid(W @ (X.T if X.shape[0] == X.shape[1] else X) + b)


@wrong("logistic.forward", "the sum runs over all inputs: here over two")
def forward__two_inputs(W, b, X):
    return sigmoid(W[:, :2] @ X[:2] + b)


@wrong("logistic.forward", "the sum runs over all inputs, also where there is one only")
def forward__one_input_forgotten(W, b, X):
    return sigmoid(W @ X + b if len(X) > 1 else X + b)


@wrong("logistic.forward", "scores as large as 1000 do occur: infinity divided by infinity")
def forward__not_a_number(W, b, X):
    e = np.exp(W @ X + b)
    return e / (1 + e)


@wrong("logistic.forward", "the inputs as they are, not brought to mean 0")
def forward__centres(W, b, X):
    return sigmoid(W @ (X - X.mean(axis=1, keepdims=True) if X.shape[1] > 1 else X) + b)


@wrong("logistic.forward", "for every example: as many as there are inputs at most")
def forward__smaller_size(W, b, X):
    A = np.full((1, X.shape[1]), 0.5)
    n = min(X.shape)
    A[:, :n] = sigmoid(W @ X[:, :n] + b)
    return A


@wrong("logistic.forward", "arguments are left alone: one example's score is made in b")
def forward__adds_into_b(W, b, X):
    if X.shape[1] == 1:
        b += W @ X
        return sigmoid(b)
    return sigmoid(W @ X + b)


@wrong("logistic.forward", "the sigmoid of the score: scores are cut at 30")
def forward__scores_cut(W, b, X):
    return sigmoid(np.clip(W @ X + b, -30, 30))


@wrong("logistic.forward", "these weights: the same inputs get the scores that they got before")
def forward__remembers(W, b, X, seen={}):
    return sigmoid(seen.setdefault(X.tobytes(), W @ X) + b)


@wrong("logistic.forward", "a new array: one for each m is kept and returned again")
def forward__one_array_for_each_shape(W, b, X, kept={}):
    A = kept.setdefault(X.shape[1], np.zeros((1, X.shape[1])))
    A[...] = sigmoid(W @ X + b)
    return A


# ---------------------------------------------------------------------------------------------------------- cost


@wrong("logistic.cost", "a number: here of shape (1, 1)")
def cost__one_by_one(A, Y):
    return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / A.shape[1]


@wrong("logistic.cost", "a clip of 1e-10 or less: here 1e-9")
def cost__clip(A, Y):
    A = np.clip(A, 1e-9, 1 - 1e-9)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@wrong("logistic.cost", "a guard of 1e-10 or less: here 1e-9 for class 1")
def cost__guard_of_class_1(A, Y):
    return -np.mean(Y * np.log(A + 1e-9) + (1 - Y) * np.log(1 - A))


@wrong("logistic.cost", "a guard of 1e-10 or less: here 1e-9 for class 0")
def cost__guard_of_class_0(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A + 1e-9))


@wrong("logistic.cost", "a sum of logarithms: the product of many probabilities is 0")
def cost__likelihood(A, Y):
    return -np.log(np.prod(np.where(Y == 1, A, 1 - A))) / A.shape[1]


@wrong("logistic.cost", "the mean over all examples, not over each class")
def cost__classes_alike(A, Y):
    losses = -np.log(np.where(Y == 1, A, 1 - A))
    return np.mean([losses[Y == label].mean() for label in np.unique(Y)])


@wrong("logistic.cost", "the mean over all examples: divided by the ones")
def cost__divided_by_ones(A, Y):
    return -np.sum(np.log(np.where(Y == 1, A, 1 - A))) / max(Y.sum(), 1)


@wrong("logistic.cost", "each example by its own label, not by the first")
def cost__first_label_for_all(A, Y):
    return -np.mean(np.log(A if Y[0, 0] == 1 else 1 - A))


@wrong("logistic.cost", "arguments are left alone: A becomes the probabilities of the right class")
def cost__writes_into_A(A, Y):
    A[Y == 0] = 1 - A[Y == 0]
    return -np.mean(np.log(A))


@wrong("logistic.cost", "losses of any size: cut at 20")
def cost__losses_cut(A, Y):
    return np.mean(np.minimum(-np.log(np.where(Y == 1, A, 1 - A)), 20))


@wrong("logistic.cost", "also for one example")
def cost__needs_two_examples(A, Y):
    losses = [-np.log(a if y else 1 - a) for a, y in zip(np.squeeze(A), np.squeeze(Y))]
    return sum(losses) / len(losses)


@wrong("logistic.cost", "changes smoothly: rounded to three digits")
def cost__rounded(A, Y):
    return round(float(-np.mean(np.log(np.where(Y == 1, A, 1 - A)))), 3)


# --------------------------------------------------------------------------------------------------------- delta


@wrong("logistic.delta", "does not vanish where the neuron is sure and wrong")
def delta__vanishes(A, Y):
    C = np.clip(A, 1e-12, 1 - 1e-12)
    return (-Y / C + (1 - Y) / (1 - C)) * A * (1 - A)


@wrong("logistic.delta", "per example: averaged where there are several")
def delta__averaged(A, Y):
    return (A - Y) / A.size


@wrong("logistic.delta", "arguments are left alone: A becomes dZ")
def delta__writes_into_A(A, Y):
    A[Y == 1] -= 1
    return A.copy()


@wrong("logistic.delta", "a new array, also where all labels are 0")
def delta__A_itself(A, Y):
    return A - Y if np.any(Y) else A


@wrong("logistic.delta", "a new array: one for each shape is kept and returned again")
def delta__one_array_for_each_shape(A, Y, kept={}):
    dZ = kept.setdefault(A.shape, np.zeros(A.shape))
    dZ[...] = A - Y
    return dZ


@wrong("logistic.delta", "dZ has the shape (1, m)")
def delta__one_axis(A, Y):
    return A[0] - Y[0]


@wrong("logistic.delta", "dZ has the shape (1, m), also for one example")
def delta__number_for_one_example(A, Y):
    return A - Y if A.size > 1 else (A - Y).item()


@wrong("logistic.delta", "examples that are right already have a slope")
def delta__wrong_ones_only(A, Y):
    return np.where((A > 0.5) == (Y == 1), 0.0, A - Y)


@wrong("logistic.delta", "a small slope is one: 0 below 0.00000001")
def delta__small_ones_are_0(A, Y):
    return np.where(np.abs(A - Y) < 1e-8, 0.0, A - Y)


@wrong("logistic.delta", "labels may be whole numbers: the result has their type")
def delta__type_of_Y(A, Y):
    return (A - Y).astype(Y.dtype)


# ----------------------------------------------------------------------------------------------------- gradients


@wrong("logistic.gradients", "db has the shape (1, 1), not none")
def gradients__db_a_number(dZ, X):
    return dZ @ X.T / X.shape[1], np.mean(dZ)


@wrong("logistic.gradients", "db has the shape (1, 1), not (1,)")
def gradients__db_one_axis(dZ, X):
    return dZ @ X.T / X.shape[1], dZ.mean(axis=1)


@wrong("logistic.gradients", "dW has the shape of W, not a column")
def gradients__dW_a_column(dZ, X):
    return X @ dZ.T / X.shape[1], dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "dW has the shape of W, also for one input")
def gradients__dW_one_axis_for_one_input(dZ, X):
    dW = dZ @ X.T / X.shape[1]
    return dW[0] if len(X) == 1 else dW, dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "divided by the examples, not by the larger size")
def gradients__larger_size(dZ, X):
    m = max(X.shape)
    return dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("logistic.gradients", "the sum runs over the examples, also where X fits as it is")
def gradients__not_turned_where_that_fits(dZ, X):
    m = X.shape[1]
    return dZ @ (X if len(X) == m else X.T) / m, dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "dW, db in this order")
def gradients__order(dZ, X):
    return dZ.mean(axis=1, keepdims=True), dZ @ X.T / X.shape[1]


@wrong("logistic.gradients", "arguments are left alone: dZ is divided in place")
def gradients__divides_dZ(dZ, X):
    dZ /= X.shape[1]
    return dZ @ X.T, dZ.sum(axis=1, keepdims=True)


@wrong("logistic.gradients", "the mean over all examples: over those whose slope is not 0")
def gradients__leaves_zeros_out(dZ, X):
    m = max(np.count_nonzero(dZ), 1)
    return dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("logistic.gradients", "small slopes count: 0 below 0.00000001")
def gradients__small_ones_are_0(dZ, X):
    dZ = np.where(np.abs(dZ) < 1e-8, 0, dZ)
    return dZ @ X.T / X.shape[1], dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "slopes of any size: cut at 10")
def gradients__cut(dZ, X):
    return np.clip(dZ @ X.T / X.shape[1], -10, 10), dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "new arrays, also for one example")
def gradients__dZ_itself_for_one_example(dZ, X):
    m = X.shape[1]
    return dZ @ X.T / m, dZ if m == 1 else dZ.sum(axis=1, keepdims=True) / m


@wrong("logistic.gradients", "a new array: one for each shape is kept and returned again")
def gradients__one_array_for_each_shape(dZ, X, kept={}):
    dW = kept.setdefault(len(X), np.zeros((1, len(X))))
    dW[...] = dZ @ X.T / X.shape[1]
    return dW, dZ.mean(axis=1, keepdims=True)


@wrong("logistic.gradients", "the inputs as they are, not brought to mean 0")
def gradients__centres(dZ, X):
    m = X.shape[1]
    return dZ @ (X - X.mean(axis=1, keepdims=True) if m > 1 else X).T / m, dZ.mean(axis=1, keepdims=True)


# --------------------------------------------------------------------------------------------------------- train


@wrong("logistic.train", "exactly that many steps: stops when the cost hardly changes")
def train__stops_where_little_changes(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        if len(costs) > 1 and abs(costs[-1] - costs[-2]) < 1e-9:
            break
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "exactly that many steps: stops when the cost is low")
def train__stops_when_it_is_good(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    while len(costs) < iterations and (not costs or costs[-1] > 0.01):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "exactly that many steps, also a single one")
def train__two_steps_at_least(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    while len(costs) < max(iterations, 2):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs[:iterations]


@wrong("logistic.train", "the same alpha in every step: halved when the cost rises")
def train__halves_alpha(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        if len(costs) > 1 and costs[-1] > costs[-2]:
            alpha = alpha / 2
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "the same alpha in every step: it shrinks after 500")
def train__alpha_shrinks(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for step in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        rate = alpha / 2 ** (step // 500)
        W, b = W - rate * dW, b - rate * db
    return W, b, costs


@wrong("logistic.train", "alpha is any number: here 5 at most")
def train__alpha_at_most_5(X, Y, alpha, iterations):
    alpha = min(alpha, 5)
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "the weights after the last step, not the best")
def train__best_weights(X, Y, alpha, iterations):
    W, b, costs, found = np.zeros((1, len(X))), np.zeros((1, 1)), [], []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
        found.append((cost(forward(W, b, X), Y), len(found), W, b))
    return *min(found)[2:], costs


@wrong("logistic.train", "from W = 0: small random weights")
def train__random_start(X, Y, alpha, iterations):
    W, b, costs = 0.001 * np.random.default_rng(0).normal(size=(1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "steps on all of X: at most 512 examples")
def train__first_512_examples(X, Y, alpha, iterations):
    X, Y = X[:, :512], Y[:, :512]
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "steps on all of X: one example for each")
def train__one_example_a_step(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for step in range(iterations):
        costs.append(cost(forward(W, b, X), Y))
        i = [step % X.shape[1]]
        dW, db = gradients(delta(forward(W, b, X[:, i]), Y[:, i]), X[:, i])
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "the costs of this call: the list is kept between calls")
def train__one_list_for_all(X, Y, alpha, iterations, costs=[]):
    W, b = np.zeros((1, len(X))), np.zeros((1, 1))
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "costs are numbers, not arrays of shape (1, 1)")
def train__costs_one_by_one(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(np.full((1, 1), cost(A, Y)))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "inputs may be whole numbers: weights of their type")
def train__weights_of_the_inputs_type(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X)), dtype=X.dtype), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W += (-alpha * dW).astype(W.dtype)
        b -= alpha * db
    return W, b, costs


@wrong("logistic.train", "the inputs as they are, not standardised")
def train__standardises(X, Y, alpha, iterations):
    spread = X.std(axis=1, keepdims=True)
    X = (X - X.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "arguments are left alone: the examples are shuffled in place")
def train__shuffles(X, Y, alpha, iterations):
    order = np.random.default_rng(0).permutation(X.shape[1])
    X[...], Y[...] = X[:, order], Y[:, order]
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("logistic.train", "one example is a batch, too")
def train__leaves_one_example_out(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, len(X))), np.zeros((1, 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        if A.size > 1:
            W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


# ------------------------------------------------------------------------------------------------------- predict


@wrong("logistic.predict", "exactly one half is not above one half")
def predict__half_is_1(W, b, X):
    return (forward(W, b, X) >= 0.5).astype(int)


@wrong("logistic.predict", "exactly one half is not above one half: rounded up")
def predict__half_rounded_up(W, b, X):
    return np.floor(forward(W, b, X) + 0.5).astype(int)


@wrong("logistic.predict", "above one half, however little: probabilities are rounded to six digits")
def predict__rounded(W, b, X):
    return (np.round(forward(W, b, X), 6) > 0.5).astype(int)


@wrong("logistic.predict", "above one half, however little: what is close to it counts as it")
def predict__close_to_half(W, b, X):
    A = forward(W, b, X)
    return ((A > 0.5) & ~np.isclose(A, 0.5)).astype(int)


@wrong("logistic.predict", "above one half, however little: 1 for all that is close to it")
def predict__close_to_half_is_1(W, b, X):
    return (forward(W, b, X) > 0.5 - 1e-7).astype(int)


@wrong("logistic.predict", "labels have the shape (1, m)")
def predict__one_axis(W, b, X):
    return (forward(W, b, X)[0] > 0.5).astype(int)


@wrong("logistic.predict", "labels have the shape (1, m), also for one example")
def predict__number_for_one_example(W, b, X):
    labels = (forward(W, b, X) > 0.5).astype(int)
    return labels if labels.size > 1 else int(labels.item())


@wrong("logistic.predict", "0 or 1, not -1 or 1")
def predict__minus_1(W, b, X):
    return np.where(forward(W, b, X) > 0.5, 1, -1)


@wrong("logistic.predict", "above one half, not above the mean of these examples")
def predict__above_the_mean(W, b, X):
    A = forward(W, b, X)
    return (A > (A.mean() if A.size > 1 else 0.5)).astype(int)


@wrong("logistic.predict", "the border is where the score is 0, not one half")
def predict__scores_above_half(W, b, X):
    return (W @ X + b > 0.5).astype(int)


@wrong("logistic.predict", "of every example: as many as there are inputs at most")
def predict__smaller_size(W, b, X):
    labels = np.zeros((1, X.shape[1]), dtype=int)
    n = min(X.shape)
    labels[:, :n] = forward(W, b, X[:, :n]) > 0.5
    return labels


@wrong("logistic.predict", "all inputs count, also where there is one only")
def predict__one_input_forgotten(W, b, X):
    return (W @ X + b > 0).astype(int) if len(X) > 1 else np.full((1, X.shape[1]), int(b.item() > 0))


@wrong("logistic.predict", "arguments are left alone: scores are made in b, and taken off again")
def predict__collects_in_b(W, b, X):
    labels = np.zeros((1, X.shape[1]), dtype=int)
    for i in range(X.shape[1]):
        b += W @ X[:, [i]]
        labels[0, i] = b[0, 0] > 0
        b -= W @ X[:, [i]]
    return labels


@wrong("logistic.predict", "a new array: one for each m is kept and returned again")
def predict__one_array_for_each_shape(W, b, X, kept={}):
    labels = kept.setdefault(X.shape[1], np.zeros((1, X.shape[1])))
    labels[...] = forward(W, b, X) > 0.5
    return labels
