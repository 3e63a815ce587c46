"""How far the flow is from the events over many settings: seeded, of every source, worst ones first.

Arrivals are evenly spaced, so that chance is no part of the difference; queues and asynchronous events are also taken
at random, as the mean of some seeds: evenly spaced events and their evenly spaced retries may beat in time with even
durations, which a flow cannot know. `python -m benchmarks.agreement 300` takes so many of each kind.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.simulation.load import Burst, expected_requests
from tutor.calculator.simulation.scenario import (
    Asynchronous,
    Direct,
    Limits,
    Queue,
    ScalingRate,
    Scenario,
    Service,
    Stream,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.calculator.simulation.result import Result

SCALING = ScalingRate(environments=1_000, seconds=10)
STEPWISE = replace(SCALING, is_stepwise=True)
TOLERANCE = 0.02
MOST_REQUESTS = 150_000
# Below this many the chance of a few seeds is larger than the tolerance.
LARGE = 2_500
SEEDS = 4
WORST, SHOWN = 3, 0.005


@dataclass(frozen=True)
class Difference:
    """What the flow says less what the events say, as a share of the arrivals."""

    scenario: Scenario
    arrived: float
    by_name: dict[str, float]
    allowed: Annotated[float, "the tolerance, or one batch where that is more"]

    @property
    def most(self) -> float:
        """The largest of them."""
        return max(abs(value) for value in self.by_name.values())

    @property
    def is_within(self) -> bool:
        """Whether the two agree."""
        return self.most <= self.allowed


def difference(scenario: Scenario, seeds: int = 1) -> Difference:
    """Both engines on one scenario; of the events the mean of some seeds."""
    fluid, events = _measured(flow(scenario)), [_measured(simulate(scenario, seed)) for seed in range(seeds)]
    arrived = max(fmean(one.pop("arrived") for one in events), 1.0)
    del fluid["arrived"]
    by_name = {name: (value - fmean(one[name] for one in events)) / arrived for name, value in fluid.items()}
    batch = getattr(scenario.source, "batch", 1)
    return Difference(scenario, arrived, by_name, max(TOLERANCE, batch / arrived))


def _measured(result: Result) -> dict[str, float]:
    totals = result.totals
    found: dict[str, float] = {
        name: getattr(totals, name) for name in ("arrived", "served", "lost", "expired", "failed", "waiting")
    }
    return found | {"provisioned": totals.provisioned, "deepest": max(result.series.queue_depth)}


def load(random: Random) -> tuple[Burst, float]:
    """A usual rate of 1 to 1,000/s with a spike of 2 to 50 times as much, and the horizon."""
    usual = random.choice((1, 3, 10, 30, 100, 300, 1_000))
    begin, lasts = random.choice((0, 10, 30)), random.choice((20, 60, 120))
    spike = min(usual * random.choice((2, 5, 10, 20, 50)), MOST_REQUESTS / lasts)
    return Burst(usual, spike, begin, begin + lasts, is_random=False), random.choice((60, 180, 300))


def duration(random: Random) -> Service:
    """50 ms to 10 s."""
    seconds = random.choice((0.05, 0.2, 0.5, 1, 2, 5, 10))
    return Service(seconds, seconds)


def queue(random: Random) -> Scenario:
    """MaximumConcurrency 2 to 1,250, batches of 1 to 10, with and without a window, reservations below and above."""
    arriving, horizon = load(random)
    limits = Limits(2_000, random.choice((None, None, 3, 40, 200, 1_000)), scaling=SCALING)
    most, batch = random.choice((2, 5, 20, 50, 100, 250, 500, 1_000, 1_250)), random.choice((1, 2, 5, 10))
    source = Queue(batch, 5, 300, most, random.choice((0, 0, 0, 1, 5)))
    return Scenario(arriving, duration(random), limits, horizon, source)


def at_random(make: Callable[[Random], Scenario]) -> Callable[[Random], Scenario]:
    """The same settings with random arrivals, and enough of them."""

    def made(random: Random) -> Scenario:
        while True:
            scenario = make(random)
            if isinstance(scenario.load, Burst) and expected_requests(scenario.load, scenario.horizon) >= LARGE:
                return replace(scenario, load=replace(scenario.load, is_random=True))

    return made


def stream(random: Random) -> Scenario:
    """1 to 16 shards, a parallelization factor of 1 to 10, batches of 1 to 100, with and without a hot key."""
    arriving, horizon = load(random)
    source = Stream(
        random.choice((1, 4, 16)),
        random.choice((1, 2, 10)),
        random.choice((1, 10, 100)),
        window=random.choice((0, 0, 1)),
        hot_share=random.choice((0, 0, 0.3)),
    )
    limits = Limits(random.choice((200, 1_000)), scaling=SCALING)
    return Scenario(arriving, duration(random), limits, horizon, source)


def limits(random: Random) -> Limits:
    """Accounts, reservations, provisioned environments, claims of others, both refills, and the rate quota."""
    account = random.choice((100, 1_000, 5_000))
    reserved = random.choice((None, None, account // 10, account // 2))
    free = reserved or account
    provisioned = random.choice((0, 0, free // 10, free // 2))
    return Limits(
        account,
        reserved,
        provisioned,
        provisioned_from=random.choice((0, 15)),
        claimed_elsewhere=random.choice((0, account // 4)),
        scaling=random.choice((None, SCALING, SCALING, STEPWISE)),
        rate_factor=random.choice((None, 10)),
    )


def direct(random: Random) -> Scenario:
    """Callers who wait, with and without an init phase and environments that expire."""
    arriving, horizon = load(random)
    warm = duration(random).warm
    service = Service(warm, warm + random.choice((0, 0, 0.5, 2)), random.choice((20, 600)))
    return Scenario(arriving, service, limits(random), horizon, Direct())


def asynchronous(random: Random) -> Scenario:
    """Events that are tried again after throttles and errors, some of which grow too old."""
    source = Asynchronous(
        first_wait=1,
        longest_wait=300,
        max_age=random.choice((60, 21_600)),
        error_share=random.choice((0, 0.1)),
        error_waits=(60, 120),
    )
    return replace(direct(random), source=source)


KINDS: dict[str, tuple[Callable[[Random], Scenario], int]] = {
    "queue": (queue, 1),
    "queue at random": (at_random(queue), SEEDS),
    "stream": (stream, 1),
    "direct": (direct, 1),
    "asynchronous": (asynchronous, 1),
    "asynchronous at random": (at_random(asynchronous), SEEDS),
}


def differences(kind: str, count: int, seed: int = 7) -> list[Difference]:
    """So many settings of a kind, the worst first."""
    make, seeds = KINDS[kind]
    random = Random(f"{kind} {seed}")
    found = [difference(make(random), seeds) for _ in range(count)]
    return sorted(found, key=lambda one: one.most / one.allowed, reverse=True)


def main() -> None:
    """Prints how many agree, and the worst ones."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for kind in KINDS:
        found = differences(kind, count)
        within = sum(one.is_within for one in found)
        print(f"{kind:<22} {within} of {count} within {TOLERANCE:.0%} of the arrivals, or one batch", flush=True)
        for one in found[:WORST]:
            parts = [f"{name} {value:+.2%}" for name, value in one.by_name.items() if abs(value) > SHOWN]
            print(f"    {one.most:6.2%} of {one.arrived:,.0f}: {', '.join(parts) or 'nothing above 0.5 %'}")
            print(f"        {one.scenario}")


if __name__ == "__main__":
    main()
