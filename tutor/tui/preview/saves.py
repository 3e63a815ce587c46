"""Which file of a folder was saved last, and where it was changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.content.stamps import Stamp


class Saves:
    """What the files of a folder were when they were looked at last; without a folder nothing is followed."""

    def __init__(self, folder: str, stamps: list[Stamp]) -> None:
        self._below = os.path.join(folder, "") if folder else ""
        self._stamps = {stamp[0]: stamp for stamp in stamps}
        self._lines = {path: _lines(path) for path in self._stamps if self._is_followed(path)}

    def newest(self, stamps: list[Stamp], path: str) -> str:
        """The file that was saved since; '' when none was, or when `path` itself was."""
        before, self._stamps = self._stamps, {stamp[0]: stamp for stamp in stamps}
        saved = [stamp for stamp in stamps if before.get(stamp[0]) != stamp]
        followed = [stamp for stamp in saved if self._is_followed(stamp[0]) and stamp[1] != "pack" and stamp[3]]
        if path in [stamp[0] for stamp in followed]:
            self.line(path)
            return ""
        if not followed:
            return ""
        return max(followed, key=lambda stamp: stamp[3])[0]

    def line(self, path: str) -> int:
        """The first line of a file that is another one than when this was asked last, counted from 1."""
        before, now = self._lines.get(path, []), _lines(path)
        self._lines[path] = now
        same = next((i for i, (one, other) in enumerate(zip(before, now, strict=False)) if one != other), len(before))
        return same + 1 if before else 1

    def _is_followed(self, path: str) -> bool:
        return bool(self._below) and path.startswith(self._below)


def _lines(path: str) -> list[bytes]:
    """What stands in a file; nothing in one that is away, as while an editor replaces it."""
    try:
        with open(path, "rb") as file:
            return file.read().split(b"\n")
    except OSError:
        return []
