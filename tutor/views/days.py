"""Study days in words: Monday 14 December."""

from __future__ import annotations

import datetime

from tutor.progress.days import date_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.back import Back

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def long_day(day: int, today: int | None = None) -> str:
    """Monday 14 December; with its year where that is not the year of today."""
    date = date_of(day)
    year = "" if today is None or date_of(today).year == date.year else f" {date.year}"
    return f"{WEEKDAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]}{year}"


def short_day(day: int, today: int | None = None) -> str:
    """Mon 14 Dec; with its year where that is not the year of today."""
    date = date_of(day)
    year = "" if today is None or date_of(today).year == date.year else f" {date.year}"
    return f"{WEEKDAYS[date.weekday()][:3]} {date.day} {_MONTHS[date.month - 1][:3]}{year}"


def back_words(days: int, after_rest: Back | None) -> str:
    """When a card is back: tomorrow, in 5 days; where days of rest are between, on Monday, in 12 days."""
    if after_rest is None:
        return "tomorrow" if days <= 1 else f"in {days:,} days"
    if after_rest.days > 6:
        return f"in {after_rest.days:,} days"
    return f"on {WEEKDAYS[date_of(after_rest.day).weekday()]}"


def full_date(text: str) -> str:
    """An ISO date as 30 November 2026."""
    date = datetime.date.fromisoformat(text)
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
