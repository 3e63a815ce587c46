"""The roll-up is what a count of the raw log gives: whatever was taken back, renamed, merged, or dated before."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.learner import DAY, Learner
from tests.store.test_replay import DAY_MS
from tests.store.test_replay_changes import HISTORIES, Revised
from tutor.scheduling.memory import DEFAULT_WEIGHTS, GUESS, LAP, NO_IDEA, SURE, UNSURE
from tutor.store.database import open_database, transaction
from tutor.store.store import Store

Rows = list[tuple[object, ...]]


@pytest.fixture
def learner() -> Iterator[Learner]:
    """A learner with an empty database."""
    db = open_database(":memory:")
    yield Learner(db, Store(db))
    db.close()


def counted(db: sqlite3.Connection) -> tuple[Rows, Rows, Rows]:
    """Days, cards and confidences by a walk over every event, in Python and not in SQL."""
    db.row_factory = sqlite3.Row
    events = db.execute("SELECT * FROM event ORDER BY at, id").fetchall()
    db.row_factory = None
    voided = {event["target"] for event in events if event["kind"] == "void"}
    marks = {event["target"]: event["is_right"] for event in events if event["kind"] == "regrade"}
    days: dict[int, Counter[str]] = {}
    cards: dict[str, Counter[str]] = {}
    confidences: dict[tuple[int, str], Counter[str]] = {}
    firsts = set()
    for event in (event for event in events if event["kind"] == "answer"):
        if event["target"] and event["confidence"] == NO_IDEA:  # left open in an exam
            continue
        card, day, data = event["card"], event["day"], json.loads(event["data"])
        is_right = marks.get(event["id"], event["is_right"])
        if event["id"] in voided:
            cards.setdefault(card, Counter())["voided"] += 1
            continue
        row = Counter(answers=1, right=is_right, ms=min(event["ms"], 180_000))
        cards.setdefault(card, Counter()).update(row)
        if data["mode"] != LAP and not event["target"]:
            confidences.setdefault((day, event["confidence"]), Counter()).update(row)
        if "recall" in data and (card, day) not in firsts:
            firsts.add((card, day))
            age = "mature" if data["stability"] >= 21 else "young"
            is_recalled = is_right and event["confidence"] != GUESS
            row += Counter({age: 1, f"{age} right": is_recalled, "expected": round(data["recall"] * 10_000)})
        days.setdefault(day, Counter()).update(row)
    of_days = ("answers", "right", "ms", "young", "young right", "mature", "mature right", "expected")
    return (
        [(day, *(days[day][name] for name in of_days)) for day in sorted(days)],
        [(card, *(cards[card][name] for name in ("answers", "right", "ms", "voided"))) for card in sorted(cards)],
        [(*key, confidences[key]["answers"], confidences[key]["right"]) for key in sorted(confidences)],
    )


def kept(db: sqlite3.Connection) -> tuple[Rows, Rows, Rows]:
    """Days, cards and confidences as the roll-up has them."""
    day, card, confidence = (
        db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("day", "done_by_card", "done_by_confidence")
    )
    return day, card, confidence


@given(HISTORIES)
@settings(max_examples=100)
def test_after_every_step_the_roll_up_is_a_count_of_the_log(history: list[Any]) -> None:
    machine = Revised()
    for steps in history:
        for step in steps:
            machine.take(step)
            assert kept(machine.db) == counted(machine.db)
    machine.db.close()


@given(HISTORIES, HISTORIES)
@settings(max_examples=40)
def test_two_machines_merged_and_made_anew_count_what_both_logs_hold(first: list[Any], second: list[Any]) -> None:
    one, other = Revised(), Revised()
    one.live(first)
    other.live(second)
    columns = [row[1] for row in one.db.execute("PRAGMA table_info(event)") if row[1] != "seq"]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    with transaction(one.db):
        one.db.executemany(
            f"INSERT INTO event ({names}) VALUES ({marks})", other.db.execute(f"SELECT {names} FROM event").fetchall()
        )
    one.store.rebuild()
    assert kept(one.db) == counted(one.db)
    one.db.close()
    other.db.close()


@given(HISTORIES, st.booleans(), st.integers(-40, 40))
@settings(max_examples=40)
def test_an_answer_that_is_taken_back_leaves_no_trace_but_its_number(
    history: list[Any], is_right: bool, hours: int
) -> None:
    machine = Revised()
    machine.live(history)
    learner = Learner(machine.db, machine.store, machine.at + hours * 3_600_000)
    days, cards, confidences = kept(machine.db)
    recorded = learner.answers("p/new", is_right)
    machine.store.void(learner.now(), recorded.event)
    assert kept(machine.db) == (days, sorted([*cards, ("p/new", 0, 0, 0, 1)]), confidences)
    machine.db.close()


def test_a_clock_set_back_within_a_day_leaves_one_first_answer_of_the_day(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(5)
    learner.answers("p/a")
    learner.at -= DAY_MS // 8
    learner.answers("p/a", is_right=False)
    day = learner.store.tallies.days()[-1]
    assert day[:6] == (DAY + 5, 2, 1, 30_000, 1, 0), "two answers; the earlier one, by the clock, was wrong"
    assert kept(learner.db) == counted(learner.db)


def test_a_clock_set_back_by_days_counts_on_the_day_that_it_shows(learner: Learner) -> None:
    learner.answers("p/a")
    learner.sleep(-3)
    learner.answers("p/a")
    assert [day[:2] for day in learner.store.tallies.days()] == [(DAY - 3, 1), (DAY, 1)]


def test_all_days_are_told_in_one_row_and_single_days_from_a_day_on(learner: Learner) -> None:
    nothing: tuple[set[int], tuple[int, ...]] = (set(), (0,) * 9)
    assert learner.store.tallies.all_days() == nothing
    learner.answers("p/a")
    learner.sleep(3)
    learner.answers("p/a", is_right=False)
    learner.answers("p/b")
    first, second = learner.store.tallies.days()
    assert learner.store.tallies.days(DAY + 1) == [second]
    summed = tuple(a + b for a, b in zip(first[1:], second[1:], strict=True))
    assert learner.store.tallies.all_days() == ({DAY, DAY + 3}, (0, *summed))


def test_a_declared_guess_recalled_nothing_even_when_it_was_right(learner: Learner) -> None:
    for card in ("p/a", "p/b"):
        learner.answers(card)
    learner.sleep(3)
    learner.answers("p/a")
    learner.answers("p/b", confidence=GUESS)
    assert learner.store.tallies.days()[-1][:6] == (DAY + 3, 2, 2, 30_000, 2, 1)


def test_a_card_is_mature_from_a_stability_of_three_weeks_on(learner: Learner) -> None:
    three_weeks = (*DEFAULT_WEIGHTS[:2], 21.0, *DEFAULT_WEIGHTS[3:])
    learner.store.take_weights(learner.now(), three_weeks, {"reviews": 0})
    assert learner.answers("p/a").memory.stability == 21.0
    learner.sleep(3)
    learner.answers("p/a")
    assert learner.store.tallies.days()[-1][4:8] == (0, 0, 1, 1)


def test_confidence_is_held_against_answers_before_the_key_was_known(learner: Learner) -> None:
    learner.answers("p/a", True, SURE)
    learner.answers("p/a", False, SURE)
    learner.answers("p/b", True, GUESS)
    learner.answers("p/b", False, UNSURE)
    learner.answers("p/b", True, SURE, mode=LAP)
    assert learner.store.tallies.confidences() == {GUESS: (1, 1), SURE: (2, 1), UNSURE: (1, 0)}
