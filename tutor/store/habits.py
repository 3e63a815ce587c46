"""How the learner studies, read from the log: how long things took, where a belief was false or an answer luck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.memory import GUESS, LAP, SURE
from tutor.scheduling.pace import AWAY_MS
from tutor.store.marks import ANSWERED, CLAIMED, IS_QUESTION, IS_VOID, RIGHT, answered
from tutor.store.state import newest

if TYPE_CHECKING:
    import sqlite3

    from tutor.store.store import Store

_LATEST = 400


@dataclass(frozen=True)
class Spell:
    """An answer with the seconds it took: thinking, then reading until the next question was shown.

    `is_first` says that its card was met with it; `is_counted` that it was no practice.
    """

    card: str
    day: int
    seconds: float
    kind: str
    is_problem: bool
    is_first: bool
    is_counted: bool


@dataclass(frozen=True)
class Doubt:
    """The days of a card's last answer that was wrong and sure, and of its last right guess."""

    confident_error_on: int | None
    lucky_guess_on: int | None


class Habits:
    """Reads the log of one learner; cards by the ids they have today."""

    def __init__(self, db: sqlite3.Connection, store: Store) -> None:
        self._db = db
        self._store = store

    def spells(self) -> list[Spell]:
        """The latest answers in study, oldest first, but for a last lap, drills and the lab.

        What follows an answer for longer than one reads is a pause.
        """
        renames = self._store.renames()
        rows = self._db.execute(
            "SELECT card, day, min(ms, :away) + CASE WHEN pause BETWEEN 0 AND :away THEN pause ELSE 0 END, "
            "ifnull(json_extract(data, '$.kind'), ''), json_extract(data, '$.seed') IS NOT NULL, "
            f"NOT EXISTS (SELECT 1 FROM event e WHERE e.card = a.card AND {answered('e')} AND e.seq < a.seq), "
            f"json_extract(data, '$.recall') IS NOT NULL, ifnull(json_extract(data, '$.mode'), '') = :lap OR NOT "
            f"{IS_QUESTION} FROM ("
            "SELECT seq, card, day, ms, data, lead(at - ms) OVER (ORDER BY at, id) - at AS pause FROM ("
            "SELECT * FROM event NOT INDEXED WHERE kind = 'answer' AND target = '' ORDER BY seq DESC LIMIT :most"
            ")) a ORDER BY seq",
            {"away": AWAY_MS, "lap": LAP, "most": _LATEST},
        )
        return [
            Spell(
                newest(renames, "card", card), day, ms / 1000, kind, bool(is_problem), bool(is_first), bool(is_counted)
            )
            for card, day, ms, kind, is_problem, is_first, is_counted, is_aside in rows
            if not is_aside
        ]

    def seconds_on(self, day: int) -> float:
        """How long the learner studied on a day, reading and mock exams included."""
        row = self._db.execute(
            "SELECT sum(min(ms, :away) + CASE WHEN pause BETWEEN 0 AND :away THEN pause ELSE 0 END) FROM ("
            "SELECT ms, lead(at - ms) OVER (ORDER BY at, id) - at AS pause FROM event "
            f"WHERE {ANSWERED} AND day = :day)",
            {"away": AWAY_MS, "day": day},
        ).fetchone()
        return (row[0] or 0) / 1000

    def doubts(self, since: int) -> dict[str, Doubt]:
        """The cards with a confident error or a lucky guess from a day on, by the marks that count.

        What the learner counts as recalled is neither.
        """
        renames = self._store.renames()
        rows = self._db.execute(
            "SELECT card, max(CASE WHEN NOT is_right THEN day END), max(CASE WHEN is_right THEN day END) FROM ("
            f"SELECT card, day, confidence, {RIGHT} AS is_right FROM event WHERE kind = 'answer' AND day >= ? "
            f"AND confidence IN (?, ?) AND target = '' AND NOT {IS_VOID} AND NOT {CLAIMED}) "
            "WHERE is_right = (confidence = ?) GROUP BY card",
            (since, SURE, GUESS, GUESS),
        )
        found: dict[str, Doubt] = {}
        for card, error, guess in rows:
            id = newest(renames, "card", card)
            before = found.get(id, Doubt(None, None))
            found[id] = Doubt(_later(before.confident_error_on, error), _later(before.lucky_guess_on, guess))
        return found


def _later(one: int | None, other: int | None) -> int | None:
    """The later of two days; None where there is none."""
    return max((day for day in (one, other) if day is not None), default=None)


def habits(store: Store) -> Habits:
    """The habits of a store's learner. Not the store's own property, since only the plan asks for them."""
    return Habits(store._db, store)
