"""Opening the learner's database and writing to it whole."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.errors import TutorError

# The newest step of migrations.py: known here, so that opening an up-to-date database imports nothing.
LAST_MIGRATION = "m006_guesses"
WAIT_SECONDS = 30
# What SQLite says when the world is in the way, and not the program.
_OUTSIDE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


class DatabaseTrouble(TutorError):
    """The learner's database cannot be used."""


def open_database(path: str) -> sqlite3.Connection:
    """A connection to the learner's database, made or migrated where needed. Raises DatabaseTrouble."""
    try:
        if path != ":memory:":
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    except OSError as error:
        raise DatabaseTrouble(
            f"The folder of {path} cannot be made: {error.strerror}. Set TUTOR_HOME to another."
        ) from error
    except sqlite3.DatabaseError as error:
        raise _cannot_open(path, error) from error
    try:
        _prepare(db)
    except BaseException as error:
        db.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise _cannot_open(path, error) from error
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. BEGIN IMMEDIATE: a read that turns into a write would fail at once while another one writes.

    Raises DatabaseTrouble where the disk or another program is in the way.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except BaseException as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in _OUTSIDE:
            raise DatabaseTrouble(f"Nothing was written: {error}. What was recorded before is safe.") from error
        raise


def _cannot_open(path: str, error: sqlite3.DatabaseError) -> DatabaseTrouble:
    return DatabaseTrouble(f"{path} cannot be opened: {error}. Set TUTOR_HOME to use another folder.")


def _prepare(db: sqlite3.Connection) -> None:
    """The settings that every connection needs, and the newest shape. A restored copy may not be in WAL mode."""
    db.execute("PRAGMA recursive_triggers = ON")
    db.execute("PRAGMA synchronous = FULL")
    _use_wal(db)
    if not _is_current(db):
        _migrate(db)


def _is_current(db: sqlite3.Connection) -> bool:
    try:
        row = db.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = 'tutor' ORDER BY id DESC LIMIT 1"
        ).fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    if row is not None and row[0] > LAST_MIGRATION:
        raise DatabaseTrouble("The database was written by a newer tutor: install that version again.")
    return row is not None and row[0] == LAST_MIGRATION


def _migrate(db: sqlite3.Connection) -> None:
    import sqlite_utils

    from tutor.store.migrations import migrations
    from tutor.store.store import Store

    with transaction(db):
        migrations.apply(sqlite_utils.Database(db))
        Store(db).rebuild_inside()  # what is a cache needs no migration of its own


def _use_wal(db: sqlite3.Connection) -> None:
    """Two first runs at once: the switch to WAL does not wait for a lock, so it is tried again."""
    for attempt in range(100):
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if attempt == 99:
                raise
            time.sleep(0.05)
