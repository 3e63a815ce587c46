"""`tutor exam` at a real terminal: the clock that runs while nothing is typed, Ctrl-C, and going on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.terminal.terminal import terminal


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exam of four questions in eight minutes."""
    monkeypatch.setenv("TUTOR_PACK", str(write_exam_pack(tmp_path / "pack")))


def test_ctrl_c_keeps_everything_and_the_exam_goes_on() -> None:
    with terminal("exam", "--seed", "1", rows=40) as tutor:
        tutor.wait_for("Enter begins, and the clock runs  :q leave  :h help >")
        tutor.type("\r", "left  choose 1 of a-d >")
        tutor.type("3\r", "Question 3 of 4")
        tutor.wait_for("Which is the first choice of b.2?")
        tutor.type("b\r", "b chosen.")
        tutor.type("\x03")
        tutor.end()
        assert tutor.code == 130
        assert "Kept; the clock stands." in tutor.screen
    with terminal("exam", rows=40) as tutor:
        tutor.wait_for("Enter goes on, and the clock with it  :q leave  :h help >")
        assert "question 3 of 4" in tutor.screen
        tutor.type("\r", "b ●  Choice")


def test_ctrl_c_before_the_clock_runs_is_130_and_help_helps() -> None:
    with terminal("exam", "--seed", "1", rows=60) as tutor:
        tutor.wait_for("Enter begins, and the clock runs  :q leave  :h help >")
        for typed in ("h", ":h", ":help", "help"):
            tutor.type(f"{typed}\r")
        tutor.wait_until(lambda: tutor.screen.count("Enter begins, :q leaves.") == 4)
        assert ":e :end   hand in, after a question" in tutor.screen
        tutor.type("\x03")
        tutor.end()
        assert tutor.code == 130


def test_a_second_terminal_takes_the_exam_over_and_the_first_says_so() -> None:
    with terminal("exam", "--seed", "1", rows=40) as first:
        first.wait_for("Enter begins")
        first.type("\r", "left  choose 1 of a-d >")
        with terminal("exam", rows=40) as second:
            second.wait_for("Enter goes on")
            second.type("\r", "choose 1 of a-d >")
            first.type("a\r", "The exam goes on in another program")
            first.end()
            assert first.code == 1
            second.type("a\r", "a chosen.")
