"""Retrievability, intervals, and how an answer moves what is believed of a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating
from fsrs.scheduler import DEFAULT_PARAMETERS

from tutor.scheduling.memory import (
    AGAIN,
    DEFAULT_WEIGHTS,
    EASY,
    GOOD,
    GUESS,
    HARD,
    LAP,
    NO_IDEA,
    RATINGS,
    SURE,
    UNSURE,
    Answer,
    Memory,
    after,
    interval,
    is_counted,
    rating_of,
    recall_chance,
    replay,
    retrievability,
    review,
)

DAY = 20_000
STABILITIES = (0.001, 0.1, 0.4, 1.0, 2.3, 7.7, 31.0, 100.0, 999.9, 36_500.0, 200_000.0)
# Met on an earlier day with question q1, right then, due in five days from DAY.
MET = Memory(
    stability=10.0,
    difficulty=5.0,
    reviewed_on=DAY - 5,
    answered_on=DAY - 5,
    due_on=DAY + 5,
    is_last_right=True,
    last_question="q1",
    answers=1,
)


def right(confidence: str = SURE, question: str = "q2", day: int = DAY) -> Answer:
    return Answer(question, day, True, confidence)


def wrong(confidence: str = SURE, question: str = "q2", day: int = DAY) -> Answer:
    return Answer(question, day, False, confidence)


@pytest.mark.parametrize("days", [0, 1, 2, 5, 10, 30, 100, 365, 3_650])
@pytest.mark.parametrize("stability", STABILITIES)
def test_retrievability_is_that_of_py_fsrs(stability: float, days: int) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    card = Card(1, State.Review, None, stability, 5.0, noon, noon)
    expected = Scheduler().get_card_retrievability(card, noon + timedelta(days=days))
    assert retrievability(stability, days) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("desired_retention", [0.70, 0.8, 0.85, 0.9, 0.95, 0.97])
@pytest.mark.parametrize("rating", list(FsrsRating))
@pytest.mark.parametrize("stability", STABILITIES)
def test_stability_difficulty_and_interval_are_those_of_py_fsrs(
    stability: float, rating: FsrsRating, desired_retention: float
) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    scheduler = Scheduler(
        desired_retention=desired_retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = Card(1, State.Review, None, stability, 5.0, noon, noon)
    expected, _ = scheduler.review_card(card, rating, noon + timedelta(days=7))
    after_review = review(stability, 5.0, 7, rating.name.lower())
    assert after_review == pytest.approx((expected.stability, expected.difficulty), rel=1e-12)
    days = (expected.due - noon).days - 7
    assert interval(after_review[0], desired_retention) == days


@pytest.mark.parametrize("rating", RATINGS)
def test_a_first_review_is_that_of_py_fsrs(rating: str) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    expected, _ = scheduler.review_card(Card(1, due=noon), FsrsRating[rating.capitalize()], noon)
    stability, difficulty = review(None, None, 0, rating)
    assert (stability, difficulty) == (expected.stability, expected.difficulty)
    assert interval(stability) == (expected.due - noon).days


def test_recall_falls_to_ninety_percent_after_as_many_days_as_the_stability() -> None:
    assert recall_chance(MET, MET.reviewed_on) == 1.0
    assert recall_chance(MET, MET.reviewed_on + 10) == pytest.approx(0.9)
    assert interval(10.0) == 10


@pytest.mark.parametrize("confidence", [GUESS, UNSURE, SURE, NO_IDEA])
def test_a_wrong_answer_counts_as_again_and_the_card_comes_back_tomorrow(confidence: str) -> None:
    for memory in (None, MET, replace(MET, stability=900.0)):
        assert rating_of(memory, wrong(confidence)) == AGAIN
        assert after(memory, wrong(confidence)).due_on == DAY + 1


def test_a_right_guess_at_the_first_meeting_counts_as_again() -> None:
    assert rating_of(None, right(GUESS)) == AGAIN
    assert after(None, right(GUESS)).due_on == DAY + 1


def test_a_right_guess_later_gives_no_growth_and_comes_back_within_two_days() -> None:
    assert rating_of(MET, right(GUESS)) is None
    kept = after(MET, right(GUESS))
    assert (kept.stability, kept.difficulty, kept.reviewed_on) == (10.0, 5.0, DAY - 5)
    assert kept.due_on == DAY + 2
    due_tomorrow = replace(MET, due_on=DAY + 1)
    assert after(due_tomorrow, right(GUESS)).due_on == DAY + 1
    overdue = replace(MET, due_on=DAY - 3)
    assert after(overdue, right(GUESS)).due_on == DAY + 1


@pytest.mark.parametrize("memory", [None, MET])
def test_right_but_unsure_or_hinted_or_slow_counts_as_hard(memory: Memory | None) -> None:
    assert rating_of(memory, right(UNSURE)) == HARD
    assert rating_of(memory, replace(right(), used_hint=True)) == HARD
    assert rating_of(memory, replace(right(), pace="slow")) == HARD
    assert rating_of(memory, replace(right(), pace="fast", used_hint=True)) == HARD


@pytest.mark.parametrize("memory", [None, MET])
def test_right_and_sure_counts_as_good(memory: Memory | None) -> None:
    assert rating_of(memory, right(SURE)) == GOOD


def test_right_sure_and_fast_counts_as_easy_unless_it_is_the_first_meeting_or_the_same_question() -> None:
    fast = replace(right(), pace="fast")
    assert rating_of(MET, fast) == EASY
    assert rating_of(MET, replace(fast, question="q1")) == GOOD
    assert rating_of(None, fast) == GOOD


def test_only_the_first_answer_of_a_study_day_is_rated() -> None:
    first = after(MET, right())
    second = after(first, right(UNSURE, "q3"))
    assert rating_of(first, right(UNSURE, "q3")) is None
    assert (second.stability, second.difficulty, second.due_on) == (first.stability, first.difficulty, first.due_on)
    assert (second.last_question, second.answers) == ("q3", 3)
    assert rating_of(second, right(day=DAY + 1)) == GOOD


def test_an_answer_counts_once_a_study_day_and_never_in_a_last_lap() -> None:
    first = after(MET, right())
    assert (is_counted(None, right()), is_counted(MET, right(GUESS)), is_counted(first, right())) == (True, True, False)
    assert is_counted(first, right(day=DAY + 1))
    assert not is_counted(first, replace(right(day=DAY + 1), mode=LAP))


def test_a_later_wrong_answer_of_the_day_makes_the_card_due_tomorrow_and_changes_nothing_else() -> None:
    first = after(MET, right())
    second = after(first, wrong())
    assert first.due_on > DAY + 2
    assert second == replace(first, due_on=DAY + 1, is_last_right=False, answers=3)


def test_a_miss_stays_due_tomorrow_and_a_miss_when_it_is_answered_right_on_the_same_day() -> None:
    assert replay([wrong(), right()]) == replace(after(None, wrong()), answers=2)
    assert not after(after(None, wrong()), right()).is_last_right
    assert after(after(None, wrong()), right()).due_on == DAY + 1


@pytest.mark.parametrize("memory", [None, MET])
def test_a_right_guess_proves_nothing_until_it_is_answered_right_and_known(memory: Memory | None) -> None:
    guessed = after(memory, right(GUESS))
    assert not guessed.is_last_right
    assert not after(guessed, right()).is_last_right, "practice on the same day proves nothing either"
    assert after(guessed, right(UNSURE, day=DAY + 1)).is_last_right


@pytest.mark.parametrize("answer", [right(), wrong(), right(GUESS), replace(right(), override=EASY)])
def test_a_last_lap_is_never_rated(answer: Answer) -> None:
    in_lap = replace(answer, mode=LAP)
    missed = after(MET, wrong())
    assert rating_of(missed, in_lap) is None
    assert rating_of(MET, in_lap) is None
    assert after(missed, in_lap).stability == missed.stability


def test_a_last_lap_after_the_rollover_leaves_the_new_day_its_rated_answer() -> None:
    missed = after(MET, wrong())
    after_lap = after(missed, Answer("q3", DAY + 1, True, SURE, mode=LAP))
    assert rating_of(after_lap, right(day=DAY + 1)) == GOOD


def test_evening_and_next_morning_are_one_day_of_growth() -> None:
    """py-fsrs counts spans of 24 hours: given moments it would take both for one day and give no growth."""
    evening = after(None, right(day=DAY))
    morning = after(evening, right(day=DAY + 1))
    assert morning.reviewed_on == DAY + 1
    assert morning.stability == review(evening.stability, evening.difficulty, 1, GOOD)[0]
    assert morning.stability > 2 * evening.stability


def test_a_day_before_the_last_one_counts_as_the_same_day() -> None:
    """The learner flew west, or the clock was set back."""
    earlier = after(MET, wrong(day=DAY - 30))
    assert earlier == replace(MET, due_on=MET.answered_on + 1, is_last_right=False, last_question="q2", answers=2)


def test_the_learners_own_rating_replaces_ours() -> None:
    assert after(MET, replace(right(), override=HARD)).stability == review(10.0, 5.0, 5, HARD)[0]
    forgiven = after(MET, replace(wrong(), override=GOOD))
    assert forgiven == replace(after(MET, right()), last_question="q2")
    owned_up = after(MET, replace(right(), override=AGAIN))
    assert owned_up == after(MET, wrong())


def test_the_learners_own_rating_makes_a_lucky_guess_count() -> None:
    assert after(MET, replace(right(GUESS), override=GOOD)) == after(MET, right(SURE))


def test_a_second_answer_that_the_learner_calls_right_is_not_due_tomorrow() -> None:
    first = after(MET, right())
    assert after(first, replace(wrong(), override=GOOD)).due_on == first.due_on


def test_no_answers_leave_no_memory() -> None:
    assert replay([]) is None


# A learner who forgets faster, and along a steeper curve.
OWN_WEIGHTS = (0.1, 0.6, 1.1, 4.0, *DEFAULT_WEIGHTS[4:20], 0.5)


def test_without_weights_of_the_learners_own_those_of_fsrs_6_hold() -> None:
    assert DEFAULT_WEIGHTS == DEFAULT_PARAMETERS


@pytest.mark.parametrize("rating", list(FsrsRating))
@pytest.mark.parametrize("stability", [0.4, 7.7, 100.0])
def test_with_own_weights_all_is_as_in_py_fsrs_with_these(stability: float, rating: FsrsRating) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    scheduler = Scheduler(OWN_WEIGHTS, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(1, State.Review, None, stability, 5.0, noon, noon)
    later = noon + timedelta(days=7)
    recall = scheduler.get_card_retrievability(card, later)
    assert retrievability(stability, 7, OWN_WEIGHTS) == pytest.approx(recall, abs=1e-12)
    expected, _ = scheduler.review_card(card, rating, later)
    stability, difficulty = review(stability, 5.0, 7, rating.name.lower(), OWN_WEIGHTS)
    assert (stability, difficulty) == pytest.approx((expected.stability, expected.difficulty), rel=1e-12)
    assert interval(stability, 0.8, OWN_WEIGHTS) == _days_until(scheduler, expected, 0.8)


def test_a_history_replayed_with_own_weights_is_that_of_a_faster_forgetter() -> None:
    answers = [right(day=DAY), right(day=DAY + 3)]
    own, usual = replay(answers, weights=OWN_WEIGHTS), replay(answers)
    assert own is not None
    assert usual is not None
    assert own.stability < usual.stability
    assert own.due_on < usual.due_on


def _days_until(scheduler: Scheduler, card: Card, retention: float) -> int:
    """py-fsrs's next interval at another desired retention."""
    at = Scheduler(scheduler.parameters, retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    return at._next_interval(stability=card.stability)  # type: ignore[arg-type]
