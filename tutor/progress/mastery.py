"""How firmly a card or a topic is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.progress.levels import NOT_SEEN, ORDER, SAFE, SHAKY, of_hold, of_topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.memory import Memory

__all__ = ["LETTERS", "NOT_SEEN", "ORDER", "SAFE", "SHAKY", "Tally", "of_card", "of_topic", "tally"]

# One letter a level, as in plain text.
LETTERS = {NOT_SEEN: ".", SHAKY: "s", SAFE: "S"}


@dataclass(frozen=True)
class Tally:
    """How the cards of a topic are held. `level` is that of its worst third."""

    cards: int
    seen: int
    shaky: int
    safe: int
    level: str

    @property
    def letter(self) -> str:
        """The level as one letter."""
        return LETTERS[self.level]


def of_card(memory: Memory | None, day: int) -> str:
    """Safe after a success (the last answer that counted was right and no guess) that holds for two days or more,
    while recall today is 0.9 or more.
    """
    if memory is None:
        return NOT_SEEN
    return of_hold(memory.stability, day - memory.reviewed_on, memory.is_last_right)


def tally(cards: Sequence[str]) -> Tally:
    """The levels of a topic's cards, counted."""
    shaky, safe = cards.count(SHAKY), cards.count(SAFE)
    return Tally(len(cards), shaky + safe, shaky, safe, of_topic(cards))
