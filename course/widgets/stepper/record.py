"""Let the student's functions run once and write down what they make: the tape of the stepper."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import FunctionType
from typing import Any

import numpy as np

from autograder.judging.shape_errors import sizes_in_letters
from autograder.observing.observation import Failure
from autograder.observing.observe import guarded
from course.widgets.stepper.judged import judged
from course.widgets.stepper.misfit import two_that_do_not_fit
from course.widgets.stepper.plan import blank
from course.widgets.stepper.tape import Array, Box, Parameters, Shape, Student, Tape, Trouble, pretty

Made = dict[str, Array]
PARTS = ("dW_from", "db_from", "dA_from", "dZ_from")


class _Stop(Exception):
    """The way does not go on."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.words)
        self.trouble = trouble


def record(student: Student, parameters: Parameters, X: Array, Y: Array) -> Tape:
    """All that the functions make of these arrays. Raises ValueError, in words, if the arrays do not fit each other."""
    tape = blank(parameters, X, Y, parts=bool(student.parts))
    run = _Run(student, parameters, X, Y, tape)
    trouble = None
    try:
        run.forward()
        run.backward()
    except _Stop as stop:
        trouble = stop.trouble
    boxes = {name: replace(box, values=run.made.get(name, box.values)) for name, box in tape.boxes.items()}
    tape = replace(tape, boxes=boxes, cost=run.cost, trouble=trouble)
    return tape if run.cost is None else judged(student, parameters, X, Y, tape)


class _Run:
    """One run, box after box in the order of the steps. Ends with _Stop where it cannot go on."""

    def __init__(self, student: Student, parameters: Parameters, X: Array, Y: Array, tape: Tape) -> None:
        self.student, self.parameters, self.X, self.Y, self.tape = student, parameters, X, Y, tape
        self.made: Made = {}
        self.cost: float | None = None

    def forward(self) -> None:
        result = self.run("forward", lambda: self.student.forward(_copied(self.parameters), self.X.copy()))
        layers = len(self.parameters)
        if not _is_pair(result) or not _is_list_of_pairs(result[1], layers):
            raise _Stop(Trouble(f"forward returns A_L and cache: a list of {layers} pairs (A_prev, Z)."))
        A_L, self.cache = result
        for layer, (A_prev, Z) in enumerate(self.cache, start=1):
            if layer > 1:
                self.keep(f"A{layer - 1}", A_prev)
            self.keep(f"Z{layer}", Z)
        self.A_L = self.keep(f"A{layers}", A_L)
        self.cost = self.run("cost", lambda: float(self.student.cost(self.A_L.copy(), self.Y.copy())))

    def backward(self) -> None:
        grads, failure = self._grads()
        slopes = self._last_slope() if self.student.parts else None
        if slopes is None and failure is not None:
            misfit = two_that_do_not_fit(
                self.student.backward, (self.parameters, self.cache, self.A_L, self.Y), self.named()
            )
            raise _Stop(Trouble(self.words("backward", failure), misfit=misfit))
        slopes = self._slopes_one_by_one() if slopes is None else slopes
        for layer in range(len(self.parameters), 0, -1):
            if self.student.parts and f"dZ{layer + 1}" in self.made:
                slopes[f"dZ{layer}"] = self._through(layer)
            if f"dZ{layer}" in slopes:
                self.keep(f"dZ{layer}", slopes[f"dZ{layer}"])
            self._gradients(layer, grads)
        if failure is not None:
            raise _Stop(Trouble(self.words("backward", failure)))

    def _through(self, layer: int) -> Any:
        """BP3 and BP4: back through the weights of the layer after, and through this layer's activation."""
        _, _, dA_from, dZ_from, g_prime = self.student.parts
        W_next, dZ_next, Z = self.parameters[layer][0], self.made[f"dZ{layer + 1}"], self.made[f"Z{layer}"]
        dA = self.keep(f"dA{layer}", self.part(f"dA{layer}", dA_from, W_next, dZ_next))
        return self.part(f"dZ{layer}", lambda dA, Z: dZ_from(dA, Z, g_prime), dA, Z)

    def _gradients(self, layer: int, grads: Any) -> None:
        """BP1 and BP2: what backward returned; where it stopped, what its parts make."""
        if grads is not None:
            dW, db = grads[layer - 1]
            self.keep(f"dW{layer}", dW)
        else:
            dW_from, db_from, *_ = self.student.parts
            A_prev = self.made.get(f"A{layer - 1}", self.X)
            dZ = self.made[f"dZ{layer}"]
            self.keep(f"dW{layer}", self.part(f"dW{layer}", dW_from, dZ, A_prev))
            db = self.part(f"db{layer}", db_from, dZ)
        self.keep(f"db{layer}", db)

    def _grads(self) -> tuple[Any, Failure | None]:
        arrays = _copied(self.parameters), _copied(self.cache), self.A_L.copy(), self.Y.copy()
        grads, failure, *_ = guarded(lambda: self.student.backward(*arrays))
        if failure is None and not _is_list_of_pairs(grads, len(self.parameters)):
            raise _Stop(Trouble(f"backward returns grads: a list of {len(self.parameters)} pairs (dW, db)."))
        return grads, failure

    def _last_slope(self) -> Made | None:
        """dZ of the last layer, as backward first hands it to one of its parts; None if it uses none of them."""
        if not isinstance(self.student.backward, FunctionType):
            return None
        last = f"dZ{len(self.parameters)}"
        seen: list[Array] = []
        names = dict(self.student.backward.__globals__)
        for name, place in (("dW_from", 0), ("db_from", 0), ("dA_from", 1)):
            names[name] = _spy(names.get(name), place, seen)
        backward = self.student.backward
        rebuilt = FunctionType(backward.__code__, names, None, backward.__defaults__, backward.__closure__)
        guarded(lambda: rebuilt(_copied(self.parameters), _copied(self.cache), self.A_L.copy(), self.Y.copy()))
        return {last: seen[0]} if seen else None

    def _slopes_one_by_one(self) -> Made:
        """dZ of all layers, column by column: for a batch of one example, backward's db is its dZ."""
        columns: list[Made] = [guarded(partial(self._alone, i))[0] or {} for i in range(self.X.shape[1])]
        seen = set.intersection(*map(set, columns))
        return {name: np.hstack([column[name] for column in columns]) for name in seen}

    def _alone(self, i: int) -> Made:
        """What backward gives as db for one example, where that has the right shape."""
        A_L, cache = self.student.forward(_copied(self.parameters), self.X[:, [i]])
        grads = self.student.backward(_copied(self.parameters), cache, A_L, self.Y[:, [i]])
        found = {f"dZ{layer}": np.array(db, dtype=float) for layer, (_, db) in enumerate(grads, start=1)}
        return {name: dZ for name, dZ in found.items() if dZ.shape == (self.tape.boxes[name].shape[0], 1)}

    def named(self) -> Made:
        """Every array that has a name by now."""
        pairs = enumerate(self.parameters, start=1)
        return {
            "X": self.X,
            **{f"{k}{layer}": a for layer, pair in pairs for k, a in zip("Wb", pair, strict=True)},
            **self.made,
        }

    def run(self, name: str, call: Callable[[], Any]) -> Any:
        value, failure, *_ = guarded(call)
        if failure is not None:
            raise _Stop(Trouble(self.words(name, failure)))
        return value

    def part(self, box: str, function: Callable[..., Any], *arguments: Array) -> Any:
        """One of the student's four equations."""
        value, failure, *_ = guarded(lambda: function(*(argument.copy() for argument in arguments)))
        if failure is not None:
            misfit = two_that_do_not_fit(function, arguments, self.named())
            name = PARTS[("dW", "db", "dA", "dZ").index(box[:2])]
            raise _Stop(Trouble(self.words(name, failure), box, misfit=misfit))
        return value

    def keep(self, name: str, value: Any) -> Array:
        """Into the box of that name, if it fits."""
        box = self.tape.boxes[name]
        array, failure, *_ = guarded(lambda: np.array(value, dtype=float))
        if failure is not None:
            raise _Stop(Trouble(f"{pretty(name)} is no array of numbers.", name))
        if array.shape != box.shape:
            raise _Stop(Trouble(_does_not_fit(box, array.shape), name, got=array.shape))
        self.made[name] = array
        return np.array(array)

    def words(self, name: str, failure: Failure) -> str:
        """What stopped, in one or two sentences."""
        if failure.type == "NotImplementedError":
            return f"{failure.function or name} is still to write. The way goes on from here as soon as it is there."
        where = f" at {failure.line}" if failure.line else ""
        letters = pretty(sizes_in_letters(failure.message, self.tape.sizes)).strip()
        return f"{failure.function or name} stopped{where}: {letters or f'{failure.type}: {failure.message}'}"


def _does_not_fit(box: Box, got: Shape) -> str:
    letters = f"({', '.join(map(pretty, box.sides))}) = {box.shape}"
    if box.kind.startswith("d"):
        return f"{pretty(box.name)} has the shape {got}. {pretty(box.name[1:])} has {letters}, so it does not fit."
    return f"{pretty(box.name)} has the shape {got}, and should have {letters}."


def _spy(function: Any, place: int, seen: list[Array]) -> Callable[..., Any]:
    def call(*arguments: Any, **more: Any) -> Any:
        seen.append(np.array((*arguments, *more.values())[place], dtype=float))
        return function(*arguments, **more)

    return call


def _copied(pairs: Any) -> Any:
    return [tuple(map(np.array, pair)) for pair in pairs]


def _is_pair(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2


def _is_list_of_pairs(value: Any, length: int) -> bool:
    return isinstance(value, list | tuple) and len(value) == length and all(map(_is_pair, value))
