"""What the log tells of how well the tutor foretells."""

from __future__ import annotations

import pytest

from tests.store.learner import Learner
from tests.store.test_exams import hand_in
from tutor.scheduling.memory import DEFAULT_WEIGHTS, GUESS, NO_IDEA, SURE, UNSURE
from tutor.store.evidence import First, Met
from tutor.store.marks import DRILL, LAB

FITTED = (*DEFAULT_WEIGHTS[:20], 0.5)


def rename(learner: Learner, old: str, new: str) -> None:
    learner.store.carry(learner.now(), [("card", old, new)], lambda kind, id: id != old)


def met(learner: Learner) -> list[tuple[bool, int, int]]:
    """Of each group of reviews: whether they were declared, how many there were, how many right."""
    return [(group.is_declared, group.count, group.right) for group in learner.store.evidence.met()]


@pytest.mark.parametrize("kind", [DRILL, LAB])
def test_what_is_decided_in_a_drill_or_foretold_in_the_lab_is_no_first_answer(learner: Learner, kind: str) -> None:
    learner.answers("p/a", mode=kind, kind=kind)
    learner.answers("p/b")
    learner.sleep()
    learner.answers("p/a")
    assert learner.store.evidence.first() == [First("p/b", "single", 2, True, False)]


@pytest.mark.parametrize("kind", [DRILL, LAB])
def test_what_is_decided_in_a_drill_or_foretold_in_the_lab_is_no_review(learner: Learner, kind: str) -> None:
    learner.answers("p/a")
    learner.answers("p/b")
    learner.sleep(3)
    learner.answers("p/a", mode=kind, kind=kind)
    learner.answers("p/b")
    assert learner.store.evidence.met() == [Met(0.88, "single", 2, False, 1, 1, DEFAULT_WEIGHTS[20])]


def test_a_card_first_met_in_a_mock_exam_has_no_first_answer_under_a_new_name_either(learner: Learner) -> None:
    hand_in(learner, {"p/x.1": True})
    rename(learner, "p/x", "p/y")
    learner.answers("p/y")
    assert learner.store.evidence.first() == []


def test_a_first_answer_stays_the_first_when_its_card_is_renamed(learner: Learner) -> None:
    learner.answers("p/x", is_right=False)
    rename(learner, "p/x", "p/y")
    learner.answers("p/y")
    assert learner.store.evidence.first() == [First("p/y", "single", 2, False, False)]


def test_a_typed_answer_that_the_learner_says_was_right_is_one(learner: Learner) -> None:
    first = learner.answers("p/a", is_right=False, kind="text")
    learner.store.rate(learner.now(), first.event, "good")
    learner.sleep(3)
    again = learner.answers("p/a", is_right=False, kind="text")
    assert met(learner) == [(False, 1, 0)]
    learner.store.rate(learner.now(), again.event, "good")
    assert met(learner) == [(False, 1, 1)]
    assert [one.is_right for one in learner.store.evidence.first()] == [True]


def test_the_newest_of_the_learners_own_ratings_holds(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(3)
    wrong = learner.answers("p/a", is_right=False)
    for rating in ("good", "again"):
        learner.store.rate(learner.now(), wrong.event, rating)
    assert met(learner) == [(False, 1, 0)]


@pytest.mark.parametrize("confidence", [GUESS, NO_IDEA])
def test_a_declared_guess_that_the_learner_rates_as_known_was_none(learner: Learner, confidence: str) -> None:
    learner.answers("p/a")
    learner.sleep(3)
    guess = learner.answers("p/a", confidence=confidence)
    assert met(learner) == [(True, 1, 1)]
    learner.store.rate(learner.now(), guess.event, "good")
    assert met(learner) == [(False, 1, 1)]


def test_a_review_is_told_with_the_decay_of_the_curve_that_foretold_it(learner: Learner) -> None:
    """Also after weights are fitted anew; an older tutor kept no decay, and had the default one."""
    for card in ("p/a", "p/b"):
        learner.answers(card)
    learner.sleep(20)
    learner.answers("p/a")
    learner.store.take_weights(learner.now(), FITTED, {"reviews": 150})
    learner.answers("p/b")
    found = {review.decay: review.recall for review in learner.store.evidence.met()}
    assert found == {DEFAULT_WEIGHTS[20]: 0.71, 0.5: 0.57}


def in_mocks(learner: Learner) -> list[tuple[str, bool]]:
    return [(answer.card, answer.is_met) for answer in learner.store.evidence.in_mocks()]


def test_a_card_was_met_before_a_mock_exam_under_whatever_name(learner: Learner) -> None:
    learner.answers("p/x", question="p/x.0")
    rename(learner, "p/x", "p/a")
    hand_in(learner, {"p/a.1": True, "p/b.1": True})
    assert in_mocks(learner) == [("p/a", True), ("p/b", False)]


def test_what_was_taken_back_did_not_meet_a_card(learner: Learner) -> None:
    learner.answers("p/a", question="p/a.0")
    learner.store.take_back(learner.now())
    hand_in(learner, {"p/a.1": True})
    assert in_mocks(learner) == [("p/a", False)]


def test_a_card_that_is_studied_after_a_mock_exam_was_not_met_in_it(learner: Learner) -> None:
    hand_in(learner, {"p/a.1": True, "p/a.2": True})
    learner.answers("p/a", question="p/a.0")
    assert in_mocks(learner) == [("p/a", False), ("p/a", False)]


def test_seconds_are_those_of_study(learner: Learner) -> None:
    learner.answers("p/a", confidence=UNSURE)
    hand_in(learner, {"p/b.1": True})
    learner.answers("p/b", confidence=SURE)
    assert learner.store.evidence.seconds() == [15.0, 15.0]
