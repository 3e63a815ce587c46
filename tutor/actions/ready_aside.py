"""The forecast for a thread of the app."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tutor.actions.beside import desk_beside
from tutor.actions.ready import Ready, ready

if TYPE_CHECKING:
    from tutor.desk import Desk


def ready_aside(desk: Desk) -> Ready:
    """How ready one is: on connections of its own, where the data are on disk. Raises NotReady."""
    beside = desk_beside(desk)
    if beside is None:
        return ready(desk)
    with closing(beside):
        return ready(beside)
