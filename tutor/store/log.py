"""The append-only log: everything the learner did or decided, for good. Not needed before the first answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from tutor.scheduling.memory import Answer, Renewal, is_counted, recall_chance
from tutor.scheduling.pace import AWAY_MS
from tutor.store.ids import uuid7
from tutor.store.marks import ANSWERED, IS_VOID, LEFT_OPEN, RATING, RIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tutor.scheduling.memory import Memory
    from tutor.store.moment import Moment


@dataclass(frozen=True)
class Recorded:
    """What the log and the memory made of an answer. `is_counted` says that it was more than practice."""

    event: str
    rating: str | None
    is_counted: bool
    memory: Memory


@dataclass(frozen=True)
class TakenBack:
    """An answer that was taken back: what it was, and when (`at` in UTC milliseconds)."""

    event: str
    card: str
    question: str
    at: int
    is_right: bool
    confidence: str


@dataclass(frozen=True)
class Given:
    """An answer as it was given: on which study day, to what, and what the log keeps of it."""

    question: str
    day: int
    is_right: bool
    confidence: str
    data: Mapping[str, Any]


class Log:
    """Events. Nothing here is ever changed: what was taken back is told by an event of its own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._device = db.execute("SELECT id FROM device").fetchone()[0]

    def append(self, moment: Moment, kind: str, data: Mapping[str, Any] | None = None, **columns: Any) -> str:
        """Puts one event at the end and returns its id. `columns` are those of the table that this kind fills."""
        event = {"id": columns.pop("id", "") or uuid7(moment.at), "device": self._device, "kind": kind, **columns}
        event |= {"at": moment.at, "offset": moment.offset, "day": moment.day}
        event["data"] = json.dumps(data or {}, ensure_ascii=False)
        places = ", ".join(f":{name}" for name in event)
        self._db.execute(f"INSERT INTO event ({', '.join(event)}) VALUES ({places})", event)
        return str(event["id"])

    def decide(self, moment: Moment, kind: str, data: Mapping[str, Any] | None = None, **columns: Any) -> str:
        """Appends what replaces earlier events of its kind: never dated before them, whatever the clock says."""
        newest = self._db.execute("SELECT max(at) FROM event WHERE kind = ?", (kind,)).fetchone()[0]
        if newest is not None and newest >= moment.at:
            moment = replace(moment, at=newest + 1)
        return self.append(moment, kind, data, **columns)

    def whereabouts(self, event: str) -> tuple[str, str, int]:
        """Card, question and study day of an answer."""
        row = self._db.execute("SELECT card, question, day FROM event WHERE id = ?", (event,)).fetchone()
        return row[0], row[1], row[2]

    def cards_and_questions(self) -> list[tuple[str, str]]:
        """Whatever was ever answered or left open, also what was taken back."""
        return self._db.execute("SELECT DISTINCT card, question FROM event WHERE kind = 'answer'").fetchall()

    def answers(self, cards: Sequence[str]) -> list[tuple[int, str, Answer]]:
        """Moment, id and answer of what was answered on cards and not taken back, in the order two merged logs have."""
        rows = self._db.execute(
            f"SELECT at, id, question, day, {RIGHT}, confidence, data, {RATING} FROM event "
            f"WHERE {ANSWERED} AND card IN ({_marks(cards)}) AND NOT {IS_VOID} ORDER BY at, id",
            cards,
        )
        return [(row[0], row[1], _answer(row[2:])) for row in rows]

    def history(self, cards: Sequence[str]) -> list[tuple[int, str, Answer | Renewal]]:
        """Moment, id and event of all that a card's memory follows from: its answers, and each time it began anew."""
        answers = self.answers(cards)
        if not self._db.execute("SELECT 1 FROM event WHERE kind = 'fact change' LIMIT 1").fetchone():
            return [*answers]
        from tutor.store.changes import renewals

        anew = [(at, id, Renewal(day)) for at, id, day in renewals(self._db, cards)]
        return sorted([*answers, *anew], key=lambda row: row[:2])

    def since(self, seq: int) -> list[tuple[str, str]]:
        """Kind and card of everything behind a place in the log."""
        return self._db.execute("SELECT kind, card FROM event WHERE seq > ?", (seq,)).fetchall()

    def last_seq(self, questions: Sequence[str]) -> int | None:
        """The place in the log of the last answer to a question (all its names), if it was not taken back.

        0 where it was only left open in an exam that was handed in.
        """
        where = f"kind = 'answer' AND question IN ({_marks(questions)}) AND NOT {IS_VOID}"
        sql = f"SELECT max(seq * (NOT {LEFT_OPEN})) FROM event WHERE {where}"
        seq: int | None = self._db.execute(sql, questions).fetchone()[0]
        return seq

    def cards_of(self, questions: Sequence[str]) -> list[str]:
        """The cards that a question (all its names) was asked for."""
        sql = f"SELECT DISTINCT card FROM event WHERE kind = 'answer' AND question IN ({_marks(questions)})"
        return [row[0] for row in self._db.execute(sql, questions)]

    def times(self, questions: Sequence[str]) -> int:
        """How often a question or problem (all its names) was answered, without what was taken back."""
        where = f"{ANSWERED} AND question IN ({_marks(questions)}) AND NOT {IS_VOID}"
        return int(self._db.execute(f"SELECT count(*) FROM event WHERE {where}", questions).fetchone()[0])

    def newest_answer(self) -> TakenBack | None:
        """The newest answer on this machine that was not taken back; those of an exam are not taken back one by one."""
        # By place in the log: an index on the kind would be read whole and sorted.
        row = self._db.execute(
            f"SELECT id, card, question, at, {RIGHT}, confidence FROM event NOT INDEXED "
            f"WHERE kind = 'answer' AND target = '' AND device = ? AND NOT {IS_VOID} ORDER BY seq DESC LIMIT 1",
            (self._device,),
        ).fetchone()
        if row is None:
            return None
        event, card, question, at, is_right, confidence = row
        return TakenBack(event, card, question, at, bool(is_right), confidence)

    def last_given(self, kind: str, names: Sequence[str]) -> Given | None:
        """The newest answer on cards or to questions, by `kind`, that was not taken back."""
        column = {"card": "card", "question": "question"}[kind]
        row = self._db.execute(
            f"SELECT question, day, {RIGHT}, confidence, data FROM event WHERE {ANSWERED} "
            f"AND {column} IN ({_marks(names)}) AND NOT {IS_VOID} ORDER BY seq DESC LIMIT 1",
            names,
        ).fetchone()
        return None if row is None else Given(row[0], row[1], bool(row[2]), row[3], json.loads(row[4]))

    def renames(self) -> list[tuple[str, str, str]]:
        """Kind, old and new id of every rename, in the order of time."""
        rows = self._db.execute("SELECT data FROM event WHERE kind = 'rename' ORDER BY at, id")
        pairs = [json.loads(data) for (data,) in rows]
        return [(pair["kind"], pair["old"], pair["new"]) for pair in pairs]

    def pace_samples(self, kind: str) -> list[float]:
        """The learner's latest times for a kind of question, in ms per 100 words shown."""
        sql = (
            "SELECT ms * 100.0 / json_extract(data, '$.words') FROM (SELECT ms, data FROM event NOT INDEXED "
            f"WHERE {ANSWERED} AND ms < {AWAY_MS} ORDER BY seq DESC LIMIT 200) "
            "WHERE json_extract(data, '$.kind') = ? AND json_extract(data, '$.words') > 0"
        )
        return [row[0] for row in self._db.execute(sql, (kind,))]

    def flags(self) -> list[tuple[str, bool]]:
        """Each time a question was marked or its mark taken off, in the order of time."""
        sql = "SELECT question, ifnull(json_extract(data, '$.is_on'), 1) FROM event WHERE kind = 'flag' ORDER BY at, id"
        return [(question, bool(is_on)) for question, is_on in self._db.execute(sql)]

    def drills(self) -> dict[str, int]:
        """How often each drill was played to its end."""
        sql = "SELECT json_extract(data, '$.scenario'), count(*) FROM event WHERE kind = 'drill' GROUP BY 1"
        return dict(self._db.execute(sql).fetchall())


def circumstances(answer: Answer) -> dict[str, Any]:
    """What a replay needs to know of an answer beside its columns."""
    return {"pace": answer.pace, "hint": answer.used_hint, "mode": answer.mode}


def foretold(before: Memory | None, answer: Answer) -> dict[str, float]:
    """What is expected of a first answer of a day, kept so that the tutor can be held against what came.

    The decay is that of the curve it was foretold by, since weights are fitted anew.
    """
    if before is None or before.is_anew or not is_counted(before, answer):
        return {}
    recall = round(recall_chance(before, answer.day), 4)
    return {"recall": recall, "stability": round(before.stability, 2), "decay": before.decay}


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _answer(row: tuple[Any, ...]) -> Answer:
    question, day, is_right, confidence, data, override = row
    kept = json.loads(data)
    return Answer(
        question, day, bool(is_right), confidence, kept["pace"], bool(kept["hint"]), kept["mode"], override or ""
    )
