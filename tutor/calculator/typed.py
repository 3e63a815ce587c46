"""Inputs as people type them, as values in the unit that the input declares."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.quantities import Unreadable, dimension_names, parse
from tutor.calculator.shown import quantity, unit_of
from tutor.calculator.subject import HUGE, BadInput
from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Input, Value

_LIKE = {
    RATE: "20k or 100/s",
    TIME: "500ms or 15min",
    DATA: "512MB or 10GB",
    SPEED: "5MB/s",
    MONEY: "$0.20",
    SHARE: "70%",
    COUNT: "50 or 1k",
}


def read(given: Input, text: str) -> Fraction | str:
    """What was typed, in the input's unit. Raises BadInput with one sentence."""
    if given.choices:
        if text not in given.choices:
            raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is none of them.')
        return text
    dimension, size = unit_of(given.unit)
    try:
        found = parse(text, dimension)
    except Unreadable as problem:
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is none: {problem}.') from problem
    if found.dimension == dimension:
        return checked(given, found.value / size, text)
    if found.dimension == COUNT and not found.has_unit:
        return checked(given, found.value, text)
    raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is {dimension_names(found.dimension)}.')


def checked(given: Input, value: Value, text: str) -> Fraction | str:
    """The value, when it is whole where it must be and within its bounds. Raises BadInput."""
    if not isinstance(value, Fraction):
        return str(value)
    if given.is_whole and value.denominator != 1:
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is not whole.')
    if not given.least <= value <= given.most:
        side = "less" if value < given.least else "more"
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is {side}.')
    return value


def takes(given: Input) -> str:
    """What an input takes, in a sentence's middle: a time such as 500ms, from 1 s to 15 min."""
    if given.choices:
        return f"{', '.join(given.choices[:-1])} or {given.choices[-1]}"
    dimension, _ = unit_of(given.unit)
    what = "a whole number" if given.is_whole else dimension_names(dimension)
    what += f" such as {_LIKE[dimension]}"
    if given.most < HUGE:
        return f"{what}, from {_bound(given, given.least)} to {_bound(given, given.most)}"
    return f"{what}, at least {_bound(given, given.least)}" if given.least else what


def _bound(given: Input, value: Fraction | int) -> str:
    return quantity(Fraction(value), given.unit if unit_of(given.unit)[0] != COUNT else "")
