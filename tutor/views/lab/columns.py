"""What happened by the second, as columns of a plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.simulation.result import Series

# What a flow has of them runs out in ever smaller parts; less than this of one in a column is none.
NONE = 0.05


@dataclass(frozen=True)
class Column:
    """Amounts that stand on each other, from below."""

    provisioned: float = 0.0
    warm: float = 0.0
    cold: float = 0.0
    throttled: float = 0.0

    @property
    def total(self) -> float:
        """All of them."""
        return self.provisioned + self.warm + self.cold + self.throttled


@dataclass(frozen=True)
class Course:
    """Columns of equal length, each so many seconds; a second may be several columns wide."""

    columns: tuple[Column, ...]
    seconds: float


def requests(series: Series, most: int) -> Course:
    """Requests a second by what became of them; invocations, for a queue or stream."""
    parts = (series.provisioned, series.warm, series.cold, series.throttled)
    provisioned, warm, cold, throttled = (_grouped(part, most) for part in parts)
    seconds = _seconds(len(series.moments), most)
    counted = ([value if value * max(seconds, 1) >= NONE else 0.0 for value in part] for part in (cold, throttled))
    return Course(tuple(map(Column, provisioned, warm, *counted)), seconds)


def depth(series: Series, most: int) -> Course:
    """How many wait."""
    return _levels(series.queue_depth, most)


def age(series: Series, most: int) -> Course:
    """Seconds that the oldest has waited."""
    return _levels(series.iterator_age, most)


def _levels(values: Sequence[float], most: int) -> Course:
    columns = tuple(Column(warm=value) for value in _grouped(values, most))
    return Course(columns, _seconds(len(values), most))


def _seconds(count: int, most: int) -> float:
    """Of one column: whole seconds, or a whole part of one."""
    return float(ceil(count / most)) if count > most else 1 / (most // count)


def _grouped(values: Sequence[float], most: int) -> list[float]:
    """The average of each column's seconds, or every second in several columns."""
    count = len(values)
    if count <= most:
        return [value for value in values for _ in range(most // count)]
    size = ceil(count / most)
    return [fmean(values[start : start + size]) for start in range(0, count, size)]
