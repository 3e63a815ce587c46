"""What taking in costs whom: nothing where nothing changed, and no failure where nothing can be written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.packs import open_learner
from tests.changes.revised_pack import Edition, answer, opened
from tutor.desk import take_in
from tutor.store import database


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def test_a_pack_that_teaches_the_same_as_before_writes_nothing(edition: Edition) -> None:
    with opened(edition):
        pass
    (edition.root / "quizzes/t.yaml").write_text((edition.root / "quizzes/t.yaml").read_text() + "# a comment\n")
    with opened(edition) as learner:
        assert learner.sql("SELECT kind FROM event") == [("taught",)]


def test_only_what_is_otherwise_is_kept(edition: Edition) -> None:
    with opened(edition):
        pass
    edition.card(revision=2)
    with opened(edition) as learner:
        kept = learner.sql("SELECT json_extract(data, '$.facts'), json_extract(data, '$.revisions') FROM event")
    assert kept == [('{"p/size":"256 KB"}', "{}"), ("{}", '{"card p/a":2}')]


def test_who_only_reads_is_not_kept_out_by_a_log_that_is_locked(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    monkeypatch.setattr(database, "WAIT_SECONDS", 0)
    learner = open_learner(edition.root, edition.root.parent / "data", edition.clock)
    with closing(sqlite3.connect(learner.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        take_in(learner.desk.library, learner.desk.store, learner.clock)
        assert not learner.desk.store.has_changes()
        other.execute("ROLLBACK")
    take_in(learner.desk.library, learner.desk.store, learner.clock)
    assert learner.desk.store.has_changes()
    learner.desk.close()


def test_two_sets_of_packs_are_kept_apart(edition: Edition, tmp_path: Path) -> None:
    """Opening another pack in between does not make this one look changed."""
    other = Edition(tmp_path / "other")
    (other.root / "content/pack.yaml").write_text("id: q\ntitle: Another pack\n")
    for _ in range(2):
        for each in (edition, other):
            learner = open_learner(each.root, tmp_path / "data", edition.clock)
            take_in(learner.desk.library, learner.desk.store, learner.clock)
            rows = learner.sql("SELECT target FROM event WHERE kind = 'taught' ORDER BY seq")
            learner.desk.close()
    assert rows == [("p",), ("q",)]
