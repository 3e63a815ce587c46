"""What the Exam screen shows."""

from __future__ import annotations

from dataclasses import dataclass

# Before the clock runs, at a question, over all of them, before handing in, and once more where that is very early.
READY, QUESTION, OVERVIEW, LEAVING, SURE = "ready", "question", "overview", "leaving", "sure"


@dataclass(frozen=True)
class ExamState:
    """`cursor` is the choice or, in the overview, the question at which one is; `turn` counts pages turned.

    `typed` is the number that digits have made so far in the overview.
    """

    phase: str = READY
    cursor: int = -1
    turn: int = 0
    typed: int = 0
    has_clock: bool = True
