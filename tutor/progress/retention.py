"""True retention: how often a card met on an earlier day was recalled at its first answer of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# From this stability in days on, a card counts as mature.
MATURE_DAYS = 21


@dataclass(frozen=True)
class Forecast:
    """What was expected of an answer before it was given, and what came."""

    recall: float
    stability: float
    is_right: bool


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


def retention(forecasts: Iterable[Forecast]) -> Retention:
    """True retention over these answers."""
    kept = list(forecasts)
    young = [f.is_right for f in kept if f.stability < MATURE_DAYS]
    mature = [f.is_right for f in kept if f.stability >= MATURE_DAYS]
    expected = sum(f.recall for f in kept) / len(kept) if kept else None
    return Retention(Share(sum(young), len(young)), Share(sum(mature), len(mature)), expected)
