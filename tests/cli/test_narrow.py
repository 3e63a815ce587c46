"""Windows of 40, 60 and 80 columns: what reading commands and --help print is as wide as they are, and whole."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.views.reading_pack import write_reading_pack
from tutor.calculator.subjects import MODULES
from tutor.cli.main import COMMANDS
from tutor.views.lines import cells

READING = (
    "plan --exam saa-c03 --on +21",
    "topics",
    "stats",
    "due",
    "ready",
    "sheet",
    "calc --list",
    "calc quota --rps 20k --duration 50ms --explain --sim",
    "calc burst --rps 3000 --duration 1s --limit 5000 --explain --plot",
    "calc cost --requests 1m --duration 100ms --memory 512MB --explain",
    "list topics",
    "list cards",
    "list questions",
    "list facts",
    "list scenarios",
    "list problems",
    "list exams",
    "facts",
    "facts retention",
    "facts lambda.payload.async",
    "facts --stale 1d",
    "facts --uses lambda.payload.async",
    "search lambda",
    "show concurrency",
    "show secrets.manager",
    "show concurrency.reserved.zero",
    "show concurrency.quota-for-load --key",
    "show dva-c03",
    "drill --list",
    "problem --list",
    "explain",
)


def too_wide(said: str, columns: int) -> list[str]:
    """The lines that a window breaks, but for those that are one word: an address, an id, a list of choices."""
    return [line for line in said.splitlines() if cells(line) > columns and len(line.split()) > 1]


def test_nothing_that_is_read_is_wider_than_the_window(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    tutor("quiz --plain -n 3", "a", "a", "a")
    for columns, command in product((40, 60, 80), READING):
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = tutor(command)
        assert (ran.code, too_wide(ran.out, columns)) == (0, []), (command, columns)
        assert ran.out, command


def test_no_help_is_wider_than_the_window(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = ("", *COMMANDS, "new question", *(f"calc {name}" for name in MODULES))
    for columns, command in product((40, 60, 80), commands):
        monkeypatch.setenv("COLUMNS", str(columns))
        out = tutor(f"{command} --help").out
        assert (out[:6], too_wide(out, columns)) == ("Usage:", []), (command, columns)


def test_lists_lose_no_word_in_a_narrow_window(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("list facts", "topics", "show concurrency", "calc --list"):
        monkeypatch.setenv("COLUMNS", "100")
        whole = tutor(command).out.split()
        monkeypatch.setenv("COLUMNS", "44")
        assert tutor(command).out.split() == whole, command


def test_an_example_that_is_too_wide_goes_on_in_the_next_line(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    help = tutor("show --help").out
    assert (
        "  tutor show dva-c03                 an exam: its domains,\n      its tasks, and the topics that serve them\n"
    ) in help


def test_in_a_pipe_rows_and_examples_stay_whole(tutor: Tutor) -> None:
    rows = tutor("list questions").out.splitlines()
    long = "Which configuration keeps the function within its 60 connections?"
    assert f"concurrency.reserved.connections  {long}" in rows
    assert any(cells(line) > 80 for line in tutor("show --help").out.splitlines())


def test_two_cards_that_are_compared_stand_one_below_the_other(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(write_reading_pack(tmp_path / "pack")))
    monkeypatch.setenv("COLUMNS", "60")
    assert "  Where  in front                " in tutor("show planes.nose").out
    monkeypatch.setenv("COLUMNS", "40")
    assert "  Where\n    The nose: in front\n    The tail" in tutor("show planes.nose").out
