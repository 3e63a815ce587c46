"""Reading files anew when they are saved, in a thread of its own, so that keys stay live."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from tutor.tui.preview.saves import Saves

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.actions.previewing import Proof, Source

# How often files are looked at; looking costs about a thousandth of a second.
SECONDS = 0.1


class Watch:
    """Tells of a file when it is turned to, and each time that anything in its pack has changed.

    `path` is the file that is wanted now: a folder that is followed turns to what was saved in it.
    """

    def __init__(self, source: Source, path: str) -> None:
        self._source = source
        self.path = path
        self._woken = Event()
        self._is_over = False

    def turn_to(self, path: str) -> None:
        """Another file is wanted from now on."""
        self.path = path
        self._woken.set()

    def stop(self) -> None:
        """Ends `run`."""
        self._is_over = True
        self._woken.set()

    def run(self, tell: Callable[[Proof, int], None]) -> None:
        """Looks and tells until it is stopped: a file, and the line of what was saved where it turned to that."""
        seen: object = None
        saves = Saves(self._source.follows, self._source.stamps(self.path))
        while not self._is_over:
            path, line = self.path, 0
            stamps = self._source.stamps(path)
            saved = saves.newest(stamps, path)
            if saved and self.path == path:
                self.path, line = saved, saves.line(saved)
                path = saved
            now = (path, stamps)
            if now != seen:
                seen = now
                tell(self._source.read(path), line)
            self._woken.wait(SECONDS)
            self._woken.clear()
