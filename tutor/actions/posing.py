"""Which variant of a problem is asked now: the one in its file first, then others, as often as it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.study.asking import Asked

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.desk import Desk
    from tutor.questions.problem import Posed


class NotPosed(TutorError):
    """A problem that cannot be computed with the facts as they are."""


def pose(desk: Desk, id: str, seed: int | None = None) -> Posed:
    """The variant of a seed, or the one whose turn it is. Raises NotPosed."""
    return of_seed(desk.library, id, desk.store.times_asked([id])[id] if seed is None else seed)


def first_of(library: Library, id: str) -> Posed:
    """The variant that a problem's file shows. Raises NotPosed."""
    return of_seed(library, id, 0)


def of_seed(library: Library, id: str, seed: int) -> Posed:
    """The variant of a seed. Raises NotPosed."""
    from tutor.calculator.expressions import NotArithmetic
    from tutor.calculator.quantities import Unreadable
    from tutor.content.calculation import NoNumber
    from tutor.questions.problem import pose

    problem = library.problem(id)
    try:
        return pose(problem, library.fact_texts(problem.let.values()), seed)
    except (NoNumber, NotArithmetic, Unreadable) as error:
        short = library.short(id)
        raise NotPosed(f'The problem "{short}" cannot be asked: {error}. `tutor check` shows where.') from error


def as_asked(desk: Desk, posed: Posed, reason: str) -> Asked:
    """A variant as a question that is asked."""
    from tutor.study.posed import as_question

    question = as_question(posed)
    return Asked(question, (), reason, not desk.store.is_met(question.card), posed)
