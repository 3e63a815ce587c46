"""The examples of every --help: what they name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from tutor import paths
from tutor.cli.main import COMMANDS, tutor
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
        shown = tutor.get_command(click.Context(tutor), name)
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
