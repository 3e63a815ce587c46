"""`tutor quiz`: questions in the plain terminal, or in JSON Lines with a program."""

from __future__ import annotations

import os
import sys

from tutor.actions.sitting import Sitting
from tutor.desk import open_desk
from tutor.errors import TutorError
from tutor.study.selection import Scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.desk import Desk


class NothingToAsk(TutorError):
    """The scope holds no question at all."""


def run_quiz(options: dict[str, Any]) -> int:
    """Asks until the limit, the end of input, or `:q`."""
    desk = open_desk(tuple(options["pack"]))
    try:
        seed = options["seed"] if options["seed"] is not None else int.from_bytes(os.urandom(4))
        sitting = Sitting(desk, _scope(desk, options), seed, options["count"])
        if options["json"]:
            from tutor.cli.quiz_json import converse

            return converse(sitting)
        from tutor.cli.quiz_prompt import converse as converse_in_text

        return converse_in_text(sitting, options["plain"])
    finally:
        desk.close()


def remark_left_out(desk: Desk) -> None:
    """Says on stderr what the pack's errors cost."""
    if desk.remark:
        print(f"tutor: {desk.remark}", file=sys.stderr)


def nothing_to_ask(sitting: Sitting) -> str:
    """Why there is no question at all. Raises NothingToAsk when no answer could change that."""
    scope, desk = sitting.scope, sitting.desk
    if scope.only == "due":
        return "Nothing is due. `tutor quiz` goes on with new cards, or reads ahead."
    if scope.only == "new":
        return "No new card is left here."
    if scope.only == "weak":
        return "No card is shaky here."
    if not desk.library.count("question"):
        raise NothingToAsk("The pack holds no question that can be asked; `tutor check` shows why.")
    kind = f" of the kind {scope.kind}" if scope.kind else ""
    raise NothingToAsk(f"There is no question{kind} here. `tutor topics` shows what there is.")


def _scope(desk: Desk, options: dict[str, Any]) -> Scope:
    only = next((name for name in ("weak", "due", "new") if options[name]), "")
    topics = tuple(desk.library.find("topic", topic) for topic in options["topics"])
    return Scope(topics, options["kind"] or "", only)
