# ruff: noqa: B007, B905, RET504 - students write so
"""Right answers to notebook 01 in the many ways that students write: none of them may fail.

`delta__loops` answers `logistic.delta`. Each stands alone, apart from NumPy and the notebook's earlier functions, because
the sample class hands them in as well.
"""

import numpy as np

from solutions.logistic import cost, delta, forward, gradients, sigmoid

# ------------------------------------------------------------------------------------------------------- sigmoid


def sigmoid__where_with_clip(Z):
    return np.where(
        Z >= 0, 1 / (1 + np.exp(-np.clip(Z, 0, None))), np.exp(np.clip(Z, None, 0)) / (1 + np.exp(np.clip(Z, None, 0)))
    )


def sigmoid__masks(Z):
    A = np.zeros(Z.shape)
    positive = Z >= 0
    A[positive] = 1 / (1 + np.exp(-Z[positive]))
    t = np.exp(Z[~positive])
    A[~positive] = t / (1 + t)
    return A


def sigmoid__tanh(Z):
    return 0.5 * (1 + np.tanh(Z / 2))


def sigmoid__expit(Z):
    from scipy.special import expit

    return expit(Z)


def sigmoid__loop_with_math(Z):
    import math

    def one(z):
        if z >= 0:
            return 1.0 / (1.0 + math.exp(-z))
        return math.exp(z) / (1.0 + math.exp(z))

    return np.array([one(z) for z in Z.ravel().tolist()]).reshape(Z.shape)


def sigmoid__overflow_kept_silent(Z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-Z))


def sigmoid__clipped_scores(x):
    x = np.clip(x, -500, 500)
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid__float32(Z):
    Z = Z.astype(np.float32)
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid__logaddexp(Z):
    return np.exp(-np.logaddexp(0, -Z))


def sigmoid__vectorize(Z):
    f = np.vectorize(lambda z: 1 / (1 + np.exp(-z)) if z > 0 else 1 - 1 / (1 + np.exp(z)), otypes=[float])
    return f(Z)


# ------------------------------------------------------------------------------------------------- sigmoid_prime


def sigmoid_prime__one_call_each(Z):
    return sigmoid(Z) * (1 - sigmoid(Z))


def sigmoid_prime__a_minus_a_squared(Z):
    a = sigmoid(Z)
    return a - a**2


def sigmoid_prime__both_tails(Z):
    return sigmoid(Z) * sigmoid(-Z)


def sigmoid_prime__exponential(Z):
    e = np.exp(-np.abs(Z))
    return e / (1 + e) ** 2


def sigmoid_prime__tanh(z):
    return 0.25 * (1 - np.tanh(0.5 * z) ** 2)


def sigmoid_prime__loops(Z):
    g_prime = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        a = sigmoid(Z[index])
        g_prime[index] = a * (1 - a)
    return g_prime


def sigmoid_prime__float32(Z):
    A = sigmoid(Z)
    return (A * (1 - A)).astype("float32")


def sigmoid_prime__in_place_on_a_copy(Z):
    result = sigmoid(Z).copy()
    result *= 1 - result
    return result


def sigmoid_prime__cosh(Z):
    # at 1000 NumPy warns, but the value is right
    return 1 / (4 * np.cosh(Z / 2) ** 2)


# ------------------------------------------------------------------------------------------------------- forward


def forward__dot(W, b, X):
    Z = np.dot(W, X) + b
    A = sigmoid(Z)
    return A


def forward__loop_over_examples(W, b, X):
    m = X.shape[1]
    A = np.zeros((1, m))
    for i in range(m):
        z = b[0, 0]
        for j in range(X.shape[0]):
            z += W[0, j] * X[j, i]
        A[0, i] = sigmoid(z)
    return A


def forward__einsum(W, b, X):
    return sigmoid(np.einsum("ij,jk->ik", W, X) + b)


def forward__transposed_algebra(W, b, X):
    return sigmoid(X.T @ W.T + b).T


def forward__sum_of_products(W, b, X):
    return sigmoid(np.sum(W.T * X, axis=0, keepdims=True) + b)


def forward__row_of_ones(W, b, X):
    theta = np.hstack([W, b])
    X1 = np.vstack([X, np.ones(X.shape[1])])
    return sigmoid(theta @ X1)


def forward__float32(weights, bias, inputs):
    Z = weights.astype(np.float32) @ inputs.astype(np.float32) + bias.astype(np.float32)
    return sigmoid(Z)


def forward__own_exponential(W, b, X):
    Z = np.matmul(W, X) + b.item()
    return 1 / (1 + np.exp(-Z))


def forward__comprehension(W, b, X):
    return np.array([[sigmoid(float(W[0] @ x + b[0, 0])) for x in X.T]])


# ---------------------------------------------------------------------------------------------------------- cost


def cost__loop(A, Y):
    m = A.shape[1]
    J = 0
    for i in range(m):
        if Y[0, i] == 1:
            J += -np.log(A[0, i])
        else:
            J += -np.log(1 - A[0, i])
    return J / m


def cost__sum_over_m(A, Y):
    m = Y.shape[1]
    return -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def cost__where(A, Y):
    return np.mean(-np.log(np.where(Y == 1, A, 1 - A)))


def cost__power(A, Y):
    return -np.log(A**Y * (1 - A) ** (1 - Y)).mean()


def cost__matrix_product(A, Y):
    m = A.shape[1]
    J = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    return float(np.squeeze(J))


def cost__clipped(A, Y):
    A = np.clip(A, 1e-10, 1 - 1e-10)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def cost__epsilon_inside_the_logarithm(A, Y):
    eps = 1e-15
    return np.mean(-Y * np.log(A + eps) - (1 - Y) * np.log(1 - A + eps))


def cost__largest_epsilon_that_is_allowed(A, Y):
    eps = 1e-10
    return -np.sum(Y * np.log(A + eps) + (1 - Y) * np.log(1 - A + eps)) / Y.size


def cost__distance_from_the_other_label(A, Y):
    return (-np.log(np.abs(1 - Y - A)) @ np.ones((A.shape[1], 1))).item() / A.shape[1]


def cost__log1p(probabilities, labels):
    return -np.average(labels * np.log(probabilities) + (1 - labels) * np.log1p(-probabilities))


def cost__float32_result(A, Y):
    return np.float32(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


def cost__array_without_axes(A, Y):
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return np.array(losses.sum() / losses.size)


# --------------------------------------------------------------------------------------------------------- delta


def delta__both_factors(A, Y):
    dA = -Y / A + (1 - Y) / (1 - A)
    return dA * A * (1 - A)


def delta__subtract(A, Y):
    return np.subtract(A, Y)


def delta__loops(A, Y):
    dZ = np.zeros_like(A)
    for i in range(A.shape[1]):
        dZ[0, i] = A[0, i] - Y[0, i]
    return dZ


def delta__multiplied_out(A, Y):
    return (1 - Y) * A - Y * (1 - A)


def delta__column_of_a_new_array(A, Y):
    wide = np.zeros((A.shape[1], 2))
    wide[:, 0] = -(Y - A)[0]
    return wide[:, :1].T


def delta__in_place_on_a_copy(A, Y):
    dZ = A.copy()
    dZ[Y == 1] -= 1
    return dZ


def delta__by_class(A, Y):
    return Y * (A - 1) + (1 - Y) * A


def delta__float32(A, Y):
    return A.astype(np.float32) - Y.astype(np.float32)


def delta__minus_the_other_way_round(probabilities, labels):
    return -(labels - probabilities)


def delta__comprehension(A, Y):
    return np.array([a - y for a, y in zip(A[0], Y[0])]).reshape(1, -1)


def delta__where(A, Y):
    return np.where(Y > 0, A - 1, A)


# ----------------------------------------------------------------------------------------------------- gradients


def gradients__dot(dZ, X):
    m = dZ.shape[1]
    dW = 1 / m * np.dot(dZ, X.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    return dW, db


def gradients__loop_over_examples(dZ, X):
    n, m = X.shape
    dW = np.zeros((1, n))
    db = np.zeros((1, 1))
    for i in range(m):
        dW += dZ[0, i] * X[:, i]
        db += dZ[0, i]
    return dW / m, db / m


def gradients__einsum(dZ, X):
    dW = np.einsum("im,jm->ij", dZ, X) / X.shape[1]
    db = np.einsum("im->i", dZ)[:, None] / X.shape[1]
    return dW, db


def gradients__mean_of_products(dZ, X):
    return np.mean(dZ * X, axis=1)[None, :], np.mean(dZ, axis=1, keepdims=True)


def gradients__transposed_algebra(dZ, X):
    m = X.shape[1]
    return (X @ dZ.T / m).T, np.array([[dZ.sum() / m]])


def gradients__list(dZ, X):
    dZ_mean = dZ / dZ.size
    return [dZ_mean @ X.T, dZ_mean @ np.ones((dZ.size, 1))]


def gradients__names(dZ, X):
    from collections import namedtuple

    Gradients = namedtuple("Gradients", ["dW", "db"])
    return Gradients(dW=np.average(dZ * X, axis=1).reshape(1, -1), db=np.mean(dZ, keepdims=True))


def gradients__float32(dZ, X):
    dZ, X = np.float32(dZ), np.float32(X)
    m = X.shape[1]
    return dZ @ X.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def gradients__row_of_ones(dZ, X):
    X1 = np.concatenate([X, np.ones((1, X.shape[1]))])
    d_theta = dZ @ X1.T / X.shape[1]
    return d_theta[:, :-1], d_theta[:, -1:]


def gradients__helper(slopes, inputs):
    def mean_over_examples(rows):
        return rows.sum(axis=1).reshape(1, -1) / rows.shape[1]

    return mean_over_examples(slopes * inputs), mean_over_examples(slopes)


# --------------------------------------------------------------------------------------------------------- train


def train__one_line_steps(X, Y, alpha, iterations):
    W = np.zeros((1, X.shape[0]))
    b = np.zeros((1, 1))
    costs = []
    for i in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W = W - alpha * dW
        b = b - alpha * db
    return W, b, costs


def train__in_place(X, Y, alpha, iterations):
    W, b = np.zeros((1, len(X))), np.zeros((1, 1))
    costs = []
    for _ in range(iterations):
        A = forward(W, b, X)
        costs += [cost(A, Y)]
        dW, db = gradients(delta(A, Y), X)
        W -= alpha * dW
        b -= alpha * db
    return W, b, costs


def train__nothing_reused(X, Y, alpha, iterations):
    n, m = X.shape
    w, c = np.zeros(n), 0.0
    costs = []
    for _ in range(iterations):
        a = 1 / (1 + np.exp(-(w @ X + c)))
        costs.append(float(-np.mean(Y[0] * np.log(a) + (1 - Y[0]) * np.log(1 - a))))
        d = a - Y[0]
        w, c = w - alpha * X @ d / m, c - alpha * d.mean()
    return w.reshape(1, n), np.array([[c]]), costs


def train__costs_as_array(X, Y, alpha, iterations):
    costs = np.zeros(iterations)
    W, b = np.zeros((1, X.shape[0])), np.zeros((1, 1))
    for step in range(iterations):
        A = forward(W, b, X)
        costs[step] = cost(A, Y)
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW, b - alpha * db
    return W, b, costs


def train__while(X, Y, learning_rate, steps):
    W, b, costs = np.zeros((1, X.shape[0])), np.zeros((1, 1)), []
    while len(costs) < steps:
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dZ = delta(A, Y)
        dW, db = gradients(dZ, X)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return [W, b, costs]


def train__theta(X, Y, alpha, iterations):
    X1 = np.vstack([X, np.ones((1, X.shape[1]))])
    theta = np.zeros((1, X1.shape[0]))
    costs = []
    for _ in range(iterations):
        A = sigmoid(theta @ X1)
        costs.append(np.mean(-np.log(np.where(Y == 1, A, 1 - A))))
        theta = theta - alpha * (A - Y) @ X1.T / X.shape[1]
    return theta[:, :-1], theta[:, -1:], tuple(costs)


def train__float32(X, Y, alpha, iterations):
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    W, b = np.zeros((1, X.shape[0]), dtype=np.float32), np.zeros((1, 1), dtype=np.float32)
    costs = []
    for _ in range(iterations):
        A = 1 / (1 + np.exp(-(W @ X + b)))
        costs.append(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))
        dZ = A - Y
        W = W - np.float32(alpha) * (dZ @ X.T / np.float32(X.shape[1]))
        b = b - np.float32(alpha) * dZ.mean(axis=1, keepdims=True)
    return W, b, costs


def train__cost_from_the_scores(X, Y, alpha, iterations):
    W, b = np.zeros((1, X.shape[0])), np.zeros((1, 1))

    def step():
        nonlocal W, b
        Z = W @ X + b
        J = np.mean(np.logaddexp(0, np.where(Y == 1, -Z, Z)))
        dW, db = gradients(delta(sigmoid(Z), Y), X)
        W, b = W - alpha * dW, b - alpha * db
        return J

    costs = [step() for _ in range(iterations)]
    return W, b, costs


def train__guard_and_python_numbers(X, Y, alpha, iterations):
    w, c, costs = [0.0] * len(X), 0.0, [None] * iterations
    for t in range(iterations):
        a = 0.5 * (1 + np.tanh((np.array(w) @ X + c) / 2))
        costs[t] = -np.mean(Y[0] * np.log(a + 1e-10) + (1 - Y[0]) * np.log(1 - a + 1e-10))
        d = a - Y[0]
        w = [w_j - alpha * np.sum(d * x) / X.shape[1] for w_j, x in zip(w, X)]
        c = c - alpha * d.mean()
    return np.array([w]), np.array([[c]]), costs


def train__recursion(X, Y, alpha, iterations):
    def go(W, b, costs):
        if len(costs) == iterations:
            return W, b, costs
        A = forward(W, b, X)
        dW, db = gradients(delta(A, Y), X)
        return go(W - alpha * dW, b - alpha * db, [*costs, cost(A, Y)])

    return go(np.zeros((1, X.shape[0])), np.zeros((1, 1)), [])


# ------------------------------------------------------------------------------------------------------- predict


def predict__bool(W, b, X):
    return forward(W, b, X) > 0.5


def predict__float(W, b, X):
    A = forward(W, b, X)
    return np.where(A > 0.5, 1.0, 0.0)


def predict__loop(W, b, X):
    A = forward(W, b, X)
    labels = np.zeros(A.shape)
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            labels[0, i] = 1
    return labels


def predict__rounded(W, b, X):
    return np.round(forward(W, b, X))


def predict__score_above_zero(W, b, X):
    return (W @ X + b > 0).astype(int)


def predict__in_place(W, b, X):
    A = forward(W, b, X)
    A[A > 0.5] = 1
    A[A <= 0.5] = 0
    return A


def predict__heaviside(weights, bias, inputs):
    return np.heaviside(np.dot(weights, inputs) + bias, 0)


def predict__comprehension(W, b, X):
    return np.array([[1 if a > 0.5 else 0 for a in forward(W, b, X)[0]]])


def predict__float32(W, b, X):
    return (forward(W, b, X) > 0.5).astype(np.float32)


def predict__rounds_half_to_even(W, b, X):
    return np.rint(forward(W, b, X)).astype(np.uint8)


def predict__argmax(W, b, X):
    A = forward(W, b, X)
    return np.argmax(np.concatenate([1 - A, A]), axis=0)[np.newaxis, :]
