"""A small pack on disk, and a desk on it whose clock is set by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tutor.content.library import open_library
from tutor.desk import Desk
from tutor.store.database import open_database
from tutor.store.moment import Moment
from tutor.store.store import Store

DAY = 20_000
DAY_MS = 86_400_000


@dataclass
class HandClock:
    """A clock that moves a second each time it is asked, from noon of study day 20,000 on."""

    at: int = DAY * DAY_MS + DAY_MS // 2

    def now(self) -> Moment:
        self.at += 1_000
        return Moment(self.at, 0, self.at // DAY_MS)

    def ticks(self) -> float:
        return self.at / 1_000

    def sleep(self, days: int) -> None:
        """Lets days pass."""
        self.at += days * DAY_MS


@dataclass(frozen=True)
class Learner:
    """A desk, the clock on it, and the database as any other program sees it."""

    desk: Desk
    clock: HandClock
    database: Path

    def sql(self, sql: str) -> list[tuple[object, ...]]:
        """Runs SQL through a connection of its own."""
        with closing(sqlite3.connect(self.database)) as db:
            rows = db.execute(sql).fetchall()
            db.commit()
        return rows


def write_pack(root: Path, topics: Mapping[str, Mapping[str, int]], pack: str = "p") -> Path:
    """A pack whose topics hold cards with so many single questions each: card `a` has `a.1`, `a.2`, ..."""
    for folder in ("content/topics", "quizzes"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "content/pack.yaml").write_text(f"id: {pack}\ntitle: A small pack\n")
    for topic, cards in topics.items():
        body = "".join(card_yaml(card) for card in cards)
        (root / f"content/topics/{topic}.yaml").write_text(f"id: {topic}\ntitle: Topic {topic}\ncards:\n{body}")
        asks = "".join(question_yaml(card, n) for card, count in cards.items() for n in range(1, count + 1))
        if asks:
            (root / f"quizzes/{topic}.yaml").write_text(f"topic: {topic}\nquestions:\n{asks}")
    return root


def card_yaml(card: str) -> str:
    """One card."""
    return f"""\
  - id: {card}
    title: Card {card}
    body: What card {card} teaches.
    remember: Card {card} in a line.
    yield: core
"""


def question_yaml(card: str, number: int) -> str:
    """One question of four choices; the first one in the file is right."""
    choices = "".join(
        f"      - text: Choice {n} of {card}.{number}\n        why: Because of reason {n}.\n"
        + ("        correct: true\n" if n == 1 else "")
        for n in range(1, 5)
    )
    return f"""\
  - id: {card}.{number}
    card: {card}
    kind: single
    stem: Which is the first choice of {card}.{number}?
    explanation: It stands first.
    choices:
{choices}"""


def open_learner(pack: Path, data: Path, clock: HandClock | None = None) -> Learner:
    """The learner whose data are in a folder, at the desk with this pack."""
    clock = clock or HandClock()
    library = open_library((str(pack),), str(data / "cache"))
    store = Store(open_database(str(data / "tutor.db")))
    store.carry(clock.now(), library.renames(), library.has)
    return Learner(Desk(library, store, clock), clock, data / "tutor.db")
