"""The shapes of a docstring's table, beside the values: letters with their numbers, lists of pairs taken apart.

A result with one entry a layer is declared as `grads  list of (dW (n_l, n_prev), db (n_l, 1))`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.values.compare import is_row
from autograder.values.table import Field
from autograder.values.words import kind_in_words

Part = tuple[Field, Any, Any]  # its name and shape in letters, what came, what was expected


class Unlike(Exception):
    """A list or a pair that is built otherwise than expected: expected, got, and what to ask oneself."""

    def __init__(self, expected: str, got: str, advice: str) -> None:
        super().__init__(expected)
        self.expected, self.got, self.advice = expected, got, advice


def members(shape: str) -> list[tuple[str, str]]:
    """`list of (W (n_l, n_prev), b (n_l, 1))` -> [("W", "(n_l, n_prev)"), ("b", "(n_l, 1)")]; nothing for other shapes."""
    return re.findall(r"(\w+) (\([^()]*\))", shape) if shape.startswith("list of (") else []


def in_layer(shape: str, layer: int) -> str:
    """`(n_l, n_prev)` in layer 2 -> `(n_2, n_1)`."""
    return shape.replace("n_l", f"n_{layer}").replace("n_prev", f"n_{layer - 1}")


def parts(field: Field, got: Any, wanted: Any) -> Iterator[Part]:
    """Every array and number of `got` beside the expected one. Raises Unlike where the lists do not fit each other."""
    if isinstance(wanted, dict):
        yield from _entries_by_name(field, got, wanted)
        return
    if not isinstance(wanted, list | tuple) or is_row(wanted):
        yield field, got, wanted
        return
    names = members(field.shape)
    for place, (entry, item) in enumerate(zip(_entries(field, got, wanted), wanted, strict=True)):
        here = f"{field.name}[{place}]"
        if names and isinstance(item, tuple) and len(item) == len(names):
            pair = _pair(here, [name for name, _ in names], entry)
            for (name, shape), part, target in zip(names, pair, item, strict=True):
                yield replace(field, name=f"{here} {name}", shape=in_layer(shape, place + 1)), part, target
        else:
            yield from parts(replace(field, name=here, shape=""), entry, item)


def _entries_by_name(field: Field, got: Any, wanted: dict[str, Any]) -> Iterator[Part]:
    if not isinstance(got, dict) or got.keys() != wanted.keys():
        came = f"the keys {', '.join(map(repr, got)) or 'none'}" if isinstance(got, dict) else kind_in_words(got)
        advice = "which name has each array, and where does the counting start?"
        keys = ", ".join(map(repr, wanted))
        raise Unlike(f"{field.name}: a dictionary with the keys {keys}", f"{field.name}: {came}", advice)
    for name, item in wanted.items():
        yield from parts(replace(field, name=f'{field.name}["{name}"]', shape=""), got[name], item)


def _entries(field: Field, got: Any, wanted: list[Any] | tuple[Any, ...]) -> list[Any] | tuple[Any, ...]:
    if isinstance(got, list | tuple) and len(got) == len(wanted):
        return got
    if isinstance(got, np.ndarray) and got.shape == (0,) and not wanted:
        return []  # costs of no steps, as an array
    names = [name for name, _ in members(field.shape)]
    entries = f"pairs ({', '.join(names)})" if names else "entries"
    if isinstance(got, list | tuple):
        advice = "one entry for each layer: which layer does a loop leave out, or visit twice?"
    elif got is None:
        advice = "does every way through the function end in a return?"
    else:
        advice = "how does the list start, and what does each layer add to it?"
    raise Unlike(f"{field.name}: a list of {len(wanted)} {entries}", f"{field.name}: {kind_in_words(got)}", advice)


def _pair(here: str, names: list[str], got: Any) -> list[Any] | tuple[Any, ...]:
    if isinstance(got, list | tuple) and len(got) == len(names):
        return got
    advice = f"one entry holds {' and '.join(names)}, in brackets: what does yours hold?"
    raise Unlike(f"{here}: the pair ({', '.join(names)})", f"{here}: {kind_in_words(got)}", advice)


def sizes_of(inputs: Sequence[Field], arguments: Sequence[Any]) -> dict[str, int]:
    """The letters of the docstring's shapes with their numbers in these arguments: {"n_0": 3, "m": 5}."""
    found: dict[str, int] = {}
    for field, argument in zip(inputs, arguments, strict=True):
        for part, value, _ in parts(field, argument, argument):
            letters = letters_of(part.shape)
            if isinstance(value, np.ndarray) and len(letters) == value.ndim:
                for letter, size in zip(letters, value.shape, strict=True):
                    name, _, more = letter.partition(" + ")  # `n_0 + 1` tells n_0 too
                    if name.isidentifier():
                        found.setdefault(name, size - int(more or 0))
            elif type(value) is int:
                found[part.name] = value
    return dict(sorted(found.items(), key=_layers_first))


def numbers_of(inputs: Sequence[Field], arguments: Sequence[Any]) -> dict[str, float]:
    """Every letter that has a number in these arguments: sizes, and arguments that are numbers (alpha, lam, h)."""
    found: dict[str, float] = dict(sizes_of(inputs, arguments))
    for field, argument in zip(inputs, arguments, strict=True):
        if type(argument) in (int, float) or (
            isinstance(argument, np.ndarray) and argument.ndim == 0 and argument.dtype.kind in "iuf"
        ):
            found.setdefault(field.name, float(argument))
    return found


def axes_of(fields: Sequence[Field], sizes: Mapping[str, int]) -> dict[str, int]:
    """Those letters that count an axis in the table, sums such as `n_0 + 1` included, with their numbers."""
    shapes = [shape for field in fields for shape in (field.shape, *(shape for _, shape in members(field.shape)))]
    found = {name: size for name, size in sizes.items() if re.fullmatch(r"n_[0-9]+", name)}
    for letter in (letter for shape in shapes for letter in letters_of(shape)):
        name, _, more = letter.partition(" + ")
        if name in sizes and (more.isdigit() or not more):
            found[letter] = sizes[name] + int(more or 0)
    return found


def _layers_first(item: tuple[str, int]) -> tuple[bool, str]:
    """n_0, n_1, n_2 in this order, then the others as they came."""
    is_layer = re.fullmatch(r"n_[0-9]+", item[0]) is not None
    return not is_layer, item[0] if is_layer else ""


def letters_of(shape: str) -> list[str]:
    """`(n_0, m)` -> ["n_0", "m"]; nothing for a shape in words."""
    return [part.strip() for part in shape[1:-1].split(",") if part.strip()] if shape.startswith("(") else []
