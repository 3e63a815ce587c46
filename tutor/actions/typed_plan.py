"""Minutes a day and days of rest as people type them."""

from __future__ import annotations

import re

from tutor.actions.plan_setting import Rest
from tutor.actions.typed_day import JustPast, NotADay, typed_day
from tutor.errors import Misuse

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Nobody means a longer holiday than this by "24 dec to 2 jan".
_MOST_DAYS = 120


def typed_minutes(text: str) -> int:
    """20, 20 min, 1 h, 1h30, 1.5 hours. Raises Misuse."""
    words = text.strip().lower()
    if found := re.fullmatch(r"(\d{1,9}) ?(?:m|min|mins|minutes?)?(?: (?:a|per) day)?", words):
        return int(found[1])
    if found := re.fullmatch(r"(\d{1,6}(?:\.\d)?) ?(?:h|hours?)(?: ?(\d{1,2}) ?(?:m|min|minutes)?)?", words):
        return round(float(found[1]) * 60) + int(found[2] or 0)
    raise Misuse(f'"{text.strip()}" is no number of minutes. Write 20, 45 min or 1 h.')


def typed_rest(text: str, today: int) -> Rest:
    """Weekdays and single days: sat, sun; weekends; 24 dec to 26 dec; none. Raises Misuse."""
    weekdays: set[int] = set()
    days: set[int] = set()
    for part in re.split(r"[,;]|\band\b", text.lower()):
        words = part.strip()
        if words in ("", "none", "no", "-"):
            continue
        if named := _weekdays(words):
            weekdays |= named
        else:
            days |= _days(words, today)
    if len(weekdays) == len(_WEEKDAYS):
        raise Misuse("Every day would be a day of rest. Leave at least one for study, or set the minutes to 0.")
    return Rest(frozenset(weekdays), frozenset(days))


def _weekdays(words: str) -> set[int]:
    """The weekdays of words that name nothing else: sundays, every wednesday, mon tue wed; else none."""
    found: set[int] = set()
    for name in words.split():
        if name in ("every", "on"):
            continue
        days = {5, 6} if name.rstrip("s") == "weekend" else _weekday(name)
        if not days:
            return set()
        found |= days
    return found


def _weekday(name: str) -> set[int]:
    found = {number for number, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name.removesuffix("s")[:9])}
    return found if len(name) >= 3 and len(found) == 1 else set()


def _days(words: str, today: int) -> set[int]:
    """One day, or all from one to another."""
    first, _, last = re.sub(r" (?:-|–|until|till) ", " to ", words).partition(" to ")
    try:
        start = typed_day(first, today)
        end = _last(last, start) if last else start
    except JustPast:
        raise
    except NotADay as problem:
        raise Misuse(
            f'"{words}" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.'
        ) from problem
    if not 0 <= end - start <= _MOST_DAYS:
        raise Misuse(f'"{words}" is no span of days: at most {_MOST_DAYS}, the first one first.')
    return set(range(start, end + 1))


def _last(words: str, start: int) -> int:
    """The last day of a span; one before its first where it is named so."""
    try:
        return typed_day(words, start)
    except JustPast:
        return start - 1
