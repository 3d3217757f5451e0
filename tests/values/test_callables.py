"""Functions as arguments of questions: named by the question, made real for the call."""

from typing import Any

import numpy as np
import pytest

from autograder.authoring.witness import numerical_gradient
from autograder.observing.observation import Question
from autograder.observing.observe import ask
from autograder.values.callables import FUNCTIONS, realise
from autograder.values.closed import Opaque, Seeded, Stock
from autograder.values.coding import decode, encode
from autograder.values.compare import relative_error

THETA = np.random.default_rng(1).normal(size=(2, 3))


def test_a_question_names_a_function_and_the_call_gets_it() -> None:
    asked = Question("apply", (Stock("cosine"), THETA))
    seen = ask({"apply": lambda g, Z: g(Z)}, asked)
    np.testing.assert_array_equal(seen.value, np.cos(THETA))
    assert seen.arguments[0] == Stock("cosine")


def test_a_question_with_a_function_survives_the_wire() -> None:
    arguments = decode(*encode((Stock("softplus"), 0.1)))
    assert arguments == (Stock("softplus"), 0.1)


def test_a_function_that_comes_back_is_named_and_never_opened() -> None:
    assert isinstance(ask({"give": lambda g: g}, Question("give", (Stock("cosine"),))).value, Opaque)


def test_a_question_names_a_seed_and_the_call_gets_a_new_generator_every_time() -> None:
    asked = Question("draw", (Seeded(7), 2))
    first, again = (ask({"draw": lambda rng, n: rng.normal(size=n)}, asked) for _ in range(2))
    np.testing.assert_array_equal(first.value, np.random.default_rng(7).normal(size=2))
    np.testing.assert_array_equal(first.value, again.value)
    assert first.arguments == (Seeded(7), 2)


def test_a_question_can_supply_what_a_function_calls() -> None:
    seen: dict[str, Any] = {}
    exec("def helper(x): return x", seen)
    helper = seen["helper"]
    exec("def caller(x): return helper(x)", seen)
    asked = Question("caller", (2.0,), {"helper": [((2.0,), 5.0)]})
    assert ask(seen, asked).value == 5.0
    assert ask(seen, Question("caller", (2.0,))).value == 2.0
    assert seen["helper"] is helper


def test_what_is_no_function_is_copied() -> None:
    assert realise(THETA) is not THETA
    np.testing.assert_array_equal(realise(THETA), THETA)


@pytest.mark.parametrize("name", ["cosine", "softplus"])
def test_slopes_entry_by_entry_keep_the_shape(name: str) -> None:
    assert FUNCTIONS[name](THETA).shape == THETA.shape


@pytest.mark.parametrize("name", ["coupled_cosine", "coupled_cubic"])
def test_every_entry_changes_the_slope_by_every_other(name: str) -> None:
    slopes = numerical_gradient(FUNCTIONS[name], THETA)
    for index in np.ndindex(THETA.shape):
        moved = THETA.copy()
        moved[index] += 0.5
        changed = np.abs(numerical_gradient(FUNCTIONS[name], moved) - slopes)
        assert changed.min() > 1e-3


def test_the_slope_of_a_list_of_pairs_is_built_like_it() -> None:
    theta = [(THETA, np.ones(2)), (THETA[:1], np.ones(1))]
    ((dW1, db1), (dW2, db2)) = numerical_gradient(
        lambda t: sum(float(np.sum(a**2) + 3 * np.sum(b)) for a, b in t), theta
    )
    assert relative_error(dW1, 2 * THETA) < 1e-8
    assert relative_error(dW2, 2 * THETA[:1]) < 1e-8
    np.testing.assert_allclose([*db1, *db2], 3)
