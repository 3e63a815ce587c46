"""What taking in costs whom: nothing where nothing changed, and no failure where nothing can be written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.packs import HandClock, open_learner, write_pack
from tests.changes.revised_pack import Edition, answer, opened
from tutor.content.library import open_library
from tutor.desk import take_in
from tutor.store import database
from tutor.store.changes import Change
from tutor.store.store import Store


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def beside_another(edition: Edition, clock: HandClock) -> list[Change]:
    """Opens the pack beside a second one; returns what waits to be told then."""
    second = write_pack(edition.root.parent / "second", {"u": {"z": 1}}, pack="q")
    data = edition.root.parent / "data"
    library = open_library((str(edition.root), str(second)), str(data / "cache2"))
    store = Store(database.open_database(str(data / "tutor.db")))
    take_in(library, store, clock)
    pending = store.changes.pending()
    library.close()
    store.close()
    return pending


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


def test_a_card_learnt_as_revised_stays_learnt_when_its_pack_is_opened_beside_another(edition: Edition) -> None:
    edition.card(revision=2, changed="fact", changed_how="Batches count as a whole now.")
    with opened(edition) as learner:
        answer(learner, "a")
        before = learner.desk.store.memories()
    assert beside_another(edition, edition.clock) == []
    with opened(edition) as learner:
        assert learner.desk.store.memories() == before


def test_a_card_learnt_with_the_new_value_stays_learnt_in_a_set_of_packs_that_saw_the_old_one(edition: Edition) -> None:
    assert beside_another(edition, edition.clock) == []
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        answer(learner, "a")
    assert beside_another(edition, edition.clock) == []


def test_what_changes_while_a_second_pack_is_added_is_found(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    [change] = beside_another(edition, edition.clock)
    assert (change.card, change.changed, change.causes) == ("p/a", "fact", ("fact p/size 1 MB",))


def test_in_a_log_that_never_kept_what_was_taught_nothing_counts_as_missed(edition: Edition) -> None:
    """An earlier tutor wrote it, and the card was answered as it stands now."""
    edition.card(revision=2, changed="fact", changed_how="Batches count as a whole now.")
    learner = open_learner(edition.root, edition.root.parent / "data", edition.clock)
    answer(learner, "a")
    before = learner.desk.store.memories()
    learner.desk.close()
    with opened(edition) as learner:
        assert learner.desk.store.memories() == before
        assert learner.desk.store.changes.pending() == []
