"""What came out of a simulation, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Literal

Engine = Literal["events", "fluid"]


class Reason(IntEnum):
    """Why a request was throttled."""

    CONCURRENCY = 0
    RESERVED = 1
    SCALING_RATE = 2
    REQUEST_RATE = 3


@dataclass(frozen=True)
class Throttled:
    """How many invocations were throttled, by the limit that bound."""

    concurrency: Annotated[float, "the pool of the account was busy"]
    reserved: Annotated[float, "the reserved concurrency of the function was busy"]
    scaling_rate: Annotated[float, "environments were left, but not that fast"]
    request_rate: Annotated[float, "too many requests in this second"]

    @property
    def all(self) -> float:
        """For any reason."""
        return self.concurrency + self.reserved + self.scaling_rate + self.request_rate


@dataclass(frozen=True)
class Totals:
    """Counts from second 0 to the horizon; whole numbers from events, fractions from a flow.

    Requests, events, messages or records: `arrived = served + lost + expired + failed + waiting`.
    """

    arrived: float
    served: Annotated[float, "their invocation began (asynchronously: and did not fail)"]
    lost: Annotated[float, "throttled, and their caller was told"]
    expired: Annotated[float, "given up at their maximum age"]
    failed: Annotated[float, "given up after the last retry of a function that failed, or at a reservation of 0"]
    waiting: Annotated[float, "in a queue at the horizon, or to be tried again"]
    warm: Annotated[float, "invocations in an idle environment"]
    cold: Annotated[float, "invocations that began with an init phase: environments created"]
    provisioned: Annotated[float, "invocations in a provisioned environment"]
    throttled: Throttled
    in_flight: Annotated[float, "invocations at once, average over the time"]
    environments: Annotated[float, "on demand, busy or idle, average over the time"]
    peak_environments: Annotated[float, "most of them at once"]

    @property
    def invocations(self) -> float:
        """Those that began."""
        return self.warm + self.cold + self.provisioned

    @property
    def throttle_share(self) -> float:
        """Share of all tries to invoke, 0 to 1, that was throttled."""
        tries = self.invocations + self.throttled.all
        return self.throttled.all / tries if tries else 0.0

    @property
    def cold_share(self) -> float:
        """Share of all invocations, 0 to 1, that began with an init phase."""
        return self.cold / self.invocations if self.invocations else 0.0


@dataclass(frozen=True)
class Series:
    """A value for each step of time; counts are per second, the others as at the end of the step."""

    moments: Annotated[tuple[float, ...], "second at which each step begins"]
    demand: Annotated[tuple[float, ...], "arrivals/s"]
    warm: Annotated[tuple[float, ...], "invocations/s"]
    cold: Annotated[tuple[float, ...], "invocations/s"]
    provisioned: Annotated[tuple[float, ...], "invocations/s"]
    concurrency: Annotated[tuple[float, ...], "throttles/s for this reason"]
    reserved: Annotated[tuple[float, ...], "throttles/s for this reason"]
    scaling_rate: Annotated[tuple[float, ...], "throttles/s for this reason"]
    request_rate: Annotated[tuple[float, ...], "throttles/s for this reason"]
    in_flight: Annotated[tuple[float, ...], "invocations at once, average over the step"]
    environments: Annotated[tuple[float, ...], "on demand, busy or idle"]
    queue_depth: Annotated[tuple[float, ...], "messages, records or events that wait"]
    iterator_age: Annotated[tuple[float, ...], "seconds that the oldest message or record has waited"]

    @property
    def throttled(self) -> tuple[float, ...]:
        """Throttles/s for any reason."""
        reasons = (self.concurrency, self.reserved, self.scaling_rate, self.request_rate)
        return tuple(map(sum, zip(*reasons, strict=True)))


@dataclass(frozen=True)
class Result:
    """What came out, and which engine computed it."""

    engine: Engine
    seed: Annotated[int | None, "of the events; a flow has none"]
    totals: Totals
    series: Series
