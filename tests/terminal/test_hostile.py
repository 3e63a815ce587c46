"""Hostile packs at a real pseudo-terminal: nothing of theirs is obeyed, and nothing that looks like markup vanishes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.terminal import terminal

MARKUP = "[/x] [@click=app.quit]go[/] [Choose all] [s3] a::[acct]:b"
# The clipboard, the title, a link, the whole screen, a C1 introducer, and reversed text.
ESCAPES = (r"\e]52;c;QUJD\a", r"\e]0;owned\a", r"\e]8;;https://x.example\e\\y", r"\e[2J", r"\x9b2J", r"\u202Egnp.exe")
# What no program of ours writes: operating system commands, and whatever C1 bytes a terminal would obey.
OBEYED = re.compile(rb"\x1b\]|\xc2\x9b|\xe2\x80\xae")
COMMANDS = (
    ("list", "questions"),
    ("list", "facts"),
    ("show", "t.a"),
    ("show", "t"),
    ("facts", "f.one"),
    ("search", "choose"),
    ("topics",),
    ("quiz", "-n", "1", "--kind", "single"),
    ("check", "PACK"),
)


def write_pack(root: Path, text: str, bad: str = "") -> str:
    """A pack whose every text is `text`, with a question more that holds `bad` as YAML's double quotes read it."""
    for folder in ("content/topics", "content/facts", "quizzes"):
        (root / folder).mkdir(parents=True)
    said = f"'{text}'"
    (root / "content/pack.yaml").write_text(f"id: p\ntitle: {said}\n")
    (root / "content/facts/f.yaml").write_text(
        f"facts:\n  - id: f.one\n    title: {said}\n    value: {said}\n    statement: {said}\n"
        f"    source: {{title: {said}, url: 'https://example.com/a'}}\n    checked: 2026-11-21\n"
    )
    (root / "content/topics/t.yaml").write_text(
        f"id: t\ntitle: {said}\ncards:\n  - id: t.a\n    title: {said}\n    body: {said}\n    remember: {said}\n"
        f"    yield: core\n    facts: [f.one]\n"
    )
    choice = f"      - {{text: {said[:-1]} %d', why: {said}%s}}\n"
    choices = "".join(choice % (i, ", correct: true" if i == 1 else "") for i in range(4))
    question = f"    card: t.a\n    kind: single\n    stem: {said}\n    explanation: {said}\n    facts: [f.one]\n"
    asked = f"  - id: t.a.q\n{question}    choices:\n{choices}"
    if bad:
        asked += f'  - id: t.a.bad\n    card: t.a\n    kind: text\n    stem: "{bad}"\n    explanation: "{bad}"\n'
        asked += f'    accept: [{{text: "{bad}"}}]\n'
    (root / "quizzes/t.yaml").write_text(f"topic: t\nquestions:\n{asked}")
    return str(root)


def _of(command: tuple[str, ...], pack: str) -> list[str]:
    """The command with the pack's path where it takes one."""
    return [pack if word == "PACK" else word for word in command]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_hands_an_escape_on_to_the_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    pack = write_pack(tmp_path / "pack", "plain words", bad="".join(ESCAPES))
    with terminal(*_of(command, pack), TUTOR_PACK=pack) as shell:
        if command[0] == "quiz":
            shell.wait_for("choose 1 of a-d >")
            shell.type("?\r", "Enter last lap")
            shell.type(":q\r")
        shell.end()
        assert OBEYED.search(shell.output) is None
        assert b"\x1b[2J" not in shell.output


def test_questions_beside_a_command_hand_no_escape_on_either(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", "plain words", bad="".join(ESCAPES))
    until_go = f"while [ ! -e {tmp_path / 'go'} ]; do sleep 0.02; done"
    with terminal("while", "--", "sh", "-c", until_go, rows=60, TUTOR_PACK=pack) as shell:
        shell.wait_for("choose 1 of a-d >")
        shell.type("?\r", "plain words")
        (tmp_path / "go").touch()
        shell.wait_for("ended with 0 after")
        shell.type("\r", "of 1 right")
        shell.end()
        assert OBEYED.search(shell.output) is None
        assert b"\x1b[2J" not in shell.output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_text_that_looks_like_markup_is_printed_whole(tmp_path: Path, command: tuple[str, ...]) -> None:
    pack = write_pack(tmp_path / "pack", MARKUP)
    with terminal(*_of(command, pack), TUTOR_PACK=pack, columns=160, rows=60) as shell:
        if command[0] == "quiz":
            shell.wait_for("choose 1 of a-d >")
            shell.type("?\r", "Enter last lap")
            shell.type(":q\r")
        screen = " ".join(shell.end().split())
        if command[0] not in ("check", "topics"):
            assert "[Choose all] [s3] a::[acct]:b" in screen


def test_the_app_shows_markup_as_text_and_obeys_nothing_of_a_pack(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", MARKUP, bad="".join(ESCAPES))
    with terminal(TUTOR_PACK=pack, columns=120, rows=40) as app:
        home = app.wait_for("Seven weeks")
        assert "[/x] [@click=app.quit]go[/]" in home
        app.type("\r", "1–4 choose")
        question = " ".join(app.screen.split())
        assert "[@click=app.quit]go[/] [Choose all] [s3] a::[acct]:b" in question
        app.type("1", "1 chosen")
        app.type("\r", "source")
        app.type("s", "https://example.com/a")
        app.type("\x10", "Search for commands")
        for obeyed in (b"\x1b]52", b"\x1b]8;", b"owned"):
            assert obeyed not in app.output
