"""The list of problems under their topics: title, and how often each was asked."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line, cells, cut
from tutor.views.listing import LEAD, headed, lead, listed
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.problems import ProblemLine
    from tutor.views.glyphs import Glyphs

NONE = "The pack holds no problem."


def body(problems: Sequence[ProblemLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many rows as fit around the cursor."""
    if not problems:
        return Body([((f"  {NONE}", "text"),)])
    measure = measure_of(width)
    rows = headed([problem.topic for problem in problems])

    def entry(i: int) -> list[Line]:
        return [_entry(problems[i], i, i == cursor, measure, signs)]

    return listed(rows, cursor, entry, measure, room(height) - BLANKS, signs)


def _entry(problem: ProblemLine, position: int, is_here: bool, measure: int, signs: Glyphs) -> Line:
    about = asked_words(problem.times)
    title = cut(problem.title, measure - LEAD - (cells(about) + 3 if about else 0), signs.folded)
    return (
        *lead(position, is_here, signs),
        (title, "bold" if is_here else "text"),
        (f"   {about}" if about else "", "muted"),
    )


def asked_words(times: int) -> str:
    """How often a problem was answered; '' for never."""
    return f"answered {times} times" if times > 1 else "answered once" if times else ""
