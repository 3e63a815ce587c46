"""Mock exams in the log: one event begins an exam, one for each step follows it; handing in records its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.errors import TutorError
from tutor.scheduling.memory import NO_IDEA
from tutor.scheduling.readiness import tells
from tutor.store.database import transaction
from tutor.store.marks import LEFT_OPEN
from tutor.store.state import newest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from tutor.scheduling.memory import Answer
    from tutor.store.moment import Moment
    from tutor.store.store import Store

EXAM, STEP = "exam", "exam step"


class ExamElsewhere(TutorError):
    """Another program went on with the exam."""


class ExamOpen(TutorError):
    """One exam at a time."""


@dataclass(frozen=True)
class Began:
    """An exam that was begun: its event, when (UTC milliseconds), on which study day, its paper, and whether it was
    handed in."""

    id: str
    at: int
    day: int
    paper: Mapping[str, Any]
    is_handed_in: bool


class Exams:
    """The exams of a learner. A step is on disk when its method returns, or it was not taken."""

    def __init__(self, db: sqlite3.Connection, store: Store) -> None:
        self._db = db
        self._store = store

    def all(self) -> list[Began]:
        """Every exam that was begun, oldest first; questions by the ids they have today.

        One is seen that was answered before the exam began, or shown in an earlier one.
        """
        return self._all()[0]

    def seen(self, questions: Iterable[str]) -> set[str]:
        """Those of these questions that were ever answered, or shown in an exam: also in one that was discarded."""
        ids = list(questions)
        return self._all()[1].intersection(ids).union(self._store.asked(ids))

    def is_given_up(self, exam: str) -> bool:
        """Whether so little was answered in an exam that was handed in that it tells nothing."""
        asked, is_open = self._db.execute(
            f"SELECT count(*), ifnull(sum({LEFT_OPEN}), 0) FROM event WHERE kind = 'answer' AND target = ?", (exam,)
        ).fetchone()
        return not tells(asked - is_open, asked)

    def open(self) -> str:
        """The exam that was begun last and neither handed in nor discarded; '' when there is none."""
        row = self._db.execute(
            "SELECT id FROM event e WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM event s WHERE s.target = e.id "
            "AND s.kind = ? AND json_extract(s.data, '$.do') IN ('end', 'discard')) ORDER BY at DESC, id DESC LIMIT 1",
            (EXAM, STEP),
        ).fetchone()
        return row[0] if row else ""

    def last_handed_in(self) -> int:
        """When an exam was handed in last, in UTC milliseconds; 0 before that."""
        sql = "SELECT max(at) FROM event WHERE kind = ? AND json_extract(data, '$.do') = 'end'"
        return self._db.execute(sql, (STEP,)).fetchone()[0] or 0

    def steps(self, exam: str) -> list[dict[str, Any]]:
        """The steps of an exam in their order: each counts, so that a clock set back changes nothing."""
        rows = self._db.execute(
            "SELECT data FROM event WHERE target = ? AND kind = ? ORDER BY json_extract(data, '$.n'), at, id",
            (exam, STEP),
        )
        return [json.loads(data) for (data,) in rows]

    def begin(self, moment: Moment, paper: Mapping[str, Any]) -> str:
        """Begins an exam and returns its id. Raises ExamOpen while another one is open."""
        with transaction(self._db):
            if self.open():
                raise ExamOpen("An exam is open: `tutor exam` goes on with it.")
            return self._store.log.append(moment, EXAM, paper)

    def step(self, moment: Moment, exam: str, number: int, step: Mapping[str, Any]) -> None:
        """Appends a step. Raises ExamElsewhere when it is not the next one: another program took some since."""
        with transaction(self._db):
            self._append(moment, exam, number, step)

    def hand_in(
        self,
        moment: Moment,
        exam: str,
        number: int,
        step: Mapping[str, Any],
        answers: Sequence[tuple[str, Answer, int, Mapping[str, Any]]],
    ) -> None:
        """Appends the last step and records the answers (card, answer, ms, data), all of it or nothing.

        An answer without an idea is a question that was left open: nothing follows from it for its card.
        """
        with transaction(self._db):
            self._append(moment, exam, number, step)
            for card, answer, ms, data in answers:
                if answer.confidence == NO_IDEA:
                    self._store.leave_open_inside(moment, card, answer, ms, data, exam)
                else:
                    self._store.record_inside(moment, card, answer, ms, data, exam)

    def _all(self) -> tuple[list[Began], set[str]]:
        """Every exam, and the questions that were shown in any."""
        renames, shown, found = self._store.renames(), set[str](), []
        rows = self._db.execute("SELECT id, at, day, data FROM event WHERE kind = ? ORDER BY at, id", (EXAM,))
        for id, at, day, data in rows.fetchall():
            paper = json.loads(data)
            for item in paper["items"]:
                item["question"] = newest(renames, "question", item["question"])
                item["seen"] = item["seen"] or item["question"] in shown
            places, is_handed_in = self._been_at(id)
            found.append(Began(id, at, day, paper, is_handed_in))
            shown.update(item["question"] for at, item in enumerate(paper["items"]) if is_handed_in or at in places)
        return found, shown

    def _been_at(self, exam: str) -> tuple[set[int], bool]:
        """The places of an exam at which one was, and whether it was handed in: its result shows every question."""
        rows = self._db.execute(
            "SELECT DISTINCT json_extract(data, '$.at'), json_extract(data, '$.do') = 'end' FROM event "
            "WHERE target = ? AND kind = ?",
            (exam, STEP),
        ).fetchall()
        return {at for at, _ in rows}, any(is_end for _, is_end in rows)

    def _append(self, moment: Moment, exam: str, number: int, step: Mapping[str, Any]) -> None:
        sql = "SELECT count(*) FROM event WHERE target = ? AND kind = ?"
        if self._db.execute(sql, (exam, STEP)).fetchone()[0] != number:
            raise ExamElsewhere(
                "The exam goes on in another program that was opened later; this last change was not taken. "
                "`tutor exam` takes it over here again."
            )
        self._store.log.append(moment, STEP, {"n": number, **step}, target=exam)
