"""True retention."""

from __future__ import annotations

import pytest

from tutor.progress.days import DayDone
from tutor.progress.retention import Retention, Share, retention


def test_young_and_mature_cards_are_counted_apart() -> None:
    found = retention(
        [
            DayDone(20_000, answers=9, right=7, ms=90_000, young=2, young_right=1, expected=17_000),
            DayDone(20_003, answers=2, right=2, ms=20_000, mature=2, mature_right=2, expected=19_000),
        ]
    )
    assert (found.young, found.mature) == (Share(1, 2), Share(2, 2))
    assert found.expected == pytest.approx(0.9)
    assert (found.young.value, found.mature.value) == (0.5, 1.0)


def test_nothing_is_claimed_before_there_is_something_to_count() -> None:
    assert retention([]) == Retention(Share(0, 0), Share(0, 0), None)
    assert Share(0, 0).value is None
