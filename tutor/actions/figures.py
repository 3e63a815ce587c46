"""What `tutor due`, `tutor topics` and `tutor stats` say, and the app's progress screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.progress import mastery
from tutor.progress.days import WEEKS, DayDone, coming, streak
from tutor.progress.retention import Retention, Share, retention

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


@dataclass(frozen=True)
class Stats:
    """Where the learner stands. `reviews` are answers not taken back, also those on cards that left the pack; `days`
    the study days with an answer in the last seven weeks, oldest first; `minutes` spent on answering, in all."""

    today: int
    reviews: int
    voided: int
    cards: int
    seen: int
    right: Share
    retention: Retention
    streak: int
    minutes: int
    days: tuple[DayDone, ...]
    due: DueFigures
    topics: tuple[TopicFigures, ...]


def due_figures(desk: Desk) -> DueFigures:
    """What waits today and on the next days, of the cards that can be asked."""
    return _due(desk, desk.store.memories())


def topic_figures(desk: Desk) -> tuple[TopicFigures, ...]:
    """Every topic in the order of study."""
    memories, today = desk.store.memories(), desk.today
    return tuple(_topic(desk, topic, memories, today) for topic in desk.library.ids("topic"))


def stats(desk: Desk) -> Stats:
    """Everything that `tutor stats` shows."""
    store, today = desk.store, desk.today
    days = [DayDone(*row) for row in store.days()]
    reviews = sum(done.answers for done in days)
    topics = topic_figures(desk)
    return Stats(
        today=today,
        reviews=reviews,
        voided=sum(card[4] for card in store.tallies.cards()),
        cards=sum(topic.tally.cards for topic in topics),
        seen=sum(topic.tally.seen for topic in topics),
        right=Share(sum(done.right for done in days), reviews),
        retention=retention(days),
        streak=streak({done.day for done in days}, today),
        minutes=sum(done.ms for done in days) // 60_000,
        days=tuple(done for done in days if done.day > today - WEEKS * 7),
        due=due_figures(desk),
        topics=topics,
    )


def _due(desk: Desk, memories: dict[str, Memory]) -> DueFigures:
    today, library = desk.today, desk.library
    due_days = [memory.due_on for card, memory in memories.items() if library.probes(card)]
    return DueFigures(
        due=sum(day <= today for day in due_days),
        overdue=sum(day < today for day in due_days),
        new=sum(card not in memories and bool(library.probes(card)) for card in library.ids("card")),
        due_by_day=coming(due_days, today),
    )


def _topic(desk: Desk, topic: str, memories: dict[str, Memory], today: int) -> TopicFigures:
    cards = desk.library.ids("card", topic)
    held = [memories[card] for card in cards if card in memories]
    due = sum(memory.due_on <= today for memory in held)
    levels = [mastery.of_card(memories.get(card), today) for card in cards]
    return TopicFigures(topic, desk.library.title("topic", topic), due, mastery.tally(levels))
