"""The files that an author means by a path: a pack, a folder in one, a file in one, or a file outside of any."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tutor.content.stamps import stamps
from tutor.errors import Misuse


@dataclass(frozen=True)
class Target:
    """A file, what it is in its pack, and the pack's folder; outside of packs both are ''."""

    path: str
    file_type: str = ""
    root: str = ""

    @property
    def folder(self) -> str:
        """What a change of this file may not lead out of."""
        return self.root or os.path.dirname(self.path)


def targets(paths: tuple[str, ...]) -> list[Target]:
    """The files that paths name, each once. Raises Misuse when a path names nothing."""
    found: dict[str, Target] = {}
    for path in paths:
        for target in _of(path):
            found.setdefault(target.path, target)
    return list(found.values())


def _of(path: str) -> list[Target]:
    whole = os.path.abspath(path)
    inside = in_pack(whole)
    if inside:
        return inside
    if os.path.isdir(whole):
        raise Misuse(f"{path!r} is not a pack: it has no content/ folder.")
    if not os.path.lexists(whole):
        raise Misuse(f"{path!r} does not exist.")
    return [Target(whole)]


def in_pack(whole: str) -> list[Target]:
    """Those files of the nearest pack around a whole path that are meant by it; none outside of packs."""
    below = os.path.join(whole, "")
    for folder in map(str, [Path(whole), *Path(whole).parents]):
        if os.path.isdir(os.path.join(folder, "content")):
            files = [stamp for stamp in stamps(folder) if stamp[0] == whole or stamp[0].startswith(below)]
            if files:
                return [Target(path, file_type, folder) for path, file_type, *_ in files]
    return []
