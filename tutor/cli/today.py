"""The date that commands take for today: that of the study day, so that it moves on at four in the morning."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """The date of the study day it is now."""
    from tutor.desk import Clock

    return date_of(Clock().now().day)


def date_of(study_day: int) -> datetime.date:
    """The date of a study day, which counts from 1970-01-01."""
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=study_day)
