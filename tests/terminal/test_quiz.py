"""`tutor quiz` at a real terminal: prompts, colours, and leaving by every way there is."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.terminal.terminal import terminal

Answers = Callable[[], int]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cards of two questions each."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 2, "b": 2}})
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def test_a_sitting_asks_explains_waits_and_offers_a_last_lap(pack: Path, answers: Answers) -> None:
    with terminal("quiz", "-n", "2", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        assert "Which is the first choice of a.1?" in tutor.screen
        tutor.type("?\r", "Enter next  :h help >")
        assert "No idea  here it is   counts as again, back tomorrow" in tutor.screen
        tutor.type("\r", "Which is the first choice of a.2?")
        tutor.type("?\r", "Enter last lap  :q leave  :h help >")
        assert answers() == 2
        tutor.type("\r", "Topic t  last lap")
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "counts as practice (counted today), back tomorrow")
        tutor.type("\r", "0 of 2 right")
        tutor.end()
        assert tutor.code == 0
        assert answers() == 3


def test_a_last_lap_puts_a_question_again_with_its_solution_out_of_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(write_pack(tmp_path / "pack", {"t": {"a": 1}})))
    with terminal("quiz", "-n", "1", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "Enter last lap  :q leave  :h help >")
        assert "Because of reason 1." in tutor.screen
        tutor.type("\r", "Topic t  last lap")
        tutor.wait_for("choose 1 of a-d >")
        assert "Which is the first choice of a.1?" in tutor.screen
        assert "Because of reason 1." not in tutor.screen


def test_a_question_that_comes_again_at_once_comes_with_its_solution_out_of_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(write_pack(tmp_path / "pack", {"t": {"a": 1}})))
    with terminal("quiz", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "Because of reason 1.")
        tutor.type("\r", "Topic t  2")
        tutor.wait_for("choose 1 of a-d >")
        assert "Because of reason 1." not in tutor.screen


@pytest.mark.parametrize("leaving", ["\x03", "\x04", ":q\r"])
@pytest.mark.parametrize("at_feedback", [True, False])
def test_however_one_leaves_every_answer_is_kept(leaving: str, at_feedback: bool, pack: Path, answers: Answers) -> None:
    with terminal("quiz", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "Enter next  :h help >")
        if not at_feedback:
            tutor.type("\r", "first choice of a.2?")
            tutor.wait_for("choose 1 of a-d >")
        tutor.type(leaving)
        screen = tutor.end()
        assert screen.rstrip().endswith("  0 of 1 right: 1 again.")
        assert "Traceback" not in screen
        assert tutor.code == (130 if leaving == "\x03" else 0)
    assert answers() == 1


def test_interrupting_while_typing_records_nothing(pack: Path, answers: Answers) -> None:
    with terminal("quiz") as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("b", "> b")
        tutor.type("\x03")
        tutor.end()
        assert (tutor.code, answers()) == (130, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_or_a_closed_window_keeps_every_answer(number: signal.Signals, pack: Path, answers: Answers) -> None:
    with terminal("quiz") as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "Enter next  :h help >")
        if number is signal.SIGTERM:
            tutor.signal(number)
            tutor.end()
        else:
            tutor.hang_up()
        assert tutor.code == -number
    assert answers() == 1


def test_the_last_lap_can_be_left_out(pack: Path, answers: Answers) -> None:
    with terminal("quiz", "-n", "1", rows=40) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "Enter last lap  :q leave  :h help >")
        assert "  1 card missed. A last lap goes over it," in tutor.screen
        tutor.type("what\r", 'Enter goes on; "what" is no command, :h shows them.')
        tutor.type(":q\r", "0 of 1 right")
        tutor.end()
        assert (tutor.code, answers()) == (0, 1)


def test_the_last_answer_takes_the_commands_that_every_answer_takes(pack: Path, answers: Answers) -> None:
    with terminal("quiz", "-n", "1", "--seed", "1", rows=60) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("z\r", "Enter last lap  :q leave  :h help >")
        tutor.type(":w\r", "A new card, the next in the order of the topics: the exams turn on it.")
        tutor.type("c\r", "What card a teaches.")
        tutor.type("f\r", "Flagged;")
        tutor.type("u\r", "Taken back; here it is again.")
        tutor.wait_for("choose 1 of a-d >")
        letter = next(row for row in tutor.screen.splitlines() if "Choice 1 of" in row).split()[0]
        tutor.type(f"{letter}\r", "Enter ends  :h help >")
        tutor.type("r hard\r", "Counts as hard")
        tutor.type("\r", "1 of 1 right: 1 hard.")
        tutor.end()
        assert (tutor.code, answers()) == (0, 2)


def test_at_80_by_24_the_verdict_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    asks = pack / "quizzes/t.yaml"
    asks.write_text(asks.read_text().replace("It stands first.", " ".join(["It stands first."] * 60)))
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    with terminal("quiz", "-n", "1") as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("z\r", "Enter last lap")
        assert "✗ No idea  here it is   counts as again, back tomorrow" in tutor.screen


def test_colours_are_the_terminals_own_sixteen(pack: Path) -> None:
    with terminal("quiz", "-n", "1", rows=40) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type("?\r", "last lap")
        assert b"\x1b[31" in tutor.output
        assert b"\x1b[38" not in tutor.output


@pytest.mark.parametrize(
    ("argument", "term", "no_colour"),
    [("--plain", "xterm", ""), ("--seed=1", "xterm", "1"), ("--seed=1", "dumb", "")],
)
def test_without_colour_nothing_but_text_is_written(argument: str, term: str, no_colour: str, pack: Path) -> None:
    with terminal("quiz", "-n", "1", argument, rows=40, TERM=term, NO_COLOR=no_colour) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type(":h\r", "leave, as do Ctrl-D")
        tutor.type("?\r", "last lap")
        assert b"\x1b" not in tutor.output
        assert tutor.output.isascii() == (not no_colour)


@pytest.mark.parametrize("columns", [60, 80])
def test_what_is_shown_fits_the_window(columns: int, pack: Path) -> None:
    with terminal("quiz", "-n", "1", columns=columns, rows=40) as tutor:
        tutor.wait_for("choose 1 of a-d >")
        tutor.type(":h\r", "leave, as do Ctrl-D")
        tutor.type("?\r", "last lap")
        assert "  :r hard  count the answer as again, hard, good or easy\n" in tutor.screen
        assert "counts as again, back tomorrow" in tutor.screen
