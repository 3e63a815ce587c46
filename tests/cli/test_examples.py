"""The examples of every --help: what they name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from tests.cli.conftest import Tutor
from tutor import paths
from tutor.cli.main import COMMANDS
from tutor.cli.main import tutor as group
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


def test_search_says_how_many_more_there_are(tutor: Tutor) -> None:
    ran = tutor("search lambda -n 3 --pack shipped")
    assert re.fullmatch(r"tutor: 3 of \d+ shown: -n \d+ shows them\.\n", ran.err)
