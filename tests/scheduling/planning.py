"""A day, and cards on it."""

from __future__ import annotations

from tutor.scheduling.learner import Costs, Learner
from tutor.scheduling.memory import Memory
from tutor.scheduling.tasks import PlanCard

DAY = 20_000
# Enough is known of how this learner forgets: no part of a sitting is kept for reviews.
SEASONED = Learner(Costs(new=60, recall=20), cross_day_reviews=150)
FRESH = Learner(Costs(new=60, recall=20))


def held(stability: float, days_ago: int = 5, difficulty: float = 5.0, due_in: int = 1) -> Memory:
    """A memory last reviewed so many days ago."""
    return Memory(stability, difficulty, DAY - days_ago, DAY - days_ago, DAY + due_in, True, "q", 3)


def met(id: str, stability: float = 5.0, days_ago: int = 5, **more: object) -> PlanCard:
    """A card with a memory."""
    return PlanCard(id, held(stability, days_ago), **more)  # type: ignore[arg-type]


def new(id: str, weight: float = 1.0) -> PlanCard:
    """A card never met."""
    return PlanCard(id, weight=weight)
