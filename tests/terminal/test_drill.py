"""`tutor drill` at a real terminal: leaving in the midst of it and before its debrief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import terminal
from tests.views.drill_pack import write_drill_pack

Answers = Callable[[], int]
ASK = "choose 1 of a-c, z no idea >"


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack with two drills."""
    monkeypatch.setenv("TUTOR_PACK", str(write_drill_pack(tmp_path / "pack")))


@pytest.mark.parametrize("leaving", ["\x03", "\x04", ":q\r"])
def test_however_one_leaves_what_was_decided_is_kept(leaving: str, answers: Answers) -> None:
    with terminal("drill", "flight", rows=60) as tutor:
        tutor.wait_for(ASK)
        tutor.type("z\r")
        tutor.wait_until(lambda: tutor.screen.count(ASK) == 2)
        tutor.type(leaving)
        screen = tutor.end()
        assert screen.rstrip().endswith("Left: what was decided counts for its cards; the drill begins anew.")
        assert (tutor.code, answers()) == (130 if leaving == "\x03" else 0, 1)


def test_ctrl_c_before_the_debrief_is_130_too(answers: Answers) -> None:
    with terminal("drill", "flight", rows=60) as tutor:
        tutor.wait_for(ASK)
        tutor.type("z\r")
        tutor.wait_until(lambda: tutor.screen.count(ASK) == 2)
        tutor.type("z\r", "Enter shows the debrief >")
        tutor.type("\x03")
        tutor.end()
        assert (tutor.code, answers()) == (130, 2)
