"""Memories made anew from the log: of one card, or of all when their weights are fitted to the learner."""

from __future__ import annotations

from dataclasses import replace

from tutor.scheduling.memory import DESIRED_RETENTION, Renewal, lives, replay
from tutor.store.database import transaction
from tutor.store.state import WEIGHTS, State, names, newest

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

    from tutor.scheduling.memory import Answer, Memory, Weights
    from tutor.store.log import Log
    from tutor.store.moment import Moment


class Replay(State):
    """The state, and what of it follows from a card's answers and from each time that it began anew."""

    def __init__(self, db: sqlite3.Connection, desired_retention: float = DESIRED_RETENTION) -> None:
        super().__init__(db)
        self._desired_retention = desired_retention
        self._log: Log | None = None

    @property
    def log(self) -> Log:
        """What was ever done. Imported when it is first needed: choosing a question needs the state alone."""
        if self._log is None:
            from tutor.store.log import Log

            self._log = Log(self._db)
        return self._log

    def lives(self) -> list[list[tuple[str, int]]]:
        """Rating and study day of every card's reviews, anew from where its facts changed."""
        renames = self._renames()
        return [
            life
            for card in sorted(self._met())
            for life in lives(event for _, _, event in self._history(card, renames))
        ]

    def newest_seq(self) -> int:
        """The place in the log of the newest event."""
        return int(self._db.execute("SELECT ifnull(max(seq), 0) FROM event").fetchone()[0])

    def take_weights(
        self, moment: Moment, weights: Weights | None, data: Mapping[str, Any], begun: int | None = None
    ) -> bool:
        """Keeps weights that were fitted to the learner, and makes every memory anew by them; None leaves both.

        Memories are made before the log is locked: an answer given meanwhile hardly waits, and its card is made again.
        False, and nothing kept, where another program kept a fit since this one was begun, at a place in the log.
        """
        begun = self.newest_seq() if begun is None else begun
        made = {} if weights is None else {card: self._replayed(card, weights=weights) for card in self._met()}
        with transaction(self._db):
            since = self.log.since(begun)
            if any(kind == WEIGHTS for kind, _ in since):
                return False
            self.log.decide(moment, WEIGHTS, {**data, "weights": weights or self.weights()})
            for card, (memory, last_at) in made.items():
                self._put_memory(card, memory, last_at)
            self._rebuild_since(since)
        return True

    # Inside a transaction

    def _rebuild_since(self, since: list[tuple[str, str]]) -> None:
        """Makes memories anew of what was met while others were made, by kinds and cards of events."""
        renames = self._renames()
        is_renamed = any(kind == "rename" for kind, _ in since)
        touched = self._met() if is_renamed else {newest(renames, "card", card) for _, card in since if card}
        for card in touched:
            self._rebuild_card(card)

    def _rebuild_card(self, card: str) -> Memory | None:
        memory, last_at = self._replayed(card)
        self._put_memory(card, memory, last_at)
        return memory

    def _met(self) -> set[str]:
        """Cards that were ever answered, by the ids they have today."""
        renames = self._renames()
        return {newest(renames, "card", card) for card, _ in self.log.cards_and_questions()}

    def _replayed(
        self, card: str, until: tuple[int, str] | None = None, weights: Weights | None = None
    ) -> tuple[Memory | None, int]:
        """The memory that a card's log leaves, up to a moment and id or whole, and the moment of its last answer."""
        renames = self._renames()
        if ("card", card) in renames:
            return None, 0
        rows = [row for row in self._history(card, renames) if until is None or row[:2] < until]
        by = self.weights() if weights is None else weights
        memory = replay((event for _, _, event in rows), self._desired_retention, by)
        return memory, rows[-1][0] if rows else 0

    def _history(self, card: str, renames: dict[tuple[str, str], str]) -> list[tuple[int, str, Answer | Renewal]]:
        """Moment, id and event of all that a card's memory follows from, questions by the ids they have today."""
        rows = self.log.history(names(renames, "card", card))
        return [(at, id, _renamed(event, renames)) for at, id, event in rows]


def _renamed(event: Answer | Renewal, renames: dict[tuple[str, str], str]) -> Answer | Renewal:
    """An answer under the id that its question has today."""
    if isinstance(event, Renewal):
        return event
    return replace(event, question=newest(renames, "question", event.question))
