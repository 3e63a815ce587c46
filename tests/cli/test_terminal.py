"""What is known of the terminal that results go to."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tutor.cli.terminal import columns_of


@pytest.mark.parametrize("said", ["-1", "0", "-80", "", "wide", "8e1"])
def test_a_width_that_is_none_counts_as_unset(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert columns_of(io.StringIO()) is None


def test_a_width_that_is_set_holds_in_a_pipe_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert columns_of(io.StringIO()) == 60


@pytest.mark.parametrize("command", ["check {}", "--help", "quiz -n 1", "facts", "report queues.number.q"])
def test_no_command_trips_over_such_a_width(
    command: str, tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = tutor(command.format(kinds), "?")
    monkeypatch.setenv("COLUMNS", "-1")
    assert tutor(command.format(kinds), "?").err == usual.err
