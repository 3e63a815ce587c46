"""Bars, columns and shares as text."""

from __future__ import annotations

from tutor.progress.levels import NOT_SEEN, SAFE, SHAKY
from tutor.views.glyphs import ASCII, of_level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.progress.shapes import Share
    from tutor.views.glyphs import Glyphs

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def bar(value: float, most: float, width: int, signs: Glyphs) -> str:
    """A bar of at most so many columns; whatever is more than nothing shows. Not of full height: rows would melt."""
    length = round(width * value / most) if most else 0
    return ("#" if signs == ASCII else "▇") * max(length, int(value > 0))


def columns(values: Sequence[int], most: int, height: int, signs: Glyphs) -> list[str]:
    """Bars that stand side by side, two columns each, as rows from the top; whatever is more than nothing shows."""
    steps = 1 if signs == ASCII else 8
    tall = [max(round(steps * height * value / most), int(value > 0)) if most else 0 for value in values]
    rows = []
    for row in range(height - 1, -1, -1):
        parts = [min(max(one - steps * row, 0), steps) for one in tall]
        rows.append("".join((("#" if part else " ") if steps == 1 else _EIGHTHS[part]) * 2 for part in parts))
    return rows


def held(levels: Sequence[str], width: int, signs: Glyphs) -> str:
    """A sign a card in their order; where there are more cards than columns, their shares."""
    if len(levels) > width:
        met, safe = len(levels) - levels.count(NOT_SEEN), levels.count(SAFE)
        ends = [round(width * count / len(levels)) for count in (safe, met)]
        levels = [SAFE] * ends[0] + [SHAKY] * (ends[1] - ends[0]) + [NOT_SEEN] * (width - ends[1])
    return "".join(of_level(level, signs) for level in levels)


def percent(share: Share) -> str:
    """A share in percent, 'none yet' of nothing; only all and nothing are 100 and 0."""
    if not share["answers"]:
        return "none yet"
    value = 100 * share["right"] / share["answers"]
    return f"{value:.0f} %" if value in (0, 100) else f"{min(max(round(value), 1), 99)} %"


def hours(seconds: int) -> str:
    """A time: 12 min, 3 h 05 min."""
    minutes = seconds // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60:02} min"


def count(number: int, word: str) -> str:
    """1 day, 1,204 days."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
