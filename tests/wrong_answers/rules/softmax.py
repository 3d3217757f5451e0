# ruff: noqa
"""Wrong answers to notebook 02, each of which breaks one rule that its text states. None of them may pass, whatever the seed."""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.softmax import add_dummy_feature, cross_entropy, delta, forward, gradients, softmax
from tests.wrong_answers import wrong

# ------------------------------------------------------------------------------------------------------- one_hot


@wrong("softmax.one_hot", "k is an argument, and is not counted from y")
def one_hot__k_from_y(y, k):
    return np.eye(y.max() + 1)[:, y]


@wrong("softmax.one_hot", "a class that is missing has its row of zeros where it belongs")
def one_hot__rows_of_those_that_occur(y, k):
    Y = np.zeros((k, len(y)))
    for row, r in enumerate(np.unique(y)):
        Y[row] = y == r
    return Y


@wrong("softmax.one_hot", "one example a column, also where there are as many as classes")
def one_hot__turned_where_the_shape_tells(y, k):
    Y = np.eye(k)[y]
    return Y if Y.shape == (k, len(y)) else Y.T


@wrong("softmax.one_hot", "a 1 in the row of the class, also of the eleventh")
def one_hot__ten_classes(y, k):
    Y = np.zeros((k, len(y)))
    for r in range(min(k, 10)):
        Y[r, y == r] = 1
    return Y


@wrong("softmax.one_hot", "a 1 in the row of the class, also beyond 255")
def one_hot__class_numbers_of_8_bits(y, k):
    Y = np.zeros((k, len(y)))
    Y[y.astype(np.uint8), np.arange(len(y))] = 1
    return Y


@wrong("softmax.one_hot", "column i belongs to example i")
def one_hot__columns_sorted_by_class(y, k):
    return np.repeat(np.eye(k), np.bincount(y, minlength=k), axis=1)


@wrong("softmax.one_hot", "shape (k, m), also for one example")
def one_hot__squeezed(y, k):
    return np.eye(k)[:, y].squeeze()


@wrong("softmax.one_hot", "arguments are left alone")
def one_hot__writes_into_y(y, k):
    Y = np.zeros((k, y.size))
    y *= y.size
    y += np.arange(y.size)
    Y.flat[y] = 1
    return Y


@wrong("softmax.one_hot", "functions return new arrays")
def one_hot__an_array_for_each_size(y, k, kept={}):
    Y = kept.setdefault((k, len(y)), np.zeros((k, len(y))))
    Y[...] = 0
    Y[y, np.arange(len(y))] = 1
    return Y


# ------------------------------------------------------------------------------------------------------- softmax


@wrong("softmax.softmax", "each column has a shift of its own")
def softmax__one_shift_for_all(Z):
    e = np.exp(Z - np.max(Z))
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "no sum is 0, also where all scores are near -1000")
def softmax__shift_by_the_largest_size(Z):
    e = np.exp(Z - np.abs(Z).max(axis=0))
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "no exponential overflows, also where the mean is far below the largest score")
def softmax__shift_by_the_mean(Z):
    e = np.exp(Z - Z.mean(axis=0))
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "no exponential overflows, whichever class is ahead")
def softmax__shift_by_class_0(Z):
    e = np.exp(Z - Z[0])
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "no exponential overflows, also one that is thrown away")
def softmax__overflows_on_the_way(Z):
    return 1 / np.sum(np.exp(Z[:, None, :] - Z[None, :, :]), axis=0)


@wrong("softmax.softmax", "right for scores of 1000")
def softmax__scores_cut_at_700(Z):
    e = np.exp(np.clip(Z, -700, 700))
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "the sum runs down the column, also of a square array")
def softmax__along_the_row_if_square(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=1 if Z.shape[0] == Z.shape[1] else 0)


@wrong("softmax.softmax", "each probability is above 0")
def softmax__small_ones_to_zero(Z):
    e = np.exp(Z - Z.max(axis=0))
    A = e / e.sum(axis=0)
    return np.where(A < 1e-20, 0, A)


@wrong("softmax.softmax", "together 1")
def softmax__guard_under_the_line(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / (e.sum(axis=0) + 1e-5)


@wrong("softmax.softmax", "e^Z over the sum, also for two classes")
def softmax__two_sigmoids(Z):
    if len(Z) == 2:
        return np.vstack([1 - sigmoid(Z[1]), sigmoid(Z[1])])
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@wrong("softmax.softmax", "scores may be whole numbers")
def softmax__type_of_Z(Z):
    A = np.zeros_like(Z)
    for i in range(Z.shape[1]):
        e = np.exp(Z[:, i] - Z[:, i].max())
        A[:, i] = e / e.sum()
    return A


@wrong("softmax.softmax", "shape (k, m), also for one example")
def softmax__squeezed(Z):
    e = np.exp(Z - Z.max(axis=0))
    return np.squeeze(e / e.sum(axis=0))


@wrong("softmax.softmax", "arguments are left alone")
def softmax__shifts_Z_itself(Z):
    Z -= Z.max(axis=0)
    return np.exp(Z) / np.exp(Z).sum(axis=0)


# ------------------------------------------------------------------------------------------------------- forward


@wrong("softmax.forward", "each class has a bias, also where there are as many examples as classes")
def forward__bias_as_a_row_if_square(W, b, X):
    Z = W @ X
    return softmax(Z + b[:, 0] if Z.shape[0] == Z.shape[1] else Z + b)


@wrong("softmax.forward", "a row of W for each class, also where W is square")
def forward__turns_W_if_square(W, b, X):
    return softmax((W.T if W.shape[0] == W.shape[1] else W) @ X + b)


@wrong("softmax.forward", "use your softmax: large scores do no harm")
def forward__own_softmax_overflows(W, b, X):
    e = np.exp(W @ X + b)
    return e / e.sum(axis=0)


@wrong("softmax.forward", "use your softmax: each example has a shift of its own")
def forward__one_shift_for_all(W, b, X):
    Z = W @ X + b
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=0)


@wrong("softmax.forward", "softmax of all scores, also for two classes")
def forward__two_classes_by_their_own_scores(W, b, X):
    if len(W) == 2:
        a = sigmoid(W[1:] @ X + b[1:])
        return np.vstack([1 - a, a])
    return softmax(W @ X + b)


@wrong("softmax.forward", "every example, also where there are more than classes")
def forward__as_many_examples_as_classes(W, b, X):
    Z = np.zeros((len(W), X.shape[1]))
    for i in range(min(Z.shape)):
        Z[:, i] = W @ X[:, i] + b[:, 0]
    return softmax(Z)


@wrong("softmax.forward", "shape (k, m), also for one example")
def forward__squeezed(W, b, X):
    return softmax(W @ X + b).squeeze()


@wrong("softmax.forward", "arguments are left alone")
def forward__adds_into_b(W, b, X):
    if X.shape[1] > 1:
        return softmax(W @ X + b)
    b += W @ X
    return softmax(b)


# ------------------------------------------------------------------------------------------------- cross_entropy


@wrong("softmax.cross_entropy", "a mean of logarithms, not the logarithm of a product that vanishes")
def cross_entropy__likelihood(A, Y):
    return -np.log(np.prod(np.sum(A * Y, axis=0))) / A.shape[1]


@wrong("softmax.cross_entropy", "a clip of 1e-10 does no harm, a larger one does")
def cross_entropy__clipped_at_1e_9(A, Y):
    return -np.sum(Y * np.log(np.maximum(A, 1e-9))) / A.shape[1]


@wrong("softmax.cross_entropy", "a guard of 1e-10 does no harm, a larger one does")
def cross_entropy__guard_of_1e_9(A, Y):
    return -np.sum(Y * np.log(A + 1e-9)) / A.shape[1]


@wrong("softmax.cross_entropy", "a clip of 1e-10 does no harm, a larger one below 1 does")
def cross_entropy__never_sure(A, Y):
    return -np.sum(Y * np.log(np.minimum(A, 0.99999))) / A.shape[1]


@wrong("softmax.cross_entropy", "the logarithm, however large")
def cross_entropy__losses_of_20_at_most(A, Y):
    return np.mean(np.minimum(-np.log(np.sum(A * Y, axis=0)), 20))


@wrong("softmax.cross_entropy", "a mean over the examples, not over the classes' means")
def cross_entropy__classes_alike(A, Y):
    losses = -np.log(np.sum(A * Y, axis=0))
    return np.mean([losses[row == 1].mean() for row in Y if row.any()])


@wrong("softmax.cross_entropy", "a mean over the m examples, also where there are more classes")
def cross_entropy__larger_size(A, Y):
    return -np.sum(Y * np.log(A)) / max(A.shape)


@wrong("softmax.cross_entropy", "the right class of a column, also of a square array")
def cross_entropy__along_the_row_if_square(A, Y):
    y = np.argmax(Y, axis=1 if Y.shape[0] == Y.shape[1] else 0)
    return -np.mean(np.log(A[y, np.arange(A.shape[1])]))


@wrong("softmax.cross_entropy", "J is a number")
def cross_entropy__one_by_one(A, Y):
    return np.mean(-np.sum(Y * np.log(A), axis=0, keepdims=True), axis=1, keepdims=True)


@wrong("softmax.cross_entropy", "arguments are left alone")
def cross_entropy__logarithm_in_A(A, Y):
    np.log(A, out=A)
    return -np.sum(Y * A) / A.shape[1]


# ---------------------------------------------------------------------------------------------- softmax_jacobian


@wrong("softmax.softmax_jacobian", "the cases go by i and j, not by equal probabilities")
def softmax_jacobian__same_by_value(a):
    return np.where(a == a.T, a * (1 - a.T), -a * a.T)


@wrong("softmax.softmax_jacobian", "no division: a probability may have been rounded to 0")
def softmax_jacobian__divides(a):
    return a @ a.T * (np.diagflat(1 / a) - 1)


@wrong("softmax.softmax_jacobian", "every probability by every score")
def softmax_jacobian__lower_triangle(a):
    return np.tril(np.diagflat(a) - a @ a.T)


@wrong("softmax.softmax_jacobian", "shape (k, k) and all of it filled, also for more than ten classes")
def softmax_jacobian__ten_classes(a):
    jacobian = np.zeros((len(a), len(a)))
    p = a[:10]
    jacobian[: len(p), : len(p)] = np.diagflat(p) - p @ p.T
    return jacobian


@wrong("softmax.softmax_jacobian", "a holds probabilities, not scores")
def softmax_jacobian__of_scores(a):
    a = softmax(a)
    return np.diagflat(a) - a @ a.T


@wrong("softmax.softmax_jacobian", "arguments are left alone")
def softmax_jacobian__negates_a(a):
    products = a @ a.T
    a *= -1
    return -(np.diagflat(a) + products)


# --------------------------------------------------------------------------------------------------------- delta


@wrong("softmax.delta", "a 1 in each column, also of a square array")
def delta__turned_labels_if_square(A, Y):
    dZ = A.copy()
    y = np.argmax(Y, axis=1 if Y.shape[0] == Y.shape[1] else 0)
    dZ[y, np.arange(A.shape[1])] -= 1
    return dZ


@wrong("softmax.delta", "a slope for every example, also for one that is predicted well")
def delta__wrong_ones_only(A, Y):
    return np.where(A.argmax(axis=0) == Y.argmax(axis=0), 0.0, A - Y)


@wrong("softmax.delta", "a slope for every class, also beyond the tenth")
def delta__ten_classes(A, Y):
    dZ = A.copy()
    dZ[:10] -= Y[:10]
    return dZ


@wrong("softmax.delta", "labels may be whole numbers")
def delta__type_of_Y(A, Y):
    dZ = np.zeros_like(Y)
    dZ[...] = A - Y
    return dZ


@wrong("softmax.delta", "shape (k, m), also for one example")
def delta__squeezed(A, Y):
    return np.squeeze(A - Y)


@wrong("softmax.delta", "arguments are left alone: Y becomes the result")
def delta__into_Y(A, Y):
    return np.subtract(A, Y, out=Y) if Y.dtype == A.dtype else A - Y


# ----------------------------------------------------------------------------------------------------- gradients


@wrong("softmax.gradients", "the sum of db runs over the examples, also of a square dZ")
def gradients__db_over_classes_if_square(dZ, X):
    k, m = dZ.shape
    return dZ @ X.T / m, dZ.sum(axis=0 if k == m else 1).reshape(k, 1) / m


@wrong("softmax.gradients", "the sum of dW runs over the examples, also of a square X")
def gradients__no_turn_if_square(dZ, X):
    m = X.shape[1]
    return (dZ @ X if X.shape[0] == m else dZ @ X.T) / m, dZ.mean(axis=1, keepdims=True)


@wrong("softmax.gradients", "1/m, also where there are more inputs than examples")
def gradients__larger_size(dZ, X):
    m = max(X.shape)
    return dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("softmax.gradients", "1/m, also where an example has no slope")
def gradients__mean_of_those_with_a_slope(dZ, X):
    m = max(np.count_nonzero(np.any(dZ != 0, axis=0)), 1)
    return dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("softmax.gradients", "a db for each class")
def gradients__one_db_for_all(dZ, X):
    return dZ @ X.T / X.shape[1], np.array([[np.mean(dZ)]])


@wrong("softmax.gradients", "functions return new arrays, also for one example")
def gradients__dZ_itself_for_one_example(dZ, X):
    m = X.shape[1]
    return (dZ @ X.T, dZ) if m == 1 else (dZ @ X.T / m, dZ.mean(axis=1, keepdims=True))


@wrong("softmax.gradients", "arguments are left alone")
def gradients__divides_dZ_itself(dZ, X):
    dZ /= dZ.shape[1]
    return dZ @ X.T, dZ.sum(axis=1, keepdims=True)


# --------------------------------------------------------------------------------------------- add_dummy_feature


@wrong("softmax.add_dummy_feature", "the new feature is the last row")
def add_dummy_feature__before_the_last(X):
    return np.insert(X, -1, 1, axis=0)


@wrong("softmax.add_dummy_feature", "one more feature, also where the last one is 1 everywhere")
def add_dummy_feature__only_if_missing(X):
    return X.copy() if np.all(X[-1] == 1) else np.vstack([X, np.ones((1, X.shape[1]))])


@wrong("softmax.add_dummy_feature", "the inputs stay the same, also one that is 0 everywhere")
def add_dummy_feature__every_row_of_zeros(X):
    X1 = np.vstack([X, np.zeros((1, X.shape[1]))])
    X1[~X1.any(axis=1)] = 1
    return X1


@wrong("softmax.add_dummy_feature", "1 for every example, also where the first input is 0")
def add_dummy_feature__divides(X):
    return np.vstack([X, X[:1] / X[:1]])


@wrong("softmax.add_dummy_feature", "the inputs stay the same: they have fractions")
def add_dummy_feature__whole_numbers(X):
    X1 = np.ones((X.shape[0] + 1, X.shape[1]), dtype=int)
    X1[:-1] = X
    return X1


@wrong("softmax.add_dummy_feature", "shape (n_0 + 1, m), one example a column, also of a square X")
def add_dummy_feature__turned_if_square(X):
    if X.shape[0] == X.shape[1]:
        return np.c_[X, np.ones(len(X))].T
    return np.r_[X, np.ones((1, X.shape[1]))]


@wrong("softmax.add_dummy_feature", "arguments are left alone")
def add_dummy_feature__resizes_X(X):
    X.resize((X.shape[0] + 1, X.shape[1]), refcheck=False)
    X[-1] = 1
    return X


# ------------------------------------------------------------------------------------------------ theta_gradient


@wrong("softmax.theta_gradient", "every example counts, also one whose inputs are all 0")
def theta_gradient__skips_empty_examples(A, Y, X1):
    return ((A - Y) * X1[:-1].any(axis=0)) @ X1.T / X1.shape[1]


@wrong("softmax.theta_gradient", "the sum runs over the examples, also of a square X1")
def theta_gradient__no_turn_if_square(A, Y, X1):
    dZ = A - Y
    return (dZ @ X1 if X1.shape[0] == X1.shape[1] else dZ @ X1.T) / X1.shape[1]


@wrong("softmax.theta_gradient", "1/m, also where there are more inputs than examples")
def theta_gradient__larger_size(A, Y, X1):
    return (A - Y) @ X1.T / max(X1.shape)


@wrong("softmax.theta_gradient", "the last column needs no rule of its own")
def theta_gradient__bias_not_averaged(A, Y, X1):
    dTheta = (A - Y) @ X1.T / X1.shape[1]
    dTheta[:, -1] *= X1.shape[1]
    return dTheta


@wrong("softmax.theta_gradient", "X1 has the dummy feature already")
def theta_gradient__feature_again(A, Y, X1):
    return (A - Y) @ add_dummy_feature(X1).T / X1.shape[1]


@wrong("softmax.theta_gradient", "arguments are left alone")
def theta_gradient__in_place(A, Y, X1):
    A -= Y
    return A @ X1.T / X1.shape[1]


# --------------------------------------------------------------------------------------------------------- train


@wrong("softmax.train", "exactly that many steps, also where the cost hardly changes")
def train__stops_when_the_cost_hardly_changes(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-12:
            return W, b, costs + [costs[-1]] * (iterations - len(costs))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("softmax.train", "exactly that many steps, also more than a hundred")
def train__a_hundred_steps(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for step in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        if step < 100:
            W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("softmax.train", "exactly that many steps, also where the cost rises")
def train__stops_when_the_cost_rises(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        if costs[-1] > costs[0]:
            return W, b, costs + [costs[-1]] * (iterations - len(costs))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("softmax.train", "the weights after the last step, not the best ones")
def train__best_weights(X, Y, alpha, iterations):
    W, b, costs, best = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), [], (np.inf,)
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
        best = min(best, (cross_entropy(forward(W, b, X), Y), W, b), key=lambda entry: entry[0])
    return best[1], best[2], costs


@wrong("softmax.train", "alpha is the learning rate, also where it makes large steps")
def train__steps_of_1_at_most(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        rate = alpha / max(1, alpha * np.linalg.norm(dW))
        W, b = W - rate * dW, b - rate * db
    return W, b, costs


@wrong("softmax.train", "minus alpha times the gradient, however large that is")
def train__gradients_clipped(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * np.clip(dW, -5, 5), b - alpha * db
    return W, b, costs


@wrong("softmax.train", "all of X in each step")
def train__batches_of_32(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        costs.append(cross_entropy(forward(W, b, X), Y))
        for start in range(0, X.shape[1], 32):
            X_b, Y_b = X[:, start : start + 32], Y[:, start : start + 32]
            dW, db = gradients(delta(forward(W, b, X_b), Y_b), X_b)
            W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("softmax.train", "a row of W for every row of Y, also of a class that is missing")
def train__rows_of_classes_that_occur(X, Y, alpha, iterations):
    Y = Y[Y.any(axis=1)]
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


@wrong("softmax.train", "inputs may be whole numbers")
def train__weights_in_the_type_of_X(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X)), dtype=X.dtype), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W -= alpha * dW
        b -= alpha * db
    return W, b, costs


@wrong("softmax.train", "costs are those of this call")
def train__costs_of_all_calls(X, Y, alpha, iterations, costs=[]):
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


# ------------------------------------------------------------------------------------------------------- predict


@wrong("softmax.predict", "of equally probable classes the first")
def predict__last_of_equal_ones(W, b, X):
    return len(W) - 1 - np.argmax(forward(W, b, X)[::-1], axis=0)


@wrong("softmax.predict", "of equally probable classes the first, not one by chance")
def predict__any_of_equal_ones(W, b, X):
    A, rng = forward(W, b, X), np.random.default_rng(0)
    return np.array([rng.choice(np.flatnonzero(column == column.max())) for column in A.T])


@wrong("softmax.predict", "one class for each example, also where two are equally probable")
def predict__all_of_equal_ones(W, b, X):
    A = forward(W, b, X)
    return np.argwhere(A.T == A.max(axis=0)[:, None])[:, 1]


@wrong("softmax.predict", "the most probable class, however close another one is")
def predict__rounded_first(W, b, X):
    return np.argmax(np.round(forward(W, b, X), 4), axis=0)


@wrong("softmax.predict", "the most probable class, also where scores are large")
def predict__own_softmax_overflows(W, b, X):
    e = np.exp(W @ X + b)
    return np.argmax(e / e.sum(axis=0), axis=0)


@wrong("softmax.predict", "the most probable class, also where sigmoids of several scores are 1")
def predict__by_sigmoids(W, b, X):
    return np.argmax(sigmoid(W @ X + b), axis=0)


@wrong("softmax.predict", "the largest of each column, also of a square array")
def predict__along_the_row_if_square(W, b, X):
    A = forward(W, b, X)
    return A.argmax(axis=1 if A.shape[0] == A.shape[1] else 0)


@wrong("softmax.predict", "any of the k classes")
def predict__ten_classes(W, b, X):
    return np.argmax(forward(W, b, X)[:10], axis=0)


@wrong("softmax.predict", "in the order of the examples")
def predict__in_the_order_of_classes(W, b, X):
    A = forward(W, b, X)
    return np.where(A == A.max(axis=0))[0][: X.shape[1]]


@wrong("softmax.predict", "shape (m,), also for one example")
def predict__number_for_one_example(W, b, X):
    return np.argmax(forward(W, b, X), axis=0).squeeze()
