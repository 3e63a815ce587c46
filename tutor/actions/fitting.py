"""Fitting weights in a program of its own: the app's keys do not wait for seconds of arithmetic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.actions.refitting import is_fit_due
from tutor.store.place import place

if TYPE_CHECKING:
    from tutor.desk import Desk

_ROOT = str(Path(__file__).resolve().parents[2])
_FIT = """
import json, sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from tutor.actions.beside import desk_at
from tutor.actions.refitting import refit_if_due
from tutor.desk import Clock
desk = desk_at(*json.load(sys.stdin), Clock())
refit_if_due(desk.store, desk.clock)
"""


def fit_beside(desk: Desk) -> subprocess.Popen[bytes] | None:
    """Begins a fit when one is due; it ends on its own, whether or not the app is still there."""
    database = place(desk.store)
    if not database or not is_fit_due(desk.store):
        return None
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-c", _FIT, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
    if child.stdin is not None:
        with child.stdin as stdin:
            stdin.write(json.dumps([desk.library.roots, desk.library.cache_folder, database]).encode())
    return child
