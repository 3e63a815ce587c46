"""Packs into the compiled cache: files that changed are read again, then what only shows across files is looked at.

One BEGIN IMMEDIATE holds the whole refresh, so two programs at once, a kill or a full disk leave the old cache or the
new one. A cache that SQLite cannot read is unlinked and built anew; where no file can be written it lives in memory.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields
from typing import Any

from tutor.content import linking, reader, rules
from tutor.content.findings import Finding
from tutor.content.library import CACHE_FORMAT, Stamp, stamps
from tutor.content.model.teaching import Topic
from tutor.content.source import parse

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE pack (position INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, id TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE file (id INTEGER PRIMARY KEY, pack INTEGER NOT NULL, path TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, hash BLOB NOT NULL, is_readable INTEGER NOT NULL);
CREATE TABLE item (kind TEXT NOT NULL, id TEXT NOT NULL, parent TEXT NOT NULL, variant TEXT NOT NULL,
  pool TEXT NOT NULL, title TEXT NOT NULL, position INTEGER NOT NULL, rank INTEGER NOT NULL, usable INTEGER NOT NULL,
  file INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL, data TEXT);
CREATE INDEX item_by_id ON item (id, kind);
CREATE INDEX item_by_parent ON item (parent, kind);
CREATE INDEX item_by_rank ON item (kind, rank);
CREATE INDEX item_by_file ON item (file);
CREATE TABLE reference (file INTEGER NOT NULL, target TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL,
  line INTEGER NOT NULL, column INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL);
CREATE INDEX reference_by_file ON reference (file);
CREATE TABLE rename (kind TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, file INTEGER NOT NULL);
CREATE TABLE finding (file INTEGER NOT NULL, is_cross INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  end_line INTEGER NOT NULL, end_column INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, hint TEXT NOT NULL);
CREATE INDEX finding_by_file ON finding (file);
"""


def compile_packs(roots: tuple[str, ...], path: str) -> sqlite3.Connection:
    """A connection to the up-to-date cache of these packs."""
    for attempt in range(3):
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            db = sqlite3.connect(path, timeout=60, isolation_level=None)
        except (OSError, sqlite3.OperationalError):
            break
        try:
            refresh(db, roots)
            return db
        except sqlite3.OperationalError as error:
            db.close()
            if "readonly" in str(error) or "unable to open" in str(error) or "full" in str(error):
                break
            if attempt == 2:
                raise
        except sqlite3.DatabaseError:
            db.close()
            _unlink(path)
    db = sqlite3.connect(":memory:", isolation_level=None)
    refresh(db, roots)
    return db


def _unlink(path: str) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        try:
            os.unlink(path + suffix)
        except FileNotFoundError:
            continue


def refresh(db: sqlite3.Connection, roots: tuple[str, ...]) -> None:
    """Brings the cache up to date with the files of the packs."""
    db.execute("BEGIN IMMEDIATE")
    try:
        _prepare(db, roots)
        with _without_garbage_collection():
            changed = False
            for position, root in enumerate(roots):
                changed |= _refresh_pack(db, position, root)
            if changed:
                linking.link(db)
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Reading makes only trees; collecting in between costs a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _prepare(db: sqlite3.Connection, roots: tuple[str, ...]) -> None:
    wanted = {"format": CACHE_FORMAT, "roots": json.dumps(roots)}
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "meta" in tables and wanted.items() <= dict(db.execute("SELECT key, value FROM meta")).items():
        return
    for table in tables:
        db.execute(f'DROP TABLE "{table}"')
    for statement in SCHEMA.split(";"):
        db.execute(statement)
    db.executemany("INSERT INTO meta VALUES (?, ?)", [*wanted.items(), ("left_out", "0")])


def _refresh_pack(db: sqlite3.Connection, position: int, root: str) -> bool:
    """Whether any file of the pack had to be read again."""
    now = {stamp[0]: stamp for stamp in stamps(root)}
    held = {row[0]: row[1:] for row in db.execute("SELECT path, id, type, size, mtime_ns, hash FROM file WHERE pack = ?", (position,))}
    known = db.execute("SELECT id FROM pack WHERE position = ?", (position,)).fetchone()
    pack_id = _pack_id(db, position, root, known[0] if known else "")
    if known is not None and known[0] != pack_id:
        held = {path: (row[0], "", 0, 0, b"") for path, row in held.items()}
    changed = known is None
    for path in held.keys() - now.keys():
        _forget(db, held[path][0])
        db.execute("DELETE FROM file WHERE id = ?", (held[path][0],))
        changed = True
    for path, stamp in now.items():
        if path not in held or held[path][1:4] != stamp[1:]:
            changed |= _refresh_file(db, position, pack_id, stamp, held.get(path))
    return changed


def _pack_id(db: sqlite3.Connection, position: int, root: str, known: str) -> str:
    """The pack's id; while pack.yaml cannot be read, the one it had, so that progress is not lost to a typo there."""
    path = os.path.join(root, "content", "pack.yaml")
    id, title = known or os.path.basename(os.path.abspath(root)).lower(), ""
    if os.path.isfile(path):
        reading = read_file(path, "pack")
        for item in reading.items:
            if item.value is not None:
                id, title = item.value.id, item.value.title
    db.execute("INSERT OR REPLACE INTO pack VALUES (?, ?, ?, ?)", (position, root, id, title or id))
    return id


def read_file(path: str, file_type: str, pack: str = "", data: bytes | None = None) -> reader.Reading:
    """One file as a reading, the rules of single items applied. `file_type` '' asks the file's own keys."""
    if data is None:
        with open(path, "rb") as file:
            data = file.read()
    root, findings = parse(path, data)
    reading = reader.Reading(path)
    if root is not None:
        kind = reader.FILES.get(file_type) or reader.type_by_keys(root)
        if kind is None:
            reading.say(root, "E110", "this is no file of a pack", "its top keys are facts, questions, or id and cards")
        else:
            reading = reader.read(path, root, kind, "" if file_type == "pack" else pack)
            rules.apply(reading)
    reading.findings[:0] = findings
    return reading


def _refresh_file(db: sqlite3.Connection, position: int, pack: str, stamp: Stamp, held: tuple[Any, ...] | None) -> bool:
    path, file_type, size, mtime_ns = stamp
    with open(path, "rb") as opened:
        data = opened.read()
    digest = hashlib.sha256(data).digest()
    if held is not None:
        db.execute("UPDATE file SET type = ?, size = ?, mtime_ns = ?, hash = ? WHERE id = ?", (file_type, size, mtime_ns, digest, held[0]))
        if held[4] == digest and held[1] == file_type:
            return False
        _forget(db, held[0])
        file_id = held[0]
    else:
        cursor = db.execute(
            "INSERT INTO file (pack, path, type, size, mtime_ns, hash, is_readable) VALUES (?, ?, ?, ?, ?, ?, 1)",
            (position, path, file_type, size, mtime_ns, digest),
        )
        file_id = cursor.lastrowid
    reading = read_file(path, file_type, pack, data)
    is_readable = bool(reading.items) or not reading.findings
    db.execute("UPDATE file SET is_readable = ? WHERE id = ?", (is_readable, file_id))
    _put(db, file_id, reading)
    return True


def _forget(db: sqlite3.Connection, file_id: int) -> None:
    for table in ("item", "reference", "rename", "finding"):
        db.execute(f"DELETE FROM {table} WHERE file = ?", (file_id,))


def _put(db: sqlite3.Connection, file_id: int, reading: reader.Reading) -> None:
    topic = next((item.id for item in reading.items if item.kind == "topic"), "")
    db.executemany(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(item, position, topic, file_id) for position, item in enumerate(reading.items)],
    )
    db.executemany(
        "INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (file_id, r.target, r.id, r.owner, r.span.line, r.span.column, r.span.end_line, r.span.end_column)
            for r in reading.references
        ],
    )
    renames = [
        (item.kind, old, item.id, file_id)
        for item in reading.items
        if item.value is not None
        for old in getattr(item.value, "renamed_from", ())
    ]
    db.executemany("INSERT INTO rename VALUES (?, ?, ?, ?)", renames)
    put_findings(db, file_id, reading.findings, is_cross=False)


def put_findings(db: sqlite3.Connection, file_id: int, findings: list[Finding], is_cross: bool) -> None:
    """Writes findings of one file."""
    db.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (file_id, is_cross, f.span.line, f.span.column, f.span.end_line, f.span.end_column, f.code, f.message, f.hint)
            for f in findings
        ],
    )


def _row(item: reader.Item, position: int, topic: str, file_id: int) -> tuple[Any, ...]:
    value, span = item.value, item.span
    parent = getattr(value, "card", "") if item.kind == "question" else topic if item.kind == "card" else ""
    variant = getattr(value, "kind", "") or getattr(value, "yield_", "")
    data = json.dumps(value, default=sparse, ensure_ascii=False) if value is not None else None
    place = (span.line, span.column, span.end_line, span.end_column)
    pool, title = getattr(value, "pool", ""), getattr(value, "title", "")
    return (item.kind, item.id, parent, variant, pool, title, position, 0, data is not None, file_id, *place, data)


def sparse(value: Any) -> dict[str, Any]:
    """A record's fields that differ from their defaults, for JSON. A topic's cards are items of their own."""
    plain = {}
    for f in fields(value):
        content = getattr(value, f.name)
        default = f.default_factory() if f.default_factory is not MISSING else f.default
        if content != default and not (f.name == "cards" and isinstance(value, Topic)):
            plain[f.name] = content
    return plain
