"""A day as people type it: 2026-12-14, 14 dec, dec 14, 14.12., in 3 weeks, +21, tomorrow, friday."""

from __future__ import annotations

import datetime
import re

from tutor.errors import Misuse
from tutor.progress.days import date_of, day_of

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SPANS = {"day": 1, "d": 1, "week": 7, "wk": 7, "w": 7, "fortnight": 14}
_WRITE = "Write it as 2026-12-14, 14 dec, in 3 weeks or +21."


# A day that is past by fewer days is rather a slip than a day of next year.
_JUST_PAST = 120


class NotADay(Misuse):
    """What was typed names no day."""


class JustPast(NotADay):
    """What was typed names a day without a year that was not long ago."""


def typed_day(text: str, today: int) -> int:
    """The study day that a text names; without a year the next one of that name. Raises NotADay.

    Without a year a day of the last months is refused, as JustPast: next year is seldom meant.
    """
    words = " ".join(re.sub(r"[,\s]+", " ", text.lower()).split())
    date = date_of(today)
    try:
        for read in (_by_numbers, _by_month, _by_span, _by_name):
            found = read(words, date)
            if found is not None:
                return day_of(found)
    except (ValueError, OverflowError) as error:
        raise NotADay(f'There is no day "{text.strip()}" in the calendar. {_WRITE}') from error
    raise NotADay(f'"{text.strip()}" names no day. {_WRITE}')


def _by_numbers(words: str, today: datetime.date) -> datetime.date | None:
    """2026-12-14 and 2026/12/14; 14.12.2026 and 14.12.; with slashes only where it can be read in one way."""
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words):
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4})?)?", words):
        return _dated(int(found[1]), int(found[2]), found[3], today)
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", words):
        day, month = int(found[1]), int(found[2])
        if day <= 12 and month <= 12 and day != month:
            raise NotADay(f'"{words}" can be read in two ways. {_WRITE}')
        return _dated(*((day, month) if month <= 12 else (month, day)), found[3], today)
    return None


def _by_month(words: str, today: datetime.date) -> datetime.date | None:
    """14 dec, 14th of december 2026, dec 14."""
    day_first = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,})\.?(?: (\d{4}))?", words)
    if day_first and (month := _place(day_first[2], _MONTHS)):
        return _dated(int(day_first[1]), month, day_first[3], today)
    month_first = re.fullmatch(r"([a-z]{3,})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", words)
    if month_first and (month := _place(month_first[1], _MONTHS)):
        return _dated(int(month_first[2]), month, month_first[3], today)
    return None


def _by_span(words: str, today: datetime.date) -> datetime.date | None:
    """+21, +3w, in 3 weeks, in a week, 2 months."""
    found = re.fullmatch(r"(?:in |\+ ?)?(\d{1,6}|an?(?= [a-z]{3})) ?([a-z]*)(?: from (?:now|today))?", words)
    if not found or words.isdigit():
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    unit = found[2] if found[2] in _SPANS else found[2].removesuffix("s")
    if unit in ("month", "mo"):
        return _months_on(today, count)
    if found[2] and unit not in _SPANS:
        return None
    return today + datetime.timedelta(days=count * _SPANS.get(unit, 1))


def _by_name(words: str, today: datetime.date) -> datetime.date | None:
    """today, tomorrow, friday, next friday."""
    if words == "yesterday":
        raise JustPast(f"Yesterday is past. {_WRITE}")
    if words in ("today", "tomorrow"):
        return today + datetime.timedelta(days=int(words == "tomorrow"))
    name = words.removeprefix("next ").removeprefix("on ")
    weekday = _place(name, _WEEKDAYS)
    return today + datetime.timedelta(days=(weekday - 2 - today.weekday()) % 7 + 1) if weekday else None


def _dated(day: int, month: int, year: str | None, today: datetime.date) -> datetime.date:
    """A day of a month; without a year the next one, which for 29 February may be four years off."""
    if year:
        return datetime.date(int(year), month, day)
    years = [y for y in range(today.year, today.year + 9) if (day, month) != (29, 2) or _is_leap(y)]
    days = [datetime.date(y, month, day) for y in years]
    coming = next(date for date in days if date >= today)
    if days[0] < today and (today - days[0]).days < _JUST_PAST:
        raise JustPast(f"{day} {days[0]:%B} is past. Write {day} {coming:%B %Y} if you mean that one.")
    return coming


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _months_on(today: datetime.date, count: int) -> datetime.date:
    """So many months later, on the same day of the month or its last one."""
    years, month = divmod(today.month - 1 + count, 12)
    for day in range(today.day, 27, -1):
        try:
            return datetime.date(today.year + years, month + 1, day)
        except ValueError:
            continue
    return datetime.date(today.year + years, month + 1, min(today.day, 28))


def _place(word: str, names: list[str]) -> int:
    """The number of the name that a word begins, from 1 on; 0 for none."""
    if len(word) < 3:
        return 0
    return next((number for number, name in enumerate(names, 1) if name.startswith(word)), 0)
