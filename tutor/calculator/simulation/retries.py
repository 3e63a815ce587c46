"""What is to be tried again, counted by second: a million alike take the room of one."""

from __future__ import annotations

from heapq import heappop, heappush, heapreplace
from math import floor, inf
from typing import Generic, TypeVar

What = TypeVar("What")

# Steps of this share of a gap never fall together, as those of a half would.
GOLDEN = (5**0.5 - 1) / 2


class Retries(Generic[What]):
    """Equal values that are due in the same second come back evenly spread over it."""

    def __init__(self) -> None:
        self.waiting = 0
        self.next_moment = inf
        self._by_second: dict[int, dict[What, int]] = {}
        self._seconds: list[int] = []  # a heap of the keys above
        self._spread: list[tuple[float, int, float, int, What]] = []  # a heap: moment, number, gap, how many, what
        self._numbers = 0

    def add(self, now: float, due: float, what: What) -> None:
        """Keeps one more until the second in which it is due: at the earliest the one after this."""
        second = max(floor(due), floor(now) + 1)
        if second not in self._by_second:
            self._by_second[second] = {}
            heappush(self._seconds, second)
            self._find_next()
        alike = self._by_second[second]
        alike[what] = alike.get(what, 0) + 1
        self.waiting += 1

    def take(self) -> What | None:
        """The one that is due at `next_moment`; None when only its second begins."""
        if self._seconds and self._seconds[0] <= self.next_moment:
            self._begin_second(heappop(self._seconds))
            self._find_next()
            return None
        moment, number, gap, count, what = self._spread[0]
        if count > 1:
            heapreplace(self._spread, (moment + gap, number, gap, count - 1, what))
        else:
            heappop(self._spread)
        self.waiting -= 1
        self._find_next()
        return what

    def _find_next(self) -> None:
        second = self._seconds[0] if self._seconds else inf
        self.next_moment = min(second, self._spread[0][0] if self._spread else inf)

    def _begin_second(self, second: int) -> None:
        for what, count in self._by_second.pop(second).items():
            self._numbers += 1
            gap = 1 / count
            first = second + self._numbers * GOLDEN % 1 * gap
            heappush(self._spread, (first, self._numbers, gap, count, what))
