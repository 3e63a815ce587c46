"""Marking of quantities: any unit of the asked dimension, compared as fractions, never as floats."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.calculator.quantities import COUNT, SHARE, Quantity, Unreadable, dimension_names, parse
from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import NumberQuestion


def grade(question: NumberQuestion, typed: str) -> Grade:
    """Right when the value is within the tolerance. Raises NotAnAnswer when no number can be read."""
    answer = parse(question.answer)
    try:
        given = _in_asked_unit(parse(typed, answer.dimension), answer)
    except Unreadable as problem:
        raise NotAnAnswer(f"That is not a number I can read: {problem}.") from problem
    if given.dimension != answer.dimension:
        wanted, found = dimension_names(answer.dimension), dimension_names(given.dimension)
        return Grade(False, question.answer, f"{wanted[0].upper()}{wanted[1:]} is asked; this is {found}.")
    if abs(given.value - answer.value) <= _tolerance(question, answer):
        return Grade(True, question.answer)
    return Grade(False, question.answer, _remark(question, given, answer))


def is_right(question: NumberQuestion, typed: str) -> bool:
    """Whether this would be graded right; an unreadable one is not."""
    try:
        return grade(question, typed).is_correct
    except NotAnAnswer:
        return False


def _in_asked_unit(given: Quantity, answer: Quantity) -> Quantity:
    """A bare number is meant in the unit that was asked for; a percentage may be typed without its sign."""
    if given.dimension == COUNT and not given.has_unit and answer.has_unit:
        return Quantity(given.value * answer.unit_size, answer.dimension, True, answer.unit_size)
    return given


def _tolerance(question: NumberQuestion, answer: Quantity) -> Fraction:
    if not question.tolerance:
        return Fraction(0)
    tolerance = parse(question.tolerance)
    if tolerance.dimension == SHARE and answer.dimension != SHARE:
        return abs(answer.value) * tolerance.value
    return tolerance.value


def _remark(question: NumberQuestion, given: Quantity, answer: Quantity) -> str:
    """The author's word on this wrong value, else the slip that its ratio to the right one betrays."""
    for wrong in question.wrong:
        known = parse(wrong.value)
        if _in_asked_unit(known, answer).value == given.value:
            return wrong.say
    if answer.value == 0 or given.value == 0:
        return ""
    ratio = given.value / answer.value
    for factor, slip in ((1000, "Off by a thousand"), (1024, "Off by 1,024"), (60, "Off by sixty"), (10, "Off by ten")):
        if ratio in (factor, Fraction(1, factor)):
            return f"{slip}: check the unit."
    return ""
