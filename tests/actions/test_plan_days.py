"""Clocks and days at their edges: every one has a plan, a word of readiness and figures, and none a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.actions.packs import DAY, DAY_MS, HandClock, Learner, open_learner
from tests.actions.plan_pack import write_plan_pack
from tests.actions.planner import at_another_desk, at_the_desk, study
from tutor.actions.figures import due_figures
from tutor.actions.planning import Planned, Rest, choose, last_plan, names, planned
from tutor.actions.progress import progress
from tutor.actions.ready import ready
from tutor.desk import study_day
from tutor.store.moment import Moment
from tutor.views.lines import plain
from tutor.views.plan import heading, terms, today
from tutor.views.plan_page import lines

FOR_SHEET = "`tutor sheet` prints one page of your weakest facts, for a last look."


@pytest.fixture
def learner(tmp_path: Path, kept_tables: Path) -> Iterator[Learner]:
    """A learner whose exam is in twelve days."""
    learner = at_the_desk(tmp_path)
    choose(learner.desk, on=DAY + 12)
    yield learner
    learner.desk.close()


@dataclass
class Traveller(HandClock):
    """A clock that is taken to other time zones: `offset` is local time less UTC, in minutes."""

    offset: int = 0

    def now(self) -> Moment:
        self.at += 1_000
        return Moment(self.at, self.offset, study_day(self.at / 1000, self.offset * 60))


def plan_of(learner: Learner) -> Planned:
    """The plan, after everything else that speaks of days was asked as well, and the page drawn."""
    plan = planned(learner.desk)
    assert ready(learner.desk).today == learner.desk.today
    assert progress(learner.desk.library, learner.desk.store.tallies, learner.desk.today)["cards"] == 8
    assert len(due_figures(learner.desk).due_by_day) == 7
    assert all(len(plain(line)) <= 78 for line in lines(plan, names(learner.desk, plan), 78))
    assert last_plan(learner.desk) == plan
    return plan


def meet_all(learner: Learner, is_right: bool = True, number: int = 1) -> None:
    """Answers every card."""
    for card in "abcdefgh":
        study(learner, card, is_right, number=number)


def test_on_the_exam_day_it_is_said_and_a_missed_day_costs_nothing_any_more(learner: Learner) -> None:
    learner.clock.sleep(12)
    plan = plan_of(learner)
    assert (plan.days_left, plan.fallback, plan.coming, plan.mocks) == (0, "", (), ())
    assert heading(plan) == "Demo (DEMO-2) on Wednesday 16 October 2024: today"
    assert FOR_SHEET in terms(plan)


def test_on_the_last_evening_the_sheet_is_named(learner: Learner) -> None:
    learner.clock.sleep(11)
    plan = plan_of(learner)
    assert heading(plan) == "Demo (DEMO-2) on Wednesday 16 October 2024: tomorrow"
    assert FOR_SHEET in terms(plan)


def test_after_the_exam_the_rule_holds_and_the_way_on_is_said(learner: Learner) -> None:
    learner.clock.sleep(13)
    plan = plan_of(learner)
    assert heading(plan) == "Demo (DEMO-2) was on Wednesday 16 October 2024"
    assert terms(plan)[-1] == (
        "`tutor ready --add-outcome pass` or `fail` keeps how it went; `tutor plan --on DATE` sets another day."
    )


def test_four_hundred_days_off_it_is_planned_as_if_it_were_sixty_and_said(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 400)
    plan = plan_of(learner)
    assert (plan.days_left, len(plan.today.tasks)) == (400, 8)
    assert terms(plan)[-1] == "Farther off than 60 days, it is planned as if it were 60 days off until it is."


def test_zero_minutes_plan_nothing_and_say_so(learner: Learner) -> None:
    choose(learner.desk, minutes=0)
    plan = plan_of(learner)
    assert plan.today.tasks == ()
    assert today(plan) == "Nothing is planned: no minutes a day are set. `tutor plan --minutes 20` sets them."


def test_when_every_day_is_one_of_rest_that_is_said(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(frozenset(range(7))))
    plan = plan_of(learner)
    assert (plan.today.tasks, plan.mocks, {day.why for day in plan.coming}) == ((), (), {"rest"})
    assert today(plan) == "Today is a day of rest, as is every day: `tutor plan --rest none` changes that."


def test_when_all_is_done_today_that_is_said(learner: Learner) -> None:
    choose(learner.desk, minutes=1)
    study(learner, "a", ms=70_000)
    assert today(plan_of(learner)) == "Today's minute is done."


def test_when_all_cards_are_mature_they_had_better_wait(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 400)
    for _ in range(20):
        meet_all(learner)
        learner.clock.sleep(10)
    meet_all(learner)
    learner.clock.sleep(1)
    choose(learner.desk, on=learner.desk.today + 12)
    assert today(plan_of(learner)) == "Today: every card had better wait."


def test_a_pack_without_cards_has_nothing_to_plan(tmp_path: Path, kept_tables: Path) -> None:
    root = write_plan_pack(tmp_path / "pack")
    for path in (root / "quizzes").glob("*.yaml"):
        path.unlink()
    learner = open_learner(root, tmp_path / "data")
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk)
    assert (plan.cards, plan.today.tasks, {day.cards for day in plan.coming}) == (0, (), {0})
    assert today(plan) == "Nothing to plan: no card of the pack serves this exam."
    learner.desk.close()


def test_a_pack_without_an_exam_is_planned_by_what_is_due(tmp_path: Path) -> None:
    learner = at_another_desk(tmp_path, old="", new="")
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk)
    assert (plan.exam, plan.cards, len(plan.today.tasks)) == ("", 8, 8)
    assert heading(plan) == "The pack describes no exam: what is due comes first."
    learner.desk.close()


@pytest.mark.parametrize("days", [1, 4, 9])
def test_a_clock_set_back_plans_what_was_not_answered_since(learner: Learner, days: int) -> None:
    learner.clock.sleep(5)
    for card in "abcd":
        study(learner, card, is_right=False)
    planned(learner.desk)
    learner.clock.sleep(-days)
    assert last_plan(learner.desk) is None  # it was made "tomorrow"
    plan = plan_of(learner)
    assert plan.days_left == 12 - 5 + days
    assert {task.card for task in plan.today.tasks} == {"p/e", "p/f", "p/g", "p/h"}


def traveller(tmp_path: Path, at: int, offset: int) -> Learner:
    """A learner with a clock of a time zone, whose exam is on day 20,012."""
    learner = at_the_desk(tmp_path, Traveller(at, offset))
    choose(learner.desk, on=DAY + 12)
    return learner


def test_a_flight_across_the_date_line_is_a_day_more_and_asks_nothing_twice(tmp_path: Path, kept_tables: Path) -> None:
    learner = traveller(tmp_path, DAY * DAY_MS, 13 * 60)  # one in the afternoon in Auckland
    assert plan_of(learner).days_left == 12
    meet_all(learner)
    moved(learner).offset = -10 * 60  # two in the afternoon in Honolulu, on the day before
    plan = plan_of(learner)
    assert (plan.days_left, plan.today.tasks) == (13, ())
    learner.desk.close()


@pytest.mark.parametrize(("before", "after"), [(120, 60), (60, 120)])
def test_the_night_of_a_clock_change_is_one_night(tmp_path: Path, kept_tables: Path, before: int, after: int) -> None:
    def at(day: int, hour: float, offset: int) -> int:
        return day * DAY_MS + int((hour * 60 - offset) * 60_000)

    learner = traveller(tmp_path, at(DAY, 12, before), before)
    left = [plan_of(learner).days_left]
    clock = moved(learner)
    for day, hour, offset in (
        (DAY + 1, 1.5, before),
        (DAY + 1, 3.5, after),
        (DAY + 1, 4.5, after),
        (DAY + 2, 12, after),
    ):
        clock.at, clock.offset = at(day, hour, offset), offset
        left.append(plan_of(learner).days_left)
    assert left == [12, 12, 12, 11, 10]
    learner.desk.close()


def moved(learner: Learner) -> Traveller:
    """The clock that travels."""
    assert isinstance(learner.clock, Traveller)
    return learner.clock
