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
    loose: Mapping[Scene, float] = field(default_factory=dict)  # a wider tolerance, by scene

    def loosely(self, tolerance: float, *scenes: Scene) -> "Planned":
        """The same check, with this share of the largest entry as tolerance in these scenes: what the text allows shows there."""
        return replace(self, loose={**self.loose, **dict.fromkeys(scenes, tolerance)})

    def only(self, *scenes: Scene) -> "Planned":
        """The same check of the questions from these scenes alone."""
        return replace(self, scenes=scenes)

    def in_key(self, outputs: str, scenes: Sequence[Scene], told: int) -> Check:
        """As the key holds it: names for `{outputs}`, and for scenes the numbers of the questions that they made.

        `told` questions come before the harder ones.
        """
        options = dict(self.options)
        if self.kind == "falls" and not self.scenes:
            options["questions"] = list(range(len(scenes)))  # not of numbers that a scene did not choose
        if self.scenes:
            options["questions"] = [number for number, scene in enumerate(scenes) if scene in self.scenes]
        if self.loose:
            found = {number: self.loose[scene] for number, scene in enumerate(scenes) if scene in self.loose}
            options["tolerances"] = {str(number): tolerance for number, tolerance in found.items()}
        if self.kind == "other_generator":  # compiling asks the first scene's question once more, with another one
            asked = options.pop("questions", [0, told - 1])
            options["pair"] = [asked[0], asked[-1]]
        return Check(self.kind, self.title.format(outputs=outputs), options)


EVERYWHERE = (
    Planned("shapes", "{outputs}: kind and shape"),  # as many results as asked for, each as the docstring's table says
    Planned("unchanged_inputs", "the arguments are left alone"),
    Planned("new_arrays", "the results are new arrays"),  # as far as the reference's are
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


def no_overflow() -> Planned:
    """NumPy warns of no overflow, whether the value is right or not."""
    return Planned("no_overflow", "nothing overflows on the way")


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
    """Every array called `of` holds normal numbers, independent of all others, with mean 0 and this variance.

    `variance` is a key of `judging.check_chance.VARIANCES`. With some 8000 entries in all scenes together, numbers that are cut
    off at three standard deviations are told from normal ones; with 1000, uniform ones are.
    """
    return Planned(
        "spread", f"{of}: independent normal numbers, mean 0, the right variance", {"of": of, "variance": variance}
    )


def other_generator(of: str = "") -> Planned:
    """The first scene's call gives something else, or another `of`, when its generator has another seed.

    With `only(one, other)`: the calls of two scenes that differ in nothing else that `of` depends on.
    """
    title = f"another generator gives {'other ' + of if of else 'another result'}"
    return Planned("other_generator", title, {"of": of} if of else {})


def varied(least: int, of: str = "") -> Planned:
    """Questions that differ in their generator alone get `least` different answers, or the row `of` in each answer has so many different entries."""
    return Planned("varied", f"{of or '{outputs}'}: the order varies", {"least": least, "of": of})


def every_example_once(*arguments: str) -> Planned:
    """The parts of all pairs, put together, are the columns of these arguments: each once, and still side by side."""
    return Planned(
        "every_example_once", "every example occurs once, with its own label", {"arguments": list(arguments)}
    )
