# ruff: noqa
"""Answers to notebook 00 that each break one rule which the text states, and are right otherwise: none of them may pass."""

import numpy as np

from tests.wrong_answers import wrong

# -------------------------------------------------------------------------------------------------------- affine


@wrong("shapes.affine", "b is added to every example, also to one whose inputs are all 0")
def affine__empty_example(W, A_prev, b):
    return (W @ A_prev + b) * (A_prev != 0).any(axis=0)


@wrong("shapes.affine", "W, not its transpose, also where W is square")
def affine__transposed_where_that_fits(W, A_prev, b):
    return (W.T if W.shape[0] == W.shape[1] else W) @ A_prev + b


@wrong("shapes.affine", "a bias for each neuron, also where there are as many examples as neurons")
def affine__bias_as_a_row_where_that_fits(W, A_prev, b):
    Z = W @ A_prev
    return Z + (b.T if Z.shape[0] == Z.shape[1] else b)


@wrong("shapes.affine", "the sum runs over all inputs: here over the smaller of two sizes")
def affine__sum_over_the_smaller_size(W, A_prev, b):
    n = min(W.shape)
    return W[:, :n] @ A_prev[:n] + b


@wrong("shapes.affine", "Z has the shape (n_l, m), also for one example")
def affine__squeezed(W, A_prev, b):
    return np.squeeze(W @ A_prev + b)


@wrong("shapes.affine", "Z has the shape (n_l, m), also for one neuron")
def affine__squeezed_for_one_neuron(W, A_prev, b):
    Z = W @ A_prev + b
    return Z[0] if len(Z) == 1 else Z


@wrong("shapes.affine", "a product of matrices, also where one input makes it a product of numbers")
def affine__mean_for_one_input(W, A_prev, b):
    return (W @ A_prev).mean(axis=0, keepdims=True) + b if W.shape[1] == 1 else W @ A_prev + b


@wrong("shapes.affine", "what comes in may be whole numbers, and scores have fractions")
def affine__in_the_type_of_what_comes_in(W, A_prev, b):
    return (W @ A_prev + b).astype(A_prev.dtype)


@wrong("shapes.affine", "arguments are left alone: b collects the sums, and they are taken off again")
def affine__collects_in_b(W, A_prev, b):
    columns = []
    for a in A_prev.T:
        sums = (W @ a)[:, None]
        b += sums
        columns.append(b.copy())
        b -= sums
    return np.hstack(columns)


@wrong("shapes.affine", "a new array: one for each shape is kept and returned again")
def affine__one_array_for_each_shape(W, A_prev, b, kept={}):
    Z = kept.setdefault((len(W), A_prev.shape[1]), np.zeros((len(W), A_prev.shape[1])))
    Z[...] = W @ A_prev + b
    return Z


@wrong("shapes.affine", "scores of all examples: in blocks of 100, and the rest is lost")
def affine__full_blocks(W, A_prev, b):
    m = A_prev.shape[1]
    Z, size = np.zeros((len(W), m)), min(100, m)
    for start in range(0, m - size + 1, size):
        Z[:, start : start + size] = W @ A_prev[:, start : start + size] + b
    return Z


@wrong("shapes.affine", "a score is any number: here cut at 500")
def affine__cut(W, A_prev, b):
    return np.clip(W @ A_prev + b, -500, 500)


@wrong("shapes.affine", "a score is not rounded")
def affine__rounded(W, A_prev, b):
    return np.round(W @ A_prev + b, 6)


# ---------------------------------------------------------------------------------------------- parameter_shapes


@wrong("shapes.parameter_shapes", "b of the last layer is (n_L, 1), not always (1, 1) as in the table")
def parameter_shapes__one_bias_at_the_end(layer_sizes):
    shapes = [((n, n_prev), (n, 1)) for n_prev, n in zip(layer_sizes, layer_sizes[1:])]
    return [*shapes[:-1], (shapes[-1][0], (1, 1))]


@wrong("shapes.parameter_shapes", "n_prev is the size of the layer before: wrong where a size occurs twice")
def parameter_shapes__looks_the_size_up(layer_sizes):
    return [((n, layer_sizes[max(layer_sizes.index(n) - 1, 0)]), (n, 1)) for n in layer_sizes[1:]]


@wrong("shapes.parameter_shapes", "one pair for each layer: equal ones once only")
def parameter_shapes__equal_layers_once(layer_sizes):
    return list({((n, n_prev), (n, 1)): None for n_prev, n in zip(layer_sizes, layer_sizes[1:])})


@wrong("shapes.parameter_shapes", "one pair for each layer: here of the first three")
def parameter_shapes__three_layers_at_most(layer_sizes):
    return [((n, n_prev), (n, 1)) for n_prev, n in zip(layer_sizes[:3], layer_sizes[1:4])]


@wrong("shapes.parameter_shapes", "one pair for each layer, also where there is only one")
def parameter_shapes__first_and_last(layer_sizes):
    ends = [0, *range(1, len(layer_sizes) - 2), len(layer_sizes) - 2]
    return [((layer_sizes[i + 1], layer_sizes[i]), (layer_sizes[i + 1], 1)) for i in ends]


@wrong("shapes.parameter_shapes", "first layer first")
def parameter_shapes__last_layer_first(layer_sizes):
    return [((n, n_prev), (n, 1)) for n_prev, n in zip(layer_sizes, layer_sizes[1:])][::-1]


@wrong("shapes.parameter_shapes", "arguments are left alone")
def parameter_shapes__pops(layer_sizes):
    shapes = []
    while len(layer_sizes) > 1:
        n_prev = layer_sizes.pop(0)
        shapes.append(((layer_sizes[0], n_prev), (layer_sizes[0], 1)))
    return shapes


@wrong("shapes.parameter_shapes", "a list, where this can be read once")
def parameter_shapes__generator(layer_sizes):
    return (((n, n_prev), (n, 1)) for n_prev, n in zip(layer_sizes, layer_sizes[1:]))


@wrong("shapes.parameter_shapes", "pairs, not all shapes in a row")
def parameter_shapes__not_in_pairs(layer_sizes):
    return [shape for n_prev, n in zip(layer_sizes, layer_sizes[1:]) for shape in ((n, n_prev), (n, 1))]


@wrong("shapes.parameter_shapes", "a layer of one neuron is a layer")
def parameter_shapes__leaves_single_neurons_out(layer_sizes):
    sizes = [layer_sizes[0], *(n for n in layer_sizes[1:-1] if n > 1), layer_sizes[-1]]
    return [((n, n_prev), (n, 1)) for n_prev, n in zip(sizes, sizes[1:])]


# -------------------------------------------------------------------------------------------- numerical_gradient


@wrong("shapes.numerical_gradient", "divided by the distance that was gone: here by 0.00002")
def numerical_gradient__distance_of_the_default(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / 2e-5
    return grad


@wrong("shapes.numerical_gradient", "h above and below, also where an entry is large")
def numerical_gradient__steps_by_size(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[index] = h * max(1, abs(theta[index]))
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * step[index])
    return grad


@wrong("shapes.numerical_gradient", "central differences: five points are another number")
def numerical_gradient__five_points(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        s = np.zeros(theta.shape)
        s[index] = h
        grad[index] = (8 * (f(theta + s) - f(theta - s)) - f(theta + 2 * s) + f(theta - 2 * s)) / (12 * h)
    return grad


@wrong("shapes.numerical_gradient", "theta is left alone: 0.7 + h - 2 * h + h is not 0.7")
def numerical_gradient__goes_back_by_h(f, theta, h=1e-5):
    theta = np.asarray(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        grad[index] = (above - f(theta)) / (2 * h)
        theta[index] += h
    return grad


@wrong("shapes.numerical_gradient", "whole numbers become floats: the step is one of theta's type")
def numerical_gradient__whole_step(f, theta, h=1e-5):
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        step = np.zeros_like(theta)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


@wrong("shapes.numerical_gradient", "whole numbers become floats: the slopes are of theta's type")
def numerical_gradient__whole_slopes(f, theta, h=1e-5):
    grad = np.zeros_like(theta)
    for index in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


@wrong("shapes.numerical_gradient", "one entry at a time, not a whole row")
def numerical_gradient__moves_rows(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in range(len(theta)) if theta.ndim else [()]:
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


@wrong("shapes.numerical_gradient", "any shape: no axes become one")
def numerical_gradient__at_least_one_axis(f, theta, h=1e-5):
    theta = np.atleast_1d(np.array(theta, dtype=float))
    grad = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


@wrong("shapes.numerical_gradient", "any shape: two axes at most")
def numerical_gradient__two_axes_at_most(f, theta, h=1e-5):
    rows = np.atleast_2d(np.array(theta, dtype=float))
    grad = np.zeros(rows.shape)
    for r in range(rows.shape[0]):
        for c in range(rows.shape[1]):
            up, down = rows.copy(), rows.copy()
            up[r, c] += h
            down[r, c] -= h
            grad[r, c] = (f(up.reshape(np.shape(theta))) - f(down.reshape(np.shape(theta)))) / (2 * h)
    return grad.reshape(np.shape(theta))


@wrong("shapes.numerical_gradient", "the shape of theta: axes of length 1 are lost")
def numerical_gradient__squeezed(f, theta, h=1e-5):
    steps = h * np.eye(theta.size).reshape(theta.size, *theta.shape)
    return np.squeeze(np.reshape([(f(theta + s) - f(theta - s)) / (2 * h) for s in steps], theta.shape))


@wrong("shapes.numerical_gradient", "a slope by every entry, also by one that is 0")
def numerical_gradient__leaves_zeros_out(f, theta, h=1e-5):
    theta = np.array(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for index in zip(*np.nonzero(theta)) if theta.ndim else [()]:
        step = np.zeros(theta.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


@wrong("shapes.numerical_gradient", "a small slope is one: here it is taken for rounding")
def numerical_gradient__small_slopes_are_0(f, theta, h=1e-5):
    steps = h * np.eye(theta.size).reshape(theta.size, *theta.shape)
    grad = np.reshape([(f(theta + s) - f(theta - s)) / (2 * h) for s in steps], theta.shape)
    return np.where(np.abs(grad) < 1e-12, 0.0, grad)


@wrong("shapes.numerical_gradient", "the slope, however steep: here cut at 1000")
def numerical_gradient__slopes_cut(f, theta, h=1e-5):
    steps = h * np.eye(theta.size).reshape(theta.size, *theta.shape)
    grad = np.reshape([(f(theta + s) - f(theta - s)) / (2 * h) for s in steps], theta.shape)
    return np.clip(grad, -1000, 1000)


@wrong("shapes.numerical_gradient", "h above and below: float32 loses most of 0.00001")
def numerical_gradient__float32(f, theta, h=1e-5):
    theta = np.array(theta, dtype=np.float32)
    steps = np.float32(h) * np.eye(theta.size, dtype=np.float32).reshape(theta.size, *theta.shape)
    return np.reshape([(f(theta + s) - f(theta - s)) / (2 * h) for s in steps], theta.shape)


@wrong("shapes.numerical_gradient", "a new array: one for each shape is kept and returned again")
def numerical_gradient__one_array_for_each_shape(f, theta, h=1e-5, kept={}):
    grad = kept.setdefault(np.shape(theta), np.zeros(np.shape(theta)))
    for index in np.ndindex(grad.shape):
        step = np.zeros(grad.shape)
        step[index] = h
        grad[index] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad


# ------------------------------------------------------------------------------------------------ relative_error


@wrong(
    "shapes.relative_error",
    "the same for arrays that are both a million times smaller: a guard of 1e-30 in the divisor",
)
def relative_error__guard(a, b):
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)) + 1e-30)


@wrong("shapes.relative_error", "one array of zeros gives 1, however small the other is")
def relative_error__small_is_zero(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return np.linalg.norm(np.ravel(a - b)) / size if size > 1e-60 else 0.0


@wrong("shapes.relative_error", "one array of zeros gives 1, the first as well as the second")
def relative_error__zero_where_the_first_is(a, b):
    if not np.any(a):
        return 0.0
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))


@wrong("shapes.relative_error", "one array of zeros gives 1, the second as well as the first")
def relative_error__zero_where_the_second_is(a, b):
    if not np.any(b):
        return 0.0
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))


@wrong("shapes.relative_error", "two arrays of zeros have error 0")
def relative_error__nan_for_zeros(a, b):
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))


@wrong("shapes.relative_error", "a wrong sign gives 1: here what adds up to 0 is taken for zeros")
def relative_error__sums_for_lengths(a, b):
    if np.sum(a) + np.sum(b) == 0:
        return 0.0
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))


@wrong("shapes.relative_error", "two equal arrays do not differ")
def relative_error__one_for_equal_arrays(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return float(np.linalg.norm(np.ravel(a - b)) / size or 1) if size else 0.0


@wrong("shapes.relative_error", "an absolute difference is the trap")
def relative_error__allclose(a, b):
    if np.allclose(a, b):
        return 0.0
    return np.linalg.norm(np.ravel(a - b)) / (np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b)))


@wrong("shapes.relative_error", "the length is the root of the sum of all squares, whatever the shape")
def relative_error__norm_of_a_matrix(a, b):
    norm = lambda x: np.linalg.norm(x, 2) if x.ndim == 2 else np.linalg.norm(x)
    return norm(a - b) / (norm(a) + norm(b)) if norm(a) + norm(b) else 0.0


@wrong("shapes.relative_error", "one number: here one for each column")
def relative_error__for_each_column(a, b):
    norm = lambda x: np.linalg.norm(x, axis=0) if x.ndim == 2 else np.linalg.norm(x)
    return norm(a - b) / (norm(a) + norm(b)) if np.all(norm(a) + norm(b)) else 0.0


@wrong("shapes.relative_error", "any shape: none without axes")
def relative_error__needs_an_axis(a, b):
    length = lambda x: sum(float(np.sum(np.square(row))) for row in x) ** 0.5
    return length(a - b) / (length(a) + length(b)) if length(a) + length(b) else 0.0


@wrong("shapes.relative_error", "any shape: two axes at most")
def relative_error__two_axes_at_most(a, b):
    norm = lambda x: np.linalg.norm(x, "fro") if x.ndim > 1 else np.linalg.norm(x)
    return norm(a - b) / (norm(a) + norm(b)) if norm(a) + norm(b) else 0.0


@wrong("shapes.relative_error", "arguments are left alone: the difference is taken in a")
def relative_error__subtracts_in_place(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    a -= b
    return np.linalg.norm(np.ravel(a)) / size if size else 0.0


@wrong("shapes.relative_error", "arrays may agree in seven digits: in float32 the difference is lost")
def relative_error__float32(a, b):
    a, b = np.ravel(a).astype(np.float32), np.ravel(b).astype(np.float32)
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / size if size else 0.0


@wrong("shapes.relative_error", "arrays may agree in seven digits: rounded to six")
def relative_error__rounded(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return round(float(np.linalg.norm(np.ravel(a - b)) / size), 6) if size else 0.0


@wrong("shapes.relative_error", "arrays may hold whole numbers: the difference is one of b's type")
def relative_error__in_the_type_of_b(a, b):
    size = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return np.linalg.norm(np.ravel(a - b).astype(b.dtype)) / size if size else 0.0


@wrong("shapes.relative_error", "lengths of whole arrays, not the mean of the entries' own errors")
def relative_error__mean_over_entries(a, b):
    size = np.abs(a) + np.abs(b)
    return float(np.mean(np.where(size > 0, np.abs(a - b) / np.where(size > 0, size, 1), 0)))


# ----------------------------------------------------------------------------------------- gradient_descent_step


@wrong("shapes.gradient_descent_step", "arguments are left alone: grad becomes the step")
def gradient_descent_step__scales_grad(theta, grad, alpha):
    grad *= alpha
    return theta - grad


@wrong("shapes.gradient_descent_step", "a new array, also where the gradient is 0")
def gradient_descent_step__theta_itself_at_rest(theta, grad, alpha):
    return theta - alpha * grad if np.any(grad) else theta


@wrong("shapes.gradient_descent_step", "a new array: one for each shape is kept and returned again")
def gradient_descent_step__one_array_for_each_shape(theta, grad, alpha, kept={}):
    stepped = kept.setdefault(theta.shape, np.zeros(theta.shape))
    stepped[...] = theta - alpha * grad
    return stepped


@wrong("shapes.gradient_descent_step", "alpha times the slope, however steep: here cut at 5")
def gradient_descent_step__slopes_cut(theta, grad, alpha):
    return theta - alpha * np.clip(grad, -5, 5)


@wrong("shapes.gradient_descent_step", "alpha times the slope, however flat: none below 0.000001")
def gradient_descent_step__stands_still(theta, grad, alpha):
    return theta - alpha * grad if np.linalg.norm(grad.ravel()) > 1e-6 else theta.copy()


@wrong("shapes.gradient_descent_step", "alpha is any number: here 10 at most")
def gradient_descent_step__alpha_at_most_10(theta, grad, alpha):
    return theta - min(alpha, 10) * grad


@wrong("shapes.gradient_descent_step", "alpha is any number, 0 as well")
def gradient_descent_step__another_alpha_for_0(theta, grad, alpha):
    return theta - (alpha or 0.01) * grad


@wrong("shapes.gradient_descent_step", "any shape: one axis")
def gradient_descent_step__flat(theta, grad, alpha):
    return np.ravel(theta) - alpha * np.ravel(grad)


@wrong("shapes.gradient_descent_step", "any shape: axes of length 1 are lost")
def gradient_descent_step__squeezed(theta, grad, alpha):
    return np.squeeze(theta - alpha * grad)


@wrong("shapes.gradient_descent_step", "any shape: none without axes")
def gradient_descent_step__needs_an_axis(theta, grad, alpha):
    return np.array([theta[i] - alpha * grad[i] for i in range(len(theta))])


@wrong("shapes.gradient_descent_step", "any shape: two axes at most")
def gradient_descent_step__two_axes_at_most(theta, grad, alpha):
    stepped = np.zeros(theta.shape[:2])
    for index in np.ndindex(stepped.shape):
        stepped[index] = theta[index] - alpha * grad[index]
    return stepped


@wrong("shapes.gradient_descent_step", "one step from theta: here the step before still counts")
def gradient_descent_step__momentum(theta, grad, alpha, before={}):
    step = 0.5 * before.get(theta.shape, 0.0) + alpha * grad
    before[theta.shape] = step
    return theta - step


@wrong("shapes.gradient_descent_step", "against the slope, also where it is negative")
def gradient_descent_step__always_down(theta, grad, alpha):
    return theta - alpha * np.abs(grad)
