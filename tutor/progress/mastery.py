"""How firmly a card or a topic is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.scheduling.memory import DESIRED_RETENTION, recall_chance

if TYPE_CHECKING:
    from tutor.scheduling.memory import Memory

NOT_SEEN, SHAKY, SAFE = "not seen", "shaky", "safe"
ORDER = (NOT_SEEN, SHAKY, SAFE)
# One letter a level, as in plain text.
LETTERS = {NOT_SEEN: ".", SHAKY: "s", SAFE: "S"}


def of_card(memory: Memory | None, day: int) -> str:
    """Shaky when recall today is below 0.9 or the last answer was wrong."""
    if memory is None:
        return NOT_SEEN
    is_safe = memory.is_last_right and recall_chance(memory, day) >= DESIRED_RETENTION - 1e-9
    return SAFE if is_safe else SHAKY


def of_topic(cards: list[str]) -> str:
    """The level of a topic's worst third: a third of its cards are at this level or below."""
    if not cards:
        return NOT_SEEN
    return sorted(cards, key=ORDER.index)[max(0, -(-len(cards) // 3) - 1)]
