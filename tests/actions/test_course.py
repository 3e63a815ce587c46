"""The course of a sitting by time: when it halts, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tutor.actions.course import ALL_ASKED, TIME_IS_UP, Course, Halt
from tutor.actions.sitting import Sitting
from tutor.study.asking import Asked
from tutor.study.selection import Scope


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a pack of two cards."""
    learner = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}}), tmp_path / "data")
    yield learner
    learner.desk.close()


def course_of(learner: Learner, minutes: int = 20) -> Course:
    return Course(Sitting(learner.desk, Scope(), seed=1), minutes)


def answer(course: Course, is_right: bool = True) -> str:
    """Answers the next question; returns its id, or why there is none."""
    asked = course.next()
    if isinstance(asked, Halt):
        return asked.reason
    course.turn()
    course.sitting.answer(asked, frozenset((0 if is_right else 1,)), "sure", course.shown_ms)
    return asked.question.id


def test_a_sitting_halts_once_when_all_was_asked_and_then_goes_round(learner: Learner) -> None:
    course = course_of(learner)
    assert [answer(course) for _ in range(5)] == ["p/a.1", "p/b.1", ALL_ASKED, "p/a.1", "p/b.1"]


def test_a_sitting_halts_when_its_time_is_used_and_may_have_it_again(learner: Learner) -> None:
    course = course_of(learner, minutes=2)
    course.turn()
    learner.clock.at += 121_000
    assert answer(course) == TIME_IS_UP
    course.go_on()
    assert answer(course) == "p/a.1"


def test_the_last_lap_runs_to_its_end_whatever_the_time(learner: Learner) -> None:
    course = course_of(learner, minutes=2)
    answer(course, is_right=False)
    learner.clock.at += 300_000
    assert course.next() == Halt(TIME_IS_UP)
    assert course.can_go_on(Halt(TIME_IS_UP))
    course.sitting.begin_last_lap()
    assert isinstance(course.next(), Asked)
    answer(course)
    assert course.next() == Halt()
    assert not course.can_go_on(Halt())


def test_without_an_answer_there_is_nothing_to_go_on_with(learner: Learner) -> None:
    assert not course_of(learner).can_go_on(Halt(TIME_IS_UP))
