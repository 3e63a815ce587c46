"""The moments at which requests arrive, one after the other: none is kept."""

from __future__ import annotations

from itertools import takewhile
from math import log, sqrt
from typing import TYPE_CHECKING

from tutor.calculator.simulation.load import Replayed, segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.calculator.simulation.load import Load, Segment

    Random = Callable[[], float]


def arrivals(load: Load, horizon: float, random: Random) -> Iterator[float]:
    """Moments in seconds, in order, before the horizon; `random` gives numbers from 0 up to 1."""
    if isinstance(load, Replayed):
        yield from takewhile(lambda moment: moment < horizon, load.moments)
        return
    for segment in segments(load, horizon):
        if segment.first != segment.last:
            yield from _sloping(segment, _random_counts(random) if load.is_random else _whole_counts())
        elif load.is_random:
            yield from _poisson(segment, random)
        else:
            yield from _even(segment)


def _poisson(segment: Segment, random: Random) -> Iterator[float]:
    moment, end, mean_gap = segment.begin, segment.end, 1 / segment.first
    while (moment := moment - log(1.0 - random()) * mean_gap) < end:
        yield moment


def _even(segment: Segment) -> Iterator[float]:
    number, begin, end, rate = 0, segment.begin, segment.end, segment.first
    # Multiplied, not summed up: a million rounding errors would add up.
    while (moment := begin + number / rate) < end:
        yield moment
        number += 1


def _sloping(segment: Segment, counts: Iterator[float]) -> Iterator[float]:
    """The moments at which the expected number of requests reaches each count.

    Counts of a Poisson process of rate 1 give one of the segment's rate: it is the same process on another clock.
    """
    begin, first, slope = segment.begin, segment.first, segment.slope
    all_of_them = segment.expected(segment.end)
    for count in counts:
        if count >= all_of_them:
            return
        # The form of the quadratic's root that stands a slope near zero.
        yield begin + 2 * count / (first + sqrt(first * first + 2 * slope * count))


def _whole_counts() -> Iterator[float]:
    count = 0.5
    while True:
        yield count
        count += 1


def _random_counts(random: Random) -> Iterator[float]:
    count = 0.0
    while True:
        count -= log(1.0 - random())
        yield count
