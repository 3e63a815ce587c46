"""What every command says beside its answer: what errors in a pack cost, and why there is nothing to ask."""

from __future__ import annotations

import sys

from tutor.errors import TutorError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.sitting import Sitting
    from tutor.desk import Desk


class NothingToAsk(TutorError):
    """The scope holds no question at all."""


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
    if scope.only == "flagged":
        return "No question is flagged here; :f flags one."
    if not desk.library.count("question"):
        raise NothingToAsk("The pack holds no question that can be asked; `tutor check` shows why.")
    kind = f" of the kind {scope.kind}" if scope.kind else ""
    raise NothingToAsk(f"There is no question{kind} here. `tutor topics` shows what there is.")
