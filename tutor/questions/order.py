"""Marking of a sequence: right when every step stands where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer, Response

if TYPE_CHECKING:
    from tutor.content.model.question import OrderQuestion


def grade(question: OrderQuestion, response: Response) -> Grade:
    """Right when the steps come as the file has them. Raises NotAnAnswer unless each stands in it once."""
    count = len(question.choices)
    if not isinstance(response, tuple) or sorted(response, key=str) != sorted(range(count), key=str):
        given = len(set(response)) if isinstance(response, tuple) else 0
        raise NotAnAnswer(f"Put all {count} into order, each once: {given} placed.")
    expected = "; ".join(choice.text for choice in question.choices)
    misplaced = sum(position != i for i, position in enumerate(response))
    if not misplaced:
        return Grade(True, expected)
    return Grade(False, expected, f"{count - misplaced} of {count} stand where they belong.")
