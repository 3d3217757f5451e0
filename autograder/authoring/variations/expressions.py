"""What is tried in the place of one expression of a reference: it is changed, or another stands there."""

import ast
import copy
from collections.abc import Callable, Iterator

from autograder.authoring.variations.source import NUMBER_OF_EXAMPLES, Source, called, joined
from autograder.authoring.variations.ways import WAYS

LOAD = ast.Load()
Made = tuple[ast.expr, str, str, float]  # an expression, its name, what to ask, how far-fetched it is

FAMILIES = (  # functions that are taken for one another
    ("sum", "mean", "prod", "std"),
    ("max", "min"),
    ("argmax", "argmin"),
    ("zeros", "ones"),
    ("log", "log2", "log10", "log1p", "exp", "sqrt", "tanh", "abs", "square"),
    ("normal", "uniform"),
    ("sigmoid", "sigmoid_prime", "tanh_prime", "relu", "relu_prime", "softmax"),
)
OPERATIONS: dict[type[ast.operator], str] = {
    ast.Add: "plus",
    ast.Sub: "minus",
    ast.Mult: "times",
    ast.Div: "divided by",
    ast.MatMult: "@",
}
POWER = "to the power of"
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "≤",
    ast.Gt: ">",
    ast.GtE: "≥",
    ast.Eq: "=",
    ast.NotEq: "≠",
}


def instead_of(source: Source, node: ast.expr, what: str) -> Iterator[Made]:
    """Everything that is tried in the place of one expression."""
    for number, way in enumerate(WAYS):
        yield changed_by(number, node), way.name.format(what=what), way.asks.format(what=what), way.weight
    for function in source.functions:
        call = ast.Call(function, [node], [])
        name = called(call)
        yield call, f"{name} of {what}", f"where does {name} come in, and of what is it taken?", 1.3
    if isinstance(node, ast.Name | ast.Subscript | ast.Constant):
        for other in source.quantities:
            if ast.dump(other) != ast.dump(node):
                words, far = source.in_words(other), 1.0 if isinstance(other, ast.Name) else 1.3
                yield other, f"{words} in place of {what}", f"is it {words} or {what} that belongs there?", far
    yield from _once_more(source, node, what)
    yield from _other_operation(source, node)
    for meant in _spelled_out(source, node):
        yield from _other_brackets(source, meant)
    yield from _other_call(source, node)


def _once_more(source: Source, node: ast.expr, what: str) -> Iterator[Made]:
    """A factor or a term too many."""
    for name in source.arguments:
        for operation in (ast.Mult, ast.Div, ast.Add, ast.Sub):
            new = ast.BinOp(_number(node), operation(), ast.Name(name, LOAD))
            words = f"{what} {OPERATIONS[operation]} {name} once more"
            yield new, words, f"where does {name} enter, and how often should it?", 1.5
    for name in source.variables if isinstance(node, ast.Name | ast.BinOp | ast.Call) else ():
        a = ast.Name(name, LOAD)
        slope = ast.BinOp(a, ast.Mult(), ast.BinOp(ast.Constant(1), ast.Sub(), a))
        words = f"{what} times the sigmoid's slope {name} (1 - {name}) once more"
        yield ast.BinOp(node, ast.Mult(), slope), words, "how often does that slope enter?", 1.6


def _other_operation(source: Source, node: ast.expr) -> Iterator[Made]:
    match node:
        case ast.BinOp(left, operator, right):
            one, other = source.in_words(left), source.in_words(right)
            yield left, f"{one} without {other}", f"how does {other} enter?", 1.0
            yield right, f"{other} without {one}", f"how does {one} enter?", 1.0
            for operation, words in OPERATIONS.items():
                if not isinstance(operator, operation):
                    name = f"{one} {words} {other}, not {OPERATIONS.get(type(operator), POWER)}"
                    yield ast.BinOp(left, operation(), right), name, "how do the two belong together?", 1.1
            yield ast.BinOp(right, operator, left), f"{one} and {other} exchanged", "which one comes first?", 1.1
            if isinstance(operator, ast.MatMult):
                turned = [ast.Attribute(side, "T", LOAD) for side in (right, left)]
                product = ast.BinOp(turned[0], operator, turned[1])
                yield product, f"the product of {one} and {other} turned", "which axis counts what?", 1.1
        case ast.UnaryOp(ast.USub(), inner):
            yield inner, "the minus left out", f"which sign should {source.in_words(inner)} have?", 1.0
        case ast.IfExp(test, body, orelse):
            asks = "which case is meant where?"
            yield body, "always the first of two cases", asks, 1.1
            yield orelse, "always the second of two cases", asks, 1.1
            yield ast.IfExp(test, orelse, body), "two cases exchanged", asks, 1.1
    for compare in (part for part in ast.iter_child_nodes(node) if isinstance(part, ast.Compare)):
        yield from _other_comparison(source, node, compare)


def _other_comparison(source: Source, node: ast.expr, compare: ast.Compare) -> Iterator[Made]:
    for operation, symbol in COMPARISONS.items():
        if type(compare.ops[0]) in COMPARISONS and not isinstance(compare.ops[0], operation):
            new = copy.deepcopy(node)
            for part in ast.walk(new):
                if isinstance(part, ast.Compare):
                    part.ops = [operation()]
            name = f"{symbol} in place of {COMPARISONS[type(compare.ops[0])]}"
            yield new, name, "on which side is the limit itself?", 1.1


def _spelled_out(source: Source, node: ast.expr) -> Iterator[ast.expr]:
    """An expression, and the same with the meaning of a variable in its place."""
    yield node
    match node:
        case ast.BinOp(left, operator, right):
            if isinstance(left, ast.Name) and left.id in source.definitions:
                yield ast.BinOp(source.definitions[left.id], operator, right)
            if isinstance(right, ast.Name) and right.id in source.definitions:
                yield ast.BinOp(left, operator, source.definitions[right.id])
        case ast.Call(function, [ast.Name(name), *rest], keywords) if name in source.definitions:
            yield ast.Call(function, [source.definitions[name], *rest], keywords)


def _other_brackets(source: Source, node: ast.expr) -> Iterator[Made]:
    """f(x + y) for f(x) + y, (a - b) * c for a - b * c, and the other way round."""
    asks, far = "what is computed first?", 1.2
    match node:
        case ast.BinOp(ast.BinOp(first, inner, second), outer, third):
            name = f"other brackets around {_words(source, first, second, third)}"
            yield ast.BinOp(first, inner, ast.BinOp(second, outer, third)), name, asks, far
    match node:
        case ast.BinOp(first, outer, ast.BinOp(second, inner, third)):
            name = f"other brackets around {_words(source, first, second, third)}"
            yield ast.BinOp(ast.BinOp(first, outer, second), inner, third), name, asks, far
    match node:
        case ast.BinOp(ast.Call(function, [value, *rest], keywords) as call, operator, other):
            inside = ast.BinOp(value, operator, other)
            name = f"{called(call)} of {_operation(source, inside)}"
            yield ast.Call(function, [inside, *rest], keywords), name, asks, far
        case ast.BinOp(other, operator, ast.Call(function, [value, *rest], keywords) as call):
            inside = ast.BinOp(other, operator, value)
            name = f"{called(call)} of {_operation(source, inside)}"
            yield ast.Call(function, [inside, *rest], keywords), name, asks, far
        case ast.UnaryOp(sign, ast.Call(function, [value, *rest], keywords) as call):
            new = ast.Call(function, [ast.UnaryOp(sign, value), *rest], keywords)
            yield new, f"the minus inside {called(call)}", asks, far
        case ast.Call(function, [value, *rest], keywords):
            yield from _out_of_call(source, called(node), value, lambda v: ast.Call(function, [v, *rest], keywords))


def _out_of_call(source: Source, name: str, value: ast.expr, call: Callable[[ast.expr], ast.expr]) -> Iterator[Made]:
    """Something comes in after a function that should come in before it."""
    asks, far = "what is computed first?", 1.2
    match value:
        case ast.BinOp(left, operator, right):
            one, other = source.in_words(left), source.in_words(right)
            yield ast.BinOp(call(left), operator, right), f"{other} only after {name}", asks, far
            yield ast.BinOp(left, operator, call(right)), f"{one} only after {name}", asks, far
            yield ast.BinOp(call(left), operator, call(right)), f"{name} of {one} and of {other} apart", asks, far
        case ast.UnaryOp(operator, inner):
            yield ast.UnaryOp(operator, call(inner)), f"the minus outside {name}", asks, far
        case ast.Call(function, [inner, *rest], words):
            yield ast.Call(function, [call(inner), *rest], words), f"{called(value)} after {name}", asks, far


def _operation(source: Source, node: ast.BinOp) -> str:
    sign = OPERATIONS.get(type(node.op), POWER)
    return f"{source.in_words(node.left)} {sign} {source.in_words(node.right)}"


def _words(source: Source, *nodes: ast.expr) -> str:
    return joined([words for node in nodes if (words := source.in_words(node))])


def _other_call(source: Source, node: ast.expr) -> Iterator[Made]:
    if not isinstance(node, ast.Call) or not (name := called(node)):
        return
    for argument in node.args:
        yield argument, f"{source.in_words(argument) or 'it'} without {name}", f"where does {name} come in?", 1.0
    for other in (other for family in FAMILIES if name in family for other in family if other != name):
        new = copy.deepcopy(node)
        if isinstance(new.func, ast.Attribute):
            new.func.attr = other
        else:
            new.func = ast.Name(other, LOAD)
        yield new, f"{other} in place of {name}", f"is it {other} or {name} that is meant?", 1.0
    for place, keyword in enumerate(node.keywords):
        others = [*node.keywords[:place], *node.keywords[place + 1 :]]
        for axis in (0, 1, None) if keyword.arg == "axis" else ():
            words = "everything" if axis is None else f"axis {axis}"
            keywords = [*others, ast.keyword("axis", ast.Constant(axis))]
            yield ast.Call(node.func, node.args, keywords), f"{name} over {words}", "over which axis, and why?", 1.0
        if keyword.arg != "axis":
            asks = "which shape should come out?"
            yield ast.Call(node.func, node.args, others), f"{name} without {keyword.arg}", asks, 1.2


def changed_by(number: int, node: ast.expr) -> ast.expr:
    """The expression changed in this way."""
    return ast.Call(ast.Name(f"_way_{number}", LOAD), [node, ast.Name(NUMBER_OF_EXAMPLES, LOAD)], [])


def _number(node: ast.expr) -> ast.expr:
    """Fails for a list, which a plus would prolong."""
    return ast.UnaryOp(ast.UAdd(), node)
