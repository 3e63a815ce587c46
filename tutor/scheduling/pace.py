"""Whether an answer was slow or fast for this learner."""

from __future__ import annotations

# Longer than this and the learner was away: the time says nothing.
AWAY_MS = 180_000
ENOUGH = 10
# Nobody reads 100 words faster than this: a quicker answer was not read.
FLOOR_MS = 8_000.0


def limits(samples: list[float]) -> tuple[float, float]:
    """The bounds of fast and slow, in ms per 100 words: half and twice the median; open until enough is known."""
    if len(samples) < ENOUGH:
        return 0.0, float("inf")
    median = sorted(samples)[len(samples) // 2]
    return median / 2, median * 2


def pace_of(ms: int, words: int, bounds: tuple[float, float]) -> str:
    """slow, fast or ''."""
    pace = ms * 100 / max(words, 1)
    fast, slow = bounds
    if pace > slow:
        return "slow"
    return "fast" if FLOOR_MS <= pace < fast else ""
