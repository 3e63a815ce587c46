"""`tutor preview` at a real terminal: saves from other programs, and the author's editor in place of the preview."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.cli.hostile import ESCAPES, write_texts
from tests.cli.kinds import write_kinds
from tests.terminal.terminal import terminal

EDITOR = """\
#!/bin/sh
echo "$@" > {log}
sed -i 's/stem: Which is the first choice of b.1?/stem: Which was written in the editor?/' "$2"
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Two cards of one question each."""
    return write_pack(tmp_path / "my pack", {"t": {"a": 1, "b": 1}})


def test_a_save_is_drawn_and_no_data_of_a_learner_are_made(pack: Path, tutor_home: Path) -> None:
    file = pack / "quizzes/t.yaml"
    os.utime(file)  # the file that was saved last is the one to begin with
    with terminal("preview", str(pack)) as tutor:
        tutor.wait_for("quizzes/t.yaml:3  question a.1")
        tutor.type("1", "1 chosen")
        tutor.type("\r", "✓ Right")
        file.write_text(file.read_text().replace("Choice 1 of a.1", "The saved choice"))
        tutor.wait_for("✓ 1  The saved choice")
        tutor.type("q")
        tutor.end()
        assert tutor.code == 0
    assert sorted(path.name for path in tutor_home.iterdir()) == ["cache"]


def test_the_editor_opens_at_the_item_and_what_it_saved_is_shown_after_it(pack: Path, tmp_path: Path) -> None:
    editor, log = tmp_path / "vi", tmp_path / "log"
    editor.write_text(EDITOR.format(log=log))
    editor.chmod(0o755)
    file = pack / "quizzes/t.yaml"
    with terminal("preview", "--at", f"{file}:20", VISUAL="", EDITOR=str(editor)) as tutor:
        tutor.wait_for("Which is the first choice of b.1?")
        tutor.type("e", "Which was written in the editor?")
        assert log.read_text() == f"+18 {file}\n"
        tutor.type("1", "1 chosen")
        tutor.signal(signal.SIGTERM)
        tutor.end()


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("/nowhere/vi", "'/nowhere/vi' cannot be started: No such file or directory."),
        ("false", "'false' ended with 1."),
        ("vi 'x", "VISUAL or EDITOR has a quote that is not closed."),
    ],
)
def test_an_editor_that_fails_is_named_and_the_preview_stays(pack: Path, editor: str, said: str) -> None:
    with terminal("preview", str(pack / "quizzes/t.yaml"), columns=100, VISUAL=editor) as tutor:
        tutor.wait_for("1–4 choose")
        tutor.type("e", said)
        tutor.type("1", "1 chosen")
        assert said not in tutor.screen


def test_a_pack_of_escapes_makes_it_write_nothing_that_a_sound_one_does_not(tmp_path: Path) -> None:
    evil = write_texts(write_kinds(tmp_path / "evil"), " ".join(ESCAPES), title="Odd")
    with terminal("preview", str(evil / "quizzes/odd.yaml"), columns=120, rows=40) as tutor:
        tutor.wait_for("E003")
        tutor.type("f", "E003")
        tutor.type("]", "quizzes/queues.yaml")
        tutor.type("qq")  # from all findings back to the item, and from there out
        tutor.end()
        assert not any(escape.strip().encode() in tutor.output for escape in ESCAPES if escape != "\x1b[31m")
        assert b"owned" not in tutor.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--at", "quizzes/t.yaml"], "--at takes a file and a line, like quizzes/concurrency.yaml:120, not"),
        (["--at", "t.yaml:0"], "--at takes a file and a line"),
        (["--at", "gone.yaml:3"], "'gone.yaml' does not exist."),
        (["gone"], "'gone' does not exist."),
        (["--pack", "a", "--pack", "b"], "One pack is shown at a time: give --pack once."),
    ],
)
def test_what_names_nothing_is_misuse(arguments: list[str], said: str) -> None:
    with terminal("preview", *arguments) as tutor:
        assert said in tutor.end()
        assert tutor.code == 2
