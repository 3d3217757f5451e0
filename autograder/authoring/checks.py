"""What an author can have checked. An exercise lists it in the order: invariants, slope, value, training.

Every exercise is checked for shapes, for arguments that are left alone and for the same answer to the same call besides.
`{outputs}` in a title stands for the names of the results.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.authoring.scenes import Scene
from autograder.judging.checks import Check


@dataclass(frozen=True)
class Witness:
    """How compiling takes the numerical slope: of `cost(*through(...))` by the scene's entry `by`."""

    cost: Callable[..., Any]
    through: Callable[..., tuple[Any, ...]]

    def arguments(self, draw: Mapping[str, Any]) -> tuple[Any, ...]:
        """What the cost is called with in this scene."""
        code = self.through.__code__
        return self.through(**{name: draw[name] for name in code.co_varnames[: code.co_argcount]})


@dataclass(frozen=True)
class Planned:
    """A check as an author plans it. `witness` and `scenes` are used when a key is compiled and never leave that process."""

    kind: str
    title: str
    options: Mapping[str, Any] = field(default_factory=dict)
    witness: Witness | None = None
    scenes: tuple[Scene, ...] = ()

    def only(self, *scenes: Scene) -> "Planned":
        """The same check of the questions from these scenes alone."""
        return replace(self, scenes=scenes)

    def in_key(self, outputs: str, scenes: Sequence[Scene]) -> Check:
        """As the key holds it: names for `{outputs}`, and for scenes the numbers of the questions that they made."""
        options = dict(self.options)
        if self.scenes:
            options["questions"] = [number for number, scene in enumerate(scenes) if scene in self.scenes]
        if self.kind == "other_generator":
            options["pair"] = [0, len(scenes) - 1]  # compiling asks the first scene's question once more, at the end
        return Check(self.kind, self.title.format(outputs=outputs), options)


EVERYWHERE = (
    Planned("shapes", "{outputs}: kind and shape"),  # as many results as asked for, each as the docstring's table says
    Planned("unchanged_inputs", "the arguments are left alone"),
    Planned("same_again", "the same call gives the same answer"),  # the first scene's, made once more after all others
)


def between(low: float, high: float) -> Planned:
    """Every entry of every result lies from `low` to `high` (which may be `math.inf`), so none is NaN."""
    return Planned("between", f"{{outputs}}: every entry from {low:g} to {high:g}", {"low": low, "high": high})


def one_of(*choices: float) -> Planned:
    """Every entry of every result is one of `choices`."""
    return Planned(
        "one_of", f"{{outputs}}: every entry is {' or '.join(map(str, choices))}", {"choices": list(choices)}
    )


def slope_of(
    cost: Callable[..., Any], by: str, equals: str, through: Callable[..., tuple[Any, ...]], times: str = ""
) -> Planned:
    """The result `equals` is the numerical slope of `cost` by `by` (times the size `times`).

    `through` takes entries of the scene by name and gives the arguments of `cost`; scenes without `by` are left out.
    """
    factor = f"{times} times " if times else ""
    title = f"{equals} is {factor}the slope of {cost.__name__} by {by}"
    return Planned("slope", title, {"by": by, "equals": equals, "times": times}, Witness(cost, through))


def value(of: str = "") -> Planned:
    """Every entry of every result is the reference's, within the tolerance of `compare`; or of the results `of` alone."""
    return Planned("value", f"{of or '{outputs}'}: every value", {"of": of} if of else {})


def falls(output: str, to: float = 1) -> Planned:
    """The list `output` ends below where it starts: below `to` times the start."""
    title = f"{output} fall during training" + (f" to less than {to:g} of the start" if to < 1 else "")
    return Planned("falls", title, {"output": output, "to": to})


def at_most(limit: float) -> Planned:
    """The result, one number that measures an error, is at most `limit`. For arrays there is `between`."""
    return Planned("at_most", f"{{outputs}}: at most {limit:g}", {"limit": limit})


def at_least(limit: float) -> Planned:
    """The result, one number that measures an error, is at least `limit`. For arrays there is `between`."""
    return Planned("at_least", f"{{outputs}}: at least {limit:g}", {"limit": limit})


def spread(of: str, variance: str) -> Planned:
    """Every array called `of` holds different numbers with mean 0 and this variance, a key of `judging.check_chance.VARIANCES`."""
    return Planned("spread", f"{of}: mean 0, variance {variance}", {"of": of, "variance": variance})


def other_generator() -> Planned:
    """The first scene's call gives something else when its generator has another seed."""
    return Planned("other_generator", "another generator gives another result")


def every_example_once(*arguments: str) -> Planned:
    """The parts of all pairs, put together, are the columns of these arguments: each once, and still side by side."""
    return Planned(
        "every_example_once", "every example occurs once, with its own label", {"arguments": list(arguments)}
    )
