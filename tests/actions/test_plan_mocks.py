"""When the plan proposes mock exams."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner
from tests.actions.plan_pack import NEW
from tests.actions.planner import at_another_desk, at_the_desk, sit
from tutor.actions.exam import begin
from tutor.actions.exam_forms import forms
from tutor.actions.planning import MOCK, Mock, Rest, choose, planned
from tutor.views.lines import plain
from tutor.views.plan import mock_notes
from tutor.views.plan_below import lines

EXAM_DAY = DAY + 30


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner whose exam is in thirty days."""
    learner = at_the_desk(tmp_path)
    choose(learner.desk, on=EXAM_DAY)
    yield learner
    learner.desk.close()


def days_before(learner: Learner) -> list[int]:
    """How many days before the exam each mock exam is proposed."""
    return [EXAM_DAY - mock.day for mock in planned(learner.desk).mocks]


def test_two_are_proposed_ten_and_three_days_before_with_a_form_each(learner: Learner) -> None:
    assert planned(learner.desk).mocks == (
        Mock(EXAM_DAY - 10, False, "one", 4, 1),
        Mock(EXAM_DAY - 3, False, "two", 4, 1),
    )


def test_a_day_of_rest_moves_them_to_the_nearest_day_of_study(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(days=frozenset({EXAM_DAY - 10, EXAM_DAY - 11, EXAM_DAY - 3})))
    assert days_before(learner) == [9, 4]


def test_one_that_was_missed_is_proposed_for_today_while_there_is_study_between(learner: Learner) -> None:
    learner.clock.sleep(22)
    assert days_before(learner) == [8, 3]
    learner.clock.sleep(3)
    assert days_before(learner) == [3]


def test_too_near_the_exam_none_is_proposed(learner: Learner) -> None:
    learner.clock.sleep(28)
    assert days_before(learner) == [2]
    learner.clock.sleep(1)
    assert days_before(learner) == []


def test_one_that_was_sat_is_marked_as_done(learner: Learner) -> None:
    learner.clock.sleep(19)
    sit(learner, "one")
    assert planned(learner.desk).mocks == (Mock(EXAM_DAY - 11, True), Mock(EXAM_DAY - 3, False, "two", 4, 1))
    learner.clock.sleep(8)
    sit(learner, "two")
    assert planned(learner.desk).mocks == (Mock(EXAM_DAY - 11, True), Mock(EXAM_DAY - 3, True))


def test_one_that_is_still_open_is_not_done(learner: Learner) -> None:
    learner.clock.sleep(20)
    begin(learner.desk, forms(learner.desk)[0], 1)
    assert [mock.is_done for mock in planned(learner.desk).mocks] == [False, False]


def test_one_that_was_discarded_or_given_up_is_not_done(learner: Learner) -> None:
    learner.clock.sleep(20)
    begin(learner.desk, forms(learner.desk)[0], 1).discard()
    begin(learner.desk, forms(learner.desk)[1], 1).hand_in()
    assert [mock.is_done for mock in planned(learner.desk).mocks] == [False, False]


def test_one_whose_questions_were_all_seen_is_not_done_as_readiness_counts_none(learner: Learner) -> None:
    sit(learner, "one")
    learner.clock.sleep(20)
    sit(learner, "one")
    assert [mock.is_done for mock in planned(learner.desk).mocks] == [False, False]


def test_the_app_says_which_mock_exam_repeats_a_form(learner: Learner) -> None:
    def said() -> str:
        return " ".join(" ".join(map(plain, lines(planned(learner.desk), False, 80))).split())

    assert "Mock exams: Thu 24 Oct, Thu 31 Oct." in said()
    sit(learner, "one")
    assert "Mock exam: Thu 24 Oct. Thu 31 Oct: repeats a form you have seen, for practice." in said()
    sit(learner, "two")
    assert "Mock exams on Thu 24 Oct and Thu 31 Oct: repeat a form you have seen, for practice." in said()


def test_when_the_forms_have_run_out_it_is_proposed_without_one(learner: Learner) -> None:
    sit(learner, "one")
    assert planned(learner.desk).mocks == (
        Mock(EXAM_DAY - 10, False, "two", 4, 1),
        Mock(EXAM_DAY - 3, False),
    )


def test_the_page_says_when_and_how_and_once_that_no_form_is_left(learner: Learner) -> None:
    on_thursday = "Mock exam on Thursday 24 October 2024: `tutor exam demo-2`, 1 question in 4 minutes."
    paper = (
        "for a mock exam: a practice paper from elsewhere tells more than one sat twice, and "
        "`tutor ready --add-score NAME 68%` keeps it."
    )
    sit(learner, "one")
    assert mock_notes(planned(learner.desk)) == [on_thursday, f"No other form is left {paper}"]
    sit(learner, "two")
    assert mock_notes(planned(learner.desk)) == [f"No form is left {paper}"]
    learner.clock.sleep(20)
    assert [day.why for day in planned(learner.desk).coming if day.why == MOCK] == []


def test_a_mock_exam_long_before_stands_for_none(learner: Learner) -> None:
    sit(learner, "one")
    assert [mock.is_done for mock in planned(learner.desk).mocks] == [False, False]


def test_an_exam_without_forms_has_none(tmp_path: Path) -> None:
    learner = at_another_desk(tmp_path / "bare", new=NEW.partition("forms:")[0])
    choose(learner.desk, on=EXAM_DAY)
    assert planned(learner.desk).mocks == ()
    learner.desk.close()
