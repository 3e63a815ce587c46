"""Marking of single, multiple and judge questions: all or nothing, as in the exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.questions.grade import Grade, NotAnAnswer, Response

if TYPE_CHECKING:
    from tutor.content.model.question import JudgeQuestion, MultipleQuestion, SingleQuestion


def correct_positions(question: SingleQuestion | MultipleQuestion | JudgeQuestion) -> frozenset[int]:
    """Positions of the correct choices in file order, from 0."""
    return frozenset(i for i, choice in enumerate(question.choices) if choice.correct)


def grade(question: SingleQuestion | MultipleQuestion | JudgeQuestion, response: Response) -> Grade:
    """Right when exactly the correct choices are chosen. Raises NotAnAnswer on a wrong count."""
    key = correct_positions(question)
    if not isinstance(response, frozenset) or not response <= set(range(len(question.choices))):
        raise NotAnAnswer("Choose from the choices shown.")
    if len(response) != len(key):
        raise NotAnAnswer(f"choose {len(key)}: {len(response)} chosen")
    return Grade(response == key, "; ".join(question.choices[i].text for i in sorted(key)))
