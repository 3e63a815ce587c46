"""Marking of gaps: each takes its words, spelling forgiven in long ones, or its quantity in any unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer, Response
from tutor.questions.words import says_the_same

_ALIKE = str.maketrans({"−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!="})
_ARROW = re.compile(r"[-=]>")
# A comparison, or the minus of a number; that of SHA-256 and of us-east-1 is none.
_SIGN = re.compile(r"[<>]=?|!=|(?<![\w)])-\s?(?=[$.]?\d)")
_DIGITS = re.compile(r"-?\s?\$?\s?-?\.?\d")

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
    return any(_says(accepted, typed) or _is_same_quantity(accepted, typed) for accepted in blank.accept)


def _says(accepted: str, typed: str) -> bool:
    """Whether the words are the same, and so are the signs: > 5 is not < 5, nor is -1 the same as 1."""
    return _signs(accepted) == _signs(typed) and says_the_same(accepted, typed)


def _signs(text: str) -> list[str]:
    text = _ARROW.sub(" ", text.translate(_ALIKE))
    return [sign.rstrip() for sign in _SIGN.findall(text)]


def _is_same_quantity(accepted: str, typed: str) -> bool:
    """Whether both are bare quantities and the same. A word before one tells another: at least 5, at most 5."""
    from tutor.calculator.quantities import Unreadable, parse

    if not (_is_bare(accepted) and _is_bare(typed)):
        return False
    try:
        wanted = parse(accepted)
        given = parse(typed, wanted.dimension)
    except Unreadable:
        return False
    return (wanted.dimension, wanted.value) == (given.dimension, given.value)


def _is_bare(text: str) -> bool:
    from tutor.calculator.units import NUMBER_WORDS

    text = text.translate(_ALIKE).strip().lower()
    return bool(_DIGITS.match(text)) or re.split(r"[\s.!]", text)[0] in NUMBER_WORDS
