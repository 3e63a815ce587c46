"""The environments of one function as smooth amounts: what a large number of requests does on average, step by step."""

from __future__ import annotations

from collections import deque
from functools import partial
from math import exp, floor
from typing import TYPE_CHECKING

from tutor.calculator.simulation.environments import ROUNDING
from tutor.calculator.simulation.result import Reason

if TYPE_CHECKING:
    from tutor.calculator.simulation.scenario import ScalingRate, Scenario


class Work:
    """Invocations in flight that all take as long, or vary exponentially around it."""

    def __init__(self, seconds: float, step: float, steps: int, *, is_exponential: bool) -> None:
        self.in_flight = 0.0
        self.still_there = min(seconds / step, 1.0)  # share of those that begin in a step and outlast it
        self._kept = 0.0
        self._begun: list[float] = []
        if is_exponential:
            self._kept = exp(-step / seconds)
            self.still_there = seconds / step * (1 - self._kept)
        elif seconds > step:
            lag = min(seconds / step, steps + 1.0) - 1
            self._whole, self._part = floor(lag), lag % 1
            self._begun = [0.0] * (self._whole + 2)  # sums up to the end of each step, those before the start first

    def left(self) -> float:
        """How many of those in flight will outlast the next step."""
        begun = self._begun
        if not begun or not self.in_flight:
            return self.in_flight * self._kept
        later = begun[-1 - self._whole]
        return begun[-1] - later + self._part * (later - begun[-2 - self._whole])

    def begin(self, count: float, left: float) -> None:
        """So many begin evenly spread over the step, after which `left` of the earlier ones are there."""
        self.in_flight = left + count * self.still_there
        if self._begun and self.in_flight:
            self._begun.append(self._begun[-1] + count)


class Flow:
    """Takes the requests of one step after the other; counts as Environments does."""

    def __init__(self, scenario: Scenario, step: float, steps: int) -> None:
        service, limits = scenario.service, scenario.limits
        self.warm = self.cold = self.provisioned = 0.0
        self.peak = self.count = float(scenario.warm_at_start)
        self._step, self._now, self._in_flight = step, 0.0, 0.0
        self._provisioned, self._provisioned_from = limits.provisioned, limits.provisioned_from
        self._provisioned_rate = limits.provisioned_rate * step
        self._request_rate, self._on_demand = limits.request_rate * step, limits.on_demand
        self.throttles = [0.0] * len(Reason)
        self._no_environment = Reason.CONCURRENCY if limits.reserved is None else Reason.RESERVED
        self._too_many = Reason.REQUEST_RATE if limits.concurrency else self._no_environment
        self._bucket = FlowingBucket(limits.scaling, step) if limits.scaling else None
        self.work = partial(Work, step=step, steps=steps, is_exponential=service.is_exponential)
        self._warm, self._cold, self._ready = map(self.work, (service.warm, service.cold, service.warm))
        self._longest_in_step = min(max(service.cold, service.warm) / step, 1.0)
        self._after_cold = max(step - service.cold, 0.0) / service.warm
        self._busy_seconds = self._lived_seconds = 0.0
        self._needed = Highest(service.idle_expiry, self.count) if service.idle_expiry < scenario.horizon else None

    def invoke(self, requests: float) -> float:
        """Takes the requests of the next step; says how many of them began."""
        allowed = min(requests, self._request_rate)
        began = self._take_provisioned(allowed) if self._provisioned else 0.0
        began += self._take_on_demand(allowed - began)
        if requests > began:
            self.throttles[self._binding(began < allowed - ROUNDING)] += requests - began
        in_flight = self._warm.in_flight + self._cold.in_flight + self._ready.in_flight
        self._busy_seconds += (self._in_flight + in_flight) / 2 * self._step
        self._in_flight = in_flight
        self._lived_seconds += self.count * self._step
        self._now += self._step
        return began

    def room(self, at_once: float) -> float:
        """How many invocations may begin in the next step where no more than so many run at once."""
        left = self._warm.left() + self._cold.left() + self._ready.left()
        return max(at_once - left, 0.0) / self._warm.still_there

    @property
    def in_flight(self) -> float:
        """How many invocations run after the last step."""
        return self._in_flight

    def busy_seconds(self, now: float) -> float:
        """The time that invocations have taken until the step that ends now, all environments together."""
        return self._busy_seconds

    def lived_seconds(self, now: float) -> float:
        """The time that environments on demand have been there until the step that ends now, all together."""
        return self._lived_seconds

    def settle(self, now: float) -> None:
        """A flow is always settled."""

    def _binding(self, is_short_of_environments: bool) -> Reason:
        if not is_short_of_environments:
            return self._too_many
        return self._no_environment if self.count >= self._on_demand - ROUNDING else Reason.SCALING_RATE

    def _take_provisioned(self, requests: float) -> float:
        ready = self._ready
        left = ready.left()
        taken = 0.0
        if self._now >= self._provisioned_from:
            free = max(self._provisioned - left, 0.0)
            taken = min(requests, self._provisioned_rate, free / ready.still_there)
        ready.begin(taken, left)
        self.provisioned += taken
        return taken

    def _take_on_demand(self, requests: float) -> float:
        """Idle environments first, then new ones."""
        warm_work, cold_work = self._warm, self._cold
        warm_left, cold_left = warm_work.left(), cold_work.left()
        warm = (self.count - warm_left - cold_left) / warm_work.still_there
        cold = 0.0
        if requests > warm:
            warm, cold = self._with_new(requests, max(warm, 0.0))
        else:
            warm = requests
        if self._bucket is not None:
            self._bucket.take(cold)
        warm_work.begin(warm, warm_left)
        cold_work.begin(cold, cold_left)
        self.warm += warm
        self.cold += cold
        if cold or self._needed:
            self._resize(cold)
        return warm + cold

    def _with_new(self, requests: float, room: float) -> tuple[float, float]:
        """Warm and cold starts: environments are created until the first of them have ended their first invocation."""
        wanted = (requests - room) * self._longest_in_step
        cold = min(wanted, self._new_environments())
        if cold < wanted:
            return min(requests - cold, room + cold * self._after_cold), cold
        return requests - cold, cold

    def _new_environments(self) -> float:
        left = max(self._on_demand - self.count, 0.0)
        return left if self._bucket is None else min(left, self._bucket.available(self._now))

    def _resize(self, created: float) -> None:
        self.count += created
        self.peak = max(self.peak, self.count)
        if self._needed is not None:
            busy = self.count if created else self._warm.in_flight + self._cold.in_flight
            self.count = self._needed.highest(self._now, busy)


class FlowingBucket:
    """The environments that a function may still get; what is not taken is not saved up."""

    def __init__(self, rate: ScalingRate, step: float) -> None:
        self._most, self._seconds, self._is_stepwise = rate.environments, rate.seconds, rate.is_stepwise
        self._refill = 0.0 if rate.is_stepwise else rate.environments / rate.seconds * step
        self._left, self._next = rate.environments, rate.seconds

    def available(self, now: float) -> float:
        """How many it may get in the step that begins now."""
        if self._is_stepwise and now + ROUNDING >= self._next:
            periods = floor((now + ROUNDING) / self._seconds)  # those in which nothing was asked for left no trace
            self._left, self._next = self._most, (periods + 1) * self._seconds
        return self._left + self._refill

    def take(self, count: float) -> None:
        """Ends the step after so many were taken."""
        self._left = min(self._most, self._left + self._refill - count)


class Highest:
    """The highest level of the last so many seconds: as many environments have not expired."""

    def __init__(self, seconds: float, level: float) -> None:
        self._seconds = seconds
        self._levels = deque([(0.0, level)])  # falling: each is the highest of those that came after it

    def highest(self, now: float, level: float) -> float:
        """The highest one, this level included."""
        levels = self._levels
        while levels and levels[-1][1] <= level:
            levels.pop()
        levels.append((now, level))
        while levels[0][0] <= now - self._seconds:
            levels.popleft()
        return levels[0][1]
