"""The list of drills: always in one order, a number each, how often each was played."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line
from tutor.views.listing import below, listed, named
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.drilling import DrillLine
    from tutor.views.glyphs import Glyphs


def body(drills: Sequence[DrillLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many drills as fit around the cursor: title and how often played, below it topic and minutes."""
    if not drills:
        return Body([(("  The pack holds no drill.", "text"),)])
    measure = measure_of(width)

    def entry(i: int) -> list[Line]:
        about = f"{drills[i].topic}, {drills[i].minutes} minutes"
        first = named(i, i == cursor, drills[i].title, measure, signs, played_words(drills[i].times))
        return [first, below(about, measure, signs)]

    return listed(range(len(drills)), cursor, entry, measure, room(height) - BLANKS, signs)


def played_words(times: int) -> str:
    """How often a drill was played; '' for never."""
    return f"played {times} times" if times > 1 else "played once" if times else ""
