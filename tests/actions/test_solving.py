"""A problem being solved: which variant is posed, what an answer counts as, and what the log keeps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.views.problem_pack import write_problem_pack
from tutor.actions.feedback import NotRated
from tutor.actions.posing import NotPosed
from tutor.actions.problems import least_asked, problems
from tutor.actions.sitting import Sitting
from tutor.actions.solving import Solving
from tutor.content.library import Unknown
from tutor.questions import NotAnAnswer
from tutor.study.selection import Scope

BUSY = "p/a.busy"
FIRST = "A function receives 100 requests per second, and each takes 500 ms."


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with two problems."""
    learner = open_learner(write_problem_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


def logged(learner: Learner) -> list[dict[str, object]]:
    """Every answer on disk that was not taken back, as another program reads it."""
    rows = learner.sql(
        "SELECT card, question, is_right, confidence, rating, data FROM event WHERE kind = 'answer' "
        "AND id NOT IN (SELECT target FROM event WHERE kind = 'void') ORDER BY seq"
    )
    names = ("card", "question", "right", "confidence", "rating")
    return [dict(zip(names, row, strict=False)) | json.loads(str(row[5])) for row in rows]


def test_the_variant_of_the_file_is_asked_first_and_then_another_each_time(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    assert (solving.attempt.posed.seed, solving.attempt.posed.stem.partition("\n")[0]) == (0, FIRST)
    stems = [solving.attempt.posed.stem]
    for _ in range(8):
        solving.answer("50", "sure", 1)
        solving.again()
        stems.append(solving.attempt.posed.stem)
    assert len(set(stems)) == 9
    assert Solving(learner.desk, BUSY).attempt.posed.stem == stems[-1]


def test_a_right_answer_counts_for_the_card_and_the_log_names_problem_variant_and_what_was_typed(
    learner: Learner,
) -> None:
    feedback = Solving(learner.desk, BUSY).answer("100*0.5", "sure", 9_000)
    assert (feedback.grade.is_correct, feedback.rating, feedback.is_counted) == (True, "good", True)
    (answer,) = logged(learner)
    assert (answer["card"], answer["question"], answer["right"]) == ("p/a", BUSY, 1)
    assert (answer["kind"], answer["seed"], answer["response"], answer["hints"]) == ("problem", 0, "100*0.5", 0)


def test_a_hint_is_given_at_a_time_and_makes_a_right_answer_hard(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    assert [solving.hint(), solving.hint(), solving.hint()] == [True, True, False]
    assert solving.answer("50", "sure", 1).rating == "hard"
    assert (logged(learner)[0]["hints"], logged(learner)[0]["hint"]) == (2, True)


def test_steps_that_are_asked_for_before_the_answer_count_as_again(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.work_through()
    (answer,) = logged(learner)
    assert (answer["right"], answer["confidence"], answer["rating"]) == (0, "none", "again")
    assert solving.attempt.step is not None


def test_a_step_is_marked_on_its_own_and_is_no_answer(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.answer("100", "unsure", 1)
    solving.work_through()
    assert solving.try_step("0.05 k").is_correct
    with pytest.raises(NotAnAnswer, match="That is not a number I can read"):
        solving.try_step("many")
    assert not solving.show_step().is_correct
    assert (solving.attempt.step, len(logged(learner))) == (None, 1)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("100", "That is the rate itself."),
        ("50,000", "Off by a thousand."),
        ("5", "Off by ten."),
        ("49.5", "Only whole ones are counted: round at the end."),
    ],
)
def test_a_wrong_number_is_told_what_it_betrays(typed: str, remark: str, learner: Learner) -> None:
    feedback = Solving(learner.desk, BUSY).answer(typed, "sure", 1)
    assert (feedback.grade.is_correct, feedback.grade.remark, feedback.rating) == (False, remark, "again")


def test_a_unit_of_another_kind_is_asked_again(learner: Learner) -> None:
    with pytest.raises(NotAnAnswer, match=r"^That is a time; a number of environments is asked\.$"):
        Solving(learner.desk, BUSY).answer("50 s", "sure", 1)
    assert logged(learner) == []


@pytest.mark.parametrize("typed", ["1,00", "10 10", "lots", "9" * 41])
def test_what_cannot_be_read_is_asked_again_and_recorded_nowhere(typed: str, learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    with pytest.raises(NotAnAnswer, match="That is not a number I can read"):
        solving.answer(typed, "sure", 1)
    assert logged(learner) == []
    assert solving.feedback is None


def test_the_second_answer_of_a_day_is_practice(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.answer("1", "sure", 1)
    solving.again()
    feedback = solving.answer("1", "sure", 1)
    assert (feedback.is_counted, feedback.rating) == (False, None)
    learner.clock.sleep(1)
    solving.again()
    assert solving.answer("1", "sure", 1).is_counted


def test_undo_poses_the_same_variant_again_and_the_card_was_never_met(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.answer("1", "sure", 1)
    assert solving.undo()
    assert (solving.feedback, solving.attempt.posed.seed, logged(learner)) == (None, 0, [])
    assert not learner.desk.store.is_met("p/a")
    assert not solving.undo()


def test_what_made_an_answer_hard_is_not_said_of_the_learners_own_rating(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.hint()
    assert solving.answer("50", "sure", 1).because == "a hint was used"
    rated = solving.rate("easy")
    assert rated is not None
    assert (rated.rating, rated.because) == ("easy", "")


def test_an_answer_can_be_counted_otherwise(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.answer("1", "sure", 1)
    rated = solving.rate("good")
    assert rated is not None
    assert rated.rating == "good"
    assert rated.days > 1


def test_a_typed_answer_may_have_been_right_but_no_idea_was_not(learner: Learner) -> None:
    solving = Solving(learner.desk, BUSY)
    solving.work_through(1)
    sentence = r"^A wrong answer cannot count as good: again or hard\. Undo takes it back, to answer anew\.$"
    with pytest.raises(NotRated, match=sentence):
        solving.rate("good")


def test_a_problem_that_is_renamed_goes_on_with_its_next_variant(tmp_path: Path) -> None:
    root = write_problem_pack(tmp_path / "pack")
    learner = open_learner(root, tmp_path / "data")
    Solving(learner.desk, BUSY).answer("50", "sure", 1)
    learner.desk.close()
    file = root / "content/problems/t.yaml"
    file.write_text(file.read_text().replace("id: a.busy", "id: a.kitchens\n    renamed_from: [a.busy]"))
    learner = open_learner(root, tmp_path / "data", learner.clock)
    assert [(line.id, line.times) for line in problems(learner.desk)] == [("p/a.kitchens", 1), ("p/b.quota", 0)]
    assert Solving(learner.desk, "p/a.kitchens").attempt.posed.seed == 1
    learner.desk.close()


def test_problems_are_listed_by_topic_with_how_often_each_was_answered(learner: Learner) -> None:
    Solving(learner.desk, BUSY).answer("50", "sure", 1)
    lines = problems(learner.desk)
    assert [(line.title, line.topic, line.times) for line in lines] == [
        ("Busy kitchens", "Topic t", 1),
        ("A quota for a rate", "Topic t", 0),
    ]
    assert least_asked(lines) == 1


def test_a_sitting_asks_a_cards_problem_after_its_question_and_then_in_another_variant(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(cards=("p/a",)), seed=1)
    seeds = []
    for _ in range(4):
        asked = sitting.next()
        assert asked is not None
        seeds.append((asked.kind, asked.seed))
        sitting.answer(asked, "" if asked.kind == "single" else "50", "none", 1)
        learner.clock.sleep(3)
    assert seeds == [("single", None), ("problem", 0), ("single", None), ("problem", 1)]


def test_a_sitting_of_problems_asks_nothing_else_and_undo_brings_the_same_variant(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(kind="problem"), seed=1)
    asked = sitting.next()
    assert asked is not None
    assert (asked.question.id, asked.seed) == (BUSY, 0)
    sitting.answer(asked, "50", "sure", 1)
    assert sitting.undo() == asked
    following = Sitting(learner.desk, Scope(kind="problem"), seed=1).next()
    assert following is not None
    assert following.seed == 0


@pytest.fixture
def worded(tmp_path: Path) -> Iterator[Learner]:
    """A learner whose pack says a word where a problem computes with a number."""
    root = write_problem_pack(tmp_path / "worded")
    file = root / "content/facts/t.yaml"
    file.write_text(file.read_text().replace('value: "10"', "value: as many as you like"))
    learner = open_learner(root, tmp_path / "data")
    yield learner
    learner.desk.close()


@pytest.fixture
def divided(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a problem that divides by zero at one of its rates, which is not the one that it shows."""
    root = write_problem_pack(tmp_path / "divided")
    file = root / "content/problems/t.yaml"
    sound = "expr: ceil(rate * duration), unit: environments,\n"
    assert sound in file.read_text()
    divided = 'expr: "ceil(rate * duration) + 0 / (rate / per_unit - 733.3)", unit: environments,\n'
    file.write_text(file.read_text().replace(sound, divided))
    learner = open_learner(root, tmp_path / "data")
    yield learner
    learner.desk.close()


def test_a_problem_whose_fact_became_a_word_is_left_out(worded: Learner) -> None:
    with pytest.raises(Unknown, match=re.escape('No problem is called "b.quota".')):
        Solving(worded.desk, "p/b.quota")
    assert Sitting(worded.desk, Scope(kind="problem"), seed=1).next() is None


def test_a_variant_that_cannot_be_computed_says_so(divided: Learner) -> None:
    assert Solving(divided.desk, "p/b.quota", 2).asked.seed == 2
    said = 'The problem "b.quota" cannot be asked: a division by zero. `tutor check` shows where.'
    with pytest.raises(NotPosed, match=re.escape(said)):
        Solving(divided.desk, "p/b.quota", 3)


def test_a_sitting_leaves_out_what_cannot_be_computed(divided: Learner) -> None:
    for _ in range(3):
        assert Sitting(divided.desk, Scope(cards=("p/b",)), seed=1).next() is not None
        Solving(divided.desk, "p/b.quota").answer("1", "sure", 1)
    assert Sitting(divided.desk, Scope(cards=("p/b",)), seed=1).next() is None
    asked = Sitting(divided.desk, Scope(kind="problem"), seed=1).next()
    assert asked is not None
    assert asked.question.id == BUSY
