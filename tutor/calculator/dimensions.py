"""Values as authors write them, whose dimension is computed with them: 128 MB, $0.20 per million requests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tutor.calculator.composed import PLAIN, Dimension, Unit, UnknownUnit, common, composed, dimension_of, said
from tutor.calculator.counted import FACTORS
from tutor.calculator.quantities import Unreadable, parse
from tutor.calculator.shown import number

__all__ = ["PLAIN", "Dimension", "Measure", "Unit", "common", "dimension_of", "measure", "measure_in", "said", "unit"]

_FIRST_NUMBER = re.compile(r"(\$?\s*-?[\d,._ ]*\d(?:e[-+]?\d+)?)\s*(.*)", re.IGNORECASE | re.DOTALL)
MOST_WORDS = 8
MAX_LENGTH = 60


@dataclass(frozen=True)
class Measure:
    """A value in seconds, bytes and dollars, its dimension, and how it is written."""

    value: Fraction
    dimension: Dimension
    text: str


@lru_cache(maxsize=512)
def unit(text: str) -> Unit:
    """The unit of this name; '' is that of a plain number. Raises Unreadable."""
    try:
        return composed(text)
    except UnknownUnit as problem:
        raise Unreadable(str(problem)) from problem


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
