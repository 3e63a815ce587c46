"""True retention: how often a card met on an earlier day was recalled at its first answer of a day.

A declared guess recalled nothing, even when it was right.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.progress.days import DayRow
    from tutor.progress.shapes import Retention


def retention(days: Sequence[DayRow]) -> Retention:
    """True retention of young and of mature cards over these days, beside what the tutor had expected of all."""
    young, young_right, mature, mature_right, expected = (sum(row[at] for row in days) for at in range(4, 9))
    answers = young + mature
    return {
        "young": {"right": young_right, "answers": young},
        "mature": {"right": mature_right, "answers": mature},
        "expected": round(expected / 10_000 / answers, 4) if answers else None,
    }
