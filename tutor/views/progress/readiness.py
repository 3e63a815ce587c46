"""How ready one is, with its reasons, as pages of progress."""

from __future__ import annotations

from tutor.views import ready as view
from tutor.views.lines import Line, wrap
from tutor.views.study.state import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.ready import Ready

READINESS = "readiness"


def readiness(ready: Ready | None, why: str, width: int, most: int) -> list[list[Line]]:
    """What `tutor ready` says, as the app has it, on pages of so many lines; or why there is nothing to say."""
    if ready is None:
        return [wrap(why, width, "muted", (("  ", "muted"),), "  ")]
    return parted(view.blocks(ready, width, view.APP), most)
