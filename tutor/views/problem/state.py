"""What the screen of a problem shows."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.study.attempt import Attempt

# Asked bare; what the answer came to; a worked step; the whole way and the answer.
BARE, SAID, STEP, WORKED = "bare", "said", "step", "worked"


@dataclass(frozen=True)
class ProblemState:
    """An attempt with what its answer came to; `turn` counts pages turned, `note` is a remark to be read once."""

    attempt: Attempt
    feedback: Feedback | None = None
    turn: int = 0
    note: str = ""
    is_rating: bool = False

    @property
    def phase(self) -> str:
        """How far it went."""
        attempt = self.attempt
        if not attempt.is_stepping:
            return SAID if attempt.is_answered else BARE
        return STEP if attempt.step is not None else WORKED

    @property
    def is_typed(self) -> bool:
        """Whether a number is being typed."""
        return self.phase in (BARE, STEP)
