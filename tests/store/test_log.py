"""The log is append-only, and tells what was done."""

from __future__ import annotations

import sqlite3

import pytest

from tests.store.learner import DAY, Learner

REFUSED = "the log is append-only"


def rows(learner: Learner) -> list[tuple[object, ...]]:
    return learner.db.execute("SELECT * FROM event ORDER BY seq").fetchall()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET is_right = 1",
        "UPDATE OR REPLACE event SET id = 'another'",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = 1",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "REPLACE INTO event (seq, id, device, at, offset, day, kind) VALUES (1, 'new', 'd', 0, 0, 0, 'answer')",
        "INSERT OR REPLACE INTO event (id, device, at, offset, day, kind) SELECT id, 'd', 0, 0, 0, 'void' FROM event",
        "INSERT INTO event (id, device, at, offset, day, kind) SELECT id, 'd', 0, 0, 0, 'void' FROM event WHERE true "
        "ON CONFLICT (id) DO UPDATE SET is_right = 1",
    ],
)
def test_an_event_cannot_be_changed_deleted_or_replaced(learner: Learner, sql: str) -> None:
    learner.answers("p/a", is_right=False)
    before = rows(learner)
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        learner.db.execute(sql)
    assert rows(learner) == before


def test_an_event_cannot_be_replaced_where_a_connection_left_recursive_triggers_off(learner: Learner) -> None:
    learner.answers("p/a", is_right=False)
    learner.db.execute("PRAGMA recursive_triggers = OFF")
    before = rows(learner)
    for key in ("id", "seq"):
        columns = "id, device, at, offset, day, kind" if key == "id" else "seq, id, device, at, offset, day, kind"
        values = "id, 'd', 0, 0, 0, 'void'" if key == "id" else "seq, 'new', 'd', 0, 0, 0, 'void'"
        with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
            learner.db.execute(f"INSERT OR REPLACE INTO event ({columns}) SELECT {values} FROM event")
    assert rows(learner) == before


def test_an_answer_is_kept_with_everything_needed_to_mark_it_again(learner: Learner) -> None:
    learner.answers("p/a", is_right=False, confidence="unsure")
    names = "seq, at, offset, day, kind, card, question, target, is_right, confidence, ms, rating, data"
    row = learner.db.execute(f"SELECT {names} FROM event").fetchone()
    assert row[:-1] == (1, learner.at, 60, DAY, "answer", "p/a", "p/a.q1", "", 0, "unsure", 15_000, "again")
    assert row[-1] == (
        '{"response": [0], "shown": [1, 0], "kind": "single", "words": 80, "revision": 1, "grader": 1, '
        '"pace": "", "hint": false, "mode": "study"}'
    )


def test_all_events_of_a_database_carry_its_device(learner: Learner) -> None:
    learner.answers("p/a")
    learner.store.note(learner.now(), "flag", "p/a", "p/a.q1")
    devices = learner.db.execute("SELECT DISTINCT device FROM event").fetchall()
    assert devices == learner.db.execute("SELECT id FROM device").fetchall()
    assert len(devices[0][0]) == 16


def test_a_first_answer_of_a_later_day_keeps_what_was_expected_of_it(learner: Learner) -> None:
    learner.answers("p/a")
    learner.answers("p/a")
    learner.sleep(3)
    learner.answers("p/a", is_right=False)
    learner.answers("p/a")
    learner.answers("p/a", mode="lap")
    sql = "SELECT json_extract(data, '$.recall'), json_extract(data, '$.stability') FROM event ORDER BY seq"
    nothing = (None, None)
    assert learner.db.execute(sql).fetchall() == [nothing, nothing, (0.8809, 2.31), nothing, nothing]


def test_flags_and_settings_are_events_and_the_newest_setting_holds(learner: Learner) -> None:
    learner.store.note(learner.now(), "flag", "p/a", "p/a.q1", {"is_on": True})
    learner.store.note(learner.now(), "setting", data={"exam_day": "2026-12-14", "minutes": 20})
    learner.store.note(learner.now(), "setting", data={"exam_day": "2027-01-11"})
    assert learner.store.settings() == {"exam_day": "2027-01-11", "minutes": 20}
    kinds = learner.db.execute("SELECT kind, card, question FROM event ORDER BY seq").fetchall()
    assert kinds == [("flag", "p/a", "p/a.q1"), ("setting", "", ""), ("setting", "", "")]


def test_a_setting_holds_although_the_clock_was_set_back(learner: Learner) -> None:
    learner.store.note(learner.now(), "setting", data={"minutes": 20})
    learner.sleep(-400)
    learner.store.note(learner.now(), "setting", data={"minutes": 40})
    assert learner.store.settings() == {"minutes": 40}


def test_voided_answers_are_counted(learner: Learner) -> None:
    learner.answers("p/a")
    learner.store.void(learner.now(), learner.answers("p/a").event)
    assert learner.store.tallies.cards()["p/a"][3] == 1


def test_pace_is_of_the_latest_two_hundred_answers_of_a_kind(learner: Learner) -> None:
    for _ in range(3):
        learner.answers("p/a")
    assert learner.store.log.pace_samples("single") == [18_750.0] * 3
    assert learner.store.log.pace_samples("multiple") == []
    for _ in range(210):
        learner.answers("p/a")
    assert len(learner.store.log.pace_samples("single")) == 200
