"""How long cards will hold, and when they come back."""

from __future__ import annotations

from tutor.progress.days import coming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tutor.progress.shapes import Band, Forecast

# Days of stability at which a band begins: a day, half a week, a week, mature, two months, half a year.
BOUNDS = (0, 1, 3, 7, 21, 60, 180)
FORECAST_DAYS = 28


def bands(stabilities: Iterable[float]) -> list[Band]:
    """A histogram of stability in days."""
    counts = [0] * len(BOUNDS)
    for stability in stabilities:
        counts[sum(stability >= bound for bound in BOUNDS[1:])] += 1
    ends = (*BOUNDS[1:], None)
    return [{"low": low, "high": high, "cards": n} for low, high, n in zip(BOUNDS, ends, counts, strict=True)]


def forecast(due_days: Collection[int], today: int) -> Forecast:
    """What falls due if nothing is studied: what was left over stands apart from what today brings."""
    return {
        "backlog": sum(day < today for day in due_days),
        "today": sum(day == today for day in due_days),
        "coming": list(coming(due_days, today, FORECAST_DAYS)),
    }
