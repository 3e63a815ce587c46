"""The order without an exam day: the most forgotten of what is due, then new cards, then what is due later."""

from __future__ import annotations

import math

from tutor.scheduling.learner import NEW
from tutor.scheduling.memory import recall_chance
from tutor.scheduling.tasks import AHEAD, DUE, UNMET, Ranked, Task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.learner import Learner
    from tutor.scheduling.memory import Weights
    from tutor.scheduling.tasks import PlanCard

# Until its tables are there, an exam's new cards are spread over this part of the days left.
_SPREAD = 0.7


def due_first(cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, weights: Weights) -> list[Ranked]:
    """Cards not answered today, in the order to ask them."""
    new = sorted((card for card in cards if card.memory is None), key=lambda card: -card.weight)
    met = [card for card in cards if card.memory is not None and card.memory.answered_on < calendar.today]
    met.sort(key=lambda card: recall_chance(card.memory, calendar.today, weights) if card.memory else 1.0)
    due = [card for card in met if card.memory and card.memory.due_on <= calendar.today]
    ahead = [card for card in met if card.memory and card.memory.due_on > calendar.today]
    count = new_a_day(len(new), calendar)
    order = [(due, DUE), (new[:count], UNMET), (ahead, AHEAD), (new[count:], UNMET)]
    named = [(card, why) for group, why in order for card in group]
    return [_ranked(card, why, learner, len(named) - place) for place, (card, why) in enumerate(named)]


def new_a_day(count: int, calendar: Calendar) -> int:
    """How many of so many new cards to begin today: N / (0.7 T) with an exam in T days, else all that fit."""
    left = calendar.days_left
    return count if left is None else math.ceil(count / (_SPREAD * max(left, 1)))


def _ranked(card: PlanCard, why: str, learner: Learner, rank: float) -> Ranked:
    activity = NEW if card.memory is None else card.activity
    return Ranked(card, Task(card.id, activity, learner.costs.of(activity), why), rank)
