"""What `tutor due` and `tutor topics` say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content import curriculum
from tutor.progress import mastery
from tutor.progress.days import coming

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.scheduling.memory import Memory


@dataclass(frozen=True)
class DueFigures:
    """What waits. `due` is all that waits today, `overdue` the part of it left over from earlier days, `new` cards
    never met; `due_by_day` the next seven days, tomorrow first."""

    due: int
    overdue: int
    new: int
    due_by_day: tuple[int, ...]


@dataclass(frozen=True)
class TopicFigures:
    """One topic; `topic` is its whole id."""

    topic: str
    title: str
    due: int
    tally: mastery.Tally


def due_figures(desk: Desk) -> DueFigures:
    """What waits today and on the next days, of the cards that can be asked."""
    return _due(desk, desk.store.memories())


def topic_figures(desk: Desk) -> tuple[TopicFigures, ...]:
    """Every topic in the order of study."""
    memories, today = desk.store.memories(), desk.today
    shelves = curriculum.shelves(desk.library)
    return tuple(_topic(*shelf, memories, today) for shelf in shelves)


def _due(desk: Desk, memories: dict[str, Memory]) -> DueFigures:
    today, asked = desk.today, curriculum.askable(desk.library)
    due_days = [memory.due_on for card, memory in memories.items() if card in asked]
    return DueFigures(
        due=sum(day <= today for day in due_days),
        overdue=sum(day < today for day in due_days),
        new=sum(card in asked and card not in memories for card in desk.library.ids("card")),
        due_by_day=coming(due_days, today),
    )


def _topic(topic: str, title: str, cards: dict[str, bool], memories: dict[str, Memory], today: int) -> TopicFigures:
    due = sum(cards[card] and card in memories and memories[card].due_on <= today for card in cards)
    levels = [mastery.of_card(memories.get(card), today) for card in cards]
    return TopicFigures(topic, title, due, mastery.tally(levels))
