"""The plan by exam day: set, made, kept, and what it says of today and of the days to come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner, open_learner
from tests.actions.plan_pack import write_plan_pack
from tests.actions.planner import NEW_BEGINS, OLD_ENDS, at_the_desk, study
from tutor.actions.plan_kept import keep
from tutor.actions.plan_tables import build_tables
from tutor.actions.planning import (
    EXAM,
    NO_DAY,
    NO_EXAM_DAY,
    NO_TABLES,
    OVER,
    REST,
    PlanSetting,
    Rest,
    choose,
    last_plan,
    plan_setting,
    planned,
)
from tutor.errors import TutorError
from tutor.scheduling.memory import GUESS
from tutor.scheduling.tasks import CONFIDENT_ERROR, DUE, LUCKY_GUESS, UNMET, WEIGHTY


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner on Friday 4 October 2024 who has decided nothing."""
    learner = at_the_desk(tmp_path)
    yield learner
    learner.desk.close()


def cards(learner: Learner) -> list[str]:
    """The cards of today's plan."""
    return [task.card.removeprefix("p/") for task in planned(learner.desk).today.tasks]


def refusal(learner: Learner, **wishes: object) -> str:
    """What is said of a plan that cannot be; nothing has changed then."""
    before = plan_setting(learner.desk)
    with pytest.raises(TutorError) as refused:
        choose(learner.desk, **wishes)  # type: ignore[arg-type]
    assert refused.value.exit_code == (1 if "No blueprint" in str(refused.value) else 2)
    assert plan_setting(learner.desk) == before
    return str(refused.value)


def test_what_is_left_out_keeps_its_value(learner: Learner) -> None:
    choose(learner.desk, exam="demo-2", on=DAY + 30)
    choose(learner.desk, minutes=45)
    choose(learner.desk, rest=Rest(frozenset({5}), frozenset({DAY + 2})))
    assert plan_setting(learner.desk) == PlanSetting(
        "p/demo-2", DAY + 30, 45, Rest(frozenset({5}), frozenset({DAY + 2}))
    )


def test_the_exam_and_its_day_can_be_taken_back(learner: Learner) -> None:
    choose(learner.desk, exam="demo-2", on=DAY + 30)
    choose(learner.desk, exam="", on=NO_DAY)
    assert plan_setting(learner.desk) == PlanSetting()


def test_each_decision_is_an_event_and_the_same_one_again_is_none(learner: Learner) -> None:
    for minutes in (30, 30, 40):
        choose(learner.desk, minutes=minutes)
    assert learner.sql("SELECT count(*) FROM event WHERE kind = 'setting'") == [(2,)]


def test_an_edition_that_has_ended_by_the_exam_day_is_refused_with_its_successor(learner: Learner) -> None:
    said = "DEMO-1 can be sat until 2024-10-14, not on 2024-10-15. Choose its successor, DEMO-2."
    assert refusal(learner, exam="demo-1", on=NEW_BEGINS) == said
    choose(learner.desk, exam="demo-1", on=OLD_ENDS)
    assert refusal(learner, on=NEW_BEGINS) == said


def test_an_edition_that_has_not_begun_is_refused_with_the_one_before(learner: Learner) -> None:
    said = "DEMO-2 can be sat from 2024-10-15 on, not on 2024-10-14. Until then DEMO-1 is sat."
    assert refusal(learner, exam="demo-2", on=OLD_ENDS) == said


def test_a_day_that_is_past_is_refused(learner: Learner) -> None:
    said = "2024-10-03 is past: today is 2024-10-04. Name a day from today on."
    assert refusal(learner, on=DAY - 1) == said


def test_more_minutes_than_a_day_has_are_refused(learner: Learner) -> None:
    assert refusal(learner, minutes=1441) == "A day has 0 to 1440 minutes for study, not 1441."
    assert refusal(learner, minutes=-5) == "A day has 0 to 1440 minutes for study, not -5."


def test_an_exam_that_is_not_there_is_refused(learner: Learner) -> None:
    assert refusal(learner, exam="demo-3") == 'No exam is called "demo-3". Did you mean "demo-1"?'


def test_without_an_exam_named_the_edition_of_the_exam_day_is_planned_for(learner: Learner) -> None:
    choose(learner.desk, on=OLD_ENDS)
    assert planned(learner.desk).short == "demo-1"
    choose(learner.desk, on=NEW_BEGINS)
    assert planned(learner.desk).short == "demo-2"


@pytest.mark.parametrize("on", ["soon", 1_000_000_000, -(10**30), 1.5, True, "2026-02-30"])
def test_a_setting_of_another_hand_counts_as_not_decided(on: object, learner: Learner) -> None:
    note = {"plan": {"exam": 7, "on": on, "minutes": "many", "rest_weekdays": [9, "x"], "rest_days": "never"}}
    learner.desk.store.note(learner.clock.now(), "setting", data=note)
    assert plan_setting(learner.desk) == PlanSetting()


def test_without_an_exam_day_what_is_due_comes_first(learner: Learner) -> None:
    study(learner, "c", is_right=False)
    learner.clock.sleep(1)
    plan = planned(learner.desk)
    assert (plan.fallback, plan.days_left, plan.mocks) == (NO_EXAM_DAY, None, ())
    assert [task.why for task in plan.today.tasks] == [DUE, *[UNMET] * 7]


def test_until_the_tables_are_there_the_rule_holds_and_is_not_kept(learner: Learner) -> None:
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk)
    assert (plan.fallback, plan.today.is_planned) == (NO_TABLES, False)
    assert [task.why for task in plan.today.tasks] == [UNMET] * 8
    assert last_plan(learner.desk) is None


def test_with_tables_the_plan_is_by_exam_day(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk)
    assert (plan.fallback, plan.days_left, plan.today.is_planned) == ("", 12, True)
    assert [task.why for task in plan.today.tasks] == [WEIGHTY] * 8
    assert 0 < plan.missed_points < 50
    assert [day.day for day in plan.coming] == list(range(DAY + 1, DAY + 8))


def test_the_heavier_domain_comes_first(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12, minutes=5)
    assert cards(learner) == ["a", "b"]


def test_what_is_confused_comes_beside_its_twin(tmp_path: Path, kept_tables: Path) -> None:
    topic = write_plan_pack(tmp_path / "pack") / "content/topics/u.yaml"
    beside = "    compare: {with: a, rows: [{aspect: which, this: one, that: other}]}\n  - id: f"
    topic.write_text(topic.read_text().replace("  - id: f", beside))
    learner = open_learner(tmp_path / "pack", tmp_path / "data")
    choose(learner.desk, on=DAY + 12)
    assert cards(learner)[:3] == ["a", "e", "b"]
    learner.desk.close()


def test_damaged_or_foreign_tables_are_built_anew_and_old_ones_deleted(learner: Learner, kept_tables: Path) -> None:
    whole, folder = kept_tables.read_bytes(), kept_tables.parent
    for number in range(6):
        old = folder / f"plan-{number}.tables"
        old.write_bytes(b"tables of other weights")
        os.utime(old, (number, number))
    killed = folder / ".new-killed"
    killed.touch()
    os.utime(killed, (0, 0))
    choose(learner.desk, on=DAY + 12)
    kept_tables.write_bytes(whole[: len(whole) // 2])
    assert planned(learner.desk).fallback == NO_TABLES
    build_tables(learner.desk)
    assert kept_tables.read_bytes() == whole
    assert len(list(folder.glob("*.tables"))) == 5
    assert not killed.exists()
    assert planned(learner.desk).fallback == ""


def test_tables_that_cannot_be_kept_plan_all_the_same(learner: Learner, tutor_home: Path) -> None:
    (tutor_home / "cache").parent.mkdir(parents=True, exist_ok=True)
    (tutor_home / "cache").write_text("no folder")
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk, 7, build_tables(learner.desk))
    assert (plan.fallback, len(plan.today.tasks)) == ("", 8)
    assert last_plan(learner.desk) is None


def test_the_last_plan_is_at_hand_without_what_was_answered_since(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    made = planned(learner.desk)
    assert last_plan(learner.desk) == made
    study(learner, "a")
    last = last_plan(learner.desk)
    assert last is not None
    assert [task.card for task in last.today.tasks] == [f"p/{card}" for card in "bcdefgh"]


def test_a_plan_of_another_day_or_setting_is_not_shown(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    planned(learner.desk)
    choose(learner.desk, minutes=30)
    assert last_plan(learner.desk) is None
    planned(learner.desk)
    learner.clock.sleep(1)
    assert last_plan(learner.desk) is None


def test_a_plan_made_before_the_day_turned_is_none_of_the_new_day(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    plan = asdict(planned(learner.desk))
    learner.clock.sleep(1)
    keep(learner.desk, plan)
    assert last_plan(learner.desk) is None


def test_a_damaged_plan_is_none(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    planned(learner.desk)
    (kept,) = kept_tables.parent.glob("plan-*.json")
    for damage in ('{"version"', "[]", kept.read_text().replace("tasks", "task")):
        kept.write_text(damage)
        assert last_plan(learner.desk) is None


def test_two_learners_do_not_share_a_plan(learner: Learner, tmp_path: Path, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    planned(learner.desk)
    other = at_the_desk(tmp_path / "other")
    choose(other.desk, on=DAY + 12)
    assert last_plan(other.desk) is None
    other.desk.close()


def test_a_confident_error_comes_first_on_the_next_day(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    for card in "abcdefgh":
        study(learner, card, is_right=card != "h")
    learner.clock.sleep(1)
    first = planned(learner.desk).today.tasks[0]
    assert (first.card, first.why) == ("p/h", CONFIDENT_ERROR)


def test_a_lucky_guess_is_asked_again_and_says_so(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    study(learner, "g", confidence=GUESS)
    learner.clock.sleep(1)
    assert ("p/g", LUCKY_GUESS) in [(task.card, task.why) for task in planned(learner.desk).today.tasks]


def test_an_answer_taken_back_is_no_confident_error(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12)
    study(learner, "h")
    learner.clock.sleep(1)
    study(learner, "h", is_right=False)
    learner.desk.store.take_back(learner.clock.now())
    learner.clock.sleep(1)
    assert CONFIDENT_ERROR not in [task.why for task in planned(learner.desk).today.tasks]


def test_minutes_studied_today_are_taken_off(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12, minutes=5)
    study(learner, "a", ms=120_000)
    plan = planned(learner.desk)
    assert plan.spent == 120
    assert [task.card for task in plan.today.tasks] == ["p/b"]


def test_reading_between_two_answers_is_time_spent_and_a_pause_is_not(learner: Learner) -> None:
    study(learner, "a", ms=10_000)
    learner.clock.at += 50_000  # the text is read, and the next question answered in ten seconds of it
    study(learner, "b", ms=10_000)
    learner.clock.at += 3_600_000  # lunch
    study(learner, "c", ms=10_000)
    assert planned(learner.desk).spent == pytest.approx(10 + 41 + 10 + 10)


def test_after_ten_reviews_the_learners_own_time_counts_reading_included(learner: Learner) -> None:
    for day, deck in enumerate(("abcdefgh", "abcdefgh", "ab")):
        for card in deck:
            study(learner, card, ms=10_000, number=1 + day % 2)
            learner.clock.at += 40_000  # of which ten seconds are the next answer
        learner.clock.sleep(1)
    assert {task.seconds for task in planned(learner.desk).today.tasks} == {41.0}


def test_a_topic_that_serves_no_task_is_left_out_and_said(tmp_path: Path, kept_tables: Path) -> None:
    topic = write_plan_pack(tmp_path / "pack") / "content/topics/u.yaml"
    topic.write_text(topic.read_text().replace('exams: {demo-1: ["2.1"], demo-2: ["2.1"]}\n', ""))
    learner = open_learner(tmp_path / "pack", tmp_path / "data")
    choose(learner.desk, on=DAY + 12)
    plan = planned(learner.desk)
    assert (plan.cards, plan.left_out, plan.left_out_cards) == (4, ("Topic u",), 4)
    assert {task.card for task in plan.today.tasks} == {"p/a", "p/b", "p/c", "p/d"}
    learner.desk.close()


def test_days_of_rest_are_shown_and_hold_nothing(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 12, rest=Rest(frozenset({5}), frozenset({DAY, DAY + 2})))
    plan = planned(learner.desk)
    assert (plan.today.is_rest, plan.today.tasks) == (True, ())
    assert [day.day - DAY for day in plan.coming if day.why == REST] == [1, 2]


def test_the_exam_day_closes_the_coming_days(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 3)
    coming = planned(learner.desk).coming
    assert [(day.day - DAY, day.why == EXAM) for day in coming] == [(1, False), (2, False), (3, True)]


def test_an_exam_that_is_over_leaves_the_rule_without_one(learner: Learner, kept_tables: Path) -> None:
    choose(learner.desk, on=DAY + 3)
    learner.clock.sleep(4)
    plan = planned(learner.desk)
    assert (plan.fallback, plan.is_past, plan.days_left, plan.mocks) == (OVER, True, None, ())
    assert [day.day - DAY for day in plan.coming] == [5, 6, 7, 8, 9, 10, 11]


def test_an_edition_that_ended_names_its_successor(learner: Learner) -> None:
    choose(learner.desk, exam="demo-1")
    learner.clock.sleep(11)
    assert planned(learner.desk).successor == "demo-2"
