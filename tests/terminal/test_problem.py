"""`tutor problem` at a real terminal: what stays on the screen, and that no way of leaving loses an answer."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import terminal
from tests.views.problem_pack import write_problem_pack

Answers = Callable[[], int]
ASK = "a number of environments, hint, or z >"


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack with two problems."""
    monkeypatch.setenv("TUTOR_PACK", str(write_problem_pack(tmp_path / "pack")))


def test_a_problem_is_asked_worked_through_and_asked_again_with_other_numbers(answers: Answers) -> None:
    with terminal("problem", "a.busy", rows=60) as tutor:
        tutor.wait_for(ASK)
        tutor.type("hint\r", "Hint 1 of 2  Each request holds an environment while it runs.")
        tutor.type("100\r", "Enter step by step  :h help >")
        assert "That is the rate itself." in tutor.screen
        assert answers() == 1
        tutor.type("\r", "How many are busy on average?")
        tutor.type("50\r", "✓ Right")
        tutor.wait_for("How many whole ones are that?")
        tutor.type("\r", "Type what this step asks for, or z to see it.")
        tutor.type("z\r", "ceil(50 environments) = 50 environments")
        tutor.type("\r", "each takes")
        tutor.type(":q\r", "Left; every answer is kept.")
        tutor.end()
        assert (tutor.code, answers()) == (0, 1)


@pytest.mark.parametrize("leaving", ["\x03", "\x04", ":q\r"])
def test_however_one_leaves_the_answer_is_kept(leaving: str, answers: Answers) -> None:
    with terminal("problem", "a.busy", rows=40) as tutor:
        tutor.wait_for(ASK)
        tutor.type("z\r", "How many are busy on average?")
        tutor.type(leaving)
        screen = tutor.end()
        assert screen.rstrip().endswith("  Left; every answer is kept.")
        assert "Traceback" not in screen
        assert tutor.code == (130 if leaving == "\x03" else 0)
    assert answers() == 1


def test_a_kill_after_the_verdict_keeps_the_answer_and_one_before_it_records_nothing(answers: Answers) -> None:
    for typed, count in (("48", 0), ("50\r", 1)):
        with terminal("problem", "a.busy", rows=40) as tutor:
            tutor.wait_for(ASK)
            tutor.type(typed, "✓ Right" if count else "> 48")
            tutor.signal(signal.SIGKILL)
            tutor.end()
        assert answers() == count
