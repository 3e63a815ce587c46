"""What the coming days hold, by expectation: a day's plan is done, its cards move as they do on average, and again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.scheduling.by_due import due_first
from tutor.scheduling.filling import choose
from tutor.scheduling.learner import NEW
from tutor.scheduling.memory import Memory, interval
from tutor.scheduling.outlook import after_first, after_review
from tutor.scheduling.ranking import rank
from tutor.scheduling.tasks import AHEAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.learner import Learner
    from tutor.scheduling.tasks import PlanCard, Ranked
    from tutor.scheduling.value import Tables

DAYS = 14
# Of more cards than this a sample stands for all.
_SAMPLE = 400


@dataclass(frozen=True)
class DayAhead:
    """Expected seconds of reviews and of new cards on a study day, and how many of each."""

    day: int
    review_seconds: float
    new_seconds: float
    new_cards: float
    reviews: float


def forecast(
    cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables, days: int = DAYS
) -> list[DayAhead]:
    """Today and the days after it, to the day before the exam. Without an exam day ahead, by the rule without one."""
    sample = list(cards[:: max(1, -(-len(cards) // _SAMPLE))])
    scale = len(cards) / len(sample) if sample else 1.0
    return [ahead for ahead, _ in _course(sample, calendar, learner, tables, days, scale)]


def on_exam_day(cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables) -> Sequence[PlanCard]:
    """The cards as they are on the exam day on average, when each day's plan is done until then."""
    course = [then for _, then in _course(cards, calendar, learner, tables, calendar.days_left or 0, 1.0)]
    return course[-1] if course else cards


def _course(
    sample: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables, days: int, scale: float
) -> Iterator[tuple[DayAhead, Sequence[PlanCard]]]:
    """Each day's total, and the cards after it; a card stands for so many."""
    left, owed = calendar.days_left, 0.0
    price: float | None = None
    for day in range(calendar.today, calendar.today + (days if left is None else min(days, left))):
        then = replace(calendar, today=day, spent=calendar.spent if day == calendar.today else 0.0)
        # A sample's days are short: what a card took too much, or found no room for, is settled on the next.
        seconds = 0.0 if then.is_rest(day) else then.seconds_today / scale + owed
        done: list[Ranked] = []
        if seconds > 0:
            order, price = _order(sample, then, learner, tables, price)
            done = choose(order, seconds, learner)
        if scale > 1:
            owed = min(seconds - sum(one.task.seconds for one in done), learner.costs.of(NEW))
        ahead = _total(day, done, scale)
        moved = {one.card.id: _moved(one.card, day, learner, tables) for one in done}
        sample = [moved.get(card.id, card) for card in sample]
        learner = replace(learner, cross_day_reviews=learner.cross_day_reviews + round(ahead.reviews))
        yield ahead, sample


def _order(
    cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables, near: float | None
) -> tuple[list[Ranked], float | None]:
    """The day's cards, the best first, and the price of a second, which is near that of the day before."""
    if calendar.days_left is None:
        ordered = due_first(cards, calendar, learner, tables.weights)
        return [one for one in ordered if one.task.why != AHEAD], None
    return rank(cards, calendar, learner, tables, near)


def _total(day: int, done: Sequence[Ranked], scale: float) -> DayAhead:
    new = [one.task.seconds for one in done if one.task.activity == NEW]
    met = [one.task.seconds for one in done if one.task.activity != NEW]
    return DayAhead(day, sum(met) * scale, sum(new) * scale, len(new) * scale, len(met) * scale)


def _moved(card: PlanCard, day: int, learner: Learner, tables: Tables) -> PlanCard:
    """The card after it was asked on a day, as it is on average."""
    if card.memory is None:
        stability, difficulty = after_first(tables, learner.known)
    else:
        memory = card.memory
        stability, difficulty = after_review(tables, memory.stability, memory.difficulty, day - memory.reviewed_on)
    due_on = day + interval(stability, weights=tables.weights)
    memory = Memory(stability, difficulty, day, day, due_on, True, "", 1, tables.weights[20])
    return replace(card, memory=memory, confident_error_on=None, lucky_guess_on=None)
