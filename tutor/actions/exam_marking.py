"""What handing in makes of an exam: which answers are right, and what the log keeps of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.actions.exam_questions import MOCK, asked_of
from tutor.scheduling.memory import GUESS, NO_IDEA, Answer
from tutor.study.asking import parts_of, words_shown

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.study.exam import Exam


def right_at(desk: Desk, exam: Exam, place: int) -> bool | None:
    """Whether an answer is right; None when its question is gone."""
    from tutor.questions import grade

    asked = asked_of(desk, exam, place)
    if asked is None:
        return None
    return exam.is_answered(place) and grade(asked.question, exam.slots[place].chosen).is_correct


def answer_at(desk: Desk, exam: Exam, place: int, day: int) -> tuple[str, Answer, int, dict[str, Any]]:
    """Card, answer, ms and data of one question, as the log keeps them."""
    from tutor.questions.grade import GRADER_VERSION

    item, slot = exam.paper.items[place], exam.slots[place]
    asked = asked_of(desk, exam, place)
    question = asked.question if asked is not None else desk.library.question(item.question)
    confidence = NO_IDEA if not exam.is_answered(place) else GUESS if slot.is_guess else ""
    data = {
        "response": sorted(slot.chosen),
        "shown": item.order,
        "parts": parts_of(question),
        "kind": question.kind,
        "words": words_shown(question),
        "revision": question.revision,
        "grader": GRADER_VERSION,
    }
    return question.card, Answer(question.id, day, bool(exam.rights[place]), confidence, mode=MOCK), slot.ms, data
