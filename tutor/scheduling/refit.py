"""Weights fitted to the learner's own reviews. The only module that knows fsrs-rs-python, which need not be there."""

from __future__ import annotations

from tutor.scheduling.memory import DEFAULT_WEIGHTS, RATINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.scheduling.memory import Weights

    # One card's rated reviews in order: the rating, and the study days since the one before (0 for the first).
    History = tuple[tuple[str, int], ...]

# A fit follows this many new cross-day reviews, and later as many as the last fit had, whichever is more.
FIRST_FIT = 40
GROWTH = 1.0


def is_available() -> bool:
    """Whether the extra `fast` is installed."""
    from importlib.util import find_spec

    return find_spec("fsrs_rs_python") is not None


def is_due(reviews: int, fitted: int) -> bool:
    """Whether so many cross-day reviews are worth a fit, when the last one had `fitted` of them."""
    return reviews - fitted >= max(FIRST_FIT, fitted * GROWTH)


def history_of(reviews: Iterable[tuple[str, int]]) -> History:
    """A card's history from its rated answers in order: the rating and the study day of each."""
    history: list[tuple[str, int]] = []
    before = None
    for rating, day in reviews:
        history.append((rating, 0 if before is None else day - before))
        before = day
    return tuple(history)


def cross_day_reviews(histories: Iterable[History]) -> int:
    """Reviews that came at least a study day after the one before."""
    return sum(elapsed > 0 for history in histories for _, elapsed in history[1:])


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
