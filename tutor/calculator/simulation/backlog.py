"""What waits in order of arrival, counted by second: a million of one second take the room of one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import floor


@dataclass(slots=True)
class _Second:
    number: int
    first: float
    last: float
    arrived: int
    waiting: int

    def oldest(self) -> float:
        """When the oldest that waits arrived, as if they came evenly spread from the first to the last."""
        taken = self.arrived - self.waiting
        return self.first + (self.last - self.first) * taken / max(self.arrived - 1, 1)


class Backlog:
    """First in, first out."""

    def __init__(self) -> None:
        self.count = 0
        self._seconds: deque[_Second] = deque()

    def add(self, now: float) -> None:
        """One more arrives."""
        number = floor(now)
        if self._seconds and self._seconds[-1].number == number:
            second = self._seconds[-1]
            second.last = now
            second.arrived += 1
            second.waiting += 1
        else:
            self._seconds.append(_Second(number, now, now, 1, 1))
        self.count += 1

    def take(self, count: int) -> None:
        """Takes the oldest so many."""
        self.count -= count
        while count:
            oldest = self._seconds[0]
            taken = min(count, oldest.waiting)
            oldest.waiting -= taken
            count -= taken
            if not oldest.waiting:
                self._seconds.popleft()

    def oldest_age(self, now: float) -> float:
        """Seconds since the oldest arrived; 0 when nothing waits."""
        return now - self._seconds[0].oldest() if self._seconds else 0.0
