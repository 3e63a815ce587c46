"""Taking back the newest answer of all, whichever sitting it was given in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.desk import Desk


@dataclass(frozen=True)
class Undone:
    """The answer that was taken back. `card` and `question` are ids as they are shown; `days` is when the card is due
    now, None when it counts as never met again. Where `is_before_exam` an exam was handed in since: its answers stay.
    `drill` is the title of the drill where it was a decision in one.
    """

    card: str
    question: str
    title: str
    is_right: bool
    confidence: str
    minutes_ago: int
    days: int | None
    is_before_exam: bool = False
    drill: str = ""


def undo(desk: Desk) -> Undone | None:
    """Takes back the newest answer that was not taken back, but for those of exams; None when there is none."""
    now = desk.clock.now()
    taken = desk.store.take_back(now)
    if taken is None:
        return None
    library = desk.library
    memory = desk.store.memory(taken.card)
    return Undone(
        card=library.short(taken.card),
        question=library.short(taken.question),
        title=library.title("card", taken.card),
        is_right=taken.is_right,
        confidence=taken.confidence,
        minutes_ago=max(0, now.at - taken.at) // 60_000,
        days=None if memory is None else memory.due_on - now.day,
        is_before_exam=desk.store.exams.last_handed_in() > taken.at,
        drill=_drill(library, taken.question),
    )


def _drill(library: Library, question: str) -> str:
    """The title of the drill that a decision is of, its id where the drill is gone; '' for a question."""
    drill, is_step, _ = question.partition("#")
    if not is_step:
        return ""
    return library.title("scenario", drill) if library.has("scenario", drill) else library.short(drill)


def has_exam(desk: Desk) -> bool:
    """Whether an exam was ever handed in: its answers are not taken back."""
    return desk.store.exams.last_handed_in() > 0
