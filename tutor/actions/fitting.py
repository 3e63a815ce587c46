"""Fitting weights in a program of its own: the app's keys do not wait for seconds of arithmetic."""

from __future__ import annotations

import json
import subprocess
from threading import Thread
from typing import TYPE_CHECKING

from tutor.actions.child import command_of
from tutor.actions.refitting import is_fit_due
from tutor.store.place import place

if TYPE_CHECKING:
    from tutor.desk import Desk

_FIT = """
import json, sys
from tutor.actions.beside import desk_at
from tutor.actions.refitting import refit_if_due
from tutor.desk import Clock
desk = desk_at(*json.loads(sys.argv[1]), Clock())
refit_if_due(desk.store, desk.clock)
"""


def fit_beside(desk: Desk) -> subprocess.Popen[bytes] | None:
    """Begins a fit when one is due; it ends on its own, whether or not the app is still there."""
    database = place(desk.store)
    if not database or not is_fit_due(desk.store):
        return None
    whereabouts = json.dumps([desk.library.roots, desk.library.cache_folder, database])
    nothing = subprocess.DEVNULL
    try:
        child = subprocess.Popen(
            command_of(_FIT, whereabouts), stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError:
        return None
    Thread(target=child.wait, daemon=True).start()  # or it stays in the list of processes until the app ends
    return child
