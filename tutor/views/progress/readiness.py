"""How ready one is, with its reasons, as a page of progress."""

from __future__ import annotations

from tutor.views import ready as view
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.ready import Ready

READINESS = "readiness"


def readiness(ready: Ready | None, why: str, width: int) -> list[Line]:
    """The page of `tutor ready` as the app has it, without the blank lines around it; or why there is none."""
    if ready is None:
        return wrap(why, width, "muted", (("  ", "muted"),), "  ")
    lines = view.lines(ready, width, view.APP)
    return [line for at, line in enumerate(lines) if line != EMPTY or 0 < at < len(lines) - 1]
