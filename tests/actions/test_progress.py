"""Where the learner stands: every figure from the roll-up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tutor.actions.exam_choice import named
from tutor.actions.progress import progress
from tutor.actions.ready import add_outcome, ready
from tutor.actions.sitting import Sitting
from tutor.progress.levels import NOT_SEEN, SAFE, SHAKY
from tutor.progress.shapes import Progress
from tutor.scheduling.memory import GUESS, SURE, UNSURE
from tutor.study.selection import Scope

TOPICS = {"basics": {"a": 2, "b": 1, "silent": 0}, "limits": {"c": 1}}


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a pack of two topics and four cards, of which one has no question."""
    learner = open_learner(write_pack(tmp_path / "pack", TOPICS), tmp_path / "data")
    yield learner
    learner.desk.close()


def figures_of(learner: Learner) -> Progress:
    desk = learner.desk
    return progress(desk.library, desk.store.tallies, desk.today)


def answer(learner: Learner, *marks: bool, confidence: str = SURE) -> Sitting:
    """Answers what a sitting asks, right or wrong, each in half a minute."""
    sitting = Sitting(learner.desk, Scope(), 1)
    for is_right in marks:
        asked = sitting.next()
        assert asked is not None
        sitting.answer(asked, frozenset((0 if is_right else 1,)), confidence, 30_000)
    return sitting


def test_before_the_first_answer_everything_is_new(learner: Learner) -> None:
    figures = figures_of(learner)
    assert (figures["reviews"], figures["seen"], figures["new"], figures["cards"]) == (0, 0, 3, 4)
    assert (figures["streak"], figures["longest_streak"], figures["days"]) == (0, 0, [])
    assert figures["retention"]["expected"] is None
    assert figures["objectives"]["exam"] == "", "the pack describes none"


def test_what_was_taken_back_counts_nowhere_but_in_its_own_figure(learner: Learner) -> None:
    answer(learner, True, True)
    learner.clock.sleep(1)
    before = figures_of(learner)
    answer(learner, False).undo()
    after = figures_of(learner)
    assert after == before | {"voided": 1}
    assert (after["reviews"], after["right"], after["minutes"], after["streak"]) == (2, 2, 1, 1)
    assert after["days"] == [{"day": DAY, "date": "2024-10-04", "answers": 2, "right": 2, "seconds": 60}]


def test_topics_are_told_with_a_level_a_card_and_the_time_they_took(learner: Learner) -> None:
    answer(learner, False, False, True)
    learner.clock.sleep(1)
    basics, limits = figures_of(learner)["topics"]
    assert basics == {
        "topic": "p/basics",
        "title": "Topic basics",
        "level": NOT_SEEN,
        "levels": [SHAKY, SAFE, NOT_SEEN],
        "due": 1,
        "answers": 3,
        "seconds": 90,
    }
    assert (limits["levels"], limits["due"], limits["seconds"]) == ([NOT_SEEN], 0, 0)


def test_tasks_of_the_exam_are_held_as_the_topics_that_serve_them(tmp_path: Path) -> None:
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    told = figures_of(learner)["objectives"]
    held = ready(learner.desk)
    assert told["exam"] == learner.desk.library.short(held.exam)
    assert sum(domain.covered for domain in held.domains) == len(told["tasks"])
    assert all(task["cards"] and task["level"] == NOT_SEEN for task in told["tasks"])
    learner.desk.close()


def test_retention_counts_first_answers_of_later_days(learner: Learner) -> None:
    answer(learner, True, True, True)
    learner.clock.sleep(3)
    answer(learner, True, False, True, True, True)
    told = figures_of(learner)["retention"]
    assert (told["young"], told["mature"]) == ({"right": 2, "answers": 3}, {"right": 0, "answers": 0})
    assert told["expected"] == pytest.approx(0.881, abs=0.001)


def test_confidence_is_told_with_its_counts(learner: Learner) -> None:
    answer(learner, True, True, False)
    answer(learner, False, confidence=UNSURE)
    answer(learner, True, confidence=GUESS)
    assert figures_of(learner)["confidence"] == [
        {"confidence": "sure", "answers": 3, "right": 2},
        {"confidence": "unsure", "answers": 1, "right": 0},
        {"confidence": "guess", "answers": 1, "right": 1},
    ]


def test_the_backlog_stands_apart_from_what_today_brings(learner: Learner) -> None:
    answer(learner, False, True, True)  # a twice: due tomorrow; b: due in two days
    ahead = figures_of(learner)["forecast"]
    assert (ahead["backlog"], ahead["today"], ahead["coming"][:3]) == (0, 0, [1, 1, 0])
    learner.clock.sleep(2)
    ahead = figures_of(learner)["forecast"]
    assert (ahead["backlog"], ahead["today"], sum(ahead["coming"])) == (1, 1, 0)


def test_a_streak_outlives_a_flight_west_and_a_clock_set_back(learner: Learner) -> None:
    for _ in range(3):
        answer(learner, True)
        learner.clock.sleep(1)
    answer(learner, True)
    learner.clock.sleep(-1)
    answer(learner, True)
    figures = figures_of(learner)
    assert (figures["today"], figures["streak"], figures["longest_streak"]) == (DAY + 2, 3, 4)
    learner.clock.sleep(1)
    assert figures_of(learner)["streak"] == 4


def test_a_card_that_left_the_pack_is_in_the_count_of_reviews_only(tmp_path: Path) -> None:
    before = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}}), tmp_path / "data")
    answer(before, False, False)
    before.desk.close()
    after = open_learner(write_pack(tmp_path / "pack", {"t": {"b": 1}}), tmp_path / "data", before.clock)
    after.clock.sleep(1)
    figures = figures_of(after)
    assert (figures["reviews"], figures["cards"], figures["seen"], figures["due"]) == (2, 1, 1, 1)
    assert [topic["answers"] for topic in figures["topics"]] == [1]
    after.desk.close()


def test_time_follows_a_card_that_was_renamed(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    learner = open_learner(pack, tmp_path / "data")
    answer(learner, True)
    learner.desk.store.carry(learner.clock.now(), [("card", "p/a", "p/z")], lambda kind, id: False)
    assert learner.desk.store.tallies.cards() == {"p/z": (1, 1, 30_000, 0)}
    learner.desk.close()


def test_exams_that_were_sat_are_told_with_the_last_forecast_before_them(tmp_path: Path) -> None:
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    assert figures_of(learner)["readiness"] == []
    answer(learner, True, True, True)
    told = ready(learner.desk)
    learner.clock.sleep(1)
    add_outcome(learner.desk, "pass")
    (outcome,) = figures_of(learner)["readiness"]
    assert outcome == {
        "exam": learner.desk.library.short(told.exam),
        "date": "2024-10-05",
        "chance": told.chance,
        "is_whole": False,
        "has_passed": True,
    }
    learner.desk.close()


@pytest.mark.parametrize(
    ("decided", "planned"),
    [
        ([], ("", None)),
        ([{"exam": "saa-c03", "on": "2026-12-14"}], ("saa-c03", 20_801)),
        ([{"theme": "dark"}, {"exam": "saa-c03"}, {"exam": None}], ("", None)),
        ([{"exam": "saa-c03"}, {"plan": {"exam": "dva-c03", "on": 20_800, "minutes": 20}}], ("dva-c03", 20_800)),
        ([{"plan": {"exam": "dva-c03", "on": None}}, {"exam": "saa-c03"}], ("dva-c03", None)),
        ([{"plan": {"exam": "dva-c03"}}, {"plan": None}, {"on": "no day"}], ("", None)),
        ([{"plan": {}}], ("", None)),
    ],
)
def test_exam_and_day_are_those_of_the_newest_plan_or_setting(
    learner: Learner, decided: list[dict[str, object]], planned: tuple[str, int | None]
) -> None:
    store = learner.desk.store
    for data in decided:
        store.note(learner.clock.now(), "setting", data=data)
    assert named(*store.tallies.planned()) == planned


def test_figures_are_json_as_they_stand(learner: Learner) -> None:
    answer(learner, True)
    figures = figures_of(learner)
    assert json.loads(json.dumps(figures)) == figures
