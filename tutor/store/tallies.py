"""What figures are made from: rows of the roll-up and of the state, no more than one a day, a card or a decision.

Imports nothing of what is needed to answer, and JSON only where there is some to read: with these a figure would cost
three times what opening the database does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

    # Stability, the day of the review, the day it is due on, and whether it was right last.
    Held = tuple[float, int, int, bool]

FORECAST, PAPER, OUTCOME, TAUGHT = "forecast", "practice paper", "exam result", "taught"
_EVER = float("-inf")
_SUMS = ", ".join(
    f"ifnull(sum({column}), 0)"
    for column in ("answers", "correct", "ms", "young", "young_right", "mature", "mature_right", "expected")
)
_PLANNED = (
    "SELECT json_type(data, '$.plan'), json_extract(data, '$.plan.exam'), json_extract(data, '$.plan.on'), "
    "json_type(data, '$.exam'), json_extract(data, '$.exam'), json_type(data, '$.on'), json_extract(data, '$.on') "
    "FROM event WHERE kind = 'setting' ORDER BY at, id"
)


class Tallies:
    """Reads only, and never the log's answers. Cards by the ids they have today."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def close(self) -> None:
        """Lets go of the database."""
        self._db.close()

    def days(self, since: float = _EVER) -> list[tuple[int, ...]]:
        """Each study day with an answer, oldest first: a row of the roll-up, which progress.days tells."""
        return self._db.execute("SELECT * FROM day WHERE day >= ? ORDER BY day", (since,)).fetchall()

    def all_days(self) -> tuple[set[int], tuple[int, ...]]:
        """The study days with an answer, and all of them in one row whose day says nothing."""
        studied = {day for (day,) in self._db.execute("SELECT day FROM day")}
        return studied, self._db.execute(f"SELECT 0, {_SUMS} FROM day").fetchone()

    def cards(self) -> dict[str, tuple[int, ...]]:
        """Of each card: answers, right ones, ms, and how many were taken back."""
        rows = self._db.execute("SELECT card, answers, correct, ms, voided FROM done_by_card").fetchall()
        renames = self.renames()
        if not renames:
            return {card: tuple(done) for card, *done in rows}
        from tutor.store.state import newest

        cards: dict[str, tuple[int, ...]] = {}
        for card, *done in rows:
            id = newest(renames, "card", card)
            cards[id] = tuple(map(sum, zip(done, cards[id], strict=True))) if id in cards else tuple(done)
        return cards

    def confidences(self) -> dict[str, tuple[int, int]]:
        """Answers and right ones by declared confidence."""
        sql = "SELECT confidence, sum(answers), sum(correct) FROM done_by_confidence GROUP BY confidence"
        return {confidence: (answers, right) for confidence, answers, right in self._db.execute(sql)}

    def held(self) -> dict[str, Held]:
        """How each card that was met is held."""
        rows = self._db.execute("SELECT card, stability, reviewed_on, due_on, is_last_right FROM memory")
        return {card: (stability, reviewed, due, bool(right)) for card, stability, reviewed, due, right in rows}

    def renames(self) -> dict[tuple[str, str], str]:
        """What each earlier id of a kind became; it may have been renamed again."""
        return {(kind, old): new for kind, old, new in self._db.execute("SELECT kind, old, new FROM rename")}

    def settings(self) -> dict[str, Any]:
        """What the learner decided, the newest value of each name."""
        import json

        chosen: dict[str, Any] = {}
        for (data,) in self._db.execute("SELECT data FROM event WHERE kind = 'setting' ORDER BY at, id"):
            chosen.update(json.loads(data))
        return chosen

    def planned(self) -> tuple[object, object]:
        """Exam and exam day as the learner decided them, without loading JSON for that."""
        plan: tuple[object, object] | None = None
        exam = on = None
        for kind, plan_exam, plan_on, has_exam, own_exam, has_on, own_on in self._db.execute(_PLANNED):
            if kind is not None:
                plan = (plan_exam, plan_on) if kind == "object" else None
            exam, on = (own_exam if has_exam else exam), (own_on if has_on else on)
        return (exam, on) if plan is None else plan

    def edition(self, packs: str, since: int = 0) -> str:
        """A name for what these packs taught when they were opened last on this machine; '' where that was not, or not
        since a place in the log.
        """
        seq, name = self._taught(packs)
        return name if seq > since else ""

    def is_answered_late(self, packs: str, revisions: Mapping[str, int]) -> bool:
        """Whether one of these questions or problems was answered as it stood before, since the packs were opened last.

        A few steps in an index for each, however long the log.
        """
        if not revisions:
            return False
        from tutor.store.state import names

        (since, _), renames = self._taught(packs), self.renames()
        for id, revision in revisions.items():
            known = names(renames, "question", id)
            sql = (
                "SELECT 1 FROM event INDEXED BY event_by_question WHERE kind = 'answer' AND seq > ? "
                f"AND question IN ({', '.join('?' * len(known))}) "
                "AND ifnull(json_extract(data, '$.revision'), 1) < ? LIMIT 1"
            )
            if self._db.execute(sql, (since, *known, revision)).fetchone():
                return True
        return False

    def _taught(self, packs: str) -> tuple[int, str]:
        """The place in the log at which packs were opened last on this machine, and the name for what they taught."""
        row: tuple[int, str] | None = self._db.execute(
            "SELECT seq, json_extract(data, '$.name') FROM event WHERE kind = ? AND target = ? "
            "AND device = (SELECT id FROM device) ORDER BY seq DESC LIMIT 1",
            (TAUGHT, packs),
        ).fetchone()
        return row or (0, "")

    def events(self, kind: str) -> list[tuple[int, int, dict[str, Any]]]:
        """Moment, study day and content of what was decided or told of a kind, oldest first."""
        rows = self._db.execute("SELECT at, day, data FROM event WHERE kind = ? ORDER BY at, id", (kind,)).fetchall()
        if not rows:
            return []
        import json

        return [(at, day, json.loads(data)) for at, day, data in rows]
