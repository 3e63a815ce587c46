"""What a plan says that a missed day costs, and what it costs the simulated learners who miss it; in points."""

from __future__ import annotations

import statistics

from benchmarks.learners import CARDS, Simulated
from benchmarks.policies import Planner
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.plan import plan
from tutor.scheduling.tasks import PlanCard

LEARNERS, MINUTES = 30, 20
# Days until the exam, and the day that is missed.
CELLS = ((14, 3), (14, 12), (30, 10))


def main() -> None:
    """Prints both for each cell."""
    for days, missed in CELLS:
        kept = [exam(seed, days, missed, is_missed=False) for seed in range(LEARNERS)]
        lost = [100 * (kept[seed][0] - exam(seed, days, missed, is_missed=True)[0]) for seed in range(LEARNERS)]
        said = 100 * statistics.mean(cost for _, cost in kept)
        error = statistics.stdev(lost) / LEARNERS**0.5
        print(
            f"day {missed + 1} of {days}: said {said:.2f}, lost {statistics.mean(lost):.2f} ± {error:.2f}", flush=True
        )


def exam(seed: int, days: int, missed: int, is_missed: bool) -> tuple[float, float]:
    """Recall on the exam day, and what the plan of the day in question says that missing it would cost."""
    learner, policy, said = Simulated(seed, is_steep=False), Planner(days, MINUTES), 0.0
    for day in range(days):
        if day == missed:
            said = cost(policy, day)
        if day != missed or not is_missed:
            policy.study(learner, day)
    return learner.score(days), said


def cost(policy: Planner, day: int) -> float:
    """What a day's plan says."""
    cards = [PlanCard(str(card), policy.memories.get(card)) for card in range(CARDS)]
    return plan(cards, Calendar(day, policy.exam_on, MINUTES), policy.learner(), policy.tables).missed_day


if __name__ == "__main__":
    main()
