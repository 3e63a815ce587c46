"""The compiled content as SQLite tables: a row an item, and what the checker knows of each file."""

from __future__ import annotations

import functools
import json
import os
import sqlite3
from dataclasses import MISSING, fields
from typing import Any

from tutor.content.findings import Finding, Span
from tutor.content.model.teaching import Topic
from tutor.content.reading import Item, Reading
from tutor.content.stamps import CACHE_FORMAT

# `file.path` is a blob: a file name need not be UTF-8.
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE pack (position INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, id TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE file (id INTEGER PRIMARY KEY, pack INTEGER NOT NULL, path BLOB NOT NULL UNIQUE, type TEXT NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, hash BLOB NOT NULL, is_readable INTEGER NOT NULL,
  is_examined INTEGER NOT NULL, has_comments INTEGER NOT NULL DEFAULT 1,
  topic_rank INTEGER NOT NULL DEFAULT -1, rank INTEGER NOT NULL DEFAULT -1);
CREATE TABLE item (kind TEXT NOT NULL, id TEXT NOT NULL, parent TEXT NOT NULL, variant TEXT NOT NULL,
  pool TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL, rank INTEGER NOT NULL, usable INTEGER NOT NULL,
  file INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL, data TEXT);
CREATE INDEX item_by_id ON item (id, kind);
CREATE INDEX item_by_parent ON item (parent, kind, pool, variant, usable);
CREATE INDEX item_by_rank ON item (kind, rank, id, variant, usable);
CREATE INDEX item_by_file ON item (file);
CREATE INDEX item_left_out ON item (kind, id) WHERE NOT usable;
CREATE TABLE reference (file INTEGER NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE INDEX reference_by_file ON reference (file);
CREATE INDEX reference_by_id ON reference (id, target);
CREATE TABLE rename (kind TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, file INTEGER NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE TABLE revised (file INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
  changes TEXT NOT NULL);
CREATE INDEX revised_by_file ON revised (file);
CREATE TABLE finding (file INTEGER NOT NULL, scope TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  end_line INTEGER NOT NULL, end_column INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  hint TEXT NOT NULL);
CREATE INDEX finding_by_file ON finding (file);
CREATE TABLE habit (file INTEGER NOT NULL, habit TEXT NOT NULL, right REAL NOT NULL, questions INTEGER NOT NULL);
CREATE INDEX habit_by_file ON habit (file);
CREATE TABLE stem (key INTEGER PRIMARY KEY, hashes TEXT NOT NULL, file INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, ask TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL);
CREATE INDEX stem_by_file ON stem (file);
CREATE TABLE triple (hash INTEGER, stem INTEGER, PRIMARY KEY (hash, stem)) WITHOUT ROWID;
CREATE TABLE uncompared (stem INTEGER PRIMARY KEY);
CREATE TABLE alike (stem INTEGER NOT NULL, other INTEGER NOT NULL);
CREATE INDEX alike_by_stem ON alike (stem);
CREATE INDEX alike_by_other ON alike (other);
CREATE TABLE worth (key TEXT NOT NULL, fact TEXT NOT NULL, file INTEGER NOT NULL);
CREATE INDEX worth_by_file ON worth (file);
CREATE TABLE amount (key TEXT NOT NULL, file INTEGER NOT NULL, owner TEXT NOT NULL, shown TEXT NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE INDEX amount_by_key ON amount (key);
CREATE INDEX amount_by_file ON amount (file);
CREATE TABLE serves (file INTEGER NOT NULL, owner TEXT NOT NULL, exam TEXT NOT NULL, task TEXT NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE INDEX serves_by_file ON serves (file);
CREATE TABLE tested (fact TEXT NOT NULL, file INTEGER NOT NULL);
CREATE INDEX tested_by_fact ON tested (fact);
CREATE INDEX tested_by_file ON tested (file);
CREATE TABLE dated (file INTEGER NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE INDEX dated_by_file ON dated (file);
CREATE TABLE proof (digest BLOB PRIMARY KEY, flaws TEXT NOT NULL, is_whole INTEGER NOT NULL);
CREATE TABLE wrong (id TEXT NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (id, file)) WITHOUT ROWID;
"""

# What is written down of a file for the rules in tutor.content.across; stems are kept as long as they do not change.
NOTED = ("habit", "worth", "amount", "serves", "tested", "dated")


def prepare(db: sqlite3.Connection, roots: tuple[str, ...]) -> None:
    """Empty tables, unless those there are of this program's version and these packs."""
    wanted = {"format": CACHE_FORMAT, "roots": json.dumps(roots)}
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "meta" in tables and wanted.items() <= dict(db.execute("SELECT key, value FROM meta")).items():
        return
    for table in ("search_words", "search"):  # the index of the search first: its own tables go with it
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for table in tables:
        if not table.startswith("search"):
            db.execute(f'DROP TABLE "{table}"')
    for statement in SCHEMA.split(";"):
        db.execute(statement)
    db.executemany("INSERT INTO meta VALUES (?, ?)", [*wanted.items(), ("left_out", "0")])


def remove(path: str) -> None:
    """Deletes a cache that cannot be used. Raises OSError where it cannot be deleted."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        try:
            os.unlink(path + suffix)
        except FileNotFoundError:
            continue


def forget(db: sqlite3.Connection, file_id: int) -> None:
    """Deletes what came from one file."""
    db.execute("DELETE FROM meta WHERE key IN ('search', 'examined')")
    for table in ("item", "reference", "rename", "revised", "finding", *NOTED):
        db.execute(f"DELETE FROM {table} WHERE file = ?", (file_id,))


def put(db: sqlite3.Connection, file_id: int, reading: Reading) -> None:
    """Writes what one file holds."""
    db.execute("DELETE FROM meta WHERE key IN ('search', 'examined')")
    topic = next((item.id for item in reading.items if item.kind == "topic"), "")
    db.executemany(
        f"INSERT INTO item VALUES ({', '.join('?' * 15)})",
        [_row(item, position, topic, file_id) for position, item in enumerate(reading.items)],
    )
    references = [(file_id, r.target, r.id, r.owner, *place(r.span)) for r in reading.references]
    db.executemany("INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?, ?, ?)", references)
    renames = [row for item in reading.items for row in _renames(item, file_id)]
    db.executemany("INSERT INTO rename VALUES (?, ?, ?, ?, ?, ?, ?, ?)", renames)
    revised = [(file_id, item.kind, item.id, *_changes(item)) for item in reading.items if _is_revised(item)]
    db.executemany("INSERT INTO revised VALUES (?, ?, ?, ?, ?)", revised)
    put_findings(db, file_id, reading.findings)


def _is_revised(item: Item) -> bool:
    return getattr(item.value, "revision", 1) > 1 and hasattr(item.value, "changed")


def _changes(item: Item) -> tuple[int, str]:
    """The revision of an item, and what each from the second on changed: those that do not say reworded it."""
    said = [*item.value.changed_before, item.value.changed or "reworded"]
    unsaid = ["reworded"] * (item.value.revision - 1 - len(said))
    return item.value.revision, json.dumps([*unsaid, *said][1 - item.value.revision :])


def _renames(item: Item, file_id: int) -> list[tuple[Any, ...]]:
    """The earlier ids of an item, each with the place where it is named."""
    earlier = getattr(item.value, "renamed_from", ())
    if not earlier:
        return []
    from tutor.content.rules.places import at
    from tutor.content.spans import span_of

    return [
        (item.kind, old, item.id, file_id, *place(span_of(at(item.node, "renamed_from", position))))
        for position, old in enumerate(earlier)
    ]


def put_findings(db: sqlite3.Connection, file_id: int, findings: list[Finding], scope: str = "file") -> None:
    """Writes findings at one file. Those of the scopes "links" and "pack" are written anew each time."""
    rows = [(file_id, scope, *place(f.span), f.code, f.message, f.hint) for f in findings]
    db.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def count_left_out(db: sqlite3.Connection) -> None:
    """Writes down how many files and items the learner does not get."""
    items = db.execute("SELECT count(*) FROM item WHERE NOT usable").fetchone()[0]
    files = db.execute("SELECT count(*) FROM file WHERE NOT is_readable").fetchone()[0]
    db.execute("INSERT OR REPLACE INTO meta VALUES ('left_out', ?)", (str(items + files),))


def place(span: Span) -> tuple[int, int, int, int]:
    """A span as four columns."""
    return span.line, span.column, span.end_line, span.end_column


def _row(item: Item, position: int, topic: str, file_id: int) -> tuple[Any, ...]:
    value = item.value
    card = getattr(value, "card", "")
    parents = {"question": card, "problem": card, "card": topic, "scenario": getattr(value, "topic", "")}
    parent = parents.get(item.kind, "")
    variant = getattr(value, "kind", "") or getattr(value, "yield_", "")
    pool, title = getattr(value, "pool", ""), getattr(value, "title", "")
    data = _AS_JSON.encode(value) if value is not None else None
    usable = data is not None
    return (item.kind, item.id, parent, variant, pool, title, position, 0, usable, file_id, *place(item.span), data)


def sparse(value: Any) -> dict[str, Any]:
    """A record's fields that differ from their defaults, for JSON. A topic's cards are items of their own."""
    defaults = _defaults(value.__class__)
    plain = {name: content for name, content in vars(value).items() if content != defaults[name]}
    if isinstance(value, Topic):
        del plain["cards"]
    return plain


_AS_JSON = json.JSONEncoder(default=sparse, ensure_ascii=False)


@functools.cache
def _defaults(record: Any) -> dict[str, Any]:
    return {f.name: f.default_factory() if f.default_factory is not MISSING else f.default for f in fields(record)}
