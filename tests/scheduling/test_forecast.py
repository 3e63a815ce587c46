"""What the coming days are expected to hold."""

from __future__ import annotations

import pytest

from tests.scheduling.planning import DAY, SEASONED, held, met, new
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.forecast import DAYS, forecast, on_exam_day
from tutor.scheduling.memory import DEFAULT_WEIGHTS
from tutor.scheduling.plan import plan
from tutor.scheduling.tasks import PlanCard
from tutor.scheduling.value import Tables

MANY = [*(met(f"m{n}", 2.0 + n, 1 + n % 9) for n in range(40)), *(new(f"n{n}") for n in range(60))]
IN_30_DAYS = Calendar(DAY, DAY + 30, minutes=20)


def test_the_first_day_ahead_is_todays_plan(tables: Tables) -> None:
    today, first = plan(MANY, IN_30_DAYS, SEASONED, tables), forecast(MANY, IN_30_DAYS, SEASONED, tables)[0]
    assert first.day == DAY
    assert first.review_seconds + first.new_seconds == today.seconds
    assert first.new_cards == sum(task.activity == "new" for task in today.tasks)


def test_days_are_told_until_the_one_before_the_exam(tables: Tables) -> None:
    three = forecast(MANY, Calendar(DAY, DAY + 3), SEASONED, tables)
    assert [day.day for day in three] == [DAY, DAY + 1, DAY + 2]
    assert len(forecast(MANY, Calendar(DAY, DAY + 300), SEASONED, tables)) == DAYS
    assert forecast(MANY, Calendar(DAY, DAY), SEASONED, tables) == []


def test_new_cards_come_first_and_each_is_met_once(tables: Tables) -> None:
    days = forecast(MANY, IN_30_DAYS, SEASONED, tables)
    assert sum(day.new_cards for day in days) == 60
    assert sum(day.new_cards for day in days[:7]) > sum(day.new_cards for day in days[7:])


def test_no_day_holds_more_than_its_time_and_a_card(tables: Tables) -> None:
    days = forecast(MANY, IN_30_DAYS, SEASONED, tables)
    assert max(day.review_seconds + day.new_seconds for day in days) <= 1200 + 60


def test_a_day_of_rest_holds_nothing(tables: Tables) -> None:
    calendar = Calendar(DAY, DAY + 30, minutes=20, rest_days=frozenset({DAY + 2}))
    days = forecast(MANY, calendar, SEASONED, tables)
    assert [day.day for day in days if day.review_seconds + day.new_seconds == 0] == [DAY + 2]


def test_of_thousands_of_cards_a_sample_stands_for_all(tables: Tables) -> None:
    cards = [new(f"n{n}") for n in range(2_000)]
    days = forecast(cards, IN_30_DAYS, SEASONED, tables, days=4)
    assert sum(day.review_seconds + day.new_seconds for day in days) == pytest.approx(4 * 1200, rel=0.1)


@pytest.mark.parametrize("exam_on", [None, DAY - 1])
def test_without_an_exam_ahead_each_day_holds_what_is_due_then_new_cards_which_come_back_on_the_next(
    exam_on: int | None, tables: Tables
) -> None:
    cards = [PlanCard("due", held(90.0, due_in=0)), PlanCard("later", held(90.0, due_in=1)), new("a"), new("b")]
    days = forecast(cards, Calendar(DAY, exam_on, minutes=1.5), SEASONED, tables, days=2)
    assert [(day.review_seconds, day.new_seconds) for day in days] == [(20, 60), (40, 0)]


def test_without_cards_the_days_are_empty(tables: Tables) -> None:
    assert {day.review_seconds + day.new_seconds for day in forecast([], IN_30_DAYS, SEASONED, tables)} == {0}


def test_cards_on_the_exam_day_are_forgotten_along_the_learners_own_curve() -> None:
    steep = Tables((*DEFAULT_WEIGHTS[:20], 0.5), days=10)
    then = on_exam_day([met("m"), new("n")], Calendar(DAY, DAY + 10), SEASONED, steep)
    assert [card.memory.decay for card in then if card.memory is not None] == [0.5, 0.5]


def test_kept_to_until_the_exam_a_plan_meets_every_card_and_leaves_what_is_not_due_alone(tables: Tables) -> None:
    then = on_exam_day(MANY, IN_30_DAYS, SEASONED, tables)
    assert [card.id for card in then] == [card.id for card in MANY]
    assert all(card.memory is not None and card.memory.reviewed_on < DAY + 30 for card in then)
    assert on_exam_day(MANY, Calendar(DAY, DAY), SEASONED, tables) == MANY
    assert on_exam_day(MANY, Calendar(DAY, DAY + 30, minutes=0), SEASONED, tables) == MANY
