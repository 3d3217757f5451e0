# ruff: noqa
"""Wrong answers that were not looked at before the diagnosis was done."""

import numpy as np

from tests.wrong_answers import wrong


@wrong("shapes.affine", "The bias is added inside the sum, once for every input, instead of once for every score.")
def affine__bias_for_every_input(W, A_prev, b):
    neurons, inputs = W.shape
    examples = A_prev.shape[1]
    Z = np.zeros((neurons, examples))
    for r in range(neurons):
        for i in range(examples):
            for j in range(inputs):
                Z[r, i] = Z[r, i] + W[r, j] * A_prev[j, i] + b[r, 0]
    return Z


@wrong(
    "shapes.parameter_shapes",
    "Every W is as wide as the number of inputs of the network; from the second layer on it should be as wide as the layer before.",
)
def parameter_shapes__always_network_inputs(layer_sizes):
    n_prev, *neurons = layer_sizes
    shapes = []
    for n in neurons:
        shape_W = (n, n_prev)
        shape_b = (n, 1)
        shapes.append((shape_W, shape_b))
    return shapes


@wrong(
    "shapes.numerical_gradient",
    "Entries that were moved are never put back, so each slope also contains the change from all entries before it.",
)
def numerical_gradient__entries_stay_moved(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    above = theta.copy()
    below = theta.copy()
    grad = np.zeros_like(theta)
    for idx in np.ndindex(theta.shape):
        above[idx] += h
        below[idx] -= h
        grad[idx] = (f(above.copy()) - f(below.copy())) / (2 * h)
    return grad


@wrong(
    "shapes.relative_error",
    "It averages a relative error of every single entry, instead of dividing the length of the whole difference by the two whole lengths.",
)
def relative_error__mean_of_entries(a, b):
    x = np.ravel(a).astype(float)
    y = np.ravel(b).astype(float)
    dev = np.abs(x - y)
    scale = np.abs(x) + np.abs(y)
    ratio = np.divide(dev, scale, out=np.zeros_like(dev), where=scale > 0)
    return float(ratio.mean())


@wrong(
    "shapes.gradient_descent_step",
    "The gradient is scaled to length 1 first, so every step has the length alpha, however steep it is.",
)
def gradient_descent_step__unit_vector(theta, grad, alpha):
    length = np.sqrt(np.sum(np.square(grad)))
    if length == 0:
        return theta - 0 * grad
    direction = grad / length
    return theta - alpha * direction


# ---------------------------------------------------------------- logistic


@wrong(
    "logistic.sigmoid",
    "With the absolute value in the exponent, a negative score gets the probability of the positive one; the formula for negative scores is missing.",
)
def sigmoid__abs_for_all(Z):
    return 1.0 / (1.0 + np.exp(-np.abs(Z)))


@wrong("logistic.cost", "The logarithm is to base 2, but the cost uses the natural one.")
def cost__bits(A, Y):
    p_right = np.where(Y == 1, A, 1 - A)
    surprise = np.log2(1 / p_right)
    return surprise.sum() / surprise.size


@wrong("logistic.gradients", "dW is overwritten in the loop instead of added up, so only the last example counts.")
def gradients__dW_overwritten(dZ, X):
    n, m = X.shape
    dW = np.zeros((1, n))
    db = np.zeros((1, 1))
    for i in range(m):
        for j in range(n):
            dW[0, j] = dZ[0, i] * X[j, i]
        db[0, 0] += dZ[0, i]
    dW = dW / m
    db = db / m
    return dW, db


@wrong(
    "logistic.train",
    "Two things: the learning rate is divided by the number of the step although it should stay alpha, and the bias goes uphill because its slope is added.",
)
def train__decaying_alpha_bias_uphill(X, Y, alpha, iterations):
    w = np.zeros((1, X.shape[0]))
    b = np.zeros((1, 1))
    J_history = []
    for it in range(1, iterations + 1):
        A = forward(w, b, X)
        J_history.append(cost(A, Y))
        dw, db = gradients(delta(A, Y), X)
        lr = alpha / it
        w = w - lr * dw
        b = b + lr * db
    return w, b, J_history


@wrong(
    "logistic.predict",
    "The score is compared with one half, not the probability: a probability above one half means a score above 0.",
)
def predict__half_on_score(W, b, X):
    z = np.dot(W, X) + b
    labels = np.zeros(z.shape, dtype=int)
    labels[z > 0.5] = 1
    return labels


# ---------------------------------------------------------------- softmax


@wrong(
    "softmax.one_hot",
    "The classes are taken to count from 1, so every 1 stands one row too high, and that of class 0 in the last row.",
)
def one_hot__classes_from_one(y, k):
    Y = np.zeros((k, len(y)))
    for i, c in enumerate(y):
        Y[int(c) - 1, i] = 1.0
    return Y


@wrong("softmax.softmax_jacobian", "a_i (1 - a_j) is used everywhere, but the 1 belongs on the diagonal only.")
def softmax_jacobian__one_everywhere(a):
    p = a.ravel()
    return np.outer(p, 1.0 - p)


@wrong(
    "softmax.gradients",
    "Two things: dW is divided by the number of classes instead of the number of examples, and db is a sum that isn't averaged at all.",
)
def gradients__classes_for_m_and_db_sum(dZ, X):
    m = len(dZ)
    dW = np.einsum("ki,ji->kj", dZ, X) / m
    db = np.einsum("ki->k", dZ)[:, None]
    return dW, db


@wrong(
    "softmax.cross_entropy",
    "It takes the largest probability of each example, whatever the label, instead of the probability of the right class.",
)
def cross_entropy__most_probable_class(A, Y):
    m = Y.shape[1]
    total = 0.0
    for i in range(m):
        winner = np.argmax(A[:, i])
        total -= np.log(A[winner, i])
    return total / m


@wrong("softmax.predict", "The biases are left out, but they differ from class to class and can change which one wins.")
def predict__no_bias(W, b, X):
    # softmax keeps the order of the scores and b only shifts them, so W X is enough
    return (X.T @ W.T).argmax(axis=1)


# ---------------------------------------------------------------- chain


@wrong("chain.chain_forward", "The readout is given the last score, not the last activation.")
def chain_forward__readout_of_score(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    for t in range(T):
        u[t] = w[t] * z[t] + b[t]
        z[t + 1] = 1 / (1 + np.exp(-u[t]))
    y_hat = w_out * u[T - 1] + b_out
    return u, z, y_hat


@wrong(
    "chain.chain_deltas",
    "The weights between the neurons are missing: each step back needs the weight as well as the sigmoid's slope.",
)
def chain_deltas__no_weights_between(w, u, w_out, dloss_dyhat):
    s = sigmoid_prime(u)
    running = np.cumprod(s[::-1])[::-1]
    return dloss_dyhat * w_out * running


@wrong(
    "chain.loss_slope",
    "For squared_sigmoid the slope of the sigmoid is multiplied in already, but the slope by the output knows nothing about the last activation.",
)
def loss_slope__sigmoid_slope_inside(y_hat, y, head):
    if head == "squared":
        return y_hat - y
    elif head == "squared_sigmoid":
        return (y_hat - y) * y_hat * (1 - y_hat)
    elif head == "logistic":
        return (y_hat - y) / (y_hat * (1 - y_hat))
    elif head == "softmax":
        return -y / y_hat


@wrong(
    "chain.hidden_delta",
    "The weights and the deltas are summed separately and the sums multiplied, instead of multiplying each weight by its own delta and then summing.",
)
def hidden_delta__product_of_sums(W_next, delta_next, g_prime_z):
    n_next, n = W_next.shape
    delta = np.zeros((n, 1))
    for j in range(n):
        weights_out = 0
        blame = 0
        for r in range(n_next):
            weights_out += W_next[r, j]
            blame += delta_next[r, 0]
        delta[j, 0] = weights_out * blame * g_prime_z[j, 0]
    return delta


@wrong(
    "chain.backprop",
    "Two things: the activation's slope is taken at the activations instead of at the scores, and the last delta lacks the sigmoid's slope when the head is squared_sigmoid.",
)
def backprop__slope_at_activation_and_head_ignored(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    _, g_dash = hidden_activation(hidden)
    l = len(parameters) - 1
    grads = [None] * len(parameters)
    d = y_hat - y
    while l >= 0:
        a = cache[l][0]
        grads[l] = (np.dot(d, a.T), d.copy())
        if l > 0:
            d = np.dot(parameters[l][0].T, d) * g_dash(a)
        l -= 1
    return grads


# ---------------------------------------------------------------- two_layer


@wrong("two_layer.tanh_prime", "The slope of tanh is 1 / cosh squared; the square is missing.")
def tanh_prime__sech_not_squared(Z):
    return 2.0 / (np.exp(Z) + np.exp(-Z))


@wrong("two_layer.forward", "The cache keeps the activations of each layer in the place of its scores.")
def forward__cache_without_scores(parameters, X):
    W1, b1 = parameters[0]
    W2, b2 = parameters[1]
    A1 = np.tanh(np.dot(W1, X) + b1)
    A2 = 1 / (1 + np.exp(-(np.dot(W2, A1) + b2)))
    cache = [(X, A1), (A1, A2)]
    return A2, cache


@wrong(
    "two_layer.db_from",
    "The slopes of all neurons are added together, so every neuron gets the same db; only the examples should be averaged.",
)
def db_from__sum_over_neurons_too(dZ):
    n, m = dZ.shape
    db = 1 / m * np.sum(dZ)
    return np.ones((n, 1)) * db


@wrong(
    "two_layer.backward",
    "The slope of tanh in the hidden layer is taken at the scores of the output layer, Z2, instead of at Z1.",
)
def backward__tanh_slope_at_Z2(parameters, cache, A2, Y):
    (W1, b1), (W2, b2) = parameters
    (A0, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dW2, db2 = dW_from(dZ2, A1), db_from(dZ2)
    dA1 = dA_from(W2, dZ2)
    dZ1 = dZ_from(dA1, Z2, tanh_prime)
    dW1, db1 = dW_from(dZ1, A0), db_from(dZ1)
    return [(dW1, db1), (dW2, db2)]


@wrong(
    "two_layer.train",
    "The cache comes from the forward pass before the loop and is never renewed, so from the second step on the gradients use old activations and scores.",
)
def train__stale_cache(parameters, X, Y, alpha, iterations):
    costs = []
    A2, cache = forward(parameters, X)
    for step in range(iterations):
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        new = []
        for l in range(2):
            W, b = parameters[l]
            dW, db = grads[l]
            new.append((W - alpha * dW, b - alpha * db))
        parameters = new
        A2 = forward(parameters, X)[0]
    return parameters, costs


# ---------------------------------------------------------------- network


@wrong("network.initialize", "The standard deviation is 1 / n_prev; the square root is missing.")
def initialize__no_root(layer_sizes, rng):
    params = []
    for l in range(1, len(layer_sizes)):
        fan_in, fan_out = layer_sizes[l - 1], layer_sizes[l]
        W = rng.normal(0.0, 1.0 / fan_in, (fan_out, fan_in))
        params.append((W, np.zeros((fan_out, 1))))
    return params


@wrong("network.forward", "The bias is added after the activation; it belongs to the score, before the activation.")
def forward__bias_after_activation(parameters, X, hidden, head):
    act, _ = hidden_activation(hidden)
    out = output_activation(head)
    last = len(parameters) - 1
    A = X
    cache = []
    for l, (W, b) in enumerate(parameters):
        Z = np.matmul(W, A)
        cache.append((A, Z))
        f = out if l == last else act
        A = f(Z) + b
    return A, cache


@wrong(
    "network.cost",
    "The softmax head gets the cost of independent yes-or-no outputs: the terms with 1 - Y don't belong there.",
)
def cost__binary_for_softmax(A_L, Y, head):
    m = A_L.shape[1]
    if head in ("logistic", "softmax"):
        J = 0
        for i in range(m):
            y, a = Y[:, i], A_L[:, i]
            J -= np.dot(y, np.log(a)) + np.dot(1 - y, np.log(1 - a))
        return J / m
    return 0.5 * np.linalg.norm(A_L - Y) ** 2 / m


@wrong(
    "network.backward",
    "Two things: dZ is divided by m again on each step to an earlier layer, and the squared head gets a factor 2 that its one half cancels.",
)
def backward__m_at_every_layer_and_factor_two(parameters, cache, A_L, Y, hidden, head):
    _, g_prime = hidden_activation(hidden)
    m = Y.shape[1]
    L = len(parameters)
    grads = {}
    if head == "squared":
        dZ = 2 * (A_L - Y)
    elif head == "squared_sigmoid":
        dZ = (A_L - Y) * A_L * (1 - A_L)
    else:
        dZ = A_L - Y
    for l in range(L, 0, -1):
        A_prev, Z = cache[l - 1]
        dZ = dZ / m
        grads[l] = (np.dot(dZ, A_prev.T), dZ.sum(axis=1, keepdims=True))
        if l > 1:
            dA = np.dot(parameters[l - 1][0].T, dZ)
            dZ = dA * g_prime(cache[l - 2][1])
    return [grads[l] for l in range(1, L + 1)]


@wrong(
    "network.gradient_check",
    "The numerical slopes are in the order all weights, then all biases, but backward's are layer by layer, so slopes of different entries are compared.",
)
def gradient_check__two_orders(parameters, X, Y, hidden, head):
    Ws = [W for W, b in parameters]
    bs = [b for W, b in parameters]
    theta = np.concatenate([p.flatten() for p in Ws + bs])

    def loss(vector):
        pos = 0
        parts = []
        for p in Ws + bs:
            parts.append(vector[pos : pos + p.size].reshape(p.shape))
            pos += p.size
        half = len(parts) // 2
        net = list(zip(parts[:half], parts[half:]))
        out, _ = forward(net, X, hidden, head)
        return cost(out, Y, head)

    out, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, out, Y, hidden, head)
    analytic = []
    for dW, db in grads:
        analytic.extend(dW.flatten())
        analytic.extend(db.flatten())
    return relative_error(np.array(analytic), numerical_gradient(loss, theta))


# ---------------------------------------------------------------- training


@wrong(
    "training.l2_cost",
    "The weights of a layer are added up first and the sum is squared; each weight should be squared before adding.",
)
def l2_cost__square_of_sum(parameters, lam, m):
    total = 0
    for layer in parameters:
        total += layer[0].sum() ** 2
    return lam * total / (2 * m)


@wrong(
    "training.l2_gradients",
    "The penalty itself, one number, is added to every slope, instead of the penalty's slope by each weight.",
)
def l2_gradients__adds_the_penalty(grads, parameters, lam, m):
    penalised = []
    for i in range(len(grads)):
        dW, db = grads[i]
        penalty = l2_cost([parameters[i]], lam, m)
        penalised.append((dW + penalty, db.copy()))
    return penalised


@wrong("training.minibatches", "The examples are drawn with replacement, so some come twice and others not at all.")
def minibatches__bootstrap(X, Y, batch_size, rng):
    m = X.shape[1]
    sample = rng.integers(0, m, size=m)
    Xs, Ys = X[:, sample], Y[:, sample]
    return [(Xs[:, k : k + batch_size], Ys[:, k : k + batch_size]) for k in range(0, m, batch_size)]


@wrong(
    "training.momentum_step",
    "The learning rate is multiplied into the velocity, so the velocity that is kept is too small and the old part of the step isn't scaled by alpha.",
)
def momentum_step__alpha_inside_velocity(parameters, velocity, grads, alpha, beta):
    new_p, new_v = [], []
    for p_layer, v_layer, g_layer in zip(parameters, velocity, grads):
        v = tuple(beta * v_old + alpha * g for v_old, g in zip(v_layer, g_layer))
        p = tuple(x - dx for x, dx in zip(p_layer, v))
        new_v.append(v)
        new_p.append(p)
    return new_p, new_v


@wrong(
    "training.sgd",
    "Two things: the batches are cut once and used again in every epoch instead of in a new order, and the penalty's slope is divided by the size of the batch instead of the whole training set.",
)
def sgd__same_batches_and_batch_size_for_m(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    N = X.shape[1]
    loader = minibatches(X, Y, batch_size, rng)
    history = []
    for epoch in range(epochs):
        pred, _ = forward(parameters, X, "relu", "softmax")
        history.append(cost(pred, Y, "softmax") + l2_cost(parameters, lam, N))
        for xb, yb in loader:
            pred, cache = forward(parameters, xb, "relu", "softmax")
            g = backward(parameters, cache, pred, yb, "relu", "softmax")
            g = l2_gradients(g, parameters, lam, xb.shape[1])
            parameters = update(parameters, g, alpha)
    return parameters, history


# ---------------------------------------------------------------- notation


@wrong(
    "notation.to_torch",
    "The layers are numbered 0, 2, 4 as if the activations had numbers too; here they are numbered 0, 1, 2.",
)
def to_torch__gaps_for_activations(parameters):
    state_dict = {}
    idx = 0
    for W, b in parameters:
        state_dict[str(idx) + ".weight"] = np.array(W)
        state_dict[str(idx) + ".bias"] = b.flatten()
        idx += 2  # Linear, then the activation
    return state_dict


@wrong(
    "notation.backward_rows",
    "Two things: m is read off the axis of the outputs although the examples are rows, and the slope of the hidden activation is left out on the way back.",
)
def backward_rows__m_from_columns_and_no_slope(parameters, cache, A_L, Y, hidden, head):
    m = Y.shape[1]
    err = A_L - Y
    if head == "squared_sigmoid":
        err = err * sigmoid_prime(cache[-1][1])
    grads = []
    for (W, b), (A_prev, Z) in zip(parameters[::-1], cache[::-1]):
        dW = A_prev.T.dot(err) / m
        db = err.sum(axis=0).reshape(1, -1) / m
        grads.append((dW, db))
        err = err.dot(W.T)
    return grads[::-1]


@wrong(
    "notation.cross_entropy_sign", "The minus reaches the first term only; the term with 1 - Y keeps the wrong sign."
)
def cross_entropy_sign__minus_on_first_term(A, Y):
    per_example = np.sum(-Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0)
    return per_example.mean()


@wrong(
    "notation.l2_update",
    "The weights are shrunk after the step, so the step itself is shrunk too; the penalty's slope has to be taken at the old weights.",
)
def l2_update__shrinks_after_step(W, dW, alpha, lam, n):
    W_new = W - alpha * dW
    W_new = W_new - alpha * lam / n * W_new
    return W_new


@wrong("notation.matrix_recursion", "The slopes of the first example are used for all examples.")
def matrix_recursion__slopes_of_first_example(W, delta, sigma_prime_u):
    D = np.diag(sigma_prime_u[:, 0])
    columns = []
    for i in range(delta.shape[1]):
        columns.append(D @ W.T @ delta[:, i])
    return np.stack(columns, axis=1)


@wrong(
    "shapes.affine",
    "The bias is added inside the innermost loop, so each score gets it once for every input and not once.",
)
def affine__bias_in_inner_loop(W, A_prev, b):
    neurons = W.shape[0]
    inputs = W.shape[1]
    examples = A_prev.shape[1]
    Z = np.zeros((neurons, examples))
    for r in range(neurons):
        for i in range(examples):
            for j in range(inputs):
                Z[r, i] += W[r, j] * A_prev[j, i] + b[r, 0]
    return Z


@wrong(
    "shapes.parameter_shapes",
    "W has one column too many, as if the bias were a weight on a dummy input, although b is stored by itself.",
)
def parameter_shapes__dummy_column(layer_sizes):
    shapes = []
    n_in = layer_sizes[0]
    for n_out in layer_sizes[1:]:
        shapes.append(((n_out, n_in + 1), (n_out, 1)))
        n_in = n_out
    return shapes


@wrong(
    "shapes.numerical_gradient",
    "After going up by h it goes down by h only, back to the start and not below it, but still divides by 2h.",
)
def numerical_gradient__down_only_to_start(f, theta, h=1e-5):
    t = np.array(theta, dtype=float)
    g = np.zeros_like(t)
    for idx in np.ndindex(t.shape):
        old = t[idx]
        t[idx] += h
        f_plus = f(t.copy())
        t[idx] -= h
        f_minus = f(t.copy())
        t[idx] = old
        g[idx] = (f_plus - f_minus) / (2 * h)
    return g


@wrong(
    "shapes.relative_error",
    "It divides by the length of the sum of the arrays and not by the sum of their two lengths.",
)
def relative_error__length_of_sum(a, b):
    num = np.sqrt(np.sum((a - b) ** 2))
    den = np.sqrt(np.sum((a + b) ** 2))
    if den == 0:
        return 0.0
    return num / den


@wrong(
    "shapes.gradient_descent_step",
    "The gradient is scaled to length 1 first, so every step has length alpha however steep it is.",
)
def gradient_descent_step__unit_direction(theta, grad, alpha):
    steepness = np.sqrt(np.sum(np.square(grad)))
    direction = grad / steepness if steepness > 0 else grad
    return theta - alpha * direction


# -------------------------------------------------------------- logistic


@wrong("logistic.sigmoid", "The sigmoid is written by tanh, but tanh is taken of Z and not of Z / 2.")
def sigmoid__tanh_without_half(Z):
    return 0.5 * (np.tanh(Z) + 1)


@wrong(
    "logistic.cost",
    "The logarithm is taken of the mean probability of the right class, in place of the mean of the logarithms.",
)
def cost__log_of_mean(A, Y):
    p_right = np.where(Y == 1, A, 1 - A)
    return -np.log(np.average(p_right))


@wrong(
    "logistic.gradients",
    "It divides by len(X), which is the number of inputs when examples are columns, not the number of examples.",
)
def gradients__len_of_X(dZ, X):
    N = len(X)
    dW = np.dot(dZ, X.T) / N
    db = dZ.sum(axis=1).reshape(1, 1) / N
    return dW, db


@wrong(
    "logistic.train",
    "The slope by b is computed anew after W has already moved, so the two do not step from the same place.",
)
def train__bias_after_weights(X, Y, alpha, iterations):
    n = X.shape[0]
    W = np.zeros((1, n))
    b = np.zeros((1, 1))
    costs = []
    for it in range(iterations):
        A = forward(W, b, X)
        costs.append(cost(A, Y))
        # weights
        W = W - alpha * gradients(delta(A, Y), X)[0]
        # bias
        A = forward(W, b, X)
        b = b - alpha * gradients(delta(A, Y), X)[1]
    return W, b, costs


@wrong("logistic.predict", "It looks at the sign of the weighted sum of the inputs and leaves the bias out.")
def predict__sign_without_bias(W, b, X):
    score = np.einsum("oj,ji->oi", W, X)
    return np.where(score > 0, 1, 0)


# --------------------------------------------------------------- softmax


@wrong("softmax.softmax", "The largest score is taken off above the fraction line but not in the sum below it.")
def softmax__shift_only_on_top(Z):
    shifted = Z - Z.max(axis=0)
    return np.exp(shifted) / np.exp(Z).sum(axis=0)


@wrong(
    "softmax.cross_entropy", "It takes the largest probability of each example, not the probability of the right class."
)
def cross_entropy__most_probable_class(A, Y):
    m = A.shape[1]
    J = 0
    for i in range(m):
        k_star = np.argmax(A[:, i])
        J -= np.log(A[k_star, i])
    return J / m


@wrong("softmax.softmax_jacobian", "Every entry is a_i (1 - a_j): the 1 belongs on the diagonal only.")
def softmax_jacobian__one_everywhere(a):
    k = a.shape[0]
    jac = np.empty((k, k))
    for i in range(k):
        for j in range(k):
            jac[i, j] = a[i, 0] * (1 - a[j, 0])
    return jac


@wrong(
    "softmax.theta_gradient",
    "The column of the bias comes first, but the dummy feature is the last row, so the bias's slope belongs last.",
)
def theta_gradient__bias_column_first(A, Y, X1):
    err = A - Y
    m = err.shape[1]
    grad_w = err.dot(X1[:-1].T) / m
    grad_b = err.mean(axis=1)[:, None]
    return np.concatenate((grad_b, grad_w), axis=1)


@wrong(
    "softmax.train",
    "It takes one step too few, and the biases step by the sum over the examples where the mean belongs.",
)
def train__one_step_short_and_summed_bias(X, Y, alpha, iterations):
    k, m = Y.shape
    W = np.zeros((k, X.shape[0]))
    b = np.zeros((k, 1))
    costs = []
    for t in range(1, iterations):
        P = forward(W, b, X)
        costs.append(cross_entropy(P, Y))
        E = P - Y
        W = W - alpha * (E @ X.T) / m
        b = b - alpha * E.sum(axis=1, keepdims=True)
    return W, b, costs


# ----------------------------------------------------------------- chain


@wrong("chain.chain_forward", "The bias is added after the sigmoid, to the activation, and not to the score inside it.")
def chain_forward__bias_outside(x, w, b, w_out, b_out):
    T = len(w)
    u = np.zeros(T)
    z = np.zeros(T + 1)
    z[0] = x
    for t in range(T):
        u[t] = w[t] * z[t]
        z[t + 1] = sigmoid(u[t]) + b[t]
    y_hat = w_out * z[T] + b_out
    return u, z, y_hat


@wrong(
    "chain.chain_deltas",
    "The slope of the sigmoid is taken as u (1 - u), with the scores in the place of the activations.",
)
def chain_deltas__scores_as_activations(w, u, w_out, dloss_dyhat):
    T = len(u)
    out = []
    back = dloss_dyhat * w_out
    for t in reversed(range(T)):
        d = back * u[t] * (1 - u[t])
        out.append(d)
        back = d * w[t]
    return np.array(out[::-1])


@wrong(
    "chain.forward",
    "Layers are counted from 0, so the condition holds for the last one too, which gets the hidden activation and never the head's.",
)
def forward__head_never_reached(parameters, x, hidden, head):
    g, _ = hidden_activation(hidden)
    f_out = output_activation(head)
    cache = []
    a = x
    L = len(parameters)
    for i in range(L):
        W, b = parameters[i]
        z = np.dot(W, a) + b
        cache.append((a, z))
        if i < L:
            a = g(z)
        else:
            a = f_out(z)
    return a, cache


@wrong(
    "chain.loss_slope",
    "The softmax loss is treated like the logistic one, with a term for the outputs whose label is 0.",
)
def loss_slope__softmax_like_logistic(y_hat, y, head):
    if head.startswith("squared"):
        return y_hat - y
    right = y / y_hat
    others = (1 - y) / (1 - y_hat)
    return others - right


@wrong(
    "chain.backprop",
    "The slope of the activation is taken at the activations and not at the scores, and the list comes out last layer first.",
)
def backprop__slope_at_activation_and_reversed(parameters, x, y, hidden, head):
    y_hat, cache = forward(parameters, x, hidden, head)
    _, gp = hidden_activation(hidden)
    grads = []
    d = output_delta(cache[-1][1], y_hat, y, head)
    l = len(parameters) - 1
    while l >= 0:
        a_in = cache[l][0]
        grads.append(layer_gradients(d, a_in))
        if l > 0:
            d = hidden_delta(parameters[l][0], d, gp(a_in))
        l -= 1
    return grads


# ------------------------------------------------------------- two_layer


@wrong("two_layer.tanh_prime", "The square is on the score, inside tanh, and not on the value of tanh.")
def tanh_prime__square_inside(Z):
    return 1.0 - np.tanh(np.power(Z, 2))


@wrong("two_layer.relu_prime", "Negative scores get the slope -1, which is the sign of the score; relu is flat there.")
def relu_prime__sign(Z):
    return np.sign(Z) * 1.0


@wrong(
    "two_layer.dZ_from", "The activation's slope is taken at dA, and not at the scores Z, which are not used at all."
)
def dZ_from__slope_at_dA(dA, Z, g_prime):
    local = g_prime(dA)
    return np.multiply(local, dA)


@wrong(
    "two_layer.backward",
    "The last dZ has the sigmoid's slope as a factor although it cancels, and the slope of tanh is taken at A1, after tanh, in place of Z1.",
)
def backward__extra_sigmoid_slope_and_tanh_twice(parameters, cache, A2, Y):
    W2 = parameters[1][0]
    X = cache[0][0]
    A1 = cache[1][0]

    dA2 = A2 - Y
    dZ2 = dA2 * A2 * (1 - A2)
    dW2, db2 = dW_from(dZ2, A1), db_from(dZ2)

    dA1 = dA_from(W2, dZ2)
    dZ1 = dZ_from(dA1, A1, tanh_prime)
    dW1, db1 = dW_from(dZ1, X), db_from(dZ1)
    return [(dW1, db1), (dW2, db2)]


@wrong(
    "two_layer.train",
    "Each step is taken off the parameters of the start and not off the current ones, so the steps do not add up.",
)
def train__always_from_start(parameters, X, Y, alpha, iterations):
    current = parameters
    history = []
    for k in range(iterations):
        P, kept = forward(current, X)
        history.append(cost(P, Y))
        g = backward(current, kept, P, Y)
        current = []
        for layer in (0, 1):
            W, b = parameters[layer]
            dW, db = g[layer]
            current.append((W - alpha * dW, b - alpha * db))
    return current, history


# --------------------------------------------------------------- network


@wrong(
    "network.initialize",
    "The weights are uniform between 0 and 1 before scaling, all positive, and not normal with mean 0.",
)
def initialize__uniform_positive(layer_sizes, rng):
    params = []
    for l in range(1, len(layer_sizes)):
        fan_in, fan_out = layer_sizes[l - 1], layer_sizes[l]
        W = rng.random((fan_out, fan_in)) * (1 / np.sqrt(fan_in))
        b = np.zeros((fan_out, 1))
        params.append((W, b))
    return params


@wrong(
    "network.cost",
    "The head squared_sigmoid falls into the last branch and gets the cross-entropy where half the squared difference belongs.",
)
def cost__squared_sigmoid_in_else(A_L, Y, head):
    m = Y.shape[1]
    if head == "squared":
        per_example = 0.5 * np.sum((Y - A_L) ** 2, axis=0)
    elif head == "softmax":
        per_example = -np.sum(Y * np.log(A_L), axis=0)
    else:
        per_example = -np.sum(Y * np.log(A_L) + (1 - Y) * np.log(1 - A_L), axis=0)
    return per_example.sum() / m


@wrong(
    "network.backward",
    "The sigmoid's slope is also multiplied in for the head logistic, where it cancels, and db is a sum over the examples where the mean belongs.",
)
def backward__slope_for_logistic_and_summed_db(parameters, cache, A_L, Y, hidden, head):
    gprime = hidden_activation(hidden)[1]
    L = len(parameters)
    m = A_L.shape[1]
    grads = [None] * L
    dZ = A_L - Y
    if head in ("logistic", "squared_sigmoid"):
        dZ = dZ * (A_L * (1 - A_L))
    for l in range(L - 1, -1, -1):
        A_in, _ = cache[l]
        dW = np.dot(dZ, A_in.T) / m
        db = np.sum(dZ, axis=1, keepdims=True)
        grads[l] = (dW, db)
        if l:
            Z_below = cache[l - 1][1]
            dZ = np.dot(parameters[l][0].T, dZ) * gprime(Z_below)
    return grads


@wrong("network.update", "The loop ends one layer early, so the last layer never moves.")
def update__last_layer_stays(parameters, grads, alpha):
    new = list(parameters)
    for l in range(len(parameters) - 1):
        W, b = parameters[l]
        new[l] = (W - alpha * grads[l][0], b - alpha * grads[l][1])
    return new


@wrong(
    "network.gradient_check",
    "The measured cost is that of the network that has not been moved, so all measured slopes are 0.",
)
def gradient_check__cost_of_unmoved(parameters, X, Y, hidden, head):
    out, cache = forward(parameters, X, hidden, head)
    grads = backward(parameters, cache, out, Y, hidden, head)

    mine, measured = [], []
    for l, (W, b) in enumerate(parameters):

        def J_of_W(W_moved):
            net = list(parameters)
            net[l] = (W_moved, b)
            return cost(forward(parameters, X, hidden, head)[0], Y, head)

        def J_of_b(b_moved):
            net = list(parameters)
            net[l] = (W, b_moved)
            return cost(forward(parameters, X, hidden, head)[0], Y, head)

        measured += [numerical_gradient(J_of_W, W).ravel(), numerical_gradient(J_of_b, b).ravel()]
        mine += [grads[l][0].ravel(), grads[l][1].ravel()]
    return relative_error(np.concatenate(mine), np.concatenate(measured))


# -------------------------------------------------------------- training


@wrong(
    "training.l2_cost",
    "The weights of a layer are added up first and the sum is squared, in place of the sum of the squares.",
)
def l2_cost__square_of_sum(parameters, lam, m):
    total = 0.0
    for W, b in parameters:
        total += W.sum() ** 2
    return lam * total / (2 * m)


@wrong(
    "training.l2_gradients",
    "It adds the slope of a penalty on absolute values, the sign of each weight, and not the weight itself.",
)
def l2_gradients__sign_of_weights(grads, parameters, lam, m):
    penalised = []
    for l in range(len(grads)):
        dW, db = grads[l]
        W = parameters[l][0]
        penalised.append((dW + (lam / m) * np.sign(W), db.copy()))
    return penalised


@wrong(
    "training.minibatches",
    "The columns are drawn with replacement, so some examples occur twice in an epoch and others not at all.",
)
def minibatches__with_replacement(X, Y, batch_size, rng):
    m = X.shape[1]
    rows = rng.choice(m, size=m)
    Xs, Ys = X[:, rows], Y[:, rows]
    batches = []
    start = 0
    while start < m:
        stop = min(start + batch_size, m)
        batches.append((Xs[:, start:stop], Ys[:, start:stop]))
        start = stop
    return batches


@wrong(
    "training.momentum_step",
    "The velocity takes up minus alpha times the slope, so alpha and the sign are inside it, where it should take up the slope itself.",
)
def momentum_step__alpha_in_velocity(parameters, velocity, grads, alpha, beta):
    new_p, new_v = [], []
    for (W, b), (vW, vb), (dW, db) in zip(parameters, velocity, grads):
        vW = beta * vW - alpha * dW
        vb = beta * vb - alpha * db
        new_p.append((W + vW, b + vb))
        new_v.append((vW, vb))
    return new_p, new_v


@wrong(
    "training.sgd",
    "The cost is recorded after each epoch and not before it, and the penalty's slope is divided by the size of the batch, not of the training set.",
)
def sgd__cost_after_and_batch_penalty(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    net = parameters
    costs = []
    for epoch in range(epochs):
        for Xb, Yb in minibatches(X, Y, batch_size, rng):
            out, cache = forward(net, Xb, "relu", "softmax")
            g = backward(net, cache, out, Yb, "relu", "softmax")
            g = l2_gradients(g, net, lam, Xb.shape[1])
            net = update(net, g, alpha)
        probs, _ = forward(net, X, "relu", "softmax")
        J = cost(probs, Y, "softmax") + l2_cost(net, lam, X.shape[1])
        costs.append(J)
    return net, costs


# -------------------------------------------------------------- notation


@wrong("notation.to_torch", "The names are counted from 1, but PyTorch counts the layers of a stack from 0.")
def to_torch__names_from_one(parameters):
    state_dict = {}
    l = 1
    for W, b in parameters:
        state_dict["%d.weight" % l] = np.array(W)
        state_dict["%d.bias" % l] = b.flatten()
        l += 1
    return state_dict


@wrong(
    "notation.forward_rows",
    "A has been overwritten before it is kept, so the cache holds what each layer gave, not what came in.",
)
def forward_rows__cache_after_activation(parameters, X, hidden, head):
    g = hidden_activation(hidden)[0]
    last = output_activation(head)
    cache, A = [], X
    for n, (W, b) in enumerate(parameters):
        Z = np.matmul(A, W) + b
        if n == len(parameters) - 1:
            A = last(Z.T).T
        else:
            A = g(Z)
        cache.append((A, Z))
    return A, cache


@wrong(
    "notation.backward_rows",
    "In each layer it divides by the number of inputs of that layer, the second axis of A_prev, and not by the number of examples.",
)
def backward_rows__divides_by_inputs(parameters, cache, A_L, Y, hidden, head):
    slope = hidden_activation(hidden)[1]
    dZ = A_L - Y
    if head == "squared_sigmoid":
        dZ = dZ * sigmoid_prime(cache[-1][1])
    grads = []
    for l in range(len(parameters) - 1, -1, -1):
        A_prev, _ = cache[l]
        m = A_prev.shape[1]
        dW = np.einsum("ij,ik->jk", A_prev, dZ) / m
        db = np.einsum("ik->k", dZ)[None, :] / m
        grads.append((dW, db))
        if l > 0:
            dZ = np.einsum("ik,jk->ij", dZ, parameters[l][0]) * slope(cache[l - 1][1])
    grads.reverse()
    return grads


@wrong(
    "notation.output_delta_slope",
    "The inner minus in the slope of log(1 - A) is forgotten, so the term for label 0 has the wrong sign.",
)
def output_delta_slope__inner_minus_forgotten(A, Y, g_prime_Z):
    dC_dA = -(Y / A + (1 - Y) / (1 - A))
    return dC_dA * g_prime_Z


@wrong(
    "notation.l2_update",
    "The weights shrink by the factor 1 - lam / n: the learning rate is missing from the penalty's part of the step.",
)
def l2_update__decay_without_alpha(W, dW, alpha, lam, n):
    decayed = (1 - lam / n) * W
    return decayed - alpha * dW
