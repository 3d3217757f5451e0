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


def standardise(X: Array, reference: Array) -> Array:
    """Every feature of X in standard deviations from its mean, both taken from the reference.

    X          (n_0, m)      what to standardise
    reference  (n_0, any m)  the training part: what is held out must not move the mean

    result     like X
    """
    standardised: Array = (X - reference.mean(axis=1, keepdims=True)) / reference.std(axis=1, keepdims=True)
    return standardised


def stratified_splits(Y: Labels) -> list[tuple[Labels, Labels]]:
    """Five fixed splits, in each of which both parts have the classes in the same proportion as Y.

    Y       (1, m)  labels

    result  five pairs of column numbers: training part, held-out part; every column is held out once
    """
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(SPLITS, shuffle=True, random_state=SPLIT_SEED)
    return list(folds.split(np.zeros(Y.shape[1]), Y[0]))


def held_out_accuracies(classify: Callable[[Array, Labels, Array], Labels], X: Array, Y: Labels) -> Array:
    """The share of held-out examples that are classified right, for each of the five splits.

    classify  (X_train, Y_train, X_new) -> labels (1, m_new); gets inputs standardised by the training part
    X         (n_0, m)  raw inputs
    Y         (1, m)    labels

    result    (5,)      between 0 and 1
    """
    accuracies = []
    for training, held_out in stratified_splits(Y):
        X_train = standardise(X[:, training], X[:, training])
        X_new = standardise(X[:, held_out], X[:, training])
        accuracies.append(np.mean(classify(X_train, Y[:, training], X_new) == Y[:, held_out]))
    return np.array(accuracies)


def scikit_learn(X_train: Array, Y_train: Labels, X_new: Array) -> Labels:
    """What scikit-learn's LogisticRegression() predicts with its default settings, to compare with.

    X_train  (n_0, m)    Y_train  (1, m)    X_new  (n_0, m_new)

    labels   (1, m_new)  0 or 1
    """
    from sklearn.linear_model import LogisticRegression

    predicted: Labels = LogisticRegression().fit(X_train.T, Y_train[0]).predict(X_new.T)
    return predicted[np.newaxis]


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
