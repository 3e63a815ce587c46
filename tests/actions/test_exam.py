"""A mock exam being sat: on disk at every change, timed, handed in once, and what the plan makes of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import DAY, Learner, open_learner
from tutor.actions.exam import Sitter, begin, exam_of, open_exam
from tutor.actions.exam_forms import FormLine, NoSuchForm, chosen_form, forms
from tutor.actions.exam_results import WRONG, chosen_in, result
from tutor.actions.sitting import Sitting
from tutor.actions.supply import Supply
from tutor.actions.undo import undo
from tutor.store.exams import ExamElsewhere, ExamOpen
from tutor.store.store import Store
from tutor.study.exam import TIME, Slot
from tutor.study.selection import Scope


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with an exam of four questions in eight minutes."""
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


def sit(learner: Learner) -> Sitter:
    return begin(learner.desk, chosen_form(forms(learner.desk)), 1)


def sit_through(learner: Learner) -> Sitter:
    """Right, wrong, a right guess, one of two chosen: 2 of 4."""
    sitter = sit(learner)
    for place, chosen in enumerate(({0}, {1}, {0}, {0})):
        sitter.go(place)
        sitter.answer(frozenset(chosen))
    sitter.go(2)
    sitter.guess()
    sitter.hand_in()
    return sitter


def test_an_exam_goes_on_where_it_was_with_its_answers_and_its_time(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.go(1)
    sitter.answer(frozenset({2}))
    sitter.cross(3)
    sitter.flag()
    sitter.guess()
    assert open_exam(learner.desk) == sitter.exam
    used = sitter.exam.used
    learner.clock.sleep(3)
    again = Sitter(learner.desk, exam_of(learner.desk, sitter.exam.paper.id))
    assert (again.exam.slots, again.exam.at, again.exam.used) == (sitter.exam.slots, 1, used)
    slot = again.exam.slot
    assert slot == Slot(frozenset({2}), frozenset({3}), True, True, slot.ms)


def test_a_clock_set_back_between_runs_gives_no_more_time(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.answer(frozenset({1}))
    sitter.answer(frozenset({2}))
    learner.clock.sleep(-2)
    again = Sitter(learner.desk, exam_of(learner.desk, sitter.exam.paper.id))
    assert again.left <= sitter.exam.left
    again.answer(frozenset({3}))
    assert exam_of(learner.desk, again.exam.paper.id).slot.chosen == {3}


def test_passing_time_is_on_disk_every_five_seconds(learner: Learner) -> None:
    sitter = sit(learner)
    learner.clock.at += 2_000
    sitter.beat()
    assert exam_of(learner.desk, sitter.exam.paper.id).used == 0
    learner.clock.at += 4_000
    sitter.beat()
    assert exam_of(learner.desk, sitter.exam.paper.id).used == 7_000


def test_when_the_time_is_over_the_exam_is_handed_in(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.answer(frozenset({0}))
    learner.clock.at += 8 * 60_000
    assert sitter.beat()
    assert (sitter.exam.ended, sitter.exam.left) == (TIME, 0)
    assert sitter.exam.rights == (True, False, False, False)
    assert open_exam(learner.desk) is None


def test_a_second_program_takes_the_exam_over_and_the_first_one_is_told(learner: Learner) -> None:
    first = sit(learner)
    second = Sitter(learner.desk, exam_of(learner.desk, first.exam.paper.id))
    second.answer(frozenset({1}))
    with pytest.raises(ExamElsewhere, match=r"^The exam goes on in another program that was opened later"):
        first.answer(frozenset({2}))
    assert exam_of(learner.desk, first.exam.paper.id).slot.chosen == {1}


def test_an_exam_is_not_begun_beside_another(learner: Learner) -> None:
    sit(learner)
    with pytest.raises(ExamOpen, match=r"^An exam is open: `tutor exam` goes on with it\.$"):
        sit(learner)


def test_an_answer_that_is_not_whole_is_wrong(learner: Learner) -> None:
    sitter = sit_through(learner)
    assert sitter.exam.rights == (True, False, True, False)


def test_handing_in_records_every_answer_and_what_was_missed_is_due_tomorrow(learner: Learner) -> None:
    sit_through(learner)
    rows = learner.sql("SELECT question, is_right, confidence, rating FROM event WHERE kind = 'answer' ORDER BY seq")
    assert rows == [
        ("p/a.2", 1, "", "hard"),
        ("p/a.3", 0, "", None),
        ("p/b.2", 1, "guess", "again"),
        ("p/b.pair", 0, "none", None),
    ], "what is not whole was left open"
    memories = learner.desk.store.memories()
    assert {card: memory.due_on for card, memory in memories.items()} == {"p/a": DAY + 1, "p/b": DAY + 1}


def test_what_was_left_open_leaves_its_card_as_it_was(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.answer(frozenset({1}))
    sitter.hand_in()
    found = result(learner.desk)
    assert [sat.number for sat in found.of(WRONG)] == [1, 2, 3, 4]
    assert {card: memory.due_on for card, memory in learner.desk.store.memories().items()} == {"p/a": DAY + 1}
    chosen = chosen_in(learner.desk, sitter.exam, 3)
    assert chosen is not None
    assert (chosen.asked.question.id, chosen.response) == ("p/b.2", frozenset())


def test_memory_made_anew_from_the_log_is_the_same_after_an_exam(learner: Learner) -> None:
    sit_through(learner)
    store = learner.desk.store
    before = (store.memories(), store.days(), store.asked(["p/a.2", "p/b.pair"]))
    store.rebuild()
    assert (store.memories(), store.days(), store.asked(["p/a.2", "p/b.pair"])) == before


def test_handing_in_is_whole_or_not_at_all(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.go(2)
    sitter.answer(frozenset({0}))
    learner.sql("CREATE TRIGGER full BEFORE INSERT ON memory WHEN NEW.card = 'p/b' BEGIN SELECT RAISE(ABORT, 'x'); END")
    with pytest.raises(sqlite3.IntegrityError):
        sitter.hand_in()
    assert learner.sql("SELECT count(*) FROM event WHERE kind = 'answer'") == [(0,)]
    assert open_exam(learner.desk) == sitter.exam


def test_questions_of_an_exam_are_studied_once_it_was_handed_in(learner: Learner) -> None:
    def asked() -> set[str]:
        sitting = Sitting(learner.desk, Scope(cards=("p/a",)), 1)
        found = set()
        for _ in range(6):
            question = sitting.next()
            assert question is not None
            found.add(question.question.id)
            sitting.answer(question, frozenset({0}), "sure", 9_000)
        return found

    sitter = sit(learner)
    assert asked() == {"p/a.1"}
    sitter.hand_in()
    first = Sitting(learner.desk, Scope(cards=("p/a",)), 1).next()
    assert first is not None
    assert first.question.id == "p/a.2", "left open, so that it was never asked"
    assert asked() == {"p/a.1", "p/a.2", "p/a.3"}


def test_the_form_with_most_unseen_questions_comes_first_and_says_how_many(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "pack", ("a.2", "b.2"), ("a.2", "b.3"))
    learner = open_learner(pack, tmp_path / "data")
    with closing(learner.desk):
        sit(learner).hand_in()
        assert forms(learner.desk) == [
            FormLine("p/demo", "Demo (DEMO-1)", "a", 8, 2, 0, 1),
            FormLine("p/demo", "Demo (DEMO-1)", "b", 8, 2, 1, 0),
        ]
        second = sit(learner)
        assert (second.exam.paper.form, second.exam.paper.fresh) == ("b", 1)
        second.hand_in()
        assert sit(learner).exam.paper.fresh == 0


def test_what_a_discarded_exam_showed_is_not_new_in_the_next(learner: Learner) -> None:
    sitter = sit(learner)
    sitter.go(2)
    sitter.discard()
    assert [line.unseen for line in forms(learner.desk)] == [2]
    assert [item.is_seen for item in sit(learner).exam.paper.items] == [True, False, True, False]


def test_what_a_discarded_exam_showed_is_still_kept_for_exams(learner: Learner) -> None:
    sit(learner).discard()
    assert Supply(learner.desk, Scope(), 1).questions("p/a") == ["p/a.1"]


def test_an_unknown_form_names_those_that_there_are(learner: Learner) -> None:
    with pytest.raises(NoSuchForm, match=r"^There is no such form\. There are: demo a \(4\)\.$"):
        chosen_form(forms(learner.desk), questions=65)


def test_undo_leaves_the_answers_of_an_exam(learner: Learner) -> None:
    sit_through(learner)
    assert undo(learner.desk) is None


def test_a_question_that_left_the_pack_counts_neither_way(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "pack")
    learner = open_learner(pack, tmp_path / "data")
    id = sit(learner).exam.paper.id
    learner.desk.close()
    write_exam_pack(pack, ("a.2", "b.2", "b.pair"))
    quiz = pack / "quizzes/t.yaml"
    quiz.write_text(quiz.read_text().partition("  - id: a.3")[0])
    again = open_learner(pack, tmp_path / "data", learner.clock)
    with closing(again.desk):
        sitter = Sitter(again.desk, exam_of(again.desk, id))
        sitter.go(1)
        assert sitter.asked is None
        sitter.hand_in()
        assert sitter.exam.rights == (False, None, False, False)


def test_an_exam_follows_a_question_that_was_renamed(learner: Learner) -> None:
    sitter = sit(learner)
    store: Store = learner.desk.store
    store.carry(learner.clock.now(), [("question", "p/a.2", "p/a.9")], lambda kind, id: id == "p/a.9")
    assert exam_of(learner.desk, sitter.exam.paper.id).paper.items[0].question == "p/a.9"
