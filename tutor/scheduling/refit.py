"""Weights fitted to the learner's own reviews. The only module that knows fsrs-rs-python, which need not be there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from tutor.scheduling.memory import AGAIN, DEFAULT_WEIGHTS, RATINGS, retrievability, review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tutor.scheduling.memory import Weights

    # One card's rated reviews in order: the rating, and the study days since the one before (0 for the first).
    History = tuple[tuple[str, int], ...]
    # The same with the study day of each review; a card that began anew has a life for each time.
    Life = Sequence[tuple[str, int]]

# Nothing is fitted to fewer cross-day reviews than this, and again once there are twice as many as at the last fit.
ENOUGH = 150
# The newest share of the reviews, which a fit does not see: it is held against them.
HELD_OUT = 0.2


@dataclass(frozen=True)
class Fit:
    """Weights fitted to all but the newest reviews, and the log-loss on those by them and by the weights before."""

    weights: Weights
    loss: float
    before: float

    @property
    def is_better(self) -> bool:
        """Whether it foretold the newest reviews better."""
        return self.loss < self.before


def is_available() -> bool:
    """Whether the extra `fast` is installed."""
    from importlib.util import find_spec

    return find_spec("fsrs_rs_python") is not None


def is_due(reviews: int, fitted: int) -> bool:
    """Whether so many cross-day reviews are worth a fit, when the last one had `fitted` of them."""
    return reviews >= max(ENOUGH, 2 * fitted)


def history_of(reviews: Iterable[tuple[str, int]]) -> History:
    """A card's history from its rated answers in order: the rating and the study day of each."""
    history: list[tuple[str, int]] = []
    before = None
    for rating, day in reviews:
        history.append((rating, 0 if before is None else day - before))
        before = day
    return tuple(history)


def fit(lives: Sequence[Life], weights: Weights) -> Fit:
    """Weights for these lives of cards, tried on the newest reviews beside the weights that are in use."""
    days = sorted(day for life in lives for (_, before), (_, day) in pairwise(life) if day > before)
    since = days[int(len(days) * (1 - HELD_OUT))] if days else 0
    fitted = refit(history_of(entry for entry in life if entry[1] < since) for life in lives)
    return Fit(fitted, log_loss(lives, fitted, since), log_loss(lives, weights, since))


def log_loss(lives: Iterable[Life], weights: Weights, since: int = 0) -> float:
    """Mean surprise at the cross-day reviews from a day on, had their recall been foretold by these weights."""
    surprises: list[float] = []
    for life in lives:
        surprises += _surprises(life, weights, since)
    return math.fsum(surprises) / len(surprises) if surprises else 0.0


def _surprises(life: Life, weights: Weights, since: int) -> list[float]:
    """-log of the chance that was given to what came, for each review that came on a later day."""
    surprises = []
    stability: float | None = None
    difficulty: float | None = None
    before = 0
    for rating, day in life:
        if stability is not None and day > before and day >= since:
            recall = retrievability(stability, day - before, weights)
            surprises.append(-math.log(max(1 - recall if rating == AGAIN else recall, 1e-6)))
        stability, difficulty = review(
            stability, difficulty, day - before if stability is not None else 0, rating, weights
        )
        before = day
    return surprises


def refit(histories: Iterable[History]) -> Weights:
    """FSRS-6's 21 weights for these reviews; the default ones where there is nothing to learn from."""
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

    items = []
    for history in histories:
        reviews = [FSRSReview(RATINGS.index(rating) + 1, elapsed) for rating, elapsed in history]
        items += [FSRSItem(reviews[:count]) for count in range(2, len(reviews) + 1)]
    if not items:
        return DEFAULT_WEIGHTS
    # Single precision says 0.80000001 where the scheduler takes at most 0.8.
    return tuple(round(weight, 6) for weight in FSRS(DEFAULT_WEIGHTS).compute_parameters(items))
