"""A card that is due on a day of rest is back on the next day of study, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tutor.actions.back import Back, back
from tutor.actions.plan_setting import Rest, choose
from tutor.actions.sitting import Sitting
from tutor.study.selection import Scope
from tutor.views.question import counted_as

# Study day 20,000 is a Friday.
WEEKEND, ALWAYS = frozenset({5, 6}), frozenset(range(7))


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1}}), tmp_path)


def missed(learner: Learner) -> str:
    """What is said of a card that is missed on Friday."""
    sitting = Sitting(learner.desk, Scope(), seed=1)
    asked = sitting.next()
    assert asked is not None
    return counted_as(sitting.answer(asked, frozenset(), "none", 1_000))


def test_without_days_of_rest_a_missed_card_is_back_tomorrow(learner: Learner) -> None:
    assert missed(learner) == "counts as again, back tomorrow"


def test_what_is_missed_on_a_friday_is_back_on_monday_where_weekends_are_rest(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(WEEKEND))
    assert missed(learner) == "counts as again, back on Monday"


def test_after_a_week_of_rest_it_is_back_in_so_many_days(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(WEEKEND, frozenset(range(DAY + 1, DAY + 8))))
    assert missed(learner) == "counts as again, back in 10 days"


def test_an_answer_that_is_rated_otherwise_is_back_when_its_new_due_day_says(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(WEEKEND))
    sitting = Sitting(learner.desk, Scope(), seed=1)
    asked = sitting.next()
    assert asked is not None
    wrong = next(frozenset({i}) for i, choice in enumerate(asked.choices) if not choice.correct)
    feedback = sitting.answer(asked, wrong, "sure", 1_000)
    assert feedback.back == Back(DAY + 3, 3)
    choose(learner.desk, rest=Rest(WEEKEND, frozenset({DAY + 3})))
    assert counted_as(sitting.rate(feedback, "hard")) == "counts as hard, back on Tuesday"


def test_a_due_day_that_is_none_of_rest_stands_and_so_it_does_where_every_day_is_rest(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(WEEKEND))
    assert back(learner.desk, DAY + 3, DAY) is None
    assert back(learner.desk, DAY + 2, DAY) == Back(DAY + 3, 3)
    choose(learner.desk, rest=Rest(ALWAYS))
    assert back(learner.desk, DAY + 1, DAY) is None
