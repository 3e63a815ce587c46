"""Opening, migrating, and writing whole."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from tests.store.learner import Learner
from tutor.store.database import DatabaseTrouble, open_database, transaction
from tutor.store.migrations import TRIGGERS
from tutor.store.store import Store


def path_in(folder: Path) -> str:
    return str(folder / "data" / "tutor.db")


def value(db: sqlite3.Connection, sql: str) -> object:
    return db.execute(sql).fetchone()[0]


def test_every_commit_is_on_disk_before_it_returns(tmp_path: Path) -> None:
    open_database(path_in(tmp_path)).close()
    db = open_database(path_in(tmp_path))
    assert value(db, "PRAGMA journal_mode") == "wal"
    assert value(db, "PRAGMA synchronous") == 2, "FULL"
    assert value(db, "PRAGMA recursive_triggers") == 1
    db.close()


def test_a_restored_copy_is_put_into_wal_mode_again(tmp_path: Path) -> None:
    db = open_database(path_in(tmp_path))
    db.execute("VACUUM INTO ?", [str(tmp_path / "copy.db")])
    db.close()
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert value(copy, "PRAGMA journal_mode") == "delete"
    copy.close()
    db = open_database(str(tmp_path / "copy.db"))
    assert value(db, "PRAGMA journal_mode") == "wal"
    db.close()


def test_the_learners_folder_is_the_learners_alone(tmp_path: Path) -> None:
    open_database(path_in(tmp_path)).close()
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_all_triggers_stand_after_all_migrations(tmp_path: Path) -> None:
    """sqlite-utils' transform() drops triggers without a word: a migration that uses it must make them again."""
    db = open_database(path_in(tmp_path))
    rows = db.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
    assert rows == [
        ("event_is_not_changed", "event"),
        ("event_is_not_deleted", "event"),
        ("event_is_not_replaced", "event"),
    ]
    assert sorted(TRIGGERS) == [name for name, _ in rows]
    db.close()


def test_the_tables_are_these_and_no_other(tmp_path: Path) -> None:
    """A mistyped table name makes sqlite-utils make a table without a word."""
    db = open_database(path_in(tmp_path))
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    own = ["day", "device", "done_by_card", "done_by_confidence", "event", "memory", "probe", "rename"]
    assert [name for (name,) in rows] == ["_sqlite_migrations", *own]
    db.close()


def test_an_older_database_gets_its_days_from_its_log(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    db = open_database(path)
    learner = Learner(db, Store(db))
    learner.answers("p/a")
    learner.answers("p/b", is_right=False)
    days, memories = learner.store.days(), learner.store.memories()
    for table in ("day", "done_by_card", "done_by_confidence"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm002_days'")
    db.close()
    db = open_database(path)
    assert Store(db).days() == days
    assert Store(db).memories() == memories
    db.close()


def test_an_older_database_forgets_that_a_lucky_guess_proved_anything(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    db = open_database(path)
    learner = Learner(db, Store(db))
    learner.answers("p/a", confidence="guess")
    memories = learner.store.memories()
    db.execute("UPDATE memory SET is_last_right = 1")
    for table in ("done_by_card", "done_by_confidence"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm003_last_right'")
    db.close()
    db = open_database(path)
    assert Store(db).memories() == memories
    assert not memories["p/a"].is_last_right
    db.close()


def test_an_older_database_gets_its_roll_up_from_its_log(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    db = open_database(path)
    learner = Learner(db, Store(db))
    learner.answers("p/a", confidence="unsure")
    learner.store.void(learner.now(), learner.answers("p/b", is_right=False).event)
    for table in ("done_by_card", "done_by_confidence"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm004_progress'")
    db.close()
    db = open_database(path)
    tallies = Store(db).tallies
    assert tallies.cards() == {"p/a": (1, 1, 15_000, 0), "p/b": (0, 0, 0, 1)}
    assert tallies.confidences() == {"unsure": (1, 1)}
    db.close()


def test_an_older_database_counts_a_right_guess_as_recalled_no_more(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    db = open_database(path)
    learner = Learner(db, Store(db))
    for card in ("p/a", "p/b"):
        learner.answers(card)
    learner.sleep(3)
    learner.answers("p/a")
    learner.answers("p/b", confidence="guess")
    days = learner.store.days()
    db.execute("UPDATE day SET young_right = young_right + 1 WHERE young = 2")
    db.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm006_guesses'")
    db.close()
    db = open_database(path)
    assert Store(db).days() == days
    assert days[-1][4:6] == (2, 1)
    db.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    db = open_database(path_in(tmp_path))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), transaction(db):
        db.executemany("INSERT INTO probe VALUES (?, ?)", [("p/q", 1), ("p/q", 2)])
    assert value(db, "SELECT count(*) FROM probe") == 0
    with transaction(db):
        db.execute("INSERT INTO probe VALUES ('p/q', 1)")
    assert value(db, "SELECT count(*) FROM probe") == 1
    db.close()


def test_a_transaction_that_reads_and_then_writes_waits_for_another_one(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    open_database(path).close()

    def add_fifty() -> None:
        db = open_database(path)
        for _ in range(50):
            with transaction(db):
                last_seq = value(db, "SELECT last_seq FROM probe")
                db.execute("UPDATE probe SET last_seq = ? + 1", [last_seq])
        db.close()

    db = open_database(path)
    with transaction(db):
        db.execute("INSERT INTO probe VALUES ('p/q', 0)")
    threads = [threading.Thread(target=add_fifty) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert value(db, "SELECT last_seq FROM probe") == 200
    db.close()


def test_a_full_disk_is_said_in_a_sentence_and_the_next_write_works(tmp_path: Path) -> None:
    db = open_database(path_in(tmp_path))
    pages = value(db, "PRAGMA page_count")
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseTrouble) as trouble, transaction(db):
        db.execute("INSERT INTO probe VALUES (hex(zeroblob(100000)), 1)")
    assert str(trouble.value) == "Nothing was written: database or disk is full. What was recorded before is safe."
    with transaction(db):
        db.execute("INSERT INTO probe VALUES ('p/q', 1)")
    assert value(db, "SELECT count(*) FROM probe") == 1
    db.close()


def test_a_mistake_in_our_own_sql_is_no_trouble_of_the_database(tmp_path: Path) -> None:
    db = open_database(path_in(tmp_path))
    with pytest.raises(sqlite3.OperationalError, match="no such table: prbe"), transaction(db):
        db.execute("INSERT INTO prbe VALUES (1)")
    db.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tutor.db"
    path.write_text("This was a shopping list before it was called tutor.db. " * 20)
    with pytest.raises(DatabaseTrouble) as trouble:
        open_database(str(path))
    assert str(trouble.value) == (
        f"{path} cannot be opened: file is not a database. Set TUTOR_HOME to use another folder."
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(DatabaseTrouble) as trouble:
        open_database(path_in(tmp_path))
    assert str(trouble.value) == (
        f"The folder of {path_in(tmp_path)} cannot be made: File exists. Set TUTOR_HOME to another."
    )


def test_a_database_of_a_newer_tutor_is_left_alone(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    db = open_database(path)
    sql = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tutor', 'm999_later', '')"
    db.execute(sql)
    db.close()
    before = shutil.copy(path, tmp_path / "before.db")
    with pytest.raises(DatabaseTrouble) as trouble:
        open_database(path)
    assert str(trouble.value) == "The database was written by a newer tutor: install that version again."
    assert Path(path).read_bytes() == Path(before).read_bytes()


def test_an_up_to_date_database_is_opened_without_sqlite_utils(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = path_in(tmp_path)
    open_database(path).close()
    program = (
        "import sys; from tutor.store.database import open_database; "
        f"open_database({path!r}).close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
