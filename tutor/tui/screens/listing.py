"""What every list to choose from has in common: entries, a cursor, and what keys and mouse do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from tutor.tui.commands.command import keys_for
from tutor.tui.screens.framed import FramedScreen
from tutor.views.frame import Frame, Page, compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.views.study.state import Body

Entry = TypeVar("Entry")
_NOTHING_TO_OPEN = {"open": "", "down": ""}


class ListScreen(FramedScreen, Generic[Entry]):
    """A list whose cursor goes round by steps and stops at the ends by screens; Enter, a digit or a click opens."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()
        # Before the list was read for the first time it is nowhere.
        self.cursor = -1

    # What a list has of its own

    def load(self) -> Sequence[Entry]:
        """The entries as they are now: they are read anew whenever one comes to the list."""
        raise NotImplementedError

    def open_entry(self, entry: Entry) -> None:
        """Opens one."""
        raise NotImplementedError

    def body(self, width: int, height: int) -> Body:
        """The list at a size."""
        raise NotImplementedError

    def begins_at(self) -> int:
        """Where the cursor begins."""
        return 0

    def frame(self) -> Frame:
        """What stands around the list, but for its keys."""
        return Frame(self.about[0], figure=f"{len(self.entries):,}")

    def words(self) -> dict[str, str]:
        """What the footer says otherwise than the table of keys."""
        return {}

    # What all lists do alike

    @property
    def here(self) -> Entry | None:
        """The entry at the cursor; None in an empty list."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def on_screen_resume(self) -> None:
        self.entries = self.load()
        self.go_to(self.begins_at() if self.cursor < 0 else self.cursor)

    def go_to(self, position: int) -> None:
        """Puts the cursor at an entry, or at the end that is nearest."""
        self.cursor = max(0, min(position, len(self.entries) - 1))
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """The list in its frame."""
        body = self.body(width, height)
        words = {"up": ""} | ({} if self.entries else _NOTHING_TO_OPEN) | self.words()
        frame = replace(self.frame(), keys=keys_for(self.about[1], words=words))
        rows = {row: f"choose({position + 1})" for row, position in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self.go_to((self.cursor - 1) % max(1, len(self.entries)))

    def action_down(self) -> None:
        self.go_to((self.cursor + 1) % max(1, len(self.entries)))

    def action_page_up(self) -> None:
        self.go_to(self.cursor - self._shown())

    def action_page_down(self) -> None:
        self.go_to(self.cursor + self._shown())

    def action_first(self) -> None:
        self.go_to(0)

    def action_last(self) -> None:
        self.go_to(len(self.entries) - 1)

    def action_open(self) -> None:
        self.action_choose(self.cursor + 1)

    def action_choose(self, number: int) -> None:
        """Opens the entry of a number."""
        if number <= len(self.entries):
            self.go_to(number - 1)
            self.open_entry(self.entries[self.cursor])

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _shown(self) -> int:
        """How many entries there is room for now."""
        return len(set(self.body(*self.app.size).rows.values()))
