"""Figures by study day: what was done, and what is coming. Days are study days counted from 1970-01-01.

A study day is fixed when an answer is written, so that neither another time zone nor a clock put on or back moves what
was done: a figure only ever counts the days that there are.
"""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tutor.progress.shapes import Day, Week

# How far back Home's heat-map looks, how far that of progress, and for how many weeks time is told.
WEEKS = 7
HEAT_WEEKS = 35
TIME_WEEKS = 6
_EPOCH = date(1970, 1, 1).toordinal()  # a Thursday

# A row of the roll-up: the day, answers, right ones, ms, and of first answers of a day on cards met before those on
# young cards, the ones recalled of these (right and no declared guess), both for mature cards, and the recall foretold
# for all in ten-thousandths.
DayRow = tuple[int, ...]


def date_of(day: int) -> date:
    """The date of a study day."""
    return date.fromordinal(day + _EPOCH)


def day_of(date: date) -> int:
    """The study day that has a date."""
    return date.toordinal() - _EPOCH


def kept_day(value: object) -> int | None:
    """A study day as it was kept, as a number or a date in text; None for anything else, such as a hand may write."""
    try:
        if isinstance(value, str):
            return day_of(date.fromisoformat(value))
        if isinstance(value, int) and not isinstance(value, bool):
            return day_of(date_of(value))
    except (ValueError, OverflowError):
        pass
    return None


def iso(day: int) -> str:
    """The date of a study day, as 2026-12-14."""
    return date_of(day).isoformat()


def monday(day: int) -> int:
    """The Monday of a day's week."""
    return day - (day + 3) % 7


def streak(days: Collection[int], today: int) -> int:
    """Study days in a row up to today; a today without an answer does not break it yet.

    Days after today, from when the clock ran ahead, count for nothing until they come.
    """
    last = today if today in days else today - 1
    length = 0
    while last - length in days:
        length += 1
    return length


def longest_streak(days: Collection[int]) -> int:
    """The most study days in a row that there ever were."""
    longest = 0
    for day in days:
        if day - 1 not in days:
            length = 1
            while day + length in days:
                length += 1
            longest = max(longest, length)
    return longest


def coming(due_days: Iterable[int], today: int, days: int = 7) -> tuple[int, ...]:
    """How many fall due on each of the next days, tomorrow first."""
    counts = [0] * days
    for day in due_days:
        if 0 < day - today <= days:
            counts[day - today - 1] += 1
    return tuple(counts)


def first_shown(today: int, weeks: int = HEAT_WEEKS) -> int:
    """The first day of the heat-map of progress, which looks back furthest of all that tells of single days."""
    return monday(today) - 7 * (weeks - 1)


def days_done(rows: Iterable[DayRow], today: int, weeks: int = HEAT_WEEKS) -> list[Day]:
    """What was done on each study day of the last weeks that has an answer, oldest first."""
    first = first_shown(today, weeks)
    return [
        {"day": row[0], "date": iso(row[0]), "answers": row[1], "right": row[2], "seconds": row[3] // 1000}
        for row in rows
        if first <= row[0] <= today
    ]


def weeks_done(rows: Sequence[DayRow], today: int, weeks: int = TIME_WEEKS) -> list[Week]:
    """What was done in each of the last weeks, this one last; over three minutes on one question count as three."""
    done, begin = [], monday(today) - 7 * (weeks - 1)
    recent = [row for row in rows if row[0] >= begin]
    for first in range(begin, monday(today) + 1, 7):
        here = [row for row in recent if first <= row[0] < first + 7]
        week: Week = {
            "monday": iso(first),
            "answers": sum(row[1] for row in here),
            "seconds": sum(row[3] for row in here) // 1000,
        }
        done.append(week)
    return done
