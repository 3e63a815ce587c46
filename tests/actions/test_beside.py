"""Tables that are built by a program of their own, and what ends that."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.actions.packs import DAY, Learner
from tests.actions.planner import at_the_desk
from tutor.actions.beside import TableBuilder
from tutor.actions.plan_setting import choose
from tutor.actions.plan_tables import kept_tables


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner whose exam is in twelve days, and for whom no tables are there."""
    learner = at_the_desk(tmp_path)
    choose(learner.desk, on=DAY + 12)
    yield learner
    learner.desk.close()


def test_tables_are_built_once(learner: Learner) -> None:
    builder = TableBuilder()
    assert builder.build(learner.desk)
    assert kept_tables(learner.desk) is not None
    assert not builder.build(learner.desk)


def test_after_the_stop_nothing_is_built(learner: Learner) -> None:
    builder = TableBuilder()
    builder.stop()
    assert not builder.build(learner.desk)
    assert kept_tables(learner.desk) is None


def test_a_stop_while_the_program_is_being_started_ends_it(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    builder, started = TableBuilder(), []

    class Started(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            builder.stop()  # another thread has its turn just now
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Started)
    assert not builder.build(learner.desk)
    assert kept_tables(learner.desk) is None
    assert [child.returncode != 0 for child in started] == [True]
