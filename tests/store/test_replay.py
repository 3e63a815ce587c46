"""The state is a cache of the log: whatever happened, making it anew gives the same."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.scheduling.memory import CONFIDENCES, LAP, NO_IDEA, RATINGS, STUDY, Answer, Memory, replay
from tutor.store.database import open_database, transaction
from tutor.store.moment import Moment
from tutor.store.store import Store

DAY_MS = 86_400_000
START = 20_000 * DAY_MS
CARDS = ("p/a", "p/b", "p/c")


@dataclass(frozen=True)
class Say:
    """An answer, some hours after the last event; before it, when the clock was set back."""

    card: str
    question: int
    is_right: bool
    confidence: str
    pace: str
    mode: str
    hours: int


@dataclass(frozen=True)
class Undo:
    """Takes back one of the answers so far."""

    number: int


@dataclass(frozen=True)
class Rate:
    """Counts one of the answers so far otherwise."""

    number: int
    rating: str


@dataclass(frozen=True)
class LeaveOpen:
    """Hands in an exam that asked a question, which was left open."""

    card: str
    question: int


@dataclass(frozen=True)
class Rename:
    """A new version of the pack calls a card by its next name."""

    card: str


Step = Say | Undo | Rate | LeaveOpen | Rename
HOURS = st.one_of(st.integers(0, 3), st.integers(0, 24 * 40), st.integers(-24 * 5, 0))
SAYS = st.builds(
    Say,
    st.sampled_from(CARDS),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from(CONFIDENCES),
    st.sampled_from(("", "slow", "fast")),
    st.sampled_from((STUDY, STUDY, STUDY, LAP)),
    HOURS,
)
OTHERS = st.one_of(
    st.builds(Undo, st.integers(0, 30)),
    st.builds(Rate, st.integers(0, 30), st.sampled_from(RATINGS)),
    st.builds(LeaveOpen, st.sampled_from(CARDS), st.integers(1, 4)),
    st.builds(Rename, st.sampled_from(CARDS)),
)
STEPS = st.lists(st.one_of(SAYS, SAYS, OTHERS), max_size=25)


class Machine:
    """A learner's machine: one database, one clock."""

    def __init__(self) -> None:
        self.db = open_database(":memory:")
        self.store = Store(self.db)
        self.at = START
        self.answers: list[str] = []
        self.versions = dict.fromkeys(CARDS, 0)

    def do(self, step: Step) -> None:
        """Lets one thing happen."""
        match step:
            case Say():
                self.at += step.hours * 3_600_000
                self._say(step)
            case Undo() if self.answers:
                self.store.void(self._now(), self.answers[step.number % len(self.answers)])
            case Rate() if self.answers:
                self.store.rate(self._now(), self.answers[step.number % len(self.answers)], step.rating)
            case LeaveOpen():
                with transaction(self.db):
                    self._leave_open(self._name(step.card), f"{step.card}.q{step.question}")
            case Rename():
                self._rename(step.card)
            case _:
                pass

    def _say(self, step: Say) -> None:
        moment, card = self._now(), self._name(step.card)
        is_right = step.is_right and step.confidence != NO_IDEA
        question = f"{step.card}.q{step.question}"
        answer = Answer(question, moment.day, is_right, step.confidence, step.pace, mode=step.mode)
        recorded = self.store.record(moment, card, answer, 9_000, {"kind": "single", "words": 60})
        assert recorded.memory == self.store.memory(card)
        self.answers.append(recorded.event)

    def _leave_open(self, card: str, question: str) -> None:
        moment, before = self._now(), self.store.memories()
        answer = Answer(question, moment.day, False, NO_IDEA, mode="mock")
        self.store.leave_open_inside(moment, card, answer, 9_000, {"kind": "single", "words": 60}, "an exam")
        assert self.store.memories() == before

    def _rename(self, card: str) -> None:
        old = self._name(card)
        self.versions[card] += 1
        self.store.carry(self._now(), [("card", old, self._name(card))], lambda kind, id: False)

    def _name(self, card: str) -> str:
        return f"{card}-v{self.versions[card]}"

    def _now(self) -> Moment:
        return Moment(self.at, 0, self.at // DAY_MS)


def state(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that is cached, row by row."""
    tables = ("memory", "probe", "rename", "day", "done_by_card", "done_by_confidence")
    return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


def merged(*sources: sqlite3.Connection) -> dict[str, Memory]:
    """The memories of a new machine that has the union of these logs."""
    db = open_database(":memory:")
    columns = [row[1] for row in db.execute("PRAGMA table_info(event)") if row[1] != "seq"]
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    with transaction(db):
        for source in sources:
            for event in source.execute(f"SELECT {names} FROM event ORDER BY seq"):
                if not db.execute("SELECT 1 FROM event WHERE id = ?", event[:1]).fetchone():
                    db.execute(f"INSERT INTO event ({names}) VALUES ({marks})", event)
    store = Store(db)
    store.rebuild()
    memories = store.memories()
    db.close()
    return memories


@given(STEPS)
@settings(max_examples=150)
def test_making_the_state_anew_from_the_log_changes_nothing(steps: list[Step]) -> None:
    machine = Machine()
    for step in steps:
        machine.do(step)
    before = state(machine.db)
    machine.store.rebuild()
    assert state(machine.db) == before
    machine.db.close()


@given(st.lists(SAYS, max_size=12))
@settings(max_examples=50)
def test_the_memory_of_a_card_is_its_answers_replayed_in_the_order_of_time(says: list[Say]) -> None:
    """Said once more without a database, so that the log and the replay do not agree on a mistake."""
    machine = Machine()
    told: list[tuple[int, int, str, Answer]] = []
    for number, say in enumerate(says):
        machine.do(say)
        is_right = say.is_right and say.confidence != NO_IDEA
        question, day = f"{say.card}.q{say.question}", machine.at // DAY_MS
        answer = Answer(question, day, is_right, say.confidence, say.pace, mode=say.mode)
        told.append((machine.at, number, say.card, answer))
    for card in CARDS:
        in_time = [answer for _, _, of, answer in sorted(told, key=lambda entry: entry[:2]) if of == card]
        assert machine.store.memory(f"{card}-v0") == replay(in_time)
    machine.db.close()


@given(STEPS, STEPS)
@settings(max_examples=50)
def test_two_machines_merged_in_either_order_believe_the_same(first: list[Step], second: list[Step]) -> None:
    one, other = Machine(), Machine()
    for step in first:
        one.do(step)
    for step in second:
        other.do(step)
    assert merged(one.db, other.db) == merged(other.db, one.db)
    assert merged(one.db, one.db) == one.store.memories()
    one.db.close()
    other.db.close()
