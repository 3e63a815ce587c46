"""The program around the commands: misspelt names, completion, closed streams, shells without Unicode, signals."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tutor
from tutor.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


def shell(command: str, **environment: str) -> Ran:
    """A command line as sh runs it, in a program of its own; `tutor` is the one under test."""
    function = f'tutor() {{ "{sys.executable}" -m tutor "$@"; }}; '
    done = subprocess.run(
        ["bash", "-c", function + command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


# What a person mistypes


def test_an_unknown_command_gets_the_nearest_one(tutor: Tutor) -> None:
    ran = tutor("topcs")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == 'Error: There is no command "topcs". Did you mean "topics"?'
    assert tutor("xyzzy").code == 2
    assert tutor("xyzzy").err.splitlines()[-1] == 'Error: There is no command "xyzzy". `tutor --help` lists them.'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("quiz -n 0", "tutor: -n takes the number of questions, 1 or more."),
        ("quiz -n x", "Error: Invalid value for "),
        ("quiz --due --new", "tutor: Only one of --weak, --due, --new and --flagged can be asked for."),
        ("quiz --kint text", "Error: No such option"),
        ("list", "Error: Missing argument"),
    ],
)
def test_misuse_is_said_on_stderr_and_leaves_with_2(arguments: str, said: str, tutor: Tutor) -> None:
    ran = tutor(arguments)
    assert (ran.code, ran.out) == (2, "")
    assert any(line.startswith(said) for line in ran.err.splitlines())


def test_without_a_terminal_the_app_says_what_works_instead(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "tutor: The app needs a terminal. `tutor quiz` works in a pipe, `tutor --help` lists the commands.\n"
    )


@pytest.mark.parametrize("command", ["quiz", "due", "topics", "show", "stats", "undo", "list", "check"])
def test_every_command_explains_itself(command: str, tutor: Tutor) -> None:
    ran = tutor(f"{command} --help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: tutor {command} ")
    assert f"\n  {command} " in tutor("--help").out


@pytest.mark.parametrize(
    "word",
    "today next study start review learn read help config cards questions problems drills exams progress".split(),
)
def test_a_word_that_people_try_names_commands_that_there_are(word: str, tutor: Tutor) -> None:
    ran = tutor(word)
    said = ran.err.splitlines()[-1]
    assert (ran.code, ran.out) == (2, "")
    assert said.startswith(f'Error: There is no command "{word}". ')
    named = re.findall(r"`tutor ([a-z]+)", said)
    assert named or word == "help"
    assert [name for name in named if name not in COMMANDS] == []


def test_today_is_what_the_plan_says(tutor: Tutor) -> None:
    said = "`tutor plan` says what today holds, `tutor due` counts what waits."
    assert tutor("today").err.splitlines()[-1] == f'Error: There is no command "today". {said}'


# Completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["tutor", "st"], {"stats"}),
        (["tutor", "quiz", "--ki"], {"--kind"}),
        (["tutor", "quiz", "--kind", "m"], {"multiple", "match"}),
        (["tutor", "quiz", "que"], {"queues"}),
        (["tutor", "show", "queues.t"], {"queues.text", "queues.text.q"}),
        (["tutor", "list", "fa"], {"facts"}),
    ],
)
def test_the_shell_completes_commands_options_kinds_and_ids(
    words: list[str], offered: set[str], tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TUTOR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    ran = tutor("")
    assert {line.partition(",")[2] for line in ran.out.splitlines()} == offered


def test_completion_looks_into_the_pack_that_was_named(
    tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TUTOR_PACK")
    for words in (f"tutor quiz --pack {kinds} que", f"tutor --pack {kinds} show queues.judge"):
        monkeypatch.setenv("_TUTOR_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
        assert tutor("").out.splitlines()[0] in ("plain,queues", "plain,queues.judge")


def test_completion_without_a_pack_is_silent(tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(tmp_path / "gone"))
    monkeypatch.setenv("_TUTOR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "tutor quiz a")
    monkeypatch.setenv("COMP_CWORD", "2")
    ran = tutor("")
    assert (ran.out.strip(), ran.err) == ("", "")


# Streams


@pytest.mark.parametrize("closing", ["</dev/null", "<&-"])
@pytest.mark.parametrize("form", ["", "--json"])
def test_a_closed_stdin_ends_a_quiz_at_once(closing: str, form: str, kinds: Path) -> None:
    ran = shell(f"tutor quiz {form} {closing}")
    assert (ran.code, ran.err) == (0, "")
    assert "Which setting keeps the other nine" in ran.out


@pytest.mark.parametrize("command", ["quiz", "quiz --json", "topics", "list questions --json", "stats --json"])
def test_a_closed_stdout_or_stderr_is_no_traceback(command: str, kinds: Path) -> None:
    assert shell(f"tutor {command} </dev/null >&-") == Ran(0, "", "")
    assert shell(f"tutor {command} </dev/null 2>&- >/dev/null") == Ran(0, "", "")


@pytest.mark.parametrize(
    "command", ["quiz", "quiz --json", "list questions", "list questions --json", "stats --json", "--help"]
)
def test_a_full_disk_is_said_in_a_sentence(command: str, kinds: Path) -> None:
    ran = shell(f"tutor {command} </dev/null >/dev/full")
    said = "tutor: Not everything could be written: No space left on device. Make room and try again.\n"
    assert (ran.code, ran.err) == (1, said)


def test_a_reader_that_has_enough_is_no_mistake(tmp_path: Path) -> None:
    ran = shell("tutor list questions --json | head -1; echo ${PIPESTATUS[0]}")
    assert (ran.out, ran.err) == ("[\n0\n", "")
    ran = shell('yes \'{"confidence": "none"}\' | tutor quiz --json -n 50 | head -1 >/dev/null; echo ${PIPESTATUS[1]}')
    assert (ran.out, ran.err) == ("0\n", "")
    assert shell("yes '?' | tutor quiz -n 50 | head -1 >/dev/null").err == ""


@pytest.fixture
def arrows(kinds: Path) -> Path:
    """A card whose title has a character that few encodings have."""
    topic = kinds / "content/topics/queues.yaml"
    topic.write_text(topic.read_text().replace("title: The number card", "title: The number → card"))
    return kinds


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_without_unicode_gets_ascii_signs_and_question_marks(
    encoding: str, tutor: Tutor, arrows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in ("quiz -n 1 --kind number", "topics", "show queues.number", "list cards", "stats", "undo"):
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
        assert tutor(arguments, "10") == Ran(0, "", "")
        assert written.getvalue().isascii()
        assert arguments != "list cards" or b"The number ? card" in written.getvalue()


def test_json_for_a_terminal_without_unicode_is_escaped_and_loses_nothing(arrows: Path) -> None:
    ran = shell("tutor list cards --json", PYTHONIOENCODING="latin-1")
    assert ran.json[2]["title"] == "The number → card"


# Signals


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_a_conversation_and_keeps_what_was_answered(
    number: signal.Signals, code: int, kinds: Path, tutor: Tutor
) -> None:
    quiz = subprocess.Popen(
        [sys.executable, "-m", "tutor", "quiz", "--json"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert quiz.stdin is not None
    assert quiz.stdout is not None
    quiz.stdin.write('{"confidence": "none"}\n')
    quiz.stdin.flush()
    told = [quiz.stdout.readline() for _ in range(3)]
    quiz.send_signal(number)
    out, err = quiz.communicate(timeout=20)
    assert [line[:18] for line in told] == ['{"type": "question', '{"type": "feedback', '{"type": "question']
    assert (quiz.returncode, err) == (code, "")
    assert out.startswith('{"type": "summary", "asked": 1,') == (number == signal.SIGINT)
    assert tutor("stats --json").json["reviews"] == 1
