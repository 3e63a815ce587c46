"""Answers, and what is taken back or counted otherwise."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.learner import DAY, Learner
from tutor.scheduling.memory import AGAIN, EASY, GOOD, GUESS, LAP, SURE, Answer, after, recall_chance, replay
from tutor.store.database import open_database
from tutor.store.store import Store


def answer(day: int = DAY, is_right: bool = True, question: str = "p/a.q1") -> Answer:
    return Answer(question, day, is_right, SURE)


def events(learner: Learner) -> int:
    return int(learner.db.execute("SELECT count(*) FROM event").fetchone()[0])


def test_an_answer_leaves_an_event_and_the_memory_of_its_card(learner: Learner) -> None:
    recorded = learner.answers("p/a")
    assert recorded.rating == GOOD
    assert recorded.memory == after(None, answer())
    assert learner.store.memories() == {"p/a": recorded.memory}
    assert learner.store.is_met("p/a")
    assert not learner.store.is_met("p/b")
    assert learner.store.memory("p/b") is None


def test_an_answer_that_cannot_be_written_whole_leaves_neither_event_nor_memory(learner: Learner) -> None:
    learner.answers("p/a")
    before, asked = learner.store.memories(), learner.store.asked(["p/a.q1"])
    learner.db.execute(
        "CREATE TEMP TRIGGER the_disk_breaks BEFORE INSERT ON probe BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="broken"):
        learner.answers("p/a", is_right=False)
    assert events(learner) == 1
    assert (learner.store.memories(), learner.store.asked(["p/a.q1"])) == (before, asked)
    learner.db.execute("DROP TRIGGER the_disk_breaks")
    assert learner.answers("p/a", is_right=False).memory.answers == 2


def test_a_void_that_cannot_be_written_whole_leaves_the_answer(learner: Learner) -> None:
    recorded = learner.answers("p/a")
    learner.db.execute(
        "CREATE TEMP TRIGGER the_disk_breaks BEFORE DELETE ON probe BEGIN SELECT RAISE(ABORT, 'broken'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="broken"):
        learner.store.void(learner.now(), recorded.event)
    assert events(learner) == 1
    assert learner.store.memory("p/a") == recorded.memory


def test_another_connection_sees_the_answer_as_soon_as_it_is_recorded(tmp_path: Path) -> None:
    path = str(tmp_path / "tutor.db")
    db, other = open_database(path), open_database(path)
    recorded = Learner(db, Store(db)).answers("p/a")
    assert other.execute("SELECT id FROM event").fetchall() == [(recorded.event,)]
    assert Store(other).memory("p/a") == recorded.memory
    db.close()
    other.close()


def test_undo_appends_a_void_and_the_card_is_as_it_was(learner: Learner) -> None:
    learner.answers("p/a")
    before = learner.store.memory("p/a")
    learner.sleep(2)
    learner.store.void(learner.now(), learner.answers("p/a", is_right=False, question="p/a.q2").event)
    assert learner.store.memory("p/a") == before
    assert learner.store.asked(["p/a.q1", "p/a.q2"]) == {"p/a.q1": 1}
    assert learner.db.execute("SELECT kind FROM event ORDER BY seq").fetchall() == [("answer",), ("answer",), ("void",)]


def test_undo_of_the_only_answer_makes_the_card_new_again(learner: Learner) -> None:
    learner.store.void(learner.now(), learner.answers("p/a").event)
    assert not learner.store.is_met("p/a")
    assert learner.store.asked(["p/a.q1"]) == {}


def test_undo_of_the_first_answer_of_the_day_makes_the_second_one_the_rated_one(learner: Learner) -> None:
    first = learner.answers("p/a", is_right=False)
    second = learner.answers("p/a", question="p/a.q2")
    assert (first.rating, second.rating) == (AGAIN, None)
    learner.store.void(learner.now(), first.event)
    assert learner.store.memory("p/a") == after(None, answer(question="p/a.q2"))
    third = learner.answers("p/a", is_right=False)
    assert third.rating is None
    assert third.memory == learner.store.memory("p/a")


def test_undo_of_both_answers_of_a_day_leaves_the_day_its_rated_answer(learner: Learner) -> None:
    first, second = learner.answers("p/a", is_right=False), learner.answers("p/a")
    learner.store.void(learner.now(), first.event)
    learner.store.void(learner.now(), second.event)
    assert learner.answers("p/a").rating == GOOD


def test_undo_works_in_any_order(learner: Learner) -> None:
    recorded = [learner.answers("p/a", is_right=number % 2 == 0) for number in range(4)]
    for number in (1, 3, 0):
        learner.store.void(learner.now(), recorded[number].event)
    assert learner.store.memory("p/a") == after(None, answer())


def test_a_void_that_is_older_than_its_answer_counts_too(learner: Learner) -> None:
    """Two machines whose clocks differ, or one whose clock was set back between answer and undo."""
    recorded = learner.answers("p/a")
    learner.sleep(-10)
    learner.store.void(learner.now(), recorded.event)
    assert not learner.store.is_met("p/a")


def test_undoing_twice_is_undoing_once(learner: Learner) -> None:
    learner.answers("p/a")
    recorded = learner.answers("p/a", is_right=False)
    learner.store.void(learner.now(), recorded.event)
    memory = learner.store.memory("p/a")
    learner.store.void(learner.now(), recorded.event)
    assert learner.store.memory("p/a") == memory
    assert learner.store.tallies.cards()["p/a"][3] == 1


def test_of_a_quarter_of_a_million_questions_those_asked_are_found(learner: Learner) -> None:
    learner.answers("p/a")
    learner.answers("p/b")
    ids = ["p/a.q1", *(f"p/x.q{number}" for number in range(260_000)), "p/b.q1"]
    assert list(learner.store.asked(ids)) == ["p/a.q1", "p/b.q1"]


def test_take_back_takes_the_newest_answer_each_time(learner: Learner) -> None:
    learner.answers("p/a")
    b = learner.answers("p/b", is_right=False, confidence="guess")
    at = learner.at
    taken = learner.store.take_back(learner.now())
    assert taken is not None
    assert (taken.event, taken.card, taken.question, taken.at) == (b.event, "p/b", "p/b.q1", at)
    assert (taken.is_right, taken.confidence) == (False, "guess")
    assert list(learner.store.memories()) == ["p/a"]
    taken = learner.store.take_back(learner.now())
    assert taken is not None
    assert (taken.card, taken.is_right) == ("p/a", True)
    assert learner.store.take_back(learner.now()) is None
    assert events(learner) == 4


def test_take_back_takes_what_was_answered_on_this_machine(learner: Learner) -> None:
    """Behind it in the log stands what another machine had, once the two logs are one."""
    own = learner.answers("p/a")
    learner.db.execute(
        "INSERT INTO event (id, device, at, offset, day, kind, card, question, is_right, confidence, ms, data) "
        "SELECT 'another', 'another', at - 1, offset, day, kind, 'p/b', 'p/b.q1', 0, confidence, ms, data FROM event"
    )
    taken = learner.store.take_back(learner.now())
    assert taken is not None
    assert taken.event == own.event
    assert learner.store.take_back(learner.now()) is None


def test_a_rating_of_the_learners_own_replaces_ours_and_the_newest_one_holds(learner: Learner) -> None:
    recorded = learner.answers("p/a")
    learner.store.rate(learner.now(), recorded.event, AGAIN)
    memory = learner.store.rate(learner.now(), recorded.event, EASY)
    assert memory == after(None, replace(answer(), override=EASY))
    assert learner.store.memory("p/a") == memory


def test_a_rating_on_an_answer_that_was_taken_back_changes_nothing(learner: Learner) -> None:
    recorded = learner.answers("p/a")
    learner.store.void(learner.now(), recorded.event)
    assert learner.store.rate(learner.now(), recorded.event, EASY) is None
    assert not learner.store.is_met("p/a")


def test_an_answer_before_the_last_one_counts_as_a_replay_counts_it(learner: Learner) -> None:
    """The clock was set back by a day: the answer is the first of that day, and rated."""
    learner.answers("p/a")
    learner.sleep(-1)
    earlier = learner.answers("p/a", is_right=False, question="p/a.q2")
    assert earlier.rating == AGAIN
    expected = replay([answer(DAY - 1, is_right=False, question="p/a.q2"), answer()])
    assert earlier.memory == learner.store.memory("p/a") == expected


def test_due_cards_come_most_forgotten_first_and_the_others_wait(learner: Learner) -> None:
    for card, days in (("p/old", 9), ("p/new", 0), ("p/missed", 0)):
        learner.answers(card)
        learner.sleep(days)
    learner.answers("p/missed", is_right=False)
    today = learner.at // 86_400_000
    assert learner.store.due(today + 1) == ["p/old", "p/missed"]
    assert learner.store.ahead(today + 1) == ["p/new"]
    assert learner.store.due(today) == ["p/old"]
    assert learner.store.ahead(today) == ["p/missed", "p/new"]


def test_questions_remember_the_order_in_which_they_were_asked(learner: Learner) -> None:
    learner.answers("p/a", question="p/a.q2")
    learner.sleep(-3)
    learner.answers("p/a", question="p/a.q1")
    learner.answers("p/b")
    assert learner.store.asked(["p/a.q1", "p/a.q2", "p/a.q3"]) == {"p/a.q2": 1, "p/a.q1": 2}


def test_flagged_questions_are_listed_newest_first_until_the_mark_is_taken_off(learner: Learner) -> None:
    def flag(question: str, is_on: bool) -> None:
        learner.store.note(learner.now(), "flag", "p/a", question, {"is_on": is_on})

    for question in ("p/a.q1", "p/a.q2", "p/a.q3"):
        flag(question, True)
    flag("p/a.q2", False)
    flag("p/a.q1", True)
    assert learner.store.flagged() == ["p/a.q1", "p/a.q3"]
    learner.sleep(-30)
    flag("p/a.q1", False)
    assert learner.store.flagged() == ["p/a.q3"], "although the clock was set back"


def test_a_flag_follows_a_question_to_its_new_id(learner: Learner) -> None:
    learner.store.note(learner.now(), "flag", "p/a", "p/a.q1", {"is_on": True})
    learner.store.carry(learner.now(), [("question", "p/a.q1", "p/a.cost")], lambda kind, id: False)
    assert learner.store.flagged() == ["p/a.cost"]


def test_days_count_what_was_done_and_not_taken_back(learner: Learner) -> None:
    learner.answers("p/a")
    learner.answers("p/b", is_right=False)
    learner.sleep(2)
    learner.answers("p/a")
    learner.store.void(learner.now(), learner.answers("p/b").event)
    learner.sleep(200)
    learner.store.void(learner.now(), learner.answers("p/b").event)
    nothing = (0, 0, 0, 0, 0)
    assert learner.store.days() == [(DAY, 2, 1, 30_000, *nothing), (DAY + 2, 1, 1, 15_000, 1, 1, 0, 0, 9095)]


def test_days_count_young_and_mature_cards_apart(learner: Learner) -> None:
    """A mature card was expected to hold for 21 days and more."""
    for card in ("p/a", "p/b"):
        learner.answers(card)
    for days in (3, 12):
        learner.sleep(days)
        learner.answers("p/a")
    learner.sleep(50)
    today = learner.at // 86_400_000
    expected = sum(round(recall_chance(memory, today) * 10_000) for memory in learner.store.memories().values())
    learner.answers("p/a", is_right=False)
    learner.answers("p/b")
    learner.answers("p/b", is_right=False)
    assert learner.store.days()[-1] == (today, 3, 1, 45_000, 1, 1, 1, 0, expected)


def test_a_guess_and_a_last_lap_are_logged_without_a_rating(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(5)
    assert learner.answers("p/a", confidence=GUESS).rating is None
    assert learner.answers("p/a", mode=LAP).rating is None
    assert learner.db.execute("SELECT rating FROM event ORDER BY seq").fetchall() == [("good",), (None,), (None,)]
