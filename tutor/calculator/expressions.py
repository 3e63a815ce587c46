"""Arithmetic as authors and learners type it: exact fractions, and nothing but arithmetic.

Packs and learners both type it, so this is a border: only what is listed here is computed. There are no powers and no
names but those that are given, and what is read, how deep it nests and how long a number grows is bounded.
"""

from __future__ import annotations

import math
import operator
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_LENGTH = 200
MAX_NODES = 100
MAX_DEPTH = 20
MAX_EXPONENT = 15
# Of a numerator and of a denominator: beyond that no load, no time and no bill has a meaning.
MAX_DIGITS = 300

_TOO_LARGE = 10**MAX_DIGITS
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)(?![\w.])"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<sign>[<>!=]=|[-+*/(),<>]))"
)
_NO_ARITHMETIC = "this is no arithmetic"
_ONLY = "only numbers, + - * / ( ), min, max, ceil and floor are computed"
_OPERATORS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
# name: what computes it, and how many values it takes at the least and at most.
_FUNCTIONS: dict[str, tuple[Callable[..., Fraction | int], int, int]] = {
    "min": (min, 2, MAX_NODES),
    "max": (max, 2, MAX_NODES),
    "ceil": (math.ceil, 1, 1),
    "floor": (math.floor, 1, 1),
}
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class NotArithmetic(ValueError):
    """The text is no arithmetic; the sentence says what is in the way."""


@dataclass(frozen=True)
class Node:
    """A number, a name, an operator or a function with what it is applied to."""

    word: str
    parts: tuple[Node, ...] = ()
    value: Fraction | None = None

    @property
    def is_number(self) -> bool:
        return self.value is not None

    @property
    def is_name(self) -> bool:
        return not self.parts and self.value is None

    def walk(self) -> Iterator[Node]:
        """This node and all below."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Condition:
    """Two expressions and how they must compare."""

    left: Node
    sign: str
    right: Node


def evaluate(text: str, names: Mapping[str, Fraction] | None = None) -> Fraction:
    """The value of numbers and names under + - * / ( ), min, max, ceil and floor. Raises NotArithmetic."""
    return value_of(read(text), names or {})


@lru_cache(maxsize=1024)
def read(text: str) -> Node:
    """An expression, read but not computed. Raises NotArithmetic."""
    parser = _Parser(_tokens(text))
    node = parser.sum()
    parser.finish()
    return node


@lru_cache(maxsize=256)
def read_condition(text: str) -> Condition:
    """Two expressions with < <= > >= == or != between them. Raises NotArithmetic."""
    parser = _Parser(_tokens(text))
    left = parser.sum()
    sign = parser.take()
    if sign not in _COMPARISONS:
        raise NotArithmetic("two expressions with < <= > >= == or != between them are wanted")
    right = parser.sum()
    parser.finish()
    return Condition(left, sign, right)


def holds(condition: Condition, names: Mapping[str, Fraction]) -> bool:
    """Whether a condition is fulfilled. Raises NotArithmetic."""
    return _COMPARISONS[condition.sign](value_of(condition.left, names), value_of(condition.right, names))


def value_of(node: Node, names: Mapping[str, Fraction]) -> Fraction:
    """What an expression comes to. Raises NotArithmetic."""
    if node.value is not None:
        return node.value
    if not node.parts:
        if node.word not in names:
            raise NotArithmetic(f'the name "{node.word}" is not known')
        return names[node.word]
    values = [value_of(part, names) for part in node.parts]
    if node.word in _FUNCTIONS:
        return Fraction(_FUNCTIONS[node.word][0](*values))
    if len(values) == 1:
        return -values[0]
    try:
        result = _OPERATORS[node.word](*values)
    except ZeroDivisionError as error:
        raise NotArithmetic("a division by zero") from error
    if abs(result.numerator) >= _TOO_LARGE or result.denominator >= _TOO_LARGE:
        raise NotArithmetic(f"a number of more than {MAX_DIGITS} digits")
    return result


def names_in(node: Node) -> frozenset[str]:
    """The names that an expression uses."""
    return frozenset(part.word for part in node.walk() if part.is_name)


def _tokens(text: str) -> list[re.Match[str]]:
    if len(text) > MAX_LENGTH:
        raise NotArithmetic(f"longer than {MAX_LENGTH} characters")
    text = text.strip()
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotArithmetic(_NO_ARITHMETIC)
        tokens.append(found)
        at = found.end()
    return tokens


@dataclass
class _Parser:
    """Reads tokens by recursive descent: sums of products of values."""

    tokens: list[re.Match[str]]
    at: int = 0
    nodes: int = field(default=0)
    depth: int = field(default=0)

    def sum(self) -> Node:
        """Products with + and - between them."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotArithmetic("this is nested too deep")
        node = self._chain("+-", self._product)
        self.depth -= 1
        return node

    def _product(self) -> Node:
        return self._chain("*/", self._value)

    def _chain(self, signs: str, part: Callable[[], Node]) -> Node:
        """Parts with any of these signs between them, from left to right."""
        node = part()
        while self._next() and self._next() in signs:
            sign = self.take()
            node = self._node(sign, node, part())
        return node

    def _value(self) -> Node:
        """A number, a name, a function, something in parentheses, or one of these with a minus before it."""
        if self._next() == "-":
            return self._negative()
        if self.at == len(self.tokens):
            raise NotArithmetic(_NO_ARITHMETIC)
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            return self._number(token["number"])
        if token["name"]:
            return self._call(token["name"]) if self._next() == "(" else self._node(token["name"])
        if token["sign"] != "(":
            raise NotArithmetic(_NO_ARITHMETIC)
        node = self.sum()
        self._expect(")")
        return node

    def _negative(self) -> Node:
        """Signs before a value: counted, since a text may hold hundreds of them."""
        signs = 0
        while self._next() == "-":
            self.at += 1
            signs += 1
        node = self._value()
        return self._node("-", node) if signs % 2 else node

    def _call(self, name: str) -> Node:
        if name not in _FUNCTIONS:
            raise NotArithmetic(_ONLY)
        self._expect("(")
        parts = [self.sum()] if self._next() != ")" else []
        while self._next() == ",":
            self.at += 1
            parts.append(self.sum())
        self._expect(")")
        _, least, most = _FUNCTIONS[name]
        if not least <= len(parts) <= most:
            raise NotArithmetic("a function with too many or too few values")
        return self._node(name, *parts)

    def _number(self, text: str) -> Node:
        digits, _, exponent = text.lower().partition("e")
        if exponent and (len(exponent) > 4 or abs(int(exponent)) > MAX_EXPONENT):
            raise NotArithmetic(f"an exponent beyond {MAX_EXPONENT}")
        return self._node(
            text, value=Fraction(digits.replace("_", "").rstrip(".")) * Fraction(10) ** int(exponent or 0)
        )

    def _node(self, word: str, *parts: Node, value: Fraction | None = None) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise NotArithmetic("this has too many parts")
        return Node(word, parts, value)

    def _next(self) -> str:
        """The sign that comes next, '' where none does."""
        return self.tokens[self.at]["sign"] or "" if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Goes past the sign that comes next; '' where none does."""
        sign = self._next()
        self.at += bool(sign)
        return sign

    def _expect(self, sign: str) -> None:
        if self.take() != sign:
            raise NotArithmetic(_NO_ARITHMETIC)

    def finish(self) -> None:
        """Raises NotArithmetic where something is left over."""
        if self.at < len(self.tokens):
            raise NotArithmetic(_NO_ARITHMETIC)
