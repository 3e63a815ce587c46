"""What changed under a learner, in the log: what the packs taught when they were opened, what of it is otherwise now,
which answers a mended key marks anew, and what the learner was told of all that."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tutor.store.database import transaction
from tutor.store.marks import ANSWERED, IS_VOID, NEWEST, REGRADE, RIGHT
from tutor.store.state import names, newest
from tutor.store.tallies import TAUGHT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tutor.store.moment import Moment
    from tutor.store.store import Store

FACT_CHANGE, CHANGE, TOLD = "fact change", "content change", "told"
FACT, KEY, CLARIFIED = "fact", "key", "clarified"


@dataclass(frozen=True)
class Change:
    """What changed of a card, or of a question or problem, since the learner met it: `changed` is fact, key or
    clarified. `causes` name the revisions and facts: what another machine found too has the same ones.

    `data` is what the learner is told: facts with their old and new values, or what was marked otherwise.
    """

    card: str
    question: str
    changed: str
    causes: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Marked:
    """An answer as it counts now: the revision of the question that it was given to, and the one that marked it."""

    event: str
    card: str
    question: str
    is_right: bool
    confidence: str
    revision: int
    marked_by: int
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Regrade:
    """An answer, by its event, that a newer revision marks: as before or otherwise."""

    answer: Marked
    is_right: bool
    revision: int


@dataclass(frozen=True)
class Taught:
    """What was taught when packs were opened last: values by fact, revisions by `kind id`, and which packs these were.

    An item that was never revised has no entry: it stood at its first revision if its pack was among them.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)
    packs: frozenset[str] = frozenset()


_REVISION = "ifnull(json_extract(data, '$.revision'), 1)"
_MARKED_BY = f"ifnull((SELECT json_extract(g.data, '$.revision') {NEWEST}), {_REVISION})"


class Changes:
    """Reads and writes what changed. Cards and questions by the ids they have today."""

    def __init__(self, db: sqlite3.Connection, store: Store) -> None:
        self._db = db
        self._store = store

    def taught(self) -> Taught:
        """What was taught last on this machine, whichever packs were open together; on any where this one is new."""
        rows = self._db.execute(
            "SELECT target, data, device = (SELECT id FROM device) FROM event WHERE kind = ? ORDER BY seq", (TAUGHT,)
        ).fetchall()
        facts: dict[str, str] = {}
        revisions: dict[str, int] = {}
        packs: set[str] = set()
        for target, data, _ in [row for row in rows if row[2]] or rows:
            kept = json.loads(data)
            facts |= kept["facts"]
            revisions |= kept["revisions"]
            packs.update(target.split("+"))
        return Taught(facts, revisions, frozenset(packs))

    def facts_at(self, event: str) -> dict[str, str]:
        """The facts' values as the packs taught them when an answer was given; of a fact that was not taken in by then,
        the first value that was."""
        at, device = self._db.execute("SELECT at, device FROM event WHERE id = ?", (event,)).fetchone()
        rows = self._db.execute(
            "SELECT at, json_extract(data, '$.facts') FROM event WHERE kind = ? AND device = ? ORDER BY seq",
            (TAUGHT, device),
        )
        facts: dict[str, str] = {}
        for taught_at, text in rows:
            facts = facts | json.loads(text) if taught_at <= at else json.loads(text) | facts
        return facts

    def answers(self, question: str) -> list[Marked]:
        """Every answer to a question or problem that was not taken back, oldest first."""
        renames = self._store.renames()
        known = names(renames, "question", question)
        rows = self._db.execute(
            f"SELECT id, card, {RIGHT}, confidence, {_REVISION}, {_MARKED_BY}, data FROM event "
            f"WHERE {ANSWERED} AND question IN ({', '.join('?' * len(known))}) AND NOT {IS_VOID} ORDER BY at, id",
            known,
        )
        return [
            Marked(id, newest(renames, "card", card), question, bool(is_right), sure, was, by, json.loads(data))
            for id, card, is_right, sure, was, by, data in rows
        ]

    def known(self) -> dict[str, set[str]]:
        """The causes of all changes that were found so far, by card."""
        found: dict[str, set[str]] = {}
        for change in self._all():
            found.setdefault(change.card, set()).update(change.causes)
        return found

    def is_answered_since_renewal(self, card: str, question: str) -> bool:
        """Whether a question was answered after its card last began anew, without what was taken back."""
        answer = self._last_at(f"{ANSWERED} AND NOT {IS_VOID}", "question", question)
        renewal = self._last_at(f"kind = '{FACT_CHANGE}'", "card", card)
        return answer is not None and (renewal is None or answer > renewal)

    def _last_at(self, where: str, column: str, id: str) -> int | None:
        """When the last of such events was, of a card or a question under all its names."""
        ids = names(self._store.renames(), column, id)
        sql = f"SELECT max(at) FROM event WHERE {where} AND {column} IN ({', '.join('?' * len(ids))})"
        at: int | None = self._db.execute(sql, ids).fetchone()[0]
        return at

    def pending(self) -> list[Change]:
        """What the learner was not told yet, in the order in which it was found, each only once."""
        told = self._told()
        waiting = []
        for change in self._all():
            if not told.issuperset(_told_as(change)):
                waiting.append(change)
                told.update(_told_as(change))
        return waiting

    def foretold(self) -> set[tuple[str, str]]:
        """Facts, each with the value that the learner was shown after having said what it is."""
        rows = self._db.execute(
            "SELECT data FROM event WHERE kind = ? AND json_type(data, '$.said') = 'object'", (TOLD,)
        )
        found: set[tuple[str, str]] = set()
        for (data,) in rows:
            kept = json.loads(data)
            causes = [cause.split(" ", 2) for cause in kept["causes"] if cause.startswith("fact ")]
            found.update((id, value) for _, id, value in causes if id in kept["said"])
        return found

    def of(self, question: str) -> list[Change]:
        """What changed of a question or problem since it was first answered, oldest first."""
        return [change for change in self._all() if change.question == question]

    def tell(self, moment: Moment, changes: Iterable[Change], said: Mapping[str, str] | None = None) -> None:
        """Keeps that the learner was told, and what he or she foretold of each fact."""
        with transaction(self._db):
            told = self._told()
            for change in changes:
                if not told.issuperset(_told_as(change)):
                    data = {"causes": change.causes, **({"said": said} if said else {})}
                    self._store.log.append(moment, TOLD, data, card=change.card, question=change.question)

    def take_in(
        self,
        moment: Moment,
        packs: str,
        name: str,
        taught: Taught,
        changes: Sequence[Change],
        regrades: Mapping[str, Sequence[Regrade]],
        begun: int = 0,
    ) -> None:
        """Appends what was found, regrades by question, and makes the memories of what it touches anew.

        Another program that found the same since this was begun, at a place in the log, leaves nothing to do.
        """
        with transaction(self._db):
            if self._store.tallies.edition(packs, begun) == name:
                return
            told = {question: self._regrade(moment, some) for question, some in regrades.items()}
            for change in changes:
                self._append(moment, replace(change, data={**change.data, **told.get(change.question, {})}))
            for card in dict.fromkeys(change.card for change in changes if change.changed == FACT):
                self._store.rebuild_card_inside(card)
            data = {"name": name, "facts": taught.facts, "revisions": taught.revisions}
            self._store.log.append(moment, TAUGHT, data, target=packs)

    def _append(self, moment: Moment, change: Change) -> None:
        """A fact change is never dated before the answers that it follows, whatever the clock says."""
        kind, data = CHANGE, {"changed": change.changed, "causes": change.causes, **change.data}
        if change.changed == FACT:
            kind, at = FACT_CHANGE, self._store.last_at(change.card)
            moment = replace(moment, at=max(moment.at, at + 1))
        self._store.log.append(moment, kind, data, card=change.card, question=change.question)

    def _regrade(self, moment: Moment, regrades: Sequence[Regrade]) -> dict[str, Any]:
        """Appends the marks of a question's answers; says how many are otherwise and which cards this moved."""
        for one in regrades:
            answer, data = one.answer, {"revision": one.revision, "was": one.answer.is_right}
            columns = {"card": answer.card, "question": answer.question, "is_right": one.is_right}
            self._store.log.decide(moment, REGRADE, data, target=answer.event, **columns)
        self._store.recount_inside(one.answer.event for one in regrades)
        otherwise = [one for one in regrades if one.is_right != one.answer.is_right]
        moved = []
        for card in dict.fromkeys(one.answer.card for one in otherwise):
            before, after = self._store.memory(card), self._store.rebuild_card_inside(card)
            if before is not None and after is not None and before.due_on != after.due_on:
                moved.append([card, before.due_on, after.due_on])
        right = sum(one.is_right for one in otherwise)
        return {"answers": len(regrades), "right": right, "wrong": len(otherwise) - right, "moved": moved}

    def _all(self) -> list[Change]:
        renames = self._store.renames()
        rows = self._db.execute(
            "SELECT card, question, data FROM event WHERE kind IN (?, ?) ORDER BY at, id", (FACT_CHANGE, CHANGE)
        ).fetchall()
        return [_change(newest(renames, "card", c), newest(renames, "question", q), data) for c, q, data in rows]

    def _told(self) -> set[tuple[str, str, str]]:
        renames = self._store.renames()
        rows = self._db.execute("SELECT card, question, data FROM event WHERE kind = ?", (TOLD,))
        return {
            (newest(renames, "card", card), newest(renames, "question", question), cause)
            for card, question, data in rows
            for cause in json.loads(data)["causes"]
        }


def renewals(db: sqlite3.Connection, cards: Collection[str]) -> list[tuple[int, str, int]]:
    """Moment, id and study day of each time that a card (all its names) began anew.

    A change that two machines found counts once, when the first of them found it.
    """
    rows = db.execute(
        f"SELECT at, id, day, json_extract(data, '$.causes') FROM event WHERE kind = '{FACT_CHANGE}' "
        f"AND card IN ({', '.join('?' * len(cards))}) ORDER BY at, id",
        list(cards),
    )
    known: set[str] = set()
    found = []
    for at, id, day, text in rows:
        causes = json.loads(text)
        if not known.issuperset(causes):
            found.append((at, id, day))
        known.update(causes)
    return found


def _told_as(change: Change) -> set[tuple[str, str, str]]:
    """What is known once a change was told: each of its causes for this card or question, since two may rest on one."""
    return {(change.card, change.question, cause) for cause in change.causes}


def _change(card: str, question: str, text: str) -> Change:
    data = json.loads(text)
    changed, causes = data.pop("changed"), tuple(data.pop("causes"))
    return Change(card, question, changed, causes, data)
