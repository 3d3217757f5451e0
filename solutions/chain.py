"""Backpropagation for one example: first a chain of single neurons, then whole layers (notebook 03)."""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime


def chain_forward(x, w, b, w_out, b_out):
    """Through a chain of T sigmoid neurons, one a layer, to a linear readout (CS 3780, forward pass).

    x      number    the input, whole or not
    w      (T,)      weight of each neuron
    b      (T,)      bias of each neuron
    w_out  number    weight of the readout
    b_out  number    bias of the readout

    u      (T,)      score of each neuron
    z      (T + 1,)  the input, then the activation of each neuron
    y_hat  number    w_out times the last activation, plus b_out
    """
    u, z = [], [x]
    for weight, bias in zip(w, b, strict=True):
        u.append(weight * z[-1] + bias)
        z.append(sigmoid(u[-1]))
    return np.array(u), np.array(z), w_out * z[-1] + b_out


def chain_deltas(w, u, w_out, dloss_dyhat):
    """How the loss changes with the score of each neuron, from the last one back to the first (CS 3780, backward pass).

    w            (T,)    weight of each neuron
    u            (T,)    score of each neuron
    w_out        number  weight of the readout
    dloss_dyhat  number  slope of the loss by y_hat

    deltas       (T,)    slope of the loss by u, first neuron first
    """
    slopes = sigmoid_prime(u)
    deltas = np.zeros(len(u))
    deltas[-1] = dloss_dyhat * w_out * slopes[-1]
    for t in range(len(u) - 1, 0, -1):
        deltas[t - 1] = deltas[t] * w[t] * slopes[t - 1]
    return deltas


def chain_gradients(z, deltas):
    """The slopes of the loss by the weight and by the bias of each neuron (CS 3780, backward pass).

    z       (T + 1,)  the input, then the activation of each neuron
    deltas  (T,)      slope of the loss by the score of each neuron

    dw      (T,)      slope of the loss by w
    db      (T,)      slope of the loss by b
    """
    return deltas * z[:-1], deltas.copy()


def forward(parameters, x, hidden, head):
    """One example through all layers; what backpropagation will need is kept (CS229, section 1).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))      one a layer, first layer first
    x           (n_0, 1)                                   the inputs of one example
    hidden      text                                       activation of all layers but the last: "sigmoid", "tanh" or "relu"
    head        text                                       last activation: "squared", "squared_sigmoid", "logistic" or "softmax"

    y_hat       (n_L, 1)                                   what the last layer gives
    cache       list of (A_prev (n_prev, 1), Z (n_l, 1))   for each layer what came in, and the scores
    """
    g = hidden_activation(hidden)[0]
    a, cache = x, []
    for layer, (W, b) in enumerate(parameters, start=1):
        z = W @ a + b
        cache.append((a, z))
        a = g(z) if layer < len(parameters) else output_activation(head)(z)
    return a, cache


def loss_slope(y_hat, y, head):
    """How the loss of one example changes with each output: ∂ℒ/∂ŷ.

    y_hat        (n_L, 1)  outputs; probabilities lie strictly between 0 and 1
    y            (n_L, 1)  what they should be: 0 or 1 for "logistic", one 1 for "softmax", else any numbers
    head         text      which loss: "squared", "squared_sigmoid", "logistic" or "softmax"

    dloss_dyhat  (n_L, 1)  slope of the loss by each output
    """
    if head == "logistic":
        return -y / y_hat + (1 - y) / (1 - y_hat)
    if head == "softmax":
        return -y / y_hat
    return y_hat - y


def output_delta(z, y_hat, y, head):
    """How the loss of one example changes with each score of the last layer (CS229, step 1).

    z      (n_L, 1)  scores of the last layer
    y_hat  (n_L, 1)  outputs, made from z by the head's activation; some may be rounded to 0 or 1
    y      (n_L, 1)  what they should be: 0 or 1 for "logistic", one 1 for "softmax", else any numbers
    head   text      last activation and loss: "squared", "squared_sigmoid", "logistic" or "softmax"

    delta  (n_L, 1)  slope of the loss by z
    """
    if head == "squared_sigmoid":
        return (y_hat - y) * sigmoid_prime(z)
    return y_hat - y


def hidden_delta(W_next, delta_next, g_prime_z):
    """One layer back: how the loss changes with each score of a hidden layer (CS229, step 2; Dong, section 1.3).

    W_next      (n_next, n_l)  weights of the layer after
    delta_next  (n_next, 1)    slope of the loss by the scores of the layer after
    g_prime_z   (n_l, 1)       slope of the activation at the scores of this layer

    delta       (n_l, 1)       slope of the loss by the scores of this layer
    """
    return (W_next.T @ delta_next) * g_prime_z


def layer_gradients(delta, a_prev):
    """The slopes of one example's loss by the weights and biases of a layer (CS229, step 3; Dong, section 1.4).

    delta   (n_l, 1)       slope of the loss by the scores of the layer
    a_prev  (n_prev, 1)    what came into the layer: activations, or the inputs of the example

    dW      (n_l, n_prev)  slope of the loss by W
    db      (n_l, 1)       slope of the loss by b
    """
    return delta @ a_prev.T, delta.copy()


def backprop(parameters, x, y, hidden, head):
    """All gradients of one example's loss, by the three steps of the recipe (CS229, section 2).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))    one a layer, first layer first
    x           (n_0, 1)                                 the inputs of one example
    y           (n_L, 1)                                 what the outputs should be
    hidden      text                                     activation of all layers but the last
    head        text                                     activation of the last layer and its loss

    grads       list of (dW (n_l, n_prev), db (n_l, 1))  in the order of parameters
    """
    y_hat, cache = forward(parameters, x, hidden, head)
    g_prime = hidden_activation(hidden)[1]
    delta = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(delta, cache[-1][0])]
    for layer in range(len(parameters) - 1, 0, -1):
        a_prev, z = cache[layer - 1]
        delta = hidden_delta(parameters[layer][0], delta, g_prime(z))
        grads.insert(0, layer_gradients(delta, a_prev))
    return grads
