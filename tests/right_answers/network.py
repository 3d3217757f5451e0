# ruff: noqa: B007, B905, N806, RET505, RUF005, RUF007, RUF059 - students write so
"""Right answers to notebook 05 in the many ways that students write: none of them may fail.

`update__loops` answers `network.update`. Each stands alone, apart from NumPy, the notebook's given functions and the
notebook's earlier functions, because the sample class hands them in as well.
"""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime
from solutions.network import backward, cost, forward
from solutions.shapes import numerical_gradient, relative_error

# ---------------------------------------------------------------------------------------------------- initialize


def initialize__loop_with_append(layer_sizes, rng):
    parameters = []
    for layer in range(1, len(layer_sizes)):
        n_prev = layer_sizes[layer - 1]
        n = layer_sizes[layer]
        W = rng.normal(0, 1 / np.sqrt(n_prev), (n, n_prev))
        b = np.zeros((n, 1))
        parameters.append((W, b))
    return parameters


def initialize__standard_normal(layer_sizes, rng):
    return [
        (
            rng.standard_normal((layer_sizes[i + 1], layer_sizes[i])) * layer_sizes[i] ** -0.5,
            np.zeros((layer_sizes[i + 1], 1)),
        )
        for i in range(len(layer_sizes) - 1)
    ]


def initialize__tuple_of_pairs(layer_sizes, rng):
    return tuple(
        (rng.normal(scale=n_prev**-0.5, size=(n, n_prev)), np.zeros((n, 1)))
        for n_prev, n in zip(layer_sizes, layer_sizes[1:])
    )


def initialize__all_weights_first(layer_sizes, rng):
    weights = [rng.normal(size=(n, p)) / np.sqrt(p) for p, n in zip(layer_sizes[:-1], layer_sizes[1:])]
    biases = [np.zeros((n, 1)) for n in layer_sizes[1:]]
    return list(zip(weights, biases))


def initialize__last_layer_first(layer_sizes, rng):
    parameters = []
    for layer in range(len(layer_sizes) - 1, 0, -1):
        n, n_prev = layer_sizes[layer], layer_sizes[layer - 1]
        parameters.insert(0, (rng.normal(size=(n, n_prev)) / n_prev**0.5, np.zeros((n, 1))))
    return parameters


def initialize__drawn_transposed(layer_sizes, rng):
    parameters = []
    for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:]):
        W = rng.normal(size=(n_prev, n)).T / np.sqrt(n_prev)
        parameters.append((W, np.zeros((n, 1))))
    return parameters


def initialize__one_row_at_a_time(layer_sizes, rng):
    parameters = []
    n_prev = layer_sizes[0]
    for n in layer_sizes[1:]:
        rows = [rng.normal(0, 1, n_prev) / np.sqrt(n_prev) for _ in range(n)]
        parameters.append((np.array(rows), np.zeros((n, 1))))
        n_prev = n
    return parameters


def initialize__lists_in_the_place_of_pairs(layer_sizes, rng):
    result = []
    for i, n in enumerate(layer_sizes[1:]):
        W = np.sqrt(1 / layer_sizes[i]) * rng.standard_normal(size=(n, layer_sizes[i]))
        b = np.zeros(n).reshape(-1, 1)
        result.append([W, b])
    return result


def initialize__float32(layer_sizes, rng):
    def layer(n_prev, n):
        W = rng.standard_normal((n, n_prev), dtype=np.float32) / np.float32(np.sqrt(n_prev))
        return W, np.zeros((n, 1), dtype=np.float32)

    return [layer(*pair) for pair in zip(layer_sizes[:-1], layer_sizes[1:])]


def initialize__one_draw_in_pieces(layer_sizes, rng):
    shapes = list(zip(layer_sizes[1:], layer_sizes))
    draws = rng.normal(size=sum(n * p for n, p in shapes))
    pieces = np.split(draws, np.cumsum([n * p for n, p in shapes])[:-1])
    return [(piece.reshape(n, p) / p**0.5, np.zeros((n, 1))) for piece, (n, p) in zip(pieces, shapes)]


def initialize__number_after_number(layer_sizes, rng):
    def layer(n, p):
        return [np.array([[rng.normal() / p**0.5 for _ in range(p)] for _ in range(n)]), np.array([[0.0]] * n)]

    return [layer(layer_sizes[i + 1], layer_sizes[i]) for i in range(len(layer_sizes) - 1)]


def initialize__normal_from_uniform(layer_sizes, rng):
    from scipy.special import ndtri

    return [
        (ndtri(1 - rng.random((n, p))).clip(-9, 9).astype(np.float32) / np.float32(p) ** 0.5, np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


# ------------------------------------------------------------------------------------------------------- forward


def forward__last_layer_apart(parameters, X, hidden, head):
    g, _ = hidden_activation(hidden)
    A = X
    cache = []
    for W, b in parameters[:-1]:
        Z = np.dot(W, A) + b
        cache.append((A, Z))
        A = g(Z)
    W, b = parameters[-1]
    Z = np.dot(W, A) + b
    cache.append((A, Z))
    A_L = output_activation(head)(Z)
    return A_L, cache


def forward__indices(parameters, X, hidden, head):
    L = len(parameters)
    A = [X]
    Z = []
    for layer in range(L):
        W, b = parameters[layer]
        Z.append(W @ A[layer] + b)
        if layer == L - 1:
            A.append(output_activation(head)(Z[layer]))
        else:
            A.append(hidden_activation(hidden)[0](Z[layer]))
    return A[-1], [(A[i], Z[i]) for i in range(L)]


def forward__own_activations(parameters, X, hidden, head):
    def g(Z):
        if hidden == "relu":
            return np.maximum(0, Z)
        elif hidden == "tanh":
            return np.tanh(Z)
        return 1 / (1 + np.exp(-Z))

    A, cache = X.copy(), []
    for number, (W, b) in enumerate(parameters):
        Z = W @ A + b
        cache.append((A, Z))
        if number < len(parameters) - 1:
            A = g(Z)
        elif head == "softmax":
            E = np.exp(Z - Z.max(axis=0))
            A = E / E.sum(axis=0)
        elif head == "squared":
            A = Z
        else:
            A = sigmoid(Z)
    return A, cache


def forward__list_of_activations(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    activations = [g] * (len(parameters) - 1) + [output_activation(head)]
    A, cache = X, []
    for (W, b), activation in zip(parameters, activations):
        Z = W.dot(A) + b
        cache = cache + [(A, Z)]
        A = activation(Z)
    return A, cache


def forward__einsum(parameters, X, hidden, head):
    cache = []
    A_prev = X
    for W, b in parameters:
        Z = np.einsum("ij,jk->ik", W, A_prev) + b
        cache.append((A_prev, Z))
        A_prev = hidden_activation(hidden)[0](Z)
    return output_activation(head)(cache[-1][1]), cache


def forward__one_example_at_a_time(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    A, cache = X, []
    for W, b in parameters:
        columns = [W @ A[:, i] + b[:, 0] for i in range(A.shape[1])]
        Z = np.stack(columns, axis=1)
        cache.append((A, Z))
        A = g(Z) if len(cache) < len(parameters) else output_activation(head)(Z)
    return A, cache


def forward__recursive(parameters, X, hidden, head):
    W, b = parameters[0]
    Z = W @ X + b
    if len(parameters) == 1:
        return output_activation(head)(Z), [(X, Z)]
    A_L, rest = forward(parameters[1:], hidden_activation(hidden)[0](Z), hidden, head)
    return A_L, [(X, Z), *rest]


def forward__lists_in_the_place_of_pairs(parameters, X, hidden, head):
    n_layers = len(parameters)
    cache = [None] * n_layers
    A = np.array(X)
    for layer in range(n_layers):
        Z = parameters[layer][0] @ A
        Z += parameters[layer][1]
        cache[layer] = [A, Z]
        A = hidden_activation(hidden)[0](Z) if layer + 1 != n_layers else output_activation(head)(Z)
    return [A, cache]


def forward__named_pairs(parameters, X, hidden, head):
    from collections import namedtuple

    Pair = namedtuple("Pair", "A_prev Z")

    def rest(A, layers):
        (W, b), *others = layers
        Z = W @ A + b
        if not others:
            return output_activation(head)(Z), [Pair(A, Z)]
        A_L, cache = rest(hidden_activation(hidden)[0](Z), others)
        return A_L, [Pair(A, Z), *cache]

    return rest(np.array(X, dtype=float), list(parameters))


def forward__whole_network_for_each_example(parameters, X, hidden, head):
    g, last = hidden_activation(hidden)[0], output_activation(head)
    kept = []
    for i in range(X.shape[1]):
        a, column = X[:, i : i + 1], []
        for layer, (W, b) in enumerate(parameters):
            z = W @ a + b
            column.append((a, z))
            a = last(z) if layer == len(parameters) - 1 else g(z)
        kept.append((a, column))
    cache = [
        tuple(np.hstack([column[layer][part] for _, column in kept]) for part in (0, 1))
        for layer in range(len(parameters))
    ]
    return np.hstack([a for a, _ in kept]), cache


def forward__rows_inside(parameters, X, hidden, head):
    activations = [hidden_activation(hidden)[0]] * (len(parameters) - 1) + [output_activation(head)]
    A, cache = np.asfortranarray(X), []
    for (W, b), g in zip(parameters, activations):
        Z = (A.T @ W.T + b.T).T
        cache.append((A, Z))
        A = g(Z)
    return A, cache


# ---------------------------------------------------------------------------------------------------------- cost


def cost__sum_of_each_example_then_mean(A_L, Y, head):
    if head == "logistic":
        losses = -np.sum(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L), axis=0)
    elif head == "softmax":
        losses = -np.sum(Y * np.log(A_L), axis=0)
    else:
        losses = 0.5 * np.sum((A_L - Y) ** 2, axis=0)
    return np.mean(losses)


def cost__early_returns(A_L, Y, head):
    m = A_L.shape[1]
    if head in ("squared", "squared_sigmoid"):
        return np.sum(np.square(A_L - Y)) / (2 * m)
    if head == "softmax":
        return -(Y * np.log(A_L)).sum() / m
    return -(Y * np.log(A_L) + (1 - Y) * np.log1p(-A_L)).sum() / m


def cost__loops(A_L, Y, head):
    n_L, m = Y.shape
    J = 0.0
    for i in range(m):
        for j in range(n_L):
            a, y = A_L[j, i], Y[j, i]
            if head == "logistic":
                J -= y * np.log(a) + (1 - y) * np.log(1 - a)
            elif head == "softmax":
                J -= y * np.log(a)
            else:
                J += (a - y) ** 2 / 2
    return J / m


def cost__dictionary_of_losses(A_L, Y, head):
    def squared():
        return (Y - A_L) ** 2 / 2

    losses = {
        "squared": squared,
        "squared_sigmoid": squared,
        "logistic": lambda: -np.where(Y == 1, np.log(A_L), np.log(1 - A_L)),
        "softmax": lambda: -np.where(Y == 1, np.log(A_L), 0),
    }[head]()
    return losses.sum(axis=0).mean()


def cost__picks_the_right_class(A_L, Y, head):
    m = Y.shape[1]
    if head == "softmax":
        return -np.mean(np.log(A_L[Y.argmax(axis=0), np.arange(m)]))
    if head == "logistic":
        return -np.log(np.where(Y > 0.5, A_L, 1 - A_L)).sum() / m
    return np.linalg.norm(A_L - Y) ** 2 / 2 / m


def cost__einsum(A_L, Y, head):
    m = Y.shape[1]
    if head == "softmax":
        return -np.einsum("ij,ij->", Y, np.log(A_L)) / m
    if head == "logistic":
        return -(np.einsum("ij,ij->", Y, np.log(A_L)) + np.einsum("ij,ij->", 1 - Y, np.log(1 - A_L))) / m
    return np.einsum("ij,ij->", A_L - Y, A_L - Y) / m / 2


def cost__clipped(A_L, Y, head):
    if head.startswith("squared"):
        return float(np.mean(((A_L - Y) ** 2).sum(axis=0)) / 2)
    P = np.clip(A_L, 1e-12, 1 - 1e-12)
    J = -np.sum(Y * np.log(P))
    if head == "logistic":
        J = J - np.sum((1 - Y) * np.log(1 - P))
    return float(J / Y.shape[1])


def cost__mean_times_outputs(A_L, Y, head):
    if head == "softmax":
        losses = Y * -np.log(A_L)
    elif head == "logistic":
        losses = Y * -np.log(A_L) + (1 - Y) * -np.log(1 - A_L)
    else:
        losses = 0.5 * (A_L - Y) * (A_L - Y)
    return losses.mean() * len(Y)


def cost__guarded(A_L, Y, head):
    tiny = 1e-10
    if head == "logistic":
        losses = -(Y * np.log(A_L + tiny) + (1 - Y) * np.log(1 - A_L + tiny))
    elif head == "softmax":
        losses = -Y * np.log(np.maximum(A_L, tiny))
    else:
        losses = np.square(A_L - Y) / 2
    return np.asarray(losses.sum(axis=0).mean())


def cost__one_example_at_a_time(outputs, wanted, head):
    import math

    def loss(a, y):
        if head == "logistic":
            return sum(-math.log(p) if t else -math.log1p(-p) for p, t in zip(a, y))
        if head == "softmax":
            return -sum(t * math.log(p) for p, t in zip(a, y) if t)
        return sum((p - t) ** 2 for p, t in zip(a, y)) / 2

    m = wanted.shape[1]
    return sum(loss(outputs[:, i], wanted[:, i]) for i in range(m)) / m


def cost__xlogy(A_L, Y, head):
    from scipy.special import xlog1py, xlogy

    if head.startswith("squared"):
        return float(0.5 * np.vdot(A_L - Y, A_L - Y) / np.shape(Y)[-1])
    return -np.sum(xlogy(Y, A_L) + (xlog1py(1 - Y, -A_L) if head == "logistic" else 0)) / np.shape(Y)[-1]


# ------------------------------------------------------------------------------------------------------ backward


def backward__indices_and_empty_list(parameters, cache, A_L, Y, hidden, head):
    L = len(parameters)
    m = Y.shape[1]
    grads = [None] * L
    g_prime = hidden_activation(hidden)[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    for layer in range(L - 1, -1, -1):
        A_prev, Z = cache[layer]
        dW = np.dot(dZ, A_prev.T) / m
        db = np.mean(dZ, axis=1, keepdims=True)
        grads[layer] = (dW, db)
        if layer > 0:
            dA = np.dot(parameters[layer][0].T, dZ)
            dZ = dA * g_prime(cache[layer - 1][1])
    return grads


def backward__averaged_at_the_output(parameters, cache, A_L, Y, hidden, head):
    # 1/m goes in once, here
    dZ = (A_L - Y) / Y.shape[1]
    if head == "squared_sigmoid":
        dZ *= sigmoid_prime(cache[-1][1])
    grads = []
    for layer in reversed(range(len(parameters))):
        A_prev, _ = cache[layer]
        grads.append((dZ @ A_prev.T, dZ.sum(axis=1).reshape(-1, 1)))
        if layer:
            dZ = parameters[layer][0].T @ dZ * hidden_activation(hidden)[1](cache[layer - 1][1])
    return grads[::-1]


def backward__all_deltas_first(parameters, cache, A_L, Y, hidden, head):
    m = A_L.shape[1]
    g_prime = hidden_activation(hidden)[1]
    start = (A_L - Y) * (A_L * (1 - A_L) if head == "squared_sigmoid" else 1)
    deltas = [start]
    for (W, _), (_, Z) in zip(parameters[:0:-1], cache[-2::-1]):
        deltas.insert(0, W.T @ deltas[0] * g_prime(Z))
    return [(dZ @ A.T / m, dZ.mean(axis=1, keepdims=True)) for dZ, (A, _) in zip(deltas, cache)]


def backward__slopes_from_activations(parameters, cache, A_L, Y, hidden, head):
    def slope(A):
        if hidden == "tanh":
            return 1 - A**2
        if hidden == "sigmoid":
            return A * (1 - A)
        return (A > 0).astype(float)

    m = Y.shape[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    grads = []
    for layer in range(len(parameters) - 1, 0, -1):
        A_prev = cache[layer][0]
        grads.insert(0, (dZ @ A_prev.T / m, dZ.sum(1, keepdims=True) / m))
        dZ = (parameters[layer][0].T @ dZ) * slope(A_prev)
    grads.insert(0, (dZ @ cache[0][0].T / m, dZ.sum(1, keepdims=True) / m))
    return grads


def backward__softmax_by_its_jacobian(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    if head == "softmax":
        dA = -Y / A_L
        dZ = A_L * (dA - np.sum(dA * A_L, axis=0))
    elif head == "logistic":
        dZ = ((1 - Y) / (1 - A_L) - Y / A_L) * A_L * (1 - A_L)
    elif head == "squared":
        dZ = A_L - Y
    else:
        dZ = (A_L - Y) * sigmoid_prime(cache[-1][1])
    grads = []
    layer = len(parameters) - 1
    while True:
        grads.append((dZ @ cache[layer][0].T / m, dZ @ np.ones((m, 1)) / m))
        if layer == 0:
            break
        dZ = (parameters[layer][0].T @ dZ) * hidden_activation(hidden)[1](cache[layer - 1][1])
        layer -= 1
    grads.reverse()
    return grads


def backward__einsum(parameters, cache, A_L, Y, hidden, head):
    m, grads = Y.shape[1], []
    dZ = A_L - Y if head != "squared_sigmoid" else (A_L - Y) * A_L * (1 - A_L)
    for layer in reversed(range(len(parameters))):
        dW = np.einsum("im,jm->ij", dZ, cache[layer][0]) / m
        db = np.einsum("im->i", dZ)[:, None] / m
        grads = [(dW, db)] + grads
        if layer >= 1:
            dA = np.einsum("ij,im->jm", parameters[layer][0], dZ)
            dZ = np.multiply(dA, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return grads


def backward__sum_over_examples(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    grads = [[np.zeros(W.shape), np.zeros(b.shape)] for W, b in parameters]
    g_prime = hidden_activation(hidden)[1]
    for i in range(m):
        delta = A_L[:, i : i + 1] - Y[:, i : i + 1]
        if head == "squared_sigmoid":
            delta = delta * sigmoid_prime(cache[-1][1][:, i : i + 1])
        for layer in range(len(parameters) - 1, -1, -1):
            a_prev = cache[layer][0][:, i : i + 1]
            grads[layer][0] += delta @ a_prev.T / m
            grads[layer][1] += delta / m
            if layer > 0:
                delta = (parameters[layer][0].T @ delta) * g_prime(cache[layer - 1][1][:, i : i + 1])
    return grads


def backward__tuples_and_row_sums(parameters, cache, A_L, Y, hidden, head):
    _, g_prime = hidden_activation(hidden)
    m = Y.shape[-1]
    error = np.array(A_L, dtype=float)
    error -= Y
    if "squared_s" in head:
        error *= sigmoid_prime(cache[-1][1])
    grads = ()
    for layer, (W, b) in reversed(list(enumerate(parameters))):
        grads = ((error @ cache[layer][0].T / m, np.atleast_2d(np.average(error, axis=1)).T), *grads)
        if layer != 0:
            error = W.T @ error * g_prime(cache[layer - 1][1])
    return grads


def backward__recursive(parameters, cache, A_L, Y, hidden, head):
    m = np.shape(Y)[1]
    by_value = {"tanh": lambda A: 1 - A * A, "sigmoid": lambda A: A * (1 - A), "relu": lambda A: (A > 0) * 1.0}[hidden]

    def back(layer):
        if layer == len(parameters) - 1:
            dZ, grads = A_L - Y, []
            if head == "squared_sigmoid":
                dZ = dZ * A_L * (1 - A_L)
        else:
            dZ, grads = back(layer + 1)
            dZ = (parameters[layer + 1][0].T @ dZ) * by_value(cache[layer + 1][0])
        return dZ, [(np.inner(dZ, cache[layer][0]) / m, dZ.mean(axis=1)[:, None]), *grads]

    return back(0)[1]


def backward__float32(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = np.einsum("ri,ri,ri->ri", dZ, A_L, 1 - A_L)
    grads = []
    for layer in range(len(parameters))[::-1]:
        dW, db = np.einsum("ri,si->rs", dZ, cache[layer][0]) / m, np.einsum("ri->r", dZ)[:, None] / m
        grads = [[dW.astype(np.float32), db.astype(np.float32)]] + grads
        if layer:
            dZ = np.einsum("rs,ri->si", parameters[layer][0], dZ) * hidden_activation(hidden)[1](cache[layer - 1][1])
    return grads


# -------------------------------------------------------------------------------------------------------- update


def update__loop_with_append(parameters, grads, alpha):
    stepped = []
    for layer in range(len(parameters)):
        W, b = parameters[layer]
        dW, db = grads[layer]
        stepped.append((W - alpha * dW, b - alpha * db))
    return stepped


def update__copies(parameters, grads, alpha):
    stepped = []
    for (W, b), (dW, db) in zip(parameters, grads):
        W = W.astype(float)
        b = b.astype(float)
        W -= alpha * dW
        b -= alpha * db
        stepped.append((W, b))
    return stepped


def update__generic_pairs(parameters, grads, alpha):
    return [tuple(p - alpha * d for p, d in zip(*pairs)) for pairs in zip(parameters, grads)]


def update__map(parameters, grads, alpha):
    def step(pair, slopes):
        return pair[0] - alpha * slopes[0], pair[1] - alpha * slopes[1]

    return list(map(step, parameters, grads))


def update__lists_in_the_place_of_pairs(parameters, grads, alpha):
    return [[W - alpha * dW, b - alpha * db] for (W, b), (dW, db) in zip(parameters, grads)]


def update__tuple(parameters, grads, alpha):
    return tuple((W + (-alpha) * dW, b + (-alpha) * db) for (W, b), (dW, db) in zip(parameters, grads))


def update__new_list_by_index(parameters, grads, alpha):
    new = list(parameters)
    for i, (dW, db) in enumerate(grads):
        new[i] = (np.subtract(new[i][0], alpha * dW), np.subtract(new[i][1], alpha * db))
    return new


def update__weights_then_biases(parameters, grads, alpha):
    weights = [W - alpha * dW for (W, _), (dW, _) in zip(parameters, grads)]
    biases = [b - alpha * db for (_, b), (_, db) in zip(parameters, grads)]
    return list(zip(weights, biases))


def update__deep_copy(parameters, grads, alpha):
    import copy

    stepped = copy.deepcopy(parameters)
    for pair, slopes in zip(stepped, grads):
        for p, slope in zip(pair, slopes):
            np.subtract(p, alpha * slope, out=p)
    return stepped


def update__named_pairs(parameters, grads, alpha):
    from collections import namedtuple

    Layer = namedtuple("Layer", ["W", "b"])
    return [Layer(*(p + (-alpha) * g for p, g in zip(pair, slopes))) for pair, slopes in zip(parameters, grads)]


def update__class_of_its_own(parameters, grads, alpha):
    class Layers(list):
        pass

    return Layers(
        (np.asfortranarray(W - np.multiply(alpha, dW)), np.asfortranarray(b - np.multiply(alpha, db)))
        for (W, b), (dW, db) in zip(parameters, grads)
    )


# ------------------------------------------------------------------------------------------------ gradient_check


def gradient_check__array_by_array(parameters, X, Y, hidden, head):
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    analytic, numeric = [], []
    for layer in range(len(parameters)):
        for part in range(2):

            def f(theta, layer=layer, part=part):
                moved = [list(pair) for pair in parameters]
                moved[layer][part] = theta
                return cost(forward(moved, X, hidden, head)[0], Y, head)

            numeric.append(numerical_gradient(f, parameters[layer][part]).ravel())
            analytic.append(grads[layer][part].ravel())
    return relative_error(np.concatenate(analytic), np.concatenate(numeric))


def gradient_check__copies_and_loops(parameters, X, Y, hidden, head):
    h = 1e-5
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    difference = total_1 = total_2 = 0.0
    for layer, pair in enumerate(parameters):
        for part, array in enumerate(pair):
            for index in np.ndindex(array.shape):
                costs = []
                for sign in (1, -1):
                    moved = [(W.copy(), b.copy()) for W, b in parameters]
                    moved[layer][part][index] += sign * h
                    costs.append(cost(forward(moved, X, hidden, head)[0], Y, head))
                slope = (costs[0] - costs[1]) / (2 * h)
                d = grads[layer][part][index]
                difference += (slope - d) ** 2
                total_1 += slope**2
                total_2 += d**2
    return np.sqrt(difference) / (np.sqrt(total_1) + np.sqrt(total_2))


def gradient_check__moves_and_restores(parameters, X, Y, hidden, head):
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    a, n = [], []
    for pair, slopes in zip(parameters, grads):
        for array, slope in zip(pair, slopes):
            for i in range(array.shape[0]):
                for j in range(array.shape[1]):
                    old = array[i, j]
                    array[i, j] = old + 1e-5
                    above = cost(forward(parameters, X, hidden, head)[0], Y, head)
                    array[i, j] = old - 1e-5
                    below = cost(forward(parameters, X, hidden, head)[0], Y, head)
                    array[i, j] = old
                    n.append((above - below) / 2e-5)
                    a.append(slope[i, j])
    a, n = np.array(a), np.array(n)
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


def gradient_check__one_long_vector(parameters, X, Y, hidden, head):
    def pack(pairs):
        return np.hstack([np.hstack([W.flatten(), b.flatten()]) for W, b in pairs])

    def unpack(theta):
        pairs, at = [], 0
        for W, b in parameters:
            new_W = theta[at : at + W.size].reshape(W.shape)
            at += W.size
            new_b = theta[at : at + b.size].reshape(b.shape)
            at += b.size
            pairs.append((new_W, new_b))
        return pairs

    def J(theta):
        A_L, _ = forward(unpack(theta), X, hidden, head)
        return cost(A_L, Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    return relative_error(
        pack(backward(parameters, cache, A_L, Y, hidden, head)), numerical_gradient(J, pack(parameters))
    )


def gradient_check__own_central_differences(parameters, X, Y, hidden, head):
    theta = np.concatenate([p.ravel() for pair in parameters for p in pair])
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    slopes = np.concatenate([p.ravel() for pair in grads for p in pair])

    def J(theta):
        pairs = []
        for W, b in parameters:
            pairs.append((theta[: W.size].reshape(W.shape), theta[W.size : W.size + b.size].reshape(b.shape)))
            theta = theta[W.size + b.size :]
        return cost(forward(pairs, X, hidden, head)[0], Y, head)

    h = 1e-6
    numeric = np.array([(J(theta + h * e) - J(theta - h * e)) / (2 * h) for e in np.eye(theta.size)])
    return np.linalg.norm(slopes - numeric) / (np.linalg.norm(slopes) + np.linalg.norm(numeric))


def gradient_check__squares_added_up(parameters, X, Y, hidden, head):
    A_L, cache = forward(parameters, X, hidden, head)
    above = below_1 = below_2 = 0
    for layer, slopes in enumerate(backward(parameters, cache, A_L, Y, hidden, head)):
        for part in (0, 1):

            def J(array, layer=layer, part=part):
                pairs = list(parameters)
                pairs[layer] = (array, pairs[layer][1]) if part == 0 else (pairs[layer][0], array)
                return cost(forward(pairs, X, hidden, head)[0], Y, head)

            numeric = numerical_gradient(J, parameters[layer][part], h=1e-5)
            above += np.sum((numeric - slopes[part]) ** 2)
            below_1 += np.sum(numeric**2)
            below_2 += np.sum(slopes[part] ** 2)
    return above**0.5 / (below_1**0.5 + below_2**0.5)


def gradient_check__keywords(parameters, X, Y, hidden, head):
    def lay_out(pairs):
        return np.concatenate([np.asarray(p, dtype=float).ravel(order="F") for pair in pairs for p in pair])

    def build(row):
        rest = iter(np.split(row, np.cumsum([p.size for pair in parameters for p in pair])[:-1]))
        return [tuple(next(rest).reshape(p.shape, order="F") for p in pair) for pair in parameters]

    def J(row):
        return cost(A_L=forward(parameters=build(row), X=X, hidden=hidden, head=head)[0], Y=Y, head=head)

    A_L, cache = forward(parameters=parameters, X=X, hidden=hidden, head=head)
    grads = backward(parameters=parameters, cache=cache, A_L=A_L, Y=Y, hidden=hidden, head=head)
    return float(relative_error(a=lay_out(grads), b=numerical_gradient(f=J, theta=lay_out(parameters))))


def gradient_check__two_steps(parameters, X, Y, hidden, head):
    def lay_out(pairs):
        return np.concatenate([np.ravel(db) for dW, db in pairs] + [np.ravel(dW) for dW, db in pairs]).astype(float)

    def J(row):
        biases, start = [], 0
        for W, b in parameters:
            biases.append(row[start : start + b.size].reshape(b.shape))
            start += b.size
        layers = []
        for (W, _), b in zip(parameters, biases):
            layers.append((row[start : start + W.size].reshape(W.shape), b))
            start += W.size
        return cost(forward(layers, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    mine, theta = lay_out(backward(parameters, cache, A_L, Y, hidden, head)), lay_out(parameters)
    near, far = numerical_gradient(J, theta, h=5e-5), numerical_gradient(J, theta, h=1e-4)
    return relative_error(mine, (4 * near - far) / 3)


def gradient_check__object_of_its_own(parameters, X, Y, hidden, head):
    import copy

    class Cost:
        def __init__(self):
            self.layers = copy.deepcopy([[W * 1.0, b * 1.0] for W, b in parameters])

        def __call__(self):
            return cost(forward(self.layers, X, hidden, head)[0], Y, head)

    J, measured = Cost(), []
    for pair in J.layers:
        for p in pair:
            for index in np.ndindex(p.shape):
                kept = p[index]
                p[index] = kept + 1e-5
                up = J()
                p[index] = kept - 1e-5
                measured.append((up - J()) / 2e-5)
                p[index] = kept
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    return relative_error(np.hstack([np.ravel(g) for pair in grads for g in pair]), measured)
