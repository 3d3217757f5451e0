"""The closed vocabulary of checks. An exercise lists them in the order: shape, purity, invariants, slope, value, training.

Each is a name and a few plain options, so that a key holds it as JSON; `evaluate` knows what each name means. `{outputs}`
in a title stands for the names of the results.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.scene import Scene


@dataclass(frozen=True)
class Witness:
    """How compiling takes the numerical slope: of `cost(*through(...))` by the scene's entry `by`."""

    cost: Callable[..., Any]
    through: Callable[..., tuple[Any, ...]]


@dataclass(frozen=True)
class Check:
    """One entry of the vocabulary; `witness` and `scenes` are used when a key is compiled and never leave that process."""

    kind: str
    title: str
    options: Mapping[str, Any] = field(default_factory=dict)
    witness: Witness | None = None
    scenes: tuple[Scene, ...] = ()

    def only(self, *scenes: Scene) -> "Check":
        """The same check of the questions from these scenes alone."""
        return replace(self, scenes=scenes)


def judged_by_value(checks: Sequence[Check]) -> bool:
    """Is the reference's answer the only right one? Not where chance is in it, or where only a limit is kept."""
    return any(check.kind == "value" and not check.options and not check.scenes for check in checks)


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


def value(of: str = "") -> Check:
    """Every entry of every result is the reference's, within the tolerance of `compare`; or of the results `of` alone."""
    return Check("value", f"{of or '{outputs}'}: every value", {"of": of} if of else {})


def falls(output: str, to: float = 1) -> Check:
    """The list `output` ends below where it starts: below `to` times the start."""
    title = f"{output} fall during training" + (f" to less than {to:g} of the start" if to < 1 else "")
    return Check("falls", title, {"output": output, "to": to})


def at_most(limit: float) -> Check:
    """Every number is at most `limit`."""
    return Check("at_most", f"{{outputs}}: at most {limit:g}", {"limit": limit})


def at_least(limit: float) -> Check:
    """Every number is at least `limit`."""
    return Check("at_least", f"{{outputs}}: at least {limit:g}", {"limit": limit})


def spread(of: str, variance: str) -> Check:
    """Every array called `of` holds different numbers with mean 0 and this variance, a key of `evaluate.VARIANCES`."""
    return Check("spread", f"{of}: mean 0, variance {variance}", {"of": of, "variance": variance})


def other_generator() -> Check:
    """The first scene's call gives something else when its generator has another seed."""
    return Check("other_generator", "another generator gives another result")


def every_example_once(*arguments: str) -> Check:
    """The parts of all pairs, put together, are the columns of these arguments: each once, and still side by side."""
    return Check("every_example_once", "every example occurs once, with its own label", {"arguments": list(arguments)})
