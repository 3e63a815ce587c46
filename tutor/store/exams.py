"""Mock exams in the log: one event begins an exam, one for each step follows it; handing in records its answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.errors import TutorError
from tutor.scheduling.memory import NO_IDEA
from tutor.scheduling.readiness import tells
from tutor.store.database import transaction
from tutor.store.marks import LEFT_OPEN, RIGHT
from tutor.store.state import newest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from tutor.scheduling.memory import Answer
    from tutor.store.moment import Moment
    from tutor.store.store import Store

EXAM, STEP = "exam", "exam step"
# An exam's steps and answers; only with both conditions does SQLite go by the index on the target.
_OF_EXAM = "target = ? AND target != ''"


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
            f"SELECT count(*), ifnull(sum({LEFT_OPEN}), 0) FROM event WHERE kind = 'answer' AND {_OF_EXAM}", (exam,)
        ).fetchone()
        return not tells(asked - is_open, asked)

    def open(self) -> str:
        """The exam that was begun last and neither handed in nor discarded; '' when there is none."""
        row = self._db.execute(
            "SELECT id FROM event e WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM event s WHERE s.target = e.id "
            "AND s.target != '' AND s.kind = ? AND json_extract(s.data, '$.do') IN ('end', 'discard')) "
            "ORDER BY at DESC, id DESC LIMIT 1",
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
            f"SELECT data FROM event WHERE {_OF_EXAM} AND kind = ? ORDER BY json_extract(data, '$.n'), at, id",
            (exam, STEP),
        )
        return [json.loads(data) for (data,) in rows]

    def marks(self, exam: str) -> dict[str, tuple[bool, tuple[int, ...]]]:
        """The mark of each answer of an exam as it counts today, and what names its choices, by question: a mended key
        has marked it anew."""
        renames = self._store.renames()
        sql = f"SELECT question, {RIGHT}, data FROM event WHERE kind = 'answer' AND {_OF_EXAM}"
        return {
            newest(renames, "question", id): (bool(right), tuple(json.loads(data).get("parts", ())))
            for id, right, data in self._db.execute(sql, (exam,))
        }

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
            began = Began(id, at, day, paper, self._is_handed_in(id))
            found.append(began)
            shown.update(self._shown_in(began))
        return found, shown

    def _is_handed_in(self, exam: str) -> bool:
        # From the newest on: there are hundreds of steps, and handing in is the last.
        sql = (
            f"SELECT 1 FROM event WHERE {_OF_EXAM} AND kind = ? AND json_extract(data, '$.do') = 'end' "
            "ORDER BY seq DESC LIMIT 1"
        )
        return self._db.execute(sql, (exam, STEP)).fetchone() is not None

    def _shown_in(self, began: Began) -> set[str]:
        """The questions of an exam at which one was; all of them once it was handed in, for its result shows them."""
        questions = [item["question"] for item in began.paper["items"]]
        if began.is_handed_in:
            return set(questions)
        sql = f"SELECT DISTINCT json_extract(data, '$.at') FROM event WHERE {_OF_EXAM} AND kind = ?"
        return {questions[at] for (at,) in self._db.execute(sql, (began.id, STEP))}

    def _append(self, moment: Moment, exam: str, number: int, step: Mapping[str, Any]) -> None:
        sql = f"SELECT count(*) FROM event WHERE {_OF_EXAM} AND kind = ?"
        if self._db.execute(sql, (exam, STEP)).fetchone()[0] != number:
            raise ExamElsewhere(
                "The exam goes on in another program that was opened later; this last change was not taken. "
                "`tutor exam` takes it over here again."
            )
        self._store.log.append(moment, STEP, {"n": number, **step}, target=exam)
