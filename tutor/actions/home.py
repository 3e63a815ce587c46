"""What Home shows: what can be read at once, and what takes a moment longer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.flags import flagged_ids
from tutor.actions.plan_setting import plan_setting
from tutor.content import curriculum
from tutor.progress.days import WEEKS, streak
from tutor.progress.mastery import of_card
from tutor.scheduling.memory import recall_chance
from tutor.store.habits import habits

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.scheduling.memory import Memory

# Until the learner's own times are known; a new card with its text.
SECONDS_A_REVIEW = 60
SECONDS_A_NEW_CARD = 150


@dataclass(frozen=True)
class TopicLine:
    """A topic's title, the levels of its cards, and the part of it that would be recalled today."""

    title: str
    levels: tuple[str, ...]
    id: str = ""
    recall: float = 0.0


@dataclass(frozen=True)
class TaskLine:
    """So many of something, how long they take, and why they are here."""

    count: int
    word: str
    minutes: int
    why: str


@dataclass(frozen=True)
class DayLine:
    """What a coming day is expected to hold; `word` says what is special about it."""

    day: int
    reviews: int
    new: int
    word: str = ""


@dataclass(frozen=True)
class Aim:
    """The exam that is spoken of, its day, since when the learner is on the way, and the days on which to sit mocks."""

    title: str
    on: int | None = None
    began_on: int = 0
    is_rest: bool = False
    coming: tuple[DayLine, ...] = ()
    mocks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Range:
    """Right answers of 50 in the part of the exam that the pack covers if nothing more were studied, on how many mock
    exams and answers that rests, and low, median and high if the plan is kept to, where that can be said.
    """

    low: int
    median: int
    high: int
    mocks: int
    answers: int = 1
    by_plan: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class HomeState:
    """What Home shows. `answers` are counted by study day; days are counted from 1970-01-01, which was a Thursday.

    `minutes_done` are those that the plan takes off, `tasks` is what the minutes that are left hold; `aim` is None in a
    pack without exams.
    """

    minutes: int
    due: int
    new: int
    cards: int
    seen: int
    reviews: int
    minutes_done: int
    topics: tuple[TopicLine, ...]
    answers: dict[int, int]
    today: int
    tasks: tuple[TaskLine, ...] = ()
    aim: Aim | None = None
    reach: Range | None = None
    streak: int = 0
    flagged: int = 0
    remark: str = ""


def home_state(desk: Desk) -> HomeState:
    """What can be read at once: what was answered, and what the rule without a plan makes of today."""
    today, memories = desk.today, desk.store.memories()
    shelves = curriculum.shelves(desk.library)
    cards = {card: is_askable for _, _, here in shelves for card, is_askable in here.items()}
    met = [card for card in cards if card in memories]
    days = desk.store.days()
    answers = {row[0]: row[1] for row in days}
    state = HomeState(
        minutes=plan_setting(desk).minutes,
        due=sum(cards[card] and memories[card].due_on <= today for card in met),
        new=sum(is_askable and card not in memories for card, is_askable in cards.items()),
        cards=len(cards),
        seen=len(met),
        reviews=sum(answers.values()),
        minutes_done=round(habits(desk.store).seconds_on(today) / 60),
        topics=tuple(sorted((_topic(*shelf, memories, today) for shelf in shelves), key=lambda line: line.recall)),
        answers={day: count for day, count in answers.items() if day >= today - 7 * WEEKS},
        today=today,
        streak=streak(answers, today),
        flagged=len(flagged_ids(desk)),
        remark=desk.remark,
    )
    return replace(state, tasks=by_rule(state))


def by_rule(state: HomeState) -> tuple[TaskLine, ...]:
    """What the minutes that are left hold without a plan: due cards first, then as many new ones as fit."""
    minutes = state.minutes - state.minutes_done if state.minutes_done < state.minutes else state.minutes
    due = min(state.due, minutes * 60 // SECONDS_A_REVIEW)
    review_minutes = -(-due * SECONDS_A_REVIEW // 60)
    new = min(state.new, (minutes - review_minutes) * 60 // SECONDS_A_NEW_CARD)
    new_minutes = -(-new * SECONDS_A_NEW_CARD // 60)
    ahead = minutes - review_minutes - new_minutes if state.seen and new == state.new else 0
    lines = (
        TaskLine(due, "review" if due == 1 else "reviews", review_minutes, "most forgotten first"),
        TaskLine(new, "new card" if new == 1 else "new cards", new_minutes, "try first, then read"),
        TaskLine(state.seen if ahead > 0 else 0, "met cards", ahead, "then reading ahead"),
    )
    return tuple(line for line in lines if line.count)


def _topic(topic: str, title: str, cards: dict[str, bool], memories: dict[str, Memory], today: int) -> TopicLine:
    held = [memories.get(card) for card in cards]
    recalls = [recall_chance(memory, today) for memory in held if memory is not None]
    recall = sum(recalls) / len(cards) if cards else 0.0
    return TopicLine(title, tuple(of_card(memory, today) for memory in held), topic, recall)
