"""How the learner studies, read from the log."""

from __future__ import annotations

import pytest

from tests.store.learner import DAY, Learner
from tutor.scheduling.memory import GUESS, LAP
from tutor.store.habits import Doubt, habits
from tutor.store.marks import DRILL, LAB


@pytest.mark.parametrize("mode", [LAP, DRILL, LAB])
def test_a_last_lap_drills_and_the_lab_say_nothing_of_how_long_a_question_takes(learner: Learner, mode: str) -> None:
    learner.answers("p/a")
    learner.answers("p/b", mode=mode, kind="single" if mode == LAP else mode)
    learner.answers("p/c")
    assert [spell.card for spell in habits(learner.store).spells()] == ["p/a", "p/c"]


def test_a_confident_error_that_the_learner_says_was_right_is_none(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(2)
    wrong = learner.answers("p/a", is_right=False, kind="text")
    assert habits(learner.store).doubts(DAY) == {"p/a": Doubt(confident_error_on=DAY + 2, lucky_guess_on=None)}
    learner.store.rate(learner.now(), wrong.event, "good")
    assert habits(learner.store).doubts(DAY) == {}
    learner.store.rate(learner.now(), wrong.event, "again")
    assert set(habits(learner.store).doubts(DAY)) == {"p/a"}


def test_a_guess_that_the_learner_rates_as_known_was_no_luck(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(2)
    guess = learner.answers("p/a", confidence=GUESS)
    assert habits(learner.store).doubts(DAY) == {"p/a": Doubt(confident_error_on=None, lucky_guess_on=DAY + 2)}
    learner.store.rate(learner.now(), guess.event, "hard")
    assert habits(learner.store).doubts(DAY) == {}
