"""grade(question, response) -> Grade: how an answer is marked, one file a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tutor.questions.grade import Grade, NotAnAnswer

if TYPE_CHECKING:
    from tutor.content.model.question import Question
    from tutor.questions.grade import Response

__all__ = ["Grade", "NotAnAnswer", "expected", "grade"]


def grade(question: Question, response: Response) -> Grade:
    """Marks a response in its kind's form.

    Raises NotAnAnswer when it cannot be one (a wrong count of choices, no readable number): it is asked again.
    """
    from tutor.content.model import question as kinds
    from tutor.questions import choices, cloze, match, number, order, text

    match question:
        case kinds.SingleQuestion() | kinds.MultipleQuestion() | kinds.JudgeQuestion():
            return choices.grade(question, response)
        case kinds.NumberQuestion():
            return number.grade(question, str(response))
        case kinds.TextQuestion():
            return text.grade(question, str(response))
        case kinds.OrderQuestion():
            return order.grade(question, response)
        case kinds.MatchQuestion():
            return match.grade(question, response)
        case kinds.ClozeQuestion():
            return cloze.grade(question, response)
        case _:
            assert_never(question)


def expected(question: Question) -> str:
    """What would have been right, in words."""
    from tutor.content.model import question as kinds

    match question:
        case kinds.SingleQuestion() | kinds.MultipleQuestion() | kinds.JudgeQuestion():
            return "; ".join(choice.text for choice in question.choices if choice.correct)
        case kinds.NumberQuestion():
            return question.answer
        case kinds.TextQuestion():
            return question.accept[0].text
        case kinds.OrderQuestion():
            return "; ".join(choice.text for choice in question.choices)
        case kinds.MatchQuestion():
            return "; ".join(f"{pair.left}: {pair.right}" for pair in question.pairs)
        case kinds.ClozeQuestion():
            return "; ".join(blank.accept[0] for blank in question.blanks)
        case _:
            assert_never(question)
