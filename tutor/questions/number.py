"""Marking of quantities: any unit of the asked dimension, compared as fractions, never as floats."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.calculator.quantities import Quantity, Unreadable, dimension_names, parse
from tutor.calculator.units import COUNT, MONEY, SHARE
from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import NumberQuestion

_SLIPS = {1000: "a thousand", 1024: "1,024", 100: "a hundred", 60: "sixty", 10: "ten", 8: "eight"}


def grade(question: NumberQuestion, typed: str) -> Grade:
    """Right when the value is within the tolerance. Raises NotAnAnswer when no number can be read."""
    answer = parse(question.answer)
    try:
        read = parse(typed, answer.dimension)
    except Unreadable as problem:
        raise NotAnAnswer(f"That is not a number I can read: {problem}.") from problem
    given = _in_asked_unit(read, answer)
    if given.dimension != answer.dimension:
        wanted, found = dimension_names(answer.dimension), dimension_names(given.dimension)
        return Grade(False, question.answer, f"{wanted[0].upper()}{wanted[1:]} is asked; this is {found}.")
    is_right = abs(given.value - answer.value) <= _tolerance(question, answer)
    return Grade(is_right, question.answer, "" if is_right else _remark(question, given, answer))


def is_right(question: NumberQuestion, typed: str) -> bool:
    """Whether this would be graded right; an unreadable one is not."""
    try:
        return grade(question, typed).is_correct
    except NotAnAnswer:
        return False


def _in_asked_unit(given: Quantity, answer: Quantity) -> Quantity:
    """A bare number is meant in the unit that was asked for; a share may also be written as a fraction of one."""
    if given.dimension != COUNT or given.has_unit or not answer.has_unit:
        return given
    is_fraction = answer.dimension == SHARE and 0 < given.value < 1 and answer.value >= Fraction(1, 100)
    return Quantity(given.value * (1 if is_fraction else answer.unit_size), answer.dimension, True, answer.unit_size)


def _tolerance(question: NumberQuestion, answer: Quantity) -> Fraction:
    """In the answer's base unit. Money is rounded by whoever writes it: half of its last printed digit is forgiven."""
    if not question.tolerance:
        decimals = len(question.answer.partition(".")[2].rstrip(" usdolar$"))
        return Fraction(1, 2 * 10**decimals) if answer.dimension == MONEY else Fraction(0)
    tolerance = parse(question.tolerance)
    if tolerance.dimension == SHARE and answer.dimension != SHARE:
        return abs(answer.value) * tolerance.value
    return tolerance.value


def _remark(question: NumberQuestion, given: Quantity, answer: Quantity) -> str:
    """The author's word on this wrong value, else the slip that its ratio to the right one betrays."""
    for wrong in question.wrong:
        if _in_asked_unit(parse(wrong.value), answer).value == given.value:
            return wrong.say
    if answer.dimension == COUNT and answer.value in (math.floor(given.value), math.ceil(given.value)):
        return "Only whole ones are counted: round at the end."
    if answer.value == 0 or given.value == 0:
        return ""
    for factor, word in _SLIPS.items():
        if given.value / answer.value in (factor, Fraction(1, factor)):
            return f"Off by {word}." if answer.dimension == COUNT else f"Off by {word}: check the unit."
    return ""
