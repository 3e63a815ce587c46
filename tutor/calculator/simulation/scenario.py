"""What is simulated: seconds, requests/s and environments. AWS's numbers are arguments, none of them is known here."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log
from typing import Annotated

from tutor.calculator.simulation.load import BadScenario, Load, above_zero, at_least_zero

MOST_POINTS = 100_000


@dataclass(frozen=True)
class Service:
    """How long an invocation takes, and how long an environment waits for the next one."""

    warm: Annotated[float, "seconds in an environment that is initialised"]
    cold: Annotated[float, "seconds of the first invocation of an environment, its init phase included"]
    idle_expiry: Annotated[float, "seconds without a request after which an environment goes; inf: never"] = inf
    is_exponential: Annotated[
        bool, "durations vary exponentially around these means; else they are always the same"
    ] = False

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(warm=self.warm, cold=self.cold)
        if not self.idle_expiry > 0:
            raise BadScenario(f"idle_expiry is {self.idle_expiry:g}: give a number above 0")


@dataclass(frozen=True)
class ScalingRate:
    """How fast a function may get new environments."""

    environments: Annotated[float, "new environments in one interval, and at once at the start"]
    seconds: Annotated[float, "length of the interval"]
    is_stepwise: Annotated[bool, "refilled once an interval; else continuously. Neither saves up"] = False

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(environments=self.environments, seconds=self.seconds)


@dataclass(frozen=True)
class Limits:
    """What the account and the function may use, in environments."""

    account: Annotated[int, "the concurrency limit of the account"]
    reserved: Annotated[int | None, "reserved concurrency of the function; None: it uses the common pool"] = None
    provisioned: Annotated[int, "provisioned concurrency, part of the reserved or else of the common pool"] = 0
    provisioned_from: Annotated[float, "second from which all provisioned environments are ready"] = 0
    claimed_elsewhere: Annotated[int, "of the common pool, reserved or used by other functions"] = 0
    scaling: Annotated[ScalingRate | None, "None: environments come as fast as they are needed"] = None
    rate_factor: Annotated[float | None, "requests/s that each environment of a limit allows; None: no quota"] = None

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        at_least_zero(
            account=self.account,
            reserved=self.reserved or 0,
            provisioned=self.provisioned,
            provisioned_from=self.provisioned_from,
            claimed_elsewhere=self.claimed_elsewhere,
        )
        if self.rate_factor is not None:
            above_zero(rate_factor=self.rate_factor)
        if self.provisioned > self.concurrency:
            pool = "reserved" if self.reserved is not None else "left in the pool"
            raise BadScenario(
                f"{self.provisioned} environments cannot be provisioned: {self.concurrency} are {pool}; provision fewer"
            )

    @property
    def concurrency(self) -> int:
        """How many environments the function may have busy at once, provisioned ones included."""
        if self.reserved is not None:
            return min(self.reserved, self.account)
        return max(self.account - self.claimed_elsewhere, 0)

    @property
    def on_demand(self) -> int:
        """How many of them are not provisioned."""
        return self.concurrency - self.provisioned

    @property
    def request_rate(self) -> float:
        """Requests/s that the function or, without a reservation, the account may start."""
        quota_of = self.account if self.reserved is None else self.concurrency
        return inf if self.rate_factor is None else self.rate_factor * quota_of

    @property
    def provisioned_rate(self) -> float:
        """Requests/s that provisioned environments take before the rest spills over."""
        return inf if self.rate_factor is None else self.rate_factor * self.provisioned


@dataclass(frozen=True)
class Direct:
    """Callers who wait for the answer: what is throttled is lost."""


@dataclass(frozen=True)
class Asynchronous:
    """Events that Lambda keeps and tries again."""

    first_wait: Annotated[float, "seconds until an event that was throttled is tried again"]
    longest_wait: Annotated[float, "seconds at which the waits stop growing"]
    max_age: Annotated[float, "seconds after which an event that waits is given up"]
    growth: Annotated[float, "each wait after a throttle is this many times the one before"] = 2
    error_share: Annotated[float, "share of invocations, 0 to 1, in which the function fails"] = 0
    error_waits: Annotated[tuple[float, ...], "seconds until each retry after the function failed"] = ()

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(first_wait=self.first_wait, longest_wait=self.longest_wait, max_age=self.max_age)
        if not self.growth >= 1:
            raise BadScenario(f"growth is {self.growth:g}: waits grow by a factor of 1 or more")
        if not 0 <= self.error_share <= 1:
            raise BadScenario(f"error_share is {self.error_share:g}: give a share from 0 to 1")
        at_least_zero(**{f"wait {number} after an error": wait for number, wait in enumerate(self.error_waits, 1)})

    def wait(self, throttles: int) -> float:
        """Seconds to wait after so many throttles (from 1 on)."""
        # Compared as logarithms: the power itself may be too large for a number.
        if (throttles - 1) * log(self.growth) >= log(self.longest_wait / self.first_wait):
            return self.longest_wait
        return min(self.first_wait * self.growth ** (throttles - 1), self.longest_wait)


@dataclass(frozen=True)
class Queue:
    """Messages of an SQS queue, taken in batches by pollers whose number grows while messages wait for one."""

    batch: Annotated[int, "most messages in an invocation"]
    first_pollers: Annotated[int, "invocations at once at the start, and again after the queue was empty"]
    pollers_a_minute: Annotated[float, "how many more are added each minute while messages wait for one"]
    most_pollers: Annotated[int, "the least of the pollers' own maximum and the mapping's MaximumConcurrency"]
    window: Annotated[float, "seconds to wait for a batch to fill"] = 0
    pause: Annotated[float, "seconds until a poller that was throttled tries again"] = 1

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(batch=self.batch, first_pollers=self.first_pollers, most_pollers=self.most_pollers, pause=self.pause)
        at_least_zero(pollers_a_minute=self.pollers_a_minute, window=self.window)


@dataclass(frozen=True)
class Stream:
    """Records of a Kinesis or DynamoDB stream, in order within each of shards x parallelization factor lanes."""

    shards: int
    factor: Annotated[int, "the parallelization factor"]
    batch: Annotated[int, "most records in an invocation"]
    poll: Annotated[float, "seconds between two looks at a shard where nothing waited; 0: at once"] = 0
    window: Annotated[float, "seconds to wait for a batch to fill"] = 0
    pause: Annotated[float, "seconds until a batch that was throttled is tried again"] = 1
    hot_share: Annotated[float, "share of the records, 0 to 1, that have one partition key, and so one lane"] = 0

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(shards=self.shards, factor=self.factor, batch=self.batch, pause=self.pause)
        at_least_zero(window=self.window)
        if self.poll:
            above_zero(poll=self.poll)
        if not 0 <= self.hot_share <= 1:
            raise BadScenario(f"hot_share is {self.hot_share:g}: give a share from 0 to 1")

    @property
    def lanes(self) -> int:
        """How many batches are worked on at once."""
        return self.shards * self.factor


Source = Direct | Asynchronous | Queue | Stream


@dataclass(frozen=True)
class Scenario:
    """One function under one load, from second 0 to the horizon."""

    load: Load
    service: Service
    limits: Limits
    horizon: Annotated[float, "seconds"]
    source: Source = Direct()
    warm_at_start: Annotated[int, "environments that are idle in second 0"] = 0
    step: Annotated[float, "seconds of one point of the series"] = 1

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        above_zero(horizon=self.horizon, step=self.step)
        at_least_zero(warm_at_start=self.warm_at_start)
        if self.warm_at_start > self.limits.on_demand:
            raise BadScenario(
                f"{self.warm_at_start} environments cannot be warm: the limits leave {self.limits.on_demand}; "
                "start with fewer"
            )
        if self.horizon / self.step > MOST_POINTS:
            raise BadScenario(f"more than {MOST_POINTS:,} points: make the step longer or the horizon shorter")
