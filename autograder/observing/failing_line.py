"""Which arrays met in the operation that failed: their names in the student's line, and their shapes.

Looks at names, list entries and `.T` alone, so nothing of the student's runs again.
"""

import ast
import dis
from collections.abc import Iterator, Mapping
from types import CodeType
from typing import Any

import numpy as np

Shape = tuple[int, ...]
Operand = tuple[str, Shape | None]  # its text, and its shape where that can be seen without running anything

MAX_SOURCE = 400  # letters of an operation; the rest is not worth parsing
MAX_OPERANDS = 8
MAX_TEXT = 40  # letters of an operand: it stands in a sentence
SYMBOLS: dict[type[ast.AST], str] = {
    ast.MatMult: "@",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def operation_at(
    code: CodeType, instruction: int, lines: list[str], names: Mapping[str, Any]
) -> tuple[str, tuple[Operand, ...]]:
    """The operation at this offset of the bytecode, as a symbol or the name of a function, and its operands.

    `lines` are the file's; `names` are what the student's line sees. Empty where the source does not tell.
    """
    node = _parsed(_source(code, instruction, lines))
    match node:
        case ast.BinOp(left, op, right) | ast.AugAssign(left, op, right):
            operation, nodes = SYMBOLS.get(type(op), ""), [left, right]
        case ast.UnaryOp(op, operand):
            operation, nodes = SYMBOLS.get(type(op), ""), [operand]
        case ast.Compare(left, [op], [right]):
            operation, nodes = SYMBOLS.get(type(op), ""), [left, right]
        case ast.Subscript(value):
            operation, nodes = "[]", [value]
        case ast.Attribute(value):
            operation, nodes = ".", [value]
        case ast.Call(func=function) if (value := _value(function, names)) is not None and not callable(value):
            operation, nodes = "()", [function]
        case ast.Call(func=ast.Attribute(value, attr), args=args):
            operation, nodes = attr, [*([] if _is_module(value, names) else [value]), *_flat(args)]
        case ast.Call(func=ast.Name(name), args=args):
            operation, nodes = name, list(_flat(args))
        case _:
            return "", ()
    return operation[:MAX_TEXT], tuple((_text(one), _shape(one, names)) for one in nodes[:MAX_OPERANDS])


def lost_in(code: CodeType) -> list[str]:
    """Names of comprehensions that run in this code itself (from Python 3.12 on): after an exception they are something else."""
    return [entry.argval for entry in dis.get_instructions(code) if entry.opname == "LOAD_FAST_AND_CLEAR"]


def _source(code: CodeType, instruction: int, lines: list[str]) -> str:
    """The text of one operation. Columns count bytes of UTF-8."""
    first, last, start, end = list(code.co_positions())[instruction // 2]
    if first is None or last is None or start is None or end is None or not 0 < first <= last <= len(lines):
        return ""
    part = [line.encode() for line in lines[first - 1 : last]]
    part[-1] = part[-1][:end]
    part[0] = part[0][start:]
    return b"".join(part).decode(errors="replace")


def _parsed(source: str) -> ast.AST | None:
    if not 0 < len(source) <= MAX_SOURCE:
        return None
    for text in (f"({source})", source):  # in brackets it may go over several lines; `A += B` cannot stand in brackets
        try:
            statement = ast.parse(text).body[0]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        return statement.value if isinstance(statement, ast.Expr) else statement
    return None


def _flat(nodes: list[ast.expr]) -> Iterator[ast.expr]:
    """np.concatenate takes its arrays as a list or a tuple."""
    for node in nodes:
        yield from node.elts if isinstance(node, ast.List | ast.Tuple) else [node]


def _is_module(node: ast.expr, names: Mapping[str, Any]) -> bool:
    return isinstance(node, ast.Name) and names.get(node.id) is np


def _text(node: ast.expr) -> str:
    text = f"({ast.unparse(node)})" if isinstance(node, ast.BinOp) else ast.unparse(node)
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def _shape(node: ast.expr, names: Mapping[str, Any]) -> Shape | None:
    match node:
        case ast.UnaryOp(operand=inner):
            return _shape(inner, names)
        case ast.BinOp(left, op, right):
            one, other = _shape(left, names), _shape(right, names)
            if one is None or other is None:
                return None
            if isinstance(op, ast.MatMult):
                return (one[0], other[1]) if len(one) == len(other) == 2 else None
            return _broadcast(one, other)
        case ast.Constant(value=int() | float()):
            return ()
        case ast.Call(ast.Attribute(module, name), [argument]) if _is_module(module, names):
            return _shape(argument, names) if isinstance(getattr(np, name, None), np.ufunc) else None  # np.log(A)
    value = _value(node, names)
    return value.shape if type(value) is np.ndarray else () if type(value) in (int, float) else None


def _broadcast(one: Shape, other: Shape) -> Shape | None:
    try:
        return np.broadcast_shapes(one, other)
    except ValueError:
        return None


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """What a name, a list's entry or `.T` of them stands for; None for anything else. Only built-in types are asked."""
    match node:
        case ast.Constant(value):
            return value
        case ast.Name(name):
            return names.get(name)
        case ast.Attribute(inner, "T" | "shape" as attr):
            value = _value(inner, names)
            return getattr(value, attr) if type(value) is np.ndarray else None
        case ast.Subscript(inner, index):
            value, place = _value(inner, names), _place(index, names)
            indexed = type(value) in (list, tuple) or (type(value) is np.ndarray and value.ndim)
            if indexed and type(place) is int and -len(value) <= place < len(value):
                return value[place]
            return value.get(place) if type(value) is dict and type(place) is str else None
    return None


def _place(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """An index that is written out, or a name for one, or a name and a little more."""
    match node:
        case ast.Constant(value):
            return value
        case ast.UnaryOp(ast.USub(), ast.Constant(int() as value)):
            return -value
        case ast.BinOp(ast.Name(name), ast.Add() | ast.Sub() as op, ast.Constant(int() as more)):
            start = names.get(name)
            return (start + more if isinstance(op, ast.Add) else start - more) if type(start) is int else None
    return _value(node, names)
