"""The app in a process of its own, at a real terminal: what a person sees, and what is left when it is killed."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.cli.hostile import ESCAPES, write_texts
from tests.cli.kinds import write_kinds
from tests.terminal.terminal import Terminal, terminal

Answers = Callable[[], int]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three cards of one question each."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1, "c": 1}})
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def answer_two(tutor: Terminal) -> None:
    """Answers two questions; the feedback on the second one is on the screen."""
    tutor.wait_for("Enter start")
    tutor.type("\r", "of a.1?")
    tutor.type("1", "1 chosen")
    tutor.type("\r", "counts as")
    for _ in range(2):
        if "of b.1?" not in tutor.screen:
            tutor.type("\r")
            tutor.wait_until(lambda: "of b.1?" in tutor.screen or "What card a teaches." in tutor.screen)
    tutor.type("z", "No idea")


def test_the_app_opens_studies_and_leaves_a_clean_terminal(pack: Path, answers: Answers) -> None:
    with terminal() as tutor:
        answer_two(tutor)
        assert answers() == 2
        tutor.type("\x1b", "of 2 right")
        tutor.type("\x1b", "2 answers so far")
        tutor.type("q")
        tutor.end()
        assert tutor.code == 0
        assert b"\x1b[?1049l" in tutor.output
        assert "Traceback" not in tutor.screen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_every_answer_that_was_confirmed_is_in_a_whole_database_however_the_app_ends(
    number: signal.Signals, pack: Path, answers: Answers
) -> None:
    with terminal() as tutor:
        answer_two(tutor)
        if number is signal.SIGHUP:
            tutor.hang_up()
        else:
            tutor.signal(number)
            tutor.end()
        assert answers() == 2


def test_the_app_ends_with_its_window_when_its_parent_ignores_hang_ups(pack: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with terminal() as tutor:
            tutor.wait_for("Enter start")
            tutor.hang_up()
            assert tutor.code == -signal.SIGHUP
    finally:
        signal.signal(signal.SIGHUP, before)


def test_what_was_only_chosen_is_not_an_answer(pack: Path, answers: Answers) -> None:
    with terminal() as tutor:
        tutor.wait_for("Enter start")
        tutor.type("\r", "of a.1?")
        tutor.type("1", "1 chosen")
        tutor.signal(signal.SIGTERM)
        tutor.end()
        assert answers() == 0


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (120, 40)])
def test_the_whole_screen_is_used_at_any_size(columns: int, rows: int, pack: Path) -> None:
    with terminal(columns=columns, rows=rows) as tutor:
        screen = tutor.wait_for("? help").split("\n")
        assert screen[0].startswith("  Home  ")
        assert screen[1] == "─" * columns
        assert screen[rows - 1].startswith("  Enter start")


def kinds_of_sequences(output: bytes) -> set[bytes]:
    """What a terminal is told to do, without the numbers it is told them with."""
    commands = re.findall(rb"\x1b(?:\]\d*|\[[?<>=]?[\d;:]*[@-~]|[^\[\]])|\xc2[\x80-\x9f]", output)
    return {re.sub(rb"[\d;:]+(?=[@-~])", b"", command) for command in commands}


def looked_around(pack: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What the app writes while a learner looks into everything it has."""
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    with terminal(columns=100, rows=40) as tutor:
        tutor.wait_for("Enter start")
        tutor.type("t", "Enter read")
        tutor.type("\x1b", "Enter start")
        tutor.type("f", "Enter open")
        tutor.type("\x1b", "Enter start")
        tutor.type("\r", "1–4 choose")
        tutor.type("z", "counts as")
        tutor.type("s", "https://")
        tutor.type("c", "What the single card teaches")
        tutor.type("\x10", "Search for commands")
        tutor.signal(signal.SIGTERM)
        tutor.end()
        return tutor.output


def test_a_pack_of_escapes_makes_the_app_write_nothing_that_a_sound_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = looked_around(write_kinds(tmp_path / "sound"), monkeypatch)
    evil_pack = write_texts(write_kinds(tmp_path / "evil"), " ".join(ESCAPES), title="Odd")
    evil = looked_around(evil_pack, monkeypatch)
    assert b"left out" in evil
    assert kinds_of_sequences(evil) <= kinds_of_sequences(sound)
    assert not any(escape.strip().encode() in evil for escape in ESCAPES)
    assert b"owned" not in evil
