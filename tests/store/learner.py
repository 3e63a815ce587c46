"""A learner who answers, for tests of what the database makes of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from tutor.scheduling.memory import SURE, Answer
from tutor.store.log import Recorded
from tutor.store.moment import Moment
from tutor.store.store import Store

DAY = 20_000
DAY_MS = 86_400_000


@dataclass
class Learner:
    """Answers questions a minute apart, from noon of study day 20,000 on."""

    db: sqlite3.Connection
    store: Store
    at: int = DAY * DAY_MS + DAY_MS // 2

    def now(self) -> Moment:
        """The next minute."""
        self.at += 60_000
        return Moment(self.at, 60, self.at // DAY_MS)

    def sleep(self, days: int = 1) -> None:
        """Lets days pass; a negative number sets the clock back."""
        self.at += days * DAY_MS

    def answers(
        self,
        card: str,
        is_right: bool = True,
        confidence: str = SURE,
        question: str = "",
        mode: str = "study",
        kind: str = "single",
    ) -> Recorded:
        """Answers a question of a card: its first, when none is named."""
        moment = self.now()
        answer = Answer(question or f"{card}.q1", moment.day, is_right, confidence, mode=mode)
        data = {"response": [0], "shown": [1, 0], "kind": kind, "words": 80, "revision": 1, "grader": 1}
        return self.store.record(moment, card, answer, 15_000, data)
