"""How firmly a card or a topic is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.memory import DESIRED_RETENTION, recall_chance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.memory import Memory

NOT_SEEN, SHAKY, SAFE = "not seen", "shaky", "safe"
ORDER = (NOT_SEEN, SHAKY, SAFE)
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
    """Safe after a success (the last answer that counted was right and no guess) while recall today is 0.9 or more."""
    if memory is None:
        return NOT_SEEN
    is_safe = memory.is_last_right and recall_chance(memory, day) >= DESIRED_RETENTION - 1e-9
    return SAFE if is_safe else SHAKY


def of_topic(cards: Sequence[str]) -> str:
    """The level of a topic's worst third: a third of its cards are at this level or below."""
    if not cards:
        return NOT_SEEN
    return sorted(cards, key=ORDER.index)[max(0, -(-len(cards) // 3) - 1)]


def tally(cards: Sequence[str]) -> Tally:
    """The levels of a topic's cards, counted."""
    shaky, safe = cards.count(SHAKY), cards.count(SAFE)
    return Tally(len(cards), shaky + safe, shaky, safe, of_topic(cards))
