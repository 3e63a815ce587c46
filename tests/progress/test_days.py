"""Figures by study day."""

from __future__ import annotations

from tutor.progress.days import coming, streak

TODAY = 20_000


def test_a_streak_counts_days_in_a_row_up_to_today() -> None:
    assert streak({TODAY, TODAY - 1, TODAY - 2, TODAY - 4}, TODAY) == 3


def test_a_day_that_is_not_over_does_not_break_a_streak() -> None:
    assert streak({TODAY - 1, TODAY - 2}, TODAY) == 2
    assert streak({TODAY - 2, TODAY - 3}, TODAY) == 0
    assert streak(set(), TODAY) == 0


def test_what_is_coming_is_counted_from_tomorrow_on() -> None:
    due_days = [TODAY - 3, TODAY, TODAY + 1, TODAY + 1, TODAY + 3, TODAY + 7, TODAY + 8]
    assert coming(due_days, TODAY) == (2, 0, 1, 0, 0, 0, 1)
