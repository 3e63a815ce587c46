"""Days until the exam, and time for study on them."""

from __future__ import annotations

from datetime import date

import pytest

from tutor.scheduling.calendar import Calendar

MONDAY = (date(2026, 11, 23) - date(1970, 1, 1)).days


@pytest.mark.parametrize(("exam_on", "left"), [(None, None), (MONDAY - 1, None), (MONDAY, 0), (MONDAY + 9, 9)])
def test_days_are_left_until_an_exam_that_is_not_over(exam_on: int | None, left: int | None) -> None:
    assert Calendar(MONDAY, exam_on).days_left == left


def test_weekdays_and_dates_can_be_kept_free() -> None:
    calendar = Calendar(MONDAY, rest_days=frozenset({MONDAY + 1}), rest_weekdays=frozenset({5, 6}))
    assert [calendar.is_rest(MONDAY + day) for day in range(8)] == [False, True, False, False, False, True, True, False]


def test_days_of_rest_bring_no_time() -> None:
    calendar = Calendar(MONDAY, minutes=20, rest_weekdays=frozenset({1, 2}), spent=300)
    assert (calendar.seconds_today, calendar.seconds_until(3), calendar.seconds_until(4)) == (900, 900, 2100)
    assert Calendar(MONDAY, minutes=20, rest_days=frozenset({MONDAY})).seconds_today == 0


def test_more_than_the_days_time_may_have_been_spent() -> None:
    assert Calendar(MONDAY, minutes=1, spent=90).seconds_today == 0
