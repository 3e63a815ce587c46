"""Inputs as people type them and facts as authors write them, as values in the unit that the input declares."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from tutor.calculator.quantities import Quantity, Unreadable, dimension_names, parse
from tutor.calculator.shown import quantity, unit_of
from tutor.calculator.subject import HUGE, BadInput
from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Input, Number

# A number with its unit; what an author says beyond that is prose.
MOST_WORDS = 8
_LIKE = {
    RATE: "20k or 100/s",
    TIME: "500ms or 15min",
    DATA: "512MB or 10GB",
    SPEED: "5MB/s",
    MONEY: "$0.20",
    SHARE: "70%",
    COUNT: "50 or 1k",
}
_WHOLE = {TIME: "whole seconds", DATA: "a whole size"}


def read(given: Input, text: str) -> Fraction | str:
    """What was typed, in the input's unit. Raises BadInput with one sentence."""
    if given.choices:
        if text not in given.choices:
            raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is none of them.')
        return text
    try:
        found = parse(text, unit_of(given.unit)[0])
    except Unreadable as problem:
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is none: {problem}.') from problem
    return of_quantity(given, found, text)


def of_quantity(given: Input, found: Quantity, text: str = "") -> Fraction:
    """A quantity in the input's unit; a bare number is meant in it. Raises BadInput where it is something else."""
    dimension, size = unit_of(given.unit)
    if found.dimension == dimension:
        value = found.value / size
    elif found.dimension == COUNT and not found.has_unit:
        value = found.value
    else:
        said = f'"{text}"' if text else "what is given"
        is_what = "a count" if found.dimension == COUNT else dimension_names(found.dimension)
        raise BadInput(f"{given.option} takes {takes(given)}; {said} is {is_what}.")
    return checked(given, value, text or quantity(value, given.unit))


def checked(given: Input, value: Fraction, text: str) -> Fraction:
    """The value, when it is whole where it must be and within its bounds. Raises BadInput."""
    if given.is_whole and value.denominator != 1:
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is not whole.')
    if not given.least <= value <= given.most:
        side = "less" if value < given.least else "more"
        raise BadInput(f'{given.option} takes {takes(given)}; "{text}" is {side}.')
    return value


def bounded(given: Input, range_text: str) -> Input:
    """The input within the bounds of a fact such as "2 to 1,000"; one number alone is the most."""
    first, _, last = range_text.partition(" to ")
    least, most = (of_fact(given, first), of_fact(given, last)) if last else (given.least, of_fact(given, first))
    if least is None or most is None:
        return given
    return replace(given, least=max(given.least, least), most=most)


# A problem is proved over its variants, with the same facts in each.
@lru_cache(maxsize=1024)
def of_fact(given: Input, text: str) -> Fraction | None:
    """The number that a fact begins with: "six times the timeout" is 6. None where it begins with none."""
    dimension, size = unit_of(given.unit)
    words = text.split()[:MOST_WORDS]
    for end in range(len(words), 0, -1):
        try:
            found = parse(" ".join(words[:end]), dimension)
        except Unreadable:
            continue
        if found.dimension == dimension:
            return found.value / size
        return found.value if found.dimension == COUNT else None
    return None


def takes(given: Input) -> str:
    """What an input takes, in a sentence's middle: a time such as 500ms, from 1 s to 15 min."""
    if given.choices:
        return f"{', '.join(given.choices[:-1])} or {given.choices[-1]}"
    dimension, _ = unit_of(given.unit)
    what = _WHOLE.get(dimension, "a whole number") if given.is_whole else dimension_names(dimension)
    like = "15s or 15min" if given.is_whole and dimension == TIME else _LIKE[dimension]
    what += f" such as {like}"
    if given.most < HUGE:
        return f"{what}, from {_bound(given, given.least)} to {_bound(given, given.most)}"
    return f"{what}, at least {_bound(given, given.least)}" if given.least else what


def _bound(given: Input, value: Number) -> str:
    return quantity(value, given.unit if unit_of(given.unit)[0] != COUNT else "")
