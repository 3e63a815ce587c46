"""What may be asked of the learner's database, and written to it: each write one transaction, on disk before it returns."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from tutor.scheduling.memory import DESIRED_RETENTION, LAP, Answer, Memory, after, rating_of, recall_chance, replay
from tutor.store.database import transaction
from tutor.store.ids import uuid7

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Moment:
    """When something happened: UTC milliseconds, the local offset in minutes, and the study day it belongs to."""

    at: int
    offset: int
    day: int


@dataclass(frozen=True)
class Recorded:
    """What the log and the memory made of an answer."""

    event: str
    rating: str | None
    before: Memory | None
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


_MEMORY = "stability, difficulty, reviewed_on, answered_on, due_on, is_last_right, last_question, answers"
_IS_VOID = "EXISTS (SELECT 1 FROM event v WHERE v.kind = 'void' AND v.target = event.id)"


class Store:
    """The log and the state. Cards and questions are named by whole ids (`pack/id`)."""

    def __init__(self, db: sqlite3.Connection, desired_retention: float = DESIRED_RETENTION) -> None:
        self._db = db
        self._desired_retention = desired_retention
        self._device = db.execute("SELECT id FROM device").fetchone()[0]

    def close(self) -> None:
        self._db.close()

    # Writing

    def record(self, moment: Moment, card: str, answer: Answer, ms: int, data: Mapping[str, Any]) -> Recorded:
        """Appends an answer and puts the memory it leaves behind, in one transaction."""
        with transaction(self._db):
            before, last_at = self._memory_row(card)
            rating = rating_of(before, answer)
            kept = {**data, "pace": answer.pace, "hint": answer.used_hint, "mode": answer.mode, **_forecast(before, answer)}
            event = self._append(
                moment, "answer", card, answer.question, "", answer.is_right, answer.confidence, ms, rating, kept
            )
            memory = after(before, answer, self._desired_retention)
            if moment.at > last_at:
                self._put_memory(card, memory, moment.at)
            else:  # the clock went back: only a replay in the order of time gives what another machine would get
                memory = self._rebuild_card(card) or memory
            self._put_probe(answer.question, card)
        return Recorded(event, rating, before, memory)

    def void(self, moment: Moment, event: str) -> None:
        """Takes an answer back. Nothing is deleted: a void is appended, and the card is replayed without the answer."""
        with transaction(self._db):
            card, question = self._db.execute("SELECT card, question FROM event WHERE id = ?", (event,)).fetchone()
            self._void(moment, event, card, question)

    def take_back(self, moment: Moment) -> TakenBack | None:
        """Takes back the newest answer that was not taken back; None when there is none."""
        with transaction(self._db):
            row = self._db.execute(
                "SELECT id, card, question, at, is_right, confidence FROM event "
                f"WHERE kind = 'answer' AND NOT {_IS_VOID} ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            event, card, question, at, is_right, confidence = row
            self._void(moment, event, card, question)
        return TakenBack(event, card, question, at, bool(is_right), confidence)

    def rate(self, moment: Moment, event: str, rating: str) -> Memory | None:
        """Counts an answer otherwise than the tutor did."""
        with transaction(self._db):
            card, question = self._db.execute("SELECT card, question FROM event WHERE id = ?", (event,)).fetchone()
            self._append(moment, "rate", card, question, event, rating=rating)
            return self._rebuild_card(self._newest(card))

    def note(self, moment: Moment, kind: str, card: str = "", question: str = "", data: Mapping[str, Any] | None = None) -> str:
        """Appends what is no answer: a flag, a setting, an exam day."""
        with transaction(self._db):
            return self._append(moment, kind, card, question, data=data)

    def carry(self, moment: Moment, renames: Mapping[str, str]) -> None:
        """Lets history follow ids that authors changed. Each rename is logged once, the first time it is met."""
        known = dict(self._db.execute("SELECT old, new FROM rename"))
        fresh = {old: new for old, new in renames.items() if known.get(old) != new}
        if not fresh:
            return
        with transaction(self._db):
            for old, new in fresh.items():
                self._append(moment, "rename", data={"old": old, "new": new})
                self._db.execute("INSERT OR REPLACE INTO rename VALUES (?, ?)", (old, new))
                self._db.execute("DELETE FROM memory WHERE card = ?", (old,))
                self._db.execute("DELETE FROM probe WHERE question = ?", (old,))
            for new in fresh.values():
                self._rebuild_card(new)
                self._rebuild_probe(new)

    def rebuild(self) -> None:
        """Makes the state anew from the log."""
        with transaction(self._db):
            for table in ("memory", "probe", "rename"):
                self._db.execute(f"DELETE FROM {table}")
            for (data,) in self._db.execute("SELECT data FROM event WHERE kind = 'rename' ORDER BY at, id").fetchall():
                pair = json.loads(data)
                self._db.execute("INSERT OR REPLACE INTO rename VALUES (?, ?)", (pair["old"], pair["new"]))
            rows = self._db.execute("SELECT DISTINCT card, question FROM event WHERE kind = 'answer'").fetchall()
            for card in dict.fromkeys(self._newest(row[0]) for row in rows):
                self._rebuild_card(card)
            for question in dict.fromkeys(self._newest(row[1]) for row in rows):
                self._rebuild_probe(question)

    # Asking

    def memory(self, card: str) -> Memory | None:
        """What is known of a card; None before its first answer."""
        return self._memory_row(card)[0]

    def memories(self) -> dict[str, Memory]:
        """Every card that was met."""
        return {row[0]: _memory(row[1:]) for row in self._db.execute(f"SELECT card, {_MEMORY} FROM memory")}

    def due(self, day: int) -> list[str]:
        """Cards to come back to on a study day, the most forgotten first."""
        sql = "SELECT card FROM memory WHERE due_on <= ? ORDER BY (? - reviewed_on) / stability DESC, card"
        return [row[0] for row in self._db.execute(sql, (day, day))]

    def ahead(self, day: int) -> list[str]:
        """Cards that are not due yet, the most forgotten first."""
        sql = "SELECT card FROM memory WHERE due_on > ? ORDER BY (? - reviewed_on) / stability DESC, due_on, card"
        return [row[0] for row in self._db.execute(sql, (day, day))]

    def is_met(self, card: str) -> bool:
        """Whether the card was ever answered."""
        return self._db.execute("SELECT 1 FROM memory WHERE card = ?", (card,)).fetchone() is not None

    def asked(self, questions: Iterable[str]) -> dict[str, int]:
        """When each of these questions was last answered, as a number that grows; those never asked are left out."""
        ids = list(questions)
        marks = ", ".join("?" * len(ids))
        return dict(self._db.execute(f"SELECT question, last_seq FROM probe WHERE question IN ({marks})", ids))

    def pace_samples(self, kind: str) -> list[float]:
        """The learner's latest times for a kind of question, in ms per 100 words shown."""
        sql = (
            "SELECT ms * 100.0 / json_extract(data, '$.words') FROM (SELECT ms, data FROM event WHERE kind = 'answer' "
            "AND ms < 180000 ORDER BY seq DESC LIMIT 200) WHERE json_extract(data, '$.kind') = ? "
            "AND json_extract(data, '$.words') > 0"
        )
        return [row[0] for row in self._db.execute(sql, (kind,))]

    def days(self) -> list[tuple[int, int, int, int]]:
        """Each study day with an answer: the day, answers, right ones, seconds (over three minutes on one is away)."""
        sql = (
            "SELECT day, count(*), sum(is_right), sum(min(ms, 180000)) / 1000 FROM event "
            f"WHERE kind = 'answer' AND NOT {_IS_VOID} GROUP BY day ORDER BY day"
        )
        return self._db.execute(sql).fetchall()

    def counts(self, day: int) -> dict[str, int]:
        """How much is in the log: reviews (answers not taken back), voided, cards seen, cards due."""
        answers = self._count("SELECT count(*) FROM event WHERE kind = 'answer'")
        voided = self._count(f"SELECT count(*) FROM event WHERE kind = 'answer' AND {_IS_VOID}")
        return {
            "reviews": answers - voided,
            "voided": voided,
            "seen": self._count("SELECT count(*) FROM memory"),
            "due": self._count("SELECT count(*) FROM memory WHERE due_on <= ?", day),
        }

    def answers_by_day(self, since: int) -> dict[int, tuple[int, int]]:
        """Answers and right answers on each study day from `since` on."""
        return {day: (answers, right) for day, answers, right, _ in self.days() if day >= since}

    def settings(self) -> dict[str, Any]:
        """What the learner decided, the newest value of each name."""
        rows = self._db.execute("SELECT data FROM event WHERE kind = 'setting' ORDER BY at, id")
        chosen: dict[str, Any] = {}
        for (data,) in rows:
            chosen.update(json.loads(data))
        return chosen

    def forecasts(self) -> list[tuple[float, float, bool]]:
        """Recall expected, stability in days, right or wrong: of each first answer of a day on a card met before."""
        sql = (
            "SELECT json_extract(data, '$.recall'), json_extract(data, '$.stability'), is_right FROM event "
            f"WHERE kind = 'answer' AND json_extract(data, '$.recall') IS NOT NULL AND NOT {_IS_VOID} ORDER BY seq"
        )
        return [(row[0], row[1], bool(row[2])) for row in self._db.execute(sql)]

    # Inside a transaction

    def _void(self, moment: Moment, event: str, card: str, question: str) -> None:
        self._append(moment, "void", card, question, event)
        self._rebuild_card(self._newest(card))
        self._rebuild_probe(self._newest(question))

    def _append(
        self,
        moment: Moment,
        kind: str,
        card: str = "",
        question: str = "",
        target: str = "",
        is_right: bool | None = None,
        confidence: str | None = None,
        ms: int | None = None,
        rating: str | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> str:
        event = uuid7(moment.at)
        self._db.execute(
            "INSERT INTO event (id, device, at, offset, day, kind, card, question, target, is_right, confidence, ms, "
            "rating, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event,
                self._device,
                moment.at,
                moment.offset,
                moment.day,
                kind,
                card,
                question,
                target,
                is_right,
                confidence,
                ms,
                rating,
                json.dumps(data or {}, ensure_ascii=False),
            ),
        )
        return event

    def _memory_row(self, card: str) -> tuple[Memory | None, int]:
        row = self._db.execute(f"SELECT last_at, {_MEMORY} FROM memory WHERE card = ?", (card,)).fetchone()
        return (None, 0) if row is None else (_memory(row[1:]), row[0])

    def _put_memory(self, card: str, memory: Memory, at: int) -> None:
        m = memory
        self._db.execute(
            "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (card, m.stability, m.difficulty, m.reviewed_on, m.answered_on, m.due_on, m.is_last_right, m.last_question, m.answers, at),
        )

    def _put_probe(self, question: str, card: str) -> None:
        self._db.execute(
            "INSERT INTO probe VALUES (?, ?, (SELECT max(seq) FROM event), 1) ON CONFLICT (question) DO UPDATE SET "
            "last_seq = excluded.last_seq, card = excluded.card, answers = answers + 1",
            (question, card),
        )

    def _rebuild_card(self, card: str) -> Memory | None:
        answers = self._answers(card)
        memory = replay([answer for _, answer in answers], self._desired_retention)
        if memory is None:
            self._db.execute("DELETE FROM memory WHERE card = ?", (card,))
        else:
            self._put_memory(card, memory, answers[-1][0])
        return memory

    def _rebuild_probe(self, question: str) -> None:
        names = self._names(question)
        marks = ", ".join("?" * len(names))
        row = self._db.execute(
            f"SELECT max(seq), count(*), card FROM event WHERE kind = 'answer' AND question IN ({marks}) AND NOT {_IS_VOID}",
            names,
        ).fetchone()
        self._db.execute("DELETE FROM probe WHERE question = ?", (question,))
        if row[1]:
            self._db.execute("INSERT INTO probe VALUES (?, ?, ?, ?)", (question, self._newest(row[2]), row[0], row[1]))

    def _answers(self, card: str) -> list[tuple[int, Answer]]:
        """A card's answers that were not taken back, by time and id, as two merged logs would have them."""
        names = self._names(card)
        marks = ", ".join("?" * len(names))
        rows = self._db.execute(
            f"SELECT at, question, day, is_right, confidence, data, (SELECT rating FROM event r WHERE r.kind = 'rate' "
            f"AND r.target = event.id ORDER BY r.at DESC, r.id DESC LIMIT 1) FROM event WHERE kind = 'answer' "
            f"AND card IN ({marks}) AND NOT {_IS_VOID} ORDER BY at, id",
            names,
        )
        return [(row[0], _answer(row[1:])) for row in rows]

    def _newest(self, id: str) -> str:
        """What an id is called today."""
        for _ in range(100):
            row = self._db.execute("SELECT new FROM rename WHERE old = ?", (id,)).fetchone()
            if row is None:
                break
            id = row[0]
        return id

    def _names(self, id: str) -> list[str]:
        """An id and everything it was once called."""
        names = [id]
        for name in names:
            olds = self._db.execute("SELECT old FROM rename WHERE new = ?", (name,)).fetchall()
            names.extend(old for (old,) in olds if old not in names)
        return names

    def _count(self, sql: str, *values: Any) -> int:
        return int(self._db.execute(sql, values).fetchone()[0])


def _forecast(before: Memory | None, answer: Answer) -> dict[str, float]:
    """What is expected of a first answer of a day, kept so that the tutor can be held against what came."""
    if before is None or answer.mode == LAP or answer.day <= before.answered_on:
        return {}
    return {"recall": round(recall_chance(before, answer.day), 4), "stability": round(before.stability, 2)}


def _memory(row: tuple[Any, ...]) -> Memory:
    memory = Memory(*row)
    return replace(memory, is_last_right=bool(memory.is_last_right))


def _answer(row: tuple[Any, ...]) -> Answer:
    question, day, is_right, confidence, data, override = row
    kept = json.loads(data)
    return Answer(
        question, day, bool(is_right), confidence, kept["pace"], bool(kept["hint"]), kept["mode"], override or ""
    )
