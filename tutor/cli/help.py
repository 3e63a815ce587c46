"""What `--help` prints, made for the window: examples hang where they are too wide, in a pipe they stay whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from tutor.cli.terminal import columns_of
from tutor.views.lines import folded, plain

# Before a line that click is to leave as it stands.
_AS_IT_STANDS = "\b"


class Help(click.HelpFormatter):
    """As click writes it, within the window."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width, max_width)
        self._columns = columns_of(sys.stdout)
        if self._columns is not None:
            self.width = min(self.width, self._columns - 2)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options with what they do; the names take at most half of a narrow window."""
        room, between = self.width - self.current_indent, "\n" + " " * self.current_indent
        named = [(between.join(_hung(name, room)), said) for name, said in rows]
        super().write_dl(named, min(col_max, self.width // 2 - 4), col_spacing)

    def write_text(self, text: str) -> None:
        """Prose, and examples a line each."""
        if self._columns is None:
            super().write_text(text)
        else:
            room = max(self.width, self._columns - 2)
            super().write_text("\n\n".join(_narrowed(part, room) for part in text.split("\n\n")))


class HelpContext(click.Context):
    """Where a command runs that prints its help so."""

    formatter_class = Help


def with_help(command: click.Command) -> click.Command:
    """The command, its help and that of its parts made for the window."""
    command.context_class = HelpContext
    if isinstance(command, click.Group):
        for part in command.commands.values():
            part.context_class = HelpContext
    return command


def _narrowed(paragraph: str, width: int) -> str:
    """A paragraph; of one that stands as it is, the lines that are too wide broken between words."""
    first, *lines = paragraph.split("\n")
    if first.strip() != _AS_IT_STANDS:
        return paragraph
    return "\n".join([first, *(row for line in lines for row in _hung(line, width))])


def _hung(line: str, width: int) -> list[str]:
    """An example; what it does hangs in its column."""
    command, gap, said = line.partition("  ")
    after = said.lstrip()
    pieces = ((command + gap + said[: len(said) - len(after)], "text"), (after, "text")) if after else ((line, "text"),)
    return [plain(row) for row in folded(pieces, width)]
