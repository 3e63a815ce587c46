"""A value for each step of time, in memory that depends on the horizon and never on the number of requests."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Protocol

from tutor.calculator.simulation.result import Result, Series, Throttled, Totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.calculator.simulation.result import Engine


class Counters(Protocol):
    """What environments count, one by one or as a flow."""

    @property
    def warm(self) -> float: ...
    @property
    def cold(self) -> float: ...
    @property
    def provisioned(self) -> float: ...
    @property
    def throttles(self) -> Sequence[float]:
        """By reason."""

    @property
    def count(self) -> float: ...
    @property
    def peak(self) -> float: ...
    def settle(self, now: float) -> None:
        """Ends what has ended by now."""

    def busy_seconds(self, now: float) -> float:
        """The time that invocations have taken until now."""

    def lived_seconds(self, now: float) -> float:
        """The time that environments on demand have been there until now."""


class Intake(Protocol):
    """What has arrived, and what became of it."""

    @property
    def arrived(self) -> float: ...
    @property
    def served(self) -> float: ...
    @property
    def lost(self) -> float: ...
    @property
    def expired(self) -> float: ...
    @property
    def failed(self) -> float: ...
    @property
    def waiting(self) -> float: ...
    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest of those that wait has waited."""


COUNTS = ("demand", "warm", "cold", "provisioned", "concurrency", "reserved", "scaling_rate", "request_rate")
LEVELS = ("environments", "queue_depth", "iterator_age")
WIDTH = len(COUNTS) + 1 + len(LEVELS)
# A last step of less than this share of a step is rounding: what is counted in it, per second, would mean nothing.
ROUNDING = 1e-3


class Recorder:
    """Looks at the counters at the end of each step."""

    def __init__(self, horizon: float, step: float, environments: Counters, intake: Intake) -> None:
        self.horizon, self._step = horizon, step
        self._environments, self._intake = environments, intake
        self._rows = array("d", [0.0] * WIDTH)  # one row of counters after the other, that of the start first
        self._ends = array("d", [0.0])
        self.due = self._next_end()

    def record(self, now: float) -> None:
        """Looks at every step that has ended by now."""
        while self.due <= now and self._ends[-1] < self.horizon:
            self._look(self.due)
            self._ends.append(self.due)
            self.due = self._next_end()

    def finish(self, engine: Engine, seed: int | None) -> Result:
        """Everything up to the horizon."""
        self.record(self.horizon)
        return Result(engine, seed, self._totals(), self._series())

    def _next_end(self) -> float:
        """When the next step ends: multiplied, not summed up, so that steps end at whole multiples."""
        end = len(self._ends) * self._step
        return end if self.horizon - end > self._step * ROUNDING else self.horizon

    def _look(self, end: float) -> None:
        environments, intake = self._environments, self._intake
        environments.settle(end)
        self._rows.extend(
            (
                intake.arrived,
                environments.warm,
                environments.cold,
                environments.provisioned,
                *environments.throttles,
                environments.busy_seconds(end),
                environments.count,
                intake.waiting,
                intake.oldest_age(end),
            )
        )

    def _series(self) -> Series:
        counts = {name: self._per_second(column) for column, name in enumerate((*COUNTS, "in_flight"))}
        levels = {name: tuple(self._rows[WIDTH + len(counts) + column :: WIDTH]) for column, name in enumerate(LEVELS)}
        return Series(moments=tuple(self._ends[:-1]), **counts, **levels)

    def _per_second(self, column: int) -> tuple[float, ...]:
        values, ends = self._rows[column::WIDTH], self._ends
        return tuple(
            [
                (after - before) / (end - begin)
                for before, after, begin, end in zip(values, values[1:], ends, ends[1:], strict=False)
            ]
        )

    def _totals(self) -> Totals:
        environments, intake, horizon = self._environments, self._intake, self.horizon
        return Totals(
            arrived=intake.arrived,
            served=intake.served,
            lost=intake.lost,
            expired=intake.expired,
            failed=intake.failed,
            waiting=intake.waiting,
            warm=environments.warm,
            cold=environments.cold,
            provisioned=environments.provisioned,
            throttled=Throttled(*environments.throttles),
            in_flight=environments.busy_seconds(horizon) / horizon,
            environments=environments.lived_seconds(horizon) / horizon,
            peak_environments=environments.peak,
        )
