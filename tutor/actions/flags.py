"""Flags: questions that the learner marked as ones to look at again."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk


@dataclass(frozen=True)
class Flagged:
    """A flagged question: its whole id, what it asks, and the title of its topic."""

    id: str
    ask: str
    topic: str


def flagged_ids(desk: Desk) -> list[str]:
    """Flagged questions that the packs hold, the one flagged last first."""
    known = set(desk.library.ids("question"))
    return [id for id in desk.store.flagged() if id in known]


def flagged(desk: Desk) -> tuple[Flagged, ...]:
    """Flagged questions as a list shows them."""
    return tuple(_entry(desk, id) for id in flagged_ids(desk))


def is_flagged(desk: Desk, question: str) -> bool:
    """Whether a question is flagged now."""
    return question in desk.store.flagged()


def toggle(desk: Desk, question: str) -> bool:
    """Flags a question or takes the flag off; returns whether it has one now."""
    is_on = not is_flagged(desk, question)
    card = desk.library.parent("question", question)
    desk.store.note(desk.clock.now(), "flag", card, question, {"is_on": is_on})
    return is_on


def _entry(desk: Desk, id: str) -> Flagged:
    library = desk.library
    topic = library.title("topic", library.parent("card", library.parent("question", id)))
    return Flagged(id, library.question(id).stem.strip().rpartition("\n\n")[2], topic)
