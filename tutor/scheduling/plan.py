"""What to study today, so that most is known on the exam day."""

from __future__ import annotations

from tutor.scheduling.filling import fill
from tutor.scheduling.memory import DEFAULT_WEIGHTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.learner import Learner
    from tutor.scheduling.tasks import PlanCard, Today
    from tutor.scheduling.value import Tables


def plan(cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables | None) -> Today:
    """Today's tasks. Without an exam day ahead, or until its tables are built, by the rule without one.

    The memories must be those of the tables' weights.
    """
    total = sum(card.weight for card in cards)
    if calendar.days_left is None or tables is None:
        from tutor.scheduling.by_due import due_first

        weights = DEFAULT_WEIGHTS if tables is None else tables.weights
        return fill(due_first(cards, calendar, learner, weights), calendar, learner, total)
    from tutor.scheduling.ranking import rank

    ranked, price = rank(cards, calendar, learner, tables)
    return fill(ranked, calendar, learner, total, price)
