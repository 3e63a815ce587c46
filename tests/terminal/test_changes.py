"""What changed since the learner was here last, at a real terminal: foretell first, then see."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.changes.revised_pack import Edition
from tests.terminal.terminal import terminal

Told = Callable[[], list[str]]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    edition = Edition(tmp_path)
    monkeypatch.setenv("TUTOR_PACK", str(edition.root))
    return edition


@pytest.fixture
def told(tutor_home: Path) -> Told:
    """What the log keeps of what was told, oldest first."""

    def read() -> list[str]:
        with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
            return [data for (data,) in db.execute("SELECT data FROM event WHERE kind = 'told' ORDER BY seq")]

    return read


def answer_once() -> None:
    with terminal("quiz", "-n", "1", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("a\r", "Enter")
        tutor.type(":q\r")
        tutor.end()


def test_a_fact_that_moved_is_foretold_then_shown_then_asked(edition: Edition, told: Told) -> None:
    answer_once()
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with terminal("quiz", "-n", "1", rows=60) as tutor:
        tutor.wait_for("Say it first, then Enter >")
        assert 'What "How large an event may be" rests on has changed since you learnt it.' in tutor.screen
        assert "Payload of an asynchronous invocation: it was 256 KB. What is it now?" in tutor.screen
        assert "1 MB" not in tutor.screen
        tutor.type("512 KB\r", "choose 1 of a-d >")
        assert "256 KB -> 1 MB" in tutor.screen
        assert "You said 512 KB." in tutor.screen
        assert "Lambda quotas, checked 2026-11-17" in tutor.screen
        assert "The card begins anew; your answers so far stay in the log." in tutor.screen
    assert told() == ['{"causes": ["fact p/size 1 MB"], "said": {"p/size": "512 KB"}}']


def test_the_right_value_may_be_foretold_in_any_unit(edition: Edition) -> None:
    answer_once()
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with terminal("quiz", "-n", "1", rows=60) as tutor:
        tutor.wait_for("Say it first, then Enter >")
        tutor.type("1024 kb\r", "As you said.")


def test_who_leaves_before_saying_anything_is_asked_the_next_time(edition: Edition, told: Told) -> None:
    answer_once()
    edition.fact("1 MB", "256 KB until 2025-10-24")
    for _ in range(2):
        with terminal("quiz", rows=60) as tutor:
            tutor.wait_for("Say it first, then Enter >")
            tutor.type("\x04")
            tutor.end()
    assert told() == []
