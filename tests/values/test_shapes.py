"""Results that are lists of pairs: taken apart by the docstring's table, with the layer's own letters."""

from typing import Any

import numpy as np
import pytest

from autograder.observing.observation import Question
from autograder.values.closed import Stock
from autograder.values.shapes import Unlike, letters_of, parts, sizes_of
from autograder.values.table import Field

PAIRS = Field("grads", "list of (dW (n_l, n_prev), db (n_l, 1))", "in the order of parameters")
GRADS = [(np.zeros((4, 3)), np.zeros((4, 1))), (np.zeros((2, 4)), np.zeros((2, 1)))]


def refused(got: Any) -> Unlike:
    with pytest.raises(Unlike) as caught:
        list(parts(PAIRS, got, GRADS))
    return caught.value


def test_every_array_of_a_list_of_pairs_has_a_name_and_the_letters_of_its_layer() -> None:
    named = [(part.name, part.shape) for part, _, _ in parts(PAIRS, GRADS, GRADS)]
    assert named == [
        ("grads[0] dW", "(n_1, n_0)"),
        ("grads[0] db", "(n_1, 1)"),
        ("grads[1] dW", "(n_2, n_1)"),
        ("grads[1] db", "(n_2, 1)"),
    ]


def test_each_part_stands_beside_the_expected_one_whether_the_pairs_are_lists_or_tuples() -> None:
    got = [[dW + 1, db + 1] for dW, db in GRADS]
    assert all(np.array_equal(one, other + 1) for _, one, other in parts(PAIRS, got, GRADS))


@pytest.mark.parametrize(
    "got, words",
    [
        (None, "grads: None: nothing was returned"),
        (GRADS[:1], "grads: a list of 1 entry"),
        ([array for pair in GRADS for array in pair], "grads: a list of 4 entries"),
        ({"dW": 1}, "grads: a dict of 1 entry"),
        (np.zeros((2, 2)), "grads: an array of shape (2, 2)"),
    ],
)
def test_another_list_than_asked_for_is_told(got: Any, words: str) -> None:
    unlike = refused(got)
    assert (unlike.expected, unlike.got) == ("grads: a list of 2 pairs (dW, db)", words)
    assert "?" in unlike.advice


def test_an_entry_that_is_no_pair_is_told_with_its_place() -> None:
    unlike = refused([GRADS[0], np.zeros((2, 4))])
    assert (unlike.expected, unlike.got) == ("grads[1]: the pair (dW, db)", "grads[1]: an array of shape (2, 4)")


def test_numbers_rows_and_arrays_are_parts_of_themselves() -> None:
    for value in (1.5, [1, 2], np.zeros(3), "tanh", None):
        ((part, got, wanted),) = parts(Field("x", "(n,)", "…"), value, value)
        assert part.name == "x"
        assert got is wanted is value


def test_sizes_come_from_arrays_numbers_and_layers_in_order() -> None:
    inputs = [
        Field("Y", "(n_2, m)", ""),
        Field("parameters", PAIRS.shape.replace("d", ""), ""),
        Field("k", "number", ""),
    ]
    question = Question("f", (np.zeros((2, 5)), GRADS, 7))
    assert list(sizes_of(inputs, question.arguments).items()) == [
        ("n_0", 3),
        ("n_1", 4),
        ("n_2", 2),
        ("m", 5),
        ("k", 7),
    ]


def test_a_size_with_a_sum_tells_its_letter_and_a_function_tells_none() -> None:
    inputs = [Field("g_prime", "function", ""), Field("z", "(T + 1,)", "")]
    assert sizes_of(inputs, (Stock("cosine"), np.zeros(4))) == {"T": 3}
    assert letters_of("(T + 1,)") == ["T + 1"]


STATE = {"0.weight": np.zeros((4, 3)), "0.bias": np.zeros(4)}


def test_a_dictionary_is_taken_apart_by_its_keys() -> None:
    named = [(part.name, np.shape(value)) for part, value, _ in parts(Field("state", "dictionary", ""), STATE, STATE)]
    assert named == [('state["0.weight"]', (4, 3)), ('state["0.bias"]', (4,))]


@pytest.mark.parametrize(
    "got, words",
    [
        ({"1.weight": 0, "1.bias": 0}, "state: the keys '1.weight', '1.bias'"),
        ({}, "state: the keys none"),
        (None, "state: None: nothing was returned"),
    ],
)
def test_other_keys_than_asked_for_are_told(got: Any, words: str) -> None:
    with pytest.raises(Unlike) as caught:
        list(parts(Field("state", "dictionary", ""), got, STATE))
    assert caught.value.got == words
