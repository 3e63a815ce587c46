"""A learner's database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.learner import Learner
from tutor.store.database import open_database
from tutor.store.store import Store


@pytest.fixture
def learner() -> Iterator[Learner]:
    """A learner with an empty database in memory."""
    db = open_database(":memory:")
    yield Learner(db, Store(db))
    db.close()
