"""Today's plan made by a program of its own, so that nobody waits for it."""

from __future__ import annotations

import os
import sys
from threading import Thread

from tutor.actions.child import command_of
from tutor.actions.plan_kept import kept
from tutor.actions.plan_setting import plan_setting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.desk import Desk

_TUTOR = "from tutor.__main__ import main; main()"


def plan_aside(desk: Desk) -> bool:
    """Starts `tutor plan` unseen where an exam day is ahead and no plan of today is kept; whether it was started.

    It builds the tables where they are missing and keeps its plan: whoever waits for one finds it there.
    """
    on = plan_setting(desk).on
    if on is None or on < desk.today or kept(desk) is not None:
        return False
    packs = [part for root in desk.library.roots for part in ("--pack", root)]
    command = command_of(_TUTOR, "plan", "--json", *packs)
    nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    try:  # a group of its own: Ctrl-C is for the learner's program
        child = os.posix_spawn(sys.executable, command, os.environ, file_actions=nothing, setpgroup=0)
    except OSError:
        return False
    # Or it stays in the list of processes until this program ends.
    Thread(target=os.waitpid, args=(child, 0), daemon=True).start()
    return True
