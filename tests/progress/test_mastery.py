"""How firmly cards and topics are held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.progress.mastery import NOT_SEEN, SAFE, SHAKY, Tally, of_card, of_topic, tally
from tutor.scheduling.memory import GUESS, LAP, SURE, UNSURE, Answer, Memory, after

DAY = 20_000
HELD = Memory(10.0, 5.0, DAY, DAY, DAY + 10, True, "q1", 1)


def test_a_card_never_met_is_not_seen() -> None:
    assert of_card(None, DAY) == NOT_SEEN


def test_a_card_is_safe_until_its_recall_falls_below_nine_in_ten() -> None:
    assert of_card(HELD, DAY) == SAFE
    assert of_card(HELD, DAY + 10) == SAFE
    assert of_card(HELD, DAY + 11) == SHAKY


def test_a_card_whose_last_answer_that_counted_was_no_success_is_shaky() -> None:
    assert of_card(replace(HELD, is_last_right=False), DAY) == SHAKY


def test_a_new_card_answered_right_is_safe_only_when_the_learner_was_sure() -> None:
    given = [after(None, Answer("q", DAY, True, confidence)) for confidence in (GUESS, UNSURE, SURE)]
    assert [of_card(memory, DAY) for memory in given] == [SHAKY, SHAKY, SAFE]


def test_what_holds_for_less_than_two_days_is_shaky_even_on_the_day_of_its_answer() -> None:
    assert of_card(replace(HELD, stability=1.9), DAY) == SHAKY
    assert of_card(replace(HELD, stability=2.0), DAY) == SAFE


def test_a_missed_card_stays_shaky_when_the_last_lap_is_right() -> None:
    missed = after(None, Answer("q", DAY, False, SURE))
    assert of_card(after(missed, Answer("q2", DAY, True, SURE, mode=LAP)), DAY) == SHAKY


@pytest.mark.parametrize(
    ("cards", "level"),
    [
        ([], NOT_SEEN),
        ([SAFE], SAFE),
        ([SAFE, SAFE, SHAKY], SHAKY),
        ([SAFE, SAFE, SAFE, SHAKY], SAFE),
        ([SAFE, SAFE, SAFE, SHAKY, NOT_SEEN], SHAKY),
        ([SAFE, SHAKY, SHAKY, NOT_SEEN, NOT_SEEN, NOT_SEEN], NOT_SEEN),
    ],
)
def test_a_topic_is_held_like_its_worst_third(cards: list[str], level: str) -> None:
    assert of_topic(cards) == level


def test_a_tally_counts_the_levels_and_has_the_topics_letter() -> None:
    counted = tally([SAFE, SHAKY, NOT_SEEN, SAFE])
    assert counted == Tally(cards=4, seen=3, shaky=1, safe=2, level=SHAKY)
    assert counted.letter == "s"
    assert (tally([NOT_SEEN]).letter, tally([SAFE]).letter) == (".", "S")
