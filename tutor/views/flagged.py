"""The list of flagged questions: what each asks, and its topic."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, cells, cut
from tutor.views.listing import more, window
from tutor.views.study.state import Body, measure_of

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
    measure, most = measure_of(width), max(1, room(height) - 4)
    if not questions:
        return Body([(("  " + cut(NONE, measure - 2, signs.folded), "text"),)])
    shown = window(len(questions), cursor, most)
    lines = [_entry(questions[i], questions[i].id not in off, i == cursor, measure, signs) for i in shown]
    rest = more(shown, len(questions))
    lines += [EMPTY, ((f"  {rest}", "muted"),)] if rest else []
    return Body(lines[: room(height)], dict(enumerate(shown)))


def _entry(question: Flagged, is_flagged: bool, is_here: bool, measure: int, signs: Glyphs) -> Line:
    """Cursor, flag, ask, topic."""
    size = max(8, measure - 6 - TOPIC - 2)
    ask = cut(question.ask, size, signs.folded)
    return (
        ("  ", "text"),
        (signs.cursor if is_here else " ", "accent"),
        (" ", "text"),
        (signs.flag if is_flagged else " ", "flag"),
        (f" {ask}{' ' * (size - cells(ask) + 2)}", "bold" if is_here else "text"),
        (cut(question.topic, TOPIC, signs.folded), "muted"),
    )
