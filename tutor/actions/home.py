"""What Home shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.flags import flagged_ids
from tutor.progress.days import WEEKS, streak
from tutor.progress.mastery import of_card

if TYPE_CHECKING:
    from tutor.desk import Desk

# Until the learner's own times are known.
SECONDS_A_REVIEW = 60


@dataclass(frozen=True)
class TopicLine:
    """A topic's title and the levels of its cards."""

    title: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class HomeState:
    """What Home shows. `answers` are counted by study day; days are counted from 1970-01-01, which was a Thursday."""

    minutes: int
    due: int
    new: int
    cards: int
    seen: int
    reviews: int
    seconds_a_review: int
    minutes_done: int
    topics: tuple[TopicLine, ...]
    answers: dict[int, int]
    today: int
    streak: int = 0
    flagged: int = 0
    remark: str = ""


def home_state(desk: Desk, minutes: int) -> HomeState:
    """Everything on Home, read at once."""
    today = desk.today
    library, store = desk.library, desk.store
    memories = store.memories()
    cards = library.ids("card")
    topics = tuple(
        TopicLine(
            library.title("topic", topic),
            tuple(of_card(memories.get(card), today) for card in library.ids("card", topic)),
        )
        for topic in library.ids("topic")
    )
    met = [card for card in cards if card in memories]
    days = store.days()
    answers = {row[0]: row[1] for row in days}
    ms_today = sum(row[3] for row in days if row[0] == today)
    return HomeState(
        minutes=minutes,
        due=sum(memories[card].due_on <= today for card in met),
        new=len(cards) - len(met),
        cards=len(cards),
        seen=len(met),
        reviews=sum(answers.values()),
        seconds_a_review=SECONDS_A_REVIEW,
        minutes_done=ms_today // 60_000,
        topics=topics,
        answers={day: count for day, count in answers.items() if day >= today - 7 * WEEKS},
        today=today,
        streak=streak(answers, today),
        flagged=len(flagged_ids(desk)),
        remark=desk.remark,
    )
