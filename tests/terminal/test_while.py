"""`tutor while` at a real terminal: questions beside a command, and what becomes of both."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.terminal.terminal import terminal

Answers = Callable[[], int]
Build = Callable[[str], None]
QUESTION = "choose 1 of a-d >"


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cards of two questions each."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 2, "b": 2}})
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Writes the command `build`, which does what a script says."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    (tmp_path / "bin").mkdir()

    def write(script: str) -> None:
        program = tmp_path / "bin/build"
        program.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
        program.chmod(0o755)

    return write


UNTIL_GO = "while [ ! -e go ]; do sleep 0.02; done; "
FOREVER = "touch set; while :; do sleep 0.02; done"


def test_when_the_command_ends_it_is_said_at_once_and_the_open_question_can_be_answered(
    tmp_path: Path, answers: Answers, build: Build
) -> None:
    build(UNTIL_GO + "echo built; exit 3")
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.type("b", "> b")
        (tmp_path / "go").touch()
        tutor.wait_for("  build ended with 3 after")
        tutor.wait_for("Finish this question; :q leaves it.")
        tutor.wait_until(lambda: tutor.screen.count(f"{QUESTION} b") == 2, "the prompt again, with what was typed")
        tutor.type("\r", "Enter ends  :h help >")
        tutor.type("\r", "of 1 right")
        screen = tutor.end()
        assert screen.rstrip().endswith("\nbuilt")
        assert (tutor.code, answers()) == (3, 1)


def test_the_clock_of_the_command_stops_when_it_ends(tmp_path: Path, build: Build) -> None:
    build(UNTIL_GO)
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        (tmp_path / "go").touch()
        told = re.search(r"build ended with 0 after \d+ s", tutor.wait_for("Finish this question"))
        time.sleep(1.2)  # the time that a learner takes to finish it
        tutor.type(":q\r")
        assert told is not None
        assert f"tutor: {told[0]}." in tutor.end()


def test_questions_come_as_long_as_the_command_runs(tmp_path: Path, answers: Answers, build: Build) -> None:
    build(UNTIL_GO)
    with terminal("while", "build", rows=60) as tutor:
        for number in (1, 2, 3):
            tutor.wait_for(f"Topic t  {number}")
            tutor.type("z\r", "Enter next  :h help >")
            tutor.type("\r")
        tutor.wait_for("Topic t  4")
        (tmp_path / "go").touch()
        tutor.wait_for("Finish this question")
        tutor.type(":q\r")
        tutor.end()
        assert (tutor.code, answers()) == (0, 3)


def test_a_command_that_ends_under_the_feedback_leaves_nothing_to_finish(tmp_path: Path, build: Build) -> None:
    build(UNTIL_GO)
    with terminal("while", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.type("z\r", "Enter next  :h help >")
        (tmp_path / "go").touch()
        tutor.wait_for("Enter leaves the questions.")
        tutor.type("\r", "0 of 1 right: 1 again.")
        tutor.end()
        assert tutor.code == 0


def test_the_first_interrupt_ends_the_questions_and_the_command_goes_on(
    tmp_path: Path, answers: Answers, build: Build
) -> None:
    build(UNTIL_GO + "echo whole; exit 5")
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.type("\x03", "  build still runs and is waited for; Ctrl-C goes to it.")
        (tmp_path / "go").touch()
        assert tutor.end().rstrip().endswith("\nwhole")
        assert (tutor.code, answers()) == (5, 0)


def test_the_second_interrupt_goes_to_the_command(tmp_path: Path, build: Build) -> None:
    build(FOREVER)
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.type("\x03", "Ctrl-C goes to it.")
        tutor.type("\x03")
        tutor.end()
        assert tutor.code == 128 + signal.SIGINT


def test_a_command_that_takes_the_interrupt_decides_on_its_code(tmp_path: Path, build: Build) -> None:
    build(f"trap 'echo tidy; exit 7' INT; {FOREVER}")
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.wait_until((tmp_path / "set").exists)
        tutor.type("\x03", "Ctrl-C goes to it.")
        tutor.type("\x03")
        assert tutor.end().rstrip().endswith("\ntidy")
        assert tutor.code == 7


def test_termination_is_passed_on_and_every_answer_is_kept(tmp_path: Path, answers: Answers, build: Build) -> None:
    build(FOREVER)
    with terminal("while", "--", "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        tutor.type("z\r", "Enter next")
        tutor.signal(signal.SIGTERM)
        tutor.end()
        assert (tutor.code, answers()) == (128 + signal.SIGTERM, 1)


def test_a_closed_window_ends_the_command_too(tmp_path: Path, build: Build) -> None:
    build(f"trap 'touch said; exit' HUP; {FOREVER}")
    with terminal("while", "--", "build") as tutor:
        tutor.wait_for(QUESTION)
        tutor.wait_until((tmp_path / "set").exists)
        tutor.hang_up()
        assert tutor.code == -signal.SIGHUP
    end = time.monotonic() + 10
    while not (tmp_path / "said").exists():
        assert time.monotonic() < end, "the command was not told"
        time.sleep(0.02)


def test_output_is_kept_in_the_file_that_is_named(tmp_path: Path, build: Build) -> None:
    build(UNTIL_GO + "echo out; echo err >&2")
    log = tmp_path / "build.log"
    with terminal("while", "--output", str(log), "build", rows=60) as tutor:
        tutor.wait_for(QUESTION)
        (tmp_path / "go").touch()
        tutor.wait_for("Finish this question")
        tutor.type(":q\r")
        screen = tutor.end()
        assert "tutor: What it wrote is in" in screen
        assert (tutor.code, log.read_text()) == (0, "out\nerr\n")


def test_a_command_that_ends_before_a_question_is_shown_needs_no_answer(build: Build) -> None:
    build("echo done")
    with terminal("while", "--", "build") as tutor:
        assert tutor.end().rstrip().endswith("done")
        assert tutor.code == 0


def test_what_cannot_be_started_is_said_before_any_question() -> None:
    with terminal("while", "--", "no-such-command") as tutor:
        screen = tutor.end()
        assert screen.strip() == 'tutor: "no-such-command" cannot be started: there is no such command.'
        assert tutor.code == 127
