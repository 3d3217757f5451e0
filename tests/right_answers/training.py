# ruff: noqa: B007, B905, N806, PERF401, RUF005, RUF007, RUF059 - students write so
"""Right answers to notebook 06 in the many ways that students write: none of them may fail.

`accuracy__loops` answers `training.accuracy`. Each stands alone, apart from NumPy, the notebook's given functions and the
notebook's earlier functions, because the sample class hands them in as well.
"""

import math
from collections import namedtuple
from fractions import Fraction

import numpy as np

from solutions.network import backward, cost, forward, update
from solutions.training import l2_cost, l2_gradients, minibatches

# ------------------------------------------------------------------------------------------------------- l2_cost


def l2_cost__loop(parameters, lam, m):
    total = 0
    for W, b in parameters:
        total += np.sum(W**2)
    return lam / (2 * m) * total


def l2_cost__entry_by_entry(parameters, lam, m):
    total = 0.0
    for layer in range(len(parameters)):
        W = parameters[layer][0]
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                total += W[i, j] ** 2
    return lam * total / m / 2


def l2_cost__norms(parameters, lam, m):
    return 0.5 * lam / m * sum(np.linalg.norm(W, "fro") ** 2 for W, b in parameters)


def l2_cost__one_long_vector(parameters, lam, m):
    w = np.concatenate([W.ravel() for W, b in parameters])
    return lam * (w @ w) / (2 * m)


def l2_cost__einsum(parameters, lam, m):
    return lam * sum(np.einsum("ij,ij->", W, W) for W, _ in parameters) / (2.0 * m)


def l2_cost__trace(parameters, lam, m):
    return sum(lam / 2 / m * np.trace(W @ W.T) for W, _ in parameters)


def l2_cost__vdot(parameters, lam, m):
    weights = [pair[0] for pair in parameters]
    return lam / 2 * np.sum([np.vdot(W, W) for W in weights]) / m


def l2_cost__float(parameters, lam, m):
    penalties = np.array([np.square(W).sum() for W, _ in parameters])
    return float(penalties.sum() * lam / (m + m))


def l2_cost__number_after_number(parameters, lam, m):
    return lam / 2 / m * math.fsum(w * w for W, b in parameters for w in W.ravel().tolist())


# -------------------------------------------------------------------------------------------------- l2_gradients


def l2_gradients__loop(grads, parameters, lam, m):
    penalised = []
    for layer in range(len(grads)):
        dW, db = grads[layer]
        W, b = parameters[layer]
        penalised.append((dW + lam / m * W, db))
    return penalised


def l2_gradients__comprehension(grads, parameters, lam, m):
    return [(dW + (lam / m) * W, db) for (dW, db), (W, b) in zip(grads, parameters)]


def l2_gradients__copies(grads, parameters, lam, m):
    penalised = [(dW.copy(), db.copy()) for dW, db in grads]
    for (dW, _), (W, _) in zip(penalised, parameters):
        dW += lam * W / m
    return penalised


def l2_gradients__lists_in_the_place_of_pairs(grads, parameters, lam, m):
    result = [list(pair) for pair in grads]
    for i, (W, b) in enumerate(parameters):
        result[i][0] = result[i][0] + W * lam / m
    return result


def l2_gradients__tuple(grads, parameters, lam, m):
    return tuple((g[0] + lam * p[0] / m, g[1]) for g, p in zip(grads, parameters))


def l2_gradients__penalty_apart(grads, parameters, lam, m):
    slopes = [(lam / m * W, np.zeros_like(b)) for W, b in parameters]
    return [(dW + sW, db + sb) for (dW, db), (sW, sb) in zip(grads, slopes)]


def l2_gradients__helper(grads, parameters, lam, m):
    def one(pair, W):
        dW, db = pair
        return np.add(dW, np.multiply(lam / m, W)), db

    return [one(pair, parameters[i][0]) for i, pair in enumerate(grads)]


def l2_gradients__half_of_twice(grads, parameters, lam, m):
    penalised = []
    for (dW, db), (W, b) in zip(grads, parameters):
        penalised.append((dW + lam / (2 * m) * 2 * W, 1.0 * db))
    return penalised


def l2_gradients__named_pairs_in_place_on_copies(grads, parameters, lam, m):
    Pair = namedtuple("Pair", "dW db")
    penalised = [Pair(np.array(dW, dtype=float), np.array(db, dtype=float)) for dW, db in grads]
    for pair, (W, b) in zip(penalised, parameters):
        pair.dW[...] += lam * (1 / m) * W
    return penalised


def l2_gradients__recursion(slopes, layers, lam, m):
    def go(i):
        if i == len(layers):
            return []
        return [[slopes[i][0] + lam * layers[i][0] / m, slopes[i][1] + 0.0]] + go(i + 1)

    return go(0)


# --------------------------------------------------------------------------------------------------- minibatches


def minibatches__shuffled_copies(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    X_shuffled = X[:, order]
    Y_shuffled = Y[:, order]
    batches = []
    for i in range(0, m, batch_size):
        batches.append((X_shuffled[:, i : i + batch_size], Y_shuffled[:, i : i + batch_size]))
    return batches


def minibatches__full_ones_then_the_rest(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    batches = []
    full = m // batch_size
    for k in range(full):
        chosen = order[k * batch_size : (k + 1) * batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    if m % batch_size != 0:
        rest = order[full * batch_size :]
        batches.append((X[:, rest], Y[:, rest]))
    return batches


def minibatches__array_split(X, Y, batch_size, rng):
    m = X.shape[1]
    cuts = np.arange(batch_size, m, batch_size)
    pieces = np.split(rng.permutation(m), cuts)
    return [(X[:, piece], Y[:, piece]) for piece in pieces]


def minibatches__shuffle_a_list(X, Y, batch_size, rng):
    numbers = list(range(X.shape[1]))
    rng.shuffle(numbers)
    batches = []
    while numbers:
        batches.append((X[:, numbers[:batch_size]], Y[:, numbers[:batch_size]]))
        numbers = numbers[batch_size:]
    return batches


def minibatches__stacked(X, Y, batch_size, rng):
    both = rng.permutation(np.vstack([X, Y]), axis=1)
    n_0 = len(X)
    return [
        (both[:n_0, i : i + batch_size], both[n_0:, i : i + batch_size]) for i in range(0, both.shape[1], batch_size)
    ]


def minibatches__choice_without_replacement(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.choice(m, size=m, replace=False)
    return [[X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]] for i in range(0, m, batch_size)]


def minibatches__random_keys(X, Y, batch_size, rng):
    order = np.argsort(rng.random(X.shape[1]))
    count = int(np.ceil(X.shape[1] / batch_size))
    return tuple(
        (
            np.take(X, order[k * batch_size : (k + 1) * batch_size], axis=1),
            np.take(Y, order[k * batch_size : (k + 1) * batch_size], axis=1),
        )
        for k in range(count)
    )


def minibatches__generator_function_inside(X, Y, batch_size, rng):
    def cut():
        order = rng.permutation(X.shape[1])
        start = 0
        while start < len(order):
            end = min(start + batch_size, len(order))
            yield X.T[order[start:end]].T, Y.T[order[start:end]].T
            start = end

    return list(cut())


def minibatches__own_shuffle(X, Y, batch_size, rng):
    order = list(range(X.shape[1]))
    for i in range(len(order) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]

    def cut(numbers):
        head, tail = numbers[:batch_size], numbers[batch_size:]
        return [(X[:, head], Y[:, head])] + (cut(tail) if tail else [])

    return cut(order)


# ------------------------------------------------------------------------------------------------- he_initialize


def he_initialize__loop(layer_sizes, rng):
    parameters = []
    for layer in range(1, len(layer_sizes)):
        n, n_prev = layer_sizes[layer], layer_sizes[layer - 1]
        W = rng.normal(0, np.sqrt(2 / n_prev), size=(n, n_prev))
        b = np.zeros((n, 1))
        parameters.append((W, b))
    return parameters


def he_initialize__standard_normal(layer_sizes, rng):
    return [
        (rng.standard_normal((n, n_prev)) * (2 / n_prev) ** 0.5, np.zeros((n, 1)))
        for n_prev, n in zip(layer_sizes, layer_sizes[1:])
    ]


def he_initialize__divided(layer_sizes, rng):
    return [
        [rng.normal(size=(n, p)) / np.sqrt(p / 2), np.zeros((n, 1))] for p, n in zip(layer_sizes[:-1], layer_sizes[1:])
    ]


def he_initialize__root_of_two_apart(layer_sizes, rng):
    weights = [np.sqrt(2) * rng.normal(size=(n, p)) / np.sqrt(p) for p, n in zip(layer_sizes[:-1], layer_sizes[1:])]
    return list(zip(weights, [np.zeros((len(W), 1)) for W in weights]))


def he_initialize__last_layer_first(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1, 0, -1):
        W = rng.normal(scale=np.sqrt(2.0 / layer_sizes[i - 1]), size=(layer_sizes[i], layer_sizes[i - 1]))
        parameters = [(W, np.zeros((layer_sizes[i], 1)))] + parameters
    return parameters


def he_initialize__row_by_row(layer_sizes, rng):
    parameters = []
    for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:]):
        W = np.empty((n, n_prev))
        for i in range(n):
            W[i] = rng.normal(0, 1, n_prev)
        W *= np.sqrt(2 / n_prev)
        parameters.append((W, np.zeros_like(W[:, :1])))
    return parameters


def he_initialize__map(sizes, rng):
    def layer(n_prev, n):
        return rng.standard_normal(size=(n, n_prev)) * np.sqrt(2) * n_prev**-0.5, np.zeros((n, 1))

    return list(map(layer, sizes[:-1], sizes[1:]))


def he_initialize__float32(layer_sizes, rng):
    return tuple(
        (
            rng.standard_normal((n, n_prev), dtype=np.float32) * np.float32(np.sqrt(2 / n_prev)),
            np.zeros((n, 1), np.float32),
        )
        for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:])
    )


def he_initialize__one_neuron_a_draw(layer_sizes, rng):
    return [
        [rng.multivariate_normal(np.zeros(p), 2 / p * np.eye(p), size=n), np.zeros((n, 1))]
        for p, n in zip(layer_sizes[:-1], layer_sizes[1:])
    ]


def he_initialize__more_draws_than_needed(layer_sizes, rng):
    def layer(p, n):
        b = 0.0 * rng.normal(size=(n, 1))
        return rng.normal(size=(n, p)) * (2 / p) ** 0.5, b

    return [layer(p, n) for p, n in zip(layer_sizes, layer_sizes[1:])]


# --------------------------------------------------------------------------------------------- xavier_initialize


def xavier_initialize__loop(layer_sizes, rng):
    parameters = []
    for layer in range(1, len(layer_sizes)):
        n, n_prev = layer_sizes[layer], layer_sizes[layer - 1]
        W = rng.normal(0, np.sqrt(2 / (n + n_prev)), size=(n, n_prev))
        b = np.zeros((n, 1))
        parameters.append((W, b))
    return parameters


def xavier_initialize__standard_normal(layer_sizes, rng):
    return [
        (rng.standard_normal((n, p)) * (2 / (p + n)) ** 0.5, np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


def xavier_initialize__mean_of_the_sizes(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes[:-1], layer_sizes[1:]):
        mean = (p + n) / 2
        parameters.append([rng.normal(size=(n, p)) / np.sqrt(mean), np.zeros((n, 1))])
    return parameters


def xavier_initialize__weights_then_biases(layer_sizes, rng):
    shapes = list(zip(layer_sizes[1:], layer_sizes[:-1]))
    weights = [rng.normal(size=shape) * np.sqrt(2 / sum(shape)) for shape in shapes]
    biases = [np.zeros((n, 1)) for n, _ in shapes]
    return list(zip(weights, biases))


def xavier_initialize__last_layer_first(layer_sizes, rng):
    parameters = []
    for i in range(len(layer_sizes) - 1, 0, -1):
        shape = (layer_sizes[i], layer_sizes[i - 1])
        parameters.insert(0, (rng.normal(scale=np.sqrt(2.0 / np.sum(shape)), size=shape), np.zeros((shape[0], 1))))
    return parameters


def xavier_initialize__drawn_transposed(layer_sizes, rng):
    parameters = []
    for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:]):
        W = rng.normal(size=(n_prev, n)).T * np.sqrt(2) / np.sqrt(n_prev + n)
        parameters.append((W, np.full((n, 1), 0.0)))
    return parameters


def xavier_initialize__helper(layer_sizes, rng):
    def layer(i):
        n_prev, n = layer_sizes[i], layer_sizes[i + 1]
        deviation = np.sqrt(2 / (n_prev + n))
        return deviation * rng.standard_normal(size=(n, n_prev)), np.zeros((n, 1))

    return tuple(layer(i) for i in range(len(layer_sizes) - 1))


def xavier_initialize__float32(layer_sizes, rng):
    parameters = []
    for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:]):
        W = rng.normal(0, (2 / (n_prev + n)) ** 0.5, (n, n_prev)).astype(np.float32)
        parameters.append((W, np.zeros((n, 1), dtype=np.float32)))
    return parameters


def xavier_initialize__one_draw_for_all_layers(layer_sizes, rng):
    Layer, start, parameters = namedtuple("Layer", "W b"), 0, []
    numbers = rng.normal(size=int(np.dot(layer_sizes[:-1], layer_sizes[1:])))
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        parameters.append(Layer(np.sqrt(2 / (n + p)) * numbers[start : start + n * p].reshape(n, p), np.zeros((n, 1))))
        start += n * p
    return parameters


def xavier_initialize__differences_of_draws(layer_sizes, rng):
    return [
        ((rng.normal(size=(n, p)) - rng.normal(size=(n, p))) / np.sqrt(p + n), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


# ------------------------------------------------------------------------------------------------- momentum_step


def momentum_step__loop(parameters, velocity, grads, alpha, beta):
    new_parameters, new_velocity = [], []
    for layer in range(len(parameters)):
        W, b = parameters[layer]
        vW, vb = velocity[layer]
        dW, db = grads[layer]
        vW = beta * vW + dW
        vb = beta * vb + db
        new_velocity.append((vW, vb))
        new_parameters.append((W - alpha * vW, b - alpha * vb))
    return new_parameters, new_velocity


def momentum_step__two_comprehensions(parameters, velocity, grads, alpha, beta):
    v = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    p = [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, v)]
    return p, v


def momentum_step__generic_pairs(parameters, velocity, grads, alpha, beta):
    velocity = [tuple(beta * v + d for v, d in zip(*pairs)) for pairs in zip(velocity, grads)]
    parameters = [tuple(p - alpha * v for p, v in zip(*pairs)) for pairs in zip(parameters, velocity)]
    return parameters, velocity


def momentum_step__copies(parameters, velocity, grads, alpha, beta):
    velocity = [[vW.copy(), vb.copy()] for vW, vb in velocity]
    parameters = [[W.copy(), b.copy()] for W, b in parameters]
    for layer, pair in enumerate(grads):
        for i in range(2):
            velocity[layer][i] *= beta
            velocity[layer][i] += pair[i]
            parameters[layer][i] -= alpha * velocity[layer][i]
    return [parameters, velocity]


def momentum_step__update_by_name(parameters, velocity, grads, alpha, beta):
    new = [(dW + beta * vW, db + beta * vb) for (dW, db), (vW, vb) in zip(grads, velocity)]
    return update(parameters=parameters, grads=new, alpha=alpha), new


def momentum_step__two_steps_in_one(parameters, velocity, grads, alpha, beta):
    # the old velocity and the slopes each take their own share of the step
    pairs = list(zip(parameters, velocity, grads))
    stepped = [
        (W - alpha * beta * v - alpha * dW, b - alpha * beta * u - alpha * db) for (W, b), (v, u), (dW, db) in pairs
    ]
    return stepped, [(beta * v + dW, beta * u + db) for _, (v, u), (dW, db) in pairs]


def momentum_step__helper(parameters, velocity, grads, alpha, beta):
    def step(theta, v, d):
        v = beta * v + d
        return theta - alpha * v, v

    thetas, vs = [], []
    for (W, b), (vW, vb), (dW, db) in zip(parameters, velocity, grads):
        (W, vW), (b, vb) = step(W, vW, dW), step(b, vb, db)
        thetas.append((W, b))
        vs.append((vW, vb))
    return thetas, vs


def momentum_step__tuples(parameters, velocity, grads, alpha, beta):
    velocity = tuple((np.add(beta * v[0], d[0]), np.add(beta * v[1], d[1])) for v, d in zip(velocity, grads))
    return tuple(update(parameters, velocity, alpha)), velocity


def momentum_step__recursion(parameters, velocity, grads, alpha, beta):
    def go(p, v, g):
        if not len(p):
            return [], []
        now = tuple(beta * old + slope for old, slope in zip(v[0], g[0]))
        later = go(p[1:], v[1:], g[1:])
        return [tuple(a - alpha * n for a, n in zip(p[0], now))] + later[0], [now] + later[1]

    return go(parameters, velocity, grads)


# ----------------------------------------------------------------------------------------------------------- sgd


def sgd__step_by_step(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    costs = []
    m = X.shape[1]
    for epoch in range(epochs):
        A_L, _ = forward(parameters, X, "relu", "softmax")
        J = cost(A_L, Y, "softmax")
        J = J + l2_cost(parameters, lam, m)
        costs.append(J)
        batches = minibatches(X, Y, batch_size, rng)
        for batch in batches:
            X_b, Y_b = batch
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            grads = l2_gradients(grads, parameters, lam, m)
            parameters = update(parameters, grads, alpha)
    return parameters, costs


def sgd__shuffles_itself(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = X.shape[1]
    costs = np.zeros(epochs)
    for t in range(epochs):
        costs[t] = cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m)
        order = rng.permutation(m)
        for i in range(0, m, batch_size):
            chosen = order[i : i + batch_size]
            A_b, cache = forward(parameters, X[:, chosen], "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y[:, chosen], "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


def sgd__list_of_costs_given_as_tuple(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    def J():
        return cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, X.shape[1])

    costs = ()
    for _ in range(epochs):
        costs += (J(),)
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, X.shape[1]), alpha)
    return parameters, costs


def sgd__copies_in_place(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    parameters = [(W.copy(), b.copy()) for W, b in parameters]
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            for (W, b), (dW, db) in zip(parameters, grads):
                W -= alpha * (dW + lam / m * W)
                b -= alpha * db
    return parameters, costs


def sgd__weight_decay(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = X.shape[1]
    costs = []
    while len(costs) < epochs:
        A_L = forward(parameters, X, "relu", "softmax")[0]
        penalty = lam / (2 * m) * sum((W**2).sum() for W, _ in parameters)
        costs.append(cost(A_L, Y, "softmax") + penalty)
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            shrunk = [((1 - alpha * lam / m) * W, b) for W, b in parameters]
            parameters = update(shrunk, grads, alpha)
    return parameters, costs


def sgd__keywords(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    names = {"hidden": "relu", "head": "softmax"}
    m, costs = Y.shape[1], []
    for _ in range(epochs):
        A_L, _ = forward(parameters, X, **names)
        costs += [cost(A_L, Y, head="softmax") + l2_cost(parameters, lam=lam, m=m)]
        for X_b, Y_b in minibatches(X=X, Y=Y, batch_size=batch_size, rng=rng):
            A_b, cache = forward(parameters, X_b, **names)
            grads = backward(parameters, cache, A_b, Y_b, **names)
            parameters = update(parameters, grads=l2_gradients(grads, parameters, lam=lam, m=m), alpha=alpha)
    return parameters, costs


def sgd__one_epoch_in_a_helper(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = X.shape[1]

    def one_epoch(pairs):
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(pairs, X_b, "relu", "softmax")
            grads = l2_gradients(backward(pairs, cache, A_b, Y_b, "relu", "softmax"), pairs, lam, m)
            pairs = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(pairs, grads)]
        return pairs

    history = [parameters]
    for _ in range(epochs):
        history.append(one_epoch(history[-1]))
    costs = [cost(forward(p, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(p, lam, m) for p in history[:-1]]
    return history[-1], costs


def sgd__cuts_with_split(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    cuts = list(range(batch_size, m, batch_size))
    for _ in range(epochs):
        J = cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m)
        costs.append(float(J))
        both = rng.permutation(np.vstack([X, Y]), axis=1)
        for part in np.split(both, cuts, axis=1):
            X_b, Y_b = part[: len(X)], part[len(X) :]
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


def sgd__all_orders_first(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = X.shape[1]
    orders = [rng.permutation(m) for _ in range(epochs)]
    layers, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for order in orders:
        J = cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax")
        costs.append(J + l2_cost(parameters=layers, lam=lam, m=m))
        for part in np.split(order, range(batch_size, m, batch_size)):
            A, cache = forward(layers, X[:, part], "relu", "softmax")
            grads = l2_gradients(backward(layers, cache, A, Y[:, part], "relu", "softmax"), layers, lam, m)
            layers = update(layers, grads, alpha)
    return layers, costs


def sgd__all_written_out(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    Ws, bs = [1.0 * W for W, b in parameters], [1.0 * b for W, b in parameters]
    L, columns = len(Ws), np.arange(m)

    def run(A):
        kept = [A]
        for layer in range(L):
            Z = Ws[layer] @ kept[-1] + bs[layer]
            if layer < L - 1:
                kept.append(Z * (Z > 0))
            else:
                E = np.exp(Z - Z.max(axis=0))
                kept.append(E / E.sum(axis=0))
        return kept

    for _ in range(epochs):
        P = run(X)[-1]
        costs.append(-np.sum(Y * np.log(P + 1e-10)) / m + lam / 2 / m * sum(np.vdot(W, W) for W in Ws))
        rng.shuffle(columns)
        for i in range(0, m, batch_size):
            part = columns[i : i + batch_size]
            kept = run(X[:, part])
            D = (kept[-1] - Y[:, part]) / len(part)
            for layer in range(L - 1, -1, -1):
                dW, db = D @ kept[layer].T + lam / m * Ws[layer], D.sum(axis=1, keepdims=True)
                D = (Ws[layer].T @ D) * (kept[layer] > 0)
                Ws[layer], bs[layer] = Ws[layer] - alpha * dW, bs[layer] - alpha * db
    return list(zip(Ws, bs)), costs


def sgd__places_from_a_generator_function(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = Y.shape[1]

    def places(now):
        while True:
            yield now
            for X_b, Y_b in minibatches(X=X, Y=Y, batch_size=batch_size, rng=rng):
                A, cache = forward(now, X_b, "relu", "softmax")
                grads = backward(now, cache, A, Y_b, "relu", "softmax")
                now = update(now, l2_gradients(grads=grads, parameters=now, lam=lam, m=m), alpha)

    walk, costs = places([(W.copy(), b.copy()) for W, b in parameters]), []
    now = next(walk)
    for _ in range(epochs):
        costs.append(cost(forward(now, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(now, lam, m))
        now = next(walk)
    return namedtuple("Trained", "parameters costs")(now, costs)


def sgd__one_batch_of_all_in_its_order(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in [(X, Y)] if batch_size >= m else minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = l2_gradients(backward(parameters, cache, A, Y_b, "relu", "softmax"), parameters, lam, m)
            parameters = update(parameters, grads, alpha)
    return parameters, costs


# ------------------------------------------------------------------------------------------------------ accuracy


def accuracy__loops(A_L, Y):
    m = Y.shape[1]
    right = 0
    for i in range(m):
        if np.argmax(A_L[:, i]) == np.argmax(Y[:, i]):
            right += 1
    return right / m


def accuracy__methods(A_L, Y):
    return (A_L.argmax(axis=0) == Y.argmax(axis=0)).mean()


def accuracy__sum_over_m(A_L, Y):
    predicted = np.argmax(A_L, axis=0)
    true = np.argmax(Y, axis=0)
    return np.sum(predicted == true) / len(true)


def accuracy__looks_up_the_label(A_L, Y):
    best = np.argmax(A_L, 0)
    return np.mean(Y[best, np.arange(Y.shape[1])])


def accuracy__one_hot_again(A_L, Y):
    predicted = np.zeros(Y.shape)
    predicted[np.argmax(A_L, axis=0), np.arange(Y.shape[1])] = 1
    return np.sum(predicted * Y) / Y.shape[1]


def accuracy__right_class_is_the_maximum(A_L, Y):
    return float(np.mean(np.sum(A_L * Y, axis=0) == np.max(A_L, axis=0)))


def accuracy__rows(A_L, Y):
    pairs = [(int(a.argmax()), int(y.argmax())) for a, y in zip(A_L.T, Y.T)]
    return sum(a == y for a, y in pairs) / len(pairs)


def accuracy__one_minus_errors(A_L, Y):
    errors = np.count_nonzero(np.argmax(A_L, axis=0) - np.argmax(Y, axis=0))
    return 1 - errors / Y.shape[1]


def accuracy__float32(A_L, Y):
    hits = np.equal(np.argmax(A_L, axis=0), np.argmax(Y, axis=0)).astype(np.float32)
    return np.average(hits)


def accuracy__fractions(A_L, Y):
    wrong_ones = int(np.count_nonzero(A_L.argmax(axis=0) - np.arange(len(Y)) @ Y))
    return float(1 - Fraction(wrong_ones, Y.shape[1]))


def accuracy__first_of_the_largest(A_L, Y):
    hits = 0
    for a, y in zip(A_L.T, Y.T):
        hits += int(max(range(len(a)), key=lambda r: a[r])) == int(np.flatnonzero(y)[0])
    return hits / A_L.shape[1]
