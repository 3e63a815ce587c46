"""True retention: how often a card met on an earlier day was recalled at its first answer of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.progress.days import DayDone


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int
    answers: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None while there is nothing to share."""
        return self.right / self.answers if self.answers else None


@dataclass(frozen=True)
class Retention:
    """True retention of young and of mature cards, and what the tutor had expected of all of them on average."""

    young: Share
    mature: Share
    expected: float | None


def retention(days: Sequence[DayDone]) -> Retention:
    """True retention over these days."""
    young = Share(sum(day.young_right for day in days), sum(day.young for day in days))
    mature = Share(sum(day.mature_right for day in days), sum(day.mature for day in days))
    answers = young.answers + mature.answers
    expected = sum(day.expected for day in days) / 10_000 / answers if answers else None
    return Retention(young, mature, expected)
