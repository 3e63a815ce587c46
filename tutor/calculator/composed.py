"""Units that are made of others (GB-s, batches per second), and the dimensions of what is computed with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator.counted import COUNTED, FACTORS
from tutor.calculator.expressions import Node, NotArithmetic
from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME, UNITS

# Exponents of second, byte and dollar. What is counted has none, a share neither.
Dimension = tuple[int, int, int]
PLAIN: Dimension = (0, 0, 0)
GB_SECONDS: Dimension = (1, 1, 0)
_OF_NAME: dict[str, Dimension] = {
    TIME: (1, 0, 0),
    DATA: (0, 1, 0),
    RATE: (-1, 0, 0),
    SPEED: (-1, 1, 0),
    MONEY: (0, 0, 1),
}
_NAMES = {
    PLAIN: "a plain number",
    **{dimension: f"a {name}" for name, dimension in _OF_NAME.items()},
    GB_SECONDS: "GB-seconds",
}
# What a quantity of this dimension is called, and its base unit in seconds, bytes and dollars. GB-seconds are counted.
_QUANTITIES: dict[Dimension, tuple[str, Fraction]] = {
    PLAIN: (COUNT, Fraction(1)),
    **{dimension: (name, Fraction(1, 8 if name == SPEED else 1)) for name, dimension in _OF_NAME.items()},
    GB_SECONDS: (COUNT, Fraction(1024**3)),
}
_PARTS = ("s", "byte", "USD")
# A bill is for one month, so that what is free or priced "per month" is counted once.
_ONCE = frozenset(("1", "month"))
_PER = re.compile(r" per | a |/")


class UnknownUnit(ValueError):
    """A part of a unit is not known; the sentence names it."""


@dataclass(frozen=True)
class Unit:
    """A unit as it is written, with its dimension and its size in seconds, bytes and dollars."""

    text: str
    dimension: Dimension
    size: Fraction


def composed(text: str) -> Unit:
    """The unit of this name; '' is that of a plain number. Raises UnknownUnit."""
    name = " ".join(text.lower().split())
    known = _simple(name)
    if known is not None:
        return Unit(text, *known)
    top, *below = _PER.split(name)
    dimension, size = _product(top)
    for part in below:
        divisor, by = _product(part)
        dimension, size = _minus(dimension, divisor), size / by
    return Unit(text, dimension, size)


def as_quantity(dimension: Dimension) -> tuple[str, Fraction]:
    """What a quantity of a dimension is called, and its base unit in seconds, bytes and dollars."""
    return _QUANTITIES.get(dimension, (said(dimension), Fraction(1)))


def of_quantity(name: str) -> tuple[Dimension, Fraction]:
    """The dimension that a quantity is called by, and its base unit in seconds, bytes and dollars.

    Raises NotArithmetic for one that is made of others: nothing goes on from there.
    """
    if name in (COUNT, SHARE):
        return PLAIN, Fraction(1)
    if name not in _OF_NAME:
        raise NotArithmetic(f"{name} is no part of a larger formula")
    return _OF_NAME[name], _QUANTITIES[_OF_NAME[name]][1]


def said(dimension: Dimension) -> str:
    """The dimension as one says it: a time, GB-seconds, s per byte."""
    if dimension in _NAMES:
        return _NAMES[dimension]
    above = "-".join(f"{part}{_power(n)}" for part, n in zip(_PARTS, dimension, strict=True) if n > 0)
    below = "-".join(f"{part}{_power(-n)}" for part, n in zip(_PARTS, dimension, strict=True) if n < 0)
    return f"{above or '1'} per {below}" if below else above


def dimension_of(node: Node, names: dict[str, Dimension]) -> Dimension | None:
    """The dimension of an expression; None for zero, which has any. Raises NotArithmetic where it has none."""
    if node.value is not None:
        return PLAIN if node.value else None
    if not node.parts:
        if node.word not in names:
            raise NotArithmetic(f'the name "{node.word}" is not known')
        return names[node.word]
    parts = [dimension_of(part, names) for part in node.parts]
    if node.word in ("ceil", "floor") and parts[0] is not None and parts[0] != PLAIN:
        raise NotArithmetic(f"{node.word} takes a plain number; this is {said(parts[0])}")
    if node.word in ("*", "/"):
        one, other = (part or PLAIN for part in parts)
        return _minus(one, other) if node.word == "/" else _minus(one, _minus(PLAIN, other))
    return common([part for part in parts if part is not None], node.word)


def common(parts: list[Dimension], word: str) -> Dimension | None:
    """The one dimension of what is added or compared. Raises NotArithmetic where there are two."""
    for part in parts[1:]:
        if part != parts[0]:
            raise NotArithmetic(f"{word} stands between {said(parts[0])} and {said(part)}")
    return parts[0] if parts else None


def _simple(name: str) -> tuple[Dimension, Fraction] | None:
    """A unit that quantities know, or something that is counted."""
    if name in UNITS:
        dimension, size = UNITS[name]
        return _OF_NAME.get(dimension, PLAIN), size / (8 if dimension == SPEED else 1)
    words = name.split()
    is_counted = "-" not in name and all(word in COUNTED or word in _ONCE for word in words)
    return (PLAIN, Fraction(1)) if is_counted else None


def _product(text: str) -> tuple[Dimension, Fraction]:
    """Units with - between them, after a number word: GB-s, million requests."""
    word, _, rest = text.strip().partition(" ")
    factor = Fraction(FACTORS[word]) if word in FACTORS else Fraction(1)
    dimension = PLAIN
    for part in (rest if word in FACTORS else text).split("-"):
        known = _simple(part.strip()) if part.strip() else None
        if known is None:
            raise UnknownUnit(f'the unit "{part.strip()}" is not known')
        dimension, factor = _minus(dimension, _minus(PLAIN, known[0])), factor * known[1]
    return dimension, factor


def _minus(one: Dimension, other: Dimension) -> Dimension:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _power(exponent: int) -> str:
    return "" if exponent == 1 else f"^{exponent}"
