"""A sitting asks by the day's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner
from tests.actions.planner import at_the_desk, study
from tutor.actions.planning import NO_DAY, Rest, choose, last_plan, planned
from tutor.actions.reasons import why
from tutor.actions.sitting import Sitting
from tutor.scheduling.tasks import CONFIDENT_ERROR, WEIGHTY
from tutor.study.selection import DUE, NEW, Scope

WHOLE = Scope()


@pytest.fixture
def learner(tmp_path: Path, kept_tables: Path) -> Iterator[Learner]:
    """A learner who met all cards yesterday, h with a confident error, and whose exam is in twelve days."""
    learner = at_the_desk(tmp_path)
    choose(learner.desk, on=DAY + 12)
    for card in "abcdefgh":
        study(learner, card, is_right=card != "h")
    learner.clock.sleep(1)
    yield learner
    learner.desk.close()


def asked(learner: Learner, count: int, scope: Scope = WHOLE) -> list[tuple[str, str]]:
    """The first cards of a sitting, with the reasons; none is answered."""
    sitting = Sitting(learner.desk, scope, seed=1)
    found = [sitting.next() for _ in range(count)]
    return [(one.question.card, one.reason) for one in found if one is not None]


def test_a_sitting_follows_the_plan_and_then_the_rule(learner: Learner) -> None:
    order = [(task.card, task.why) for task in planned(learner.desk).today.tasks]
    assert order[0] == ("p/h", CONFIDENT_ERROR)
    assert asked(learner, len(order)) == order


def test_what_was_answered_since_is_passed_over(learner: Learner) -> None:
    planned(learner.desk)
    study(learner, "h", number=2)
    assert "p/h" not in [card for card, _ in asked(learner, 3)]


def test_after_the_plan_comes_what_is_due(learner: Learner) -> None:
    choose(learner.desk, minutes=1)
    assert [task.card for task in planned(learner.desk).today.tasks] == ["p/h"]
    assert asked(learner, 2)[0] == ("p/h", CONFIDENT_ERROR)
    assert asked(learner, 2)[1][0] != "p/h"


def test_a_plan_made_meanwhile_is_taken_up_with_the_next_question(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(), seed=1)
    first = sitting.next()
    assert first is not None
    assert (first.question.card, first.reason) == ("p/h", DUE)  # by the rule: missed yesterday
    plan = planned(learner.desk)
    second = sitting.next()
    assert second is not None
    assert (second.question.card, second.reason) == (plan.today.tasks[1].card, plan.today.tasks[1].why)


@pytest.mark.parametrize(
    "scope", [Scope(only="due"), Scope(topics=("p/u",)), Scope(kind="single"), Scope(cards=("p/h",))]
)
def test_a_narrower_scope_does_not_follow_the_plan(learner: Learner, scope: Scope) -> None:
    planned(learner.desk)
    assert asked(learner, 1, scope) == [("p/h", DUE)]


def test_without_an_exam_day_the_rule_holds(learner: Learner) -> None:
    choose(learner.desk, on=NO_DAY)
    planned(learner.desk)
    assert asked(learner, 1) == [("p/h", DUE)]


def test_on_a_day_of_rest_who_studies_is_asked_by_the_rule(learner: Learner) -> None:
    choose(learner.desk, rest=Rest(days=frozenset({DAY + 1})))
    planned(learner.desk)
    assert asked(learner, 1) == [("p/h", DUE)]


def test_a_plan_of_yesterday_is_not_followed(learner: Learner) -> None:
    planned(learner.desk)
    learner.clock.sleep(1)
    assert asked(learner, 1) == [("p/h", DUE)]


@pytest.mark.parametrize(
    ("written", "instead"), [(r'\\?"p/h\\?"', "7"), (r'\\?"p/h\\?"', "[]"), (r'\\?"tasks\\?": \[', '"tasks": [0, ')]
)
def test_a_kept_plan_that_somebody_changed_is_not_followed(
    learner: Learner, kept_tables: Path, written: str, instead: str
) -> None:
    planned(learner.desk)
    (kept,) = kept_tables.parent.glob("plan-*.json")
    kept.write_text(re.sub(written, instead, kept.read_text()))
    assert asked(learner, 1) == [("p/h", DUE)]
    assert last_plan(learner.desk) is None
    planned(learner.desk)
    assert asked(learner, 1) == [("p/h", CONFIDENT_ERROR)]


def test_why_is_said_in_the_plans_words(learner: Learner) -> None:
    planned(learner.desk)
    one = Sitting(learner.desk, Scope(), seed=1).next()
    assert one is not None
    assert why(learner.desk, one) == (
        "By your plan: you were sure of a wrong answer on it; your chance to recall it today is about 77 %; "
        "the exams turn on it."
    )


def test_a_new_card_says_that_the_plan_has_it(tmp_path: Path, kept_tables: Path) -> None:
    learner = at_the_desk(tmp_path / "new")
    choose(learner.desk, on=DAY + 12)
    planned(learner.desk)
    one = Sitting(learner.desk, Scope(), seed=1).next()
    assert one is not None
    assert (one.reason, why(learner.desk, one)) == (
        WEIGHTY,
        "A new card by plan: most exam weight for the time; the exams turn on it.",
    )
    learner.desk.close()


def test_a_missed_new_card_still_has_its_second_question_first(tmp_path: Path, kept_tables: Path) -> None:
    learner = at_the_desk(tmp_path / "new")
    choose(learner.desk, on=DAY + 12)
    planned(learner.desk)
    sitting = Sitting(learner.desk, Scope(), seed=1)
    one = sitting.next()
    assert one is not None
    wrong = next(at for at, choice in enumerate(one.question.choices) if not choice.correct)  # type: ignore[union-attr]
    sitting.answer(one, frozenset({wrong}), "sure", 5_000)
    second = sitting.next()
    assert second is not None
    assert (second.question.card, second.reason) == (one.question.card, NEW)
    learner.desk.close()
