"""The reviews that weights are fitted to: the same as a replay rates them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.scheduling.memory import (
    AGAIN,
    CONFIDENCES,
    GOOD,
    LAP,
    STUDY,
    SURE,
    Answer,
    Renewal,
    after,
    lives,
    rating_of,
    renewed,
    replay,
)

ANSWERS = st.builds(
    Answer,
    st.sampled_from(("q1", "q2")),
    st.integers(20_000, 20_006),
    st.booleans(),
    st.sampled_from(CONFIDENCES),
    st.sampled_from(("", "slow", "fast")),
    mode=st.sampled_from((STUDY, STUDY, LAP)),
)


@given(st.lists(ANSWERS, max_size=12))
@settings(max_examples=200)
def test_each_review_is_rated_as_a_replay_rates_it(answers: list[Answer]) -> None:
    memory, rated = None, []
    for answer in answers:
        rating = rating_of(memory, answer)
        if rating is not None or memory is None:
            rated.append((rating or AGAIN, answer.day))
        memory = after(memory, answer)
    assert lives(answers) == ([rated] if rated else [])


def test_a_card_whose_facts_changed_has_a_second_life() -> None:
    first, second = Answer("q1", 20_000, True, SURE), Answer("q1", 20_030, True, SURE)
    assert lives([first, Renewal(20_020), second]) == [[(GOOD, 20_000)], [(GOOD, 20_030)]]


def test_a_card_that_begins_anew_is_due_at_once_and_next_learnt_as_if_never_met() -> None:
    first, second = Answer("q1", 20_000, True, SURE), Answer("q1", 20_020, True, SURE)
    anew = renewed(replay([first]), 20_020)
    assert anew is not None
    assert (anew.due_on, anew.is_last_right, anew.answers) == (20_020, False, 0)
    met = replay([second])
    assert after(anew, second) == met
    assert replay([first, Renewal(20_020), second]) == met


def test_a_card_that_was_never_met_has_nothing_to_begin_anew() -> None:
    assert replay([Renewal(20_000)]) is None


def test_a_right_guess_after_the_change_counts_as_a_first_one_does() -> None:
    anew = replay([Answer("q1", 20_000, True, SURE), Renewal(20_020)])
    assert rating_of(anew, Answer("q1", 20_020, True, "guess")) == AGAIN
