"""The execution environments of one function: busy, idle, provisioned, and what the limits refuse.

The hot path: what is read for each request is kept in plain attributes.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush, heapreplace
from math import floor, inf, log
from typing import TYPE_CHECKING

from tutor.calculator.simulation.result import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.calculator.simulation.scenario import Limits, ScalingRate, Service

# 0.02 + 1 is not always what 1.02 is: an environment that frees in the same nanosecond takes the request.
ROUNDING = 1e-9


class Environments:
    """Invokes one request after the other; the moments given never go back."""

    def __init__(self, service: Service, limits: Limits, random: Callable[[], float], warm: int = 0) -> None:
        self.warm = self.cold = self.provisioned = 0
        self.peak = self.count = warm
        self._random, self._is_exponential = random, service.is_exponential
        self._warm_seconds, self._cold_seconds = service.warm, service.cold
        self._idle_expiry = service.idle_expiry
        self.throttles = [0] * len(Reason)
        self._on_demand, self._request_rate = limits.on_demand, limits.request_rate
        self._no_environment = Reason.CONCURRENCY if limits.reserved is None else Reason.RESERVED
        # Of no concurrency the rate is 0 too: what refuses is that there is none.
        self._too_many = Reason.REQUEST_RATE if limits.concurrency else self._no_environment
        self._bucket = Bucket(limits.scaling) if limits.scaling else None
        self._busy: list[float] = []  # when each of them ends
        self._idle = deque([0.0] * warm)  # since when; the one used last is taken first, so they stand in order
        self._ready = Provisioned(limits) if limits.provisioned else None
        self._second_end, self._in_this_second = 1.0, 0
        self._begun_seconds = self._lived_seconds = 0.0

    def invoke(self, now: float) -> float | None:
        """Starts an invocation and says when it ends; None when it is throttled."""
        if now >= self._second_end:
            self._second_end, self._in_this_second = floor(now) + 1.0, 0
        if self._in_this_second >= self._request_rate:
            return self._throttle(self._too_many)
        if self._ready is not None and self._ready.takes(now):
            self.provisioned += 1
            return self._begin(self._ready.busy, now, self._warm_seconds)
        busy = self._busy
        if not busy or busy[0] > now:
            return self._invoke_idle(now)
        if busy[0] <= now - self._idle_expiry:
            self.settle(now)
            return self._invoke_idle(now)
        # Most requests come here, so this is _begin written out: the environment that ended last takes the next one.
        seconds = self._warm_seconds
        if self._is_exponential:
            seconds *= -log(1.0 - self._random())
        self.warm += 1
        self._in_this_second += 1
        self._begun_seconds += seconds
        end = now + seconds
        ended = heapreplace(busy, end - ROUNDING)
        while busy[0] <= now:
            self._idle.append(ended)
            ended = heappop(busy)
        return end

    def _invoke_idle(self, now: float) -> float | None:
        idle = self._idle
        if idle and idle[0] <= now - self._idle_expiry:
            self._expire(now)
        if not idle:
            return self._invoke_cold(now)
        idle.pop()
        self.warm += 1
        return self._begin(self._busy, now, self._warm_seconds)

    def _invoke_cold(self, now: float) -> float | None:
        if len(self._busy) >= self._on_demand:
            return self._throttle(self._no_environment)
        if self._bucket is not None and not self._bucket.takes(now):
            return self._throttle(Reason.SCALING_RATE)
        self.cold += 1
        self.count += 1
        self.peak = max(self.peak, self.count)
        self._lived_seconds -= now
        return self._begin(self._busy, now, self._cold_seconds)

    @property
    def tries(self) -> int:
        """Invocations, and what was throttled."""
        return self.warm + self.cold + self.provisioned + sum(self.throttles)

    def busy_seconds(self, now: float) -> float:
        """The time that invocations have taken until now, all environments together."""
        ends = self._busy + self._ready.busy if self._ready else self._busy
        still_to_go = sum([end - now for end in ends if end > now])
        return self._begun_seconds - still_to_go

    def lived_seconds(self, now: float) -> float:
        """The time that environments on demand have been there until now, all together."""
        self.settle(now)
        return self._lived_seconds + self.count * now

    def settle(self, now: float) -> None:
        """Ends what has ended by now."""
        busy, idle = self._busy, self._idle
        while busy and busy[0] <= now:
            idle.append(heappop(busy))
        self._expire(now)

    def _begin(self, busy: list[float], now: float, seconds: float) -> float:
        if self._is_exponential:
            seconds *= -log(1.0 - self._random())
        self._in_this_second += 1
        self._begun_seconds += seconds
        end: float = now + seconds
        heappush(busy, end - ROUNDING)
        return end

    def _throttle(self, reason: Reason) -> float | None:
        self.throttles[reason] += 1
        return None

    def _expire(self, now: float) -> None:
        idle, expiry = self._idle, self._idle_expiry
        while idle and idle[0] + expiry <= now:
            self._lived_seconds += idle.popleft() + expiry
            self.count -= 1


class Bucket:
    """The environments that a function may still get at once; what is not taken is not saved up."""

    def __init__(self, rate: ScalingRate) -> None:
        self._most, self._seconds, self._is_stepwise = rate.environments, rate.seconds, rate.is_stepwise
        self._left, self._filled_at = rate.environments, 0.0

    def takes(self, now: float) -> bool:
        """Takes one environment, if one is left."""
        self._refill(now)
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True

    def _refill(self, now: float) -> None:
        if not self._is_stepwise:
            refill = (now - self._filled_at) * self._most / self._seconds
            self._left, self._filled_at = min(self._most, self._left + refill), now
        elif now >= self._filled_at + self._seconds:
            self._left, self._filled_at = self._most, floor(now / self._seconds) * self._seconds


class Provisioned:
    """The provisioned environments: what they cannot take spills over."""

    def __init__(self, limits: Limits) -> None:
        self.busy: list[float] = []  # when each of them ends
        self._count, self._ready_at, self._rate = limits.provisioned, limits.provisioned_from, limits.provisioned_rate
        self._second_end, self._in_this_second = -inf, 0

    def takes(self, now: float) -> bool:
        """Whether one of them takes this request."""
        busy = self.busy
        while busy and busy[0] <= now:
            heappop(busy)
        if now >= self._second_end:
            self._second_end, self._in_this_second = floor(now) + 1.0, 0
        if now < self._ready_at or len(busy) >= self._count or self._in_this_second >= self._rate:
            return False
        self._in_this_second += 1
        return True
