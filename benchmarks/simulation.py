"""Simulated requests a second beside SimPy on the same model, and a move of a slider beside `python -c pass`.

Also the published case of SimFaaS in full: 0.9 M requests for each of five seeds.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

import simpy

from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.simulation.load import Burst, Steady
from tutor.calculator.simulation.scenario import (
    Asynchronous,
    Direct,
    Limits,
    Queue,
    ScalingRate,
    Scenario,
    Service,
    Source,
    Stream,
)

ROUNDS = 3
SLIDES = 15
# Random arrivals at a limit that throttles some of them, from cold, with init phases and environments that expire.
SERVICE = Service(warm=0.25, cold=0.6, idle_expiry=2, is_exponential=True)
MODEL = Scenario(Steady(1_000), SERVICE, Limits(account=260), horizon=60)
SIMFAAS = Scenario(Steady(0.9), Service(1.991, 2.244, 600, True), Limits(account=1_000_000), horizon=1e6, step=1_000)
SOURCES: dict[str, Source] = {
    "direct": Direct(),
    "asynchronous": Asynchronous(
        first_wait=1, longest_wait=300, max_age=21_600, error_share=0.1, error_waits=(60, 120)
    ),
    "queue": Queue(batch=10, first_pollers=5, pollers_a_minute=300, most_pollers=1_250),
    "stream": Stream(shards=4, factor=2, batch=100, hot_share=0.5),
}


class SimPyFunction:
    """The same model as SimPy is used: a resource, a process for each request, and one that looks each second."""

    def __init__(self, environment: simpy.Environment, seed: int) -> None:
        self.environment, self.random = environment, random.Random(seed)
        self.slots = simpy.Resource(environment, capacity=MODEL.limits.account)
        self.idle: deque[float] = deque()
        self.arrived = self.warm = self.cold = self.throttled = 0
        self.series: list[tuple[int, int, int, int]] = []

    def source(self) -> Generator[simpy.Event, Any, None]:
        """Lets requests arrive."""
        while True:
            yield self.environment.timeout(self.random.expovariate(1_000))
            self.arrived += 1
            self.environment.process(self.request())

    def request(self) -> Generator[simpy.Event, Any, None]:
        """Takes an environment, works, and gives it back."""
        if self.slots.count == self.slots.capacity:
            self.throttled += 1
            return
        with self.slots.request() as slot:
            yield slot
            yield self.environment.timeout(self.random.expovariate(1 / self.mean()))
        self.idle.append(self.environment.now)

    def mean(self) -> float:
        """How long it takes on average in the environment that was used last, or in a new one."""
        while self.idle and self.idle[0] + SERVICE.idle_expiry <= self.environment.now:
            self.idle.popleft()
        if self.idle:
            self.idle.pop()
            self.warm += 1
            return SERVICE.warm
        self.cold += 1
        return SERVICE.cold

    def monitor(self) -> Generator[simpy.Event, Any, None]:
        """Keeps the counters of each second."""
        while True:
            yield self.environment.timeout(1)
            self.series.append((self.warm, self.cold, self.throttled, self.slots.count))


def main() -> None:
    """Prints the figures and their ratios."""
    compare_engines()
    print()
    compare_slides()
    print()
    check_simfaas()


def compare_engines() -> None:
    """Requests a second of both engines, taken in turn."""
    ours, theirs, shares = [], [], []
    for seed in range(ROUNDS):
        seconds, result = timed(lambda seed=seed: simulate(MODEL, seed))  # type: ignore[misc]
        ours.append(result.totals.arrived / seconds)
        seconds, simulated = timed(lambda seed=seed: in_simpy(seed))  # type: ignore[misc]
        theirs.append(simulated.arrived / seconds)
        shares.append((result.totals.throttle_share, simulated.throttled / simulated.arrived))
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    print(f"events           {statistics.median(ours):9,.0f} requests/s")
    print(f"SimPy            {statistics.median(theirs):9,.0f} requests/s")
    print(f"ratio            {ratio:9.1f} x   (at least 8, aim 10 and 500,000 requests/s)")
    own, other = (statistics.fmean(share) * 100 for share in zip(*shares, strict=True))
    print(f"throttled        {own:9.2f} %   SimPy {other:.2f} %: the same model")


def in_simpy(seed: int) -> SimPyFunction:
    """The model run to its horizon."""
    environment = simpy.Environment()
    function = SimPyFunction(environment, seed)
    environment.process(function.source())
    environment.process(function.monitor())
    environment.run(until=MODEL.horizon)
    return function


def compare_slides() -> None:
    """A flow over ten minutes, for each source, and a bare Python, taken in turn."""
    limits = Limits(account=1_000, scaling=ScalingRate(environments=1_000, seconds=10), rate_factor=10)
    load, service = Burst(usual=500, spike=4_000, begin=60, end=180), Service(warm=0.4, cold=1.2, idle_expiry=600)
    for name, source in SOURCES.items():
        scenario = Scenario(load, service, limits, horizon=600, source=source)
        flows, bare = [], []
        for _ in range(SLIDES):
            flows.append(timed(lambda scenario=scenario: flow(scenario))[0])  # type: ignore[misc]
            bare.append(timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))[0])
        ratio = statistics.median(ours / floor for ours, floor in zip(flows, bare, strict=True))
        milliseconds = statistics.median(flows) * 1e3, statistics.median(bare) * 1e3
        print(f"{name:<13} flow {milliseconds[0]:6.1f} ms   python -c pass {milliseconds[1]:6.1f} ms   ", end="")
        print(f"ratio {ratio:5.2f} x   (at most 2)")


def check_simfaas() -> None:
    """What SimFaaS publishes for a million seconds: 0.14 % cold, 7.66 servers, 1.79 running."""
    began = time.perf_counter()
    totals = [simulate(SIMFAAS, seed).totals for seed in range(5)]
    seconds = time.perf_counter() - began
    for seed, total in enumerate(totals):
        print(f"SimFaaS, seed {seed}  {percent(total.cold_share)} cold, {total.environments:.3f} servers, ", end="")
        print(f"{total.in_flight:.3f} running")
    servers, running = (
        statistics.fmean(total.environments for total in totals),
        statistics.fmean(t.in_flight for t in totals),
    )
    print(f"mean             {percent(statistics.fmean(total.cold_share for total in totals))} cold ", end="")
    print(f"(0.14 +- 0.02), {servers:.3f} servers (7.66 +- 1 %), {running:.3f} running (1.79 +- 1 %)")
    print(f"requests         {sum(total.arrived for total in totals) / seconds:9,.0f} requests/s")


def percent(share: float) -> str:
    """With three places."""
    return f"{share * 100:.3f} %"


def timed(function: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that a call takes, and what it gives."""
    began = time.perf_counter()
    result = function()
    return time.perf_counter() - began, result


if __name__ == "__main__":
    main()
