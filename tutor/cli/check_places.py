"""Where a finding is, for programs that know the repository and not the folder the checker ran in."""

from __future__ import annotations

import os
from pathlib import Path


def repository() -> str:
    """The repository that the current folder is in; without one the current folder; '' when that was deleted."""
    try:
        here = Path.cwd()
    except OSError:
        return ""
    return str(next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here))


def within(path: str, base: str) -> str:
    """The path from the base on, with slashes; whole when it is elsewhere."""
    below = os.path.join(base, "")
    return path[len(below) :] if base and path.startswith(below) else path
