# ruff: noqa: B007, B905, RET504, RUF005, RUF059 - students write so
"""Right answers to notebook 04 in the many ways that students write: none of them may fail.

`relu__loops` answers `two_layer.relu`. Each stands alone, apart from NumPy and the notebook's other functions, because
the sample class hands them in as well.
"""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.logistic import cost
from solutions.two_layer import backward, dA_from, db_from, dW_from, dZ_from, forward, relu, tanh_prime

# ---------------------------------------------------------------------------------------------------- tanh_prime


def tanh_prime__activation_first(Z):
    A = np.tanh(Z)
    return 1 - A * A


def tanh_prime__product_of_two(Z):
    return (1 + np.tanh(Z)) * (1 - np.tanh(Z))


def tanh_prime__cosh(Z):
    # cosh overflows for large scores, and 1 / inf is 0: NumPy warns, but the value is right
    return 1 / np.cosh(Z) ** 2


def tanh_prime__exponentials(Z):
    e = np.exp(-2 * np.abs(Z))
    return 4 * e / (1 + e) ** 2


def tanh_prime__four_sigmoid_slopes(z):
    s = sigmoid(2 * z)
    return 4 * s * (1 - s)


def tanh_prime__loops(Z):
    import math

    g_prime = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        g_prime[index] = 1 - math.tanh(Z[index]) ** 2
    return g_prime


def tanh_prime__in_place_on_a_copy(Z):
    result = np.tanh(Z)
    result *= result
    result -= 1
    return -result


def tanh_prime__float32(Z):
    return (1 - np.tanh(Z) ** 2).astype(np.float32)


def tanh_prime__functions(Z):
    return np.subtract(1, np.square(np.tanh(Z)))


def tanh_prime__vectorize(scores):
    return np.vectorize(lambda z: 1 - np.tanh(z) ** 2, otypes=[float])(scores)


def tanh_prime__subclass(Z, /):
    class Slopes(np.ndarray):
        pass

    return np.asarray(1 - np.tanh(Z) ** 2).view(Slopes)


def tanh_prime__guarded_cosh(Z):
    return np.cosh(np.minimum(np.abs(Z), 350)) ** -2.0


# ---------------------------------------------------------------------------------------------------------- relu


def relu__where(Z):
    return np.where(Z > 0, Z, 0)


def relu__mask(Z):
    return Z * (Z > 0)


def relu__loops(Z):
    A = np.zeros(Z.shape)
    for index, z in np.ndenumerate(Z):
        if z > 0:
            A[index] = z
    return A


def relu__clip(Z):
    return np.clip(Z, 0, None)


def relu__absolute_value(Z):
    return (Z + np.abs(Z)) / 2


def relu__in_place_on_a_copy(Z):
    A = Z.copy()
    A[A < 0] = 0
    return A


def relu__comprehension(scores):
    return np.array([max(0, z) for z in scores.ravel()]).reshape(scores.shape)


def relu__float32(Z):
    return np.maximum(np.float32(Z), np.float32(0))


def relu__fmax_of_zeros(Z):
    return np.fmax(np.zeros_like(Z), Z)


def relu__recursive(scores, least=0.0):
    if scores.ndim == 0:
        return max(float(scores), least)
    return np.array([relu__recursive(np.asarray(part), least) for part in scores])


def relu__fortran_order(Z):
    A = np.zeros(Z.shape, order="F")
    A[Z > 0] = Z[Z > 0]
    return A


# ---------------------------------------------------------------------------------------------------- relu_prime


def relu_prime__bool(Z):
    return Z > 0


def relu_prime__whole_numbers(Z):
    return (Z > 0).astype(int)


def relu_prime__where(Z):
    return np.where(Z > 0, 1.0, 0.0)


def relu_prime__heaviside(Z):
    return np.heaviside(Z, 0)


def relu_prime__loops(Z):
    g_prime = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        if Z[index] > 0:
            g_prime[index] = 1
        else:
            g_prime[index] = 0
    return g_prime


def relu_prime__sign_of_relu(Z):
    return np.sign(relu(Z))


def relu_prime__half_of_one_plus_sign(Z):
    return (0.5 * (1 + np.sign(Z))).astype(int)


def relu_prime__in_place_on_a_copy(Z):
    slopes = np.array(Z)
    slopes[Z <= 0] = 0
    slopes[Z > 0] = 1
    return slopes


def relu_prime__comprehension(z):
    return np.array([1 if entry > 0 else 0 for entry in z.flat], dtype=np.float32).reshape(z.shape)


def relu_prime__eight_bits(Z):
    return np.where(np.greater(Z, 0), np.int8(1), np.int8(0))


def relu_prime__quotient_where_it_exists(Z):
    return np.divide(np.maximum(Z, 0), Z, out=np.zeros(Z.shape), where=Z != 0)


# ------------------------------------------------------------------------------------------------------- forward


def forward__unpacked(parameters, X):
    W1, b1 = parameters[0]
    W2, b2 = parameters[1]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    cache = [(X, Z1), (A1, Z2)]
    return A2, cache


def forward__loop_over_layers(parameters, X):
    A, cache = X, []
    for (W, b), g in zip(parameters, (np.tanh, sigmoid)):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z)
    return A, cache


def forward__own_sigmoid(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return 1 / (1 + np.exp(-Z2)), [(X, Z1), (A1, Z2)]


def forward__own_exponential(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))
    Z2 = W2 @ A1 + b2
    return 1 / (1 + np.exp(-Z2)), [(X, Z1), (A1, Z2)]


def forward__cache_of_lists(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return [sigmoid(Z2), [[X, Z1], [A1, Z2]]]


def forward__tuples(parameters, X):
    def layer(number, A_prev):
        W, b = parameters[number]
        return A_prev, np.einsum("ij,jm->im", W, A_prev) + b

    first = layer(0, X)
    second = layer(1, np.tanh(first[1]))
    return sigmoid(second[1]), (first, second)


def forward__one_example_after_the_other(parameters, X):
    (W1, b1), (W2, b2) = parameters
    m = X.shape[1]
    Z1, A1 = np.zeros((len(W1), m)), np.zeros((len(W1), m))
    Z2, A2 = np.zeros((1, m)), np.zeros((1, m))
    for i in range(m):
        x = X[:, i : i + 1]
        z1 = W1 @ x + b1
        a1 = np.tanh(z1)
        z2 = W2 @ a1 + b2
        Z1[:, i], A1[:, i], Z2[:, i], A2[:, i] = z1[:, 0], a1[:, 0], z2[:, 0], sigmoid(z2)[:, 0]
    return A2, [(X, Z1), (A1, Z2)]


def forward__sigmoid_by_tanh(parameters, X):
    [[W1, b1], [W2, b2]] = parameters
    cache = [(X, W1 @ X + b1)]
    cache += [(np.tanh(cache[0][1]), W2 @ np.tanh(cache[0][1]) + b2)]
    return 0.5 + 0.5 * np.tanh(cache[-1][1] / 2), cache


def forward__float32(params, inputs):
    (W1, b1), (W2, b2) = [(W.astype(np.float32), b.astype(np.float32)) for W, b in params]
    x = inputs.astype(np.float32)
    z1 = W1 @ x + b1
    h = np.tanh(z1)
    z2 = W2 @ h + b2
    return sigmoid(z2), [(x, z1), (h, z2)]


def forward__cache_of_copies(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.matmul(W1, X)
    Z1 += b1
    A1 = np.tanh(Z1)
    Z2 = np.matmul(W2, A1)
    Z2 += b2
    return sigmoid(Z2), [(X.copy(), Z1.copy()), (A1.copy(), Z2.copy())]


def forward__named_tuples(parameters, X):
    from collections import namedtuple

    pair, result = namedtuple("Pair", "A_prev Z"), namedtuple("Result", "A2 cache")
    (W1, b1), (W2, b2) = parameters
    first = pair(X, W1 @ X + b1)
    second = pair(np.tanh(first.Z), W2 @ np.tanh(first.Z) + b2)
    return result(sigmoid(second.Z), [first, second])


def forward__tanh_by_sigmoid(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.array([W1 @ x + b1[:, 0] for x in X.T]).T  # not contiguous
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [[X, Z1], [A1, Z2]]


# ------------------------------------------------------------------------------------------------------- dW_from


def dW_from__m_first(dZ, A_prev):
    m = A_prev.shape[1]
    return 1 / m * np.dot(dZ, A_prev.T)


def dW_from__einsum(dZ, A_prev):
    return np.einsum("im,jm->ij", dZ, A_prev) / dZ.shape[1]


def dW_from__sum_of_outer_products(dZ, A_prev):
    m = dZ.shape[1]
    dW = np.zeros((dZ.shape[0], A_prev.shape[0]))
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i])
    dW /= m
    return dW


def dW_from__loops(dZ, A_prev):
    n_l, m = dZ.shape
    n_prev = A_prev.shape[0]
    dW = np.empty((n_l, n_prev))
    for j in range(n_l):
        for k in range(n_prev):
            total = 0
            for i in range(m):
                total += dZ[j, i] * A_prev[k, i]
            dW[j, k] = total / m
    return dW


def dW_from__transposed_algebra(dZ, A_prev):
    return (A_prev @ dZ.T).T / len(dZ.T)


def dW_from__mean_of_products(dZ, A_prev):
    return np.mean(dZ[:, None, :] * A_prev[None, :, :], axis=2)


def dW_from__averaged_before_the_product(dZ, A_prev):
    return dZ / dZ.shape[1] @ A_prev.transpose()


def dW_from__float32(dZ, A_prev):
    return np.float32(dZ) @ np.float32(A_prev).T / np.float32(dZ.shape[1])


def dW_from__rows(slopes, inputs):
    return np.vstack([np.mean(row * inputs, axis=1) for row in slopes])


def dW_from__inner(dZ, A_prev):
    share = 1.0 / np.shape(dZ)[1]
    return np.inner(share * dZ, A_prev)


# ------------------------------------------------------------------------------------------------------- db_from


def db_from__sum_over_m(dZ):
    m = dZ.shape[1]
    return 1 / m * np.sum(dZ, axis=1, keepdims=True)


def db_from__method(dZ):
    return dZ.mean(axis=-1).reshape(-1, 1)


def db_from__new_axis(dZ):
    return np.average(dZ, axis=1)[:, np.newaxis]


def db_from__ones(dZ):
    m = dZ.shape[1]
    return dZ @ np.ones((m, 1)) / m


def db_from__loops(dZ):
    n_l, m = dZ.shape
    db = np.zeros((n_l, 1))
    for i in range(m):
        db += dZ[:, i : i + 1]
    return db / m


def db_from__comprehension(dZ):
    return np.array([[sum(row) / len(row)] for row in dZ])


def db_from__einsum(dZ):
    return np.einsum("im->i", dZ)[:, None] / dZ.shape[1]


def db_from__float32(dZ):
    return np.mean(dZ, axis=1, keepdims=True, dtype=np.float32)


def db_from__dW_of_ones(slopes):
    return dW_from(slopes, np.ones((1, slopes.shape[1])))


def db_from__exact_sum(dZ):
    from math import fsum

    return np.array([[fsum(row) / len(row)] for row in dZ.tolist()])


def db_from__last_running_sum(dZ):
    running = np.cumsum(dZ, axis=1) / dZ.shape[1]
    return running[:, -1:]


# ------------------------------------------------------------------------------------------------------- dA_from


def dA_from__dot(W, dZ):
    return np.dot(W.T, dZ)


def dA_from__einsum(W, dZ):
    return np.einsum("ij,im->jm", W, dZ)


def dA_from__transposed_algebra(W, dZ):
    return (dZ.T @ W).T


def dA_from__loops(W, dZ):
    n_l, n_prev = W.shape
    m = dZ.shape[1]
    dA = np.zeros((n_prev, m))
    for k in range(n_prev):
        for i in range(m):
            for j in range(n_l):
                dA[k, i] += W[j, k] * dZ[j, i]
    return dA


def dA_from__one_neuron_after_the_other(W, dZ):
    dA = 0
    for weights, slopes in zip(W, dZ):
        dA = dA + np.outer(weights, slopes)
    return dA


def dA_from__one_example_after_the_other(W, dZ):
    return np.column_stack([W.T @ column for column in dZ.T])


def dA_from__tensordot(W, dZ):
    return np.tensordot(W, dZ, axes=(0, 0))


def dA_from__float32(W, dZ):
    return (W.T @ dZ).astype("float32")


def dA_from__broadcast(weights, slopes):
    return np.sum(weights[:, :, None] * slopes[:, None, :], axis=0)


def dA_from__fortran_order(W, dZ):
    dA = np.empty((W.shape[1], dZ.shape[1]), order="F")
    for i in range(dZ.shape[1]):
        dA[:, i] = dZ[:, i] @ W
    return dA


# ------------------------------------------------------------------------------------------------------- dZ_from


def dZ_from__multiply(dA, Z, g_prime):
    return np.multiply(dA, g_prime(Z))


def dZ_from__slope_first(dA, Z, g_prime):
    slope = g_prime(Z)
    return slope * dA


def dZ_from__in_place_on_a_copy(dA, Z, g_prime):
    dZ = dA.copy()
    dZ *= g_prime(Z)
    return dZ


def dZ_from__loops(dA, Z, g_prime):
    dZ = np.zeros(Z.shape)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            dZ[i, j] = dA[i, j] * g_prime(Z[i, j])
    return dZ


def dZ_from__einsum(dA, Z, g_prime):
    return np.einsum("im,im->im", dA, g_prime(Z))


def dZ_from__columns(dA, Z, g_prime):
    return np.hstack([dA[:, [i]] * g_prime(Z[:, [i]]) for i in range(Z.shape[1])])


def dZ_from__diagonal_matrices(dA, Z, g_prime):
    return np.stack([np.diag(g_prime(z)) @ da for z, da in zip(Z.T, dA.T)], axis=1)


def dZ_from__float32(dA, Z, g_prime):
    return (dA * g_prime(Z)).astype(np.float32)


def dZ_from__keyword_names(slope_by_activation, scores, slope_of_activation):
    dZ = slope_of_activation(scores)
    dZ = dZ * slope_by_activation
    return dZ


def dZ_from__rows(dA, Z, g_prime):
    return np.array([d * g_prime(z) for d, z in zip(dA, Z)])


def dZ_from__slopes_of_a_copy(dA, Z, g_prime):
    return g_prime(Z.copy(order="F")) * dA


# ------------------------------------------------------------------------------------------------------ backward


def backward__step_by_step(parameters, cache, A2, Y):
    W2, b2 = parameters[1]
    X, Z1 = cache[0]
    A1, Z2 = cache[1]
    dZ2 = A2 - Y
    dW2 = dW_from(dZ2, A1)
    db2 = db_from(dZ2)
    dA1 = dA_from(W2, dZ2)
    dZ1 = dZ_from(dA1, Z1, tanh_prime)
    dW1 = dW_from(dZ1, X)
    db1 = db_from(dZ1)
    grads = [(dW1, db1), (dW2, db2)]
    return grads


def backward__nothing_reused(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    m = Y.shape[1]
    dZ2 = A2 - Y
    dZ1 = (parameters[1][0].T @ dZ2) * (1 - np.tanh(Z1) ** 2)
    return [
        (dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m),
        (dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m),
    ]


def backward__slope_from_the_activation(parameters, cache, A2, Y):
    (X, _), (A1, _) = cache
    _, (W2, _) = parameters
    dZ2 = A2 - Y
    dZ1 = dA_from(W2, dZ2) * (1 - A1**2)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


def backward__mean_in_the_delta(parameters, cache, A2, Y):
    # 1/m enters once as well when it enters at the output
    (X, Z1), (A1, Z2) = cache
    delta2 = (A2 - Y) / Y.shape[1]
    delta1 = parameters[1][0].T @ delta2 * tanh_prime(Z1)
    return [(delta1 @ X.T, delta1.sum(1, keepdims=True)), (delta2 @ A1.T, delta2.sum(1, keepdims=True))]


def backward__both_factors_at_the_output(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dA2 = -Y / A2 + (1 - Y) / (1 - A2)
    dZ2 = dZ_from(dA2, Z2, lambda Z: sigmoid(Z) * (1 - sigmoid(Z)))
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


def backward__loop_over_layers(parameters, cache, A2, Y):
    grads = []
    dZ = A2 - Y
    for layer in (1, 0):
        A_prev, _ = cache[layer]
        grads.insert(0, (dW_from(dZ, A_prev), db_from(dZ)))
        if layer > 0:
            dA = dA_from(parameters[layer][0], dZ)
            dZ = dZ_from(dA, cache[layer - 1][1], tanh_prime)
    return grads


def backward__appended_and_reversed(parameters, cache, A2, Y):
    grads = []
    dZ2 = A2 - Y
    grads.append([dW_from(dZ2, cache[1][0]), db_from(dZ2)])
    dZ1 = tanh_prime(cache[0][1]) * dA_from(parameters[1][0], dZ2)
    grads.append([dW_from(dZ1, cache[0][0]), db_from(dZ1)])
    grads.reverse()
    return grads


def backward__sum_over_examples(parameters, cache, A2, Y):
    (X, Z1), (A1, _) = cache
    (W1, b1), (W2, b2) = parameters
    m = X.shape[1]
    dW1, db1, dW2, db2 = np.zeros(W1.shape), np.zeros(b1.shape), np.zeros(W2.shape), np.zeros(b2.shape)
    for i in range(m):
        x, z1, a1 = X[:, [i]], Z1[:, [i]], A1[:, [i]]
        delta2 = A2[:, [i]] - Y[:, [i]]
        delta1 = W2.T @ delta2 * tanh_prime(z1)
        dW2 += delta2 @ a1.T
        db2 += delta2
        dW1 += delta1 @ x.T
        db1 += delta1
    return ((dW1 / m, db1 / m), (dW2 / m, db2 / m))


def backward__pops_from_a_copy(parameters, cache, A2, Y):
    kept = list(cache)
    A1, _ = kept.pop()
    dZ2 = A2 - Y
    last = (dW_from(dZ2, A1), db_from(dZ2))
    X, Z1 = kept.pop()
    dZ1 = dA_from(parameters[-1][0], dZ2) / np.cosh(Z1) ** 2
    return [(dW_from(dZ1, X), db_from(dZ1)), last]


def backward__float32(parameters, cache, A2, Y):
    (X, Z1), (A1, _) = cache
    dZ2 = np.float32(A2) - np.float32(Y)
    dZ1 = dA_from(np.float32(parameters[1][0]), dZ2) * tanh_prime(np.float32(Z1))
    pairs = [(dZ1, np.float32(X)), (dZ2, np.float32(A1))]
    return [(dW_from(dZ, A_prev), db_from(dZ)) for dZ, A_prev in pairs]


def backward__keywords_and_tanh_again(parameters, cache, A2, Y):
    X, Z1 = cache[0]
    A1, dZ = np.tanh(Z1), A2 - Y
    last = dW_from(dZ=dZ, A_prev=A1), db_from(dZ=dZ)
    dZ = dZ_from(dA=dA_from(W=parameters[1][0], dZ=dZ), Z=Z1, g_prime=tanh_prime)
    return [(dW_from(dZ=dZ, A_prev=X), db_from(dZ=dZ)), last]


# --------------------------------------------------------------------------------------------------------- train


def train__four_names(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    costs = []
    for i in range(iterations):
        A2, cache = forward([(W1, b1), (W2, b2)], X)
        costs.append(cost(A2, Y))
        (dW1, db1), (dW2, db2) = backward([(W1, b1), (W2, b2)], cache, A2, Y)
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * db1
        W2 = W2 - alpha * dW2
        b2 = b2 - alpha * db2
    return [(W1, b1), (W2, b2)], costs


def train__in_place_on_copies(parameters, X, Y, alpha, iterations):
    parameters = [(W.copy(), b.copy()) for W, b in parameters]
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        for (W, b), (dW, db) in zip(parameters, backward(parameters, cache, A2, Y)):
            W -= alpha * dW
            b -= alpha * db
    return parameters, costs


def train__new_list_in_each_step(parameters, X, Y, alpha, iterations):
    costs = []
    for step in range(iterations):
        A2, cache = forward(parameters, X)
        costs += [float(cost(A2, Y))]
        grads = backward(parameters, cache, A2, Y)
        new = []
        for layer in range(len(parameters)):
            W, b = parameters[layer]
            dW, db = grads[layer]
            new.append((W - alpha * dW, b - alpha * db))
        parameters = new
    return parameters, costs


def train__deep_copy(parameters, X, Y, alpha, iterations):
    import copy

    p = copy.deepcopy(parameters)
    costs = []
    for _ in range(iterations):
        A2, cache = forward(p, X)
        costs.append(cost(A2, Y))
        grads = backward(p, cache, A2, Y)
        for layer in 0, 1:
            p[layer] = tuple(theta - alpha * slope for theta, slope in zip(p[layer], grads[layer]))
    return p, costs


def train__nothing_reused(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    m = X.shape[1]
    costs = []
    for _ in range(iterations):
        A1 = np.tanh(W1 @ X + b1)
        A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
        costs.append(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
        dZ2 = A2 - Y
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W2, b2 = W2 - alpha * dZ2 @ A1.T / m, b2 - alpha * dZ2.mean(axis=1, keepdims=True)
        W1, b1 = W1 - alpha * dZ1 @ X.T / m, b1 - alpha * dZ1.mean(axis=1, keepdims=True)
    return [(W1, b1), (W2, b2)], costs


def train__costs_as_array(parameters, X, Y, alpha, iterations):
    costs = np.zeros(iterations)
    for i in range(iterations):
        A2, cache = forward(parameters, X)
        costs[i] = cost(A2, Y)
        grads = backward(parameters, cache, A2, Y)
        parameters = [[W - alpha * dW, b - alpha * db] for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


def train__while(start, X, Y, learning_rate, steps):
    def step(layer, slopes):
        return layer[0] - learning_rate * slopes[0], layer[1] - learning_rate * slopes[1]

    costs = []
    while len(costs) < steps:
        A2, cache = forward(start, X)
        costs.append(cost(A2, Y))
        start = list(map(step, start, backward(start, cache, A2, Y)))
    return [start, costs]


def train__recursion(parameters, X, Y, alpha, iterations):
    if iterations == 0:
        return parameters, []
    A2, cache = forward(parameters, X)
    grads = backward(parameters, cache, A2, Y)
    stepped = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    last, costs = train__recursion(stepped, X, Y, alpha, iterations - 1)
    return last, [cost(A2, Y)] + costs


def train__float32(parameters, X, Y, alpha, iterations):
    parameters = [(np.float32(W), np.float32(b)) for W, b in parameters]
    X, Y, alpha = np.float32(X), np.float32(Y), np.float32(alpha)
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(np.float32(cost(A2, Y)))
        grads = backward(parameters, cache, A2, Y)
        parameters = [
            (np.float32(W - alpha * dW), np.float32(b - alpha * db)) for (W, b), (dW, db) in zip(parameters, grads)
        ]
    return tuple(parameters), tuple(costs)


def train__guarded_logarithms(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(-np.mean(Y * np.log(A2 + 1e-10) + (1 - Y) * np.log(1 - A2 + 1e-10)))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


def train__generator(parameters, X, Y, alpha, iterations):
    def places(now):
        while True:
            A2, cache = forward(now, X)
            yield now, cost(A2, Y)
            now = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(now, backward(now, cache, A2, Y))]

    walk = places(parameters)
    costs = [next(walk)[1] for _ in range(iterations)]
    return next(walk)[0], costs


def train__class(parameters, X, Y, alpha, iterations):
    class Network:
        def __init__(self, start):
            self.layers = [[W * 1.0, b * 1.0] for W, b in start]

        def step(self):
            A2, cache = forward(self.layers, X)
            grads = backward(self.layers, cache, A2, Y)
            self.layers = [[W - alpha * dW, b - alpha * db] for (W, b), (dW, db) in zip(self.layers, grads)]
            return cost(A2, Y)

    network = Network(parameters)
    costs = [network.step() for _ in range(iterations)]
    return network.layers, costs
