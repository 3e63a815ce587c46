"""Numbers with units, as people type them: "1,000", "1k", "15 min", "10 GB", "HTTP 429", "100*0.5".

Written here because the libraries guess: one reads 1k as Boltzmann's constant, another "10 000 rps" as 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.calculator.counted import COUNTED, FACTORS
from tutor.calculator.units import COUNT, DATA, LEAD, MONEY, NUMBER_WORDS, RATE, SHARE, SPEED, TIME, UNITS

MAX_LENGTH = 40
MAX_EXPONENT = 15

# Thousands are parted by comma, space or underscore in whole groups of three; 1,00 is no number.
_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,3}(?:[ _]\d{3})+(?![\d,])|\d+(?![\d,]*,\d))?"
    r"(?P<decimals>\.\d+)?(?:e(?P<exponent>[-+]?\d+))?(?![.,]?\d)"
)
_FORMULA = re.compile(r"[-(]*\.?\d[\d ,_.()+*/x-]*[\d)]")
_OPERATION = re.compile(r"[\d)] ?[-+*/x] ?[(.\d]|[-(] ?[\d(]")
_ALIKE = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "≈": "~", "\u03bc": "\u00b5"}
)
# A number with its unit, before a sign of arithmetic and what that is applied to: 320/s in "320/s * 250 ms".
_TERM = re.compile(r"\.?\d[\d,_.]*(?:e[-+]?\d+)?[^\d()]*?(?=\s*(?:$|\)|[-+*/x]\s*[(\d.]))")
# Where a size is asked for, k is no thousand and m no million.
_BYTES = {DATA: "B", SPEED: "B/s"}
NO_NUMBER = "a number is wanted"
_SEPARATORS = "a comma parts thousands and a point decimals: 1,000 or 1.5"


class Unreadable(ValueError):
    """No number can be read; the sentence says what would help. Asked again without penalty."""


class SeveralNumbers(Unreadable):
    """There are several numbers, and nothing that makes one of them."""

    def __init__(self) -> None:
        super().__init__("more than one number")


@dataclass(frozen=True)
class Quantity:
    """A value in its dimension's base unit (s, byte, 1/s, bit/s, USD, 1) and whether a unit was written."""

    value: Fraction
    dimension: str
    has_unit: bool
    unit_size: Fraction = Fraction(1)


@lru_cache(maxsize=256)
def parse(text: str, expected: str = "") -> Quantity:
    """Reads a quantity; `expected` is the dimension that is asked for, and settles whether m is minutes or million."""
    line = normal(text)
    if len(line) > MAX_LENGTH:
        raise Unreadable(f"longer than {MAX_LENGTH} characters")
    is_money = "$" in line
    while (lead := LEAD.match(line)) is not None:
        line = line[lead.end() :]
    line = _in_digits(line).replace(" 1/s", "/s")
    if is_money:
        line = re.sub(r"(?<=\d) (?=(?:per|a) )", " usd ", line)
    total = _total(line, expected)
    return Quantity(total.value, MONEY, True) if is_money and total.dimension == COUNT else total


def normal(text: str) -> str:
    """A text in small letters, with one kind of space, minus and multiplication sign."""
    return " ".join(text.lower().translate(_ALIKE).split()).rstrip(".!")


def of_unit(value: Fraction, unit: str) -> Quantity:
    """So many of a unit; '' is that of a plain number. Raises Unreadable."""
    unit = " ".join(unit.lower().split())
    if not unit:
        return Quantity(value, COUNT, False)
    if unit in UNITS:
        dimension, size = UNITS[unit]
        return Quantity(value * size, dimension, True, size)
    if all(word in COUNTED for word in unit.split()):
        return Quantity(value, COUNT, True)
    from tutor.calculator.composed import UnknownUnit, as_quantity, composed

    try:
        found = composed(unit)
    except UnknownUnit as problem:
        raise Unreadable(f'the unit "{unit}" is not known') from problem
    dimension, base = as_quantity(found.dimension)
    return Quantity(value * found.size / base, dimension, True, found.size / base)


def dimension_names(dimension: str) -> str:
    """The dimension as one says it: a time, a size."""
    if dimension in (TIME, DATA, RATE, SPEED, SHARE):
        return f"a {dimension}"
    return {COUNT: "a plain number", MONEY: "an amount of money"}.get(dimension, dimension)


def _in_digits(line: str) -> str:
    word, _, rest = line.partition(" ")
    return f"{NUMBER_WORDS[word]} {rest}" if word in NUMBER_WORDS else line


def _total(line: str, expected: str) -> Quantity:
    """What a line comes to: a number with its unit, parts of one time, or arithmetic. Raises Unreadable."""
    try:
        total = _sum(_all(line, expected))
    except Unreadable as problem:
        may_compute = isinstance(problem, SeveralNumbers) or line.startswith("(")
        computed = _with_units(line, expected) if may_compute else None
        if computed is None:
            raise
        return computed
    if not total.has_unit or expected in ("", total.dimension) or not _OPERATION.search(line):
        return total
    # 6000/60 s are 100 s, unless a rate is asked for.
    computed = _with_units(line, expected)
    return computed if computed is not None and computed.dimension == expected else total


def _sum(quantities: list[Quantity]) -> Quantity:
    """One quantity, or the parts of one time. Raises SeveralNumbers."""
    first, *others = quantities
    if others and not all(quantity.dimension == TIME and quantity.has_unit for quantity in quantities):
        raise SeveralNumbers
    return Quantity(sum((q.value for q in quantities), Fraction(0)), first.dimension, first.has_unit, first.unit_size)


def _with_units(line: str, expected: str) -> Quantity | None:
    """Arithmetic whose numbers have units, as 320/s * 250 ms; None where the line is none, and for a range."""
    from tutor.calculator.composed import PLAIN, as_quantity, dimension_of, of_quantity
    from tutor.calculator.expressions import NotArithmetic, read, value_of

    terms: dict[str, Quantity] = {}

    def named(found: re.Match[str]) -> str:
        name = f"q{len(terms)}"
        terms[name] = _all(found[0], TIME if expected == TIME else "")[0]
        return f" {name} "

    try:
        node = read(re.sub(r"\bx\b", "*", _TERM.sub(named, line)))
        bases = {name: of_quantity(term.dimension) for name, term in terms.items()}
        dimension = dimension_of(node, {name: base[0] for name, base in bases.items()}) or PLAIN
        value = value_of(node, {name: term.value * bases[name][1] for name, term in terms.items()})
    except (NotArithmetic, Unreadable):
        return None
    if value < 0:
        return None
    if dimension == PLAIN and expected == SHARE:
        return Quantity(value, SHARE, True, Fraction(1, 100))
    kind, base = as_quantity(dimension)
    return Quantity(value / base, kind, True)


def _all(line: str, expected: str) -> list[Quantity]:
    """Every number of a line with its unit: 1 min 30 s has two."""
    quantities: list[Quantity] = []
    while line or not quantities:
        value, line = _value(line)
        unit = re.match(r"[^\d]*", line)[0]  # type: ignore[index]  # it matches nothing at the least
        line = line[len(unit) :]
        quantities.append(_with_unit(value, unit.strip(" ("), expected, is_last=not line))
    return quantities


def _value(line: str) -> tuple[Fraction, str]:
    """The number or formula that a line begins with, and what follows."""
    formula = _FORMULA.match(line)
    if formula is not None and _OPERATION.search(formula[0].lstrip("-")):
        return _computed(formula[0]), line[formula.end() :]
    sign = -1 if line.startswith("-") else 1
    found = _NUMBER.match(line.removeprefix("-").lstrip())
    if found is None or not (found["whole"] or found["decimals"]):
        raise Unreadable(_SEPARATORS if line[:1].isdigit() else NO_NUMBER)
    if found["exponent"] and abs(int(found["exponent"])) > MAX_EXPONENT:
        raise Unreadable(f"an exponent beyond {MAX_EXPONENT}")
    digits = re.sub("[, _]", "", found[0])
    return sign * Fraction(digits), line.removeprefix("-").lstrip()[found.end() :]


def _computed(formula: str) -> Fraction:
    from tutor.calculator.expressions import NotArithmetic, evaluate

    try:
        value = evaluate(re.sub(r"(?<=\d)[ ,_](?=\d{3}(?!\d))", "", formula).replace("x", "*"))
    except NotArithmetic as problem:
        raise Unreadable(str(problem)) from problem
    if value < 0 and not formula.startswith("-"):
        raise SeveralNumbers  # 10-20 is a range, not minus ten
    return value


def _with_unit(value: Fraction, unit: str, expected: str, is_last: bool) -> Quantity:
    word, _, rest = unit.partition(" ")
    if not rest and word in ("k", "m") and expected in _BYTES:
        raise Unreadable(f'"{word}" alone is no unit here: write {word.upper()}{_BYTES[expected]}')
    if word == "m":
        if expected == TIME and not rest:
            return Quantity(value * 60, TIME, True, Fraction(60))
        word = "million"
    if word in FACTORS:
        value, unit = value * FACTORS[word], rest
    try:
        return of_unit(value, unit)
    except Unreadable:
        if is_last:
            raise
        raise SeveralNumbers from None
