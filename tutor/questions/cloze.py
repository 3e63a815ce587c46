"""Marking of gaps: each takes its words, spelling forgiven in long ones, or its quantity in any unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer, Response
from tutor.questions.words import says_the_same

if TYPE_CHECKING:
    from tutor.content.model.question import Blank, ClozeQuestion


def grade(question: ClozeQuestion, response: Response) -> Grade:
    """Right when every gap is. Raises NotAnAnswer unless each holds something."""
    count = len(question.blanks)
    filled = [str(text).strip() for text in response] if isinstance(response, tuple) else []
    if len(filled) != count or not all(filled):
        raise NotAnAnswer(f"Fill all {count} gaps: {sum(map(bool, filled))} filled.")
    right = [fits(blank, text) for blank, text in zip(question.blanks, filled, strict=True)]
    expected = "; ".join(blank.accept[0] for blank in question.blanks)
    return Grade(all(right), expected, "" if all(right) else f"{sum(right)} of {count} gaps are right.")


def fits(blank: Blank, typed: str) -> bool:
    """Whether a gap takes what was typed."""
    return any(says_the_same(accepted, typed) or _is_same_quantity(accepted, typed) for accepted in blank.accept)


def _is_same_quantity(accepted: str, typed: str) -> bool:
    from tutor.calculator.quantities import Unreadable, parse

    try:
        wanted = parse(accepted)
        given = parse(typed, wanted.dimension)
    except Unreadable:
        return False
    return (wanted.dimension, wanted.value) == (given.dimension, given.value)
