"""What a mark is."""

from __future__ import annotations

from dataclasses import dataclass

# Positions in file order, counted from 0: the set chosen (single, multiple, judge), the sequence (order), or for each
# left-hand text its right-hand one, decoys behind the pairs (match). Typed: one text (number, text), or one a gap
# (cloze).
Response = frozenset[int] | tuple[int, ...] | tuple[str, ...] | str

# Raise it when an answer would be marked in another way than before: the log keeps it beside every answer.
GRADER_VERSION = 2


class NotAnAnswer(ValueError):
    """The response cannot be marked; the sentence says what is wanted. It is asked again, without penalty."""


@dataclass(frozen=True)
class Grade:
    """Right or wrong, what would have been right, and what to say about this wrong answer in particular."""

    is_correct: bool
    expected: str
    remark: str = ""
