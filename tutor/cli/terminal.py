"""What the terminal can show: colour, width, signs."""

from __future__ import annotations

import os
import sys

from tutor.views.glyphs import Glyphs, glyphs
from tutor.views.lines import MEASURE, Line, cut, folded
from tutor.views.styled import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def columns_of(stream: TextIO) -> int | None:
    """How wide the terminal is that a stream goes to, or COLUMNS; None for a pipe or a file, whose lines stay whole."""
    try:
        return _columns_said() or max(0, os.get_terminal_size(stream.fileno()).columns) or None
    except (OSError, ValueError):
        return None


def _columns_said() -> int:
    """COLUMNS, 0 where it says no width."""
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isascii() and said.isdigit() else 0


class Terminal:
    """Where results are printed. Colour only on a terminal, without NO_COLOR, TERM=dumb or --plain."""

    def __init__(self, is_plain: bool = False) -> None:
        self.signs: Glyphs = glyphs(is_plain, sys.stdout.encoding or "ascii")
        is_dumb = os.environ.get("TERM") == "dumb"
        self.has_colour = not (is_plain or is_dumb or os.environ.get("NO_COLOR")) and sys.stdout.isatty()
        self.is_interactive = sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns for text: the window's, at most the measure with its margins."""
        return max(40, min(columns_of(sys.stdout) or 80, MEASURE + 4) - 2)

    def fitted(self, lines: list[Line]) -> list[Line]:
        """Rows of a list: broken between words where they are wider than the window, and whole in a pipe."""
        columns = columns_of(sys.stdout)
        return lines if columns is None else [row for line in lines for row in folded(line, columns)]

    def cut(self, text: str, width: int) -> str:
        """A cell of a list, its end cut off where it is wider; whole in a pipe, for what reads it there."""
        return text.replace("\n", " ") if columns_of(sys.stdout) is None else cut(text, width, self.signs.folded)

    @property
    def height(self) -> int:
        """Rows of the window; without one there is room for everything."""
        return os.get_terminal_size(sys.stdout.fileno()).lines if self.is_interactive else sys.maxsize

    def push_away(self) -> None:
        """Moves what is on the screen out of sight, where a solution would answer the next question."""
        if self.is_interactive:
            sys.stdout.write("\n" * self.height)

    def show_rows(self, lines: list[Line]) -> None:
        """Prints rows of a list, or a page that has some, each within the window."""
        self.show(self.fitted(lines))

    def show(self, lines: list[Line]) -> None:
        """Prints lines. What the terminal's encoding lacks becomes a question mark."""
        text = printable(lines, self.has_colour)
        encoding = sys.stdout.encoding or "ascii"
        if not encoding.lower().startswith("utf"):
            text = text.encode(encoding, "replace").decode(encoding)
        sys.stdout.write(text)
        sys.stdout.flush()
