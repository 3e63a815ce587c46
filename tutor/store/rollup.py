"""What was done, counted by day, by card and by confidence: kept with the log, so that no figure has to read the log.

It follows from the answers alone, under the ids they were given to, so that a rename changes nothing here.
"""

from __future__ import annotations

from tutor.scheduling.memory import GUESS, LAP, MATURE_DAYS
from tutor.scheduling.pace import AWAY_MS
from tutor.store.marks import ANSWERED, IS_VOID, RIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

# Where two machines met one card on one day, or a clock was set back, the earlier of two forecasts has the day.
_FIRST = "recall IS NOT NULL AND row_number() OVER (PARTITION BY card, day, recall IS NULL ORDER BY at, id) = 1"
# What an exam's answers say of confidence was not asked for, and a last lap asks what was explained minutes ago.
_IS_DECLARED = f"target = '' AND json_extract(data, '$.mode') != '{LAP}'"


class Rollup:
    """Writes the tables `day`, `done_by_card` and `done_by_confidence`. Only inside a transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, event: str) -> None:
        """Adds an answer that was just appended and is the newest of its card."""
        for sql in (_days("id = :it"), _cards("id = :it"), _confidences("id = :it")):
            self._db.execute(sql, {"it": event})

    def mend(self, event: str) -> None:
        """Counts an answer's day and card anew: it was taken back, marked anew, or dated before others of its card."""
        card, day = self._db.execute("SELECT card, day FROM event WHERE id = ?", (event,)).fetchone()
        for table, sql, it in (
            ("day", _days("day = :it"), day),
            ("done_by_confidence", _confidences("day = :it"), day),
            ("done_by_card", _cards("card = :it"), card),
        ):
            column = "card" if table == "done_by_card" else "day"
            self._db.execute(f"DELETE FROM {table} WHERE {column} = :it", {"it": it})
            self._db.execute(sql, {"it": it})

    def rebuild(self) -> None:
        """Counts the whole log."""
        for table, sql in (("day", _days()), ("done_by_card", _cards()), ("done_by_confidence", _confidences())):
            self._db.execute(f"DELETE FROM {table}")
            self._db.execute(sql)


def _days(where: str = "true") -> str:
    """Adds the answers to their days, first answers of a day by how firm the card was; a guess recalled nothing."""
    young, mature = f"is_first AND stability < {MATURE_DAYS}", f"is_first AND stability >= {MATURE_DAYS}"
    return (
        "INSERT INTO day SELECT day, count(*), sum(is_right), sum(ms), "
        f"sum({young}), sum({young} AND is_recalled), sum({mature}), sum({mature} AND is_recalled), "
        "sum(CASE WHEN is_first THEN CAST(round(recall * 10000) AS INTEGER) ELSE 0 END) "
        f"FROM (SELECT *, {_FIRST} AS is_first, is_right AND confidence != '{GUESS}' AS is_recalled "
        f"FROM (SELECT id, at, day, card, confidence, {RIGHT} AS is_right, min(ms, {AWAY_MS}) AS ms, "
        "json_extract(data, '$.recall') AS recall, ifnull(json_extract(data, '$.stability'), 0) AS stability "
        f"FROM event WHERE {ANSWERED} AND {where} AND NOT {IS_VOID})) WHERE true GROUP BY day "
        + _or_add("day", "answers correct ms young young_right mature mature_right expected")
    )


def _cards(where: str = "true") -> str:
    """Adds the answers to their cards, those that were taken back by their number alone."""
    return (
        "INSERT INTO done_by_card SELECT card, sum(NOT is_void), sum(is_right AND NOT is_void), "
        f"sum(ms * (NOT is_void)), sum(is_void) FROM (SELECT card, {RIGHT} AS is_right, "
        f"min(ms, {AWAY_MS}) AS ms, {IS_VOID} AS is_void FROM event WHERE {ANSWERED} AND {where}) "
        "WHERE true GROUP BY card " + _or_add("card", "answers correct ms voided")
    )


def _confidences(where: str = "true") -> str:
    """Adds the answers to their day and confidence, where one was declared before the key was known."""
    return (
        f"INSERT INTO done_by_confidence SELECT day, confidence, count(*), sum({RIGHT}) FROM event "
        f"WHERE kind = 'answer' AND {where} AND {_IS_DECLARED} AND NOT {IS_VOID} GROUP BY day, confidence "
        + _or_add("day, confidence", "answers correct")
    )


def _or_add(key: str, names: str) -> str:
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in names.split())
    return f"ON CONFLICT ({key}) DO UPDATE SET {sums}"
