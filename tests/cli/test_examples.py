"""The examples of every --help: what they name is there."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Tutor
from tutor import paths
from tutor.cli.main import COMMANDS
from tutor.cli.main import tutor as group
from tutor.cli.today import today
from tutor.content.library import Library, open_library

KINDS = {
    "problem": ("problem",),
    "drill": ("scenario",),
    "exam": ("blueprint",),
    "quiz": ("topic",),
    "report": ("question", "card", "fact", "scenario", "problem"),
    "show": ("topic", "card", "question", "problem", "fact", "blueprint"),
}


def named() -> Iterator[tuple[str, str]]:
    """Command and id of each example that names one."""
    for name in COMMANDS:
        shown = group.get_command(click.Context(group), name)
        help = (shown and shown.help) or ""
        for line in help.splitlines():
            if found := re.match(r" *tutor (\w+) ([a-z][a-z0-9.-]*)(?=  |$| -)", line):
                yield found[1], found[2]
            if found := re.search(r"--exam ([a-z][a-z0-9-]*)", line):
                yield "exam", found[1]


def is_there(library: Library, command: str, id: str) -> bool:
    return any(id in map(library.short, library.ids(kind)) for kind in KINDS[command])


def test_what_an_example_names_is_in_the_shipped_pack(tmp_path: Path) -> None:
    examples = {(command, id) for command, id in named() if command in KINDS}
    assert {("drill", "lost-orders"), ("show", "dva-c03"), ("exam", "saa-c03")} <= examples
    with closing(open_library((paths.shipped_pack(),), str(tmp_path))) as library:
        assert [example for example in sorted(examples) if not is_there(library, *example)] == []


def lines() -> Iterator[str]:
    """Every example as it is typed, without what it does and what it is piped into."""
    for name in COMMANDS:
        shown = group.get_command(click.Context(group), name)
        for command in (shown, *getattr(shown, "commands", {}).values()):
            for line in ((command and command.help) or "").splitlines():
                if line.strip().startswith("tutor "):
                    yield re.split(r"  +| \| ", line.strip())[0]


# At a terminal only, or with one that a test has no need to start.
_ELSEWHERE = ("tutor preview", "tutor while")


def test_every_example_works_as_it_says(tmp_path: Path, tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = tmp_path / "home/my-pack"
    for folder in ("content", "quizzes"):
        shutil.copytree(Path(paths.shipped_pack()) / folder, pack / folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(pack)
    for _ in range(2):
        tutor("exam --form a", "", ":e", "y", "y")
    examples = [line for line in dict.fromkeys(lines()) if not line.startswith(_ELSEWHERE)]
    assert len(examples) > 50
    coming = (today() + datetime.timedelta(days=30)).isoformat()
    refused = {}
    for example in examples:
        if "--discard" in example:
            tutor("exam", ":n")
        words = [os.path.expanduser(word) for word in shlex.split(example.replace("2026-12-14", coming))]
        ran = tutor(words[1:], *(("", ":e", "y", "y") if example.startswith("tutor exam") else "?"))
        if ran.code:
            refused[example] = ran.err
    assert refused == {}


def test_search_says_how_many_more_there_are(tutor: Tutor) -> None:
    ran = tutor("search lambda -n 3 --pack shipped")
    assert re.fullmatch(r"tutor: 3 of \d+ shown: -n \d+ shows them all\.\n", ran.err)
