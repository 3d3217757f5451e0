"""Two arrays that do not fit, in the course's letters: W (n_1, n_0) = (4, 3) times X (m, n_0) = (5, 3).

NumPy's message says which sizes do not fit, the student's line how the arrays are called. Where the two do not agree, or
two letters have one size, less is said: never something that is not so.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.observing.failing_line import Operand, Shape
from autograder.observing.observation import Failure

PRODUCTS = ("@", "dot", "matmul")
JOINING = ("concatenate", "append", "hstack", "vstack", "column_stack")
SIZE = r"([0-9]{1,18})"  # what is longer is no size, and no number that is cheap to make
CORE = rf"matmul: .*\(size {SIZE} is different from {SIZE}\)$"  # the right one's size, the left one's
WHAT_COUNTS = "which axis of each of them counts what?"


@dataclass(frozen=True)
class ShapeError:
    """What does not fit, and a question to ask oneself."""

    seen: str
    question: str


class Letters:
    """Sizes in letters. One that two letters share stays a number."""

    def __init__(self, axes: Mapping[str, int]) -> None:
        sizes = list(axes.values())
        self._letters = {size: letter for letter, size in axes.items() if size > 1 and sizes.count(size) == 1}

    def size(self, size: int) -> str:
        return self._letters.get(size, str(size))

    def with_number(self, size: int) -> str:
        """`m = 5`, or the number alone."""
        return f"{self._letters[size]} = {size}" if size in self._letters else str(size)

    def shape(self, shape: Shape) -> str:
        """`(n_1, n_0) = (4, 3)`, or the numbers alone."""
        letters = f"({', '.join(map(self.size, shape))}{',' if len(shape) == 1 else ''})"
        return f"{letters} = {shape}" if letters != str(shape) else letters

    def array(self, operand: Operand) -> str:
        text, shape = operand
        return text if shape is None else f"{text} {self.shape(shape)}"


def shape_error(failure: Failure, axes: Mapping[str, int]) -> ShapeError | None:
    """What this exception says of shapes, or None if it says nothing of them. `axes` are the letters' sizes."""
    letters = Letters(axes)
    return next((found for rule in RULES for found in rule(failure, letters)), None)


def sizes_in_letters(message: str, axes: Mapping[str, int]) -> str:
    """What any message says of sizes, in letters, as the start of a sentence; nothing where no letter has one of them."""
    letters = Letters(axes)
    if inner := re.match(CORE, message):
        right, left = (letters.with_number(int(size)) for size in inner.groups())
        return f"the left factor of @ ends in {left}, the right one begins with {right}; "
    found = {str(shape): letters.shape(shape) for shape in _shapes_in(message)}
    said = [f"{shape} is {words.partition(' = ')[0]}" for shape, words in found.items() if words != shape]
    return ", ".join(said) + "; " if said else ""


def _shapes_in(message: str) -> list[Shape]:
    return [tuple(map(int, re.findall(SIZE, shape))) for shape in re.findall(r"\(([0-9, ]*)\)", message)]


def _named(failure: Failure, shapes: Sequence[Shape]) -> list[tuple[str, Shape]]:
    """A message's shapes with the operands' texts, if these are as many and none is known to have another shape."""
    texts = [text for text, _ in failure.operands]
    fit = len(texts) == len(shapes) and all(
        known in (None, shape) for (_, known), shape in zip(failure.operands, shapes, strict=True)
    )
    return list(zip(texts if fit else ["an array"] * len(shapes), shapes, strict=True))


# --------------------------------------------------------------------------------------------------- one rule a message


def _not_aligned(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`np.dot(W, X)`: its message has both shapes."""
    shapes, _, rest = failure.message.partition(" not aligned")
    pair = _shapes_in(shapes)
    if rest and len(pair) == 2 and all(pair):
        left, right = pair
        yield _product(_named(failure, pair), left[-1], right[-2:][0], letters)


def _core_dimension(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`W @ X`: its message has the two inner sizes alone."""
    inner = re.match(CORE, failure.message)
    if inner is None or failure.operation not in PRODUCTS or len(failure.operands) != 2:
        return
    (_, left), (_, right) = failure.operands
    last, first = int(inner[2]), int(inner[1])
    if (left is None or left[-1:] == (last,)) and (right is None or right[-2:][:1] == (first,)):
        yield _product(failure.operands, last, first, letters)


def _product(pair: Sequence[Operand], last: int, first: int, letters: Letters) -> ShapeError:
    left, right = pair
    inner = f"the inner sizes are {letters.size(last)} and {letters.size(first)}"
    return ShapeError(f"{letters.array(left)} times {letters.array(right)}: {inner}", _other_product(left[1], right[1]))


def _other_product(left: Shape | None, right: Shape | None) -> str:
    """What would fit, as a question."""
    if left is None or right is None:
        return WHAT_COUNTS
    flat = len(left) == len(right) == 2
    ways = {
        "a product entry by entry": left == right,
        "the other order": flat and right[1] == left[0],
        "one of them turned": flat and (left[1] == right[1] or left[0] == right[0]),
    }
    found = ", or ".join(way for way, fits in ways.items() if fits)
    return f"did you mean {found or 'another array in one of the two places'}?"


def _number(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`W @ 3`."""
    found = re.match(r"matmul: Input operand ([01]) does not have enough dimensions \(has 0", failure.message)
    if found and failure.operation == "@" and len(failure.operands) == 2:
        text, shape = failure.operands[int(found[1])]
        if shape == ():
            yield ShapeError(f"{text} is a number, and @ takes arrays", "did you mean a product entry by entry?")
        else:
            yield ShapeError(f"{text} has no axes, and @ takes arrays", "is it a number, a function or None?")


def _entry_by_entry(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`W * X`, `A - Y`: from the last axis on, sizes are equal or 1."""
    shapes = _shapes_in(failure.message)
    if len(shapes) == 3 and len(failure.operands) == 2:  # `A += B` says the shape of A twice
        shapes = shapes[:2]
    if not failure.message.startswith("operands could not be broadcast together with shapes") or len(shapes) != 2:
        return
    one, other = _named(failure, shapes)
    meetings = zip(reversed(one[1]), reversed(other[1]), strict=False)
    for size, also in meetings:
        if size != also and 1 not in (size, also):
            meeting = f"{letters.size(size)} meets {letters.size(also)}"
            seen = f"{letters.array(one)} and {letters.array(other)}, entry by entry: {meeting}"
            yield ShapeError(seen, _other_pairing(failure.operation, one[1], other[1]))
            return


def _other_pairing(operation: str, one: Shape, other: Shape) -> str:
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and short == long[-2:-1]:
        return "the only axis of a one-dimensional array meets the other's last one: did you mean a column?"
    if operation in ("*", "multiply") and one[-1:] == other[-2:-1]:
        return "did you mean a product of matrices?"
    fit = [size == also or 1 in (size, also) for size, also in zip(one, reversed(other), strict=False)]
    return "did you mean one of them turned?" if len(one) == len(other) == 2 and all(fit) else WHAT_COUNTS


def _into(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`b += dZ`, `A[:] = B`: what stands left keeps its shape."""
    shapes = _shapes_in(failure.message)
    if len(shapes) != 2 or failure.operation in ("array", "asarray"):
        return
    if failure.message.startswith("non-broadcastable output operand"):
        shapes.reverse()
    elif not failure.message.startswith("could not broadcast input array"):
        return
    seen = f"an array of shape {letters.shape(shapes[0])} goes into a place of shape {letters.shape(shapes[1])}"
    yield ShapeError(seen, "did you mean a sum over an axis first, or a new array?")


def _reshaped(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    found = re.match(rf"cannot reshape array of size {SIZE} into shape (\([0-9, ]+\))$", failure.message)
    if found and failure.operation == "reshape" and failure.operands:
        shape = _shapes_in(found[2])[0]
        seen = f"{letters.array(failure.operands[0])} has {found[1]} entries, the shape {shape} {math.prod(shape)}"
        yield ShapeError(seen, f"which sizes multiply to {found[1]}?")


def _joined(failure: Failure, letters: Letters) -> Iterator[ShapeError]:
    """`np.concatenate((A, B))`: all axes but one have the same size."""
    index = rf"array at index {SIZE} has"
    found = re.search(rf"along dimension {SIZE}, the {index} size {SIZE} and the {index} size {SIZE}$", failure.message)
    if found:
        axis, first, size, second, also = map(int, found.groups())
        one, other = (_array_joined(failure, place) for place in (first, second))
        meeting = f"on axis {axis}, {letters.size(size)} meets {letters.size(also)}"
        question = "did you mean to join them along another axis, or other shapes?"
        yield ShapeError(f"{letters.array(one)} and {letters.array(other)} joined: {meeting}", question)
    found = re.search(rf"number of dimensions, but the {index} {SIZE} .* and the {index} {SIZE} ", failure.message)
    if found:
        first, axes, second, also = map(int, found.groups())
        one, other = (_array_joined(failure, place) for place in (first, second))
        counts = f"{axes} and {also} axes"
        yield ShapeError(
            f"{letters.array(one)} and {letters.array(other)} joined: {counts}", "did you mean a row or a column?"
        )


def _array_joined(failure: Failure, place: int) -> Operand:
    arrays = [operand for operand in failure.operands if operand[1] != ()]  # the axis is a number
    known = failure.operation in JOINING and place < len(arrays)
    return arrays[place] if known else (f"array {place + 1}", None)


Rule = Callable[[Failure, Letters], Iterator[ShapeError]]
RULES: tuple[Rule, ...] = (_not_aligned, _core_dimension, _number, _entry_by_entry, _into, _reshaped, _joined)
