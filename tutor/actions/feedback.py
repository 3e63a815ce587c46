"""What an answer comes to: its mark, what it counted as, and what the log keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.errors import TutorError
from tutor.study.asking import parts_of, words_shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.back import Back
    from tutor.content.model.question import Question
    from tutor.questions.grade import Grade, Response
    from tutor.questions.problem import Posed
    from tutor.scheduling.memory import Memory
    from tutor.study.asking import Asked


# Kinds whose answers are typed: a learner who was marked wrong may still have been right.
TYPED = ("number", "problem", "text", "cloze")


class NotRated(TutorError):
    """A wrong answer does not count as a right one."""


@dataclass(frozen=True)
class Feedback:
    """What an answer came to. Its card is due again in `days`; only its card's first answer on a day is counted.

    `because` says why a right answer that was sure counts as hard, '' for any other. `back` stands where the due day is
    one of rest.
    """

    asked: Asked
    response: Response
    grade: Grade
    confidence: str
    rating: str | None
    memory: Memory
    days: int
    event: str
    is_counted: bool = True
    because: str = ""
    back: Back | None = None

    @property
    def is_confident_error(self) -> bool:
        """Wrong, and the learner was sure."""
        return not self.grade.is_correct and self.confidence == "sure"


def check_rating(feedback: Feedback, rating: str) -> None:
    """Raises NotRated where a wrong answer would count as right, and nothing was typed that may have been misread."""
    from tutor.scheduling.memory import EASY, GOOD, NO_IDEA

    is_typed = feedback.asked.question.kind in TYPED and feedback.confidence != NO_IDEA
    if rating in (GOOD, EASY) and not feedback.grade.is_correct and not is_typed:
        raise NotRated(f"A wrong answer cannot count as {rating}: again or hard. Undo takes it back, to answer anew.")


def why_hard(rating: str | None, confidence: str, pace: str, used_hint: bool) -> str:
    """What makes an answer count as hard beside the confidence, which the learner knows."""
    if rating != "hard" or confidence != "sure":
        return ""
    return "a hint was used" if used_hint else "slower than your usual" if pace == "slow" else ""


def marked(question: Question, response: Response, confidence: str, posed: Posed | None = None) -> Grade:
    """The mark of a response; no idea is wrong, whatever was chosen before. Raises NotAnAnswer.

    What a problem asks is marked by its variant: that knows the exact value, and the slips.
    """
    from tutor.questions import expected, grade
    from tutor.questions.grade import Grade
    from tutor.scheduling.memory import NO_IDEA

    if confidence == NO_IDEA:
        return Grade(False, expected(question))
    if posed is not None:
        from tutor.questions import problem

        return problem.grade(posed, str(response))
    return grade(question, response)


def circumstances(asked: Asked, response: Response) -> dict[str, object]:
    """What the log keeps of an answer beside the mark, so that it can be marked again."""
    from tutor.questions.grade import GRADER_VERSION

    variant = {} if asked.seed is None else {"seed": asked.seed}
    return {
        **variant,
        "response": sorted(response) if isinstance(response, frozenset) else response,
        "shown": asked.order,
        "parts": parts_of(asked.question),
        "kind": asked.question.kind,
        "words": words_shown(asked.question),
        "revision": asked.question.revision,
        "grader": GRADER_VERSION,
    }
