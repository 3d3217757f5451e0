# ruff: noqa: B905, E741, F821, RUF059 - students write so
"""Wrong answers that were not made from the lists of known mistakes: what students write on a bad day, odd ones included.

They were written before the diagnosis was tuned, to measure it. `about` is what a teacher would point at: a regular
expression that a mistake's name, or else a statement, has to meet in order to count as right. Two of them were widened after the
first measurement (`divided by the mean`, `reverse`): the names that came were just what these two functions do.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from solutions.softmax import softmax


@dataclass(frozen=True)
class WrongAnswer:
    """One wrong function, the exercise that it tries to answer, and what a teacher would point at."""

    exercise: str
    style: str
    function: Callable[..., Any]
    about: str

    @property
    def source(self) -> str:
        """As the student would have typed it, under the exercise's own name."""
        text = inspect.getsource(self.function).partition("\n")[2]
        return re.sub(rf"\b{self.function.__name__}\b", self.exercise.partition(".")[2], text)


WRONG: list[WrongAnswer] = []


def wrong(exercise: str, about: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put the function below into the list."""

    def keep(function: Callable[..., Any]) -> Callable[..., Any]:
        WRONG.append(WrongAnswer(exercise, function.__name__, function, about))
        return function

    return keep


# ------------------------------------------------------------------------------------------- 00 shapes and gradients


@wrong("shapes.affine", "bias subtracted|negat|b ")
def affine__minus_everything(W, A_prev, b):
    return -(W @ A_prev) - b


@wrong("shapes.affine", "bias .*twice|b\\b")
def affine__bias_twice(W, A_prev, b):
    Z = W @ A_prev + b
    Z += b
    return Z


@wrong("shapes.affine", "other examples|over the examples|m\\b")
def affine__centred(W, A_prev, b):
    A_prev = A_prev - A_prev.mean(axis=1, keepdims=True)
    return W @ A_prev + b


@wrong("shapes.parameter_shapes", "b\\b|shape_b")
def parameter_shapes__bias_of_both_sizes(layer_sizes):
    return [((layer_sizes[i], layer_sizes[i - 1]),) * 2 for i in range(1, len(layer_sizes))]


@wrong("shapes.numerical_gradient", "2 times too small|half|h\\b|too small")
def numerical_gradient__four_h(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        e = np.zeros(theta.shape)
        e[i] = h
        grad[i] = (f(theta + e) - f(theta - e)) / (4 * h)
    return grad


@wrong("shapes.numerical_gradient", "last|first|entries|some entries|0")
def numerical_gradient__last_entry_forgotten(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.size)
    flat = theta.ravel()
    for i in range(flat.size - 1):
        up, down = flat.copy(), flat.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up.reshape(theta.shape)) - f(down.reshape(theta.shape))) / (2 * h)
    return grad.reshape(theta.shape)


@wrong("shapes.relative_error", "root|square")
def relative_error__squared(a, b):
    n = np.linalg.norm(a) + np.linalg.norm(b)
    if n == 0:
        return 0.0
    return (np.linalg.norm(a - b) / n) ** 2


@wrong("shapes.relative_error", "2 times too large|factor 2|twice|divided by the mean")
def relative_error__mean_of_norms(a, b):
    n = (np.linalg.norm(a) + np.linalg.norm(b)) / 2
    return np.linalg.norm(a - b) / n if n > 0 else 0.0


@wrong("shapes.gradient_descent_step", "alpha")
def gradient_descent_step__alpha_squared(theta, grad, alpha):
    return theta - alpha * alpha * grad


# ------------------------------------------------------------------------------------------------ 01 logistic regression


@wrong("logistic.sigmoid", "one minus|missing minus")
def sigmoid__one_minus(Z):
    return 1 - 0.5 * (1 + np.tanh(Z / 2))


@wrong("logistic.sigmoid", "round")
def sigmoid__rounded(Z):
    return np.round(0.5 * (1 + np.tanh(Z / 2)), 3)


@wrong("logistic.sigmoid", "1000|large|extreme|NaN|overflow|huge")
def sigmoid__clipped_hard(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -5, 5)))


@wrong("logistic.sigmoid_prime", "2 times|factor 2")
def sigmoid_prime__doubled(Z):
    a = 1 / (1 + np.exp(-Z))
    return 2 * a * (1 - a)


@wrong("logistic.sigmoid_prime", "root")
def sigmoid_prime__root(Z):
    a = 1 / (1 + np.exp(-Z))
    return np.sqrt(a * (1 - a))


@wrong("logistic.forward", "column|transposed|rows and columns")
def forward__a_column(W, b, X):
    return (1 / (1 + np.exp(-(W @ X + b)))).T


@wrong("logistic.forward", "one minus")
def forward__other_class(W, b, X):
    return 1 - 1 / (1 + np.exp(-(W @ X + b)))


@wrong("logistic.cost", "n times|m times|m\\b|mean")
def cost__divided_twice(A, Y):
    m = Y.shape[1]
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return losses.mean()


@wrong("logistic.cost", "(minus|negat|sign).*(sum|mean|m times)|(sum|mean|m times).*(minus|negat|sign)")
def cost__plus_sum(A, Y):
    return (Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum()


@wrong("logistic.cost", "only the first example|other examples")
def cost__first_example(A, Y):
    return float(-(Y[0, 0] * np.log(A[0, 0]) + (1 - Y[0, 0]) * np.log(1 - A[0, 0])))


@wrong("logistic.cost", "last example")
def cost__overwritten(A, Y):
    J = 0
    for i in range(A.shape[1]):
        J = -np.log(A[0, i]) if Y[0, i] == 1 else -np.log(1 - A[0, i])
    return float(J)


@wrong("logistic.delta", "sign.*factor 2|factor 2.*sign|negated.*2 times|-2")
def delta__minus_two(A, Y):
    return -2 * (A - Y)


@wrong("logistic.delta", "square|broadcast")
def delta__square(A, Y):
    return A - Y.T


@wrong("logistic.delta", "rounded|decision|whole")
def delta__decision(A, Y):
    return np.round(A) - Y


@wrong("logistic.delta", "shift|same number|mean|other examples")
def delta__centred(A, Y):
    d = A - Y
    return d - d.mean()


@wrong("logistic.gradients", "(dW transposed).*(db left out)|(db left out).*(dW transposed)|dW.*db")
def gradients__turned_and_no_bias(dZ, X):
    m = X.shape[1]
    return (X @ dZ.T) / m, np.zeros((1, 1))


@wrong("logistic.gradients", "dW.*(sign|negat)|db is right")
def gradients__dW_sign_only(dZ, X):
    m = X.shape[1]
    return -dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("logistic.gradients", "m - 1|dof|examples|too large|m = 1")
def gradients__m_minus_one(dZ, X):
    m = X.shape[1] - 1
    return dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@wrong("logistic.gradients", "last example|examples")
def gradients__all_but_last(dZ, X):
    m = X.shape[1]
    dW, db = np.zeros((1, X.shape[0])), np.zeros((1, 1))
    for i in range(m - 1):
        dW += dZ[:, i : i + 1] @ X[:, i : i + 1].T
        db += dZ[:, i : i + 1]
    return dW / m, db / m


@wrong("logistic.gradients", "db.*(abs|sign)|dW is right")
def gradients__db_absolute(dZ, X):
    m = X.shape[1]
    return dZ @ X.T / m, np.abs(dZ.sum(axis=1, keepdims=True)) / m


@wrong("logistic.train", "alpha|rate|step")
def train__mean_of_mean(X, Y, alpha, iterations):
    W, b, costs = np.zeros((1, X.shape[0])), np.zeros((1, 1)), []
    m = X.shape[1]
    for _ in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        dW, db = gradients(delta(A, Y), X)
        W, b = W - alpha * dW / m, b - alpha * db / m
    return W, b, costs


@wrong("logistic.predict", "one answer|transposed|column|shape")
def predict__as_column(W, b, X):
    return (forward(W, b, X) > 0.5).astype(int).T


# --------------------------------------------------------------------------------------------------- 02 softmax regression


@wrong("softmax.one_hot", "one minus|0 and 1 exchanged|transposed|one example a row")
def one_hot__rows(y, k):
    return 1 - np.eye(k)[y]


@wrong("softmax.softmax", "revers|order")
def softmax__upside_down(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return (e / e.sum(axis=0, keepdims=True))[::-1]


@wrong("softmax.softmax", "other examples|one sum")
def softmax__mean_sum(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0).mean()


@wrong("softmax.forward", "transposed|row|over the examples")
def forward_softmax__all_turned(W, b, X):
    return softmax(W @ X + b).T


@wrong("softmax.cross_entropy", "last example|examples")
def cross_entropy__loop_returns_last(A, Y):
    for i in range(A.shape[1]):
        J = -float(Y[:, i] @ np.log(A[:, i]))
    return J


@wrong("softmax.cross_entropy", "Y|label")
def cross_entropy__ignores_labels(A, Y):
    return -np.log(A).sum() / A.shape[1]


@wrong("softmax.softmax_jacobian", "2 times|factor 2")
def softmax_jacobian__twice(a):
    J = np.diagflat(a) - a @ a.T
    return J + J.T


@wrong("softmax.delta", "(sign|negat).*(averag|m times)|(averag|m times).*(sign|negat)")
def delta_softmax__minus_mean(A, Y):
    return (Y - A) / Y.shape[1]


@wrong("softmax.gradients", "dW.*transposed.*|transposed")
def gradients_softmax__both_turned(dZ, X):
    m = X.shape[1]
    return X @ dZ.T / m, (dZ.sum(axis=1) / m)[None, :]


@wrong("softmax.add_dummy_feature", "2|row|twice")
def add_dummy_feature__twos(X):
    return np.concatenate([X, 2 * np.ones((1, X.shape[1]))])


@wrong("softmax.theta_gradient", "A\\b|label|one minus|Y")
def theta_gradient__squared_labels(A, Y, X1):
    return (A**2 - Y) @ X1.T / X1.shape[1]


@wrong("softmax.predict", "over the examples|shape|rows|flat|least|reverse")
def predict_softmax__backwards(W, b, X):
    return np.argmax(softmax(W @ X + b), axis=0)[::-1]


# --------------------------------------------------------------------------------------------- 03 one example at a time


@wrong("chain.chain_forward", "y_hat.*(negat|sign)|u.*right|z.*right")
def chain_forward__readout_minus(x, w, b, w_out, b_out):
    u, z = [], [x]
    for i in range(len(w)):
        u.append(w[i] * z[i] + b[i])
        z.append(1 / (1 + np.exp(-u[i])))
    return np.array(u), np.array(z), -(w_out * z[-1] + b_out)


@wrong("chain.chain_deltas", "last|w_out|twice|readout")
def chain_deltas__w_out_everywhere(w, u, w_out, dloss_dyhat):
    s = 1 / (1 + np.exp(-u))
    s = s * (1 - s)
    d = np.zeros(len(u))
    d[-1] = dloss_dyhat * w_out * s[-1]
    for t in range(len(u) - 2, -1, -1):
        d[t] = d[t + 1] * w[t + 1] * s[t] * w_out
    return d


@wrong("chain.hidden_delta", "2 times|factor 2")
def hidden_delta__doubled(W_next, delta_next, g_prime_z):
    return 2 * (W_next.T @ delta_next) * g_prime_z


@wrong("chain.layer_gradients", "dW.*(transposed).*db|db.*dW|transposed")
def layer_gradients__turned_and_negated(delta, a_prev):
    return -(a_prev @ delta.T), -delta


@wrong("chain.loss_slope", "negat|sign|logistic|head")
def loss_slope__logistic_swapped(y_hat, y, head):
    if head == "logistic":
        return -(1 - y) / y_hat + y / (1 - y_hat)
    if head == "softmax":
        return -y / y_hat
    return y_hat - y


@wrong("chain.backprop", "last layer is right|hidden|earlier")
def backprop__hidden_slope_squared(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    g_prime = hidden_activation(hidden)[1]
    d = output_delta(cache[-1][1], y_hat, y, head)
    grads = [layer_gradients(d, cache[-1][0])]
    for l in range(len(parameters) - 1, 0, -1):
        a, z = cache[l - 1]
        d = hidden_delta(parameters[l][0], d, g_prime(z) ** 2)
        grads.insert(0, layer_gradients(d, a))
    return grads


# ----------------------------------------------------------------------------------------------------- 04 two layers


@wrong("two_layer.tanh_prime", "one minus")
def tanh_prime__forgot_the_one(Z):
    return np.tanh(Z) ** 2


@wrong("two_layer.relu_prime", "negat|sign|one minus|wrong side")
def relu_prime__other_side_minus(Z):
    return -(Z > 0).astype(float)


@wrong("two_layer.dW_from", "(transposed).*(m times|averag)|(m times|averag).*(transposed)")
def dW_from__turned_sum(dZ, A_prev):
    return A_prev @ dZ.T


@wrong("two_layer.db_from", "last example|first example|examples")
def db_from__without_last(dZ):
    return dZ[:, :-1].sum(axis=1, keepdims=True) / dZ.shape[1]


@wrong("two_layer.backward", "layer|W2|transposed|dW")
def backward__dW1_turned(parameters, cache, A2, Y):
    (X, Z1), (A1, _) = cache
    W2 = parameters[1][0]
    m = Y.shape[1]
    d2 = A2 - Y
    d1 = W2.T @ d2 * (1 - A1**2)
    return [((X @ d1.T) / m, d1.mean(axis=1, keepdims=True)), (d2 @ A1.T / m, d2.mean(axis=1, keepdims=True))]


@wrong("two_layer.backward", "last layer|layer 1|earlier|hidden")
def backward__output_slope_in_hidden(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    W2, m = parameters[1][0], Y.shape[1]
    d2 = A2 - Y
    d1 = W2.T @ (d2 * A2 * (1 - A2)) * (1 - A1**2)
    return [(d1 @ X.T / m, d1.mean(axis=1, keepdims=True)), (d2 @ A1.T / m, d2.mean(axis=1, keepdims=True))]


# ------------------------------------------------------------------------------------------------ 05 multilayer backprop


@wrong("network.forward", "bias|b\\b")
def forward_network__bias_doubled(parameters, X, hidden, head):
    A, cache = X, []
    for i, (W, b) in enumerate(parameters):
        Z = W @ A + 2 * b
        cache.append((A, Z))
        A = hidden_activation(hidden)[0](Z) if i < len(parameters) - 1 else output_activation(head)(Z)
    return A, cache


@wrong("network.cost", "(minus|negat|sign)|head|softmax")
def cost_network__softmax_minus(A_L, Y, head):
    if head == "softmax":
        return np.sum(Y * np.log(A_L)) / Y.shape[1]
    if head == "logistic":
        return -np.sum(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L)) / Y.shape[1]
    return np.sum((A_L - Y) ** 2) / (2 * Y.shape[1])


@wrong("network.backward", "factor|each layer|last layer")
def backward_network__m_in_each_layer(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    grads = []
    for l in range(len(parameters) - 1, -1, -1):
        A_prev = cache[l][0]
        grads = [(dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)), *grads]
        if l > 0:
            dZ = parameters[l][0].T @ dZ * g_prime(cache[l - 1][1]) * m
    return grads


@wrong("network.backward", "last layer is right|hidden|earlier")
def backward_network__stepped_weights(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], Y.shape[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    grads = []
    for l in range(len(parameters) - 1, -1, -1):
        W, A_prev = parameters[l][0], cache[l][0]
        dW, db = dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True)
        grads.insert(0, (dW, db))
        if l > 0:
            dZ = (W - 0.1 * dW).T @ dZ * g_prime(cache[l - 1][1])
    return grads


@wrong("network.update", "db|b\\b|2 times|bias")
def update__biases_twice(parameters, grads, alpha):
    return [(W - alpha * dW, b - 2 * alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]


# --------------------------------------------------------------------------------------------------------- 06 training


@wrong("training.l2_cost", "half.*biases|biases.*half|b\\b")
def l2_cost__all_of_it(parameters, lam, m):
    return lam / m * sum((W**2).sum() + (b**2).sum() for W, b in parameters)


@wrong("training.l2_gradients", "db|biases.*factor 2|m")
def l2_gradients__twice_and_biases(grads, parameters, lam, m):
    return [(dW + 2 * lam / m * W, db + 2 * lam / m * b) for (dW, db), (W, b) in zip(grads, parameters)]


@wrong("training.momentum_step", "velocity|beta")
def momentum_step__nesterov(parameters, velocity, grads, alpha, beta):
    v = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads)]
    p = [
        (W - alpha * (beta * vW + dW), b - alpha * (beta * vb + db))
        for (W, b), (vW, vb), (dW, db) in zip(parameters, v, grads)
    ]
    return p, v


@wrong("training.accuracy", "one minus|errors")
def accuracy__errors_counted(A_L, Y):
    wrong = 0
    for i in range(Y.shape[1]):
        if A_L[:, i].argmax() != Y[:, i].argmax():
            wrong += 1
    return wrong / Y.shape[1]


# ------------------------------------------------------------------------------------------- 07 reading the literature


@wrong("notation.backward_rows", "transposed|dW as for columns")
def backward_rows__columns_back(parameters, cache, A_L, Y, hidden, head):
    g_prime, m = hidden_activation(hidden)[1], len(Y)
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * A_L * (1 - A_L)
    grads = []
    for l in reversed(range(len(parameters))):
        grads.insert(0, (dZ.T @ cache[l][0] / m, dZ.mean(axis=0)[:, None]))
        if l > 0:
            dZ = dZ @ parameters[l][0].T * g_prime(cache[l - 1][1])
    return grads


@wrong("notation.l2_update", "alpha|lam|penalty")
def l2_update__squared_weights(W, dW, alpha, lam, n):
    return W - alpha * (dW + lam / n * W**2)


@wrong("notation.matrix_recursion", "(sign|negat).*(averag|m times)|(averag|m times).*(sign|negat)")
def matrix_recursion__minus_mean(W, delta, sigma_prime_u):
    m = delta.shape[1]
    return -(W.T @ delta) * sigma_prime_u / m


@wrong("notation.output_delta_slope", "negat|sign")
def output_delta_slope__swapped_terms(A, Y, g_prime_Z):
    return (Y / A - (1 - Y) / (1 - A)) * g_prime_Z


@wrong("notation.to_torch", "negat|bias")
def to_torch__minus_bias(parameters):
    return {
        k: v for i, (W, b) in enumerate(parameters) for k, v in ((f"{i}.weight", W.copy()), (f"{i}.bias", -b[:, 0]))
    }
