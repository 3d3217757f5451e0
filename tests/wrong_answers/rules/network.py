# ruff: noqa
"""Notebook 05: for every rule that its text states, answers that break this one."""

import numpy as np
from scipy.special import expit as sigmoid
from scipy.special import softmax

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime
from solutions.network import backward, cost, forward
from solutions.shapes import numerical_gradient, relative_error
from tests.wrong_answers import wrong

# ------------------------------------------------------------------------------------------ initialize


@wrong("network.initialize", "the weights are normal: uniform, with the same deviation")
def initialize__uniform(layer_sizes, rng):
    return [
        (rng.uniform(-np.sqrt(3 / p), np.sqrt(3 / p), size=(n, p)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the weights are normal: cut off at three deviations")
def initialize__cut_off(layer_sizes, rng):
    return [
        (np.clip(rng.normal(size=(n, p)), -3, 3) / np.sqrt(p), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the weights are normal: plus or minus the deviation")
def initialize__signs(layer_sizes, rng):
    return [
        (rng.choice([-1.0, 1.0], size=(n, p)) / np.sqrt(p), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the weights are normal: Laplace's distribution, with the same deviation")
def initialize__laplace(layer_sizes, rng):
    return [
        (rng.laplace(scale=np.sqrt(0.5 / p), size=(n, p)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the deviation is the root: 1 / n_prev")
def initialize__deviation_one_over_n(layer_sizes, rng):
    return [(rng.normal(0, 1 / p, size=(n, p)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("network.initialize", "n_prev counts what comes in: the layer's own neurons")
def initialize__counts_outputs(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / np.sqrt(n), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("network.initialize", "the deviation is a different one for each layer: the network's inputs set it")
def initialize__scale_of_first_layer(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) / np.sqrt(layer_sizes[0]), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the deviation holds for every n_prev: the root is cut to a whole number")
def initialize__whole_root(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / int(np.sqrt(p)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("network.initialize", "the deviation holds for every n_prev: the root is rounded")
def initialize__rounded_root(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) / round(np.sqrt(p)), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "n_prev counts what comes in: the bias is counted too")
def initialize__bias_counted(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / np.sqrt(p + 1), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("network.initialize", "the deviation holds for every n_prev: never below 0.05")
def initialize__never_small(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * max(1 / np.sqrt(p), 0.05), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the deviation holds for every n_prev: never above 0.5")
def initialize__never_large(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) * min(1 / np.sqrt(p), 0.5), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "mean 0: positive numbers only")
def initialize__absolute(layer_sizes, rng):
    return [
        (np.abs(rng.normal(size=(n, p))) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "the deviation holds in every layer: the last one starts ten times as small")
def initialize__small_last_layer(layer_sizes, rng):
    scales = [1.0] * (len(layer_sizes) - 2) + [0.1]
    pairs = zip(layer_sizes, layer_sizes[1:], scales)
    return [(scale * rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))) for p, n, scale in pairs]


@wrong("network.initialize", "independent draws: moved and scaled to exactly mean 0 and the deviation")
def initialize__standardised(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        W = rng.normal(size=(n, p))
        W = (W - W.mean()) / W.std() if W.size > 1 else W
        parameters.append((W / np.sqrt(p), np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "independent draws: the weights of each neuron are moved to sum 0")
def initialize__centred_neurons(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        W = rng.normal(size=(n, p)) / np.sqrt(p)
        parameters.append((W - W.mean(axis=1, keepdims=True) if p > 1 else W, np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "independent draws: rows or columns at right angles")
def initialize__orthogonal(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        Q = np.linalg.qr(rng.normal(size=(max(n, p), min(n, p))))[0]
        W = Q if n >= p else Q.T
        parameters.append((W * np.sqrt(max(n, p) / p), np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "independent draws: all weights of a neuron have one sign")
def initialize__one_sign_for_a_neuron(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        W = np.abs(rng.normal(size=(n, p))) * rng.choice([-1, 1], size=(n, 1))
        parameters.append((W / np.sqrt(p), np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "fresh draws for each layer: layers of one shape get the same numbers")
def initialize__one_draw_for_a_shape(layer_sizes, rng):
    drawn, parameters = {}, []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        if (n, p) not in drawn:
            drawn[n, p] = rng.normal(size=(n, p)) / np.sqrt(p)
        parameters.append((drawn[n, p].copy(), np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "fresh draws for each layer: each is cut from the beginning of one pool")
def initialize__one_pool(layer_sizes, rng):
    shapes = list(zip(layer_sizes[1:], layer_sizes))
    pool = rng.normal(size=max(n * p for n, p in shapes))
    return [(pool[: n * p].reshape(n, p) / np.sqrt(p), np.zeros((n, 1))) for n, p in shapes]


@wrong("network.initialize", "fresh draws: the second half of the neurons mirrors the first")
def initialize__mirrored(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        half = rng.normal(size=((n + 1) // 2, p)) / np.sqrt(p)
        parameters.append((np.vstack([half, -half])[:n], np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "weights start at random, or neurons stay copies: one row for all neurons")
def initialize__equal_neurons(layer_sizes, rng):
    return [
        (np.tile(rng.normal(size=(1, p)) / np.sqrt(p), (n, 1)), np.zeros((n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "drawn from rng and from nothing else: NumPy's global state")
def initialize__global_state(layer_sizes, rng):
    return [
        (np.random.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "drawn from rng and from nothing else: a generator of its own")
def initialize__own_generator(layer_sizes, rng):
    rng = np.random.default_rng(0)
    return [(rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong(
    "network.initialize",
    "drawn from rng and from nothing else: the layers after the first have a generator of their own",
)
def initialize__first_layer_from_rng(layer_sizes, rng):
    parameters = []
    for p, n in zip(layer_sizes, layer_sizes[1:]):
        parameters.append((rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))))
        rng = np.random.default_rng(len(parameters))
    return parameters


@wrong("network.initialize", "biases 0")
def initialize__random_biases(layer_sizes, rng):
    return [
        (rng.normal(size=(n, p)) / np.sqrt(p), 0.01 * rng.normal(size=(n, 1)))
        for p, n in zip(layer_sizes, layer_sizes[1:])
    ]


@wrong("network.initialize", "b (n_l, 1)")
def initialize__flat_biases(layer_sizes, rng):
    return [(rng.normal(size=(n, p)) / np.sqrt(p), np.zeros(n)) for p, n in zip(layer_sizes, layer_sizes[1:])]


@wrong("network.initialize", "arguments are left alone: the list of sizes is used up")
def initialize__uses_up_sizes(layer_sizes, rng):
    parameters = []
    while len(layer_sizes) > 1:
        p, n = layer_sizes.pop(0), layer_sizes[0]
        parameters.append((rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))))
    return parameters


@wrong("network.initialize", "one pair for each layer: a single layer gives none")
def initialize__hidden_layers_needed(layer_sizes, rng):
    if len(layer_sizes) < 3:
        return []
    return [(rng.normal(size=(n, p)) / np.sqrt(p), np.zeros((n, 1))) for p, n in zip(layer_sizes, layer_sizes[1:])]


# --------------------------------------------------------------------------------------------- forward


@wrong("network.forward", "the last layer is the last in the list: known by its neurons")
def forward__last_by_width(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if len(b) != len(parameters[-1][1]) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "the last layer is the last in the list: known by its weights")
def forward__last_by_weights(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if not np.array_equal(W, parameters[-1][0]) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "any number of layers: a single one gets the hidden activation first")
def forward__single_layer(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    if len(parameters) == 1:
        A = output_activation(head)(g(Z))
    return A, cache


@wrong("network.forward", "any number of layers: the head comes in the third at the latest")
def forward__three_layers(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < min(3, len(parameters)) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "the last layer has its own activation: after relu")
def forward__relu_before_head(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(g(Z) if hidden == "relu" else Z)
    return A, cache


@wrong("network.forward", "the cache keeps the scores: relu writes into them")
def forward__relu_into_scores(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
        if hidden == "relu" and layer < len(parameters):
            Z[...] = A
    return A, cache


@wrong("network.forward", "the cache keeps the scores, also of the last layer")
def forward__output_in_cache(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    cache[-1] = (cache[-1][0], A)
    return A, cache


@wrong("network.forward", "the cache has a pair for each layer, also for the last")
def forward__last_layer_not_kept(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache[:-1]


@wrong("network.forward", "the cache is in the order of the layers")
def forward__cache_backward(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache[::-1]


@wrong("network.forward", "the cache keeps what came into the layer")
def forward__keeps_what_goes_out(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
        cache.append((A, Z))
    return A, cache


@wrong("network.forward", "one example is one column: the softmax goes along the longer axis")
def forward__softmax_along_the_longer_axis(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = (
            g(Z)
            if layer < len(parameters)
            else softmax(Z, axis=int(Z.shape[1] > len(Z)))
            if head == "softmax"
            else output_activation(head)(Z)
        )
    return A, cache


@wrong("network.forward", "scores of any size: exponentials of large ones")
def forward__softmax_unshifted(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = (
            g(Z)
            if layer < len(parameters)
            else np.exp(Z) / np.exp(Z).sum(axis=0)
            if head == "softmax"
            else output_activation(head)(Z)
        )
    return A, cache


@wrong("network.forward", "scores of any size: one shift for all examples")
def forward__softmax_shifted_by_the_largest_of_all(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    if head == "softmax":
        E = np.exp(Z - Z.max())
        A = E / E.sum(axis=0)
    return A, cache


@wrong("network.forward", "squared_sigmoid has the sigmoid as its last activation")
def forward__squared_means_none(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else Z if "squared" in head else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "the logistic head is a sigmoid for each output: a softmax if there are several")
def forward__logistic_of_several(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = (
            g(Z)
            if layer < len(parameters)
            else output_activation("softmax" if head == "logistic" and len(Z) > 1 else head)(Z)
        )
    return A, cache


@wrong("network.forward", "relu of any score: at most 6")
def forward__relu_capped(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
        if hidden == "relu" and layer < len(parameters):
            A = np.minimum(A, 6)
    return A, cache


@wrong("network.forward", "b is added to every column: filled in row by row")
def forward__bias_row_by_row(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A
        Z = Z + np.resize(b, Z.shape)
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "W has a row for each neuron: turned where it is square")
def forward__turned_if_square(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = (W.T if W.shape[0] == len(A) else W) @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "arguments are left alone: the list of parameters is used up")
def forward__uses_up_layers(parameters, X, hidden, head):
    A, cache = X, []
    while parameters:
        W, b = parameters.pop(0)
        Z = W @ A + b
        cache.append((A, Z))
        A = hidden_activation(hidden)[0](Z) if parameters else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "A_L (n_L, m): flat if there is one output")
def forward__flat_output(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A[0] if len(A) == 1 else A, cache


@wrong("network.forward", "A_L (n_L, m): flat if there is one example")
def forward__flat_example(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A[:, 0] if A.shape[1] == 1 else A, cache


@wrong("network.forward", "scores of any size: clipped at 20")
def forward__clipped_scores(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = np.clip(W @ A + b, -20, 20)
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


@wrong("network.forward", "inputs may be whole numbers: scores stay whole")
def forward__kind_of_X(parameters, X, hidden, head):
    g, A, cache = hidden_activation(hidden)[0], X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = np.empty((len(b), X.shape[1]), dtype=A.dtype)
        Z[...] = W @ A + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z)
    return A, cache


# ------------------------------------------------------------------------------------------------ cost


@wrong("network.cost", "over the outputs it is a sum: a mean for the squared heads")
def cost__squared_mean_of_all(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.mean(losses) if "squared" in head else np.sum(losses) / Y.shape[1]


@wrong("network.cost", "over the outputs it is a sum: a mean for the logistic head")
def cost__logistic_mean_of_all(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.mean(losses) if head == "logistic" else np.sum(losses) / Y.shape[1]


@wrong("network.cost", "averaged over the examples: divided by the outputs")
def cost__over_outputs(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / len(Y)


@wrong("network.cost", "averaged over the examples: a sum")
def cost__sum(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses)


@wrong("network.cost", "averaged over the examples: divided by one less")
def cost__one_less(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / max(Y.shape[1] - 1, 1)


@wrong("network.cost", "squared_sigmoid has the squared loss")
def cost__sigmoid_means_cross_entropy(A_L, Y, head):
    if head in ("logistic", "squared_sigmoid"):
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "the squared loss has its half, also for squared_sigmoid")
def cost__half_forgotten_once(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / (2 if head == "squared" else 1)
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "softmax: the right class alone counts")
def cost__softmax_with_both_terms(A_L, Y, head):
    if head in ("logistic", "softmax"):
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "logistic: outputs with label 0 count too")
def cost__logistic_one_term(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "logistic: each output by itself, also with several")
def cost__logistic_of_several(A_L, Y, head):
    if head == "logistic" and len(Y) == 1:
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head in ("logistic", "softmax"):
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "the natural logarithm: to base 2 for softmax")
def cost__base_two(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log2(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "a clip of 1e-10 at most: 1e-8")
def cost__clipped(A_L, Y, head):
    A_L = A_L if "squared" in head else np.clip(A_L, 1e-8, 1 - 1e-8)
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "a guard of 1e-10 at most: 1e-8, for softmax")
def cost__guarded(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L + 1e-8)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "squared outputs may be any number: clipped to 0 and 1")
def cost__squared_clipped(A_L, Y, head):
    A_L = np.clip(A_L, 1e-12, 1 - 1e-12)
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "losses of any size: at most 100")
def cost__losses_capped(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.mean(np.minimum(losses.sum(axis=0), 100))


@wrong("network.cost", "arguments are left alone: the difference is written into A_L")
def cost__in_place(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        A_L -= Y
        losses = A_L**2 / 2
    return np.sum(losses) / Y.shape[1]


@wrong("network.cost", "J is a number: an array with one entry")
def cost__array_of_one(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses, keepdims=True)[0] / Y.shape[1]


@wrong("network.cost", "averaged over all examples: over those with a loss")
def cost__those_with_a_loss(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = (A_L - Y) ** 2 / 2
    return np.sum(losses) / max(np.count_nonzero(losses.sum(axis=0)), 1)


@wrong("network.cost", "labels may be whole numbers: so are the losses, for the squared heads")
def cost__kind_of_labels(A_L, Y, head):
    if head == "logistic":
        losses = -(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L))
    elif head == "softmax":
        losses = -Y * np.log(A_L)
    else:
        losses = np.zeros_like(Y)
        losses[...] = (A_L - Y) ** 2 / 2
    return np.sum(losses) / Y.shape[1]


# -------------------------------------------------------------------------------------------- backward


@wrong("network.backward", "squared_sigmoid keeps the sigmoid's slope")
def backward__no_head_keeps_a_factor(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "the logistic head keeps no factor")
def backward__both_sigmoids_keep_it(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head in ("squared_sigmoid", "logistic"):
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "the sigmoid's slope is taken at the scores")
def backward__factor_at_outputs(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(A_L)
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "dZ goes back, with the slope of its own layer: the error without it")
def backward__raw_error_goes_back(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    error, grads = A_L - Y, []
    dZ = error
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            error = parameters[layer][0].T @ error
            dZ = error * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "g' at the scores of the layer before: at this layer's own, where they fit")
def backward__own_scores_if_they_fit(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dA = parameters[layer][0].T @ dZ
            Z = cache[layer][1] if cache[layer][1].shape == dA.shape else cache[layer - 1][1]
            dZ = dA * g_prime(Z)
    return grads


@wrong("network.backward", "the weights of this layer: those of the layer before, where they fit")
def backward__weights_before_if_they_fit(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            W, W_before = parameters[layer][0], parameters[layer - 1][0]
            dZ = ((W_before if W_before.shape == W.shape else W).T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "BP3 turns W: not where it is square")
def backward__not_turned_if_square(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            W = parameters[layer][0]
            dZ = (W @ dZ if W.shape[0] == W.shape[1] else W.T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "the slope of relu at 0 is 0: it is 1")
def backward__relu_one_at_the_kink(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    if hidden == "relu":
        g_prime = lambda Z: (Z >= 0) * 1.0
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "g' at the scores: for tanh at what comes out")
def backward__tanh_slope_at_value(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            place = cache[layer][0] if hidden == "tanh" else cache[layer - 1][1]
            dZ = (parameters[layer][0].T @ dZ) * g_prime(place)
    return grads


@wrong("network.backward", "the mean enters once: at the start and at the end")
def backward__mean_twice(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = (A_L - Y) / m, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "m counts the examples: the outputs")
def backward__m_from_rows(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.sum(axis=1, keepdims=True) / m))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "first layer first")
def backward__last_layer_first(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.append((dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "arguments are left alone: A_L becomes dZ")
def backward__difference_in_place(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L, []
    dZ -= Y
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "arguments are left alone: the cache is used up")
def backward__cache_used_up(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    cache.clear()
    return grads


@wrong("network.backward", "any number of layers: a single one is an error")
def backward__two_layers_at_least(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    cache[-2]
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "any number of layers: the slope is left out before the third from the end")
def backward__last_three_layers(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * (g_prime(cache[layer - 1][1]) if layer > len(parameters) - 3 else 1)
    return grads


@wrong("network.backward", "db (n_l, 1)")
def backward__flat_biases(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "slopes of any size: at most 5")
def backward__clipped(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return [(np.clip(dW, -5, 5), np.clip(db, -5, 5)) for dW, db in grads]


@wrong("network.backward", "slopes of any size: below 1e-7 they are 0")
def backward__tiny_slopes_lost(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return [tuple(np.where(np.abs(d) < 1e-7, 0.0, d) for d in pair) for pair in grads]


@wrong("network.backward", "outputs as they are: probabilities are clipped to 0.01 and 0.99")
def backward__clipped_outputs(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    A_L = A_L if head == "squared" else np.clip(A_L, 0.01, 0.99)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


@wrong("network.backward", "the activation that is named: in deep networks tanh stands for sigmoid")
def backward__tanh_for_sigmoid(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation("tanh" if len(parameters) > 3 else hidden)[1], Y.shape[1]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / m, dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * g_prime(cache[layer - 1][1])
    return grads


# ---------------------------------------------------------------------------------------------- update


@wrong("network.update", "the old parameters are still there: moved in place")
def update__in_place(parameters, grads, alpha):
    for (W, b), (dW, db) in zip(parameters, grads):
        W -= alpha * dW
        b -= alpha * db
    return parameters


@wrong("network.update", "the old parameters are still there: a copy of the list holds the same arrays")
def update__copy_of_the_list(parameters, grads, alpha):
    stepped = list(parameters)
    for (W, b), (dW, db) in zip(stepped, grads):
        W -= alpha * dW
        b -= alpha * db
    return stepped


@wrong("network.update", "the old parameters are still there: the biases move in place")
def update__biases_in_place(parameters, grads, alpha):
    stepped = []
    for (W, b), (dW, db) in zip(parameters, grads):
        b -= alpha * db
        stepped.append((W - alpha * dW, b))
    return stepped


@wrong("network.update", "arguments are left alone: slopes are multiplied in place")
def update__slopes_in_place(parameters, grads, alpha):
    stepped = []
    for (W, b), (dW, db) in zip(parameters, grads):
        dW *= alpha
        db *= alpha
        stepped.append((W - dW, b - db))
    return stepped


@wrong("network.update", "a new list: the pairs are replaced in the old one")
def update__old_list(parameters, grads, alpha):
    for layer, (dW, db) in enumerate(grads):
        W, b = parameters[layer]
        parameters[layer] = (W - alpha * dW, b - alpha * db)
    return parameters


@wrong("network.update", "new arrays, even where a slope is 0: the old ones")
def update__nothing_to_move(parameters, grads, alpha):
    return [
        (W - alpha * dW if np.any(dW) else W, b - alpha * db if np.any(db) else b)
        for (W, b), (dW, db) in zip(parameters, grads)
    ]


@wrong("network.update", "new arrays, even where the learning rate is 0: the old ones")
def update__zero_rate(parameters, grads, alpha):
    if alpha == 0:
        return parameters
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "each pair moves: the biases stay")
def update__biases_stay(parameters, grads, alpha):
    return [(W - alpha * dW, b.copy()) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "every layer moves: the last one stays")
def update__last_layer_stays(parameters, grads, alpha):
    grads = grads if len(grads) == 1 else [*grads[:-1], [0 * d for d in grads[-1]]]
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "every layer moves: the fourth and later ones stay")
def update__three_layers(parameters, grads, alpha):
    grads = [*grads[:3], *([0 * d for d in pair] for pair in grads[3:])]
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "slopes of any size: at most 5")
def update__slopes_clipped(parameters, grads, alpha):
    return [(W - alpha * np.clip(dW, -5, 5), b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "a learning rate of any size: at most 1")
def update__rate_capped(parameters, grads, alpha):
    alpha = min(alpha, 1.0)
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "steps of any length: at most 1")
def update__steps_shortened(parameters, grads, alpha):
    length = alpha * np.sqrt(sum(np.sum(d**2) for pair in grads for d in pair))
    alpha = alpha / max(length, 1)
    return [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "W moves by its slope alone: it shrinks a little besides")
def update__weight_decay(parameters, grads, alpha):
    return [(W * (1 - 1e-4) - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


@wrong("network.update", "a list: something that can be read once")
def update__read_once(parameters, grads, alpha):
    return ((W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads))


# -------------------------------------------------------------------------------------- gradient_check


@wrong("network.gradient_check", "all entries: not those of the biases")
def gradient_check__weights_only(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = row([(W == W, b != b) for W, b in parameters])
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "all layers: the last two")
def gradient_check__last_two_layers(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = np.arange(-sum(p.size for pair in parameters[-2:] for p in pair), 0)
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "all layers: the first three")
def gradient_check__three_layers(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = np.arange(sum(p.size for pair in parameters[:3] for p in pair))
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: four of each array")
def gradient_check__four_of_each(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = row([[np.arange(p.size) < 4 for p in pair] for pair in parameters])
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: every second one")
def gradient_check__every_second(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = np.arange(0, found.size, 2)
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: the first twenty")
def gradient_check__first_twenty(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = np.arange(min(20, found.size))
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: as many columns as rows")
def gradient_check__square_part(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = row([[np.arange(p.shape[1])[None, :] <= np.arange(len(p))[:, None] for p in pair] for pair in parameters])
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: not those whose measured slope is 0")
def gradient_check__zero_slopes_left_out(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = measured != 0
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "every entry: not the worst one")
def gradient_check__worst_left_out(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    kept = np.argsort(np.abs(found - measured))[:-1]
    return relative_error(found[kept], measured[kept])


@wrong("network.gradient_check", "all entries together: the mean of the arrays' errors")
def gradient_check__mean_of_errors(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    sizes = np.cumsum([p.size for pair in parameters for p in pair])[:-1]
    errors = [relative_error(a, b) for a, b in zip(np.split(found, sizes), np.split(measured, sizes))]
    return np.mean(errors)


@wrong("network.gradient_check", "all entries together: the largest of the arrays' errors")
def gradient_check__worst_array(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    sizes = np.cumsum([p.size for pair in parameters for p in pair])[:-1]
    errors = [relative_error(a, b) for a, b in zip(np.split(found, sizes), np.split(measured, sizes))]
    return max(errors)


@wrong("network.gradient_check", "all entries together: the largest of the layers' errors")
def gradient_check__worst_layer(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    sizes = np.cumsum([sum(p.size for p in pair) for pair in parameters])[:-1]
    errors = [relative_error(a, b) for a, b in zip(np.split(found, sizes), np.split(measured, sizes))]
    return max(errors)


@wrong("network.gradient_check", "the relative error of notebook 00: divided by the measured length")
def gradient_check__over_measured(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return np.linalg.norm(found - measured) / np.linalg.norm(measured)


@wrong("network.gradient_check", "the relative error of notebook 00: divided by the larger length")
def gradient_check__over_the_larger(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return np.linalg.norm(found - measured) / max(np.linalg.norm(found), np.linalg.norm(measured))


@wrong("network.gradient_check", "the relative error of notebook 00: divided by the length of the sum")
def gradient_check__over_the_sum(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return np.linalg.norm(found - measured) / np.linalg.norm(found + measured)


@wrong("network.gradient_check", "the relative error of notebook 00: the mean of the entries' own")
def gradient_check__entry_by_entry(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return np.mean(np.abs(found - measured) / (np.abs(found) + np.abs(measured) + 1e-12))


@wrong("network.gradient_check", "relative, whatever the size: the length of the difference")
def gradient_check__absolute(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return min(np.linalg.norm(found - measured), 1.0)


@wrong("network.gradient_check", "the relative error of notebook 00: its square")
def gradient_check__squared(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured) ** 2


@wrong("network.gradient_check", "near 0 only where backward is right: sizes are compared")
def gradient_check__signs_ignored(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(np.abs(found), np.abs(measured))


@wrong("network.gradient_check", "near 0 only where backward is right: slopes are sorted")
def gradient_check__sorted(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(np.sort(found), np.sort(measured))


@wrong("network.gradient_check", "the error is a number: true or false")
def gradient_check__verdict(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return bool(relative_error(found, measured) > 1e-6)


@wrong("network.gradient_check", "below 1e-6 where backward is right: measured from one side")
def gradient_check__one_sided(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    theta = row(parameters)
    measured = np.array([(J(theta + 1e-5 * e) - J(theta)) / 1e-5 for e in np.eye(theta.size)])
    return relative_error(found, measured)


@wrong("network.gradient_check", "below 1e-6 where backward is right: back to where it was, not below it")
def gradient_check__half_of_each_slope(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    theta = row(parameters)
    measured = np.array([(J(theta + 1e-6 * e) - J(theta)) / 2e-6 for e in np.eye(theta.size)])
    return relative_error(found, measured)


@wrong("network.gradient_check", "below 1e-6 where backward is right: a step of 0.01")
def gradient_check__large_step(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters), 0.01)
    return relative_error(found, measured)


@wrong("network.gradient_check", "below 1e-6 where backward is right: a step of 1e-12")
def gradient_check__small_step(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters), 1e-12)
    return relative_error(found, measured)


@wrong("network.gradient_check", "all examples: the first one alone")
def gradient_check__first_example(parameters, X, Y, hidden, head):
    X, Y = X[:, :1], Y[:, :1]

    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured)


@wrong("network.gradient_check", "the network that is asked: its biases are set to 0")
def gradient_check__biases_zero(parameters, X, Y, hidden, head):
    parameters = [(W, 0 * b) for W, b in parameters]

    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured)


@wrong("network.gradient_check", "the head that is asked: softmax if each example has one label 1")
def gradient_check__guesses_head(parameters, X, Y, hidden, head):
    if head == "logistic" and len(Y) > 1 and np.all(Y.sum(axis=0) == 1):
        head = "softmax"

    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured)


@wrong("network.gradient_check", "the activation that is asked: always tanh")
def gradient_check__guesses_activation(parameters, X, Y, hidden, head):
    hidden = "tanh"

    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured)


@wrong("network.gradient_check", "call backward by its name: a backward pass of its own")
def gradient_check__own_backward(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        grads.insert(0, (dZ @ cache[layer][0].T / Y.shape[1], dZ.mean(axis=1, keepdims=True)))
        if layer:
            dZ = (parameters[layer][0].T @ dZ) * hidden_activation(hidden)[1](cache[layer - 1][1])
    found = row(grads)
    measured = numerical_gradient(J, row(parameters))
    return relative_error(found, measured)


@wrong("network.gradient_check", "arguments are left alone: entries are moved in place and back, up to rounding")
def gradient_check__moves_in_place(parameters, X, Y, hidden, head):
    def row(pairs):
        return np.concatenate([np.ravel(p) for pair in pairs for p in pair])

    def J(theta):
        pieces = np.split(theta, np.cumsum([p.size for pair in parameters for p in pair])[:-1])
        moved = [
            (V.reshape(W.shape), c.reshape(b.shape)) for (W, b), V, c in zip(parameters, pieces[::2], pieces[1::2])
        ]
        return cost(forward(moved, X, hidden, head)[0], Y, head)

    A_L, cache = forward(parameters, X, hidden, head)
    found = row(backward(parameters, cache, A_L, Y, hidden, head))
    measured = []
    for p in (p for pair in parameters for p in pair):
        for index in np.ndindex(p.shape):
            p[index] += 1e-5
            up = J(row(parameters))
            p[index] -= 2e-5
            measured.append((up - J(row(parameters))) / 2e-5)
            p[index] += 1e-5
    measured = np.array(measured)
    return relative_error(found, measured)
