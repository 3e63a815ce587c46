"""The preview as an author has it open: keys in, files saved, the screen's text out."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tutor.actions.previewing import Source
from tutor.tui.preview.app import PreviewApp
from tutor.tui.widgets.page_view import PageView
from tutor.views.lines import plain

LOOKS = 600


class Author:
    """An author at the running preview of one pack."""

    def __init__(self, pilot: Pilot[None], root: Path) -> None:
        self.pilot = pilot
        self.root = root

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row."""
        return [plain(line) for line in self.pilot.app.screen.query_one(PageView).page.lines]

    @property
    def screen(self) -> str:
        """What the screen shows."""
        return "\n".join(self.rows)

    @property
    def place(self) -> str:
        """Which file and item it is at."""
        return " ".join(self.rows[0].split()[1:])

    async def press(self, *keys: str) -> str:
        """Presses keys; returns the screen."""
        for key in keys:
            self.pilot.app.simulate_key(key)
            for _ in range(3):
                await self.pilot.pause(0)
        return self.screen

    async def type(self, text: str) -> str:
        """Puts a text into the field and submits it."""
        self.pilot.app.screen.query_one("#answer", Input).value = text
        return await self.press("enter")

    async def until(self, is_so: Callable[[str], bool]) -> str:
        """Waits until the screen is so; returns it."""
        for _ in range(LOOKS):
            if is_so(self.screen):
                return self.screen
            await self.pilot.pause(0.02)
        raise AssertionError(self.screen)

    async def shows(self, text: str) -> str:
        """Waits until a text is on the screen; returns the screen."""
        return await self.until(lambda screen: text in screen)

    async def saves(self, path: str, old: str, new: str, then: str) -> str:
        """Changes a file, and waits until the screen shows it."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return await self.shows(then)


@asynccontextmanager
async def previewing(
    root: Path, path: str, line: int = 0, size: tuple[int, int] = (80, 24), is_loose: bool = False, follows: str = ""
) -> AsyncIterator[Author]:
    """The preview, once the file has been read; what is saved in a folder of the pack may be followed."""
    source = Source("" if is_loose else str(root), str(root.parent / "cache"), datetime.date(2026, 11, 21), follows)
    async with PreviewApp(source, str(root / path), line).run_test(size=size) as pilot:
        await pilot.pause()
        author = Author(pilot, root)
        await author.until(lambda screen: "Reading ..." not in screen)
        yield author
