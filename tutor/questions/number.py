"""Marking of quantities: any unit of the asked dimension, compared as fractions, never as floats."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.calculator.counted import FACTORS
from tutor.calculator.quantities import NO_NUMBER, Quantity, Unreadable, dimension_names, parse
from tutor.calculator.shown import number
from tutor.calculator.units import COUNT, MONEY, NUMBER_WORDS, SHARE, TIME
from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import NumberQuestion

DECIMALS = re.compile(r"\.(\d+)")
_FIGURE = re.compile(r"^.*\d(?:k\b)?")
_SLIPS = {1000: "a thousand", 1024: "1,024", 100: "a hundred", 60: "sixty", 10: "ten", 8: "eight"}


@dataclass(frozen=True)
class Expected:
    """The number that is right, how it is shown, how far off is still right, and what to say of known slips.

    `misjudged` are slips of another kind than what is asked: an author who names one wants the kind judged too.
    """

    shown: str
    answer: Quantity
    tolerance: Fraction = Fraction(0)
    wrong: tuple[tuple[Fraction, str], ...] = ()
    misjudged: tuple[tuple[Quantity, str], ...] = ()

    @property
    def asked(self) -> str:
        """What is asked, as one says it: a time, a number of environments."""
        if self.answer.dimension != COUNT:
            return dimension_names(self.answer.dimension)
        words = _FIGURE.sub("", self.shown).split()
        while words and (words[0].lower() in NUMBER_WORDS or words[0].lower() in FACTORS):
            words = words[1:]
        unit = " ".join(words)
        return f"a number of {unit}" if self.answer.has_unit and len(unit) > 1 else "a plain number"


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
    wrong = [(in_asked_unit(parse(wrong.value), answer), wrong.say) for wrong in question.wrong]
    return Expected(
        question.answer,
        answer,
        _tolerance(question, answer),
        tuple((value.value, say) for value, say in wrong if value.dimension == answer.dimension),
        tuple((value, say) for value, say in wrong if value.dimension != answer.dimension),
    )


def mark(expected: Expected, typed: str) -> Grade:
    """Marks what was typed. Raises NotAnAnswer when no number can be read, and for what it cannot be."""
    read = _read(expected, typed)
    given = in_asked_unit(read, expected.answer)
    if given.dimension != expected.answer.dimension:
        return _of_another_kind(expected, given)
    if given.value < 0 <= expected.answer.value and _is_never_negative(expected, given.value):
        raise NotAnAnswer(f"{_capital(expected.asked)} cannot be negative.")
    is_right = abs(given.value - expected.answer.value) <= expected.tolerance
    if is_right:
        _check_reading(expected, read, given)
    return Grade(is_right, expected.shown, "" if is_right else _remark(expected, given.value))


def in_asked_unit(given: Quantity, answer: Quantity) -> Quantity:
    """A bare number is meant in the unit that was asked for; below 1 a share may be one of one, if that is nearer."""
    if given.dimension != COUNT or given.has_unit or not answer.has_unit:
        return given
    value = given.value * answer.unit_size
    if answer.dimension == SHARE and 0 < given.value < 1 and answer.value > 0:
        value = min(value, given.value, key=lambda way: max(way / answer.value, answer.value / way))
    return Quantity(value, answer.dimension, True, answer.unit_size)


def tolerance_of(text: str, answer: Quantity) -> Fraction:
    """A stated tolerance in the answer's base unit: a percentage of it, or a quantity. Raises Unreadable."""
    tolerance = parse(text, TIME if answer.dimension == TIME else "")
    if tolerance.dimension == SHARE and answer.dimension != SHARE:
        return abs(answer.value) * tolerance.value
    return tolerance.value


def half_digit(text: str) -> Fraction:
    """Half of the last digit that is printed: 0.005 of $43.80, and of 43.80 USD."""
    decimals = DECIMALS.search(text)
    return Fraction(1, 2 * 10 ** len(decimals[1] if decimals else ""))


def _tolerance(question: NumberQuestion, answer: Quantity) -> Fraction:
    """In the answer's base unit. Money is rounded by whoever writes it: half of its last printed digit is forgiven."""
    if question.tolerance:
        return tolerance_of(question.tolerance, answer)
    return half_digit(question.answer) if answer.dimension == MONEY else Fraction(0)


def _read(expected: Expected, typed: str) -> Quantity:
    try:
        return parse(typed, expected.answer.dimension)
    except Unreadable as problem:
        because = "" if str(problem) == NO_NUMBER else f": {problem}"
        raise NotAnAnswer(f"That is not a number I can read{because}.") from problem


def _of_another_kind(expected: Expected, given: Quantity) -> Grade:
    """Wrong where the author foresaw this kind; else a slip of the unit, which is asked again."""
    found = "a count" if given.dimension == COUNT else dimension_names(given.dimension)
    if all(given.dimension != value.dimension for value, _ in expected.misjudged):
        raise NotAnAnswer(f"That is {found}; {expected.asked} is asked.")
    said = [
        say for value, say in expected.misjudged if (value.value, value.dimension) == (given.value, given.dimension)
    ]
    return Grade(False, expected.shown, said[0] if said else f"{_capital(expected.asked)} is asked; this is {found}.")


def _is_never_negative(expected: Expected, given: Fraction) -> bool:
    """Whether a value below zero is a slip of the finger. A plain number and a sum of money may be a difference."""
    answer = expected.answer
    is_measured = answer.dimension != MONEY and answer.has_unit
    return is_measured and all(value != given for value, _ in expected.wrong)


def _check_reading(expected: Expected, read: Quantity, given: Quantity) -> None:
    """Raises NotAnAnswer where a bare share, right as it was read, would be a known slip in its other reading."""
    if given.dimension != SHARE or read.has_unit or not 0 < read.value < 1:
        return
    other = read.value / 100 if given.value == read.value else read.value
    if any(abs(value - other) <= expected.tolerance for value, _ in expected.wrong):
        plain, hundredfold = number(read.value, 12), number(read.value * 100, 12)
        raise NotAnAnswer(f"{plain} may be {plain} % or {hundredfold} %: write it with the %.")


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _remark(expected: Expected, given: Fraction) -> str:
    """The author's word on this wrong value, else the slip that its ratio to the right one betrays."""
    answer = expected.answer
    for value, say in expected.wrong:
        if abs(value - given) <= expected.tolerance:
            return say
    if answer.dimension == COUNT and answer.value in (math.floor(given), math.ceil(given)):
        return "Only whole ones are counted: round at the end."
    # A code is no measure: nobody is off by a factor there.
    if answer.value == 0 or given == 0 or not answer.has_unit:
        return ""
    for factor, word in _SLIPS.items():
        is_more = _is_near(given, answer.value * factor, factor, expected)
        if is_more or _is_near(given * factor, answer.value, 1, expected):
            return f"Off by {word}." if answer.dimension == COUNT else f"Off by {word}: check the unit."
    return ""


def _is_near(given: Fraction, value: Fraction, factor: int, expected: Expected) -> bool:
    """Whether this is the value, as far off as the tolerance of the right one lets it be."""
    return abs(given - value) <= expected.tolerance * factor
