"""Which questions an exam can ask, and how one of them is put."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.study.asking import Asked, parts_of

if TYPE_CHECKING:
    from tutor.content.model.blueprint import MockForm
    from tutor.content.model.question import Question
    from tutor.desk import Desk
    from tutor.study.exam import Exam, Item

# What the log calls an answer of an exam. It says nothing of confidence but a guess: a right one counts as hard.
MOCK = "mock"
EXAM_KINDS = ("single", "multiple")


def askable(desk: Desk, form: MockForm) -> list[str]:
    """The form's questions that an exam can ask: choices to choose from."""
    return [id for id in dict.fromkeys(form.questions) if _is_askable(desk, id)]


def asked_of(desk: Desk, exam: Exam, place: int) -> Asked | None:
    """A question of an exam as it is put; None when the pack does not have it as it was any more.

    Its choices stand where they stood when the exam began. How many are right matters only until it is handed in.
    """
    item = exam.paper.items[place]
    question = question_of(desk, item.question)
    stood = None if question is None else _as_it_stood(question, item)
    if stood is None or (not exam.ended and choose_of(stood) != item.choose):
        return None
    return Asked(stood, item.order, MOCK, False)


def question_of(desk: Desk, id: str) -> Question | None:
    """A question that an exam can ask, as it is today; None when it is gone."""
    return desk.library.question(id) if _is_askable(desk, id) else None


def choose_of(question: Question) -> int:
    """How many choices a question asks for: as many as are right."""
    return sum(choice.correct for choice in getattr(question, "choices", ()))


def _as_it_stood(question: Question, item: Item) -> Question | None:
    """The question with its choices in the order that its file had, since that is what positions count; None where
    choices came or went. A choice that was reworded is looked for at its old place."""
    now, choices = parts_of(question), getattr(question, "choices", ())
    if len(now) != len(item.order):
        return None
    before = item.parts or now
    places = [now.index(part) if now.count(part) == 1 else at for at, part in enumerate(before)]
    if sorted(places) != list(range(len(now))):
        return None
    return replace(question, choices=tuple(choices[place] for place in places))  # type: ignore[arg-type]


def _is_askable(desk: Desk, id: str) -> bool:
    from tutor.content.library import Unknown

    try:
        return desk.library.question(id).kind in EXAM_KINDS
    except Unknown:
        return False
