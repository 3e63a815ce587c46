"""Figures by study day."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.desk import study_day
from tutor.progress.days import coming, days_done, iso, longest_streak, monday, streak, weeks_done

TODAY = 20_000  # 4 October 2024, a Friday


def row(day: int, answers: int = 1, ms: int = 60_000) -> tuple[int, ...]:
    return (day, answers, answers, ms, 0, 0, 0, 0, 0)


@pytest.fixture
def berlin() -> Iterator[None]:
    """A machine in Berlin, and back again."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Berlin"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def test_a_streak_counts_days_in_a_row_up_to_today() -> None:
    assert streak({TODAY, TODAY - 1, TODAY - 2, TODAY - 4}, TODAY) == 3


def test_a_day_that_is_not_over_does_not_break_a_streak() -> None:
    assert streak({TODAY - 1, TODAY - 2}, TODAY) == 2
    assert streak({TODAY - 2, TODAY - 3}, TODAY) == 0
    assert streak(set(), TODAY) == 0


def test_days_from_when_the_clock_ran_ahead_count_once_they_come() -> None:
    days = {TODAY - 1, TODAY, TODAY + 1, TODAY + 30}
    assert streak(days, TODAY) == 2
    assert streak(days, TODAY + 1) == 3
    assert days_done([row(TODAY), row(TODAY + 1)], TODAY) == [
        {"day": TODAY, "date": "2024-10-04", "answers": 1, "right": 1, "seconds": 60}
    ]


def test_the_longest_streak_is_the_longest_run_of_days() -> None:
    assert longest_streak({1, 2, 3, 7, 8, 9, 10, 20}) == 4
    assert longest_streak(set()) == 0


@given(st.sets(st.integers(TODAY - 40, TODAY)))
def test_no_streak_is_longer_than_the_longest(days: set[int]) -> None:
    assert streak(days, TODAY) <= longest_streak(days) <= len(days)


def test_what_is_coming_is_counted_from_tomorrow_on() -> None:
    due_days = [TODAY - 3, TODAY, TODAY + 1, TODAY + 1, TODAY + 3, TODAY + 7, TODAY + 8]
    assert coming(due_days, TODAY) == (2, 0, 1, 0, 0, 0, 1)


def test_a_week_begins_on_monday() -> None:
    assert (iso(TODAY), iso(monday(TODAY)), iso(monday(TODAY + 2)), iso(monday(TODAY + 3))) == (
        "2024-10-04",
        "2024-09-30",
        "2024-09-30",
        "2024-10-07",
    )


def test_weeks_are_told_with_those_in_which_nothing_was_done() -> None:
    rows = [row(TODAY - 15, 3, 90_000), row(TODAY - 1, 2), row(TODAY, 1)]
    assert weeks_done(rows, TODAY, 3) == [
        {"monday": "2024-09-16", "answers": 3, "seconds": 90},
        {"monday": "2024-09-23", "answers": 0, "seconds": 0},
        {"monday": "2024-09-30", "answers": 3, "seconds": 120},
    ]


def test_days_reach_back_to_the_monday_of_the_first_week() -> None:
    first = monday(TODAY) - 7
    assert [day["day"] for day in days_done([row(first - 1), row(first), row(TODAY)], TODAY, 2)] == [first, TODAY]


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("date", ["2026-03-29", "2026-10-25"])  # summer time begins, and ends
def test_an_evening_a_day_is_a_streak_when_the_clocks_change(date: str) -> None:
    """The night of the change is 23 or 25 hours long."""
    noon = time.mktime(time.strptime(f"{date} 12:00", "%Y-%m-%d %H:%M"))
    evenings = [noon + (24 * day + 8.5) * 3600 for day in (-2, -1, 0, 1)]
    days = {study_day(at, time.localtime(at).tm_gmtoff) for at in evenings}
    assert len(days) == 4
    assert streak(days, max(days)) == 4


def test_a_flight_over_the_date_line_costs_no_day_that_was_studied() -> None:
    """From Auckland to Honolulu one lives a date twice: two evenings of one date are one study day."""
    hour = 3600
    evening = 20_000 * 24 * hour + 8 * hour  # 20:00 in Auckland, 22:00 of the day before in Honolulu
    auckland, honolulu = 12 * hour, -10 * hour
    days = [study_day(evening - 24 * hour, auckland), study_day(evening, auckland), study_day(evening + 12, honolulu)]
    assert days == [19_999, 20_000, 19_999]
    assert streak(set(days), 19_999) == 1
    assert streak({*days, study_day(evening + 24 * hour, honolulu)}, 20_000) == 2
