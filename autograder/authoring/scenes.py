"""What scenes are made of: sizes of which no two are equal, numbers away from zero, labels in which every class occurs.

A scene is a function `rng -> {name: value}`. Names that the exercise's function takes become its arguments; the others
(the scores behind some probabilities, say) are there for the numerical slope. Its docstring says what is special.

Every exercise's main scene is drawn again in the ways of `HARDER`: with equal sizes, many examples, large numbers and so on.
A scene need not know: what it draws through the functions here comes out otherwise.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from autograder.values.closed import Array, arrays_in

Scene = Callable[[np.random.Generator], dict[str, Any]]

MANY = 150  # examples
LARGE, SMALL = 1e3, 1e-9  # times the usual size
SOME_ZEROS = 0.3  # of the entries


@dataclass
class Drawing:
    """How sizes and numbers are drawn."""

    order: Literal["any", "equal", "rising", "falling"] = "any"
    times: float = 1.0
    zeros: bool = False
    whole: bool = False  # inputs and labels, as integers
    last: int = 0  # the last size, which counts the examples; 0 for one like the others


_drawing: ContextVar[Drawing] = ContextVar("drawing")


@contextmanager
def drawn(way: Drawing) -> Iterator[None]:
    """What scenes draw meanwhile is drawn in this way."""
    token = _drawing.set(way)
    try:
        yield
    finally:
        _drawing.reset(token)


def _way() -> Drawing:
    return _drawing.get(None) or Drawing()


def sizes(rng: np.random.Generator, count: int, low: int = 2, high: int = 8) -> list[int]:
    """`count` different whole numbers from `low` to `high`: no two axes have the same length, and none has length 1.

    Where one of them counts the examples, it is the last.
    """
    return arranged([int(size) for size in rng.choice(np.arange(low, high + 1), size=count, replace=False)])


def arranged(drawn: list[int]) -> list[int]:
    """Sizes that a scene has drawn itself, as `sizes` would give them."""
    way = _way()
    if way.order == "equal":
        drawn = [max(3, drawn[0])] * len(drawn)
    elif way.order != "any":
        drawn = sorted(drawn, reverse=way.order == "falling")
    return [*drawn[:-1], way.last or drawn[-1]]


def numbers(rng: np.random.Generator, *shape: int, size: float = 0.7) -> Array:
    """Normal numbers of typical magnitude `size`, none closer to zero than a tenth of it."""
    way = _way()
    draws = rng.normal(size=shape)
    array = size * way.times * (draws + 0.1 * np.where(draws >= 0, 1, -1))
    if way.zeros and array.size > 1:
        zero = rng.random(shape) < SOME_ZEROS
        one, other = rng.choice(array.size, size=2, replace=False)
        zero.flat[one], zero.flat[other] = True, False
        array = np.where(zero, 0.0, array)
    return array


def inputs(rng: np.random.Generator, *shape: int, size: float = 0.7) -> Array:
    """The same for what comes from a file and may be whole numbers, where parameters never are."""
    return as_data(numbers(rng, *shape, size=size))


def as_data(array: Array) -> Array:
    """Inputs or labels as the exercise is to get them. Where that is whole numbers, none becomes 0 that was not."""
    return (np.sign(array) * np.ceil(np.abs(array))).astype(int) if _way().whole else array


def binary_labels(rng: np.random.Generator, m: int) -> Array:
    """`(1, m)` labels 0 and 1; both occur, in an order that is not sorted where m allows it."""
    labels = (np.arange(m) % 2).astype(float)
    if m > 2:
        labels[2:] = rng.integers(0, 2, size=m - 2)
    return as_data(rng.permutation(labels)[None, :])


HARDER: dict[str, Drawing] = {
    "equal": Drawing(order="equal", zeros=True),
    "whole": Drawing(order="falling", whole=True),
    "many": Drawing(order="rising", last=MANY),
    "one": Drawing(last=1),
    "large": Drawing(times=LARGE),
    "small": Drawing(times=SMALL),
}


def special(way: str, arguments: Sequence[Any], plain: Sequence[Any], sizes: Mapping[str, int]) -> str:
    """What is special about arguments that were drawn in this way, beside plain ones, in words; nothing where it does not show."""
    arrays, usual = arrays_in(list(arguments)), arrays_in(list(plain))
    match way:
        case "equal":
            found = ["equal sizes"] if len({*sizes.values()}) < len(sizes) else []
            found += ["zeros among the numbers"] if any((array == 0).any() for array in arrays) else []
            return ", ".join(found)
        case "whole" if any(array.dtype.kind == "i" for array in arrays):
            return "whole numbers as inputs or labels"
        case "whole" if "m" in sizes and all(sizes["m"] < size for letter, size in sizes.items() if letter != "m"):
            return "fewer examples than anything else"
        case "many" if sizes.get("m") == MANY:
            return f"{MANY} examples"
        case "one" if sizes.get("m") == 1:
            return "one example"
        case "one" if 1 in sizes.values():
            return "a size of 1"
        case "large" if any(_size(array) > 10 * _size(other) for array, other in zip(arrays, usual, strict=False)):
            return "large numbers"
        case "small" if any(_size(array) < _size(other) / 10 for array, other in zip(arrays, usual, strict=False)):
            return "very small numbers"
    return ""


def _size(array: Array) -> float:
    return float(np.abs(array).max(initial=0))
