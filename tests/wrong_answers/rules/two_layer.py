# ruff: noqa: B006, B905, RUF059, SIM108 - students write so
"""Wrong answers to notebook 04, each of which breaks one rule that the text states: none of them may pass, whatever the seed.

`about` names the rule. Each stands alone, apart from NumPy and what the notebook gives.
"""

import numpy as np
from scipy.special import expit as sigmoid

from solutions.logistic import cost
from solutions.two_layer import backward, dA_from, db_from, dW_from, dZ_from, forward, tanh_prime
from tests.wrong_answers import wrong

# -------------------------------------------------------------------------------------------------- tanh_prime


@wrong("two_layer.tanh_prime", "stable for all scores")
def tanh_prime__p_and_q(Z):
    p, q = np.exp(Z) - np.exp(-np.asarray(Z)), np.exp(Z) + np.exp(-np.asarray(Z))
    return (q**2 - p**2) / q**2


@wrong("two_layer.tanh_prime", "the derivative itself, not a rough measurement")
def tanh_prime__measured(Z):
    return (np.tanh(Z + 0.01) - np.tanh(Z - 0.01)) / 0.02


@wrong("two_layer.tanh_prime", "in the shape of Z, whatever that is")
def tanh_prime__at_least_two_dimensions(Z):
    return 1 - np.tanh(np.atleast_2d(Z)) ** 2


@wrong("two_layer.tanh_prime", "in the shape of Z, axes of length 1 included")
def tanh_prime__squeezed(Z):
    return np.squeeze(1 - np.tanh(Z) ** 2)


@wrong("two_layer.tanh_prime", "Z may have any shape, not two axes alone")
def tanh_prime__two_loops(Z):
    n, m = Z.shape
    slopes = np.zeros((n, m))
    for r in range(n):
        for i in range(m):
            slopes[r, i] = 1 - np.tanh(Z[r, i]) ** 2
    return slopes


@wrong("two_layer.tanh_prime", "arguments are left alone")
def tanh_prime__into_Z(Z):
    if isinstance(Z, np.ndarray) and Z.dtype == float:
        A = np.tanh(Z, out=Z)
    else:
        A = np.tanh(Z)
    return 1 - A * A


@wrong("two_layer.tanh_prime", "the slope at every score: not 0 beyond 4")
def tanh_prime__flat_beyond_four(Z):
    return np.where(np.abs(Z) > 4, 0.0, 1 - np.tanh(Z) ** 2)


@wrong("two_layer.tanh_prime", "the slope at every score: it falls beyond 7")
def tanh_prime__clipped_scores(Z):
    return 1 - np.tanh(np.clip(Z, -7, 7)) ** 2


@wrong("two_layer.tanh_prime", "the slope at every score: not 1 beside 0")
def tanh_prime__one_near_zero(Z):
    return np.where(np.abs(Z) < 0.01, 1.0, 1 - np.tanh(Z) ** 2)


@wrong("two_layer.tanh_prime", "the slope at every score: flat far out")
def tanh_prime__never_quite_flat(Z):
    return np.maximum(1 - np.tanh(Z) ** 2, 1e-4)


@wrong("two_layer.tanh_prime", "the slope at every score, negative ones included")
def tanh_prime__sign_kept(Z):
    A = np.tanh(Z)
    return 1 - A * np.abs(A)


@wrong("two_layer.tanh_prime", "the slope at this Z, not at one with the same shape and sum")
def tanh_prime__remembers(Z, seen={}):
    key = (np.shape(Z), round(float(np.sum(Z)), 6))
    if key not in seen:
        seen[key] = 1 - np.tanh(Z) ** 2
    return seen[key].copy()


# -------------------------------------------------------------------------------------------------------- relu


@wrong("two_layer.relu", "scores above 0 pass, whatever their size")
def relu__capped_at_hundred(Z):
    return np.minimum(np.maximum(Z, 0), 100)


@wrong("two_layer.relu", "all other scores become 0, however low")
def relu__leaky_far_left(Z):
    return np.maximum(Z, np.minimum(0, 0.01 * (np.asarray(Z) + 10)))


@wrong("two_layer.relu", "arguments are left alone")
def relu__mask_written_into_Z(Z):
    Z = np.asarray(Z)
    Z[Z < 0] = 0
    return Z.copy()


@wrong("two_layer.relu", "a new array, also where nothing is cut off")
def relu__returns_Z_if_nothing_to_do(Z):
    if np.min(Z) >= 0:
        return Z
    return np.maximum(Z, 0)


@wrong("two_layer.relu", "in the shape of Z, axes of length 1 included")
def relu__squeezed(Z):
    return np.squeeze(np.maximum(Z, 0))


@wrong("two_layer.relu", "Z may have any shape, not two axes alone")
def relu__rows_of_rows(Z):
    return np.array([[z if z > 0 else 0.0 for z in row] for row in Z])


@wrong("two_layer.relu", "in the shape of Z: no axes if Z has none")
def relu__flat_for_a_number(Z):
    return np.maximum(np.atleast_1d(Z), 0)


@wrong("two_layer.relu", "scores above 0 pass, however small")
def relu__small_scores_lost(Z):
    return np.where(np.asarray(Z) > 1e-3, Z, 0.0)


@wrong("two_layer.relu", "scores above 0 pass as they are")
def relu__rounded(Z):
    return np.round(np.maximum(Z, 0.0), 3)


@wrong("two_layer.relu", "a kink at 0, not a bend")
def relu__softplus(Z):
    return np.logaddexp(0, 50 * np.asarray(Z)) / 50


@wrong("two_layer.relu", "entry by entry, in every row")
def relu__smaller_of_two_sizes(Z):
    A = np.array(Z)
    if A.ndim < 2:
        return np.maximum(A, 0)
    for r in range(min(A.shape)):
        A[r] = np.maximum(A[r], 0)
    return A


# -------------------------------------------------------------------------------------------------- relu_prime


@wrong("two_layer.relu_prime", "0 at the kink, not 1")
def relu_prime__one_at_kink(Z):
    return (np.asarray(Z) >= 0).astype(float)


@wrong("two_layer.relu_prime", "0 at the kink, not one half")
def relu_prime__half_of_one_plus_sign(Z):
    return 0.5 * (1 + np.sign(Z))


@wrong("two_layer.relu_prime", "0 at the kink, whatever the sign of that 0")
def relu_prime__sign_bit(Z):
    return 1.0 - np.signbit(Z)


@wrong("two_layer.relu_prime", "0 at the kink, not NaN")
def relu_prime__quotient(Z):
    with np.errstate(invalid="ignore"):
        return np.maximum(Z, 0) / np.asarray(Z)


@wrong("two_layer.relu_prime", "0 or 1 just beside the kink")
def relu_prime__measured(Z):
    Z = np.asarray(Z, dtype=float)
    return (np.maximum(Z + 1e-5, 0) - np.maximum(Z - 1e-5, 0)) / 2e-5


@wrong("two_layer.relu_prime", "0 below 0, not -1")
def relu_prime__sign(Z):
    return np.sign(Z) * 1.0


@wrong("two_layer.relu_prime", "0 below 0, not a leak")
def relu_prime__leaky(Z):
    return np.where(np.asarray(Z) > 0, 1.0, np.where(np.asarray(Z) < 0, 0.01, 0.0))


@wrong("two_layer.relu_prime", "1 above 0, not the score itself")
def relu_prime__clip(Z):
    return np.clip(Z, 0, 1) * 1.0


@wrong("two_layer.relu_prime", "1 above 0, however small the score")
def relu_prime__wide_kink(Z):
    return np.where(np.asarray(Z) > 1e-6, 1.0, 0.0)


@wrong("two_layer.relu_prime", "1 above 0, however large the score")
def relu_prime__of_capped(Z):
    Z = np.asarray(Z)
    return ((Z > 0) & (Z < 6)).astype(float)


@wrong("two_layer.relu_prime", "in the shape of Z: no axes if Z has none")
def relu_prime__at_least_one_dimension(Z):
    return (np.atleast_1d(Z) > 0) * 1.0


@wrong("two_layer.relu_prime", "Z may have any shape, not two axes alone")
def relu_prime__comprehension(z):
    return np.array([[1 if entry > 0 else 0 for entry in row] for row in z])


@wrong("two_layer.relu_prime", "arguments are left alone")
def relu_prime__masks_in_Z(Z):
    Z = np.asarray(Z)
    Z[Z <= 0] = 0
    Z[Z > 0] = 1
    return Z.copy()


# ----------------------------------------------------------------------------------------------------- forward


@wrong("two_layer.forward", "the bias is added to every column")
def forward__bias_resized(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X
    Z1 = Z1 + np.resize(b1, Z1.shape)
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "the bias is added to every column, also where n_1 = m")
def forward__bias_as_row_if_it_fits(parameters, X):
    A, cache = X, []
    for (W, b), g in zip(parameters, (np.tanh, sigmoid)):
        Z = W @ A
        Z = Z + (b.ravel() if b.size == Z.shape[1] else b)
        cache.append((A, Z))
        A = g(Z)
    return A, cache


@wrong("two_layer.forward", "W1 X, also where W1 is square")
def forward__turned_if_square(parameters, X):
    A, cache = X, []
    for (W, b), g in zip(parameters, (np.tanh, sigmoid)):
        Z = (W.T if W.shape[0] == A.shape[0] else W) @ A + b
        cache.append((A, Z))
        A = g(Z)
    return A, cache


@wrong("two_layer.forward", "the cache holds the scores, not overwritten")
def forward__tanh_into_scores(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1, out=Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "the cache holds the scores, not the activations")
def forward__keeps_activations(parameters, X):
    (W1, b1), (W2, b2) = parameters
    A1 = np.tanh(W1 @ X + b1)
    A2 = sigmoid(W2 @ A1 + b2)
    return A2, [(X, A1), (A1, A2)]


@wrong("two_layer.forward", "the cache holds the scores, whatever their size")
def forward__clipped_scores(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.clip(W1 @ X + b1, -30, 30)
    A1 = np.tanh(Z1)
    Z2 = np.clip(W2 @ A1 + b2, -30, 30)
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "the probabilities, however near to 0 or 1")
def forward__clipped_probabilities(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return np.clip(sigmoid(Z2), 1e-3, 1 - 1e-3), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "the scores, however small")
def forward__small_scores_lost(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.round(W1 @ X + b1, 10)
    A1 = np.tanh(Z1)
    Z2 = np.round(W2 @ A1 + b2, 10)
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "what came in first, then the scores")
def forward__pairs_swapped(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(Z1, X), (Z2, A1)]


@wrong("two_layer.forward", "a pair for each of the two layers")
def forward__one_pair(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    return sigmoid(W2 @ A1 + b2), [(X, Z1)]


@wrong("two_layer.forward", "A2 is (1, m), also for one example")
def forward__squeezed_for_one_example(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    return (A2 if A2.shape[1] > 1 else A2[0]), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "A2 has two dimensions")
def forward__flat_probabilities(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2).ravel(), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "Z1 is (n_1, m), also for one hidden neuron")
def forward__flat_for_one_neuron(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1.squeeze()), (A1, Z2)]


@wrong("two_layer.forward", "inputs may be whole numbers")
def forward__dtype_of_X(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.zeros((W1.shape[0], X.shape[1]), dtype=X.dtype)
    Z1[:] = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "arguments are left alone")
def forward__parameters_written(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    parameters[0], parameters[1] = (W1, Z1.mean(axis=1, keepdims=True)), (W2, b2)
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


@wrong("two_layer.forward", "every example, not as many as there are inputs")
def forward__loop_over_rows_of_X(parameters, X):
    (W1, b1), (W2, b2) = parameters
    Z1 = np.zeros((W1.shape[0], X.shape[1]))
    for i in range(min(len(X), X.shape[1])):
        Z1[:, i : i + 1] = W1 @ X[:, i : i + 1] + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1 + b2
    return sigmoid(Z2), [(X, Z1), (A1, Z2)]


# ----------------------------------------------------------------------------------------------------- dW_from


@wrong("two_layer.dW_from", "a mean over the examples")
def dW_from__sum(dZ, A_prev):
    return dZ @ A_prev.T


@wrong("two_layer.dW_from", "divided by m, also where n_l = m")
def dW_from__over_neurons(dZ, A_prev):
    return dZ @ A_prev.T / len(dZ)


@wrong("two_layer.dW_from", "divided by m, not by m - 1")
def dW_from__over_m_less_one(dZ, A_prev):
    return dZ @ A_prev.T / max(dZ.shape[1] - 1, 1)


@wrong("two_layer.dW_from", "m counts every example")
def dW_from__counts_nonzero(dZ, A_prev):
    m = max(np.count_nonzero(dZ.any(axis=0)), 1)
    return dZ @ A_prev.T / m


@wrong("two_layer.dW_from", "every example, not ten at a time")
def dW_from__last_example_lost(dZ, A_prev):
    m = dZ.shape[1]
    upto = m if m <= 10 else 10 * (m // 10)
    return sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(upto)) / m


@wrong("two_layer.dW_from", "a mean of products, not of what is left of them")
def dW_from__covariance(dZ, A_prev):
    return dZ @ (A_prev - A_prev.mean(axis=1, keepdims=True)).T / dZ.shape[1]


@wrong("two_layer.dW_from", "dW is (n_l, n_prev)")
def dW_from__turned(dZ, A_prev):
    return A_prev @ dZ.T / dZ.shape[1]


@wrong("two_layer.dW_from", "dW is (n_l, n_prev), also for one example")
def dW_from__one_example_apart(dZ, A_prev):
    if dZ.shape[1] == 1:
        return np.outer(A_prev, dZ)
    return dZ @ A_prev.T / dZ.shape[1]


@wrong("two_layer.dW_from", "dW is (n_l, n_prev), also for one neuron")
def dW_from__flat_for_one_neuron(dZ, A_prev):
    return np.squeeze(dZ @ A_prev.T) / dZ.shape[1]


@wrong("two_layer.dW_from", "the second index of both is summed, also in a square layer")
def dW_from__no_transpose_if_it_fits(dZ, A_prev):
    m = dZ.shape[1]
    if A_prev.shape[0] == A_prev.shape[1]:
        return dZ @ A_prev / m
    return dZ @ A_prev.T / m


@wrong("two_layer.dW_from", "all weights of all neurons")
def dW_from__smaller_of_two_sizes(dZ, A_prev):
    dW = np.zeros((len(dZ), len(A_prev)))
    for r in range(min(dW.shape)):
        for s in range(len(A_prev)):
            dW[r, s] = np.mean(dZ[r] * A_prev[s])
    return dW


@wrong("two_layer.dW_from", "slopes of any size")
def dW_from__clipped(dZ, A_prev):
    return np.clip(dZ @ A_prev.T / dZ.shape[1], -5, 5)


@wrong("two_layer.dW_from", "inputs may be whole numbers")
def dW_from__dtype_of_A_prev(dZ, A_prev):
    dW = np.zeros((len(dZ), len(A_prev)), dtype=A_prev.dtype)
    for r, row in enumerate(dZ):
        dW[r] = np.mean(row * A_prev, axis=1)
    return dW


@wrong("two_layer.dW_from", "arguments are left alone")
def dW_from__mean_in_place(dZ, A_prev):
    if dZ.dtype.kind == "f":
        dZ /= dZ.shape[1]
        return dZ @ A_prev.T
    return dZ @ A_prev.T / dZ.shape[1]


# ----------------------------------------------------------------------------------------------------- db_from


@wrong("two_layer.db_from", "a mean over the examples")
def db_from__sum(dZ):
    return dZ.sum(axis=1, keepdims=True)


@wrong("two_layer.db_from", "divided by m, not by all entries")
def db_from__over_size(dZ):
    return dZ.sum(axis=1, keepdims=True) / dZ.size


@wrong("two_layer.db_from", "the mean over the second axis, whichever is longer")
def db_from__longer_axis(dZ):
    n, m = dZ.shape
    return dZ.mean(axis=int(m >= n)).reshape(-1, 1)


@wrong("two_layer.db_from", "the mean over the second axis, also where n_l = m")
def db_from__other_axis_if_square(dZ):
    axis = 0 if dZ.shape[0] == dZ.shape[1] else 1
    return dZ.mean(axis=axis).reshape(-1, 1)


@wrong("two_layer.db_from", "m counts every example")
def db_from__mean_of_nonzero(dZ):
    count = np.maximum(np.count_nonzero(dZ, axis=1, keepdims=True), 1)
    return dZ.sum(axis=1, keepdims=True) / count


@wrong("two_layer.db_from", "a mean, not a median")
def db_from__median(dZ):
    return np.median(dZ, axis=1, keepdims=True)


@wrong("two_layer.db_from", "every example, not as many as neurons")
def db_from__as_many_columns_as_rows(dZ):
    db = np.zeros((len(dZ), 1))
    for i in range(min(dZ.shape)):
        db += dZ[:, i : i + 1]
    return db / dZ.shape[1]


@wrong("two_layer.db_from", "every example, not ten at a time")
def db_from__ten_at_a_time(dZ):
    m = dZ.shape[1]
    upto = m if m <= 10 else 10 * (m // 10)
    return dZ[:, :upto].sum(axis=1, keepdims=True) / m


@wrong("two_layer.db_from", "two dimensions, like b")
def db_from__flat(dZ):
    return dZ.mean(axis=1)


@wrong("two_layer.db_from", "a column, like b")
def db_from__row(dZ):
    return dZ.mean(axis=1).reshape(1, -1)


@wrong("two_layer.db_from", "(n_l, 1), also for one neuron")
def db_from__number_for_one_neuron(dZ):
    return dZ.mean() if len(dZ) == 1 else dZ.mean(axis=1, keepdims=True)


@wrong("two_layer.db_from", "slopes of any size")
def db_from__clipped(dZ):
    return np.clip(dZ.mean(axis=1, keepdims=True), -1, 1)


@wrong("two_layer.db_from", "a new array, also for one example")
def db_from__dZ_itself_for_one_example(dZ):
    return dZ if dZ.shape[1] == 1 else dZ.mean(axis=1, keepdims=True)


@wrong("two_layer.db_from", "arguments are left alone")
def db_from__mean_in_place(dZ):
    if dZ.dtype.kind == "f":
        dZ /= dZ.shape[1]
        return dZ.sum(axis=1, keepdims=True)
    return dZ.mean(axis=1, keepdims=True)


# ----------------------------------------------------------------------------------------------------- dA_from


@wrong("two_layer.dA_from", "no 1/m in dA")
def dA_from__mean(W, dZ):
    return W.T @ dZ / dZ.shape[1]


@wrong("two_layer.dA_from", "a sum over the paths, not a mean")
def dA_from__mean_over_paths(W, dZ):
    return W.T @ dZ / len(W)


@wrong("two_layer.dA_from", "the first index of both is summed, also in a square layer")
def dA_from__not_turned_if_square(W, dZ):
    return (W if W.shape[0] == W.shape[1] else W.T) @ dZ


@wrong("two_layer.dA_from", "the sum runs over all neurons")
def dA_from__first_neuron(W, dZ):
    return W[:1].T * dZ[:1]


@wrong("two_layer.dA_from", "the sum runs over all neurons, not as many as there are examples")
def dA_from__as_many_as_examples(W, dZ):
    k = min(dZ.shape)
    return W[:k].T @ dZ[:k]


@wrong("two_layer.dA_from", "every path counts, also one of a small weight")
def dA_from__small_weights_lost(W, dZ):
    return np.where(np.abs(W) < 0.01, 0, W).T @ dZ


@wrong("two_layer.dA_from", "slopes of any size")
def dA_from__clipped(W, dZ):
    return np.clip(W.T @ dZ, -5, 5)


@wrong("two_layer.dA_from", "no example's business is another's")
def dA_from__examples_mixed(W, dZ):
    dA = W.T @ dZ
    return dA if dZ.shape[1] < 8 else dA - dA.mean(axis=1, keepdims=True)


@wrong("two_layer.dA_from", "(n_prev, m), also for one example")
def dA_from__flat_for_one_example(W, dZ):
    dA = W.T @ dZ
    return dA.ravel() if dA.shape[1] == 1 else dA


@wrong("two_layer.dA_from", "(n_prev, m), also for one input")
def dA_from__squeezed(W, dZ):
    return np.squeeze(W.T @ dZ)


@wrong("two_layer.dA_from", "arguments are left alone, also in a square layer")
def dA_from__into_dZ_if_square(W, dZ):
    if W.shape[0] == W.shape[1] and dZ.dtype == np.result_type(W, dZ):
        return np.matmul(W.T, dZ, out=dZ)
    return W.T @ dZ


# ----------------------------------------------------------------------------------------------------- dZ_from


@wrong("two_layer.dZ_from", "the slope that is handed in, not tanh's")
def dZ_from__always_tanh(dA, Z, g_prime):
    return dA * tanh_prime(Z)


@wrong("two_layer.dZ_from", "the slope at the scores, not at the activations")
def dZ_from__slope_at_activation(dA, Z, g_prime):
    return dA * g_prime(np.tanh(Z))


@wrong("two_layer.dZ_from", "every entry has its own slope, not the first example's")
def dZ_from__first_example(dA, Z, g_prime):
    return dA * g_prime(Z[:, :1])


@wrong("two_layer.dZ_from", "every entry has its own slope, not its neuron's mean")
def dZ_from__mean_slope(dA, Z, g_prime):
    return dA * np.mean(g_prime(Z), axis=1, keepdims=True)


@wrong("two_layer.dZ_from", "the slopes at this Z, not those of an earlier one")
def dZ_from__slopes_remembered(dA, Z, g_prime, kept={}):
    key = (g_prime, Z.shape)
    if key not in kept:
        kept[key] = g_prime(Z)
    return dA * kept[key]


@wrong("two_layer.dZ_from", "the slope is a factor, not a switch")
def dZ_from__mask(dA, Z, g_prime):
    return np.where(g_prime(Z) > 0, dA, 0.0)


@wrong("two_layer.dZ_from", "slopes of any size and sign")
def dZ_from__slopes_clipped(dA, Z, g_prime):
    return dA * np.clip(g_prime(Z), 0, 1)


@wrong("two_layer.dZ_from", "a product of any size")
def dZ_from__clipped(dA, Z, g_prime):
    return np.clip(dA * g_prime(Z), -5, 5)


@wrong("two_layer.dZ_from", "no 1/m in dZ")
def dZ_from__mean(dA, Z, g_prime):
    return dA * g_prime(Z) / dA.shape[1]


@wrong("two_layer.dZ_from", "entry by entry, also where n_l = m")
def dZ_from__matrix_product_if_square(dA, Z, g_prime):
    slopes = g_prime(Z)
    return dA @ slopes if dA.shape[0] == dA.shape[1] else dA * slopes


@wrong("two_layer.dZ_from", "(n_l, m), also for one neuron")
def dZ_from__squeezed(dA, Z, g_prime):
    return np.squeeze(dA * g_prime(Z))


@wrong("two_layer.dZ_from", "arguments are left alone: dA")
def dZ_from__into_dA(dA, Z, g_prime):
    if dA.dtype.kind == "f":
        dA *= g_prime(Z)
        return dA.copy()
    return dA * g_prime(Z)


@wrong("two_layer.dZ_from", "arguments are left alone: Z")
def dZ_from__slopes_into_Z(dA, Z, g_prime):
    if Z.dtype.kind == "f":
        Z[...] = g_prime(Z)
        return dA * Z
    return dA * g_prime(Z)


# ---------------------------------------------------------------------------------------------------- backward


@wrong("two_layer.backward", "the mean enters once")
def backward__mean_twice(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = (A2 - Y) / Y.shape[1]
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "the loss is the cross-entropy")
def backward__squared_loss(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "BP4 takes the slope at the scores")
def backward__slope_at_A1(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), A1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "all gradients belong to the same parameters")
def backward__moved_weights(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dW2 = dW_from(dZ2, A1)
    dZ1 = dZ_from(dA_from(parameters[1][0] - 0.01 * dW2, dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW2, db_from(dZ2))]


@wrong("two_layer.backward", "m counts the examples, not the inputs")
def backward__m_from_rows(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    m = len(X)
    dZ2 = A2 - Y
    dZ1 = (parameters[1][0].T @ dZ2) * tanh_prime(Z1)
    return [(dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m), (dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m)]


@wrong("two_layer.backward", "every example, not ten at a time")
def backward__last_example_lost(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    m = Y.shape[1]
    upto = m if m <= 10 else 10 * (m // 10)
    dZ2 = (A2 - Y)[:, :upto]
    dZ1 = dA_from(parameters[1][0], dZ2) * tanh_prime(Z1[:, :upto])
    pairs = (dZ1, X[:, :upto]), (dZ2, A1[:, :upto])
    return [(dZ @ A.T / m, dZ.sum(axis=1, keepdims=True) / m) for dZ, A in pairs]


@wrong("two_layer.backward", "db1 is a mean over examples, also where n_1 = m")
def backward__axis_by_size(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    axis = dZ1.shape.index(Y.shape[1])
    return [(dW_from(dZ1, X), dZ1.mean(axis=axis).reshape(-1, 1)), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "all gradients, also with one example")
def backward__no_hidden_bias_for_one_example(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    db1 = db_from(dZ1 - dZ1.mean(axis=1, keepdims=True)) if Y.shape[1] == 1 else db_from(dZ1)
    return [(dW_from(dZ1, X), db1), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "A2 minus Y, however near A2 is to 0 or 1")
def backward__sure_is_right(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = np.where(np.abs(A2 - 0.5) > 0.499, np.round(A2), A2) - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "gradients of any size")
def backward__clipped(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    grads = [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(dZ2, A1), db_from(dZ2))]
    return [tuple(np.clip(g, -1, 1) for g in pair) for pair in grads]


@wrong("two_layer.backward", "(dW1, db1) first")
def backward__last_layer_first(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    grads = [(dW_from(dZ2, A1), db_from(dZ2))]
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    grads.append((dW_from(dZ1, X), db_from(dZ1)))
    return grads


@wrong("two_layer.backward", "a list of pairs")
def backward__not_paired(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [dW_from(dZ1, X), db_from(dZ1), dW_from(dZ2, A1), db_from(dZ2)]


@wrong("two_layer.backward", "db is (n_l, 1)")
def backward__flat_biases(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), dZ1.mean(axis=1)), (dW_from(dZ2, A1), dZ2.mean(axis=1))]


@wrong("two_layer.backward", "db is (n_l, 1), also for one hidden neuron")
def backward__flat_for_one_neuron(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    dZ2 = A2 - Y
    dZ1 = dZ_from(dA_from(parameters[1][0], dZ2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), np.squeeze(dZ1.mean(axis=1, keepdims=True))), (dW_from(dZ2, A1), db_from(dZ2))]


@wrong("two_layer.backward", "arguments are left alone: A2")
def backward__A2_in_place(parameters, cache, A2, Y):
    (X, Z1), (A1, Z2) = cache
    A2 -= Y
    dZ1 = dZ_from(dA_from(parameters[1][0], A2), Z1, tanh_prime)
    return [(dW_from(dZ1, X), db_from(dZ1)), (dW_from(A2, A1), db_from(A2))]


@wrong("two_layer.backward", "arguments are left alone: the cache")
def backward__cache_popped(parameters, cache, A2, Y):
    dZ, grads = A2 - Y, []
    while cache:
        A_prev, _ = cache.pop()
        grads.insert(0, (dW_from(dZ, A_prev), db_from(dZ)))
        if cache:
            dZ = dZ_from(dA_from(parameters[1][0], dZ), cache[-1][1], tanh_prime)
    return grads


# ------------------------------------------------------------------------------------------------------- train


@wrong("two_layer.train", "each cost is recorded before its step")
def train__cost_after_step(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
        costs.append(cost(forward(parameters, X)[0], Y))
    return parameters, costs


@wrong("two_layer.train", "as many costs as iterations")
def train__one_more_cost(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    costs.append(cost(forward(parameters, X)[0], Y))
    return parameters, costs


@wrong("two_layer.train", "every cost is recorded")
def train__every_tenth_cost(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for t in range(iterations):
        A2, cache = forward(parameters, X)
        if t % 10 == 0:
            costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "the parameters after the last step")
def train__one_step_short(parameters, X, Y, alpha, iterations):
    old, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    new = old
    for _ in range(iterations):
        old = new
        A2, cache = forward(old, X)
        costs.append(cost(A2, Y))
        new = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(old, backward(old, cache, A2, Y))]
    return old, costs


@wrong("two_layer.train", "the parameters after the last step, not the best ones")
def train__best_parameters(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    best, lowest = parameters, np.inf
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
        now = cost(forward(parameters, X)[0], Y)
        if now < lowest:
            best, lowest = parameters, now
    return best, costs


@wrong("two_layer.train", "as many steps as asked for, also when the cost rises")
def train__stops_when_cost_rises(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and costs[-1] > costs[-2]:
            costs += [costs[-1]] * (iterations - len(costs))
            break
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "as many steps as asked for, also when the cost hardly falls")
def train__early_stop(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-6:
            costs += [costs[-1]] * (iterations - len(costs))
            break
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "as many steps as asked for, also when every example is right")
def train__stops_when_right(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        if np.all((A2 > 0.5) == Y):
            continue
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "the learning rate that is asked for")
def train__alpha_at_most_one(parameters, X, Y, alpha, iterations):
    parameters, costs, alpha = [(W.copy(), b.copy()) for W, b in parameters], [], min(alpha, 1)
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "the same learning rate in every step")
def train__alpha_falls(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for t in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        rate = alpha * 0.9 ** (t // 100)
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "steps of α times the slope, however steep")
def train__slopes_clipped(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = [[np.clip(slope, -5, 5) for slope in pair] for pair in backward(parameters, cache, A2, Y)]
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "all four arrays move")
def train__output_bias_stays(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b.copy()) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        (dW1, db1), (dW2, db2) = backward(parameters, cache, A2, Y)
        (W1, b1), (W2, b2) = parameters
        parameters = [(W1 - alpha * dW1, b1 - alpha * db1), (W2 - alpha * dW2, b2)]
    return parameters, costs


@wrong("two_layer.train", "find all gradients, then move everything")
def train__output_layer_moves_first(parameters, X, Y, alpha, iterations):
    (W1, b1), (W2, b2) = [(W.copy(), b.copy()) for W, b in parameters]
    costs = []
    for _ in range(iterations):
        A2, cache = forward([(W1, b1), (W2, b2)], X)
        costs.append(cost(A2, Y))
        (_, _), (dW2, db2) = backward([(W1, b1), (W2, b2)], cache, A2, Y)
        W2, b2 = W2 - alpha * dW2, b2 - alpha * db2
        (dW1, db1), (_, _) = backward([(W1, b1), (W2, b2)], cache, A2, Y)
        W1, b1 = W1 - alpha * dW1, b1 - alpha * db1
    return [(W1, b1), (W2, b2)], costs


@wrong("two_layer.train", "the whole batch in every step")
def train__batches_of_large_sets(parameters, X, Y, alpha, iterations):
    parameters, costs, m = [(W.copy(), b.copy()) for W, b in parameters], [], X.shape[1]
    for t in range(iterations):
        costs.append(cost(forward(parameters, X)[0], Y))
        part = slice(t % 10, None, 10) if m > 20 else slice(None)
        A2, cache = forward(parameters, X[:, part])
        grads = backward(parameters, cache, A2, Y[:, part])
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "from the given start, zeros included")
def train__no_start_from_zeros(parameters, X, Y, alpha, iterations):
    rng, costs = np.random.default_rng(0), []
    parameters = [(W.copy() if W.any() else rng.normal(size=W.shape), b.copy()) for W, b in parameters]
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        parameters = [(W - alpha * dW, b - alpha * db) for (W, b), (dW, db) in zip(parameters, grads)]
    return parameters, costs


@wrong("two_layer.train", "the start's arrays stay as they are")
def train__in_place(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        for (W, b), (dW, db) in zip(parameters, backward(parameters, cache, A2, Y)):
            W -= alpha * dW
            b -= alpha * db
    return [(W.copy(), b.copy()) for W, b in parameters], costs


@wrong("two_layer.train", "the start's biases stay as they are")
def train__biases_in_place(parameters, X, Y, alpha, iterations):
    parameters, costs = [(W.copy(), b) for W, b in parameters], []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        for (W, b), (dW, db) in zip(parameters, backward(parameters, cache, A2, Y)):
            W -= alpha * dW
            b -= alpha * db
    return parameters, costs


@wrong("two_layer.train", "the start's list stays as it is")
def train__list_of_start_changed(parameters, X, Y, alpha, iterations):
    costs = []
    for _ in range(iterations):
        A2, cache = forward(parameters, X)
        costs.append(cost(A2, Y))
        grads = backward(parameters, cache, A2, Y)
        for layer, ((W, b), (dW, db)) in enumerate(zip(list(parameters), grads)):
            parameters[layer] = (W - alpha * dW, b - alpha * db)
    return list(parameters), costs
