"""What each source does with the amount that arrives in a step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.calculator.simulation.flow import Flow
    from tutor.calculator.simulation.scenario import Asynchronous, Scenario


class FluidIntake:
    """Counts what arrives and what becomes of it."""

    def __init__(self, environments: Flow) -> None:
        self.arrived = self.served = self.lost = self.expired = self.failed = self.waiting = 0.0
        self._environments = environments

    def take(self, arrived: float) -> None:
        """So much arrives in the next step."""
        raise NotImplementedError

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest has waited."""
        return 0.0


class DirectFlow(FluidIntake):
    """What is throttled is lost."""

    def take(self, arrived: float) -> None:
        """Invokes once."""
        served = self._environments.invoke(arrived)
        self.arrived += arrived
        self.served += served
        self.lost += arrived - served


class Tried:
    """Events with as many throttles and errors behind them, and what becomes of them next."""

    def __init__(self, source: Asynchronous, seconds: float, step: float) -> None:
        self._source, self._seconds, self._step = source, seconds, step
        self._throttles = self._errors = 0
        self._age = 0.0
        self._alike = {(0, 0): self}  # shared by all: whichever way led there, the waits add up to the same age

    @cached_property
    def throttled(self) -> tuple[Tried, int] | None:
        """What they are after one more throttle, and steps to wait; None when they are given up by then."""
        return self._after(self._source.wait(self._throttles + 1), self._throttles + 1, self._errors)

    @cached_property
    def failed(self) -> tuple[Tried, int] | None:
        """What they are after one more error, and steps to wait; None when they are given up by then."""
        wait = self._seconds + self._source.error_waits[self._errors]
        return self._after(wait, self._throttles, self._errors + 1)

    @property
    def is_last_error(self) -> bool:
        """Whether one more error is not tried again."""
        return self._errors >= len(self._source.error_waits)

    def _after(self, wait: float, throttles: int, errors: int) -> tuple[Tried, int] | None:
        age = self._age + wait
        if age > self._source.max_age:
            return None
        if (throttles, errors) not in self._alike:
            after = Tried(self._source, self._seconds, self._step)
            after._throttles, after._errors, after._age, after._alike = throttles, errors, age, self._alike
            self._alike[throttles, errors] = after
        return self._alike[throttles, errors], max(round(wait / self._step), 1)


class AsynchronousFlow(FluidIntake):
    """What is throttled or fails comes back later."""

    def __init__(self, source: Asynchronous, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(environments)
        self._error_share, self._is_off = source.error_share, scenario.limits.reserved == 0
        self._new, self._number = Tried(source, scenario.service.warm, step), 0
        self._due: dict[int, dict[Tried, float]] = {}

    def take(self, arrived: float) -> None:
        """Invokes with what arrives and what is due again."""
        self.arrived += arrived
        due = self._due.pop(self._number, {})
        if self._is_off:
            self.failed += arrived
            arrived = 0.0
        due[self._new] = arrived
        tries = sum(due.values())
        self.waiting -= tries - arrived
        began = self._environments.invoke(tries) / tries if tries else 1.0
        for tried, count in due.items():
            if began < 1:
                self._wait(tried.throttled, count * (1 - began))
            self._begin(tried, count * began)
        self._number += 1

    def _begin(self, tried: Tried, count: float) -> None:
        failed = count * self._error_share
        self.served += count - failed
        if not failed:
            return
        if tried.is_last_error:
            self.failed += failed
        else:
            self._wait(tried.failed, failed)

    def _wait(self, after: tuple[Tried, int] | None, count: float) -> None:
        if after is None:
            self.expired += count
            return
        tried, steps = after
        alike = self._due.setdefault(self._number + steps, {})
        alike[tried] = alike.get(tried, 0.0) + count
        self.waiting += count
