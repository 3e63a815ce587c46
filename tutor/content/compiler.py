"""Packs into the compiled cache: files that changed are read again, then what only shows across files is looked at.

One BEGIN IMMEDIATE holds the whole refresh, so two programs at once, a kill or a full disk leave the old cache or the
new one. A cache that SQLite cannot read is deleted and built anew; where no file can be written it lives in memory.
"""

from __future__ import annotations

import gc
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tutor.content import across, cache, linking, reader, rules, stamps
from tutor.content.findings import Finding, Span
from tutor.content.ignoring import COMMENT_MARK
from tutor.content.reading import Reading
from tutor.content.source import MAX_BYTES, parse

# Of memory for SQLite: what 10,000 questions fill without being written out and read again.
CACHE_KILOBYTES = 48_000
_ID_LINE = re.compile(rb"^id:[ \t]*([a-z0-9][a-z0-9.-]*)[ \t]*\r?$", re.MULTILINE)


def compile_packs(roots: tuple[str, ...], path: str, is_thorough: bool = False) -> sqlite3.Connection:
    """A connection to the up-to-date cache of these packs; a thorough one holds all that can be said of them."""
    for _ in range(2):
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if os.path.isfile(path) and not stamps.is_whole(path):
                cache.remove(path)
            return _refreshed(path, roots, is_thorough)
        except OSError:
            break
        except sqlite3.DatabaseError as error:
            if _is_in_the_way(error) or not _is_removed(path):
                break
    return _refreshed(":memory:", roots, is_thorough)


def rebuild(roots: tuple[str, ...], path: str) -> sqlite3.Connection:
    """A connection to a new cache, where there was a damaged one."""
    return compile_packs(roots, path) if _is_removed(path) else _refreshed(":memory:", roots)


def compile_file(path: str) -> sqlite3.Connection:
    """A file outside of any pack, recognised by its own keys. What it takes from other files is not looked for."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    cache.prepare(db, ())
    _refresh_file(db, 0, "", (path, "", 0, 0), None, is_thorough=True)
    linking.link(db, targets=("objective",))
    across.examine(db)
    return db


def _is_in_the_way(error: sqlite3.DatabaseError) -> bool:
    """Whether the cache is sound, and only cannot be written now: deleting it would gain nothing."""
    return error.sqlite_errorname in ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_READONLY")


def _is_removed(path: str) -> bool:
    try:
        cache.remove(path)
    except OSError:
        return False
    return True


def _refreshed(path: str, roots: tuple[str, ...], is_thorough: bool = False) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=stamps.SECONDS_TO_WAIT, isolation_level=None)
    try:
        db.execute(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
        db.execute("PRAGMA synchronous = OFF")  # a cache that a power cut damages is made again
        refresh(db, roots, is_thorough)
    except BaseException:
        db.close()
        raise
    return db


def refresh(db: sqlite3.Connection, roots: tuple[str, ...], is_thorough: bool = False) -> None:
    """Brings the cache up to date with the files of the packs."""
    db.execute("BEGIN IMMEDIATE")
    cache.prepare(db, roots)
    with _without_garbage_collection():
        changed = [_refresh_pack(db, position, root, is_thorough) for position, root in enumerate(roots)]
        if any(changed):
            linking.link(db)
        if is_thorough:
            across.examine(db)
    db.execute("COMMIT")


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


def _refresh_pack(db: sqlite3.Connection, position: int, root: str, is_thorough: bool) -> bool:
    """Whether any file of the pack had to be read again."""
    now = {stamp[0]: stamp for stamp in stamps.stamps(root)}
    rows = db.execute("SELECT path, id, type, size, mtime_ns, hash, is_examined FROM file WHERE pack = ?", (position,))
    held = {os.fsdecode(row[0]): row[1:] for row in rows}
    known = db.execute("SELECT id, title FROM pack WHERE position = ?", (position,)).fetchone()
    path = os.path.join(root, "content", "pack.yaml")
    is_known = known is not None and not _is_stale(held.get(path), now[path], is_thorough)
    pack_id = known[0] if is_known else _put_pack(db, position, root, known)
    if known is not None and known[0] != pack_id:
        held = {path: (row[0], "", 0, 0, b"", 0) for path, row in held.items()}
    gone = held.keys() - now.keys()
    for path in gone:
        cache.forget(db, held[path][0])
        db.execute("DELETE FROM file WHERE id = ?", (held[path][0],))
    stale = [stamp for path, stamp in now.items() if _is_stale(held.get(path), stamp, is_thorough)]
    changed = [_refresh_file(db, position, pack_id, stamp, held.get(stamp[0]), is_thorough) for stamp in stale]
    return known is None or bool(gone) or any(changed)


def _is_stale(held: tuple[Any, ...] | None, stamp: stamps.Stamp, is_thorough: bool) -> bool:
    """Whether a file must be looked at: it changed, or was read for study only."""
    return held is None or held[1:4] != stamp[1:] or is_thorough > held[5]


def _put_pack(db: sqlite3.Connection, position: int, root: str, known: tuple[str, str] | None) -> str:
    """The pack's id; while pack.yaml cannot be read, the one it had, so that progress is not lost to a typo there."""
    path = os.path.join(root, "content", "pack.yaml")
    reading = read_file(path, "pack")
    id, title = known or _likely_pack(path, root)
    for item in reading.items:
        if item.value is not None:
            id, title = item.id, item.value.title
    db.execute("INSERT OR REPLACE INTO pack VALUES (?, ?, ?, ?)", (position, os.fsencode(root), id, title))
    return id


def _likely_pack(path: str, root: str) -> tuple[str, str]:
    """Id and title of a pack that never could be read: the line that says the id, else the folder's name."""
    found = _ID_LINE.search(_loaded(path)[0])
    name = found[1].decode() if found else re.sub(r"[^a-z0-9.-]+", "-", os.path.basename(root).lower()).strip("-.")
    return name or "pack", name or "pack"


def _refresh_file(
    db: sqlite3.Connection,
    position: int,
    pack: str,
    stamp: stamps.Stamp,
    held: tuple[Any, ...] | None,
    is_thorough: bool,
) -> bool:
    """Whether the file was read anew: because its content changed, or must be examined."""
    path, file_type, size, mtime_ns = stamp
    data, problem = _loaded(path)
    digest = hashlib.sha256(data).digest()
    row = (position, os.fsencode(path), file_type, size, mtime_ns, digest)
    if held is None:
        sql = (
            "INSERT INTO file (pack, path, type, size, mtime_ns, hash, is_readable, is_examined) "
            "VALUES (?, ?, ?, ?, ?, ?, 1, 0)"
        )
        file_id = db.execute(sql, row).lastrowid or 0
    else:
        file_id = held[0]
        sql = "UPDATE file SET pack = ?, path = ?, type = ?, size = ?, mtime_ns = ?, hash = ? WHERE id = ?"
        db.execute(sql, (*row, file_id))
        if held[4] == digest and held[1] == file_type and held[5] >= is_thorough and not problem:
            return False
        cache.forget(db, file_id)
    reading = _read(path, file_type, pack, data, problem)
    if is_thorough:
        rules.examine(reading.finished())
    is_readable = bool(reading.items) or not reading.findings
    sql = "UPDATE file SET is_readable = ?, is_examined = ?, has_comments = ?, topic_rank = -1, rank = -1 WHERE id = ?"
    db.execute(sql, (is_readable, is_thorough, COMMENT_MARK in data or bool(problem), file_id))
    cache.put(db, file_id, reading)
    if is_thorough:
        across.note(db, file_id, reading.finished())
    return True


def read_file(path: str, file_type: str = "", pack: str = "") -> Reading:
    """One file as a reading, the rules of single items applied. Without a type the file's own keys are asked."""
    return _read(path, file_type, pack, *_loaded(path))


def _loaded(path: str) -> tuple[bytes, str]:
    """A file's bytes, or why there are none. Only regular files are opened: a pipe in a pack must not hang a quiz."""
    if not os.path.exists(path):
        return b"", "there is no such file"
    if not os.path.isfile(path):
        return b"", "this is no file"
    try:
        with open(path, "rb") as opened:
            return opened.read(MAX_BYTES + 1), ""
    except OSError as error:
        return b"", f"this cannot be read: {error.strerror}"


def _read(path: str, file_type: str, pack: str, data: bytes, problem: str) -> Reading:
    if problem:
        return Reading(path, findings=[Finding(path, Span(1, 1, 1, 1), "E007", problem)])
    root, text, findings = parse(path, data)
    reading = Reading(path)
    if root is not None:
        kind = reader.FILES.get(file_type) or reader.type_by_keys(root)
        if kind is None:
            reading.say(root, "E110", "this is no file of a pack", "its top keys are facts, questions, or id and cards")
        else:
            reading = reader.read(path, root, kind, "" if file_type == "pack" else pack, text)
            rules.apply(reading)
    reading.findings[:0] = findings
    return reading
