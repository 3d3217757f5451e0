# ruff: noqa: B905, N806, SIM108 - students write so
"""Wrong answers to notebook 07, each of which breaks one rule that the text states: none of them may pass, whatever the seed.

`about` names the rule. Each stands alone, apart from NumPy and what the notebook gives.
"""

import numpy as np
from scipy.special import softmax

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime
from solutions.network import forward
from tests.wrong_answers import wrong

# ----------------------------------------------------------------------------------------------------- to_rows


@wrong("notation.to_rows", "copies, not views")
def to_rows__views(parameters):
    return [(W.T, b.T) for W, b in parameters]


@wrong("notation.to_rows", "copies of the biases, too")
def to_rows__bias_reshaped(layers):
    return [(W.T.copy(), b.reshape(1, -1)) for W, b in layers]


@wrong("notation.to_rows", "copies of the weights, too")
def to_rows__weights_are_views(parameters):
    return [(W.T, b.T.copy()) for W, b in parameters]


@wrong("notation.to_rows", "copies, also where nothing has to move")
def to_rows__contiguous(parameters):
    return [(np.ascontiguousarray(W.T), np.ascontiguousarray(b.T)) for W, b in parameters]


@wrong("notation.to_rows", "copies, whatever the kind of numbers")
def to_rows__copies_whole_numbers_only(parameters):
    return [(W.T.astype(float, copy=False), b.T.astype(float, copy=False)) for W, b in parameters]


@wrong("notation.to_rows", "turned, not refilled")
def to_rows__reshaped(parameters):
    return [(W.reshape(W.shape[::-1]).copy(), b.reshape(1, -1).copy()) for W, b in parameters]


@wrong("notation.to_rows", "turned, also where W is square")
def to_rows__square_not_turned(parameters):
    return [((W if W.shape[0] == W.shape[1] else W.T).copy(), b.T.copy()) for W, b in parameters]


@wrong("notation.to_rows", "b is (1, n_l)")
def to_rows__flat_biases(parameters):
    return [(W.T.copy(), b.ravel().copy()) for W, b in parameters]


@wrong("notation.to_rows", "b is a row")
def to_rows__biases_as_columns(parameters):
    return [(W.T.copy(), b.copy()) for W, b in parameters]


@wrong("notation.to_rows", "in the same order")
def to_rows__last_layer_first(parameters):
    return [(W.T.copy(), b.T.copy()) for W, b in reversed(parameters)]


@wrong("notation.to_rows", "any number of layers, not two")
def to_rows__two_layers(parameters):
    rows = [(W.T.copy(), b.T.copy()) for W, b in parameters[:2]]
    return rows + [(W.copy(), b.T.copy()) for W, b in parameters[2:]]


@wrong("notation.to_rows", "any number of layers, not at most ten")
def to_rows__ten_layers(parameters):
    return [(parameters[i][0].T.copy(), parameters[i][1].T.copy()) for i in range(10) if i < len(parameters)]


@wrong("notation.to_rows", "arguments are left alone: the list")
def to_rows__old_list(parameters):
    for layer, (W, b) in enumerate(parameters):
        parameters[layer] = W.T.copy(), b.T.copy()
    return list(parameters)


@wrong("notation.to_rows", "arguments are left alone: the arrays' shapes")
def to_rows__shape_set(parameters):
    rows = []
    for W, b in parameters:
        b.shape = (1, b.size)
        rows.append((W.T.copy(), b.copy()))
    return rows


# ------------------------------------------------------------------------------------------------ forward_rows


@wrong("notation.forward_rows", "softmax of each row")
def forward_rows__softmax_of_columns(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


@wrong("notation.forward_rows", "softmax of each row, whichever axis is longer")
def forward_rows__softmax_along_shorter_axis(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        if layer < len(parameters):
            A = g(Z)
        else:
            A = softmax(Z, axis=int(Z.shape[1] <= Z.shape[0])) if head == "softmax" else output_activation(head)(Z)
    return A, cache


@wrong("notation.forward_rows", "softmax of each row, also in a single layer")
def forward_rows__softmax_of_columns_in_one_layer(parameters, X, hidden, head):
    *inner, (W, b) = parameters
    A, cache = X, []
    for V, c in inner:
        cache.append((A, A @ V + c))
        A = hidden_activation(hidden)[0](cache[-1][1])
    cache.append((A, A @ W + b))
    f, Z = output_activation(head), cache[-1][1]
    return f(Z.T).T if inner else f(Z), cache


@wrong("notation.forward_rows", "softmax of each row, also of one far below another")
def forward_rows__one_shift_for_all(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        if layer < len(parameters):
            A = g(Z)
        elif head == "softmax":
            E = np.exp(Z - Z.max())
            with np.errstate(invalid="ignore"):
                A = E / E.sum(axis=1, keepdims=True)
        else:
            A = output_activation(head)(Z)
    return A, cache


@wrong("notation.forward_rows", "the head squared_sigmoid has a sigmoid")
def forward_rows__squared_means_none(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        if layer < len(parameters):
            A = g(Z)
        else:
            A = Z if "squared" in head else output_activation(head)(Z.T).T
    return A, cache


@wrong("notation.forward_rows", "the last layer is the last, not one as wide")
def forward_rows__last_by_width(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for W, b in parameters:
        Z = A @ W + b
        cache.append((A, Z))
        A = output_activation(head)(Z.T).T if b.size == parameters[-1][1].size else g(Z)
    return A, cache


@wrong("notation.forward_rows", "any number of layers")
def forward_rows__three_layers_at_most(parameters, X, hidden, head):
    A, cache = X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        A = Z if layer == 3 < len(parameters) else hidden_activation(hidden)[0](Z)
    return output_activation(head)(Z.T).T, cache


@wrong("notation.forward_rows", "the parameters are in rows already, also square ones")
def forward_rows__turned_if_square(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ (W.T if W.shape[1] == A.shape[1] else W) + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return A, cache


@wrong("notation.forward_rows", "b is added to every row, also where n_l = m")
def forward_rows__bias_as_column_if_it_fits(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W
        Z = Z + (b.T if len(Z) == b.size else b)
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return A, cache


@wrong("notation.forward_rows", "A_L is (m, n_L)")
def forward_rows__outputs_in_columns(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T)
    return A, cache


@wrong("notation.forward_rows", "everything is in rows, the cache too")
def forward_rows__cache_in_columns(parameters, X, hidden, head):
    A_L, cache = forward([(W.T, b.T) for W, b in parameters], X.T, hidden, head)
    return A_L.T, cache


@wrong("notation.forward_rows", "A_L is (m, n_L), also for one example")
def forward_rows__flat_for_one_example(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return (A.ravel() if len(A) == 1 else A), cache


@wrong("notation.forward_rows", "the cache holds the scores, not overwritten")
def forward_rows__relu_into_scores(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        if layer == len(parameters):
            A = output_activation(head)(Z.T).T
        else:
            A = np.maximum(Z, 0, out=Z) if hidden == "relu" else g(Z)
    return A, cache


@wrong("notation.forward_rows", "the cache holds the scores, whatever their size")
def forward_rows__clipped_scores(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = np.clip(A @ W + b, -500, 500)
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return A, cache


@wrong("notation.forward_rows", "inputs may be whole numbers")
def forward_rows__dtype_of_X(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = (A @ W + b).astype(A.dtype)
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T
    return A, cache


@wrong("notation.forward_rows", "arguments are left alone")
def forward_rows__pops_layers(parameters, X, hidden, head):
    A, cache = X, []
    while parameters:
        W, b = parameters.pop(0)
        Z = A @ W + b
        cache.append((A, Z))
        A = hidden_activation(hidden)[0](Z) if parameters else output_activation(head)(Z.T).T
    return A, cache


# ----------------------------------------------------------------------------------------------- backward_rows


@wrong("notation.backward_rows", "m is the axis of Y that counts the examples")
def backward_rows__m_from_columns(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "every example, not ten at a time")
def backward_rows__last_example_lost(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    upto = m if m <= 10 else 10 * (m // 10)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0][:upto].T @ dZ[:upto] / m, dZ[:upto].sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "the mean enters once")
def backward_rows__mean_twice(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = (A_L - Y) / m, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "db is a mean over the examples, also where n_l = m")
def backward_rows__other_axis_if_square(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        axis = 1 if dZ.shape[0] == dZ.shape[1] else 0
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=axis).reshape(1, -1) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "dW is shaped like W in rows")
def backward_rows__weights_in_columns(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ.T @ cache[layer][0] / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "db is (1, n_l)")
def backward_rows__flat_biases(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "W is turned on the way back, also where it is square")
def backward_rows__not_turned_if_square(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            W = parameters[layer][0]
            dZ = dZ @ (W if W.shape[0] == W.shape[1] else W.T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "squared_sigmoid keeps the slope of the sigmoid")
def backward_rows__factor_lost(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "squared_sigmoid keeps the slope of the sigmoid, in any depth")
def backward_rows__factor_lost_in_deep_networks(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid" and len(parameters) < 4:
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "logistic keeps no factor")
def backward_rows__logistic_with_factor(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head in ("squared_sigmoid", "logistic"):
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "softmax keeps no factor")
def backward_rows__softmax_with_factor(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid" or (head == "softmax" and hidden == "tanh"):
        dZ = dZ * A_L * (1 - A_L)
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "the slope at the scores of the layer before")
def backward_rows__own_scores_if_they_fit(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dA = dZ @ parameters[layer][0].T
            dZ = dA * g_prime(cache[layer if cache[layer][1].shape == dA.shape else layer - 1][1])
    return grads


@wrong("notation.backward_rows", "the slope of relu at 0 is 0, not one half")
def backward_rows__relu_half_at_kink(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    if hidden == "relu":
        g_prime = lambda Z: np.heaviside(Z, 0.5)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "the slope of relu at 0 is 0, not 1")
def backward_rows__relu_one_at_kink(parameters, cache, A_L, Y, hidden, head):
    slope = (lambda Z: (Z >= 0) * 1.0) if hidden == "relu" else hidden_activation(hidden)[1]
    m, dZ, grads = len(Y), A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * slope(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "the hidden activation that is asked for, in any depth")
def backward_rows__tanh_if_deep(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden if len(parameters) < 4 else "tanh")[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "gradients of any size")
def backward_rows__clipped(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        pair = cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m
        grads.insert(0, [np.clip(slope, -5, 5) for slope in pair])
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "any number of layers, one too")
def backward_rows__two_layers_at_least(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    slopes = [dZ, (dZ @ parameters[-1][0].T) * g_prime(cache[-2][1])]
    for layer in range(len(parameters) - 2, 0, -1):
        slopes.append((slopes[-1] @ parameters[layer][0].T) * g_prime(cache[layer - 1][1]))
    return [(A.T @ d / m, d.sum(axis=0, keepdims=True) / m) for (A, Z), d in zip(cache, slopes[::-1])]


@wrong("notation.backward_rows", "in the order of parameters")
def backward_rows__last_layer_first(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.append((cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


@wrong("notation.backward_rows", "arguments are left alone")
def backward_rows__outputs_in_place(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    A_L -= Y
    dZ, grads = A_L, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (cache[layer][0].T @ dZ / m, dZ.sum(axis=0, keepdims=True) / m))
        if layer:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


# -------------------------------------------------------------------------------------------------- from_torch


@wrong("notation.from_torch", "names sorted as text are in another order")
def from_torch__sorted_as_text(state):
    names = sorted(name.removesuffix(".weight") for name in state if name.endswith(".weight"))
    return [(state[f"{n}.weight"].copy(), state[f"{n}.bias"].reshape(-1, 1).copy()) for n in names]


@wrong("notation.from_torch", "the number of a layer may have two digits")
def from_torch__first_digit(state):
    layers = {}
    for name, array in state.items():
        layers.setdefault(int(name[0]), {})[name.split(".")[1]] = array
    return [(layers[n]["weight"].copy(), layers[n]["bias"].reshape(-1, 1).copy()) for n in sorted(layers)]


@wrong("notation.from_torch", "any number of layers, not at most ten")
def from_torch__ten_layers(state):
    return [
        (state[f"{n}.weight"].copy(), state[f"{n}.bias"].reshape(-1, 1).copy())
        for n in "0123456789"
        if f"{n}.weight" in state
    ]


@wrong("notation.from_torch", "the layers by their names, not by the dictionary's order")
def from_torch__in_the_order_of_the_dictionary(state):
    arrays = list(state.values())
    return [(W.copy(), b.reshape(-1, 1).copy()) for W, b in zip(arrays[0::2], arrays[1::2])]


@wrong("notation.from_torch", "weights and biases of one number belong together")
def from_torch__filtered(state):
    weights = [state[f"{i}.weight"].copy() for i in range(len(state) // 2)]
    biases = [np.array([state[name]]).T for name in state if name.endswith("bias")]
    return list(zip(weights, biases))


@wrong("notation.from_torch", "first layer first, whatever the dictionary's order")
def from_torch__order_of_weights(state):
    names = [name[: -len(".weight")] for name in state if name.endswith(".weight")]
    return [(state[n + ".weight"].copy(), state[n + ".bias"][:, None].copy()) for n in names]


@wrong("notation.from_torch", "every layer has its own weights")
def from_torch__one_of_a_shape(state):
    by_shape, parameters = {}, []
    for n in range(len(state) // 2):
        W = state[f"{n}.weight"]
        parameters.append((by_shape.setdefault(W.shape, W.copy()), state[f"{n}.bias"].reshape(-1, 1).copy()))
    return parameters


@wrong("notation.from_torch", "copies, not views")
def from_torch__views(state):
    return [(state[f"{n}.weight"], state[f"{n}.bias"].reshape(-1, 1)) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "copies of the biases, too")
def from_torch__biases_are_views(state):
    return [(state[f"{n}.weight"].copy(), state[f"{n}.bias"][:, np.newaxis]) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "copies of the weights, too")
def from_torch__weights_are_views(state):
    return [(np.asarray(state[f"{n}.weight"]), np.array(state[f"{n}.bias"])[:, None]) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "b is (n_l, 1), not flat")
def from_torch__flat_biases(state):
    return [(state[f"{n}.weight"].copy(), state[f"{n}.bias"].copy()) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "b is a column")
def from_torch__biases_as_rows(state):
    return [(state[f"{n}.weight"].copy(), np.atleast_2d(state[f"{n}.bias"]).copy()) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "PyTorch's W is (outputs, inputs) already")
def from_torch__turned(state):
    return [(state[f"{n}.weight"].T.copy(), state[f"{n}.bias"].reshape(-1, 1).copy()) for n in range(len(state) // 2)]


@wrong("notation.from_torch", "the dictionary is left alone: its names")
def from_torch__popped(state):
    parameters = []
    for n in range(len(state) // 2):
        W, b = state.pop(f"{n}.weight"), state.pop(f"{n}.bias")
        parameters.append((W.copy(), b.reshape(-1, 1).copy()))
    return parameters


@wrong("notation.from_torch", "the dictionary is left alone: its arrays' shapes")
def from_torch__shape_set(state):
    parameters = []
    for n in range(len(state) // 2):
        b = state[f"{n}.bias"]
        b.shape = (b.size, 1)
        parameters.append((state[f"{n}.weight"].copy(), b.copy()))
    return parameters


# ---------------------------------------------------------------------------------------------------- to_torch


@wrong("notation.to_torch", "biases are flat")
def to_torch__biases_as_columns(parameters):
    return {f"{n}.{name}": p.copy() for n, pair in enumerate(parameters) for name, p in zip(("weight", "bias"), pair)}


@wrong("notation.to_torch", "biases have one axis, also for one neuron")
def to_torch__squeezed(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.copy(), b.squeeze().copy()
    return state


@wrong("notation.to_torch", "weights are (outputs, inputs)")
def to_torch__turned(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.T.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "counted from 0")
def to_torch__counted_from_one(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters, start=1):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "counted without gaps")
def to_torch__gaps(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{2 * n}.weight"], state[f"{2 * n}.bias"] = W.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "first layer first")
def to_torch__numbered_backward(parameters):
    state = {}
    for n, (W, b) in enumerate(reversed(parameters)):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "no zero in front of a number")
def to_torch__padded_names(parameters):
    width, state = len(str(len(parameters) - 1)), {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n:0{width}}.weight"], state[f"{n:0{width}}.bias"] = W.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "each layer has its own name, also the eleventh")
def to_torch__one_digit(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n % 10}.weight"], state[f"{n % 10}.bias"] = W.copy(), b.ravel().copy()
    return state


@wrong("notation.to_torch", "arrays, not lists of lists")
def to_torch__lists(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.tolist(), b.ravel().tolist()
    return state


@wrong("notation.to_torch", "copies, not views")
def to_torch__pairs(parameters):
    items = []
    for i, (W, b) in enumerate(parameters):
        items += [(f"{i}.weight", W), (f"{i}.bias", b.reshape(len(b)))]
    return dict(items)


@wrong("notation.to_torch", "copies of the biases, too")
def to_torch__biases_are_views(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n}.weight"], state[f"{n}.bias"] = W.copy(), b.ravel()
    return state


@wrong("notation.to_torch", "copies of the weights, too")
def to_torch__weights_are_views(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        state[f"{n}.weight"], state[f"{n}.bias"] = W, b.flatten()
    return state


@wrong("notation.to_torch", "arguments are left alone")
def to_torch__shape_set(parameters):
    state = {}
    for n, (W, b) in enumerate(parameters):
        b.shape = (b.size,)
        state[f"{n}.weight"], state[f"{n}.bias"] = W.copy(), b.copy()
    return state


# -------------------------------------------------------------------------------------------- readout_as_layer


@wrong("notation.readout_as_layer", "a new array, not a view")
def readout_as_layer__view(w_out, b_out):
    return w_out.T, np.array([[float(b_out)]])


@wrong("notation.readout_as_layer", "a new array: reshape makes none")
def readout_as_layer__reshaped(w_out, b_out):
    return w_out.reshape(1, -1), np.full((1, 1), float(b_out))


@wrong("notation.readout_as_layer", "a new array: a column that is turned is contiguous already")
def readout_as_layer__contiguous(w_out, b_out):
    return np.ascontiguousarray(w_out.T), np.full((1, 1), float(b_out))


@wrong("notation.readout_as_layer", "b has two dimensions")
def readout_as_layer__flat_bias(w_out, b_out):
    return w_out.T.copy(), np.array([float(b_out)])


@wrong("notation.readout_as_layer", "W has two dimensions")
def readout_as_layer__flat_weights(w_out, b_out):
    return w_out.flatten(), np.array([[float(b_out)]])


@wrong("notation.readout_as_layer", "b is an array")
def readout_as_layer__number(w_out, b_out):
    return w_out.T.copy(), b_out


@wrong("notation.readout_as_layer", "W has a row for each neuron")
def readout_as_layer__column(w_out, b_out):
    return w_out.copy(), np.array([[float(b_out)]])


@wrong("notation.readout_as_layer", "one bias")
def readout_as_layer__bias_for_each(w_out, b_out):
    return w_out.T.copy(), np.full((1, len(w_out)), float(b_out))


@wrong("notation.readout_as_layer", "b_out may be a whole number, the weights are none")
def readout_as_layer__dtype_of_bias(w_out, b_out):
    return w_out.T.astype(type(b_out)), np.array([[b_out]])


@wrong("notation.readout_as_layer", "W, then b")
def readout_as_layer__order(w_out, b_out):
    return np.array([[float(b_out)]]), w_out.T.copy()


@wrong("notation.readout_as_layer", "arguments are left alone")
def readout_as_layer__shape_set(w_out, b_out):
    w_out.shape = (1, w_out.size)
    return w_out.copy(), np.array([[float(b_out)]])


# ------------------------------------------------------------------------------------------ cross_entropy_sign


@wrong("notation.cross_entropy_sign", "smallest where the outputs are right")
def cross_entropy_sign__as_printed(A, Y):
    return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "smallest where the outputs are right, for label 0 too")
def cross_entropy_sign__half_the_sign(A, Y):
    return np.sum(-Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "a sum over the outputs of an example")
def cross_entropy_sign__mean_of_all(A, Y):
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@wrong("notation.cross_entropy_sign", "a mean over the examples")
def cross_entropy_sign__sum(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))


@wrong("notation.cross_entropy_sign", "divided by m, not by the outputs")
def cross_entropy_sign__over_outputs(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / len(A)


@wrong("notation.cross_entropy_sign", "label 0 costs as well, also with several outputs")
def cross_entropy_sign__one_term_for_several(A, Y):
    losses = Y * np.log(A)
    if len(A) == 1:
        losses = losses + (1 - Y) * np.log(1 - A)
    return -np.sum(losses) / A.shape[1]


@wrong("notation.cross_entropy_sign", "no clip of 1e-3")
def cross_entropy_sign__clip_too_wide(A, Y):
    P = np.clip(A, 1e-3, 1 - 1e-3)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "no clip above 1e-10")
def cross_entropy_sign__clip_of_a_billionth(A, Y):
    P = np.clip(A, 1e-9, 1 - 1e-9)
    return -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "no guard above 1e-10")
def cross_entropy_sign__guard_of_a_billionth(A, Y):
    return -np.sum(Y * np.log(A + 1e-9) + (1 - Y) * np.log(1 - A + 1e-9)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "a nearly right output costs something")
def cross_entropy_sign__near_is_right(A, Y):
    P = np.where(np.abs(A - Y) < 0.05, Y, A)
    given = np.where(Y == 1, P, 1 - P)
    return -np.sum(np.log(given)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "losses of any size")
def cross_entropy_sign__losses_capped(A, Y):
    return np.sum(np.minimum(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)), 5)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "a number, also for one output")
def cross_entropy_sign__one_for_each_output(A, Y):
    J = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1)
    return J if len(J) == 1 else J.sum()


@wrong("notation.cross_entropy_sign", "labels may be whole numbers")
def cross_entropy_sign__whole_number_labels(A, Y):
    rest = 1 - Y if Y.dtype.kind == "f" else (1 - Y) // 2
    return -np.sum(Y * np.log(A) + rest * np.log(1 - A)) / A.shape[1]


@wrong("notation.cross_entropy_sign", "arguments are left alone")
def cross_entropy_sign__in_place(A, Y):
    zero = Y == 0
    A[zero] = 1 - A[zero]
    return -np.sum(np.log(A)) / A.shape[1]


# ------------------------------------------------------------------------------------------ output_delta_slope


@wrong("notation.output_delta_slope", "any g: nothing cancels")
def output_delta_slope__cancelled(A, Y, g_prime_Z):
    return A - Y + 0 * g_prime_Z


@wrong("notation.output_delta_slope", "any g: its slope is handed in")
def output_delta_slope__slope_of_sigmoid(A, Y, g_prime_Z):
    return (-Y / A + (1 - Y) / (1 - A)) * A * (1 - A)


@wrong("notation.output_delta_slope", "any g, also one as flat as the sigmoid")
def output_delta_slope__guesses_sigmoid(A, Y, g_prime_Z):
    if np.all(g_prime_Z <= 0.25) and np.all(g_prime_Z > 0):
        return A - Y + 0 * g_prime_Z
    return (A - Y) / (A * (1 - A)) * g_prime_Z


@wrong("notation.output_delta_slope", "any g, also one that falls")
def output_delta_slope__size_of_slope(A, Y, g_prime_Z):
    return (A - Y) / (A * (1 - A)) * np.abs(g_prime_Z)


@wrong("notation.output_delta_slope", "the slope of the cross-entropy, not of the squared loss")
def output_delta_slope__squared_loss(A, Y, g_prime_Z):
    return (A - Y) * g_prime_Z


@wrong("notation.output_delta_slope", "the sign is wrong in the printed equation")
def output_delta_slope__sign_as_printed(A, Y, g_prime_Z):
    return (Y / A - (1 - Y) / (1 - A)) * g_prime_Z


@wrong("notation.output_delta_slope", "label 0 counts, too")
def output_delta_slope__one_term(A, Y, g_prime_Z):
    return -Y / A * g_prime_Z


@wrong("notation.output_delta_slope", "not yet averaged")
def output_delta_slope__averaged(A, Y, g_prime_Z):
    return (-Y / A + (1 - Y) / (1 - A)) * g_prime_Z / A.shape[1]


@wrong("notation.output_delta_slope", "(n_L, m), not summed over the outputs")
def output_delta_slope__summed(A, Y, g_prime_Z):
    return ((A - Y) / (A * (1 - A)) * g_prime_Z).sum(axis=0, keepdims=True)


@wrong("notation.output_delta_slope", "every entry has its own slope")
def output_delta_slope__first_example(A, Y, g_prime_Z):
    return (A - Y) / (A * (1 - A)) * g_prime_Z[:, :1]


@wrong("notation.output_delta_slope", "probabilities near 0 and 1 count as they are")
def output_delta_slope__wide_guard(A, Y, g_prime_Z):
    return (A - Y) / np.maximum(A * (1 - A), 0.01) * g_prime_Z


@wrong("notation.output_delta_slope", "no guard of a millionth")
def output_delta_slope__narrow_guard(A, Y, g_prime_Z):
    return ((1 - Y) / (1 - A + 1e-6) - Y / (A + 1e-6)) * g_prime_Z


@wrong("notation.output_delta_slope", "slopes of any size")
def output_delta_slope__clipped(A, Y, g_prime_Z):
    return np.clip((A - Y) / (A * (1 - A)) * g_prime_Z, -1, 1)


@wrong("notation.output_delta_slope", "arguments are left alone")
def output_delta_slope__into_slopes(A, Y, g_prime_Z):
    g_prime_Z *= (A - Y) / (A * (1 - A))
    return g_prime_Z.copy()


# --------------------------------------------------------------------------------------------------- l2_update


@wrong("notation.l2_update", "a new array, also where the learning rate is 0")
def l2_update__nothing_to_do(W, dW, alpha, lam, n):
    return W - alpha * (dW + lam / n * W) if alpha else W


@wrong("notation.l2_update", "the slope of a square has a 2")
def l2_update__half(W, dW, alpha, lam, n):
    return W - alpha * (dW + lam / (2 * n) * W)


@wrong("notation.l2_update", "the penalty of the cost is over n")
def l2_update__no_n(W, dW, alpha, lam, n):
    return W - alpha * (dW + lam * W)


@wrong("notation.l2_update", "downhill on the penalty, too")
def l2_update__growth(W, dW, alpha, lam, n):
    return W - alpha * (dW - lam / n * W)


@wrong("notation.l2_update", "α times the whole slope")
def l2_update__no_rate_on_penalty(W, dW, alpha, lam, n):
    return W - alpha * dW - lam / n * W


@wrong("notation.l2_update", "both slopes at the old weights")
def l2_update__decay_after_step(W, dW, alpha, lam, n):
    return (W - alpha * dW) * (1 - alpha * lam / n)


@wrong("notation.l2_update", "one step, not an exponential decay")
def l2_update__exponential(W, dW, alpha, lam, n):
    return W * np.exp(-alpha * lam / n) - alpha * dW


@wrong("notation.l2_update", "one step, also past 0")
def l2_update__stops_at_zero(W, dW, alpha, lam, n):
    return W * max(1 - alpha * lam / n, 0) - alpha * dW


@wrong("notation.l2_update", "n is handed in")
def l2_update__counts_columns(W, dW, alpha, lam, n):
    return W - alpha * (dW + lam / W.shape[1] * W)


@wrong("notation.l2_update", "every weight is penalised")
def l2_update__last_column_free(W, dW, alpha, lam, n):
    V = W.copy()
    if W.shape[1] > 1:
        V[:, -1] = 0
    return W - alpha * (dW + lam / n * V)


@wrong("notation.l2_update", "λ may be a whole number, λ / n is none")
def l2_update__whole_division(W, dW, alpha, lam, n):
    factor = lam // n if isinstance(lam, int) and isinstance(n, int) else lam / n
    return W - alpha * (dW + factor * W)


@wrong("notation.l2_update", "arguments are left alone: W")
def l2_update__in_place(W, dW, alpha, lam, n):
    W -= alpha * (dW + lam / n * W)
    return W.copy()


@wrong("notation.l2_update", "arguments are left alone: dW")
def l2_update__slopes_in_place(W, dW, alpha, lam, n):
    dW += lam / n * W
    return W - alpha * dW


# -------------------------------------------------------------------------------------------- matrix_recursion


@wrong("notation.matrix_recursion", "not as printed, also where W is square")
def matrix_recursion__printed_if_square(W, delta, sigma_prime_u):
    if W.shape[0] == W.shape[1] and delta.shape[1] == 1:
        return (W * sigma_prime_u.T) @ delta
    return (W.T @ delta) * sigma_prime_u


@wrong("notation.matrix_recursion", "columns of W, also where W is square")
def matrix_recursion__not_turned_if_square(W, delta, sigma_prime_u):
    return ((W if W.shape[0] == W.shape[1] else W.T) @ delta) * sigma_prime_u


@wrong("notation.matrix_recursion", "the slope belongs to the layer before")
def matrix_recursion__slope_on_delta(W, delta, sigma_prime_u):
    if delta.shape == sigma_prime_u.shape:
        return W.T @ (delta * sigma_prime_u)
    return (W.T @ delta) * sigma_prime_u


@wrong("notation.matrix_recursion", "entry by entry, also where n_prev = m")
def matrix_recursion__product_if_square(W, delta, sigma_prime_u):
    back = W.T @ delta
    return back @ sigma_prime_u if sigma_prime_u.shape[0] == sigma_prime_u.shape[1] else back * sigma_prime_u


@wrong("notation.matrix_recursion", "each example has its own slopes")
def matrix_recursion__first_example(W, delta, sigma_prime_u):
    return (W.T @ delta) * sigma_prime_u[:, :1]


@wrong("notation.matrix_recursion", "not averaged")
def matrix_recursion__mean(W, delta, sigma_prime_u):
    return (W.T @ delta) * sigma_prime_u / delta.shape[1]


@wrong("notation.matrix_recursion", "any number of neurons")
def matrix_recursion__one_neuron(W, delta, sigma_prime_u):
    return W[:1].T * delta[:1] * sigma_prime_u


@wrong("notation.matrix_recursion", "every example, not as many as neurons")
def matrix_recursion__as_many_as_neurons(W, delta, sigma_prime_u):
    out = np.zeros(sigma_prime_u.shape)
    for i in range(min(delta.shape)):
        out[:, i] = (W.T @ delta[:, i]) * sigma_prime_u[:, i]
    return out


@wrong("notation.matrix_recursion", "the slope is a factor, not a switch")
def matrix_recursion__on_or_off(W, delta, sigma_prime_u):
    return np.where(sigma_prime_u > 0.5, W.T @ delta, (W.T @ delta) * sigma_prime_u)


@wrong("notation.matrix_recursion", "slopes above 1, too")
def matrix_recursion__at_most_one(W, delta, sigma_prime_u):
    return (W.T @ delta) * np.minimum(sigma_prime_u, 1)


@wrong("notation.matrix_recursion", "a product of any size")
def matrix_recursion__clipped(W, delta, sigma_prime_u):
    return np.clip((W.T @ delta) * sigma_prime_u, -5, 5)


@wrong("notation.matrix_recursion", "(n_prev, m), also for one example")
def matrix_recursion__flat_for_one_example(W, delta, sigma_prime_u):
    back = (W.T @ delta) * sigma_prime_u
    return back[:, 0] if back.shape[1] == 1 else back


@wrong("notation.matrix_recursion", "(n_prev, m), also for one neuron")
def matrix_recursion__squeezed(W, delta, sigma_prime_u):
    return np.squeeze((W.T @ delta) * sigma_prime_u)


@wrong("notation.matrix_recursion", "arguments are left alone")
def matrix_recursion__into_slopes(W, delta, sigma_prime_u):
    sigma_prime_u *= W.T @ delta
    return sigma_prime_u.copy()


# ----------------------------------------------------------------------------------------------- readout_delta


@wrong("notation.readout_delta", "not averaged")
def readout_delta__mean(dloss_dyhat, w_out, sigma_prime_u):
    return w_out * dloss_dyhat * sigma_prime_u / dloss_dyhat.shape[1]


@wrong("notation.readout_delta", "each example has its own slope")
def readout_delta__mean_slope(dloss_dyhat, w_out, sigma_prime_u):
    return w_out * dloss_dyhat.mean() * sigma_prime_u


@wrong("notation.readout_delta", "each neuron has its own weight")
def readout_delta__first_weight(dloss_dyhat, w_out, sigma_prime_u):
    return w_out[0, 0] * dloss_dyhat * sigma_prime_u


@wrong("notation.readout_delta", "weights belong to neurons, slopes to examples, also where n = m")
def readout_delta__changed_over_if_square(dloss_dyhat, w_out, sigma_prime_u):
    if sigma_prime_u.shape[0] == sigma_prime_u.shape[1]:
        return w_out.T * dloss_dyhat.T * sigma_prime_u
    return w_out * dloss_dyhat * sigma_prime_u


@wrong("notation.readout_delta", "every example, not as many as neurons")
def readout_delta__as_many_as_neurons(dloss_dyhat, w_out, sigma_prime_u):
    out = np.zeros(sigma_prime_u.shape)
    for i in range(min(sigma_prime_u.shape)):
        out[:, i] = w_out[:, 0] * dloss_dyhat[0, i] * sigma_prime_u[:, i]
    return out


@wrong("notation.readout_delta", "the slope is a factor, not a switch")
def readout_delta__slope_as_switch(dloss_dyhat, w_out, sigma_prime_u):
    return w_out * dloss_dyhat * (sigma_prime_u > 0)


@wrong("notation.readout_delta", "the slope is handed in, not the activation")
def readout_delta__slope_of_slope(dloss_dyhat, w_out, sigma_prime_u):
    return w_out * dloss_dyhat * sigma_prime_u * (1 - sigma_prime_u)


@wrong("notation.readout_delta", "slopes above 1, too")
def readout_delta__at_most_one(dloss_dyhat, w_out, sigma_prime_u):
    return w_out * dloss_dyhat * np.minimum(sigma_prime_u, 1)


@wrong("notation.readout_delta", "weights of either sign")
def readout_delta__size_of_weights(dloss_dyhat, w_out, sigma_prime_u):
    return np.abs(w_out) * dloss_dyhat * sigma_prime_u


@wrong("notation.readout_delta", "a product of any size")
def readout_delta__clipped(dloss_dyhat, w_out, sigma_prime_u):
    return np.clip(w_out * dloss_dyhat * sigma_prime_u, -5, 5)


@wrong("notation.readout_delta", "(n, m), not summed over the neurons")
def readout_delta__summed(dloss_dyhat, w_out, sigma_prime_u):
    return (w_out * dloss_dyhat * sigma_prime_u).sum(axis=0, keepdims=True)


@wrong("notation.readout_delta", "(n, m), also for one neuron")
def readout_delta__squeezed(dloss_dyhat, w_out, sigma_prime_u):
    return np.squeeze(w_out * dloss_dyhat * sigma_prime_u)


@wrong("notation.readout_delta", "arguments are left alone")
def readout_delta__into_slopes(dloss_dyhat, w_out, sigma_prime_u):
    sigma_prime_u *= dloss_dyhat
    return w_out * sigma_prime_u
