"""Spans of days as they are typed: 180d, 26w, 6 months."""

from __future__ import annotations

import re

from tutor.errors import Misuse

DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "y": 365, "year": 365}
_PERIOD = re.compile(r"(\d{1,5})\s*([a-z]+?)s?")


def days_of(text: str) -> int:
    """A span in days; a month has 30. A bare number means days. Raises Misuse with an example."""
    found = _PERIOD.fullmatch(text.strip().lower() if not text.strip().isdigit() else f"{text.strip()}d")
    if found is None or found[2] not in DAYS:
        raise Misuse(f'"{text}" is no span of days. Write it as 180d, 26w or "6 months".')
    return int(found[1]) * DAYS[found[2]]
