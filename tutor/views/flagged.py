"""The list of flagged questions: what each asks, and its topic."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line, cells, cut
from tutor.views.listing import LEAD, lead, listed
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.flags import Flagged
    from tutor.views.glyphs import Glyphs

TOPIC = 24
NONE = "No question is flagged: ! on a question flags it."


def body(
    questions: Sequence[Flagged], off: frozenset[str], cursor: int, width: int, height: int, signs: Glyphs
) -> Body:
    """As many as fit around the cursor; those whose flag was taken `off` stay until one leaves."""
    measure = measure_of(width)
    if not questions:
        return Body([(("  " + cut(NONE, measure - 2, signs.folded), "text"),)])

    def entry(i: int) -> list[Line]:
        return [_entry(questions[i], i, i == cursor, questions[i].id not in off, measure, signs)]

    return listed(range(len(questions)), cursor, entry, measure, room(height) - BLANKS, signs)


def _entry(question: Flagged, position: int, is_here: bool, is_flagged: bool, measure: int, signs: Glyphs) -> Line:
    """Flag, ask, topic."""
    most = min(TOPIC, measure // 3)
    size = max(8, measure - LEAD - 2 - most - 2)
    ask = cut(question.ask, size, signs.folded)
    return (
        *lead(position, is_here, signs),
        (signs.flag if is_flagged else " ", "flag"),
        (f" {ask}{' ' * (size - cells(ask) + 2)}", "bold" if is_here else "text"),
        (cut(question.topic, most, signs.folded), "muted"),
    )
