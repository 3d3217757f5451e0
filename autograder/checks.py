"""The closed vocabulary of checks. An exercise lists them in the order: shape, purity, invariants, slope, value, training.

Each is a name and a few plain options, so that a key holds it as JSON; `evaluate` knows what each name means. `{outputs}`
in a title stands for the names of the results.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Witness:
    """How compiling takes the numerical slope: of `cost(*through(...))` by the scene's entry `by`."""

    cost: Callable[..., Any]
    through: Callable[..., tuple[Any, ...]]


@dataclass(frozen=True)
class Check:
    """One entry of the vocabulary; `witness` is used when a key is compiled and never leaves that process."""

    kind: str
    title: str
    options: Mapping[str, Any] = field(default_factory=dict)
    witness: Witness | None = None


def shapes() -> Check:
    """As many results as asked for, each of the kind and shape that the docstring's table gives."""
    return Check("shapes", "{outputs}: kind and shape")


def unchanged_inputs() -> Check:
    """The arguments are after the call what they were before."""
    return Check("unchanged_inputs", "the arguments are left alone")


def same_again() -> Check:
    """The first scene's call, made once more after all others, gives the same."""
    return Check("same_again", "the same call gives the same answer")


def between(low: float, high: float) -> Check:
    """Every entry of every result lies from `low` to `high`, so none is NaN."""
    return Check("between", f"{{outputs}}: every entry from {low:g} to {high:g}", {"low": low, "high": high})


def one_of(*choices: float) -> Check:
    """Every entry of every result is one of `choices`."""
    return Check("one_of", f"{{outputs}}: every entry is {' or '.join(map(str, choices))}", {"choices": list(choices)})


def slope_of(
    cost: Callable[..., Any], by: str, equals: str, through: Callable[..., tuple[Any, ...]], times: str = ""
) -> Check:
    """The result `equals` is the numerical slope of `cost` by `by` (times the size `times`).

    `through` takes entries of the scene by name and gives the arguments of `cost`; scenes without `by` are left out.
    """
    factor = f"{times} times " if times else ""
    title = f"{equals} is {factor}the slope of {cost.__name__} by {by}"
    return Check("slope", title, {"by": by, "equals": equals, "times": times}, Witness(cost, through))


def value() -> Check:
    """Every entry of every result is the reference's, within the tolerance of `compare`."""
    return Check("value", "{outputs}: every value")


def falls(output: str) -> Check:
    """The list `output` ends below where it starts."""
    return Check("falls", f"{output} fall during training", {"output": output})
