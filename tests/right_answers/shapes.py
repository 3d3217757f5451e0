# ruff: noqa: B905, PERF401, RET504, RUF005, RUF007 - students write so
"""Right answers to notebook 00 in the many ways that students write: none of them may fail.

`affine__loops` answers `shapes.affine`. Each stands alone, apart from NumPy and the notebook's earlier functions, because
the sample class hands them in as well.
"""

import numpy as np

# -------------------------------------------------------------------------------------------------------- affine


def affine__dot(W, A_prev, b):
    Z = np.dot(W, A_prev) + b
    return Z


def affine__loops(W, A_prev, b):
    n_l, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n_l, m))
    for i in range(n_l):
        for j in range(m):
            for k in range(n_prev):
                Z[i, j] += W[i, k] * A_prev[k, j]
            Z[i, j] += b[i, 0]
    return Z


def affine__einsum(W, A_prev, b):
    return np.einsum("ij,jm->im", W, A_prev) + b


def affine__one_example_after_the_other(W, A_prev, b):
    columns = [W @ a.reshape(-1, 1) + b for a in A_prev.T]
    return np.hstack(columns)


def affine__transposed_algebra(W, A_prev, b):
    return (A_prev.T @ W.T + b.T).T


def affine__row_of_ones(W, A_prev, b):
    theta = np.concatenate([W, b], axis=1)
    A1 = np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])
    return theta @ A1


def affine__bias_tiled(W, A_prev, b):
    m = A_prev.shape[1]
    return np.add(np.matmul(W, A_prev), np.tile(b, (1, m)))


def affine__in_place_on_a_new_array(weights, inputs, bias):
    scores = weights @ inputs
    scores += bias
    return scores


def affine__float32(W, A_prev, b):
    return (W @ A_prev + b).astype(np.float32)


def affine__comprehension(W, A_prev, b):
    return np.array([[sum(w * a for w, a in zip(row, x)) + c for x in A_prev.T] for row, c in zip(W, b[:, 0])])


def affine__blocks_of_columns(W, A_prev, b):
    def blocks():
        for start in range(0, A_prev.shape[1], 2):
            yield W @ A_prev[:, start : start + 2] + b

    return np.concatenate(list(blocks()), axis=1)


# ---------------------------------------------------------------------------------------------- parameter_shapes


def parameter_shapes__append(layer_sizes):
    shapes = []
    for i in range(len(layer_sizes) - 1):
        shapes.append(((layer_sizes[i + 1], layer_sizes[i]), (layer_sizes[i + 1], 1)))
    return shapes


def parameter_shapes__zip(layer_sizes):
    return [((n, n_prev), (n, 1)) for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:])]


def parameter_shapes__lists(layer_sizes):
    return [[[n, n_prev], [n, 1]] for n_prev, n in zip(layer_sizes, layer_sizes[1:])]


def parameter_shapes__of_real_arrays(layer_sizes):
    result = []
    for n_prev, n in zip(layer_sizes, layer_sizes[1:]):
        W = np.zeros((n, n_prev))
        b = np.zeros((n, 1))
        result.append((W.shape, b.shape))
    return result


def parameter_shapes__pairs_with_names(layer_sizes):
    from collections import namedtuple

    Layer = namedtuple("Layer", "shape_W shape_b")
    return [Layer(shape_W=(n, n_prev), shape_b=(n, 1)) for n_prev, n in zip(layer_sizes, layer_sizes[1:])]


def parameter_shapes__numpy_numbers(layer_sizes):
    sizes = np.array(layer_sizes)
    return [(tuple(sizes[[i, i - 1]]), (sizes[i], 1)) for i in range(1, sizes.size)]


def parameter_shapes__tuple(sizes):
    return tuple(((sizes[layer], sizes[layer - 1]), (sizes[layer], 1)) for layer in range(1, len(sizes)))


def parameter_shapes__recursion(layer_sizes):
    if len(layer_sizes) < 2:
        return []
    n_prev, n = layer_sizes[:2]
    return [((n, n_prev), (n, 1))] + parameter_shapes__recursion(layer_sizes[1:])


def parameter_shapes__arrays(layer_sizes):
    sizes = np.array(layer_sizes)
    return [(np.array([n, n_prev]), np.array([n, 1])) for n_prev, n in zip(sizes, sizes[1:])]


def parameter_shapes__remembers_the_size_before(layer_sizes):
    shapes = []
    before = layer_sizes[0]
    for n in layer_sizes[1:]:
        shapes.append(((n, before), (n, 1)))
        before = n
    return shapes


def parameter_shapes__pops_from_a_copy(layer_sizes):
    sizes = list(layer_sizes)
    shapes = []
    while len(sizes) > 1:
        n = sizes.pop()
        shapes.insert(0, ((n, sizes[-1]), (n, 1)))
    return shapes


def parameter_shapes__map(layer_sizes):
    return list(map(lambda n, n_prev: ((n, n_prev), (n, 1)), layer_sizes[1:], layer_sizes))


# -------------------------------------------------------------------------------------------- numerical_gradient


def numerical_gradient__two_copies(f, theta, h=1e-5):
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        up = theta.astype(float)
        down = theta.astype(float)
        up[index] += h
        down[index] -= h
        grad[index] = (f(up) - f(down)) / (2 * h)
    return grad


def numerical_gradient__nditer(f, theta, h=1e-5):
    theta = theta.astype(float)
    grad = np.zeros_like(theta)
    it = np.nditer(theta, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        old = theta[i]
        theta[i] = old + h
        f_up = f(theta)
        theta[i] = old - h
        f_down = f(theta)
        theta[i] = old
        grad[i] = (f_up - f_down) / (2 * h)
        it.iternext()
    return grad


def numerical_gradient__flat(f, theta, h=1e-5):
    flat = np.array(theta, dtype=float).ravel()
    grad = np.empty(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = 1
        grad[i] = (f((flat + h * e).reshape(theta.shape)) - f((flat - h * e).reshape(theta.shape))) / 2 / h
    return grad.reshape(theta.shape)


def numerical_gradient__rows_of_the_identity(f, theta, h=1e-5):
    def slope(direction):
        step = h * direction.reshape(np.shape(theta))
        return (f(theta + step) - f(theta - step)) / (2 * h)

    return np.array([slope(e) for e in np.eye(np.size(theta))]).reshape(np.shape(theta))


def numerical_gradient__mean_of_both_sides(f, theta, h=1e-5):
    here = f(theta)
    grad = np.zeros(theta.shape)
    for i, _ in np.ndenumerate(theta):
        step = np.zeros(theta.shape)
        step[i] = h
        forwards = (f(theta + step) - here) / h
        backwards = (here - f(theta - step)) / h
        grad[i] = 0.5 * (forwards + backwards)
    return grad


def numerical_gradient__moves_and_restores(f, theta, h=1e-5):
    theta = np.array(theta, dtype=np.float64)
    grad = np.zeros(theta.shape, dtype=np.float64)
    for index in np.ndindex(*theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        below = f(theta)
        theta[index] += h
        grad[index] = (above - below) / (2 * h)
    return grad


def numerical_gradient__restores_the_callers(f, theta, h=1e-5):
    if theta.dtype != float:
        theta = theta.astype(float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        before = theta[index]
        theta[index] = before + h
        up = f(theta)
        theta[index] = before - h
        down = f(theta)
        theta[index] = before
        grad[index] = (up - down) / (2 * h)
    return grad


def numerical_gradient__view_of_a_copy(f, start, h=1e-5):
    place = np.array(start, dtype=float)
    entries = place.reshape(-1)
    slopes = []
    for i in range(len(entries)):
        old = entries[i]
        values = []
        for sign in (1, -1):
            entries[i] = old + sign * h
            values.append(f(place))
        entries[i] = old
        slopes.append((values[0] - values[1]) / (2 * h))
    return np.reshape(slopes, start.shape)


def numerical_gradient__list_for_a_vector(f, theta, h=1e-5):
    if theta.ndim != 1:
        g = lambda flat: f(np.array(flat).reshape(theta.shape))
        return np.array(numerical_gradient__list_for_a_vector(g, theta.ravel(), h)).reshape(theta.shape)
    return [(f(theta + h * e) - f(theta - h * e)) / (2 * h) for e in np.eye(len(theta))]


def numerical_gradient__distance_as_it_came_out(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)

    def slope(index):
        above, below = theta.copy(), theta.copy()
        above[index] += h
        below[index] -= h
        return (f(above) - f(below)) / (above[index] - below[index])

    return np.array([slope(index) for index in np.ndindex(theta.shape)]).reshape(theta.shape)


def numerical_gradient__all_below_first(f, theta, h=1e-5):
    def values(step):
        out = np.empty(theta.shape, order="F")
        for index in reversed(list(np.ndindex(theta.shape))):
            moved = theta.astype(float)
            moved[index] += step
            out[index] = f(moved)
        return out

    return (-values(-h) + values(h)) / h * 0.5


# ------------------------------------------------------------------------------------------------ relative_error


def relative_error__early_return(a, b):
    if not a.any() and not b.any():
        return 0
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def relative_error__roots_of_sums(a, b):
    top = np.sqrt(np.sum((a - b) ** 2))
    bottom = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))
    if bottom == 0:
        return 0.0
    return top / bottom


def relative_error__frobenius(a, b):
    def norm(x):
        return np.linalg.norm(x, "fro") if x.ndim == 2 else np.linalg.norm(x)

    size = norm(a) + norm(b)
    return 0.0 if size == 0 else norm(a - b) / size


def relative_error__loops_with_math(a, b):
    import math

    difference = square_a = square_b = 0.0
    for x, y in zip(a.flatten(), b.flatten()):
        difference += (x - y) ** 2
        square_a += x * x
        square_b += y * y
    size = math.sqrt(square_a) + math.sqrt(square_b)
    if size > 0:
        return math.sqrt(difference) / size
    return 0


def relative_error__hypot(a, b):
    import math

    length = lambda x: math.hypot(*x.ravel().tolist())
    size = length(a) + length(b)
    return length(a - b) / size if size else 0.0


def relative_error__root_mean_squares(a, b):
    rms = lambda x: np.sqrt(np.mean(np.square(x)))
    total = rms(a) + rms(b)
    return rms(a - b) / (total if total > 0 else 1)


def relative_error__smallest_number_in_the_divisor(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + np.finfo(float).tiny)


def relative_error__dot(first, second):
    u, v = np.ravel(first), np.ravel(second)
    d = u - v
    size = np.dot(u, u) ** 0.5 + np.dot(v, v) ** 0.5
    return float(np.divide(np.dot(d, d) ** 0.5, size, out=np.zeros(()), where=size > 0))


def relative_error__array_without_axes(a, b):
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.array(np.linalg.norm(b - a) / size) if size else np.array(0.0)


def relative_error__float32_result(a, b):
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.float32(np.linalg.norm(a - b) / size if size else 0)


def relative_error__nan_replaced(a, b):
    top, first, second = (np.sqrt(np.sum(np.square(x))) for x in (a - b, a, b))
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(top / (first + second))


def relative_error__scaled_first(a, b):
    largest = max(np.max(np.abs(a)), np.max(np.abs(b)))
    if largest == 0:
        return 0.0
    a, b = a / largest, b / largest
    norm = np.linalg.norm
    return min(1.0, float(norm(a - b) / (norm(a) + norm(b))))


# ----------------------------------------------------------------------------------------- gradient_descent_step


def gradient_descent_step__copy(theta, grad, alpha):
    stepped = theta.copy()
    stepped -= alpha * grad
    return stepped


def gradient_descent_step__loops(theta, grad, alpha):
    stepped = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        stepped[index] = theta[index] - alpha * grad[index]
    return stepped


def gradient_descent_step__plus_a_negative_step(theta, grad, alpha):
    step = -alpha * grad
    return theta + step


def gradient_descent_step__functions(theta, grad, alpha):
    return np.subtract(theta, np.multiply(alpha, grad))


def gradient_descent_step__rebinds(theta, grad, alpha):
    theta = theta - grad * alpha
    return theta


def gradient_descent_step__float32(theta, grad, alpha):
    return np.float32(theta) - np.float32(alpha) * np.float32(grad)


def gradient_descent_step__flat(place, slope, rate):
    moved = [x - rate * s for x, s in zip(place.ravel(), slope.ravel())]
    return np.array(moved).reshape(place.shape)


def gradient_descent_step__list_for_a_vector(theta, grad, alpha):
    if theta.ndim == 0:
        return theta - alpha * grad
    if theta.ndim == 1:
        return [t - alpha * g for t, g in zip(theta, grad)]
    return np.array([gradient_descent_step__list_for_a_vector(t, g, alpha) for t, g in zip(theta, grad)])


def gradient_descent_step__out(theta, grad, alpha):
    result = np.empty_like(theta)
    np.subtract(theta, alpha * grad, out=result)
    return result


def gradient_descent_step__vectorize(start, slopes, rate, sign=-1):
    return np.vectorize(lambda t, g: t + sign * rate * g, otypes=[float])(start, slopes)
