"""True retention."""

from __future__ import annotations

import pytest

from tutor.progress.retention import Forecast, Retention, Share, retention


def test_young_and_mature_cards_are_counted_apart() -> None:
    forecasts = [
        Forecast(0.9, 2.3, True),
        Forecast(0.8, 20.99, False),
        Forecast(0.95, 21.0, True),
        Forecast(0.95, 300.0, True),
    ]
    found = retention(forecasts)
    assert (found.young, found.mature) == (Share(1, 2), Share(2, 2))
    assert found.expected == pytest.approx(0.9)
    assert (found.young.value, found.mature.value) == (0.5, 1.0)


def test_nothing_is_claimed_before_there_is_something_to_count() -> None:
    assert retention([]) == Retention(Share(0, 0), Share(0, 0), None)
    assert Share(0, 0).value is None
