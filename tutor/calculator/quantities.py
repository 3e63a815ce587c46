"""Numbers with units, as people type them: "1,000", "1k", "15 min", "10 GB", "HTTP 429", "100*0.5".

Written here because the libraries guess: one reads 1k as Boltzmann's constant, another "10 000 rps" as 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.calculator.counted import COUNTED, FACTORS
from tutor.calculator.units import COUNT, LEAD, MONEY, NUMBER_WORDS, TIME, UNITS

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
_SEPARATORS = "a comma parts thousands and a point decimals: 1,000 or 1.5"


class Unreadable(ValueError):
    """No number can be read; the sentence says what would help. Asked again without penalty."""


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
    line = " ".join(text.lower().translate(_ALIKE).split()).rstrip(".!")
    if len(line) > MAX_LENGTH:
        raise Unreadable(f"longer than {MAX_LENGTH} characters")
    is_money = "$" in line
    while (lead := LEAD.match(line)) is not None:
        line = line[lead.end() :]
    quantities = _all(_in_digits(line).replace(" 1/s", "/s"), expected)
    first, *others = quantities
    if others and not all(quantity.dimension == TIME and quantity.has_unit for quantity in quantities):
        raise Unreadable("more than one number")
    total = Quantity(sum((q.value for q in quantities), Fraction(0)), first.dimension, first.has_unit, first.unit_size)
    return Quantity(total.value, MONEY, True) if is_money and total.dimension == COUNT else total


def dimension_names(dimension: str) -> str:
    """The dimension as one says it: a time, a size."""
    return {COUNT: "a plain number", MONEY: "an amount of money"}.get(dimension, f"a {dimension}")


def _in_digits(line: str) -> str:
    word, _, rest = line.partition(" ")
    return f"{NUMBER_WORDS[word]} {rest}" if word in NUMBER_WORDS else line


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
    if formula is not None and _OPERATION.search(formula[0]):
        return _computed(formula[0]), line[formula.end() :]
    sign = -1 if line.startswith("-") else 1
    found = _NUMBER.match(line.removeprefix("-").lstrip())
    if found is None or not (found["whole"] or found["decimals"]):
        raise Unreadable(_SEPARATORS if line[:1].isdigit() else "a number is wanted")
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
    if value < 0:
        raise Unreadable("more than one number")  # 10-20 is a range, not minus ten
    return value


def _with_unit(value: Fraction, unit: str, expected: str, is_last: bool) -> Quantity:
    word, _, rest = unit.partition(" ")
    if word == "m":
        if expected == TIME:
            return Quantity(value * 60, TIME, True, Fraction(60))
        word = "million"
    if word in FACTORS:
        value, unit = value * FACTORS[word], rest
    if not unit:
        return Quantity(value, COUNT, False)
    if unit in UNITS:
        dimension, size = UNITS[unit]
        return Quantity(value * size, dimension, True, size)
    if all(word in COUNTED for word in unit.split()):
        return Quantity(value, COUNT, True)
    raise Unreadable(f'the unit "{unit}" is not known' if is_last else "more than one number")
