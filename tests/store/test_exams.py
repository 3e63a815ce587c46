"""Exams in the log: what was left open says nothing of memory, and what was shown was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.store.learner import DAY, Learner
from tutor.scheduling.memory import NO_IDEA, Answer
from tutor.store.changes import FACT, Change, Taught
from tutor.store.database import open_database, transaction
from tutor.store.habits import habits
from tutor.store.store import Store

QUESTIONS = ("p/a.1", "p/a.2", "p/b.1", "p/b.2")
Marks = dict[str, bool | None]


def begin(learner: Learner, *questions: str) -> str:
    """Begins an exam with these questions, and shows the first."""
    items = [
        {"question": question, "order": [0, 1], "choose": 1, "seen": False, "scored": True} for question in questions
    ]
    exam = learner.store.exams.begin(learner.now(), {"blueprint": "p/demo", "form": "a", "ms": 60_000, "items": items})
    step(learner, exam, 0, "open", 0)
    return exam


def step(learner: Learner, exam: str, number: int, do: str, at: int) -> None:
    """A step of an exam."""
    learner.store.exams.step(learner.now(), exam, number, {"do": do, "at": at, "used": 0, "value": {}})


def hand_in(learner: Learner, marks: Marks) -> str:
    """Sits an exam: of each question whether it is answered right, or None where it is left open."""
    exam = begin(learner, *marks)
    moment = learner.now()
    end = {
        "do": "end",
        "at": 0,
        "used": 9_000,
        "value": {"by": "learner", "rights": [bool(mark) for mark in marks.values()]},
    }
    answers = [answer(question, mark, moment.day) for question, mark in marks.items()]
    learner.store.exams.hand_in(moment, exam, 1, end, answers)
    return exam


def answer(question: str, mark: bool | None, day: int) -> tuple[str, Answer, int, dict[str, Any]]:
    """Card, answer, ms and data as an exam hands them in."""
    data = {"response": [0], "shown": [0, 1], "kind": "single", "words": 40, "revision": 1, "grader": 1}
    given = Answer(question, day, bool(mark), NO_IDEA if mark is None else "", mode="mock")
    return question.partition(".")[0], given, 9_000, data


def figures(learner: Learner) -> list[Any]:
    """Whatever is told of answers: memories, figures, habits, and what readiness goes by."""
    store, tallies, evidence = learner.store, learner.store.tallies, learner.store.evidence
    return [
        store.memories(),
        (tallies.days(), tallies.cards(), tallies.confidences(), store.lives()),
        (evidence.met(), evidence.first(), evidence.seconds(), store.log.pace_samples("single")),
        (habits(store).spells(), habits(store).seconds_on(DAY), store.last_given("card", ["p/b"])),
        (store.changes.answers("p/b.1"), store.times_asked(["p/b.1"])),
        store.changes.is_answered_since_renewal("p/b", "p/b.1"),
    ]


def test_what_is_left_open_in_an_exam_is_no_answer_for_anything(learner: Learner) -> None:
    learner.answers("p/a", question="p/a.0")
    before = figures(learner)
    hand_in(learner, dict.fromkeys(QUESTIONS))
    assert figures(learner) == before
    learner.store.rebuild()
    assert figures(learner) == before, "made anew from the log"


def test_a_card_whose_question_was_left_open_is_met_with_its_first_answer(learner: Learner) -> None:
    hand_in(learner, {"p/b.1": None})
    assert not learner.store.is_met("p/b")
    recorded = learner.answers("p/b", question="p/b.1")
    assert (recorded.rating, recorded.is_counted) == ("good", True)
    assert [first.card for first in learner.store.evidence.first()] == ["p/b"]
    assert [spell.is_first for spell in habits(learner.store).spells()] == [True]


def test_a_question_left_open_may_be_studied_as_one_never_asked(learner: Learner) -> None:
    hand_in(learner, {"p/b.1": None, "p/b.2": True})
    asked = learner.store.asked(["p/a.1", "p/b.1", "p/b.2"])
    assert (asked["p/b.1"], asked["p/b.2"] > 0, "p/a.1" in asked) == (0, True, False)


def test_taking_a_later_answer_back_leaves_the_question_as_it_was_left(learner: Learner) -> None:
    hand_in(learner, {"p/b.1": None})
    recorded = learner.answers("p/b", question="p/b.1")
    learner.store.void(learner.now(), recorded.event)
    assert learner.store.asked(["p/b.1"]) == {"p/b.1": 0}
    assert learner.store.memories() == {}


def test_an_older_log_tells_what_was_left_open_from_what_was_wrong(tmp_path: Path) -> None:
    """An older tutor took what was left open for a wrong answer: the same row, and a memory made of it."""
    path = str(tmp_path / "tutor.db")
    db = open_database(path)
    learner = Learner(db, Store(db))
    with transaction(db):
        for question, mark in {"p/a.1": None, "p/b.1": False}.items():
            moment = learner.now()
            learner.store.record_inside(moment, *answer(question, mark, moment.day), "an exam")
    assert set(learner.store.memories()) == {"p/a", "p/b"}
    db.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm005_left_open'")
    db.close()
    db = open_database(path)
    store = Store(db)
    assert {card: memory.due_on for card, memory in store.memories().items()} == {"p/b": DAY + 1}
    assert [day[:3] for day in store.tallies.days()] == [(DAY, 1, 0)]
    assert store.asked(["p/a.1"]) == {"p/a.1": 0}
    db.close()


def test_what_an_exam_showed_was_seen_whatever_became_of_it(learner: Learner) -> None:
    exam = begin(learner, *QUESTIONS)
    step(learner, exam, 1, "go", 2)
    step(learner, exam, 2, "discard", 2)
    assert learner.store.exams.seen(QUESTIONS) == {"p/a.1", "p/b.1"}
    assert learner.store.asked(QUESTIONS) == {}
    hand_in(learner, {"p/a.2": None})
    assert learner.store.exams.seen(QUESTIONS) == {"p/a.1", "p/a.2", "p/b.1"}


def test_an_exam_does_not_take_for_new_what_a_discarded_one_showed(learner: Learner) -> None:
    """Also where the log says otherwise, as an older tutor wrote it."""
    step(learner, begin(learner, *QUESTIONS[:2]), 1, "discard", 0)
    hand_in(learner, dict.fromkeys(QUESTIONS, True))
    assert [item["seen"] for item in learner.store.exams.all()[-1].paper["items"]] == [True, False, False, False]
    assert [mock.card for mock in learner.store.evidence.in_mocks()] == ["p/a", "p/b", "p/b"]


def test_readiness_goes_by_what_was_answered_where_at_least_half_was(learner: Learner) -> None:
    hand_in(learner, {"p/a.1": True, "p/a.2": False, "p/b.1": None, "p/b.2": None})
    assert [(mock.card, mock.is_right) for mock in learner.store.evidence.in_mocks()] == [("p/a", True), ("p/a", False)]
    given_up = hand_in(learner, {"p/c.1": True, "p/c.2": None, "p/c.3": None})
    assert learner.store.exams.is_given_up(given_up)
    assert [mock.card for mock in learner.store.evidence.in_mocks()] == ["p/a", "p/a"]


def test_a_card_whose_question_was_left_open_is_not_met_in_the_next_exam(learner: Learner) -> None:
    hand_in(learner, {"p/b.1": None})
    hand_in(learner, {"p/b.2": True})
    assert [(mock.card, mock.is_met, mock.recall) for mock in learner.store.evidence.in_mocks()] == [
        ("p/b", False, None)
    ]


def test_a_card_that_began_anew_and_was_not_answered_since_is_not_met_in_an_exam(learner: Learner) -> None:
    """Else a miss would be held against a recall of one, which nobody foretold."""
    learner.answers("p/a", question="p/a.9")
    learner.answers("p/b", question="p/b.9")
    learner.sleep(3)
    change = Change("p/a", "", FACT, ("fact p/a 2",))
    learner.store.changes.take_in(learner.now(), "p", "edition 2", Taught(), [change], {})
    hand_in(learner, {"p/a.1": False, "p/b.1": True})
    began, kept = learner.store.evidence.in_mocks()
    assert (began.card, began.is_met, began.recall) == ("p/a", False, None)
    assert (kept.card, kept.is_met) == ("p/b", True)
    assert kept.recall is not None
