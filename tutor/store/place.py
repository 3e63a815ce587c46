"""Where a learner's database is."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.store.state import State


def place(store: State) -> str:
    """The path of the file; '' in memory."""
    rows = store._db.execute("PRAGMA database_list").fetchall()
    return next((path or "" for _, name, path in rows if name == "main"), "")
