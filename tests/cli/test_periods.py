"""Spans of days as they are typed."""

from __future__ import annotations

import pytest

from tutor.cli.periods import days_of
from tutor.errors import Misuse


@pytest.mark.parametrize(
    ("text", "days"),
    [("180d", 180), ("180", 180), ("1 day", 1), ("26w", 182), ("2 weeks", 14), ("6 months", 180), ("1y", 365)],
)
def test_a_span_is_days_weeks_months_or_years(text: str, days: int) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize("text", ["", "soon", "-3d", "1.5w", "3 s", "d", "999999d"])
def test_what_is_no_span_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misuse) as problem:
        days_of(text)
    assert str(problem.value) == f'"{text}" is no span of days. Write it as 180d, 26w or "6 months".'
