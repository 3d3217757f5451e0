# ruff: noqa
"""Wrong answers to notebook 06 that break one rule of its text each: none of them may pass, whatever the seed."""

import numpy as np

from solutions.network import backward, cost, forward, update
from solutions.training import l2_cost, l2_gradients, minibatches
from tests.wrong_answers import wrong


# -------------------------------------------------------------------------------------------------------------- l2_cost


@wrong("training.l2_cost", "biases are free")
def l2_cost__with_biases(parameters, lam, m):
    return lam / (2 * m) * sum(np.sum(W**2) + np.sum(b**2) for W, b in parameters)


@wrong("training.l2_cost", "biases are free: the last layer's bias is not")
def l2_cost__with_last_bias(parameters, lam, m):
    return lam / (2 * m) * (sum(np.sum(W**2) for W, b in parameters) + np.sum(parameters[-1][1] ** 2))


@wrong("training.l2_cost", "λ / 2m: λ / 2 times m")
def l2_cost__precedence(parameters, lam, m):
    return lam / 2 * m * sum(np.sum(W**2) for W, b in parameters)


@wrong("training.l2_cost", "λ / 2m is a fraction: divided as whole numbers where λ is one")
def l2_cost__whole_division(parameters, lam, m):
    factor = lam // (2 * m) if isinstance(lam, int) and isinstance(m, int) else lam / (2 * m)
    return factor * sum(np.sum(W**2) for W, b in parameters)


@wrong("training.l2_cost", "The sum runs over every entry of every W: hidden layers only, if there are any")
def l2_cost__hidden_only(parameters, lam, m):
    layers = parameters[:-1] if len(parameters) > 1 else parameters
    return lam / (2 * m) * sum(np.sum(W**2) for W, b in layers)


@wrong("training.l2_cost", "squared weights entry by entry: the matrix product of a square W with itself")
def l2_cost__matrix_square(parameters, lam, m):
    return lam / (2 * m) * sum(np.sum(W @ W if W.shape[0] == W.shape[1] else W**2) for W, b in parameters)


@wrong(
    "training.l2_cost",
    "sum of all squared weights: np.linalg.norm(W, 2) is the largest singular value (right for one row or column)",
)
def l2_cost__spectral_norm(parameters, lam, m):
    return lam / (2 * m) * sum(np.linalg.norm(W, 2) ** 2 for W, b in parameters)


@wrong("training.l2_cost", "penalty number: an array of one number")
def l2_cost__sum_of_rows(parameters, lam, m):
    return np.atleast_1d(lam / (2 * m) * sum(np.sum(W**2, axis=1).sum(keepdims=True) for W, b in parameters))


@wrong("training.l2_cost", "functions leave their arguments alone")
def l2_cost__squares_in_place(parameters, lam, m):
    total = 0.0
    for W, b in parameters:
        W *= W
        total += W.sum()
    return lam / (2 * m) * total


@wrong("training.l2_cost", "squared weights of any size: those above 5 count with 25")
def l2_cost__large_weights_capped(parameters, lam, m):
    return lam / (2 * m) * sum(np.sum(np.clip(W, -5, 5) ** 2) for W, b in parameters)


@wrong("training.l2_cost", "any number of examples: at least ten are counted")
def l2_cost__ten_examples_at_least(parameters, lam, m):
    return lam / (2 * max(m, 10)) * sum(np.sum(W**2) for W, b in parameters)


@wrong("training.l2_cost", "every W: a layer of one neuron is left out")
def l2_cost__single_neurons_free(parameters, lam, m):
    return lam / (2 * m) * sum(np.sum(W**2) for W, b in parameters if W.shape[0] > 1)


@wrong("training.l2_cost", "every entry of every W: of the first three layers")
def l2_cost__three_layers(parameters, lam, m):
    return lam / (2 * m) * sum(np.sum(W**2) for W, b in parameters[:3])


# --------------------------------------------------------------------------------------------------------- l2_gradients


@wrong("training.l2_gradients", "The biases are free")
def l2_gradients__with_biases(grads, parameters, lam, m):
    return [(dW + lam / m * W, db + lam / m * b) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "slope of a sum is the sum of the slopes: the penalty's slopes alone")
def l2_gradients__penalty_alone(grads, parameters, lam, m):
    return [(lam / m * W, np.zeros(np.shape(db))) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "a new list: dW is changed in place")
def l2_gradients__in_place(grads, parameters, lam, m):
    for (dW, db), (W, b) in zip(grads, parameters):
        dW += lam / m * W
    return [(dW.copy(), db.copy()) for dW, db in grads]


@wrong("training.l2_gradients", "functions leave their arguments alone: W is multiplied in place")
def l2_gradients__weights_in_place(grads, parameters, lam, m):
    penalised = []
    for (dW, db), (W, b) in zip(grads, parameters):
        W *= lam / m
        penalised.append((dW + W, db.copy()))
    return penalised


@wrong("training.l2_gradients", "a new list: for λ = 0 it is the old one")
def l2_gradients__zero_strength(grads, parameters, lam, m):
    if lam == 0:
        return grads
    return [(dW + lam / m * W, db.copy()) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "slope in proportion to the weight: its sign")
def l2_gradients__sign(grads, parameters, lam, m):
    return [(dW + lam / m * np.sign(W), db.copy()) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "λ / m is a fraction: divided as whole numbers where both are")
def l2_gradients__whole_division(grads, parameters, lam, m):
    factor = lam // m if isinstance(lam, int) and isinstance(m, int) else lam / m
    return [(dW + factor * W, db.copy()) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "weights of any size: those above 1 count as 1")
def l2_gradients__weights_capped(grads, parameters, lam, m):
    return [(dW + lam / m * np.clip(W, -1, 1), db.copy()) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "every weight: those whose slope is 0 are left alone")
def l2_gradients__only_where_slope(grads, parameters, lam, m):
    return [(dW + lam / m * W * (dW != 0), db.copy()) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.l2_gradients", "every W: the first three layers")
def l2_gradients__three_layers(grads, parameters, lam, m):
    return [
        (dW + lam / m * W if layer < 3 else dW.copy(), db.copy())
        for layer, ((dW, db), (W, b)) in enumerate(zip(grads, parameters))
    ]


@wrong("training.l2_gradients", "every W: the first layer is free")
def l2_gradients__first_layer_free(grads, parameters, lam, m):
    return [
        (dW + lam / m * W if layer or len(grads) == 1 else dW.copy(), db.copy())
        for layer, ((dW, db), (W, b)) in enumerate(zip(grads, parameters))
    ]


# ---------------------------------------------------------------------------------------------------------- minibatches


@wrong("training.minibatches", "Every example is used exactly once: a last smaller batch is left out")
def minibatches__rest_dropped(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [
        (X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]])
        for i in range(0, X.shape[1] - batch_size + 1, batch_size)
    ]


@wrong("training.minibatches", "Every example is used exactly once: the last batch is filled up from the beginning")
def minibatches__rest_filled_up(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    order = np.resize(order, -(-m // batch_size) * batch_size)
    return [(X[:, part], Y[:, part]) for part in order.reshape(-1, batch_size)]


@wrong(
    "training.minibatches",
    "All have batch_size columns, except perhaps the last: np.array_split makes them about equal (10 in fours: 4, 3, 3)",
)
def minibatches__about_equal(X, Y, batch_size, rng):
    m = X.shape[1]
    parts = np.array_split(rng.permutation(m), -(-m // batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]


@wrong("training.minibatches", "All have batch_size columns: the rest is added to the last full batch")
def minibatches__rest_in_last(X, Y, batch_size, rng):
    m = X.shape[1]
    order, count = rng.permutation(m), max(m // batch_size, 1)
    cuts = [i * batch_size for i in range(count)] + [m]
    return [(X[:, order[i:j]], Y[:, order[i:j]]) for i, j in zip(cuts, cuts[1:])]


@wrong("training.minibatches", "except perhaps the last: the first one is smaller")
def minibatches__rest_first(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    cuts = ([0] if m % batch_size else []) + list(range(m % batch_size, m + 1, batch_size))
    return [(X[:, order[i:j]], Y[:, order[i:j]]) for i, j in zip(cuts, cuts[1:])]


@wrong("training.minibatches", "batches of examples: an empty one at the end where batch_size divides m")
def minibatches__empty_last(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m + 1, batch_size)]


@wrong("training.minibatches", "the last batch may be smaller: no batch at all if batch_size is above m")
def minibatches__none_if_too_large(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    batches = [
        (X[:, order[i * batch_size : (i + 1) * batch_size]], Y[:, order[i * batch_size : (i + 1) * batch_size]])
        for i in range(m // batch_size)
    ]
    if batches and m % batch_size:
        rest = order[-(m % batch_size) :]
        batches.append((X[:, rest], Y[:, rest]))
    return batches


@wrong("training.minibatches", "in random order: only the order of the batches is random, neighbours stay together")
def minibatches__order_of_batches(X, Y, batch_size, rng):
    m = X.shape[1]
    starts = list(range(0, m - m % batch_size, batch_size))
    rng.shuffle(starts)
    if m % batch_size:
        starts.append(m - m % batch_size)
    return [(X[:, i : i + batch_size].copy(), Y[:, i : i + batch_size].copy()) for i in starts]


@wrong("training.minibatches", "in random order: shuffled inside each batch of neighbours only")
def minibatches__inside_only(X, Y, batch_size, rng):
    batches = []
    for i in range(0, X.shape[1], batch_size):
        part = i + rng.permutation(min(batch_size, X.shape[1] - i))
        batches.append((X[:, part], Y[:, part]))
    return batches


@wrong("training.minibatches", "in random order: a cyclic shift by a random number")
def minibatches__cyclic_shift(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.roll(np.arange(m), rng.integers(m))
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "in random order: the first example stays the first")
def minibatches__first_stays(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.concatenate([[0], 1 + rng.permutation(m - 1)]).astype(int)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "in random order: the examples beyond the last full batch always are the same")
def minibatches__rest_not_shuffled(X, Y, batch_size, rng):
    m = X.shape[1]
    full = m - m % batch_size
    order = np.concatenate([rng.permutation(full), np.arange(full, m)]).astype(int)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "a new order in each epoch: the first order for this m is kept")
def minibatches__order_kept(X, Y, batch_size, rng, kept={}):
    m = X.shape[1]
    if m not in kept:
        kept[m] = rng.permutation(m)
    order = kept[m]
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "rng: the only source of randomness: NumPy's global state")
def minibatches__global_state(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.random.permutation(m)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "All examples once: each batch is drawn from all examples anew")
def minibatches__each_from_all(X, Y, batch_size, rng):
    m = X.shape[1]
    batches = []
    for i in range(0, m, batch_size):
        part = rng.choice(m, size=min(batch_size, m - i), replace=False)
        batches.append((X[:, part], Y[:, part]))
    return batches


@wrong("training.minibatches", "each example with its own label: X and Y are shuffled one after the other")
def minibatches__labels_shuffled_apart(X, Y, batch_size, rng):
    X, Y = rng.permutation(X, axis=1), rng.permutation(Y, axis=1)
    return [(X[:, i : i + batch_size], Y[:, i : i + batch_size]) for i in range(0, X.shape[1], batch_size)]


@wrong("training.minibatches", "new arrays, in random order: one batch of all is X and Y themselves")
def minibatches__whole_as_it_is(X, Y, batch_size, rng):
    m = X.shape[1]
    if batch_size >= m:
        return [(X, Y)]
    order = rng.permutation(m)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "X_b (n_0, m_b): a batch of one example is flat")
def minibatches__single_example_flat(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    if batch_size == 1:
        return [(X[:, i], Y[:, i]) for i in order]
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "Y_b (n_L, m_b): labels of one row are flat")
def minibatches__labels_flat(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    return [
        (X[:, order[i : i + batch_size]], np.squeeze(Y[:, order[i : i + batch_size]])) for i in range(0, m, batch_size)
    ]


@wrong("training.minibatches", "a list of pairs: it can be read once only")
def minibatches__generator(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    for i in range(0, m, batch_size):
        yield X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]


@wrong("training.minibatches", "inputs as they are: batches take the labels' kind of numbers")
def minibatches__dtype_of_labels(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    both = np.empty((len(X) + len(Y), m), dtype=Y.dtype)
    both[: len(X)], both[len(X) :] = X, Y
    both = both[:, order]
    return [(both[: len(X), i : i + batch_size], both[len(X) :, i : i + batch_size]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "each order equally likely: forwards or backwards")
def minibatches__flipped_or_not(X, Y, batch_size, rng):
    order = np.arange(X.shape[1])[:: rng.choice([-1, 1])]
    return [
        (X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, len(order), batch_size)
    ]


@wrong("training.minibatches", "each order equally likely: shifted, then forwards or backwards")
def minibatches__shifted_and_flipped(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.roll(np.arange(m), rng.integers(m))[:: rng.choice([-1, 1])]
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "each order equally likely: sorted inside a batch")
def minibatches__sorted_inside(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    parts = [np.sort(order[i : i + batch_size]) for i in range(0, m, batch_size)]
    return [(X[:, part], Y[:, part]) for part in parts]


@wrong("training.minibatches", "each order equally likely: the last example stays the last")
def minibatches__last_stays(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.append(rng.permutation(m - 1), m - 1)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


@wrong("training.minibatches", "in random order: one batch of all is copied in the order that it had")
def minibatches__whole_copied(X, Y, batch_size, rng):
    m = X.shape[1]
    order = np.arange(m) if batch_size >= m else rng.permutation(m)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in range(0, m, batch_size)]


# -------------------------------------------------------------------------------------------------------- he_initialize


@wrong("training.he_initialize", "normal weights: uniform of the same variance")
def he_initialize__uniform(layer_sizes, rng):
    return [
        (rng.uniform(-np.sqrt(6 / p), np.sqrt(6 / p), (n, p)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.he_initialize", "normal weights: none beyond two standard deviations")
def he_initialize__cut_off(layer_sizes, rng):
    def normal(shape):
        W = rng.normal(size=shape)
        while np.any(far := np.abs(W) > 2):
            W[far] = rng.normal(size=np.count_nonzero(far))
        return W / 0.8796

    return [(normal((n, p)) * np.sqrt(2 / p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.he_initialize", "variance 2 / n_prev: the layer's own neurons are counted")
def he_initialize__counts_outputs(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) * np.sqrt(2 / n), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.he_initialize", "variance 2 / n_prev in every layer: the last, which has no relu, gets 1 / n_prev")
def he_initialize__last_layer_without_relu(layer_sizes, rng):
    L = len(layer_sizes) - 1
    return [
        (rng.normal(size=(n, p)) * np.sqrt((2 if layer < L or L == 1 else 1) / p), np.zeros((n, 1)))
        for layer, (p, n) in enumerate(zip(layer_sizes, layer_sizes[1:]), start=1)
    ]


@wrong(
    "training.he_initialize",
    "variance 2 / n_prev in every layer: the first, whose inputs came through no relu, gets 1 / n_prev",
)
def he_initialize__first_layer_without_relu(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * np.sqrt((2 if layer else 1) / p), np.zeros((n, 1)))
        for layer, (p, n) in enumerate(zip(layer_sizes, layer_sizes[1:]))
    ]


@wrong("training.he_initialize", "variance 2 / n_prev: n_0 for all layers")
def he_initialize__scale_of_first_layer(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * np.sqrt(2 / layer_sizes[0]), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.he_initialize", "variance 2 / n_prev: n_prev / 2 is cut to a whole number")
def he_initialize__whole_half(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) / np.sqrt(max(p // 2, 1)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.he_initialize", "biases 0: 0.01, to keep relus on")
def he_initialize__biases_on(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * np.sqrt(2 / p), np.full((n, 1), 0.01)) for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.he_initialize", "rng: the only source of randomness: a new generator, seeded by the sizes")
def he_initialize__own_generator(layer_sizes, rng):
    rng = np.random.default_rng([int(n) for n in layer_sizes])
    return [(rng.normal(size=(n, p)) * np.sqrt(2 / p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.he_initialize", "random weights in every layer: layers of one shape share their numbers")
def he_initialize__one_draw_for_a_shape(layer_sizes, rng):
    drawn, parameters = {}, []
    for shape in zip(layer_sizes[1:], layer_sizes):
        drawn.setdefault(shape, rng.normal(size=shape))
        parameters.append((drawn[shape] * np.sqrt(2 / shape[1]), np.zeros((shape[0], 1))))
    return parameters


@wrong("training.he_initialize", "independent weights: every second row is minus the one before")
def he_initialize__mirrored_rows(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        half = rng.normal(size=((n + 1) // 2, p))
        W = np.concatenate([half, -half])[:n]
        parameters.append((W * np.sqrt(2 / p), np.zeros((n, 1))))
    return parameters


@wrong("training.he_initialize", "independent weights: every row brought to mean 0")
def he_initialize__rows_centred(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        W = rng.normal(size=(n, p)) * np.sqrt(2 / p)
        parameters.append((W - W.mean(axis=1, keepdims=True), np.zeros((n, 1))))
    return parameters


# ---------------------------------------------------------------------------------------------------- xavier_initialize


@wrong("training.xavier_initialize", "W normal: Glorot's uniform form of the same variance")
def xavier_initialize__uniform(layer_sizes, rng):
    return [
        (rng.uniform(-np.sqrt(6 / (p + n)), np.sqrt(6 / (p + n)), (n, p)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.xavier_initialize", "variance 2 / (n_prev + n_l): 1 / n_prev (the same for equal widths)")
def xavier_initialize__inputs_only(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.xavier_initialize", "variance 2 / (n_prev + n_l): 1 / n_l (the same for equal widths)")
def xavier_initialize__outputs_only(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / np.sqrt(n), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong(
    "training.xavier_initialize",
    "one over the mean of the two numbers: over their geometric mean (nearly the same for similar widths)",
)
def xavier_initialize__geometric_mean(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / (p * n) ** 0.25, np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.xavier_initialize", "a variance is the square of a standard deviation")
def xavier_initialize__variance_as_deviation(layer_sizes, rng):
    return [(rng.normal(0, 2 / (p + n), (n, p)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.xavier_initialize", "2 / (n_prev + n_l) of each layer: of the first and the last number for all")
def xavier_initialize__ends_of_network(layer_sizes, rng):
    scale = np.sqrt(2 / (layer_sizes[0] + layer_sizes[-1]))
    return [(scale * rng.normal(size=(n, p)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.xavier_initialize", "2 / (n_prev + n_l) in the last layer, too: no layer follows, so 1 / n_prev")
def xavier_initialize__last_layer_apart(layer_sizes, rng):
    L = len(layer_sizes) - 1
    return [
        (rng.normal(size=(n, p)) * np.sqrt(2 / (p + n) if layer < L or L == 1 else 1 / p), np.zeros((n, 1)))
        for layer, (p, n) in enumerate(zip(layer_sizes, layer_sizes[1:]), start=1)
    ]


@wrong("training.xavier_initialize", "rng: the only source of randomness: NumPy's global state")
def xavier_initialize__global_state(layer_sizes, rng):
    return [
        (np.random.normal(size=(n, p)) * np.sqrt(2 / (p + n)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("training.xavier_initialize", "random weights in every layer: all are cut from one matrix")
def xavier_initialize__one_matrix(layer_sizes, rng):
    k = max(layer_sizes)
    pool = rng.normal(size=(k, k))
    return [(pool[:n, :p] * np.sqrt(2 / (p + n)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("training.xavier_initialize", "W normal with mean 0: brought to mean exactly 0 in every row (0 for one input)")
def xavier_initialize__rows_centred(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        W = rng.normal(size=(n, p)) * np.sqrt(2 / (p + n))
        parameters.append((W - W.mean(axis=1, keepdims=True), np.zeros((n, 1))))
    return parameters


@wrong("training.xavier_initialize", "biases 0: normal like the weights")
def xavier_initialize__random_biases(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        scale = np.sqrt(2 / (p + n))
        parameters.append((scale * rng.normal(size=(n, p)), scale * rng.normal(size=(n, 1))))
    return parameters


@wrong("training.xavier_initialize", "one rule in every layer: 1 / n_prev in the first")
def xavier_initialize__first_layer_apart(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * np.sqrt(2 / (p + n) if layer else 1 / p), np.zeros((n, 1)))
        for layer, (p, n) in enumerate(zip(layer_sizes, layer_sizes[1:]))
    ]


@wrong("training.xavier_initialize", "independent weights: every second row is minus the one before")
def xavier_initialize__mirrored_rows(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        half = rng.normal(size=((n + 1) // 2, p))
        W = np.concatenate([half, -half])[:n]
        parameters.append((W * np.sqrt(2 / (p + n)), np.zeros((n, 1))))
    return parameters


# -------------------------------------------------------------------------------------------------------- momentum_step


@wrong("training.momentum_step", "The *new* velocity moves the parameters: the old one does")
def momentum_step__old_velocity(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, velocity)], new


@wrong("training.momentum_step", "β times the old velocity plus the slopes: 1 - β of the slopes")
def momentum_step__running_mean(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + (1 - beta) * dW, beta * vb + (1 - beta) * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong(
    "training.momentum_step",
    "velocity: β times the old plus the slopes; here α is in it already (same places if α stays)",
)
def momentum_step__rate_in_velocity(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + alpha * dW, beta * vb + alpha * db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - vW, b - vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong(
    "training.momentum_step",
    "velocity: β times the old plus the slopes; here with the other sign (the parameters are right from v = 0 on)",
)
def momentum_step__negative_velocity(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW - dW, beta * vb - db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W + alpha * vW, b + alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "after the step, by α times the new velocity: Nesterov's look ahead")
def momentum_step__nesterov(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    stepped = [
        (W - alpha * (dW + beta * vW), b - alpha * (db + beta * vb))
        for (W, b), (vW, vb), (dW, db) in zip(parameters, new, grads)
    ]
    return stepped, new


@wrong("training.momentum_step", "both its weights and its biases have a velocity: biases move by their slope alone")
def momentum_step__biases_without(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * db) for (W, b), (vW, vb), (dW, db) in zip(parameters, new, grads)], new


@wrong("training.momentum_step", "both have a velocity: that of the biases never fades")
def momentum_step__bias_velocity_kept(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "Both lists are new: the velocity is changed in place")
def momentum_step__velocity_in_place(parameters, velocity, grads, alpha, beta):
    for (vW, vb), (dW, db) in zip(velocity, grads):
        vW *= beta
        vW += dW
        vb *= beta
        vb += db
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, velocity)], velocity


@wrong("training.momentum_step", "functions leave their arguments alone: the parameters move in place")
def momentum_step__parameters_in_place(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    for (W, b), (vW, vb) in zip(parameters, new):
        W -= alpha * vW
        b -= alpha * vb
    return [(W.copy(), b.copy()) for W, b in parameters], new


@wrong("training.momentum_step", "new lists and new arrays: for β = 0 the velocity is the list of slopes itself")
def momentum_step__slopes_as_velocity(parameters, velocity, grads, alpha, beta):
    new = grads if beta == 0 else [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "the tuple parameters, velocity, in this order")
def momentum_step__order_of_results(parameters, velocity, grads, alpha, beta):
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return new, [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)]


@wrong("training.momentum_step", "velocities of any size: clipped at ±5")
def momentum_step__velocity_clipped(parameters, velocity, grads, alpha, beta):
    new = [
        (np.clip(beta * vW + dW, -5, 5), np.clip(beta * vb + db, -5, 5)) for (vW, vb), (dW, db) in zip(velocity, grads)
    ]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "β of the old velocity stays: not where the slope has turned")
def momentum_step__forgets_on_turn(parameters, velocity, grads, alpha, beta):
    new = [
        (np.where(vW * dW < 0, 0, beta) * vW + dW, np.where(vb * db < 0, 0, beta) * vb + db)
        for (vW, vb), (dW, db) in zip(velocity, grads)
    ]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "For each layer: the first three layers only, the others move by their slopes")
def momentum_step__three_layers(parameters, velocity, grads, alpha, beta):
    new = []
    for layer, ((vW, vb), (dW, db)) in enumerate(zip(velocity, grads)):
        share = beta if layer < 3 else 0
        new.append((share * vW + dW, share * vb + db))
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


@wrong("training.momentum_step", "any share of the velocity stays: at most 0.99")
def momentum_step__friction(parameters, velocity, grads, alpha, beta):
    beta = min(beta, 0.99)
    new = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    return [(W - alpha * vW, b - alpha * vb) for (W, b), (vW, vb) in zip(parameters, new)], new


# ------------------------------------------------------------------------------------------------------------------ sgd


@wrong("training.sgd", "J of all examples, before each epoch: after it")
def sgd__cost_after_epoch(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
    return layers, costs


@wrong("training.sgd", "penalty included")
def sgd__cost_without_penalty(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax"))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "J of all examples before the epoch: the mean of the batches' costs on the way")
def sgd__mean_of_batch_costs(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        total = 0.0
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            total += Y_b.shape[1] / m * (cost(A, Y_b, "softmax") + l2_cost(layers, lam, m))
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
        costs.append(total)
    return layers, costs


@wrong("training.sgd", "λ / m with *all* training examples, in both batches: λ / m_b")
def sgd__penalty_by_batch(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            grads = l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, X_b.shape[1])
            layers = update(layers, grads, alpha)
    return layers, costs


@wrong("training.sgd", "for each batch: ... the penalty's slopes: the cost has the penalty, the steps do not")
def sgd__steps_without_penalty(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(layers, backward(layers, cache, A, Y_b, "relu", "softmax"), alpha)
    return layers, costs


@wrong("training.sgd", "for each batch the penalty's slopes: at the weights of the epoch's beginning")
def sgd__penalty_of_old_weights(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        first = layers
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), first, lam, m), alpha
            )
    return layers, costs


@wrong(
    "training.sgd", "one step by the slopes of the cost with penalty: the decay comes after the step, off by α²λ/m dW"
)
def sgd__decay_after_step(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(layers, backward(layers, cache, A, Y_b, "relu", "softmax"), alpha)
            layers = [(W * (1 - alpha * lam / m), b) for W, b in layers]
    return layers, costs


@wrong("training.sgd", "biases are free")
def sgd__biases_decay(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            grads = l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m)
            layers = update(layers, [(dW, db + lam / m * b) for (dW, db), (W, b) in zip(grads, layers)], alpha)
    return layers, costs


@wrong("training.sgd", "each time in a new order: the batches are cut once, before the first epoch")
def sgd__one_order(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    batches = minibatches(X, Y, batch_size, rng)
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in batches:
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "each time in a new order: later epochs only mix the order of the same batches")
def sgd__same_batches_mixed(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    batches = minibatches(X, Y, batch_size, rng)
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for i in rng.permutation(len(batches)):
            X_b, Y_b = batches[i]
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "rng: the only source of randomness: a new generator with the same seed in each epoch")
def sgd__seed_in_each_epoch(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for epoch in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, np.random.default_rng(epoch)):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "how often all examples are used: the smaller last batch is skipped")
def sgd__last_batch_skipped(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            if X_b.shape[1] < batch_size <= m:
                continue
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong(
    "training.sgd",
    "Every batch starts from where the last one ended: all start from the epoch's beginning, steps are added up",
)
def sgd__slopes_of_epoch_start(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        first = layers
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(first, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(first, cache, A, Y_b, "relu", "softmax"), first, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "the step is α times the slopes, in each batch: smaller batches take smaller steps")
def sgd__small_batch_small_step(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            grads = l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m)
            layers = update(layers, grads, alpha * X_b.shape[1] / min(batch_size, m))
    return layers, costs


@wrong("training.sgd", "The start must stay as it is")
def sgd__start_in_place(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    costs, m = [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = l2_gradients(backward(parameters, cache, A, Y_b, "relu", "softmax"), parameters, lam, m)
            for (W, b), (dW, db) in zip(parameters, grads):
                W -= alpha * dW
                b -= alpha * db
    return [(W.copy(), b.copy()) for W, b in parameters], costs


@wrong("training.sgd", "the head is softmax: logistic for two classes")
def sgd__logistic_for_two_classes(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    head = "logistic" if len(Y) == 2 else "softmax"
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", head)[0], Y, head) + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", head)
            layers = update(layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", head), layers, lam, m), alpha)
    return layers, costs


@wrong("training.sgd", "alpha: the same in every epoch; it falls like 1 / (1 + epoch / 10)")
def sgd__rate_falls(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for epoch in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            grads = l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m)
            layers = update(layers, grads, alpha / (1 + epoch / 10))
    return layers, costs


@wrong(
    "training.sgd",
    "epochs: how often all examples are used; stops when the cost changes by less than 1e-4, and fills the list up",
)
def sgd__early_stop(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(epochs):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        if len(costs) > 1 and abs(costs[-1] - costs[-2]) < 1e-4:
            return layers, costs + [costs[-1]] * (epochs - len(costs))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs


@wrong("training.sgd", "parameters after the last step: the epoch with the lowest cost wins")
def sgd__best_epoch(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    total = lambda layers: cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m)
    best = (np.inf, layers)
    for _ in range(epochs):
        costs.append(total(layers))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
        best = min(best, (total(layers), layers), key=lambda pair: pair[0])
    return best[1], costs


@wrong("training.sgd", "epochs whole number: one epoch is run for 0, too")
def sgd__one_epoch_at_least(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    layers, costs, m = parameters, [], X.shape[1]
    for _ in range(max(epochs, 1)):
        costs.append(cost(forward(layers, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(layers, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(layers, X_b, "relu", "softmax")
            layers = update(
                layers, l2_gradients(backward(layers, cache, A, Y_b, "relu", "softmax"), layers, lam, m), alpha
            )
    return layers, costs[:epochs]


@wrong("training.sgd", "a new order in each epoch: shifted by a random number")
def sgd__shifted(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        order = np.roll(np.arange(m), rng.integers(m))
        for i in range(0, m, batch_size):
            part = order[i : i + batch_size]
            A, cache = forward(parameters, X[:, part], "relu", "softmax")
            grads = backward(parameters, cache, A, Y[:, part], "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "a new order in each epoch: in every fourth")
def sgd__every_fourth_epoch(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        if epoch % 4 == 0:
            batches = minibatches(X, Y, batch_size, rng)
        for X_b, Y_b in batches:
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "a new order in each epoch: one order to and fro")
def sgd__to_and_fro(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    order = rng.permutation(m)
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        order = order[::-1]
        for i in range(0, m, batch_size):
            part = order[i : i + batch_size]
            A, cache = forward(parameters, X[:, part], "relu", "softmax")
            grads = backward(parameters, cache, A, Y[:, part], "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "all examples are used in each epoch: each batch is drawn from all of them")
def sgd__each_from_all(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for i in range(0, m, batch_size):
            part = rng.choice(m, min(batch_size, m - i), replace=False)
            A, cache = forward(parameters, X[:, part], "relu", "softmax")
            grads = backward(parameters, cache, A, Y[:, part], "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "all examples are used in each epoch: drawn with replacement")
def sgd__with_replacement(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        order = rng.integers(m, size=m)
        for i in range(0, m, batch_size):
            part = order[i : i + batch_size]
            A, cache = forward(parameters, X[:, part], "relu", "softmax")
            grads = backward(parameters, cache, A, Y[:, part], "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "the given generator only: NumPy's global state")
def sgd__global_state(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, np.random):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "as many epochs as asked for: it stops where the cost rises")
def sgd__stops_at_a_rise(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        if epoch and costs[-1] > costs[-2]:
            alpha = 0.0
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "as many epochs as asked for: from the tenth on it stops where the cost hardly changes")
def sgd__late_stop(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        if epoch > 10 and abs(costs[-1] - costs[-2]) < 1e-7:
            alpha = 0.0
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


@wrong("training.sgd", "alpha stays: it halves every ten epochs")
def sgd__rate_halves(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha / 2 ** (epoch // 10))
    return parameters, costs


@wrong("training.sgd", "the step is α times the slopes: those beyond 100 are clipped")
def sgd__clipped_at_100(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = l2_gradients(backward(parameters, cache, A, Y_b, "relu", "softmax"), parameters, lam, m)
            parameters = update(
                parameters, [(np.clip(dW, -100, 100), np.clip(db, -100, 100)) for dW, db in grads], alpha
            )
    return parameters, costs


@wrong("training.sgd", "λ / m is a fraction: divided as whole numbers")
def sgd__whole_division(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    share = lam // m if isinstance(lam, int) else lam / m
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = l2_gradients(backward(parameters, cache, A, Y_b, "relu", "softmax"), parameters, share, 1)
            parameters = update(parameters, grads, alpha)
    return parameters, costs


@wrong("training.sgd", "batch_size examples in a batch: 64 at least where there are many")
def sgd__large_batches(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m, costs = X.shape[1], []
    for epoch in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size if m < 100 else max(batch_size, 64), rng):
            A, cache = forward(parameters, X_b, "relu", "softmax")
            grads = l2_gradients(backward(parameters, cache, A, Y_b, "relu", "softmax"), parameters, lam, m)
            parameters = update(parameters, grads, alpha)
    return parameters, costs


# ------------------------------------------------------------------------------------------------------------- accuracy


@wrong("training.accuracy", "over all examples, also where there are hundreds")
def accuracy__small_counter(A_L, Y):
    return np.sum(A_L.argmax(axis=0) == Y.argmax(axis=0), dtype=np.uint8) / Y.shape[1]


@wrong("training.accuracy", "whose most probable class is the right one: whose right class has more than one half")
def accuracy__above_one_half(A_L, Y):
    return float(np.mean(np.sum(A_L * Y, axis=0) > 0.5))


@wrong("training.accuracy", "one example a column: both searched along the rows where A_L is square")
def accuracy__axis_if_square(A_L, Y):
    axis = 1 if A_L.shape[0] == A_L.shape[1] else 0
    return float(np.mean(A_L.argmax(axis=axis) == Y.argmax(axis=axis)))


@wrong("training.accuracy", "share of the examples: mean of the shares of each class that occurs")
def accuracy__mean_of_classes(A_L, Y):
    right_ones = A_L.argmax(axis=0) == Y.argmax(axis=0)
    labels = Y.argmax(axis=0)
    return float(np.mean([right_ones[labels == k].mean() for k in np.unique(labels)]))


@wrong("training.accuracy", "each example with its own label: A_L[Y == 1] lists the examples sorted by class")
def accuracy__boolean_index(A_L, Y):
    return float(np.mean(A_L[Y == 1] >= A_L.max(axis=0)))


@wrong(
    "training.accuracy", "the largest probability: probabilities are rounded to two digits first, so close calls tie"
)
def accuracy__rounded_probabilities(A_L, Y):
    return float(np.mean(np.round(A_L, 2).argmax(axis=0) == Y.argmax(axis=0)))


@wrong("training.accuracy", "divided by all examples: by the larger side of A_L")
def accuracy__over_longer_side(A_L, Y):
    return np.count_nonzero(A_L.argmax(axis=0) == Y.argmax(axis=0)) / max(A_L.shape)


@wrong("training.accuracy", "functions leave their arguments alone")
def accuracy__decided_in_place(A_L, Y):
    best = A_L.argmax(axis=0)
    A_L[...] = 0
    A_L[best, np.arange(len(best))] = 1
    return float(np.mean(best == Y.argmax(axis=0)))


@wrong(
    "training.accuracy",
    "the largest of *all* classes' probabilities: rows of classes that have no example in Y are left out",
)
def accuracy__classes_that_occur(A_L, Y):
    rows = np.flatnonzero(Y.sum(axis=1))
    return float(np.mean(A_L[rows].argmax(axis=0) == Y[rows].argmax(axis=0)))


@wrong("training.accuracy", "a number: an array of truth values for a single example")
def accuracy__array_for_one_example(A_L, Y):
    right_ones = A_L.argmax(axis=0) == Y.argmax(axis=0)
    return right_ones * 1.0 if right_ones.size == 1 else right_ones.mean()


@wrong("training.accuracy", "for two classes, row 0 is class 0: it is taken for class 1, as with one output")
def accuracy__two_classes_apart(A_L, Y):
    if len(A_L) == 2:
        return float(np.mean((A_L[0] > 0.5) == (Y[1] == 1)))
    return float(np.mean(A_L.argmax(axis=0) == Y.argmax(axis=0)))


@wrong("training.accuracy", "one example a column: the largest of each row where A_L is square")
def accuracy__rows_against_labels(A_L, Y):
    axis = 1 if A_L.shape[0] == A_L.shape[1] else 0
    return float(np.mean(A_L.argmax(axis=axis) == Y.argmax(axis=0)))


@wrong("training.accuracy", "the share itself: rounded to four digits")
def accuracy__four_digits(A_L, Y):
    return round(float(np.mean(A_L.argmax(axis=0) == Y.argmax(axis=0))), 4)
