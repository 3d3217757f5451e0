"""What an exception says of types, as advice: a function where a number belongs, a tuple that is called, None.

A value is named only where the failing line has shown it.
"""

import builtins
import re
from collections.abc import Sequence

from autograder.observing.observation import Failure

FUNCTIONS = ("function", "method", "builtin_function_or_method", "numpy.ufunc", "method_descriptor", "type")
LAZY = ("generator", "zip", "map", "filter", "enumerate", "reversed", "dict_values", "dict_keys", "dict_items")
NUMBERS = ("int", "float", "bool", "complex", "numpy.float64", "numpy.float32", "numpy.int64", "numpy.bool")
GENERATOR = "numpy.random._generator.Generator"
KINDS = {
    "NoneType": "None",
    "numpy.ndarray": "an array",
    "list": "a list",
    "tuple": "a tuple",
    "dict": "a dictionary",
    "str": "a text",
    "module": "a module",
    GENERATOR: "a generator of random numbers",
    **dict.fromkeys(FUNCTIONS, "a function"),
    **dict.fromkeys(LAZY, "a generator"),
    **dict.fromkeys(NUMBERS, "one number"),
}
OUT_OF_PLACE = {  # kinds of which a line expects another one, the surest sign first
    "None": "does a function without a return give it, or append, sort or shuffle?",
    "a function": "is it to be called there, and with what?",
    "a generator": "it hands out one entry at a time, and list(...) keeps them: is a list meant?",
    "a generator of random numbers": "which of its methods draws what you need?",
    "a module": "which of its functions is meant?",
    "a dictionary": "which of its entries is meant?",
    "a tuple": "which of its entries is meant?",
    "a list": "is one of its entries meant, or an array?",
    "a text": "which number or array is meant?",
    "one number": "which array is meant, or which sum or index left one number?",
    "an array": "is one of its entries or sizes meant?",
}
CALLED = {
    "one number": "is a * missing before the bracket, or is the bracket one too many?",
    "an array": "is a * missing before the bracket, or is the bracket one too many?",
    "a tuple": "is one of its entries meant? [...] takes one",
    "a list": "is one of its entries meant? [...] takes one",
    "a dictionary": "is one of its entries meant? [...] takes one",
    "a text": "is an operator missing before the bracket, such as == or +?",
}
WHOLE = "/ gives a float, // of whole numbers does not"


def out_of_place(types: Sequence[str], texts: Sequence[str]) -> str:
    """Of values of these types, the one that is most likely not what was meant."""
    kinds = [KINDS.get(name, "") for name in types]
    kind = next((kind for kind in OUT_OF_PLACE if kind in kinds), "")
    if not kind:
        return "which type has each value in that line?"
    return f"{texts[kinds.index(kind)] or 'something in that line'} is {kind}: {OUT_OF_PLACE[kind]}"


def texts(failure: Failure, operation: str, count: int) -> list[str]:
    """The operands' texts, if it is this operation that failed. Of an array's entries, that they are that."""
    if failure.operation != operation or len(failure.operands) < count:
        return [""] * count
    return [f"an entry of {text}" if shape else text for text, shape in failure.operands[:count]]


def operands(found: re.Match[str], failure: Failure) -> str:
    symbol = found[1].removesuffix(" or pow()").removesuffix("=")
    return out_of_place(found.groups()[1:], texts(failure, symbol, len(found.groups()) - 1))


def comparison(found: re.Match[str], failure: Failure) -> str:
    return out_of_place(found.groups()[1:], texts(failure, found[1], 2))


def subscripted(found: re.Match[str], failure: Failure) -> str:
    return out_of_place([found[1]], texts(failure, "[]", 1))


def some_value(found: re.Match[str], failure: Failure) -> str:
    return out_of_place([found[1]], [""])


def sized(found: re.Match[str], failure: Failure) -> str:
    return out_of_place([found[1]], texts(failure, "len", 1))


def not_callable(found: re.Match[str], failure: Failure) -> str:
    kind, name = KINDS.get(found[1], "no function"), texts(failure, "()", 1)[0].removeprefix("an entry of ")
    start = f"{name}(...) calls {name}, which is {kind}" if name else f"what is called there is {kind}"
    if hasattr(builtins, name):
        return f"{start}: which line above gives the name {name} to it?"
    return f"{start}: {CALLED.get(kind) or OUT_OF_PLACE.get(kind, 'which function is meant?')}"


def index_type(found: re.Match[str], failure: Failure) -> str:
    kind = KINDS.get(found[2], "")
    if kind == "a tuple":
        return f"a {found[1]} takes one index after the other, each in brackets of its own: is an array meant?"
    if kind == "a text":
        return f"the entries of a {found[1]} have numbers, not names: which number has the one that is meant?"
    return f"an index is a whole number: is yours one? {WHOLE}" if kind == "one number" else "which type has the index?"


def whole_number(found: re.Match[str], failure: Failure) -> str:
    kind = KINDS.get(found[1], "")
    if kind == "one number":
        return f"a whole number is needed there: which part of that line is none? {WHOLE}"
    if kind in ("a list", "a tuple", "a dictionary"):
        return (
            f"one whole number is needed there, and {kind} stands there: is its len(...) or one of its entries meant?"
        )
    return some_value(found, failure)
