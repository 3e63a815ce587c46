"""What falls due, the backlog apart, and how long cards will hold."""

from __future__ import annotations

from datetime import timedelta

from tutor.progress.days import date_of
from tutor.views.lines import EMPTY, Line
from tutor.views.progress.bars import bar, columns, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.progress.shapes import Band, Progress
    from tutor.views.glyphs import Glyphs

MOST_BARS = 30
HEIGHT = 4


def ahead(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """Backlog, today, the coming weeks; a histogram of stability."""
    forecast = progress["forecast"]
    length = max(8, min(MOST_BARS, width - 56))
    most = max(forecast["backlog"], forecast["today"], 1)
    rows = (("backlog", forecast["backlog"], "left over from earlier days"), ("today", forecast["today"], ""))
    highest = max((band["cards"] for band in progress["stability"]), default=0)
    return [
        (("  Due if nothing is studied", "bold"),),
        *[
            (
                (f"    {name:<9}", "muted"),
                (f"{n:>6,}   ", "bold"),
                (bar(n, most, length, signs), "fill"),
                _after(more, n),
            )
            for name, n, more in rows
        ],
        EMPTY,
        *_coming(progress, width, signs),
        EMPTY,
        (("  Stability", "bold"), ("   days until recall falls to 90 %", "muted")),
        *[_band(band, highest, length, signs) for band in progress["stability"]],
    ]


def _after(more: str, number: int) -> tuple[str, str]:
    return (f"   {more}" if number and more else "", "muted")


def _coming(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """As many of the coming days as fit, tomorrow first, two columns a day."""
    days = progress["forecast"]["coming"][: max(7, (width - 8) // 2)]
    most = max(days, default=0)
    first = date_of(progress["today"] + 1)
    last = first + timedelta(days=len(days) - 1)
    said = f"   {count(sum(days), 'card')}, at most {most:,} on one day" if most else "   nothing falls due"
    lines: list[Line] = [((f"  The next {len(days)} days", "bold"), (said, "muted"))]
    if not most:
        return lines
    for row, bars in enumerate(columns(days, most, HEIGHT, signs)):
        label = f"{most:,}" if row == 0 else ""
        lines.append(((f"  {label:>4} ", "muted"), (bars.rstrip(), "fill")))
    start, end = f"{first.day} {first:%b}", f"{last.day} {last:%b}"
    lines.append(((" " * 7 + start + end.rjust(2 * len(days) - len(start)), "muted"),))
    return lines


def _band(band: Band, most: int, length: int, signs: Glyphs) -> Line:
    low, high = band["low"], band["high"]
    name = f"{low} and more" if high is None else f"under {high}" if not low else f"{low} to {high}"
    cards = band["cards"]
    return (f"    {name:<13}", "muted"), (f"{cards:>6,}   ", "bold"), (bar(cards, most, length, signs), "fill")
