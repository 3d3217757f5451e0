# ruff: noqa: B007, B905, C408, RET504, RUF059, SIM108, SIM113, UP031, UP032 - students write so
"""Right answers to notebook 07 in the many ways that students write: none of them may fail.

`to_rows__loop` answers `notation.to_rows`. Each stands alone, apart from NumPy and the notebook's other functions, because
the sample class hands them in as well.
"""

import numpy as np

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime
from solutions.network import backward, forward
from solutions.notation import matrix_recursion, readout_as_layer, to_rows

# ------------------------------------------------------------------------------------------------------- to_rows


def to_rows__turned_copies(parameters):
    return [(W.copy().T, b.copy().T) for W, b in parameters]


def to_rows__loop(parameters):
    rows = []
    for i in range(len(parameters)):
        W = parameters[i][0]
        b = parameters[i][1]
        rows.append((np.transpose(W).copy(), np.transpose(b).copy()))
    return rows


def to_rows__entry_by_entry(parameters):
    rows = []
    for W, b in parameters:
        n_l, n_prev = W.shape
        W_row = np.zeros((n_prev, n_l))
        b_row = np.zeros((1, n_l))
        for i in range(n_l):
            b_row[0, i] = b[i, 0]
            for j in range(n_prev):
                W_row[j, i] = W[i, j]
        rows.append((W_row, b_row))
    return rows


def to_rows__bias_reshaped(layers):
    return [(np.swapaxes(W, 0, 1) * 1.0, b.reshape(1, -1) * 1.0) for W, b in layers]


def to_rows__tuple_of_lists(parameters):
    return tuple([np.array(W.T), b.flatten()[None, :]] for (W, b) in parameters)


def to_rows__einsum(parameters):
    return [(np.einsum("ij,jk->ji", W, np.eye(W.shape[1])), np.einsum("ij->ji", b) + 0) for W, b in parameters]


def to_rows__map(parameters):
    def turned(pair):
        return pair[0].T.copy(), pair[1].T.copy()

    return list(map(turned, parameters))


def to_rows__float32(parameters):
    return [(W.T.astype(np.float32), b.T.astype(np.float32)) for W, b in parameters]


def to_rows__recursion(parameters):
    def go(layers):
        return [(layers[0][0].T + 0, layers[0][1].T + 0), *go(layers[1:])] if layers else []

    return go(parameters)


def to_rows__named_tuples_of_a_subclass(parameters):
    from collections import namedtuple

    class Turned(np.ndarray):
        pass

    Layer = namedtuple("Layer", "W b")
    return [Layer(*(np.array(array.T).view(Turned) for array in pair)) for pair in parameters]


# -------------------------------------------------------------------------------------------------- forward_rows


def forward_rows__loop(parameters, X, hidden, head):
    g, g_prime = hidden_activation(hidden)
    f = output_activation(head)
    cache = []
    A = X
    for layer in range(len(parameters)):
        W, b = parameters[layer]
        A_prev = A
        Z = np.dot(A_prev, W) + b
        if layer == len(parameters) - 1:
            A = f(Z.T).T
        else:
            A = g(Z)
        cache.append((A_prev, Z))
    return A, cache


def forward_rows__last_layer_after_the_loop(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    cache = []
    for W, b in parameters[:-1]:
        Z = X @ W + b
        cache += [(X, Z)]
        X = g(Z)
    W, b = parameters[-1]
    Z = X @ W + b
    cache += [(X, Z)]
    return output_activation(head)(Z.T).T, cache


def forward_rows__through_columns(parameters, X, hidden, head):
    A, cache = X.T, []
    for layer, (W, b) in enumerate(parameters):
        Z = W.T @ A + b.T
        cache.append((A.T, Z.T))
        last = layer == len(parameters) - 1
        A = output_activation(head)(Z) if last else hidden_activation(hidden)[0](Z)
    return A.T, cache


def forward_rows__own_activations(parameters, X, hidden, head):
    def sigmoid(Z):
        return 1 / (1 + np.exp(-Z))

    def softmax(Z):
        e = np.exp(Z - Z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    A, cache = X, []
    for number, (W, b) in enumerate(parameters):
        Z = A @ W + b
        cache.append([A, Z])
        if number < len(parameters) - 1:
            if hidden == "sigmoid":
                A = sigmoid(Z)
            elif hidden == "tanh":
                A = np.tanh(Z)
            else:
                A = Z * (Z > 0)
        elif head == "softmax":
            A = softmax(Z)
        elif head == "squared":
            A = Z
        else:
            A = sigmoid(Z)
    return A, cache


def forward_rows__one_example_at_a_time(parameters, X, hidden, head):
    m = X.shape[0]
    A, cache = X, []
    for number, (W, b) in enumerate(parameters, start=1):
        Z, A_next = np.zeros((m, W.shape[1])), np.zeros((m, W.shape[1]))
        for i in range(m):
            Z[i] = A[i] @ W + b[0]
            if number < len(parameters):
                A_next[i] = hidden_activation(hidden)[0](Z[i])
            else:
                A_next[i] = output_activation(head)(Z[i].reshape(-1, 1))[:, 0]
        cache.append((A, Z))
        A = A_next
    return A, cache


def forward_rows__row_of_ones(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    A, cache = X, []
    for W, b in parameters:
        A1 = np.hstack([A, np.ones((len(A), 1))])
        Z = A1 @ np.vstack([W, b])
        cache.append((A, Z))
        A = g(Z)
    return np.transpose(output_activation(head)(np.transpose(Z))), cache


def forward_rows__einsum(weights, inputs, hidden, head):
    outputs, kept = inputs, []
    for layer, (W, b) in enumerate(weights):
        scores = np.einsum("ij,jk->ik", outputs, W) + b
        kept.append((outputs, scores))
        last = layer + 1 == len(weights)
        outputs = output_activation(head)(scores.T).T if last else hidden_activation(hidden)[0](scores)
    return [outputs, tuple(kept)]


def forward_rows__two_lists(parameters, X, hidden, head):
    L = len(parameters)
    A_list, Z_list = [X], []
    for layer in range(L):
        W, b = parameters[layer]
        Z_list.append(A_list[-1] @ W + b)
        if layer < L - 1:
            A_list.append(hidden_activation(hidden)[0](Z_list[-1]))
    A_L = output_activation(head)(Z_list[-1].T).T
    return A_L, list(zip(A_list, Z_list))


def forward_rows__float32(parameters, X, hidden, head):
    A, cache = X.astype(np.float32), []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W.astype(np.float32) + b.astype(np.float32)
        cache.append((A, Z))
        A = hidden_activation(hidden)[0](Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return A, cache


def forward_rows__by_forward(parameters, X, hidden, head):
    A_L, cache = forward([(W.T, b.T) for W, b in parameters], X.T, hidden, head)
    return A_L.T, [(A.T, Z.T) for A, Z in cache]


def forward_rows__recursion(parameters, X, hidden, head):
    def through(A, layers):
        (W, b), *rest = layers
        Z = A @ W + b
        if not rest:
            return output_activation(head)(np.asfortranarray(Z).T).T, [[A, Z]]
        A_L, cache = through(hidden_activation(hidden)[0](Z), rest)
        return A_L, [[A, Z], *cache]

    return through(X, parameters)


# ------------------------------------------------------------------------------------------------- backward_rows


def backward_rows__loop(parameters, cache, A_L, Y, hidden, head):
    L = len(parameters)
    m = Y.shape[0]
    g_prime = hidden_activation(hidden)[1]
    grads = [None] * L
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    for layer in range(L - 1, -1, -1):
        A_prev, Z = cache[layer]
        W, b = parameters[layer]
        dW = 1 / m * np.dot(A_prev.T, dZ)
        db = 1 / m * np.sum(dZ, axis=0, keepdims=True)
        grads[layer] = (dW, db)
        if layer > 0:
            dA_prev = np.dot(dZ, W.T)
            dZ = dA_prev * g_prime(cache[layer - 1][1])
    return grads


def backward_rows__averaged_at_the_output(parameters, cache, A_L, Y, hidden, head):
    delta = (A_L - Y) / len(Y)
    if head == "squared_sigmoid":
        delta *= sigmoid_prime(cache[-1][1])
    grads = []
    for i in reversed(range(len(parameters))):
        grads.append((cache[i][0].T @ delta, delta.sum(axis=0)[None, :]))
        if i:
            delta = delta @ parameters[i][0].T * hidden_activation(hidden)[1](cache[i - 1][1])
    return grads[::-1]


def backward_rows__through_columns(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[0]
    columns = [(A.T, Z.T) for A, Z in cache]
    dZ = (A_L - Y).T
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(columns[-1][1])
    grads = []
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ columns[layer][0].T / m, np.sum(dZ, axis=1, keepdims=True) / m))
        if layer > 0:
            dZ = (parameters[layer][0] @ dZ) * g_prime(columns[layer - 1][1])
    return to_rows(grads)


def backward_rows__deltas_first(parameters, cache, A_L, Y, hidden, head):
    m, L = Y.shape[0], len(parameters)
    delta = {L: A_L - Y}
    if head == "squared_sigmoid":
        delta[L] = (A_L - Y) * A_L * (1 - A_L)
    for layer in range(L - 1, 0, -1):
        W_next = parameters[layer][0]
        Z = cache[layer - 1][1]
        delta[layer] = (delta[layer + 1] @ W_next.T) * hidden_activation(hidden)[1](Z)
    return [
        (cache[layer - 1][0].T @ delta[layer] / m, np.mean(delta[layer], axis=0, keepdims=True))
        for layer in range(1, L + 1)
    ]


def backward_rows__one_example_at_a_time(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[0]
    grads = [[np.zeros(W.shape), np.zeros(b.shape)] for W, b in parameters]
    for i in range(m):
        d = A_L[i] - Y[i]
        if head == "squared_sigmoid":
            d = d * A_L[i] * (1 - A_L[i])
        for layer in range(len(parameters) - 1, -1, -1):
            grads[layer][0] += np.outer(cache[layer][0][i], d) / m
            grads[layer][1] += d / m
            if layer > 0:
                d = parameters[layer][0] @ d * hidden_activation(hidden)[1](cache[layer - 1][1][i])
    return grads


def backward_rows__einsum(weights, kept, outputs, targets, hidden, head):
    slopes, grads = outputs - targets, []
    if head == "squared_sigmoid":
        slopes = slopes * (outputs - outputs**2)
    for number in range(len(weights))[::-1]:
        dW = np.einsum("ij,ik->jk", kept[number][0], slopes) / len(targets)
        grads = [(dW, np.einsum("ij->j", slopes).reshape(1, -1) / len(targets)), *grads]
        if number > 0:
            slopes = np.einsum("ik,jk->ij", slopes, weights[number][0])
            slopes = slopes * hidden_activation(hidden)[1](kept[number - 1][1])
    return tuple(grads)


def backward_rows__own_slopes(parameters, cache, A_L, Y, hidden, head):
    def slope(A):
        if hidden == "tanh":
            return 1 - A**2
        if hidden == "sigmoid":
            return A * (1 - A)
        return (A > 0).astype(float)

    m = Y.shape[0]
    dA = A_L - Y
    dZ = dA * A_L * (1 - A_L) if head == "squared_sigmoid" else dA
    grads = []
    for (W, b), (A_prev, Z) in zip(parameters[::-1], cache[::-1]):
        grads.insert(0, ((dZ.T @ A_prev).T / m, (np.ones((1, m)) @ dZ) / m))
        dZ = (W @ dZ.T).T * slope(A_prev)
    return grads


def backward_rows__both_factors_at_the_output(parameters, cache, A_L, Y, hidden, head):
    Z_L = cache[-1][1]
    if head == "squared":
        dZ = A_L - Y
    elif head == "squared_sigmoid":
        dZ = (A_L - Y) * sigmoid_prime(Z_L)
    elif head == "logistic":
        dZ = (-Y / A_L + (1 - Y) / (1 - A_L)) * sigmoid_prime(Z_L)
    else:
        dA = -Y / A_L
        dZ = A_L * (dA - np.sum(dA * A_L, axis=1, keepdims=True))
    grads = []
    layer = len(parameters) - 1
    while layer >= 0:
        dW = cache[layer][0].T @ dZ / Y.shape[0]
        db = dZ.mean(0, keepdims=True)
        grads.insert(0, (dW, db))
        layer -= 1
        if layer >= 0:
            dZ = (dZ @ parameters[layer + 1][0].T) * hidden_activation(hidden)[1](cache[layer][1])
    return grads


def backward_rows__recursion(parameters, cache, A_L, Y, hidden, head):
    def back(layer, dZ):
        A_prev = cache[layer][0]
        pair = (A_prev.T @ dZ / len(dZ), np.average(dZ, axis=0)[np.newaxis])
        if layer == 0:
            return [pair]
        return [
            *back(layer - 1, (dZ @ parameters[layer][0].T) * hidden_activation(hidden)[1](cache[layer - 1][1])),
            pair,
        ]

    return back(len(parameters) - 1, (A_L - Y) * (A_L * (1 - A_L) if head == "squared_sigmoid" else 1))


def backward_rows__by_backward(parameters, cache, A_L, Y, hidden, head):
    turned = [(A.T, Z.T) for A, Z in cache]
    return to_rows(backward(to_rows(parameters), turned, A_L.T, Y.T, hidden, head))


# ---------------------------------------------------------------------------------------------------- from_torch


def from_torch__loop(state):
    parameters = []
    for layer in range(len(state) // 2):
        W = state[str(layer) + ".weight"].copy()
        b = state[str(layer) + ".bias"].copy().reshape(-1, 1)
        parameters.append((W, b))
    return parameters


def from_torch__while_there_are_names(state):
    parameters, i = [], 0
    while f"{i}.weight" in state:
        parameters.append((np.array(state[f"{i}.weight"]), np.array(state[f"{i}.bias"], ndmin=2).T))
        i += 1
    return parameters


def from_torch__sorted_by_number(state):
    numbers = sorted({int(name.partition(".")[0]) for name in state})
    return [(1.0 * state[f"{i}.weight"], np.vstack(state[f"{i}.bias"])) for i in numbers]


def from_torch__names_taken_apart(state):
    layers = {}
    for name, array in state.items():
        number, kind = name.split(".")
        layers.setdefault(int(number), {})[kind] = array.copy()
    return [(layers[i]["weight"], np.array([layers[i]["bias"]]).T) for i in sorted(layers)]


def from_torch__sorted_by_length(state):
    weights = sorted((name for name in state if name.endswith("weight")), key=lambda name: (len(name), name))
    return [(state[name].copy(order="F"), state[name.replace("weight", "bias")].copy()[:, None]) for name in weights]


def from_torch__lists(torch_state):
    return [
        [torch_state["%d.weight" % i] + 0, torch_state["%d.bias" % i].reshape((len(torch_state["%d.bias" % i]), 1)) + 0]
        for i in range(int(len(torch_state) / 2))
    ]


def from_torch__entry_by_entry(state):
    result = ()
    for i in range(len(state) // 2):
        bias = state[f"{i}.bias"]
        b = np.zeros((bias.shape[0], 1))
        for row in range(bias.shape[0]):
            b[row, 0] = bias[row]
        result += ((state[f"{i}.weight"].copy(), b),)
    return result


def from_torch__float32(state):
    return [
        (np.float32(state[f"{i}.weight"]), np.float32(state[f"{i}.bias"]).reshape(-1, 1))
        for i in range(len(state) // 2)
    ]


def from_torch__empties_a_copy(state):
    import copy

    rest, parameters = copy.deepcopy(state), []
    while rest:
        i = len(parameters)
        parameters.append((rest.pop(f"{i}.weight"), np.vstack(rest.pop(f"{i}.bias"))))
    return parameters


# ------------------------------------------------------------------------------------------------------ to_torch


def to_torch__loop(parameters):
    state = {}
    for i in range(len(parameters)):
        W, b = parameters[i]
        state[str(i) + ".weight"] = W.copy()
        state[str(i) + ".bias"] = b.flatten()
    return state


def to_torch__ravel(parameters):
    state = dict()
    for i, (W, b) in enumerate(parameters):
        state.update({f"{i}.weight": np.copy(W), f"{i}.bias": np.ravel(b).copy()})
    return state


def to_torch__squeezed_axis(parameters):
    state = {}
    for i, (W, b) in enumerate(parameters):
        state[f"{i}.weight"] = W * 1
        state[f"{i}.bias"] = np.squeeze(b, axis=1) * 1
    return state


def to_torch__comprehensions(parameters):
    weights = {f"{i}.weight": np.array(W) for i, (W, b) in enumerate(parameters)}
    biases = {f"{i}.bias": np.array(b).reshape(-1) for i, (W, b) in enumerate(parameters)}
    return {**weights, **biases}


def to_torch__union(layers):
    state, number = {}, 0
    for layer in layers:
        state = state | {"{}.weight".format(number): layer[0].copy(), "{}.bias".format(number): layer[1].T[0].copy()}
        number += 1
    return state


def to_torch__pairs(parameters):
    items = []
    for i, (W, b) in enumerate(parameters):
        items += [(f"{i}.weight", W.copy()), (f"{i}.bias", b.copy().reshape(len(b)))]
    return dict(items)


def to_torch__biases_as_lists(parameters):
    return {
        name: array
        for i, (W, b) in enumerate(parameters)
        for name, array in ((f"{i}.weight", W.copy()), (f"{i}.bias", [float(row[0]) for row in b]))
    }


def to_torch__float32(parameters):
    state = {}
    for i, (W, b) in enumerate(parameters):
        state[f"{i}.weight"], state[f"{i}.bias"] = W.astype("float32"), b[:, 0].astype("float32")
    return state


def to_torch__sum_over_the_only_column(parameters):
    return dict(
        pair
        for i in range(len(parameters))
        for pair in [(f"{i}.bias", parameters[i][1].sum(axis=1)), (f"{i}.weight", parameters[i][0].copy())]
    )


def to_torch__ordered(parameters):
    from collections import OrderedDict

    state = OrderedDict((f"{n}.weight", np.array(W)) for n, (W, b) in enumerate(parameters))
    state.update((f"{n}.bias", b.flatten()) for n, (W, b) in enumerate(parameters))
    return state


def to_torch__backwards_into_a_subclass(parameters):
    class State(dict):
        pass

    state = State()
    for n in range(len(parameters) - 1, -1, -1):
        state["%d.bias" % n] = np.hstack([parameters[n][1]] * 2)[:, 0]
        state["%d.weight" % n] = np.array(parameters[n][0], order="F")
    return state


# ---------------------------------------------------------------------------------------------- readout_as_layer


def readout_as_layer__copy(w_out, b_out):
    return w_out.T.copy(), np.array([[b_out]])


def readout_as_layer__reshape(w_out, b_out):
    W = w_out.copy().reshape(1, -1)
    b = np.reshape(b_out, (1, 1))
    return W, b


def readout_as_layer__full(w_out, b_out):
    return np.transpose(w_out) + 0, np.full((1, 1), b_out)


def readout_as_layer__filled(w_out, b_out):
    W, b = np.zeros((1, w_out.shape[0])), np.zeros((1, 1))
    for j in range(w_out.shape[0]):
        W[0, j] = w_out[j, 0]
    b[0, 0] = b_out
    return W, b


def readout_as_layer__list(w_out, b_out):
    return [w_out.flatten()[np.newaxis, :], np.atleast_2d(b_out)]


def readout_as_layer__comprehension(w_out, b_out):
    return np.array([[row[0] for row in w_out]]), b_out * np.ones((1, 1))


def readout_as_layer__float32(w_out, b_out):
    return w_out.T.astype(np.float32), np.array([[b_out]], dtype=np.float32)


def readout_as_layer__einsum(alpha, bias):
    return np.einsum("ij->ji", alpha) * 1, np.array(bias)[None, None]


def readout_as_layer__split(w_out, b_out):
    theta = np.append(w_out, b_out).reshape(1, -1)
    return theta[:, :-1], theta[:, -1:]


def readout_as_layer__by_to_rows(weights, bias):
    return to_rows([(weights, np.array([[bias]]))])[0]


def readout_as_layer__whole_number(w_out, b_out):
    return w_out.sum(axis=1)[np.newaxis], np.ones((1, 1), dtype=int) * b_out


# -------------------------------------------------------------------------------------------- cross_entropy_sign


def cross_entropy_sign__loops(A, Y):
    n, m = A.shape
    J = 0
    for i in range(m):
        for k in range(n):
            if Y[k, i] == 1:
                J -= np.log(A[k, i])
            else:
                J -= np.log(1 - A[k, i])
    return J / m


def cross_entropy_sign__mean_of_sums(A, Y):
    losses = -Y * np.log(A) - (1 - Y) * np.log(1 - A)
    return losses.sum(axis=0).mean()


def cross_entropy_sign__where(A, Y):
    return -np.log(np.where(Y == 1, A, 1 - A)).sum() / Y.shape[1]


def cross_entropy_sign__power(A, Y):
    return -np.sum(np.log(A**Y * (1 - A) ** (1 - Y))) / A.shape[1]


def cross_entropy_sign__trace(A, Y):
    m = A.shape[1]
    return -(np.trace(Y @ np.log(A).T) + np.trace((1 - Y) @ np.log(1 - A).T)) / m


def cross_entropy_sign__clipped(A, Y):
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return -1 / A.shape[1] * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def cross_entropy_sign__log1p(probabilities, labels):
    terms = labels * np.log(probabilities) + (1 - labels) * np.log1p(-probabilities)
    return float(-terms.sum() / len(terms.T))


def cross_entropy_sign__einsum(A, Y):
    return -(np.einsum("ij,ij", Y, np.log(A)) + np.einsum("ij,ij", 1 - Y, np.log(1 - A))) / A.shape[1]


def cross_entropy_sign__float32(A, Y):
    return np.float32(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1])


def cross_entropy_sign__mean_times_outputs(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) * A.shape[0]


def cross_entropy_sign__guarded(A, Y):
    return -np.sum(Y * np.log(A + 1e-10) + (1 - Y) * np.log(1 - A + 1e-10)) / A.shape[1]


def cross_entropy_sign__no_axes(A, Y):
    P = np.clip(A, 1e-10, 1 - 1e-10)
    return np.asarray(-(np.vdot(Y, np.log(P)) + np.vdot(1 - Y, np.log1p(-P))) / P.shape[1])


def cross_entropy_sign__product(A, Y):
    return -np.log(np.abs(A - (1 - Y)).prod(axis=0)).mean()


def cross_entropy_sign__softplus(A, Y):
    z = np.log(A) - np.log1p(-A)
    return np.logaddexp(0, z * (1 - 2 * Y)).sum() / A.shape[-1]


# -------------------------------------------------------------------------------------------- output_delta_slope


def output_delta_slope__two_steps(A, Y, g_prime_Z):
    dA = -(Y / A) + (1 - Y) / (1 - A)
    dZ = dA * g_prime_Z
    return dZ


def output_delta_slope__minus_in_front(A, Y, g_prime_Z):
    return -(Y / A - (1 - Y) / (1 - A)) * g_prime_Z


def output_delta_slope__one_denominator(A, Y, g_prime_Z):
    return g_prime_Z * (A - Y) / (A * (1 - A))


def output_delta_slope__loops(A, Y, g_prime_Z):
    dZ = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            if Y[i, j] == 1:
                dZ[i, j] = -1 / A[i, j] * g_prime_Z[i, j]
            else:
                dZ[i, j] = 1 / (1 - A[i, j]) * g_prime_Z[i, j]
    return dZ


def output_delta_slope__where(A, Y, g_prime_Z):
    return np.where(Y == 1, -g_prime_Z / A, g_prime_Z / (1 - A))


def output_delta_slope__both_terms_apart(A, Y, g_prime_Z):
    return (1 - Y) * g_prime_Z / (1 - A) - Y * g_prime_Z / A


def output_delta_slope__in_place_on_a_copy(A, Y, g_prime_Z):
    dZ = g_prime_Z.copy()
    dZ[Y == 1] /= -A[Y == 1]
    dZ[Y == 0] /= 1 - A[Y == 0]
    return dZ


def output_delta_slope__numpy_names(outputs, labels, slopes):
    dA = np.subtract(np.divide(1 - labels, 1 - outputs), np.divide(labels, outputs))
    return np.multiply(dA, slopes)


def output_delta_slope__float32(A, Y, g_prime_Z):
    return (((1 - Y) / (1 - A) - Y / A) * g_prime_Z).astype(np.float32)


def output_delta_slope__guarded(A, Y, g_prime_Z):
    return g_prime_Z * ((1 - Y) / (1 - A + 1e-10) - Y / (A + 1e-10))


def output_delta_slope__fortran_order(A, Y, g_prime_Z):
    dZ = np.zeros(A.shape, order="F")
    for index, a in np.ndenumerate(A):
        dZ[index] = (-1 / a if Y[index] else 1 / (1 - a)) * g_prime_Z[index]
    return dZ


# ----------------------------------------------------------------------------------------------------- l2_update


def l2_update__whole_gradient_first(W, dW, alpha, lam, n):
    gradient = dW + lam / n * W
    return W - alpha * gradient


def l2_update__weight_decay(W, dW, alpha, lam, n):
    return (1 - alpha * lam / n) * W - alpha * dW


def l2_update__both_terms(W, dW, alpha, lam, n):
    return W - alpha * dW - alpha * lam / n * W


def l2_update__in_place_on_a_copy(W, dW, alpha, lam, n):
    W_new = W.copy()
    W_new -= alpha * dW
    W_new -= alpha * (lam / n) * W
    return W_new


def l2_update__loops(W, dW, alpha, lam, n):
    W_new = np.zeros(W.shape)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            W_new[i, j] = W[i, j] - alpha * (dW[i, j] + lam * W[i, j] / n)
    return W_new


def l2_update__slope_of_the_square(weights, slopes, rate, strength, examples):
    penalty_slope = strength / (2 * examples) * 2 * weights
    return weights - rate * (slopes + penalty_slope)


def l2_update__comprehension(W, dW, alpha, lam, n):
    return np.array([[w - alpha * (dw + lam / n * w) for w, dw in zip(row, slopes)] for row, slopes in zip(W, dW)])


def l2_update__numpy_names(W, dW, alpha, lam, n):
    step = np.multiply(alpha, np.add(dW, np.multiply(lam / n, W)))
    return np.subtract(W, step)


def l2_update__float32(W, dW, alpha, lam, n):
    W, dW = W.astype(np.float32), dW.astype(np.float32)
    return W - np.float32(alpha) * (dW + np.float32(lam / n) * W)


def l2_update__vectorize(W, dW, alpha, lam, n):
    return np.vectorize(lambda w, d: w - alpha * (d + w * lam / n), otypes=[float])(W, dW)


# ---------------------------------------------------------------------------------------------- matrix_recursion


def matrix_recursion__dot(W, delta, sigma_prime_u):
    dA = np.dot(W.T, delta)
    return dA * sigma_prime_u


def matrix_recursion__turned(W, delta, sigma_prime_u):
    return (delta.T @ W).T * sigma_prime_u


def matrix_recursion__loops(W, delta, sigma_prime_u):
    n_l, n_prev = W.shape
    m = delta.shape[1]
    delta_prev = np.zeros((n_prev, m))
    for i in range(m):
        for j in range(n_prev):
            for k in range(n_l):
                delta_prev[j, i] += W[k, j] * delta[k, i]
            delta_prev[j, i] *= sigma_prime_u[j, i]
    return delta_prev


def matrix_recursion__einsum(W, delta, sigma_prime_u):
    return np.einsum("kj,ki,ji->ji", W, delta, sigma_prime_u)


def matrix_recursion__diagonal_matrices(W, delta, sigma_prime_u):
    columns = [np.diag(sigma_prime_u[:, i]) @ W.T @ delta[:, i] for i in range(delta.shape[1])]
    return np.array(columns).T


def matrix_recursion__jacobian_of_each_example(W, delta, sigma_prime_u):
    delta_prev = np.empty(sigma_prime_u.shape)
    for i in range(delta.shape[1]):
        jacobian = W * sigma_prime_u[:, i]
        delta_prev[:, i] = jacobian.T @ delta[:, i]
    return delta_prev


def matrix_recursion__in_place_on_a_copy(weights, slopes, sigma_prime):
    result = sigma_prime.copy()
    result *= weights.transpose() @ slopes
    return result


def matrix_recursion__broadcasting(W, delta, sigma_prime_u):
    return (W[:, :, None] * delta[:, None, :]).sum(axis=0) * sigma_prime_u


def matrix_recursion__float32(W, delta, sigma_prime_u):
    return np.float32(sigma_prime_u) * (np.float32(W).T @ np.float32(delta))


# ------------------------------------------------------------------------------------------------- readout_delta


def readout_delta__broadcasting(dloss_dyhat, w_out, sigma_prime_u):
    return dloss_dyhat * w_out * sigma_prime_u


def readout_delta__dot(dloss_dyhat, w_out, sigma_prime_u):
    dA = np.dot(w_out, dloss_dyhat)
    delta = dA * sigma_prime_u
    return delta


def readout_delta__outer(dloss_dyhat, w_out, sigma_prime_u):
    return np.outer(w_out, dloss_dyhat) * sigma_prime_u


def readout_delta__loops(dloss_dyhat, w_out, sigma_prime_u):
    n, m = sigma_prime_u.shape
    delta = np.zeros((n, m))
    for j in range(n):
        for i in range(m):
            delta[j, i] = dloss_dyhat[0, i] * w_out[j, 0] * sigma_prime_u[j, i]
    return delta


def readout_delta__einsum(dloss_dyhat, w_out, sigma_prime_u):
    return np.einsum("ai,ja,ji->ji", dloss_dyhat, w_out, sigma_prime_u)


def readout_delta__as_a_layer(dloss_dyhat, w_out, sigma_prime_u):
    W = w_out.T
    return sigma_prime_u * (W.T @ dloss_dyhat)


def readout_delta__one_example_at_a_time(slopes, alpha, sigma_prime):
    columns = [alpha[:, 0] * slope * column for slope, column in zip(slopes[0], sigma_prime.T)]
    return np.stack(columns, axis=1)


def readout_delta__turned(dloss_dyhat, w_out, sigma_prime_u):
    return (dloss_dyhat.T @ w_out.T * sigma_prime_u.T).T


def readout_delta__in_place_on_a_copy(dloss_dyhat, w_out, sigma_prime_u):
    delta = np.array(sigma_prime_u)
    delta *= w_out
    delta *= dloss_dyhat
    return delta


def readout_delta__float32(dloss_dyhat, w_out, sigma_prime_u):
    return (dloss_dyhat * (w_out * sigma_prime_u)).astype(np.float32)


def readout_delta__by_recursion(dloss_dyhat, w_out, sigma_prime_u):
    W, _ = readout_as_layer(w_out, 0.0)
    return matrix_recursion(W=W, delta=dloss_dyhat, sigma_prime_u=sigma_prime_u)
