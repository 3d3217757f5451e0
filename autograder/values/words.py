"""Arrays and shapes in words: symbol and number together, four digits, one row, never a whole matrix."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.values.closed import Array, Opaque, Seeded, Stock
from autograder.values.table import Field

SHOWN = 3  # entries of a row
DIGITS = 4
ALL_DIGITS = 17  # what tells any two float64 apart
MAX_QUOTED = 40  # letters of a text that are worth showing


def array_in_words(field: Field, shape: tuple[int, ...], inputs: Sequence[Field]) -> str:
    """`an array of shape (1, m) = (1, 5)`, `an array of Z's shape, (2, 5)`, or `a number`."""
    if not shape:
        return "a number"
    like = field.shape.removeprefix("like ")
    if like in [other.name for other in inputs]:
        return f"an array of {like}'s shape, {shape}"
    numbers = str(shape)
    same = re.sub(r"\s", "", field.shape) == re.sub(r"\s", "", numbers)
    return f"an array of shape {numbers if same or not field.shape else f'{field.shape} = {numbers}'}"


def kind_in_words(value: Any) -> str:
    """What came back, for someone who expected something else."""
    match value:
        case None:
            return "None: nothing was returned"
        case bool():
            return str(value)
        case np.ndarray() if value.dtype.kind == "c":
            return f"an array of complex numbers, of shape {value.shape}" if value.ndim else "a complex number"
        case np.ndarray() if value.ndim:
            return f"an array of shape {value.shape}"
        case np.ndarray() | int() | float():
            return f"the number {number(value)}"
        case str():
            return f"the text {value!r}" if len(value) <= MAX_QUOTED else f"a text of {len(value)} letters"
        case list() | tuple() | dict():
            return f"a {type(value).__name__} of {len(value)} " + ("entry" if len(value) == 1 else "entries")
        case Stock(name):
            return f"the function {name}"
        case Seeded():
            return "a generator"
        case Opaque(what):
            return what
    raise TypeError(f"{type(value).__name__} is not in the closed set of values")


def as_written(value: Any) -> str:
    """As Python would have it typed: `[[0.142, -0.0448]]`, `('tanh', 3)`; four digits are enough to compare."""
    match value:
        case np.ndarray():
            return as_written(value.tolist())
        case list():
            return f"[{', '.join(map(as_written, value))}]"
        case tuple():
            return f"({', '.join(map(as_written, value))})"
        case dict():
            return f"{{{', '.join(f'{name!r}: {as_written(item)}' for name, item in value.items())}}}"
        case float():
            short = f"{value:.{DIGITS}g}"
            return short if float(short).is_integer() == value.is_integer() else repr(value)
        case Stock() | Seeded() | Opaque():
            return kind_in_words(value)
    return repr(value)


def number(value: Any, digits: int = DIGITS) -> str:
    """A real number with so many digits: decimals where it is of ordinary size. A whole number or a bool as it is."""
    value = np.asarray(value)
    if value.dtype.kind in "bui":
        return str(value.item())
    x = float(value)
    return f"{x:.{digits}f}" if 1e-2 <= abs(x) < 10 else f"{x + 0:.{digits}g}"  # + 0 makes 0 of -0


def entries(name: str, value: Any, wrong: Array, digits: int = DIGITS) -> str:
    """The row of the first wrong entry from that entry on: `dZ[0, 2:5] = [0.1420  -0.0448  0.0971]`."""
    array = np.asarray(value)
    if array.ndim == 0:
        return f"{name} = {number(array, digits)}"
    *row, start = (int(i) for i in np.argwhere(wrong)[0])
    stop = min(start + SHOWN, array.shape[-1])
    span = f"{start}:{stop}" if stop - start > 1 else str(start)
    line = array[tuple(row)] if row else array
    shown = [number(entry, digits) for entry in line[start:stop]]
    width = max(map(len, shown))
    text = "  ".join(entry.rjust(width) for entry in shown)
    return f"{name}[{', '.join([*map(str, row), span])}] = " + (f"[{text}]" if len(shown) > 1 else text)


def both_entries(name: str, expected: Any, got: Any, wrong: Array) -> tuple[str, str]:
    """`entries` of what was expected and of what came, with as many digits as it takes to see the difference."""
    first = tuple(np.argwhere(wrong)[0])
    pair = [np.asarray(value)[first] for value in (expected, got)]
    enough = (digits for digits in (DIGITS, 7, 10, 13) if number(pair[0], digits) != number(pair[1], digits))
    digits = next(enough, ALL_DIGITS)
    return entries(name, expected, wrong, digits), entries(name, got, wrong, digits)


def sizes_in_words(sizes: Mapping[str, int]) -> str:
    """`n_0 = 3, m = 5`."""
    return ", ".join(f"{letter} = {size}" for letter, size in sizes.items())
