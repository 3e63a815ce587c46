"""The list of drills: always in one order, a number each, how often each was played."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, cells, cut
from tutor.views.listing import more, window
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.drilling import DrillLine
    from tutor.views.glyphs import Glyphs

ROWS_A_DRILL = 3
INDENT = " " * 7


def body(drills: Sequence[DrillLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many drills as fit around the cursor: title and how often played, below it topic and minutes."""
    if not drills:
        return Body([(("  The pack holds no drill.", "text"),)])
    measure, most = measure_of(width), room(height) - BLANKS
    is_whole = ROWS_A_DRILL * len(drills) - 1 <= most
    shown = window(len(drills), cursor, len(drills) if is_whole else max(1, (most - 2) // ROWS_A_DRILL))
    lines: list[Line] = []
    rows: dict[int, int] = {}
    for i in shown:
        rows |= {len(lines): i, len(lines) + 1: i}
        lines += [*_entry(drills[i], i, i == cursor, measure, signs), EMPTY]
    rest = more(shown, len(drills))
    lines = [*lines, (("  " + cut(rest, measure - 2, signs.folded), "muted"),)] if rest else lines[:-1]
    return Body(lines[: room(height)], rows)


def _entry(drill: DrillLine, number: int, is_here: bool, measure: int, signs: Glyphs) -> list[Line]:
    played = played_words(drill.times)
    title = cut(drill.title, measure - len(INDENT) - (cells(played) + 3 if played else 0), signs.folded)
    label = str(number + 1) if number < 9 else " "
    first: Line = (
        ("  ", "text"),
        (f"{signs.cursor if is_here else ' '} ", "accent"),
        (f"{label}  ", "accent bold"),
        (title, "bold" if is_here else "text"),
        (f"   {played}" if played else "", "muted"),
    )
    about = cut(f"{drill.topic}, {drill.minutes} minutes", measure - len(INDENT), signs.folded)
    return [first, ((f"{INDENT}{about}", "muted"),)]


def played_words(times: int) -> str:
    """How often a drill was played; '' for never."""
    return f"played {times} times" if times > 1 else "played once" if times else ""
