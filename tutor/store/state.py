"""What is believed now: the memory of each card, when each question was last asked, what an id is called today,
what was done on each day.

A cache of the log: all of it can be made anew from there.
"""

from __future__ import annotations

from tutor.scheduling.memory import DEFAULT_WEIGHTS, Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from typing import Any

    from tutor.scheduling.memory import Weights

# The kind of event that keeps weights fitted to the learner.
WEIGHTS = "weights"
# SQLite takes so many values in one statement, whichever way it was compiled.
_AT_ONCE = 999
_MEMORY = "stability, difficulty, reviewed_on, answered_on, due_on, is_last_right, last_question, answers"


class State:
    """Cards and questions are named by whole ids (`pack/id`)."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def weights(self) -> Weights:
        """The weights by which the memories are made: those fitted last, on whichever machine, or the usual ones."""
        row = self._db.execute(
            "SELECT data FROM event WHERE kind = ? ORDER BY at DESC, id DESC LIMIT 1", (WEIGHTS,)
        ).fetchone()
        if row is None:
            return DEFAULT_WEIGHTS
        import json

        weights = tuple(json.loads(row[0])["weights"])
        return weights if len(weights) == len(DEFAULT_WEIGHTS) else DEFAULT_WEIGHTS

    def reviews_to_fit(self) -> tuple[int, int]:
        """How many cards were met again on a later day, in all and when weights were last fitted to that."""
        reviews = self._db.execute("SELECT ifnull(sum(young + mature), 0) FROM day").fetchone()[0]
        row = self._db.execute(
            "SELECT json_extract(data, '$.reviews') FROM event WHERE kind = ? ORDER BY at DESC, id DESC LIMIT 1",
            (WEIGHTS,),
        ).fetchone()
        return reviews, row[0] if row else 0

    def has_changes(self) -> bool:
        """Whether anything that the learner met was ever found changed."""
        sql = "SELECT 1 FROM event WHERE kind IN ('fact change', 'content change') LIMIT 1"
        return self._db.execute(sql).fetchone() is not None

    def memory(self, card: str) -> Memory | None:
        """What is known of a card; None before its first answer."""
        return self._memory_and_time(card)[0]

    def memories(self) -> dict[str, Memory]:
        """Every card that was met."""
        decay = self.weights()[20]
        return {row[0]: _memory(row[1:], decay) for row in self._db.execute(f"SELECT card, {_MEMORY} FROM memory")}

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
        """When each of these questions was last answered, as a number that grows; those never asked are left out.

        0 where one was only left open in an exam: it is asked as if it never had been.
        """
        ids = list(questions)
        found: dict[str, int] = {}
        for some in (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)):
            marks = ", ".join("?" * len(some))
            found |= self._db.execute(f"SELECT question, last_seq FROM probe WHERE question IN ({marks})", some)
        return found

    def days(self) -> list[tuple[int, ...]]:
        """Each study day with an answer, oldest first: the day, then what was done on it."""
        return self._db.execute("SELECT * FROM day ORDER BY day").fetchall()

    # Inside a transaction

    def _memory_and_time(self, card: str) -> tuple[Memory | None, int]:
        """A card's memory and the moment of its last answer."""
        row = self._db.execute(f"SELECT last_at, {_MEMORY} FROM memory WHERE card = ?", (card,)).fetchone()
        return (None, 0) if row is None else (_memory(row[1:], self.weights()[20]), row[0])

    def _put_memory(self, card: str, memory: Memory | None, last_at: int) -> None:
        if memory is None:
            self._db.execute("DELETE FROM memory WHERE card = ?", (card,))
            return
        names = _MEMORY.split(", ")
        sql = f"INSERT OR REPLACE INTO memory (card, {_MEMORY}, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._db.execute(sql, (card, *(getattr(memory, name) for name in names), last_at))

    def _put_probe(self, question: str, last_seq: int | None) -> None:
        if last_seq is None:
            self._db.execute("DELETE FROM probe WHERE question = ?", (question,))
        else:
            self._db.execute("INSERT OR REPLACE INTO probe VALUES (?, ?)", (question, last_seq))

    def _put_rename(self, kind: str, old: str, new: str) -> None:
        """`new` is what lives now, so it is called nothing else; a rename to itself takes an earlier one back."""
        self._db.execute("DELETE FROM rename WHERE kind = ? AND old IN (?, ?)", (kind, old, new))
        if old != new:
            self._db.execute("INSERT INTO rename VALUES (?, ?, ?)", (kind, old, new))

    def _renames(self) -> dict[tuple[str, str], str]:
        """What each earlier id of a kind became; it may have been renamed again."""
        return {(kind, old): new for kind, old, new in self._db.execute("SELECT kind, old, new FROM rename")}


def newest(renames: dict[tuple[str, str], str], kind: str, id: str) -> str:
    """What an id is called today."""
    while (kind, id) in renames:
        id = renames[kind, id]
    return id


def names(renames: dict[tuple[str, str], str], kind: str, id: str) -> list[str]:
    """An id of today and everything it was once called."""
    return [id, *(old for of, old in renames if of == kind and newest(renames, kind, old) == id)]


def _memory(row: tuple[Any, ...], decay: float) -> Memory:
    stability, difficulty, reviewed_on, answered_on, due_on, is_right, question, answers = row
    return Memory(stability, difficulty, reviewed_on, answered_on, due_on, bool(is_right), question, answers, decay)
