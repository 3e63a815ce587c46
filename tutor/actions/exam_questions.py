"""Which questions an exam can ask, and how one of them is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.study.asking import Asked, shuffled_count

if TYPE_CHECKING:
    from tutor.content.model.blueprint import MockForm
    from tutor.content.model.question import Question
    from tutor.desk import Desk
    from tutor.study.exam import Exam

# What the log calls an answer of an exam. It says nothing of confidence but a guess: a right one counts as hard.
MOCK = "mock"
EXAM_KINDS = ("single", "multiple")


def askable(desk: Desk, form: MockForm) -> list[str]:
    """The form's questions that an exam can ask: choices to choose from."""
    return [id for id in dict.fromkeys(form.questions) if _is_askable(desk, id)]


def asked_of(desk: Desk, exam: Exam, place: int) -> Asked | None:
    """A question of an exam as it is put; None when the pack does not have it as it was any more."""
    item = exam.paper.items[place]
    if not _is_askable(desk, item.question):
        return None
    question = desk.library.question(item.question)
    if shuffled_count(question) != len(item.order) or choose_of(question) != item.choose:
        return None
    return Asked(question, item.order, MOCK, False)


def choose_of(question: Question) -> int:
    """How many choices a question asks for: as many as are right."""
    return sum(choice.correct for choice in getattr(question, "choices", ()))


def _is_askable(desk: Desk, id: str) -> bool:
    from tutor.content.library import Unknown

    try:
        return desk.library.question(id).kind in EXAM_KINDS
    except Unknown:
        return False
