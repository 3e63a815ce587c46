"""Units that are made of others (GB-s, USD per million requests), and values whose dimension is computed with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.calculator.counted import COUNTED, FACTORS
from tutor.calculator.expressions import Node, NotArithmetic
from tutor.calculator.quantities import Unreadable, parse
from tutor.calculator.shown import number
from tutor.calculator.units import DATA, MONEY, RATE, SPEED, TIME, UNITS

# Exponents of second, byte and dollar. What is counted has none, a share neither.
Dimension = tuple[int, int, int]
PLAIN: Dimension = (0, 0, 0)
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
    (1, 1, 0): "GB-seconds",
}
_PARTS = ("s", "byte", "USD")
# A bill is for one month, so that what is free or priced "per month" is counted once.
_ONCE = frozenset(
    "1 month new busy poll polls receive receives epu epus thread threads token tokens item items".split()
)
_FIRST_NUMBER = re.compile(r"(\$?\s*-?[\d,._ ]*\d(?:e[-+]?\d+)?)\s*(.*)", re.IGNORECASE | re.DOTALL)
MOST_WORDS = 8
MAX_LENGTH = 60


@dataclass(frozen=True)
class Unit:
    """A unit as it is written, with its dimension and its size in seconds, bytes and dollars."""

    text: str
    dimension: Dimension
    size: Fraction


@dataclass(frozen=True)
class Measure:
    """A value in seconds, bytes and dollars, its dimension, and how it is written."""

    value: Fraction
    dimension: Dimension
    text: str


@lru_cache(maxsize=512)
def unit(text: str) -> Unit:
    """The unit of this name; '' is that of a plain number. Raises Unreadable."""
    name = " ".join(text.lower().split())
    known = _simple(name)
    if known is not None:
        return Unit(text, *known)
    top, *below = re.split(r" per |/", name)
    dimension, size = _product(top)
    for part in below:
        divisor, by = _product(part)
        dimension, size = _minus(dimension, divisor), size / by
    return Unit(text, dimension, size)


def measure(text: str, stated: str = "") -> Measure:
    """A number with its unit; one that stands bare has the unit that is stated. Raises Unreadable."""
    text = " ".join(text.split())
    if len(text) > MAX_LENGTH:
        raise Unreadable(f"longer than {MAX_LENGTH} characters")
    found = _FIRST_NUMBER.fullmatch(text)
    if found is None:
        plain = parse(text)
        return Measure(plain.value, PLAIN, text)
    figure, written = parse(found[1].removeprefix("$").strip()).value, found[2]
    word, _, rest = written.partition(" ")
    factor = FACTORS.get(word.lower(), 1)
    own = unit(_with_money(found[1], (rest if factor != 1 else written) or stated))
    shown = _as_written(found[1].strip(), figure, written, stated)
    return Measure(figure * factor * own.size, own.dimension, shown)


def measure_in(text: str) -> Measure | None:
    """The measure that a fact's text begins with: "six times the timeout" is 6. None where it begins with none."""
    words = text.split()[:MOST_WORDS]
    for end in range(len(words), 0, -1):
        try:
            return measure(" ".join(words[:end]))
        except Unreadable:
            continue
    return None


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


def _as_written(figure: str, value: Fraction, unit_text: str, stated: str) -> str:
    """A number as people write it: 1,000 ms, 20,000 rps, $0.20 per million requests, 10 %."""
    decimals = figure.partition(".")[2]
    word, _, rest = unit_text.partition(" ")
    if word == "k":
        value, decimals, unit_text = value * 1000, "", rest
    unit_text = unit_text or stated
    shown = f"{number(int(value))}.{decimals}" if decimals.isdigit() else number(value, 12)
    return f"{'$' if '$' in figure else ''}{shown} {unit_text}".strip()


def _with_money(figure: str, unit_text: str) -> str:
    """The unit of a sum of money: what follows $0.20 says per what."""
    if "$" not in figure:
        return unit_text
    return f"usd {unit_text}" if unit_text.startswith("per ") else "usd" if unit_text.lower() in ("", "usd") else "?"


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
        known = _simple(part.strip())
        if known is None:
            raise Unreadable(f'the unit "{part.strip()}" is not known')
        dimension, factor = _minus(dimension, _minus(PLAIN, known[0])), factor * known[1]
    return dimension, factor


def _minus(one: Dimension, other: Dimension) -> Dimension:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _power(exponent: int) -> str:
    return "" if exponent == 1 else f"^{exponent}"
