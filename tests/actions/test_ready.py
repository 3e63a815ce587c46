"""Readiness after mock exams, and which exam is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.exam_pack import BLUEPRINT, write_exam_pack
from tests.actions.packs import Learner, open_learner, question_yaml
from tutor.actions.exam import begin
from tutor.actions.exam_forms import forms
from tutor.actions.exam_results import result
from tutor.actions.home import Range
from tutor.actions.home_plan import last_range
from tutor.actions.plan_setting import choose
from tutor.actions.ready import add_outcome, add_score, ready
from tutor.scheduling.memory import Answer
from tutor.store.tallies import FORECAST

FORM = tuple(f"a.{n}" for n in range(2, 14))


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A desk on a pack whose exam has a form of twelve questions on one card."""
    pack = write_exam_pack(tmp_path / "pack", FORM, of_exam=(12, 12))
    mocks = [question_yaml("a", n).replace("    kind:", "    pool: mock\n    kind:") for n in range(2, 14)]
    (pack / "quizzes/t.yaml").write_text(f"topic: t\nquestions:\n{question_yaml('a', 1)}{''.join(mocks)}")
    learner = open_learner(pack, tmp_path / "data")
    yield learner
    learner.desk.close()


def study(learner: Learner, card: str) -> None:
    """Answers a card's first question, right and sure."""
    moment = learner.clock.now()
    data = {"kind": "single", "words": 40, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
    learner.desk.store.record(moment, f"p/{card}", Answer(f"p/{card}.1", moment.day, True, "sure"), 9_000, data)


def sit(learner: Learner, right: int, answered: int = 12) -> None:
    """Sits the mock exam: so many right, so many answered."""
    sitter = begin(learner.desk, forms(learner.desk)[0], 1)
    for place in range(answered):
        sitter.go(place)
        asked = sitter.asked
        assert asked is not None
        rights = frozenset(at for at, choice in enumerate(asked.question.choices) if choice.correct)  # type: ignore[union-attr]
        sitter.answer(rights if place < right else frozenset({3}))
    sitter.hand_in()


def test_a_mock_exam_of_ten_unseen_questions_counts_and_moves_the_range(learner: Learner) -> None:
    study(learner, "a")
    learner.clock.sleep(3)
    before = ready(learner.desk)
    sit(learner, right=1)
    after = ready(learner.desk)
    assert (before.mocks, after.mocks) == (0, 1)
    assert after.median < before.median


def test_a_mock_exam_knows_the_recall_that_was_foretold_when_it_was_sat(learner: Learner) -> None:
    study(learner, "a")
    learner.clock.sleep(3)
    sit(learner, right=12)
    answers = learner.desk.store.evidence.in_mocks()
    assert len(answers) == 12
    assert {(answer.card, answer.is_met, answer.is_right) for answer in answers} == {("p/a", True, True)}
    assert {answer.recall for answer in answers} == {0.8809}


def test_a_card_first_met_in_a_mock_exam_was_not_met_and_has_no_forecast(learner: Learner) -> None:
    sit(learner, right=12)
    assert {(answer.is_met, answer.recall) for answer in learner.desk.store.evidence.in_mocks()} == {(False, None)}


def test_a_question_that_was_sat_before_counts_no_more(learner: Learner) -> None:
    sit(learner, right=12)
    learner.clock.sleep(1)
    sit(learner, right=12)
    assert ready(learner.desk).mocks == 1


@pytest.mark.parametrize("answered", [0, 5])
def test_a_mock_exam_that_was_given_up_says_nothing(learner: Learner, answered: int) -> None:
    study(learner, "a")
    learner.clock.sleep(3)
    before = ready(learner.desk)
    sit(learner, right=0, answered=answered)
    assert not learner.desk.store.evidence.in_mocks()
    assert ready(learner.desk).mocks == before.mocks == 0
    found = result(learner.desk)
    assert (found.count, found.fresh, found.telling, found.is_given_up) == (12, 12, 0, True)


def test_of_an_exam_that_was_not_finished_what_was_answered_counts(learner: Learner) -> None:
    sit(learner, right=10, answered=10)
    assert len(learner.desk.store.evidence.in_mocks()) == 10
    assert ready(learner.desk).mocks == 1
    found = result(learner.desk)
    assert (found.right, found.count, found.telling, found.is_given_up) == (10, 12, 10, False)


def test_the_result_and_readiness_count_the_same_answers(learner: Learner) -> None:
    for answered in (5, 6, 9):
        before = len(learner.desk.store.evidence.in_mocks())
        sit(learner, right=3, answered=answered)
        assert result(learner.desk).telling == len(learner.desk.store.evidence.in_mocks()) - before


@pytest.mark.usefixtures("kept_tables")
def test_with_an_exam_day_what_keeping_to_the_plan_would_bring_is_told_beside_what_stopping_now_would(
    learner: Learner,
) -> None:
    study(learner, "a")
    assert ready(learner.desk).by_plan is None
    choose(learner.desk, on=learner.desk.today + 30)
    found = ready(learner.desk)
    assert found.by_plan is not None
    low, median, high = found.by_plan
    assert low <= median <= high
    assert median > found.median
    assert ready(learner.desk, "demo").by_plan is None


def test_without_tables_it_is_not_told_what_keeping_to_the_plan_would_bring(learner: Learner) -> None:
    study(learner, "a")
    choose(learner.desk, on=learner.desk.today + 30)
    assert ready(learner.desk).by_plan is None


@pytest.mark.usefixtures("kept_tables")
def test_of_an_exam_years_off_it_is_not_told_what_keeping_to_the_plan_would_bring(learner: Learner) -> None:
    study(learner, "a")
    choose(learner.desk, on=learner.desk.today + 20_000)
    assert ready(learner.desk).by_plan is None


def test_a_forecast_is_kept_whenever_it_is_another_one(learner: Learner) -> None:
    def kept() -> list[int]:
        return [data["answers"] for _, _, data in learner.desk.store.tallies.events(FORECAST)]

    ready(learner.desk)
    ready(learner.desk)
    assert kept() == [0]
    study(learner, "a")
    ready(learner.desk)
    assert kept() == [0, 1]


def test_what_is_asked_of_another_day_is_kept_and_held_to_nothing(learner: Learner) -> None:
    study(learner, "a")
    choose(learner.desk, on=learner.desk.today + 3)
    told = ready(learner.desk)
    ready(learner.desk, on=learner.desk.today + 60)
    assert last_range(learner.desk, told.exam) == Range(told.low, told.median, told.high, 0, 1)
    learner.clock.sleep(3)
    add_outcome(learner.desk, "pass")
    assert [held.chance for held in ready(learner.desk).held] == [told.chance]
    asked = [bool(data.get("what_if")) for _, _, data in learner.desk.store.tallies.events(FORECAST)]
    assert asked[:2] == [False, True]


def test_a_practice_paper_counts_for_every_edition_of_its_exam_and_for_no_other(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "pack")
    exam = (pack / "content/exams/demo.yaml").read_text().partition("forms:\n")[0]
    for id, family in (("demo-2", "demo"), ("else", "else")):
        text = exam.replace("id: demo\n", f"id: {id}\n").replace("family: demo", f"family: {family}")
        (pack / f"content/exams/{id}.yaml").write_text(text)
        path = pack / "content/topics/t.yaml"
        path.write_text(path.read_text().replace("exams: {", f'exams: {{{id}: ["1.1"], '))
    learner = open_learner(pack, tmp_path / "data")
    add_score(learner.desk, "one", 0.9, "demo")
    found = {exam: ready(learner.desk, exam).papers for exam in ("demo", "demo-2", "else")}
    assert {exam: [paper.name for paper in papers] for exam, papers in found.items()} == {
        "demo": ["one"],
        "demo-2": ["one"],
        "else": [],
    }
    learner.desk.close()


def test_the_plans_exam_and_day_are_taken_when_there_is_a_plan(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "pack")
    other = BLUEPRINT.format(questions=65, scored=50).replace("id: demo", "id: another").removesuffix("forms:\n")
    (pack / "content/exams/another.yaml").write_text(other)
    learner = open_learner(pack, tmp_path / "data")
    learner.desk.store.note(learner.clock.now(), "setting", data={"plan": {"exam": "p/demo", "on": "2024-12-01"}})
    found = ready(learner.desk)
    assert (found.exam, found.chosen_by, found.on) == ("p/demo", "plan", 20_058)
    learner.desk.close()
