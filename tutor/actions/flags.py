"""Flags: questions that the learner marked as ones to look at again."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk


@dataclass(frozen=True)
class Flagged:
    """A flagged question: its whole id, what it asks, and the title of its topic; of a problem, its title."""

    id: str
    ask: str
    topic: str
    kind: str = "question"


def flagged_ids(desk: Desk) -> list[str]:
    """Flagged questions that the packs hold, the one flagged last first."""
    known = {*desk.library.ids("question"), *desk.library.ids("problem")}
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
    desk.store.note(desk.clock.now(), "flag", card_of(desk, question), question, {"is_on": is_on})
    return is_on


def card_of(desk: Desk, question: str) -> str:
    """The card of a question or problem."""
    return desk.library.parent("question", question) or desk.library.parent("problem", question)


def _entry(desk: Desk, id: str) -> Flagged:
    library = desk.library
    topic = library.title("topic", library.parent("card", card_of(desk, id)))
    if library.has("question", id):
        return Flagged(id, library.question(id).stem.strip().rpartition("\n\n")[2], topic)
    return Flagged(id, library.title("problem", id), topic, "problem")
