"""Figures by study day: what was done, and what is coming. Days are study days counted from 1970-01-01."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# How far back a heat-map looks.
WEEKS = 7


@dataclass(frozen=True)
class DayDone:
    """What the learner did on one study day.

    `young` and `mature` count its first answers on cards met on an earlier day, by the stability they had;
    `expected` is the recall that the tutor foretold for these, summed in ten-thousandths.
    """

    day: int
    answers: int
    right: int
    ms: int
    young: int = 0
    young_right: int = 0
    mature: int = 0
    mature_right: int = 0
    expected: int = 0

    @property
    def seconds(self) -> int:
        """Time spent on answering; over three minutes on one question counts as three."""
        return self.ms // 1000


def streak(days: Collection[int], today: int) -> int:
    """Study days in a row up to today; a today without an answer does not break it yet."""
    last = today if today in days else today - 1
    length = 0
    while last - length in days:
        length += 1
    return length


def coming(due_days: Iterable[int], today: int, days: int = 7) -> tuple[int, ...]:
    """How many fall due on each of the next days, tomorrow first."""
    counts = [0] * days
    for day in due_days:
        if 0 < day - today <= days:
            counts[day - today - 1] += 1
    return tuple(counts)
