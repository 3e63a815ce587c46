"""When a card is back with its learner: on its due day, or after the days of rest that follow it."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk

# A rest that is longer is no rest: the learner comes back when he or she does.
_LONGEST_REST = 60


@dataclass(frozen=True)
class Back:
    """The first day from a card's due day on that is none of rest, where the due day is one; so many days off."""

    day: int
    days: int


def back(desk: Desk, due_on: int, today: int) -> Back | None:
    """When a card that is due on a day of rest is back; None where the plan has the learner study on its due day."""
    from tutor.actions.plan_setting import plan_setting
    from tutor.scheduling.calendar import Calendar

    rest = plan_setting(desk).rest
    calendar = Calendar(today, rest_days=rest.days, rest_weekdays=rest.weekdays)
    if not calendar.is_rest(due_on):
        return None
    after = range(due_on + 1, due_on + _LONGEST_REST)
    return next((Back(day, day - today) for day in after if not calendar.is_rest(day)), None)
