# ruff: noqa: B007, B905, PERF401, RET504 - students write so
"""Right answers to notebook 02 in the many ways that students write: none of them may fail.

`delta__loops` answers `softmax.delta`. Each stands alone, apart from NumPy and the notebook's earlier functions, because
the sample class hands them in as well.
"""

import numpy as np

from solutions.softmax import (
    add_dummy_feature,
    cross_entropy,
    delta,
    forward,
    gradients,
    one_hot,
    softmax,
    softmax_jacobian,
    theta_gradient,
)

# ------------------------------------------------------------------------------------------------------- one_hot


def one_hot__fancy_index(y, k):
    Y = np.zeros((k, y.size))
    Y[y, np.arange(y.size)] = 1
    return Y


def one_hot__loop_over_examples(y, k):
    m = len(y)
    Y = np.zeros((k, m))
    for i in range(m):
        Y[y[i], i] = 1.0
    return Y


def one_hot__columns_of_the_identity(y, k):
    return np.eye(k)[:, y]


def one_hot__rows_turned(labels, classes):
    return np.identity(classes)[labels].T


def one_hot__two_loops(y, k):
    Y = np.empty((k, y.shape[0]))
    for row in range(k):
        for i in range(y.shape[0]):
            if y[i] == row:
                Y[row, i] = 1
            else:
                Y[row, i] = 0
    return Y


def one_hot__comprehension(y, k):
    return np.array([[int(c == r) for c in y] for r in range(k)])


def one_hot__bool(y, k):
    return y[None, :] == np.arange(k)[:, None]


def one_hot__where(y, k):
    return np.where(np.arange(k).reshape(k, 1) == y, 1.0, 0.0)


def one_hot__stacked_rows(y, k):
    rows = []
    for c in range(k):
        rows.append((y == c).astype(int))
    return np.vstack(rows)


def one_hot__float32(y, k):
    Y = np.zeros((k, len(y)), dtype=np.float32)
    Y[y, range(len(y))] = 1
    return Y


def one_hot__put_along_axis(y, k):
    Y = np.zeros((k, y.size))
    np.put_along_axis(Y, y[np.newaxis], 1, axis=0)
    return Y


def one_hot__outer_comparison(labels, classes):
    return np.equal.outer(np.arange(classes), labels).astype(np.int8)


# ------------------------------------------------------------------------------------------------------- softmax


def softmax__shift_without_keepdims(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


def softmax__loop_over_examples(Z):
    k, m = Z.shape
    A = np.zeros((k, m))
    for i in range(m):
        z = Z[:, i]
        e = np.exp(z - np.max(z))
        A[:, i] = e / np.sum(e)
    return A


def softmax__loops_with_math(Z):
    import math

    A = np.zeros(Z.shape)
    for i in range(Z.shape[1]):
        top = max(Z[:, i])
        total = 0.0
        for r in range(Z.shape[0]):
            A[r, i] = math.exp(Z[r, i] - top)
            total += A[r, i]
        for r in range(Z.shape[0]):
            A[r, i] /= total
    return A


def softmax__scipy(Z):
    from scipy.special import softmax as ready

    return ready(Z, axis=0)


def softmax__logsumexp(Z):
    from scipy.special import logsumexp

    return np.exp(Z - logsumexp(Z, axis=0, keepdims=True))


def softmax__turned_twice(scores):
    rows = scores.T
    e = np.exp(rows - rows.max(axis=1)[:, None])
    return (e / e.sum(axis=1)[:, None]).T


def softmax__in_place_on_a_copy(Z):
    A = Z.astype(float)
    A -= A.max(axis=0, keepdims=True)
    np.exp(A, out=A)
    A /= A.sum(axis=0, keepdims=True)
    return A


def softmax__apply_along_axis(Z):
    def one(z):
        e = np.exp(z - z.max())
        return e / e.sum()

    return np.apply_along_axis(one, 0, Z)


def softmax__comprehension(Z):
    columns = [np.exp(z - max(z)) for z in Z.T]
    return np.array([e / sum(e) for e in columns]).T


def softmax__differences(Z):
    # one over the sum of e^(z_s - z_r), where 1 / e^700 is as good as 0
    return 1 / np.sum(np.exp(np.minimum(Z[:, None, :] - Z[None, :, :], 700)), axis=0)


def softmax__logaddexp(Z):
    return np.exp(Z - np.logaddexp.reduce(Z.astype(float), axis=0))


def softmax__float32(Z):
    Z = Z.astype(np.float32)
    e = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)


def softmax__kept_above_0(Z):
    e = np.exp(Z - Z.max(axis=0))
    return np.maximum(e / e.sum(axis=0), 1e-12)


def softmax__overflow_kept_silent(Z):
    with np.errstate(over="ignore"):
        return 1 / np.sum(np.exp(Z[:, None, :] - Z[None, :, :]), axis=0)


# ------------------------------------------------------------------------------------------------------- forward


def forward__dot(W, b, X):
    Z = np.dot(W, X) + b
    A = softmax(Z)
    return A


def forward__loop_over_examples(W, b, X):
    m = X.shape[1]
    A = np.zeros((W.shape[0], m))
    for i in range(m):
        z = W @ X[:, i : i + 1] + b
        A[:, i : i + 1] = softmax(z)
    return A


def forward__three_loops(W, b, X):
    k, n = W.shape
    m = X.shape[1]
    Z = np.zeros((k, m))
    for r in range(k):
        for i in range(m):
            Z[r, i] = b[r, 0]
            for j in range(n):
                Z[r, i] += W[r, j] * X[j, i]
    return softmax(Z)


def forward__einsum(W, b, X):
    return softmax(np.einsum("rj,ji->ri", W, X) + b)


def forward__row_of_ones(W, b, X):
    theta = np.hstack([W, b])
    return softmax(theta @ np.vstack([X, np.ones(X.shape[1])]))


def forward__transposed_algebra(weights, bias, inputs):
    return softmax((inputs.T @ weights.T + bias.T).T)


def forward__own_exponential(W, b, X):
    Z = np.matmul(W, X) + b
    e = np.exp(Z - Z.max(axis=0) - 3)
    return e / e.sum(axis=0)


def forward__one_class_a_time(W, b, X):
    Z = np.array([w @ X + c for w, c in zip(W, b[:, 0])])
    return softmax(Z)


def forward__float32(W, b, X):
    Z = W.astype(np.float32) @ X.astype(np.float32) + b.astype(np.float32)
    return softmax(Z)


def forward__in_place(W, b, X):
    Z = W @ X
    Z += b
    return softmax(Z)


def forward__two_classes_by_a_difference(W, b, X):
    if len(W) != 2:
        return softmax(W @ X + b)
    half = (W[1:] - W[:1]) @ X / 2 + (b[1:] - b[:1]) / 2
    return np.vstack([1 - np.tanh(half), 1 + np.tanh(half)]) / 2


# ------------------------------------------------------------------------------------------------- cross_entropy


def cross_entropy__mean_over_examples(A, Y):
    return np.mean(-np.sum(Y * np.log(A), axis=0))


def cross_entropy__loops(A, Y):
    k, m = A.shape
    J = 0
    for i in range(m):
        for r in range(k):
            if Y[r, i] == 1:
                J -= np.log(A[r, i])
    return J / m


def cross_entropy__right_class_by_index(A, Y):
    m = A.shape[1]
    y = np.argmax(Y, axis=0)
    return -np.log(A[y, np.arange(m)]).mean()


def cross_entropy__mask(A, Y):
    return -np.mean(np.log(A[Y == 1]))


def cross_entropy__logarithm_of_a_sum(A, Y):
    right = (A * Y).sum(axis=0)
    return -np.log(right).sum() / right.size


def cross_entropy__einsum(A, Y):
    return -np.einsum("ri,ri->", Y, np.log(A)) / Y.shape[1]


def cross_entropy__trace(A, Y):
    return float(-np.trace(Y.T @ np.log(A)) / A.shape[1])


def cross_entropy__clipped(A, Y):
    A = np.clip(A, 1e-12, 1 - 1e-12)
    m = Y.shape[1]
    return -1 / m * np.sum(np.sum(Y * np.log(A)))


def cross_entropy__epsilon_inside_the_logarithm(A, Y):
    return -np.sum(Y * np.log(A + 1e-15)) / len(A[0])


def cross_entropy__mean_over_entries_times_k(probabilities, labels):
    k = probabilities.shape[0]
    return -k * np.mean(labels * np.log(probabilities))


def cross_entropy__vdot(A, Y):
    return np.array(-np.vdot(Y, np.log(A)) / A.shape[1])


def cross_entropy__float32_result(A, Y):
    return np.float32(-np.sum(Y * np.log(A)) / A.shape[1])


def cross_entropy__clipped_at_1e_10(A, Y):
    return -np.sum(Y * np.log(np.clip(A, 1e-10, 1))) / A.shape[1]


def cross_entropy__guard_of_1e_10(A, Y):
    return -np.sum(Y * np.log(A + 1e-10)) / A.shape[1]


# ---------------------------------------------------------------------------------------------- softmax_jacobian


def softmax_jacobian__two_cases(a):
    k = a.shape[0]
    jacobian = np.zeros((k, k))
    for i in range(k):
        for j in range(k):
            if i == j:
                jacobian[i, j] = a[i, 0] * (1 - a[i, 0])
            else:
                jacobian[i, j] = -a[i, 0] * a[j, 0]
    return jacobian


def softmax_jacobian__kronecker(a):
    k = len(a)
    return a * (np.eye(k) - a.T)


def softmax_jacobian__outer(a):
    a = a.flatten()
    return np.diag(a) - np.outer(a, a)


def softmax_jacobian__squeeze(a):
    return np.diag(np.squeeze(a)) - np.dot(a, a.T)


def softmax_jacobian__identity_times_column(probabilities):
    return np.eye(probabilities.size) * probabilities - probabilities @ probabilities.T


def softmax_jacobian__diagonal_filled_in(a):
    jacobian = -a @ a.T
    np.fill_diagonal(jacobian, a * (1 - a))
    return jacobian


def softmax_jacobian__diagonal_added(a):
    jacobian = -np.outer(a, a)
    for i in range(len(a)):
        jacobian[i, i] += a[i, 0]
    return jacobian


def softmax_jacobian__comprehension(a):
    p = a.ravel().tolist()
    return np.array([[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))])


def softmax_jacobian__einsum(a):
    return np.diagflat(a) - np.einsum("ix,jx->ij", a, a)


def softmax_jacobian__where(a):
    k = a.shape[0]
    same = np.eye(k, dtype=bool)
    return np.where(same, a - a**2, -a * a.T)


def softmax_jacobian__float32(a):
    a = np.float32(a)
    return np.diag(a[:, 0]) - a @ a.T


def softmax_jacobian__rows_sum_to_0(a):
    jacobian = -np.outer(a, a)
    np.fill_diagonal(jacobian, 0)
    return jacobian - np.diag(jacobian.sum(axis=1))


# --------------------------------------------------------------------------------------------------------- delta


def delta__jacobian(A, Y):
    columns = []
    for i in range(A.shape[1]):
        a, y = A[:, [i]], Y[:, [i]]
        columns.append(softmax_jacobian(a).T @ (-y / a))
    return np.hstack(columns)


def delta__not_cancelled(A, Y):
    dA = -Y / A
    return A * (dA - np.sum(dA * A, axis=0, keepdims=True))


def delta__subtract(A, Y):
    return np.subtract(A, Y)


def delta__loops(A, Y):
    dZ = np.zeros_like(A)
    for r in range(A.shape[0]):
        for i in range(A.shape[1]):
            dZ[r, i] = A[r, i] - Y[r, i]
    return dZ


def delta__right_class_minus_one(A, Y):
    dZ = A.copy()
    dZ[np.argmax(Y, axis=0), np.arange(A.shape[1])] -= 1
    return dZ


def delta__mask_on_a_copy(A, Y):
    dZ = np.array(A)
    dZ[Y == 1] -= 1
    return dZ


def delta__before_the_last_line(A, Y):
    return -Y + Y * A + A * (np.sum(Y, axis=0) - Y)


def delta__by_class(A, Y):
    return Y * (A - 1) + (1 - Y) * A


def delta__where(A, Y):
    return np.where(Y == 1, A - 1, A)


def delta__minus_the_other_way_round(probabilities, labels):
    return -(labels - probabilities)


def delta__float32(A, Y):
    return (A - Y).astype("float32")


def delta__comprehension(A, Y):
    return np.array([a - y for a, y in zip(A, Y)])


def delta__einsum(A, Y):
    # the Jacobian with the probability of its row cancelled
    k, m = A.shape
    return np.einsum("ri,rsi->si", Y, A[None, :, :] - np.eye(k)[:, :, None] * np.ones(m))


# ----------------------------------------------------------------------------------------------------- gradients


def gradients__dot(dZ, X):
    m = dZ.shape[1]
    dW = 1 / m * np.dot(dZ, X.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    return dW, db


def gradients__loop_over_examples(dZ, X):
    k, m = dZ.shape
    dW = np.zeros((k, X.shape[0]))
    db = np.zeros((k, 1))
    for i in range(m):
        dW += np.outer(dZ[:, i], X[:, i])
        db[:, 0] += dZ[:, i]
    return dW / m, db / m


def gradients__three_loops(dZ, X):
    k, m = dZ.shape
    n = X.shape[0]
    dW, db = np.zeros((k, n)), np.zeros((k, 1))
    for r in range(k):
        for i in range(m):
            for j in range(n):
                dW[r, j] += dZ[r, i] * X[j, i] / m
            db[r] += dZ[r, i] / m
    return dW, db


def gradients__einsum(dZ, X):
    m = X.shape[1]
    return np.einsum("ri,ji->rj", dZ, X) / m, np.einsum("ri->r", dZ)[:, None] / m


def gradients__mean_of_products(dZ, X):
    dW = (dZ[:, None, :] * X[None, :, :]).mean(axis=2)
    db = dZ.mean(axis=1).reshape(-1, 1)
    return dW, db


def gradients__transposed_algebra(dZ, X):
    m = X.shape[1]
    return (X @ dZ.T / m).T, (dZ @ np.ones((m, 1))) / m


def gradients__list(slopes, inputs):
    mean_slopes = slopes / slopes.shape[1]
    return [np.matmul(mean_slopes, inputs.T), mean_slopes.sum(1)[:, np.newaxis]]


def gradients__row_of_ones(dZ, X):
    X1 = np.concatenate([X, np.ones((1, X.shape[1]))])
    d_theta = dZ @ X1.T / X.shape[1]
    return d_theta[:, :-1], d_theta[:, [-1]]


def gradients__one_class_a_time(dZ, X):
    def of_one_class(row):
        return np.mean(row * X, axis=1)

    dW = np.array([of_one_class(row) for row in dZ])
    db = np.array([[np.mean(row)] for row in dZ])
    return dW, db


def gradients__float32(dZ, X):
    dZ, X = np.float32(dZ), np.float32(X)
    m = X.shape[1]
    return dZ @ X.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def gradients__named_tuple(dZ, X):
    from collections import namedtuple

    m = X.shape[1]
    dW = sum(np.outer(dZ[:, i], X[:, i]) for i in range(m)) / m
    return namedtuple("Slopes", "dW db")(dW, np.average(dZ, axis=1)[:, None])


# --------------------------------------------------------------------------------------------- add_dummy_feature


def add_dummy_feature__concatenate(X):
    ones = np.ones((1, X.shape[1]))
    return np.concatenate((X, ones), axis=0)


def add_dummy_feature__flat_ones(X):
    return np.vstack((X, np.ones(X.shape[1])))


def add_dummy_feature__append(X):
    return np.append(X, [[1] * X.shape[1]], axis=0)


def add_dummy_feature__filled(X):
    n, m = X.shape
    X1 = np.ones((n + 1, m))
    X1[:n, :] = X
    return X1


def add_dummy_feature__loop(X):
    X1 = np.zeros((X.shape[0] + 1, X.shape[1]))
    for i in range(X.shape[1]):
        for j in range(X.shape[0]):
            X1[j, i] = X[j, i]
        X1[-1, i] = 1
    return X1


def add_dummy_feature__pad(X):
    return np.pad(X, ((0, 1), (0, 0)), constant_values=1)


def add_dummy_feature__r_(inputs):
    return np.r_[inputs, np.ones_like(inputs[:1])]


def add_dummy_feature__turned(X):
    rows = X.T
    return np.hstack([rows, np.ones((rows.shape[0], 1))]).T


def add_dummy_feature__insert(X):
    return np.insert(X, X.shape[0], 1, axis=0)


def add_dummy_feature__comprehension(X):
    return np.array([[*x, 1.0] for x in X.T]).T


def add_dummy_feature__float32(X):
    return np.vstack([X, np.ones((1, X.shape[1]))]).astype(np.float32)


def add_dummy_feature__power_of_0(X):
    return np.concatenate((X, X[-1:] ** 0))


# ------------------------------------------------------------------------------------------------ theta_gradient


def theta_gradient__own_functions(A, Y, X1):
    return gradients(delta(A, Y), X1)[0]


def theta_gradient__both_parts_joined(A, Y, X1):
    dW, db = gradients(delta(A, Y), X1[:-1])
    return np.hstack([dW, db])


def theta_gradient__dot(A, Y, X1):
    m = Y.shape[1]
    dZ = A - Y
    return (1 / m) * np.dot(dZ, X1.T)


def theta_gradient__einsum(A, Y, X1):
    return np.einsum("ri,ji->rj", A - Y, X1) / X1.shape[1]


def theta_gradient__loop_over_examples(A, Y, X1):
    m = A.shape[1]
    dTheta = np.zeros((A.shape[0], X1.shape[0]))
    for i in range(m):
        dTheta = dTheta + (A[:, [i]] - Y[:, [i]]) @ X1[:, [i]].T
    return dTheta / m


def theta_gradient__three_loops(A, Y, X1):
    k, m = A.shape
    dTheta = np.zeros((k, len(X1)))
    for r in range(k):
        for j in range(len(X1)):
            s = 0
            for i in range(m):
                s += (A[r, i] - Y[r, i]) * X1[j, i]
            dTheta[r, j] = s / m
    return dTheta


def theta_gradient__mean_of_products(A, Y, X1):
    return np.mean((A - Y)[:, np.newaxis] * X1[np.newaxis], axis=-1)


def theta_gradient__transposed_algebra(probabilities, labels, inputs):
    return (inputs @ (probabilities - labels).T).T / inputs.shape[1]


def theta_gradient__two_products(A, Y, X1):
    m = X1.shape[1]
    return A @ X1.T / m - Y @ X1.T / m


def theta_gradient__tensordot(A, Y, X1):
    return np.tensordot(A - Y, X1, axes=(1, 1)) / A.shape[-1]


def theta_gradient__float32(A, Y, X1):
    A, Y, X1 = (array.astype(np.float32) for array in (A, Y, X1))
    return (A - Y) @ X1.T / X1.shape[1]


# --------------------------------------------------------------------------------------------------------- train


def train__one_line_steps(X, Y, alpha, iterations):
    n = X.shape[0]
    k = Y.shape[0]
    W = np.zeros((k, n))
    b = np.zeros((k, 1))
    costs = []
    for i in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W = W - alpha * dW
        b = b - alpha * db
    return W, b, costs


def train__in_place(X, Y, alpha, iterations):
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    costs = []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs += [cross_entropy(A, Y)]
        dW, db = gradients(delta(A, Y), X)
        W -= alpha * dW
        b -= alpha * db
    return W, b, costs


def train__nothing_reused(X, Y, alpha, iterations):
    n, m = X.shape
    k = Y.shape[0]
    w, c = np.zeros((k, n)), np.zeros(k)
    costs = []
    for _ in range(iterations):
        z = w.dot(X) + c[:, None]
        e = np.exp(z)
        a = e / e.sum(axis=0)
        costs.append(float(-np.log(a[Y == 1]).mean()))
        d = a - Y
        w, c = w - alpha * d.dot(X.T) / m, c - alpha * d.mean(axis=1)
    return w, c.reshape(k, 1), costs


def train__costs_as_array(X, Y, alpha, iterations):
    costs = np.zeros(iterations)
    W, b = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1))
    for step in range(iterations):
        A = forward(W, b, X)
        costs[step] = cross_entropy(A, Y)
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def train__while(X, Y, learning_rate, steps):
    W, b, costs = np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), []
    while len(costs) < steps:
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dZ = delta(A, Y)
        dW, db = gradients(dZ, X)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return [W, b, costs]


def train__theta(X, Y, alpha, iterations):
    X1 = add_dummy_feature(X)
    theta = np.zeros((Y.shape[0], X1.shape[0]))
    costs = []
    for _ in range(iterations):
        A = softmax(theta @ X1)
        costs.append(cross_entropy(A, Y))
        theta = theta - alpha * theta_gradient(A, Y, X1)
    return theta[:, :-1], theta[:, -1:], tuple(costs)


def train__biases_get_their_shape_from_the_first_step(X, Y, alpha, iterations):
    W, b = np.zeros((Y.shape[0], X.shape[0])), 0
    costs = []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def train__path_of_weights(X, Y, alpha, iterations):
    weights, biases = [np.zeros((Y.shape[0], X.shape[0]))], [np.zeros((Y.shape[0], 1))]
    for _ in range(iterations):
        dW, db = gradients(delta(forward(weights[-1], biases[-1], X), Y), X)
        weights.append(weights[-1] - alpha * dW)
        biases.append(biases[-1] - alpha * db)
    costs = [cross_entropy(forward(W, b, X), Y) for W, b in zip(weights[:-1], biases[:-1])]
    return weights[-1], biases[-1], costs


def train__recursion(X, Y, alpha, iterations):
    def go(W, b, costs):
        if len(costs) == iterations:
            return W, b, costs
        A = forward(W, b, X)
        dW, db = gradients(delta(A, Y), X)
        return go(W - alpha * dW, b - alpha * db, [*costs, cross_entropy(A, Y)])

    return go(np.zeros((Y.shape[0], X.shape[0])), np.zeros((Y.shape[0], 1)), [])


def train__float32(X, Y, alpha, iterations):
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    W, b = np.zeros((len(Y), len(X)), dtype=np.float32), np.zeros((len(Y), 1), dtype=np.float32)
    costs = []
    for _ in range(iterations):
        e = np.exp(W @ X + b)
        A = e / e.sum(axis=0)
        costs.append(-np.sum(Y * np.log(A)) / np.float32(X.shape[1]))
        dZ = A - Y
        W = W - np.float32(alpha) * (dZ @ X.T / np.float32(X.shape[1]))
        b = b - np.float32(alpha) * dZ.mean(axis=1, keepdims=True)
    return W, b, costs


def train__cost_from_scores(X, Y, alpha, iterations):
    from scipy.special import logsumexp

    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        Z = W @ X + b
        logs = Z - logsumexp(Z, axis=0)
        costs.append(-np.sum(Y * logs) / X.shape[1])
        dW, db = gradients(np.exp(logs) - Y, X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def train__column_sums_kept_at_0(X, Y, alpha, iterations):
    W, b, costs = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1)), []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cross_entropy(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
        W, b = W - W.mean(axis=0), b - b.mean()
    return W, b, costs


# ------------------------------------------------------------------------------------------------------- predict


def predict__method(W, b, X):
    A = forward(W, b, X)
    return A.argmax(axis=0)


def predict__scores_are_enough(W, b, X):
    return np.argmax(W @ X + b, axis=0)


def predict__loop(W, b, X):
    A = forward(W, b, X)
    labels = np.zeros(A.shape[1], dtype=int)
    for i in range(A.shape[1]):
        labels[i] = np.argmax(A[:, i])
    return labels


def predict__search_by_hand(W, b, X):
    A = forward(W, b, X)
    k, m = A.shape
    labels = np.zeros(m)
    for i in range(m):
        best = 0
        for r in range(1, k):
            if A[r, i] > A[best, i]:
                best = r
        labels[i] = best
    return labels


def predict__comprehension(W, b, X):
    return np.array([int(np.argmax(a)) for a in forward(W, b, X).T])


def predict__turned(weights, bias, inputs):
    rows = inputs.T @ weights.T + bias.T
    return np.argmax(rows, axis=1)


def predict__first_when_sorted(W, b, X):
    return np.argsort(-forward(W, b, X), axis=0, kind="stable")[0]


def predict__smallest_minus_score(W, b, X):
    return np.argmin(-(np.dot(W, X) + b), axis=0).astype(np.int32)


def predict__one_hot_read_back(W, b, X):
    A = forward(W, b, X)
    Y = one_hot(np.argmax(A, axis=0), W.shape[0])
    return np.arange(W.shape[0]) @ Y


def predict__float32(W, b, X):
    return np.argmax(forward(W, b, X), axis=0).astype(np.float32)


def predict__squeezed_with_care(W, b, X):
    return np.argmax(forward(W, b, X), axis=0, keepdims=True).reshape(-1)


def predict__first_of_the_largest_scores(W, b, X):
    scores = (W @ X + b).T.tolist()
    return np.array([row.index(max(row)) for row in scores])
