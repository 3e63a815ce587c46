"""What is on disk while a program runs at a terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def answers(tutor_home: Path) -> Callable[[], int]:
    """How many answers the database holds, which must be whole."""

    def count() -> int:
        with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return int(db.execute("SELECT count(*) FROM event WHERE kind = 'answer'").fetchone()[0])

    return count
