"""Inputs that are turned by hand: sensible steps up and down, and how a value is shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tutor.calculator.shown import number, quantity, unit_of
from tutor.calculator.subject import Input, Number
from tutor.calculator.units import COUNT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from tutor.calculator.subject import Value

NONE = "none"


@dataclass(frozen=True)
class Knob(Input):
    """An input of the lab."""

    label: str = ""
    finest: Annotated[Number, "the smallest step"] = 1
    first: Annotated[Number, "what follows on none, where it may be left out"] = 0

    @property
    def option(self) -> str:
        """How the lab's sentences call it."""
        return self.label


def nudged(knob: Knob, value: Value, direction: int, is_big: bool = False) -> Value:
    """The next value up (1) or down (-1): the second digit changes by one, in a big step the first.

    Steps up and down lead the same way back: 990, 1,000, 1,100. Below the least of an optional knob lies none.
    """
    if isinstance(value, str):
        return knob.choices[(knob.choices.index(value) + direction) % len(knob.choices)]
    if value is None:
        return Fraction(knob.first) if direction > 0 else None
    step = _step(knob, value, direction, is_big)
    moved = (floor(value / step) + 1) * step if direction > 0 else (ceil(value / step) - 1) * step
    if moved < knob.least and value == knob.least and knob.is_optional:
        return None
    return min(max(moved, Fraction(knob.least)), Fraction(knob.most))


def _step(knob: Knob, value: Fraction, direction: int, is_big: bool) -> Fraction:
    """A tenth of the value's power of ten, or the whole of it; going down, that of the values below."""
    finest = Fraction(knob.finest)
    size = finest
    while size * 10 < value or (size * 10 == value and direction > 0):
        size *= 10
    return size if is_big else max(size / 10, finest)


def shown(knob: Knob, value: Value) -> str:
    """A value as the lab shows it: what is counted is said by the label."""
    if isinstance(value, str):
        return value
    if value is None:
        return NONE
    return number(value) if unit_of(knob.unit)[0] == COUNT else quantity(value, knob.unit)
