"""How steeply a plan assumes that a learner forgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.scheduling.caution import DECAYS, USUAL, assumed, foretold, likely_decay
from tutor.scheduling.memory import DEFAULT_WEIGHTS, retrievability
from tutor.scheduling.readiness import Review

DECAY = DEFAULT_WEIGHTS[20]
FITTED = (*DEFAULT_WEIGHTS[:20], 0.3)


def reviews(decay: float, count: int, recall: float = 0.7, guess: float = 0.0) -> list[Review]:
    """What came of so many reviews of one forecast, when the truth has this decay."""
    truth = foretold(recall, DECAY, assumed(DEFAULT_WEIGHTS, decay))
    right = round(count * (truth + (1 - truth) * guess))
    return [Review(recall, guess, right, count - right)]


def test_a_plan_is_cautious_until_something_was_reviewed() -> None:
    assert likely_decay([], DEFAULT_WEIGHTS) == USUAL


def test_a_few_reviews_do_not_move_a_plan() -> None:
    assert likely_decay(reviews(0.0, 5), DEFAULT_WEIGHTS) == USUAL


@pytest.mark.parametrize("decay", DECAYS)
def test_many_reviews_show_the_curve_they_came_from(decay: float) -> None:
    assert likely_decay(reviews(decay, 3_000), DEFAULT_WEIGHTS) == decay


def test_right_answers_that_a_blind_choice_would_have_brought_too_prove_little() -> None:
    as_foretold = [Review(0.7, 0.0, 210, 90)]
    with_luck = [Review(0.7, 0.5, 210, 90)]
    assert likely_decay(as_foretold, DEFAULT_WEIGHTS) == 0.0
    assert likely_decay(with_luck, DEFAULT_WEIGHTS) == 0.8


def test_a_declared_guess_recalled_nothing_even_when_it_was_right() -> None:
    assert likely_decay([Review(0.8, 0.25, 60, 0, declared=60)], DEFAULT_WEIGHTS) > 0.25


def test_weights_that_were_fitted_are_no_steeper_than_their_own_curve_without_a_reason() -> None:
    as_foretold = [Review(0.6, 0.0, 1_800, 1_200, decay=FITTED[20])]
    assert assumed(FITTED, likely_decay(as_foretold, FITTED)) == FITTED


def test_reviews_that_other_weights_foretold_say_after_a_fit_what_they_said_before() -> None:
    """Their stability is the same; only a curve of its own tells after how many days each was asked."""
    truth = assumed(DEFAULT_WEIGHTS, 0.4)
    told = [retrievability(1.0, days) for days in (2, 5, 10, 20)]
    reviews = [
        Review(recall, 0.0, round(900 * come), 900 - round(900 * come))
        for recall, come in ((recall, foretold(recall, DECAY, truth)) for recall in told)
    ]
    fitted = (*DEFAULT_WEIGHTS[:20], 0.4)
    assert assumed(DEFAULT_WEIGHTS, likely_decay(reviews, DEFAULT_WEIGHTS))[20] == 0.4
    assert assumed(fitted, likely_decay(reviews, fitted)) == fitted


@given(st.floats(0.2, 0.99), st.floats(0.1, 0.8))
def test_a_forecast_by_another_curve_is_that_of_the_same_days_and_stability(recall: float, decay: float) -> None:
    others = (*DEFAULT_WEIGHTS[:20], decay)
    assert foretold(recall, DECAY, DEFAULT_WEIGHTS) == pytest.approx(recall)
    assert foretold(foretold(recall, DECAY, others), decay, DEFAULT_WEIGHTS) == pytest.approx(recall)
    assert foretold(0.9, DECAY, others) == pytest.approx(0.9)
    assert foretold(retrievability(3.0, 7), DECAY, others) == pytest.approx(retrievability(3.0, 7, others))


def test_a_forecast_of_nothing_or_of_certainty_says_nothing_of_the_curve() -> None:
    assert likely_decay([Review(1.0, 0.0, 500, 0), Review(0.0, 0.0, 0, 500)], DEFAULT_WEIGHTS) == USUAL
