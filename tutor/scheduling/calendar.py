"""The days until the exam, and how long the learner studies on them."""

from __future__ import annotations

from dataclasses import dataclass

_THURSDAY = 3  # 1970-01-01, study day 0, was one


@dataclass(frozen=True)
class Calendar:
    """Days are study days counted from 1970-01-01; `exam_on` None stands for no exam day.

    `rest_days` and `rest_weekdays` (0 is Monday) are days on which the learner does not study; `spent` are the seconds
    of today that were studied already.
    """

    today: int
    exam_on: int | None = None
    minutes: float = 20
    rest_days: frozenset[int] = frozenset()
    rest_weekdays: frozenset[int] = frozenset()
    spent: float = 0.0

    @property
    def days_left(self) -> int | None:
        """Days until the exam, 0 on the day itself; None without an exam day and when it is over."""
        return None if self.exam_on is None or self.exam_on < self.today else self.exam_on - self.today

    @property
    def seconds(self) -> float:
        """Time for study on a day."""
        return max(self.minutes, 0) * 60.0

    @property
    def seconds_today(self) -> float:
        """Time for study that is left today; none on a day of rest."""
        return 0.0 if self.is_rest(self.today) else max(self.seconds - self.spent, 0.0)

    def seconds_until(self, days: int) -> float:
        """Time for study in so many days from today on."""
        later = sum(not self.is_rest(day) for day in range(self.today + 1, self.today + days))
        return self.seconds_today + self.seconds * later

    def is_rest(self, day: int) -> bool:
        """Whether the learner does not study on a day."""
        return day in self.rest_days or (day + _THURSDAY) % 7 in self.rest_weekdays
