"""Opening the learner's database and writing to it whole."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.errors import TutorError

# The newest step of migrations.py: known here, so that opening an up-to-date database imports nothing.
LAST_MIGRATION = "m001_log_and_state"
WAIT_SECONDS = 30


class DatabaseTrouble(TutorError):
    """The learner's database cannot be used."""


def open_database(path: str) -> sqlite3.Connection:
    """A connection to the learner's database, made or migrated where needed. Raises DatabaseTrouble."""
    try:
        if path != ":memory:":
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA recursive_triggers = ON")
        db.execute("PRAGMA synchronous = FULL")
        if not _is_current(db):
            _migrate(db)
        return db
    except OSError as error:
        raise DatabaseTrouble(f"The folder of {path} cannot be made: {error.strerror}. Set TUTOR_HOME to another.") from error
    except sqlite3.DatabaseError as error:
        raise DatabaseTrouble(f"{path} cannot be opened: {error}. Set TUTOR_HOME to use another folder.") from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. BEGIN IMMEDIATE: a read that turns into a write would fail at once while another one writes."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _is_current(db: sqlite3.Connection) -> bool:
    try:
        row = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'tutor' ORDER BY id DESC LIMIT 1").fetchone()
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

    _use_wal(db)
    with transaction(db):
        migrations.apply(sqlite_utils.Database(db))


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
