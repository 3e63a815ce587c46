"""`tutor quiz`: questions in the plain terminal, or in JSON Lines with a program."""

from __future__ import annotations

import os
import sys

from tutor.actions.sitting import Sitting
from tutor.desk import open_desk
from tutor.study.selection import ONLY, Scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.desk import Desk


def run_quiz(options: dict[str, Any]) -> int:
    """Asks until the limit, the end of input, or `:q`."""
    desk = open_desk(tuple(options["pack"]))
    try:
        seed = options["seed"] if options["seed"] is not None else int.from_bytes(os.urandom(4))
        sitting = Sitting(desk, _scope(desk, options), seed, options["count"])
        code = _converse(sitting, options)
        if sitting.session.turns:
            _fit(desk)
        return code
    finally:
        desk.close()


def _converse(sitting: Sitting, options: dict[str, Any]) -> int:
    if options["json"]:
        from tutor.cli.quiz_json import converse

        return converse(sitting)
    from tutor.cli.quiz_prompt import converse as converse_in_text

    return converse_in_text(sitting, options["plain"])


def _fit(desk: Desk) -> None:
    """Fits the memory's weights to the learner, when that is due: now everything is said, and nobody waits for it."""
    from tutor.actions.refitting import refit_if_due

    sys.stdout.flush()
    refit_if_due(desk.store, desk.clock)


def _scope(desk: Desk, options: dict[str, Any]) -> Scope:
    only = next((name for name in ONLY if options[name]), "")
    topics = tuple(desk.library.find("topic", topic) for topic in options["topics"])
    return Scope(topics, options["kind"] or "", only)
