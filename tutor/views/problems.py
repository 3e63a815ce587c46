"""The list of problems under their topics: title, and how often each was asked."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line
from tutor.views.listing import headed, listed, named
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
        return [named(i, i == cursor, problems[i].title, measure, signs, asked_words(problems[i].times))]

    return listed(rows, cursor, entry, measure, room(height) - BLANKS, signs)


def asked_words(times: int) -> str:
    """How often a problem was answered; '' for never."""
    return f"answered {times} times" if times > 1 else "answered once" if times else ""
