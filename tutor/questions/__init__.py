"""grade(question, response) -> Grade: how an answer is marked, one file a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import Question
    from tutor.questions.grade import Response

__all__ = ["Grade", "NotAnAnswer", "grade"]


def grade(question: Question, response: Response) -> Grade:
    """Marks a response: positions of choices in file order for choice kinds, what was typed for number and text.

    Raises NotAnAnswer when it cannot be one (a wrong count of choices, no readable number): it is asked again.
    """
    from tutor.content.model import question as kinds
    from tutor.questions import choices, number, text

    match question:
        case kinds.SingleQuestion() | kinds.MultipleQuestion():
            return choices.grade(question, response)
        case kinds.NumberQuestion():
            return number.grade(question, str(response))
        case kinds.TextQuestion():
            return text.grade(question, str(response))
        case _:
            assert_never(question)
