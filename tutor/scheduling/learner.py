"""What the planner knows of the learner apart from single cards: how long things take, how much was known before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEW, RECALL, EXAM, PROBLEM = "new", "recall", "exam", "problem"
ACTIVITIES = (NEW, RECALL, EXAM, PROBLEM)
# From so many times on the learner's own median counts.
ENOUGH = 10
# What is believed before the first try: three right of ten.
_PRIOR_RIGHT, _PRIOR_TRIES = 3, 10


@dataclass(frozen=True)
class Costs:
    """Seconds that things take, feedback read: a new card with its text, a recall question, one as in the exam, ..."""

    new: float = 150
    recall: float = 20
    exam: float = 90
    problem: float = 180

    def of(self, activity: str) -> float:
        """Seconds for one of ACTIVITIES."""
        return max(float(getattr(self, activity)), 1.0)


@dataclass(frozen=True)
class Learner:
    """`first_right` of `first_tries` questions on cards never met before were right; `guess` is the mean chance of
    picking their answer blindly. `cross_day_reviews` is how often a card was met again on a later day.
    """

    costs: Costs = field(default_factory=Costs)
    first_tries: int = 0
    first_right: int = 0
    guess: float = 0.0
    cross_day_reviews: int = 0

    @property
    def known(self) -> float:
        """Chance that a card never met is known: (3 + right) / (10 + tries), without what blind guesses bring."""
        wrong = self.first_tries - self.first_right
        lucky = min(wrong * self.guess / (1 - self.guess), self.first_right)
        return (_PRIOR_RIGHT + self.first_right - lucky) / (_PRIOR_TRIES + self.first_tries)


# Who answers at once without reading, as in a placement, does not learn a card in that time.
_LEAST = Costs(new=45, recall=5, exam=15, problem=30)


def costs_of(seconds: Mapping[str, Sequence[float]], costs: Costs | None = None) -> Costs:
    """The learner's own medians by activity, from ten of one on, and no less than it takes; else what is assumed."""
    own = {name: _median(times, name) for name, times in seconds.items() if len(times) >= ENOUGH}
    return replace(costs or Costs(), **own)


def _median(times: Sequence[float], activity: str) -> float:
    return max(sorted(times)[len(times) // 2], _LEAST.of(activity))
