"""The list of mock exams: what each is, below it how it stands."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line
from tutor.views.listing import listed, titled
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.views.glyphs import Glyphs


def body(titles: Sequence[tuple[str, str]], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many titles as fit around the cursor, each with what is said of it."""
    if not titles:
        return Body([(("  The pack holds no form of a mock exam.", "text"),)])
    measure = measure_of(width)

    def entry(i: int) -> list[Line]:
        return titled(i, i == cursor, *titles[i], measure, signs)

    return listed(range(len(titles)), cursor, entry, measure, room(height) - BLANKS, signs)
