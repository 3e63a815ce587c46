"""The database's shape, step by step. A step that has landed is never changed."""

from __future__ import annotations

import os

from sqlite_utils import Database, Migrations

migrations = Migrations("tutor")


@migrations()
def m001_log_and_memory(db: Database) -> None:
    """The log: whatever the learner did or decided, for good. The rest is a cache of it."""
    statements = """
        CREATE TABLE event (
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          device TEXT NOT NULL,
          at INTEGER NOT NULL,
          offset INTEGER NOT NULL,
          day INTEGER NOT NULL,
          kind TEXT NOT NULL,
          card TEXT NOT NULL DEFAULT '',
          question TEXT NOT NULL DEFAULT '',
          target TEXT NOT NULL DEFAULT '',
          is_right INTEGER,
          confidence TEXT,
          ms INTEGER,
          rating TEXT,
          data TEXT NOT NULL DEFAULT '{}'
        );
        CREATE INDEX event_by_card ON event (card, kind);
        CREATE INDEX event_by_question ON event (question, kind);
        CREATE INDEX event_by_target ON event (target) WHERE target != '';
        CREATE INDEX event_by_kind ON event (kind, day);
        CREATE TABLE memory (
          card TEXT PRIMARY KEY,
          stability REAL NOT NULL,
          difficulty REAL NOT NULL,
          reviewed_on INTEGER NOT NULL,
          answered_on INTEGER NOT NULL,
          due_on INTEGER NOT NULL,
          is_last_right INTEGER NOT NULL,
          last_question TEXT NOT NULL,
          answers INTEGER NOT NULL,
          last_at INTEGER NOT NULL
        );
        CREATE INDEX memory_by_due ON memory (due_on);
        CREATE TABLE probe (question TEXT PRIMARY KEY, last_seq INTEGER NOT NULL);
        CREATE TABLE rename (kind TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (kind, old));
        CREATE TABLE device (id TEXT NOT NULL)
    """
    for statement in statements.split(";"):
        db.execute(statement)
    for name, when in TRIGGERS.items():
        db.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END")
    db.execute("INSERT INTO device VALUES (?)", [os.urandom(8).hex()])


@migrations()
def m002_days(db: Database) -> None:
    """What was done on each study day, so that figures do not read the whole log."""
    db.execute("""
        CREATE TABLE day (
          day INTEGER PRIMARY KEY,
          answers INTEGER NOT NULL,
          correct INTEGER NOT NULL,
          ms INTEGER NOT NULL,
          young INTEGER NOT NULL,
          young_right INTEGER NOT NULL,
          mature INTEGER NOT NULL,
          mature_right INTEGER NOT NULL,
          expected INTEGER NOT NULL
        )
    """)


@migrations()
def m003_last_right(db: Database) -> None:
    """`is_last_right` asks for an answer that counted and was no guess; memories are made anew after this step."""


@migrations()
def m004_progress(db: Database) -> None:
    """What was done by card and by confidence, so that figures of progress do not read the whole log."""
    db.execute("""
        CREATE TABLE done_by_card (
          card TEXT PRIMARY KEY,
          answers INTEGER NOT NULL,
          correct INTEGER NOT NULL,
          ms INTEGER NOT NULL,
          voided INTEGER NOT NULL
        )
    """)
    db.execute("""
        CREATE TABLE done_by_confidence (
          day INTEGER NOT NULL,
          confidence TEXT NOT NULL,
          answers INTEGER NOT NULL,
          correct INTEGER NOT NULL,
          PRIMARY KEY (day, confidence)
        ) WITHOUT ROWID
    """)


@migrations()
def m005_left_open(db: Database) -> None:
    """What was left open in a mock exam is no answer; memories and figures are made anew after this step."""


@migrations()
def m006_guesses(db: Database) -> None:
    """A declared guess recalled nothing, even when it was right; figures are made anew after this step."""


# REPLACE deletes without a word where recursive_triggers is off, so an id that exists is refused before that.
TRIGGERS = {
    "event_is_not_changed": "BEFORE UPDATE ON event",
    "event_is_not_deleted": "BEFORE DELETE ON event",
    "event_is_not_replaced": "BEFORE INSERT ON event "
    "WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR seq = NEW.seq)",
}
