"""What score to expect, and how sure one can be of it."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.scheduling.gains import Studied, gains
from tutor.scheduling.papers import PaperScore, whole_exam_chance
from tutor.scheduling.readiness import (
    SCORED,
    Belief,
    MockAnswer,
    Part,
    Review,
    Tries,
    belief,
    known,
    passing,
    questions_of,
    readiness,
    right_of,
    sum_of,
    tries_of,
)

CERTAIN = Belief(((1.0, 0.0, 0.0),))


def mock(right: int, wrong: int, recall: float = 0.9) -> list[MockAnswer]:
    """A mock exam of single questions on cards of one recall."""
    return [MockAnswer(recall, True, 0.25, is_right) for is_right in [True] * right + [False] * wrong]


def test_before_the_first_answer_the_range_is_wide_and_far_below_the_line() -> None:
    found = readiness([Part("d1", 1.0, unmet=100)], belief())
    assert (found.low, found.median, found.high) == (15, 21, 28)
    assert found.chance < 0.02


def test_a_learner_who_recalls_everything_reaches_the_line() -> None:
    found = readiness([Part("d1", 1.0, (0.98,) * 100, tries=Tries(60, 100))], belief())
    assert found.median >= 42
    assert found.chance > 0.9


def test_a_certain_belief_gives_the_sum_of_independent_questions() -> None:
    part = Part("d1", 1.0, (0.5,) * 10)  # of what no card holds, .3 is believed to be known
    right = 0.85 * right_of(0.5, 0.25) + 0.15 * right_of(0.3, 0.25)
    assert readiness([part], CERTAIN).scores == pytest.approx(sum_of([50], [right]))


def test_the_cut_is_not_known_so_that_36_of_50_passes_in_three_of_four_cases() -> None:
    assert passing([0.0] * 36 + [1.0] + [0.0] * 14) == 0.75
    assert passing([0.0] * 33 + [1.0] + [0.0] * 17) == 0
    assert passing([0.0] * 37 + [1.0] + [0.0] * 13) == 1


def test_right_answers_where_misses_were_foretold_raise_the_offset_and_declared_guesses_do_not() -> None:
    assert belief([Review(0.6, 0.0, 90, 10)]).offset > 0.9
    assert belief([Review(0.6, 0.0, 60, 40)]).offset == pytest.approx(0, abs=0.03)
    assert belief([Review(0.6, 0.25, 0, 10, declared=90)]).offset < -1


def test_lucky_hits_are_expected_of_choices() -> None:
    """At a recall of .6 one of four is right in .7 of the cases."""
    assert belief([Review(0.6, 0.25, 70, 30)]).offset == pytest.approx(0, abs=0.05)


def test_who_declares_guesses_is_expected_to_have_fewer_lucky_hits_among_the_rest() -> None:
    """Of 40 that were not recalled, 30 were declared; of the other 10 one of four was a hit."""
    assert belief([Review(0.6, 0.25, 62, 8, declared=30)]).offset == pytest.approx(0, abs=0.06)
    assert tries_of(32, 8, 0.25, declared=60).known == pytest.approx(32 - 8 / 3)


def test_without_reviews_the_offset_is_as_uncertain_as_before() -> None:
    held = belief()
    variance = sum(weight * offset**2 for weight, offset, _ in held.cells)
    assert held.offset == pytest.approx(0, abs=1e-6)
    assert variance**0.5 == pytest.approx(0.7, abs=0.02)
    assert held.transfer == pytest.approx(-0.35, abs=0.01)


def test_a_good_mock_exam_raises_the_transfer_and_narrows_the_range() -> None:
    reviews = [Review(0.9, 0.25, 370, 30)]
    parts = [Part("d1", 1.0, (0.9,) * 80, 20)]
    before, after = readiness(parts, belief(reviews)), readiness(parts, belief(reviews, mock(24, 1)))
    assert belief(reviews, mock(24, 1)).transfer > belief(reviews).transfer > belief(reviews, mock(12, 13)).transfer
    assert after.high - after.low < before.high - before.low
    assert after.chance > before.chance


def test_blind_hits_tell_nothing_of_what_is_known_unseen() -> None:
    assert known(Tries()) == 0.3
    assert known(tries_of(10, 30, 0.25)) == pytest.approx(0.06)
    assert known(tries_of(7, 3, 0.0)) == 0.5
    assert known(Tries(10, 20), Tries(0, 10)) == pytest.approx((10 * 13 / 30) / 20)


def test_50_questions_are_given_to_the_parts_by_weight() -> None:
    assert questions_of([0.3, 0.26, 0.22, 0.22]) == [15, 13, 11, 11]
    assert questions_of([1, 1, 1]) == [17, 17, 16]


@given(st.lists(st.tuples(st.floats(0.01, 1), st.lists(st.floats(0, 1), max_size=5)), min_size=1, max_size=4))
def test_scores_are_chances_whatever_is_held(drawn: list[tuple[float, list[float]]]) -> None:
    parts = [Part(str(n), share, tuple(recalls), 1) for n, (share, recalls) in enumerate(drawn)]
    found = readiness(parts, belief())
    assert sum(found.scores) == pytest.approx(1)
    assert 0 <= found.low <= found.median <= found.high <= SCORED
    assert 0 <= found.chance <= 1
    assert all(0.2 < share < 0.96 for _, share in found.accuracy)


def test_a_whole_exam_has_a_chance_only_after_a_full_paper_and_one_paper_never_says_more_than_90_percent() -> None:
    assert whole_exam_chance([], 20_000) is None
    assert whole_exam_chance([PaperScore("one", 0.95, 20_000)], 20_000) == 0.9
    two = whole_exam_chance([PaperScore("one", 0.95, 20_000), PaperScore("two", 0.93, 20_000)], 20_000)
    assert two is not None
    assert two > 0.97


def test_an_old_paper_says_less_than_a_new_one() -> None:
    new = whole_exam_chance([PaperScore("one", 0.5, 20_000)], 20_000)
    old = whole_exam_chance([PaperScore("one", 0.5, 20_000)], 20_090)
    assert new is not None
    assert old is not None
    assert new < old < 0.5


def test_the_topic_that_brings_most_per_hour_comes_first_and_what_brings_nothing_is_left_out() -> None:
    cards = [
        *[Studied("far", 0.3, 0.9, 150, 0.01, is_met=False) for _ in range(30)],
        *[Studied("fading", 0.5, 0.9, 20, 0.01) for _ in range(30)],
        Studied("held", 0.95, 0.95, 20, 0.01),
    ]
    found = gains(cards, CERTAIN)
    assert [gain.topic for gain in found] == ["fading", "far"]
    # 0.4 of 1 % of 50 questions in 20 s; 15 % of the questions are of no card, slips and blind hits take 30 %.
    assert found[0].points == pytest.approx(180 * 50 * 0.01 * 0.85 * 0.7 * 0.4)
    assert found[1].points == pytest.approx(24 * 50 * 0.01 * 0.85 * 0.7 * 0.6)
    assert found[1].hours == 1.25


def test_what_is_known_of_a_card_never_met_is_no_forecast_that_the_learner_falls_short_of() -> None:
    weaker = Belief(((1.0, -1.0, 0.0),))
    [met] = gains([Studied("met", 0.5, 0.9, 3_600, 0.01)], weaker)
    [unmet] = gains([Studied("unmet", 0.5, 0.9, 3_600, 0.01, is_met=False)], weaker)
    after = 1 / (1 + math.exp(1) / 9)  # nine to one, by a factor e less
    assert met.points == pytest.approx(50 * 0.01 * 0.85 * 0.7 * (after - 1 / (1 + math.e)))
    assert unmet.points == pytest.approx(50 * 0.01 * 0.85 * 0.7 * (after - 0.5))


def test_the_range_holds_the_score_in_eight_of_ten_cases() -> None:
    rng = random.Random(1)
    parts = [Part("d1", 0.6, (0.8,) * 50), Part("d2", 0.4, (0.7,) * 50, tries=Tries(30, 50))]
    held = belief([Review(0.8, 0.25, 150, 40)])
    found = readiness(parts, held)
    drawn = rng.choices(range(SCORED + 1), found.scores, k=2_000)
    assert 0.78 < sum(found.low <= score <= found.high for score in drawn) / 2_000 < 0.9
