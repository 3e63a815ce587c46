"""The heat-map: what was answered on each study day of the last weeks."""

from __future__ import annotations

from itertools import pairwise

from tutor.progress.days import HEAT_WEEKS, date_of, monday
from tutor.views.lines import EMPTY, Line
from tutor.views.progress.bars import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.progress.shapes import Progress
    from tutor.views.glyphs import Glyphs

DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LEFT = 6


def heat(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """Two columns a day, a row a weekday, as many weeks as fit."""
    weeks = max(1, min(HEAT_WEEKS, (width - LEFT) // 2))
    today = progress["today"]
    first = monday(today) - 7 * (weeks - 1)
    answers = {day["day"]: day["answers"] for day in progress["days"] if day["day"] >= first}
    most = max(answers.values(), default=0)
    said = f"   {count(sum(answers.values()), 'answer')} on {count(len(answers), 'day')}"
    rows = [_weekday(row, first, weeks, answers, today, signs) for row in range(7)]
    return [
        ((f"  {count(weeks, 'week')}", "bold"), (said, "muted")),
        EMPTY,
        ((" " * LEFT + _months(first, weeks), "muted"),),
        *rows,
        EMPTY,
        _legend(most, signs),
        ((f"  {count(progress['streak'], 'day')} in a row", "text"), (_longest(progress), "muted")),
    ]


def _longest(progress: Progress) -> str:
    return f"   the longest was {count(progress['longest_streak'], 'day')}; a day begins at 04:00"


def _weekday(row: int, first: int, weeks: int, answers: dict[int, int], today: int, signs: Glyphs) -> Line:
    most = max(answers.values(), default=0)
    days = [first + 7 * week + row for week in range(weeks)]
    return (
        (f"  {DAYS[row]:<{LEFT - 2}}", "muted"),
        *[_day(answers.get(day, 0), most, day > today, signs) for day in days],
    )


def _day(answers: int, most: int, is_ahead: bool, signs: Glyphs) -> tuple[str, str]:
    if is_ahead:
        return "  ", "text"
    if not answers:
        return f"{signs.heat[0]} ", "rule"
    return signs.heat[_step(answers, most)] * 2, "fill"


def _step(answers: int, most: int) -> int:
    return 1 + min(3, answers * 4 // (most + 1))


def _months(first: int, weeks: int) -> str:
    """The name of each month above the first week that begins in it; only where it has room."""
    line = ""
    for week in range(weeks):
        day = date_of(first + 7 * week)
        if day.day <= 7 and len(line) <= 2 * week and week + 2 <= weeks:
            line = f"{line:<{2 * week}}{day:%b} "
    return line.rstrip()


def _legend(most: int, signs: Glyphs) -> Line:
    """What each shade stands for: answers a day."""
    starts = [max(1, -(-step * (most + 1) // 4)) for step in range(5)]
    bands = [(step, low, high - 1) for step, (low, high) in enumerate(pairwise(starts), 1) if low < high]
    pieces: list[tuple[str, str]] = [(f"  {signs.heat[0]}", "rule"), (" none", "muted")]
    for step, low, high in bands:
        pieces += [
            (f"   {signs.heat[step] * 2}", "fill"),
            (f" {low:,}" if low == high else f" {low:,}-{high:,}", "muted"),
        ]
    return (*pieces, ("   answers a day", "muted"))
