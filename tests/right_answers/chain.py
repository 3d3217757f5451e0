# ruff: noqa: B007, B905, RET503, RET505, SIM108, SIM114 - students write so
"""Right answers to notebook 03 in the many ways that students write: none of them may fail.

`backprop__loops` answers `chain.backprop`. Each stands alone, apart from NumPy, the notebook's given functions and the
notebook's earlier functions, because the sample class hands them in as well.
"""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.activations import hidden_activation, output_activation
from solutions.chain import (
    forward,
    hidden_delta,
    layer_gradients,
    loss_slope,
    output_delta,
)
from solutions.logistic import sigmoid_prime

# ------------------------------------------------------------------------------------------------- chain_forward


def chain_forward__arrays_filled(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    for t in range(T):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    y_hat = w_out * z[T] + b_out
    return u, z, y_hat


def chain_forward__lists(x, w, b, w_out, b_out):
    u = []
    z = [x]
    for t in range(len(w)):
        u.append(w[t] * z[t] + b[t])
        z.append(1 / (1 + np.exp(-u[t])))
    return u, z, w_out * z[-1] + b_out


def chain_forward__tuples(x, w, b, w_out, b_out):
    u, z = (), (x,)
    for weight, bias in zip(w, b):
        u += (weight * z[-1] + bias,)
        z += (sigmoid(u[-1]),)
    return u, z, z[-1] * w_out + b_out


def chain_forward__recursion(x, w, b, w_out, b_out):
    if len(w) == 0:
        return np.array([]), np.array([x]), w_out * x + b_out
    score = w[0] * x + b[0]
    u, z, y_hat = chain_forward__recursion(sigmoid(score), w[1:], b[1:], w_out, b_out)
    return np.concatenate([[score], u]), np.concatenate([[x], z]), y_hat


def chain_forward__one_value_carried(x, weights, biases, alpha, beta):
    import math

    activation = x
    scores, activations = [], [activation]
    for weight, bias in zip(weights, biases):
        score = float(weight * activation + bias)
        activation = 1 / (1 + math.exp(-score))
        scores.append(score)
        activations.append(activation)
    return np.array(scores), np.array(activations), alpha * activation + beta


def chain_forward__float32(x, w, b, w_out, b_out):
    w, b = np.float32(w), np.float32(b)
    z = np.empty(w.size + 1, dtype=np.float32)
    z[0] = x
    u = np.empty_like(w)
    for t in range(w.size):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, np.float32(w_out) * z[-1] + np.float32(b_out)


def chain_forward__hstack(x, w, b, w_out, b_out):
    z = np.array([x], dtype=float)
    u = np.array([])
    for i, weight in enumerate(w):
        u = np.append(u, weight * z[i] + b[i])
        z = np.hstack((z, sigmoid(u[i])))
    return [u, z, np.dot(w_out, z[-1]) + b_out]


def chain_forward__scores_then_activations(x, w, b, w_out, b_out):
    u = np.zeros(len(w))
    u[0] = w[0] * x + b[0]
    for t in range(1, len(w)):
        u[t] = w[t] * sigmoid(u[t - 1]) + b[t]
    return u, np.r_[x, sigmoid(u)], b_out + w_out * sigmoid(u[-1])


def chain_forward__accumulate(x, w, b, w_out, b_out):
    from itertools import accumulate

    z = list(accumulate(zip(w, b), lambda a, neuron: sigmoid(neuron[0] * a + neuron[1]), initial=x))
    return np.array(w) * z[:-1] + b, np.array(z), w_out * z[-1] + b_out


def chain_forward__columns_of_one_array(x, w, b, w_out, b_out):
    T = w.size
    kept = np.empty((T + 1, 2))
    kept[0, 1] = x
    for t in range(1, T + 1):
        kept[t, 0] = w[t - 1] * kept[t - 1, 1] + b[t - 1]
        kept[t, 1] = sigmoid(kept[t, 0])
    return kept[1:, 0], kept[:, 1], np.array(b_out + w_out * kept[T, 1])


def chain_forward__scores_like_w(x, w, b, w_out, b_out):
    u, z = np.zeros_like(w), np.zeros(len(w) + 1)
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


# -------------------------------------------------------------------------------------------------- chain_deltas


def chain_deltas__loop_forward_index(w, u, w_out, dloss_dyhat):
    T = len(w)
    deltas = np.zeros(T)
    for back in range(T):
        t = T - 1 - back
        if back == 0:
            deltas[t] = dloss_dyhat * w_out * sigmoid_prime(u[t])
        else:
            deltas[t] = deltas[t + 1] * w[t + 1] * sigmoid_prime(u[t])
    return deltas


def chain_deltas__list_reversed(w, u, w_out, dloss_dyhat):
    deltas = [dloss_dyhat * w_out * sigmoid_prime(u[-1])]
    for t in reversed(range(len(w) - 1)):
        deltas.append(deltas[-1] * w[t + 1] * sigmoid_prime(u[t]))
    return deltas[::-1]


def chain_deltas__insert(w, u, w_out, dloss_dyhat):
    z = sigmoid(u)
    deltas = [dloss_dyhat * w_out * z[-1] * (1 - z[-1])]
    for t in range(len(u) - 2, -1, -1):
        deltas.insert(0, w[t + 1] * deltas[0] * z[t] * (1 - z[t]))
    return np.array(deltas)


def chain_deltas__slope_by_activation_carried(w, u, w_out, dloss_dyhat):
    slope = dloss_dyhat * w_out
    deltas = np.zeros(u.shape)
    for t in range(len(u) - 1, -1, -1):
        deltas[t] = slope * sigmoid_prime(u[t])
        slope = deltas[t] * w[t]
    return deltas


def chain_deltas__cumulative_product(w, u, w_out, dloss_dyhat):
    next_weights = np.append(w[1:], w_out)
    factors = next_weights * sigmoid_prime(u)
    return dloss_dyhat * np.cumprod(factors[::-1])[::-1]


def chain_deltas__every_product_by_itself(w, u, w_out, dloss_dyhat):
    slopes = sigmoid_prime(u)
    return np.array([dloss_dyhat * w_out * np.prod(w[t + 1 :]) * np.prod(slopes[t:]) for t in range(len(u))])


def chain_deltas__recursion(weights, scores, alpha, slope):
    def delta(t):
        before = slope * alpha if t == len(scores) - 1 else weights[t + 1] * delta(t + 1)
        return before * np.exp(-scores[t]) / (1 + np.exp(-scores[t])) ** 2

    return tuple(delta(t) for t in range(len(scores)))


def chain_deltas__float32(w, u, w_out, dloss_dyhat):
    slopes = sigmoid_prime(np.float32(u))
    deltas = np.zeros(len(u), dtype=np.float32)
    deltas[-1] = dloss_dyhat * w_out * slopes[-1]
    for t in range(len(u) - 2, -1, -1):
        deltas[t] = deltas[t + 1] * w[t + 1] * slopes[t]
    return deltas


def chain_deltas__in_place_on_own_array(w, u, w_out, dloss_dyhat):
    deltas = sigmoid_prime(u)
    deltas[-1] *= dloss_dyhat * w_out
    for t in range(len(u) - 1)[::-1]:
        deltas[t] *= w[t + 1] * deltas[t + 1]
    return deltas


def chain_deltas__while(w, u, w_out, dloss_dyhat):
    t = len(u) - 1
    deltas = np.empty(len(u))
    deltas[t] = w_out * dloss_dyhat / (2 + np.exp(u[t]) + np.exp(-u[t]))
    while t > 0:
        t -= 1
        deltas[t] = w[t + 1] * deltas[t + 1] / (2 + np.exp(u[t]) + np.exp(-u[t]))
    return deltas


def chain_deltas__generator(w, u, w_out, dloss_dyhat):
    from collections import deque

    def backward():
        weight, slope = w_out, dloss_dyhat
        for t in range(len(w) - 1, -1, -1):
            slope = slope * weight * sigmoid_prime(u[t])
            yield slope
            weight = w[t]

    deltas = deque()
    deltas.extendleft(backward())
    return np.array(deltas)


# ----------------------------------------------------------------------------------------------- chain_gradients


def chain_gradients__same_array(z, deltas):
    return deltas * z[:-1], deltas


def chain_gradients__loop(z, deltas):
    dw = np.zeros(len(deltas))
    db = np.zeros(len(deltas))
    for t in range(len(deltas)):
        dw[t] = deltas[t] * z[t]
        db[t] = deltas[t]
    return dw, db


def chain_gradients__lists(z, deltas):
    return [d * a for d, a in zip(deltas, z)], list(deltas)


def chain_gradients__multiply(z, deltas):
    db = np.copy(deltas)
    return np.multiply(z[: len(db)], db), db


def chain_gradients__einsum(activations, slopes):
    return np.einsum("t,t->t", slopes, activations[:-1]), 1.0 * slopes


def chain_gradients__diagonal(z, deltas):
    return np.diag(np.outer(deltas, z)), deltas


def chain_gradients__in_place_on_a_copy(z, deltas):
    dw = z[:-1].copy()
    dw *= deltas
    return [dw, deltas.copy()]


def chain_gradients__float32(z, deltas):
    deltas = deltas.astype(np.float32)
    return deltas * z[:-1].astype(np.float32), deltas


def chain_gradients__delete(z, deltas):
    inputs = np.delete(z, -1)
    return tuple(inputs * deltas), tuple(deltas)


def chain_gradients__deltas_times_ones(z, deltas):
    both = np.array([z[:-1], np.ones(len(deltas))]) * deltas
    return both[0], both[1]


def chain_gradients__view(z, deltas):
    from collections import namedtuple

    return namedtuple("Slopes", "dw db")(deltas * z[:-1], deltas[:])


# ------------------------------------------------------------------------------------------------------- forward


def forward__last_layer_apart(parameters, x, hidden, head):
    g, _ = hidden_activation(hidden)
    cache = []
    a = x
    for W, b in parameters[:-1]:
        z = np.dot(W, a) + b
        cache.append((a, z))
        a = g(z)
    W, b = parameters[-1]
    z = np.dot(W, a) + b
    cache.append((a, z))
    return output_activation(head)(z), cache


def forward__index(parameters, x, hidden, head):
    L = len(parameters)
    cache = []
    a = x
    for i in range(L):
        W = parameters[i][0]
        b = parameters[i][1]
        z = W @ a + b
        cache += [(a, z)]
        if i == L - 1:
            a = output_activation(head)(z)
        else:
            a = hidden_activation(hidden)[0](z)
    return a, cache


def forward__list_of_activations(parameters, x, hidden, head):
    functions = [hidden_activation(hidden)[0]] * (len(parameters) - 1) + [output_activation(head)]
    cache = []
    for (W, b), function in zip(parameters, functions):
        cache.append([x, W @ x + b])
        x = function(cache[-1][1])
    return [x, cache]


def forward__own_activations(parameters, x, hidden, head):
    def act(z):
        if hidden == "sigmoid":
            return 1 / (1 + np.exp(-z))
        elif hidden == "tanh":
            return np.tanh(z)
        else:
            return z * (z > 0)

    def last(z):
        if head == "squared":
            return z
        if head == "softmax":
            return np.exp(z) / np.exp(z).sum()
        return 1 / (1 + np.exp(-z))

    cache = []
    a = x
    for number, (W, b) in enumerate(parameters):
        z = (W * a.T).sum(axis=1, keepdims=True) + b
        cache.append((a, z))
        a = last(z) if number + 1 == len(parameters) else act(z)
    return a, cache


def forward__recursion(parameters, x, hidden, head):
    (W, b), *rest = parameters
    z = W @ x + b
    if not rest:
        return output_activation(head)(z), [(x, z)]
    y_hat, cache = forward__recursion(rest, hidden_activation(hidden)[0](z), hidden, head)
    return y_hat, [(x, z), *cache]


def forward__loops(parameters, x, hidden, head):
    g = hidden_activation(hidden)[0]
    a = x
    cache = []
    for layer in range(len(parameters)):
        W, b = parameters[layer]
        z = np.zeros((W.shape[0], 1))
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                z[i, 0] += W[i, j] * a[j, 0]
            z[i, 0] += b[i, 0]
        cache.append((a, z))
        a = g(z) if layer + 1 < len(parameters) else output_activation(head)(z)
    return a, cache


def forward__float32(parameters, x, hidden, head):
    a, cache = x.astype(np.float32), []
    for layer, (W, b) in enumerate(parameters):
        z = W.astype(np.float32) @ a + b.astype(np.float32)
        cache.append((a, z))
        a = hidden_activation(hidden)[0](z) if layer < len(parameters) - 1 else output_activation(head)(z)
    return a, cache


def forward__three_lists(parameters, x, hidden, head):
    activations, scores = [x], []
    for W, b in parameters:
        scores.append(np.einsum("ij,jk->ik", W, activations[-1]) + b)
        activations.append(hidden_activation(hidden)[0](scores[-1]))
    return output_activation(head)(scores[-1]), list(zip(activations[:-1], scores))


def forward__matrix_with_bias(parameters, x, hidden, head):
    cache = []
    for W, b in parameters:
        a = x if not cache else hidden_activation(hidden)[0](cache[-1][1])
        z = np.hstack([W, b]) @ np.vstack([a, [[1.0]]])
        cache.append((a, z))
    return output_activation(head)(z), tuple(cache)


def forward__named_pairs(parameters, x, hidden, head):
    from collections import namedtuple

    Kept = namedtuple("Kept", "A_prev Z")
    functions = [hidden_activation(hidden)[0]] * (len(parameters) - 1) + [output_activation(head)]
    a, cache = x.copy(), []
    for (W, b), function in zip(parameters, functions):
        cache.append(Kept(A_prev=a, Z=(a.T @ W.T).T + b))
        a = function(cache[-1].Z)
    return a, cache


# ---------------------------------------------------------------------------------------------------- loss_slope


def loss_slope__if_for_every_head(y_hat, y, head):
    if head == "squared":
        return y_hat - y
    elif head == "squared_sigmoid":
        return y_hat - y
    elif head == "logistic":
        return -(y / y_hat) + (1 - y) / (1 - y_hat)
    elif head == "softmax":
        return -(y / y_hat)


def loss_slope__one_fraction(y_hat, y, head):
    if head == "logistic":
        return (y_hat - y) / (y_hat * (1 - y_hat))
    if head == "softmax":
        return -y * y_hat**-1
    return -(y - y_hat)


def loss_slope__dict(y_hat, y, head):
    return {
        "squared": y_hat - y,
        "squared_sigmoid": y_hat - y,
        "logistic": (1 - y) / (1 - y_hat) - y / y_hat,
        "softmax": -y / y_hat,
    }[head]


def loss_slope__match(prediction, target, loss):
    match loss:
        case "squared" | "squared_sigmoid":
            return np.subtract(prediction, target)
        case "logistic":
            return (target - 1) / (prediction - 1) - target / prediction
        case _:
            return -np.divide(target, prediction)


def loss_slope__loop(y_hat, y, head):
    slope = np.zeros(y_hat.shape)
    for i in range(len(y_hat)):
        if head.startswith("squared"):
            slope[i, 0] = y_hat[i, 0] - y[i, 0]
        else:
            slope[i, 0] = -y[i, 0] / y_hat[i, 0]
            if head == "logistic":
                slope[i, 0] += (1 - y[i, 0]) / (1 - y_hat[i, 0])
    return slope


def loss_slope__masks(y_hat, y, head):
    if head in ["squared", "squared_sigmoid"]:
        return y_hat - y
    slope = np.zeros_like(y_hat)
    slope[y == 1] = -1 / y_hat[y == 1]
    if head == "logistic":
        slope[y == 0] = 1 / (1 - y_hat[y == 0])
    return slope


def loss_slope__where(y_hat, y, head):
    wrong = {"logistic": 1 / (1 - y_hat), "softmax": 0.0}
    return np.where(y == 1, -1 / y_hat, wrong[head]) if head in wrong else y_hat - y


def loss_slope__epsilon(y_hat, y, head):
    eps = 1e-12
    if "squared" in head:
        return y_hat - y
    if head == "softmax":
        return -y / (y_hat + eps)
    return -y / (y_hat + eps) + (1 - y) / (1 - y_hat + eps)


def loss_slope__float32(y_hat, y, head):
    y_hat, y = np.float32(y_hat), np.float32(y)
    if head == "logistic":
        return -y / y_hat + (1 - y) / (1 - y_hat)
    return -y / y_hat if head == "softmax" else y_hat - y


def loss_slope__guard_of_1e_10(y_hat, y, head):
    if head.startswith("squared"):
        return y_hat - y
    slope = -y / (y_hat + 1e-10)
    return slope if head == "softmax" else slope + (1 - y) / (1 - y_hat + 1e-10)


# -------------------------------------------------------------------------------------------------- output_delta


def output_delta__if_for_every_head(z, y_hat, y, head):
    if head == "squared":
        return y_hat - y
    if head == "squared_sigmoid":
        return (y_hat - y) * y_hat * (1 - y_hat)
    if head == "logistic":
        return y_hat - y
    if head == "softmax":
        return y_hat - y


def output_delta__chain_rule_where_nothing_cancels(z, y_hat, y, head):
    slopes = {"squared": np.ones_like(y_hat), "squared_sigmoid": sigmoid_prime(z)}
    if head in slopes:
        return np.diagflat(slopes[head]) @ loss_slope(y_hat, y, head)
    return -(y - y_hat)


def output_delta__chain_rule(z, y_hat, y, head):
    slope = loss_slope(y_hat, y, head)
    if head == "softmax":
        jacobian = np.diag(y_hat.ravel()) - y_hat @ y_hat.T
        return jacobian @ slope
    if head == "squared":
        return slope
    return slope * sigmoid_prime(z)


def output_delta__factor(z, y_hat, y, head):
    delta = y_hat - y
    if head == "squared_sigmoid":
        delta *= sigmoid_prime(z)
    return delta


def output_delta__outputs_computed_again(z, y_hat, y, head):
    a = output_activation(head)(z)
    factor = a * (1 - a) if head == "squared_sigmoid" else 1
    return factor * (a - y)


def output_delta__loop(z, y_hat, y, head):
    delta = np.zeros((len(z), 1))
    for i in range(len(z)):
        delta[i] = y_hat[i] - y[i]
        if head == "squared_sigmoid":
            delta[i] = delta[i] * y_hat[i] * (1 - y_hat[i])
    return delta


def output_delta__slope_by_exponentials(score, output, target, name):
    if name != "squared_sigmoid":
        return -target + output
    return (output - target) * np.exp(-score) / (1 + np.exp(-score)) ** 2


def output_delta__dict_of_functions(z, y_hat, y, head):
    slopes = {"squared_sigmoid": sigmoid_prime}
    return slopes.get(head, np.ones_like)(z) * np.subtract(y_hat, y)


def output_delta__sum_over_outputs(z, y_hat, y, head):
    if head == "softmax":
        # one score at a time: the loss through every output
        return np.array([[sum(-y[i, 0] * ((i == j) - y_hat[j, 0]) for i in range(len(y)))] for j in range(len(y))])
    if head == "squared_sigmoid":
        return np.diag(sigmoid_prime(z[:, 0])) @ (y_hat - y)
    return y_hat - y


def output_delta__float32(z, y_hat, y, head):
    delta = y_hat.astype(np.float32) - y.astype(np.float32)
    return delta * sigmoid_prime(z.astype(np.float32)) if head == "squared_sigmoid" else delta


# -------------------------------------------------------------------------------------------------- hidden_delta


def hidden_delta__dot(W_next, delta_next, g_prime_z):
    return np.dot(W_next.T, delta_next) * g_prime_z


def hidden_delta__multiply(W_next, delta_next, g_prime_z):
    return np.multiply(g_prime_z, np.transpose(W_next).dot(delta_next))


def hidden_delta__loops(W_next, delta_next, g_prime_z):
    n_next, n = W_next.shape
    delta = np.zeros((n, 1))
    for j in range(n):
        for i in range(n_next):
            delta[j, 0] += W_next[i, j] * delta_next[i, 0]
        delta[j, 0] *= g_prime_z[j, 0]
    return delta


def hidden_delta__einsum(W_next, delta_next, g_prime_z):
    return np.einsum("ij,ik,jk->jk", W_next, delta_next, g_prime_z)


def hidden_delta__jacobian(W_next, delta_next, g_prime_z):
    return np.diag(g_prime_z[:, 0]) @ W_next.T @ delta_next


def hidden_delta__row_first(W_next, delta_next, g_prime_z):
    return (delta_next.T @ W_next).T * g_prime_z


def hidden_delta__slopes_into_the_weights(W_next, delta_next, g_prime_z):
    return (W_next * g_prime_z.T).T @ delta_next


def hidden_delta__sum(W, delta, slope):
    dA = np.sum(W * delta, axis=0)
    return dA.reshape(-1, 1) * slope


def hidden_delta__in_place_on_a_copy(W_next, delta_next, g_prime_z):
    delta = g_prime_z.copy()
    delta *= W_next.T @ delta_next
    return delta


def hidden_delta__comprehension(W_next, delta_next, g_prime_z):
    return np.array([column @ delta_next * slope for column, slope in zip(W_next.T, g_prime_z)])


def hidden_delta__float32(W_next, delta_next, g_prime_z):
    return (np.float32(W_next).T @ np.float32(delta_next)) * np.float32(g_prime_z)


def hidden_delta__reduced(W, delta, slopes):
    from functools import reduce

    return reduce(np.matmul, [np.diag(slopes[:, 0]), np.transpose(W), delta])


def hidden_delta__like_the_slopes(W_next, delta_next, g_prime_z):
    delta = np.zeros_like(g_prime_z)
    for c in range(len(g_prime_z)):
        delta[c, 0] = g_prime_z[c, 0] * (W_next[:, c] @ delta_next[:, 0])
    return delta


# ----------------------------------------------------------------------------------------------- layer_gradients


def layer_gradients__same_array(delta, a_prev):
    return delta @ a_prev.T, delta


def layer_gradients__outer(delta, a_prev):
    dW = np.outer(delta, a_prev)
    db = np.copy(delta)
    return dW, db


def layer_gradients__broadcast(delta, a_prev):
    return delta * a_prev.T, delta * 1


def layer_gradients__loops(delta, a_prev):
    dW = np.zeros((len(delta), len(a_prev)))
    db = np.zeros((len(delta), 1))
    for i in range(len(delta)):
        db[i] = delta[i]
        for j in range(len(a_prev)):
            dW[i, j] = delta[i, 0] * a_prev[j, 0]
    return dW, db


def layer_gradients__einsum(delta, a_prev):
    return np.einsum("ik,jk->ij", delta, a_prev), np.einsum("ik->i", delta)[:, None]


def layer_gradients__turned_twice(delta, a_prev):
    return [np.dot(a_prev, delta.T).T, delta.sum(axis=1, keepdims=True)]


def layer_gradients__mean_over_one_example(delta, a_prev):
    m = delta.shape[1]
    dW = 1 / m * delta @ a_prev.T
    db = 1 / m * np.sum(delta, axis=1, keepdims=True)
    return dW, db


def layer_gradients__kron(slopes, inputs):
    return np.kron(slopes, inputs.T), slopes.reshape(-1, 1)


def layer_gradients__input_one_for_the_bias(delta, a_prev):
    both = delta @ np.vstack([a_prev, np.ones((1, 1))]).T
    return both[:, :-1], both[:, -1:]


def layer_gradients__rows(delta, a_prev):
    dW = np.array([d * a_prev[:, 0] for d in delta[:, 0]])
    return dW, delta.copy()


def layer_gradients__float32(delta, a_prev):
    delta = delta.astype(np.float32)
    return delta @ a_prev.T.astype(np.float32), delta


def layer_gradients__views_of_one_array(delta, a_prev):
    from collections import namedtuple

    both = (np.vstack([a_prev, [[1]]]) @ delta.T).T
    return namedtuple("Layer", "dW db")(both[:, :-1], both[:, -1:])


# ------------------------------------------------------------------------------------------------------ backprop


def backprop__deltas_first(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    g_prime = hidden_activation(hidden)[1]
    L = len(parameters)
    deltas = [None] * L
    deltas[-1] = output_delta(cache[-1][1], y_hat, y, head)
    for i in range(L - 2, -1, -1):
        deltas[i] = hidden_delta(parameters[i + 1][0], deltas[i + 1], g_prime(cache[i][1]))
    return [layer_gradients(deltas[i], cache[i][0]) for i in range(L)]


def backprop__append_then_reverse(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = []
    for layer in reversed(range(len(parameters))):
        a_prev, z = cache[layer]
        if layer != len(parameters) - 1:
            delta = hidden_delta(parameters[layer + 1][0], delta, hidden_activation(hidden)[1](z))
        grads.append(layer_gradients(delta, a_prev))
    grads.reverse()
    return grads


def backprop__recursion(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    _, g_prime = hidden_activation(hidden)

    def delta(i):
        if i == len(parameters) - 1:
            return output_delta(cache[i][1], y_hat, y, head)
        return hidden_delta(parameters[i + 1][0], delta(i + 1), g_prime(cache[i][1]))

    return [layer_gradients(delta(i), cache[i][0]) for i in range(len(parameters))]


def backprop__nothing_reused(parameters, x, y, hidden, head):
    a = x
    inputs, scores = [], []
    for number, (W, b) in enumerate(parameters):
        inputs.append(a)
        z = W @ a + b
        scores.append(z)
        if number == len(parameters) - 1:
            if head == "squared":
                a = z
            elif head == "softmax":
                a = np.exp(z - z.max()) / np.sum(np.exp(z - z.max()))
            else:
                a = 1 / (1 + np.exp(-z))
        elif hidden == "sigmoid":
            a = 1 / (1 + np.exp(-z))
        elif hidden == "tanh":
            a = np.tanh(z)
        else:
            a = np.maximum(0, z)

    delta = a - y
    if head == "squared_sigmoid":
        delta = delta * a * (1 - a)
    grads = [None for _ in parameters]
    for i in range(len(parameters) - 1, -1, -1):
        grads[i] = (delta @ inputs[i].T, delta)
        if i > 0:
            a = inputs[i]
            slope = {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": (a > 0) * 1.0}[hidden]
            delta = (parameters[i][0].T @ delta) * slope
    return grads


def backprop__slope_from_the_activation(parameters, x, y, hidden, head):
    slopes = {"sigmoid": lambda a: a * (1 - a), "tanh": lambda a: 1 - a * a, "relu": lambda a: np.sign(a)}
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(delta, cache[-1][0])]
    for layer in range(len(parameters) - 1, 0, -1):
        a = cache[layer][0]
        delta = hidden_delta(parameters[layer][0], delta, slopes[hidden](a))
        grads = [layer_gradients(delta, cache[layer - 1][0]), *grads]
    return grads


def backprop__lists_of_lists(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads, W_later = [], None
    for (W, b), (a_prev, z) in zip(reversed(parameters), reversed(cache)):
        if grads:
            delta = hidden_delta(W_later, delta, hidden_activation(hidden)[1](z))
        grads.append([np.outer(delta, a_prev), delta.copy()])
        W_later = W
    return grads[::-1]


def backprop__delta_by_the_activations_carried(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    g_prime = hidden_activation(hidden)[1]
    grads = ()
    dA = None
    for layer in range(len(parameters), 0, -1):
        W, _ = parameters[layer - 1]
        a_prev, z = cache[layer - 1]
        dZ = output_delta(z, y_hat, y, head) if dA is None else dA * g_prime(z)
        grads = (layer_gradients(dZ, a_prev), *grads)
        dA = W.T @ dZ
    return grads


def backprop__whole_jacobians(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    row = delta.T
    grads = [None] * len(parameters)
    for i in range(len(parameters) - 1, -1, -1):
        if i < len(parameters) - 1:
            row = row @ parameters[i + 1][0] @ np.diag(hidden_activation(hidden)[1](cache[i][1])[:, 0])
        grads[i] = (row.T @ cache[i][0].T, row.T)
    return grads


def backprop__float32(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = np.float32(output_delta(cache[-1][1], y_hat, y, head))
    grads = []
    for layer in range(len(parameters) - 1, -1, -1):
        a_prev, z = np.float32(cache[layer][0]), np.float32(cache[layer][1])
        if layer < len(parameters) - 1:
            delta = np.float32(parameters[layer + 1][0]).T @ delta * hidden_activation(hidden)[1](z)
        grads.insert(0, (delta @ a_prev.T, delta))
    return grads


def backprop__recursion_with_slopes_by_the_input(parameters, x, y, hidden, head):
    g, g_prime = hidden_activation(hidden)

    def through(layers, a):
        (W, b), *rest = layers
        z = W @ a + b
        if rest:
            slope_by_a, after = through(rest, g(z))
            delta = slope_by_a * g_prime(z)
        else:
            delta, after = output_delta(z, output_activation(head)(z), y, head), []
        return W.T @ delta, [(delta @ a.T, delta), *after]

    return through(parameters, x)[1]


def backprop__class_inside(parameters, x, y, hidden, head):
    class Layer:
        def __init__(self, W, a_prev, z):
            self.W, self.a_prev, self.z = W, a_prev, z

    y_hat, cache = forward(parameters, x, hidden, head)
    layers = {n: Layer(W, a, z) for n, ((W, b), (a, z)) in enumerate(zip(parameters, cache))}
    grads = {}
    for n in sorted(layers, reverse=True):
        layer = layers[n]
        if n == len(layers) - 1:
            delta = output_delta(layer.z, y_hat, y, head)
        else:
            delta = hidden_delta(layers[n + 1].W, delta, hidden_activation(hidden)[1](layer.z))
        grads[n] = layer_gradients(delta, layer.a_prev)
    return [grads[n] for n in sorted(grads)]
