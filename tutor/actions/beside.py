"""A second desk on the same packs and data, for a thread or a program beside the first one."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING

from tutor.actions.child import command_of
from tutor.content.library import open_library
from tutor.desk import Desk
from tutor.store.database import open_database
from tutor.store.place import place
from tutor.store.store import Store

if TYPE_CHECKING:
    import subprocess

    from tutor.desk import ClockLike

_BUILD = """
import json, sys
from tutor.actions.beside import desk_at
from tutor.actions.plan_tables import build_tables
from tutor.desk import Clock
build_tables(desk_at(*json.load(sys.stdin), Clock()))
"""


def desk_beside(desk: Desk) -> Desk | None:
    """The same desk through connections of its own; None where the data are in memory only."""
    whereabouts = _whereabouts(desk)
    return None if whereabouts is None else desk_at(*whereabouts, desk.clock)


def desk_at(roots: list[str], cache_folder: str, database: str, clock: ClockLike) -> Desk:
    """The desk with these packs and data."""
    return Desk(open_library(tuple(roots), cache_folder), Store(open_database(database)), clock)


class TableBuilder:
    """Builds the plan's tables in a program of its own: in a thread keys would wait for 1.4 s of arithmetic."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._is_over = False  # stopped, or failed: what failed once would fail again

    def build(self, desk: Desk) -> bool:
        """Builds the tables where they are missing; whether there are new ones then."""
        from tutor.actions.plan_tables import kept_tables

        if self._is_over or kept_tables(desk) is not None:
            return False
        with self._lock:  # who comes second finds what the first one built
            if kept_tables(desk) is None and not self._is_over:
                self._run(desk)
            is_built = kept_tables(desk) is not None
            self._is_over = self._is_over or not is_built
            return is_built

    def stop(self) -> None:
        """Ends a build that is under way; nothing is built any more. May be called from another thread."""
        self._is_over = True
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()

    def _run(self, desk: Desk) -> None:
        import subprocess

        try:
            self._child = subprocess.Popen(
                command_of(_BUILD),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            if self._is_over:  # stopped while the program was being started
                self._child.terminate()
            self._child.communicate(json.dumps(_whereabouts(desk)).encode())
        except OSError:
            return


def _whereabouts(desk: Desk) -> tuple[list[str], str, str] | None:
    """Packs, cache folder and database of a desk."""
    database = place(desk.store)
    return (list(desk.library.roots), desk.library.cache_folder, database) if database else None
