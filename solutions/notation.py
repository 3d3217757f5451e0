"""The same network in other layouts, and published equations put right (notebook 07)."""

import numpy as np

from solutions.activations import hidden_activation, output_activation
from solutions.logistic import sigmoid_prime


def to_rows(parameters):
    """The same parameters for examples in rows (Lai; Keras).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  for examples in columns, one a layer

    rows        list of (W (n_prev, n_l), b (1, n_l))  for examples in rows, in the same order
    """
    return [(W.T.copy(), b.T.copy()) for W, b in parameters]


def forward_rows(parameters, X, hidden, head):
    """All examples, one a row, through all layers (Lai, feedforward).

    parameters  list of (W (n_prev, n_l), b (1, n_l))     one a layer, first layer first
    X           (m, n_0)                                  inputs, one example a row
    hidden      text                                      activation of all layers but the last: "sigmoid", "tanh" or "relu"
    head        text                                      activation of the last layer and its loss, for example "softmax"

    A_L         (m, n_L)                                  what the last layer gives
    cache       list of (A_prev (m, n_prev), Z (m, n_l))  for each layer what came in, and the scores
    """
    g = hidden_activation(hidden)[0]
    A, cache = X, []
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = A @ W + b
        cache.append((A, Z))
        A = g(Z) if layer < len(parameters) else output_activation(head)(Z.T).T  # that one takes columns
    return A, cache


def backward_rows(parameters, cache, A_L, Y, hidden, head):
    """All gradients of the cost J, with examples in rows (Lai, backpropagation).

    parameters  list of (W (n_prev, n_l), b (1, n_l))     one a layer, first layer first
    cache       list of (A_prev (m, n_prev), Z (m, n_l))  what forward_rows kept
    A_L         (m, n_L)                                  outputs
    Y           (m, n_L)                                  what they should be
    hidden      text                                      activation of all layers but the last
    head        text                                      activation of the last layer and its loss

    grads       list of (dW (n_prev, n_l), db (1, n_l))   in the order of parameters
    """
    g_prime, m = hidden_activation(hidden)[1], Y.shape[0]
    dZ, grads = A_L - Y, []
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    for layer in reversed(range(len(parameters))):
        A_prev = cache[layer][0]
        grads.insert(0, (A_prev.T @ dZ / m, np.sum(dZ, axis=0, keepdims=True) / m))
        if layer > 0:
            dZ = (dZ @ parameters[layer][0].T) * g_prime(cache[layer - 1][1])
    return grads


def from_torch(state):
    """The parameters of a stack of PyTorch's linear layers, which compute x Wᵀ + b.

    state       dictionary                             "0.weight" (n_1, n_0), "0.bias" (n_1,), "1.weight" (n_2, n_1) and so on, in any order

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  for examples in columns, first layer first
    """
    return [
        (state[f"{layer}.weight"].copy(), state[f"{layer}.bias"][:, np.newaxis].copy())
        for layer in range(len(state) // 2)
    ]


def to_torch(parameters):
    """What a stack of PyTorch's linear layers loads: the opposite of from_torch.

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  for examples in columns, first layer first

    state       dictionary                             "0.weight" (n_1, n_0), "0.bias" (n_1,), "1.weight" (n_2, n_1) and so on
    """
    state = {}
    for layer, (W, b) in enumerate(parameters):
        state[f"{layer}.weight"], state[f"{layer}.bias"] = W.copy(), b[:, 0].copy()
    return state


def readout_as_layer(w_out, b_out):
    """The linear readout w_outᵀ z + b_out as a last layer with one neuron (CS 3780, forward pass; its α is w_out).

    w_out  (n_prev, 1)  weights of the readout
    b_out  number       its bias

    W      (1, n_prev)  weights of the layer
    b      (1, 1)       its bias
    """
    return w_out.T.copy(), np.array([[b_out]], dtype=float)


def cross_entropy_sign(A, Y):
    """The cross-entropy of independent outputs (Dong, section 1.2, put right).

    A  (n_L, m)  probabilities, strictly between 0 and 1
    Y  (n_L, m)  labels, 0 or 1

    J  number    losses summed over the outputs of an example, then averaged over the m examples
    """
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1]


def output_delta_slope(A, Y, g_prime_Z):
    """The slope of each example's cross-entropy by the last scores (Dong, after section 1.3, put right).

    A          (n_L, m)  probabilities A = g(Z), strictly between 0 and 1
    Y          (n_L, m)  labels, 0 or 1
    g_prime_Z  (n_L, m)  slope of the last activation at the scores Z

    dZ         (n_L, m)  per example, not yet averaged
    """
    return ((1 - Y) / (1 - A) - Y / A) * g_prime_Z


def l2_update(W, dW, alpha, lam, n):
    """One step on the cost with the penalty λ / 2n times the sum of all squared weights (Dong, section 2, put right).

    W      (n_l, n_prev)  weights
    dW     (n_l, n_prev)  slope of the cost without the penalty
    alpha  number         learning rate
    lam    number         strength λ of the penalty
    n      number         examples in the training set

    W_new  (n_l, n_prev)  weights after the step
    """
    return W - alpha * (dW + lam / n * W)


def matrix_recursion(W, delta, sigma_prime_u):
    """One layer back, for layers of any size and m examples (CS 3780, backward pass, read as matrices and put right).

    W              (n_l, n_prev)  weights of a layer
    delta          (n_l, m)       slope of each example's loss by the layer's scores
    sigma_prime_u  (n_prev, m)    slope of the activation at the scores of the layer before

    delta_prev     (n_prev, m)    slope of each example's loss by the scores of the layer before
    """
    return sigma_prime_u * (W.T @ delta)


def readout_delta(dloss_dyhat, w_out, sigma_prime_u):
    """The slope by the last hidden scores, below a linear readout (CS 3780, backward pass, put right).

    dloss_dyhat    (1, m)  slope of each example's loss by its output
    w_out          (n, 1)  weights of the readout
    sigma_prime_u  (n, m)  slope of the activation at the last hidden scores

    delta          (n, m)  slope of each example's loss by the last hidden scores
    """
    return (w_out @ dloss_dyhat) * sigma_prime_u
