# ruff: noqa
"""Wrong answers that were looked at while the diagnosis was made better."""

import numpy as np

from solutions.softmax import softmax
from tests.wrong_answers import wrong

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


@wrong("logistic.cost", "first example|other examples")
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


@wrong("chain.loss_slope", "negat|sign|logistic|head|one minus y")
def loss_slope__logistic_swapped(y_hat, y, head):
    if head == "logistic":
        return -(1 - y) / y_hat + y / (1 - y_hat)
    if head == "softmax":
        return -y / y_hat
    return y_hat - y


@wrong("chain.backprop", "last layer is right|hidden|earlier|g_prime of z squared")
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


@wrong("two_layer.backward", "last layer|layer 1|earlier|hidden|sigmoid's slope")
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


@wrong("notation.l2_update", "alpha|lam|penalty|W squared")
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


# ------------------------------------------------------------------------------------ in a teacher's words


@wrong(
    "shapes.affine", "the bias is added again for every input inside the sum, so it counts n_prev times instead of once"
)
def affine__bias_inside_the_sum(W, A_prev, b):
    n_l, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n_l, m))
    for r in range(n_l):
        for i in range(m):
            for j in range(n_prev):
                Z[r, i] += W[r, j] * A_prev[j, i] + b[r, 0]
    return Z


@wrong(
    "shapes.parameter_shapes",
    "two mistakes: W is given as inputs by neurons instead of neurons by inputs, and the bias is a row (1, n_l) instead of a column",
)
def parameter_shapes__row_convention(layer_sizes):
    out = []
    for n_in, n_out in zip(layer_sizes[:-1], layer_sizes[1:]):
        out.append(((n_in, n_out), (1, n_out)))
    return out


@wrong(
    "shapes.numerical_gradient",
    "the step is never set back to zero, so entries that were already done stay moved and each slope also contains those of all the entries before it",
)
def numerical_gradient__step_not_reset(f, theta, h=1e-5):
    t = np.array(theta, dtype=float)
    g = np.zeros_like(t)
    eps = np.zeros_like(t)
    for idx in np.ndindex(t.shape):
        eps[idx] = h
        g[idx] = (f(t + eps) - f(t - eps)) / (2 * h)
    return g


@wrong(
    "shapes.relative_error",
    "the relative error is taken entry by entry and averaged, instead of once with the lengths of the whole arrays",
)
def relative_error__mean_of_entries(a, b):
    p, q = np.asarray(a, dtype=float).ravel(), np.asarray(b, dtype=float).ravel()
    errors = []
    for s, t in zip(p, q):
        bottom = abs(s) + abs(t)
        errors.append(abs(s - t) / bottom if bottom > 0 else 0.0)
    return float(np.mean(errors))


@wrong(
    "shapes.gradient_descent_step",
    "the bracket is in the wrong place: the learning rate multiplies theta as well as the gradient",
)
def gradient_descent_step__alpha_times_both(theta, grad, alpha):
    return alpha * np.subtract(theta, grad)


@wrong(
    "shapes.numerical_gradient",
    "it goes up only, from theta to theta + h, but still divides by the distance 2h of the central difference, so the slopes are halved",
)
def numerical_gradient__one_side_over_two_h(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    here = f(theta.copy())
    slopes = []
    for k in range(theta.size):
        moved = theta.copy().reshape(-1)
        moved[k] += h
        slopes.append((f(moved.reshape(theta.shape)) - here) / (2 * h))
    return np.array(slopes).reshape(theta.shape)


# logistic


@wrong(
    "logistic.sigmoid",
    "the identity with tanh is misremembered: it needs tanh of half the score, so this sigmoid is twice as steep",
)
def sigmoid__tanh_without_half(Z):
    return 0.5 + 0.5 * np.tanh(Z)


@wrong(
    "logistic.sigmoid_prime",
    "the sigmoid is applied twice: the slope is taken at the probability instead of at the score",
)
def sigmoid_prime__sigmoid_twice(Z):
    def slope(t):
        s = sigmoid(t)
        return s - s * s

    A = sigmoid(Z)
    return slope(A)


@wrong("logistic.cost", "the logarithm of the mean probability is taken instead of the mean of the logarithms")
def cost__log_of_the_mean(A, Y):
    right = np.where(Y == 1, A, 1 - A)
    return float(-np.log(right.sum() / right.size))


@wrong(
    "logistic.gradients",
    "the loop over the examples overwrites dW instead of adding to it, so only the last example counts",
)
def gradients__dW_overwritten(dZ, X):
    n0, m = X.shape
    dW = np.zeros((1, n0))
    db = np.zeros((1, 1))
    for i in range(m):
        for j in range(n0):
            dW[0, j] = dZ[0, i] * X[j, i]
        db[0, 0] += dZ[0, i]
    return dW / m, db / m


@wrong("logistic.predict", "the score itself is compared with one half, without the sigmoid")
def predict__score_above_half(W, b, X):
    z = np.dot(W, X) + b
    labels = np.zeros(z.shape, dtype=int)
    labels[z > 0.5] = 1
    return labels


@wrong(
    "logistic.cost",
    "two mistakes: the term of the examples with label 0 is missing, and the losses are summed instead of averaged",
)
def cost__only_ones_and_no_mean(A, Y):
    J = 0.0
    for a, y in zip(A.ravel(), Y.ravel()):
        J -= y * np.log(a)
    return J


@wrong(
    "logistic.train",
    "W is moved first and the slope by b is then computed with the new W, instead of both from the same old values",
)
def train__bias_sees_new_weights(X, Y, alpha, iterations):
    n0, m = X.shape
    W = np.zeros((1, n0))
    b = np.zeros((1, 1))
    costs = []
    for it in range(iterations):
        costs.append(cost(forward(W, b, X), Y))
        W = W - alpha * gradients(delta(forward(W, b, X), Y), X)[0]
        b = b - alpha * gradients(delta(forward(W, b, X), Y), X)[1]
    return W, b, costs


# softmax


@wrong(
    "softmax.one_hot",
    "the classes are taken to count from 1, so every 1 stands one row too high (and class 0 lands in the last row)",
)
def one_hot__classes_from_one(y, k):
    Y = np.zeros((k, len(y)))
    for i, label in enumerate(y):
        Y[int(label) - 1, i] = 1.0
    return Y


@wrong("softmax.forward", "every class gets the bias of class 0 instead of its own")
def forward__bias_of_first_class(W, b, X):
    columns = []
    for x in X.T:
        z = W.dot(x) + b[0]
        columns.append(z)
    return softmax(np.array(columns).T)


@wrong(
    "softmax.cross_entropy",
    "the term (1 - y) log(1 - a) of the two-class cost is added for every wrong class, which the softmax loss does not have",
)
def cross_entropy__two_class_terms(A, Y):
    per_example = np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0)
    return -per_example.mean()


@wrong("softmax.softmax_jacobian", "the inner loop starts at the diagonal, so everything below the diagonal stays 0")
def softmax_jacobian__upper_half_only(a):
    p = a.ravel()
    k = p.size
    J = np.zeros((k, k))
    for i in range(k):
        for j in range(i, k):
            J[i, j] = p[i] * ((i == j) - p[j])
    return J


@wrong("softmax.gradients", "the sums are divided by the number of classes instead of the number of examples")
def gradients__divided_by_classes(dZ, X):
    m = len(dZ)
    dW = sum(np.outer(dZ[:, i], X[:, i]) for i in range(X.shape[1])) / m
    db = dZ.sum(1).reshape(-1, 1) / m
    return dW, db


@wrong(
    "softmax.theta_gradient",
    "two mistakes: the labels minus the probabilities instead of the other way round, and the division by m is missing",
)
def theta_gradient__sign_and_no_mean(A, Y, X1):
    return np.einsum("ri,ji->rj", Y - A, X1)


@wrong(
    "softmax.train",
    "the step of the bias starts from 0 each time instead of from the old bias, so b does not accumulate",
)
def train__bias_replaced(X, Y, alpha, iterations):
    k, n0 = Y.shape[0], X.shape[0]
    W, b = np.zeros((k, n0)), np.zeros((k, 1))
    costs = []
    while len(costs) < iterations:
        probs = forward(W, b, X)
        costs += [cross_entropy(probs, Y)]
        gW, gb = gradients(probs - Y, X)
        W = W - alpha * gW
        b = -alpha * gb
    return W, b, costs


# chain


@wrong(
    "chain.chain_forward",
    "each neuron after the first receives the score of the neuron before it instead of its activation",
)
def chain_forward__score_passed_on(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    incoming = x
    for t in range(T):
        u[t] = w[t] * incoming + b[t]
        z[t + 1] = sigmoid(u[t])
        incoming = u[t]
    return u, z, w_out * z[T] + b_out


@wrong(
    "chain.chain_deltas",
    "the slope of the sigmoid is taken at the score of the neuron after, u_t, instead of at the neuron's own score u_(t-1)",
)
def chain_deltas__slope_of_next_neuron(w, u, w_out, dloss_dyhat):
    d = dloss_dyhat * w_out * sigmoid_prime(u[-1])
    out = [d]
    for t in reversed(range(1, len(u))):
        d = d * w[t] * sigmoid_prime(u[t])
        out.append(d)
    return np.array(out[::-1])


@wrong(
    "chain.layer_gradients",
    "the slope by the bias is the sum of the row of dW, as if the bias were multiplied by the sum of the inputs instead of by 1",
)
def layer_gradients__db_sums_dW(delta, a_prev):
    dW = np.outer(delta, a_prev)
    db = dW.sum(axis=1, keepdims=True)
    return dW, db


@wrong("chain.forward", "the scores that are kept in the cache are those before the bias was added")
def forward__cache_without_bias(parameters, x, hidden, head):
    g, _ = hidden_activation(hidden)
    last = output_activation(head)
    a = x
    cache = []
    for l in range(len(parameters)):
        W, b = parameters[l]
        z = np.dot(W, a)
        cache.append((a, z))
        if l == len(parameters) - 1:
            a = last(z + b)
        else:
            a = g(z + b)
    return a, cache


@wrong(
    "chain.output_delta",
    "for squared_sigmoid the slope of the sigmoid is taken at the output y_hat instead of at the score z",
)
def output_delta__slope_at_output(z, y_hat, y, head):
    error = y_hat - y
    factor = np.ones_like(z)
    if head == "squared_sigmoid":
        factor = sigmoid_prime(y_hat)
    return error * factor


@wrong(
    "chain.chain_deltas",
    "two mistakes: the readout's weight w_out is missing at the start, and each step back uses the weight of the neuron it arrives at instead of the one it leaves",
)
def chain_deltas__no_readout_and_wrong_weight(w, u, w_out, dloss_dyhat):
    T = len(u)
    deltas = np.empty(T)
    deltas[T - 1] = dloss_dyhat * sigmoid_prime(u[T - 1])
    t = T - 2
    while t >= 0:
        deltas[t] = deltas[t + 1] * w[t] * sigmoid_prime(u[t])
        t -= 1
    return deltas


@wrong("chain.hidden_delta", "the paths through the next layer's neurons are averaged instead of added up")
def hidden_delta__mean_over_paths(W_next, delta_next, g_prime_z):
    paths = W_next * delta_next
    back = np.mean(paths, axis=0)
    return back[:, None] * g_prime_z


@wrong(
    "chain.backprop", "the slope of the hidden activation is taken at the layer's activations instead of at its scores"
)
def backprop__slope_at_activation(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    _, gp = hidden_activation(hidden)
    inputs = [a for a, _ in cache]
    scores = [z for _, z in cache]
    L = len(parameters)
    deltas = [None] * L
    deltas[L - 1] = output_delta(scores[L - 1], y_hat, y, head)
    for l in range(L - 2, -1, -1):
        deltas[l] = hidden_delta(parameters[l + 1][0], deltas[l + 1], gp(inputs[l + 1]))
    return [layer_gradients(d, a) for d, a in zip(deltas, inputs)]


# two_layer


@wrong(
    "two_layer.tanh_prime", "the square is in the wrong place: tanh of the squared score instead of the square of tanh"
)
def tanh_prime__square_inside(Z):
    return 1.0 - np.tanh(Z**2)


@wrong("two_layer.forward", "the hidden bias is added after tanh instead of before it")
def forward__hidden_bias_after_tanh(parameters, X):
    W1, b1 = parameters[0]
    W2, b2 = parameters[1]
    Z1 = np.matmul(W1, X)
    A1 = np.tanh(Z1) + b1
    Z2 = np.matmul(W2, A1) + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.dW_from", "the mean is taken twice: each example's share is divided by m, and then the sum as well")
def dW_from__divided_twice(dZ, A_prev):
    m = dZ.shape[1]
    total = np.zeros((dZ.shape[0], A_prev.shape[0]))
    for i in range(m):
        total += dZ[:, i : i + 1] * A_prev[:, i] / m
    return total / m


@wrong("two_layer.dA_from", "the sum over the layer's neurons starts at index 1, so the first neuron is left out")
def dA_from__first_neuron_skipped(W, dZ):
    n_l, n_prev = W.shape
    dA = np.zeros((n_prev, dZ.shape[1]))
    for r in range(1, n_l):
        dA += np.outer(W[r], dZ[r])
    return dA


@wrong(
    "two_layer.backward", "dZ2 has the slope of the sigmoid as an extra factor, which cancels with the cross-entropy"
)
def backward__extra_sigmoid_slope(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    err = A2 - Y
    s = sigmoid(Z2)
    dZ2 = err * s * (1 - s)
    grads2 = (dW_from(dZ2, A1), db_from(dZ2))
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    grads1 = (dW_from(dZ1, X), db_from(dZ1))
    return [grads1, grads2]


@wrong(
    "two_layer.train",
    "forward and backward run on the start in every iteration instead of on the parameters that were moved, so every step is the same",
)
def train__gradients_always_at_start(parameters, X, Y, alpha, iterations):
    params = [[W.copy(), b.copy()] for W, b in parameters]
    J = []
    for k in range(iterations):
        A2, cache = forward(parameters, X)
        J.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        for l in range(2):
            params[l][0] = params[l][0] - alpha * grads[l][0]
            params[l][1] = params[l][1] - alpha * grads[l][1]
    return [tuple(p) for p in params], J


@wrong(
    "two_layer.backward",
    "two mistakes: dZ2 is already divided by m, so the mean is taken twice, and the slope of tanh is written 1 - a instead of 1 - a squared",
)
def backward__mean_twice_and_slope_without_square(parameters, cache, A2, Y):
    X, A1 = cache[0][0], cache[1][0]
    W2 = parameters[1][0]
    m = Y.shape[1]
    dZ2 = (A2 - Y) / m
    dW2 = dZ2.dot(A1.T) / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = W2.T.dot(dZ2) * (1 - A1)
    dW1 = dZ1.dot(X.T) / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    return [(dW1, db1), (dW2, db2)]


@wrong(
    "two_layer.train",
    "two mistakes: the cost is recorded after the step instead of before it, and the biases are never moved",
)
def train__cost_after_step_and_biases_still(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    history = []
    for _ in range(iterations):
        p = [(W1, b1), (W2, b2)]
        out, cache = forward(p, X)
        (g1, _), (g2, _) = backward(p, cache, out, Y)
        W1 = W1 - alpha * g1
        W2 = W2 - alpha * g2
        history.append(cost(forward([(W1, b1), (W2, b2)], X)[0], Y))
    return [(W1, b1), (W2, b2)], history


@wrong("chain.chain_forward", "The readout is made from the last score u instead of the last activation z.")
def chain_forward__readout_of_score(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    for t in range(T):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = sigmoid(u[t])
    y_hat = w_out * u[T - 1] + b_out
    return u, z, y_hat


@wrong(
    "chain.chain_deltas",
    "Two mistakes: the last delta lacks the readout's weight, and each step back takes the weight of the neuron "
    "it arrives at instead of the weight of the neuron it comes from.",
)
def chain_deltas__no_readout_own_weight(w, u, w_out, dloss_dyhat):
    d = dloss_dyhat * sigmoid_prime(u[-1])
    found = [d]
    for t in reversed(range(len(u) - 1)):
        d = d * w[t] * sigmoid_prime(u[t])
        found.append(d)
    return np.array(found[::-1])


@wrong(
    "chain.chain_gradients",
    "The slope of the sigmoid is multiplied in once more for the weights, although the deltas already contain it.",
)
def chain_gradients__slope_again(z, deltas):
    came_in, went_out = z[:-1], z[1:]
    sig_slope = went_out * (1 - went_out)
    dw = deltas * sig_slope * came_in
    db = 1.0 * deltas
    return dw, db


@wrong("chain.forward", "The cache keeps the activations of each layer where it should keep the scores.")
def forward__cache_activations(parameters, x, hidden, head):
    g, _ = hidden_activation(hidden)
    cache = []
    a_in = x
    L = len(parameters)
    for k in range(L):
        W, b = parameters[k]
        z = np.dot(W, a_in) + b
        if k == L - 1:
            z = output_activation(head)(z)
        else:
            z = g(z)
        cache.append((a_in, z))
        a_in = z
    return a_in, cache


@wrong(
    "chain.loss_slope",
    "For the logistic head the inner derivative of log(1 - y_hat), which is -1, was forgotten, "
    "so its second term has the wrong sign.",
)
def loss_slope__inner_derivative(y_hat, y, head):
    if head in ("squared", "squared_sigmoid"):
        return y_hat - y
    slope = y / y_hat
    if head == "logistic":
        slope = slope + (1 - y) / (1 - y_hat)
    return -slope


@wrong(
    "chain.hidden_delta",
    "The sum over the neurons of the next layer is overwritten at each turn, so only the last path counts.",
)
def hidden_delta__last_path_only(W_next, delta_next, g_prime_z):
    n_next, n = W_next.shape
    delta = np.zeros((n, 1))
    for c in range(n):
        for i in range(n_next):
            total = W_next[i, c] * delta_next[i, 0]
        delta[c, 0] = g_prime_z[c, 0] * total
    return delta


@wrong(
    "chain.backprop",
    "The way back starts with the slope of the loss by the outputs instead of by the last scores: "
    "the last activation is skipped.",
)
def backprop__starts_at_outputs(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    slope = hidden_activation(hidden)[1]
    L = len(parameters)
    grads = [None] * L
    delta = loss_slope(y_hat, y, head)
    for l in range(L - 1, -1, -1):
        a_prev, z = cache[l]
        if l < L - 1:
            delta = hidden_delta(parameters[l + 1][0], delta, slope(z))
        grads[l] = layer_gradients(delta, a_prev)
    return grads


# ------------------------------------------------------------ two_layer


@wrong("two_layer.tanh_prime", "The score is squared inside of tanh, where the value of tanh should be squared.")
def tanh_prime__square_inside(Z):
    return 1 - np.tanh(Z**2)


@wrong("two_layer.relu_prime", "Negative scores get the slope -1 instead of 0.")
def relu_prime__minus_one(Z):
    slope = np.ones(Z.shape)
    slope[Z == 0] = 0.0
    slope[Z < 0] = -1.0
    return slope


@wrong("two_layer.forward", "The hidden bias is added after tanh instead of to the scores before it.")
def forward__bias_after_tanh(parameters, X):
    W1, b1 = parameters[0]
    W2, b2 = parameters[1]
    Z1 = W1.dot(X)
    A1 = np.tanh(Z1) + b1
    Z2 = W2.dot(A1) + b2
    A2 = sigmoid(Z2)
    cache = [(X, Z1), (A1, Z2)]
    return A2, cache


@wrong(
    "two_layer.dW_from", "The sum is divided by the number of neurons that come in instead of the number of examples."
)
def dW_from__wrong_m(dZ, A_prev):
    m = A_prev.shape[0]
    return np.einsum("ri,si->rs", dZ, A_prev) / m


@wrong("two_layer.db_from", "The loop over the examples counts from 1, so the first example is left out of the mean.")
def db_from__first_example_skipped(dZ):
    n, m = dZ.shape
    total = np.zeros((n, 1))
    for i in range(1, m):
        total += dZ[:, i : i + 1]
    return total / m


@wrong(
    "two_layer.backward",
    "Two mistakes: the slope of the sigmoid is multiplied into dZ2 although it cancels with the cross-entropy, "
    "and the slope of tanh is missing in dZ1.",
)
def backward__sigmoid_kept_tanh_lost(parameters, cache, A2, Y):
    (_, _), (W2, _) = parameters
    X = cache[0][0]
    A1 = cache[1][0]
    m = Y.shape[1]
    err = (A2 - Y) * A2 * (1 - A2)
    back = W2.T @ err
    dW2 = err @ A1.T / m
    db2 = err.sum(axis=1, keepdims=True) / m
    dW1 = back @ X.T / m
    db1 = back.sum(axis=1, keepdims=True) / m
    return [(dW1, db1), (dW2, db2)]


@wrong(
    "two_layer.train",
    "W2 is already moved when it is used to send the slopes back to the hidden layer; "
    "all gradients should belong to the same old parameters.",
)
def train__moved_W2_too_early(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    costs = []
    for k in range(iterations):
        A2, cache = forward([(W1, b1), (W2, b2)], X)
        costs.append(cost(A2, Y))
        Z1, A1 = cache[0][1], cache[1][0]
        # output layer
        dZ2 = A2 - Y
        W2 = W2 - alpha * dW_from(dZ2, A1)
        b2 = b2 - alpha * db_from(dZ2)
        # hidden layer
        dZ1 = dZ_from(dA_from(W2, dZ2), Z1, tanh_prime)
        W1 = W1 - alpha * dW_from(dZ1, X)
        b1 = b1 - alpha * db_from(dZ1)
    return [(W1, b1), (W2, b2)], costs


# -------------------------------------------------------------- network


@wrong(
    "network.initialize",
    "The weights are drawn evenly between 0 and 1 instead of from a normal distribution with mean 0.",
)
def initialize__uniform(layer_sizes, rng):
    parameters = []
    for i in range(1, len(layer_sizes)):
        rows, cols = layer_sizes[i], layer_sizes[i - 1]
        W = rng.random((rows, cols)) * cols**-0.5
        parameters.append((W, np.zeros((rows, 1))))
    return parameters


@wrong(
    "network.forward",
    "Off by one: the head's activation is used in the last hidden layer, too, not only in the last layer.",
)
def forward__head_one_layer_early(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    out = output_activation(head)
    L = len(parameters)
    A = X
    cache = []
    for l in range(1, L + 1):
        W, b = parameters[l - 1]
        Z = W @ A + b
        cache += [(A, Z)]
        if l < L - 1:
            A = g(Z)
        else:
            A = out(Z)
    return A, cache


@wrong(
    "network.cost",
    "The softmax head gets the loss of the logistic head: the term with (1 - Y) does not belong there.",
)
def cost__logistic_for_softmax(A_L, Y, head):
    m = A_L.shape[1]
    J = 0.0
    for i in range(m):
        a, y = A_L[:, i], Y[:, i]
        if head.startswith("squared"):
            J += 0.5 * np.dot(a - y, a - y)
        else:
            J -= np.dot(y, np.log(a)) + np.dot(1 - y, np.log(1 - a))
    return J / m


@wrong(
    "network.backward",
    "The averaged dZ is what is sent back, so every layer further down is divided by m once more.",
)
def backward__m_in_every_layer(parameters, cache, A_L, Y, hidden, head):
    m = A_L.shape[1]
    g_prime = hidden_activation(hidden)[1]
    delta = A_L - Y
    if head == "squared_sigmoid":
        delta *= A_L * (1 - A_L)
    L = len(parameters)
    dWs, dbs = [0] * L, [0] * L
    l = L - 1
    while l >= 0:
        delta = delta / m
        dWs[l] = delta @ cache[l][0].T
        dbs[l] = delta.sum(axis=1).reshape(-1, 1)
        if l > 0:
            delta = parameters[l][0].T @ delta * g_prime(cache[l - 1][1])
        l -= 1
    return list(zip(dWs, dbs))


@wrong(
    "network.backward",
    "Two mistakes: the logistic head keeps the slope of the sigmoid, which should cancel, "
    "and the hidden slope g' is taken at the activations instead of at the scores.",
)
def backward__logistic_slope_and_g_prime_of_A(parameters, cache, A_L, Y, hidden, head):
    _, dg = hidden_activation(hidden)
    has_sigmoid = head in ("logistic", "squared_sigmoid")
    Z_last = cache[-1][1]
    dZ = (A_L - Y) * sigmoid_prime(Z_last) if has_sigmoid else A_L - Y
    grads = []
    for (W, b), (A_prev, Z) in zip(parameters[::-1], cache[::-1]):
        grads.append((np.dot(dZ, A_prev.T) / Y.shape[1], np.mean(dZ, axis=1, keepdims=True)))
        dA = np.dot(W.T, dZ)
        dZ = dA * dg(A_prev)
    grads.reverse()
    return grads


@wrong("network.update", "The biases move by their whole slope: the learning rate is missing there.")
def update__bias_without_alpha(parameters, grads, alpha):
    new = []
    for l in range(len(parameters)):
        W = parameters[l][0] - alpha * grads[l][0]
        b = parameters[l][1] - grads[l][1]
        new.append((W, b))
    return new


@wrong(
    "network.gradient_check",
    "The measured slope divides the change from h below to h above by h, although the distance is 2h.",
)
def gradient_check__divided_by_h(parameters, X, Y, hidden, head):
    h = 1e-5
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    copies = [[W.copy(), b.copy()] for W, b in parameters]

    def J():
        return cost(forward([(W, b) for W, b in copies], X, hidden, head)[0], Y, head)

    mine, measured = [], []
    for l, pair in enumerate(copies):
        for k in (0, 1):
            for pos in np.ndindex(pair[k].shape):
                old = pair[k][pos]
                pair[k][pos] = old + h
                up = J()
                pair[k][pos] = old - h
                down = J()
                pair[k][pos] = old
                measured.append((up - down) / h)
                mine.append(grads[l][k][pos])
    return relative_error(np.array(mine), np.array(measured))


# ------------------------------------------------------------- training


@wrong("training.l2_cost", "It adds up the lengths of the weight matrices, where the squared lengths are wanted.")
def l2_cost__norm_not_squared(parameters, lam, m):
    penalty = 0.0
    for W, b in parameters:
        penalty += np.linalg.norm(W)
    return penalty * lam / (2 * m)


@wrong(
    "training.l2_gradients",
    "The slope dW is divided by m as well: it is a mean already, only the penalty's term should be divided.",
)
def l2_gradients__all_over_m(grads, parameters, lam, m):
    penalised = []
    for k in range(len(grads)):
        dW, db = grads[k]
        W = parameters[k][0]
        penalised.append(((dW + lam * W) / m, db.copy()))
    return penalised


@wrong(
    "training.minibatches",
    "batch_size is taken for the number of batches instead of the number of examples in each.",
)
def minibatches__so_many_batches(X, Y, batch_size, rng):
    shuffled = rng.permutation(X.shape[1])
    return [(X[:, part], Y[:, part]) for part in np.array_split(shuffled, batch_size)]


@wrong(
    "training.he_initialize",
    "The weights are multiplied by the variance 2 / n_prev itself; its root, the standard deviation, is missing.",
)
def he_initialize__no_root(layer_sizes, rng):
    out = []
    n_prev = layer_sizes[0]
    for n in layer_sizes[1:]:
        W = rng.normal(size=(n, n_prev)) * (2 / n_prev)
        b = np.zeros((n, 1))
        out.append((W, b))
        n_prev = n
    return out


@wrong(
    "training.momentum_step",
    "Two mistakes: the parameters move by the old velocity instead of the new one, "
    "and the slopes are weighted with 1 - beta in the new velocity.",
)
def momentum_step__old_velocity_and_average(parameters, velocity, grads, alpha, beta):
    moved, kept = [], []
    for (W, b), (vW, vb), (dW, db) in zip(parameters, velocity, grads):
        moved.append((W - alpha * vW, b - alpha * vb))
        kept.append((beta * vW + (1 - beta) * dW, beta * vb + (1 - beta) * db))
    return moved, kept


@wrong(
    "training.sgd",
    "Two mistakes: the mini-batches are drawn once and used again in every epoch, "
    "and the recorded cost lacks the penalty.",
)
def sgd__same_batches_cost_without_penalty(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    batches = minibatches(X, Y, batch_size, rng)
    n_examples = X.shape[1]
    costs = []
    for epoch in range(epochs):
        A_all, _ = forward(parameters, X, "relu", "softmax")
        costs.append(cost(A_all, Y, "softmax"))
        for Xb, Yb in batches:
            A, cache = forward(parameters, Xb, "relu", "softmax")
            g = backward(parameters, cache, A, Yb, "relu", "softmax")
            g = l2_gradients(g, parameters, lam, n_examples)
            parameters = update(parameters, g, alpha)
    return parameters, costs


@wrong(
    "training.sgd",
    "Every batch of an epoch starts from the parameters at the epoch's beginning, "
    "so all steps but that of the last batch are lost.",
)
def sgd__only_last_batch_counts(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = Y.shape[1]
    costs = []
    current = parameters
    for _ in range(epochs):
        J = cost(forward(current, X, "relu", "softmax")[0], Y, "softmax")
        costs.append(J + l2_cost(current, lam, m))
        stepped = current
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache_b = forward(current, X_b, "relu", "softmax")
            slopes = backward(current, cache_b, A_b, Y_b, "relu", "softmax")
            stepped = update(current, l2_gradients(slopes, current, lam, m), alpha)
        current = stepped
    return current, costs


@wrong(
    "training.accuracy",
    "It counts entries of the matrix on the right side of one half, instead of examples "
    "whose most probable class is right.",
)
def accuracy__entries_above_half(A_L, Y):
    predicted = np.where(A_L > 0.5, 1, 0)
    return np.sum(predicted == Y) / Y.size


# ------------------------------------------------------------- notation


@wrong(
    "notation.to_rows",
    "W is reshaped instead of transposed: the shape is right, but the numbers stand in the wrong places.",
)
def to_rows__reshaped(parameters):
    rows = []
    for W, b in parameters:
        n, n_prev = W.shape
        rows.append((W.reshape(n_prev, n).copy(), b.reshape(1, n).copy()))
    return rows


@wrong(
    "notation.forward_rows",
    "The last layer gets the hidden activation first, and the head's activation on top of it.",
)
def forward_rows__g_in_last_layer_too(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    cache, A = [], X
    for W, b in parameters:
        Z = np.matmul(A, W) + b
        cache.append((A, Z))
        A = g(Z)
    A_L = output_activation(head)(A.T).T
    return A_L, cache


@wrong(
    "notation.backward_rows",
    "Two mistakes: the slopes by the biases are sums over the examples where they should be means, "
    "and the head squared_sigmoid lacks the slope of the sigmoid.",
)
def backward_rows__bias_sum_no_head_slope(parameters, cache, A_L, Y, hidden, head):
    g_prime = hidden_activation(hidden)[1]
    m = Y.shape[0]
    dZ = A_L - Y
    grads = {}
    last = len(parameters) - 1
    for l in range(last, -1, -1):
        if l != last:
            dZ = np.dot(dZ, parameters[l + 1][0].T) * g_prime(cache[l][1])
        A_prev = cache[l][0]
        dW = sum(np.outer(A_prev[i], dZ[i]) for i in range(m)) / m
        db = np.ones((1, m)) @ dZ
        grads[l] = (dW, db)
    return [grads[l] for l in sorted(grads)]


@wrong(
    "notation.cross_entropy_sign",
    "The minus sign reaches only the first of the two terms, since the bracket around both is missing.",
)
def cross_entropy_sign__bracket_missing(A, Y):
    losses = -Y * np.log(A) + (1 - Y) * np.log(1 - A)
    return np.mean(np.sum(losses, axis=0))


@wrong(
    "notation.l2_update",
    "The penalty's slope is taken at the weights after the step on J, not at the old weights.",
)
def l2_update__decay_after_step(W, dW, alpha, lam, n):
    W_new = W - alpha * dW
    W_new = W_new - alpha * lam / n * W_new
    return W_new


@wrong(
    "notation.readout_delta",
    "The slopes by the outputs are added up over the examples, so that every example gets all the others' slopes.",
)
def readout_delta__examples_summed(dloss_dyhat, w_out, sigma_prime_u):
    slope = np.sum(dloss_dyhat, axis=1, keepdims=True)
    return w_out * slope * sigma_prime_u


@wrong(
    "notation.from_torch",
    "The weights are transposed, although PyTorch stores them as (outputs, inputs), just as the course does.",
)
def from_torch__turned_weights(state):
    parameters = []
    layer = 0
    while f"{layer}.weight" in state:
        W = state[f"{layer}.weight"].T.copy()
        b = state[f"{layer}.bias"].reshape(-1, 1).copy()
        parameters.append((W, b))
        layer += 1
    return parameters


@wrong(
    "shapes.affine",
    "The bias stands inside the sum over the inputs, so it is added once for every input instead of once for every score.",
)
def affine__bias_inside_sum(W, A_prev, b):
    n, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n, m))
    for r in range(n):
        for i in range(m):
            for j in range(n_prev):
                Z[r, i] += W[r, j] * A_prev[j, i] + b[r, 0]
    return Z


@wrong(
    "shapes.numerical_gradient",
    "All entries are moved together, so every entry is given the same slope instead of its own.",
)
def numerical_gradient__all_at_once(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    change = f(theta + h) - f(theta - h)
    slope = change / (2 * h)
    return np.ones_like(theta) * slope


@wrong(
    "shapes.numerical_gradient",
    "The second value is taken at theta itself and not at h below it, but the change is still divided by 2h, so every slope is half as large.",
)
def numerical_gradient__back_is_not_below(f, theta, h=1e-5):
    t = np.array(theta, dtype=float)
    grad = np.zeros_like(t)
    for idx in np.ndindex(t.shape):
        old = t[idx]
        t[idx] += h
        f_up = f(t.copy())
        t[idx] -= h
        f_down = f(t.copy())
        t[idx] = old
        grad[idx] = (f_up - f_down) / (2 * h)
    return grad


@wrong(
    "shapes.relative_error",
    "It divides by the length of the sum of the two arrays, not by the sum of their two lengths.",
)
def relative_error__length_of_sum(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    top = np.sqrt(((a - b) ** 2).sum())
    bottom = np.sqrt(((a + b) ** 2).sum())
    if bottom == 0:
        return 0.0
    return top / bottom


@wrong(
    "shapes.gradient_descent_step",
    "It takes alpha for the length of the step and divides the gradient by its length, so steep and flat places get equally long steps.",
)
def gradient_descent_step__alpha_is_the_distance(theta, grad, alpha):
    length = np.sqrt(np.sum(np.square(grad)))
    if length == 0:
        return theta + 0.0 * grad
    direction = grad / length
    return theta - alpha * direction


# ---------------------------------------------------------------- logistic


@wrong("logistic.sigmoid_prime", "It takes 1 - sigmoid(Z) to be sigmoid(1 - Z).")
def sigmoid_prime__one_minus_inside(Z):
    return sigmoid(Z) * sigmoid(1 - Z)


@wrong(
    "logistic.cost",
    "It averages the probabilities first and takes the logarithm of the mean, instead of the mean of the logarithms.",
)
def cost__log_of_the_mean(A, Y):
    p = np.where(Y == 1, A, 1 - A)
    likelihood = p.mean()
    return -np.log(likelihood)


@wrong("logistic.delta", "Examples with label 0 get no slope at all, as if only class 1 were in the loss.")
def delta__only_positives_teach(A, Y):
    dZ = np.zeros(A.shape)
    for i in range(A.shape[1]):
        a, y = A[0, i], Y[0, i]
        dA = -y / a
        dZ[0, i] = dA * a * (1 - a)
    return dZ


@wrong(
    "logistic.gradients",
    "It multiplies the mean of dZ by the mean input, but the mean of products is not the product of means.",
)
def gradients__product_of_means(dZ, X):
    db = dZ.mean(axis=1, keepdims=True)
    x_mean = X.mean(axis=1, keepdims=True)
    dW = db * x_mean.T
    return dW, db


@wrong(
    "logistic.train",
    "The slope by the bias is computed after the weights have already moved, so the two gradients belong to different parameters.",
)
def train__bias_sees_new_weights(X, Y, alpha, iterations):
    W = np.zeros((1, X.shape[0]))
    b = np.zeros((1, 1))
    costs = []
    for it in range(iterations):
        costs.append(cost(forward(W, b, X), Y))
        dZ = delta(forward(W, b, X), Y)
        W = W - alpha * gradients(dZ, X)[0]
        dZ = delta(forward(W, b, X), Y)
        b = b - alpha * gradients(dZ, X)[1]
    return W, b, costs


# ---------------------------------------------------------------- softmax


@wrong(
    "softmax.softmax",
    "To keep the scores small it divides them by the largest one; only a shift leaves the probabilities as they are, a scaling changes them.",
)
def softmax__scaled_instead_of_shifted(Z):
    largest = np.abs(Z).max(axis=0, keepdims=True) + 1e-12
    Z_safe = Z / largest
    e = np.exp(Z_safe)
    return e / e.sum(axis=0, keepdims=True)


@wrong(
    "softmax.cross_entropy",
    "It uses the two-class formula in every row, so the wrong classes add a term log(1 - A) that softmax's cross-entropy doesn't have.",
)
def cross_entropy__yes_or_no_in_each_row(A, Y):
    k, m = A.shape
    J = 0.0
    for i in range(m):
        for r in range(k):
            if Y[r, i] == 1:
                J += -np.log(A[r, i])
            else:
                J += -np.log(np.maximum(1 - A[r, i], 1e-15))
    return J / m


@wrong(
    "softmax.softmax_jacobian",
    "It carries the sigmoid's a (1 - a) over to all pairs as a_i (1 - a_j), but off the diagonal the slope is -a_i a_j.",
)
def softmax_jacobian__sigmoid_slope_for_pairs(a):
    a = a.ravel()
    return np.outer(a, 1 - a)


@wrong(
    "softmax.delta",
    "Only the score of the right class gets a slope; the scores of the wrong classes act on the loss too, through the sum in the softmax.",
)
def delta__wrong_classes_do_not_count(A, Y):
    dZ = np.zeros_like(A, dtype=float)
    right = np.argmax(Y, axis=0)
    for i, r in enumerate(right):
        dZ[r, i] = A[r, i] - 1
    return dZ


@wrong(
    "softmax.train",
    "It takes a step after each single example, so one iteration makes m steps instead of one step on the mean over all examples.",
)
def train__a_step_for_each_example(X, Y, alpha, iterations):
    k, m = Y.shape
    W, b = np.zeros((k, X.shape[0])), np.zeros((k, 1))
    costs = []
    for _ in range(iterations):
        costs.append(cross_entropy(forward(W, b, X), Y))
        for i in range(m):
            x, y = X[:, i : i + 1], Y[:, i : i + 1]
            dW, db = gradients(delta(forward(W, b, x), y), x)
            W = W - alpha * dW
            b = b - alpha * db
    return W, b, costs


# ---------------------------------------------------------------- chain


@wrong("chain.chain_forward", "Each neuron passes its score on to the next one instead of its activation.")
def chain_forward__scores_passed_on(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    inp = x
    for t in range(T):
        u[t] = w[t] * inp + b[t]
        z[t + 1] = sigmoid(u[t])
        inp = u[t]
    y_hat = w_out * z[T] + b_out
    return u, z, y_hat


@wrong(
    "chain.chain_deltas",
    "A delta has the sigmoid's slope of its own neuron only; the slopes of all the neurons on the way to the output are missing.",
)
def chain_deltas__only_own_slope(w, u, w_out, dloss_dyhat):
    T = len(u)
    deltas = np.empty(T)
    for t in range(T):
        path = np.prod(w[t + 1 :])  # all weights between neuron t and the end
        deltas[t] = dloss_dyhat * w_out * path * sigmoid_prime(u[t])
    return deltas


@wrong(
    "chain.output_delta",
    "Softmax is treated as if each probability depended on its own score alone, so the paths through the other probabilities are missing.",
)
def output_delta__softmax_entry_by_entry(z, y_hat, y, head):
    dloss = loss_slope(y_hat, y, head)
    if head == "squared":
        slope = np.ones_like(z)
    elif head == "softmax":
        slope = y_hat * (1 - y_hat)
    else:
        slope = sigmoid_prime(z)
    return dloss * slope


@wrong(
    "chain.hidden_delta",
    "It adds up all outgoing weights and all deltas first and then multiplies the two sums, so a weight meets deltas of neurons it doesn't lead to.",
)
def hidden_delta__product_of_sums(W_next, delta_next, g_prime_z):
    out = np.zeros(g_prime_z.shape)
    total = np.sum(delta_next)
    for c in range(W_next.shape[1]):
        out[c, 0] = g_prime_z[c, 0] * np.sum(W_next[:, c]) * total
    return out


@wrong(
    "chain.backprop", "The slope of the hidden activation is taken at the neuron's activation instead of at its score."
)
def backprop__slope_at_the_activation(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    g, dg = hidden_activation(hidden)
    L = len(parameters)
    grads = [None] * L
    d = output_delta(cache[L - 1][1], y_hat, y, head)
    for l in range(L - 1, -1, -1):
        a_in = cache[l][0]
        grads[l] = (np.dot(d, a_in.T), d)
        if l > 0:
            W = parameters[l][0]
            d = np.dot(W.T, d) * dg(a_in)
    return grads


# ---------------------------------------------------------------- two_layer


@wrong("two_layer.tanh_prime", "It squares the score inside tanh instead of squaring tanh's value.")
def tanh_prime__square_inside(Z):
    return 1 - np.tanh(Z**2)


@wrong("two_layer.forward", "The cache keeps what goes out of each layer instead of what came in.")
def forward__cache_keeps_outputs(parameters, X):
    W1, b1 = parameters[0]
    W2, b2 = parameters[1]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    cache = [(A1, Z1), (A2, Z2)]
    return A2, cache


@wrong(
    "two_layer.dA_from",
    "It takes the mean over the neurons that an activation feeds, where the paths have to be added up.",
)
def dA_from__mean_over_paths(W, dZ):
    paths = W[:, :, None] * dZ[:, None, :]  # (n_l, n_prev, m)
    return paths.mean(axis=0)


@wrong(
    "two_layer.backward",
    "The hidden layer's dZ is computed with the output layer's formula, activation minus label, instead of from the output's dZ through W2.",
)
def backward__hidden_like_output(parameters, cache, A2, Y):
    m = Y.shape[1]
    (X, Z1), (A1, Z2) = cache

    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m

    dZ1 = A1 - Y
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    return [(dW1, db1), (dW2, db2)]


@wrong(
    "two_layer.train",
    "The output layer moves before the slopes are sent back, so the hidden layer's gradients go through the new W2 instead of the old one.",
)
def train__back_through_new_W2(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = parameters
    costs = []
    for _ in range(iterations):
        A2, cache = forward([(W1, b1), (W2, b2)], X)
        costs.append(cost(A2, Y))
        A1, Z1 = cache[1][0], cache[0][1]
        # layer 2
        dZ2 = A2 - Y
        W2 = W2 - alpha * dW_from(dZ2, A1)
        b2 = b2 - alpha * db_from(dZ2)
        # layer 1
        dZ1 = dZ_from(dA_from(W2, dZ2), Z1, tanh_prime)
        W1 = W1 - alpha * dW_from(dZ1, X)
        b1 = b1 - alpha * db_from(dZ1)
    return [(W1, b1), (W2, b2)], costs


# ---------------------------------------------------------------- network


@wrong(
    "network.forward",
    "The last layer goes through the hidden activation as well, before the head's activation is applied to the result.",
)
def forward__last_layer_activated_twice(parameters, X, hidden, head):
    g, _ = hidden_activation(hidden)
    out = output_activation(head)
    cache = []
    A = X
    for W, b in parameters:
        Z = W.dot(A) + b
        cache.append((A, Z))
        A = g(Z)
    A_L = out(A)
    return A_L, cache


@wrong("network.cost", "It takes the outputs for scores and applies the last activation to them a second time.")
def cost__activates_the_outputs_again(A_L, Y, head):
    m = A_L.shape[1]
    P = output_activation(head)(A_L)
    if head == "logistic":
        loss = -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=0)
    elif head == "softmax":
        loss = -np.sum(Y * np.log(P), axis=0)
    else:
        loss = 0.5 * np.sum((P - Y) ** 2, axis=0)
    return np.sum(loss) / m


@wrong(
    "network.backward",
    "It starts the loop from A_L - Y as if that were dA, and multiplies by the hidden activation's slope in the last layer too.",
)
def backward__last_layer_like_hidden(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    g_prime = hidden_activation(hidden)[1]
    grads = []
    dA = A_L - Y
    for (W, b), (A_prev, Z) in zip(parameters[::-1], cache[::-1]):
        dZ = dA * g_prime(Z)
        dW = dZ @ A_prev.T / m
        db = dZ.mean(axis=1, keepdims=True)
        grads.append((dW, db))
        dA = W.T @ dZ
    return grads[::-1]


@wrong(
    "network.backward",
    "It averages the deltas over the examples before it sends them back, so every example in a hidden layer gets the same averaged error instead of its own.",
)
def backward__sends_back_the_average(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    dg = hidden_activation(hidden)[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    grads = [None] * len(parameters)
    l = len(parameters) - 1
    while l >= 0:
        db = np.sum(dZ, axis=1, keepdims=True) / m
        dW = np.dot(dZ, cache[l][0].T) / m
        grads[l] = (dW, db)
        if l > 0:
            error = np.dot(parameters[l][0].T, db)
            dZ = error * dg(cache[l - 1][1])
        l -= 1
    return grads


@wrong(
    "network.gradient_check",
    "It measures only the first weight of each layer and never looks at the other weights or at the biases.",
)
def gradient_check__spot_check(parameters, X, Y, hidden, head):
    h = 1e-5
    A_L, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, A_L, Y, hidden, head)
    computed, measured = [], []
    for l in range(len(parameters)):
        W, b = parameters[l]
        J = []
        for sign in (1, -1):
            W_moved = W.astype(float)
            W_moved[0, 0] += sign * h
            p = list(parameters)
            p[l] = (W_moved, b)
            J.append(cost(forward(p, X, hidden, head)[0], Y, head))
        measured.append((J[0] - J[1]) / (2 * h))
        computed.append(grads[l][0][0, 0])
    return relative_error(np.array(computed), np.array(measured))


# ---------------------------------------------------------------- training


@wrong(
    "training.l2_gradients",
    "It adds the penalty itself, one number, to every slope, instead of the slope of the penalty by each weight.",
)
def l2_gradients__adds_the_penalty(grads, parameters, lam, m):
    penalty = l2_cost(parameters, lam, m)
    new = []
    for dW, db in grads:
        new.append((dW + penalty, db.copy()))
    return new


@wrong(
    "training.minibatches",
    "Each batch draws its examples anew from all of them, so in one epoch some examples come twice and others never.",
)
def minibatches__drawn_with_replacement(X, Y, batch_size, rng):
    m = X.shape[1]
    batches = []
    left = m
    while left > 0:
        n = min(batch_size, left)
        pick = rng.integers(0, m, size=n)
        batches.append((X[:, pick], Y[:, pick]))
        left -= n
    return batches


@wrong(
    "training.momentum_step",
    "The learning rate is put into the velocity instead of into the step, so the velocity is not the old share plus the slopes.",
)
def momentum_step__alpha_in_velocity(parameters, velocity, grads, alpha, beta):
    new_p, new_v = [], []
    for i in range(len(parameters)):
        W, b = parameters[i]
        vW = beta * velocity[i][0] + alpha * grads[i][0]
        vb = beta * velocity[i][1] + alpha * grads[i][1]
        new_v.append((vW, vb))
        new_p.append((W - vW, b - vb))
    return new_p, new_v


@wrong(
    "training.sgd",
    "The recorded cost is the mean of the batches' costs while the parameters are moving, not the cost of all examples before the epoch.",
)
def sgd__mean_of_batch_costs(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    m = X.shape[1]
    costs = []
    for epoch in range(epochs):
        epoch_costs = []
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            epoch_costs.append(cost(A_b, Y_b, "softmax") + l2_cost(parameters, lam, m))
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            grads = l2_gradients(grads, parameters, lam, m)
            parameters = update(parameters, grads, alpha)
        costs.append(np.mean(epoch_costs))
    return parameters, costs


@wrong(
    "training.accuracy",
    "It rounds every probability to 0 or 1 and counts entries that agree, where it should count examples whose most probable class is right.",
)
def accuracy__counts_entries(A_L, Y):
    predicted = (A_L > 0.5).astype(int)
    return np.sum(predicted == Y) / Y.size


# ---------------------------------------------------------------- notation


@wrong(
    "notation.to_rows",
    "It reshapes the weights instead of transposing them: the shape is right, but the numbers stand in the wrong places.",
)
def to_rows__reshape_is_no_transpose(parameters):
    rows = []
    for W, b in parameters:
        n, n_prev = W.shape
        rows.append((W.copy().reshape(n_prev, n), b.copy().reshape(1, n)))
    return rows


@wrong(
    "notation.forward_rows",
    "Its softmax divides by the sum over the whole batch instead of over the scores of each example.",
)
def forward_rows__softmax_of_whole_batch(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    A = X
    cache = []
    for l in range(len(parameters)):
        W, b = parameters[l]
        Z = np.dot(A, W) + b
        cache.append((A, Z))
        if l < len(parameters) - 1:
            A = g(Z)
        elif head == "softmax":
            e = np.exp(Z - np.max(Z))
            A = e / np.sum(e)
        else:
            A = output_activation(head)(Z)
    return A, cache


@wrong(
    "notation.output_delta_slope",
    "The slope of the activation multiplies only the term for label 1; the term for label 0 stops at the slope by the activation.",
)
def output_delta_slope__factor_on_one_term(A, Y, g_prime_Z):
    term_1 = -Y / A * g_prime_Z
    term_0 = (1 - Y) / (1 - A)
    return term_1 + term_0


@wrong(
    "notation.l2_update",
    "It takes two steps one after the other, so the penalty's slope is taken at weights that have already moved.",
)
def l2_update__decay_after_the_step(W, dW, alpha, lam, n):
    W_new = W - alpha * dW
    W_new = W_new - alpha * lam / n * W_new
    return W_new


@wrong(
    "notation.matrix_recursion",
    "To go back through the layer it inverts W, where slopes go back through the transpose of W.",
)
def matrix_recursion__inverse_for_the_way_back(W, delta, sigma_prime_u):
    W_back = np.linalg.pinv(W)
    return np.dot(W_back, delta) * sigma_prime_u
