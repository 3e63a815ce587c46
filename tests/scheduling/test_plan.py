"""What is planned for a day: which cards, in which order, for how long, and why."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scheduling.planning import DAY, FRESH, SEASONED, held, met, new
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.learner import EXAM, NEW, RECALL, Costs, Learner
from tutor.scheduling.plan import plan
from tutor.scheduling.ranking import rank
from tutor.scheduling.tasks import (
    AHEAD,
    BESIDE,
    CONFIDENT_ERROR,
    DUE,
    FADING,
    LUCKY_GUESS,
    UNMET,
    WEIGHTY,
    PlanCard,
    Task,
    Today,
)
from tutor.scheduling.value import Tables

IN_30_DAYS = Calendar(DAY, DAY + 30, minutes=20)
MANY = [*(met(f"m{n}", 2.0 + n, 1 + n % 9) for n in range(40)), *(new(f"n{n}") for n in range(60))]


def ids(tasks: tuple[Task, ...]) -> list[str]:
    return [task.card for task in tasks]


def numbers(today: Today) -> list[float]:
    tasks = (*today.tasks, *today.then)
    return [today.missed_day, today.price, today.seconds, *(task.gain for task in tasks)]


def test_a_card_about_to_fade_comes_before_one_that_lasts_until_the_exam(tables: Tables) -> None:
    today = plan([met("lasts", 400.0), met("fades", 4.0)], IN_30_DAYS, SEASONED, tables)
    assert [(task.card, task.activity, task.seconds, task.why) for task in today.tasks] == [
        ("fades", RECALL, 20, FADING)
    ]
    assert [(task.card, task.why, task.gain) for task in today.then] == [("lasts", AHEAD, 0)]


def test_of_new_cards_the_one_with_most_exam_weight_comes_first(tables: Tables) -> None:
    today = plan([new("awareness", 0.5), new("core", 2.0)], IN_30_DAYS, SEASONED, tables)
    assert [(task.card, task.activity, task.seconds, task.why) for task in today.tasks] == [
        ("core", NEW, 60, WEIGHTY),
        ("awareness", NEW, 60, WEIGHTY),
    ]


def test_of_two_that_bring_the_same_the_quicker_comes_first(tables: Tables) -> None:
    slow, quick = met("slow", activity=EXAM), met("quick", activity=RECALL)
    short = replace(IN_30_DAYS, minutes=1)
    assert ids(plan([slow, quick], short, SEASONED, tables).tasks)[0] == "quick"


def test_with_little_time_before_the_exam_new_cards_are_left_for_what_is_nearly_known(tables: Tables) -> None:
    cards = [*(new(f"n{n}") for n in range(50)), *(met(f"m{n}", 1.0, 6) for n in range(50))]
    today = plan(cards, Calendar(DAY, DAY + 3, minutes=5), SEASONED, tables)
    assert {task.activity for task in today.tasks} == {RECALL}


def test_a_card_answered_today_is_not_planned_again(tables: Tables) -> None:
    done = PlanCard("done", replace(held(5.0), answered_on=DAY))
    today = plan([done, met("open")], IN_30_DAYS, SEASONED, tables)
    assert ids(today.tasks) == ["open"]
    assert today.then == ()


def test_what_follows_the_tasks_is_everything_else(tables: Tables) -> None:
    today = plan(MANY, IN_30_DAYS, SEASONED, tables)
    assert sorted(ids(today.tasks) + ids(today.then)) == sorted(card.id for card in MANY)
    assert today.is_planned


def test_what_was_studied_today_is_taken_off_the_time(tables: Tables) -> None:
    whole = plan(MANY, IN_30_DAYS, SEASONED, tables).seconds
    rest = plan(MANY, replace(IN_30_DAYS, spent=600.0), SEASONED, tables).seconds
    assert (whole, rest) == (1200, 600)


def test_until_150_reviews_on_later_days_two_fifths_of_a_sitting_are_reviews(tables: Tables) -> None:
    cards = [*(met(f"m{n}", 300.0) for n in range(100)), *(new(f"n{n}") for n in range(100))]
    calendar = Calendar(DAY, DAY + 14, minutes=20)

    def reviews(learner: Learner) -> float:
        tasks = plan(cards, calendar, learner, tables).tasks
        return sum(task.seconds for task in tasks if task.activity == RECALL)

    assert reviews(FRESH) == 480
    assert reviews(replace(FRESH, cross_day_reviews=149)) == 480
    assert reviews(SEASONED) == 0


@pytest.mark.parametrize(
    ("days_ago", "answered", "why"), [(1, 1, CONFIDENT_ERROR), (3, 2, AHEAD), (7, 6, CONFIDENT_ERROR)]
)
def test_a_confident_error_comes_back_the_next_day_and_again_a_week_later(
    days_ago: int, answered: int, why: str, tables: Tables
) -> None:
    card = PlanCard("c", held(200.0, answered), confident_error_on=DAY - days_ago)
    today = plan([*MANY, card], IN_30_DAYS, SEASONED, tables)
    assert [task.why for task in (*today.tasks, *today.then) if task.card == "c"] == [why]
    assert (today.tasks[0].card == "c") is (why == CONFIDENT_ERROR)


def test_what_puts_an_error_first_costs_nothing_when_the_day_is_missed(tables: Tables) -> None:
    unsure, sure = (PlanCard("c", held(200.0, 1), confident_error_on=day) for day in (None, DAY - 1))
    costs = [plan([*MANY, card], IN_30_DAYS, SEASONED, tables) for card in (unsure, sure)]
    (gain,) = [task.gain for task in costs[1].tasks if task.card == "c"]
    assert gain == next(task.gain for task in (*costs[0].tasks, *costs[0].then) if task.card == "c")
    assert costs[1].missed_day == pytest.approx(costs[0].missed_day, abs=0.001)


def test_a_confident_error_comes_back_on_the_day_before_the_exam_when_that_is_sooner(tables: Tables) -> None:
    card = PlanCard("c", held(200.0, 3), confident_error_on=DAY - 4)
    assert plan([card], Calendar(DAY, DAY + 1), SEASONED, tables).tasks[0].why == CONFIDENT_ERROR
    assert plan([card], Calendar(DAY, DAY + 2), SEASONED, tables).tasks[0].why == WEIGHTY


def test_a_confident_error_of_today_waits_until_tomorrow(tables: Tables) -> None:
    card = PlanCard("c", replace(held(5.0), answered_on=DAY), confident_error_on=DAY)
    assert plan([card], IN_30_DAYS, SEASONED, tables).tasks == ()


def test_a_lucky_guess_is_asked_again_on_the_next_day_until_it_was(tables: Tables) -> None:
    guessed = PlanCard("g", held(200.0, 1), lucky_guess_on=DAY - 1)
    today = plan([*MANY, guessed], IN_30_DAYS, SEASONED, tables)
    assert (today.tasks[0].card, today.tasks[0].why) == ("g", LUCKY_GUESS)
    asked = PlanCard("g", held(200.0, 1), lucky_guess_on=DAY - 2)
    assert LUCKY_GUESS not in {task.why for task in plan([*MANY, asked], IN_30_DAYS, SEASONED, tables).tasks}


def test_a_card_is_followed_by_the_one_it_was_taken_for_even_when_that_could_wait(tables: Tables) -> None:
    cards = [met("first", 2.0, twins=("twin",)), *(met(f"m{n}", 3.0) for n in range(50)), met("twin", 500.0)]
    today = plan(cards, replace(IN_30_DAYS, minutes=2), SEASONED, tables)
    assert ids(today.tasks)[:2] == ["first", "twin"]
    assert today.tasks[1].why == BESIDE
    assert today.seconds == 120


def test_a_twin_that_was_never_met_is_not_asked_for_it(tables: Tables) -> None:
    cards = [met("first", 2.0, twins=("twin", "gone")), *(met(f"m{n}", 3.0) for n in range(50)), new("twin", 0.01)]
    assert "twin" not in ids(plan(cards, replace(IN_30_DAYS, minutes=2), SEASONED, tables).tasks)


def test_nothing_is_planned_on_a_day_of_rest_and_what_could_be_done_is_still_told(tables: Tables) -> None:
    today = plan(MANY, replace(IN_30_DAYS, rest_days=frozenset({DAY})), SEASONED, tables)
    assert (today.tasks, today.is_rest, len(today.then), today.missed_day) == ((), True, 100, 0)


def test_the_more_days_of_rest_the_dearer_is_time(tables: Tables) -> None:
    weekdays = frozenset(range(1, 7))
    often, seldom = replace(IN_30_DAYS, minutes=10), replace(IN_30_DAYS, minutes=10, rest_weekdays=weekdays)
    assert plan(MANY, seldom, SEASONED, tables).price > plan(MANY, often, SEASONED, tables).price


def test_what_would_wait_for_a_day_of_rest_is_done_today(tables: Tables) -> None:
    card = met("c", 8.0, 2)
    rest = frozenset(range(DAY + 1, DAY + 30))
    alone = plan([card], replace(IN_30_DAYS, rest_days=rest), SEASONED, tables)
    free = plan([card], IN_30_DAYS, SEASONED, tables)
    assert alone.tasks[0].gain > sum(task.gain for task in (*free.tasks, *free.then))


def test_a_missed_day_costs_more_when_few_are_left(tables: Tables) -> None:
    costs = [plan(MANY, Calendar(DAY, DAY + days, minutes=20), SEASONED, tables).missed_day for days in (5, 30)]
    assert 1 > costs[0] > costs[1] > 0


@pytest.mark.parametrize("days", [0, 1, 2, 14, 59, 60, 61, 400])
@pytest.mark.parametrize("learner", [FRESH, SEASONED])
def test_every_distance_of_the_exam_brings_a_plan_of_real_numbers(days: int, learner: Learner, tables: Tables) -> None:
    today = plan(MANY, Calendar(DAY, DAY + days, minutes=20), learner, tables)
    assert today.is_planned
    assert 0 < today.seconds <= 1200
    assert all(map(math.isfinite, numbers(today)))


def test_on_the_exam_day_what_is_most_forgotten_is_looked_at_once_more(tables: Tables) -> None:
    cards = [met("held", 300.0), met("gone", 1.0), new("new")]
    assert ids(plan(cards, Calendar(DAY, DAY), SEASONED, tables).tasks) == ["gone", "new", "held"]


def test_an_exam_beyond_the_tables_is_planned_for_as_if_it_were_at_their_end(tables: Tables) -> None:
    far, end = (plan(MANY, Calendar(DAY, DAY + days, minutes=20), SEASONED, tables) for days in (400, 60))
    assert ids(far.tasks)[:10] == ids(end.tasks)[:10]
    assert far.price == end.price


@pytest.mark.parametrize("exam_on", [None, DAY - 1])
def test_without_an_exam_ahead_the_most_forgotten_due_cards_come_first_then_new_ones(
    exam_on: int | None, tables: Tables
) -> None:
    cards = [
        new("new"),
        met("later", 50.0),
        PlanCard("due", held(9.0, due_in=0)),
        PlanCard("worse", held(3.0, due_in=-1)),
    ]
    today = plan(cards, Calendar(DAY, exam_on), FRESH, tables)
    assert [(task.card, task.why) for task in today.tasks] == [
        ("worse", DUE),
        ("due", DUE),
        ("new", UNMET),
        ("later", AHEAD),
    ]
    assert (today.is_planned, today.missed_day) == (False, 0)


def test_until_the_tables_are_built_new_cards_are_spread_over_seven_tenths_of_the_days_left() -> None:
    cards = [*(new(f"n{n}") for n in range(70)), *(PlanCard(f"d{n}", held(9.0, due_in=0)) for n in range(3))]
    today = plan(cards, Calendar(DAY, DAY + 20, minutes=60), FRESH, None)
    assert ids(today.tasks)[:8] == ["d0", "d1", "d2", "n0", "n1", "n2", "n3", "n4"]
    assert not today.is_planned


@pytest.mark.parametrize("minutes", [0, -5])
def test_without_time_nothing_is_planned(minutes: int, tables: Tables) -> None:
    today = plan(MANY, Calendar(DAY, DAY + 30, minutes), FRESH, tables)
    assert (today.tasks, today.seconds, len(today.then)) == ((), 0, 100)


def test_a_sitting_shorter_than_any_card_has_one(tables: Tables) -> None:
    assert len(plan([new("a"), new("b")], Calendar(DAY, DAY + 30, minutes=0.5), FRESH, tables).tasks) == 1


@pytest.mark.parametrize("exam_on", [None, DAY, DAY + 30])
def test_without_cards_the_plan_is_empty(exam_on: int | None, tables: Tables) -> None:
    today = plan([], Calendar(DAY, exam_on), FRESH, tables)
    assert (today.tasks, today.then, today.missed_day) == ((), (), 0)


@pytest.mark.parametrize("card", [new("c"), met("c", 0.001, 400), met("c", 36_500.0, 1), met("c", 5.0, 5_000)])
def test_a_single_card_of_whatever_hold_is_planned(card: PlanCard, tables: Tables) -> None:
    today = plan([card], IN_30_DAYS, FRESH, tables)
    assert ids((*today.tasks, *today.then)) == ["c"]
    assert all(map(math.isfinite, numbers(today)))


def test_when_all_is_mature_a_missed_day_costs_next_to_nothing(tables: Tables) -> None:
    cards = [met(f"c{n}", 2_000.0, 3) for n in range(30)]
    today = plan(cards, IN_30_DAYS, SEASONED, tables)
    assert (len(today.then) + len(today.tasks), today.price) == (30, 0)
    assert today.missed_day < 0.01


days_ago = st.integers(1, 300)
memories = st.none() | st.builds(held, st.floats(0.001, 36_500), days_ago, st.floats(1, 10), st.integers(-30, 30))
some_cards = st.lists(
    st.tuples(memories, st.floats(0.01, 10), st.sampled_from([RECALL, EXAM])), min_size=1, max_size=12
).map(lambda rows: [PlanCard(str(n), memory, weight, kind) for n, (memory, weight, kind) in enumerate(rows)])
calendars = st.builds(
    Calendar,
    today=st.just(DAY),
    exam_on=st.none() | st.integers(DAY - 2, DAY + 90),
    minutes=st.floats(0, 60),
    rest_weekdays=st.frozensets(st.integers(0, 6), max_size=3),
)
some_learners = st.builds(
    Learner,
    st.builds(Costs, new=st.floats(1, 600), recall=st.floats(1, 300)),
    cross_day_reviews=st.sampled_from([0, 200]),
)
with_tables = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@with_tables
@given(cards=some_cards, calendar=calendars, learner=some_learners)
def test_a_plan_never_takes_longer_than_the_time_by_more_than_one_card(
    cards: list[PlanCard], calendar: Calendar, learner: Learner, tables: Tables
) -> None:
    today = plan(cards, calendar, learner, tables)
    longest = max((task.seconds for task in today.tasks), default=0)
    assert today.seconds <= max(calendar.seconds_today, longest) + 1e-6
    assert all(map(math.isfinite, numbers(today)))


@with_tables
@given(cards=some_cards, calendar=calendars, learner=some_learners)
def test_the_same_cards_on_the_same_day_bring_the_same_plan(
    cards: list[PlanCard], calendar: Calendar, learner: Learner, tables: Tables
) -> None:
    assert plan(cards, calendar, learner, tables) == plan(cards, calendar, learner, tables)


@with_tables
@given(cards=some_cards, days=st.integers(0, 90), more=st.floats(1, 10))
def test_a_card_with_more_exam_weight_never_ranks_lower(
    cards: list[PlanCard], days: int, more: float, tables: Tables
) -> None:
    calendar = Calendar(DAY, DAY + days, minutes=20)
    heavier = [replace(cards[0], weight=cards[0].weight * more), *cards[1:]]
    places = [[one.card.id for one in rank(of, calendar, SEASONED, tables)[0]].index("0") for of in (cards, heavier)]
    assert places[1] <= places[0]
