"""What is said at the end of a sitting."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.study.session import Session

_NOTHING = {"weak": "No card is shaky.", "flagged": "No question is flagged that can be asked."}


def nothing_asked(only: str) -> tuple[str, ...]:
    """Why a sitting asked nothing at all."""
    return (_NOTHING.get(only, "There is nothing to ask here now."),)


def left_early(session: Session) -> str:
    """What is kept of a test that was left before its last question."""
    done = len(session.turns)
    if not done:
        return "Nothing was answered."
    return f"{done} of {session.limit or done} answered, and kept. The rest waits for another test."


def summary(session: Session, seconds: float, reason: str) -> tuple[str, ...]:
    """How a sitting went, and what Enter does."""
    right, answers = sum(turn.is_right for turn in session.turns), len(session.turns)
    said = f"{right} of {answers} right in {_time(seconds)}."
    parts = [reason, said] if reason else [said]
    if session.lap:
        parts.append(f"Last lap: {sum(turn.is_right for turn in session.lap)} of {len(session.lap)} right.")
    elif session.missed:
        cards = "one card" if len(session.missed) == 1 else f"{len(session.missed)} cards"
        parts.append(f"Enter goes once more over the {cards} missed, with another question where there is one.")
    return (*parts, "Every answer is kept.")


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "under a minute" if seconds < 60 else "1 minute" if minutes == 1 else f"{minutes} minutes"
