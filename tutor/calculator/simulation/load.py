"""How requests arrive: rates in requests/s, moments in seconds from the start."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated

from tutor.errors import Misuse

SMALLEST = 1e-6


class BadScenario(Misuse):
    """Settings that cannot stand together."""


@dataclass(frozen=True)
class Steady:
    """The same rate all the time."""

    rate: Annotated[float, "requests/s"]
    is_random: Annotated[bool, "a Poisson process; else evenly spaced"] = True

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        at_least_zero(rate=self.rate)


@dataclass(frozen=True)
class Ramp:
    """A rate that changes evenly from the first to the last second."""

    first: Annotated[float, "requests/s at the start"]
    last: Annotated[float, "requests/s at the end"]
    is_random: Annotated[bool, "a Poisson process; else evenly spread"] = True

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        at_least_zero(first=self.first, last=self.last)


@dataclass(frozen=True)
class Burst:
    """A usual rate, and another one in between."""

    usual: Annotated[float, "requests/s"]
    spike: Annotated[float, "requests/s from `begin` to `end`, in place of the usual rate"]
    begin: Annotated[float, "seconds"]
    end: Annotated[float, "seconds"]
    is_random: Annotated[bool, "a Poisson process; else evenly spaced"] = True

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        at_least_zero(usual=self.usual, spike=self.spike, begin=self.begin, end=self.end)
        if self.end < self.begin:
            raise BadScenario(f"the burst ends at {self.end:g} s, before it begins at {self.begin:g} s: swap them")


@dataclass(frozen=True)
class Replayed:
    """Requests at these moments, as they were recorded."""

    moments: Annotated[tuple[float, ...], "seconds, in order"]

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        previous = 0.0
        for number, moment in enumerate(self.moments, 1):
            if not previous <= moment < math.inf:
                raise BadScenario(
                    f"moment {number} is {moment:g} s, after {previous:g} s: give them in order, from 0 on"
                )
            previous = moment


Load = Steady | Ramp | Burst | Replayed


def is_random(load: Load) -> bool:
    """Whether chance decides when single requests arrive; in a recording it did."""
    return isinstance(load, Replayed) or load.is_random


def at_least_zero(**settings: float) -> None:
    """Raises BadScenario for the first setting that is below zero or no finite number."""
    for name, value in settings.items():
        if not 0 <= value < math.inf:
            raise BadScenario(f"{name} is {value:g}: give a number from 0 on")


def above_zero(**settings: float) -> None:
    """Raises BadScenario for the first setting that is not above zero (less than a millionth counts as zero)."""
    for name, value in settings.items():
        if not SMALLEST <= value < math.inf:
            raise BadScenario(f"{name} is {value:g}: give a number above 0")


def expected_requests(load: Load, horizon: float) -> float:
    """How many arrive on average before the horizon: what simulating every one of them costs grows with it."""
    if isinstance(load, Replayed):
        return float(sum(moment < horizon for moment in load.moments))
    return sum(part.expected(part.end) for part in segments(load, horizon))


@dataclass(frozen=True)
class Segment:
    """A stretch of time over which the rate goes evenly from one value to another."""

    begin: float
    end: float
    first: float
    last: float

    @property
    def slope(self) -> float:
        """Change of the rate in requests/s per second."""
        return (self.last - self.first) / (self.end - self.begin)

    def expected(self, moment: float) -> float:
        """How many requests arrive on average from its begin to a moment after it."""
        since = min(moment, self.end) - self.begin
        if self.first == self.last:
            return since * self.first
        return since * (self.first + self.slope * since / 2)


def segments(load: Steady | Ramp | Burst, horizon: float) -> tuple[Segment, ...]:
    """The rate of a load over time, from 0 to the horizon."""
    match load:
        case Steady(rate=rate):
            parts = [Segment(0, horizon, rate, rate)]
        case Ramp(first=first, last=last):
            parts = [Segment(0, horizon, first, last)]
        case Burst(usual=usual, spike=spike, begin=begin, end=end):
            begin, end = min(begin, horizon), min(end, horizon)
            parts = [
                Segment(0, begin, usual, usual),
                Segment(begin, end, spike, spike),
                Segment(end, horizon, usual, usual),
            ]
    return tuple(part for part in parts if part.begin < part.end and part.first + part.last > 0)
