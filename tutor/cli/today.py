"""The date that commands take for today: that of the study day, so that it moves on at four in the morning."""

from __future__ import annotations

import datetime

from tutor.progress.days import date_of

__all__ = ["date_of", "today"]


def today() -> datetime.date:
    """The date of the study day it is now."""
    from tutor.desk import Clock

    return date_of(Clock().now().day)
