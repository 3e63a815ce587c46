"""What the log tells of how well the tutor foretells: reviews, first answers, mock exams, forecasts and what came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from tutor.scheduling.memory import DEFAULT_WEIGHTS, GUESS, NO_IDEA
from tutor.scheduling.pace import AWAY_MS
from tutor.store.marks import ANSWERED, CLAIMED, DRILL, IS_QUESTION, IS_VOID, LAB, RECALLED, RIGHT
from tutor.store.state import names, newest

if TYPE_CHECKING:
    import sqlite3

    from tutor.store.store import Store

_KIND = "json_extract(data, '$.kind'), json_array_length(data, '$.shown')"
_IS_DECLARED = f"CASE WHEN confidence IN ('{GUESS}', '{NO_IDEA}') THEN NOT {CLAIMED} ELSE 0 END"


@dataclass(frozen=True)
class Met:
    """Answers alike on cards met on an earlier day: recall foretold, the kind of question and how much was shown.

    `is_declared` says that they were called guesses or no idea. What the learner counts as recalled is right.
    `decay` is that of the curve which foretold.
    """

    recall: float
    kind: str
    shown: int
    is_declared: bool
    count: int
    right: int
    decay: float


@dataclass(frozen=True)
class First:
    """A card's very first answer, in study; a declared guess or no idea is no answer that was right."""

    card: str
    kind: str
    shown: int
    is_right: bool
    is_declared: bool


@dataclass(frozen=True)
class InMock:
    """An answer given in a mock exam to a scored question never seen before. `recall` is what was foretold of its
    card; None where that was not met before or was met on that day: `is_met` tells these apart."""

    exam: str
    card: str
    recall: float | None
    is_met: bool
    kind: str
    shown: int
    is_right: bool


class Evidence:
    """Reads the log of one learner; cards by the ids they have today."""

    def __init__(self, db: sqlite3.Connection, store: Store) -> None:
        self._db = db
        self._store = store

    def met(self) -> list[Met]:
        """Cross-day reviews of study, counted by forecast to a hundredth; drills and the lab ask otherwise."""
        rows = self._db.execute(
            # Two values by one call, since each call reads the text whole.
            "SELECT round(json_extract(data, '$.recall'), 2) AS recall, json_extract(data, '$.kind', '$.decay'), "
            f"json_array_length(data, '$.shown'), {_IS_DECLARED}, count(*), sum({RECALLED}) FROM event "
            "WHERE kind = 'answer' AND target = '' AND json_extract(data, '$.recall') IS NOT NULL "
            f"AND NOT {IS_VOID} GROUP BY 1, 2, 3, 4"
        )
        found = [(*json.loads(named), recall, *more) for recall, named, *more in rows]
        return [
            Met(recall, kind or "", shown or 0, bool(is_declared), count, right, decay or DEFAULT_WEIGHTS[20])
            for kind, decay, recall, shown, is_declared, count, right in found
            if kind not in (DRILL, LAB)
        ]

    def first(self) -> list[First]:
        """The first answer on each card, but for those first met in a mock exam, a drill or the lab."""
        renames = self._store.renames()
        rows = self._db.execute(
            # SQLite takes the other columns from the row that has the least.
            f"SELECT card, target = '' AND {IS_QUESTION}, {_KIND}, {RECALLED}, {_IS_DECLARED}, min(at) FROM event "
            f"WHERE {ANSWERED} AND NOT {IS_VOID} GROUP BY card ORDER BY min(at)"
        )
        found: dict[str, First | None] = {}
        for card, is_asked, kind, shown, is_right, is_declared, _ in rows:
            id = newest(renames, "card", card)
            first = First(id, kind, shown or 0, bool(is_right), bool(is_declared)) if is_asked and kind else None
            found.setdefault(id, first)
        return [first for first in found.values() if first is not None]

    def in_mocks(self) -> list[InMock]:
        """What was answered in the mock exams that were handed in and not given up, oldest first; only scored ones
        never seen."""
        exams = self._store.exams
        sat = [began for began in exams.all() if began.is_handed_in and not exams.is_given_up(began.id)]
        return [answer for began in sat for answer in self._in_mock(began.id, began.paper["items"])]

    def seconds(self) -> list[float]:
        """How long the latest answers took in study, interruptions left out."""
        sql = (
            f"SELECT ms / 1000.0 FROM event NOT INDEXED WHERE kind = 'answer' AND target = '' AND ms < {AWAY_MS} "
            "ORDER BY seq DESC LIMIT 200"
        )
        return [row[0] for row in self._db.execute(sql)]

    def _in_mock(self, exam: str, items: list[dict[str, Any]]) -> list[InMock]:
        renames = self._store.renames()
        fresh = {item["question"] for item in items if item["scored"] and not item["seen"]}
        rows = self._db.execute(
            f"SELECT card, question, {RIGHT}, json_extract(data, '$.recall'), {_KIND}, at, id, day FROM event "
            f"WHERE {ANSWERED} AND target = ? AND target != '' AND NOT {IS_VOID} ORDER BY at, id",
            (exam,),
        ).fetchall()
        foretold = {row[0]: row[3] for row in reversed(rows) if row[3] is not None}
        # Foretold is what a memory was there for: not a card that began anew and was not answered since, nor one whose
        # first answer was on the exam's own day, which is as fresh as can be.
        met = {
            card: (-inf, "") if card in foretold else self._first_met(card, renames, exam, day)
            for card, day in {(row[0], row[-1]) for row in rows}
        }
        return [
            InMock(
                exam,
                newest(renames, "card", card),
                foretold.get(card),
                met[card] < (at, id),
                kind or "",
                shown or 0,
                bool(is_right),
            )
            for card, question, is_right, _, kind, shown, at, id, _ in rows
            if newest(renames, "question", question) in fresh
        ]

    def _first_met(self, card: str, renames: dict[tuple[str, str], str], exam: str, day: int) -> tuple[float, str]:
        """Moment and id of a day's first answer on a card, under any of its names, outside an exam."""
        known = names(renames, "card", newest(renames, "card", card))
        row: tuple[float, str] | None = self._db.execute(
            f"SELECT at, id FROM event WHERE {ANSWERED} AND card IN ({', '.join('?' * len(known))}) AND target != ? "
            f"AND day = ? AND NOT {IS_VOID} ORDER BY at, id LIMIT 1",
            (*known, exam, day),
        ).fetchone()
        return (inf, "") if row is None else row
