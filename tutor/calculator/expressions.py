"""Arithmetic as authors and learners type it: exact fractions, and nothing but arithmetic.

Packs and learners both type it, so this is a border: only what is listed here is computed, and nothing grows, because
there are no powers and no names but those that are given.
"""

from __future__ import annotations

import ast
import math
import warnings
from collections.abc import Callable, Mapping
from fractions import Fraction

MAX_LENGTH = 200
MAX_NODES = 100

_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_FUNCTIONS: dict[str, Callable[..., Fraction]] = {
    "min": min,
    "max": max,
    "ceil": lambda a: Fraction(math.ceil(a)),
    "floor": lambda a: Fraction(math.floor(a)),
}


class NotArithmetic(ValueError):
    """The text is no arithmetic; the sentence says what is in the way."""


def evaluate(text: str, names: Mapping[str, Fraction] | None = None) -> Fraction:
    """The value of numbers and names under + - * / ( ), min, max, ceil and floor. Raises NotArithmetic."""
    if len(text) > MAX_LENGTH:
        raise NotArithmetic(f"longer than {MAX_LENGTH} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "1if" warns, and is refused below
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotArithmetic("this is no arithmetic") from error
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise NotArithmetic("this has too many parts")
    return _value(tree.body, names or {})


def _value(node: ast.expr, names: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool) and math.isfinite(number):
            return Fraction(repr(number))
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, names)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            return _computed(_OPERATORS[type(operator)], _value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS and arguments:
            return _computed(_FUNCTIONS[name], *(_value(argument, names) for argument in arguments))
        case ast.Name(id=name):
            raise NotArithmetic(f'the name "{name}" is not known')
    raise NotArithmetic("only numbers, + - * / ( ), min, max, ceil and floor are computed")


def _computed(function: Callable[..., Fraction], *values: Fraction) -> Fraction:
    try:
        return Fraction(function(*values))
    except ZeroDivisionError as error:
        raise NotArithmetic("a division by zero") from error
    except TypeError as error:
        raise NotArithmetic("a function with too many or too few values") from error
