"""Learners at packs made for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tests.cli.kinds import write_kinds


@pytest.fixture
def at_kinds(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with a question of every kind."""
    learner = open_learner(write_kinds(tmp_path / "kinds"), tmp_path / "data")
    yield learner
    learner.desk.close()


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Callable[..., Learner]]:
    """at({"t": {"a": 2}}): a learner at a pack of these topics, cards and numbers of questions."""
    opened: list[Learner] = []

    def make(topics: dict[str, dict[str, int]]) -> Learner:
        opened.append(open_learner(write_pack(tmp_path / "pack", topics), tmp_path / "data"))
        return opened[-1]

    yield make
    for learner in opened:
        learner.desk.close()
