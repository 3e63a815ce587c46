"""Planning a day of 1,000 cards with the tables loaded, beside `python -c pass`; and building the tables."""

from __future__ import annotations

import math
import random
import statistics
import subprocess
import sys
import time

from tutor.scheduling.calendar import Calendar
from tutor.scheduling.learner import Learner
from tutor.scheduling.memory import DEFAULT_WEIGHTS, Memory
from tutor.scheduling.plan import plan
from tutor.scheduling.tasks import PlanCard
from tutor.scheduling.value import Tables

CARDS, RUNS, TODAY = 1_000, 15, 20_000


def main() -> None:
    """Prints the ratio."""
    began = time.perf_counter()
    data = Tables(DEFAULT_WEIGHTS).to_bytes()
    built = time.perf_counter() - began
    pairs = [(passing(), *planning(data)) for _ in range(RUNS)]
    bare, loaded, planned = (statistics.median(times) * 1e3 for times in zip(*pairs, strict=True))
    print(f"tables            {built:6.2f} s built ({len(data) / 1e6:.1f} MB), {loaded:.1f} ms loaded")
    print(f"plan of {CARDS:,}     {planned:6.1f} ms, python -c pass {bare:.1f} ms")
    print(f"ratio             {statistics.median(p / b for b, _, p in pairs):6.2f} x   (at most 12)")


def cards(rng: random.Random) -> list[PlanCard]:
    """Cards of every stability, a fifth of them new."""
    return [PlanCard(str(number), None if rng.random() < 0.2 else memory(rng)) for number in range(CARDS)]


def memory(rng: random.Random) -> Memory:
    """Something held since one to fifteen days."""
    day = TODAY - rng.randint(1, 15)
    return Memory(math.exp(rng.uniform(-1.5, 4)), rng.uniform(1, 10), day, day, day + 5, True, "", 1)


def planning(data: bytes) -> tuple[float, float]:
    """Seconds that loading the tables takes, and then planning."""
    began = time.perf_counter()
    tables = Tables.from_bytes(data, DEFAULT_WEIGHTS)
    loaded = time.perf_counter()
    plan(cards(random.Random(1)), Calendar(TODAY, TODAY + 30), Learner(), tables)
    return loaded - began, time.perf_counter() - loaded


def passing() -> float:
    """Seconds of a Python that does nothing."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
