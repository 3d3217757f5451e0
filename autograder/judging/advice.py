"""What to look at first, by what an exception says: a table of messages, and a question for each.

A question is true of every call that can fail with that message. Where a value is named, the failing line has shown it.
"""

import re
from collections.abc import Callable

from autograder.judging.advice_on_kinds import (
    WHOLE,
    comparison,
    index_type,
    not_callable,
    operands,
    sized,
    some_value,
    subscripted,
    texts,
    whole_number,
)
from autograder.judging.advice_on_names import attribute, keyword, numpy_name, short_name, undefined
from autograder.judging.key import Key
from autograder.judging.shape_errors import JOINING, SIZE, ShapeError
from autograder.observing.observation import Failure

Advice = str | Callable[[re.Match[str], Failure], str]

SHAPES = "write the shape of each array under that line"
ANYTHING = "print the shapes and values just before that line: which one surprises you?"


def advice(key: Key, failure: Failure, shapes: ShapeError | None = None) -> str:
    """What is known of these shapes, if anything is; else the first row of the table that fits."""
    if called := called_in(failure):
        what = f"the call of {called} in that line" if called.isidentifier() else "what that line calls"
        return f"{what} fails: what does it get there, and does it work by itself?"
    if shapes:
        return shapes.question
    if failure.type == "NameError":
        return undefined(key, failure)
    if failure.type == "TypeError" and not failure.function and re.match(ARGUMENTS, failure.message):
        return f"it is called as {key.call_in_words}: which arguments does your first line name, in which order?"
    for kinds, pattern, words in TABLE:
        if failure.type in kinds.split() and (found := re.search(pattern, failure.message)):
            return words if isinstance(words, str) else words(found, failure)
    return ANYTHING


def called_in(failure: Failure) -> str:
    """The function of another cell in which the line's call failed, if it is that."""
    return failure.operation[:-2] if failure.operation.endswith("()") else ""


# ------------------------------------------------------------------------------------------- rows that need more than words


def _arguments(found: re.Match[str], failure: Failure) -> str:
    name = short_name(found[1])
    if name in (*JOINING, "stack") and "positional" in failure.message:
        return f"{name} takes its arrays as one list or tuple: how many arguments does yours get?"
    return f"how is {name} called: which arguments does it take, in which order?"


def _one_index(found: re.Match[str], failure: Failure) -> str:
    if failure.operation in (*JOINING, "stack"):
        return f"{failure.operation} takes its arrays as one list or tuple: how many arguments does yours get?"
    return "one whole number is needed there, and an array stands there: is one of its entries or sizes meant?"


def _places(found: re.Match[str], failure: Failure) -> str:
    index, size = int(found[1]), int(found[3])
    if size == 0:
        return "nothing is in there: which slice or loop leaves it empty?"
    off = "where does the counting start, and where does it end?"
    there = f"indices run from 0 to {size - 1} there" if size > 1 else "the only index is 0 there"
    return f"{there}: {off if index == size else 'where does yours come from?'}"


def _list_places(found: re.Match[str], failure: Failure) -> str:
    text = failure.operands[0][0] if failure.operation == "[]" and failure.operands else ""
    if text.endswith(".shape"):
        return f"{text} has one entry for each axis: how many axes has {text.removesuffix('.shape')}?"
    last = f"len({text}) - 1" if text else "one less than the number of entries"
    return f"indices run from 0 to {last}: where does the counting start, and where does it end?"


def _axes(found: re.Match[str], failure: Failure) -> str:
    text = texts(failure, "[]", 1)[0].removeprefix("an entry of ") or "the array"
    return f"{text} has {found[1]} of the {found[2]} axes that are indexed: which one was lost, or which index is too many?"


def _divisor(found: re.Match[str], failure: Failure) -> str:
    if failure.operation in ("/", "//", "%") and len(failure.operands) == 2:
        return f"when is {failure.operands[1][0]} 0?"
    return "which divisor in that line is 0, and when?"


def _function(failure: Failure) -> str:
    return failure.function if failure.function.isidentifier() else "the function"


def _unbound(found: re.Match[str], failure: Failure) -> str:
    name, function = found[1], _function(failure)
    return f"a line of {function} assigns to {name}, so {name} is its own: which line gives it a value before this one?"


def _endless(found: re.Match[str], failure: Failure) -> str:
    name = _function(failure)
    return f"where does {name} call itself, or a function that calls {name}, and what ends that?"


# ------------------------------------------------------------------------------------------------------------- the table

TYPE = r"'([\w.]+)'"
ARGUMENTS = r"([\w.<>]+)\(\) (?:missing|takes|got multiple|got some|expected|got an unexpected)"
EMPTY = "nothing is in there: which slice or loop leaves it empty?"
TABLE: tuple[tuple[str, str, Advice], ...] = (
    # calls
    ("TypeError", rf"{TYPE} object is not callable", not_callable),
    ("TypeError", r"(?P<name>[\w.<>]+)\(\) got an unexpected keyword argument '(?P<word>\w+)'", keyword),
    ("TypeError", r"'(?P<word>\w+)' is an invalid keyword argument for (?P<name>[\w.]+)\(\)", keyword),
    ("TypeError", ARGUMENTS, _arguments),
    ("TypeError", r"^([\w.]+) expected .*arguments?, got", _arguments),
    ("TypeError", r"return arrays must be of ArrayType", "how many arrays does that function take? One more is where it writes"),
    ("TypeError", r"Cannot interpret|data type|a dtype", "is a part of a shape given as a type? A shape is one argument, in brackets of its own"),
    # operators
    ("TypeError", r"'bitwise_xor'|for \^=?:", "^ works on bits: is a power meant? That is **"),
    ("TypeError", r"'bitwise_(and|or)'|'invert'|for [&|]=?:|unary ~", "& | ~ work on True and False, and before > and ==: is a bracket or a comparison missing?"),
    ("TypeError", rf"unsupported operand type\(s\) for (\S+(?: or pow\(\))?): {TYPE} and {TYPE}", operands),
    ("TypeError", rf"bad operand type for unary (.): {TYPE}", operands),
    ("TypeError", rf"'(\S+)' not supported between instances of {TYPE} and {TYPE}", comparison),
    ("TypeError", r"can't multiply sequence by|can only concatenate (list|tuple)", "arithmetic is for numbers and arrays, and a list or tuple stands there: which of its entries is meant?"),
    ("TypeError", r"can only concatenate str", "a text stands there: which number or array is meant?"),
    ("TypeError", r"argument \d+ of type (?:float|int) which", "an array there holds Python objects: which line makes it?"),
    ("TypeError", r"argument \d+ of type (\S+) which", some_value),
    ("UFuncTypeError", r"^Cannot cast ufunc .* output", "an array keeps its type, such as whole numbers, when a line writes into it: which line makes it?"),
    ("UFuncTypeError", "", "which dtype has each array in that line?"),
    # one number where an array is, an array where one number is
    ("TypeError", r"only (length-1|size-1|0-dimensional) arrays", "one number is needed there, and an array stands there: which function takes a whole array, or which sum or index gives one number?"),
    ("TypeError", r"only integer scalar arrays", _one_index),
    ("TypeError", rf"{TYPE} object cannot be interpreted as an integer", whole_number),
    ("TypeError", r"slice indices must be integers", f"the ends of a slice are whole numbers: are yours? {WHOLE}"),
    ("TypeError", r"(list|tuple|string) indices must be integers(?: or slices)?, not '?([\w.]+)", index_type),
    ("TypeError", r"must be (?:a string or )?(?:a )?real number, not '?([\w.]+)'?", some_value),
    # entries
    ("TypeError", rf"{TYPE} object is not subscriptable", subscripted),
    ("TypeError", r"'tuple' object does not support item assignment", "a tuple stays as it is: which new pair takes its place?"),
    ("TypeError", rf"{TYPE} object does not support item assignment", subscripted),
    ("TypeError", r"'int' object is not iterable", "a number has no entries to go through: is range(...) missing?"),
    ("TypeError", rf"{TYPE} (?:object )?is not (?:a container or )?iterable", some_value),
    ("TypeError", r"cannot unpack non-iterable ([\w.]+) object", some_value),
    ("TypeError", r"iteration over a 0-d array|len\(\) of unsized", "an array without axes is one number: is an array with axes meant?"),
    ("TypeError", rf"object of type {TYPE} has no len\(\)", sized),
    ("TypeError", r"unhashable type", "an array, list or dictionary cannot be a key: are square brackets meant, or one of its entries?"),
    ("TypeError", r"unsupported format string passed to numpy", "a format is for one number: which entry is to be shown?"),
    ("TypeError", r"exceptions must derive", "raise takes an exception, such as NotImplementedError: is return meant?"),
    ("TypeError", "", "which type has each value in that line?"),
    ("IndexError", r"only integers, slices|used as indices must be", f"an index is a whole number, a slice or True and False: is yours? {WHOLE}"),
    ("IndexError", rf"index (-?{SIZE}) is out of bounds for (?:axis \d+ with )?size {SIZE}", _places),
    ("IndexError", r"assignment index out of range", "an index changes an entry that is there: which line puts it there? append does"),
    ("IndexError", r"(list|tuple) index out of range", _list_places),
    ("IndexError", r"pop from empty", EMPTY),
    ("IndexError", r"array is (\d+)-dimensional, but (\d+) were indexed", _axes),
    ("IndexError", r"boolean index did not match", "a mask has the shape of the array that it picks from: which shapes have the two?"),
    ("IndexError", r"indexing arrays could not be broadcast", "indices that are used together are of one length: what does each of them count?"),
    ("IndexError", r"invalid index to scalar", "one number has no entries: is an array meant, or is an index one too many?"),
    ("IndexError", "", "which shape has what is indexed in that line? The first index is 0"),
    ("KeyError", "", "which keys does the dictionary in that line have, and is this one of them, letter by letter?"),
    # names
    ("AttributeError", r"was removed in the NumPy", "that name is of an older NumPy: what does the message give in its place?"),
    ("AttributeError", r"module '(numpy[\w.]*)' has no attribute '(\w+)'", numpy_name),
    ("AttributeError", rf"module {TYPE} has no attribute", "is the name after the dot misspelled, or of another module?"),
    ("AttributeError", rf"{TYPE} object has no attribute '(\w+)'", attribute),
    ("AttributeError", "", "which type has the thing before the dot in that line?"),
    ("UnboundLocalError", r"variable '(\w+)'", _unbound),
    ("ImportError ModuleNotFoundError", "", "is there a module of that name here, and is it needed?"),
    # values
    ("ZeroDivisionError", r"negative power", "when is the base of the power in that line 0?"),
    ("ZeroDivisionError", "", _divisor),
    ("RecursionError", "", _endless),
    ("AxisError", r"for array of dimension (\d+)", lambda found, _: f"the array has {found[1]} {'axis' if found[1] == '1' else 'axes'}, counted from 0: which one is meant?"),
    ("LinAlgError", r"square", "that function takes square matrices: which shape has yours, and is it needed here?"),
    ("LinAlgError", r"Singular", "that matrix has no inverse: is one needed here?"),
    ("LinAlgError", "", "which shape has the matrix in that line, and is that function needed here?"),
    ("MemoryError _ArrayMemoryError", "", "how large is the largest array in that line?"),
    ("OverflowError", "", "how large does the number in that line become, and why?"),
    ("FloatingPointError", "", "which number in that line is 0, very large or not a number?"),
    ("AssertionError", "", "which side of the assert in that line is not as you expect?"),
    ("SystemExit", "", "exit() ends the whole program: would return do?"),
    ("ValueError", r"truth value", "if, and, or, not, max and min ask one question, an array gives many answers: how would you choose entry by entry?"),
    ("ValueError", r"inhomogeneous|could not broadcast input array", "one array has one shape, and a list or tuple there holds entries of several: is one of them meant, or is it to stay a list?"),
    ("ValueError", r"with a sequence", "one place of an array takes one number: which shape has the right side of that line?"),
    ("ValueError", r"to unpack", "how many entries has what is unpacked in that line, and how many names take them?"),
    ("ValueError", r"neither of x and y", "what is to stand where the condition is not true?"),
    ("ValueError", r"math domain|expected a .* input", "for which numbers is that function defined, and which one does it get?"),
    ("ValueError", r"invalid literal|could not convert string", "which text is turned into a number there?"),
    ("ValueError", r"not in (list|tuple)|substring not found|is not in", "which entries are there, and is the one that is looked for among them?"),
    ("ValueError", r"empty|zero-size|at least one array", EMPTY),
    ("ValueError", r"zip\(\) argument", "how many entries has each of the lists in that line?"),
    ("ValueError", r"(arg 3 must not|step cannot) be zero", "when is the step in that line 0?"),
    ("ValueError", r"cannot convert float NaN", "which line above makes a NaN?"),
    ("ValueError", r"read-only", "which array is written into there, and is a new one meant?"),
    ("ValueError", r"broadcast|mismatch|must match|aligned|matmul|same shape", f"{SHAPES}: which two do not fit?"),
    ("ValueError", r"shape|dimension|axis|axes|size", f"{SHAPES}: which one is not as you expect?"),
)  # fmt: skip
