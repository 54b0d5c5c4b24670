"""Formulas over counts, as style packs write them: read once, evaluated without Python's own evaluation."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

_Value = float | None

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.Mod: operator.mod,
        ast.Pow: operator.pow,
    }
)
_UNARY: Mapping[type[ast.unaryop], Callable[[Any], Any]] = MappingProxyType(
    {ast.USub: operator.neg, ast.UAdd: operator.pos}
)
_CALLS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"abs": abs, "min": min, "max": max, "round": round, "sqrt": math.sqrt, "log": math.log}
)
_LONGEST = 1000


class FormulaError(ValueError):
    """A formula that cannot be understood, in words for who wrote it."""


class Formula:
    """A formula: `names` are the counts that it asks for."""

    def __init__(self, text: str) -> None:
        """Raises FormulaError for what is no formula."""
        if len(text) > _LONGEST:
            raise FormulaError(f"is longer than {_LONGEST} characters")
        try:
            self._body = ast.parse(" ".join(text.split()), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise FormulaError("is no formula: write numbers, counts and + - * / % ** ( )") from None
        self.names = frozenset(_names(self._body))

    def value(self, counts: Mapping[str, float]) -> float | None:
        """What it comes to; None where that is no number, as a division by nothing."""
        try:
            found = _value(self._body, counts)
            return found if math.isfinite(found) else None
        except (ArithmeticError, ValueError, TypeError):  # what Python's own operators say of such numbers
            return None


def _names(node: ast.expr) -> list[str]:
    """The counts in a formula.

    Raises FormulaError for anything but numbers, counts, operators and the known functions.
    """
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return []
        case ast.Name(id=name):
            return [name]
        case ast.UnaryOp(op=op, operand=inner) if type(op) in _UNARY:
            return _names(inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return [*_names(left), *_names(right)]
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _CALLS and arguments:
            return [found for argument in arguments for found in _names(argument)]
    raise FormulaError(f'"{ast.unparse(node)}" is none of a number, a count, an operator, or {", ".join(_CALLS)}')


def _value(node: ast.expr, counts: Mapping[str, float]) -> float:
    # All numbers are floats: whole ones would grow without end, as in 9 ** 9 ** 9.
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return float(counts[name])
        case ast.UnaryOp(op=op, operand=inner):
            return float(_UNARY[type(op)](_value(inner, counts)))
        case ast.BinOp(left=left, op=op, right=right):
            return float(_BINARY[type(op)](_value(left, counts), _value(right, counts)))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return float(_CALLS[name](*(_value(argument, counts) for argument in arguments)))
    raise TypeError(ast.dump(node))
