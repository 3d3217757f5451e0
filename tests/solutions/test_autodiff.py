"""An independent witness: JAX differentiates the losses, written out once more, in float64; every gradient in
`solutions` agrees to 1e-10.
"""

from itertools import pairwise

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from autograder.values.compare import relative_error
from solutions import activations, chain, logistic, network, notation, shapes, softmax, training, two_layer

jax.config.update("jax_enable_x64", True)

CLOSE = 1e-10  # relative error of norms
N_0, N_1, K, M = 3, 5, 4, 6
HIDDEN = {"sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh, "relu": jax.nn.relu}
LAST = {
    "squared": lambda z: z,
    "squared_sigmoid": jax.nn.sigmoid,
    "logistic": jax.nn.sigmoid,
    "softmax": lambda z: jax.nn.softmax(z, axis=0),
}
LOSS = {
    "squared": lambda y_hat, y: jnp.sum((y_hat - y) ** 2) / 2,
    "squared_sigmoid": lambda y_hat, y: jnp.sum((y_hat - y) ** 2) / 2,
    "logistic": lambda y_hat, y: -jnp.sum(y * jnp.log(y_hat) + (1 - y) * jnp.log(1 - y_hat)),
    "softmax": lambda y_hat, y: -jnp.sum(y * jnp.log(y_hat)),
}
each_head = pytest.mark.parametrize("head", LOSS)


@pytest.fixture
def rng():
    return np.random.default_rng(20260115)


def close(ours, theirs) -> bool:
    """Same structure, same shapes, every array within CLOSE."""
    if isinstance(ours, list | tuple):
        return len(ours) == len(theirs) and all(map(close, ours, theirs))
    return np.shape(ours) == np.shape(theirs) and relative_error(np.asarray(ours), np.asarray(theirs)) <= CLOSE


def one_hot(rng, k: int, m: int):
    return np.eye(k)[:, rng.integers(0, k, size=m)]


def layers(rng, *sizes: int):
    return [(rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))) for n_prev, n in pairwise(sizes)]


def score(parameters, X, hidden, head):
    """What the last layer gives, once more in JAX."""
    for layer, (W, b) in enumerate(parameters, start=1):
        Z = W @ X + b
        X = HIDDEN[hidden](Z) if layer < len(parameters) else LAST[head](Z)
    return X


def slope_of(function):
    """The derivative of a function that works entry by entry."""
    return jax.vmap(jax.grad(function))


@pytest.mark.parametrize(
    "ours, function",
    [
        (logistic.sigmoid_prime, jax.nn.sigmoid),
        (two_layer.tanh_prime, jnp.tanh),
        (two_layer.relu_prime, jax.nn.relu),
        *((activations.hidden_activation(name)[1], function) for name, function in HIDDEN.items()),
    ],
)
def test_slopes_of_activations(rng, ours, function):
    Z = 3 * rng.normal(size=40)
    assert close(ours(Z), slope_of(function)(Z))


def test_witness_refuses_a_gradient_that_is_a_millionth_off(rng):
    Z = rng.normal(size=40)
    assert not close(two_layer.tanh_prime(Z) * (1 + 1e-6), slope_of(jnp.tanh)(Z))


def test_numerical_gradient_is_close_to_the_exact_one(rng):
    theta = rng.normal(size=(2, 3))
    exact = jax.grad(lambda t: jnp.prod(jnp.sin(t)))(theta)
    assert relative_error(shapes.numerical_gradient(lambda t: np.prod(np.sin(t)), theta), exact) < 1e-9


def test_logistic_regression(rng):
    W, b, X = rng.normal(size=(1, N_0)), rng.normal(size=(1, 1)), rng.normal(size=(N_0, M))
    Y = np.array([[0, 1, 1, 0, 1, 0.0]])
    A = logistic.forward(W, b, X)
    by_scores = jax.grad(lambda Z: LOSS["logistic"](jax.nn.sigmoid(Z), Y))
    by_parameters = jax.grad(lambda W, b: LOSS["logistic"](jax.nn.sigmoid(W @ X + b), Y) / M, argnums=(0, 1))
    assert close(logistic.delta(A, Y), by_scores(W @ X + b))
    assert close(logistic.gradients(logistic.delta(A, Y), X), by_parameters(W, b))


def test_softmax_regression(rng):
    W, b, X, Y = rng.normal(size=(K, N_0)), rng.normal(size=(K, 1)), rng.normal(size=(N_0, M)), one_hot(rng, K, M)
    A, Z = softmax.forward(W, b, X), W @ X + b
    by_scores = jax.grad(lambda Z: LOSS["softmax"](LAST["softmax"](Z), Y))
    by_parameters = jax.grad(lambda W, b: LOSS["softmax"](LAST["softmax"](W @ X + b), Y) / M, argnums=(0, 1))
    assert close(softmax.softmax_jacobian(A[:, :1]), jax.jacobian(jax.nn.softmax)(Z[:, 0]))
    assert close(softmax.delta(A, Y), by_scores(Z))
    assert close(softmax.gradients(softmax.delta(A, Y), X), by_parameters(W, b))
    X1 = softmax.add_dummy_feature(X)
    by_theta = jax.grad(lambda theta: LOSS["softmax"](LAST["softmax"](theta @ X1), Y) / M)
    assert close(softmax.theta_gradient(A, Y, X1), by_theta(np.hstack([W, b])))


@pytest.mark.parametrize("T", [1, 2, 5])
def test_chain_of_neurons(rng, T):
    x, y, w_out, b_out = rng.normal(size=4)
    w, b = rng.normal(size=(2, T))

    def loss(w, b, shift):
        z = x
        for t in range(T):
            z = jax.nn.sigmoid(w[t] * z + b[t] + shift[t])
        return (w_out * z + b_out - y) ** 2 / 2

    u, z, y_hat = chain.chain_forward(x, w, b, w_out, b_out)
    deltas = chain.chain_deltas(w, u, w_out, y_hat - y)
    assert close(deltas, jax.grad(loss, argnums=2)(w, b, np.zeros(T)))
    assert close(chain.chain_gradients(z, deltas), jax.grad(loss, argnums=(0, 1))(w, b, np.zeros(T)))


@each_head
def test_slopes_at_the_output_of_one_example(rng, head):
    z, y = rng.normal(size=(K, 1)), one_hot(rng, K, 1)
    y_hat = activations.output_activation(head)(z)
    assert close(chain.loss_slope(y_hat, y, head), jax.grad(LOSS[head])(y_hat, y))
    by_z = jax.grad(lambda z: LOSS[head](LAST[head](z), y))
    assert close(chain.output_delta(z, y_hat, y, head), by_z(z))


def test_one_layer_back_for_one_example(rng):
    W, W_next, b = rng.normal(size=(N_1, N_0)), rng.normal(size=(K, N_1)), rng.normal(size=(N_1, 1))
    a_prev, delta_next = rng.normal(size=(N_0, 1)), rng.normal(size=(K, 1))
    z = W @ a_prev + b

    def downstream(z):  # a loss whose slope by the next scores is delta_next
        return jnp.sum(delta_next * (W_next @ jnp.tanh(z)))

    delta = chain.hidden_delta(W_next, delta_next, two_layer.tanh_prime(z))
    assert close(delta, jax.grad(downstream)(z))
    by_parameters = jax.grad(lambda W, b: downstream(W @ a_prev + b), argnums=(0, 1))
    assert close(chain.layer_gradients(delta, a_prev), by_parameters(W, b))


@each_head
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", [(N_0, K), (N_0, N_1, K), (4, 4, 4), (N_0, N_1, 2, 3, K)])
def test_recipe_for_one_example(rng, sizes, hidden, head):
    parameters, x, y = layers(rng, *sizes), rng.normal(size=(sizes[0], 1)), one_hot(rng, K, 1)
    by_parameters = jax.grad(lambda parameters: LOSS[head](score(parameters, x, hidden, head), y))
    assert close(chain.backprop(parameters, x, y, hidden, head), by_parameters(parameters))


def test_four_equations_of_backpropagation(rng):
    W, b, A_prev, weight = (rng.normal(size=size) for size in [(N_1, N_0), (N_1, 1), (N_0, M), (N_1, M)])

    def losses(Z):  # summed over examples: the slope by Z is each example's own
        return jnp.sum(weight * jnp.tanh(Z))

    Z = W @ A_prev + b
    dZ = two_layer.dZ_from(weight, Z, two_layer.tanh_prime)
    assert close(dZ, jax.grad(losses)(Z))
    assert close(two_layer.dA_from(W, dZ), jax.grad(lambda A_prev: losses(W @ A_prev + b))(A_prev))
    assert close(two_layer.dW_from(dZ, A_prev), jax.grad(lambda W: losses(W @ A_prev + b) / M)(W))
    assert close(two_layer.db_from(dZ), jax.grad(lambda b: losses(W @ A_prev + b) / M)(b))


def test_two_layers(rng):
    parameters, X, Y = layers(rng, N_0, N_1, 1), rng.normal(size=(N_0, M)), np.array([[0, 1, 1, 0, 1, 0.0]])
    A2, cache = two_layer.forward(parameters, X)
    by_parameters = jax.grad(lambda parameters: LOSS["logistic"](score(parameters, X, "tanh", "logistic"), Y) / M)
    assert close(two_layer.backward(parameters, cache, A2, Y), by_parameters(parameters))


DEPTHS = [(N_0, K), (N_0, N_1, K), (N_0, N_1, 2, 3, K)]


@each_head
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("sizes", DEPTHS)
def test_networks_of_any_depth(rng, sizes, hidden, head):
    parameters, X, Y = layers(rng, *sizes), rng.normal(size=(N_0, M)), one_hot(rng, K, M)
    A_L, cache = network.forward(parameters, X, hidden, head)
    value, by_parameters = jax.value_and_grad(lambda p: LOSS[head](score(p, X, hidden, head), Y) / M)(parameters)
    assert close(network.cost(A_L, Y, head), value)
    assert close(network.backward(parameters, cache, A_L, Y, hidden, head), by_parameters)
    assert network.gradient_check(parameters, X, Y, hidden, head) < 1e-6


@each_head
def test_networks_in_rows(rng, head):
    parameters, X, Y = layers(rng, N_0, N_1, K), rng.normal(size=(N_0, M)), one_hot(rng, K, M)
    by_parameters = jax.grad(lambda p: LOSS[head](score(p, X, "tanh", head), Y) / M)(parameters)
    rows = notation.to_rows(parameters)
    A_L, cache = notation.forward_rows(rows, X.T, "tanh", head)
    grads = notation.backward_rows(rows, cache, A_L, Y.T, "tanh", head)
    assert close([(dW.T, db.T) for dW, db in grads], by_parameters)


def test_penalty_on_weights(rng):
    parameters, X, Y = layers(rng, N_0, N_1, K), rng.normal(size=(N_0, M)), one_hot(rng, K, M)
    A_L, cache = network.forward(parameters, X, "tanh", "softmax")

    def J(parameters):
        penalty = 0.9 / (2 * M) * sum(jnp.sum(W**2) for W, _ in parameters)
        return LOSS["softmax"](score(parameters, X, "tanh", "softmax"), Y) / M + penalty

    grads = network.backward(parameters, cache, A_L, Y, "tanh", "softmax")
    assert close(training.l2_gradients(grads, parameters, 0.9, M), jax.grad(J)(parameters))
    assert close(network.cost(A_L, Y, "softmax") + training.l2_cost(parameters, 0.9, M), J(parameters))


def test_published_equations_put_right(rng):
    W, w_out = rng.normal(size=(N_1, N_0)), rng.normal(size=(N_1, 1))
    u_prev, u, Y = rng.normal(size=(N_0, M)), rng.normal(size=(N_1, M)), rng.integers(0, 2, size=(N_1, M))
    A = jax.nn.sigmoid(u)
    assert close(notation.cross_entropy_sign(np.asarray(A), Y), LOSS["logistic"](A, Y) / M)
    dZ = notation.output_delta_slope(np.asarray(A), Y, np.asarray(A * (1 - A)))
    assert close(dZ, jax.grad(lambda u: LOSS["logistic"](jax.nn.sigmoid(u), Y))(u))

    def downstream(u):
        return jnp.sum(jnp.sin(w_out.T @ jnp.tanh(u)))

    dloss_dyhat = np.cos(w_out.T @ np.tanh(u))
    delta = notation.readout_delta(dloss_dyhat, w_out, two_layer.tanh_prime(u))
    assert close(delta, jax.grad(downstream)(u))
    before = notation.matrix_recursion(
        W, np.asarray(jax.grad(downstream)(W @ np.tanh(u_prev))), two_layer.tanh_prime(u_prev)
    )
    assert close(before, jax.grad(lambda u_prev: downstream(W @ jnp.tanh(u_prev)))(u_prev))

    def penalised(W):
        return jnp.sum(jnp.sin(W)) + 0.9 / (2 * M) * jnp.sum(W**2)

    assert close(notation.l2_update(W, np.cos(W), 0.1, 0.9, M), W - 0.1 * jax.grad(penalised)(W))
