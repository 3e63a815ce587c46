"""Everything by id, read from the compiled cache; all that a quiz needs of the content.

The cache holds a row an item with its JSON. Whatever makes it wrong (a file changed, deleted, damaged, another
version) is mended by tutor.content.compiler, which alone imports YAML.
"""

from __future__ import annotations

import os
import sqlite3

from tutor.content import records
from tutor.content.stamps import SECONDS_TO_WAIT, cache_path, is_current, is_examined, is_whole, stamps
from tutor.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tutor.content.findings import Finding
    from tutor.content.model.blueprint import Blueprint
    from tutor.content.model.problem import Problem
    from tutor.content.model.question import Question
    from tutor.content.model.scenario import Scenario
    from tutor.content.model.teaching import Card, Fact, Topic
    from tutor.content.search import Hit


# Named, since SQLite would rather walk all items in their order than sort a handful.
_BY_PARENT = "item INDEXED BY item_by_parent"

# Questions and problems share their ids, since the log of answers has both.
SHARES_IDS = "replace({}, 'problem', 'question') = replace({}, 'problem', 'question')"
# Kinds that go by another word where a learner names one.
_SPOKEN = {"blueprint": "exam", "scenario": "drill"}


class Unknown(Misuse):
    """Nothing has this id."""


def open_library(roots: tuple[str, ...], cache_folder: str, is_thorough: bool = False) -> Library:
    """The library of these packs. A cache that cannot be used is replaced, or held in memory.

    A thorough one has every finding; for study those that leave something out are enough.
    """
    path = cache_path(cache_folder, roots)
    found = [stamp for root in roots for stamp in stamps(root)]
    if is_whole(path):
        db = None
        try:
            db = sqlite3.connect(path, timeout=SECONDS_TO_WAIT, isolation_level=None)
            if is_current(db, roots, found) and (not is_thorough or is_examined(db)):
                return Library(db, roots, path)
        except sqlite3.DatabaseError:
            pass
        if db is not None:
            db.close()
    from tutor.content.compiler import compile_packs

    return Library(compile_packs(roots, path, is_thorough), roots, path)


def _loads(text: str) -> Any:
    """A JSON text as a value. Figures that read no item need no JSON, which costs as much as all of their reads."""
    import json

    return json.loads(text)


def _dumps(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


class Library:
    """The content of the packs that are open. Ids are whole (`pack/id`) unless a docstring says otherwise."""

    def __init__(self, db: sqlite3.Connection, roots: tuple[str, ...], path: str) -> None:
        self.db = db
        self._path = path
        self.roots = roots
        self.packs: dict[str, str] = dict(self.rows("SELECT id, title FROM pack ORDER BY position"))

    @property
    def cache_folder(self) -> str:
        """Where it is compiled to."""
        return os.path.dirname(self._path)

    def close(self) -> None:
        self.db.close()

    def short(self, id: str) -> str:
        """The id as it is shown: without its pack while one pack is open."""
        return id.partition("/")[2] if len(self.packs) == 1 and "/" in id else id

    def typed(self, kind: str, id: str) -> str:
        """The whole id of what a person typed, short or in capitals; '' where no item of the kind is called so."""
        lower = id.lower()
        for whole in [lower] if "/" in lower else [f"{pack}/{lower}" for pack in self.packs]:
            if self.rows("SELECT 1 FROM item WHERE kind = ? AND id = ? AND usable", (kind, whole)):
                return whole
        return ""

    def find(self, kind: str, id: str) -> str:
        """The whole id of what a person typed, short or in capitals. Raises Unknown, with the nearest ids."""
        whole = self.typed(kind, id)
        if whole:
            return whole
        from tutor.content.findings import did_you_mean

        guess = did_you_mean(id, [self.short(other) for other in self.ids(kind)])
        name = _SPOKEN.get(kind, kind)
        lists = "tutor drill --list" if kind == "scenario" else f"tutor list {name}s"
        way_out = f' Did you mean "{guess}"?' if guess else f" `{lists}` shows them all."
        raise Unknown(f'No {name} is called "{id}".{way_out}')

    def ids(self, kind: str, parent: str = "") -> list[str]:
        """Ids of all usable items of a kind, in the order of study."""
        if parent:
            sql = f"SELECT id FROM {_BY_PARENT} WHERE kind = ? AND parent = ? AND usable ORDER BY rank"
            return [row[0] for row in self.rows(sql, (kind, parent))]
        return [row[0] for row in self.rows("SELECT id FROM item WHERE kind = ? AND usable ORDER BY rank", (kind,))]

    def count(self, kind: str) -> int:
        """How many usable items of a kind there are."""
        sql = "SELECT count(*) FROM item WHERE kind = ? AND usable"
        return int(self.rows(sql, (kind,))[0][0])

    def cards(self, topics: tuple[str, ...] = ()) -> Iterator[str]:
        """Card ids in the order of study, one page at a time: a pack may hold 100,000."""
        last = -1
        while True:
            page = self.rows(
                "SELECT rank, id, parent FROM item WHERE kind = 'card' AND usable AND rank > ? ORDER BY rank LIMIT 200",
                (last,),
            )
            if not page:
                return
            yield from (card for _, card, topic in page if not topics or topic in topics)
            last = page[-1][0]

    def probes(self, card: str, pool: str = "study", kind: str = "") -> list[str]:
        """The ids of a card's questions in file order; in study its problems as well, behind them."""
        if kind == "problem":
            return self.ids("problem", card)
        sql = f"SELECT id FROM {_BY_PARENT} WHERE kind = 'question' AND parent = ? AND usable AND pool = ?"
        if kind:
            return [row[0] for row in self.rows(f"{sql} AND variant = ? ORDER BY rank", (card, pool, kind))]
        questions = [row[0] for row in self.rows(f"{sql} ORDER BY rank", (card, pool))]
        return questions + self.ids("problem", card) if pool == "study" else questions

    def question(self, id: str) -> Question:
        """A question whole. Raises Unknown."""
        return records.question(self.plain("question", id))

    def card(self, id: str) -> Card:
        """A card whole. Raises Unknown."""
        return records.card(self.plain("card", id))

    def topic(self, id: str) -> Topic:
        """A topic without its cards: `ids("card", topic)` has those. Raises Unknown."""
        return records.topic(self.plain("topic", id))

    def fact(self, id: str) -> Fact:
        """A fact. Raises Unknown."""
        return records.fact(self.plain("fact", id))

    def scenario(self, id: str) -> Scenario:
        """A drill whole. Raises Unknown."""
        return records.scenario(self.plain("scenario", id))

    def problem(self, id: str) -> Problem:
        """A worked problem whole. Raises Unknown."""
        return records.problem(self.plain("problem", id))

    def fact_texts(self, ids: Iterable[str]) -> dict[str, str]:
        """What these facts are worth, with their units, by id: what a problem computes with."""
        facts = {id: self.plain("fact", id) for id in ids}
        return {id: f"{fact['value']} {fact.get('unit', '')}".strip() for id, fact in facts.items()}

    def blueprint(self, id: str) -> Blueprint:
        """An edition of an exam. Raises Unknown."""
        return records.blueprint(self.plain("blueprint", id))

    def blueprints(self) -> list[Blueprint]:
        """Every edition of every exam, as the packs' files have them."""
        return [self.blueprint(id) for id in self.ids("blueprint")]

    def title(self, kind: str, id: str) -> str:
        """The title of a card, topic, fact or blueprint; its id when it is gone."""
        row = self._row("SELECT title FROM item WHERE kind = ? AND id = ?", (kind, id))
        return row[0] if row and row[0] else self.short(id)

    def parent(self, kind: str, id: str) -> str:
        """The topic of a card, the card of a question or problem; '' when it is gone."""
        row = self._row("SELECT parent FROM item WHERE kind = ? AND id = ?", (kind, id))
        return row[0] if row else ""

    def plain(self, kind: str, id: str) -> dict[str, Any]:
        """An item as JSON values, its fact references replaced by the facts' values. Raises Unknown."""
        sql = "SELECT data FROM item WHERE kind = ? AND id = ? AND usable"
        row = self._row(sql, (kind, id))
        if row is None:
            raise Unknown(f'No {kind} is called "{self.short(id)}".')
        try:
            data: dict[str, Any] = _loads(self._with_facts(row[0]))
        except ValueError:  # the disk or an editor damaged what SQLite does not look into
            self._mend()
            return self.plain(kind, id)
        return data

    def place(self, kind: str, id: str) -> tuple[str, int]:
        """Path and line of an item."""
        sql = "SELECT file.path, item.line FROM item JOIN file ON file.id = item.file WHERE kind = ? AND item.id = ?"
        row = self._row(sql, (kind, id))
        if row is None:
            raise Unknown(f'No {kind} is called "{self.short(id)}".')
        return os.fsdecode(row[0]), row[1]

    def search(self, words: str, most: int = 20) -> list[Hit]:
        """What holds the words, the best first."""
        from tutor.content.search import search

        try:
            return search(self.db, words, most)
        except sqlite3.OperationalError:  # a cache that cannot be written: the index is made in memory
            copy = sqlite3.connect(":memory:", isolation_level=None)
            self.db.backup(copy)
            self.db = copy
        except sqlite3.DatabaseError:
            self._mend()
        return search(self.db, words, most)

    def unheld(self, words: str) -> list[str]:
        """What of the words sought nothing holds."""
        from tutor.content.search import unheld

        return unheld(self.db, words)

    def nearest(self, words: str) -> list[str]:
        """Words spelt a little like those that a search found nothing for."""
        from tutor.content.search import nearest

        return nearest(self.db, words)

    def uses(self, kind: str, id: str) -> list[tuple[str, str]]:
        """Kind and id of everything that names this item, in the order of study."""
        sql = (
            "SELECT DISTINCT item.kind, item.id, item.rank FROM reference r JOIN item ON item.id = r.owner "
            "AND item.file = r.file WHERE r.target = ? AND r.id = ? ORDER BY item.kind, item.rank"
        )
        return [(row[0], row[1]) for row in self.rows(sql, (kind, id))]

    def renames(self) -> list[tuple[str, str, str]]:
        """Kind, earlier id and present id of what authors renamed. An id that something has keeps its progress."""
        return self.rows(
            "SELECT kind, old, min(new) FROM rename r WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = r.old "
            f"AND {SHARES_IDS.format('item.kind', 'r.kind')}) GROUP BY kind, old"
        )

    def edition(self) -> str:
        """A name for what facts say and for the items' revisions: it changes when one of these does."""
        row = self._row("SELECT value FROM meta WHERE key = 'taught'", ())
        return row[0] if row else ""

    def facts_as_they_stand(self) -> dict[str, dict[str, Any]]:
        """Every usable fact as JSON values, by id."""
        rows = self.rows("SELECT id, data FROM item WHERE kind = 'fact' AND usable")
        return {id: _loads(data) for id, data in rows}

    def revised(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Kind and id of every usable item that was revised, and what each revision from the second on changed."""
        rows = self.rows(
            "SELECT DISTINCT r.kind, r.id, r.changes FROM revised r JOIN item USING (kind, id) WHERE usable "
            "ORDER BY item.rank"
        )
        return [(kind, id, tuple(_loads(changes))) for kind, id, changes in rows]

    def has(self, kind: str, id: str) -> bool:
        """Whether an item stands in the files, usable or not."""
        return bool(self.rows("SELECT 1 FROM item WHERE kind = ? AND id = ?", (kind, id)))

    def findings(self, path: str = "") -> list[Finding]:
        """What the checker says, of one file or of all, by file and place."""
        from tutor.content.remarks import findings

        return findings(self, path)

    def left_out(self) -> int:
        """How many files and items the learner does not get because of errors."""
        return int(self.rows("SELECT value FROM meta WHERE key = 'left_out'")[0][0])

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What the compiled cache answers to a query; a damaged one is made anew."""
        try:
            return self.db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            self._mend()
            return self.db.execute(sql, values).fetchall()

    def _with_facts(self, data: str) -> str:
        first, *rest = data.split("<fact:")
        parts = [first]
        for piece in rest:
            id, _, after = piece.partition(">")
            row = self._row("SELECT data FROM item WHERE kind = 'fact' AND id = ? AND usable", (id,))
            value = _loads(row[0])["value"] if row else self.short(id)
            parts.append(_dumps(value)[1:-1] + after)
        return "".join(parts)

    def _row(self, sql: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def _mend(self) -> None:
        """Builds a cache anew that turns out to be damaged: opening it looks at a few of its pages only."""
        from tutor.content.compiler import rebuild

        self.db.close()
        self.db = rebuild(self.roots, self._path)
