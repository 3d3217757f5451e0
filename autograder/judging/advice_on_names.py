"""What an exception says of names, as advice: misspelled, of another module, without a value."""

import builtins
import difflib
import re
from collections.abc import Iterable

import numpy as np

from autograder.judging.advice_on_kinds import KINDS, out_of_place, texts
from autograder.judging.key import Key
from autograder.observing.observation import Failure

KEYWORDS = ("axis", "keepdims", "dtype", "size", "shape", "scale", "where", "strict")
OTHER_NAMES = {  # in mathematics, in torch, in older versions
    "exponential": "exp",
    "ln": "log",
    "logarithm": "log",
    "product": "prod",
    "dim": "axis",
    "cat": "concatenate",
    "mm": "matmul",
    "mul": "multiply",
    "sub": "subtract",
    "in1d": "isin",
    "trapz": "trapezoid",
    "row_stack": "vstack",
    "alltrue": "all",
    "sometrue": "any",
    "randn": "standard_normal",
    "rand": "random",
    "randint": "integers",
}
NEAR = 0.8  # of difflib's ratio: a slip of one letter in five; `relu` is no `real`


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that was meant, as far as one can tell, or nothing."""
    known = {other.lower(): other for other in names if not other.startswith("_")}
    if OTHER_NAMES.get(name) in known:
        return OTHER_NAMES[name]
    turned = [other for other in known if sorted(other) == sorted(name.lower())]
    close = turned or difflib.get_close_matches(name.lower(), known, n=1, cutoff=NEAR)
    return known[close[0]] if close else ""


def undefined(key: Key, failure: Failure) -> str:
    found = re.search(r"(?:name|variable) '(\w+)'", failure.message)
    name = found[1] if found else "that name"
    arguments = [field.name for field in key.inputs]
    if name in arguments:
        return f"is {name} among the arguments that your first line names?"
    if name in key.sizes(0):
        return f"{name} is a size: which argument's shape has it?"
    if name in ("numpy", "np"):
        return "under which name does your notebook import NumPy?"
    if name in dir(np):
        return f"is np.{name} meant, or where does {name} get its value?"
    if meant := nearest(name, [*arguments, key.function, *dir(builtins)]):
        return f"is {meant} meant, or where does {name} get its value?"
    return f"where does {name} get its value: is it an argument, or defined or imported above, spelled in the same way?"


def short_name(name: str) -> str:
    """`train.<locals>.J` -> `J`, `_mean` -> `mean`."""
    name = name.rpartition(".")[2].lstrip("_")
    return name if name.isidentifier() else "that function"


def keyword(found: re.Match[str], failure: Failure) -> str:
    name, word = short_name(found["name"]), found["word"]
    if word in KEYWORDS and name in dir(np) and hasattr(builtins, name) and f".{name}(" not in failure.line:
        return f"Python's own {name} has no {word}: is np.{name} meant?"
    if word not in KEYWORDS and (meant := nearest(word, KEYWORDS)):
        return f"{name} has no {word}: is {meant} meant?"
    return f"how is {name} called: by which names does it know its arguments?"


def numpy_name(found: re.Match[str], failure: Failure) -> str:
    module, name = found[1], found[2]
    path = "np" + module.removeprefix("numpy")
    if module == "numpy" and hasattr(builtins, name):
        return f"this NumPy has no {name}: is Python's own {name} meant?"
    known = {"numpy": dir(np), "numpy.linalg": dir(np.linalg), "numpy.random": dir(np.random)}.get(module, [])
    if meant := nearest(name, known):
        return f"{path} has no {name}: is {path}.{meant} meant?"
    return f"{path} has no {name}: is it a function of your own, or of another module?"


def attribute(found: re.Match[str], failure: Failure) -> str:
    kind, name, text = KINDS.get(found[1], ""), found[2], (texts(failure, ".", 1)[0] or "it")
    text = text.removeprefix("an entry of ")
    if kind == "None" and hasattr(list, name):
        return "append, sort and the like change a list and give None: does a line put that None in the list's place?"
    if kind == "an array" and hasattr(list, name):
        return f"{name} belongs to lists, and {text} is an array: which line makes it one?"
    if kind == "an array" and name in dir(np):
        return f"an array has no {name}: is np.{name}(...) meant?"
    own = {"an array": np.ndarray, "a list": list, "a generator of random numbers": np.random.Generator}.get(kind)
    if own and (meant := nearest(name, dir(own))):
        return f"{kind} has no {name}: is {meant} meant?"
    if kind == "an array":
        return f"an array has no {name}: which of shape, size, T or len(...) is meant?"
    if kind in ("a list", "a tuple") and name in ("shape", "size"):
        return f"{text} is {kind} and has no {name}: is len(...) meant, or one of its entries?"
    return out_of_place([found[1]], [text])
