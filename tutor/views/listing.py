"""Lists that are longer than a screen: which part of them is shown."""

from __future__ import annotations


def window(count: int, cursor: int, most: int) -> range:
    """The entries to show, at most so many: the cursor stays in the middle where the ends allow it."""
    first = max(0, min(cursor - most // 2, count - most))
    return range(first, min(count, first + max(1, most)))


def more(shown: range, count: int) -> str:
    """What is not shown, in words; '' when all is."""
    above, below = shown.start, count - shown.stop
    said = [f"{above:,} above"] if above else []
    return "   ".join([*said, f"{below:,} below"] if below > 0 else said)
