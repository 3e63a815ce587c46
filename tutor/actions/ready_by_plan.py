"""How an exam's covered part would go if the plan were kept to: what comes of it is an expectation, no promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.plan_inputs import calendar_of, inputs
from tutor.actions.plan_setting import plan_setting
from tutor.actions.plan_tables import nearest_tables
from tutor.actions.ready_parts import cover
from tutor.scheduling.forecast import on_exam_day
from tutor.scheduling.readiness import Readiness, readiness

if TYPE_CHECKING:
    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk
    from tutor.scheduling.readiness import Belief

# The days until the exam are gone through one by one, each with all cards: so many of both are a second or two.
MOST_CARD_DAYS = 30_000


def ready_by_plan(desk: Desk, blueprint: Blueprint, held: Belief, guess: float) -> Readiness | None:
    """The forecast for the plan's exam day when each day until then is studied as planned. None without such a day
    ahead, before there are tables, and where there are too many cards and days to go through.
    """
    setting = plan_setting(desk)
    calendar = calendar_of(desk, setting)
    if not calendar.days_left or calendar.exam_on is None:
        return None
    found, tables = inputs(desk, blueprint), nearest_tables(desk)
    if tables is None or len(found.cards) * calendar.days_left > MOST_CARD_DAYS:
        return None
    then = on_exam_day(found.cards, calendar, found.learner, tables)
    memories = {card.id: card.memory for card in then if card.memory is not None}
    return readiness(cover(desk, blueprint, calendar.exam_on, memories).parts, held, guess)
