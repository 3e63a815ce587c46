"""Weights fitted to the learner's own reviews, where fsrs-rs-python is installed."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tutor.scheduling.memory import AGAIN, DEFAULT_WEIGHTS, GOOD, retrievability, review
from tutor.scheduling.refit import history_of, is_available, is_due, refit

needs_fsrs_rs = pytest.mark.skipif(not is_available(), reason="fsrs-rs-python is not installed")


def histories(first_stability: float, cards: int = 60) -> list[tuple[tuple[str, int], ...]]:
    """Cards of a learner whose first right answer holds so long, reviewed every three days."""
    rng = random.Random(7)
    weights = (*DEFAULT_WEIGHTS[:2], first_stability, *DEFAULT_WEIGHTS[3:])
    made = []
    for _ in range(cards):
        stability, difficulty = review(None, None, 0, GOOD, weights)
        history = [(GOOD, 0)]
        for _ in range(4):
            rating = GOOD if rng.random() < retrievability(stability, 3, weights) else AGAIN
            stability, difficulty = review(stability, difficulty, 3, rating, weights)
            history.append((rating, 3))
        made.append(tuple(history))
    return made


@pytest.mark.parametrize(
    ("reviews", "fitted", "due"),
    [(149, 0, False), (150, 0, True), (189, 150, False), (299, 150, False), (300, 150, True), (0, 0, False)],
)
def test_a_fit_comes_after_150_reviews_and_then_after_as_many_as_the_last_one_had(
    reviews: int, fitted: int, due: bool
) -> None:
    assert is_due(reviews, fitted) is due


def test_a_history_tells_the_days_between_reviews() -> None:
    assert history_of([(GOOD, 20_000), (AGAIN, 20_003), (GOOD, 20_004)]) == ((GOOD, 0), (AGAIN, 3), (GOOD, 1))
    assert history_of([]) == ()


@needs_fsrs_rs
def test_who_forgets_fast_gets_weights_that_say_so() -> None:
    fast, slow = refit(histories(0.4)), refit(histories(20.0))
    assert fast[2] < DEFAULT_WEIGHTS[2] < slow[2]


@needs_fsrs_rs
def test_fitted_weights_can_be_used_by_the_memory() -> None:
    weights = refit(histories(0.1))
    stability, difficulty = review(3.0, 5.0, 4, GOOD, weights)
    assert stability > 3
    assert 1 <= difficulty <= 10


@needs_fsrs_rs
def test_without_a_second_answer_to_any_card_the_default_weights_stay() -> None:
    assert refit([((GOOD, 0),), ()]) == DEFAULT_WEIGHTS


def test_planning_needs_no_fsrs_rs() -> None:
    code = (
        "import sys; sys.modules['fsrs_rs_python'] = None\n"
        "from tutor.scheduling.plan import plan\n"
        "from tutor.scheduling.tasks import PlanCard\n"
        "from tutor.scheduling.calendar import Calendar\n"
        "from tutor.scheduling.learner import Learner\n"
        "from tutor.scheduling.memory import DEFAULT_WEIGHTS\n"
        "from tutor.scheduling.value import Tables\n"
        "from tutor.scheduling.refit import is_available\n"
        "print(len(plan([PlanCard('a')], Calendar(5, 9), Learner(), Tables(DEFAULT_WEIGHTS, 4)).tasks), is_available())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1 False\n", "")
