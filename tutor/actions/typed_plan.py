"""Minutes a day and days of rest as people type them."""

from __future__ import annotations

import re

from tutor.actions.plan_setting import Rest
from tutor.actions.typed_day import NotADay, typed_day
from tutor.errors import Misuse

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Nobody means a longer holiday than this by "24 dec to 2 jan".
_MOST_DAYS = 120


def typed_minutes(text: str) -> int:
    """20, 20 min, 1 h, 1h30, 1.5 hours. Raises Misuse."""
    words = text.strip().lower()
    if found := re.fullmatch(r"(\d{1,4}) ?(?:m|min|mins|minutes?)?(?: (?:a|per) day)?", words):
        return int(found[1])
    if found := re.fullmatch(r"(\d{1,2}(?:\.\d)?) ?(?:h|hours?)(?: ?(\d{1,2}) ?(?:m|min|minutes)?)?", words):
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
        if words.rstrip("s") == "weekend":
            weekdays |= {5, 6}
        elif (weekday := _weekday(words)) is not None:
            weekdays.add(weekday)
        else:
            days |= _days(words, today)
    if len(weekdays) == len(_WEEKDAYS):
        raise Misuse("Every day would be a day of rest. Leave at least one for study, or set the minutes to 0.")
    return Rest(frozenset(weekdays), frozenset(days))


def _weekday(words: str) -> int | None:
    name = words.removeprefix("every ").removeprefix("on ")
    found = [number for number, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name.removesuffix("s")[:9])]
    return found[0] if len(name) >= 3 and len(found) == 1 else None


def _days(words: str, today: int) -> set[int]:
    """One day, or all from one to another."""
    first, _, last = re.sub(r" (?:-|–|until|till) ", " to ", words).partition(" to ")
    try:
        start = typed_day(first, today)
        end = typed_day(last, start) if last else start
    except NotADay as problem:
        raise Misuse(
            f'"{words}" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.'
        ) from problem
    if not 0 <= end - start <= _MOST_DAYS:
        raise Misuse(f'"{words}" is no span of days: at most {_MOST_DAYS}, the first one first.')
    return set(range(start, end + 1))
