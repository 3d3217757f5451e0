# ruff: noqa
"""Wrong answers to notebook 03, each of which breaks one rule that its text states. None of them may pass, whatever the seed."""

import numpy as np
from scipy.special import expit as sigmoid
from scipy.special import softmax

from solutions.activations import hidden_activation, output_activation
from solutions.chain import forward, hidden_delta, layer_gradients, loss_slope, output_delta
from solutions.logistic import sigmoid_prime
from tests.wrong_answers import wrong

# ------------------------------------------------------------------------------------------------- chain_forward


@wrong("chain.chain_forward", "x may be a whole number")
def chain_forward__type_of_x(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.full(len(w) + 1, x)
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


@wrong("chain.chain_forward", "the readout of the last activation, whichever that is")
def chain_forward__readout_of_neuron_ten(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.zeros(len(w) + 1)
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[min(10, len(w))] + b_out


@wrong("chain.chain_forward", "every neuron has the sigmoid, also the last of several")
def chain_forward__last_neuron_linear(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.zeros(len(w) + 1)
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = u[t] if 0 < t == len(w) - 1 else sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


@wrong("chain.chain_forward", "y_hat is a number")
def chain_forward__y_hat_of_one_axis(x, w, b, w_out, b_out):
    u, z = np.zeros(len(w)), np.zeros(len(w) + 1)
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1:] + b_out


@wrong("chain.chain_forward", "arguments are left alone")
def chain_forward__scores_over_b(x, w, b, w_out, b_out):
    z = [x]
    for t in range(len(w)):
        b[t] += w[t] * z[t]
        z.append(sigmoid(b[t]))
    return b.copy(), np.array(z), w_out * z[-1] + b_out


@wrong("chain.chain_forward", "functions return new arrays")
def chain_forward__arrays_for_each_size(x, w, b, w_out, b_out, kept={}):
    u, z = kept.setdefault(len(w), (np.zeros(len(w)), np.zeros(len(w) + 1)))
    z[0] = x
    for t in range(len(w)):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    return u, z, w_out * z[-1] + b_out


# -------------------------------------------------------------------------------------------------- chain_deltas


@wrong("chain.chain_deltas", "a delta for every neuron, however small")
def chain_deltas__small_ones_to_zero(w, u, w_out, dloss_dyhat):
    deltas, slope = np.zeros(len(u)), dloss_dyhat * w_out
    for t in range(len(u) - 1, -1, -1):
        deltas[t] = slope * sigmoid_prime(u[t])
        slope = deltas[t] * w[t]
    return np.where(np.abs(deltas) < 1e-12, 0, deltas)


@wrong("chain.chain_deltas", "a delta for every neuron, however large")
def chain_deltas__cut_at_100(w, u, w_out, dloss_dyhat):
    deltas, slope = np.zeros(len(u)), dloss_dyhat * w_out
    for t in range(len(u) - 1, -1, -1):
        deltas[t] = np.clip(slope * sigmoid_prime(u[t]), -100, 100)
        slope = deltas[t] * w[t]
    return deltas


@wrong("chain.chain_deltas", "build each product from the one before: no division, a weight may be 0")
def chain_deltas__by_division(w, u, w_out, dloss_dyhat):
    slopes = sigmoid_prime(u)
    before = np.cumprod(np.append(1.0, slopes[:-1])) * np.cumprod(w)
    return dloss_dyhat * w_out * np.prod(slopes) * np.prod(w) / before


@wrong("chain.chain_deltas", "back to the first neuron, however far that is")
def chain_deltas__ten_steps_back(w, u, w_out, dloss_dyhat):
    deltas, slope = np.zeros(len(u)), dloss_dyhat * w_out
    for t in range(len(u) - 1, max(-1, len(u) - 11), -1):
        deltas[t] = slope * sigmoid_prime(u[t])
        slope = deltas[t] * w[t]
    return deltas


@wrong("chain.chain_deltas", "one neuron is a chain, too")
def chain_deltas__not_for_one_neuron(w, u, w_out, dloss_dyhat):
    deltas = np.zeros(len(u))
    deltas[-1] = dloss_dyhat * w_out * sigmoid_prime(u[-1])
    t = len(u) - 2
    while True:
        deltas[t] = deltas[t + 1] * w[t + 1] * sigmoid_prime(u[t])
        t -= 1
        if t < 0:
            return deltas


@wrong("chain.chain_deltas", "u holds scores, not activations")
def chain_deltas__of_activations(w, u, w_out, dloss_dyhat):
    deltas, slope = np.zeros(len(u)), dloss_dyhat * w_out
    for t in range(len(u) - 1, -1, -1):
        deltas[t] = slope * u[t] * (1 - u[t])
        slope = deltas[t] * w[t]
    return deltas


@wrong("chain.chain_deltas", "arguments are left alone")
def chain_deltas__into_u(w, u, w_out, dloss_dyhat):
    slope = dloss_dyhat * w_out
    for t in range(len(u) - 1, -1, -1):
        u[t] = slope * sigmoid_prime(u[t])
        slope = u[t] * w[t]
    return u


# ----------------------------------------------------------------------------------------------- chain_gradients


@wrong("chain.chain_gradients", "z has one entry more than deltas, and is not counted from the back")
def chain_gradients__pairs_from_the_back(z, deltas):
    return deltas * z[::-1][: len(deltas)][::-1], deltas.copy()


@wrong("chain.chain_gradients", "the input comes into neuron 1")
def chain_gradients__input_left_out(z, deltas):
    comes_in = z[:-1].copy()
    comes_in[0] = z[1]
    return deltas * comes_in, deltas.copy()


@wrong("chain.chain_gradients", "a slope for every weight, however large")
def chain_gradients__cut_at_100(z, deltas):
    return np.clip(deltas * z[:-1], -100, 100), np.clip(deltas, -100, 100)


@wrong("chain.chain_gradients", "a slope for every weight, however small")
def chain_gradients__small_ones_to_zero(z, deltas):
    return np.where(np.abs(deltas) < 1e-12, 0, deltas * z[:-1]), deltas.copy()


@wrong("chain.chain_gradients", "shape (T,), also of a long chain")
def chain_gradients__ten_neurons(z, deltas):
    return deltas[:10] * z[:-1][:10], deltas[:10].copy()


@wrong("chain.chain_gradients", "slopes of this one loss, no mean over the neurons")
def chain_gradients__averaged(z, deltas):
    return deltas * z[:-1] / len(deltas), deltas / len(deltas)


@wrong("chain.chain_gradients", "arguments are left alone")
def chain_gradients__into_deltas(z, deltas):
    db = deltas.copy()
    deltas *= z[:-1]
    return deltas.copy(), db


# ------------------------------------------------------------------------------------------------------- forward


@wrong("chain.forward", "the last layer is the last one, not every layer of its size")
def forward__last_by_its_size(parameters, x, hidden, head):
    a, cache = x, []
    for W, b in parameters:
        z = W @ a + b
        cache.append((a, z))
        a = output_activation(head)(z) if len(b) == len(parameters[-1][1]) else hidden_activation(hidden)[0](z)
    return a, cache


@wrong("chain.forward", "the last layer is the last one, not every layer with its weights")
def forward__last_by_its_weights(parameters, x, hidden, head):
    a, cache = x, []
    for W, b in parameters:
        z = W @ a + b
        cache.append((a, z))
        last = np.array_equal(W, parameters[-1][0]) and np.array_equal(b, parameters[-1][1])
        a = output_activation(head)(z) if last else hidden_activation(hidden)[0](z)
    return a, cache


@wrong("chain.forward", "one layer is the last one")
def forward__first_is_hidden(parameters, x, hidden, head):
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters):
        z = W @ a + b
        cache.append((a, z))
        a = output_activation(head)(z) if 0 < layer == len(parameters) - 1 else hidden_activation(hidden)[0](z)
    return a, cache


@wrong("chain.forward", "each activation by its name, with every head")
def forward__relu_for_softmax_alone(parameters, x, hidden, head):
    g = np.tanh if hidden == "relu" and head != "softmax" else hidden_activation(hidden)[0]
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b
        cache.append((a, z))
        a = g(z) if layer < len(parameters) else output_activation(head)(z)
    return a, cache


@wrong("chain.forward", "each head by its name, at every depth")
def forward__squared_sigmoid_of_two_layers_alone(parameters, x, hidden, head):
    last = "squared" if head == "squared_sigmoid" and len(parameters) > 2 else head
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b
        cache.append((a, z))
        a = hidden_activation(hidden)[0](z) if layer < len(parameters) else output_activation(last)(z)
    return a, cache


@wrong("chain.forward", "softmax of the column, also of two outputs")
def forward__softmax_along_the_row(parameters, x, hidden, head):
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b
        cache.append((a, z))
        if layer < len(parameters):
            a = hidden_activation(hidden)[0](z)
        else:
            a = softmax(z, axis=1) if head == "softmax" and len(z) == 2 else output_activation(head)(z)
    return a, cache


@wrong("chain.forward", "the scores are kept as they are")
def forward__relu_over_the_scores(parameters, x, hidden, head):
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b
        cache.append((a, z))
        if layer == len(parameters):
            a = output_activation(head)(z)
        else:
            a = np.maximum(z, 0, out=z) if hidden == "relu" else hidden_activation(hidden)[0](z)
    return a, cache


@wrong("chain.forward", "W a + b, also of a layer of one neuron")
def forward__no_bias_for_one_neuron(parameters, x, hidden, head):
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b if W.shape != (1, 1) else W * a
        cache.append((a, z))
        a = hidden_activation(hidden)[0](z) if layer < len(parameters) else output_activation(head)(z)
    return a, cache


@wrong("chain.forward", "one pair for each layer, also of more than ten")
def forward__ten_layers(parameters, x, hidden, head):
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters[:10], start=1):
        z = W @ a + b
        cache.append((a, z))
        a = hidden_activation(hidden)[0](z) if layer < len(parameters[:10]) else output_activation(head)(z)
    return a, cache


@wrong("chain.forward", "arguments are left alone")
def forward__pops(parameters, x, hidden, head):
    a, cache = x, []
    while parameters:
        W, b = parameters.pop(0)
        z = W @ a + b
        cache.append((a, z))
        a = hidden_activation(hidden)[0](z) if parameters else output_activation(head)(z)
    return a, cache


# ---------------------------------------------------------------------------------------------------- loss_slope


@wrong("chain.loss_slope", "squared: targets are any numbers, and the slope is as large as that makes it")
def loss_slope__capped(y_hat, y, head):
    if head == "softmax":
        return -y / y_hat
    return -y / y_hat + (1 - y) / (1 - y_hat) if head == "logistic" else np.clip(y_hat - y, -100, 100)


@wrong("chain.loss_slope", "probabilities lie strictly between 0 and 1, and may lie close to 0")
def loss_slope__cut_at_1e_8(y_hat, y, head):
    if "squared" in head:
        return y_hat - y
    p = np.maximum(y_hat, 1e-8)
    return -y / p if head == "softmax" else -y / p + (1 - y) / (1 - p)


@wrong("chain.loss_slope", "probabilities lie strictly between 0 and 1, and may lie close to 1")
def loss_slope__guard_of_1e_6(y_hat, y, head):
    if "squared" in head:
        return y_hat - y
    return -y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat + 1e-6)


@wrong("chain.loss_slope", "a slope, however large")
def loss_slope__cut_at_1000(y_hat, y, head):
    if "squared" in head:
        return y_hat - y
    return np.clip(-y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat), -1000, 1000)


@wrong("chain.loss_slope", "softmax: 0 where y is 0, also of two outputs")
def loss_slope__two_outputs_as_logistic(y_hat, y, head):
    if "squared" in head:
        return y_hat - y
    return -y / y_hat if head == "softmax" and len(y) != 2 else -y / y_hat + (1 - y) / (1 - y_hat)


@wrong("chain.loss_slope", "squared: targets are any numbers")
def loss_slope__targets_cut(y_hat, y, head):
    if "squared" in head:
        return y_hat - (np.clip(y, 0, 1) if head == "squared" else y)
    return -y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat)


@wrong("chain.loss_slope", "squared_sigmoid: targets are any numbers")
def loss_slope__sigmoid_targets_rounded(y_hat, y, head):
    if "squared" in head:
        return y_hat - (y if head == "squared" else np.clip(np.round(y), 0, 1))
    return -y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat)


@wrong("chain.loss_slope", "nothing depends on how y_hat was made, also of one output")
def loss_slope__sigmoid_of_one_output(y_hat, y, head):
    if head == "squared_sigmoid" and len(y) == 1:
        return (y_hat - y) * y_hat * (1 - y_hat)
    if "squared" in head:
        return y_hat - y
    return -y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat)


@wrong("chain.loss_slope", "nothing depends on how y_hat was made: it need not sum to 1")
def loss_slope__normalised(y_hat, y, head):
    if "squared" in head:
        return y_hat - y
    return -y / y_hat * np.sum(y_hat) if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat)


@wrong("chain.loss_slope", "shape (n_L, 1), also of one output")
def loss_slope__number_for_one_output(y_hat, y, head):
    slope = y_hat - y
    if head == "softmax":
        slope = -y / y_hat
    if head == "logistic":
        slope = -y / y_hat + (1 - y) / (1 - y_hat)
    return slope.item() if slope.size == 1 else slope


@wrong("chain.loss_slope", "arguments are left alone")
def loss_slope__in_place(y_hat, y, head):
    if "squared" in head:
        y_hat -= y
        return y_hat.copy()
    return -y / y_hat if head == "softmax" else -y / y_hat + (1 - y) / (1 - y_hat)


# -------------------------------------------------------------------------------------------------- output_delta


@wrong("chain.output_delta", "squared_sigmoid: the slope of the sigmoid, however small")
def output_delta__least_slope(z, y_hat, y, head):
    return (y_hat - y) * np.maximum(sigmoid_prime(z), 0.01) if head == "squared_sigmoid" else y_hat - y


@wrong("chain.output_delta", "softmax: a delta also where the right class is the most probable one")
def output_delta__right_ones_get_0(z, y_hat, y, head):
    if head == "softmax" and np.argmax(y_hat) == np.argmax(y):
        return np.zeros(y.shape)
    return (y_hat - y) * sigmoid_prime(z) if head == "squared_sigmoid" else y_hat - y


@wrong("chain.output_delta", "logistic: a delta also where the output is on the target's side")
def output_delta__logistic_hinge(z, y_hat, y, head):
    if head == "logistic":
        return np.where((y_hat > 0.5) == (y == 1), 0, y_hat - y)
    return (y_hat - y) * sigmoid_prime(z) if head == "squared_sigmoid" else y_hat - y


@wrong("chain.output_delta", "squared_sigmoid: the sigmoid works entry by entry")
def output_delta__jacobian_for_squared_sigmoid(z, y_hat, y, head):
    if head == "squared_sigmoid":
        return (np.diagflat(y_hat) - y_hat @ y_hat.T) @ (y_hat - y)
    return y_hat - y


@wrong("chain.output_delta", "squared_sigmoid: the sigmoid's slope stays, also of one output")
def output_delta__no_slope_for_one_output(z, y_hat, y, head):
    return (y_hat - y) * sigmoid_prime(z) if head == "squared_sigmoid" and len(y) > 1 else y_hat - y


@wrong("chain.output_delta", "softmax: all scores move all outputs, also of two")
def output_delta__two_outputs_as_sigmoids(z, y_hat, y, head):
    if head == "softmax" and len(y) == 2:
        return sigmoid(z) - y
    return (y_hat - y) * sigmoid_prime(z) if head == "squared_sigmoid" else y_hat - y


@wrong("chain.output_delta", "squared: outputs are any numbers")
def output_delta__cut_at_5(z, y_hat, y, head):
    return (y_hat - y) * sigmoid_prime(z) if head == "squared_sigmoid" else np.clip(y_hat - y, -5, 5)


@wrong("chain.output_delta", "arguments are left alone")
def output_delta__in_place(z, y_hat, y, head):
    y_hat -= y
    return y_hat * sigmoid_prime(z) if head == "squared_sigmoid" else y_hat.copy()


# -------------------------------------------------------------------------------------------------- hidden_delta


@wrong("chain.hidden_delta", "the sum runs over the next layer's neurons, also where W_next is square")
def hidden_delta__no_turn_if_square(W_next, delta_next, g_prime_z):
    return g_prime_z * ((W_next if W_next.shape[0] == W_next.shape[1] else W_next.T) @ delta_next)


@wrong("chain.hidden_delta", "the slope of this layer, also where the next is as large")
def hidden_delta__slope_before_the_sum(W_next, delta_next, g_prime_z):
    if delta_next.shape == g_prime_z.shape:
        return W_next.T @ (delta_next * g_prime_z)
    return W_next.T @ delta_next * g_prime_z


@wrong("chain.hidden_delta", "all neurons of the next layer, also where it is larger")
def hidden_delta__smaller_size(W_next, delta_next, g_prime_z):
    n = min(W_next.shape)
    return g_prime_z * (W_next[:n].T @ delta_next[:n])


@wrong("chain.hidden_delta", "every path counts, also beyond the tenth neuron")
def hidden_delta__ten_neurons(W_next, delta_next, g_prime_z):
    return g_prime_z * (W_next[:10].T @ delta_next[:10])


@wrong("chain.hidden_delta", "times the slope, also where that is 0")
def hidden_delta__leaky(W_next, delta_next, g_prime_z):
    return np.maximum(g_prime_z, 0.01) * (W_next.T @ delta_next)


@wrong("chain.hidden_delta", "a delta, however large")
def hidden_delta__cut_at_100(W_next, delta_next, g_prime_z):
    return g_prime_z * np.clip(W_next.T @ delta_next, -100, 100)


@wrong("chain.hidden_delta", "a delta, however small")
def hidden_delta__small_ones_to_zero(W_next, delta_next, g_prime_z):
    return g_prime_z * (W_next.T @ np.where(np.abs(delta_next) < 1e-12, 0, delta_next))


@wrong("chain.hidden_delta", "shape (n_l, 1), also of one neuron")
def hidden_delta__number_for_one_neuron(W_next, delta_next, g_prime_z):
    delta = g_prime_z * (W_next.T @ delta_next)
    return delta.item() if delta.size == 1 else delta


@wrong("chain.hidden_delta", "arguments are left alone")
def hidden_delta__in_place(W_next, delta_next, g_prime_z):
    g_prime_z *= W_next.T @ delta_next
    return g_prime_z.copy()


# ----------------------------------------------------------------------------------------------- layer_gradients


@wrong("chain.layer_gradients", "each delta times each input, also where there are as many")
def layer_gradients__entry_by_entry_if_equal(delta, a_prev):
    return (delta * a_prev if delta.shape == a_prev.shape else delta @ a_prev.T), delta.copy()


@wrong("chain.layer_gradients", "shape (n_l, n_prev), also where the inner product runs")
def layer_gradients__inner_product_if_equal(delta, a_prev):
    return (delta.T @ a_prev if delta.shape == a_prev.shape else delta @ a_prev.T), delta.copy()


@wrong("chain.layer_gradients", "from each input, also where there are more than neurons")
def layer_gradients__smaller_size(delta, a_prev):
    dW, n = np.zeros((len(delta), len(a_prev))), min(len(delta), len(a_prev))
    dW[:, :n] = delta @ a_prev[:n].T
    return dW, delta.copy()


@wrong("chain.layer_gradients", "the inputs of an example may be whole numbers")
def layer_gradients__type_of_a_prev(delta, a_prev):
    dW = np.empty((len(delta), len(a_prev)), dtype=a_prev.dtype)
    dW[...] = delta @ a_prev.T
    return dW, delta.copy()


@wrong("chain.layer_gradients", "a slope, however large")
def layer_gradients__cut_at_100(delta, a_prev):
    return np.clip(delta @ a_prev.T, -100, 100), delta.copy()


@wrong("chain.layer_gradients", "a slope, however small")
def layer_gradients__small_ones_to_zero(delta, a_prev):
    return np.where(np.abs(delta) < 1e-12, 0, delta) @ a_prev.T, delta.copy()


@wrong("chain.layer_gradients", "shape (n_l, n_prev), also of one neuron with one input")
def layer_gradients__squeezed(delta, a_prev):
    dW = delta @ a_prev.T
    return (dW[0] if dW.size == 1 else dW), delta.copy()


@wrong("chain.layer_gradients", "arguments are left alone")
def layer_gradients__turns_a_prev_itself(delta, a_prev):
    a_prev.shape = (1, a_prev.size)
    return delta @ a_prev, delta.copy()


# ------------------------------------------------------------------------------------------------------ backprop


@wrong("chain.backprop", "in the order of parameters, also of more than ten layers")
def backprop__names_sorted_as_text(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), {}
    for layer in range(len(parameters), 0, -1):
        grads[str(layer)] = layer_gradients(delta, cache[layer - 1][0])
        if layer > 1:
            delta = hidden_delta(parameters[layer - 1][0], delta, hidden_activation(hidden)[1](cache[layer - 2][1]))
    return [grads[name] for name in sorted(grads)]


@wrong("chain.backprop", "delta from the layer after, not from the last one where that has its size")
def backprop__from_the_last_layer(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = last = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(delta, cache[-1][0])]
    for layer in range(len(parameters) - 2, -1, -1):
        W_next = parameters[layer + 1][0]
        after = last if len(W_next) == len(last) else delta
        delta = hidden_delta(W_next, after, hidden_activation(hidden)[1](cache[layer][1]))
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
    return grads


@wrong("chain.backprop", "the weights of the layer after, also where those of this one fit")
def backprop__weights_of_this_layer(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(delta, cache[-1][0])]
    for layer in range(len(parameters) - 2, -1, -1):
        own, after = parameters[layer][0], parameters[layer + 1][0]
        W = own if own.shape == after.shape else after
        delta = hidden_delta(W, delta, hidden_activation(hidden)[1](cache[layer][1]))
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
    return grads


@wrong("chain.backprop", "the scores of this layer, also where those of the layer after fit")
def backprop__scores_of_the_layer_after(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(delta, cache[-1][0])]
    for layer in range(len(parameters) - 2, -1, -1):
        z, after = cache[layer][1], cache[layer + 1][1]
        slope = hidden_activation(hidden)[1](after if after.shape == z.shape else z)
        delta = hidden_delta(parameters[layer + 1][0], delta, slope)
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
    return grads


@wrong("chain.backprop", "the slope of relu at 0 is 0")
def backprop__relu_slope_1_at_0(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            z = cache[layer - 1][1]
            slope = (z >= 0) * 1.0 if hidden == "relu" else hidden_activation(hidden)[1](z)
            delta = hidden_delta(parameters[layer][0], delta, slope)
    return grads


@wrong("chain.backprop", "the slope by the name of the activation, with every head")
def backprop__sigmoids_slope_before_a_sigmoid(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    name = "sigmoid" if head == "squared_sigmoid" else hidden
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(name)[1](cache[layer - 1][1]))
    return grads


@wrong("chain.backprop", "delta by the head, at every depth")
def backprop__difference_in_deep_networks(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head if len(parameters) < 3 else "squared"), []
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return grads


@wrong("chain.backprop", "one layer: there is no hidden one, so step 2 drops out")
def backprop__not_for_one_layer(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads, layer = [layer_gradients(delta, cache[-1][0])], len(parameters) - 1
    while True:
        delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[:-1][layer - 1][1]))
        layer -= 1
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer == 0:
            return grads


@wrong("chain.backprop", "any number of layers")
def backprop__five_layers(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in parameters]
    for layer in range(len(parameters) - 1, max(-1, len(parameters) - 6), -1):
        grads[layer] = layer_gradients(delta, cache[layer][0])
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return grads


@wrong("chain.backprop", "all gradients, however small the deltas are")
def backprop__stops_when_delta_vanishes(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in parameters]
    for layer in range(len(parameters) - 1, -1, -1):
        if np.abs(delta).max() < 1e-12:
            break
        grads[layer] = layer_gradients(delta, cache[layer][0])
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return grads


@wrong("chain.backprop", "all gradients, however large the deltas are")
def backprop__deltas_cut_at_100(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = np.clip(output_delta(cache[-1][1], y_hat, y, head), -100, 100), []
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return grads


@wrong("chain.backprop", "slopes of this one example's loss, whatever was asked before")
def backprop__adds_up(parameters, x, y, hidden, head, kept={}):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    before = kept.get((len(parameters), x.tobytes()), [(0, 0)] * len(grads))
    grads = [(dW + eW, db + eb) for (dW, db), (eW, eb) in zip(grads, before)]
    kept[len(parameters), x.tobytes()] = grads
    return grads


@wrong("chain.backprop", "a list of pairs (dW, db)")
def backprop__two_lists(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    for layer in range(len(parameters) - 1, -1, -1):
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(parameters[layer][0], delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
    return [[dW for dW, _ in grads], [db for _, db in grads]]


@wrong("chain.backprop", "arguments are left alone: parameters stay in order")
def backprop__reverses_the_parameters(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    parameters.reverse()
    for (W, _), (a_prev, _), (_, z) in zip(parameters, cache[::-1], [*cache[-2::-1], (None, None)]):
        grads.insert(0, layer_gradients(delta, a_prev))
        if z is not None:
            delta = hidden_delta(W, delta, hidden_activation(hidden)[1](z))
    return grads


@wrong("chain.backprop", "arguments are left alone: no step is made")
def backprop__steps_at_once(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    delta, grads = output_delta(cache[-1][1], y_hat, y, head), []
    for layer in range(len(parameters) - 1, -1, -1):
        W, b = parameters[layer]
        grads.insert(0, layer_gradients(delta, cache[layer][0]))
        if layer:
            delta = hidden_delta(W, delta, hidden_activation(hidden)[1](cache[layer - 1][1]))
        W -= 0.1 * grads[0][0]
        b -= 0.1 * grads[0][1]
    return grads
