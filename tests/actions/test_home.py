"""What Home says was done today: the minutes that the plan takes off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner
from tests.actions.planner import at_the_desk, study
from tutor.actions.exam import begin
from tutor.actions.exam_forms import forms
from tutor.actions.home import TaskLine, by_rule, home_state
from tutor.actions.plan_setting import choose
from tutor.actions.planning import planned


@pytest.fixture
def learner(tmp_path: Path, kept_tables: Path) -> Iterator[Learner]:
    """A learner whose exam is in twelve days."""
    learner = at_the_desk(tmp_path)
    choose(learner.desk, on=DAY + 12)
    yield learner
    learner.desk.close()


def told(learner: Learner) -> tuple[int, float]:
    """Minutes done today as Home says them, and seconds as the plan takes them off."""
    return home_state(learner.desk).minutes_done, planned(learner.desk).spent


def test_home_and_the_plan_count_what_was_read_between_two_answers(learner: Learner) -> None:
    for card in "abcdefgh":
        study(learner, card, ms=10_000)
        learner.clock.at += 119_000  # of which ten seconds are the next answer
    assert told(learner) == (14, 8 * 10 + 7 * 110)


def test_home_and_the_plan_count_a_mock_exam(learner: Learner) -> None:
    sitter = begin(learner.desk, forms(learner.desk)[0], 1)
    learner.clock.at += 90_000
    sitter.answer(frozenset({0}))
    sitter.hand_in()
    assert told(learner) == (2, 92)


def test_of_a_backlog_what_fits_the_minutes_is_told(learner: Learner) -> None:
    state = replace(home_state(learner.desk), due=300, minutes=20, minutes_done=0)
    assert by_rule(state) == (TaskLine(20, "reviews", 20, "most forgotten first"),)
