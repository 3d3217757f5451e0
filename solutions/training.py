"""Training a network on real data: regularisation, mini-batches, starts and momentum (notebook 06)."""

import numpy as np

from solutions.network import backward, cost, forward, update


def l2_cost(parameters, lam, m):
    """The penalty on large weights that is added to the cost J (Dong, section 2, with the mean over examples).

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  one a layer
    lam         number                                 strength λ of the penalty
    m           number                                 examples in the whole training set

    penalty     number                                 λ / 2m times the sum of all squared weights; biases are free
    """
    return lam / (2 * m) * sum(np.sum(W**2) for W, _ in parameters)


def l2_gradients(grads, parameters, lam, m):
    """The gradients of the cost with its penalty, from those without it (Dong, section 2).

    grads       list of (dW (n_l, n_prev), db (n_l, 1))  slopes of the cost without penalty
    parameters  list of (W (n_l, n_prev), b (n_l, 1))    in the same order
    lam         number                                   strength λ of the penalty
    m           number                                   examples in the whole training set

    penalised   list of (dW (n_l, n_prev), db (n_l, 1))  slopes of the cost with penalty
    """
    return [(dW + lam / m * W, db.copy()) for (dW, db), (W, _) in zip(grads, parameters, strict=True)]


def minibatches(X, Y, batch_size, rng):
    """All examples once, in random order, cut into batches (Dong, section 1.5: shapes of a batch).

    Every order is equally likely, and each call draws a new one.

    X           (n_0, m)      inputs, one example a column
    Y           (n_L, m)      labels, in the same order
    batch_size  whole number  examples in a batch; the last one, maybe the only one, may be smaller
    rng         generator     a numpy.random.Generator: the only source of randomness

    batches     list of (X_b (n_0, m_b), Y_b (n_L, m_b))  each example with its own label
    """
    order = rng.permutation(X.shape[1])
    starts = range(0, X.shape[1], batch_size)
    return [(X[:, order[i : i + batch_size]], Y[:, order[i : i + batch_size]]) for i in starts]


def he_initialize(layer_sizes, rng):
    """Random weights for layers with relu; biases 0.

    In every layer, their variance is the one that keeps the mean square of the scores behind a relu.

    layer_sizes  list of whole numbers                  how many inputs, then how many neurons in each layer
    rng          generator                              a numpy.random.Generator: the only source of randomness

    parameters   list of (W (n_l, n_prev), b (n_l, 1))  W independent and normal, with mean 0 and that variance
    """
    return [
        (rng.normal(size=(n, n_prev)) * np.sqrt(2 / n_prev), np.zeros((n, 1)))
        for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:], strict=True)
    ]


def xavier_initialize(layer_sizes, rng):
    """Random weights for layers with tanh; biases 0.

    In every layer, their variance is the compromise between the way forward and the way back.

    layer_sizes  list of whole numbers                  how many inputs, then how many neurons in each layer
    rng          generator                              a numpy.random.Generator: the only source of randomness

    parameters   list of (W (n_l, n_prev), b (n_l, 1))  W independent and normal, with mean 0 and that variance
    """
    return [
        (rng.normal(size=(n, n_prev)) * np.sqrt(2 / (n_prev + n)), np.zeros((n, 1)))
        for n_prev, n in zip(layer_sizes[:-1], layer_sizes[1:], strict=True)
    ]


def momentum_step(parameters, velocity, grads, alpha, beta):
    """One step that remembers the direction of the steps before it.

    parameters  list of (W (n_l, n_prev), b (n_l, 1))    one a layer
    velocity    list of (vW (n_l, n_prev), vb (n_l, 1))  what the last step left, in the same order
    grads       list of (dW (n_l, n_prev), db (n_l, 1))  slopes of the cost, in the same order
    alpha       number                                   learning rate
    beta        number                                   share of the old velocity that stays

    parameters  list of (W (n_l, n_prev), b (n_l, 1))    after the step: minus α times the new velocity
    velocity    list of (vW (n_l, n_prev), vb (n_l, 1))  β times the old velocity plus the slopes
    """
    velocity = [(beta * vW + dW, beta * vb + db) for (vW, vb), (dW, db) in zip(velocity, grads, strict=True)]
    return update(parameters, velocity, alpha), velocity


def sgd(parameters, X, Y, alpha, epochs, batch_size, lam, rng):
    """Stochastic gradient descent with relu, the softmax head and an L2 penalty (Dong, sections 1.5 and 2).

    The penalty is added to the cost J. Its m counts all examples, in the steps of every batch too.

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  the start
    X           (n_0, m)                               inputs, one example a column
    Y           (n_L, m)                               labels, a 1 in each column
    alpha       number                                 learning rate
    epochs      whole number                           how often all examples are used, each time in a new order; may be 0
    batch_size  whole number                           examples in a batch; the last batch may be smaller
    lam         number                                 strength λ of the penalty
    rng         generator                              a numpy.random.Generator: the only source of randomness

    parameters  list of (W (n_l, n_prev), b (n_l, 1))  after the last step
    costs       (epochs,)                              list of J of all examples, penalty included, before each epoch
    """
    m, costs = X.shape[1], []
    for _ in range(epochs):
        costs.append(cost(forward(parameters, X, "relu", "softmax")[0], Y, "softmax") + l2_cost(parameters, lam, m))
        for X_b, Y_b in minibatches(X, Y, batch_size, rng):
            A_b, cache = forward(parameters, X_b, "relu", "softmax")
            grads = backward(parameters, cache, A_b, Y_b, "relu", "softmax")
            parameters = update(parameters, l2_gradients(grads, parameters, lam, m), alpha)
    return parameters, costs


def accuracy(A_L, Y):
    """The share of examples whose most probable class is the right one.

    A_L    (n_L, m)  probabilities, one example a column
    Y      (n_L, m)  labels, a 1 in each column

    share  number    between 0 and 1
    """
    return np.mean(np.argmax(A_L, axis=0) == np.argmax(Y, axis=0))
