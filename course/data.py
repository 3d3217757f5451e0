"""The data that the notebooks end on, in the course's layout: one example a column.

scikit-learn and SciPy are imported inside the functions, because a notebook imports this module long before it needs
data.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

SPLITS = 5  # each example is held out once, and a fifth of 569 examples makes one error worth less than one point
SPLIT_SEED = 0  # fixed, so that everyone compares on the same splits


def breast_cancer() -> tuple[Array, Labels]:
    """Wisconsin Diagnostic Breast Cancer: 30 measurements of cell nuclei in 569 images, and the diagnosis.

    The measurements are raw, on scales from 0.001 to 4000; the source names no units. Shipped with scikit-learn
    (`load_breast_cancer`), which has it from the UCI Machine Learning Repository.

    X  (30, 569)  measurements
    Y  (1, 569)   diagnosis: 0 malignant (212 examples), 1 benign (357)
    """
    from sklearn.datasets import load_breast_cancer

    inputs, labels = load_breast_cancer(return_X_y=True)
    return inputs.T.astype(np.float64), labels[np.newaxis].astype(np.int64)


def wine() -> tuple[Array, Labels]:
    """Wine recognition: 13 chemical measurements of 178 wines from one region of Italy, and the kind of grape.

    The measurements are raw, on scales from 0.1 to 1700. Shipped with scikit-learn (`load_wine`), which has it from the
    UCI Machine Learning Repository.

    X  (13, 178)  measurements
    y  (178,)     kind of grape: class 0 (59 wines), 1 (71) or 2 (48)
    """
    from sklearn.datasets import load_wine

    inputs, classes = load_wine(return_X_y=True)
    return inputs.T.astype(np.float64), classes.astype(np.int64)


def digits() -> tuple[Array, Labels]:
    """Handwritten digits: 1797 pictures of 8 by 8 pixels, and the digit that was meant.

    Three pixels are empty in every picture. Shipped with scikit-learn (`load_digits`), which has it from the UCI Machine
    Learning Repository (the test part of *Optical Recognition of Handwritten Digits*).

    X  (64, 1797)  ink of each pixel, from 0 to 16, row after row of the picture
    y  (1797,)     the digit, 0 to 9
    """
    from sklearn.datasets import load_digits

    inputs, classes = load_digits(return_X_y=True)
    return inputs.T.astype(np.float64), classes.astype(np.int64)


def standardise(X: Array, reference: Array) -> Array:
    """Every feature of X in standard deviations from its mean, both taken from the reference.

    A feature that is constant in the reference has no deviation to measure by: from it only the mean is taken away.

    X          (n_0, m)      what to standardise
    reference  (n_0, any m)  the training part: what is held out must not move the mean

    result     like X
    """
    mean, deviation = reference.mean(axis=1, keepdims=True), reference.std(axis=1, keepdims=True)
    standardised: Array = (X - mean) / np.where(deviation == 0, 1, deviation)
    return standardised


def stratified_splits(Y: Labels) -> list[tuple[Labels, Labels]]:
    """Five fixed splits, in each of which both parts have the classes in the same proportion as Y.

    Y       (1, m) or (m,)  labels

    result  five pairs of column numbers: training part, held-out part; every column is held out once
    """
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(SPLITS, shuffle=True, random_state=SPLIT_SEED)
    return list(folds.split(np.zeros(Y.size), Y.ravel()))


def held_out_labels(classify: Callable[[Array, Labels, Array], Labels], X: Array, Y: Labels) -> Labels:
    """What each example is taken for while it is held out, in the five splits.

    classify  (X_train, Y_train, X_new) -> labels of X_new, (1, m_new) or (m_new,) like Y; gets inputs standardised by
              the training part
    X         (n_0, m)        raw inputs
    Y         (1, m) or (m,)  labels

    labels    like Y
    """
    labels = np.zeros_like(Y)
    for training, held_out in stratified_splits(Y):
        X_train = standardise(X[:, training], X[:, training])
        X_new = standardise(X[:, held_out], X[:, training])
        labels[..., held_out] = classify(X_train, Y[..., training], X_new)
    return labels


def held_out_accuracies(classify: Callable[[Array, Labels, Array], Labels], X: Array, Y: Labels) -> Array:
    """The share of held-out examples that are classified right, for each of the five splits.

    classify  as in held_out_labels
    X         (n_0, m)        raw inputs
    Y         (1, m) or (m,)  labels

    result    (5,)            between 0 and 1
    """
    right = held_out_labels(classify, X, Y) == Y
    return np.array([np.mean(right[..., held_out]) for _, held_out in stratified_splits(Y)])


def scikit_learn(X_train: Array, Y_train: Labels, X_new: Array) -> Labels:
    """What scikit-learn's LogisticRegression() predicts with its default settings, to compare with.

    X_train  (n_0, m)        inputs
    Y_train  (1, m) or (m,)  labels
    X_new    (n_0, m_new)    inputs to classify

    labels   (1, m_new) or (m_new,), like Y_train
    """
    from sklearn.linear_model import LogisticRegression

    predicted: Labels = LogisticRegression().fit(X_train.T, Y_train.ravel()).predict(X_new.T)
    return predicted.reshape(*Y_train.shape[:-1], -1)


def separating_plane(X: Array, Y: Labels) -> tuple[Array, Array] | None:
    """W and b that put every example on its own side of W x + b = 0, or None if no plane does.

    A linear program: make the smallest margin as large as it can be while no weight exceeds 1 in size. The answer is
    checked example by example, so that the solver's tolerance cannot pass for a plane.

    X  (n_0, m)  inputs
    Y  (1, m)    labels, 0 or 1

    W  (1, n_0)  weights, the largest of size 1
    b  (1, 1)    bias
    """
    from scipy.optimize import linprog

    n_0, m = X.shape
    sides = 2.0 * Y - 1  # (1, m): +1 or -1
    # The unknowns are (W, b, margin); every example asks for margin - side * (W x + b) <= 0.
    constraints = np.hstack([-(sides * X).T, -sides.T, np.ones((m, 1))])
    bounds = [(-1.0, 1.0)] * n_0 + [(None, None), (0.0, None)]
    objective = np.append(np.zeros(n_0 + 1), -1.0)
    unknowns = linprog(objective, A_ub=constraints, b_ub=np.zeros(m), bounds=bounds).x
    W, b = unknowns[np.newaxis, :n_0], unknowns[np.newaxis, n_0 : n_0 + 1]
    return (W, b) if np.all(sides * (W @ X + b) > 0) else None


def diabetes() -> tuple[Array, Array]:
    """Diabetes: ten measurements of 442 people, and how far the disease had come one year later.

    Age, sex, body mass index, mean blood pressure and six measurements of the blood, all raw. The target has no unit.
    Shipped with scikit-learn (`load_diabetes`), from Efron, Hastie, Johnstone and Tibshirani, *Least Angle Regression*.

    X  (10, 442)  measurements
    Y  (1, 442)   target, 25 to 346
    """
    from sklearn.datasets import load_diabetes

    inputs, target = load_diabetes(return_X_y=True, scaled=False)
    return inputs.T.astype(np.float64), target[np.newaxis].astype(np.float64)


def held_out_predictions(predict: Callable[[Array, Array, Array], Array], X: Array, Y: Array) -> Array:
    """What is predicted for each example while it is held out, in the units of Y. Five fixed splits.

    predict  (X_train, Y_train, X_new) -> predictions (1, m_new); inputs and target are standardised by the training part
    X        (n_0, m)  raw inputs
    Y        (1, m)    raw target

    result   (1, m)
    """
    from sklearn.model_selection import KFold

    predictions = np.zeros(Y.shape)
    for training, held_out in KFold(SPLITS, shuffle=True, random_state=SPLIT_SEED).split(X.T):
        X_train, Y_train = X[:, training], Y[:, training]
        X_new = standardise(X[:, held_out], X_train)
        predicted = predict(standardise(X_train, X_train), standardise(Y_train, Y_train), X_new)
        predictions[:, held_out] = predicted * Y_train.std() + Y_train.mean()
    return predictions


def linear_regression(X_train: Array, Y_train: Array, X_new: Array) -> Array:
    """What scikit-learn's LinearRegression() predicts, to compare with.

    X_train      (n_0, m)      inputs
    Y_train      (1, m)        target
    X_new        (n_0, m_new)  inputs to predict for

    predictions  (1, m_new)
    """
    from sklearn.linear_model import LinearRegression

    predicted: Array = LinearRegression().fit(X_train.T, Y_train[0]).predict(X_new.T)
    return predicted[np.newaxis]


def two_moons(m: int, noise: float, seed: int) -> tuple[Array, Labels]:
    """Two half circles that reach into each other, one for each class (scikit-learn's `make_moons`).

    m      number   examples
    noise  number   standard deviation of what is added to each coordinate; the circles have radius 1
    seed   number   another seed gives other examples of the same kind

    X      (2, m)   coordinates
    Y      (1, m)   0 or 1, equally many
    """
    from sklearn.datasets import make_moons

    points, labels = make_moons(m, noise=noise, random_state=seed)
    return points.T.astype(np.float64), labels[np.newaxis].astype(np.int64)


TURNS = 1.5  # of each spiral: far from a straight line, and still learned in seconds


def spirals(m: int, noise: float, seed: int) -> tuple[Array, Labels]:
    """Two spirals that wind around each other, one for each class.

    m      number   examples
    noise  number   standard deviation of what is added to each coordinate; the spirals reach out to radius 3
    seed   number   another seed gives other examples of the same kind

    X      (2, m)   coordinates
    Y      (1, m)   0 or 1, in turns
    """
    rng = np.random.default_rng(seed)
    way = np.sqrt(rng.uniform(size=m))  # from the centre, 0, to the end, 1; the root spreads the examples evenly
    labels = np.arange(m) % 2
    angle = 2 * np.pi * TURNS * way + np.pi * labels
    points = 3 * way * np.array([np.cos(angle), np.sin(angle)]) + noise * rng.normal(size=(2, m))
    return points, labels[np.newaxis]
