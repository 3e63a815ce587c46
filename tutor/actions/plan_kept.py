"""The plan made last, kept in the cache folder: to be shown at once, and to ask by before anything is planned."""

from __future__ import annotations

import json
import os
from binascii import crc32

from tutor import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.desk import Desk

# Raised when a plan is kept in another shape.
_VERSION = 2


def keep(desk: Desk, plan: dict[str, Any]) -> None:
    """Keeps a plan of today; one of a learner in memory is kept nowhere."""
    from tutor.actions.plan_tables import put

    path = _path(desk)
    if path:
        text = json.dumps(plan, default=sorted)  # sets become lists
        kept = {"version": _VERSION, "day": plan["made_on"], "setting": _setting(desk), "sum": _sum(text), "plan": text}
        put(path, json.dumps(kept).encode())


def kept(desk: Desk) -> dict[str, Any] | None:
    """The plan of today as it was kept. None when it is of another day, setting or pack, or damaged."""
    path = _path(desk)
    if not path or not os.path.exists(path):
        return None
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        is_current = found["version"] == _VERSION and found["day"] == desk.today and found["setting"] == _setting(desk)
        if not is_current or found["sum"] != _sum(found["plan"]):
            return None
        plan: dict[str, Any] = json.loads(found["plan"])
        return plan
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def order(desk: Desk) -> list[tuple[str, str]] | None:
    """Cards of today's plan by exam day with why each is asked, in its order; None where none is kept."""
    plan = kept(desk)
    if plan is None:
        return None
    try:
        today = plan["today"]
        return [(task["card"], task["why"]) for task in today["tasks"]] if today["is_planned"] else []
    except (KeyError, TypeError):
        return None


def _sum(text: str) -> int:
    """By this a plan is known to be as it was written: of what somebody changed in it nothing is taken."""
    return crc32(text.encode())


def _setting(desk: Desk) -> Any:
    return desk.store.settings().get("plan")


def _path(desk: Desk) -> str:
    """Named by the learner's database and the packs: two learners or packs do not share a plan."""
    from tutor.store.place import place

    database = place(desk.store)
    if not database:
        return ""
    name = crc32("\n".join((database, *desk.library.roots)).encode("utf-8", "surrogateescape"))
    return os.path.join(paths.cache_folder(), f"plan-{name:08x}.json")
