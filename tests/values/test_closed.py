import json
import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.values import closed as values
from autograder.values.closed import DTYPES, MAX_BITS, TOO_MUCH, Opaque, Seeded, Stock, normalise
from autograder.values.coding import MalformedValue, decode, encode
from autograder.values.compare import agree

arrays = hnp.arrays(st.sampled_from(list(DTYPES.values())), hnp.array_shapes(min_dims=0, min_side=0))
leaves = st.none() | st.booleans() | st.integers(-(2**MAX_BITS) + 1, 2**MAX_BITS - 1) | st.floats() | st.text() | arrays


def structures(leaf: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaf,
        lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )


named = st.builds(Stock, st.text()) | st.builds(Seeded, st.integers(0, 2**MAX_BITS - 1)) | st.builds(Opaque, st.text())
closed_set = structures(leaves | named)


def same(a: Any, b: Any) -> bool:
    """Equal to the bit: types, NaNs and signs of zero included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return a.hex() == b.hex()
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[name], b[name]) for name in a)
    return bool(a == b)


@given(closed_set)
def test_encoding_can_be_undone(value: Any) -> None:
    assert same(decode(*encode(value)), value)


@given(structures(leaves))
def test_value_that_can_be_opened_is_normal_already(value: Any) -> None:
    assert same(normalise(value), value)


@given(arrays)
def test_normalised_array_is_a_copy(array: Any) -> None:
    assert not np.shares_memory(normalise(array), array) or array.size == 0


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["nan", "<f8", "|b1"]),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["array", "tuple", "dict", "opaque", "float", "x"]), inner)
        | st.tuples(st.just("array"), st.lists(inner)).map(lambda pair: dict([pair]))
    ),
)


def decodes_or_is_malformed(header: bytes, data: bytes) -> None:
    try:
        value = decode(header, data)
    except MalformedValue:
        return
    assert same(decode(*encode(value)), value)


@given(st.binary(), st.binary())
def test_any_bytes_decode_or_are_malformed(header: bytes, data: bytes) -> None:
    decodes_or_is_malformed(header, data)


@given(json_like, st.binary())
def test_any_json_decodes_or_is_malformed(tree: Any, data: bytes) -> None:
    decodes_or_is_malformed(json.dumps(tree).encode(), data)


@given(closed_set, st.data())
def test_mutated_encoding_decodes_or_is_malformed(value: Any, draw: st.DataObject) -> None:
    header, data = encode(value)
    place = draw.draw(st.integers(0, len(header) - 1))
    decodes_or_is_malformed(header[:place] + draw.draw(st.binary(max_size=3)) + header[place + 1 :], data)


@pytest.mark.parametrize(
    "header",
    [
        '{"array": ["<f8", 1000000000000]}',
        '{"array": ["<f8", 0, 4611686018427387904]}',
        '{"array": ["<f8", 0, 67108864, 67108864, 67108864]}',
        '{"array": ["<f8", -1]}',
        '{"array": ["<f8", 1.0]}',
        '{"array": ["<f8", true]}',
        '{"array": ["|O", 1]}',
        '{"array": ["<f8"' + ", 1" * 33 + "]}",
        '{"array": "<f8"}',
        '{"array": []}',
        '{"tuple": 1}',
        '{"dict": []}',
        '{"float": "1.0"}',
        '{"opaque": 1}',
        '{"opaque": "a", "tuple": []}',
        "{}",
        "[" * 100_000,
        "[" * 60 + "]" * 60,
        f"[{'0,' * 400_000}0]",
        "9" * 5000,
        str(2**MAX_BITS),
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
    ids=lambda header: header[:40],
)
def test_bytes_that_encode_cannot_have_made_are_malformed(header: str) -> None:
    with pytest.raises(MalformedValue):
        decode(header.encode(), b"")


def test_data_without_an_array_is_malformed() -> None:
    with pytest.raises(MalformedValue):
        decode(b"1", b"x")


def test_other_classes_cannot_be_encoded() -> None:
    with pytest.raises(TypeError):
        encode(object())


class Hostile:
    """Whatever is asked of it, it raises."""

    def __getattribute__(self, name: str) -> Any:
        raise ValueError(name)

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise ValueError

    __str__ = __repr__ = __eq__ = __hash__ = __len__ = __iter__ = __float__ = __array__  # type: ignore[assignment]


class HostileMeta(type):
    def __repr__(cls) -> str:
        raise ValueError

    def __subclasscheck__(cls, other: type) -> bool:
        raise ValueError


class HostileClass(metaclass=HostileMeta):
    __module__ = 5  # type: ignore[assignment]


class HostileFloat(np.float64):
    def __array__(self, *_: Any, **__: Any) -> Any:
        raise ValueError


class HostileList(list[Any]):
    def __len__(self) -> int:
        raise ValueError

    __iter__ = __getitem__ = __eq__ = __class_getitem__ = __len__


class Pair(NamedTuple):
    first: int
    second: float


class Tagged(np.ndarray):
    def __array_finalize__(self, other: Any) -> None:
        self.tag = "kept"


@pytest.mark.parametrize(
    "make, words",
    [
        (Hostile, "a tests.values.test_closed.Hostile"),
        (HostileClass, "a HostileClass"),
        (lambda: np.ma.array([1.0]), f"a {np.ma.MaskedArray.__module__}.MaskedArray"),
        (lambda: (number for number in [1]), "a generator"),
        (lambda: len, "a builtin_function_or_method"),
        (object, "an object"),
        (lambda: np.array(["a"]), "an array of strings"),
        (lambda: np.array([None]), "an array of Python objects"),
        (lambda: np.array([[1], [1, 2]], dtype=object), "an array of Python objects"),
        (lambda: np.datetime64("2020"), "an array of dates"),
        (lambda: np.zeros(2, [("x" * 500, float)]), "an array of [('" + "x" * 77),
        (lambda: np.broadcast_to(1.0, (10**6, 10**6)), "an array of shape (1000000, 1000000), too large to look at"),
        (lambda: np.empty((0, 2**40)), "an array of shape (0, 1099511627776), too large to look at"),
        (lambda: 2**64, "an integer of more than 64 bits"),
        (lambda: [0] * 30_000, "a list of 30000 entries"),
        (lambda: {1: 2}, "a dict whose keys are not strings"),
        (lambda: [[[0] * 200] * 200] * 200, "something too deeply nested or too long"),
        (lambda: "x" * 100_000, "a very long string"),
    ],
    ids=lambda part: part[:50] if isinstance(part, str) else "",
)
def test_value_outside_the_closed_set_is_named_and_not_opened(make: Callable[[], Any], words: str) -> None:
    assert normalise(make()) == Opaque(words)


@pytest.mark.parametrize(
    "value, plain",
    [
        (HostileList([1.0]), [1.0]),
        (Pair(1, 2.0), (1, 2.0)),
        (OrderedDict(a=1), {"a": 1}),
        (np.ones(2).view(Tagged), np.ones(2)),
        (np.float64(0.5), np.asarray(0.5)),
    ],
    ids=lambda part: type(part).__name__,
)
def test_what_only_adds_to_a_value_of_the_set_is_that_value(value: Any, plain: Any) -> None:
    assert type(normalise(value)) is type(plain)
    assert agree(normalise(value), plain)


def test_list_that_holds_itself_comes_to_an_end() -> None:
    endless: list[Any] = []
    endless.append(endless)
    normal = normalise(endless)
    while isinstance(normal, list):
        (normal,) = normal
    assert normal == TOO_MUCH


def test_number_whose_class_raises_is_copied_without_running_it() -> None:
    assert same(normalise(HostileFloat(2.0)), np.array(2.0))


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_matrix_is_no_array() -> None:
    assert normalise(np.matrix([1.0])) == Opaque("a numpy.matrix")


odd_objects = st.recursive(
    st.one_of(*map(st.builds, (Hostile, HostileClass, HostileFloat, HostileList, object, set, complex, bytes)))
    | st.integers()
    | hnp.arrays(hnp.array_dtypes() | hnp.scalar_dtypes(), hnp.array_shapes(max_side=3)),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
)


@given(odd_objects)
def test_whatever_comes_is_normalised_into_what_can_be_sent(value: Any) -> None:
    normal = normalise(value)
    assert same(decode(*encode(normal)), normal)


def test_big_endian_and_transposed_arrays_arrive_as_plain_ones() -> None:
    array = np.arange(6, dtype=">f4").reshape(2, 3).T
    normal = normalise(array)
    assert normal.dtype.str == "<f4"
    assert normal.flags.c_contiguous
    assert np.array_equal(normal, array)


def test_limits_leave_room_for_the_largest_answers_of_the_course() -> None:
    digits = np.zeros((64, 1797))
    assert math.prod(digits.shape) * 8 * 10 < values.MAX_BYTES
