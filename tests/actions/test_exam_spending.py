"""What sitting a form of a mock exam takes from later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner
from tests.actions.planner import at_the_desk, sit
from tutor.actions.exam_forms import FormLine, forms
from tutor.actions.exam_spending import Spends, spends
from tutor.actions.planning import choose
from tutor.views.exam.paper import used_up

EXAM_DAY = DAY + 30


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner with an exam of two forms of a question each."""
    learner = at_the_desk(tmp_path)
    yield learner
    learner.desk.close()


def form(learner: Learner, id: str) -> FormLine:
    return next(line for line in forms(learner.desk) if line.form == id)


def test_one_of_two_fresh_forms_without_an_exam_day_spends_nothing_of_note(learner: Learner) -> None:
    line = form(learner, "one")
    assert spends(learner.desk, line) == Spends(is_last=False, kept_for=None)
    assert used_up(line, spends(learner.desk, line), DAY) == ""


def test_the_last_fresh_form_says_that_it_is(learner: Learner) -> None:
    sit(learner, "one")
    line = form(learner, "two")
    assert spends(learner.desk, line) == Spends(is_last=True, kept_for=None)
    assert used_up(line, spends(learner.desk, line), DAY) == (
        "This is the last form of this exam that is new to you. What it shows is seen, even if you leave it half done."
    )
    assert spends(learner.desk, form(learner, "one")) == Spends(is_last=False, kept_for=None)


def test_a_form_that_the_plan_keeps_for_a_day_says_which(learner: Learner) -> None:
    choose(learner.desk, exam="demo-2", on=EXAM_DAY)
    line = form(learner, "one")
    assert spends(learner.desk, line) == Spends(is_last=False, kept_for=EXAM_DAY - 10)
    assert used_up(line, spends(learner.desk, line), DAY).startswith("Your plan keeps it for Thu 24 Oct. What it shows")
    sit(learner, "one")
    line = form(learner, "two")
    assert used_up(line, spends(learner.desk, line), DAY).startswith(
        "This is the last form of this exam that is new to you, and your plan keeps it for Thu 24 Oct. "
    )


def test_on_its_day_the_plan_keeps_a_form_no_longer(learner: Learner) -> None:
    choose(learner.desk, exam="demo-2", on=EXAM_DAY)
    learner.clock.sleep(20)
    assert spends(learner.desk, form(learner, "one")).kept_for is None
    assert spends(learner.desk, form(learner, "two")).kept_for == EXAM_DAY - 3
