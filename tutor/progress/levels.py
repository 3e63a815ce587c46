"""Levels of mastery, without what only answering needs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_SEEN, SHAKY, SAFE = "not met", "shaky", "safe"
ORDER = (NOT_SEEN, SHAKY, SAFE)


# A memory that holds for fewer days than this is not safe, however fresh it is: just after any answer recall is 1.
FIRM = 2.0


def of_hold(stability: float, days: int, is_last_right: bool) -> str:
    """The level so many days after a card's review. Stability is by its definition the days to a recall of 0.9."""
    return SAFE if is_last_right and stability >= FIRM and days <= stability + 1e-6 else SHAKY


def of_topic(cards: Sequence[str]) -> str:
    """The level of a topic's worst third: a third of its cards are at this level or below."""
    if not cards:
        return NOT_SEEN
    return sorted(cards, key=ORDER.index)[max(0, -(-len(cards) // 3) - 1)]
