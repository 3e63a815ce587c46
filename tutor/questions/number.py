"""Marking of quantities: any unit of the asked dimension, compared as fractions, never as floats."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.calculator.quantities import Quantity, Unreadable, dimension_names, parse
from tutor.calculator.units import COUNT, MONEY, SHARE
from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import NumberQuestion

_SLIPS = {1000: "a thousand", 1024: "1,024", 100: "a hundred", 60: "sixty", 10: "ten", 8: "eight"}


@dataclass(frozen=True)
class Expected:
    """The number that is right, how it is shown, how far off is still right, and what to say of known slips."""

    shown: str
    answer: Quantity
    tolerance: Fraction = Fraction(0)
    wrong: tuple[tuple[Fraction, str], ...] = ()


def grade(question: NumberQuestion, typed: str) -> Grade:
    """Right when the value is within the tolerance. Raises NotAnAnswer when no number can be read."""
    return mark(expected_of(question), typed)


def is_right(question: NumberQuestion, typed: str) -> bool:
    """Whether this would be graded right; an unreadable one is not."""
    try:
        return grade(question, typed).is_correct
    except NotAnAnswer:
        return False


def expected_of(question: NumberQuestion) -> Expected:
    """What a question wants."""
    answer = parse(question.answer)
    wrong = tuple((in_asked_unit(parse(wrong.value), answer).value, wrong.say) for wrong in question.wrong)
    return Expected(question.answer, answer, _tolerance(question, answer), wrong)


def mark(expected: Expected, typed: str) -> Grade:
    """Marks what was typed. Raises NotAnAnswer when no number can be read."""
    answer = expected.answer
    try:
        read = parse(typed, answer.dimension)
    except Unreadable as problem:
        raise NotAnAnswer(f"That is not a number I can read: {problem}.") from problem
    given = in_asked_unit(read, answer)
    if given.dimension != answer.dimension:
        wanted, found = dimension_names(answer.dimension), dimension_names(given.dimension)
        return Grade(False, expected.shown, f"{wanted[0].upper()}{wanted[1:]} is asked; this is {found}.")
    is_right = abs(given.value - answer.value) <= expected.tolerance
    return Grade(is_right, expected.shown, "" if is_right else _remark(expected, given.value))


def in_asked_unit(given: Quantity, answer: Quantity) -> Quantity:
    """A bare number is meant in the unit that was asked for; a share may also be written as a fraction of one."""
    if given.dimension != COUNT or given.has_unit or not answer.has_unit:
        return given
    is_fraction = answer.dimension == SHARE and 0 < given.value < 1 and answer.value >= Fraction(1, 100)
    return Quantity(given.value * (1 if is_fraction else answer.unit_size), answer.dimension, True, answer.unit_size)


def tolerance_of(text: str, answer: Quantity) -> Fraction:
    """A stated tolerance in the answer's base unit: a percentage of it, or a quantity. Raises Unreadable."""
    tolerance = parse(text, answer.dimension)
    if tolerance.dimension == SHARE and answer.dimension != SHARE:
        return abs(answer.value) * tolerance.value
    return tolerance.value


def _tolerance(question: NumberQuestion, answer: Quantity) -> Fraction:
    """In the answer's base unit. Money is rounded by whoever writes it: half of its last printed digit is forgiven."""
    if question.tolerance:
        return tolerance_of(question.tolerance, answer)
    decimals = len(question.answer.partition(".")[2].rstrip(" usdolar$"))
    return Fraction(1, 2 * 10**decimals) if answer.dimension == MONEY else Fraction(0)


def _remark(expected: Expected, given: Fraction) -> str:
    """The author's word on this wrong value, else the slip that its ratio to the right one betrays."""
    answer = expected.answer
    for value, say in expected.wrong:
        if abs(value - given) <= expected.tolerance:
            return say
    if answer.dimension == COUNT and answer.value in (math.floor(given), math.ceil(given)):
        return "Only whole ones are counted: round at the end."
    if answer.value == 0 or given == 0:
        return ""
    for factor, word in _SLIPS.items():
        is_more = _is_near(given, answer.value * factor, factor, expected)
        if is_more or _is_near(given * factor, answer.value, 1, expected):
            return f"Off by {word}." if answer.dimension == COUNT else f"Off by {word}: check the unit."
    return ""


def _is_near(given: Fraction, value: Fraction, factor: int, expected: Expected) -> bool:
    """Whether this is the value, as far off as the tolerance of the right one lets it be."""
    return abs(given - value) <= expected.tolerance * factor
