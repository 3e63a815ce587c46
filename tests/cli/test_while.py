"""`tutor while` without a terminal: the command alone, with its output, its code and its input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ALONE = "tutor: There is no terminal to ask at, so the command runs alone.\n"


def ran(*arguments: str, input: str = "") -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `tutor while`."""
    argv = [sys.executable, "-m", "tutor", "while", *arguments]
    done = subprocess.run(argv, input=input, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_without_a_terminal_the_command_runs_alone_with_its_input_and_its_code() -> None:
    assert ran("--", "sh", "-c", "cat; echo aside >&2; exit 4", input="in\n") == (4, "in\n", f"{ALONE}aside\n")


def test_the_command_gets_its_arguments_as_they_were_typed() -> None:
    assert ran("printf", "%s|", "a b", "$HOME", "*", "-n", "--output")[1] == "a b|$HOME|*|-n|--output|"


def test_a_command_that_a_signal_ended_gives_128_and_its_number() -> None:
    assert ran("--", "sh", "-c", "kill -9 $$") == (137, "", ALONE)


@pytest.mark.parametrize(
    ("name", "code", "because"),
    [("no-such-command", 127, "there is no such command"), ("/", 126, "Permission denied")],
)
def test_a_command_that_cannot_be_started_gives_the_code_of_a_shell(name: str, code: int, because: str) -> None:
    assert ran("--", name) == (code, "", f'{ALONE}tutor: "{name}" cannot be started: {because}.\n')


def test_a_file_that_may_not_run_gives_126(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("no program")
    code, _, said = ran(str(tmp_path / "notes"))
    assert (code, said.endswith("cannot be started: Permission denied.\n")) == (126, True)


def test_output_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    log = tmp_path / "build.log"
    assert ran("--output", str(log), "sh", "-c", "echo out; echo err >&2") == (0, "", ALONE)
    assert log.read_text() == "out\nerr\n"


def test_a_file_that_cannot_be_written_is_said_before_anything_runs(tmp_path: Path) -> None:
    log = tmp_path / "none/build.log"
    assert ran("--output", str(log), "touch", str(tmp_path / "ran")) == (
        2,
        "",
        f"tutor: {log} cannot be written: No such file or directory.\n",
    )
    assert not (tmp_path / "ran").exists()


def test_no_command_is_a_misuse() -> None:
    assert ran("--")[0] == 2
